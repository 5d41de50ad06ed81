"""A sheet as it was read: cells by row and column, and the name that a spreadsheet gives to each place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final, TypeAlias

MAX_BYTES: Final = 10 * 1024 * 1024
"""Largest file that is read."""
MAX_RIJEN: Final = 100_000
MAX_CELLEN: Final = 5_000_000
"""Largest area of one sheet: rows times columns, empty cells included."""
MAX_KOLOMMEN: Final = 2_000
"""Most columns of one row; finding out what a column holds takes time with every one of them."""
MAX_CEL: Final = 250_000
"""Most characters of one cell: more than any text that is kept."""


@dataclass(frozen=True, slots=True)
class Procent:
    """A typed figure that the spreadsheet shows as a percentage: `waarde` is 74.5 for 74.5 %."""

    waarde: Decimal


@dataclass(frozen=True, slots=True)
class Celfout:
    """A cell whose formula has no outcome (`#DIV/0!`): there is no figure, and nobody may take it for an empty cell."""

    reden: str
    raad: str


Celwaarde: TypeAlias = str | Decimal | date | Procent | Celfout
"""Text without white space around it ("" is an empty cell), an exact figure, a day, a percentage, or a failure."""


@dataclass(frozen=True, slots=True)
class Plaats:
    """Where something stands, in the words of a spreadsheet. `blad` "" where a file has no sheets."""

    blad: str
    cel: str
    kop: str = ""

    def __str__(self) -> str:
        kop = f" ({self.kop[:60]})" if self.kop else ""
        return (f"blad {self.blad}, " if self.blad else "") + f"cel {self.cel}{kop}"


@dataclass(frozen=True, slots=True)
class Rooster:
    """One sheet, from its cell A1 on; rows may be of unequal length. `verborgen`: the rows that Excel does not show."""

    blad: str
    rijen: tuple[tuple[Celwaarde, ...], ...]
    verborgen: frozenset[int] = frozenset()

    def cel(self, rij: int, kolom: int) -> Celwaarde:
        """The cell at a place counted from 0; "" beyond the end of a row."""
        cellen = self.rijen[rij]
        return cellen[kolom] if kolom < len(cellen) else ""

    def breedte(self) -> int:
        return max((len(rij) for rij in self.rijen), default=0)

    def met_rijen(self, rijen: tuple[tuple[Celwaarde, ...], ...]) -> Rooster:
        return replace(self, rijen=rijen)


def kolomletters(kolom: int) -> str:
    """`A` for 0, `Z` for 25, `AA` for 26."""
    letters = ""
    rest = kolom + 1
    while rest:
        rest, over = divmod(rest - 1, 26)
        letters = chr(ord("A") + over) + letters
    return letters


def kolomnummer(letters: str) -> int:
    """0 for `A`, 26 for `AA`; the other way around from `kolomletters`."""
    nummer = 0
    for letter in letters.upper():
        nummer = nummer * 26 + ord(letter) - ord("A") + 1
    return nummer - 1


def celnaam(rij: int, kolom: int) -> str:
    """`B7` for row 6 and column 1, counted from 0."""
    return f"{kolomletters(kolom)}{rij + 1}"


def als_tekst(waarde: Celwaarde) -> str:
    """What a cell says, as somebody would type it: figures without separators, days as ISO."""
    if isinstance(waarde, str):
        return waarde
    if isinstance(waarde, Decimal):
        return format(waarde, "f")
    if isinstance(waarde, Procent):
        return f"{waarde.waarde:f} %"
    return waarde.isoformat() if isinstance(waarde, date) else "#FOUT"


def is_leeg(waarde: Celwaarde) -> bool:
    return isinstance(waarde, str) and not waarde
