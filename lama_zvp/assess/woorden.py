"""The words that the reasons share: numbers with their noun, p-values, enumerations; plain Dutch, without markup."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lama_zvp.assess.model import Maatregelstand
from lama_zvp.journal.events import Status
from lama_zvp.plan.model import Indicator
from lama_zvp.typografie import getal, percentage, verschil

INDICATIEF = "Indicatief: een verschil zegt niet waardoor het komt."
"""Stands with every verdict on a difference."""

STANDEN: dict[Maatregelstand, str] = {
    "op-koers": "op koers",
    "achter": "achter",
    "geblokkeerd": "geblokkeerd",
    "stopgezet": "stopgezet",
    "niet-gestart": "niet gestart",
    "onbekend": "onbekend",
}
"""Every stand in the order in which it is counted up."""

STATUSWOORD: dict[Status, str] = {
    "niet-gestart": "niet gestart",
    "lopend": "lopend",
    "uitgevoerd": "uitgevoerd",
    "verankerd": "verankerd",
    "geblokkeerd": "geblokkeerd",
    "stopgezet": "stopgezet",
}


@dataclass(frozen=True, slots=True)
class Soortnaam:
    """A noun in singular and plural."""

    een: str
    meer: str


MAATREGEL = Soortnaam("maatregel", "maatregelen")
TOEZEGGING = Soortnaam("toezegging", "toezeggingen")


def hoeveel(aantal: int, een: str, meer: str) -> str:
    """`1 dag`, `1.412 dagen`."""
    return f"{aantal if aantal < 1000 else getal(aantal)} {een if aantal == 1 else meer}"


def dagen(aantal: int) -> str:
    return hoeveel(aantal, "dag", "dagen")


def opsomming(woorden: Sequence[str]) -> str:
    """`a`, `a en b`, `a, b en c`."""
    if len(woorden) < 2:
        return "".join(woorden)
    return f"{', '.join(woorden[:-1])} en {woorden[-1]}"


def aandeel(fractie: Decimal) -> str:
    """A threshold as people say it: `25 %`, `12,5 %`."""
    return percentage((fractie * 100).normalize() + 0)


def p_waarde(p: float) -> str:
    """`p = 0,20`, `p = 0,002`, `p < 0,001`."""
    if p < 0.001:
        return "p < 0,001"
    return "p = " + (f"{p:.3f}" if p < 0.1 else f"{p:.2f}").replace(".", ",")


def waarde(indicator: Indicator, cijfer: Decimal) -> str:
    """`74 %`, `1.636 misdrijven`."""
    if indicator.soort == "percentage":
        return percentage(cijfer)
    return f"{getal(cijfer)} {indicator.eenheid}"


def van_naar(indicator: Indicator, oud: Decimal, nieuw: Decimal, relatief: Decimal | None) -> str:
    """`van 197 naar 150 ongevallen (−47, −24 %)`, `van 59 % naar 63 % (+4 procentpunten)`."""
    if oud == nieuw:
        return f"gelijk gebleven op {waarde(indicator, nieuw)}"
    stap = verschil(nieuw - oud)
    if indicator.soort == "percentage":
        punten = "procentpunt" if abs(nieuw - oud) == 1 else "procentpunten"
        return f"van {percentage(oud)} naar {percentage(nieuw)} ({stap} {punten})"
    deel = f", {verschil(relatief * 100, 0 if abs(relatief) >= Decimal('0.01') else 1)}\u00a0%" if relatief else ""
    return f"van {getal(oud)} naar {waarde(indicator, nieuw)} ({stap}{deel})"
