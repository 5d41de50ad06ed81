"""Commands on the council's decisions: besluit nieuw, lijst, opvolgen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from lama_zvp.cli.app import bureau, groep
from lama_zvp.cli.dutch import Commando
from lama_zvp.cli.schrijven import AlsJson, InKlasse, MetPrivacyReden, _bevestig
from lama_zvp.keuzelijsten import STANDEN

if TYPE_CHECKING:
    from lama_zvp.journal.events import Gebeurtenis

app = groep("Besluiten van de zonale veiligheidsraad: nemen, bekijken, opvolgen.")


@app.command("nieuw", cls=Commando)
def nieuw(
    ctx: typer.Context,
    titel: Annotated[str, typer.Argument(metavar="TITEL", help="Wat er beslist is, in één regel.")],
    verantwoordelijke: Annotated[
        str, typer.Option("--verantwoordelijke", metavar="FUNCTIE", help="Welke functie het uitvoert.")
    ],
    termijn: Annotated[str | None, typer.Option("--termijn", metavar="DATUM", help="Tegen wanneer.")] = None,
    fiche: Annotated[str | None, typer.Option("--fiche", metavar="FICHE", help="Over welke fiche of hefboom.")] = None,
    tekst: Annotated[str, typer.Option("--tekst", metavar="TEKST", help="De volledige beslissing.")] = "",
    datum: Annotated[str | None, typer.Option("--datum", metavar="DATUM", help="Dag van de vergadering.")] = None,
    klasse: InKlasse = None,
    privacy_reden: MetPrivacyReden = None,
    als_json: AlsJson = False,
) -> None:
    """Leg een besluit vast."""
    with bureau(ctx).open() as werkruimte, werkruimte.privacy_uitzondering(privacy_reden):
        _bevestig(
            werkruimte.besluit_nieuw(
                titel,
                verantwoordelijke=verantwoordelijke,
                termijn=termijn,
                fiche=fiche,
                tekst=tekst,
                datum=datum,
                klasse=klasse,
            ),
            als_json,
        )


@app.command("lijst", cls=Commando)
def lijst(ctx: typer.Context, als_json: AlsJson = False) -> None:
    """Toon de besluiten met hun stand."""
    from lama_zvp.cli.uitvoer import druk, druk_json, tabel
    from lama_zvp.journal.events import Besluit
    from lama_zvp.typografie import datum_kort

    with bureau(ctx).open() as werkruimte:
        besluiten = werkruimte.besluiten()
    if als_json:
        druk_json([{"besluit": besluit, "opvolging": opvolging} for besluit, opvolging in besluiten])
        return
    rijen = []
    for besluit, opvolging in besluiten:
        inhoud = besluit.inhoud
        if isinstance(inhoud, Besluit):
            termijn = datum_kort(inhoud.termijn) if inhoud.termijn else "geen"
            rijen.append(
                (
                    f"#{besluit.volgnr}",
                    datum_kort(besluit.datum),
                    _stand(opvolging),
                    termijn,
                    inhoud.verantwoordelijke,
                    inhoud.titel,
                )
            )
    druk(
        tabel(("Nr.", "Datum", "Stand", "Termijn", "Verantwoordelijke", "Besluit"), rijen)
        if rijen
        else "Nog geen besluiten."
    )


@app.command("opvolgen", cls=Commando)
def opvolgen(
    ctx: typer.Context,
    besluit: Annotated[str, typer.Argument(metavar="ID", help="Nummer of id van het besluit.")],
    stand: Annotated[str, typer.Argument(metavar="STAND", help=", ".join(STANDEN) + ".")],
    tekst: Annotated[str, typer.Option("--tekst", metavar="TEKST", help="Wat er gebeurd is.")] = "",
    privacy_reden: MetPrivacyReden = None,
    als_json: AlsJson = False,
) -> None:
    """Leg vast wat er van een besluit geworden is."""
    with bureau(ctx).open() as werkruimte, werkruimte.privacy_uitzondering(privacy_reden):
        _bevestig(werkruimte.besluit_opvolgen(besluit, stand, tekst=tekst), als_json)


def _stand(opvolging: tuple[Gebeurtenis, ...]) -> str:
    from lama_zvp.journal.events import BesluitOpvolging

    for gebeurtenis in reversed(opvolging):
        if isinstance(gebeurtenis.inhoud, BesluitOpvolging):
            return gebeurtenis.inhoud.stand
    return "open"
