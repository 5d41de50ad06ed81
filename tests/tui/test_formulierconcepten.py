"""Drafts of forms: whole or not at all, of one person, without personal data, and gone with what was removed."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lama_zvp.access.rollen import Wie
from lama_zvp.errors import Geweigerd
from lama_zvp.settings import Keuze
from lama_zvp.workspace import Workspace
from tests.tui.conftest import KLEIN, VANDAAG, Werk, vaste_klok

WAARDEN = {"oordeel": "aandacht", "toelichting": "Regel één\nregel twee", "bijsturing": ""}


def test_a_draft_comes_back_as_it_was_typed_and_goes_when_it_is_thrown_away(klein: Werk) -> None:
    with klein.workspace() as w:
        w.bewaar_formulierconcept("beoordeel", "beoordeling een 2024", "Beoordelen: Een", WAARDEN)
        terug = w.formulierconcept("beoordeling een 2024")
        assert terug is not None
        assert terug.waarden == WAARDEN
        assert [c.titel for c in w.formulierconcepten()] == ["Beoordelen: Een"]
        w.wis_formulierconcept("beoordeling een 2024")
        w.wis_formulierconcept("beoordeling een 2024")
        assert w.formulierconcept("beoordeling een 2024") is None


def test_a_draft_is_seen_by_its_owner_alone_and_by_no_other_account(klein: Werk) -> None:
    with klein.workspace() as w:
        w.bewaar_formulierconcept("meting", "meting geteld 2024", "Cijfer", {"waarde": "3"})
    (bestand,) = (klein.thuis / "concepten").iterdir()
    assert stat.S_IMODE(bestand.stat().st_mode) & 0o077 == 0
    with klein.workspace(Wie("iemand-anders")) as ander:
        assert ander.formulierconcepten() == ()
        assert ander.formulierconcept("meting geteld 2024") is None
        assert ander.concepten() == ()


def test_a_draft_of_a_form_is_no_draft_of_an_entry(klein: Werk) -> None:
    with klein.workspace() as w:
        w.bewaar_formulierconcept("log", "alfa", "Iets", {"tekst": "x"})
        assert w.concepten() == ()


def test_who_may_not_do_the_act_keeps_no_draft_of_it(klein: Werk) -> None:
    with klein.workspace(Wie("iemand", "medewerker", alleen=False)) as w:
        with pytest.raises(Geweigerd):
            w.bewaar_formulierconcept("beoordeel", "beoordeling een 2024", "Beoordelen", WAARDEN)
        assert not (klein.thuis / "concepten").exists()


def test_personal_data_never_reach_a_draft(klein: Werk) -> None:
    with klein.workspace() as w:
        w.bewaar_formulierconcept("beoordeel", "x", "X", {"toelichting": "bel 0475 12 34 56 nu"})
    (bestand,) = (klein.thuis / "concepten").iterdir()
    assert b"0475" not in bestand.read_bytes()


def test_removing_a_text_from_the_journal_takes_the_draft_that_holds_it(klein: Werk) -> None:
    tekst = "Deze zin had hier nooit mogen staan"
    with klein.workspace() as w:
        g = w.log("alfa", tekst, datum="2024-05-01")
        w.bewaar_formulierconcept("corrigeer", f"verbetering {g.id}", "Verbeteren", {"tekst": tekst})
        w.bewaar_formulierconcept("besluit", "besluit nieuw", "Nieuw besluit", {"titel": "Iets heel anders dus"})
        w.redigeer(g.id, reden="Hoort hier niet")
        assert [c.formulier for c in w.formulierconcepten()] == ["besluit nieuw"]


@pytest.mark.parametrize(
    "inhoud",
    [b"", b"\xff", b"[]", b"{}", json.dumps({"formulier": "x", "titel": 1, "waarden": {}, "bewaard_op": ""}).encode()],
)
def test_a_file_that_is_no_draft_is_passed_over(klein: Werk, inhoud: bytes) -> None:
    with klein.workspace() as w:
        w.bewaar_formulierconcept("log", "x", "X", {"a": "b"})
        (bestand,) = (klein.thuis / "concepten").iterdir()
        bestand.write_bytes(inhoud)
        assert w.formulierconcept("x") is None
        assert w.formulierconcepten() == ()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(naam=st.text(min_size=1, max_size=300))
def test_whatever_a_form_is_called_its_draft_stays_in_its_folder(tmp_path: Path, naam: str) -> None:
    thuis = tmp_path / "thuis"
    with Workspace(Keuze(thuis=thuis, plan=str(KLEIN), vandaag=VANDAAG), wie=Wie("ik"), klok=vaste_klok()) as w:
        w.bewaar_formulierconcept("log", naam, "X", {"a": "b"})
        assert all(pad.parent == thuis / "concepten" for pad in thuis.rglob("*.json"))
        w.wis_formulierconcept(naam)
