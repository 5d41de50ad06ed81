"""What has to be known of an Excel file before it is opened: that it is no bomb, and what its cells look like.

The library that reads the values lays out a sheet as one area from its first cell to its last, and tells neither
percentages nor failed formulas apart. So the package is gone through first, part by part and with bounds.
"""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from lama_zvp.errors import InvoerFout
from lama_zvp.exchange.rooster import MAX_BYTES, MAX_CELLEN, MAX_RIJEN, kolomnummer
from lama_zvp.typografie import getal

MAX_UITGEPAKT: Final = 200 * 1024 * 1024
MAX_CSV: Final = 3 * MAX_BYTES
"""Largest table in an archive, unpacked."""
MAX_DELEN: Final = 2000
_PORTIE: Final = 1 << 16
_CEL: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_BASISPROCENT: Final = frozenset({9, 10})
"""The percentage formats that every workbook has without naming them."""

STUK: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    expat.ExpatError,
    LookupError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
)
"""Everything that the packages of the standard library raise for bytes that are no workbook."""

Elementen = Callable[[str, dict[str, str]], None]


@dataclass(frozen=True, slots=True)
class Bladfeiten:
    """Cells of one sheet, counted from 0: that show a percentage, whose formula failed, or was never worked out."""

    procent: frozenset[tuple[int, int]] = frozenset()
    fout: frozenset[tuple[int, int]] = frozenset()
    onberekend: frozenset[tuple[int, int]] = frozenset()
    verborgen: frozenset[int] = frozenset()
    """Rows that are hidden or filtered out."""


def onderzoek(inhoud: bytes) -> dict[str, Bladfeiten]:
    """The facts of every sheet by its name. Raises `InvoerFout` for what is no workbook, broken, or too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as pakket:
            weeg_pakket(pakket)
            stijlen = _procentstijlen(pakket)
            return {naam: _blad(pakket, deel, stijlen) for naam, deel in _bladen(pakket)}
    except STUK as fout:
        raise InvoerFout(
            "Dit bestand leest niet als Excel.", raad="Open het in Excel, bewaar het opnieuw als .xlsx en probeer weer."
        ) from fout


def csv_uit_pakket(inhoud: bytes, naam: str) -> bytes | None:
    """One file of an archive of tables, as this program exports them; None for any other package.

    Raises `InvoerFout` when it unpacks to more than a file may be.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as pakket:
            if naam not in pakket.namelist():
                return None
            with pakket.open(naam) as stroom:
                los = stroom.read(MAX_CSV + 1)
    except STUK as fout:
        raise InvoerFout(
            "Dit bestand is beschadigd of onvolledig: het leest niet als Excel en niet als archief.",
            raad="Kopieer of bewaar het opnieuw en probeer weer.",
        ) from fout
    if len(los) > MAX_CSV:
        raise InvoerFout("Dit archief is uitgepakt veel te groot.", raad="Exporteer één tabel met --deel.")
    return los


def weeg_pakket(pakket: zipfile.ZipFile) -> None:
    """Unpack everything once with a bound, whatever the package says about its own sizes. Raises `InvoerFout`."""
    delen = pakket.infolist()
    over = MAX_UITGEPAKT
    for deel in delen[: MAX_DELEN + 1]:
        with pakket.open(deel) as stroom:
            while portie := stroom.read(_PORTIE):
                over -= len(portie)
                if over < 0:
                    break
        if over < 0:
            break
    if over < 0 or len(delen) > MAX_DELEN:
        raise InvoerFout(
            "Dit bestand is uitgepakt veel te groot om cijfers te zijn.",
            raad="Zet de cijfers alleen in een nieuw bestand.",
        )


def eis_maat(hoogte: int, breedte: int) -> None:
    """Refuse a sheet that would fill memory. Raises `InvoerFout`."""
    if hoogte > MAX_RIJEN or hoogte * breedte > MAX_CELLEN:
        raise InvoerFout(
            f"Een blad is te groot: tot rij {getal(hoogte)} en kolom {getal(breedte)}.",
            raad=f"Er gaan hoogstens {getal(MAX_RIJEN)} rijen in één keer. Verwijder ook losse cellen ver opzij.",
        )


def ontleed_deel(
    pakket: zipfile.ZipFile,
    deel: str,
    begin: Elementen,
    einde: Callable[[str], None] | None = None,
    tekst: Callable[[str], None] | None = None,
) -> None:
    """Go through one part of a package. Raises `InvoerFout` for a DOCTYPE, and what is in `STUK`."""
    lezer = expat.ParserCreate()

    def weiger(*_van: object) -> None:
        raise InvoerFout("Dit bestand bevat een DOCTYPE en wordt niet gelezen.", raad="Bewaar het opnieuw.")

    lezer.StartDoctypeDeclHandler = weiger
    lezer.StartElementHandler = lambda naam, attributen: begin(kale_naam(naam), attributen)
    if einde is not None:
        lezer.EndElementHandler = lambda naam: einde(kale_naam(naam))
    if tekst is not None:
        lezer.CharacterDataHandler = tekst
    with pakket.open(deel) as stroom:
        while portie := stroom.read(_PORTIE):
            lezer.Parse(portie, False)
        lezer.Parse(b"", True)


