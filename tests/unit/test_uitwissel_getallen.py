"""Figures as people type them: what is one, what is unknown, what is provisional, and which sign is the decimal one."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lama_zvp.exchange.csv_schrijven import getal_tekst
from lama_zvp.exchange.getallen import (
    GeenGetal,
    bewijs,
    bewijs_als_heel,
    gezamenlijk,
    is_dubbelzinnig,
    is_onbekend,
    lees,
    ontleed,
)
from lama_zvp.typografie import getal

getallen = st.decimals(min_value=-(10**12), max_value=10**12, places=3, allow_nan=False, allow_infinity=False)


@given(getallen)
def test_a_figure_as_this_program_writes_it_reads_back_once_the_decimal_sign_is_known(waarde: Decimal) -> None:
    assert lees(ontleed(getal(waarde)), "komma") == waarde


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15))
def test_a_figure_in_an_exported_cell_has_one_reading_only(waarde: Decimal) -> None:
    tekst = ontleed(getal_tekst(waarde))
    assert not is_dubbelzinnig(tekst)
    assert lees(tekst, None) == lees(tekst, "komma") == waarde
    assert format(lees(tekst, "komma"), "f") == format(waarde, "f")


@given(st.integers(-999_999, 999_999), st.integers(3, 6))
def test_also_the_zeros_at_the_end_of_a_figure_come_back_as_they_were(cijfers: int, decimalen: int) -> None:
    waarde = Decimal(cijfers).scaleb(-decimalen)
    assert str(lees(ontleed(getal_tekst(waarde)), "komma")) == format(waarde, "f")


@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from(".,"))
def test_one_sign_with_three_digits_behind_it_is_never_decided_by_itself(voor: int, na: int, teken: str) -> None:
    tekst = ontleed(f"{voor}{teken}{na:03d}")
    assert bewijs(tekst) is None
    with pytest.raises(GeenGetal, match="twee dingen"):
        lees(tekst, None)
    assert {lees(tekst, "komma"), lees(tekst, "punt")} == {Decimal(f"{voor}{na:03d}"), Decimal(f"{voor}.{na:03d}")}


@given(st.text(max_size=30))
def test_any_text_is_a_figure_or_refused_in_our_own_words(tekst: str) -> None:
    with suppress(GeenGetal):
        assert lees(ontleed(tekst), "komma").is_finite()


@pytest.mark.parametrize(
    ("tekst", "waarde", "teken"),
    [
        ("12", "12", None),
        ("1.234,5", "1234.5", "komma"),
        ("1,234.5", "1234.5", "punt"),
        ("1.234.567", "1234567", "komma"),
        ("1,234,567", "1234567", "punt"),
        ("1 234", "1234", None),
        ("1\u00a0234\u00a0567,8", "1234567.8", "komma"),
        ("1\u202f234", "1234", None),
        ("12 345,678", "12345.678", "komma"),
        ("0,125", "0.125", "komma"),
        ("1234,567", "1234.567", "komma"),
        ("-3,5", "-3.5", "komma"),
        ("\u22123", "-3", None),
        ("€ 12,50", "12.50", "komma"),
        ("74,5 %", "74.5", "komma"),
        ("1'234", "1234", None),
    ],
)
def test_a_figure_reads_and_proves_what_it_can(tekst: str, waarde: str, teken: str | None) -> None:
    gelezen = ontleed(tekst)
    assert lees(gelezen, None) == Decimal(waarde)
    assert bewijs(gelezen) == teken


@pytest.mark.parametrize(
    "tekst", ["<5", "> 10", "ca. 12", "12 (1)", "1.2.3", "1,23,4", "1e5", "twaalf", "12 à 15", "5-10", "٣"]
)
def test_what_is_no_figure_is_refused(tekst: str) -> None:
    with pytest.raises(GeenGetal):
        lees(ontleed(tekst), None)


@pytest.mark.parametrize(
    "tekst", ["12*", "12 *", "12**", "12 (v)", "12(p)", "12 [voorlopig]", "12v", "12 p", "74,5 %*"]
)
def test_a_mark_makes_a_figure_provisional(tekst: str) -> None:
    assert ontleed(tekst).voorlopig
    assert not ontleed("12").voorlopig


@pytest.mark.parametrize("tekst", ["", "-", "–", "n.b.", "N.B.", "nb", "n.v.t.", "n/a", "…", "*", "x", "onbekend", "?"])
def test_what_stands_for_no_figure_is_none(tekst: str) -> None:
    assert is_onbekend(tekst)


@pytest.mark.parametrize("tekst", ["0", "geen", "nihil", "1", "<5"])
def test_what_could_mean_nought_is_not_taken_for_unknown(tekst: str) -> None:
    assert not is_onbekend(tekst)


def test_a_whole_number_proves_that_its_sign_separates_thousands() -> None:
    assert bewijs_als_heel(ontleed("1.234")) == "komma"
    assert bewijs_als_heel(ontleed("1,234")) == "punt"


def test_a_file_that_uses_both_signs_proves_neither() -> None:
    assert gezamenlijk(["komma", None, "komma"]) == "komma"
    assert gezamenlijk(["komma", "punt"]) is None
    assert gezamenlijk([None]) is None


def test_a_figure_that_does_not_fit_the_decimal_sign_that_was_named_is_refused() -> None:
    with pytest.raises(GeenGetal, match="past niet bij een decimale punt"):
        lees(ontleed("12,5"), "punt")
