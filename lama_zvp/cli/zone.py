"""Commands for a PostgreSQL database of several zones: moving a journal to it, and the roles that work for a zone."""

from __future__ import annotations

from typing import Annotated

import typer

from lama_zvp.cli.app import bureau, groep
from lama_zvp.cli.dutch import Commando
from lama_zvp.cli.schrijven import AlsJson

app = groep("Beheer de zones van een PostgreSQL-database, als de eigenaar ervan.")

Code = Annotated[str, typer.Argument(metavar="CODE", help="De code van de zone, bijvoorbeeld pz-voorbeeld.")]
Rol = Annotated[str, typer.Option("--rol", metavar="ROL", help="Een gewone databaserol, die al bestaat.")]


def verhuis(
    ctx: typer.Context,
    naar: Annotated[
        str, typer.Option("--naar", metavar="URL|BESTAND", help="Een lege zone op een server, of een nieuw bestand.")
    ],
    als_json: AlsJson = False,
) -> None:
    """Verhuis het hele journaal naar een PostgreSQL-server of terug, en kijk het daar na."""
    from lama_zvp.cli.uitvoer import druk, druk_json, gebeurtenissen, zeg

    with bureau(ctx).open() as werkruimte:
        gedaan = werkruimte.verhuis(naar)
    if als_json:
        druk_json(gedaan)
        return
    wat = f"Stond al volledig in {gedaan.naar}" if gedaan.stond_er else f"Verhuisd naar {gedaan.naar}"
    druk(f"{wat}: {gebeurtenissen(gedaan.aantal)}, nagekeken en gelijk.")
    druk(f"Laatste schakel: {gedaan.kop_hash or 'geen'}")
    zeg(
        "Het oude journaal staat er nog. Zet de nieuwe plaats in instellingen.toml, zodat niemand in het oude schrijft."
    )


@app.command("nieuw", cls=Commando)
def nieuw(ctx: typer.Context, code: Code, rol: Rol) -> None:
    """Laat een databaserol voor een zone werken; zone en journaal worden gemaakt als ze er nog niet zijn."""
    from lama_zvp.cli.uitvoer import druk

    with bureau(ctx).open() as werkruimte:
        werkruimte.zone_nieuw(code, rol)
    druk(f"De rol {rol} werkt voor de zone {code}.")


@app.command("inzage", cls=Commando)
def inzage(ctx: typer.Context, rol: Rol) -> None:
    """Laat een databaserol naar alle zones kijken, zonder er iets vast te leggen."""
    from lama_zvp.cli.uitvoer import druk

    with bureau(ctx).open() as werkruimte:
        werkruimte.zone_inzage(rol)
    druk(f"De rol {rol} kijkt naar alle zones, met `lama-zvp overzicht --zones`.")


@app.command("lijst", cls=Commando)
def lijst(ctx: typer.Context, als_json: AlsJson = False) -> None:
    """Toon de zones en hun databaserollen."""
    from lama_zvp.cli.uitvoer import druk, druk_json

    with bureau(ctx).open() as werkruimte:
        regels = werkruimte.zone_lijst()
    if als_json:
        druk_json(regels)
        return
    for regel in regels:
        druk(f"{regel.code or '(alle zones, alleen kijken)'}: {', '.join(regel.rollen) or 'geen rol'}")
    if not regels:
        druk("Er is nog geen zone.")


@app.command("opzij", cls=Commando)
def opzij(
    ctx: typer.Context,
    code: Code,
    nieuwe_code: Annotated[str, typer.Argument(metavar="NIEUWE-CODE", help="Waaronder het journaal bewaard blijft.")],
) -> None:
    """Bewaar het journaal van een zone onder een andere code; haar rollen beginnen een leeg."""
    from lama_zvp.cli.uitvoer import druk

    with bureau(ctx).open() as werkruimte:
        werkruimte.zone_opzij(code, nieuwe_code)
    druk(f"Het journaal van {code} staat nu onder {nieuwe_code}; {code} is leeg.")


@app.command("bijwerken", cls=Commando)
def bijwerken(ctx: typer.Context) -> None:
    """Breng de database naar het schema van dit programma. Maak eerst van elke zone een reservekopie."""
    from lama_zvp.cli.uitvoer import druk

    with bureau(ctx).open() as werkruimte:
        stappen = werkruimte.zone_bijwerken()
    druk(f"Bijgewerkt met {stappen} stap(pen)." if stappen else "De database was al bij.")


@app.command("opruimen", cls=Commando)
def opruimen(ctx: typer.Context) -> None:
    """Herschrijf de tabel, zodat er van gewiste teksten niets in achterblijft. Niemand kan intussen vastleggen."""
    from lama_zvp.cli.uitvoer import druk, zeg

    with bureau(ctx).open() as werkruimte:
        werkruimte.zone_opruimen()
    druk("De tabel is herschreven: van teksten die voordien gewist zijn, staat er niets meer in.")
    zeg("Het logboek, de kopieën en de reservekopieën van de server zelf kunnen ze nog bevatten.")


COMMANDOS = {"verhuis": verhuis}
