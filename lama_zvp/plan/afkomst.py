"""Where a part of a plan comes from: its lineage in earlier plans, and what is proposed for it in the next one."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from lama_zvp.plan.basis import Sleutel, Tekst, Waardeobject

Naam = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$", max_length=200)]
"""What a plan calls one of its parts: a key, or a full dotted name such as `fiche.laag.maatregel`."""

Voorstelsoort = Literal["voortgezet", "bijgesteld", "samengevoegd", "onbeslist", "vervallen"]


class Afkomst(Waardeobject):
    """The same thing in another plan: that plan's key, and what it is called there."""

    plan: Sleutel
    sleutel: Naam


class Voorstel(Waardeobject):
    """What is proposed for a promise that comes from an earlier plan or from another zone, for a person to decide.

    voortgezet: it goes on as it was. bijgesteld: it goes on, but not unchanged. samengevoegd: together with those of
    this plan in `met` it could be one. onbeslist: nothing is known on which to propose anything. `beslist`: a person
    has decided; the reasons may then stay as an account.
    """

    soort: Literal["voortgezet", "bijgesteld", "samengevoegd", "onbeslist"]
    redenen: tuple[Tekst, ...] = Field(min_length=1)
    met: tuple[Naam, ...] = ()
    beslist: bool = False


class Vervallen(Waardeobject):
    """A promise of an earlier plan that this one does not take over, so that none disappears without a word."""

    titel: Tekst
    afkomst: tuple[Afkomst, ...] = Field(min_length=1)
    redenen: tuple[Tekst, ...] = Field(min_length=1)
    beslist: bool = False
