"""Commands that record: log, meting, beoordeel, corrigeer, intrekken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from lama_zvp.cli.app import bureau
from lama_zvp.keuzelijsten import KLASSEN, OORDELEN, STATUSSEN

if TYPE_CHECKING:
    from lama_zvp.journal.events import Feit, Gebeurtenis

Datum = Annotated[str | None, typer.Option("--datum", metavar="DATUM", help="Dag waarop het gebeurde (12/03/2024).")]
InGemeente = Annotated[str | None, typer.Option("--gemeente", metavar="GEMEENTE", help="Gemeente van de zone.")]
AlsJson = Annotated[bool, typer.Option("--json", help="Als JSON, voor andere programma's.")]
InKlasse = Annotated[
    str | None, typer.Option("--klasse", metavar="KLASSE", help="Wie het lezen mag: " + ", ".join(KLASSEN) + ".")
]
MetStatus = Annotated[str | None, typer.Option("--status", metavar="STATUS", help=", ".join(STATUSSEN) + ".")]
MetAantal = Annotated[str | None, typer.Option("--aantal", metavar="N", help="Hoeveel er gedaan is.")]
MetPrivacyReden = Annotated[
    str | None,
    typer.Option("--privacy-reden", metavar="TEKST", help="Waarom dit toch mag (alleen korpsleiding); wordt bewaard."),
]
MetBewijs = Annotated[str, typer.Option("--bewijs", metavar="REF", help="Verwijzing naar een document.")]


def log(
    ctx: typer.Context,
    maatregel: Annotated[str, typer.Argument(metavar="MAATREGEL", help="Volledige naam of een uniek einde ervan.")],
    tekst: Annotated[str, typer.Argument(metavar="TEKST", help="Wat er gebeurd is.")] = "",
    status: MetStatus = None,
    aantal: MetAantal = None,
    datum: Datum = None,
    gemeente: InGemeente = None,
    bewijs: MetBewijs = "",
    klasse: InKlasse = None,
    privacy_reden: MetPrivacyReden = None,
    als_json: AlsJson = False,
) -> None:
    """Log voortgang op een maatregel."""
    with bureau(ctx).open() as werkruimte, werkruimte.privacy_uitzondering(privacy_reden):
        _bevestig(
            werkruimte.log(
                maatregel,
                tekst,
                status=status,
                aantal=aantal,
                datum=datum,
                gemeente=gemeente,
                bewijs=bewijs,
                klasse=klasse,
            ),
            als_json,
        )


def meting(
    ctx: typer.Context,
    indicator: Annotated[str, typer.Argument(metavar="INDICATOR", help="Sleutel van de indicator.")],
    periode: Annotated[str, typer.Argument(metavar="PERIODE", help="2023, 2023-K1 of 2023-05.")],
    waarde: Annotated[str, typer.Argument(metavar="WAARDE", help="Het cijfer, met komma voor decimalen.")],
    voorlopig: Annotated[bool, typer.Option("--voorlopig", help="Het cijfer is nog niet definitief.")] = False,
    n: Annotated[str | None, typer.Option("--n", metavar="N", help="Omvang van de steekproef.")] = None,
    bron: Annotated[str, typer.Option("--bron", metavar="TEKST", help="Waar het cijfer vandaan komt.")] = "",
    gemeente: InGemeente = None,
    opmerking: Annotated[str, typer.Option("--opmerking", metavar="TEKST", help="Toelichting.")] = "",
    privacy_reden: MetPrivacyReden = None,
    als_json: AlsJson = False,
) -> None:
    """Voer een cijfer van een indicator in."""
    with bureau(ctx).open() as werkruimte, werkruimte.privacy_uitzondering(privacy_reden):
        _bevestig(
            werkruimte.meting(
                indicator,
                periode,
                waarde,
                voorlopig=voorlopig,
                n=n,
                bron=bron,
                gemeente=gemeente,
                opmerking=opmerking,
            ),
            als_json,
        )


def beoordeel(
    ctx: typer.Context,
    fiche: Annotated[str, typer.Argument(metavar="FICHE", help="Sleutel van de fiche of hefboom.")],
    jaar: Annotated[int, typer.Argument(metavar="JAAR", help="Het jaar dat u beoordeelt.")],
    oordeel: Annotated[str, typer.Argument(metavar="OORDEEL", help=", ".join(OORDELEN) + ".")],
    toelichting: Annotated[str, typer.Option("--toelichting", metavar="TEKST", help="Waarom u dit vindt.")],
    bijsturing: Annotated[str, typer.Option("--bijsturing", metavar="TEKST", help="Wat er anders gaat.")] = "",
    privacy_reden: MetPrivacyReden = None,
    als_json: AlsJson = False,
) -> None:
    """Beoordeel een fiche voor een jaar."""
    with bureau(ctx).open() as werkruimte, werkruimte.privacy_uitzondering(privacy_reden):
        _bevestig(werkruimte.beoordeel(fiche, jaar, oordeel, toelichting=toelichting, bijsturing=bijsturing), als_json)


def corrigeer(
    ctx: typer.Context,
    gebeurtenis: Annotated[str, typer.Argument(metavar="ID", help="Nummer of id uit het journaal.")],
    tekst: Annotated[str | None, typer.Option("--tekst", metavar="TEKST", help="Nieuwe tekst.")] = None,
    status: MetStatus = None,
    aantal: MetAantal = None,
    datum: Datum = None,
    gemeente: InGemeente = None,
    bewijs: Annotated[str | None, typer.Option("--bewijs", metavar="REF", help="Nieuwe verwijzing.")] = None,
    klasse: InKlasse = None,
    waarde: Annotated[str | None, typer.Option("--waarde", metavar="GETAL", help="Nieuw cijfer.")] = None,
    n: Annotated[str | None, typer.Option("--n", metavar="N", help="Nieuwe steekproefomvang.")] = None,
    voorlopig: Annotated[
        bool | None, typer.Option("--voorlopig/--definitief", help="Of het cijfer nog kan wijzigen.")
    ] = None,
    bron: Annotated[str | None, typer.Option("--bron", metavar="TEKST", help="Nieuwe bron.")] = None,
    opmerking: Annotated[str | None, typer.Option("--opmerking", metavar="TEKST", help="Nieuwe opmerking.")] = None,
    titel: Annotated[str | None, typer.Option("--titel", metavar="TEKST", help="Nieuwe titel van een besluit.")] = None,
    verantwoordelijke: Annotated[
        str | None, typer.Option("--verantwoordelijke", metavar="FUNCTIE", help="Nieuwe functie bij een besluit.")
    ] = None,
    termijn: Annotated[str | None, typer.Option("--termijn", metavar="DATUM", help="Nieuwe termijn.")] = None,
    privacy_reden: MetPrivacyReden = None,
    als_json: AlsJson = False,
) -> None:
    """Verbeter een melding, cijfer of besluit; de oude blijft in de geschiedenis."""
    wijzigingen: dict[str, Any] = {
        "tekst": tekst,
        "status": status,
        "aantal": aantal,
        "datum": datum,
        "gemeente": gemeente,
        "bewijs": bewijs,
        "klasse": klasse,
        "waarde": waarde,
        "n": n,
        "voorlopig": voorlopig,
        "bron": bron,
        "opmerking": opmerking,
        "titel": titel,
        "verantwoordelijke": verantwoordelijke,
        "termijn": termijn,
    }
    with bureau(ctx).open() as werkruimte, werkruimte.privacy_uitzondering(privacy_reden):
        _bevestig(werkruimte.corrigeer(gebeurtenis, wijzigingen), als_json)


def intrekken(
    ctx: typer.Context,
    gebeurtenis: Annotated[str, typer.Argument(metavar="ID", help="Nummer of id uit het journaal.")],
    reden: Annotated[str, typer.Option("--reden", metavar="TEKST", help="Waarom dit niet meer telt.")],
    privacy_reden: MetPrivacyReden = None,
    als_json: AlsJson = False,
) -> None:
    """Trek een melding in; ze blijft in de geschiedenis staan."""
    with bureau(ctx).open() as werkruimte, werkruimte.privacy_uitzondering(privacy_reden):
        _bevestig(werkruimte.intrekken(gebeurtenis, reden=reden), als_json)


def _bevestig(gebeurtenis: Gebeurtenis, als_json: bool) -> None:
    """The act is durable by now: say which number it got."""
    from lama_zvp.cli.uitvoer import druk, druk_json
    from lama_zvp.typografie import datum

    if als_json:
        druk_json(gebeurtenis)
        return
    wat = f"{gebeurtenis.soort} op {gebeurtenis.onderwerp or 'de zone'}"
    druk(f"Bewaard als #{gebeurtenis.volgnr}: {wat}{_cijfer(gebeurtenis.inhoud)}, {datum(gebeurtenis.datum)}.")


def _cijfer(inhoud: Feit) -> str:
    """What was understood of a figure, so that who typed it sees a point read as thousands."""
    from lama_zvp.journal.events import Meting
    from lama_zvp.typografie import getal

    if not isinstance(inhoud, Meting):
        return ""
    return f", {inhoud.periode} = {getal(inhoud.waarde)}{' (voorlopig)' if inhoud.voorlopig else ''}"


COMMANDOS = {
    "log": log,
    "meting": meting,
    "beoordeel": beoordeel,
    "corrigeer": corrigeer,
    "intrekken": intrekken,
}
