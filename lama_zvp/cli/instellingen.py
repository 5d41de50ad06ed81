"""Commands about the person who gives them: their own settings, and what is new to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from lama_zvp.cli.app import bureau, groep
from lama_zvp.cli.dutch import Commando
from lama_zvp.cli.schrijven import AlsJson

if TYPE_CHECKING:
    from lama_zvp.workspace.persoonlijk import Wijzigingen

app = groep("Uw eigen instellingen van het programma.")

UITLEG = {
    "thema": "auto, donker of licht",
    "jaar": "het jaar waarop het programma opent",
    "fiche": "de fiche die bij het openen gekozen is",
    "start": "het eerste scherm: overzicht, wijzigingen, fiche, journaal of stuurbord",
    "plain": "eenvoudige weergave, ook voor schermlezers: ja of nee",
    "muis": "de muis in het programma gebruiken: ja of nee",
}
"""What each choice is about; the keys explain themselves."""


@app.command("toon", cls=Commando)
def toon(ctx: typer.Context, als_json: AlsJson = False) -> None:
    """Toon uw eigen instellingen."""
    from lama_zvp.cli.uitvoer import druk, druk_json, tabel, zeg

    with bureau(ctx).open() as werkruimte:
        gelezen = werkruimte.voorkeuren()
        paren = werkruimte.toon_voorkeuren()
    if gelezen.klacht:
        zeg(gelezen.klacht)
    if als_json:
        druk_json(paren)
        return
    rijen = [(sleutel, waarde, UITLEG.get(sleutel, "")) for sleutel, waarde in paren.items()]
    druk(tabel(("Instelling", "Waarde", "Wat"), rijen))


@app.command("zet", cls=Commando)
def zet(
    ctx: typer.Context,
    sleutel: Annotated[str, typer.Argument(metavar="SLEUTEL", help="Bijvoorbeeld thema, jaar of toets.log.")],
    waarde: Annotated[str, typer.Argument(metavar="WAARDE", help="De nieuwe waarde; standaard neemt ze terug.")],
) -> None:
    """Verander een van uw eigen instellingen."""
    from lama_zvp.cli.uitvoer import zeg

    with bureau(ctx).open() as werkruimte:
        werkruimte.zet_voorkeur(sleutel, waarde)
        zeg(f"{sleutel.strip()} is nu {werkruimte.toon_voorkeuren()[sleutel.strip()]}.")


def wijzigingen(
    ctx: typer.Context,
    gezien: Annotated[bool, typer.Option("--gezien", help="Onthoud dat u dit gelezen hebt.")] = False,
    als_json: AlsJson = False,
) -> None:
    """Toon wat anderen vastlegden sinds u laatst keek."""
    from lama_zvp.cli.overzicht_tekst import journaal_tekst
    from lama_zvp.cli.uitvoer import druk, druk_json, zeg

    with bureau(ctx).open() as werkruimte:
        nieuw = werkruimte.wijzigingen(werkruimte.gezien())
        if gezien:
            werkruimte.onthoud_gezien(nieuw.tot)
    if als_json:
        druk_json(nieuw)
        return
    zeg(_sinds(nieuw))
    druk(journaal_tekst(tuple(reversed(nieuw.gebeurtenissen))) if nieuw.gebeurtenissen else "Niets nieuws van anderen.")


def _sinds(nieuw: Wijzigingen) -> str:
    from lama_zvp.typografie import datum

    if nieuw.sinds is None:
        return "U kijkt hier voor het eerst: dit is het laatste wat anderen vastlegden."
    dag = nieuw.sinds.moment.astimezone()
    return f"Sinds u laatst keek, op {datum(dag.date())} om {dag:%H.%M} uur."


COMMANDOS = {"wijzigingen": wijzigingen}
