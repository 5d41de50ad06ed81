"""What an event says, in one plain Dutch sentence, and what kind it is."""

from __future__ import annotations

from lama_zvp import tekens
from lama_zvp.journal.events import (
    Beoordeling,
    Besluit,
    BesluitOpvolging,
    Feit,
    Gebeurtenis,
    Gewist,
    Intrekking,
    Meting,
    Planversie,
    Redactie,
    Samenvoeging,
    Toegang,
    Vaststelling,
    Voortgang,
)
from lama_zvp.typografie import datum, getal

SOORTWOORDEN = {
    "voortgang": "voortgang",
    "meting": "cijfer",
    "beoordeling": "beoordeling",
    "besluit": "besluit",
    "besluit-opvolging": "opvolging",
    "planversie": "planversie",
    "vaststelling": "vaststelling",
    "intrekking": "intrekking",
    "redactie": "redactie",
    "toegang": "toegang",
    "samenvoeging": "samenvoeging",
}


def samenvatting(gebeurtenis: Gebeurtenis) -> str:
    """The text of the event, or what it did when nothing was typed."""
    match gebeurtenis.inhoud:
        case Voortgang(tekst=tekst, bewijs=bewijs):
            return f"{tekst}{f' (bewijs: {bewijs})' if bewijs else ''}".strip()
        case Meting() as meting:
            return _meting(meting)
        case Beoordeling(oordeel=oordeel, toelichting=toelichting, bijsturing=bijsturing):
            bij = f" Bijsturing: {bijsturing}" if bijsturing else ""
            return f"{tekens.UITVOERING[oordeel].woord.capitalize()}. {toelichting}{bij}"
        case Besluit(titel=titel, tekst=tekst, verantwoordelijke=wie, termijn=termijn):
            tegen = f", tegen {datum(termijn)}" if termijn else ""
            return f"{titel} ({wie}{tegen}) {tekst}".strip()
        case BesluitOpvolging(stand=stand, tekst=tekst):
            return f"{tekens.STAND[stand].woord.capitalize()}. {tekst}".strip()
        case inhoud:
            return _beheer(inhoud)


def _meting(meting: Meting) -> str:
    voorlopig = ", voorlopig" if meting.voorlopig else ""
    bron = f" ({meting.bron})" if meting.bron else ""
    return f"{meting.periode}: {getal(meting.waarde)}{voorlopig}{bron} {meting.opmerking}".strip()


def _beheer(inhoud: Feit) -> str:
    """What was done to the journal itself, or around it."""
    match inhoud:
        case Intrekking(reden=reden) | Redactie(reden=reden):
            return f"Reden: {reden}"
        case Planversie(versie=versie):
            return f"Plan, versie {versie}."
        case Vaststelling(versie=nummer):
            return f"Stuurbord vastgesteld, versie {nummer}."
        case Toegang(handeling=handeling, naam=naam, tekst=tekst):
            return " ".join(deel for deel in (handeling, naam, tekst) if deel)
        case Samenvoeging(herkomst=herkomst):
            return f"Samengevoegd met het journaal “{herkomst}”."
        case Gewist():
            return "De tekst is gewist."
        case _:
            return ""
