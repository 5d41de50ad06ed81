"""What is typed above the journal, as the question it asks and as what is wrong with it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from lama_zvp.tui.beeld.feit import SOORTWOORDEN

if TYPE_CHECKING:
    from lama_zvp.journal.events import Soort
    from lama_zvp.plan.names import Naamregister
    from lama_zvp.workspace.lezen import Zoekvraag


@dataclass(frozen=True, slots=True)
class Filtertekst:
    """The five fields as typed; "" asks nothing."""

    zoek: str = ""
    fiche: str = ""
    jaar: str = ""
    wie: str = ""
    soort: str = ""

    @property
    def leeg(self) -> bool:
        return not any((self.zoek, self.fiche, self.jaar, self.wie, self.soort))


@dataclass(frozen=True, slots=True)
class Begrepen:
    """The question, or what keeps it from being asked."""

    vraag: Zoekvraag | None
    klacht: str = ""


def begrijp(getypt: Filtertekst, namen: Naamregister, auteurs: Collection[str], hoeveel: int) -> Begrepen:
    """The question for the `hoeveel` newest events; a piece of a name will do as long as it is one."""
    from lama_zvp.workspace.lezen import Zoekvraag

    fiche = _fiche(getypt.fiche, namen)
    if getypt.fiche and fiche is None:
        return Begrepen(None, f"Geen fiche of hefboom heet “{getypt.fiche}”.")
    if getypt.jaar and not (getypt.jaar.isascii() and getypt.jaar.isdigit() and len(getypt.jaar) == 4):
        return Begrepen(None, "Een jaar heeft vier cijfers.")
    soorten = tuple(soort for soort, woord in SOORTWOORDEN.items() if woord.startswith(getypt.soort.lower()))
    if getypt.soort and not soorten:
        return Begrepen(None, f"Soort: {', '.join(SOORTWOORDEN.values())}.")
    return Begrepen(
        Zoekvraag(
            fiche=fiche,
            jaar=int(getypt.jaar) if getypt.jaar else None,
            auteur=_auteur(getypt.wie, auteurs),
            zoek=getypt.zoek or None,
            soorten=cast("tuple[Soort, ...]", soorten) if getypt.soort else (),
            limiet=hoeveel,
            nieuwste_eerst=True,
        )
    )


def _fiche(getypt: str, namen: Naamregister) -> str | None:
    """The fiche or hefboom that is called so, or the first in the plan of which the name or title begins so."""
    klein = getypt.lower()
    if not klein:
        return None
    beginnend = [o for o in namen.fiches if o.naam.removeprefix("hefboom.").startswith(klein) or o.naam == klein]
    gevonden = beginnend or list(namen.filter(getypt, 1, ("fiche", "hefboom")))
    return gevonden[0].naam if gevonden else None


def _auteur(getypt: str, auteurs: Collection[str]) -> str | None:
    """The one known author of whom the name begins so; otherwise the name as typed."""
    if not getypt or getypt in auteurs:
        return getypt or None
    beginnend = [naam for naam in auteurs if naam.lower().startswith(getypt.lower())]
    return beginnend[0] if len(beginnend) == 1 else getypt


def in_woorden(getypt: Filtertekst) -> str:
    """`“alcohol”, verkeer, 2024`: what is being asked, in a line."""
    return ", ".join(
        deel
        for deel in (f"“{getypt.zoek}”" if getypt.zoek else "", getypt.fiche, getypt.jaar, getypt.wie, getypt.soort)
        if deel
    )
