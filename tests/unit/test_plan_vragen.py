"""The answers to the questions of a new plan, as people give them."""

from __future__ import annotations

from datetime import date

import pytest

from lama_zvp.cli.plan_vragen import _lijst, lees_ritme
from lama_zvp.errors import InvoerFout
from lama_zvp.plan.model import Eenmalig, Periode, PerJaar

PERIODE = Periode(van=date(2026, 1, 1), tot=date(2031, 12, 31))


@pytest.mark.parametrize(
    ("antwoord", "per_jaar"),
    [("4", 4), ("12 per jaar", 12), ("2x per jaar", 2), ("Maandelijks", 12), ("elk kwartaal", 4), ("jaarlijks", 1)],
)
def test_how_often_is_understood_in_words_and_in_figures(antwoord: str, per_jaar: int) -> None:
    assert lees_ritme(antwoord, PERIODE) == PerJaar(per_jaar=per_jaar)


@pytest.mark.parametrize("antwoord", ["31/12/2027", "tegen 31/12/2027", "eenmalig tegen 31/12/2027", "2027-12-31"])
def test_a_day_is_a_term_with_or_without_words_before_it(antwoord: str) -> None:
    assert lees_ritme(antwoord, PERIODE) == Eenmalig(eenmalig=True, termijn=date(2027, 12, 31))


@pytest.mark.parametrize("antwoord", ["soms", "0 per jaar", "tegen de zomer", "31/12/2040"])
def test_what_is_no_rhythm_is_asked_again(antwoord: str) -> None:
    with pytest.raises(InvoerFout):
        lees_ritme(antwoord, PERIODE)


def test_a_list_is_split_at_commas_and_at_semicolons() -> None:
    assert _lijst("Preventie; Toezicht , Opsporing;") == ("Preventie", "Toezicht", "Opsporing")
    assert _lijst("Peel en Maas") == ("Peel en Maas",)
