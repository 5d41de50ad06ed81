"""The conversation of --plain in a real terminal: lines and nothing else, and a draft when the line drops."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pexpect
import pytest

Open = Callable[..., pexpect.spawn]


@pytest.fixture
def thuis(tmp_path: Path) -> Path:
    return tmp_path / "thuis"


@pytest.fixture
def open_(thuis: Path) -> Iterator[Open]:
    """`open_(TERM=…)` starts the conversation on the throw-away home; every one is closed in the end."""
    processen: list[pexpect.spawn] = []

    def start(*woorden: str, **omgeving: str) -> pexpect.spawn:
        env = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith(("LAMA_ZVP_", "LC_"))}
        env |= {"TERM": "xterm-256color", "LANG": "C.UTF-8", **omgeving}
        vast = ["-m", "lama_zvp", "--thuis", str(thuis), "--vandaag", "2025-03-14", *(woorden or ("--plain",))]
        processen.append(pexpect.spawn(sys.executable, vast, env=env, timeout=45, encoding="utf-8"))
        processen[-1].delaybeforesend = None
        return processen[-1]

    yield start
    for proces in processen:
        proces.close(force=True)


def einde(proces: pexpect.spawn) -> int:
    proces.expect(pexpect.EOF)
    proces.close()
    return int(proces.exitstatus if proces.exitstatus is not None else -proces.signalstatus)


def antwoord(proces: pexpect.spawn, vraag: str, tekst: str) -> None:
    proces.expect_exact(vraag)
    proces.sendline(tekst)


def tot_halverwege(proces: pexpect.spawn) -> None:
    for vraag, tekst in (
        ("Uw keuze", "loggen"),
        ("Typ een stuk", "bob w"),
        ("Uw keuze", "1"),
        ("Uw keuze", "lopend"),
        ("Hoeveel keer", "2"),
        ("Wat is er gebeurd?", "Halverwege een zin"),
    ):
        antwoord(proces, vraag, tekst)
    proces.expect_exact("Op welke dag?")


@pytest.mark.parametrize("term", ["xterm", "screen", "tmux", "linux", "dumb", "vt100"])
def test_it_is_lines_and_nothing_else_on_every_terminal(term: str, open_: Open, thuis: Path) -> None:
    proces = open_(TERM=term)
    gezien = []
    for keuze in ("overzicht", "0", "hulp", "iets wat niet bestaat", "0"):
        antwoord(proces, "stopt." if keuze == "0" and len(gezien) == 1 else "Uw keuze", keuze)
        gezien.append(proces.before)
    proces.expect_exact("Tot ziens")
    assert einde(proces) == 0
    assert "\x1b" not in "".join(gezien)
    assert "Die keuze is er niet." in "".join(gezien)
    assert not thuis.exists()


@pytest.mark.parametrize("signaal", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_halfway_keeps_what_was_answered_as_a_draft(signaal: signal.Signals, open_: Open, thuis: Path) -> None:
    proces = open_()
    tot_halverwege(proces)
    proces.kill(signaal)
    assert einde(proces) == 128 + signaal
    (concept,) = [json.loads(pad.read_bytes()) for pad in (thuis / "concepten").glob("*.json")]
    assert (concept["tekst"], concept["status"], concept["aantal"]) == ("Halverwege een zin", "lopend", "2")


def test_control_d_is_a_calm_end(open_: Open, thuis: Path) -> None:
    proces = open_()
    proces.expect_exact("Uw keuze")
    proces.sendeof()
    proces.expect_exact("Einde.")
    assert einde(proces) == 0


def test_the_setting_opens_it_and_takes_it_back(open_: Open, thuis: Path) -> None:
    eerst = open_()
    antwoord(eerst, "Uw keuze", "weergave")
    antwoord(eerst, "Uw keuze", "eenvoudige")
    antwoord(eerst, "Uw keuze", "0")
    assert einde(eerst) == 0
    daarna = open_("tui")
    antwoord(daarna, "Uw keuze", "weergave")
    antwoord(daarna, "Uw keuze", "volle scherm")
    antwoord(daarna, "Uw keuze", "0")
    assert einde(daarna) == 0
    ten_slotte = open_("tui")
    ten_slotte.expect_exact("\x1b[?1049h")
