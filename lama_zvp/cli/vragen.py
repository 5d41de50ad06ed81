"""Questions to the person at the terminal: each answer is checked while it is asked, talk goes to stderr."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from lama_zvp.errors import InvoerFout, LamaFout

T = TypeVar("T")


def vraag(tekst: str, keur: Callable[[str], T], *, standaard: str = "") -> T:
    """Ask until `keur` takes the answer; an empty answer is `standaard`. Raises `InvoerFout` when input ends."""
    from lama_zvp.cli.uitvoer import zeg

    while True:
        zeg(f"{tekst}{f' [{standaard}]' if standaard else ''}")
        try:
            antwoord = input("> ").strip()
        except EOFError:
            raise InvoerFout("De vragen zijn niet afgemaakt; er is niets bewaard.") from None
        try:
            return keur(antwoord or standaard)
        except LamaFout as fout:
            zeg(f"  {fout}")


def tekst(antwoord: str) -> str:
    """Something, and no more than a plan holds."""
    if not antwoord:
        raise InvoerFout("Hier hoort een antwoord.")
    return vrije_tekst(antwoord)


def vrije_tekst(antwoord: str) -> str:
    """Nothing, or a text of one line."""
    from lama_zvp.plan.yaml_scalars import CONTROL_CHARACTERS

    if len(antwoord) > 4000 or CONTROL_CHARACTERS.search(antwoord):
        raise InvoerFout("Dat is geen gewone tekst.", raad="Typ het opnieuw, in hoogstens 4000 tekens.")
    return antwoord


def ja(antwoord: str) -> bool:
    """`j`, `ja`, `n` or `nee`."""
    woord = antwoord.lower()
    if woord not in ("j", "ja", "n", "nee"):
        raise InvoerFout("Antwoord met j of n.")
    return woord in ("j", "ja")


def keuze(mogelijk: Sequence[str]) -> Callable[[str], str]:
    """One of a list, by its number from 1 or the beginning of its name."""

    def keur(antwoord: str) -> str:
        if antwoord.isdigit() and 1 <= int(antwoord) <= len(mogelijk):
            return mogelijk[int(antwoord) - 1]
        treffers = [woord for woord in mogelijk if antwoord and woord.startswith(antwoord.lower())]
        if len(treffers) != 1:
            raise InvoerFout(
                "Kies uit: " + ", ".join(f"{n} {woord}" for n, woord in enumerate(mogelijk, start=1)) + "."
            )
        return treffers[0]

    return keur
