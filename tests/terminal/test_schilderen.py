"""What is painted piece by piece, over a thrifty line, is the picture that a whole repaint gives."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pyte
import pytest

from lama_zvp.settings import Keuze
from lama_zvp.workspace import Workspace
from lama_zvp.workspace.voorbeeld import vul_met_voorbeelden
from tests.terminal.venster import ENTER, ESC, OMHOOG, OMLAAG, TAB, Venster

TOETSEN = [OMLAAG, OMLAAG, OMLAAG, OMHOOG, TAB, "\x1b[6~", "\x1b[5~", "\x1b[F", "\x1b[H", "o", "[", "]"]


@pytest.fixture
def venster(tmp_path: Path) -> Iterator[Venster]:
    thuis = tmp_path / "thuis"
    with Workspace(Keuze(thuis=thuis, vandaag=date(2025, 3, 14))) as werkruimte:
        vul_met_voorbeelden(werkruimte)
    v = Venster(thuis, breed=120, hoog=40)
    yield v
    v.weg()


def beeld(v: Venster) -> list[list[pyte.screens.Char]]:
    """The screen once the line has been quiet for a while."""
    gelezen = -1
    while gelezen != len(v.bytes):
        gelezen = len(v.bytes)
        v.lees(0.4)
    return [[zichtbaar(v.scherm.buffer[y][x]) for x in range(120)] for y in range(40)]


def zichtbaar(teken: pyte.screens.Char) -> pyte.screens.Char:
    """What of a character can be seen: of a space its ground alone."""
    if teken.data != " " or teken.reverse or teken.underscore:
        return teken
    return teken._replace(fg="default", bold=False)


def heel_beeld(v: Venster) -> list[list[pyte.screens.Char]]:
    """The same screen painted from nothing."""
    v.grootte(121, 40)
    beeld(v)
    v.grootte(120, 40)
    v.scherm.reset()
    v.scherm.erase_in_display(2)
    return beeld(v)


@pytest.mark.parametrize("zaad", [1, 2])
def test_a_picture_made_of_changes_is_the_whole_picture(zaad: int, venster: Venster) -> None:
    v, dobbel = venster, random.Random(zaad)
    v.klaar()
    v.typ("x")  # a key without meaning: the message of the beginning goes
    for scherm in ("", ENTER, ESC + "s", ESC + "j"):
        v.typ(*scherm)
        beeld(v)
        v.typ(*(dobbel.choice(TOETSEN) for _ in range(12)))
        stukken = beeld(v)
        heel = heel_beeld(v)
        anders = [(y, x) for y in range(40) for x in range(120) if stukken[y][x] != heel[y][x]]
        assert not anders, v.tekst
