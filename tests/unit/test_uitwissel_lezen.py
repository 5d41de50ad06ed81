"""Reading figures out of real, messy files: every cell is read as it was meant, or refused by its name."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lama_zvp.errors import InvoerFout, NietGevonden
from lama_zvp.exchange.bestand import lees_bestand
from lama_zvp.exchange.csv_lezen import lees_csv, ontcijfer
from lama_zvp.exchange.koppen import METINGEN
from lama_zvp.exchange.lezing import Leeswens
from lama_zvp.exchange.rooster import celnaam, kolomletters, kolomnummer
from tests.unit.uitwissel_stof import cijfers, excel, fouten, herpak, lees, lees_meldingen

LANG = "Indicator;Jaar;Waarde\nzwaargewonden;2023;12\nzwaargewonden;2024;9\n"
DRIE = {("zwaargewonden", "2023"): "12", ("zwaargewonden", "2024"): "9"}

# --- encodings and separators --------------------------------------------------------------------------------------


@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("teken", [";", ",", "\t"])
@pytest.mark.parametrize("einde", ["\n", "\r\n"])
def test_a_file_is_read_whatever_program_wrote_it(codering: str, teken: str, einde: str) -> None:
    tekst = LANG.replace("Waarde", "Waarde").replace(";", teken).replace("\n", einde)
    tekst = tekst.replace("Indicator", "Indicator").replace(f"{einde}z", f"{einde}z", 1)
    lezing = lees((tekst + f"Coördinatie é{teken}{teken}{einde}").encode(codering))
    assert cijfers(lezing) == DRIE
    assert not lezing.afgekeurd


@given(st.text(st.characters(codec="cp1252", exclude_categories=["Cc", "Cs"]), max_size=60))
def test_what_windows_wrote_reads_as_windows_meant_it_or_as_the_utf8_that_it_happens_to_be(tekst: str) -> None:
    ruw = tekst.encode("cp1252")
    assert ontcijfer(ruw) in (tekst, ruw.decode("utf-8", "replace"))
    assert ontcijfer(tekst.encode("utf-8")) == tekst.removeprefix("\ufeff")


def test_bytes_of_no_encoding_are_refused_with_what_to_do() -> None:
    with pytest.raises(InvoerFout, match="geen leesbare tekst"):
        lees_csv(b"a;b\n\x81\x8d;1\n")


def test_decimal_commas_do_not_make_a_comma_the_separator() -> None:
    lezing = lees("indicator;periode;waarde\ntevredenheid;2023;74,5\naanrijtijd;2023;8,25\n")
    assert cijfers(lezing) == {("tevredenheid", "2023"): "74.5", ("aanrijtijd", "2023"): "8.25"}


def test_a_title_and_texts_with_commas_do_not_make_a_comma_the_separator() -> None:
    tekst = "Cijfers, voorlopig\n\nindicator;jaar;waarde;opmerking\n"
    tekst += "".join(f'aanrijtijd;{jaar};{jaar - 2015},5;"a, b\nc, d"\n' for jaar in range(2016, 2024))
    assert len(cijfers(lees(tekst))) == 8


def test_a_line_that_names_the_separator_is_obeyed_and_not_read() -> None:
    assert cijfers(lees("sep=|\n" + LANG.replace(";", "|"))) == DRIE


def test_a_named_separator_goes_before_any_guess() -> None:
    tekst = "indicator,periode,waarde\nzwaargewonden,2023,12\n"
    assert cijfers(lees(tekst)) == cijfers(lees(tekst, scheiding="komma"))
    with pytest.raises(InvoerFout):
        lees(tekst, scheiding="puntkomma")


def test_quotes_hold_separators_and_line_ends_and_rows_keep_their_number() -> None:
    lezing = lees('indicator;periode;waarde;opmerking\nzwaargewonden;2023;12;"a;b\nc ""d"""\nzwaargewonden;2024;x9;\n')
    assert lezing.regels[0].opmerking == 'a;b\nc "d"'
    assert list(fouten(lezing)) == ["C3"]


def test_an_open_quote_is_refused_with_its_line_and_swallows_nothing() -> None:
    with pytest.raises(InvoerFout, match="rond regel"):
        lees('indicator;periode;waarde\n"zwaargewonden;2023;12\nzwaargewonden;2024;9\n')


