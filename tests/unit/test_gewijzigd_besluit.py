"""Which decision a change in the plan is set beside: one about its fiche that calls it by name or by key."""

from __future__ import annotations

import pytest

from lama_zvp.stuurbord.build.gewijzigd import _noemt
from lama_zvp.stuurbord.stukken import Besluitdeel


def _besluit(titel: str, tekst: str = "", fiche: str = "verkeer") -> Besluitdeel:
    return Besluitdeel.model_construct(titel=titel, tekst=tekst, onderwerp_sleutel=fiche)


def _raakt(besluit: Besluitdeel) -> bool:
    return _noemt(besluit, {"verkeer"}, "Zwaargewonden in het verkeer", "zwaargewonden")


@pytest.mark.parametrize(
    "besluit",
    [
        _besluit("Streefwaarde zwaargewonden versoepelen"),
        _besluit("Nieuwe streefwaarde", "Voor Zwaargewonden in het verkeer wordt het 20."),
        _besluit("Zwaargewonden: 20 in plaats van 12"),
    ],
)
def test_a_decision_that_calls_the_figure_by_name_or_key_covers_its_change(besluit: Besluitdeel) -> None:
    assert _raakt(besluit)


@pytest.mark.parametrize(
    "besluit",
    [
        _besluit("Extra controles op het werk"),
        _besluit("Niet-zwaargewonden anders tellen"),
        _besluit("Zwaargewondenopvang uitbreiden"),
        _besluit("Streefwaarde zwaargewonden versoepelen", fiche="drugs"),
    ],
)
def test_a_decision_about_something_else_covers_nothing(besluit: Besluitdeel) -> None:
    assert not _raakt(besluit)


def test_without_name_and_key_no_decision_covers_a_change() -> None:
    assert not _noemt(_besluit("Verkeer bijsturen"), {"verkeer"}, "", "")
