"""What every use case stands on: choices, clock, person, plan and journal, each opened when first needed."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from lama_zvp.access.rollen import Wie
from lama_zvp.errors import Geweigerd, InvoerFout, LamaFout, PlanOngeldig
from lama_zvp.files import beveilig_map, eis_afgeschermd, maak_map, weiger_koppelingen
from lama_zvp.logboek import noteer, oorzaak
from lama_zvp.settings import Keuze
from lama_zvp.workspace.identiteit import Identiteit, TerPlaatse, beweerd

if TYPE_CHECKING:
    from lama_zvp.journal.store import Journaal
    from lama_zvp.plan.load import LoadedPlan
    from lama_zvp.plan.model import Klasse, Plan
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


class Context:
    """One opened desk. Nothing is read or created until a use case asks for it."""

    def __init__(self, keuze: Keuze, *, wie: Wie | Identiteit | None = None, klok: Klok | None = None) -> None:
        self.keuze = keuze
        self.klok = klok or systeemklok(keuze.vandaag)
        self._identiteit: Identiteit = TerPlaatse(keuze.thuis) if wie is None else _altijd(wie)
        self._laatst: Wie | None = None
        self._plannen: dict[Klasse, _Gezien] = {}

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
    def wie(self) -> Wie:
        """The person at the desk as of this moment. Raises `Geweigerd` when access was withdrawn meanwhile."""
        try:
            wie = self._identiteit()
        except Geweigerd:
            self._laatst = self._laatst or beweerd(self._identiteit)
            self.meld_weigering("geen toegang (meer)")
            raise
        self._laatst = wie
        return replace(wie, bij_weigering=self.meld_weigering)

    def meld_weigering(self, wat: str) -> None:
        """Put in the journal that this person was refused `wat`: an act or a kind of thing, never its content.

        On a desk without an access file there is nobody to tell. A journal out of reach does not undo the refusal.
        """
        from lama_zvp.workspace.toegangsfeit import toegangsfeit

        wie = self._laatst
        self._noteer("geweigerd", wat)
        if wie is None or wie.alleen:
            return
        with suppress(LamaFout):
            feit = toegangsfeit(wie, "geweigerd", wie.naam, wie.vingerafdruk, wat)
            self.journaal.voeg_toe(feit(self._plansleutel(), self.klok.nu(), secrets.token_bytes(10)))

    def noteer_fout(self, fout: LamaFout) -> None:
        """Tell the log file what kind of error a face is about to show."""
        self._noteer("fout", oorzaak(fout))

    def _noteer(self, *wat: str) -> None:
        wie = self._laatst
        noteer(self.thuis, self.klok.nu(), *wat, f"wie={wie.naam if wie else '?'}")

    @property
    def thuis(self) -> Path:
        return self.keuze.thuis

    @property
    def database(self) -> str | None:
        """The URL in --database, None for the file in the home.

        Raises `InvoerFout` for one that does not read, and `OpslagFout` where the library for it is not installed.
        """
        if self.keuze.database is not None:
            from lama_zvp.journal.postgres import naam_van

            naam_van(self.keuze.database)
        return self.keuze.database

    @cached_property
    def voorbeeld(self) -> bool:
        """Whether this home holds generated example data, which is then marked everywhere."""
        return (self.thuis / VOORBEELDMERK).exists()

    @cached_property
    def geladen(self) -> LoadedPlan:
        """The whole plan with its hash, whoever is at the desk. Raises `PlanOngeldig`, `InvoerFout` or `NietGevonden`.

        What a defective plan says is quoted in its defects, so only who may read all of it is told more than that.
        """
        try:
            return self._lees_plan()
        except PlanOngeldig as fout:
            if self.wie.ziet("beperkt"):
                raise
            raise InvoerFout("Het plan laadt niet.", raad="Verwittig wie de plannen beheert.") from fout

    def _lees_plan(self) -> LoadedPlan:
        from lama_zvp.plan.load import read_plan

        self._keur_thuis()
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
        """The plan as far as this person may see it: the one place where that is decided."""
        return self._gezien().plan

    @property
    def namen(self) -> Naamregister:
        """The names this person may know; what is above their class does not exist for them."""
        return self._gezien().namen

    @property
    def verborgen(self) -> frozenset[str]:
        """The plan's names that this person may not know."""
        return self._gezien().verborgen

    def _gezien(self) -> _Gezien:
        geladen, zicht = self.geladen, self.wie.zicht()
        gezien = self._plannen.get(zicht)
        if gezien is None or gezien.sha256 != geladen.sha256:
            gezien = self._plannen[zicht] = _kijk(geladen, zicht)
        return gezien

    def _plansleutel(self) -> str:
        """The plan's key, or the name that was chosen when it does not load."""
        with suppress(LamaFout):
            return (self.__dict__.get("geladen") or self._lees_plan()).plan.sleutel
        return Path(self.keuze.plan).stem[:200] or "onbekend"

    @cached_property
    def journaal(self) -> Journaal:
        """The journal of this home, made on first use, or that in --database. Raises `OpslagFout`."""
        from lama_zvp.journal.store import Journaal

        self._keur_thuis()
        if self.database is not None:
            return Journaal.open(self.database)
        pad = self.thuis / JOURNAALBESTAND
        nieuw = not pad.exists()
        maak_map(self.thuis)
        if nieuw and not any(self.thuis.iterdir()):
            beveilig_map(self.thuis)
        return Journaal.open(pad)

    def _keur_thuis(self) -> None:
        """No links in the home, ever; and where people come in over SSH, no other account at all."""
        from lama_zvp.access.register import TOEGANGSBESTAND

        weiger_koppelingen(self.thuis)
        if (self.thuis / TOEGANGSBESTAND).exists():
            eis_afgeschermd(self.thuis)

    def standaardjaar(self) -> int:
        """The year at hand: the one that was chosen, or else this year; never outside the plan's period."""
        jaren = self.plan.periode.jaren()
        return min(max(self.keuze.jaar or self.klok.vandaag().year, jaren[0]), jaren[-1])


@dataclass(frozen=True, slots=True)
class _Gezien:
    """A plan up to a class: which version of it, what is left, under which names, and which names are hidden."""

    sha256: str
    plan: Plan
    namen: Naamregister
    verborgen: frozenset[str]


def _kijk(geladen: LoadedPlan, zicht: Klasse) -> _Gezien:
    from lama_zvp.plan.names import Naamregister
    from lama_zvp.plan.zicht import verborgen_namen, zichtbaar

    plan = zichtbaar(geladen.plan, zicht)
    return _Gezien(geladen.sha256, plan, Naamregister(plan), verborgen_namen(geladen.plan, zicht))


def _altijd(wie: Wie | Identiteit) -> Identiteit:
    return (lambda: wie) if isinstance(wie, Wie) else wie