@given(
    st.lists(
        st.lists(
            st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=8),
            min_size=2,
            max_size=4,
        ),
        min_size=1,
        max_size=6,
    )
)
def test_any_table_that_a_csv_writer_wrote_has_its_cells_back(rijen: list[list[str]]) -> None:
    uit = io.StringIO(newline="")
    csv.writer(uit, delimiter=";").writerows(rijen)
    inhoud = uit.getvalue().encode("utf-8-sig")
    if uit.getvalue().lower().startswith("sep="):
        return
    gelezen = lees_csv(inhoud, "puntkomma").rijen
    formules = tuple("=+-@|%'\uff1d\uff0b\uff0d\uff20")
    for rij, verwacht in zip(gelezen, rijen, strict=True):
        for cel, bron in zip(rij, verwacht, strict=True):
            assert cel == bron.strip() or bron.strip().startswith(formules)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_in_our_own_words(inhoud: bytes) -> None:
    try:
        lees(inhoud)
    except (InvoerFout, NietGevonden):
        return


# --- long and wide -------------------------------------------------------------------------------------------------


def test_a_wide_table_with_a_title_above_totals_within_and_footnotes_below() -> None:
    tekst = (
        "Kerncijfers van de zone;;;;\nToestand op 1 maart;;;;\n;;;;\n"
        ";2022;2023*;2024 (v);Evolutie\n"
        "Verkeer;;;;\n"
        "Zwaar gewonden;12;11;9;-18 %\n"
        "lichtgewonden;1.301;n.b.;-;\n"
        "Totaal;1.313;11;9;\n"
        ";2022;2023*;2024 (v);Evolutie\n"
        "Tevredenheid na contact;74,5 %;75;nvt;\n\n"
        "* voorlopige cijfers\n(v) idem\n"
    ).encode("cp1252")
    lezing = lees(tekst)
    assert cijfers(lezing) == {
        ("zwaargewonden", "2022"): "12",
        ("zwaargewonden", "2023"): "11*",
        ("zwaargewonden", "2024"): "9*",
        ("lichtgewonden", "2022"): "1301",
        ("tevredenheid", "2022"): "74.5",
        ("tevredenheid", "2023"): "75*",
    }
    assert not lezing.afgekeurd
    assert [p.plaats.cel for p in lezing.overgeslagen] == ["A5", "A8", "A9", "A12", "A13"]
    assert lezing.leeg == 3


def test_headings_over_two_rows_and_a_label_merged_over_rows() -> None:
    rijen = [
        ["Politiecijfers"],
        ["Thema", "Feit", None, None, None],
        [None, None, 2022, 2023, 2024],
        ["Verkeer", "zwaargewonden", 12, 11, 9],
        [None, "lichtgewonden", 1301, 1298, "n.b."],
    ]
    lezing = lees(excel(("Blad1", rijen), samen=[(3, 0, 4, 0, "Verkeer")]))
    assert lezing.indeling.kop == 2
    assert lezing.indeling.titels[1] == "Feit"
    assert cijfers(lezing)["lichtgewonden", "2023"] == "1298"


def test_the_names_are_looked_for_by_what_stands_in_a_column_and_not_by_its_heading() -> None:
    lezing = lees("Rubriek;Sub;2023\nVerkeer;zwaargewonden;12\nVerkeer;lichtgewonden;80\n")
    assert lezing.indeling.kolommen["indicator"] == 1


def test_a_cell_merged_over_rows_names_each_of_them() -> None:
    rijen = [["indicator", "jaar", "waarde"], ["zwaargewonden", 2022, 12], [None, 2023, 11], [None, 2024, 9]]
    lezing = lees(excel(("x", rijen), samen=[(1, 0, 3, 0, "zwaargewonden")]))
    assert [regel.periode for regel in lezing.regels] == ["2022", "2023", "2024"]


def test_an_empty_name_is_refused_until_it_is_said_to_be_the_one_above() -> None:
    tekst = "indicator;jaar;waarde\nzwaargewonden;2022;12\n;2023;11\n"
    assert fouten(lees(tekst)) == {"A3": "er staat geen naam bij deze rij"}
    assert cijfers(lees(tekst, vul_aan=True))["zwaargewonden", "2023"] == "11"


