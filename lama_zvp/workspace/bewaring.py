"""Keeping the journal safe: a copy of it, a row of copies by day, and putting one back."""

from __future__ import annotations

import fcntl
import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lama_zvp.errors import GebruikFout, NietGevonden, OpslagFout
from lama_zvp.files import beveilig_map, eis_bestaand, maak_map, schrijf_heel, vertaal_fouten, weiger_koppeling
from lama_zvp.workspace.context import JOURNAALBESTAND
from lama_zvp.workspace.lezen import Lezen

if TYPE_CHECKING:
    from lama_zvp.journal.backup import Herstel, Kopie

MEMORIE: Final = "reservekopie.json"
"""Where a home remembers its last backup: moment, file, number of events and hash of the last one."""

_ROTATIE: Final = re.compile(r"journaal-(\d{4}-\d{2}-\d{2})\.db")
_REST: Final = re.compile(r"\.journaal-\d{4}-\d{2}-\d{2}\.db\..+")
_SLOT: Final = ".rotatie.slot"


@dataclass(frozen=True, slots=True)
class Rotatie:
    """The copy of today, the days that are kept with it, and the files that were removed because their turn is over."""

    kopie: Kopie
    bewaard: tuple[date, ...]
    verwijderd: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class LaatsteKopie:
    """The last backup that was made of this home."""

    op: datetime
    bestand: str
    aantal: int
    kop_hash: str


