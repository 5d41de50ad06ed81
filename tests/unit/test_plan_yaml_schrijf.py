"""A plan written as a file is the same plan when it is read, and the comments of a file stay with what they explain."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lama_zvp.plan.commentaar import lees_commentaar
from lama_zvp.plan.load import parse_plan
from lama_zvp.plan.model import Plan
from lama_zvp.plan.yaml_scalars import CONTROL_CHARACTERS
from lama_zvp.plan.yaml_schrijf import EINDE, schrijf_deel, schrijf_plan
from lama_zvp.plan.yaml_tree import parse_tree

ROOT = Path(__file__).resolve().parents[2]
KLEIN = ROOT / "tests" / "golden" / "plannen" / "klein.yaml"
PLANNEN = [KLEIN, *sorted((ROOT / "plans").glob("*.yaml"))]


def lees(tekst: str) -> Plan:
    return parse_plan(tekst.encode(), "p.yaml")


def commentaar(tekst: str) -> dict[tuple[str | int, ...], tuple[str, ...]]:
    data = tekst.encode()
    return lees_commentaar(data, parse_tree(data, "p.yaml"))


@pytest.mark.parametrize("pad", PLANNEN, ids=lambda pad: pad.stem)
def test_every_plan_reads_back_the_same_with_every_comment(pad: Path) -> None:
    tekst = pad.read_text(encoding="utf-8")
    plan, opmerkingen = lees(tekst), commentaar(tekst)
    geschreven = schrijf_plan(plan, opmerkingen)
    assert lees(geschreven) == plan
    assert commentaar(geschreven) == opmerkingen
    aantal = sum(regel.lstrip().startswith("#") for regel in tekst.splitlines())
    assert sum(map(len, opmerkingen.values())) == aantal > 0


def test_a_line_is_never_wider_than_the_page_but_for_one_long_word() -> None:
    for pad in PLANNEN:
        breed = [r for r in schrijf_plan(lees(pad.read_text(encoding="utf-8"))).splitlines() if len(r) > 120]
        assert [r for r in breed if " " in r.strip().partition(": ")[2] and not r.rstrip().endswith('"')] == []


_TEKST = st.text(
    st.one_of(st.sampled_from(list(" :#-'\"[]{},&*!|>%@`\\?\n\t~=.0123456789")), st.characters(codec="utf-8")),
    min_size=1,
    max_size=300,
)


@given(titel=_TEKST, tekst=_TEKST, teken=_TEKST)
@settings(max_examples=200, deadline=None)
def test_any_text_reads_back_as_it_was(titel: str, tekst: str, teken: str) -> None:
    plan = lees(KLEIN.read_text(encoding="utf-8"))
    try:
        speerpunt = type(plan.speerpunt)(tekst=tekst, bron=titel)
        leeg = plan.tabellen[0].model_validate({**dict(plan.tabellen[0]), "leeg": teken[:40]})
    except ValueError:
        return
    anders = plan.model_copy(update={"speerpunt": speerpunt, "tabellen": (leeg,), "titel": speerpunt.bron})
    if _verboden(tekst + titel + teken):
        return
    assert lees(schrijf_plan(anders)) == anders


def _verboden(tekst: str) -> bool:
    return bool(CONTROL_CHARACTERS.search(tekst)) or "\r" in tekst


WOORDEN = [
    "ja",
    "nee",
    "true",
    "null",
    "~",
    "2020",
    "1_000",
    "010",
    "1e3",
    "12:30",
    "2020-01-01",
    "",
    "on",
    "No",
    "4.1.2",
]


@pytest.mark.parametrize("woord", WOORDEN)
def test_words_that_look_like_something_else_stay_text(woord: str) -> None:
    plan = lees(KLEIN.read_text(encoding="utf-8"))
    opmaak = plan.tabellen[0].opmaak.model_copy(update={"voor": woord})
    anders = plan.model_copy(update={"tabellen": (plan.tabellen[0].model_copy(update={"opmaak": opmaak}),)})
    assert lees(schrijf_plan(anders)).tabellen[0].opmaak.voor == woord


def test_a_comment_belongs_to_what_begins_below_it_and_one_behind_a_value_to_its_line() -> None:
    gevonden = commentaar(
        "# Over het plan\nsleutel: p\nfiches:\n  # Over verkeer\n  - sleutel: verkeer\n"
        '    titel: "Nr #1" # Over de titel\n    bron: >-\n      # geen commentaar\n      tekst\n# Slot\n'
    )
    assert gevonden == {
        ("sleutel",): ("Over het plan",),
        ("fiches", "verkeer"): ("Over verkeer",),
        ("fiches", "verkeer", "titel"): ("Over de titel",),
        (EINDE,): ("Slot",),
    }


@given(plaatsen=st.sets(st.integers(0, len(KLEIN.read_text(encoding="utf-8").splitlines())), max_size=12))
@settings(max_examples=60, deadline=None)
def test_wherever_a_comment_stands_it_is_kept_and_stays_where_it_was(plaatsen: set[int]) -> None:
    regels = KLEIN.read_text(encoding="utf-8").splitlines()
    for plaats in sorted(plaatsen, reverse=True):
        inspring = " " * (len(regels[plaats]) - len(regels[plaats].lstrip())) if plaats < len(regels) else ""
        regels.insert(plaats, f"{inspring}# opmerking {plaats}")
    tekst = "\n".join(regels) + "\n"
    opmerkingen = commentaar(tekst)
    geschreven = schrijf_plan(lees(tekst), opmerkingen)
    assert commentaar(geschreven) == opmerkingen
    assert all(f"# opmerking {plaats}" in geschreven for plaats in plaatsen)


def test_the_line_for_the_editor_is_no_comment_of_the_plan() -> None:
    assert commentaar("# yaml-language-server: $schema=x.json\nsleutel: p\n") == {}


def test_a_comment_can_hold_no_line_of_the_file() -> None:
    plan = lees(KLEIN.read_text(encoding="utf-8"))
    geschreven = schrijf_plan(plan, {("titel",): ("Eén regel\nsleutel: gekaapt",)})
    assert "\n# Eén regel sleutel: gekaapt\n" in geschreven
    assert lees(geschreven) == plan


def test_a_single_promise_is_written_as_an_item_of_a_list() -> None:
    plan = lees(KLEIN.read_text(encoding="utf-8"))
    tekst = schrijf_deel(plan.fiches[0].maatregelen[2])
    assert tekst.splitlines()[:2] == ["- sleutel: draaiboek", "  titel: Draaiboek zware ongevallen"]
