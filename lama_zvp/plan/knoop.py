"""A value of the raw plan tree that knows its place, and the questions that the rules of reference ask of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from lama_zvp.plan.dutch import advise_nearest
from lama_zvp.plan.yaml_tree import Plek


@dataclass(frozen=True, slots=True)
class Knoop:
    """A value of the raw tree with its path; asking for what is not there gives an empty one."""

    waarde: Any
    pad: tuple[str | int, ...]
    plek: Plek

    def veld(self, naam: str | int) -> Knoop:
        waarde = self.waarde.get(naam) if isinstance(self.waarde, dict) else None
        return Knoop(waarde, (*self.pad, naam), self.plek.zoek((naam,)))

    def items(self, naam: str) -> Iterator[Knoop]:
        """The items of the list in the field `naam`."""
        lijst = self.veld(naam)
        if isinstance(lijst.waarde, tuple):
            for nummer, waarde in enumerate(lijst.waarde):
                yield Knoop(waarde, (*lijst.pad, nummer), lijst.plek.zoek((nummer,)))

    def tekst(self) -> str | None:
        return self.waarde if isinstance(self.waarde, str) else None

    def sleutels(self, naam: str) -> dict[str, Knoop]:
        """The items of a list by their sleutel; of doubles the first."""
        gevonden: dict[str, Knoop] = {}
        for item in self.items(naam):
            sleutel = item.veld("sleutel").tekst()
            if sleutel is not None:
                gevonden.setdefault(sleutel, item)
        return gevonden


Fout = tuple[Knoop, str, str]
"""Where, what is wrong, what to do."""


def doubles(items: Iterator[Knoop], veld: str) -> Iterator[Fout]:
    eerder: dict[str, Knoop] = {}
    for item in items:
        knoop = item.veld(veld)
        naam = knoop.tekst()
        if naam is None:
            continue
        if naam in eerder:
            regel = eerder[naam].plek.regel
            yield knoop, f"`{short(naam)}` bestaat al (regel {regel})", "geef dit een andere naam of voeg ze samen"
        eerder.setdefault(naam, knoop)


def all_exist(ouder: Knoop, veld: str, namen: Collection[str], wat: str) -> Iterator[Fout]:
    gezien: set[str] = set()
    for knoop in ouder.items(veld):
        yield from must_exist(knoop, namen, wat)
        naam = knoop.tekst()
        if naam is not None and naam in gezien:
            yield knoop, f"`{short(naam)}` staat twee keer in deze lijst", "verwijder er één"
        gezien.add(naam or "")


def must_exist(knoop: Knoop, namen: Collection[str], wat: str, deel: str | None = None) -> Iterator[Fout]:
    """`deel`: the part of the text that is the name, where it is not the whole."""
    naam = knoop.tekst() if deel is None else deel
    if naam is not None and naam not in namen:
        raad = advise_nearest(naam, namen, f"voeg de {wat} toe of verbeter de naam")
        yield knoop, f"geen {wat} `{short(naam)}` in dit plan", raad


def short(tekst: str) -> str:
    tekst = " ".join(tekst[:200].split())
    return tekst if len(tekst) <= 80 else tekst[:80] + "…"
