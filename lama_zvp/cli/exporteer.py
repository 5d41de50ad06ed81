"""The command that takes journal, figures and plan out, as Excel, CSV or JSON Lines."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from lama_zvp.cli.app import bureau


def exporteer(
    ctx: typer.Context,
    bestand: Annotated[
        str, typer.Argument(metavar="BESTAND", help="Eindigt op .xlsx, .zip, .csv of .jsonl; - is de uitvoer zelf.")
    ],
    formaat: Annotated[
        str | None, typer.Option("--formaat", metavar="FORMAAT", help="xlsx, zip (CSV per tabel), csv of jsonl.")
    ] = None,
    deel: Annotated[
        str | None,
        typer.Option(
            "--deel", metavar="DEEL", help="Eén tabel: metingen, voortgang, journaal, maatregelen of indicatoren."
        ),
    ] = None,
    vervang: Annotated[bool, typer.Option("--vervang", help="Vervang een bestand dat al bestaat.")] = False,
) -> None:
    """Schrijf journaal, cijfers en plan naar Excel, CSV of JSON Lines."""
    from lama_zvp.cli.uitvoer import druk_bytes, zeg
    from lama_zvp.errors import GebruikFout
    from lama_zvp.workspace.keuring import keur_keuze
    from lama_zvp.workspace.uitvoer import DELEN, bewaar, kies_formaat
    from lama_zvp.workspace.uitvoer import exporteer as maak

    vorm = kies_formaat(bestand, formaat)
    gekozen = keur_keuze(deel, "Deel", DELEN) if deel else None
    if bestand == "-" and vorm in ("xlsx", "zip") and sys.stdout.isatty():
        raise GebruikFout("Dit bestand is niet om op het scherm te lezen.", raad="Leid het om: … > cijfers.xlsx")
    with bureau(ctx).open() as werkruimte:
        inhoud = maak(werkruimte, vorm, gekozen)
    if bestand == "-":
        druk_bytes(inhoud)
    else:
        bewaar(bestand, inhoud, vervang=vervang)
        zeg(f"Geschreven: {bestand}")


COMMANDOS = {"exporteer": exporteer}
