"""The control chart of a monthly or quarterly series: what is usual variation and what is more (XmR)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from itertools import pairwise
from typing import Literal

from lama_zvp.assess.model import Punt, Regelkaart, Signaal
from lama_zvp.assess.reeks import delen
from lama_zvp.plan.model import Indicator

MINSTENS = 10
"""Fewest points for a chart: with fewer the limits say little."""

ACHT = 8
"""So many points in a row on one side of the mean are a signal."""

_FACTOR = Decimal("2.66")


@dataclass(frozen=True, slots=True)
class Grenzen:
    gemiddelde: Decimal
    onder: Decimal
    boven: Decimal


def regelgrenzen(waarden: Sequence[Decimal]) -> Grenzen:
    """Mean ± 2.66 · mean moving range, in the unit of the values; at least two values.

    The moving range is the absolute difference of neighbours; 2.66 = 3/d₂ with d₂ = 1.128 for ranges of two. Shewhart
    (1931); Wheeler, Understanding Variation (2000), chapter 3. Raises ValueError for fewer than two values.
    """
    if len(waarden) < 2:
        raise ValueError("at least two values")
    with localcontext(prec=40):
        gemiddelde = sum(waarden, start=Decimal(0)) / len(waarden)
        stappen = [abs(na - voor) for voor, na in pairwise(waarden)]
        helft = _FACTOR * sum(stappen, start=Decimal(0)) / len(stappen)
        return Grenzen(gemiddelde, gemiddelde - helft, gemiddelde + helft)


def regelkaart(indicator: Indicator, punten: Sequence[Punt], jaar: int) -> Regelkaart | None:
    """The chart of the months, or else the quarters, since the last break; None with fewer than `MINSTENS` points.

    The limits come from the points before `jaar` where these are enough: what the year itself brought is then held
    against the usual variation, and does not widen it. Figures of a period that was not over are left out. Limits
    outside what the figure can be (below 0 for a count, above 100 for a share) are drawn at the edge of it.
    """
    begin = max((b.jaar for b in indicator.reeksbreuken if punten and b.jaar <= punten[-1].jaar), default=0)
    stukken = delen(punt for punt in punten if punt.jaar >= begin and not punt.tussenstand)
    ritmes: tuple[Literal["maand", "kwartaal"], ...] = ("maand", "kwartaal")
    for ritme in ritmes:
        if len(stukken[ritme]) >= MINSTENS:
            return _kaart(indicator, ritme, tuple(stukken[ritme]), jaar)
    return None


def _kaart(
    indicator: Indicator, ritme: Literal["maand", "kwartaal"], punten: tuple[Punt, ...], jaar: int
) -> Regelkaart:
    waarden = [punt.waarde for punt in punten if punt.waarde is not None]
    eerder = sum(punt.jaar < jaar for punt in punten)
    basis = eerder if eerder >= MINSTENS else len(punten)
    grenzen = regelgrenzen(waarden[:basis])
    onder, boven = grenzen.onder, grenzen.boven
    if indicator.soort != "bedrag":
        onder = max(onder, Decimal(0))
    if indicator.soort == "percentage":
        boven = min(boven, Decimal(100))
    signalen = (*_buiten(punten, waarden, grenzen), *_acht(punten, waarden, grenzen.gemiddelde))
    return Regelkaart(
        ritme, punten, basis, grenzen.gemiddelde, onder, boven, tuple(sorted(signalen, key=lambda s: s.van))
    )


def _buiten(punten: Sequence[Punt], waarden: Sequence[Decimal], grenzen: Grenzen) -> list[Signaal]:
    """Rule 1 (Shewhart): a point outside the limits."""
    uit = []
    for punt, waarde in zip(punten, waarden, strict=True):
        if waarde > grenzen.boven:
            uit.append(Signaal("buiten-grens", "hoger", punt.periode, punt.periode))
        elif waarde < grenzen.onder:
            uit.append(Signaal("buiten-grens", "lager", punt.periode, punt.periode))
    return uit


def _acht(punten: Sequence[Punt], waarden: Sequence[Decimal], gemiddelde: Decimal) -> list[Signaal]:
    """Rule 2 (Western Electric, 1956): a run of eight or more on one side; a point on the mean ends the run."""
    uit: list[Signaal] = []
    begin, kant = 0, 0
    for plaats, waarde in enumerate([*waarden, gemiddelde]):
        nu = (waarde > gemiddelde) - (waarde < gemiddelde)
        if nu != kant:
            if kant and plaats - begin >= ACHT:
                naam: Literal["hoger", "lager"] = "hoger" if kant > 0 else "lager"
                uit.append(Signaal("acht-op-rij", naam, punten[begin].periode, punten[plaats - 1].periode))
            begin, kant = plaats, nu
    return uit
