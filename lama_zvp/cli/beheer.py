"""Commands for whoever keeps the program running: controle."""

from __future__ import annotations

import typer

from lama_zvp.cli.app import bureau
from lama_zvp.cli.schrijven import AlsJson


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


COMMANDOS = {"controle": controle}
