"""How quickly a year of the shipped plan is judged; wide bounds, so that only a change of kind fails."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from lama_zvp.assess.jaar import beoordeel_jaar
from lama_zvp.journal.beeld import Jaarbeeld
from lama_zvp.journal.events import STATUSSEN, Concept, Meting, Voortgang
from lama_zvp.journal.fold import jaarbeeld
from lama_zvp.plan.load import load_plan
from lama_zvp.plan.model import Plan
from lama_zvp.plan.names import Naamregister
from tests.storage.stof import maak, verzegel

LAMA = Path(__file__).resolve().parents[2] / "plans" / "lama-2020-2025.yaml"
HONDERDSTE = 0.01
"""Seconds: twice what it takes on a slow machine."""


def fastest(act: Callable[[], object], keer: int = 20) -> float:
    """Seconds of the fastest of several turns: what the work costs when nothing else is in the way."""
    duren = []
    for _ in range(keer):
        begin = time.process_time()
        act()
        duren.append(time.process_time() - begin)
    return min(duren)


def vol_jaar(plan: Plan) -> Jaarbeeld:
    """Every measure reported in 2024, every indicator entered for 2023 and 2024."""

    def verhaal() -> Iterator[Concept]:
        nummer = 0
        for onderwerp in Naamregister(plan).maatregelen:
            nummer += 1
            inhoud = Voortgang(tekst="x", status=STATUSSEN[nummer % len(STATUSSEN)], aantal=nummer % 5)
            dag = date(2024, 1, 1) + timedelta(days=nummer % 366)
            yield maak(nummer, inhoud, plan=plan.sleutel, onderwerp=onderwerp.naam, datum=dag)
        for indicator in plan.indicatoren:
            for jaar in (2023, 2024):
                nummer += 1
                meting = Meting(periode=str(jaar), waarde=Decimal(nummer % 100), n=1000, bron="register")
                yield maak(
                    nummer,
                    meting,
                    plan=plan.sleutel,
                    onderwerp=indicator.sleutel,
                    datum=date(jaar + 1, 2, 3),
                    jaar=jaar,
                )

    return jaarbeeld(plan.sleutel, 2024, verzegel(tuple(verhaal())))


def test_a_year_of_the_shipped_plan_is_judged_in_a_few_milliseconds() -> None:
    plan = load_plan(LAMA)
    leeg, vol = Jaarbeeld(plan.sleutel, 2024), vol_jaar(plan)
    assert len(vol.maatregelen) > 200
    assert fastest(lambda: beoordeel_jaar(plan, leeg, date(2025, 3, 1))) < HONDERDSTE
    assert fastest(lambda: beoordeel_jaar(plan, vol, date(2025, 3, 1))) < HONDERDSTE
