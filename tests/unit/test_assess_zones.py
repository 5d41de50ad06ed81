"""Zones side by side: only what is really shared, per thousand known inhabitants, in a fixed order, nothing guessed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lama_zvp.assess.zones import GedeeldeIndicator, Zonecijfer, Zonestand, Zonevergelijking, inwoners, vergelijk_zones
from lama_zvp.cli.zones_tekst import zones_tekst
from lama_zvp.plan.afkomst import Afkomst
from lama_zvp.plan.model import Gemeente, Indicator, Plan, Zone
from tests.assess_stof import cijfers, gemeten, indicator, oordeel, plan

DAG = date(2025, 3, 1)


def zone(code: str, *indicatoren: Indicator, metingen: dict[str, int] | None = None, **velden: Any) -> Zonestand:
    """A zone with 10,000 inhabitants and these figures of 2024."""
    vast: dict[str, Any] = {"zone": Zone(naam=f"Zone {code}", inwoners=10_000)}
    plan_ = plan(indicatoren=indicatoren, **vast | velden)
    feiten = [gemeten(naam, "2024", waarde) for naam, waarde in (metingen or {}).items()]
    return Zonestand(code, plan_, oordeel(plan_, 2024, *feiten))


def naast(*zones: Zonestand) -> Zonevergelijking:
    return vergelijk_zones(2024, DAG, zones)


def een(vergelijking: Zonevergelijking) -> GedeeldeIndicator:
    (indicator_,) = vergelijking.indicatoren
    return indicator_


def van(vergelijking: Zonevergelijking, code: str) -> Zonecijfer:
    return next(cijfer for cijfer in een(vergelijking).cijfers if cijfer.code == code)


def test_a_shared_count_stands_with_its_rate_and_its_own_verdict() -> None:
    ongevallen = indicator(nulmeting=cijfers(j2019=100))
    vergelijking = naast(
        zone("a", ongevallen, metingen={"ongevallen": 40}),
        zone("b", ongevallen, metingen={"ongevallen": 104}, zone=Zone(naam="B", inwoners=52_000)),
    )
    assert (van(vergelijking, "a").waarde, van(vergelijking, "a").per_duizend) == (40, 4)
    assert (van(vergelijking, "b").waarde, van(vergelijking, "b").per_duizend) == (104, 2)
    assert van(vergelijking, "a").effect == "gunstig"
    assert van(vergelijking, "b").effect == "geen-aantoonbaar-verschil"


def test_without_known_inhabitants_there_is_no_rate_and_the_text_says_so() -> None:
    vergelijking = naast(
        zone("a", indicator(), metingen={"ongevallen": 40}, zone=Zone(naam="A")),
        zone("b", indicator(), metingen={"ongevallen": 40}),
    )
    assert van(vergelijking, "a").per_duizend is None
    assert van(vergelijking, "b").per_duizend == 4
    regel = next(regel for regel in zones_tekst(vergelijking).splitlines() if regel.startswith("a ") and "40" in regel)
    assert "onbekend" in regel


@pytest.mark.parametrize(
    ("velden", "verwacht"),
    [
        ({"inwoners": 64_325}, 64_325),
        ({"inwoners": 0}, None),
        ({}, None),
        ({"gemeenten": (("x", 10), ("y", 20))}, 30),
        ({"gemeenten": (("x", 10), ("y", None))}, None),
        ({"inwoners": 50, "gemeenten": (("x", 10), ("y", 20))}, 50),
    ],
)
def test_inhabitants_are_the_zones_own_or_the_sum_of_all_its_gemeenten(
    velden: dict[str, Any], verwacht: int | None
) -> None:
    gemeenten = tuple(Gemeente(sleutel=s, naam=s, inwoners=n) for s, n in velden.pop("gemeenten", ()))
    assert inwoners(plan(zone=Zone(naam="Z", gemeenten=gemeenten, **velden))) == verwacht


@pytest.mark.parametrize("soort", ["percentage", "bedrag", "duur"])
def test_only_counts_have_a_rate(soort: str) -> None:
    maat = indicator(soort=soort, eenheid="x")
    vergelijking = naast(zone("a", maat, metingen={"ongevallen": 40}), zone("b", maat, metingen={"ongevallen": 60}))
    assert [cijfer.per_duizend for cijfer in een(vergelijking).cijfers] == [None, None]


def test_a_figure_of_one_zone_is_not_set_beside_nothing() -> None:
    vergelijking = naast(zone("a", indicator("alleen"), indicator("samen")), zone("b", indicator("samen")))
    assert [i.sleutel for i in vergelijking.indicatoren] == ["samen"]
    assert vergelijking.niet_gedeeld == {"a": 1, "b": 0}


def test_the_same_name_in_another_unit_is_not_the_same_figure() -> None:
    vergelijking = naast(zone("a", indicator()), zone("b", indicator(eenheid="personen")), zone("c", indicator()))
    assert een(vergelijking).anders == ("b",)
    assert [cijfer.in_plan for cijfer in een(vergelijking).cijfers] == [True, False, True]
    assert "andere eenheid" not in zones_tekst(vergelijking)
    gevuld = naast(
        zone("a", indicator(), metingen={"ongevallen": 1}),
        zone("b", indicator(eenheid="personen")),
        zone("c", indicator()),
    )
    assert "andere eenheid, en dus niet hiernaast: b" in " ".join(zones_tekst(gevuld).split())
    assert naast(zone("a", indicator()), zone("b", indicator(eenheid="personen"))).indicatoren == ()


def test_a_figure_that_comes_from_another_zones_plan_is_that_figure_under_another_name() -> None:
    uit_a = indicator("botsingen", afkomst=(Afkomst(plan="proefplan", sleutel="ongevallen"),))
    elders = indicator("botsingen", afkomst=(Afkomst(plan="verdwenen-plan", sleutel="ongevallen"),))
    a = zone("a", indicator(), metingen={"ongevallen": 3})
    vergelijking = naast(a, zone("b", uit_a, sleutel="ander-plan", metingen={"botsingen": 5}))
    assert [cijfer.waarde for cijfer in een(vergelijking).cijfers] == [3, 5]
    assert naast(a, zone("b", elders, sleutel="ander-plan")).indicatoren == ()


def test_a_zone_of_which_nothing_is_known_stands_there_as_such() -> None:
    vergelijking = naast(
        zone("a", indicator(), metingen={"ongevallen": 3}),
        zone("b", indicator()),
        Zonestand("c", reden="Haar plan is hier niet bekend."),
        Zonestand("d", plan(), reden="Haar plan loopt van 2019 tot 2022."),
    )
    assert [cijfer.in_plan for cijfer in een(vergelijking).cijfers] == [True, True, None, False]
    assert van(vergelijking, "b").waarde is None
    tekst = zones_tekst(vergelijking)
    assert "c: Haar plan is hier niet bekend." in tekst
    assert "nog niet ingevuld" in tekst
    assert "niet in haar plan" in tekst
    assert vergelijking.niet_gedeeld == {"a": 0, "b": 0, "d": 0}


def test_no_zones_and_one_zone_compare_with_nothing() -> None:
    assert naast().indicatoren == ()
    assert "geen cijfer dat twee of meer zones delen" in zones_tekst(naast(zone("a", indicator())))


@given(st.permutations(["a", "b", "c", "d"]), st.lists(st.integers(0, 500), min_size=4, max_size=4))
def test_the_order_is_that_of_the_codes_whatever_the_figures_say(codes: list[str], waarden: list[int]) -> None:
    zones = [
        zone(code, indicator(), metingen={"ongevallen": waarde}) for code, waarde in zip(codes, waarden, strict=True)
    ]
    vergelijking = naast(*zones)
    assert [kop.code for kop in vergelijking.zones] == ["a", "b", "c", "d"]
    assert [cijfer.code for cijfer in een(vergelijking).cijfers] == ["a", "b", "c", "d"]
    assert vergelijking == naast(*reversed(zones))
    for cijfer in een(vergelijking).cijfers:
        assert cijfer.waarde is not None
        assert cijfer.per_duizend == cijfer.waarde / Decimal(10)


def test_a_plan_says_hostile_things_and_the_terminal_does_not_obey() -> None:
    naam = "\x1b[31mrood\x07 [bold]"
    vijandig: Plan = plan(indicatoren=(indicator(naam=naam),), zone=Zone(naam=naam, inwoners=5))
    stand = Zonestand("a", vijandig, oordeel(vijandig, 2024, gemeten("ongevallen", "2024", 1)))
    tekst = zones_tekst(naast(stand, Zonestand("b", vijandig, stand.oordeel)))
    assert "\x1b" not in tekst
    assert "\x07" not in tekst
