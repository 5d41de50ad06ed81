"""Thousands written with a point: `1.287` is a little over one in a plan file, and nobody means that of a count.

A whole number cannot be told from it by the schema, so it is refused where only a thousand can be meant: in counts, in
euros, and in the cells of a table that prints fewer decimals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from lama_zvp.plan.knoop import Fout, Knoop
from lama_zvp.plan.refs_tabellen import tables

LIJKT_DUIZENDTAL: Final = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")
"""`1.287` and `412.350`; a figure that is really so is written with a zero behind it: `1.2870`."""
_EURO: Final = frozenset(("euro", "eur", "€"))
_DECIMALEN: Final = 3
_REEKSEN: Final = ("nulmeting", "cijfers", "deelcijfers", "streefwaarden")


def thousands(plan: Knoop) -> Iterator[Fout]:
    """Every figure that can only be meant as thousands."""
    for knoop in _figures(plan):
        if isinstance(knoop.waarde, Decimal) and LIJKT_DUIZENDTAL.fullmatch(str(knoop.waarde)):
            heel = str(knoop.waarde).replace(".", "")
            yield (
                knoop,
                f"{knoop.waarde} leest als een getal met drie decimalen",
                f"schrijf duizendtallen zonder punt: {heel}",
            )


def _figures(plan: Knoop) -> Iterator[Knoop]:
    for indicator in plan.items("indicatoren"):
        soort, eenheid = indicator.veld("soort").tekst(), (indicator.veld("eenheid").tekst() or "").lower()
        if soort == "telling" or (soort == "bedrag" and eenheid in _EURO):
            for naam in _REEKSEN:
                yield from _values(indicator.veld(naam))
            for ander in indicator.items("vergelijking"):
                yield from _values(ander.veld("cijfers"))
    for ouders, naam in (("fiches", "maatregelen"), ("hefbomen", "toezeggingen")):
        for ouder in plan.items(ouders):
            for belofte in ouder.items(naam):
                begroting = belofte.veld("begroting")
                yield from (begroting.veld(jaar) for jaar in _keys(begroting))
    for tabel in tables(plan):
        yield from _cells(tabel)


def _values(reeks: Knoop) -> Iterator[Knoop]:
    yield from (reeks.veld(jaar).veld("waarde") for jaar in _keys(reeks))


def _keys(knoop: Knoop) -> tuple[str | int, ...]:
    return tuple(knoop.waarde) if isinstance(knoop.waarde, dict) else ()


def _cells(tabel: Knoop) -> Iterator[Knoop]:
    """The cells of a table where it prints fewer than three decimals."""
    totaal = tabel.veld("totaal")
    for rij in (*tabel.items("rijen"), *((totaal,) if isinstance(totaal.waarde, dict) else ())):
        eigen = (rij.veld("opmaak").veld("decimalen"), tabel.veld("opmaak").veld("decimalen"), tabel.veld("decimalen"))
        decimalen = next((knoop.waarde for knoop in eigen if isinstance(knoop.waarde, int)), 0)
        if decimalen < _DECIMALEN:
            yield from rij.items("cellen")
