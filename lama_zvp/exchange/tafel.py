"""Tables on their way out: typed columns and rows, the same for every form that they are written in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal, TypeAlias

Inhoud: TypeAlias = str | Decimal | int | bool | date | datetime | None
Soort = Literal["tekst", "lang", "getal", "dag", "moment", "janee"]
"""`lang` is free text of several lines; `moment` an instant in UTC without its zone; None is always an empty cell."""


@dataclass(frozen=True, slots=True)
class Uitkolom:
    """`sleutel` names the column for machines, `titel` heads it for people; `breedte` in characters."""

    sleutel: str
    titel: str
    soort: Soort = "tekst"
    breedte: int = 14


@dataclass(frozen=True, slots=True)
class Tafel:
    sleutel: str
    titel: str
    kolommen: tuple[Uitkolom, ...]
    rijen: tuple[tuple[Inhoud, ...], ...]


@dataclass(frozen=True, slots=True)
class Uitvoer:
    """Everything of one export. `colofon`: what it is, as (name, text); `dag`: the day it is said to be made."""

    titel: str
    dag: date
    colofon: tuple[tuple[str, str], ...]
    tafels: tuple[Tafel, ...]
