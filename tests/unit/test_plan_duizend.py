"""Thousands written with a point are refused in a plan file where nothing else can be meant, and never written so."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from lama_zvp.errors import PlanOngeldig
from lama_zvp.plan.load import parse_plan
from lama_zvp.plan.yaml_schrijf import schrijf_plan

KLEIN = (Path(__file__).resolve().parents[1] / "golden" / "plannen" / "klein.yaml").read_text(encoding="utf-8")


def fouten(oud: str, nieuw: str) -> list[str]:
    assert oud in KLEIN
    try:
        parse_plan(KLEIN.replace(oud, nieuw).encode(), "klein.yaml")
    except PlanOngeldig as fout:
        return [str(f) for f in fout.fouten]
    return []


@pytest.mark.parametrize(
    ("oud", "nieuw", "waar"),
    [
        ("2017: {waarde: 120}", "2017: {waarde: 1.120}", "indicatoren.ongevallen.nulmeting.2017.waarde"),
        ("2020: {waarde: 98}", "2020: {waarde: 98.000}", "indicatoren.ongevallen.cijfers.2020.waarde"),
        ("2019-K4: {waarde: 31}", "2019-K4: {waarde: 3.100}", "indicatoren.ongevallen.deelcijfers.2019-K4.waarde"),
        ('2025: {waarde: 100, bron: "4.1.2"}', '2025: {waarde: 1.000, bron: "4.1.2"}', "streefwaarden.2025.waarde"),
        ("{2020: 2500,", "{2020: 2.500,", "bob-winter.begroting.2020"),
        ("begroting: {2020: 1000}", "begroting: {2020: 1.000}", "register.begroting.2020"),
        ("cellen: [107.60, 99, 206.60]", "cellen: [107.60, 99.000, 206.60]", "operationeel.cellen.2"),
        (
            "cellen: [137.60, 99, 236.60]}\n      decimalen",
            "cellen: [137.600, 99, 236.60]}\n      decimalen",
            "totaal.cellen.1",
        ),
    ],
)
def test_a_point_between_thousands_is_refused_with_the_figure_as_it_should_be(oud: str, nieuw: str, waar: str) -> None:
    (fout,) = fouten(oud, nieuw)
    assert waar in fout
    assert "zonder punt" in fout


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [
        ("2018: {waarde: 74.5, n: 1028}", "2018: {waarde: 74.125, n: 1028}"),
        ("2017: {waarde: 120}", "2017: {waarde: 120.5}"),
        ("{2020: 2500,", "{2020: 2.5000,"),
        ("      decimalen: 2\n", "      decimalen: 3\n"),
    ],
)
def test_other_figures_are_what_they_say(oud: str, nieuw: str) -> None:
    assert fouten(oud, nieuw) == []


def test_a_figure_of_three_decimals_that_the_program_writes_reads_back() -> None:
    plan = parse_plan(KLEIN.replace("{2020: 2500,", "{2020: 2.5000,").encode(), "klein.yaml")
    (fiche, *_) = plan.fiches
    bob = fiche.maatregelen[0].model_copy(update={"begroting": {2020: Decimal("2.345")}})
    nieuw = plan.model_copy(
        update={"fiches": (fiche.model_copy(update={"maatregelen": (bob, *fiche.maatregelen[1:])}),)}
    )
    tekst = schrijf_plan(nieuw, {})
    assert "2020: 2.3450" in tekst
    assert parse_plan(tekst.encode(), "nieuw.yaml") == nieuw
