"""Events about access itself: who got it, who lost it, who was refused, who overrode the guard; never the content."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from lama_zvp.journal.events import Concept, Toegang

if TYPE_CHECKING:
    from lama_zvp.access.rollen import Wie

Soort = Literal["toegevoegd", "ingetrokken", "geweigerd", "uitzondering"]


def toegangsfeit(
    wie: Wie, handeling: Soort, naam: str, vingerafdruk: str, tekst: str, *, betreft: str | None = None
) -> Callable[[str, datetime, bytes], Concept]:
    """An event about `naam`, done by `wie`; give it the plan's key, the instant and 10 random bytes.

    Only the korpsleiding reads these in the journal; the beheerder has `toegang lijst` and `toegang meldingen`.
    """

    def concept(plan: str, nu: datetime, toeval: bytes) -> Concept:
        from lama_zvp.journal.chain import uuid7

        dag = nu.astimezone().date()
        return Concept(
            id=uuid7(nu, toeval),
            plan=plan,
            jaar=dag.year,
            datum=dag,
            auteur=wie.naam,
            rol=wie.rol,
            vastgelegd_op=nu,
            klasse="beperkt",
            betreft=betreft,
            inhoud=Toegang(
                handeling=handeling, naam=naam, vingerafdruk=vingerafdruk, tekst=tekst, met_sleutel=wie.vingerafdruk
            ),
        )

    return concept
