"""What an empty journal shows instead of an empty table: the three first steps."""

from __future__ import annotations

from lama_zvp.tui.lines import Line, wrap

STAPPEN = (
    ("l", "Log iets wat gebeurd is: typ een stuk van een maatregel, kies de status, schrijf een zin, bewaar."),
    ("enter", "Open een fiche: de maatregelen per laag, met hun geschiedenis en hun cijfers."),
    ("s", "Bekijk het stuurbord: ook met een leeg journaal al een juist document, dat zegt wat nog onbekend is."),
)


def eerste_stappen(width: int) -> list[Line]:
    """Three keys and what they bring."""
    lines: list[Line] = []
    for toets, uitleg in STAPPEN:
        lines += wrap(uitleg, width - 1, first=((f"{toets:>5}", "key"), ("  ", "")), indent=7)
    return lines