def kale_naam(naam: str) -> str:
    return naam.rpartition(":")[2]


def _bladen(pakket: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The name of each sheet with the part that holds it."""
    doelen: dict[str, str] = {}
    namen: list[tuple[str, str]] = []

    def relatie(element: str, attributen: dict[str, str]) -> None:
        if element == "Relationship":
            doelen[attributen["Id"]] = posixpath.normpath(posixpath.join("/xl", attributen["Target"])).lstrip("/")

    def blad(element: str, attributen: dict[str, str]) -> None:
        if element == "sheet":
            nummer = next(
                (waarde for naam, waarde in attributen.items() if kale_naam(naam) == "id" and ":" in naam), ""
            )
            namen.append((attributen["name"], nummer))

    ontleed_deel(pakket, "xl/_rels/workbook.xml.rels", relatie)
    ontleed_deel(pakket, "xl/workbook.xml", blad)
    delen = set(pakket.namelist())
    for naam, nummer in namen:
        if (deel := doelen.get(nummer, "")) in delen:
            yield naam, deel


def _procentstijlen(pakket: zipfile.ZipFile) -> frozenset[int]:
    """The numbers of the cell styles that show a percentage."""
    if "xl/styles.xml" not in pakket.namelist():
        return frozenset()
    formaten = set(_BASISPROCENT)
    stijlen: list[int] = []
    in_celstijlen = False

    def begin(element: str, attributen: dict[str, str]) -> None:
        nonlocal in_celstijlen
        if element == "numFmt" and "%" in re.sub(r'"[^"]*"|\\.', "", attributen.get("formatCode", "")):
            formaten.add(int(attributen["numFmtId"]))
        elif element == "cellXfs":
            in_celstijlen = True
        elif element == "xf" and in_celstijlen:
            stijlen.append(int(attributen.get("numFmtId", "0")))

    def einde(element: str) -> None:
        nonlocal in_celstijlen
        in_celstijlen = in_celstijlen and element != "cellXfs"

    ontleed_deel(pakket, "xl/styles.xml", begin, einde)
    return frozenset(nummer for nummer, formaat in enumerate(stijlen) if formaat in formaten)


@dataclass(slots=True)
class _Bladlezer:
    """Goes through the cells of one sheet, keeps what stands out, and refuses an area that is too large."""

    stijlen: frozenset[int]
    procent: set[tuple[int, int]] = field(default_factory=set)
    fout: set[tuple[int, int]] = field(default_factory=set)
    onberekend: set[tuple[int, int]] = field(default_factory=set)
    verborgen: set[int] = field(default_factory=set)
    rij: int = -1
    kolom: int = -1
    hoogste: int = 0
    breedste: int = 0
    soort: str = ""
    stijl: int = 0
    formule: bool = False
    in_waarde: bool = False
    gevuld: bool = False

    def begin(self, element: str, attributen: dict[str, str]) -> None:
        if element == "row":
            self.rij = int(attributen["r"]) - 1 if "r" in attributen else self.rij + 1
            self.kolom = -1
            if attributen.get("hidden") in ("1", "true"):
                self.verborgen.add(self.rij)
        elif element == "c":
            gevonden = _CEL.fullmatch(attributen.get("r", ""))
            if gevonden:
                self.kolom, self.rij = kolomnummer(gevonden[1]), int(gevonden[2]) - 1
            else:
                self.kolom += 1
            self.soort, self.stijl = attributen.get("t", "n"), int(attributen.get("s", "0"))
            self.formule = self.gevuld = False
        elif element == "f":
            self.formule = True
        elif element in ("v", "is"):
            self.in_waarde = True
            self._waarde()

    def tekst(self, _deel: str) -> None:
        self.gevuld |= self.in_waarde

    def einde(self, element: str) -> None:
        if element in ("v", "is"):
            self.in_waarde = False
        elif element == "c" and self.formule and not self.gevuld and self.soort != "str":
            self.onberekend.add((self.rij, self.kolom))

    def _waarde(self) -> None:
        self.hoogste, self.breedste = max(self.hoogste, self.rij + 1), max(self.breedste, self.kolom + 1)
        eis_maat(self.hoogste, self.breedste)
        if self.soort == "e":
            self.fout.add((self.rij, self.kolom))
        elif self.soort == "n" and self.stijl in self.stijlen:
            self.procent.add((self.rij, self.kolom))


def _blad(pakket: zipfile.ZipFile, deel: str, stijlen: frozenset[int]) -> Bladfeiten:
    lezer = _Bladlezer(stijlen)
    ontleed_deel(pakket, deel, lezer.begin, lezer.einde, lezer.tekst)
    return Bladfeiten(
        procent=frozenset(lezer.procent),
        fout=frozenset(lezer.fout),
        onberekend=frozenset(lezer.onberekend),
        verborgen=frozenset(lezer.verborgen),
    )
