"""The global options of a command line, and for whom it runs; known before any command is looked at."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lama_zvp.settings import Keuze
    from lama_zvp.voorkeuren import Gelezen
    from lama_zvp.workspace import Workspace
    from lama_zvp.workspace.identiteit import Identiteit
    from lama_zvp.workspace.voorgevel import Voorgevel


@dataclass(frozen=True, slots=True)
class Sessie:
    """Where and for whom a command runs that came over SSH; what the command line says about either does not count."""

    thuis: str
    identiteit: Identiteit
    naam: str = ""


@dataclass(frozen=True, slots=True)
class Bureau:
    """The global options as given; opening the workspace is left to the command that needs it."""

    thuis: str | None
    plan: str | None
    database: str | None
    vandaag: str | None
    plain: bool
    sessie: Sessie | None = None

    def keuze(self, *, plan: str | None = None) -> Keuze:
        """These choices with those of environment and settings; `plan` overrides the plan. Raises `InvoerFout`."""
        from lama_zvp.settings import lees_keuze

        return lees_keuze(
            thuis=self.sessie.thuis if self.sessie else self.thuis,
            plan=plan if plan is not None else self.plan,
            database=None if self.sessie else self.database,
            vandaag=self.vandaag,
            plain=self.plain,
            omgeving={} if self.sessie else os.environ,
        )

    def voorkeuren(self, keuze: Keuze) -> Gelezen:
        """What this person chose for the app, before anything heavy is loaded."""
        from lama_zvp.access.account import accountnaam
        from lama_zvp.voorkeuren import lees_voorkeuren

        return lees_voorkeuren(keuze.thuis, self.sessie.naam if self.sessie else accountnaam())

    def voorgevel(self, keuze: Keuze) -> Voorgevel | None:
        """What stood on the screen the last time, before anything heavy is loaded."""
        from lama_zvp.workspace.voorgevel import lees_voorgevel

        return lees_voorgevel(keuze, self.sessie.identiteit if self.sessie else None)

    def open(self, *, plan: str | None = None, keuze: Keuze | None = None) -> Workspace:
        """A workspace on these choices, or on `keuze` when it was read before. Raises `InvoerFout`."""
        from lama_zvp.workspace import Workspace

        wie = self.sessie.identiteit if self.sessie else None
        return Workspace(keuze or self.keuze(plan=plan), wie=wie)
