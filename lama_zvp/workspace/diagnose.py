"""What the administrator wants to know when something is wrong: everything about the home, nothing that is in it."""

from __future__ import annotations

import os
import platform
import re
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lama_zvp import __version__
from lama_zvp.errors import LamaFout, PlanOngeldig
from lama_zvp.files import eis_afgeschermd, vertaal_fouten
from lama_zvp.logboek import LOGBESTAND, bestanden
from lama_zvp.workspace.bewaring import Bewaring, LaatsteKopie
from lama_zvp.workspace.context import JOURNAALBESTAND
from lama_zvp.workspace.sessie import open_sessies

if TYPE_CHECKING:
    from lama_zvp.journal.toestand import Toestand

KRAP: Final = 100 * 1024 * 1024
"""Free space, in bytes, below which the disk counts as nearly full."""

OUD: Final = timedelta(days=7)
"""A backup older than this is a problem once there are events."""

_REST: Final = re.compile(r"\.[^/]+\.(?:db|json|toml)\.[a-z0-9_]{4,}(?:-wal|-shm|-journal)?")
"""A file in the making at the top of the home: a dot, the name it was to get, and letters of its own."""


@dataclass(frozen=True, slots=True)
class Bestand:
    """A file of the home: its size in bytes and who may touch it, as `ls` writes that in octal."""

    naam: str
    grootte: int
    rechten: str


@dataclass(frozen=True, slots=True)
class Diagnose:
    """The state of a home. `in_gebruik` None: this account cannot tell. `vrij` in bytes, None without a folder.

    sessies: how many sessions over SSH are open. logboek: the file that tells what the program did, and its size in
    bytes; None when there is none yet.
    """

    versie: str
    python: str
    sqlite: str
    thuis: Path
    plan: str
    database: str
    bestanden: tuple[Bestand, ...]
    toestand: Toestand | None
    in_gebruik: bool | None
    sessies: int
    laatste_kopie: LaatsteKopie | None
    logboek: Path
    logboek_grootte: int | None
    vrij: int | None
    problemen: tuple[str, ...]


