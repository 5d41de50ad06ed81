"""Programs in real pseudo-terminals, and what can be measured of them from outside: time, bytes, memory, rest, end."""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pexpect

GEDULD = 60.0
STIL = 0.1
"""Seconds without a byte after which a key has been answered."""


@dataclass(frozen=True)
class Start:
    """From start to the words on the screen: seconds on the clock, and seconds of processor."""

    klok: float
    rekentijd: float


@dataclass(frozen=True)
class Antwoord:
    """What a key cost: milliseconds to the last byte of its answer and of processor, and the bytes of that answer."""

    klok: float
    rekentijd: float
    bytes: int


class Proef:
    """One program in a terminal of `breed` by `hoog`."""

    def __init__(self, argumenten: Sequence[str], breed: int = 80, hoog: int = 24) -> None:
        env = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith(("LC_", "LAMA_ZVP_"))}
        env |= {"TERM": "xterm-256color", "LANG": "C.UTF-8", "COLORTERM": "truecolor"}
        self.begin = time.monotonic()
        self.proces = pexpect.spawn(sys.executable, list(argumenten), env=env, dimensions=(hoog, breed), timeout=GEDULD)
        self.proces.delaybeforesend = None

    def tot(self, merk: str) -> Start:
        """Read until `merk` was painted."""
        gezien = b""
        while merk.encode() not in gezien:
            gezien += self.proces.read_nonblocking(65536, timeout=GEDULD)
        return Start(time.monotonic() - self.begin, self.rekentijd())

    def leeg(self, stilte: float = STIL) -> tuple[int, float]:
        """Bytes until the line has been quiet for `stilte` seconds, and the moment of the last of them."""
        aantal, laatste = 0, time.monotonic()
        while time.monotonic() - laatste < stilte:
            try:
                aantal += len(self.proces.read_nonblocking(65536, timeout=0.005))
                laatste = time.monotonic()
            except pexpect.TIMEOUT:
                pass
        return aantal, laatste

    def toets(self, toets: str) -> Antwoord:
        """Send a key and wait for its answer."""
        begin, voor = time.monotonic(), self.rekentijd()
        self.proces.send(toets)
        aantal, laatste = self.leeg()
        return Antwoord(max(laatste - begin, 0.0) * 1000, (self.rekentijd() - voor) * 1000, aantal)

    def rekentijd(self) -> float:
        """Seconds of processor that every thread of the program has had so far."""
        totaal = 0
        for taak in Path(f"/proc/{self.proces.pid}/task").iterdir():
            with suppress(FileNotFoundError, ProcessLookupError):
                totaal += int((taak / "schedstat").read_text().split()[0])
        return totaal / 1e9

    def eigen_mb(self) -> float:
        """Memory that is this program's alone (USS), in MB."""
        regels = Path(f"/proc/{self.proces.pid}/smaps_rollup").read_text().splitlines()
        eigen = [r for r in regels if r.startswith(("Private_Clean", "Private_Dirty"))]
        return sum(int(regel.split()[1]) for regel in eigen) / 1024

    def stop(self, toets: str) -> float:
        """Seconds from the key that leaves until the program has ended."""
        begin = time.monotonic()
        self.proces.send(toets)
        while self.proces.isalive():
            with suppress(pexpect.TIMEOUT, pexpect.EOF):
                self.proces.read_nonblocking(65536, timeout=0.005)
        duur = time.monotonic() - begin
        self.weg()
        return duur

    def weg(self) -> None:
        self.proces.close(force=True)


def p95(waarden: Sequence[float]) -> float:
    return sorted(waarden)[max(int(len(waarden) * 0.95 + 0.5) - 1, 0)]


mediaan = statistics.median
