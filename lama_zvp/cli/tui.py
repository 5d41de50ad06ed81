"""Commands that open the app: tui and demo."""

from __future__ import annotations

import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from lama_zvp.cli.app import Bureau, bureau

if TYPE_CHECKING:
    from lama_zvp.workspace import Workspace


def open_app(opties: Bureau) -> int:
    """The app on a terminal; without one, the overview as text."""
    if not _op_terminal():
        with opties.open() as werkruimte:
            return _toon(werkruimte)
    from lama_zvp.tui import start

    keuze = opties.keuze()
    eigen = opties.voorkeuren(keuze).voorkeuren
    return start(lambda: opties.open(keuze=keuze), plain=keuze.plain or eigen.plain, eigen=eigen)


def tui(ctx: typer.Context) -> None:
    """Open het programma."""
    raise typer.Exit(open_app(bureau(ctx)))


def demo(ctx: typer.Context) -> None:
    """Open het programma op verzonnen voorbeelddata, in een wegwerpmap."""
    from lama_zvp.settings import lees_keuze
    from lama_zvp.workspace import Workspace
    from lama_zvp.workspace.voorbeeld import VOORBEELDDAG, VOORBEELDJAAR, vul_met_voorbeelden

    opties = bureau(ctx)
    thuis = Path(tempfile.mkdtemp(prefix="lama-zvp-demo-"))
    try:
        keuze = lees_keuze(
            thuis=str(thuis),
            plan=opties.plan,
            database=None,
            vandaag=opties.vandaag or VOORBEELDDAG.isoformat(),
            plain=opties.plain,
            omgeving={},
        )
        with Workspace(replace(keuze, jaar=VOORBEELDJAAR)) as werkruimte:
            vul_met_voorbeelden(werkruimte)
            if _op_terminal():
                from lama_zvp.tui import start

                code = start(werkruimte, plain=keuze.plain)
            else:
                code = _toon(werkruimte)
    finally:
        shutil.rmtree(thuis, ignore_errors=True)
    raise typer.Exit(code)


def _op_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _toon(werkruimte: Workspace) -> int:
    """The overview as text, where there is no terminal to open the app on."""
    from lama_zvp.cli.lezen import toon_overzicht

    toon_overzicht(werkruimte, None)
    return 0


COMMANDOS = {"tui": tui, "demo": demo}
