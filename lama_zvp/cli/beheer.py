"""Commands for whoever keeps the program running: controle, backup, herstel, diagnose."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lama_zvp.cli.app import bureau
from lama_zvp.cli.schrijven import AlsJson

if TYPE_CHECKING:
    from lama_zvp.journal.backup import Kopie
    from lama_zvp.workspace.bewaring import Rotatie
    from lama_zvp.workspace.diagnose import Diagnose


def controle(ctx: typer.Context, als_json: AlsJson = False) -> None:
    """Kijk na of het journaal volledig en onaangeroerd is."""
    from lama_zvp.cli.uitvoer import druk, druk_json, gebeurtenissen

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
            druk(f"In orde: {gebeurtenissen(verslag.aantal)}, ketting en database kloppen.")
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
    from lama_zvp.cli.uitvoer import druk, druk_json, gebeurtenissen, zeg
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
    druk(f"Reservekopie {kopie.pad}: {gebeurtenissen(kopie.aantal)}, nagekeken.")
    druk(f"Laatste schakel: {kopie.kop_hash}")
    if kopie.let_op:
        zeg(kopie.let_op)
    if ernaast:
        zeg(f"Niet in deze kopie, bewaar ze apart: {', '.join(ernaast)}.")


def herstel(
    ctx: typer.Context,
    bestand: Annotated[Path, typer.Argument(metavar="BESTAND", help="De reservekopie.")],
    als_json: AlsJson = False,
) -> None:
    """Zet een reservekopie terug; het journaal dat er stond, blijft ernaast bewaard."""
    from lama_zvp.cli.uitvoer import druk, druk_json, gebeurtenissen

    with bureau(ctx).open() as werkruimte:
        gedaan = werkruimte.herstel(bestand)
    if als_json:
        druk_json(gedaan)
        return
    druk(f"Hersteld: {gebeurtenissen(gedaan.terug.aantal)}, nagekeken.")
    druk(f"Laatste schakel: {gedaan.terug.kop_hash}")
    if gedaan.opzij is not None:
        druk(f"Het vorige journaal staat in {gedaan.opzij}.")


def diagnose(ctx: typer.Context, als_json: AlsJson = False) -> None:
    """Toon hoe het met de map, de database en de reservekopieën staat, zonder inhoud."""
    from lama_zvp.cli.uitvoer import druk, druk_json

    with bureau(ctx).open() as werkruimte:
        beeld = werkruimte.diagnose()
    if als_json:
        druk_json(beeld)
    else:
        for naam, waarde in _regels(beeld):
            druk(f"{naam:<18}{waarde}")
        for probleem in beeld.problemen:
            druk(f"Let op: {probleem}")
        if not beeld.problemen:
            druk("Geen problemen gevonden.")
    if beeld.problemen:
        raise typer.Exit(6)


def _regels(beeld: Diagnose) -> Iterator[tuple[str, str]]:
    from lama_zvp.cli.uitvoer import gebeurtenissen

    yield "Versie", f"lama-zvp {beeld.versie}, Python {beeld.python}, SQLite {beeld.sqlite}"
    yield "Map", str(beeld.thuis)
    yield "Plan", beeld.plan
    yield "Database", beeld.database
    for bestand in beeld.bestanden:
        yield "", f"{bestand.rechten}  {bestand.grootte:>12} bytes  {bestand.naam}"
    if beeld.toestand is not None:
        staat = beeld.toestand
        yield "Instellingen", ", ".join(f"{naam} {waarde}" for naam, waarde in staat.instellingen.items())
        yield "Schema", f"{staat.schema} (dit programma: {staat.schema_programma})"
        yield "Gebeurtenissen", str(staat.aantal)
        yield "Laatste schakel", staat.kop_hash or "geen"
    yield "In gebruik", {True: "ja, elders open", False: "nee", None: "onbekend"}[beeld.in_gebruik]
    yield "Open sessies", str(beeld.sessies)
    kopie = beeld.laatste_kopie
    hoeveel = "" if kopie is None else gebeurtenissen(kopie.aantal)
    yield "Reservekopie", f"{kopie.op.isoformat()}, {hoeveel}, {kopie.bestand}" if kopie else "geen"
    groot = "nog niets" if beeld.logboek_grootte is None else f"{beeld.logboek_grootte} bytes"
    yield "Logbestand", f"{beeld.logboek} ({groot})"
    yield "Vrije ruimte", "onbekend" if beeld.vrij is None else f"{beeld.vrij // 1024} KiB"


COMMANDOS = {"controle": controle, "backup": backup, "herstel": herstel, "diagnose": diagnose}
