"""What an empty journal shows instead of an empty table: the first steps."""

from __future__ import annotations

from lama_zvp.tui.lines import Line, wrap
from lama_zvp.voorkeuren import Voorkeuren

STAPPEN = (
    ("log", "Log iets wat gebeurd is: typ een stuk van een maatregel, kies de status, schrijf een zin, bewaar."),
    ("enter", "Open een fiche: de maatregelen per laag, met hun geschiedenis en hun cijfers."),
    ("stuurbord", "Bekijk het stuurbord: ook met een leeg journaal al een juist document, dat zegt wat onbekend is."),
    ("rondleiding", "Voor het eerst hier? De rondleiding toont dit in drie stappen."),
)
"""A command that works everywhere, or a key by its own name, and what it brings."""


def eerste_stappen(width: int, eigen: Voorkeuren) -> list[Line]:
    """The keys and what they bring."""
    lines: list[Line] = []
    for opdracht, uitleg in STAPPEN:
        toets = opdracht if opdracht == "enter" else eigen.toets(opdracht)
        lines += wrap(uitleg, width - 1, first=((f"{toets:>5}", "key"), ("  ", "")), indent=7)
    return lines
