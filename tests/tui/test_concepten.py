"""Drafts at the door: per person and per measure, whole or not at all, never read as something they are not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lama_zvp.access.rollen import Wie
from lama_zvp.errors import Geweigerd, OpslagFout
from lama_zvp.workspace.concepten import Logconcept
from tests.tui.conftest import Werk


def zonder_moment(concept: Logconcept | None) -> Logconcept | None:
    return replace(concept, bewaard_op="") if concept else None


def test_a_draft_comes_back_as_it_was_typed(klein: Werk) -> None:
    getypt = Logconcept("een.voor.alfa", "lopend", "2,", "Regel één\nregel 😀 \x00 twee", "31/1", "noord", "pv")
    with klein.workspace() as w:
        w.bewaar_concept(getypt)
    with klein.workspace() as w:
        assert zonder_moment(w.concept("een.voor.alfa")) == getypt
        assert w.concept("een.na.beta") is None


def test_drafts_are_told_newest_first_and_a_later_one_takes_the_place_of_the_earlier(klein: Werk) -> None:
    with klein.workspace() as w:
        w.bewaar_concept(Logconcept("een.voor.alfa", tekst="oud"))
        w.bewaar_concept(Logconcept("een.na.beta", tekst="later"))
        w.bewaar_concept(Logconcept("een.voor.alfa", tekst="nieuw"))
        assert [(c.maatregel, c.tekst) for c in w.concepten()] == [
            ("een.voor.alfa", "nieuw"),
            ("een.na.beta", "later"),
        ]
        w.wis_concept("een.voor.alfa")
        w.wis_concept("een.voor.alfa")
        assert [c.maatregel for c in w.concepten()] == ["een.na.beta"]


def test_nobody_sees_the_draft_of_someone_else(klein: Werk) -> None:
    with klein.workspace() as w:
        w.bewaar_concept(Logconcept("een.voor.alfa", tekst="van mij"))
    with klein.workspace(Wie("medewerker-2")) as ander:
        assert ander.concepten() == ()
        assert ander.concept("een.voor.alfa") is None


def test_a_reader_keeps_no_drafts(klein: Werk) -> None:
    with klein.workspace(Wie("lezer-1", rol="lezer", alleen=False)) as w, pytest.raises(Geweigerd):
        w.bewaar_concept(Logconcept("een.voor.alfa", tekst="x"))


@pytest.mark.parametrize("inhoud", [b"", b"{", b"[]", b'{"maatregel": "x"}', b"\xff\xfe", b'{"maatregel": 3}'])
def test_a_damaged_draft_is_passed_over(inhoud: bytes, klein: Werk) -> None:
    with klein.workspace() as w:
        w.bewaar_concept(Logconcept("een.voor.alfa", tekst="x"))
        (bestand,) = (klein.thuis / "concepten").iterdir()
        bestand.write_bytes(inhoud)
        assert w.concept("een.voor.alfa") is None
        assert w.concepten() == ()


def test_a_home_that_takes_no_drafts_says_so(klein: Werk) -> None:
    klein.thuis.mkdir()
    (klein.thuis / "concepten").write_text("geen map")
    with klein.workspace() as w, pytest.raises(OpslagFout):
        w.bewaar_concept(Logconcept("een.voor.alfa", tekst="x"))


def test_a_draft_cannot_be_written_outside_its_folder(klein: Werk) -> None:
    with klein.workspace() as w:
        w.bewaar_concept(Logconcept("../../weg/../x", tekst="x"))
    assert [pad.parent.name for pad in klein.thuis.rglob("*.json")] == ["concepten"]
