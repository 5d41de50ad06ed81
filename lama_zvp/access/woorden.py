"""A remote command line in words: split the way a careful person quotes, with no shell anywhere near it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lama_zvp.errors import Geweigerd

MAX_TEKENS = 100_000
_STUK = re.compile(
    r"""(?P<spatie>[ ]+) | (?P<enkel>'[^']*') | (?P<dubbel>"(?:[^"\\`$]|\\.)*") | (?P<streep>\\.)
    | (?P<gewoon>[^\x20'"\\;|&<>`$]+)""",
    re.VERBOSE,
)
"""One piece of a word, or the space between words. Outside these stand only the signs that a shell would act on."""
_RAAD = "Zet tekst tussen enkele aanhalingstekens en het geheel tussen dubbele: ssh … \"log NAAM 'tekst'\""


def splits(regel: bytes) -> tuple[str, ...]:
    """The words of `SSH_ORIGINAL_COMMAND`. Quotes and backslashes work as in a shell; nothing else does.

    Raises `Geweigerd` for bytes that are not UTF-8, control characters, an open quote, and every sign by which a
    shell would run or expand something: such a line was meant for a shell, and there is none.
    """
    try:
        tekst = regel.decode("utf-8")
    except UnicodeDecodeError as fout:
        raise Geweigerd("Het commando is geen geldige UTF-8.", raad="Stel de terminal in op UTF-8.") from fout
    if len(tekst) > MAX_TEKENS:
        raise Geweigerd("Het commando is te lang.", raad="Open het programma en typ de tekst daar.")
    if any(_is_stuurteken(teken) for teken in tekst):
        raise Geweigerd(
            "Het commando bevat regeleinden of stuurtekens.", raad="Geef één regel, of open het programma zelf."
        )
    return tuple(_woorden(tekst))


def _is_stuurteken(teken: str) -> bool:
    """C0, DEL, C1, line and paragraph separators, and the controls that turn the direction of text."""
    nummer = ord(teken)
    return nummer < 0x20 or 0x7F <= nummer <= 0x9F or nummer in _RICHTING


_RICHTING = frozenset((*range(0x2028, 0x202F), *range(0x2066, 0x206A), 0x061C, 0x200E, 0x200F, 0xFEFF))


def _woorden(tekst: str) -> Iterator[str]:
    woord: str | None = None
    plaats = 0
    while plaats < len(tekst):
        stuk = _STUK.match(tekst, plaats)
        if stuk is None:
            raise _onleesbaar(tekst, plaats)
        plaats = stuk.end()
        if stuk.lastgroup == "spatie":
            if woord is not None:
                yield woord
            woord = None
        else:
            woord = (woord or "") + _letterlijk(stuk)
    if woord is not None:
        yield woord


def _letterlijk(stuk: re.Match[str]) -> str:
    """What a piece stands for, without its quotes and backslashes."""
    soort, ruw = stuk.lastgroup, stuk[0]
    if soort == "enkel":
        return ruw[1:-1]
    if soort == "dubbel":
        return re.sub(r'\\(["\\$`])', r"\1", ruw[1:-1])
    return ruw[1:] if soort == "streep" else ruw


def _onleesbaar(tekst: str, plaats: int) -> Geweigerd:
    teken = tekst[plaats]
    if teken == "\\" or (teken in "'\"" and teken not in tekst[plaats + 1 :]):
        return Geweigerd("In het commando staat een aanhalingsteken of schuine streep open.", raad=_RAAD)
    return Geweigerd("Hier is geen shell: tekens als ; | & < > $ en ` doen niets.", raad=_RAAD)
