"""The series of a figure as tables: years beside each other, months and quarters as a grid, sample sizes below."""

from __future__ import annotations

from decimal import Decimal

from lama_zvp.stuurbord.render.html.reeks import reekstabellen
from lama_zvp.stuurbord.stukken import Doel, Elders, Indicatordeel, Punt
from tests.unit.html_lezer import lees
from tests.unit.html_stof import indicator, punt


def rows(deel: Indicatordeel) -> list[list[list[str]]]:
    """Per table its rows as texts."""
    return [
        [[cel.tekst().replace("\u00a0", " ") for cel in rij.kinderen] for rij in tabel.alle("tr")]
        for tabel in lees(reekstabellen(deel).encode()).alle("table")
    ]


def plain(*reeks: Punt, **velden: object) -> Indicatordeel:
    vast: dict[str, object] = {"vorig": None, "nulmeting": None, "nu": None, "doel": None, "streefwaarden": ()}
    return indicator(reeks=reeks, **(vast | velden))


def test_years_stand_beside_each_other_with_their_marks() -> None:
    deel = plain(punt(2018, "15"), punt(2023, None), punt(2024, "9", voorlopig=True))
    assert rows(deel) == [[["Jaar", "2018", "2023", "2024"], ["Zone", "15", "onbekend", "9* (voorlopig)"]]]


def test_sample_sizes_targets_and_other_places_have_rows_of_their_own() -> None:
    deel = plain(
        punt(2018, "59", n=1028),
        punt(2024, "64"),
        eenheid="%",
        streefwaarden=(Doel(jaar=2025, waarde=Decimal(65), bron=""),),
        elders=(Elders(naam="Limburg", punten=(punt(2018, "69", n=5210),)),),
    )
    assert rows(deel) == [
        [
            ["Jaar", "2018", "2024", "2025"],
            ["Zone", "59 %", "64 %", ""],
            ["n", "1.028", "", ""],
            ["Streefwaarde", "", "", "65 %"],
            ["Limburg", "69 %", "", ""],
            ["n, Limburg", "5.210", "", ""],
        ]
    ]


def test_more_years_than_fit_on_paper_make_a_second_table() -> None:
    tabellen = rows(plain(*(punt(jaar, "1") for jaar in range(2010, 2025))))
    assert [len(tabel[0]) for tabel in tabellen] == [11, 6]
    assert tabellen[1][0] == ["Jaar", "2020", "2021", "2022", "2023", "2024"]


def test_quarters_are_a_grid_with_a_row_per_year() -> None:
    punten = [Punt(periode=f"{jaar}-K{k}", jaar=jaar, waarde=Decimal(k)) for jaar in (2023, 2024) for k in (1, 2, 4)]
    assert rows(plain(*punten)) == [
        [["Jaar", "K1", "K2", "K3", "K4"], ["2023", "1", "2", "–", "4"], ["2024", "1", "2", "–", "4"]]
    ]


def test_months_are_a_grid_of_twelve() -> None:
    (tabel,) = rows(plain(Punt(periode="2024-03", jaar=2024, waarde=None, kleiner_dan=5)))
    assert tabel[0] == ["Jaar", "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
    assert tabel[1] == ["2024", "–", "–", "< 5", *["–"] * 9]


def test_a_hidden_figure_says_that_it_is_hidden() -> None:
    deel = plain(punt(2023, None, niet_getoond=True), punt(2024, None, kleiner_dan=5))
    assert rows(deel)[0][1] == ["Zone", "n.g.", "< 5"]


def test_a_figure_without_series_has_no_table() -> None:
    assert reekstabellen(plain().model_copy(update={"reeks": ()})) == ""
