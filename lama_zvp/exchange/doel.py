"""What a sheet is read for: figures or progress, and under which headings people keep each part of that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

Rol = Literal[
    "indicator",
    "periode",
    "jaar",
    "kwartaal",
    "maand",
    "waarde",
    "n",
    "voorlopig",
    "bron",
    "gemeente",
    "opmerking",
    "maatregel",
    "datum",
    "tekst",
    "status",
    "aantal",
    "bewijs",
    "klasse",
    "id",
]

_METING: Final[dict[Rol, str]] = {
    "indicator": "indicator|sleutel|indicatoren|indicatornaam|feit|feiten|misdrijf|fenomeen|omschrijving|naam|rubriek",
    "periode": "periode|tijdvak|tijdstip|peildatum",
    "jaar": "jaar|jaartal|kalenderjaar|pleegjaar|jaar vaststelling|registratiejaar",
    "kwartaal": "kwartaal|kw|trimester",
    "maand": "maand",
    "waarde": "waarde|cijfer|aantal|resultaat|realisatie|totaal|score|meting|aantal feiten|aantallen",
    "n": "n|steekproef|steekproef n|steekproefomvang|respondenten|aantal respondenten|n respondenten",
    "voorlopig": "voorlopig|voorl|status|definitief of voorlopig|voorlopig cijfer",
    "bron": "bron|herkomst|databron|bronvermelding",
    "gemeente": "gemeente|stad|stad of gemeente|plaats|gemeentenaam",
    "opmerking": "opmerking|opm|opmerkingen|toelichting|noot|commentaar|bijzonderheden",
}
_VOORTGANG: Final[dict[Rol, str]] = {
    "maatregel": "maatregel|actie|actiepunt|onderwerp|toezegging|project|maatregel of toezegging",
    "datum": "datum|dag|uitgevoerd op|datum uitvoering|wanneer",
    "tekst": "tekst|omschrijving|voortgang|stand van zaken|toelichting|melding|wat|opmerking|beschrijving",
    "status": "status|stand|toestand",
    "aantal": "aantal|aantallen|gerealiseerd|hoeveel",
    "gemeente": "gemeente|stad|stad of gemeente|plaats|gemeentenaam",
    "bewijs": "bewijs|bron|verwijzing|referentie|document|dossier",
    "klasse": "klasse|vertrouwelijkheid|classificatie",
    "id": "id",
}


@dataclass(frozen=True, slots=True)
class Doel:
    """What a sheet is read for: the roles its columns may have, with the headings by which each is known.

    onderwerp: the role of the column that names what a row is about. breed: whether periods may be columns.
    """

    soort: Literal["metingen", "voortgang"]
    onderwerp: Rol
    nodig: tuple[Rol, ...]
    koppen: Mapping[Rol, tuple[str, ...]]
    breed: bool


def _doel(soort: Literal["metingen", "voortgang"], onderwerp: Rol, nodig: Rol, koppen: Mapping[Rol, str]) -> Doel:
    lijsten = {rol: tuple(namen.split("|")) for rol, namen in koppen.items()}
    return Doel(soort, onderwerp, (onderwerp, nodig), lijsten, breed=soort == "metingen")


METINGEN: Final = _doel("metingen", "indicator", "waarde", _METING)
VOORTGANG: Final = _doel("voortgang", "maatregel", "datum", _VOORTGANG)
