"""The next plan: nothing is lost on the way, every series runs on, and what is written loads."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lama_zvp.errors import PlanOngeldig
from lama_zvp.plan.afkomst import Voorstelsoort
from lama_zvp.plan.commentaar import lees_commentaar
from lama_zvp.plan.load import parse_plan
from lama_zvp.plan.model import Cijfer, Eenmalig, Periode, Plan
from lama_zvp.plan.tabelbeeld import tabelbeeld
from lama_zvp.plan.verschil import verschil
from lama_zvp.plan.volgend import Ontwerp, Raad, volgend_plan, zonder_voorstellen
from lama_zvp.plan.yaml_schrijf import schrijf_plan
from lama_zvp.plan.yaml_tree import parse_tree
from lama_zvp.plan.zicht import zichtbaar

ROOT = Path(__file__).resolve().parents[2]
KLEIN = ROOT / "tests" / "golden" / "plannen" / "klein.yaml"
PLANNEN = [KLEIN, *sorted((ROOT / "plans").glob("*.yaml"))]
PERIODE = Periode(van=date(2027, 1, 1), tot=date(2032, 12, 31))
VANDAAG = date(2026, 10, 1)


@cache
def gelezen(pad: Path) -> tuple[Plan, dict[Any, tuple[str, ...]]]:
    data = pad.read_bytes()
    return parse_plan(data, pad.name), lees_commentaar(data, parse_tree(data, pad.name))


def namen(plan: Plan) -> list[str]:
    van_fiches = [f"{f.sleutel}.{m.laag}.{m.sleutel}" for f in plan.fiches for m in f.maatregelen]
    return [*van_fiches, *(f"hefboom.{h.sleutel}.{t.sleutel}" for h in plan.hefbomen for t in h.toezeggingen)]


def beloftes(plan: Plan) -> list[Any]:
    van_fiches = [m for f in plan.fiches for m in f.maatregelen]
    return [*van_fiches, *(t for h in plan.hefbomen for t in h.toezeggingen)]


def maak(pad: Path, raad: Mapping[str, Raad], cijfers: Mapping[str, Mapping[int, Cijfer]] | None = None) -> Ontwerp:
    plan, commentaar = gelezen(pad)
    return volgend_plan(plan, PERIODE, raad, cijfers or {}, commentaar, VANDAAG)


def lees(ontwerp: Ontwerp) -> Plan:
    return parse_plan(schrijf_plan(ontwerp.plan, ontwerp.commentaar).encode(), "nieuw.yaml")


@given(data=st.data(), pad=st.sampled_from(PLANNEN))
@settings(max_examples=8, deadline=None)
def test_whatever_is_proposed_every_promise_is_found_once_by_its_lineage_and_the_plan_loads(
    data: st.DataObject, pad: Path
) -> None:
    oud, _ = gelezen(pad)
    soorten: list[Voorstelsoort] = ["voortgezet", "bijgesteld", "onbeslist", "vervallen"]
    keuze = st.sampled_from(soorten)
    raad = {naam: Raad(data.draw(keuze), ("Reden: “#1”, of niet?",)) for naam in namen(oud)}
    ontwerp = maak(pad, raad)
    assert lees(ontwerp) == ontwerp.plan
    afkomsten = [deel.afkomst[0] for deel in (*beloftes(ontwerp.plan), *ontwerp.plan.vervallen)]
    assert {a.plan for a in afkomsten} == {oud.sleutel}
    assert sorted(a.sleutel for a in afkomsten) == sorted(namen(oud))
    assert len(ontwerp.plan.vervallen) == sum(r.soort == "vervallen" for r in raad.values())


@pytest.mark.parametrize("pad", PLANNEN, ids=lambda pad: pad.stem)
def test_the_comments_of_the_old_file_are_in_the_new_one(pad: Path) -> None:
    oud, commentaar = gelezen(pad)
    tekst = schrijf_plan(*_delen(maak(pad, {naam: Raad("voortgezet", ("Loopt.",)) for naam in namen(oud)})))
    weg = ("tabellen", "narekenen", "middelen")
    for plek, regels in commentaar.items():
        if plek[0] not in weg:
            assert all(f"# {regel}" in tekst or not regel for regel in regels), plek


@pytest.mark.parametrize("pad", PLANNEN, ids=lambda pad: pad.stem)
def test_also_when_everything_is_dropped_its_text_and_its_comments_stay_readable(pad: Path) -> None:
    oud, commentaar = gelezen(pad)
    ontwerp = maak(pad, {naam: Raad("vervallen", ("Klaar.",)) for naam in namen(oud)})
    tekst = schrijf_plan(*_delen(ontwerp))
    assert not beloftes(lees(ontwerp))
    plat = " ".join(tekst.replace("#", " ").split())
    for belofte in beloftes(oud):
        assert " ".join(belofte.omschrijving.split()) in plat or '"' in belofte.omschrijving
    for plek, regels in commentaar.items():
        if len(plek) > 2 and plek[2] in ("maatregelen", "toezeggingen"):
            assert all(" ".join(regel.split()) in plat for regel in regels), plek


def _delen(ontwerp: Ontwerp) -> tuple[Any, Any]:
    return ontwerp.plan, ontwerp.commentaar


def test_a_dropped_measure_comes_back_by_taking_away_the_hashes() -> None:
    ontwerp = maak(KLEIN, {"verkeer.raadgeven.advies": Raad("vervallen", ("Weg.",))})
    regels = schrijf_plan(*_delen(ontwerp)).splitlines()
    begin = next(i for i, regel in enumerate(regels) if "# - sleutel: advies" in regel)
    einde = next(i for i in range(begin, len(regels)) if not regels[i].lstrip().startswith("#"))
    terug = [regel.replace("# ", "", 1) for regel in regels[begin:einde]]
    plan = parse_plan("\n".join((*regels[:begin], *terug, *regels[einde:])).encode(), "terug.yaml")
    assert "verkeer.raadgeven.advies" in namen(plan)


def test_a_term_that_has_passed_is_not_carried_over_and_says_so() -> None:
    ontwerp = maak(KLEIN, {"verkeer.raadgeven.draaiboek": Raad("voortgezet", ("Lopend.",))})
    (draaiboek,) = (m for m in ontwerp.plan.fiches[0].maatregelen if m.sleutel == "draaiboek")
    assert draaiboek.ritme == Eenmalig()
    assert draaiboek.voorstel is not None
    assert draaiboek.voorstel.soort == "bijgesteld"
    assert "31 december 2022" in draaiboek.voorstel.redenen[1]


def test_every_figure_known_so_far_is_the_history_and_the_last_one_the_baseline() -> None:
    bekend = {
        2018: Cijfer(waarde=Decimal(115)),
        2025: Cijfer(waarde=Decimal(99), uit_plan="voorbeeldplan"),
        2027: Cijfer(waarde=Decimal(1)),
    }
    ontwerp = maak(KLEIN, {}, {"ongevallen": bekend})
    ongevallen = next(i for i in lees(ontwerp).indicatoren if i.sleutel == "ongevallen")
    assert list(ongevallen.nulmeting) == [2018, 2025]
    assert ongevallen.streefwaarden == {}
    assert [(a.plan, a.sleutel) for a in ongevallen.afkomst] == [
        ("voorbeeldplan", "ongevallen"),
        ("vorig-plan", "letselongevallen"),
    ]
    assert "# Streefwaarden van het vorige plan: 2025: 100 (4.1.2). Bepaal nieuwe." in schrijf_plan(*_delen(ontwerp))


def test_the_next_plan_differs_from_the_old_one_only_in_what_was_proposed() -> None:
    oud, _ = gelezen(KLEIN)
    cijfers = {i.sleutel: i.reeks() for i in oud.indicatoren}
    ontwerp = maak(KLEIN, {naam: Raad("voortgezet", ("Loopt.",)) for naam in namen(oud)}, cijfers)
    gevonden = {(v.ding, v.nieuw): {veld.veld for veld in v.velden} for v in verschil(oud, ontwerp.plan).veranderingen}
    assert gevonden == {
        ("plan", ""): {"titel", "begin", "einde"},
        ("maatregel", "verkeer.raadgeven.draaiboek"): {"termijn"},
        ("indicator", "ongevallen"): {"streefwaarde 2025", "nulmeting"},
    }


def test_what_the_program_wrote_above_a_plan_is_not_carried_into_the_one_after_it() -> None:
    eerste = maak(KLEIN, {})
    data = schrijf_plan(*_delen(eerste)).encode()
    commentaar = zonder_voorstellen(lees_commentaar(data, parse_tree(data, "p")))
    assert commentaar == {
        ("sleutel",): (
            "Een klein, volledig plan waarin elk veld van het schema minstens één keer voorkomt. Alles is verzonnen.",
        ),
        ("indicatoren", "ongevallen"): ("Streefwaarden van het vorige plan: 2025: 100 (4.1.2). Bepaal nieuwe.",),
    }


def test_proposals_and_what_was_dropped_are_for_who_may_see_everything() -> None:
    plan = maak(KLEIN, {"verkeer.raadgeven.advies": Raad("vervallen", ("Geheim.",))}).plan
    gezien = zichtbaar(plan, "intern")
    assert plan.vervallen
    assert gezien.vervallen == ()
    assert beloftes(gezien)
    assert all(belofte.voorstel is None for belofte in beloftes(gezien))


@pytest.mark.parametrize(
    ("oud", "nieuw", "fout"),
    [
        ("met: [verkeer.raadgeven.advies]", "met: [verkeer.raadgeven.advis]", "bedoelde u `verkeer.raadgeven.advies`"),
        ("met: [verkeer.raadgeven.advies]", "met: [verkeer.ontraden.bob-winter]", "gaat niet met zichzelf samen"),
        ("plan: vorig-plan, sleutel: verkeer}", "plan: Vorig plan, sleutel: verkeer}", "is geen sleutel"),
        ("soort: samengevoegd", "soort: vervallen", "kies uit voortgezet, bijgesteld, samengevoegd"),
    ],
)
def test_a_proposal_or_lineage_that_leads_nowhere_is_told_with_advice(oud: str, nieuw: str, fout: str) -> None:
    tekst = KLEIN.read_text(encoding="utf-8")
    assert oud in tekst
    with pytest.raises(PlanOngeldig) as gevonden:
        parse_plan(tekst.replace(oud, nieuw).encode(), "p.yaml")
    assert fout in str(gevonden.value)


def test_where_a_thing_stood_in_the_old_plan_stays_known_after_two_cycles() -> None:
    eerste = maak(KLEIN, {}).plan
    assert eerste.fiches[0].bron == "plan 2020-2025, 4.1"
    later = Periode(van=date(2033, 1, 1), tot=date(2038, 12, 31))
    tweede = volgend_plan(eerste, later, {}, {}, {}, VANDAAG).plan
    assert tweede.fiches[0].bron == "plan 2020-2025, 4.1"
    assert tweede.sleutel == "voorbeeldplan-2033-2038"
    assert tweede.voorgangers == ("voorbeeldplan-2027-2032", "voorbeeldplan", "vorig-plan")
    assert [a.plan for a in tweede.fiches[0].afkomst] == ["voorbeeldplan-2027-2032", "voorbeeldplan", "vorig-plan"]


NOORD = ROOT / "plans" / "noord-nederland-2020-2023.yaml"


def test_a_table_of_figures_per_year_goes_on_with_its_years_moved_and_the_new_ones_open() -> None:
    oud, _ = gelezen(NOORD)
    plan = lees(maak(NOORD, {}, {i.sleutel: i.reeks() for i in oud.indicatoren}))
    tabel = next(t for t in plan.tabellen if t.sleutel == "tabel-1")
    # 2020-2023 with figures from 2018 on becomes 2027-2032 with figures from 2025 on.
    assert [k.titel for k in tabel.kolommen] == ["Doel", "2030", "2029", "2028", "2027", "2026", "2025"]
    assert [k.jaar for k in tabel.kolommen] == [None, 2030, 2029, 2028, 2027, 2026, 2025]
    assert len(tabel.rijen) == 48
    assert tabel.noten == ()
    cellen = [cel for rij in tabelbeeld(plan, tabel, None).rijen for cel in rij.cellen]
    assert all(cel.waarde is None for cel in cellen)


def test_the_head_of_the_file_names_what_goes_on_and_what_stays_behind() -> None:
    oud, _ = gelezen(KLEIN)
    tekst = schrijf_plan(*_delen(maak(KLEIN, {})))
    assert "# Tabellen met opgeschoven jaren, de nieuwe jaren nog open: jaarcijfers." in tekst
    assert (
        "# Niet overgenomen, want van het vorige document (tabellen; narekeningen): personeel; samen, respons." in tekst
    )
    assert "LET OP" not in tekst
    assert oud.periode.einde.year == 2026


def test_a_plan_that_overlaps_the_one_before_says_so() -> None:
    plan, commentaar = gelezen(KLEIN)
    periode = Periode(van=date(2026, 1, 1), tot=date(2031, 12, 31))
    ontwerp = volgend_plan(plan, periode, {}, {}, commentaar, VANDAAG)
    kop = "LET OP: het vorige plan loopt tot en met 31 december 2026 en overlapt dit plan."
    assert kop in schrijf_plan(ontwerp.plan, ontwerp.commentaar)
