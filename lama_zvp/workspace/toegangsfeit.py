"""Events about access itself: who got it, who lost it, who was refused, who overrode the guard; never the content."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from lama_zvp.journal.events import Concept, Gebeurtenis, Toegang

if TYPE_CHECKING:
    from lama_zvp.access.register import Register
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


def volgens_journaal(gebeurtenissen: Iterable[Gebeurtenis]) -> dict[str, tuple[str, str]]:
    """Who has access as the events tell it, in order of recording: name → (fingerprint, role)."""
    mensen: dict[str, tuple[str, str]] = {}
    for gebeurtenis in gebeurtenissen:
        inhoud = gebeurtenis.inhoud
        if isinstance(inhoud, Toegang) and inhoud.handeling == "toegevoegd":
            mensen[inhoud.naam] = (inhoud.vingerafdruk, inhoud.tekst)
        elif isinstance(inhoud, Toegang) and inhoud.handeling == "ingetrokken":
            mensen.pop(inhoud.naam, None)
    return mensen


def verschil(register: Register | None, volgens: Mapping[str, tuple[str, str]]) -> tuple[str, ...]:
    """What the access file says otherwise than the journal, one Dutch sentence each."""
    if register is None:
        over = ", ".join(volgens)
        return (f"Het toegangsbestand is weg, maar volgens het journaal hebben nog toegang: {over}.",) if over else ()
    zinnen = []
    for persoon in register.personen:
        bekend = volgens.get(persoon.naam)
        if bekend is None:
            zinnen.append(f"{persoon.naam} heeft toegang, maar het journaal weet van niets.")
        elif bekend != (persoon.vingerafdruk, persoon.rol):
            zinnen.append(f"{persoon.naam}: rol of sleutel is anders dan het journaal zegt ({bekend[1]}, {bekend[0]}).")
    namen = {persoon.naam for persoon in register.personen}
    zinnen += [
        f"{n} heeft volgens het journaal toegang, maar staat niet in de lijst." for n in volgens if n not in namen
    ]
    return tuple(zinnen)
