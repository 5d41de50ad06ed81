"""Small counts that a public edition hides cannot be worked out from what it shows."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lama_zvp.plan.model import Cijfer, Indicator, Plan
from lama_zvp.stuurbord.render import beschikbare_formaten, render
from tests.unit.stuurbord_stof import Dagboek, bouw, geleefd, plan
from tests.unit.test_stuurbord_edities import blank

BOUND = 5
PLACES = ("aalbeek", "beekdorp")


def counting(key: str, unit: str = "personen", **more: Any) -> Indicator:
    fields = {
        "sleutel": key,
        "naam": key,
        "eenheid": unit,
        "soort": "telling",
        "aard": "fenomeen",
        "richting": "lager-beter",
        "bron": "Barometer",
    }
    return Indicator.model_validate(fields | more)


def with_indicators(*indicators: Indicator) -> Plan:
    plan_ = plan()
    fiche = plan_.fiches[0].model_copy(update={"indicatoren": tuple(i.sleutel for i in indicators)})
    return plan_.model_copy(
        update={"fiches": (fiche,), "hefbomen": (), "indicatoren": indicators, "speerpunt_indicatoren": ()}
    )


View = dict[tuple[str, str, str], dict[str, Any]]
"""Per indicator, place and period what the public reads."""


def public_view(plan_: Plan, book: Dagboek) -> View:
    """What the JSON form of the politieraad's edition gives, read as a stranger would."""
    read = json.loads(render(bouw(plan_, book.events(), "politieraad"), "json"))
    view: View = {}
    for figure in read["fiches"][0]["indicatoren"]:
        for point in figure["reeks"]:
            view[figure["sleutel"], "", point["periode"]] = point
    for row in read["per_gemeente"]["cijfers"]:
        for place, point in zip(PLACES, row["cijfers"], strict=True):
            if point is not None:
                view[row["indicator"], place, row["periode"]] = point
    return view


def fits(value: int, point: dict[str, Any]) -> bool:
    """Whether a value could stand behind what is shown."""
    if point["waarde"] is not None:
        return Decimal(point["waarde"]) == value
    return bool(point["niet_getoond"]) or value < int(point["kleiner_dan"])


def hidden(view: View) -> list[tuple[str, str, str]]:
    return [place for place, point in view.items() if point["waarde"] is None]


def solutions(view: View, worlds: Iterator[dict[tuple[str, str, str], int]]) -> dict[tuple[str, str, str], set[int]]:
    """Every value that each hidden figure can have in a world that agrees with all that is shown."""
    found: dict[tuple[str, str, str], set[int]] = {place: set() for place in hidden(view)}
    for world in worlds:
        if all(fits(value, view[place]) for place, value in world.items()):
            for place in found:
                if place in world:
                    found[place].add(world[place])
    return found


def small_total(parts: tuple[int, ...]) -> tuple[Plan, Dagboek]:
    keys = [f"deel-{number}" for number in range(len(parts))]
    plan_ = with_indicators(*(counting(key) for key in keys), counting("totaal"))
    book = Dagboek(plan_)
    for key, value in zip(keys, parts, strict=True):
        book.meting(key, "2024", str(value))
    book.meting("totaal", "2024", str(sum(parts)))
    return plan_, book


@settings(max_examples=80, deadline=None)
@given(parts=st.lists(st.integers(0, 9), min_size=2, max_size=3).map(tuple))
@example(parts=(0, 0))
@example(parts=(4, 4))
@example(parts=(0, 5))
@example(parts=(3, 12))
@example(parts=(4, 4, 4))
def test_a_part_cannot_be_worked_out_from_a_total(parts: tuple[int, ...]) -> None:
    view = public_view(*small_total(parts))
    keys = [f"deel-{number}" for number in range(len(parts))]

    def worlds() -> Iterator[dict[tuple[str, str, str], int]]:
        for guess in itertools.product(range(sum(parts) + 6), repeat=len(parts)):
            world = {(key, "", "2024"): value for key, value in zip(keys, guess, strict=True)}
            yield world | {("totaal", "", "2024"): sum(guess)}

    small = {(key, "", "2024") for key, value in zip(keys, parts, strict=True) if value < BOUND}
    assert small <= set(hidden(view))
    for place, values in solutions(view, worlds()).items():
        assert len(values) > 1, (place, view)


