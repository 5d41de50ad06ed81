"""The command line's table of contents: the global options and every command group."""

from __future__ import annotations

from typing import Annotated

import typer

from lama_zvp.cli.bureau import Bureau, Sessie
from lama_zvp.cli.dutch import Commando, Groep


def bureau(ctx: typer.Context) -> Bureau:
    """The global options of a running command."""
    gevonden = ctx.find_object(Bureau)
    assert gevonden is not None, "the root callback sets it"
    return gevonden


app = typer.Typer(
    cls=Groep,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
    help="Volg het zonaal veiligheidsplan op: log voortgang en maak elk jaar het stuurbord.",
    epilog="Zonder commando opent het programma; zonder terminal toont het het overzicht.",
)


def groep(hulp: str) -> typer.Typer:
    """A subgroup of commands in the house style."""
    return typer.Typer(cls=Groep, rich_markup_mode=None, pretty_exceptions_enable=False, help=hulp)


@app.callback(invoke_without_command=True)
def wortel(
    ctx: typer.Context,
    thuis: Annotated[str | None, typer.Option("--thuis", metavar="MAP", help="Map waar alles in staat.")] = None,
    plan: Annotated[str | None, typer.Option("--plan", metavar="PLAN", help="Naam of bestand van het plan.")] = None,
    database: Annotated[str | None, typer.Option("--database", metavar="URL", help="Andere database.")] = None,
    vandaag: Annotated[
        str | None, typer.Option("--vandaag", metavar="DATUM", help="Reken alsof het deze dag is.")
    ] = None,
    plain: Annotated[bool, typer.Option("--plain", help="Vragen en antwoorden, ook voor schermlezers.")] = False,
    version: Annotated[bool, typer.Option("--version", help="Toon de versie.")] = False,
) -> None:
    """Open the app when no command is given."""
    ctx.obj = Bureau(thuis, plan, database, vandaag, plain, ctx.find_object(Sessie))
    if version:
        from lama_zvp import __version__
        from lama_zvp.cli.uitvoer import druk

        druk(f"lama-zvp {__version__}")
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        from lama_zvp.cli.openen import open_app

        raise typer.Exit(open_app(bureau(ctx)))


def _laad_commandos() -> None:
    from lama_zvp.cli import (
        beheer,
        besluit,
        exporteer,
        importeer,
        instellingen,
        lezen,
        plan,
        schrijven,
        tabel,
        toegang,
        tui,
        vaststellen,
        zone,
    )

    for module in (tui, lezen, tabel, schrijven, vaststellen, exporteer, beheer, toegang, instellingen, zone):
        for naam, functie in module.COMMANDOS.items():
            app.command(naam, cls=Commando)(functie)
    app.add_typer(besluit.app, name="besluit")
    app.add_typer(importeer.app, name="importeer")
    app.add_typer(instellingen.app, name="instellingen")
    app.add_typer(plan.app, name="plan")
    app.add_typer(toegang.app, name="toegang")
    app.add_typer(zone.app, name="zone")


_laad_commandos()
