"""What reading a file gives: its rows as values, and by name every cell that was refused or passed over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

from lama_zvp.exchange.csv_lezen import Scheiding
from lama_zvp.exchange.getallen import Decimaalteken
from lama_zvp.exchange.koppen import Indeling
from lama_zvp.exchange.rooster import Plaats, Rooster

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Leeswens:
    """What the person said about a file.

    kolommen: role → heading or column letters. namen: name in the file → key in the plan, "-" to pass those rows over.
    periode: of every row of a file without periods. bron: of every row without one. voorlopig: of every figure; None
    leaves it to the marks in the file. vul_aan: an empty name is the one above it. alleen_bekende: pass over rows
    about what the plan does not have.
    """

    kolommen: Mapping[str, str] = field(default_factory=dict)
    namen: Mapping[str, str] = field(default_factory=dict)
    blad: str | None = None
    scheiding: Scheiding | None = None
    decimaal: Decimaalteken | None = None
    periode: str | None = None
    bron: str = ""
    voorlopig: bool | None = None
    vul_aan: bool = False
    alleen_bekende: bool = False


@dataclass(frozen=True, slots=True)
class Probleem:
    """A cell that cannot be read, or was passed over: where, why, and what to do. `geweigerd`: it may not be kept."""

    plaats: Plaats
    reden: str
    raad: str = ""
    geweigerd: bool = False


@dataclass(frozen=True, slots=True)
class Metingregel:
    """A figure as the file gives it. What the file says nothing about is None, and then what was known stays."""

    rij: int
    plaats: Plaats
    indicator: str
    periode: str
    waarde: Decimal
    voorlopig: bool | None = None
    n: int | None = None
    bron: str | None = None
    gemeente: str = ""
    opmerking: str | None = None


@dataclass(frozen=True, slots=True)
class Voortgangregel:
    """Progress as the file gives it. `id`: of the event that the row was exported from, "" when it was not."""

    rij: int
    plaats: Plaats
    maatregel: str
    datum: date
    tekst: str | None = None
    status: str | None = None
    aantal: int | None = None
    gemeente: str = ""
    bewijs: str | None = None
    klasse: str | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Lezing(Generic[R]):
    """Everything that was found on one sheet.

    decimaal: the decimal sign of its typed figures, None if untold. vertaald: names that are no key or name of the
    plan, with what they were taken for. leeg: how many cells have no figure.
    """

    rooster: Rooster
    indeling: Indeling
    regels: tuple[R, ...]
    afgekeurd: tuple[Probleem, ...]
    overgeslagen: tuple[Probleem, ...]
    vertaald: Mapping[str, str] = field(default_factory=dict)
    leeg: int = 0
    decimaal: Decimaalteken | None = None

    def plaats(self, rij: int, rol: str, anders: Plaats) -> Plaats:
        """The cell of a row in the column of a role; `anders` where there is no such column."""
        kolom = next((kolom for eigen, kolom in self.indeling.kolommen.items() if eigen == rol), None)
        return anders if kolom is None else self.indeling.plaats(self.rooster, rij, kolom)
