"""Reads a PDF down to its bytes: every page's text in the order it is read, its tags, its fonts, every string in it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

import pikepdf

ONZICHTBAAR = re.compile("[\u00ad\u200b]")
"""Where a word was broken off or may be."""
_TEKST = frozenset(("Tj", "TJ", "'", '"'))
_VERF = frozenset(("f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh", "BI")) | _TEKST


class Pdf:
    """One PDF."""

    def __init__(self, inhoud: bytes) -> None:
        self.bytes = inhoud
        self.boek = pikepdf.open(io.BytesIO(inhoud))

    @cached_property
    def bladzijden(self) -> list[str]:
        """The text of each page, runs parted by a space, breaks within words undone."""
        return [" ".join(_heel(" ".join(_runs(pagina))).split()) for pagina in self.boek.pages]

    @cached_property
    def tekst(self) -> str:
        """All pages without any white space, so that it does not matter where a line ends."""
        return kaal("".join(run for pagina in self.boek.pages for run in _runs(pagina)))

    @cached_property
    def lopend(self) -> str:
        """As `tekst`, without what a screen reader skips: heads and feet of pages, heads of tables that come back."""
        return kaal("".join(run for pagina in self.boek.pages for run in _runs(pagina, alles=False)))

    @property
    def xmp(self) -> str:
        return bytes(self.boek.Root.Metadata.read_bytes()).decode()

    def strings(self) -> Iterator[str]:
        """Every string object in the file: titles, bookmarks, alternative texts, languages."""
        for voorwerp in self.boek.objects:
            yield from _strings(voorwerp)

    def alles(self) -> str:
        """Everything in the file that is a text: pages, strings, metadata, and every other stream undone."""
        stromen = [
            bytes(voorwerp.read_bytes()).decode("latin-1")
            for voorwerp in self.boek.objects
            if isinstance(voorwerp, pikepdf.Stream) and "/FontFile2" not in str(voorwerp.get("/Type", ""))
        ]
        runs = [_heel("".join(_runs(pagina))) for pagina in self.boek.pages]
        return "\n".join([*runs, *map(_heel, self.strings()), self.xmp, *stromen])

    def takken(self, soort: str = "") -> Iterator[pikepdf.Dictionary]:
        """The elements of the structure tree, in reading order; of one kind when that is given."""
        return (tak for tak in _takken(self.boek.Root.StructTreeRoot.K) if not soort or str(tak.S) == f"/{soort}")

    def bladwijzers(self) -> list[tuple[int, str]]:
        """Level and title of each bookmark."""
        with self.boek.open_outline() as schema:
            return list(_wijzers(schema.root, 1))

    def gemerkt(self, pagina: pikepdf.Page) -> Iterator[int]:
        """The numbers of the tagged stretches of a page."""
        for operanden, operator in _opdrachten(pagina):
            if str(operator) == "BDC" and isinstance(operanden[1], pikepdf.Dictionary) and "/MCID" in operanden[1]:
                yield int(operanden[1].MCID)

    def ongemerkt(self) -> list[tuple[int, str]]:
        """Painting operators that stand neither in a tag nor in an artifact, with their page."""
        return [(i, operator) for i, pagina in enumerate(self.boek.pages, 1) for operator in _ongemerkt(pagina)]


def kaal(tekst: str) -> str:
    """A text without white space and without the places where it may break."""
    return re.sub(r"\s+", "", ONZICHTBAAR.sub("", tekst))


def _heel(tekst: str) -> str:
    """Words that were broken off at the end of a line are whole again."""
    return re.sub(" ?[\u00ad\u200b] ?", "", tekst)


def _runs(pagina: pikepdf.Page, *, alles: bool = True) -> Iterator[str]:
    """The pieces of text of a page as they are painted; those in artifacts only with `alles`."""
    letters = {naam: _tabel(font) for naam, font in pagina.resources.get("/Font", {}).items()}
    tabel: dict[int, str] = {}
    stil: list[bool] = []
    for operanden, operator in _opdrachten(pagina):
        naam = str(operator)
        if naam == "Tf":
            tabel = letters[str(operanden[0])]
        elif naam in ("BMC", "BDC"):
            woorden = _actueel(operanden)
            if woorden is not None and not any(stil):
                yield woorden
            stil.append(woorden is not None or (not alles and str(operanden[0]) == "/Artifact"))
        elif naam == "EMC":
            stil.pop()
        elif naam in _TEKST and not any(stil):
            yield "".join(_ontcijfer(tabel, deel) for deel in _delen(operanden[-1]))


def _opdrachten(pagina: pikepdf.Page) -> Iterator[tuple[Any, Any]]:
    return ((opdracht.operands, opdracht.operator) for opdracht in pikepdf.parse_content_stream(pagina))


def _actueel(operanden: Any) -> str | None:
    """The text that a marked stretch says it is, where it says so."""
    eigenschappen = operanden[-1] if len(operanden) > 1 else None
    if isinstance(eigenschappen, pikepdf.Dictionary) and "/ActualText" in eigenschappen:
        return str(eigenschappen["/ActualText"])
    return None


def _delen(operand: Any) -> Iterator[bytes]:
    delen = operand if isinstance(operand, pikepdf.Array) else [operand]
    return (bytes(deel) for deel in delen if isinstance(deel, pikepdf.String))


def _ontcijfer(tabel: dict[int, str], ruw: bytes) -> str:
    """Two bytes to a glyph, glyphs to characters."""
    return "".join(tabel[int.from_bytes(ruw[i : i + 2], "big")] for i in range(0, len(ruw), 2))


def _tabel(font: pikepdf.Object) -> dict[int, str]:
    """What each glyph of a font stands for, as the font itself says."""
    kaart = bytes(font.ToUnicode.read_bytes()).decode("latin-1")
    tabel: dict[int, str] = {}
    for blok in re.findall(r"beginbfchar(.*?)endbfchar", kaart, re.DOTALL):
        for code, naar in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", blok):
            tabel[int(code, 16)] = bytes.fromhex(naar).decode("utf-16-be")
    for blok in re.findall(r"beginbfrange(.*?)endbfrange", kaart, re.DOTALL):
        for van, tot, naar in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", blok):
            for i in range(int(tot, 16) - int(van, 16) + 1):
                tabel[int(van, 16) + i] = chr(int(naar, 16) + i)
    return tabel


def _strings(voorwerp: Any) -> Iterator[str]:
    if isinstance(voorwerp, pikepdf.String):
        yield str(voorwerp)
    elif isinstance(voorwerp, pikepdf.Array):
        for deel in voorwerp:
            if not getattr(deel, "is_indirect", False):
                yield from _strings(deel)
    elif isinstance(voorwerp, pikepdf.Dictionary | pikepdf.Stream):
        for deel in voorwerp.values():
            if not getattr(deel, "is_indirect", False):
                yield from _strings(deel)


def _takken(tak: Any) -> Iterator[pikepdf.Dictionary]:
    if isinstance(tak, pikepdf.Array):
        for deel in tak:
            yield from _takken(deel)
    elif isinstance(tak, pikepdf.Dictionary) and "/S" in tak:
        yield tak
        if "/K" in tak:
            yield from _takken(tak.K)


def _wijzers(wijzers: Any, diepte: int) -> Iterator[tuple[int, str]]:
    for wijzer in wijzers:
        yield diepte, ONZICHTBAAR.sub("", str(wijzer.title))
        yield from _wijzers(wijzer.children, diepte + 1)


def _ongemerkt(pagina: pikepdf.Page) -> Iterator[str]:
    diepte = 0
    for _, operator in _opdrachten(pagina):
        naam = str(operator)
        diepte += (naam in ("BMC", "BDC")) - (naam == "EMC")
        if naam in _VERF and diepte == 0:
            yield naam