class Bewaring(Lezen):
    """Backups. Raises Geweigerd, NietGevonden or OpslagFout."""

    def backup(self, doel: Path, *, vervang: bool = False) -> Kopie:
        """A verified copy of the journal in one file; with `vervang` in the place of an earlier copy."""
        from lama_zvp.journal.backup import eis_kopie

        self.wie.eis("backup")
        self._keur_naam(doel)
        if vervang:
            eis_kopie(doel)
        return self._kopieer(doel, vervang=vervang)

    def backup_rotatie(self, map_: Path) -> Rotatie:
        """A copy under the name of today in `map_`, and of the older ones there only those of 7 days, 4 weeks and
        12 months; files with any other name are left alone. A second copy on one day replaces the first.
        """
        from lama_zvp.journal.backup import te_bewaren

        self.wie.eis("backup")
        maak_map(map_)
        vandaag = self.klok.vandaag()
        with _een_tegelijk(map_):
            kopie = self._kopieer(map_ / f"journaal-{vandaag.isoformat()}.db", vervang=True)
            kopieen = dict(_kopieen(map_))
            blijft = te_bewaren(kopieen) | {vandaag}
            weg = tuple(pad for dag, pad in sorted(kopieen.items()) if dag not in blijft)
            with vertaal_fouten(f"De map {map_} opruimen"):
                for pad in (*weg, *_resten(map_)):
                    pad.unlink(missing_ok=True)
        return Rotatie(kopie, tuple(sorted(blijft)), weg)

    def herstel(self, bron: Path) -> Herstel:
        """Put a backup in the place of the journal, which is kept beside it. Nothing else in the home is touched.

        In a database only a zone without events takes one: putting the older journal aside there is for its owner.
        """
        from lama_zvp.journal.backup import zet_terug

        self.wie.eis("backup")
        eis_bestaand(bron)
        self._keur_thuis()
        maak_map(self.thuis)
        if not any(self.thuis.iterdir()):
            beveilig_map(self.thuis)
        self.sluit()
        if self.database is not None:
            from lama_zvp.journal import verhuis
            from lama_zvp.journal.backup import Herstel, Kopie

            gedaan = verhuis.zet_terug(bron, self.database, self.thuis)
            return Herstel(Kopie(bron, gedaan.aantal, gedaan.kop_hash, bron.stat().st_size), None)
        return zet_terug(bron, self.thuis / JOURNAALBESTAND, self.klok.vandaag())

    def laatste_kopie(self) -> LaatsteKopie | None:
        """The last backup made of this home; None when there was none or what is remembered of it does not read."""
        self.wie.eis("controle")
        try:
            velden = json.loads((self.thuis / MEMORIE).read_text(encoding="utf-8"))
            moment = datetime.fromisoformat(velden["op"])
            return LaatsteKopie(moment, str(velden["bestand"]), int(velden["aantal"]), str(velden["kop_hash"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def buiten_kopie(self) -> tuple[str, ...]:
        """What stands in this home beside the journal and is worth keeping too: plans, settings, access."""
        from lama_zvp.access.register import TOEGANGSBESTAND
        from lama_zvp.settings import INSTELLINGENBESTAND

        self.wie.eis("backup")
        return tuple(n for n in ("plannen", INSTELLINGENBESTAND, TOEGANGSBESTAND) if (self.thuis / n).exists())

    # -- inner workings ------------------------------------------------------------------------------------------

    def _keur_naam(self, doel: Path) -> None:
        """A copy never takes a name in the home that means something else there: one called `toegang.json` would lock
        everybody out.
        """
        if doel.name == "-":
            raise GebruikFout("Een reservekopie gaat naar een bestand.", raad="Bijvoorbeeld: lama-zvp backup kopie.db")
        with vertaal_fouten(f"De reservekopie {doel} maken"):
            binnen = doel.parent.resolve().is_relative_to(self.thuis.resolve())
        if binnen and doel.suffix != ".db":
            raise OpslagFout(
                f"In {self.thuis} kan een reservekopie niet {doel.name} heten.",
                raad="Laat de naam op .db eindigen, of kies een andere map.",
            )

    def _kopieer(self, doel: Path, *, vervang: bool) -> Kopie:
        self._keur_thuis()
        kopie = self._maak_kopie(doel, vervang=vervang)
        velden = {
            "op": self.klok.nu().isoformat(),
            "bestand": str(doel.absolute()),
            "aantal": kopie.aantal,
            "kop_hash": kopie.kop_hash,
        }
        try:
            schrijf_heel(maak_map(self.thuis) / MEMORIE, json.dumps(velden, indent=2).encode() + b"\n")
        except OpslagFout as fout:
            # The home is full or read-only, when a copy elsewhere is needed most: it is there, and that is what counts.
            return replace(kopie, let_op=f"De kopie is goed, maar niet genoteerd. {fout.melding} {fout.raad}")
        return kopie

    def _maak_kopie(self, doel: Path, *, vervang: bool) -> Kopie:
        from lama_zvp.journal.backup import maak_kopie

        if self.database is not None:
            from lama_zvp.journal import verhuis

            return verhuis.maak_kopie(self.database, doel, vervang=vervang)
        pad = self.thuis / JOURNAALBESTAND
        if not pad.exists():
            raise NietGevonden(
                f"Er is nog geen journaal in {self.thuis}; er is niets om te bewaren.",
                raad="Kijk na of --thuis naar de juiste map wijst.",
            )
        return maak_kopie(pad, doel, vervang=vervang)


@contextmanager
def _een_tegelijk(map_: Path) -> Iterator[None]:
    """One rotation of a folder at a time; the lock goes with the process that holds it."""
    slot = map_ / _SLOT
    weiger_koppeling(slot)
    with vertaal_fouten(f"De map {map_} vergrendelen"):
        greep = os.open(slot, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(greep, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise OpslagFout(
                f"In {map_} loopt al een reservekopie.", raad="Wacht tot die klaar is en probeer opnieuw."
            ) from None
        yield
    finally:
        os.close(greep)


def _kopieen(map_: Path) -> Iterator[tuple[date, Path]]:
    for pad in map_.iterdir():
        gevonden = _ROTATIE.fullmatch(pad.name)
        if gevonden:
            try:
                yield date.fromisoformat(gevonden[1]), pad
            except ValueError:
                continue


def _resten(map_: Path) -> Iterator[Path]:
    """What a copy that was killed halfway left behind."""
    return (pad for pad in map_.iterdir() if _REST.fullmatch(pad.name))
