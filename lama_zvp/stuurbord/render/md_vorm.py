"""Markdown's forms: tables aligned in the raw text, lists, quotations; any text goes in, only plain text comes out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lama_zvp.veilig import breedte, platte_tekst, voor_markdown

MAX_KOLOM = 52
"""Columns that a cell is padded to at most: a longer one sticks out instead of widening every row."""


def md(tekst: str) -> str:
    """A text at the start of a paragraph, a list item or a heading."""
    return voor_markdown(tekst)


def verder(tekst: str) -> str:
    """A text further on in a line."""
    return voor_markdown(tekst, vooraan=False)


def vet(tekst: str) -> str:
    """A text in bold; empty stays empty."""
    veilig = verder(tekst)
    return f"**{veilig}**" if veilig else ""


def zin(tekst: str) -> str:
    """A text with a full stop, unless it ends as a sentence already."""
    return tekst if tekst.endswith((".", "?", "!", "…")) else f"{tekst}."


def tabel(koppen: Sequence[str], rijen: Iterable[Sequence[str]], *, rechts: Iterable[int] = ()) -> list[str]:
    """A table of plain texts; `rechts` are the columns of figures. Without rows there is no table."""
    cellen = [[verder(cel) for cel in rij] for rij in rijen]
    if not cellen:
        return []
    kop = [verder(tekst) for tekst in koppen]
    rechtse = set(rechts)
    maten = [max(3, breedte(kop[i]), *(min(breedte(rij[i]), MAX_KOLOM) for rij in cellen)) for i in range(len(kop))]
    streep = ["-" * (maat - 1) + ":" if i in rechtse else "-" * maat for i, maat in enumerate(maten)]
    return [_rij(kop, maten, rechtse), _rij(streep, maten, rechtse), *(_rij(rij, maten, rechtse) for rij in cellen), ""]


def _rij(cellen: Sequence[str], maten: Sequence[int], rechts: set[int]) -> str:
    delen = []
    for i, (cel, maat) in enumerate(zip(cellen, maten, strict=True)):
        vulling = " " * (maat - breedte(cel))
        delen.append(vulling + cel if i in rechts else cel + vulling)
    return f"| {' | '.join(delen)} |"


def citaat(tekst: str) -> list[str]:
    """A text as a quotation, every line of it a paragraph; nothing for an empty text."""
    alineas = [f"> {md(regel)}" for regel in platte_tekst(tekst, eenregelig=False).split("\n") if regel]
    if not alineas:
        return []
    uit = alineas[:1]
    for alinea in alineas[1:]:
        uit += [">", alinea]
    return [*uit, ""]


def lijst(punten: Iterable[str]) -> list[str]:
    """A list of lines that are Markdown already; nothing without points."""
    regels = [f"- {punt}" for punt in punten if punt]
    return [*regels, ""] if regels else []
