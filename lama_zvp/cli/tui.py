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
    with opties.open() as werkruimte:
        return _start(werkruimte)


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
            code = _start(werkruimte)
    finally:
        shutil.rmtree(thuis, ignore_errors=True)
    raise typer.Exit(code)


def _start(werkruimte: Workspace) -> int:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        from lama_zvp.cli.lezen import toon_overzicht

        toon_overzicht(werkruimte, None)
        return 0
    from lama_zvp.tui import start

    return start(werkruimte, plain=werkruimte.keuze.plain)


COMMANDOS = {"tui": tui, "demo": demo}
