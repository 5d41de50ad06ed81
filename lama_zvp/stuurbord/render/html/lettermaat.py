"""How large the letters of section 1 can be so that on paper it is one page: an estimate on the wide side."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from lama_zvp.stuurbord.model import Oogopslag, Oogopslagrij
from lama_zvp.stuurbord.stukken import Signaal

MATEN = (("maat-1", 8.4), ("maat-2", 7.8), ("maat-3", 7.2), ("maat-4", 6.6), ("maat-5", 6.0), ("maat-6", 5.4))
"""Class in the style, and its size in points, from large to small."""
_BREED, _HOOG = 768.0, 505.0
"""The sheet within its margins, in points, less the heading."""
_TEKEN = 0.56
"""Width of a character of a wide typeface, in ems, with what is lost where lines break."""
_REGEL = 1.36
_VAST = 62
"""Width of the columns that do not break, in ems: verdicts, figures, codes."""


def lettermaat(deel: Oogopslag) -> str:
    """The largest size at which the page holds everything; the smallest when none does."""
    return next((naam for naam, punten in MATEN if hoogte(deel, punten) <= _HOOG), MATEN[-1][0])


def hoogte(deel: Oogopslag, punten: float) -> float:
    """Height in points of the section at this letter size."""
    ruimte = max(_BREED - _VAST * punten - 6 * punten, 12 * punten) / (_TEKEN * punten)
    tabel = 3.5 * _REGEL + sum(_rij(rij, 0.4 * ruimte, 0.6 * ruimte) for rij in deel.rijen)
    kolom = (_BREED / 2 - 14) / (_TEKEN * punten)
    onder = max(
        _signalen(kant, tekort, kolom)
        for kant, tekort in ((deel.goed, deel.goed_tekort), (deel.bijsturen, deel.bijsturen_tekort))
    )
    slot = 5.5 * _REGEL
    return (tabel + onder + slot) * punten


def _rij(rij: Oogopslagrij, titelbreed: float, kernbreed: float) -> float:
    """In ems, with the room around the text."""
    kern = len(rij.kerncijfer.naam) + len(rij.kerncijfer.eenheid) + 3 if rij.kerncijfer else 0
    titel = ceil((len(rij.titel) + 10 * (rij.klasse == "beperkt")) / titelbreed)
    regels = max(titel, ceil(kern / kernbreed), ceil(len(rij.gevraagd) / 2), 1)
    return regels * _REGEL + 1.1


def _signalen(signalen: Iterable[Signaal], tekort: str, breed: float) -> float:
    """In ems."""
    lengten = [len(s.onderwerp) + len(s.tekst) + len(s.grond) + 12 for s in signalen] + [len(tekort)]
    return 3 + sum(ceil(lengte / breed) * _REGEL + 0.3 for lengte in lengten if lengte)