@settings(max_examples=100, deadline=None)
@given(there=st.integers(0, 12), here=st.integers(0, 30), total=st.booleans())
def test_a_gemeente_cannot_be_worked_out_from_the_zone(there: int, here: int, total: bool) -> None:
    plan_ = with_indicators(counting("gewonden"))
    book = Dagboek(plan_)
    for place, value in zip(PLACES, (there, here), strict=True):
        book.meting("gewonden", "2024", str(value), gemeente=place)
    if total:
        book.meting("gewonden", "2024", str(there + here))
    view = public_view(plan_, book)

    def worlds() -> Iterator[dict[tuple[str, str, str], int]]:
        for a, b in itertools.product(range(there + here + 6), repeat=2):
            world = {("gewonden", PLACES[0], "2024"): a, ("gewonden", PLACES[1], "2024"): b}
            yield world | ({("gewonden", "", "2024"): a + b} if total else {})

    for place, value in ((PLACES[0], there), (PLACES[1], here)):
        assert value >= BOUND or ("gewonden", place, "2024") in hidden(view)
    for place_, values in solutions(view, worlds()).items():
        assert len(values) > 1, (place_, view)


@settings(max_examples=50, deadline=None)
@given(parts=st.tuples(*[st.integers(0, 9)] * 4))
def test_a_quarter_cannot_be_worked_out_from_the_year(parts: tuple[int, ...]) -> None:
    plan_ = with_indicators(counting("gewonden"))
    book = Dagboek(plan_)
    for quarter, value in enumerate(parts, 1):
        book.meting("gewonden", f"2024-K{quarter}", str(value))
    book.meting("gewonden", "2024", str(sum(parts)))
    view = public_view(plan_, book)

    def worlds() -> Iterator[dict[tuple[str, str, str], int]]:
        for guess in itertools.product(range(10), repeat=4):
            if sum(guess) != sum(parts) and ("gewonden", "", "2024") not in hidden(view):
                continue
            world = {("gewonden", "", f"2024-K{q}"): value for q, value in enumerate(guess, 1)}
            yield world | {("gewonden", "", "2024"): sum(guess)}

    for place, values in solutions(view, worlds()).items():
        assert len(values) > 1, (place, view)


def test_three_totals_together_do_not_give_what_each_alone_hides() -> None:
    """a+b, b+c and a+c are shown: with all three hidden parts solvable, more has to go."""
    values = {"a": 3, "b": 7, "c": 9, "ab": 10, "bc": 16, "ac": 12}
    plan_ = with_indicators(*(counting(key) for key in values))
    book = Dagboek(plan_)
    for key, value in values.items():
        book.meting(key, "2024", str(value))
    view = public_view(plan_, book)

    def worlds() -> Iterator[dict[tuple[str, str, str], int]]:
        for a, b, c in itertools.product(range(20), repeat=3):
            world = {"a": a, "b": b, "c": c, "ab": a + b, "bc": b + c, "ac": a + c}
            yield {(key, "", "2024"): value for key, value in world.items()}

    found = solutions(view, worlds())
    assert ("a", "", "2024") in found
    assert all(len(values) > 1 for values in found.values())


@pytest.mark.parametrize("formaat", beschikbare_formaten())
def test_a_hidden_count_changes_no_byte_whatever_it_is(formaat: str) -> None:
    outcomes = set()
    for value in range(BOUND):
        printed = {2017: Cijfer(waarde=Decimal(30)), 2018: Cijfer(waarde=Decimal(value), opmerking=f"toen {value}")}
        plan_ = with_indicators(counting("doden", nulmeting=printed, kernindicator=True))
        book = Dagboek(plan_)
        for year in (2022, 2023, 2024):
            book.meting("doden", str(year), str((value + year) % BOUND), opmerking=f"opmerking {value}")
        outcomes.add(render(blank(bouw(plan_, book.events(), "politieraad")), formaat))
    assert len(outcomes) == 1


