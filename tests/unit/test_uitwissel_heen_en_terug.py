"""What goes out comes back the same, in every form and whatever people typed; and nothing of it can be obeyed."""

from __future__ import annotations

import io
import json
import re
import zipfile
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lama_zvp.exchange.csv_schrijven import schrijf_csv, schrijf_zip
from lama_zvp.exchange.excel_schrijven import STUK, schrijf_excel, stukken
from lama_zvp.exchange.jsonl import schrijf_jsonl
from lama_zvp.exchange.lezing import Metingregel, Voortgangregel
from lama_zvp.exchange.tafel import Tafel, Uitkolom, Uitvoer
from lama_zvp.veilig import platte_tekst, uit_csv, voor_csv
from tests.unit.uitwissel_stof import lees, lees_meldingen

VIJANDIG = st.one_of(
    st.text(max_size=80),
    st.text(alphabet="=+-@|%'\"\t\n\r;,*_x00 41AZ\u202e\u200f😀é", max_size=40),
    st.sampled_from(
        [
            "=cmd|' /C calc'!A0",
            "@SUM(1+9)*cmd|' /C calc'!A0",
            "+1-1",
            "-2+3",
            "'=1+1",
            "''=1+1",
            "'s nachts",
            "\t=1+1",
            "\r=1+1",
            "\n=1+1",
            '"=1+1"',
            '=HYPERLINK("http://x","y")',
            "_x0041_",
            "_x003D_1+1",
            "😀 en é",
            "שלום \u202eסוף",
            "a\tb\nc\r\nd",
            "sep=;",
            "1/2",
            "0012",
            "1e5",
            "12,5",
            "-",
            "n.b.",
            "WAAR",
            "#N/A",
            "ja",
            "\ufeff=1",
            "＝1+1",
            "a" * 700 + " " + "😀" * 40,
        ]
    ),
)

VOORTGANG = Tafel(
    "voortgang",
    "Voortgang",
    (
        Uitkolom("maatregel", "Maatregel"),
        Uitkolom("datum", "Datum", "dag"),
        Uitkolom("status", "Status"),
        Uitkolom("aantal", "Aantal", "getal"),
        Uitkolom("tekst", "Tekst", "lang"),
        Uitkolom("bewijs", "Bewijs", "lang"),
        Uitkolom("gemeente", "Gemeente"),
    ),
    (),
)
METINGEN = Tafel(
    "metingen",
    "Metingen",
    (
        Uitkolom("indicator", "Indicator"),
        Uitkolom("periode", "Periode"),
        Uitkolom("waarde", "Waarde", "getal"),
        Uitkolom("voorlopig", "Voorlopig", "janee"),
        Uitkolom("n", "n", "getal"),
        Uitkolom("opmerking", "Opmerking", "lang"),
    ),
    (),
)


def uitvoer(tafel: Tafel, rijen: list[tuple[Any, ...]]) -> Uitvoer:
    vol = Tafel(tafel.sleutel, tafel.titel, tafel.kolommen, tuple(rijen))
    return Uitvoer("Proef", date(2025, 3, 14), (("Plan", "=1+1"),), (vol,))


def vormen(uit: Uitvoer) -> dict[str, bytes]:
    return {
        "xlsx": schrijf_excel(uit),
        "csv": schrijf_csv(uit.tafels[0]),
        "zip": schrijf_zip(uit),
        "jsonl": schrijf_jsonl(uit),
    }


def zegt(tekst: str) -> str | None:
    """What a text says, as the journal would show it; None for nothing."""
    return platte_tekst(tekst, eenregelig=False) or None


@settings(max_examples=150)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["verkeer.ontraden.bob", "verkeer.raadgeven.advies"]),
            st.dates(date(1990, 1, 1), date(2100, 12, 31)),
            st.sampled_from(["lopend", "niet-gestart", None]),
            st.none() | st.integers(0, 10_000_000),
            VIJANDIG,
            VIJANDIG,
            st.sampled_from(["", "lanaken"]),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_progress_comes_back_as_it_was_in_every_form(rijen: list[tuple[Any, ...]]) -> None:
    verwacht = [(m, d, s, a, zegt(t), zegt(b), g) for m, d, s, a, t, b, g in rijen]
    for vorm, inhoud in vormen(uitvoer(VOORTGANG, rijen)).items():
        lezing = lees_meldingen(inhoud, decimaal="komma")
        assert not lezing.afgekeurd, (vorm, lezing.afgekeurd)
        gelezen = [_melding(regel) for regel in lezing.regels]
        assert gelezen == verwacht, vorm


def _melding(regel: Voortgangregel) -> tuple[Any, ...]:
    return (
        regel.maatregel,
        regel.datum,
        regel.status,
        regel.aantal,
        zegt(regel.tekst or ""),
        zegt(regel.bewijs or ""),
        regel.gemeente,
    )


DUUR = st.decimals(min_value=-(10**12), max_value=10**12, allow_nan=False, allow_infinity=False)


