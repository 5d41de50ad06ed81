"""Printing a plan's table again: the same cells as text, Markdown, CSV and JSON."""

from __future__ import annotations

import csv
import io
from itertools import pairwise
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from tests.cli.conftest import Lama

ROOT = Path(__file__).resolve().parents[2]
NOORD = "noord-nederland-2020-2023"


def gedrukt(*, rijteken: bool = True) -> list[list[str]]:
    """The rows of the source's table, eight cells each."""
    regels = (ROOT / "tests" / "golden" / "tabellen" / "noord-nederland-tabel-1.tsv").read_text(encoding="utf-8")
    rijen = [regel.split("\t") for regel in regels.splitlines()[:-2]]
    rijen = [rij + [""] * (8 - len(rij)) for rij in rijen]
    return rijen if rijteken else [[rij[0].removeprefix("- "), *rij[1:]] for rij in rijen]


def test_the_text_holds_every_cell_of_the_source_in_order(lama: Lama) -> None:
    outcome = lama("tabel", NOORD, "--jaren", "2018:2023")
    assert outcome.code == 0
    regels = [" ".join(regel.split()) for regel in outcome.uit.splitlines()]
    verwacht = [" ".join(" ".join(rij).split()) for rij in gedrukt()]
    begin = regels.index(verwacht[0])
    assert [regels[begin], *regels[begin + 2 : begin + 1 + len(verwacht)]] == verwacht
    assert regels[-4:-1] == ["", "* voorlopige cijfers 2024", "Bron: politie en OM, 2024"]


def test_the_csv_is_what_belgian_excel_opens_and_holds_the_same_cells(lama: Lama) -> None:
    outcome = lama("tabel", NOORD, "--jaren", "2018:2023", "--formaat", "csv")
    assert outcome.bytes.startswith(b"\xef\xbb\xbf")
    rijen = list(csv.reader(io.StringIO(outcome.bytes.decode("utf-8-sig")), delimiter=";"))
    assert rijen == gedrukt(rijteken=False)


def test_the_markdown_reads_as_the_same_cells(lama: Lama) -> None:
    tekst = lama("tabel", NOORD, "--formaat", "md").uit
    tokens = MarkdownIt("commonmark").enable("table").parse(tekst)
    cellen = [
        "".join(kind.content for kind in token.children or ())
        for vorige, token in pairwise(tokens)
        if vorige.type in ("th_open", "td_open")
    ]
    assert cellen == [cel for rij in gedrukt() for cel in rij]


def test_the_json_holds_the_print_and_the_figure_behind_it(lama: Lama) -> None:
    beeld = lama("tabel", NOORD, "--jaren", "2018:2023", "--json").json
    assert (beeld["plan"], beeld["sleutel"], beeld["noten"][0]) == (NOORD, "tabel-1", "* voorlopige cijfers 2024")
    hennep = next(rij for rij in beeld["rijen"] if rij["sleutel"] == "hennepplantages")
    assert hennep["cellen"][1] == {"tekst": "136*", "waarde": "136", "voorlopig": True, "opmerking": None}
    assert [[rij["titel"], *(cel["tekst"] for cel in rij["cellen"])] for rij in beeld["rijen"]] == gedrukt(
        rijteken=False
    )


def test_fewer_years_are_fewer_columns(lama: Lama) -> None:
    beeld = lama("tabel", NOORD, "--jaren", "2021:2020", "--json").json
    assert [kop["titel"] for kop in beeld["koppen"]] == ["Doel", "2021", "2020"]


@pytest.mark.parametrize(
    ("woorden", "code", "melding"),
    [
        (("--jaren", "2030"), 3, "Kies jaren van 2018 tot en met 2023."),
        (("--jaren", "ooit"), 3, "Schrijf bijvoorbeeld 2018:2023 of 2023."),
        (("--tabel", "tabel-2"), 4, "Kies uit: tabel-1, indicatoren."),
        (("--formaat", "docx"), 3, "Kies uit: tekst, md, csv."),
    ],
)
def test_what_cannot_be_printed_is_refused_with_what_can(
    lama: Lama, woorden: tuple[str, ...], code: int, melding: str
) -> None:
    outcome = lama("tabel", NOORD, *woorden)
    assert (outcome.code, outcome.bytes) == (code, b"")
    assert melding in outcome.fout


def test_a_table_without_years_is_printed_under_its_shared_headings(lama: Lama) -> None:
    regels = lama("tabel", "noord-holland-2019-2022", "--tabel", "sterkte").uit.splitlines()
    assert "Formatie per 31-12-2018" in regels[2]
    assert regels[4].split() == ["aspirant", "wijk-agent", "overig", "totaal"] * 2
    (haarlem,) = (regel for regel in regels if "Basisteam Haarlem " in regel)
    assert " ".join(haarlem.split()[2:]) == "16,00 30,00 169,20 215,20 16,00 32,00 169,20 217,20"


def test_any_plan_has_a_table_of_its_indicators_and_printing_creates_nothing(lama: Lama) -> None:
    outcome = lama("tabel", "lama-2020-2025", "--jaren", "2016:2018")
    assert "Zwaargewonden in het verkeer (personen)" in outcome.uit
    assert not lama.thuis.exists()


def test_the_whole_plan_as_text_shows_its_tables_headings_and_extension(lama: Lama) -> None:
    tekst = " ".join(lama("plan", "toon", "noord-holland-2019-2022").uit.split())
    for stuk in (
        "Verlenging tot en met 31 december 2023 mogelijk",
        "Deel van het plan: Thema's van de eenheid",
        "Analyse van het thema",
        "Landelijk Parket 341",
        "WAAR STAAN WE NU?",
    ):
        assert stuk in tekst


def test_a_table_given_as_the_plan_is_told_how_to_ask_for_it(lama: Lama) -> None:
    outcome = lama("--plan", NOORD, "tabel", "tabel-1")
    assert outcome.code == 4
    assert "--tabel tabel-1" in outcome.fout
    assert "--tabel" not in lama("--plan", NOORD, "tabel", "tabel-9").fout
