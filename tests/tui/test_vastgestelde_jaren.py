"""A frozen year takes nothing new, which every form says while one types and not only when saving."""

from __future__ import annotations

import pytest

from lama_zvp.tui.widgets.fields import Field, TextBox
from lama_zvp.workspace import Workspace
from tests.tui.conftest import Bediening, Werk
from tests.tui.test_log import open_form

DICHT = "2024 is vastgesteld"


@pytest.fixture
def dicht(klein: Werk) -> Werk:
    """A home whose last year of the plan is frozen."""
    with klein.workspace() as w:
        w.log("alfa", "Wat er was", datum="2024-05-05")
        w.stel_vast(2024, toch=True)
    return klein


async def formulier(b: Bediening, *toetsen: str) -> None:
    await b.druk(*toetsen)
    await b.tot(lambda: bool(b.app.screen.query("#velden")), "het formulier")
    await b.pilot.pause()


async def test_the_day_the_form_itself_proposes_is_refused_before_a_letter_is_typed(dicht: Werk) -> None:
    async with dicht.open() as b:
        await open_form(b, "beta")
        await b.tot(lambda: DICHT in b.doek("bij-datum"), "de weigering naast de datum")


async def test_another_day_is_good_and_the_frozen_one_is_refused_as_it_is_chosen(dicht: Werk) -> None:
    async with dicht.open() as b:
        form = await open_form(b, "beta")
        await b.tot(lambda: DICHT in b.doek("bij-datum"), "de weigering naast de datum")
        form.query_one("#datum", Field).value = "31/12/2023"
        await b.tot(lambda: "31 december 2023" in b.doek("bij-datum"), "de dag in woorden")
        form.query_one("#datum").focus()
        await b.druk("up")
        await b.tot(lambda: DICHT in b.doek("bij-datum"), "de weigering van 1 januari 2024")
        form.query_one("#tekst", TextBox).text = "Iets"
        await b.druk("ctrl+o")
        assert DICHT in b.melding
        assert form.query_one("#datum").has_focus
    with dicht.workspace() as w:
        assert [g.onderwerp for g in w.geschiedenis() if g.soort == "voortgang"] == ["een.voor.alfa"]


async def test_a_freeze_by_another_while_one_types_is_said_within_a_look_and_keeps_the_text(klein: Werk) -> None:
    with klein.workspace() as w:
        w.log("alfa", "Wat er was", datum="2024-05-05")
    async with klein.open() as b:
        form = await open_form(b, "beta")
        form.query_one("#tekst").focus()
        await b.typ("Nog bezig")
        assert DICHT not in b.doek("bij-datum")
        with klein.workspace() as ander:
            ander.stel_vast(2024, toch=True)
        await b.app.kijk()
        await b.tot(lambda: DICHT in b.doek("bij-datum"), "de weigering naast de datum")
        assert form.query_one("#tekst", TextBox).text == "Nog bezig"
        assert form.query_one("#tekst").has_focus


@pytest.mark.parametrize(("eerder", "tekst"), [(None, DICHT), ("21", "u verbetert dat")])
async def test_a_figure_of_a_frozen_year_is_refused_unless_it_mends_one(
    eerder: str | None, tekst: str, klein: Werk
) -> None:
    with klein.workspace() as w:
        if eerder is not None:
            w.meting("geteld", "2024", eerder)
        w.log("alfa", "Wat er was", datum="2024-05-05")
        w.stel_vast(2024, toch=True)
    async with klein.open() as b:
        await b.druk("i")
        await b.scherm("Indicatoren")
        b.lijst("lijst").go_to("geteld")
        await formulier(b, "n")
        await b.tot(lambda: tekst in b.doek("bij-periode"), tekst)


async def test_a_first_judgement_and_a_decision_of_a_frozen_year_are_refused_at_once(dicht: Werk) -> None:
    async with dicht.open() as b:
        await b.druk("b")
        await b.scherm("Beoordelen")
        await formulier(b, "enter")
        await b.tot(lambda: DICHT in b.doek("bij-oordeel"), "de weigering naast het oordeel")
        await b.druk("escape")
        await b.scherm("Beoordelen")
        await b.druk("d")
        await b.scherm("Besluiten")
        await formulier(b, "n")
        b.app.screen.query_one("#datum", Field).value = "05/05/2024"
        await b.tot(lambda: DICHT in b.doek("bij-datum"), "de weigering naast de vergadering")


def test_only_frozen_years_are_told_each_with_its_last_freeze(klein: Werk) -> None:
    def jaren(w: Workspace) -> dict[int, int]:
        return w.vastgestelde_jaren()

    with klein.workspace() as w:
        assert jaren(w) == {}
        w.log("alfa", "Wat er was", datum="2024-05-05")
        assert jaren(w) == {}
        eerste = w.stel_vast(2024, toch=True)
        assert jaren(w) == {2024: eerste.volgnr}
        w.corrigeer(w.geschiedenis()[0].id, {"tekst": "Wat er echt was"})
        tweede = w.stel_vast(2024, toch=True)
        assert jaren(w) == {2024: tweede.volgnr}
