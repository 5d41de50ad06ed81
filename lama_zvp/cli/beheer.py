"""Commands for whoever keeps the program running: controle, backup, herstel."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lama_zvp.cli.app import bureau
from lama_zvp.cli.schrijven import AlsJson

if TYPE_CHECKING:
    from lama_zvp.journal.backup import Kopie
    from lama_zvp.workspace.bewaring import Rotatie


def controle(ctx: typer.Context, als_json: AlsJson = False) -> None:
    """Kijk na of het journaal volledig en onaangeroerd is."""
    from lama_zvp.cli.uitvoer import druk, druk_json

    with bureau(ctx).open() as werkruimte:
        verslag = werkruimte.controle()
    if verslag is None:
        if als_json:
            druk_json({"in_orde": True, "aantal": 0, "bevindingen": []})
        else:
            druk("Het journaal is nog leeg; er is niets om na te kijken.")
        return
    if als_json:
        druk_json(verslag)
    else:
        for volgnr, tekst in verslag.bevindingen:
            druk(f"#{volgnr}: {tekst}" if volgnr is not None else tekst)
        if verslag.in_orde:
            druk(f"In orde: {verslag.aantal} gebeurtenissen, ketting en database kloppen.")
            druk(f"Laatste schakel: {verslag.kop_hash}")
    if not verslag.in_orde:
        raise typer.Exit(6)


def backup(
    ctx: typer.Context,
    bestand: Annotated[Path | None, typer.Argument(metavar="[BESTAND]", help="Waar de kopie komt.")] = None,
    rotatie: Annotated[
        Path | None,
        typer.Option("--rotatie", metavar="MAP", help="Kopie per dag in deze map: 7 dagen, 4 weken, 12 maanden."),
    ] = None,
    vervang: Annotated[bool, typer.Option("--vervang", help="Vervang een bestand dat al bestaat.")] = False,
    als_json: AlsJson = False,
) -> None:
    """Maak een nagekeken reservekopie van het journaal, ook terwijl anderen werken."""
    from lama_zvp.cli.uitvoer import druk, druk_json, zeg
    from lama_zvp.errors import GebruikFout

    if (bestand is None) == (rotatie is None):
        raise GebruikFout("Geef een bestand, of --rotatie met een map.", raad="Bijvoorbeeld: lama-zvp backup kopie.db")
    with bureau(ctx).open() as werkruimte:
        if rotatie is not None:
            gedaan: Rotatie | Kopie = (gedraaid := werkruimte.backup_rotatie(rotatie))
            kopie = gedraaid.kopie
        else:
            assert bestand is not None
            gedaan = kopie = werkruimte.backup(bestand, vervang=vervang)
        ernaast = werkruimte.buiten_kopie()
    if als_json:
        druk_json(gedaan)
        return
    druk(f"Reservekopie {kopie.pad}: {kopie.aantal} gebeurtenissen, nagekeken.")
    druk(f"Laatste schakel: {kopie.kop_hash}")
    if ernaast:
        zeg(f"Niet in deze kopie, bewaar ze apart: {', '.join(ernaast)}.")


def herstel(
    ctx: typer.Context,
    bestand: Annotated[Path, typer.Argument(metavar="BESTAND", help="De reservekopie.")],
    als_json: AlsJson = False,
) -> None:
    """Zet een reservekopie terug; het journaal dat er stond, blijft ernaast bewaard."""
    from lama_zvp.cli.uitvoer import druk, druk_json

    with bureau(ctx).open() as werkruimte:
        gedaan = werkruimte.herstel(bestand)
    if als_json:
        druk_json(gedaan)
        return
    druk(f"Hersteld: {gedaan.terug.aantal} gebeurtenissen, nagekeken.")
    druk(f"Laatste schakel: {gedaan.terug.kop_hash}")
    if gedaan.opzij is not None:
        druk(f"Het vorige journaal staat in {gedaan.opzij}.")


COMMANDOS = {"controle": controle, "backup": backup, "herstel": herstel}
