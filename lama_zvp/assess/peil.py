"""Where a year is looked at from: which part of it has passed, and whether anything can be said about it yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lama_zvp.plan.model import Drempels, Periode, Plan
from lama_zvp.typografie import datum


@dataclass(frozen=True, slots=True)
class Peil:
    """One year of a plan on one day.

    begin, einde: the first and last day of the year that lie in the plan's period.
    peildag: today, or `einde` when that has passed; never before `begin` when there is something to judge.
    voorbij: the year, or the plan in it, has ended.
    buiten: a sentence when nothing can be said: the year is not the plan's, or has not begun; "" otherwise.
    """

    jaar: int
    vandaag: date
    peildag: date
    begin: date
    einde: date
    voorbij: bool
    buiten: str
    periode: Periode
    drempels: Drempels

    @property
    def nu(self) -> bool:
        """Whether the peildag is today, so that the present tense fits."""
        return self.peildag == self.vandaag


def peil(plan: Plan, jaar: int, vandaag: date) -> Peil:
    """The year `jaar` of the plan, seen on `vandaag`."""
    periode = plan.periode
    begin = max(date(jaar, 1, 1), periode.van)
    einde = min(date(jaar, 12, 31), periode.einde)
    return Peil(
        jaar=jaar,
        vandaag=vandaag,
        peildag=min(vandaag, max(einde, begin)),
        begin=begin,
        einde=einde,
        voorbij=vandaag > einde,
        buiten=_buiten(periode, jaar, begin, vandaag),
        periode=periode,
        drempels=plan.drempels,
    )


def _buiten(periode: Periode, jaar: int, begin: date, vandaag: date) -> str:
    if jaar not in periode.jaren():
        return f"{jaar} valt buiten de periode van het plan, {datum(periode.van)} tot en met {datum(periode.einde)}."
    if vandaag < begin:
        return f"Het planjaar {jaar} begint pas op {datum(begin)}."
    return ""
