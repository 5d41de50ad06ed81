"""The figures of a plan: indicators with their years and targets, and the sums and shares to be checked."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag, WithJsonSchema

from lama_zvp.plan.afkomst import Afkomst
from lama_zvp.plan.basis import Deelperiode, Getal, Jaar, Klasse, Sleutel, Tekst, Waardeobject


class Cijfer(Waardeobject):
    """One printed figure. `n` is the sample size of a share, `waarde` None is a cell that the source leaves empty.

    `bron` is its own source where that differs from the indicator's; `uit_plan` the earlier plan that it comes from.
    """

    waarde: Getal | None
    n: int | None = Field(default=None, ge=1)
    voorlopig: bool = False
    opmerking: Tekst | None = None
    bron: Tekst | None = None
    uit_plan: Sleutel | None = None


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
    """A figure that is followed. `nulmeting` holds the years up to the plan's start; the last of them is the baseline.

    `cijfers` holds what the source itself prints of the years of the plan: earlier account, that can be brought into
    the journal. soort: what kind of number; aard: what it speaks of (the phenomenon, our own activity, or how people
    see it). `door_politiewerk`: recorded crime that police work itself drives, where more findings can mean more work.
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
    cijfers: dict[Jaar, Cijfer] = Field(default_factory=dict)
    deelcijfers: dict[Deelperiode, Cijfer] = Field(default_factory=dict)
    """What the source prints per quarter or month; a year of which all parts are there needs no figure of its own."""
    streefwaarden: dict[Jaar, Streefwaarde] = Field(default_factory=dict)
    reeksbreuken: tuple[Reeksbreuk, ...] = ()
    kernindicator: bool = False
    door_politiewerk: bool = False
    onderdruk_onder: int | None = Field(default=None, ge=1, le=100)
    vergelijking: tuple[Vergelijking, ...] = ()
    klasse: Klasse = "openbaar"
    groep: Tekst | None = None
    """A heading under which figures of one table stand together."""
    afkomst: tuple[Afkomst, ...] = ()
    """The same figure in earlier plans, the nearest first: what was measured there is the history of this one."""

    def reeks(self) -> dict[int, Cijfer]:
        """Every year that the source prints, in order."""
        return dict(sorted((self.nulmeting | self.cijfers).items()))


def _term_soort(value: Any) -> str:
    return "term-cel" if isinstance(value, str) and "/" in value else "term-getal"


_Cel = Annotated[str, WithJsonSchema({"type": "string", "pattern": "^[^/]+/[^/]+/[^/]+$"})]
Term = Annotated[Annotated[Getal, Tag("term-getal")] | Annotated[_Cel, Tag("term-cel")], Discriminator(_term_soort)]
"""A number, or `tabel/rij/kolom`; told apart by the slash, so that our own JSON gives back what it was given."""


class Narekening(Waardeobject):
    """A sum, share or growth that the source's text states, to be recomputed from its own figures.

    som: the terms add up to `gedrukt`. aandeel: first term over second, in percent, against `gedrukt`. groei: from the
    first term to the second, in percent of the first. A term is a number; `tabel/rij/kolom`, naming a cell of a printed
    table (row `totaal` for its total); `indicator/sleutel/jaar` or `streefwaarde/sleutel/jaar`, naming a figure or a
    target of an indicator.
    """

    sleutel: Sleutel
    soort: Literal["som", "aandeel", "groei"]
    termen: tuple[Term, ...] = Field(min_length=2)
    gedrukt: Getal
    vergelijking: Literal["gelijk", "minstens", "hoogstens"] = "gelijk"
    gedrukte_tekst: Tekst
    """How the source words the figure, as short as it can be quoted."""
    bron: Tekst
