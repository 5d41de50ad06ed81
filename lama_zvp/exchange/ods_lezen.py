"""Reading OpenDocument spreadsheets (.ods): the same cells as of an Excel workbook, with the same bounds.

The part that holds the cells says of each what it is, so no library lays it out: what is repeated is written out here,
with bounds, and only as far as something stands in it. Format: OpenDocument 1.3, part 3, chapters 9 and 19.
"""

from __future__ import annotations

import io
import math
import zipfile
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final

from lama_zvp.errors import InvoerFout
from lama_zvp.exchange.excel_lezen import MISLUKT, ONBEREKEND, decimaal
from lama_zvp.exchange.excel_pakket import STUK, eis_maat, ontleed_deel, weeg_pakket
from lama_zvp.exchange.rooster import Celfout, Celwaarde, Procent, Rooster

_SOORT: Final = b"application/vnd.oasis.opendocument.spreadsheet"
_GETALLEN: Final = frozenset(("float", "currency"))
_CELLEN: Final = frozenset(("table-cell", "covered-table-cell"))
_MAX_SPATIES: Final = 100
"""More spaces in a row than anybody means."""
_VERBORGEN: Final = frozenset(("collapse", "filter"))


def is_ods(inhoud: bytes) -> bool:
    """Whether a package says of itself, as the format demands, that it is an OpenDocument spreadsheet."""
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as pakket, pakket.open("mimetype") as stroom:
            return stroom.read(len(_SOORT) + 1) == _SOORT
    except (*STUK, KeyError):
        return False


def lees_ods(inhoud: bytes) -> tuple[Rooster, ...]:
    """Every visible sheet that is not empty, in the order of the workbook. Raises `InvoerFout`."""
    lezer = _Lezer()
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as pakket:
            weeg_pakket(pakket)
            ontleed_deel(pakket, "content.xml", lezer.begin, lezer.einde, lezer.tekst)
    except (*STUK, KeyError) as fout:
        raise InvoerFout(
            "Dit bestand leest niet als rekenblad (.ods).",
            raad="Heeft het een wachtwoord? Bewaar het zonder, of bewaar het als .xlsx, en probeer opnieuw.",
        ) from fout
    return tuple(blad.rooster() for blad in lezer.bladen if blad.rijen and blad.stijl not in lezer.dichte_stijlen)


@dataclass(slots=True)
class _Blad:
    naam: str
    stijl: str
    rijen: list[list[Celwaarde]] = field(default_factory=list)
    verborgen: set[int] = field(default_factory=set)
    samen: list[tuple[int, int, int]] = field(default_factory=list)
    """Row, column and height of labels that are merged over several rows."""
    breedste: int = 0

    def rooster(self) -> Rooster:
        for rij, kolom, hoogte in self.samen:
            for onder in self.rijen[rij + 1 : rij + hoogte]:
                if kolom < len(onder) and onder[kolom] == "":
                    onder[kolom] = self.rijen[rij][kolom]
        return Rooster(self.naam, tuple(tuple(rij) for rij in self.rijen), frozenset(self.verborgen))


