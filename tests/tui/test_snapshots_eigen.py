"""Pictures of what is one's own and of finding back, at two sizes, dark and light; see test_snapshots.py."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest

from lama_zvp.access.rollen import Wie
from lama_zvp.tui.look import Look
from tests.tui.conftest import Bediening, Werk
from tests.tui.test_snapshots import MATEN, Stap, kijk


@pytest.fixture(autouse=True)
def in_brussel(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The clock of the reader, for the moment at which they last looked."""
    monkeypatch.setenv("TZ", "Europe/Brussels")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


async def wijzigingen(b: Bediening) -> None:
    await b.druk("w")
    await b.scherm("Wijzigingen")
    await b.zie("Nieuw op gamma")


async def instellingen(b: Bediening) -> None:
    await b.druk("comma")
    await b.scherm("Instellingen")
    b.lijst("lijst").go_to("toets.log")


async def nieuwe_toets(b: Bediening) -> None:
    await instellingen(b)
    await b.druk("enter")
    await b.zie("Druk op de nieuwe toets")


async def toets_bezet(b: Bediening) -> None:
    await nieuwe_toets(b)
    await b.druk("j")
    await b.zie("al van de opdracht")


async def rondleiding(b: Bediening) -> None:
    await b.druk("r")
    await b.zie("1 van 3")
    await b.druk("enter")
    await b.zie("2 van 3")


async def filteren(b: Bediening) -> None:
    await b.druk("j")
    await b.scherm("Journaal")
    await b.druk("f")
    await b.typ("nieuw")
    await b.tot(lambda: len(b.lijst("lijst").lines) == 2)
    await b.druk("tab")
    await b.typ("xyz")
    await b.zie("Geen fiche")


async def gefilterd(b: Bediening) -> None:
    await b.druk("j")
    await b.scherm("Journaal")
    await b.druk("f")
    await b.typ("nieuw")
    await b.tot(lambda: len(b.lijst("lijst").lines) == 2)
    await b.druk("enter")


async def treffers(b: Bediening) -> None:
    await b.druk("slash")
    await b.scherm("Zoeken")
    await b.typ("alfa")
    await b.zie("In het journaal")


async def tikfout(b: Bediening) -> None:
    await b.druk("slash")
    await b.scherm("Zoeken")
    await b.typ("gamna")
    await b.zie("Bedoelde u")


async def herhalen(b: Bediening) -> None:
    await b.druk("h")
    await b.zie("Overgenomen van uw vorige melding")


def leef(werk: Werk) -> None:
    """Something of one's own, and what others did since one last looked."""
    with werk.workspace() as w:
        w.log("alfa", "Mijn wekelijkse controle aan de schoolpoort", status="lopend", aantal=2, datum="2024-10-05")
        w.onthoud_gezien(1)
    with werk.workspace(Wie("medewerker-2")) as w:
        w.log("gamma", "Nieuw op gamma, met [haakjes] en | strepen", status="geblokkeerd", datum="2024-11-12")
        w.log("alfa", "Nieuw op alfa", status="uitgevoerd", aantal=3, datum="2024-11-14", gemeente="noord")
        w.meting("geteld", "2023", "19", bron="Jaarverslag")
        w.besluit_nieuw("Meer toezicht aan de scholen", verantwoordelijke="korpsleiding", datum="2024-12-01")


@pytest.mark.parametrize("donker", [True, False], ids=["donker", "licht"])
@pytest.mark.parametrize("maat", MATEN, ids=["80x24", "120x40"])
@pytest.mark.parametrize(
    "stap",
    [
        wijzigingen,
        instellingen,
        nieuwe_toets,
        toets_bezet,
        rondleiding,
        filteren,
        gefilterd,
        treffers,
        tikfout,
        herhalen,
    ],
    ids=lambda stap: stap.__name__,
)
def test_screen(stap: Stap, maat: tuple[int, int], donker: bool, klein: Werk, snap_compare: Any) -> None:
    leef(klein)
    assert kijk(klein, stap, maat, donker, snap_compare)


@pytest.mark.parametrize("maat", MATEN, ids=["80x24", "120x40"])
def test_no_changes_yet(maat: tuple[int, int], klein: Werk, snap_compare: Any) -> None:
    async def leeg(b: Bediening) -> None:
        await b.druk("w")
        await b.zie("nog niets vastgelegd")

    assert kijk(klein, leeg, maat, True, snap_compare)


def test_the_news_on_the_overview(klein: Werk, snap_compare: Any) -> None:
    leef(klein)

    async def nieuws(b: Bediening) -> None:
        await b.zie("4 meldingen van anderen")

    assert kijk(klein, nieuws, (80, 24), True, snap_compare)


def test_in_ascii_without_colour(klein: Werk, snap_compare: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    leef(klein)
    assert kijk(klein, gefilterd, (80, 24), True, snap_compare, look=Look(ascii=True, colour=False))
