"""The command line's table of contents: the global options and every command group."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from lama_zvp.cli.dutch import Commando, Groep

if TYPE_CHECKING:
    from lama_zvp.settings import Keuze
    from lama_zvp.voorkeuren import Gelezen
    from lama_zvp.workspace import Workspace
    from lama_zvp.workspace.identiteit import Identiteit


@dataclass(frozen=True, slots=True)
class Sessie:
    """Where and for whom a command runs that came over SSH; what the command line says about either does not count."""

    thuis: str
    identiteit: Identiteit
    naam: str = ""


@dataclass(frozen=True, slots=True)
class Bureau:
    """The global options as given; opening the workspace is left to the command that needs it."""

    thuis: str | None
    plan: str | None
    database: str | None
    vandaag: str | None
    plain: bool
    sessie: Sessie | None = None

    def keuze(self, *, plan: str | None = None) -> Keuze:
        """These choices with those of environment and settings; `plan` overrides the plan. Raises `InvoerFout`."""
        from lama_zvp.settings import lees_keuze

        return lees_keuze(
            thuis=self.sessie.thuis if self.sessie else self.thuis,
            plan=plan if plan is not None else self.plan,
            database=None if self.sessie else self.database,
            vandaag=self.vandaag,
            plain=self.plain,
            omgeving={} if self.sessie else os.environ,
        )

    def voorkeuren(self, keuze: Keuze) -> Gelezen:
        """What this person chose for the app, before anything heavy is loaded."""
        from lama_zvp.access.account import accountnaam
        from lama_zvp.voorkeuren import lees_voorkeuren

        return lees_voorkeuren(keuze.thuis, self.sessie.naam if self.sessie else accountnaam())

    def open(self, *, plan: str | None = None, keuze: Keuze | None = None) -> Workspace:
        """A workspace on these choices, or on `keuze` when it was read before. Raises `InvoerFout`."""
        from lama_zvp.workspace import Workspace

        wie = self.sessie.identiteit if self.sessie else None
        return Workspace(keuze or self.keuze(plan=plan), wie=wie)


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
    plain: Annotated[bool, typer.Option("--plain", help="Eenvoudige weergave, ook voor schermlezers.")] = False,
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
        from lama_zvp.cli.tui import open_app

        raise typer.Exit(open_app(bureau(ctx)))


def _laad_commandos() -> None:
    from lama_zvp.cli import (
        beheer,
        besluit,
        importeer,
        instellingen,
        lezen,
        plan,
        schrijven,
        tabel,
        toegang,
        tui,
        vaststellen,
    )

    for module in (tui, lezen, tabel, schrijven, vaststellen, beheer, toegang, instellingen):
        for naam, functie in module.COMMANDOS.items():
            app.command(naam, cls=Commando)(functie)
    app.add_typer(besluit.app, name="besluit")
    app.add_typer(importeer.app, name="importeer")
    app.add_typer(instellingen.app, name="instellingen")
    app.add_typer(plan.app, name="plan")
    app.add_typer(toegang.app, name="toegang")


_laad_commandos()
