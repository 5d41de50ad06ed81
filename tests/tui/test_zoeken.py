"""Finding anything: the plan at once, a slip of the finger forgiven, and what was recorded under it."""

from __future__ import annotations

import pytest

from lama_zvp.access.rollen import Wie
from lama_zvp.settings import Keuze
from lama_zvp.tui.beeld.keuzes import zoekrijen
from lama_zvp.tui.screens.base import Scherm
from lama_zvp.tui.widgets.fields import Field
from lama_zvp.workspace import Workspace
from lama_zvp.workspace.uitvoer import exporteer
from tests.tui.conftest import Bediening, Werk


async def zoek(b: Bediening, tekst: str) -> None:
    await b.druk("slash")
    await b.scherm("Zoeken")
    await b.typ(tekst)


@pytest.mark.parametrize(
    ("getypt", "bedoeld"), [("alchol", "alcohol"), ("verker veilig", "verkeer veilig"), ("zzqqx", None), ("", None)]
)
def test_a_slip_of_the_finger_is_taken_for_the_nearest_word(getypt: str, bedoeld: str | None, werk: Werk) -> None:
    with werk.workspace() as w:
        assert w.namen.bedoeld(getypt) == bedoeld


async def test_a_slip_of_the_finger_still_finds_the_measure(werk: Werk) -> None:
    async with werk.open() as b:
        await zoek(b, "cleanhuose")
        await b.zie("Bedoelde u cleanhouse?")
        assert "cleanhouse" in (b.lijst("treffers").current or "")


async def test_what_was_recorded_is_found_by_its_text_and_opens_in_the_journal(klein: Werk) -> None:
    with klein.workspace() as w:
        w.log("alfa", "Iets over olifanten", datum="2024-01-01")
        w.log("gamma", "Iets anders", datum="2024-01-02")
    async with klein.open() as b:
        await zoek(b, "olif")
        await b.zie("In het journaal", "Iets over olifanten")
        assert b.lijst("treffers").current == "melding:1:olif"
        await b.druk("enter")
        await b.scherm("Journaal")
        await b.tot(lambda: b.lijst("lijst").current == "1")
        assert len(b.lijst("lijst").lines) == 1
        assert b.app.screen.query_one("#zoek", Field).value == "olif"


async def test_a_decision_is_found_and_opens_among_the_decisions(klein: Werk) -> None:
    with klein.workspace() as w:
        w.besluit_nieuw("Walvissen tellen", verantwoordelijke="korpsleiding", datum="2024-03-01")
    async with klein.open() as b:
        await zoek(b, "walvis")
        await b.zie("Walvissen tellen")
        await b.druk("enter")
        await b.scherm("Besluiten")


async def test_an_indicator_opens_among_the_figures(klein: Werk) -> None:
    async with klein.open() as b:
        await zoek(b, "getelde")
        assert b.lijst("treffers").current == "open:geteld"
        await b.druk("enter")
        await b.scherm("Indicatoren")


async def test_the_journals_answer_does_not_move_the_cursor(klein: Werk) -> None:
    with klein.workspace() as w:
        w.log("alfa", "Een alfabet", datum="2024-01-01")
    async with klein.open() as b:
        await zoek(b, "alfa")
        assert b.lijst("treffers").current == "open:een.voor.alfa"
        await b.zie("In het journaal")
        assert b.lijst("treffers").current == "open:een.voor.alfa"


async def test_nobody_finds_what_they_may_not_read(klein: Werk) -> None:
    with klein.workspace() as w:
        w.log("alfa", "Gewone olifant", datum="2024-01-01")
        w.log("alfa", "Geheime olifant", datum="2024-01-01", klasse="beperkt")
    klein.wie = Wie("medewerker-1", rol="medewerker", alleen=False)
    async with klein.open() as b:
        await zoek(b, "olifant")
        await b.zie("Gewone olifant")
        assert "Geheime" not in b.tekst


def test_every_fiche_measure_and_indicator_of_the_plan_is_found_by_its_own_title(werk: Werk) -> None:
    from lama_zvp.tui.beeld.keuzes import SOORTEN

    with Workspace(Keuze(werk.thuis, vandaag=werk.dag)) as w:
        for onderwerp in w.namen.alle:
            assert onderwerp in w.namen.filter(onderwerp.titel, 60, SOORTEN), onderwerp


async def test_what_is_done_on_another_screen_is_found_from_here_and_done(klein: Werk) -> None:
    with klein.workspace() as w:
        w.log("alfa", "Een melding", datum="2024-01-01")
    async with klein.open() as b:
        await zoek(b, "exporteren")
        assert b.lijst("treffers").current == "elders:journaal:exporteer"
        assert "j e" in b.tekst
        await b.druk("enter")
        await b.scherm("Journaal")
        await b.tot(lambda: "Geschreven" in b.melding)
        (bestand,) = (klein.thuis / "export").iterdir()
        assert str(bestand) in b.melding
    with klein.workspace() as w:
        assert bestand.read_bytes() == exporteer(w, "xlsx")


@pytest.mark.parametrize(("getypt", "scherm"), [("vaststellen", "Vaststellen"), ("nieuw besluit", "Nieuw besluit")])
async def test_freezing_and_deciding_open_from_anywhere_by_their_name(getypt: str, scherm: str, klein: Werk) -> None:
    async with klein.open() as b:
        await zoek(b, getypt)
        await b.druk("enter")
        await b.scherm(scherm)


async def test_what_needs_a_choice_first_opens_the_screen_where_one_chooses(klein: Werk) -> None:
    with klein.workspace() as w:
        w.log("alfa", "Een melding", datum="2024-01-01")
    async with klein.open() as b:
        await zoek(b, "tekst wissen")
        assert b.lijst("treffers").current == "elders:journaal:"
        await b.druk("enter")
        await b.scherm("Journaal")


async def test_every_action_of_every_screen_that_a_key_opens_is_found_by_its_label(klein: Werk) -> None:
    async with klein.open() as b:
        assert isinstance(b.app.screen, Scherm)
        overal = b.app.screen.keys_elsewhere()
        assert len(overal) > 10
        for opener, key in overal:
            rijen = zoekrijen(b.app.screen.kader.namen, (), key.label, 80, overal)
            actie = key.action if key.elders else ""
            assert f"elders:{opener.action}:{actie}" in [rij.key for rij in rijen], key


async def test_what_one_may_not_do_is_not_offered_elsewhere_either(klein: Werk) -> None:
    klein.wie = Wie("medewerker-1", rol="medewerker", alleen=False)
    async with klein.open() as b:
        assert isinstance(b.app.screen, Scherm)
        assert "vaststellen" not in {key.action for _, key in b.app.screen.keys_elsewhere()}