@pytest.mark.parametrize(
    ("kop", "rij", "periode"),
    [
        ("jaar;maand", "2023;5", "2023-05"),
        ("jaar;maand", "2023;mei", "2023-05"),
        ("jaar;kwartaal", "2023;K2", "2023-K2"),
        ("jaar;kwartaal", "2023;2e kwartaal", "2023-K2"),
        ("jaar;maand", "2023;", "2023"),
        ("periode;x", "mei 2023;", "2023-05"),
        ("periode;x", "Q3 2023;", "2023-K3"),
        ("periode;x", "2023/05;", "2023-05"),
    ],
)
def test_a_period_is_read_in_every_usual_form(kop: str, rij: str, periode: str) -> None:
    lezing = lees(f"indicator;{kop};waarde\nzwaargewonden;{rij};3\n")
    assert [regel.periode for regel in lezing.regels] == [periode]


def test_months_as_columns_take_their_year_from_a_column_or_from_what_is_said() -> None:
    assert cijfers(lees("feit;jaar;K1;K2\nzwaargewonden;2024;2;3\n")) == {
        ("zwaargewonden", "2024-K1"): "2",
        ("zwaargewonden", "2024-K2"): "3",
    }
    maanden = "feit;jan;feb;maart\nzwaargewonden;1;2;3\n"
    with pytest.raises(InvoerFout, match="jaar"):
        lees(maanden)
    assert list(cijfers(lees(maanden, periode="2024"))) == [("zwaargewonden", f"2024-0{m}") for m in (1, 2, 3)]


def test_a_file_without_periods_takes_the_one_that_is_said_and_refuses_without() -> None:
    tekst = "indicator;waarde\nzwaargewonden;12\n"
    with pytest.raises(InvoerFout, match="periode") as fout:
        lees(tekst)
    assert "--periode" in fout.value.raad
    assert cijfers(lees(tekst, periode="2023")) == {("zwaargewonden", "2023"): "12"}


def test_columns_can_be_named_by_heading_or_by_letter() -> None:
    tekst = "a;b;c;d\nzwaargewonden;99;2023;12\n"
    with pytest.raises(InvoerFout, match="geen kolom voor") as fout:
        lees(tekst)
    assert "A “a”, B “b”" in fout.value.raad
    for waarde in ("d", "D"):
        lezing = lees(tekst, kolommen={"indicator": "A", "jaar": "c", "waarde": waarde})
        assert cijfers(lezing) == {("zwaargewonden", "2023"): "12"}
    with pytest.raises(InvoerFout, match="geen kolom “onbestaand”"):
        lees(tekst, kolommen={"waarde": "onbestaand"})
    with pytest.raises(InvoerFout, match="niet bekend"):
        lees(tekst, kolommen={"gewicht": "d"})


def test_two_columns_of_one_period_are_refused() -> None:
    with pytest.raises(InvoerFout, match="2023 staat twee keer"):
        lees("indicator;2023;2023 (v)\nzwaargewonden;1;2\n")


# --- decimal signs -------------------------------------------------------------------------------------------------


def test_what_a_file_shows_elsewhere_decides_what_is_ambiguous() -> None:
    assert cijfers(lees("i;2022;2023\naanrijtijd;12,5;1.234\n"))["aanrijtijd", "2023"] == "1234"
    assert cijfers(lees("i;2022;2023\naanrijtijd;12.5;1.234\n"))["aanrijtijd", "2023"] == "1.234"
    assert cijfers(lees("i;2022\naanrijtijd;1.234\nlichtgewonden;1.301\n"))["aanrijtijd", "2022"] == "1234"


def test_what_nothing_decides_is_asked_and_not_guessed() -> None:
    tekst = "indicator;2022;2023\naanrijtijd;1.234;12\n"
    lezing = lees(tekst)
    assert list(fouten(lezing)) == ["B2"]
    assert "--decimaal" in lezing.afgekeurd[0].raad
    assert cijfers(lees(tekst, decimaal="komma"))["aanrijtijd", "2022"] == "1234"
    assert cijfers(lees(tekst, decimaal="punt"))["aanrijtijd", "2022"] == "1.234"


def test_a_file_that_uses_both_signs_has_its_ambiguous_figures_refused_alone() -> None:
    lezing = lees("i;2021;2022;2023\naanrijtijd;12,5;3.5;1.234\n")
    assert list(fouten(lezing)) == ["D2"]
    assert cijfers(lezing) == {("aanrijtijd", "2021"): "12.5", ("aanrijtijd", "2022"): "3.5"}


