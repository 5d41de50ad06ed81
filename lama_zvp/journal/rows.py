"""Between an event and its row: the stored form is the form that is hashed, so nothing is lost on the way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from operator import itemgetter
from typing import Any, Final, get_args

from pydantic import TypeAdapter

from lama_zvp.errors import OpslagFout
from lama_zvp.journal.chain import Waarde, canonical, envelop
from lama_zvp.journal.events import ROLLEN, STATUSSEN, Feit, Gebeurtenis, Gewist, Soort
from lama_zvp.journal.statements import KOLOMMEN
from lama_zvp.plan.model import KLASSEN

RANG: Final = KOLOMMEN.index("rang")
ONDERWERP: Final = KOLOMMEN.index("onderwerp")

_FEIT: Final[TypeAdapter[Feit]] = TypeAdapter(Feit)
_VELDEN: Final = tuple(Gebeurtenis.model_fields)
_KIES: Final = itemgetter(*(KOLOMMEN.index(veld) for veld in _VELDEN))
_ALLE: Final = set(_VELDEN)
_KEUZES: Final[tuple[tuple[str, frozenset[str | None]], ...]] = (
    ("soort", frozenset(get_args(Soort))),
    ("status", frozenset((None, *STATUSSEN))),
    ("rol", frozenset(ROLLEN)),
    ("klasse", frozenset(KLASSEN)),
)


def naar_rij(gebeurtenis: Gebeurtenis, rang: int) -> dict[str, Waarde]:
    """The row of an event, by column name."""
    return {
        **envelop(gebeurtenis),
        "rang": rang,
        "zout": gebeurtenis.zout,
        "inhoud": canonical(gebeurtenis.inhoud).decode(),
    }


def van_rij(rij: Sequence[Any]) -> Gebeurtenis:
    """The event of a row that begins with KOLOMMEN. Raises `OpslagFout` when what is stored is not an event."""
    velden: dict[str, Any] = dict(zip(_VELDEN, _KIES(rij), strict=True))
    try:
        for veld, keuzes in _KEUZES:
            if velden[veld] not in keuzes:
                raise ValueError(veld)
        velden["datum"] = date.fromisoformat(velden["datum"])
        velden["vastgelegd_op"] = datetime.fromisoformat(velden["vastgelegd_op"])
        if velden["waarde"] is not None:
            velden["waarde"] = Decimal(velden["waarde"])
        velden["inhoud"] = _inhoud(velden["soort"], velden["inhoud"])
    except (ValueError, TypeError, ArithmeticError) as fout:
        raise OpslagFout(
            f"Gebeurtenis #{rij[0]} is onleesbaar: de database is beschadigd of buiten het programma om gewijzigd.",
            raad="Voer `lama-zvp controle` uit en zet een reservekopie terug.",
            raad_app="Verwittig wie het programma beheert: er moet een reservekopie teruggezet worden.",
        ) from fout
    return _zonder_keuring(velden)


def _inhoud(soort: str, tekst: str) -> Feit:
    inhoud = _FEIT.validate_json(tekst)
    if inhoud.soort != soort and not isinstance(inhoud, Gewist):
        raise ValueError(soort)
    return inhoud


def _zonder_keuring(velden: dict[str, Any]) -> Gebeurtenis:
    """An event out of values that are already of the right type, in the order of the model.

    What `model_construct` does, without its pass over every field: a year is made of thousands of events, and this
    halves the time to open it.
    """
    gebeurtenis = Gebeurtenis.__new__(Gebeurtenis)
    for naam, waarde in (
        ("__dict__", velden),
        ("__pydantic_fields_set__", _ALLE),
        ("__pydantic_extra__", None),
        ("__pydantic_private__", None),
    ):
        object.__setattr__(gebeurtenis, naam, waarde)
    return gebeurtenis
