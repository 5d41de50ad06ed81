"""OpenDocument spreadsheets read as the same cells as an Excel workbook, within the same bounds."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lama_zvp.errors import InvoerFout
from lama_zvp.exchange.ods_lezen import is_ods, lees_ods
from lama_zvp.exchange.rooster import Celfout, Procent
from tests.unit.uitwissel_stof import cijfers, fouten, lees

SOORT = "application/vnd.oasis.opendocument.spreadsheet"
NAMEN = (
    'xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s" xmlns:calcext="c" xmlns:draw="d"'
    ' xmlns:number="n" xmlns:fo="f"'
)
DICHT = (
    '<style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style>'
    '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>'
)


def ods(*bladen: str, soort: str = SOORT, ervoor: str = "") -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as pakket:
        pakket.writestr("mimetype", soort, zipfile.ZIP_STORED)
        inhoud = "".join(bladen)
        pakket.writestr(
            "content.xml",
            f'<?xml version="1.0"?>{ervoor}<office:document-content {NAMEN}>'
            f"<office:automatic-styles>{DICHT}</office:automatic-styles>"
            f"<office:body><office:spreadsheet>{inhoud}</office:spreadsheet></office:body></office:document-content>",
        )
    return uit.getvalue()


def blad(*rijen: str, naam: str = "Blad1", stijl: str = "ta1") -> str:
    return f'<table:table table:name="{naam}" table:style-name="{stijl}">{"".join(rijen)}</table:table>'


def rij(*cellen: str, opties: str = "") -> str:
    return f"<table:table-row {opties}>{''.join(cellen)}</table:table-row>"


def tekst(woorden: str, opties: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {opties}><text:p>{woorden}</text:p></table:table-cell>'


def getal(waarde: str, opties: str = "") -> str:
    soort = f'office:value-type="float" office:value="{waarde}" {opties}'
    return f"<table:table-cell {soort}><text:p>{waarde}</text:p></table:table-cell>"


LEEG = "<table:table-cell/>"
KOP = rij(tekst("Indicator"), tekst("Jaar"), tekst("Waarde"))


def test_figures_are_read_as_from_any_other_spreadsheet() -> None:
    inhoud = ods(
        blad(
            rij(tekst("Cijfers van de zone", 'table:number-columns-spanned="3"'), "<table:covered-table-cell/>"),
            rij('<table:table-cell table:number-columns-repeated="16384"/>', opties='table:number-rows-repeated="2"'),
            KOP,
            rij(tekst("zwaargewonden"), getal("2022"), getal("1234")),
            rij(
                tekst("tevredenheid"),
                getal("2022"),
                '<table:table-cell office:value-type="percentage" office:value="0.745"><text:p>74,5 %</text:p>'
                "</table:table-cell>",
            ),
            rij(opties='table:number-rows-repeated="1048000"'),
        )
    )
    assert is_ods(inhoud)
    assert cijfers(lees(inhoud)) == {("zwaargewonden", "2022"): "1234", ("tevredenheid", "2022"): "74.5"}


def test_every_kind_of_cell_is_what_it_says() -> None:
    (rooster,) = lees_ods(
        ods(
            blad(
                rij(
                    getal("0.30000000000000004"),
                    '<table:table-cell office:value-type="currency" office:value="12.5"/>',
                    '<table:table-cell office:value-type="date" office:date-value="2024-03-12"/>',
                    '<table:table-cell office:value-type="date" office:date-value="2024-03-12T14:30:00"/>',
                    '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>',
                    '<table:table-cell office:value-type="percentage" office:value="1"/>',
                    '<table:table-cell office:value-type="string" office:string-value="los"/>',
                    tekst("a<text:span>b</text:span><text:s text:c='2'/>c</text:p><text:p>d"),
                )
            )
        )
    )
    assert rooster.rijen[0] == (
        Decimal("0.3"),
        Decimal("12.5"),
        date(2024, 3, 12),
        "2024-03-12 14:30:00",
        "WAAR",
        Procent(Decimal(100)),
        "los",
        "ab  c\nd",
    )


@pytest.mark.parametrize(
    "cel",
    [
        '<table:table-cell table:formula="of:=1/0" office:value-type="string" calcext:value-type="error">'
        "<text:p>#DIV/0!</text:p></table:table-cell>",
        '<table:table-cell table:formula="of:=[.A1]+1"/>',
        '<table:table-cell table:formula="of:=A(1" office:value-type="float" office:value="0"><text:p>Err:508</text:p>'
        "</table:table-cell>",
    ],
)
def test_a_formula_without_an_outcome_is_refused_by_its_cell(cel: str) -> None:
    lezing = lees(ods(blad(KOP, rij(tekst("zwaargewonden"), getal("2022"), cel))))
    assert list(fouten(lezing)) == ["C2"]
    assert "formule" in fouten(lezing)["C2"]


def test_a_note_at_a_cell_is_not_what_the_cell_says() -> None:
    notitie = "<office:annotation><text:p>nog nakijken</text:p></office:annotation>"
    cel = f'<table:table-cell office:value-type="string">{notitie}<text:p>zwaargewonden</text:p></table:table-cell>'
    lezing = lees(ods(blad(KOP, rij(cel, getal("2022"), getal("5")))))
    assert cijfers(lezing) == {("zwaargewonden", "2022"): "5"}


def test_hidden_sheets_are_left_alone_and_hidden_rows_are_counted() -> None:
    inhoud = ods(
        blad(KOP, rij(tekst("zwaargewonden"), getal("2022"), getal("99")), naam="Oud", stijl="ta2"),
        blad(
            KOP,
            rij(tekst("zwaargewonden"), getal("2022"), getal("5")),
            rij(tekst("lichtgewonden"), getal("2022"), getal("6"), opties='table:visibility="filter"'),
        ),
    )
    lezing = lees(inhoud)
    assert cijfers(lezing) == {("zwaargewonden", "2022"): "5", ("lichtgewonden", "2022"): "6"}
    assert lezing.rooster.verborgen == {2}


def test_a_label_over_several_rows_holds_for_each_and_a_repeated_cell_stands_in_each() -> None:
    inhoud = ods(
        blad(
            rij(tekst("Indicator"), tekst("2021"), tekst("2022"), tekst("Gemeente")),
            rij(
                tekst("zwaargewonden"),
                getal("5", 'table:number-columns-repeated="2"'),
                tekst("Lanaken", 'table:number-rows-spanned="2"'),
            ),
            rij(tekst("lichtgewonden"), getal("7"), getal("8"), "<table:covered-table-cell/>"),
        )
    )
    lezing = lees(inhoud)
    assert {(r.indicator, r.periode, str(r.waarde), r.gemeente) for r in lezing.regels} == {
        ("zwaargewonden", "2021", "5", "lanaken"),
        ("zwaargewonden", "2022", "5", "lanaken"),
        ("lichtgewonden", "2021", "7", "lanaken"),
        ("lichtgewonden", "2022", "8", "lanaken"),
    }


@pytest.mark.parametrize(
    "binnen",
    [
        blad(rij(getal("1"), opties='table:number-rows-repeated="1048576"')),
        blad(rij(getal("1", 'table:number-columns-repeated="9000000"'))),
        blad(rij('<table:table-cell table:number-columns-repeated="9000000"/>', getal("1"))),
        blad(rij(opties='table:number-rows-repeated="1048575"'), rij(getal("1"))),
    ],
)
def test_what_would_fill_memory_is_refused_before_it_is_laid_out(binnen: str) -> None:
    with pytest.raises(InvoerFout, match="te groot"):
        lees_ods(ods(binnen))


def test_a_million_spaces_are_not_laid_out() -> None:
    (rooster,) = lees_ods(ods(blad(rij(tekst('a<text:s text:c="1000000000"/>b')))))
    assert len(str(rooster.rijen[0][0])) == 102


@pytest.mark.parametrize(
    "inhoud",
    [
        ods(blad(KOP), ervoor='<!DOCTYPE x [<!ENTITY a "b">]>'),
        ods("<table:table"),
        ods(blad(rij('<table:table-cell office:value-type="float"/>'))),
        ods(blad(rij(getal("NaN")))),
        ods(blad(rij(getal("1", 'table:number-columns-repeated="veel"')))),
    ],
    ids=["entity", "cut-off", "no-value", "nan", "repeated"],
)
def test_a_document_that_is_wrong_is_refused_in_our_own_words(inhoud: bytes) -> None:
    with pytest.raises(InvoerFout) as fout:
        lees_ods(inhoud)
    assert fout.value.raad


def test_another_document_of_the_family_is_not_taken_for_a_spreadsheet() -> None:
    assert not is_ods(ods(blad(KOP), soort="application/vnd.oasis.opendocument.text"))
    assert not is_ods(b"PK\x03\x04 en verder niets")


@given(plek=st.integers(0, 5000), byte=st.integers(0, 255))
@settings(max_examples=150, deadline=None)
def test_one_wrong_byte_never_gives_anything_but_a_sheet_or_a_refusal(plek: int, byte: int) -> None:
    heel = bytearray(ods(blad(KOP, rij(tekst("zwaargewonden"), getal("2022"), getal("5")))))
    heel[plek % len(heel)] = byte
    with suppress(InvoerFout):
        for rooster in lees_ods(bytes(heel)):
            assert all(not isinstance(cel, Celfout) for r in rooster.rijen for cel in r)
