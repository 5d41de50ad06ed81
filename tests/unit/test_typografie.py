"""Figures and dates as they are written and read in Flanders."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lama_zvp.errors import InvoerFout
from lama_zvp.typografie import datum, datum_kort, getal, lees_datum, lees_getal, percentage, verschil

decimalen = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=None)


@given(decimalen.filter(lambda d: len(f"{d:f}") < 45))
def test_a_written_figure_reads_back_exactly(x: Decimal) -> None:
    assert lees_getal(getal(x)) == x


def test_a_figure_of_more_digits_than_usual_is_not_rounded() -> None:
    lang = Decimal("28199735.447621723668697309655")
    assert lees_getal(getal(lang)) == lang


@given(st.integers(min_value=-(10**20), max_value=10**20))
def test_a_written_whole_number_reads_back_exactly(x: int) -> None:
    assert lees_getal(getal(x)) == x


@given(st.dates())
def test_a_written_short_date_reads_back_exactly(dag: date) -> None:
    assert lees_datum(datum_kort(dag)) == dag
    assert lees_datum(dag.isoformat()) == dag


@given(st.text())
def test_any_text_is_a_figure_or_refused_with_advice(tekst: str) -> None:
    try:
        waarde = lees_getal(tekst)
    except InvoerFout as fout:
        geweigerd = fout
    else:
        assert waarde.is_finite()
        return
    assert geweigerd.raad


@pytest.mark.parametrize(
    ("waarde", "plaatsen", "verwacht"),
    [
        ("1234.5", None, "1.234,5"),
        ("107.60", None, "107,60"),
        ("107.6", 2, "107,60"),
        ("0", None, "0"),
        ("-0.04", 1, "0,0"),
        ("-1234567", None, "\u22121.234.567"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "\u22123"),
        ("1E+3", None, "1.000"),
        ("999.95", 1, "1.000,0"),
    ],
)
def test_figures_are_written_the_flemish_way(waarde: str, plaatsen: int | None, verwacht: str) -> None:
    assert getal(Decimal(waarde), plaatsen) == verwacht


def test_a_percentage_stays_on_one_line_with_its_sign() -> None:
    assert percentage(Decimal("36.7")) == "36,7\u00a0%"


def test_a_difference_carries_its_sign_and_zero_none() -> None:
    assert verschil(12) == "+12"
    assert verschil(Decimal("-3.5")) == "\u22123,5"
    assert verschil(Decimal("0.04"), 1) == "0,0"


def test_dates_are_written_in_full_and_short() -> None:
    assert datum(date(2024, 3, 1)) == "1 maart 2024"
    assert datum_kort(date(2024, 3, 1)) == "01/03/2024"


@pytest.mark.parametrize(
    ("tekst", "waarde"),
    [
        ("1.234,5", "1234.5"),
        ("12,5", "12.5"),
        ("1234", "1234"),
        ("-3", "-3"),
        ("\u22123", "-3"),
        ("+3", "3"),
        ("1.500", "1500"),
        ("1.5", "1.5"),
        ("36.75", "36.75"),
        ("1.2345", "1.2345"),
        ("1.234.567", "1234567"),
        ("1\u202f234,5", "1234.5"),
        ("1 234", "1234"),
        (" 7 ", "7"),
        ("1,234", "1.234"),
    ],
)
def test_figures_are_read_the_flemish_way(tekst: str, waarde: str) -> None:
    assert lees_getal(tekst) == Decimal(waarde)


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "-",
        "1,2,3",
        "1,234.5",
        "1.23.456",
        "1234.567",
        "0.125",
        "1e3",
        "NaN",
        "inf",
        "twaalf",
        "12 %",
        "٣",
        "9" * 500,
    ],
)
def test_what_is_no_figure_or_could_be_two_is_refused(tekst: str) -> None:
    with pytest.raises(InvoerFout, match="geen getal") as fout:
        lees_getal(tekst)
    assert "komma" in fout.value.raad
    assert len(fout.value.melding) < 120


@pytest.mark.parametrize("tekst", ["2024-03-12", "12/03/2024", "12-3-2024", " 12/3/2024 "])
def test_dates_are_read_in_three_forms(tekst: str) -> None:
    assert lees_datum(tekst) == date(2024, 3, 12)


@pytest.mark.parametrize(
    ("tekst", "melding"),
    [
        ("31/02/2024", "bestaat niet"),
        ("12/03/24", "geen datum"),
        ("morgen", "geen datum"),
        ("0000-01-01", "bestaat niet"),
    ],
)
def test_a_day_that_does_not_exist_is_refused(tekst: str, melding: str) -> None:
    with pytest.raises(InvoerFout, match=melding):
        lees_datum(tekst)
