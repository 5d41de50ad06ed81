"""The zones side by side as text for a terminal of eighty columns."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lama_zvp import tekens
from lama_zvp.assess.zones import GedeeldeIndicator, Zonecijfer, Zonekop, Zonevergelijking
from lama_zvp.cli.overzicht_tekst import _woord
from lama_zvp.cli.uitvoer import alinea, cel, tabel
from lama_zvp.typografie import datum, datum_kort, getal

_RICHTING = {"lager-beter": "lager is beter", "hoger-beter": "hoger is beter", "neutraal": "geen richting"}
_UITLEG = (
    "Geen rangschikking: de zones staan in volgorde van hun code. Zones verschillen in bevolking, ligging en in wat ze"
    " opsporen; een verschil tussen twee zones zegt niets over de oorzaak. Het effect is dat van de zone zelf,"
    " tegenover haar eigen vroegere cijfers, en is indicatief. Per 1.000 inwoners rekent met het aantal dat in het plan"
    " van de zone staat."
)


def zones_tekst(vergelijking: Zonevergelijking) -> str:
    """Who the zones are, then a table per figure that they share, and what is not set side by side."""
    regels = [f"Zones naast elkaar · jaar {vergelijking.jaar}", f"Gezien op {datum(vergelijking.vandaag)}", ""]
    regels += [alinea(_UITLEG), "", _koppen(vergelijking.zones)]
    for zone in vergelijking.zones:
        if zone.reden:
            regels += ["", alinea(f"{zone.code}: {zone.reden}")]
    leeg = [indicator for indicator in vergelijking.indicatoren if all(c.waarde is None for c in indicator.cijfers)]
    for indicator in vergelijking.indicatoren:
        if indicator not in leeg:
            regels += ["", *_indicator(indicator)]
    if leeg:
        regels += ["", alinea("Nog door geen enkele zone ingevuld: " + ", ".join(i.naam for i in leeg) + ".")]
    if not vergelijking.indicatoren:
        regels += ["", "Er is geen cijfer dat twee of meer zones delen."]
    alleen = [f"{code} {aantal}" for code, aantal in vergelijking.niet_gedeeld.items() if aantal]
    if alleen:
        regels += ["", alinea("Niet gedeeld, en dus niet naast elkaar gezet: " + ", ".join(alleen) + " cijfers.")]
    return "\n".join(regels)


def _koppen(zones: tuple[Zonekop, ...]) -> str:
    rijen = [
        (
            zone.code,
            zone.naam or "onbekend",
            getal(zone.inwoners) if zone.inwoners is not None else "onbekend",
            datum_kort(zone.inwoners_op) if zone.inwoners_op else "",
            getal(zone.meldingen) if zone.meldingen is not None else "onbekend",
        )
        for zone in zones
    ]
    return tabel(("Zone", "Naam", "Inwoners", "Op", "Meldingen"), rijen, rechts=(2, 4))


def _indicator(indicator: GedeeldeIndicator) -> Iterator[str]:
    yield cel(f"{indicator.naam} ({indicator.eenheid}; {_RICHTING[indicator.richting]})")
    rijen = [
        (
            cijfer.code,
            _waarde(cijfer),
            _per_duizend(indicator, cijfer),
            _woord(tekens.EFFECT[cijfer.effect]) if cijfer.effect else "",
            _woord(tekens.ZEKERHEID[cijfer.zekerheid]) if cijfer.zekerheid else "",
        )
        for cijfer in indicator.cijfers
    ]
    yield tabel(("Zone", "Cijfer", "Per 1.000 inwoners", "Effect", "Zekerheid"), rijen, rechts=(1, 2))
    if indicator.door_politiewerk:
        yield alinea("Politiewerk zelf drijft dit cijfer mee: meer vaststellingen kunnen meer werk betekenen.")
    if indicator.anders:
        yield alinea(f"Zelfde naam, andere eenheid, en dus niet hiernaast: {', '.join(indicator.anders)}.")


def _waarde(cijfer: Zonecijfer) -> str:
    if cijfer.in_plan is None:
        return "onbekend"
    if not cijfer.in_plan:
        return "niet in haar plan"
    if cijfer.waarde is None:
        return "nog niet ingevuld"
    soort = " (tussenstand)" if cijfer.tussenstand else " (voorlopig)" if cijfer.voorlopig else ""
    return getal(cijfer.waarde) + soort


def _per_duizend(indicator: GedeeldeIndicator, cijfer: Zonecijfer) -> str:
    if indicator.soort != "telling" or cijfer.waarde is None:
        return "–"
    return "onbekend" if cijfer.per_duizend is None else getal(cijfer.per_duizend, _decimalen(cijfer.per_duizend))


def _decimalen(waarde: Decimal) -> int:
    """Two, or as many as it takes to see three figures of a small rate."""
    return max(2, 2 - waarde.adjusted()) if waarde else 2
