"""Between an event and its row: the stored form is the form that is hashed, so nothing is lost on the way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from operator import itemgetter
from typing import Any, Final, get_args

from lama_zvp.errors import OpslagFout
from lama_zvp.journal.chain import GEWIST, Waarde, canonical, envelop
from lama_zvp.journal.events import ROLLEN, STATUSSEN, Feit, Gebeurtenis, Gewist
from lama_zvp.journal.statements import KOLOMMEN
from lama_zvp.plan.model import KLASSEN

RANG: Final = KOLOMMEN.index("rang")
ONDERWERP: Final = KOLOMMEN.index("onderwerp")

_GETALLEN: Final = frozenset({"volgnr", "jaar", "aantal", "rang"})
_MAG_LEEG: Final = frozenset({"jaar", "status", "aantal", "waarde", "vervangt", "betreft"})
VORM: Final = tuple(
    (int if naam in _GETALLEN else str, *((type(None),) if naam in _MAG_LEEG else ())) for naam in KOLOMMEN
)
"""Per column what may stand in it. The table says the same, but a damaged page does not hold itself to that."""

_LEES: Final = {
    model.model_fields["soort"].default: model.__pydantic_validator__.validate_json
    for model in get_args(get_args(Feit)[0])
}
"""Per kind what reads its text: going straight to it halves what the union of all kinds costs."""
_GEWIST: Final = Gewist()
_VELDEN: Final = tuple(Gebeurtenis.model_fields)
_KIES: Final = itemgetter(*(KOLOMMEN.index(veld) for veld in _VELDEN))
_ALLE: Final = set(_VELDEN)
_STATUSSEN: Final = frozenset((None, *STATUSSEN))
_ROLLEN: Final = frozenset(ROLLEN)
_KLASSEN: Final = frozenset(KLASSEN)
_ZET: Final = object.__setattr__


def naar_rij(gebeurtenis: Gebeurtenis, rang: int) -> dict[str, Waarde]:
    """The row of an event, by column name."""
    return {
        **envelop(gebeurtenis),
        "rang": rang,
        "zout": gebeurtenis.zout,
        "inhoud": canonical(gebeurtenis.inhoud).decode(),
    }


def onleesbaar(volgnr: object) -> OpslagFout:
    """That what is stored under a number is not an event."""
    return OpslagFout(
        f"Gebeurtenis #{volgnr} is onleesbaar: de database is beschadigd of buiten het programma om gewijzigd.",
        raad="Voer `lama-zvp controle` uit en zet een reservekopie terug.",
        raad_app="Verwittig wie het programma beheert: er moet een reservekopie teruggezet worden.",
    )


def van_rij(rij: Sequence[Any]) -> Gebeurtenis:
    """The event of a row that begins with KOLOMMEN. Raises `OpslagFout` when what is stored is not an event."""
    velden: dict[str, Any] = dict(zip(_VELDEN, _KIES(rij), strict=True))
    try:
        if not all(map(isinstance, rij, VORM)):
            raise TypeError("a column")
        if velden["status"] not in _STATUSSEN or velden["rol"] not in _ROLLEN or velden["klasse"] not in _KLASSEN:
            raise ValueError("status, rol or klasse")
        velden["datum"] = date.fromisoformat(velden["datum"])
        velden["vastgelegd_op"] = datetime.fromisoformat(velden["vastgelegd_op"])
        if velden["waarde"] is not None:
            velden["waarde"] = Decimal(velden["waarde"])
        tekst = velden["inhoud"]
        velden["inhoud"] = inhoud = _GEWIST if tekst == GEWIST else _LEES[velden["soort"]](tekst)
        if inhoud is not _GEWIST and "soort" not in inhoud.__pydantic_fields_set__:
            raise ValueError("soort")  # every reader would fill it in, and take an empty text for one of its own
    except (ValueError, TypeError, ArithmeticError, KeyError) as fout:
        raise onleesbaar(rij[0]) from fout
    # What `model_construct` does, without its pass over every field: a year is made of thousands of events.
    gebeurtenis = Gebeurtenis.__new__(Gebeurtenis)
    _ZET(gebeurtenis, "__dict__", velden)
    _ZET(gebeurtenis, "__pydantic_fields_set__", _ALLE)
    _ZET(gebeurtenis, "__pydantic_extra__", None)
    _ZET(gebeurtenis, "__pydantic_private__", None)
    return gebeurtenis
