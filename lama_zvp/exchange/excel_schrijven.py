"""Writing an Excel workbook: a sheet a table, typed cells, frozen heads, and text that can never become a formula."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from lama_zvp.errors import InvoerFout
from lama_zvp.exchange.csv_schrijven import getal_tekst
from lama_zvp.exchange.excel_lezen import decimaal
from lama_zvp.exchange.tafel import Inhoud, Tafel, Uitkolom, Uitvoer
from lama_zvp.typografie import getal
from lama_zvp.veilig import platte_tekst

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook as Werkboek
    from xlsxwriter.worksheet import Worksheet as Werkblad

MAX_RIJEN: Final = 1_048_575
"""Rows of one sheet under its head."""
STUK: Final = 16_000
"""Characters of a long text in one cell: Excel takes 32,767, and counts some twice."""

_OPTIES: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True, slots=True)
class _Opmaak:
    kop: Format
    tekst: Format
    lang: Format
    dag: Format
    moment: Format


def schrijf_excel(uitvoer: Uitvoer) -> bytes:
    """The workbook; the same bytes for the same tables and day. Raises `InvoerFout` for more than a sheet can hold."""
    from xlsxwriter import Workbook

    stroom = io.BytesIO()
    werkboek = Workbook(stroom, _OPTIES)
    gemaakt = datetime.combine(uitvoer.dag, datetime.min.time())
    werkboek.set_properties({"title": platte_tekst(uitvoer.titel), "created": gemaakt})
    opmaak = _opmaak(werkboek)
    _schrijf_colofon(werkboek, uitvoer, opmaak)
    for tafel in uitvoer.tafels:
        _schrijf_tafel(werkboek, tafel, opmaak)
    werkboek.close()
    return stroom.getvalue()


def _opmaak(werkboek: Werkboek) -> _Opmaak:
    boven: dict[str, Any] = {"valign": "top"}
    return _Opmaak(
        kop=werkboek.add_format({"bold": True, "bottom": 1, "valign": "top", "text_wrap": True}),
        tekst=werkboek.add_format({**boven, "quote_prefix": True}),
        lang=werkboek.add_format({**boven, "quote_prefix": True, "text_wrap": True}),
        dag=werkboek.add_format({**boven, "num_format": "dd/mm/yyyy"}),
        moment=werkboek.add_format({**boven, "num_format": "dd/mm/yyyy hh:mm:ss"}),
    )


def _schrijf_colofon(werkboek: Werkboek, uitvoer: Uitvoer, opmaak: _Opmaak) -> None:
    blad = werkboek.add_worksheet("Colofon")
    blad.set_column(0, 0, 24)
    blad.set_column(1, 1, 80)
    for rij, (naam, tekst) in enumerate(uitvoer.colofon):
        blad.write_string(rij, 0, platte_tekst(naam), opmaak.kop)
        blad.write_string(rij, 1, platte_tekst(tekst), opmaak.lang)


def _schrijf_tafel(werkboek: Werkboek, tafel: Tafel, opmaak: _Opmaak) -> None:
    if len(tafel.rijen) > MAX_RIJEN:
        raise InvoerFout(
            f"{tafel.titel}: {getal(len(tafel.rijen))} rijen passen niet op een blad van Excel.",
            raad="Exporteer als .zip (CSV) of .jsonl.",
        )
    blad = werkboek.add_worksheet(tafel.titel)
    kolommen = list(_kolommen(tafel))
    for plek, (kolom, _van, _deel, titel) in enumerate(kolommen):
        blad.set_column(plek, plek, kolom.breedte)
        blad.write_string(0, plek, titel, opmaak.kop)
    for nummer, rij in enumerate(tafel.rijen, 1):
        for plek, (kolom, van, deel, _titel) in enumerate(kolommen):
            _schrijf_cel(blad, nummer, plek, _stuk(rij[van], deel), kolom, opmaak)
    blad.freeze_panes(1, 1)
    blad.autofilter(0, 0, len(tafel.rijen), len(kolommen) - 1)
    blad.ignore_errors({"number_stored_as_text": f"A1:XFD{len(tafel.rijen) + 1}"})


def _kolommen(tafel: Tafel) -> Iterator[tuple[Uitkolom, int, int, str]]:
    """The columns as they are written: a long text that does not fit in one cell goes on in columns of its own."""
    for van, kolom in enumerate(tafel.kolommen):
        meeste = 1
        if kolom.soort == "lang":
            meeste = max((len(stukken(w)) for rij in tafel.rijen if isinstance(w := rij[van], str)), default=1)
        yield kolom, van, 0, kolom.titel
        for deel in range(1, meeste):
            yield kolom, van, deel, f"{kolom.titel} (vervolg {deel + 1})"


def _stuk(waarde: Inhoud, deel: int) -> Inhoud:
    if not isinstance(waarde, str):
        return waarde
    delen = stukken(waarde)
    return delen[deel] if deel < len(delen) else None


def stukken(tekst: str) -> list[str]:
    """A text in pieces that fit in a cell, cut inside words, since what begins or ends in white space loses it."""
    over = platte_tekst(tekst, eenregelig=False)
    uit: list[str] = []
    while len(over) > STUK:
        passend = (g for g in range(STUK, STUK // 2, -1) if not over[g - 1].isspace() and not over[g].isspace())
        grens = next(passend, STUK)
        uit.append(over[:grens])
        over = over[grens:]
    return [*uit, over]


def _schrijf_cel(blad: Werkblad, rij: int, plek: int, waarde: Inhoud, kolom: Uitkolom, opmaak: _Opmaak) -> None:
    tekst = opmaak.lang if kolom.soort == "lang" else opmaak.tekst
    if waarde is None or waarde == "":
        return
    if isinstance(waarde, str):
        blad.write_string(rij, plek, waarde, tekst)
    elif isinstance(waarde, bool):
        blad.write_string(rij, plek, "ja" if waarde else "nee", tekst)
    elif isinstance(waarde, datetime):
        blad.write_datetime(rij, plek, waarde, opmaak.moment)
    elif isinstance(waarde, date):
        blad.write_datetime(rij, plek, datetime.combine(waarde, datetime.min.time()), opmaak.dag)
    elif decimaal(float(waarde)) == waarde:
        blad.write_number(rij, plek, float(waarde))
    else:
        blad.write_string(rij, plek, getal_tekst(waarde), tekst)