def test_a_small_count_that_the_plan_prints_of_its_own_years_is_hidden_too() -> None:
    printed = {2022: Cijfer(waarde=Decimal(3)), 2025: Cijfer(waarde=Decimal(2))}
    plan_ = with_indicators(counting("doden", cijfers=printed, kernindicator=True))
    view = public_view(plan_, Dagboek(plan_))
    assert (view["doden", "", "2022"]["waarde"], view["doden", "", "2022"]["kleiner_dan"]) == (None, BOUND)
    assert ("doden", "", "2025") not in view


def test_a_hidden_count_is_shown_as_less_than_the_bound() -> None:
    plan_ = with_indicators(counting("doden", kernindicator=True))
    book = Dagboek(plan_)
    book.meting("doden", "2024", "2")
    document = bouw(plan_, book.events(), "politieraad")
    figure = document.fiches[0].indicatoren[0]
    assert figure.nu is not None
    assert (figure.nu.waarde, figure.nu.kleiner_dan) == (None, BOUND)
    assert figure.effect.oordeel == "onvoldoende-gegevens"
    assert "te klein om in deze editie te tonen" in " ".join(document.fiches[0].effect.redenen)
    assert "|  < 5 |" in render(document, "md").decode()
    assert not any("ontbreekt" in punt for punt in document.datakwaliteit.gegevens)


def test_a_complement_is_marked_alike_so_that_neither_is_known_to_be_the_small_one() -> None:
    view = public_view(*small_total((3, 20)))
    assert {place[0]: point["niet_getoond"] for place, point in view.items()} == {
        "deel-0": True,
        "deel-1": True,
        "totaal": False,
    }


def test_counts_of_another_unit_or_that_add_up_to_nothing_stay() -> None:
    plan_ = with_indicators(counting("doden"), counting("ongevallen", "ongevallen"), counting("gewonden"))
    book = Dagboek(plan_)
    for key, value in (("doden", "2"), ("ongevallen", "40"), ("gewonden", "31")):
        book.meting(key, "2024", value)
    assert hidden(public_view(plan_, book)) == [("doden", "", "2024")]


def test_an_indicator_may_set_a_higher_bound_for_the_public() -> None:
    plan_ = with_indicators(counting("slachtoffers", onderdruk_onder=20))
    book = Dagboek(plan_)
    book.meting("slachtoffers", "2024", "15")
    public = bouw(plan_, book.events(), "politieraad").fiches[0].indicatoren[0]
    council = bouw(plan_, book.events()).fiches[0].indicatoren[0]
    assert public.nu is not None
    assert public.nu.kleiner_dan == 20
    assert council.nu is not None
    assert council.nu.waarde == 15


def test_realised_numbers_are_hidden_only_where_they_may_count_people() -> None:
    plan_ = plan()
    measures = {
        m.titel: m.gerealiseerd
        for layer in bouw(plan_, geleefd(plan_), "politieraad").fiches[0].lagen
        for m in layer.maatregelen
    }
    victims, controls = measures["Slachtofferbejegening na zware ongevallen"], measures["BOB-acties zomer en winter"]
    assert victims is not None
    assert (victims.aantal, victims.kleiner_dan) == (None, BOUND)
    assert controls is not None
    assert controls.aantal == 2


def test_entries_per_gemeente_below_the_bound_are_not_counted_out() -> None:
    plan_ = plan()
    book = Dagboek(plan_)
    for number in range(6):
        book.log("milieu.raadgeven.preventie", f"2024-03-{number + 1:02}", "Open.", gemeente="aalbeek")
    book.log("milieu.raadgeven.preventie", "2024-04-01", "Open.", gemeente="beekdorp")
    rows = bouw(plan_, book.events(), "politieraad").per_gemeente.meldingen
    assert [(c.aantal, c.kleiner_dan) for c in (*rows[0].aantallen, rows[0].zone)] == [(6, None), (None, 5), (None, 5)]


def test_percentages_and_amounts_are_no_counts() -> None:
    share: Callable[..., Indicator] = counting
    plan_ = with_indicators(share("aandeel", "%", soort="percentage"), share("kost", "euro", soort="bedrag"))
    book = Dagboek(plan_)
    book.meting("aandeel", "2024", "3", n=900)
    book.meting("kost", "2024", "2")
    assert hidden(public_view(plan_, book)) == []
