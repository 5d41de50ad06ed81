"""Between an event and its row: the stored form is the form that is hashed, so nothing is lost on the way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from lama_zvp.errors import OpslagFout
from lama_zvp.journal.chain import Waarde, canonical, envelop
from lama_zvp.journal.events import Feit, Gebeurtenis
from lama_zvp.journal.statements import KOLOMMEN

RANG: Final = KOLOMMEN.index("rang")
INHOUD: Final = KOLOMMEN.index("inhoud")
ONDERWERP: Final = KOLOMMEN.index("onderwerp")
_ZONDER_RANG: Final = tuple((plek, naam) for plek, naam in enumerate(KOLOMMEN) if naam not in ("rang", "inhoud"))
_FEIT: Final[TypeAdapter[Feit]] = TypeAdapter(Feit)


def naar_rij(gebeurtenis: Gebeurtenis, rang: int) -> dict[str, Waarde]:
    """The row of an event, by column name."""
    return {
        **envelop(gebeurtenis),
        "rang": rang,
        "zout": gebeurtenis.zout,
        "inhoud": canonical(gebeurtenis.inhoud).decode(),
    }


def van_rij(rij: Sequence[Any]) -> Gebeurtenis:
    """The event of a row of KOLOMMEN. Raises `OpslagFout` when what is stored is not an event."""
    try:
        velden = {naam: rij[plek] for plek, naam in _ZONDER_RANG}
        return Gebeurtenis(**velden, inhoud=_FEIT.validate_json(rij[INHOUD]))
    except ValidationError as fout:
        raise OpslagFout(
            f"Gebeurtenis #{rij[0]} is onleesbaar: de database is beschadigd of buiten het programma om gewijzigd.",
            raad="Voer `lama-zvp controle` uit en zet een reservekopie terug.",
        ) from fout
