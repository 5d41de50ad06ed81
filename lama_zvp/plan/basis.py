"""What the plan's values are built from: keys, texts, years, exact figures, classes of confidentiality."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationInfo

from lama_zvp.keuzelijsten import KLASSEN as KLASSEN
from lama_zvp.keuzelijsten import Klasse as Klasse

Sleutel = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Tekst = Annotated[str, StringConstraints(min_length=1, max_length=4000, strip_whitespace=True)]
Jaar = Annotated[int, Field(ge=1990, le=2100)]
Deelperiode = Annotated[str, StringConstraints(pattern=r"^(199\d|20\d{2}|2100)-(K[1-4]|0[1-9]|1[0-2])$")]
"""A quarter (`2025-K1`) or a month (`2025-03`), as figures are recorded."""


def _to_decimal(value: Any, info: ValidationInfo) -> Any:
    """Let a whole number stand where a decimal is meant; text counts as a number only in our own JSON."""
    if isinstance(value, bool):
        return value
    if isinstance(value, int) or (info.mode == "json" and isinstance(value, str)):
        try:
            return Decimal(value)
        except InvalidOperation:
            return value
    return value


def _finite(value: Decimal) -> Decimal:
    if not value.is_finite():
        raise ValueError("geen eindig getal")
    return value


Getal = Annotated[Decimal, BeforeValidator(_to_decimal), AfterValidator(_finite)]
Aandeel = Annotated[Getal, Field(ge=0, le=1)]


class Waardeobject(BaseModel):
    """A frozen, strict value: unknown keys and silently converted types are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
