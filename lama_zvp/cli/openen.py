"""Open the app, without the library that reads command lines: what is asked for most often should stand soonest."""

from __future__ import annotations

import gc
import os
import stat
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from lama_zvp.cli.bureau import Bureau, Sessie

if TYPE_CHECKING:
    from lama_zvp.workspace import Workspace

MET_WAARDE = ("--thuis", "--database", "--plan", "--vandaag")
VLAGGEN = ("--plain",)


def app_gevraagd(argumenten: Sequence[str], sessie: Sessie | None) -> Bureau | None:
    """The global options when nothing but the app is asked for; None when the words deserve a closer look.

    What a mistake would look like (an option twice, a value that is missing or looks like an option) is left to the
    command line itself, which tells it.
    """
    gekozen: dict[str, str] = {}
    woorden = list(argumenten)
    while woorden:
        woord = woorden.pop(0)
        naam, gelijk, waarde = woord.partition("=")
        if woord in VLAGGEN:
            waarde = "ja"
        elif naam in MET_WAARDE and not gelijk and woorden:
            waarde = woorden.pop(0)
        elif woord == "tui" and woorden in ([], ["--"]):
            break
        elif naam not in MET_WAARDE or not gelijk:
            return None
        if naam in gekozen or waarde.startswith("-"):
            return None
        gekozen[naam] = waarde
    return Bureau(
        thuis=gekozen.get("--thuis"),
        plan=gekozen.get("--plan"),
        database=gekozen.get("--database"),
        vandaag=gekozen.get("--vandaag"),
        plain="--plain" in gekozen,
        sessie=sessie,
    )


def open_app(opties: Bureau) -> int:
    """The app on a terminal, or the conversation for who wants that; without a terminal, the overview as text."""
    keuze = opties.keuze()
    terminal = op_terminal()
    eigen = opties.voorkeuren(keuze).voorkeuren if terminal else None
    if (keuze.plain and _hoort_iemand()) or (eigen is not None and eigen.plain):
        from lama_zvp.cli.gesprek import voer_gesprek

        with opties.open(keuze=keuze) as werkruimte:
            return voer_gesprek(werkruimte)
    if not terminal:
        with opties.open(keuze=keuze) as werkruimte:
            return _toon(werkruimte)
    # What is imported and made from here on stays: looking through it for rubbish, again and again, would be a tenth
    # of the time to the first picture. The app lets the collector loose once it stands.
    gc.disable()
    from lama_zvp.tui import start

    return start(lambda: opties.open(keuze=keuze), eigen=eigen, gevel=opties.voorgevel(keuze))


def open_op(werkruimte: Workspace, *, plain: bool) -> int:
    """The app, or the conversation, on a workspace that is open already."""
    if plain and _hoort_iemand():
        from lama_zvp.cli.gesprek import voer_gesprek

        return voer_gesprek(werkruimte)
    if not op_terminal():
        return _toon(werkruimte)
    from lama_zvp.tui import start

    return start(werkruimte)


def _hoort_iemand() -> bool:
    """Whether answers can come: from a terminal, a pipe or a file, but not from nowhere."""
    if sys.stdin is None:
        return False
    soort = os.fstat(sys.stdin.fileno()).st_mode
    return sys.stdin.isatty() or stat.S_ISFIFO(soort) or stat.S_ISREG(soort) or stat.S_ISSOCK(soort)


def op_terminal() -> bool:
    return all(stroom is not None and stroom.isatty() for stroom in (sys.stdin, sys.stdout))


def toon_overzicht(werkruimte: Workspace, jaar: int | None) -> None:
    """Print the year's overview as text."""
    from lama_zvp.cli.overzicht_tekst import overzicht_tekst
    from lama_zvp.cli.uitvoer import druk

    druk(overzicht_tekst(werkruimte.plan, werkruimte.overzicht(jaar), voorbeeld=werkruimte.voorbeeld))


def _toon(werkruimte: Workspace) -> int:
    """The overview, where there is no terminal to open the app on."""
    toon_overzicht(werkruimte, None)
    return 0
