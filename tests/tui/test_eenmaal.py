"""A screen goes away once and takes no other with it, and a row is sent from the column that changed."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.segment import Segment
from textual.pilot import Pilot
from textual.strip import Strip

from lama_zvp.tui.compositor import FrugalUpdate
from lama_zvp.tui.screens.indicatoren import IndicatorenScherm
from lama_zvp.tui.screens.kaart import KaartScherm
from lama_zvp.tui.screens.klein import KleinScherm
from tests.tui.conftest import Bediening, Werk
from tests.tui.test_log import open_form


async def test_two_clicks_on_a_card_close_the_card_alone_and_answer_once(klein: Werk) -> None:
    antwoorden: list[bool | None] = []
    async with klein.open() as b:
        await b.druk("i")
        onder = await b.scherm("Indicatoren")
        kaart = KaartScherm("Titel", (), 1, 3)
        await b.app.push_screen(kaart, antwoorden.append)
        kaart.action_verder()
        kaart.action_verder()
        await b.pilot.pause()
        assert b.app.screen is onder
        kaart.action_stop()
        await b.pilot.pause()
        assert b.app.screen is onder
    assert antwoorden == [True]


async def test_what_ends_under_a_window_that_is_too_small_goes_when_there_is_room_again(klein: Werk) -> None:
    async with klein.open() as b:
        form = await open_form(b, "beta")
        await b.pilot.resize_terminal(40, 10)
        await b.tot(lambda: isinstance(b.app.screen, KleinScherm), "de melding over het venster")
        form.dismiss(None)
        await b.pilot.pause()
        assert isinstance(b.app.screen, KleinScherm)
        await b.pilot.resize_terminal(80, 24)
        await b.scherm("Overzicht")
        assert form not in b.app.screen_stack


def test_a_screen_on_its_way_when_the_app_is_left_is_no_bug(klein: Werk) -> None:
    app = klein.app()

    async def weg(pilot: Pilot[Any]) -> None:
        await Bediening(app, pilot).tot(lambda: app.overzicht.oordeel is not None, "het overzicht")
        app.stop()
        app.push_screen(IndicatorenScherm())

    app.run(headless=True, size=(80, 24), auto_pilot=weg)
    assert app.bug is None
    assert app.return_code == 0


async def test_a_screen_that_closes_before_it_is_composed_is_no_bug(klein: Werk) -> None:
    async with klein.open() as b:
        await b.tot(lambda: b.app.overzicht.oordeel is not None, "het overzicht")
        komt = b.app.push_screen(IndicatorenScherm())
        gaat = b.app.pop_screen()
        await komt
        await gaat
        await b.druk("i")
        await b.scherm("Indicatoren")
        assert b.app.bug is None


def test_of_a_row_that_was_touched_halfway_only_that_part_is_sent() -> None:
    rij = Strip([Segment("Zekerheid   onbekend, en de rest")])
    update = FrugalUpdate([{2: rij}], [(0, 14, 22)], [[34]])
    assert update.render_segments(Console()) == "\x1b[1;15Honbekend"


def test_parts_of_two_widgets_in_one_row_are_sent_each_from_its_own_start() -> None:
    chops = [{0: Strip([Segment("links")]), 5: Strip([Segment("rechts")])}]
    update = FrugalUpdate(chops, [(0, 3, 7)], [[5, 11]])
    assert update.render_segments(Console()) == "\x1b[1;4Hks\x1b[1;6Hre"
