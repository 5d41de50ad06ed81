"""The verdicts as frozen values: four separate judgements, each with its reasons in plain Dutch, never one colour.

Nothing here is computed; the functions beside this module build these values. Shares are fractions of 1, days are
calendar days, figures are exact decimals in the indicator's unit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Generic, Literal, TypeVar

from lama_zvp.journal.events import Oordeel, Status
from lama_zvp.plan.model import Klasse

Uitvoering = Literal["op-koers", "aandacht", "bijsturen", "onbekend"]
Effect = Literal[
    "gunstig", "ongunstig", "geen-aantoonbaar-verschil", "onvoldoende-gegevens", "niet-vergelijkbaar", "neutraal"
]
"""`neutraal`: the figure changed or not, but the plan gives it no direction that is better."""
Zekerheid = Literal["hoog", "middel", "laag", "onbekend"]
Actualiteit = Literal["actueel", "verouderd", "onbekend"]
Maatregelstand = Literal["op-koers", "achter", "geblokkeerd", "stopgezet", "niet-gestart", "onbekend"]

T = TypeVar("T", bound=str)


@dataclass(frozen=True, slots=True)
class Verdict(Generic[T]):
    """One judgement and why: at least one reason, each a full Dutch sentence."""

    oordeel: T
    redenen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MaatregelOordeel:
    """A measure or commitment in a year. `gepland` is the planned number of the year so far known, None when not counted.

    `status` and `status_datum` are the last known, also where freshness has turned the stand into `onbekend`.
    `dagen`: days from the last entry to today (or to the end of the year when that lies in the past); None without entry.
    """

    naam: str
    titel: str
    laag: str | None
    afgeleid: bool
    klasse: Klasse
    stand: Verdict[Maatregelstand]
    status: Status | None
    status_datum: date | None
    laatste_datum: date | None
    dagen: int | None
    gepland: int | None
    gerealiseerd: int | None
    meldingen: int
    te_laat: bool
    """A one-off whose term has passed without being carried out."""


@dataclass(frozen=True, slots=True)
class Punt:
    """One figure of a series. `periode` is `2023`, `2023-K1` or `2023-05`; `gedrukt`: printed in the plan itself."""

    periode: str
    jaar: int
    waarde: Decimal | None
    n: int | None = None
    voorlopig: bool = False
    gedrukt: bool = False
    bron: str = ""


@dataclass(frozen=True, slots=True)
class Toets:
    """A comparison of two points. `p` is the two-sided p-value, None where no test applies.

    `verschil` is new minus old in the unit of the indicator; `relatief` the same as a fraction of old, None where old
    is 0. `methode` names the test in Dutch.
    """

    tegenover: Literal["nulmeting", "vorig jaar", "streefwaarde"]
    oud: Punt
    nieuw: Punt
    verschil: Decimal | None
    relatief: Decimal | None
    p: float | None
    effect: Verdict[Effect]
    methode: str


@dataclass(frozen=True, slots=True)
class IndicatorOordeel:
    """An indicator in a year. `reeks` holds every known point in order; `nu` the point of the year, None when not entered."""

    sleutel: str
    naam: str
    eenheid: str
    soort: str
    aard: str
    richting: str
    klasse: Klasse
    kernindicator: bool
    reeks: tuple[Punt, ...]
    nulmeting: Punt | None
    vorig: Punt | None
    nu: Punt | None
    streefwaarde: Decimal | None
    streefjaar: int | None
    toetsen: tuple[Toets, ...]
    effect: Verdict[Effect]
    zekerheid: Verdict[Zekerheid]
    marge: Decimal | None
    """Half width of the 95 % interval of a survey share, in percentage points."""
    waarschuwingen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LaagOordeel:
    """A layer within a fiche: how many measures stand where. An empty layer has no measures and no verdict."""

    laag: str
    titel: str
    aantal: int
    standen: dict[Maatregelstand, int]
    uitvoering: Verdict[Uitvoering]


@dataclass(frozen=True, slots=True)
class FicheOordeel:
    """A fiche (or a hefboom, which has no layers) in a year."""

    sleutel: str
    titel: str
    korte_titel: str
    klasse: Klasse
    verantwoordelijke: str | None
    uitvoering: Verdict[Uitvoering]
    effect: Verdict[Effect]
    zekerheid: Verdict[Zekerheid]
    actualiteit: Verdict[Actualiteit]
    lagen: tuple[LaagOordeel, ...]
    maatregelen: tuple[MaatregelOordeel, ...]
    indicatoren: tuple[IndicatorOordeel, ...]
    voorstel: Oordeel | None
    """What the program would propose as judgement; None while it does not know enough."""


@dataclass(frozen=True, slots=True)
class Aandachtspunt:
    """Something that asks for a hand: late, stale, blocked or missing."""

    soort: Literal[
        "te-laat", "geblokkeerd", "verouderd", "zonder-melding", "cijfer-ontbreekt", "oordeel-ontbreekt", "besluit"
    ]
    onderwerp: str
    tekst: str
    klasse: Klasse


@dataclass(frozen=True, slots=True)
class Jaaroordeel:
    """The whole plan in one year, seen on one day."""

    jaar: int
    vandaag: date
    peildag: date
    """The day that freshness is counted to: today, or the last day of the year when that has passed."""
    fiches: tuple[FicheOordeel, ...]
    hefbomen: tuple[FicheOordeel, ...]
    indicatoren: dict[str, IndicatorOordeel]
    vervallen: tuple[str, ...]
    """Names with entries that the plan no longer knows."""
    aandacht: tuple[Aandachtspunt, ...]
    meldingen: int
