"""Commands that open the app: tui and demo."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import typer

from lama_zvp.cli.app import bureau
from lama_zvp.cli.openen import open_app, open_op


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
            code = open_op(werkruimte, plain=keuze.plain)
    finally:
        shutil.rmtree(thuis, ignore_errors=True)
    raise typer.Exit(code)


COMMANDOS = {"tui": tui, "demo": demo}
