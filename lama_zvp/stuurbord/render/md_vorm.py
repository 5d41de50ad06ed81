"""Markdown's forms: tables aligned in the raw text, lists, quotes; what goes in is already neutralised."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lama_zvp.veilig import breedte, platte_tekst, voor_markdown

MAX_KOLOM = 52
"""Columns that a cell is padded to at most: a longer one sticks out instead of widening every row."""


def md(tekst: str) -> str:
    """Any text as one line of Markdown."""
    return voor_markdown(tekst)


def tabel(koppen: Sequence[str], rijen: Iterable[Sequence[str]], *, rechts: Iterable[int] = ()) -> list[str]:
    """A table of plain texts; `rechts` are the columns of figures. Without rows there is no table."""
    cellen = [[md(cel) for cel in rij] for rij in rijen]
    if not cellen:
        return []
    kop = [md(tekst) for tekst in koppen]
    rechtse = set(rechts)
    maten = [max(3, *(min(breedte(rij[i]), MAX_KOLOM) for rij in cellen), breedte(kop[i])) for i in range(len(kop))]
    streep = ["-" * (maat - 1) + ":" if i in rechtse else "-" * maat for i, maat in enumerate(maten)]
    return [_rij(kop, maten, rechtse), _rij(streep, maten, rechtse), *(_rij(rij, maten, rechtse) for rij in cellen), ""]


def _rij(cellen: Sequence[str], maten: Sequence[int], rechts: set[int]) -> str:
    delen = []
    for i, (cel, maat) in enumerate(zip(cellen, maten, strict=True)):
        vulling = " " * (maat - breedte(cel))
        delen.append(vulling + cel if i in rechts else cel + vulling)
    return f"| {' | '.join(delen)} |"


def citaat(tekst: str) -> list[str]:
    """A text of one or more paragraphs as a quotation; nothing for an empty text."""
    regels = [md(regel) for regel in platte_tekst(tekst, eenregelig=False).split("\n")]
    if regels == [""]:
        return []
    uit: list[str] = []
    for regel in regels:
        # Every line of the text is a paragraph: a line break means something to whoever typed it.
        if regel:
            uit += ["> " + regel, ">"]
    return [*uit[:-1], ""]


def lijst(punten: Iterable[str]) -> list[str]:
    """A list of lines that are Markdown already; nothing without points."""
    regels = [f"- {punt}" for punt in punten]
    return [*regels, ""] if regels else []


def vet(tekst: str) -> str:
    """A text in bold; empty stays empty."""
    veilig = md(tekst)
    return f"**{veilig}**" if veilig else ""
