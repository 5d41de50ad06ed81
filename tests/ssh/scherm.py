"""A person at a terminal over SSH: a real client in a pseudo-terminal, with a screen that shows what they see."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Self

import pexpect
import pyte

from tests.ssh.station import Station

GEDULD = 60.0
"""Seconds that anything may take on a busy machine; nothing waits longer than it has to."""


class Scherm:
    """An `ssh -tt` session; `opties` go to the client, `woorden` to the server."""

    def __init__(
        self,
        station: Station,
        naam: str,
        *woorden: str,
        opties: tuple[str, ...] = (),
        omgeving: Mapping[str, str] | None = None,
    ) -> None:
        self.beeld = pyte.Screen(110, 32)
        self._stroom = pyte.ByteStream(self.beeld)
        self.bytes = b""
        client = station.client(naam, "-tt", *opties)
        vast = {"TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"}
        self.proces = pexpect.spawn(
            client[0], [*client[1:], *woorden], dimensions=(32, 110), env={**vast, **(omgeving or {})}, timeout=GEDULD
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _soort: type[BaseException] | None, _fout: BaseException | None, _spoor: TracebackType | None
    ) -> None:
        self.proces.close(force=True)

    @property
    def tekst(self) -> str:
        return "\n".join(regel.rstrip() for regel in self.beeld.display)

    def typ(self, toetsen: str) -> None:
        self.proces.send(toetsen)

    def wacht_op(self, *teksten: str) -> str:
        """Until all of these stand on the screen; returns the screen."""
        self.wacht_tot(lambda: all(tekst in self.tekst for tekst in teksten), f"{teksten} op het scherm")
        return self.tekst

    def wacht_tot(self, klaar: Callable[[], bool], wat: str) -> None:
        """Keep the terminal going until `klaar`."""
        einde = time.monotonic() + GEDULD
        while not klaar():
            assert time.monotonic() < einde, f"geen {wat}:\n{self.tekst}"
            try:
                stuk = self.proces.read_nonblocking(65536, timeout=0.2)
            except pexpect.TIMEOUT:
                continue
            except pexpect.EOF:
                assert klaar(), f"verbinding weg vóór {wat}:\n{self.tekst}"
                return
            self.bytes += stuk
            self._stroom.feed(stuk)

    def wacht_op_einde(self) -> int:
        """Until the server closes the session; returns the exit code that the client reports."""
        einde = time.monotonic() + GEDULD
        while time.monotonic() < einde:
            try:
                stuk = self.proces.read_nonblocking(65536, timeout=0.2)
            except pexpect.TIMEOUT:
                continue
            except pexpect.EOF:
                self.proces.wait()
                return int(self.proces.exitstatus or 0)
            self.bytes += stuk
            self._stroom.feed(stuk)
        raise AssertionError(f"de sessie sluit niet:\n{self.tekst}")
