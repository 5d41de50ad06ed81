"""What every use case stands on: choices, clock, person, plan and journal, each opened when first needed."""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from lama_zvp.access.rollen import Wie
from lama_zvp.errors import OpslagFout
from lama_zvp.files import maak_map
from lama_zvp.settings import Keuze

if TYPE_CHECKING:
    from lama_zvp.journal.store import Journaal
    from lama_zvp.plan.load import LoadedPlan
    from lama_zvp.plan.model import Plan
    from lama_zvp.plan.names import Naamregister

JOURNAALBESTAND = "journaal.db"
VOORBEELDMERK = "VOORBEELDDATA"


@dataclass(frozen=True, slots=True)
class Klok:
    """Where time comes from. `vandaag` is the local calendar day, `nu` an aware UTC instant."""

    vandaag: Callable[[], date]
    nu: Callable[[], datetime]


def systeemklok(vast: date | None = None) -> Klok:
    """The machine's clock; with `vast` the day is pinned and only the instant of recording moves."""
    return Klok(
        vandaag=(lambda: vast) if vast else (lambda: datetime.now().astimezone().date()),
        nu=lambda: datetime.now(UTC),
    )


def aangemelde_gebruiker() -> Wie:
    """The person behind the OS account: without an access file that account has every right."""
    naam = ""
    with suppress(KeyError, OSError, ImportError):
        naam = getpass.getuser()
    return Wie(naam=naam or f"uid-{os.getuid()}")


class Context:
    """One opened desk. Nothing is read or created until a use case asks for it."""

    def __init__(self, keuze: Keuze, *, wie: Wie | None = None, klok: Klok | None = None) -> None:
        self.keuze = keuze
        self.wie = wie or aangemelde_gebruiker()
        self.klok = klok or systeemklok(keuze.vandaag)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.sluit()

    def sluit(self) -> None:
        """Close the journal if it was opened."""
        journaal = self.__dict__.pop("journaal", None)
        if journaal is not None:
            journaal.sluit()

    @property
    def thuis(self) -> Path:
        return self.keuze.thuis

    @cached_property
    def voorbeeld(self) -> bool:
        """Whether this home holds generated example data, which is then marked everywhere."""
        return (self.thuis / VOORBEELDMERK).exists()

    @cached_property
    def geladen(self) -> LoadedPlan:
        """The plan with its hash. Raises `PlanOngeldig` or `NietGevonden`."""
        from lama_zvp.plan.load import read_plan

        return read_plan(self.planpad(self.keuze.plan), cache=self._cachemap())

    def _cachemap(self) -> Path | None:
        """Where the validated plan may be kept: only in a home that already exists, so that reading creates nothing."""
        return self.thuis / "cache" if self.thuis.is_dir() else None

    def planpad(self, naam: str) -> Path:
        """The file behind a plan's key or path. Raises `NietGevonden`."""
        from lama_zvp.plan.shipped import vind_plan

        return vind_plan(naam, self.planmappen())

    def planmappen(self) -> tuple[Path, ...]:
        from lama_zvp.paths import shipped_plans_dir

        return (self.thuis / "plannen", shipped_plans_dir())

    @property
    def plan(self) -> Plan:
        return self.geladen.plan

    @cached_property
    def namen(self) -> Naamregister:
        from lama_zvp.plan.names import Naamregister

        return Naamregister(self.plan)

    @cached_property
    def journaal(self) -> Journaal:
        """The journal of this home, made on first use. Raises `OpslagFout`."""
        from lama_zvp.journal.store import Journaal

        if self.keuze.database is not None:
            raise OpslagFout(
                "Deze versie bewaart het journaal in SQLite; --database is nog niet beschikbaar.",
                raad="Laat --database en LAMA_ZVP_DATABASE weg.",
            )
        maak_map(self.thuis)
        return Journaal.open(self.thuis / JOURNAALBESTAND)

    def standaardjaar(self) -> int:
        """The year at hand: this year, or the nearest year of the plan's period."""
        jaren = self.plan.periode.jaren()
        return min(max(self.klok.vandaag().year, jaren[0]), jaren[-1])
