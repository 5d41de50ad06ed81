"""What belongs to the person at the desk alone: their choices for the app, and what they have already seen."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lama_zvp.errors import InvoerFout
from lama_zvp.files import maak_map, schrijf_heel, vertaal_fouten
from lama_zvp.voorkeuren import (
    STANDAARD,
    Gelezen,
    Voorkeuren,
    als_paren,
    lees_voorkeuren,
    met,
    persoonsmerk,
    schrijf_voorkeuren,
)
from lama_zvp.workspace.lezen import Lezen, Zoekvraag

if TYPE_CHECKING:
    from lama_zvp.journal.events import Gebeurtenis

GEZIENMAP = "gezien"
EERSTE_KEER = 50
"""Events shown to somebody who looks for the first time."""
HOOGSTENS = 2000
"""Events shown at most; the journal has them all."""


@dataclass(frozen=True, slots=True)
class Bezoek:
    """How far somebody has read: the number of the last event, and when, as an aware instant."""

    volgnr: int
    moment: datetime


@dataclass(frozen=True, slots=True)
class Wijzigingen:
    """What others recorded since a person last looked, the newest first.

    sinds: how far they had read; None on the first look, and then the last few events are shown. tot: the number of the
    last event that they may see: a later one would tell how much they may not. eigen: how many entries of their own
    are left out. meer: whether older ones were left out.
    """

    sinds: Bezoek | None
    tot: int
    gebeurtenissen: tuple[Gebeurtenis, ...]
    eigen: int
    meer: bool


class Persoonlijk(Lezen):
    """Nothing here is about the plan, and nobody else sees it. Raises Geweigerd, InvoerFout or OpslagFout."""

    # -- choices -------------------------------------------------------------------------------------------------

    def voorkeuren(self) -> Gelezen:
        """The choices of this person, with what is wrong about their file."""
        wie = self.wie
        wie.eis("lezen")
        return lees_voorkeuren(self.thuis, wie.naam)

    def zet_voorkeur(self, sleutel: str, waarde: str) -> Voorkeuren:
        """Change one choice, as typed; `standaard` takes it back."""
        wie = self.wie
        wie.eis("lezen")
        nieuw = met(lees_voorkeuren(self.thuis, wie.naam).voorkeuren, sleutel, self._in_het_plan(sleutel, waarde))
        schrijf_voorkeuren(self.thuis, wie.naam, nieuw)
        return nieuw

    def toon_voorkeuren(self) -> dict[str, str]:
        """Every choice with its value, as typed."""
        return als_paren(self.voorkeuren().voorkeuren)

    def _in_het_plan(self, sleutel: str, waarde: str) -> str:
        """A fiche by its full name, a year within the plan's period. Raises NietGevonden or InvoerFout."""
        sleutel, waarde = sleutel.strip(), waarde.strip()
        if waarde == STANDAARD:
            return waarde
        if sleutel == "fiche":
            return self.namen.zoek_fiche(waarde).naam
        jaren = self.plan.periode.jaren()
        if sleutel == "jaar" and waarde.isdecimal() and int(waarde) not in jaren:
            raise InvoerFout(f"{waarde[:10]} is geen jaar van het plan.", raad=f"Kies van {jaren[0]} tot {jaren[-1]}.")
        return waarde

    # -- what is new ---------------------------------------------------------------------------------------------

    def gezien(self) -> Bezoek | None:
        """How far this person has read; None when they never looked, or when that does not read any more."""
        with vertaal_fouten("Lezen wat u al gezien had"):
            return _lees_bezoek(self._gezienpad())

    def wijzigingen(self, sinds: Bezoek | None, hoogstens: int = HOOGSTENS) -> Wijzigingen:
        """What others recorded since `sinds` (see `gezien`), as far as this person may see it; the last `hoogstens`."""
        wie = self.wie
        wie.eis("lezen")
        if not self.heeft_journaal():
            return Wijzigingen(sinds, 0, (), 0, meer=False)
        hoeveel = hoogstens if sinds else EERSTE_KEER
        na = sinds.volgnr if sinds else 0
        gevonden = self.geschiedenis(Zoekvraag(na_volgnr=na, limiet=hoeveel + 1, nieuwste_eerst=True))
        tot = gevonden[0].volgnr if gevonden else na
        anderen = tuple(g for g in gevonden[:hoeveel] if g.auteur != wie.naam)
        return Wijzigingen(sinds, tot, anderen, len(gevonden[:hoeveel]) - len(anderen), meer=len(gevonden) > hoeveel)

    def onthoud_gezien(self, tot: int) -> None:
        """Remember that this person has read up to event `tot`; never back to an earlier one."""
        self.wie.eis("lezen")
        eerder = self.gezien()
        if not self.heeft_journaal() or (eerder is not None and eerder.volgnr > tot):
            return
        maak_map(self.thuis / GEZIENMAP)
        inhoud = {"volgnr": tot, "moment": self.klok.nu().isoformat()}
        schrijf_heel(self._gezienpad(), json.dumps(inhoud).encode())

    def _gezienpad(self) -> Path:
        return self.thuis / GEZIENMAP / f"{persoonsmerk(self.wie.naam)}.json"


def _lees_bezoek(pad: Path) -> Bezoek | None:
    with suppress(FileNotFoundError, NotADirectoryError, ValueError, RecursionError):
        waarden = json.loads(pad.read_bytes()[:1000])
        if isinstance(waarden, Mapping) and isinstance(waarden.get("volgnr"), int):
            moment = datetime.fromisoformat(str(waarden.get("moment")))
            if moment.tzinfo is not None and waarden["volgnr"] >= 0:
                return Bezoek(int(waarden["volgnr"]), moment)
    return None
