"""The personal-data guard: finds in free text what identifies a person, so that it is refused before it is kept.

What is looked for: rijksregisternummer, number plate, pv number, e-mail address, telephone and bank account. The guard
is there for the careless hand, and for the obvious detours: invisible characters, digits of other scripts, hard spaces
and line breaks between groups. It never says what it found, only of which kind and where.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Literal

from lama_zvp.access.gegevens import cijfers, letters
from lama_zvp.access.leesvorm import Leesvorm
from lama_zvp.errors import Persoonsgegevens

Gegeven = Literal["rijksregisternummer", "nummerplaat", "pv-nummer", "e-mailadres", "telefoonnummer", "rekeningnummer"]

_KAN_IETS_ZIJN = re.compile(r"\d|@|[\[(<{] {0,2}at|[-_# ]at[-_# ]|apenstaart", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Vondst:
    """Personal data of one kind at `[begin, einde)`, counted in characters of the text as it was typed."""

    soort: Gegeven
    begin: int
    einde: int


def vind_persoonsgegevens(tekst: str) -> tuple[Vondst, ...]:
    """Everything found in `tekst`, in order of place and without overlaps. Linear in the length of the text."""
    vorm = Leesvorm.van(tekst)
    if not _KAN_IETS_ZIJN.search(vorm.tekst):
        return ()
    gekozen: list[tuple[int, int, Gegeven]] = []
    bezet = bytearray(len(vorm.tekst))
    for soort, begin, einde in _kandidaten(vorm.tekst):
        if not any(bezet[begin:einde]):
            bezet[begin:einde] = b"\x01" * (einde - begin)
            gekozen.append((begin, einde, soort))
    return tuple(Vondst(soort, *vorm.oorsprong(begin, einde)) for begin, einde, soort in sorted(gekozen))


def _kandidaten(tekst: str) -> Iterator[tuple[Gegeven, int, int]]:
    """Every finding, the kind that leaves least doubt first."""
    zoekers: Iterable[tuple[Gegeven, Iterator[tuple[int, int]]]] = (
        ("e-mailadres", letters.emailadressen(tekst)),
        ("rekeningnummer", letters.rekeningnummers(tekst)),
        ("pv-nummer", letters.pv_nummers(tekst)),
        ("rijksregisternummer", cijfers.rijksregisternummers(tekst)),
        ("telefoonnummer", cijfers.telefoonnummers(tekst)),
        ("nummerplaat", letters.nummerplaten(tekst)),
    )
    for soort, gevonden in zoekers:
        for begin, einde in gevonden:
            yield soort, begin, einde


_GECONTROLEERD: frozenset[Gegeven] = frozenset({"rijksregisternummer", "rekeningnummer"})
"""Kinds with check digits: found across the end of a field they are no coincidence."""
_RAND = 60
"""Characters of a field, at its end or beginning, in which a number may be that was cut in two."""


def bevindingen_in(velden: Mapping[str, str]) -> tuple[tuple[str, Vondst], ...]:
    """The findings in several named fields, as (field, finding), and what was cut in two over fields in a row."""
    heel = ((veld, vondst) for veld, tekst in velden.items() for vondst in vind_persoonsgegevens(tekst))
    return (*heel, *_doorgesneden(velden))


def _doorgesneden(velden: Mapping[str, str]) -> Iterator[tuple[str, Vondst]]:
    for (een, voor), (ander, na) in pairwise(velden.items()):
        for vondst, _ in _over_de_rand(voor, na):
            yield f"{een} en {ander.lower()} samen", vondst


def _over_de_rand(voor: str, na: str) -> Iterator[tuple[Vondst, int]]:
    """What begins at the end of one text and ends in the next, and how many characters of it stand in the first."""
    rand = voor.rstrip()[-_RAND:]
    for vondst in vind_persoonsgegevens(f"{rand} {na.lstrip()[:_RAND]}"):
        if vondst.soort in _GECONTROLEERD and vondst.begin < len(rand) < vondst.einde:
            yield vondst, len(rand) - vondst.begin


def weiger_persoonsgegevens(velden: Mapping[str, str], *, uitzondering_kan: bool = False) -> None:
    """Raise `Persoonsgegevens` when any of the named texts holds personal data: which kind, in which field, where.

    The text itself is never repeated. `uitzondering_kan`: this person may override with a reason, and is told so.
    """
    gevonden = bevindingen_in(velden)
    if gevonden:
        raise Persoonsgegevens(
            "Dit is niet bewaard: er staan persoonsgegevens in.\n" + "\n".join(_regel(*paar) for paar in gevonden),
            uitzondering_kan=uitzondering_kan,
            raad="Laat ze weg en verwijs met --bewijs naar het dossier."
            + (" Is het er geen, geef dan --privacy-reden met waarom." if uitzondering_kan else ""),
            raad_app="Laat ze weg en verwijs naar het dossier."
            + (" Is het er geen, schrijf dan waarom het hier toch mag staan." if uitzondering_kan else ""),
        )


def _regel(veld: str, vondst: Vondst) -> str:
    return f"{veld}, teken {vondst.begin + 1} tot en met {vondst.einde}: een {vondst.soort}."


def zonder_persoonsgegevens(tekst: str) -> str:
    """The text with every finding replaced by dots: for what is kept without having been accepted, such as a draft."""
    uit, vanaf = "", 0
    for vondst in vind_persoonsgegevens(tekst):
        uit += tekst[vanaf : vondst.begin] + "…"
        vanaf = vondst.einde
    return uit + tekst[vanaf:]


def velden_zonder_persoonsgegevens(velden: Mapping[str, str]) -> dict[str, str]:
    """The same for fields that are kept together: also what was cut in two over two of them, not only in a row."""
    schoon = {naam: zonder_persoonsgegevens(waarde) for naam, waarde in velden.items()}
    for een, ander in combinations([naam for naam, waarde in schoon.items() if waarde.strip()], 2):
        for _, in_een in _over_de_rand(schoon[een], schoon[ander]):
            schoon[een] = schoon[een].rstrip()[:-in_een] + "…"
    return schoon
