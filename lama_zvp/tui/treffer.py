"""Where a searched text stands in another, accents and capitals apart, so that it can be marked where one reads."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from lama_zvp.tui.lines import Line, piece

MATCH = "match"
"""The ink of what was searched for."""
_ERVOOR = 14
"""Characters kept before a match that stands too far to the right to be seen."""


def places(tekst: str, gezocht: str) -> Iterator[tuple[int, int]]:
    """Start and end of every place in `tekst`, one after another, where `gezocht` stands."""
    naald = "".join(map(_vorm, gezocht))
    if not naald:
        return
    vormen = [_vorm(teken) for teken in tekst]
    begin = [0]
    for vorm in vormen:
        begin.append(begin[-1] + len(vorm))
    van = "".join(vormen)
    plek = van.find(naald)
    while plek >= 0:
        einde = plek + len(naald)
        start = max(i for i, b in enumerate(begin[:-1]) if b <= plek)
        yield start, next(i for i, b in enumerate(begin) if b >= einde)
        plek = van.find(naald, einde)


def _vorm(teken: str) -> str:
    if teken.isascii():
        return teken.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", teken) if not unicodedata.combining(c)).casefold()


def marked(tekst: str, gezocht: str, ink: str = "") -> Line:
    """The text with every match in its own ink."""
    tekst = piece(tekst)[0]
    pieces: list[tuple[str, str]] = []
    einde = 0
    for start, stop in places(tekst, gezocht):
        if start >= einde:
            pieces += [(tekst[einde:start], ink), (tekst[start:stop], MATCH)]
            einde = stop
    pieces.append((tekst[einde:], ink))
    return tuple((deel, inkt) for deel, inkt in pieces if deel)


def fragment(tekst: str, gezocht: str, width: int) -> str:
    """The text, or from shortly before the first match when that would be out of sight in `width` columns."""
    tekst = piece(tekst)[0]
    eerste = next(places(tekst, gezocht), None) if gezocht else None
    if eerste is None or eerste[1] <= width - 1:
        return tekst
    vanaf = max(eerste[0] - _ERVOOR, 0)
    return f"…{tekst[vanaf:].lstrip()}" if vanaf else tekst
