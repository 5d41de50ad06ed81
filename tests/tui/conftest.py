"""The app on a real workspace in a throw-away home, driven by a pilot; every wait is for a condition."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from lama_zvp.access.rollen import Wie
from lama_zvp.settings import Keuze
from lama_zvp.tui.app import LamaApp
from lama_zvp.tui.look import Look
from lama_zvp.tui.screens.base import Raam
from lama_zvp.tui.widgets.canvas import Canvas
from lama_zvp.tui.widgets.rowlist import RowList
from lama_zvp.workspace import Workspace
from lama_zvp.workspace.context import Klok

VANDAAG = date(2025, 3, 14)
GEDULD = 30.0
KLEIN = Path(__file__).parent / "plannen" / "klein.yaml"


def vaste_klok(dag: date = VANDAAG) -> Klok:
    """A day that does not move, and instants that follow each other by a second."""
    tellers = itertools.count()
    begin = datetime(dag.year, dag.month, dag.day, 9, 0, tzinfo=UTC)
    return Klok(vandaag=lambda: dag, nu=lambda: begin + timedelta(seconds=next(tellers)))


@dataclass
class Bediening:
    """An open app with its pilot."""

    app: LamaApp
    pilot: Pilot[int]

    async def tot(self, voorwaarde: Callable[[], bool], wat: str = "de voorwaarde") -> None:
        """Let the app work until `voorwaarde` holds."""
        einde = time.monotonic() + GEDULD
        while not voorwaarde():
            if time.monotonic() > einde:
                raise AssertionError(f"wachtte op: {wat}\n{self.tekst}")
            await self.pilot.pause()
            await asyncio.sleep(0)

    async def zie(self, *teksten: str) -> None:
        """Wait until all these stand on the screen."""
        await self.tot(lambda: all(tekst in self.tekst for tekst in teksten), " en ".join(teksten))

    async def druk(self, *toetsen: str) -> None:
        await self.pilot.press(*toetsen)
        await self.tot(lambda: self.app.gate.idle, "alle toetsen verwerkt")
        await self.pilot.pause()

    async def typ(self, tekst: str) -> None:
        """Type text, letter by letter."""
        await self.druk(*("space" if teken == " " else teken for teken in tekst))

    async def scherm(self, naam: str) -> Raam[object]:
        """Wait until the screen in front is called so, and something stands on it."""
        await self.tot(
            lambda: getattr(self.app.screen, "naam", "") == naam and bool(self.tekst.strip()), f"scherm {naam}"
        )
        assert isinstance(self.app.screen, Raam)
        return self.app.screen

    def lijst(self, id: str) -> RowList:
        return self.app.screen.query_one(f"#{id}", RowList)

    def doek(self, id: str) -> str:
        """What a canvas says, as text."""
        lines = self.app.screen.query_one(f"#{id}", Canvas).lines
        return "\n".join("".join(text for text, _ in line) for line in lines)

    @property
    def tekst(self) -> str:
        """The screen as a person sees it."""
        screen = self.app.screen
        width, height = self.app.size
        lines = screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip()[:width] for strip in lines[:height])

    @property
    def melding(self) -> str:
        screen = self.app.screen
        return screen.melding.text if isinstance(screen, Raam) else ""


@dataclass
class Werk:
    """A home with a workspace beside the app's own, as another person at another terminal would have."""

    thuis: Path
    plan: str = "lama-2020-2025"
    wie: Wie = field(default_factory=lambda: Wie("medewerker-1"))
    dag: date = VANDAAG

    def workspace(self, wie: Wie | None = None) -> Workspace:
        keuze = Keuze(thuis=self.thuis, plan=self.plan, vandaag=self.dag)
        return Workspace(keuze, wie=wie or self.wie, klok=vaste_klok(self.dag))

    def app(self, look: Look | None = None) -> LamaApp:
        return LamaApp(self.workspace, look or Look())

    @asynccontextmanager
    async def open(
        self, breed: int = 80, hoog: int = 24, *, look: Look | None = None, klaar: bool = True
    ) -> AsyncIterator[Bediening]:
        """The app open and, unless told otherwise, complete."""
        app = self.app(look)
        async with app.run_test(size=(breed, hoog)) as pilot:
            bediening = Bediening(app, pilot)
            if klaar:
                await bediening.tot(
                    lambda: app.oordeel is not None and app.overzicht.oordeel is not None, "het overzicht"
                )
                await pilot.pause()
            yield bediening


@pytest.fixture
def werk(tmp_path: Path) -> Werk:
    """An empty home with the LAMA plan."""
    return Werk(tmp_path / "thuis")


@pytest.fixture
def klein(tmp_path: Path) -> Werk:
    """An empty home with the small plan, whose titles try to be markup; the day lies after its period."""
    return Werk(tmp_path / "thuis", plan=str(KLEIN))