def test_typed_figures_of_excel_are_never_ambiguous_and_lose_their_binary_noise() -> None:
    rijen = [["i", 2021, 2022, 2023], ["aanrijtijd", 1.234, ("=", "=0.1+0.2", 0.1 + 0.2), 1234567.891]]
    assert list(cijfers(lees(excel(("x", rijen)))).values()) == ["1.234", "0.3", "1234567.891"]


# --- cells ---------------------------------------------------------------------------------------------------------


def test_a_percentage_of_excel_is_what_the_reader_sees() -> None:
    rijen = [["i", 2022, 2023], ["tevredenheid", ("%", 0.745), ("%", 0.7)], ["zwaargewonden", ("%", 0.1), 12]]
    lezing = lees(excel(("x", rijen)))
    assert cijfers(lezing) == {
        ("tevredenheid", "2022"): "74.5",
        ("tevredenheid", "2023"): "70",
        ("zwaargewonden", "2023"): "12",
    }
    assert "percentage" in fouten(lezing)["B3"]


def test_a_failed_formula_is_refused_and_not_taken_for_an_empty_cell() -> None:
    rijen = [["i", 2022, 2023], ["zwaargewonden", ("=", "=1/0", "#DIV/0!"), ("=", "=1+1", 2)]]
    lezing = lees(excel(("x", rijen)))
    assert fouten(lezing) == {"B2": "de formule in deze cel geeft een fout"}
    assert cijfers(lezing) == {("zwaargewonden", "2023"): "2"}


@pytest.mark.parametrize("leeg", [b"", b"<v></v>", b"<v/>"])
def test_a_formula_that_no_program_worked_out_is_refused_and_not_taken_for_an_empty_cell(leeg: bytes) -> None:
    boek = excel(("x", [["i", 2022, 2023], ["zwaargewonden", ("=", "=1+1", 2), ("=", '="-"', "-")]]))
    deel = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(io.BytesIO(boek)) as pakket:
        blad = pakket.read(deel)
    assert b"<v>2</v>" in blad
    lezing = lees(herpak(boek, deel, blad.replace(b"<v>2</v>", leeg)))
    assert fouten(lezing) == {"B2": "de formule in deze cel is nog niet uitgerekend"}
    assert lezing.leeg == 1


def test_a_figure_that_excel_made_a_day_of_is_refused() -> None:
    lezing = lees(excel(("x", [["i", 2022], ["zwaargewonden", date(2024, 1, 2)]])))
    assert "datum" in fouten(lezing)["B2"]


def test_millions_are_read_where_the_indicator_counts_in_millions_alone() -> None:
    lezing = lees("i;2022\nafgepakt;€ 8,8 mln\nzwaargewonden;3 mln\n")
    assert cijfers(lezing) == {("afgepakt", "2022"): "8.8"}
    assert list(fouten(lezing)) == ["B3"]


def test_a_figure_may_have_the_unit_of_its_indicator_behind_it_and_no_other() -> None:
    lezing = lees("i;2022;2023\nzwaargewonden;12 personen;3 minuten\naanrijtijd;8,5 minuten;7,5minuten\n")
    assert list(cijfers(lezing).values()) == ["12", "8.5", "7.5"]
    assert list(fouten(lezing)) == ["C2"]


def test_columns_that_are_left_alone_are_named_also_without_a_heading() -> None:
    lezing = lees("Nr;indicator;2022;;Evolutie\n1;zwaargewonden;12;99;+2\n")
    assert lezing.indeling.namen_van(lezing.indeling.ongelezen) == ("Nr", "kolom D", "Evolutie")


def test_everything_beside_a_figure_comes_along() -> None:
    (regel,) = lees(
        "indicator;periode;waarde;n;voorlopig;gemeente;bron;opmerking\n"
        "tevredenheid;2023;74,5;1.028;ja;Lanaken;Monitor;Let op\n"
    ).regels
    assert (regel.n, regel.voorlopig, regel.gemeente, regel.bron, regel.opmerking) == (
        1028,
        True,
        "lanaken",
        "Monitor",
        "Let op",
    )


