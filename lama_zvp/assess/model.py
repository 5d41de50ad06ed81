"""The verdicts as frozen values: four separate judgements, each with its reasons in plain Dutch, never one colour.

Nothing here is computed; the functions beside this module build these values. Shares are fractions of 1, days are
calendar days, figures are exact decimals in the indicator's unit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Generic, Literal, TypeVar

from lama_zvp.keuzelijsten import Klasse, Oordeel, Status

Uitvoering = Literal["op-koers", "aandacht", "bijsturen", "onbekend"]
Effect = Literal[
    "gunstig", "ongunstig", "geen-aantoonbaar-verschil", "onvoldoende-gegevens", "niet-vergelijkbaar", "neutraal"
]
"""`neutraal`: no judgement, because the plan gives no direction that is better, or because the target's year has yet to
come."""
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
    """A measure or commitment in a year.

    `gepland` is the planned number for the part of the year that has passed, None when the plan does not count it;
    `gerealiseerd` is the sum of the numbers entered this year, None when no entry of the year has one.
    `status` and `status_datum` are the last known, also where freshness has turned the stand into `onbekend`.
    `dagen`: days from the last entry to the peildag; None without entry.
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
    """A one-off whose term (or else the plan itself) has ended without a report that it was carried out."""


@dataclass(frozen=True, slots=True)
class Punt:
    """One figure of a series. `periode` is `2023`, `2023-K1` or `2023-05`; `gedrukt`: printed in the plan itself.

    tussenstand: a count or amount that was entered before its period was over, so that it cannot cover all of it.
    """

    periode: str
    jaar: int
    waarde: Decimal | None
    n: int | None = None
    voorlopig: bool = False
    gedrukt: bool = False
    bron: str = ""
    tussenstand: bool = False


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
class Signaal:
    """What a control chart calls more than the usual variation, from period `van` up to and including `tot`."""

    soort: Literal["buiten-grens", "acht-op-rij"]
    kant: Literal["hoger", "lager"]
    van: str
    tot: str


@dataclass(frozen=True, slots=True)
class Regelkaart:
    """The XmR chart of a monthly or quarterly series: its mean and the limits of its usual variation.

    The limits rest on the first `basis` points: those before the year that is judged where these are ten or more, else
    all of them.
    """

    ritme: Literal["maand", "kwartaal"]
    punten: tuple[Punt, ...]
    basis: int
    gemiddelde: Decimal
    ondergrens: Decimal
    bovengrens: Decimal
    signalen: tuple[Signaal, ...]


@dataclass(frozen=True, slots=True)
class IndicatorOordeel:
    """An indicator in a year. `reeks`: every known point in order; `nu`: the year's, None when not entered."""

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
    regelkaart: Regelkaart | None = None
    """Of the months or quarters since the last break, when there are ten or more."""
    door_politiewerk: bool = False
    """Police work itself drives this figure."""


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
    """A fiche in a year, or a hefboom: that has no layers, and its `sleutel` is its full name `hefboom.<sleutel>`."""

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
    voorstel_redenen: tuple[str, ...] = ()
    """Why that is proposed, or why nothing is."""


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
    """The day that freshness is counted to: today, or the last day of the year or of the plan once that has passed."""
    fiches: tuple[FicheOordeel, ...]
    hefbomen: tuple[FicheOordeel, ...]
    indicatoren: dict[str, IndicatorOordeel]
    vervallen: tuple[str, ...]
    """Names with entries that the plan no longer knows."""
    aandacht: tuple[Aandachtspunt, ...]
    meldingen: int
