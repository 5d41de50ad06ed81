"""How often a promise has to be kept: all the time, so many times a year, or once."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from lama_zvp.plan.basis import Waardeobject


class PerJaar(Waardeobject):
    """So many times a calendar year."""

    per_jaar: int = Field(ge=1, le=366)


class Eenmalig(Waardeobject):
    """Once; `termijn` is the day by which the plan wants it, None where the plan names no day."""

    eenmalig: Literal[True] = True
    termijn: date | None = None


def _ritme_soort(value: Any) -> str | None:
    """Which of the three forms is meant, so that an error speaks of that form alone."""
    if value == "doorlopend":
        return "ritme-doorlopend"
    if isinstance(value, PerJaar) or (isinstance(value, dict) and "per_jaar" in value):
        return "ritme-per-jaar"
    if isinstance(value, Eenmalig) or (isinstance(value, dict) and value.keys() & {"eenmalig", "termijn"}):
        return "ritme-eenmalig"
    return None


Ritme = Annotated[
    Annotated[Literal["doorlopend"], Tag("ritme-doorlopend")]
    | Annotated[PerJaar, Tag("ritme-per-jaar")]
    | Annotated[Eenmalig, Tag("ritme-eenmalig")],
    Discriminator(_ritme_soort),
]
