"""Long work as the screen sees it: how far it is, what comes now, and a way to stop it before anything is kept."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from lama_zvp.errors import LamaFout


class Afgebroken(LamaFout):
    """The person stopped the work; nothing was recorded or written."""


@dataclass(frozen=True, slots=True)
class Voortgangsstand:
    """`gedaan` pieces of `totaal`; `wat` is being made."""

    gedaan: int = 0
    totaal: int = 0
    wat: str = ""


class Karwei:
    """Told by the thread that works, read by the screen: one value at a time, so that it is always whole."""

    def __init__(self, titel: str) -> None:
        self.titel = titel
        self.stand = Voortgangsstand()
        self._stop = threading.Event()

    def stap(self, gedaan: int, totaal: int, wat: str) -> None:
        """The work comes to its next piece. Raises `Afgebroken` when it has to stop."""
        if self._stop.is_set():
            raise Afgebroken("Afgebroken. Er is niets vastgelegd of weggeschreven.")
        self.stand = Voortgangsstand(gedaan, totaal, wat)

    def breek_af(self) -> None:
        """Stop before the next piece."""
        self._stop.set()

    @property
    def stopt(self) -> bool:
        return self._stop.is_set()
