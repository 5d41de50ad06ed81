"""Rough treatment in a real terminal: every key there is, ten thousand at random, a storm of sizes, a kill halfway."""

from __future__ import annotations

import json
import random
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pexpect
import pytest

from lama_zvp.tui.bindings import OVERAL, OVERZICHT
from tests.terminal.venster import CTRL_O, CTRL_Q, ENTER, ESC, KLEIN, OMHOOG, OMLAAG, TAB, Venster

Open = Callable[..., Venster]

GETYPT = {"esc": ESC, "enter": ENTER, "tab": TAB, "↑ ↓": OMLAAG, "[ ]": "[", "←": "\x1b[D", "→": "\x1b[C"}
"""What to send for a key that is not shown as it is typed."""


@pytest.fixture
def thuis(tmp_path: Path) -> Path:
    return tmp_path / "thuis"


@pytest.fixture
def open_(thuis: Path) -> Iterator[Open]:
    """`open_(…)` starts the program on the throw-away home; every one is closed in the end."""
    vensters: list[Venster] = []

    def start(*woorden: str, **rest: object) -> Venster:
        vensters.append(Venster(thuis, *woorden, **rest))  # type: ignore[arg-type]
        return vensters[-1]

    yield start
    for venster in vensters:
        venster.weg()


def rustig(v: Venster, stilte: float = 0.2) -> int:
    """Bytes so far, once the line has been quiet for so long."""
    gelezen = -1
    while gelezen != len(v.bytes):
        gelezen = len(v.bytes)
        v.lees(stilte)
    return gelezen


def ongezien(v: Venster, seconden: float) -> bytes:
    """What the program wrote, without drawing it: an emulator in Python is slower than the program."""
    try:
        return bytes(v.proces.read_nonblocking(1 << 20, timeout=seconden))
    except pexpect.TIMEOUT:
        return b""


def terug(v: Venster) -> None:
    """Back to the overview, from wherever a key led: until Escape changes nothing any more."""
    for _ in range(5):
        eerder = rustig(v)
        v.typ(ESC)
        if rustig(v) == eerder:
            break
    v.klaar()


def test_every_key_of_the_overview_does_something(open_: Open) -> None:
    v = open_(breed=120, hoog=40)
    v.klaar()
    for key in (*OVERZICHT, *OVERAL):
        if key.action == "stop":
            continue
        eerder = rustig(v)
        v.typ(GETYPT.get(key.shown, key.shown))
        v.tot(lambda eerder=eerder: len(v.bytes) > eerder, f"een antwoord op {key.shown} ({key.label})")
        assert v.proces.isalive(), key.shown
        rustig(v)
        assert "Er ging iets mis" not in v.tekst
        terug(v)
    v.typ("q")
    assert v.einde() == 0
    assert b"Traceback" not in v.bytes


def test_ten_thousand_random_keys_neither_crash_it_nor_show_a_traceback(open_: Open) -> None:
    dobbel = random.Random(11)
    gewoon = [chr(n) for n in range(32, 127) if chr(n) not in "qt,"] + ["é", "€"]
    bijzonder = [ENTER, ESC, TAB, OMLAAG, OMHOOG, "\x1b[C", "\x1b[D", "\x1b[5~", "\x1b[6~", "\x1b[H", "\x1b[F", "\x7f"]
    bijzonder += [CTRL_O, "\x10", "\x12", "\x00", "\x1b[Z", "\x1b[3~"]
    v = open_(breed=100, hoog=30)
    v.klaar()
    gezien = [b""]
    for _ in range(100):
        v.typ("".join(dobbel.choice(gewoon if dobbel.random() < 0.8 else bijzonder) for _ in range(100)))
        gezien.append(ongezien(v, 0.01))
    while stuk := ongezien(v, 2.0):
        gezien.append(stuk)
    assert v.proces.isalive(), v.tekst
    v.stuur(signal.SIGTERM)
    assert v.einde() == 128 + signal.SIGTERM
    for woorden in (b"Traceback", b"Er ging iets mis"):
        assert woorden not in b"".join(gezien) + v.bytes


def test_a_storm_of_sizes_ends_in_a_whole_picture(open_: Open) -> None:
    dobbel = random.Random(5)
    v = open_()
    v.klaar()
    for _ in range(120):
        breed, hoog = dobbel.choice([*KLEIN, (60, 16), (80, 24), (100, 30), (120, 40), (200, 60), (300, 20)])
        v.grootte(breed, hoog)
        if dobbel.random() < 0.3:
            v.typ(dobbel.choice([OMLAAG, TAB, "\x1b[6~"]))
        assert v.lees(0.01)
    v.grootte(120, 40)
    v.tot(lambda: "Kernindicator" in v.tekst and "openen" in v.regels[-1], "het overzicht op 120 bij 40")
    v.klaar()
    v.typ("q")
    assert v.einde() == 0


def test_a_program_that_is_killed_outright_leaves_the_draft(open_: Open, thuis: Path) -> None:
    v = open_()
    v.klaar()
    v.typ("l")
    v.zie("Op welke maatregel")
    v.typ("bob w")
    v.zie("verkeer.ontraden.bob-winter")
    v.typ(ENTER)
    v.zie("Status", "opslaan")
    v.typ("3")
    v.zie("✓ uitgevoerd")
    v.typ("5", ENTER, "Tot hier getypt")

    def bewaard() -> bool:
        teksten = [json.loads(pad.read_bytes())["tekst"] for pad in (thuis / "concepten").glob("*.json")]
        return teksten == ["Tot hier getypt"]

    v.tot(bewaard, "het concept op schijf")
    v.stuur(signal.SIGKILL)
    assert v.einde() == -signal.SIGKILL
    w = open_()
    w.zie("concept van u", "BOB-actie winter")
    w.typ(CTRL_Q)
    assert w.einde() == 0
