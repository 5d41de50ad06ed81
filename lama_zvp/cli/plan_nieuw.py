"""Commands that make a plan file: nieuw (from questions, a template or the plan that ends) and samenvoegen."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lama_zvp.cli.app import bureau
from lama_zvp.errors import GebruikFout

if TYPE_CHECKING:
    from lama_zvp.workspace import Workspace
    from lama_zvp.workspace.nieuwplan import Nieuwplan

Bestand = Annotated[str, typer.Argument(metavar="BESTAND", help="Het nieuwe planbestand (.yaml); moet nog vrij zijn.")]


def nieuw(
    ctx: typer.Context,
    bestand: Bestand,
    van: Annotated[
        str | None, typer.Option("--van", metavar="PLAN", help="Het plan dat afloopt: stel het volgende voor.")
    ] = None,
    periode: Annotated[
        str | None, typer.Option("--periode", metavar="JAREN", help="De jaren van het nieuwe plan: 2026-2031.")
    ] = None,
    sjabloon: Annotated[
        str | None,
        typer.Option("--sjabloon", metavar="NAAM", help="zonaal of eigen-lagen: een plan om te overschrijven."),
    ] = None,
) -> None:
    """Begin een plan: met vragen, met een sjabloon, of als vervolg op een plan dat afloopt."""
    with bureau(ctx).open(plan=van) as werkruimte:
        if van is not None:
            from lama_zvp.workspace.nieuwplan import volgend_bestand

            if periode is None or sjabloon is not None:
                raise GebruikFout(
                    "Met --van hoort --periode, en geen --sjabloon.", raad="Bijvoorbeeld --periode 2026-2031."
                )
            gemaakt = volgend_bestand(werkruimte, bestand, periode)
        elif sjabloon is not None:
            gemaakt = _uit_sjabloon(werkruimte, bestand, sjabloon, periode)
        elif sys.stdin.isatty():
            gemaakt = _uit_vragen(werkruimte, bestand)
        else:
            raise GebruikFout(
                "Zonder terminal kan het programma niets vragen.",
                raad="Geef --sjabloon zonaal, of --van PLAN --periode JAREN.",
            )
    _vertel(gemaakt)


def samenvoegen(
    ctx: typer.Context,
    eerste: Annotated[str, typer.Argument(metavar="EERSTE", help="Naam of bestand van het ene plan.")],
    tweede: Annotated[str, typer.Argument(metavar="TWEEDE", help="Naam of bestand van het andere plan.")],
    bestand: Bestand,
) -> None:
    """Stel één plan voor uit de plannen van twee zones: sleutels blijven uniek, de herkomst blijft staan."""
    from lama_zvp.workspace.nieuwplan import samengevoegd_bestand

    with bureau(ctx).open(plan=eerste) as werkruimte:
        gemaakt = samengevoegd_bestand(werkruimte, bestand, eerste, tweede)
    _vertel(gemaakt)


def _uit_sjabloon(werkruimte: Workspace, bestand: str, naam: str, periode: str | None) -> Nieuwplan:
    from lama_zvp.plan.sjabloon import SJABLONEN
    from lama_zvp.plan.sjabloon import sjabloon as maak
    from lama_zvp.workspace.nieuwplan import bewaar_plan, lees_periode

    gekozen = naam.strip().lower()
    if gekozen not in SJABLONEN:
        keuzen = "; ".join(f"{sleutel} ({uitleg})" for sleutel, uitleg in SJABLONEN.items())
        raise GebruikFout(f"Er is geen sjabloon “{naam}”.", raad=f"Kies uit: {keuzen}.")
    jaar = werkruimte.vandaag().year
    ontwerp = maak(gekozen, lees_periode(periode or f"{jaar + 1}-{jaar + 6}"))
    return bewaar_plan(werkruimte, bestand, ontwerp.plan, ontwerp.commentaar)


def _uit_vragen(werkruimte: Workspace, bestand: str) -> Nieuwplan:
    from lama_zvp.cli.plan_vragen import stel_vragen
    from lama_zvp.plan.sjabloon import plan_uit
    from lama_zvp.workspace.nieuwplan import bewaar_plan, eis_ter_plaatse, keur_bestand, lees_periode

    eis_ter_plaatse(werkruimte)
    keur_bestand(bestand)
    ontwerp = plan_uit(stel_vragen(lees_periode, werkruimte.vandaag().year))
    return bewaar_plan(werkruimte, bestand, ontwerp.plan, ontwerp.commentaar)


def _vertel(gemaakt: Nieuwplan) -> None:
    from lama_zvp.cli.uitvoer import druk, zeg

    druk(str(gemaakt.bestand))
    if gemaakt.schema is not None:
        zeg(f"Daarnaast staat {gemaakt.schema}: daarmee vult een editor aan en legt hij uit.")
    if gemaakt.voorstellen:
        stuks = ", ".join(f"{aantal} {soort}" for soort, aantal in gemaakt.voorstellen.items())
        zeg(f"Voorgesteld: {stuks}. U beslist; elke maatregel draagt haar reden.")
    zeg(f"Nu nakijken: lama-zvp plan controleer {gemaakt.bestand}")


COMMANDOS: dict[str, Callable[..., Any]] = {"nieuw": nieuw, "samenvoegen": samenvoegen}