class Diagnosticeren(Bewaring):
    """Looks and changes nothing. Raises Geweigerd; whatever else is wrong is in what it gives."""

    def diagnose(self) -> Diagnose:
        """Everything about this home that helps to find out what is wrong, without any text of plan or journal."""
        self.wie.eis("controle")
        self.sluit()
        problemen: list[str] = []
        database, gebruikt, toestand = self._kijk(problemen)
        vrij = _vrij(self.thuis)
        kopie = self.laatste_kopie()
        if vrij is not None and vrij < KRAP:
            problemen.append(f"De schijf is bijna vol: nog {vrij // 1024} KiB vrij.")
        resten = [*_resten(self.thuis), *self._resten_van(kopie)]
        problemen += [*self._plan_stuk(), *self._rechten(), *resten, *self._kopie_oud(toestand, kopie)]
        return Diagnose(
            versie=__version__,
            python=platform.python_version(),
            sqlite=sqlite3.sqlite_version,
            thuis=self.thuis.absolute(),
            plan=self.keuze.plan,
            database=database,
            bestanden=tuple(_bestanden(self.thuis)),
            toestand=toestand,
            in_gebruik=gebruikt,
            sessies=open_sessies(self.thuis),
            laatste_kopie=kopie,
            logboek=self.thuis.absolute() / LOGBESTAND,
            logboek_grootte=next((bestand.stat().st_size for bestand in bestanden(self.thuis)), None),
            vrij=vrij,
            problemen=tuple(problemen),
        )

    def _kijk(self, problemen: list[str]) -> tuple[str, bool | None, Toestand | None]:
        """Which database it is, whether it is in use, and how it is doing."""
        if self.keuze.database is not None:
            return self._kijk_op_server(self.keuze.database, problemen)
        pad = self.thuis / JOURNAALBESTAND
        return str(pad.absolute()), *self._kijk_in_bestand(pad, problemen)

    def _kijk_op_server(self, url: str, problemen: list[str]) -> tuple[str, bool | None, Toestand | None]:
        naam = "onbekend"
        try:
            from lama_zvp.journal.postgres import naam_van

            naam = naam_van(url)
            from lama_zvp.journal.servertoestand import lees_toestand

            gebruikt, toestand = lees_toestand(url)
        except LamaFout as fout:
            problemen.append(str(fout).replace("\n", " "))
            return naam, None, None
        problemen += toestand.bevindingen
        return naam, gebruikt, toestand

    def _kijk_in_bestand(self, pad: Path, problemen: list[str]) -> tuple[bool | None, Toestand | None]:
        from lama_zvp.journal.backup import is_in_gebruik
        from lama_zvp.journal.toestand import lees_toestand

        if not pad.exists():
            return False, None
        # In this order: a connection of our own would be in the way of the question, and lose its locks by it.
        gebruikt = is_in_gebruik(pad)
        try:
            toestand = lees_toestand(pad)
        except LamaFout as fout:
            problemen.append(str(fout).replace("\n", " "))
            return gebruikt, None
        problemen += toestand.bevindingen
        return gebruikt, toestand

    def _plan_stuk(self) -> Iterator[str]:
        """Whether the plan loads; its defects quote it, so they are only counted."""
        try:
            _ = self._lees_plan()
        except PlanOngeldig as fout:
            yield f"Het plan laadt niet: {len(fout.fouten)} fouten. `lama-zvp plan controleer` noemt ze."
        except LamaFout as fout:
            yield fout.melding

    def _rechten(self) -> Iterator[str]:
        """Who else can come at what is recorded; in a home that is closed, the rights of its files do not matter."""
        from lama_zvp.access.register import TOEGANGSBESTAND

        if not self.thuis.is_dir():
            return
        if not os.access(self.thuis, os.W_OK | os.X_OK):
            yield f"Deze account kan niet schrijven in {self.thuis}."
        if (self.thuis / TOEGANGSBESTAND).exists():
            try:
                eis_afgeschermd(self.thuis)
            except LamaFout as fout:
                yield fout.melding
        if self.thuis.stat().st_mode & 0o011:
            for bestand in _bestanden(self.thuis):
                met_meldingen = bestand.naam.lstrip(".").startswith("journaal")
                if met_meldingen and int(bestand.rechten, 8) & 0o066:
                    yield f"Andere accounts kunnen bij {bestand.naam} ({bestand.rechten}); herstel met chmod 600."

    def _resten_van(self, kopie: LaatsteKopie | None) -> Iterator[str]:
        """What a killed backup left where the last good one went; what is in the home is seen there already."""
        from lama_zvp.journal.backup import resten_van

        if kopie is None or (doel := Path(kopie.bestand)).parent == self.thuis.absolute():
            return
        try:
            for rest in resten_van(doel):
                yield f"{rest} is een rest van een afgebroken reservekopie; de volgende onder die naam ruimt hem op."
        except OSError:
            return  # the disk of the copies need not be there

    def _kopie_oud(self, toestand: Toestand | None, kopie: LaatsteKopie | None) -> Iterator[str]:
        if toestand is None or not toestand.aantal:
            return
        if kopie is None:
            yield "Er is nog nooit een reservekopie gemaakt."
        elif self.klok.nu() - kopie.op > OUD:
            yield f"De laatste reservekopie is van {kopie.op.date().isoformat()}."


def _vrij(map_: Path) -> int | None:
    try:
        return shutil.disk_usage(map_).free
    except OSError:
        return None


def _bestanden(map_: Path) -> Iterator[Bestand]:
    """The files at the top of the home, by name."""
    if not map_.is_dir():
        return
    with vertaal_fouten(f"De map {map_} bekijken"):
        for pad in sorted(map_.iterdir()):
            stand = pad.lstat()
            if pad.is_file():
                yield Bestand(pad.name, stand.st_size, f"{stand.st_mode & 0o777:04o}")


def _resten(map_: Path) -> Iterator[str]:
    """Files in the making that a killed program left; nothing in them was ever confirmed."""
    for bestand in _bestanden(map_):
        if _REST.fullmatch(bestand.naam):
            yield f"{bestand.naam} is een rest van een afgebroken bewerking; als alles gesloten is, mag het weg."
