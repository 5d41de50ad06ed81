"""The figures of a plan: indicators with their years, tables as the source prints them, sums to be checked."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag, WithJsonSchema

from lama_zvp.plan.basis import Getal, Jaar, Klasse, Sleutel, Tekst, Waardeobject


class Cijfer(Waardeobject):
    """One printed figure. `n` is the sample size of a share, `waarde` None is a cell that the source leaves empty."""

    waarde: Getal | None
    n: int | None = Field(default=None, ge=1)
    voorlopig: bool = False
    opmerking: Tekst | None = None


class Streefwaarde(Waardeobject):
    waarde: Getal
    bron: Tekst


class Reeksbreuk(Waardeobject):
    """From `jaar` on the figure is counted another way: no comparison across it."""

    jaar: Jaar
    reden: Tekst


class Vergelijking(Waardeobject):
    """The same figure elsewhere (Limburg, Vlaanderen), per year."""

    naam: Tekst
    cijfers: dict[Jaar, Cijfer]


class Indicator(Waardeobject):
    """A figure that is followed. `nulmeting` holds every year that the plan prints; the last of them is the baseline.

    soort: what kind of number; aard: what it speaks of (the phenomenon, our own activity, or how people see it).
    `door_politiewerk`: recorded crime that police work itself drives, where more findings can mean more work.
    """

    sleutel: Sleutel
    naam: Tekst
    eenheid: Tekst
    soort: Literal["telling", "percentage", "bedrag", "duur"]
    aard: Literal["fenomeen", "activiteit", "beleving"]
    richting: Literal["lager-beter", "hoger-beter", "neutraal"]
    bron: Tekst
    omschrijving: Tekst | None = None
    nulmeting: dict[Jaar, Cijfer] = Field(default_factory=dict)
    streefwaarden: dict[Jaar, Streefwaarde] = Field(default_factory=dict)
    reeksbreuken: tuple[Reeksbreuk, ...] = ()
    kernindicator: bool = False
    door_politiewerk: bool = False
    onderdruk_onder: int | None = Field(default=None, ge=1, le=100)
    vergelijking: tuple[Vergelijking, ...] = ()
    klasse: Klasse = "openbaar"
    groep: Tekst | None = None
    """A heading under which figures of one table stand together."""


class Rij(Waardeobject):
    sleutel: Sleutel
    titel: Tekst
    cellen: tuple[Getal | None, ...]


class Kolom(Waardeobject):
    sleutel: Sleutel
    titel: Tekst


class Tabel(Waardeobject):
    """A table as the source prints it. `totaal` is the printed total row: checked, never recomputed silently."""

    sleutel: Sleutel
    titel: Tekst
    eenheid: Tekst
    kolommen: tuple[Kolom, ...]
    rijen: tuple[Rij, ...]
    totaal: Rij | None = None
    decimalen: int = Field(default=0, ge=0, le=4)
    opmerking: Tekst | None = None
    klasse: Klasse = "openbaar"
    bron: Tekst


def _term_soort(value: Any) -> str:
    return "term-cel" if isinstance(value, str) and "/" in value else "term-getal"


_Cel = Annotated[str, WithJsonSchema({"type": "string", "pattern": "^[^/]+/[^/]+/[^/]+$"})]
Term = Annotated[Annotated[Getal, Tag("term-getal")] | Annotated[_Cel, Tag("term-cel")], Discriminator(_term_soort)]
"""A number, or `tabel/rij/kolom`; told apart by the slash, so that our own JSON gives back what it was given."""


class Narekening(Waardeobject):
    """A sum or share that the source's text states, to be recomputed from its own figures.

    som: the terms add up to `gedrukt`. aandeel: first term over second, in percent, against `gedrukt`.
    A term is a number, or `tabel/rij/kolom` naming a cell of a printed table (row `totaal` for its total).
    """

    sleutel: Sleutel
    soort: Literal["som", "aandeel"]
    termen: tuple[Term, ...] = Field(min_length=2)
    gedrukt: Getal
    vergelijking: Literal["gelijk", "minstens", "hoogstens"] = "gelijk"
    gedrukte_tekst: Tekst
    """How the source words the figure, as short as it can be quoted."""
    bron: Tekst
