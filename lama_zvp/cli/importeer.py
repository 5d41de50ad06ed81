"""Commands that bring data in: importeer historiek, journaal, metingen, voortgang."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from lama_zvp.cli.app import bureau, groep
from lama_zvp.cli.dutch import Commando
from lama_zvp.cli.invoer import importeer_metingen, importeer_voortgang
from lama_zvp.cli.samenvoegen import importeer_journaal
from lama_zvp.cli.schrijven import AlsJson

if TYPE_CHECKING:
    from lama_zvp.workspace.historiek import Historiekverslag

app = groep("Gegevens binnenhalen in het journaal.")

app.command("journaal", cls=Commando)(importeer_journaal)
app.command("metingen", cls=Commando)(importeer_metingen)
app.command("voortgang", cls=Commando)(importeer_voortgang)

Proef = Annotated[bool, typer.Option("--proef", help="Toon alleen wat er zou veranderen.")]


@app.command("historiek", cls=Commando)
def historiek(
    ctx: typer.Context,
    bestand: Annotated[
        str | None, typer.Argument(metavar="[BESTAND]", help="De verantwoording; standaard die naast het plan.")
    ] = None,
    proef: Proef = False,
    als_json: AlsJson = False,
) -> None:
    """Lees in wat over eerdere jaren verantwoord is, als gebeurtenissen van een eerdere auteur."""
    from lama_zvp.cli.uitvoer import druk, druk_json
    from lama_zvp.workspace.historiek import importeer_historiek

    with bureau(ctx).open() as werkruimte:
        verslag = importeer_historiek(werkruimte, bestand, proef=proef)
    if als_json:
        druk_json(verslag)
    else:
        druk(historiek_tekst(verslag))


def historiek_tekst(verslag: Historiekverslag) -> str:
    """How many entries of each kind and year are new, equal or corrected, and which were passed over and why."""
    from lama_zvp.cli.uitvoer import alinea
    from lama_zvp.typografie import getal

    wat = "Zou inlezen" if verslag.proef else "Ingelezen"
    kop = f"{wat} als “{verslag.auteur}”: {getal(verslag.aantal('nieuw'))} nieuw"
    kop += (
        f", {getal(verslag.aantal('gecorrigeerd'))} gecorrigeerd; {getal(verslag.aantal('gelijk'))} stonden er al zo."
    )
    regels = [kop]
    veranderd = [regel for regel in verslag.regels if regel.uitkomst in ("nieuw", "gecorrigeerd")]
    for jaar in sorted({regel.jaar for regel in veranderd}):
        soorten = [regel.soort for regel in veranderd if regel.jaar == jaar]
        delen = ", ".join(f"{soorten.count(soort)} {soort}" for soort in dict.fromkeys(soorten))
        regels.append(f"  {jaar}: {delen}")
    over = [regel for regel in verslag.regels if regel.uitkomst == "overgeslagen"]
    if over:
        regels.append(f"Overgeslagen ({len(over)}):")
        regels += [
            alinea(f"{regel.soort} {regel.onderwerp} {regel.jaar}: {regel.reden}", eerste="  · ", inspringing="    ")
            for regel in over
        ]
    return "\n".join(regels)
