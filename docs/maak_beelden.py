"""The pictures of the manual and the README, made by the program itself on its example data.

`python docs/maak_beelden.py` writes them: docs/overzicht.svg and docs/beelden/*.svg. The same program makes the same
bytes, so that a test can tell whether they are current.
"""

from __future__ import annotations

import asyncio
import itertools
import os
import re
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from textual import events
from textual.pilot import Pilot

from lama_zvp.access.rollen import Wie
from lama_zvp.settings import Keuze
from lama_zvp.tui.app import LamaApp
from lama_zvp.tui.look import Look
from lama_zvp.tui.screens.base import Raam
from lama_zvp.tui.widgets.canvas import Canvas
from lama_zvp.workspace import Workspace
from lama_zvp.workspace.context import Klok
from lama_zvp.workspace.voorbeeld import VOORBEELDDAG, VOORBEELDJAAR, vul_met_voorbeelden

DOCS = Path(__file__).resolve().parent
WIE = Wie("korpschef")
GEDULD = 30.0
BREED, HOOG = 110, 32
CELLEN = "indicator\t2023\t2024\nZwaargewonden\t16\t13*\nDoden in het verkeer\t3\t2\nDrugsmisdrijven\t197\t12.400\n"
NIEUW = 16
"""How many of the last entries of the example are new to whoever looks."""


class Kijker:
    """Presses keys and takes pictures."""

    def __init__(self, app: LamaApp, pilot: Pilot[int]) -> None:
        self.app = app
        self._pilot = pilot
        self.beelden: dict[str, str] = {}

    async def druk(self, *toetsen: str) -> None:
        """Press keys, and wait until what they set off is done."""
        await self._pilot.press(*toetsen)
        await self.tot(lambda: self.app.gate.idle)

    async def typ(self, tekst: str) -> None:
        """Type a text."""
        await self.druk(*("space" if teken == " " else teken for teken in tekst))

    async def plak(self, tekst: str) -> None:
        """Paste, as a terminal does."""
        self.app.post_message(events.Paste(tekst))
        await self._pilot.pause()
        await self.tot(lambda: self.app.gate.idle)

    async def scherm(self, naam: str, *teksten: str) -> None:
        """Wait for a screen with these texts on it."""
        await self.tot(lambda: getattr(self.app.screen, "naam", "") == naam and all(t in self.tekst for t in teksten))

    async def tot(self, voorwaarde: Callable[[], bool]) -> None:
        """Let the app work until `voorwaarde` holds; raises `TimeoutError`."""
        einde = time.monotonic() + GEDULD
        while not voorwaarde():
            if time.monotonic() > einde:
                raise TimeoutError(self.tekst)
            await self._pilot.pause()
        await self._pilot.pause()

    @property
    def tekst(self) -> str:
        """The screen as a person reads it."""
        return "\n".join(strip.text for strip in self.app.screen._compositor.render_strips())

    async def neem(self, naam: str) -> None:
        """Keep a picture of the screen as it stands, without what it would fetch from elsewhere."""
        screen = self.app.screen
        if isinstance(screen, Raam):
            screen.melding.clear()
        await self._pilot.pause()
        svg = self.app.export_screenshot(title="lama-zvp")
        svg = re.sub(r"@font-face \{.*?\}\n?", "", svg, flags=re.DOTALL)
        self.beelden[naam] = "\n".join(regel.rstrip() for regel in svg.splitlines()) + "\n"


async def _dag(k: Kijker) -> None:
    """A working day along the screens."""
    await k.scherm("Overzicht", "laatst keek")
    await k.neem("overzicht")
    await k.druk("enter")
    await k.scherm("Fiche", "Verkeersveiligheid")
    await k.tot(lambda: bool(k.app.screen.query_one("#deel", Canvas).lines))
    await k.neem("fiche")
    await k.druk("escape", "l")
    await k.scherm("Loggen", "Op welke maatregel")
    await k.typ("bob w")
    await k.neem("kiezen")
    await k.druk("enter")
    await k.scherm("Loggen", "Status")
    await k.druk("3", "5", "enter")
    await k.typ("Vijf controles, 412 bestuurders getest, 9 positief.")
    await k.neem("loggen")
    await k.druk("ctrl+o")
    await k.scherm("Overzicht", "Bewaard als")


async def _jaar(k: Kijker) -> None:
    """What is done with a year."""
    await k.druk("i")
    await k.scherm("Indicatoren")
    await k.neem("indicatoren")
    await k.druk("m")
    await k.scherm("Maatregelen")
    await k.druk("f", "tab")
    await k.typ("te laat")
    await k.tot(lambda: " van 247" in k.tekst)
    await k.neem("maatregelen")
    await k.druk("escape")
    await k.druk("b")
    await k.scherm("Beoordelen")
    await k.neem("beoordelen")
    await k.druk("d")
    await k.scherm("Besluiten")
    await k.neem("besluiten")
    await k.druk("s")
    await k.scherm("Stuurbord", "Zonale veiligheidsraad")
    await k.tot(lambda: "opgebouwd" not in k.tekst)
    while "oogopslag" not in "".join(k.tekst.splitlines()[4:8]):
        await k.druk("down")
    await k.neem("stuurbord")
    await k.druk("a")
    await k.scherm("Vaststellen")
    await k.neem("vaststellen")
    await k.druk("escape")
    await k.scherm("Stuurbord")


