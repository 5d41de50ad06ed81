"""Two plans compared by meaning: nothing against itself, a mirror the other way round, and every change by its name."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lama_zvp.plan.afkomst import Afkomst
from lama_zvp.plan.koppelen import lijkt
from lama_zvp.plan.load import load_plan, parse_plan
from lama_zvp.plan.model import Plan
from lama_zvp.plan.verschil import Planverschil, Veldverschil, Verandering, verschil

ROOT = Path(__file__).resolve().parents[2]
KLEIN = (ROOT / "tests" / "golden" / "plannen" / "klein.yaml").read_text(encoding="utf-8")


def klein(*wissels: tuple[str, str]) -> Plan:
    tekst = KLEIN
    for oud, nieuw in wissels:
        assert oud in tekst, oud
        tekst = tekst.replace(oud, nieuw)
    return parse_plan(tekst.encode(), "klein.yaml")


def enige(uitkomst: Planverschil) -> Verandering:
    (verandering,) = uitkomst.veranderingen
    return verandering


# --- laws ----------------------------------------------------------------------------------------------------------


@cache
def meegeleverd() -> tuple[Plan, ...]:
    return (klein(), *(load_plan(pad) for pad in sorted((ROOT / "plans").glob("*.yaml"))))


@st.composite
def plannen(draw: Any) -> Plan:
    """One of the plans at hand with a few of its measures dropped, moved, renamed, reworded or doubled."""
    plan = draw(st.sampled_from(meegeleverd()))
    fiches = list(plan.fiches)
    for _ in range(draw(st.integers(0, 5))):
        nummer = draw(st.integers(0, len(fiches) - 1))
        fiche = fiches[nummer]
        maatregelen = list(fiche.maatregelen)
        if not maatregelen:
            continue
        plaats = draw(st.integers(0, len(maatregelen) - 1))
        m = maatregelen[plaats]
        naam = f"{fiche.sleutel}.{m.laag}.{m.sleutel}"
        match draw(st.sampled_from(["weg", "laag", "sleutel", "titel", "afkomst", "dubbel", "verhuis", "splits"])):
            case "weg":
                del maatregelen[plaats]
            case "laag":
                laag = draw(st.sampled_from(plan.lagen)).sleutel
                maatregelen[plaats] = m.model_copy(update={"laag": laag})
            case "sleutel":
                maatregelen[plaats] = m.model_copy(update={"sleutel": f"{m.sleutel}-anders"})
            case "titel":
                maatregelen[plaats] = m.model_copy(update={"titel": f"{m.titel} (herzien)"})
            case "afkomst":
                afkomst = (Afkomst(plan="eerder", sleutel=naam), *m.afkomst)
                maatregelen[plaats] = m.model_copy(update={"afkomst": afkomst})
            case "dubbel":
                afkomst = tuple(Afkomst(plan=plan.sleutel, sleutel=naam) for _ in range(2))[:1]
                maatregelen.append(m.model_copy(update={"sleutel": f"{m.sleutel}-bis", "afkomst": afkomst}))
            case "splits":
                maatregelen.append(m.model_copy(update={"sleutel": f"{m.sleutel}-ter"}))
            case _:
                ander = draw(st.integers(0, len(fiches) - 1))
                if ander != nummer:
                    fiches[ander] = fiches[ander].model_copy(update={"maatregelen": (*fiches[ander].maatregelen, m)})
                    del maatregelen[plaats]
        fiches[nummer] = fiche.model_copy(update={"maatregelen": tuple(maatregelen)})
    return plan.model_copy(
        update={
            "fiches": tuple(_uniek(fiche) for fiche in fiches),
            "sleutel": draw(st.sampled_from([plan.sleutel, "b"])),
        }
    )


def _uniek(fiche: Any) -> Any:
    """A key stands once in a fiche, as in every plan that loads."""
    per = {m.sleutel: m for m in fiche.maatregelen}
    return fiche.model_copy(update={"maatregelen": tuple(per.values())})


@given(plan=plannen())
@settings(max_examples=60, deadline=None)
def test_a_plan_does_not_differ_from_itself(plan: Plan) -> None:
    assert verschil(plan, plan).veranderingen == ()


@given(a=plannen(), b=plannen())
@settings(max_examples=60, deadline=None)
def test_the_comparison_the_other_way_round_is_the_mirror(a: Plan, b: Plan) -> None:
    assert verschil(b, a) == verschil(a, b).gespiegeld()
    assert verschil(a, b).gespiegeld().gespiegeld() == verschil(a, b)


@given(a=plannen(), b=plannen())
@settings(max_examples=60, deadline=None)
def test_every_measure_of_both_plans_is_accounted_for(a: Plan, b: Plan) -> None:
    """A measure is gone, is new, or has a counterpart; so dropping those that went and adding the new ones squares."""
    uitkomst = [v for v in verschil(a, b).veranderingen if v.ding == "maatregel"]
    namen_a = {f"{f.sleutel}.{m.laag}.{m.sleutel}" for f in a.fiches for m in f.maatregelen}
    namen_b = {f"{f.sleutel}.{m.laag}.{m.sleutel}" for f in b.fiches for m in f.maatregelen}
    weg = {v.oud for v in uitkomst if v.soort == "vervallen"}
    nieuw = {v.nieuw for v in uitkomst if v.soort == "toegevoegd"}
    assert weg <= namen_a
    assert nieuw <= namen_b
    ongewijzigd = namen_a - {v.oud for v in uitkomst}
    assert ongewijzigd <= namen_b
    assert namen_b - nieuw - {v.nieuw for v in uitkomst} <= namen_a


# --- each kind of change -------------------------------------------------------------------------------------------


def test_a_measure_that_moves_to_another_layer_is_the_same_measure() -> None:
    gevonden = enige(verschil(klein(), klein(("laag: ontraden\n", "laag: raadgeven\n"))))
    assert (gevonden.soort, gevonden.oud, gevonden.nieuw) == (
        "gewijzigd",
        "verkeer.ontraden.bob-winter",
        "verkeer.raadgeven.bob-winter",
    )
    assert gevonden.velden == (Veldverschil("laag", "ontraden", "raadgeven"),)


@pytest.mark.parametrize(
    ("oud", "nieuw", "veld"),
    [
        (
            "termijn: 2022-12-31",
            "termijn: 2023-12-31",
            Veldverschil("termijn", "31 december 2022", "31 december 2023", "later"),
        ),
        (
            "termijn: 2022-12-31",
            "termijn: 2021-12-31",
            Veldverschil("termijn", "31 december 2022", "31 december 2021", "vroeger"),
        ),
        (", termijn: 2022-12-31", "", Veldverschil("termijn", "31 december 2022", None, "later")),
        ("ritme: {per_jaar: 2}", "ritme: doorlopend", Veldverschil("ritme", "2 keer per jaar", "doorlopend")),
        ("Diensthoofd verkeer", "Korpschef", Veldverschil("verantwoordelijke", "Diensthoofd verkeer", "Korpschef")),
        (
            "    verantwoordelijke: Diensthoofd verkeer\n",
            "",
            Veldverschil("verantwoordelijke", "Diensthoofd verkeer", None),
        ),
        ("2025: {waarde: 100", "2025: {waarde: 110", Veldverschil("streefwaarde 2025", "100", "110", "verzacht")),
        ("2025: {waarde: 100", "2025: {waarde: 90", Veldverschil("streefwaarde 2025", "100", "90", "verscherpt")),
        ("titel: BOB in de winter", "titel: BOB", Veldverschil("titel", "BOB in de winter", "BOB")),
        (
            "2018: {waarde: 115, voorlopig: true, ",
            "2018: {waarde: 116, ",
            Veldverschil("cijfer 2018", "115 (voorlopig)", "116"),
        ),
    ],
)
def test_a_change_is_told_by_its_property(oud: str, nieuw: str, veld: Veldverschil) -> None:
    assert enige(verschil(klein(), klein((oud, nieuw)))).velden == (veld,)


def test_what_came_and_what_went_is_told_by_its_title() -> None:
    begin, einde = KLEIN.index("      - sleutel: advies"), KLEIN.index("      - sleutel: draaiboek")
    zonder = klein((KLEIN[begin:einde], ""), ("met: [verkeer.raadgeven.advies]", "met: []"))
    weg = enige(verschil(klein(), zonder))
    assert (weg.soort, weg.oud, weg.nieuw, weg.titel) == (
        "vervallen",
        "verkeer.raadgeven.advies",
        None,
        "Advies over signalisatie",
    )
    assert enige(verschil(zonder, klein())).soort == "toegevoegd"


def test_a_measure_under_another_key_is_found_by_its_lineage() -> None:
    begin = (
        "- sleutel: advies\n",
        "- sleutel: raad-geven\n        afkomst: [{plan: voorbeeldplan, sleutel: verkeer.raadgeven.advies}]\n",
    )
    nieuw = klein(
        begin,
        ("sleutel: voorbeeldplan", "sleutel: volgend"),
        ("verkeer.raadgeven.advies]", "verkeer.raadgeven.raad-geven]"),
    )
    maatregelen = [v for v in verschil(klein(), nieuw).veranderingen if v.ding == "maatregel"]
    assert [(v.oud, v.nieuw, v.velden) for v in maatregelen] == [
        ("verkeer.raadgeven.advies", "verkeer.raadgeven.raad-geven", ())
    ]


def test_a_hefboom_under_another_key_takes_its_commitments_along() -> None:
    nieuw = klein(("- sleutel: gdpr", "- sleutel: privacy"), ("hefbomen: [gdpr]", "hefbomen: [privacy]"))
    assert [(v.ding, v.oud, v.nieuw, v.velden) for v in verschil(klein(), nieuw).veranderingen] == [
        ("hefboom", "hefboom.gdpr", "hefboom.privacy", ()),
        ("toezegging", "hefboom.gdpr.register", "hefboom.privacy.register", ()),
    ]


def test_an_extension_is_a_later_end_of_the_plan() -> None:
    (veld,) = enige(verschil(klein(("stand: besloten, besloten_op: 2025-06-01", "stand: mogelijk")), klein())).velden
    assert veld == Veldverschil("einde", "31 december 2025", "31 december 2026", "later")


@pytest.mark.parametrize(
    ("een", "ander", "ja"),
    [
        ("BOB-controles in de winter", "BOB controles winter", True),
        ("Fietscontroles aan scholen", "Controles aan de scholen", False),
        ("Verwerkingsregister", "Register van de verwerkingen", False),
        ("Snelheidscontroles aan scholen", "Snelheidscontroles bij scholen", True),
        ("de", "de", False),
    ],
)
def test_titles_are_alike_when_most_words_that_matter_are_shared(een: str, ander: str, ja: bool) -> None:
    assert lijkt(een, ander) is lijkt(ander, een) is ja
