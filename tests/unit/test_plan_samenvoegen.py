"""One plan of two zones: nothing is lost, no key is used twice, what is alike is marked, and the result loads."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lama_zvp.plan.commentaar import lees_commentaar
from lama_zvp.plan.load import parse_plan
from lama_zvp.plan.model import Plan
from lama_zvp.plan.samenvoegen import voeg_samen
from lama_zvp.plan.yaml_schrijf import schrijf_plan
from lama_zvp.plan.yaml_tree import parse_tree
from tests.unit.test_plan_volgend import PLANNEN, beloftes, namen

ROOT = Path(__file__).resolve().parents[2]
KLEIN = (ROOT / "tests" / "golden" / "plannen" / "klein.yaml").read_text(encoding="utf-8")
VANDAAG = date(2026, 10, 1)
PAREN = [(PLANNEN[0], PLANNEN[1]), (PLANNEN[1], PLANNEN[3]), (PLANNEN[3], PLANNEN[2]), (PLANNEN[2], PLANNEN[0])]


def plan(tekst: str) -> Plan:
    return parse_plan(tekst.encode(), "p.yaml")


def buur(*wissels: tuple[str, str]) -> Plan:
    """The small plan as that of a neighbouring zone, with some of its text replaced."""
    tekst = KLEIN.replace("sleutel: voorbeeldplan", "sleutel: buurplan").replace('"9999"', '"8888"')
    for oud, nieuw in (("hoogdorp", "elders"), ("Hoogdorp", "Elders"), *wissels):
        assert oud in tekst, oud
        tekst = tekst.replace(oud, nieuw)
    return plan(tekst)


def lees(ontwerp: Any) -> Plan:
    return parse_plan(schrijf_plan(ontwerp.plan, ontwerp.commentaar).encode(), "samen.yaml")


@cache
def gelezen(pad: Path) -> Plan:
    return parse_plan(pad.read_bytes(), pad.name)


@pytest.mark.parametrize("paar", PAREN, ids=lambda paar: f"{paar[0].stem}+{paar[1].stem}")
def test_every_promise_fiche_and_figure_of_both_is_found_exactly_once_and_the_plan_loads(
    paar: tuple[Path, Path],
) -> None:
    a, b = map(gelezen, paar)
    ontwerp = voeg_samen(a, b, VANDAAG)
    samen = lees(ontwerp)
    assert samen == ontwerp.plan
    _niets_verloren(a, b, samen)


def _niets_verloren(a: Plan, b: Plan, samen: Plan) -> None:
    verwacht = sorted((p.sleutel, naam) for p in (a, b) for naam in namen(p))
    assert sorted((m.afkomst[0].plan, m.afkomst[0].sleutel) for m in beloftes(samen)) == verwacht
    cijfers = sorted((p.sleutel, i.sleutel) for p in (a, b) for i in p.indicatoren)
    assert sorted((i.afkomst[0].plan, i.afkomst[0].sleutel) for i in samen.indicatoren) == cijfers
    fiches = {(x.plan, x.sleutel) for f in samen.fiches for x in f.afkomst}
    assert {(p.sleutel, f.sleutel) for p in (a, b) for f in p.fiches} <= fiches


_SLEUTELS = st.sampled_from(["bob-winter", "advies", "draaiboek", "8888-advies", "8888-bob-winter", "anders"])


@given(
    sleutels=st.lists(_SLEUTELS, min_size=3, max_size=3, unique=True),
    lagen=st.lists(st.booleans(), min_size=3, max_size=3),
)
@settings(max_examples=30, deadline=None)
def test_however_keys_collide_each_stays_unique_and_is_found_by_lineage(sleutels: list[str], lagen: list[bool]) -> None:
    a, b = plan(KLEIN), buur()
    fiche = b.fiches[0]
    maatregelen = tuple(
        m.model_copy(update={"sleutel": sleutel, "laag": "raadgeven" if laag else "ontraden", "voorstel": None})
        for m, sleutel, laag in zip(fiche.maatregelen, sleutels, lagen, strict=True)
    )
    b = b.model_copy(update={"fiches": (fiche.model_copy(update={"maatregelen": maatregelen}),)})
    _niets_verloren(a, b, lees(voeg_samen(a, b, VANDAAG)))


def test_the_first_plan_keeps_its_keys_and_a_taken_key_gets_the_zone_in_front() -> None:
    samen = voeg_samen(plan(KLEIN), buur(), VANDAAG).plan
    assert [m.sleutel for m in samen.fiches[0].maatregelen] == [
        "bob-winter",
        "advies",
        "draaiboek",
        "8888-bob-winter",
        "8888-advies",
        "8888-draaiboek",
    ]
    assert [i.sleutel for i in samen.indicatoren][3:] == ["8888-ongevallen", "8888-controles", "8888-tevredenheid"]
    assert samen.fiches[0].indicatoren == ("ongevallen", "controles", "8888-ongevallen", "8888-controles")
    assert [g.sleutel for g in samen.zone.gemeenten] == ["hoogdorp", "overdorp", "elders"]


def test_what_looks_the_same_in_both_zones_is_marked_on_both_sides() -> None:
    samen = voeg_samen(plan(KLEIN), buur(), VANDAAG).plan
    voorstellen = {m.sleutel: m.voorstel for m in samen.fiches[0].maatregelen}
    een, ander = voorstellen["advies"], voorstellen["8888-advies"]
    assert een is not None
    assert ander is not None
    assert (een.soort, een.met) == ("samengevoegd", ("verkeer.raadgeven.8888-advies",))
    assert ander.met == ("verkeer.raadgeven.advies",)
    assert not een.beslist


def test_what_held_for_a_whole_zone_holds_for_that_zone_s_gemeenten() -> None:
    samen = voeg_samen(plan(KLEIN), buur(), VANDAAG).plan
    gemeenten = {m.sleutel: m.gemeenten for m in samen.fiches[0].maatregelen}
    assert gemeenten["advies"] == ("hoogdorp", "overdorp")
    assert gemeenten["8888-advies"] == ("elders", "overdorp")


def test_a_fiche_with_the_same_key_about_something_else_stays_apart() -> None:
    b = buur(("titel: Verkeersveiligheid", "titel: Jongeren op straat"))
    samen = lees(voeg_samen(plan(KLEIN), b, VANDAAG))
    assert [f.sleutel for f in samen.fiches] == ["verkeer", "8888-verkeer"]
    assert [v.fiches for p in samen.overleg for v in p.verwachtingen] == [("verkeer",), ("8888-verkeer",)]


def test_a_fiche_of_both_has_one_key_figure_and_the_stricter_class() -> None:
    b = buur(("    verantwoordelijke: Diensthoofd verkeer\n    klasse: intern", "    klasse: beperkt"))
    samen = lees(voeg_samen(plan(KLEIN), b, VANDAAG))
    kern = [i.sleutel for i in samen.indicatoren if i.kernindicator]
    assert kern == ["ongevallen"]
    assert samen.fiches[0].klasse == "beperkt"
    assert samen.fiches[0].verantwoordelijke == "Diensthoofd verkeer"


def test_who_answered_for_the_second_zone_s_fiche_keeps_answering_for_its_measures() -> None:
    b = buur(("Diensthoofd verkeer", "Commissaris"), ("doelgroep: Alle weggebruikers", "doelgroep: Fietsers"))
    ontwerp = voeg_samen(plan(KLEIN), b, VANDAAG)
    samen = lees(ontwerp)
    assert samen.fiches[0].verantwoordelijke == "Diensthoofd verkeer"
    wie = {m.sleutel: m.verantwoordelijke for m in samen.fiches[0].maatregelen}
    assert wie["advies"] is None
    assert wie["8888-advies"] == "Commissaris"
    assert wie["8888-bob-winter"] == "Teamchef interventie"
    tekst = schrijf_plan(ontwerp.plan, ontwerp.commentaar)
    assert "# VOORSTEL samengevoegd. Van de andere zone niet behouden: doelgroep: Fietsers" in tekst
    assert "# VOORSTEL: hetzelfde cijfer als ongevallen van de andere zone?" in tekst


def test_comments_of_both_files_go_along_to_the_new_names() -> None:
    def commentaar(tekst: str) -> Any:
        return lees_commentaar(tekst.encode(), parse_tree(tekst.encode(), "p"))

    een = KLEIN.replace("      - sleutel: advies", "      # Van ons\n      - sleutel: advies")
    twee = een.replace("# Van ons", "# Van de buren").replace("sleutel: voorbeeldplan", "sleutel: buurplan")
    twee = twee.replace('"9999"', '"8888"')
    ontwerp = voeg_samen(plan(een), plan(twee), VANDAAG, commentaar(een), commentaar(twee))
    regels = schrijf_plan(ontwerp.plan, ontwerp.commentaar).splitlines()
    for opmerking, sleutel in (("# Van ons", "advies"), ("# Van de buren", "8888-advies")):
        plaats = next(i for i, regel in enumerate(regels) if regel.strip() == opmerking)
        volgende = next(regel for regel in regels[plaats:] if not regel.lstrip().startswith("#"))
        assert volgende.strip() == f"- sleutel: {sleutel}"


def test_two_plans_with_one_key_are_no_two_plans() -> None:
    with pytest.raises(ValueError, match="one key"):
        voeg_samen(plan(KLEIN), plan(KLEIN), VANDAAG)
