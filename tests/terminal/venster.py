"""A real pseudo-terminal with the real program in it, read through an emulator; every wait is for a condition."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pexpect
import pyte

GEDULD = 45.0
"""Seconds that a condition may take on a busy machine before the test fails with the screen as it stands."""


class _Scherm(pyte.Screen):
    """pyte answers a few reports in ways that upset older versions; it only has to draw here."""

    def report_device_status(self, mode: int, **_rest: object) -> None:
        pass


class Venster:
    """`lama-zvp` in a terminal of `breed` by `hoog`."""

    def __init__(
        self,
        thuis: Path,
        *woorden: str,
        breed: int = 80,
        hoog: int = 24,
        omgeving: Mapping[str, str | None] | None = None,
        vandaag: str = "2025-03-14",
    ) -> None:
        env = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith(("LAMA_ZVP_", "LC_"))}
        env |= {"TERM": "xterm-256color", "LANG": "C.UTF-8", "COLORTERM": "truecolor"}
        for naam, waarde in (omgeving or {}).items():
            if waarde is None:
                env.pop(naam, None)
            else:
                env[naam] = waarde
        self.scherm = _Scherm(breed, hoog)
        self.stroom = pyte.ByteStream(self.scherm)
        self.bytes = b""
        start = ["-m", "lama_zvp", "--thuis", str(thuis), "--vandaag", vandaag, *woorden]
        self.proces = pexpect.spawn(sys.executable, start, env=env, dimensions=(hoog, breed), timeout=GEDULD)
        self.proces.delaybeforesend = None

    # -- reading -------------------------------------------------------------------------------------------------

    @property
    def regels(self) -> list[str]:
        """The screen as text, line by line."""
        return [regel.rstrip() for regel in self.scherm.display]

    @property
    def tekst(self) -> str:
        return "\n".join(self.regels)

    def lees(self, seconden: float = 0.05) -> bool:
        """Take in what the program wrote; False once it has closed the terminal."""
        try:
            stuk = self.proces.read_nonblocking(65536, timeout=seconden)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.bytes += stuk
        self.stroom.feed(_zonder_vragen(stuk))
        return True

    def tot(self, voorwaarde: Callable[[], bool], wat: str) -> None:
        """Read until `voorwaarde` holds; fail with the screen when it never does."""
        einde = time.monotonic() + GEDULD
        while time.monotonic() < einde:
            if voorwaarde():
                return
            if not self.lees():
                break
        if not voorwaarde():
            raise AssertionError(f"wachtte op: {wat}\n--- scherm ---\n{self.tekst}\n--- einde ---")

    def zie(self, *teksten: str) -> None:
        """Wait until all these stand on the screen."""
        self.tot(lambda: all(tekst in self.tekst for tekst in teksten), " en ".join(teksten))

    def zie_niet(self, tekst: str) -> None:
        """Wait until this no longer stands on the screen."""
        self.tot(lambda: tekst not in self.tekst, f"weg: {tekst}")

    def klaar(self) -> None:
        """Wait until the overview stands complete; its name comes first, or what is under another screen would do."""
        self.tot(lambda: "Overzicht" in self.regels[0], "het overzicht")
        self.zie("Verkeer", "Jeugd", "stoppen")
        self.tot(lambda: "onbekend" in self.tekst or "op koers" in self.tekst, "de oordelen")
        self.tot(lambda: "Zo begint u" in self.tekst or "Aandacht" in self.tekst, "het onderste deel")

    # -- doing ---------------------------------------------------------------------------------------------------

    def typ(self, *toetsen: str) -> None:
        """Send keys or text, as bytes on the line."""
        for toets in toetsen:
            self.proces.send(toets)

    def grootte(self, breed: int, hoog: int) -> None:
        self.scherm.resize(hoog, breed)
        self.proces.setwinsize(hoog, breed)

    def stuur(self, signaal: signal.Signals) -> None:
        self.proces.kill(signaal)

    def einde(self) -> int:
        """Wait for the end of the program; its exit code, or minus the signal that ended it."""
        moment = time.monotonic() + GEDULD
        while self.proces.isalive():
            if time.monotonic() > moment:
                raise AssertionError(f"het programma stopt niet\n{self.tekst}")
            self.lees(0.02)
        while self.lees(0.02):
            pass
        self.proces.close()
        status = self.proces.exitstatus
        return status if status is not None else -(self.proces.signalstatus or 0)

    def weg(self) -> None:
        """Close the terminal under the program."""
        if not self.proces.closed:
            self.proces.close(force=True)


def _zonder_vragen(stuk: bytes) -> bytes:
    """Without the few private sequences that the emulator would draw as letters."""
    for vraag in (b"\x1b[?2026$p", b"\x1b[?2048$p", b"\x1b[>25u", b"\x1b[<u"):
        stuk = stuk.replace(vraag, b"")
    return stuk


ENTER, ESC, TAB, OMLAAG, OMHOOG, CTRL_O, CTRL_Q = "\r", "\x1b", "\t", "\x1b[B", "\x1b[A", "\x0f", "\x11"
KLEIN: Sequence[tuple[int, int]] = ((59, 24), (80, 15), (20, 5), (1, 1))