def test_every_refused_cell_is_named_with_why() -> None:
    lezing = lees(
        "indicator;periode;waarde;n;voorlopig;gemeente\n"
        "onbekend ding;2023;1;;;\n"
        "zwaargewonden;ooit;1;;;\n"
        "zwaargewonden;2021;twaalf;;;\n"
        "tevredenheid;2021;70;nul;;\n"
        "tevredenheid;2022;70;;misschien;\n"
        "tevredenheid;2023;70;;;Luik\n"
        "zwaargewonden;2024;5;;;\n"
        "zwaargewonden;2024;6;;;\n"
        "zwaargewonden;2024;5;;;\n"
    )
    assert list(fouten(lezing)) == ["A2", "B3", "C4", "D5", "E6", "F7", "C9"]
    assert all(fouten(lezing).values())
    assert [p.plaats.cel for p in lezing.overgeslagen] == ["C10"]
    assert str(lezing.afgekeurd[2].plaats) == "cel C4 (waarde)"


def test_marks_say_something_about_the_figures_without_one_only_when_the_file_uses_them() -> None:
    assert [r.voorlopig for r in lees(LANG).regels] == [None, None]
    assert [r.voorlopig for r in lees(LANG.replace(";9", ";9*")).regels] == [False, True]
    assert [r.voorlopig for r in lees(LANG, voorlopig=True).regels] == [True, True]
    assert [r.voorlopig for r in lees(LANG, voorlopig=False).regels] == [False, False]


def test_a_name_can_be_said_to_be_another_or_to_be_left_out() -> None:
    tekst = "feit;2023\nZwaargew. (30 d.);12\nTotaal fiets;4\nzwaargewonden x;5\n"
    lezing = lees(tekst, namen={"zwaargew 30 d": "zwaargewonden", "Totaal fiets": "-"}, alleen_bekende=True)
    assert cijfers(lezing) == {("zwaargewonden", "2023"): "12"}
    assert lezing.vertaald == {"Zwaargew. (30 d.)": "zwaargewonden"}
    assert len(lezing.overgeslagen) == 2


# --- workbooks -----------------------------------------------------------------------------------------------------

GOED = [["indicator", "jaar", "waarde"], ["zwaargewonden", 2023, 12]]


def test_the_sheet_with_figures_is_found_among_others_and_hidden_ones_are_not_read() -> None:
    boek = excel(("Leeswijzer", [["Hoe u dit leest"]]), ("Cijfers 2023", GOED), ("!oud", GOED))
    lezing = lees(boek)
    assert str(lezing.regels[0].plaats) == "blad Cijfers 2023, cel C2 (waarde)"


def test_where_several_sheets_fit_one_has_to_be_named() -> None:
    boek = excel(("Noord", GOED), ("Zuid", GOED))
    with pytest.raises(InvoerFout, match="Noord, Zuid"):
        lees(boek)
    assert lees(boek, blad="zuid").rooster.blad == "Zuid"
    with pytest.raises(NietGevonden, match="geen blad"):
        lees(boek, blad="Oost")


def test_a_cell_far_away_is_refused_before_it_is_laid_out() -> None:
    deel = "xl/worksheets/sheet1.xml"
    ver = b'<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    with pytest.raises(InvoerFout, match="te groot"):
        lees(herpak(excel(("x", GOED)), deel, ver))


def test_a_package_that_unpacks_to_far_more_is_refused() -> None:
    with pytest.raises(InvoerFout, match="uitgepakt"):
        lees(herpak(excel(("x", GOED)), "xl/styles.xml", b" " * (201 * 1024 * 1024)))


def test_more_rows_or_cells_than_figures_can_be_are_refused() -> None:
    with pytest.raises(InvoerFout, match=r"100\.000 rijen"):
        lees("indicator;jaar;waarde\n" + "zwaargewonden;2023;1\n" * 100_001)
    with pytest.raises(InvoerFout, match="te veel cellen"):
        lees("indicator;jaar;waarde\n" + ";" * 5_000_001)


def test_a_row_or_a_cell_that_no_table_of_people_has_is_refused_before_it_is_looked_into() -> None:
    """Sorting out a million headings, or one of a megabyte, took minutes."""
    with pytest.raises(InvoerFout, match=r"Rij 1 telt meer dan 2\.000 kolommen"):
        lees("a;" * 1_000_000 + "\nzwaargewonden;2023;1\n")
    with pytest.raises(InvoerFout, match=r"rij 2 telt een cel meer dan 250\.000 tekens"):
        lees("indicator;jaar;waarde\nzwaargewonden;2023;" + "9" * 1_000_000)


