"""One line out, one line in: a question has a number or a word as answer; a wrong answer gets a sentence, no end."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Generic, TypeVar

from lama_zvp.cli.uitvoer import cel, druk

T = TypeVar("T")

LANGST = 64 * 1024
"""Bytes of one typed line; a longer one is no answer."""
PER_KEER = 20
"""Lines told before the person is asked whether to go on."""


class Einde(Exception):
    """The input has ended, or the terminal is gone."""


@dataclass(frozen=True, slots=True)
class Keuze(Generic[T]):
    """Something to choose: what is told, and what it stands for."""

    tekst: str
    waarde: T


class Lijn:
    """The line to one person. What they type is data: it is never told back but as plain text."""

    def __init__(self, invoer: BinaryIO) -> None:
        self._invoer = invoer

    def zeg(self, *regels: object) -> None:
        """Tell lines, each harmless. Raises `Einde` when nobody can hear them any more."""
        try:
            for regel in regels:
                druk(cel(regel))
            sys.stdout.flush()
        except OSError:
            raise Einde from None

    def kop(self, tekst: str) -> None:
        """A blank line, then what comes next."""
        self.zeg("", tekst)

    def vraag(self, tekst: str, standaard: str = "") -> str:
        """What is typed after `tekst`, without the blanks around it; an empty line is `standaard`. Raises `Einde`."""
        self.zeg(f"{tekst} (Enter houdt: {standaard})" if standaard else tekst)
        return self._lees() or standaard

    def ja(self, tekst: str) -> bool:
        """Whether the answer is yes; anything but yes is no."""
        return self.vraag(f"{tekst} Typ ja of nee.").lower() in ("ja", "j")

    def kies(self, kop: str, keuzes: Sequence[Keuze[T]], *, nul: str = "terug", bekend: bool = False) -> T | None:
        """One of the choices, by its number or by words that only it has; None for 0 or an empty line.

        A list that is `bekend` is only told when it is asked for.
        """
        self.kop(kop)
        if bekend:
            self.zeg("Met ? hoort u de keuzes.")
        else:
            self._noem(keuzes, nul)
        while True:
            getypt = self.vraag(f"Uw keuze, 0 tot {len(keuzes)}:")
            if getypt in ("", "0"):
                return None
            if getypt == "?":
                self._noem(keuzes, nul)
                continue
            gevonden = _gekozen(getypt, keuzes)
            if len(gevonden) == 1:
                return gevonden[0].waarde
            if gevonden:
                self.zeg(f"Dat past bij {len(gevonden)} keuzes. Typ het nummer, of een woord meer.")
            else:
                self.zeg("Die keuze is er niet. Typ een nummer uit de lijst; met ? hoort u de lijst opnieuw.")

    def vertel(self, regels: Sequence[str]) -> None:
        """Tell many lines, some at a time."""
        for plaats in range(0, len(regels), PER_KEER):
            self.zeg(*regels[plaats : plaats + PER_KEER])
            rest = len(regels) - plaats - PER_KEER
            if rest > 0 and self.vraag(f"Nog {rest} regels. Enter gaat verder, 0 stopt.") == "0":
                return

    def _noem(self, keuzes: Sequence[Keuze[T]], nul: str) -> None:
        for nummer, keuze in enumerate(keuzes, 1):
            self.zeg(f"{nummer}. {keuze.tekst}")
        self.zeg(f"0. {nul}")

    def _lees(self) -> str:
        try:
            regel = self._invoer.readline(LANGST)
        except OSError:
            raise Einde from None
        if not regel:
            raise Einde
        if len(regel) == LANGST and not regel.endswith(b"\n"):
            while (rest := self._invoer.readline(LANGST)) and not rest.endswith(b"\n"):
                pass
            self.zeg("Die regel was te lang en telt niet.")
            return ""
        return cel(regel.decode(sys.stdin.encoding or "utf-8", "replace")).strip()


def zwijg() -> None:
    """Nobody hears anything any more: keep what is still to be said from failing."""
    leeg = os.open(os.devnull, os.O_WRONLY)
    os.dup2(leeg, sys.stdout.fileno())
    os.close(leeg)


def nummer_van(getypt: str) -> int | None:
    """A typed number; None when it is none."""
    return int(getypt) if getypt.isascii() and getypt.isdigit() and len(getypt) < 7 else None


def _gekozen(getypt: str, keuzes: Sequence[Keuze[T]]) -> list[Keuze[T]]:
    nummer = nummer_van(getypt)
    if nummer is not None:
        return [keuzes[nummer - 1]] if 1 <= nummer <= len(keuzes) else []
    woorden = getypt.lower().split()
    past: Callable[[str], bool] = lambda tekst: all(woord in tekst for woord in woorden)  # noqa: E731
    return [keuze for keuze in keuzes if past(keuze.tekst.lower())]
