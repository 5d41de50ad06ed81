"""Text from people is data: here it loses everything that a terminal, a document or a spreadsheet could obey.

Two steps. `platte_tekst` decides once what a text says, without controls, escape sequences, bidi overrides and other
invisible characters. The `voor_…` functions then write that text for one kind of reader, so that it comes out as
exactly these characters. Nothing here depends on the locale or on the clock.
"""

from __future__ import annotations

import html
import re
import unicodedata

VERVANGTEKEN = "\ufffd"
"""Stands where a character was that no text can hold: a lone surrogate, a private or a non-character."""

_CSI = re.compile("(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]")
_STRENG = re.compile("(?:\x1b[\\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c\n]{0,500}(?:\x07|\x1b\\\\|\x9c)")
_TEKENSET = re.compile("\x1b[ -/]+[0-~]")
_REGELEINDE = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SPATIE = re.compile("[\t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]")
_ONZICHTBAAR = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""Controls, and what Unicode calls default ignorable: zero-width, bidi, variation selectors, fillers, tags."""
_GEEN_TEKST = re.compile(
    "[\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(vlak * 0x10000 + 0xFFFE)}{chr(vlak * 0x10000 + 0xFFFF)}" for vlak in range(1, 15))
    + "\U000f0000-\U0010ffff]"
)
_MAX_STAPEL = 4
"""Combining marks on one letter: more than any living script needs, too few to write over the lines around it."""


def ontsmet(tekst: str) -> str:
    """The text without anything that steers: NFC, line ends as `\\n`, spacing as it was; idempotent."""
    if tekst.isascii() and tekst.replace("\n", " ").isprintable():
        return tekst
    for patroon in (_CSI, _STRENG, _TEKENSET):
        tekst = patroon.sub("", tekst)
    tekst = _REGELEINDE.sub("\n", tekst)
    tekst = _SPATIE.sub(" ", tekst.replace("\u2007", "\u00a0"))
    tekst = _GEEN_TEKST.sub(VERVANGTEKEN, _ONZICHTBAAR.sub("", tekst))
    return _zonder_stapels(unicodedata.normalize("NFC", tekst))


def platte_tekst(tekst: str, eenregelig: bool = True) -> str:
    """What a text says: no controls, single spaces, nothing around it; idempotent.

    With `eenregelig` False paragraphs stay apart: `\\n` between lines, at most one blank line in a row.
    """
    schoon = ontsmet(tekst)
    if eenregelig:
        return re.sub("[ \n]+", " ", schoon).strip()
    regels = (re.sub(" +", " ", regel).strip() for regel in schoon.split("\n"))
    return re.sub("\n{3,}", "\n\n", "\n".join(regels)).strip()


def schone_cellen(tekst: str) -> str:
    """Cells of a spreadsheet as `ontsmet` leaves them, with the tabs between them kept; idempotent."""
    return "\t".join(ontsmet(cel) for cel in tekst.split("\t"))


def _zonder_stapels(tekst: str) -> str:
    if tekst.isascii():
        return tekst
    uit: list[str] = []
    stapel = 0
    for teken in tekst:
        stapel = stapel + 1 if _zweeft(teken) else 0
        if stapel <= _MAX_STAPEL:
            uit.append(teken)
    return "".join(uit)


def _zweeft(teken: str) -> bool:
    """Whether a character stands on the one before it and takes no room."""
    return teken > "\u02ff" and unicodedata.category(teken) in ("Mn", "Me")


# --- Markdown ----------------------------------------------------------------------------------------------------

_MD_TEKEN = re.compile(
    r"[\\`*\[\]|~$]|<(?![ \u00a0])"  # code, emphasis, links, HTML, table cells, strikethrough, formulas
    r"|(?<![0-9A-Za-z])_|_(?![0-9A-Za-z])"  # an underscore inside a word emphasises nothing
    r"|&(?=#?[0-9A-Za-z]{1,40};)"  # entities
    r"|(?<=/)/"  # https://…
    r"|(?<=\S)@(?=\S)"  # mail addresses
    r"|(?<=\S)\.(?=[^\W\d_]{2})"  # bare domain names, which many readers turn into links
    r"|#(?=#*$)"  # the closing run of a heading
)
_MD_BEGIN = re.compile(r"[-+=>#:]|\d{1,9}[.)](?= |$)")


def voor_markdown(tekst: str, *, vooraan: bool = True) -> str:
    """One line of CommonMark that reads as exactly `platte_tekst(tekst)`: in a paragraph, a list, a heading or a cell.

    Only what would mean something is escaped, so that the raw document stays readable. `vooraan` False: other text of
    the line, or the bar of a cell, comes before it, so that it cannot begin a heading, a list or a quotation.
    """
    schoon = _MD_TEKEN.sub(r"\\\g<0>", platte_tekst(tekst))
    begin = _MD_BEGIN.match(schoon) if vooraan else None
    return schoon[: begin.end() - 1] + "\\" + schoon[begin.end() - 1 :] if begin else schoon


# --- other readers -----------------------------------------------------------------------------------------------


def voor_html(tekst: str, eenregelig: bool = True) -> str:
    """For the content of an element or a quoted attribute."""
    return html.escape(platte_tekst(tekst, eenregelig))


_FORMULE = tuple("=+-@|%\uff1d\uff0b\uff0d\uff20")


def voor_csv(tekst: str, eenregelig: bool = True) -> str:
    """For one cell: what a spreadsheet would run as a formula gets an apostrophe in front. Quoting is the writer's.

    What began with an apostrophe before such a sign gets one more, so that `uit_csv` always gives back the same.
    """
    schoon = platte_tekst(tekst, eenregelig)
    return f"'{schoon}" if schoon.lstrip("'").startswith(_FORMULE) else schoon


def uit_csv(cel: str) -> str:
    """What a cell says that `voor_csv` wrote: without the apostrophe in front of what looks like a formula."""
    return cel[1:] if cel.startswith("'") and cel.lstrip("'").startswith(_FORMULE) else cel


def voor_terminal(tekst: str) -> str:
    """For a terminal: spacing and line ends as they are, nothing that it could obey."""
    return ontsmet(tekst)


_RICH_HAAK = re.compile(r"(\\*)\[(?=([a-z#/@][^\[]*?\])?)")


def voor_rich(tekst: str) -> str:
    """One line of console markup in which no bracket opens a tag (render with emoji codes off).

    A space follows a backslash at the end, so that it cannot swallow the tag that comes after.
    """

    def escape(gevonden: re.Match[str]) -> str:
        strepen = gevonden[1] * 2 if gevonden[2] else gevonden[1]
        return f"{strepen}\\["

    schoon = _RICH_HAAK.sub(escape, platte_tekst(tekst))
    return f"{schoon} " if schoon.endswith("\\") else schoon


# --- width -------------------------------------------------------------------------------------------------------

_BREED = (
    "1100-115f 231a-231b 2329-232a 23e9-23ec 23f0 23f3 25fd-25fe 2614-2615 2648-2653 267f 2693 26a1 26aa-26ab "
    "26bd-26be 26c4-26c5 26ce 26d4 26ea 26f2-26f3 26f5 26fa 26fd 2705 270a-270b 2728 274c 274e 2753-2755 2757 "
    "2795-2797 27b0 27bf 2b1b-2b1c 2b50 2b55 2e80-303e 3041-3247 3250-4dbf 4e00-a4cf a960-a97c ac00-d7a3 "
    "f900-faff fe10-fe19 fe30-fe6b ff01-ff60 ffe0-ffe6 16fe0-18d08 1aff0-1b2fb 1f004 1f0cf 1f18e 1f191-1f19a "
    "1f200-1f320 1f32d-1f335 1f337-1f37c 1f37e-1f393 1f3a0-1f3ca 1f3cf-1f3d3 1f3e0-1f3f0 1f3f4 1f3f8-1f43e 1f440 "
    "1f442-1f4fc 1f4ff-1f53d 1f54b-1f54e 1f550-1f567 1f57a 1f595-1f596 1f5a4 1f5fb-1f64f 1f680-1f6c5 1f6cc "
    "1f6d0-1f6d2 1f6d5-1f6df 1f6eb-1f6ec 1f6f4-1f6fc 1f7e0-1f7f0 1f90c-1f93a 1f93c-1f945 1f947-1f9ff 1fa70-1faff "
    "20000-3fffd"
)
"""Characters of two columns, after Unicode's EastAsianWidth; fixed here, so that a newer Python pads no differently."""


def _bereiken(lijst: str) -> list[tuple[int, int]]:
    grenzen = [(stuk.partition("-")[0], stuk.rpartition("-")[2]) for stuk in lijst.split()]
    return [(int(van, 16), int(tot, 16)) for van, tot in grenzen]


_BREED_PATROON = re.compile("[" + "".join(f"{chr(van)}-{chr(tot)}" for van, tot in _bereiken(_BREED)) + "]")


def breedte(tekst: str) -> int:
    """How many columns a terminal gives to plain text."""
    if tekst.isascii():
        return len(tekst)
    return sum(0 if _zweeft(teken) else 2 if _BREED_PATROON.match(teken) else 1 for teken in tekst)