@dataclass(slots=True)
class _Lezer:
    """Goes through the document and keeps its sheets. Empty cells and rows are counted until one is not empty."""

    bladen: list[_Blad] = field(default_factory=list)
    dichte_stijlen: set[str] = field(default_factory=set)
    """Names of the styles of sheets that are not shown."""
    _stijl: str = ""
    _rij: list[Celwaarde] = field(default_factory=list)
    _rijen: int = 1
    _lege_rijen: int = 0
    _lege_cellen: int = 0
    _rij_dicht: bool = False
    _cel: dict[str, str] | None = None
    _alineas: list[list[str]] = field(default_factory=list)
    """The pieces of each paragraph of a cell."""
    _notitie: int = 0
    """How deep in notes that hang at a cell: their words are not the cell's."""
    _in_alinea: bool = False

    def begin(self, element: str, attributen: dict[str, str]) -> None:
        if element == "annotation":
            self._notitie += 1
        elif element == "style":
            self._stijl = attributen.get("style:name", "")
        elif element == "table-properties" and attributen.get("table:display") == "false":
            self.dichte_stijlen.add(self._stijl)
        elif element == "table" and "table:name" in attributen:
            self.bladen.append(_Blad(attributen["table:name"], attributen.get("table:style-name", "")))
            self._lege_rijen = 0
        elif self.bladen:
            self._in_blad(element, attributen)

    def _in_blad(self, element: str, attributen: dict[str, str]) -> None:
        if element == "table-row":
            self._rij, self._lege_cellen = [], 0
            self._rijen = _aantal(attributen, "table:number-rows-repeated")
            self._rij_dicht = attributen.get("table:visibility") in _VERBORGEN
        elif element in _CELLEN:
            self._cel, self._alineas = attributen, []
        elif self._cel is not None and not self._notitie:
            self._in_cel(element, attributen)

    def _in_cel(self, element: str, attributen: dict[str, str]) -> None:
        if element == "p":
            self._alineas.append([])
            self._in_alinea = True
        elif self._alineas and element in ("s", "tab", "line-break"):
            aantal = min(_aantal(attributen, "text:c"), _MAX_SPATIES)
            self._alineas[-1].append({"s": " " * aantal, "tab": "\t", "line-break": "\n"}[element])

    def tekst(self, deel: str) -> None:
        if self._in_alinea and self._alineas and not self._notitie:
            self._alineas[-1].append(deel)

    def einde(self, element: str) -> None:
        if element == "annotation":
            self._notitie -= 1
        elif element == "p" and not self._notitie:
            self._in_alinea = False
        elif element in _CELLEN and self._cel is not None:
            self._sluit_cel(self._cel)
            self._cel = None
        elif element == "table-row" and self.bladen:
            self._sluit_rij(self.bladen[-1])

    def _sluit_cel(self, cel: dict[str, str]) -> None:
        tekst = "\n".join("".join(delen) for delen in self._alineas)
        waarde, aantal = _waarde(cel, tekst.strip()), _aantal(cel, "table:number-columns-repeated")
        if waarde == "":
            self._lege_cellen += aantal
            return
        blad = self.bladen[-1]
        breedte = len(self._rij) + self._lege_cellen + aantal
        eis_maat(len(blad.rijen) + self._lege_rijen + 1, max(blad.breedste, breedte))
        blad.breedste = max(blad.breedste, breedte)
        hoogte = _aantal(cel, "table:number-rows-spanned")
        if hoogte > 1 and isinstance(waarde, str):
            blad.samen.append((len(blad.rijen) + self._lege_rijen, breedte - aantal, hoogte))
        self._rij += [*[""] * self._lege_cellen, *[waarde] * aantal]
        self._lege_cellen = 0

    def _sluit_rij(self, blad: _Blad) -> None:
        if not self._rij:
            self._lege_rijen += self._rijen
            return
        begin = len(blad.rijen) + self._lege_rijen
        eis_maat(begin + self._rijen, blad.breedste)
        vol = [*self._rij, *[""] * (blad.breedste - len(self._rij))]
        blad.rijen += [*([] for _ in range(self._lege_rijen)), *(list(vol) for _ in range(self._rijen))]
        if self._rij_dicht:
            blad.verborgen |= set(range(begin, begin + self._rijen))
        self._lege_rijen = 0


def _aantal(attributen: dict[str, str], naam: str) -> int:
    """How often something is repeated or how far it reaches; 1 where the document does not say. Raises ValueError."""
    return max(1, int(attributen.get(naam, "1")))


def _waarde(cel: dict[str, str], tekst: str) -> Celwaarde:
    """What a cell holds. A cell of a figure without one, or with a formula that gives none, is no empty cell."""
    soort = cel.get("office:value-type", "")
    if cel.get("calcext:value-type") == "error" or (tekst.startswith("Err:") and "table:formula" in cel):
        return Celfout(*MISLUKT)
    if not soort and "table:formula" in cel:
        return Celfout(*ONBEREKEND)
    if soort in _GETALLEN:
        return _getal(cel["office:value"])
    if soort == "percentage":
        return Procent((_getal(cel["office:value"]) * 100).normalize() + 0)
    if soort == "date":
        dag, _, uur = cel["office:date-value"].partition("T")
        return f"{dag} {uur}" if uur.strip("0:.") else date.fromisoformat(dag)
    if soort == "boolean":
        return "WAAR" if cel.get("office:boolean-value") == "true" else "ONWAAR"
    return tekst or cel.get("office:string-value", "").strip()


def _getal(tekst: str) -> Decimal:
    """A figure to the digits that a spreadsheet keeps. Raises ValueError."""
    getal = float(tekst)
    if not math.isfinite(getal):
        raise ValueError(tekst)
    return decimaal(getal)
