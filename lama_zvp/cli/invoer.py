"""Commands that bring figures and progress in from a file: importeer metingen, importeer voortgang."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from lama_zvp.cli.app import bureau
from lama_zvp.cli.schrijven import AlsJson

if TYPE_CHECKING:
    from lama_zvp.workspace.invoer import Importverslag

Bestand = Annotated[
    str, typer.Argument(metavar="BESTAND", help="CSV, .xlsx, .ods, of een eigen .zip of .jsonl; - leest de invoer.")
]
Proef = Annotated[bool, typer.Option("--proef", help="Toon alleen wat er zou veranderen.")]
Kolom = Annotated[
    list[str] | None, typer.Option("--kolom", metavar="ROL=KOP", help="Welke kolom wat is: waarde=Aantal, of waarde=C.")
]
Naam = Annotated[
    list[str] | None, typer.Option("--naam", metavar="NAAM=SLEUTEL", help="Hoe een naam in het bestand hier heet.")
]
Blad = Annotated[str | None, typer.Option("--blad", metavar="BLAD", help="Welk blad van een Excel-bestand.")]
Scheiding = Annotated[
    str | None, typer.Option("--scheiding", metavar="TEKEN", help="Tussen de cellen: puntkomma, komma of tab.")
]
Decimaal = Annotated[str | None, typer.Option("--decimaal", metavar="TEKEN", help="Voor de decimalen: komma of punt.")]
VulAan = Annotated[bool, typer.Option("--vul-aan", help="Een lege naam is die van de rij erboven.")]
AlleenBekende = Annotated[
    bool, typer.Option("--alleen-bekende", help="Sla rijen over waarvan de naam niet in het plan staat.")
]
Vergeet = Annotated[bool, typer.Option("--vergeet", help="Vergeet wat u eerder over zo'n bestand zei.")]


def importeer_metingen(
    ctx: typer.Context,
    bestand: Bestand,
    proef: Proef = False,
    kolom: Kolom = None,
    naam: Naam = None,
    blad: Blad = None,
    scheiding: Scheiding = None,
    decimaal: Decimaal = None,
    periode: Annotated[
        str | None,
        typer.Option("--periode", metavar="PERIODE", help="Periode van alle cijfers: 2024, 2024-K1 of 2024-05."),
    ] = None,
    bron: Annotated[str, typer.Option("--bron", metavar="TEKST", help="Bron van cijfers die er geen hebben.")] = "",
    voorlopig: Annotated[
        bool | None, typer.Option("--voorlopig/--definitief", help="Of cijfers zonder teken nog kunnen wijzigen.")
    ] = None,
    vul_aan: VulAan = False,
    alleen_bekende: AlleenBekende = False,
    vergeet: Vergeet = False,
    als_json: AlsJson = False,
) -> None:
    """Lees cijfers van indicatoren in: alles of niets, en met --proef eerst kijken."""
    from lama_zvp.workspace.invoer import lees_bron, maak_wens
    from lama_zvp.workspace.invoer_metingen import importeer_metingen as lees_in

    wens = maak_wens(
        kolommen=kolom or (),
        namen=naam or (),
        blad=blad,
        scheiding=scheiding,
        decimaal=decimaal,
        periode=periode,
        bron=bron,
        voorlopig=voorlopig,
        vul_aan=vul_aan,
        alleen_bekende=alleen_bekende,
    )
    with bureau(ctx).open() as werkruimte:
        werkruimte.wie.eis("meting")
        inhoud = lees_bron(bestand, sys.stdin.buffer)
        verslag = lees_in(werkruimte, bestand, inhoud, wens, proef=proef, vergeten=vergeet)
    _toon(verslag, als_json)


def importeer_voortgang(
    ctx: typer.Context,
    bestand: Bestand,
    proef: Proef = False,
    kolom: Kolom = None,
    naam: Naam = None,
    blad: Blad = None,
    scheiding: Scheiding = None,
    vul_aan: VulAan = False,
    alleen_bekende: AlleenBekende = False,
    vergeet: Vergeet = False,
    als_json: AlsJson = False,
) -> None:
    """Lees meldingen over maatregelen in: alles of niets, en met --proef eerst kijken."""
    from lama_zvp.workspace.invoer import lees_bron, maak_wens
    from lama_zvp.workspace.invoer_voortgang import importeer_voortgang as lees_in

    wens = maak_wens(
        kolommen=kolom or (),
        namen=naam or (),
        blad=blad,
        scheiding=scheiding,
        vul_aan=vul_aan,
        alleen_bekende=alleen_bekende,
    )
    with bureau(ctx).open() as werkruimte:
        werkruimte.wie.eis("log")
        inhoud = lees_bron(bestand, sys.stdin.buffer)
        verslag = lees_in(werkruimte, bestand, inhoud, wens, proef=proef, vergeten=vergeet)
    _toon(verslag, als_json)


def _toon(verslag: Importverslag, als_json: bool) -> None:
    from lama_zvp.cli.invoer_tekst import slotzin, verslag_tekst
    from lama_zvp.cli.uitvoer import druk, druk_json, zeg

    if als_json:
        druk_json(verslag)
    else:
        druk(verslag_tekst(verslag))
    if verslag.code:
        zeg(slotzin(verslag))
        raise typer.Exit(verslag.code)
