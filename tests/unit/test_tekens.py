"""Every verdict and status has one narrow symbol, a word, and a form in ASCII."""

from __future__ import annotations

from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lama_zvp import tekens
from lama_zvp.assess import model as assess
from lama_zvp.journal import events
from lama_zvp.veilig import breedte, platte_tekst, voor_markdown


@pytest.mark.parametrize(
    ("terms", "known"),
    [
        (assess.Uitvoering, tekens.UITVOERING),
        (events.Oordeel, tekens.UITVOERING),
        (assess.Effect, tekens.EFFECT),
        (assess.Zekerheid, tekens.ZEKERHEID),
        (assess.Actualiteit, tekens.ACTUALITEIT),
        (assess.Maatregelstand, tekens.MAATREGELSTAND),
        (events.Status, tekens.STATUS),
        (events.Stand, tekens.STAND),
    ],
)
def test_every_term_has_its_symbol(terms: object, known: dict[str, tekens.Teken]) -> None:
    assert set(get_args(terms)) <= set(known)


ALL = [teken for groep in tekens.ALLE.values() for teken in groep.values()] + [tekens.TE_LAAT, tekens.GEEN_STATUS]


@pytest.mark.parametrize("teken", ALL, ids=lambda teken: f"{teken.symbool}-{teken.woord}")
def test_a_symbol_is_one_column_and_means_nothing_to_a_document(teken: tekens.Teken) -> None:
    assert len(teken.symbool) == breedte(teken.symbool) == 1
    assert len(teken.ascii) == 1
    assert teken.ascii.isascii()
    for form in (teken.met_woord(), teken.met_woord(kort=True)):
        assert platte_tekst(form) == form == voor_markdown(form)
    assert len(teken.kort) <= 18


@pytest.mark.parametrize("groep", tekens.ALLE, ids=str)
def test_within_a_set_no_two_symbols_look_alike(groep: str) -> None:
    symbols = tekens.ALLE[groep].values()
    for form in ("symbool", "ascii", "woord", "kort"):
        assert len({getattr(teken, form) for teken in symbols}) == len(symbols)


def test_what_is_not_known_never_looks_like_what_is_good() -> None:
    good = {"✓", "●", "◆", "›"}
    unknown = [g["onbekend"] for g in tekens.ALLE.values() if "onbekend" in g] + [tekens.GEEN_STATUS]
    assert {teken.symbool for teken in [*unknown, tekens.EFFECT["onvoldoende-gegevens"]]} == {"○"}
    assert "○" not in good


def test_a_sparkline_runs_from_the_lowest_to_the_highest() -> None:
    values = [Decimal(n) for n in (1901, 1715, 1636)]
    assert tekens.sparkline(values) == "█▃▁"
    assert tekens.sparkline([Decimal(1), None, Decimal(2)]) == "▁·█"
    assert tekens.sparkline([Decimal(5), Decimal(5)]) == "▄▄"
    assert tekens.sparkline([None]) == tekens.sparkline([]) == ""
    assert tekens.sparkline(values, ascii=True) == "#-_"


@given(st.lists(st.one_of(st.none(), st.decimals(-(10**9), 10**9, places=3)), max_size=20), st.booleans())
def test_a_sparkline_has_one_narrow_bar_per_figure(values: list[Decimal | None], ascii: bool) -> None:
    line = tekens.sparkline(values, ascii=ascii)
    assert len(line) == breedte(line) == (len(values) if any(v is not None for v in values) else 0)
