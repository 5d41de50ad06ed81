"""Reading Excel workbooks (.xlsx, .xlsm): every visible sheet with its figures, days, percentages and failures."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from lama_zvp.errors import InvoerFout
from lama_zvp.exchange.excel_pakket import Bladfeiten, onderzoek
from lama_zvp.exchange.rooster import Celfout, Celwaarde, Procent, Rooster

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

MISLUKT: Final = ("de formule in deze cel geeft een fout", "Herstel ze in Excel.")
ONBEREKEND: Final = (
    "de formule in deze cel is nog niet uitgerekend",
    "Open het bestand in Excel, bewaar het en probeer opnieuw.",
)
CIJFERS: Final = 15
"""Digits that Excel itself keeps of a figure; what comes after is the noise of binary fractions."""


def lees_excel(inhoud: bytes) -> tuple[Rooster, ...]:
    """Every visible sheet that is not empty, in the order of the workbook. Raises `InvoerFout`."""
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    feiten = onderzoek(inhoud)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(inhoud)) as werkboek:
            bladen = [
                _blad(werkboek.get_sheet_by_name(meta.name), feiten.get(meta.name))
                for meta in werkboek.sheets_metadata
                if meta.visible == SheetVisibleEnum.Visible and meta.typ == SheetTypeEnum.WorkSheet
            ]
    except CalamineError as fout:
        raise InvoerFout(
            "Dit bestand leest niet als Excel.", raad="Open het in Excel, bewaar het opnieuw als .xlsx en probeer weer."
        ) from fout
    return tuple(blad for blad in bladen if blad.rijen)


def _blad(blad: CalamineSheet, feiten: Bladfeiten | None) -> Rooster:
    feiten = feiten or Bladfeiten()
    ruw = blad.to_python(skip_empty_area=False)
    rijen: list[list[Celwaarde]] = [[_waarde(cel) for cel in rij] for rij in ruw]
    for rij, kolom in feiten.procent:
        if rij < len(rijen) and kolom < len(rijen[rij]) and isinstance(cel := rijen[rij][kolom], Decimal):
            rijen[rij][kolom] = Procent((cel * 100).normalize() + 0)
    for plekken, reden in ((feiten.fout, MISLUKT), (feiten.onberekend, ONBEREKEND)):
        for rij, kolom in plekken:
            _zet(rijen, rij, kolom, Celfout(*reden))
    for (boven, links), (onder, _rechts) in blad.merged_cell_ranges or ():
        _vul(rijen, boven, onder, links)
    return Rooster(blad.name, tuple(tuple(rij) for rij in rijen), feiten.verborgen)


def _zet(rijen: list[list[Celwaarde]], rij: int, kolom: int, cel: Celwaarde) -> None:
    while len(rijen) <= rij:
        rijen.append([])
    rijen[rij] += [""] * (kolom + 1 - len(rijen[rij]))
    rijen[rij][kolom] = cel


def _vul(rijen: list[list[Celwaarde]], boven: int, onder: int, kolom: int) -> None:
    """A label merged over several rows holds for each of them."""
    if boven >= len(rijen) or kolom >= len(rijen[boven]) or not isinstance(label := rijen[boven][kolom], str):
        return
    for rij in rijen[boven + 1 : onder + 1]:
        if kolom < len(rij):
            rij[kolom] = label


def _waarde(cel: Any) -> Celwaarde:
    if isinstance(cel, str):
        return cel.strip()
    if isinstance(cel, bool):
        return "WAAR" if cel else "ONWAAR"
    if isinstance(cel, int | float):
        return decimaal(cel)
    if isinstance(cel, datetime):
        return cel.date() if cel.time() == time(0) else cel.isoformat(" ", "seconds")
    if isinstance(cel, date):
        return cel
    if isinstance(cel, time | timedelta):
        return str(cel)
    return ""


def decimaal(getal: float) -> Decimal:
    """A figure of Excel to the digits that Excel itself keeps."""
    return Decimal(format(getal, f".{CIJFERS}g"))