async def _inlezen(k: Kijker) -> None:
    """Cells out of a spreadsheet."""
    await k.scherm("Overzicht")
    await k.druk("p")
    await k.scherm("Inlezen")
    await k.plak(CELLEN)
    await k.scherm("Inlezen", "4 rijen, 3 kolommen")
    await k.neem("inlezen")
    await k.druk("ctrl+o")
    await k.scherm("Proef", "klopt")
    await k.neem("proef")
    await k.druk("escape")
    await k.scherm("Inlezen")
    await k.druk("escape")
    await k.tot(lambda: "weggooien" in k.tekst)
    await k.druk("w")
    await k.scherm("Overzicht")


async def _vinden(k: Kijker) -> None:
    """Finding back."""
    await k.druk("w")
    await k.scherm("Wijzigingen", "laatst keek")
    await k.neem("wijzigingen")
    await k.druk("j")
    await k.scherm("Journaal", "Voorbeeld")
    await k.druk("f")
    await k.typ("raamovereenkomst")
    await k.tot(lambda: "campagne" not in k.tekst)
    await k.neem("journaal")
    await k.druk("escape", "escape", "slash")
    await k.scherm("Zoeken")
    await k.typ("partner")
    await k.tot(lambda: "In het journaal" in k.tekst)
    await k.neem("zoeken")
    await k.druk("escape", "question_mark")
    await k.scherm("Hulp")
    await k.neem("hulp")


async def _eigen(k: Kijker) -> None:
    """One's own."""
    await k.scherm("Overzicht")
    await k.druk("comma")
    await k.scherm("Instellingen")
    await k.neem("instellingen")


async def _begin(k: Kijker) -> None:
    """The first time."""
    await k.scherm("Overzicht", "Zo begint u")
    await k.neem("eerste-keer")
    await k.druk("r")
    await k.tot(lambda: "1 van 3" in k.tekst)
    await k.neem("rondleiding")


async def _opname(
    werk: Callable[[], Workspace], *wegen: Callable[[Kijker], Awaitable[None]], licht: bool
) -> dict[str, str]:
    app = LamaApp(werk, Look(dark=not licht))
    async with app.run_test(size=(BREED, HOOG)) as pilot:
        kijker = Kijker(app, pilot)
        await kijker.tot(lambda: app.overzicht.oordeel is not None)
        for weg in wegen:
            await weg(kijker)
        return kijker.beelden


def werkruimte(thuis: Path) -> Workspace:
    """The example home on the example day, at instants that follow each other."""
    tellers = itertools.count()
    begin = datetime(VOORBEELDDAG.year, VOORBEELDDAG.month, VOORBEELDDAG.day, 9, 0, tzinfo=UTC)
    klok = Klok(vandaag=lambda: VOORBEELDDAG, nu=lambda: begin + timedelta(seconds=next(tellers)))
    return Workspace(Keuze(thuis=thuis, vandaag=VOORBEELDDAG, jaar=VOORBEELDJAAR), wie=WIE, klok=klok)


async def beelden(map_: Path) -> dict[str, str]:
    """Every picture by its path under docs; `map_` is an empty folder to work in. The clock is that of Brussels."""
    os.environ["TZ"] = "Europe/Brussels"
    time.tzset()
    vol, leeg = map_ / "vol", map_ / "leeg"
    with werkruimte(vol) as w:
        aantal = vul_met_voorbeelden(w)
        w.onthoud_gezien(aantal - NIEUW)
    genomen = await _opname(lambda: werkruimte(vol), _dag, _jaar, _vinden, licht=False)
    genomen |= await _opname(lambda: werkruimte(vol), _inlezen, _eigen, licht=True)
    genomen |= await _opname(lambda: werkruimte(leeg), _begin, licht=True)
    plek = {"overzicht": "overzicht.svg"}
    return {plek.get(naam, f"beelden/{naam}.svg"): svg for naam, svg in genomen.items()}


def main() -> None:
    """Write the pictures, and drop those that are no longer made."""
    with tempfile.TemporaryDirectory() as map_:
        gemaakt = asyncio.run(beelden(Path(map_)))
    for oud in (DOCS / "beelden").glob("*.svg"):
        if f"beelden/{oud.name}" not in gemaakt:
            oud.unlink()
    for naam, svg in gemaakt.items():
        (DOCS / naam).parent.mkdir(exist_ok=True)
        (DOCS / naam).write_text(svg, encoding="utf-8")
    sys.stdout.write("".join(f"docs/{naam}\n" for naam in gemaakt))


if __name__ == "__main__":
    main()