@settings(max_examples=150)
@given(
    st.dictionaries(
        st.sampled_from(["2022", "2023", "2023-K1", "2024-05"]),
        st.tuples(
            DUUR | st.integers(0, 999_999).map(lambda d: Decimal(d) / 1000),
            st.booleans(),
            st.none() | st.integers(1, 99_999),
            VIJANDIG,
        ),
        min_size=1,
    )
)
@example({"2023": (Decimal("1.234"), False, None, "")})
@example({p: (Decimal("0.5"), False, None, o) for p, o in (("2022", ""), ("2023", "0\n,0"), ("2024-05", "0\n,"))})
@example({"2023": (Decimal("1234.567"), True, 1234, "")})
@example({"2023": (Decimal("0.1234567890123456789"), True, 1, "")})
def test_figures_come_back_exactly_in_every_form(per: dict[str, tuple[Any, ...]]) -> None:
    rijen = [("aanrijtijd", periode, *rest) for periode, rest in per.items()]
    verwacht = [("aanrijtijd", p, w, v, n, zegt(o)) for p, (w, v, n, o) in per.items()]
    for vorm, inhoud in vormen(uitvoer(METINGEN, rijen)).items():
        lezing = lees(inhoud)
        assert not lezing.afgekeurd, (vorm, lezing.afgekeurd)
        assert [_meting(regel) for regel in lezing.regels] == verwacht, vorm


def _meting(regel: Metingregel) -> tuple[Any, ...]:
    return (regel.indicator, regel.periode, regel.waarde, regel.voorlopig, regel.n, zegt(regel.opmerking or ""))


@given(VIJANDIG)
def test_no_cell_of_csv_begins_as_a_formula_and_each_reads_back(tekst: str) -> None:
    cel = voor_csv(tekst, eenregelig=False)
    assert not cel.startswith(("=", "+", "-", "@", "\t", "\r", "|", "%"))
    assert uit_csv(cel) == platte_tekst(tekst, eenregelig=False)


@given(VIJANDIG)
def test_no_cell_of_excel_is_a_formula_a_link_or_anything_but_text(tekst: str) -> None:
    boek = schrijf_excel(uitvoer(VOORTGANG, [("verkeer.ontraden.bob", date(2024, 1, 1), None, None, tekst, "", "")]))
    with zipfile.ZipFile(io.BytesIO(boek)) as pakket:
        bladen = b"".join(pakket.read(naam) for naam in pakket.namelist() if "worksheets/" in naam)
        assert not [naam for naam in pakket.namelist() if "external" in naam.lower() or "_rels/sheet" in naam]
    assert b"<f>" not in bladen
    assert b"hyperlink" not in bladen


def test_a_text_longer_than_a_cell_of_excel_goes_on_in_columns_beside_it() -> None:
    tekst = ("woord 😀 " * 30_000).strip()
    assert len(tekst) > 10 * STUK
    assert "".join(stukken(tekst)) == tekst
    inhoud = schrijf_excel(uitvoer(VOORTGANG, [("verkeer.ontraden.bob", date(2024, 1, 1), None, 1, tekst, "b", "")]))
    (regel,) = lees_meldingen(inhoud).regels
    assert (regel.tekst, regel.bewijs) == (tekst, "b")


def test_what_is_the_same_comes_out_as_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    rijen = [("verkeer.ontraden.bob", date(2024, 1, 1), "lopend", 3, "Tekst", "", "")]
    eerst = vormen(uitvoer(VOORTGANG, rijen))
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert vormen(uitvoer(VOORTGANG, rijen)) == eerst


def test_csv_opens_right_in_belgium() -> None:
    tafel = uitvoer(METINGEN, [("aanrijtijd", "2023", Decimal("1234.5"), True, 3, "a;b")]).tafels[0]
    assert schrijf_csv(tafel) == (
        '\ufeffIndicator;Periode;Waarde;Voorlopig;n;Opmerking\r\naanrijtijd;2023;1234,5;ja;3;"a;b"\r\n'.encode()
    )


def test_cells_of_excel_are_typed_and_the_heads_stand_still() -> None:
    boek = schrijf_excel(uitvoer(VOORTGANG, [("verkeer.ontraden.bob", date(2024, 3, 1), "lopend", 5, "x", "", "")]))
    with zipfile.ZipFile(io.BytesIO(boek)) as pakket:
        blad = pakket.read("xl/worksheets/sheet2.xml").decode()
        stijlen = pakket.read("xl/styles.xml").decode()
    assert 'state="frozen"' in blad
    assert re.search(r'<c r="D2"[^>]*><v>5</v>', blad)
    assert re.search(r'<c r="B2" s="\d+"><v>45352</v>', blad)
    assert "dd/mm/yyyy" in stijlen
    assert 'quotePrefix="1"' in stijlen


def test_a_line_of_jsonl_says_which_table_it_is_of_and_no_line_can_steer_a_terminal() -> None:
    regels = schrijf_jsonl(uitvoer(VOORTGANG, [("m", date(2024, 1, 1), None, None, "a\x1b[31mb\u202e", "", "")]))
    assert regels.isascii()
    gelezen = [json.loads(regel) for regel in regels.splitlines()]
    assert [rij["tabel"] for rij in gelezen] == ["colofon", "voortgang"]
    assert gelezen[1]["tekst"] == "ab"
    assert gelezen[1]["datum"] == "2024-01-01"
