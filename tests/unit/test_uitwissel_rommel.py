"""Sheets laid out otherwise than they seem: nothing in them is lost, and nothing is taken for a figure."""

from __future__ import annotations

import pytest

from lama_zvp.errors import InvoerFout
from lama_zvp.exchange.csv_lezen import ontcijfer
from tests.unit.uitwissel_stof import cijfers, excel, fouten, lees, lees_meldingen


@pytest.mark.parametrize(
    "tekst",
    [
        "zwaargewonden;2022;105\nlichtgewonden;2021;12\naanrijtijd;2020;8\n",
        "zwaargewonden;2022\nlichtgewonden;2021\n",
        "Zwaar gewonden;2022;Lanaken;3\nZwaar gewonden;2023;Lanaken;4\n",
    ],
)
def test_a_sheet_without_headings_is_refused_and_no_year_becomes_a_figure(tekst: str) -> None:
    with pytest.raises(InvoerFout, match="heeft geen koppen: in A1 staat al") as fout:
        lees(tekst)
    assert "Indicator, Jaar, Waarde" in fout.value.raad


def test_progress_without_headings_is_refused_too() -> None:
    with pytest.raises(InvoerFout, match=r"heeft geen koppen|geen kolom voor"):
        lees_meldingen("verkeer.ontraden.bob;12/03/2024;Gedaan\nverkeer.ontraden.bob;13/03/2024;Gedaan\n")


def test_a_heading_that_is_also_a_name_of_the_plan_is_one_when_the_row_is_surely_the_headings() -> None:
    assert cijfers(lees("Zwaar gewonden;2022;2023\nlichtgewonden;5;6\n")) == {
        ("lichtgewonden", "2022"): "5",
        ("lichtgewonden", "2023"): "6",
    }


def test_a_column_of_totals_beside_months_is_the_figure_of_the_year_and_no_month_is_lost() -> None:
    maanden = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
    tekst = f"Indicator;Jaar;{';'.join(maanden)};Totaal\nzwaargewonden;2022;1;2;3;4;5;6;7;8;9;10;11;12;78\n"
    gelezen = cijfers(lees(tekst))
    assert gelezen["zwaargewonden", "2022"] == "78"
    assert [gelezen["zwaargewonden", f"2022-{n:02d}"] for n in range(1, 13)] == [str(n) for n in range(1, 13)]


def test_a_column_of_whole_quarters_needs_no_column_of_years() -> None:
    tekst = "Indicator;Kwartaal;Waarde\nzwaargewonden;1e kwartaal 2022;3\nzwaargewonden;Q2 2022;4\nzwaargewonden;3;5\n"
    lezing = lees(tekst)
    assert cijfers(lezing) == {("zwaargewonden", "2022-K1"): "3", ("zwaargewonden", "2022-K2"): "4"}
    assert fouten(lezing) == {"B4": "“3” is geen periode"}


def test_a_heading_with_part_of_a_year_is_named_as_not_read() -> None:
    lezing = lees("Indicator;2021;2022 (t/m sept);Tendens\nzwaargewonden;7;6;daling\n")
    assert cijfers(lezing) == {("zwaargewonden", "2021"): "7"}
    assert [(p.plaats.cel, p.reden) for p in lezing.overgeslagen] == [
        ("C1", "“2022 (t/m sept)” is geen heel jaar, kwartaal of maand: deze kolom is niet gelezen")
    ]


def test_indicators_as_columns_are_refused_with_how_to_turn_the_table() -> None:
    with pytest.raises(InvoerFout) as fout:
        lees("Jaar;zwaargewonden;lichtgewonden\n2021;7;12\n2022;9;11\n")
    assert "Transponeren" in fout.value.raad


@pytest.mark.parametrize("teken", ["PM", "p.m.", "pm", ":", "n.b.", "n.v.t.", ".", "—"])
def test_a_mark_for_no_figure_is_no_figure_and_no_fault(teken: str) -> None:
    lezing = lees(f"Indicator;2021;2022\nzwaargewonden;{teken};6\n")
    assert cijfers(lezing) == {("zwaargewonden", "2022"): "6"}
    assert not lezing.afgekeurd
    assert lezing.leeg == 1


def test_a_row_without_its_year_says_that_there_is_none() -> None:
    lezing = lees(excel(("Blad", [["Indicator", "Jaar", "Waarde"], ["zwaargewonden", None, 5]])))
    assert fouten(lezing) == {"B2": "er staat geen periode bij deze rij"}


@pytest.mark.parametrize("codering", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark_is_read(codering: str) -> None:
    assert cijfers(lees("Indicator;Jaar;Waarde\nzwaargewonden;2022;5\n".encode(codering))) == {
        ("zwaargewonden", "2022"): "5"
    }


def test_text_with_zero_bytes_in_it_is_refused_for_what_it_is() -> None:
    with pytest.raises(InvoerFout, match="nultekens"):
        ontcijfer(b"Indicator;Jaar;Waarde\nzwaar\x00gewonden;2022;5\n")


@pytest.mark.parametrize("begin", [b"<html><table>", b"\xef\xbb\xbf\r\n<!DOCTYPE html>", b"<?xml version='1.0'?>"])
def test_a_web_page_under_the_name_of_a_spreadsheet_is_told_from_a_table(begin: bytes) -> None:
    with pytest.raises(InvoerFout, match="webpagina") as fout:
        lees(begin + b"<tr><td>Indicator</td><td>Jaar</td></tr>")
    assert ".xlsx" in fout.value.raad


def test_half_a_workbook_is_called_damaged() -> None:
    heel = excel(("Blad", [["Indicator", "Jaar", "Waarde"], ["zwaargewonden", 2022, 5]]))
    with pytest.raises(InvoerFout, match="beschadigd of onvolledig"):
        lees(heel[: len(heel) // 2])
