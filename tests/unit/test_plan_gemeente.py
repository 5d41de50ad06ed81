"""A plan of another kind than those that came with the program: own layers, figures per quarter, money, half years."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from lama_zvp.assess.jaar import beoordeel_jaar
from lama_zvp.journal.beeld import Jaarbeeld
from lama_zvp.plan.check import controleer
from lama_zvp.plan.dekking import dekking
from lama_zvp.plan.load import load_plan
from lama_zvp.plan.model import Plan, Toezegging

PLAN = Path(__file__).resolve().parents[1] / "golden" / "plannen" / "gemeente.yaml"


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan(PLAN)


def _maatregel(plan: Plan, sleutel: str) -> Toezegging:
    return next(m for f in plan.fiches for m in f.maatregelen if m.sleutel == sleutel)


def test_it_leaves_open_what_it_leaves_open_and_its_sums_hold(plan: Plan) -> None:
    assert [(b.soort, b.plaats) for b in controleer(plan)] == [("planhiaat", "overlast-jeugd")] * 3


def test_quarters_printed_in_the_plan_make_its_years_and_a_control_chart(plan: Plan) -> None:
    oordeel = beoordeel_jaar(plan, Jaarbeeld(plan=plan.sleutel, jaar=2025), date(2026, 2, 1))
    meldingen = oordeel.indicatoren["jeugdoverlast"]
    per_periode = {punt.periode: punt for punt in meldingen.reeks}
    assert {jaar: per_periode[jaar].waarde for jaar in ("2023", "2024")} == {
        "2023": Decimal(243),
        "2024": Decimal(255),
    }
    assert "2025" not in per_periode
    assert per_periode["2025-K2"].voorlopig
    assert meldingen.regelkaart is not None
    assert (meldingen.regelkaart.ritme, len(meldingen.regelkaart.punten)) == ("kwartaal", 11)


def test_what_a_measure_costs_and_who_answers_for_it_is_known(plan: Plan) -> None:
    controles = _maatregel(plan, "integrale-controles")
    assert controles.verantwoordelijke == "Teamleider toezicht"
    assert sum(_maatregel(plan, "jongerenwerk").begroting.values()) == Decimal("74251.5")


def test_years_are_those_that_the_period_touches(plan: Plan) -> None:
    assert plan.periode.jaren() == (2025, 2026, 2027, 2028)


def test_what_the_region_asks_and_the_plan_does_not_answer_is_seen(plan: Plan) -> None:
    assert [p.naam for p in dekking(plan).ongedekt] == ["regioplan.cyber"]