def test_an_archive_that_unpacks_to_far_more_is_refused() -> None:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as archief:
        archief.writestr("metingen.csv", b";" * (31 * 1024 * 1024))
    with pytest.raises(InvoerFout, match="te groot"):
        lees(uit.getvalue())


def test_a_cell_of_two_hundred_thousand_spaces_costs_no_time() -> None:
    breed = " " * 200_000
    for cel in (f"1{breed}x", f"x{breed}%", f"15/12/2024{breed}x"):
        lezing = lees(f"indicator;jaar;waarde\nzwaargewonden;2023;{cel}\n{cel};2023;1\nzwaargewonden;{cel};1\n")
        assert list(fouten(lezing)) == ["C2", "A3", "B4"]
        assert fouten(lees_meldingen(f"maatregel;datum;tekst\nverkeer.ontraden.bob;{cel};x\n"))


def test_a_document_type_is_refused() -> None:
    bom = b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>'
    with pytest.raises(InvoerFout, match="DOCTYPE"):
        lees(herpak(excel(("x", GOED)), "xl/worksheets/sheet1.xml", bom))


@pytest.mark.parametrize(
    "inhoud",
    [b"", b"  \n ", b"PK\x03\x04 geen pakket", b"\xd0\xcf\x11\xe0 oud", b"x" * (10 * 1024 * 1024 + 1), b"{geen json"],
    ids=["empty", "blank", "broken", "old", "large", "no json"],
)
def test_what_is_no_file_of_figures_is_refused(inhoud: bytes) -> None:
    with pytest.raises(InvoerFout):
        lees_bestand(inhoud, METINGEN, Leeswens())


@given(st.data())
def test_a_damaged_workbook_is_read_or_refused_in_our_own_words(data: st.DataObject) -> None:
    boek = bytearray(excel(("x", GOED)))
    for _ in range(data.draw(st.integers(1, 5))):
        boek[data.draw(st.integers(0, len(boek) - 1))] = data.draw(st.integers(0, 255))
    try:
        lees(bytes(boek))
    except (InvoerFout, NietGevonden):
        return


@given(st.integers(0, 20_000))
def test_letters_of_a_column_and_its_number_are_the_same(kolom: int) -> None:
    assert kolomnummer(kolomletters(kolom)) == kolom
    assert celnaam(6, 1) == "B7"


# --- progress ------------------------------------------------------------------------------------------------------


def test_progress_reads_days_of_every_usual_form() -> None:
    dagen = [
        "15/12/2024 14:30",
        "2024-12-15T08:05:00",
        "15/12/2024, 9u30",
        "15/12/2024",
        "2024-12-15",
        "15.12.2024",
        "15 december 2024",
        "15-12-2024",
        "2024-12-15 00:00:00",
    ]
    tekst = "actie;datum;stand van zaken\n" + "".join(f"verkeer.ontraden.bob;{dag};x\n" for dag in dagen)
    lezing = lees_meldingen(tekst)
    assert {regel.datum for regel in lezing.regels} == {date(2024, 12, 15)}
    assert len(lezing.regels) == len(dagen)


def test_progress_reads_typed_days_and_numbers_of_excel() -> None:
    rijen = [["maatregel", "datum", "aantal", "tekst"], ["verkeer.ontraden.bob", date(2024, 12, 15), 5, "Gedaan"]]
    (regel,) = lees_meldingen(excel(("x", rijen))).regels
    assert (regel.datum, regel.aantal, regel.tekst) == (date(2024, 12, 15), 5, "Gedaan")


def test_progress_refuses_each_cell_that_does_not_read() -> None:
    lezing = lees_meldingen(
        "maatregel;datum;tekst;aantal;gemeente\n"
        "onbekend;1/1/2024;x;;\nverkeer.ontraden.bob;1/1/24;x;;\nverkeer.ontraden.bob;;x;;\n"
        "verkeer.ontraden.bob;31/2/2024;x;;\nverkeer.ontraden.bob;1/1/2024;x;half;\nverkeer.ontraden.bob;1/1/2024;x;;Luik\n"
    )
    assert list(fouten(lezing)) == ["A2", "B3", "B4", "B5", "D6", "E7"]
    assert not lezing.regels


def test_a_figure_is_exact() -> None:
    assert lees("i;p;waarde\naanrijtijd;2023;0,1\n", kolommen={"periode": "p", "indicator": "i"}).regels[
        0
    ].waarde == Decimal("0.1")
