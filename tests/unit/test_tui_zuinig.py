"""A thriftier stream of bytes draws the same picture: the law of lama_zvp.tui.zuinig, judged by an emulator."""

from __future__ import annotations

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style

from lama_zvp.tui.zuinig import Stijl, Zuinig

KLEUREN = st.sampled_from([None, "#101820", "#e3b45c", "red", "bright_blue", "color(117)"])
STIJLEN = st.builds(
    Style,
    color=KLEUREN,
    bgcolor=KLEUREN,
    bold=st.sampled_from([None, True]),
    italic=st.sampled_from([None, True]),
    underline=st.sampled_from([None, True]),
    reverse=st.sampled_from([None, True]),
    strike=st.sampled_from([None, True]),
)
STUKKEN = st.one_of(
    st.builds(lambda stijl, tekst: stijl.render(tekst), STIJLEN, st.text("ab ▌é", min_size=1, max_size=5)),
    st.builds(lambda y, x: f"\x1b[{y};{x}H", st.integers(1, 6), st.integers(1, 20)),
    st.sampled_from(
        ["\x1b[0m", "\x1b[?2026h", "\x1b[?2026l", "\x1b[K", "\x1b[2J", "\r\n", "\x1b[1;31m", "\x1b[22;39m"]
    ),
)


def scherm(*delen: str) -> list[list[pyte.screens.Char]]:
    beeld = pyte.Screen(20, 6)
    stroom = pyte.Stream(beeld)
    for deel in delen:
        stroom.feed(deel)
    return [[beeld.buffer[y][x] for x in range(20)] for y in range(6)]


@given(st.lists(STUKKEN, max_size=40), st.integers(1, 7))
def test_the_picture_is_the_same_and_never_costs_more(stukken: list[str], per_keer: int) -> None:
    zuinig = Zuinig()
    delen = ["".join(stukken[plek : plek + per_keer]) for plek in range(0, len(stukken), per_keer)]
    kort = [zuinig.kort(deel) for deel in delen]
    assert scherm(*kort) == scherm(*delen)
    assert sum(map(len, kort)) <= sum(map(len, delen))


def test_a_line_in_one_ground_sends_that_ground_once() -> None:
    rood, groen = Style(color="#ff0000", bgcolor="#101820"), Style(color="#00ff00", bgcolor="#101820")
    kort = Zuinig().kort(rood.render("a") + groen.render("b") + rood.render("c"))
    assert kort == "\x1b[38;2;255;0;0;48;2;16;24;32ma\x1b[38;2;0;255;0mb\x1b[38;2;255;0;0mc"


@pytest.mark.parametrize("slot", ["\x1b[?1049l", "\x1b]52;c;YQ==\x07", "x"])
def test_what_ends_the_drawing_finds_the_terminal_as_it_was_asked_for(slot: str) -> None:
    assert Zuinig().kort("\x1b[1;31ma\x1b[0m" + slot) == "\x1b[1;31ma\x1b[0m" + slot


def test_a_code_it_does_not_know_ends_with_a_reset() -> None:
    assert Stijl().vanaf(Stijl(rest=frozenset({"53"}))) == "\x1b[0m"
    assert Stijl("31").vanaf(Stijl(rest=frozenset({"53"}))) == "\x1b[0;31m"
