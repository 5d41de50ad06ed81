"""The headings of the layers over the narrow overview: short, and never two the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lama_zvp.tui.beeld.overzicht import laagkoppen
from tests.tui.conftest import Werk


@pytest.mark.parametrize("plan", ["lama-2020-2025", "noord-holland-2019-2022", "noord-nederland-2020-2023"])
@pytest.mark.parametrize("breed", [3, 6, 12])
def test_no_two_layers_of_a_shipped_plan_have_the_same_heading(werk: Werk, plan: str, breed: int) -> None:
    werk.plan = plan
    with werk.workspace() as w:
        titels = [laag.titel for laag in w.plan.lagen]
    koppen = laagkoppen(titels, breed)
    assert len(set(koppen)) == len(titels)
    assert all(0 < len(kop) <= breed for kop in koppen)


def test_a_beginning_that_only_one_layer_has_stays_as_it_is() -> None:
    assert laagkoppen(["Raadgeven", "Ontraden", "Nazorg"], 3) == ["Raa", "Ont", "Naz"]
    assert laagkoppen(["Waar staan we nu?", "Wat gaan we doen?"], 3) == ["Waa", "Wat"]
    assert laagkoppen(["Investering in partners", "Investeren op school"], 3) == ["IIP", "IOS"]


@given(st.lists(st.from_regex(r"[a-z]{1,9}( [a-z]{1,9}){0,3}", fullmatch=True), max_size=8), st.integers(3, 13))
def test_every_heading_fits_its_column(titels: list[str], breed: int) -> None:
    koppen = laagkoppen(titels, breed)
    assert len(koppen) == len(titels)
    assert all(0 < len(kop) <= breed for kop in koppen)
