"""Copies of the journal: one taken while others write, one put back, and which of many are kept."""

from __future__ import annotations

import errno
import fcntl
import os
import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from lama_zvp.errors import OpslagFout
from lama_zvp.files import vertaal_fouten, weiger_koppeling
from lama_zvp.journal import migrations, sqlite, statements
from lama_zvp.journal.bestand import Bestand
from lama_zvp.journal.opening import merk, open_journaal, schema_volgens_kop
from lama_zvp.journal.verify import controleer

DAGEN: Final = 7
WEKEN: Final = 4
MAANDEN: Final = 12

_SLOTEN: Final = (0x40000000, 512)
"""First byte and length of the range in which every SQLite connection locks the file (SQLite, os.h: PENDING_BYTE,
RESERVED_BYTE and the SHARED range)."""


@dataclass(frozen=True, slots=True)
class Kopie:
    """A verified journal file: how many events it holds and the hash of the last; `grootte` in bytes.

    `let_op` is what went wrong beside it, when the copy itself is good; empty when nothing did.
    """

    pad: Path
    aantal: int
    kop_hash: str
    grootte: int
    let_op: str = ""


@dataclass(frozen=True, slots=True)
class Herstel:
    """What was put back, and where the journal that stood there is now; None when there was none."""

    terug: Kopie
    opzij: Path | None


def maak_kopie(pad: Path, doel: Path, *, vervang: bool = False) -> Kopie:
    """Copy the journal at `pad` to `doel` as it stands at one moment, whoever writes meanwhile.

    The copy is one file (0600), built aside, verified event by event, and only then given its name. Raises `OpslagFout`
    when it cannot be made or does not verify, or when `doel` exists and may not be replaced.
    """
    _keur_plaats(pad, doel)
    keur_doel(doel, vervang=vervang)
    with vertaal_fouten(f"De reservekopie {doel} maken"), sqlite.vertaal(doel), in_de_maak(doel) as tijdelijk:
        verbinding, _ = open_journaal(pad)
        with closing(verbinding), sqlite.vertaal(pad):
            voor = _kop(verbinding)
            kopieer(verbinding, tijdelijk)
        kopie = keur(tijdelijk, doel, "DELETE")
        if kopie.aantal < voor:
            raise OpslagFout(f"De reservekopie van {pad} is niet volledig.", raad="Kijk de schijf na.")
        migrations.bewaar(tijdelijk)
        plaats(tijdelijk, doel, vervang=vervang)
    return kopie


def zet_terug(bron: Path, pad: Path, dag: date) -> Herstel:
    """Put the copy `bron` in the place of the journal at `pad`, which is kept beside it under a name with `dag`.

    The copy is verified, and brought to this program's schema, before anything is touched. Raises `OpslagFout` for a
    copy that does not verify or is newer than this program, and while any process has the journal open.
    """
    with vertaal_fouten(f"De reservekopie {bron} openen"):
        if pad.exists() and merk(bron) == merk(pad):
            raise OpslagFout(f"{bron} is het journaal zelf.", raad="Geef de naam van een reservekopie.")
    keur_bron(bron)
    with vertaal_fouten(f"Het journaal {pad} herstellen"), sqlite.vertaal(bron), migrations.naast(pad) as tijdelijk:
        with closing(sqlite.verbind(bron, "immutable")) as verbinding:
            kopieer(verbinding, tijdelijk)
        terug = keur(tijdelijk, pad, "WAL")
        migrations.bewaar(tijdelijk)
        if not pad.exists():
            plaats(tijdelijk, pad, vervang=False)
            return Herstel(terug, None)
        with _voor_ons_alleen(pad):
            opzij = migrations.geef_naam(pad, pad.with_name(f"{pad.name}.opzij-{dag.isoformat()}"))
            _los_logboek(pad, opzij)
            tijdelijk.replace(pad)
            migrations.bewaar_naam(pad)
    return Herstel(terug, opzij)


@contextmanager
def gekeurde_kopie(bron: Path, pad: Path, map_: Path) -> Iterator[Path]:
    """A private copy in `map_` of the journal file `bron`, brought to this program's schema and verified; gone after.

    `bron` is untouched. Raises `OpslagFout` for a file that does not verify, is newer, or is the journal at `pad`.
    """
    with vertaal_fouten(f"De reservekopie {bron} openen"):
        if pad.exists() and merk(bron) == merk(pad):
            raise OpslagFout(f"{bron} is het journaal zelf.", raad="Geef de naam van een reservekopie.")
    keur_bron(bron)
    with vertaal_fouten(f"Het journaal {bron} lezen"), migrations.naast(map_ / pad.name) as tijdelijk:
        with sqlite.vertaal(bron):
            with closing(sqlite.verbind(bron, "immutable")) as verbinding:
                kopieer(verbinding, tijdelijk)
            keur(tijdelijk, bron, "DELETE")
        yield tijdelijk


def is_in_gebruik(pad: Path) -> bool | None:
    """Whether another process has the file open as a database; None when this account cannot tell.

    A process that was killed holds nothing any more. Not to be asked while this process has a connection to the file.
    """
    try:
        with _alle_sloten(pad):
            return False
    except BlockingIOError:
        return True
    except OSError:
        return None


def te_bewaren(dagen: Iterable[date]) -> frozenset[date]:
    """Of the days that have a copy those to keep: the last 7, the last of each of 4 weeks and of each of 12 months.

    Weeks (ISO) and months without a copy do not count, so that a pause empties nothing.
    """
    nieuwste_eerst = sorted(set(dagen), reverse=True)
    per_week: dict[tuple[int, int], date] = {}
    per_maand: dict[tuple[int, int], date] = {}
    for dag in nieuwste_eerst:
        per_week.setdefault(dag.isocalendar()[:2], dag)
        per_maand.setdefault((dag.year, dag.month), dag)
    return frozenset([*nieuwste_eerst[:DAGEN], *list(per_week.values())[:WEKEN], *list(per_maand.values())[:MAANDEN]])


# -- inner workings ------------------------------------------------------------------------------------------------


def _keur_plaats(pad: Path, doel: Path) -> None:
    with vertaal_fouten(f"De reservekopie {doel} maken"):
        thuis = pad.parent.resolve() == doel.parent.resolve()
    if thuis and (doel.name == pad.name or doel.name.startswith(f"{pad.name}-")):
        raise OpslagFout(f"{doel} hoort bij het journaal zelf.", raad="Kies een andere naam of een andere map.")


def is_kopie(pad: Path) -> bool:
    """Whether a file calls itself a journal, or is empty; never asked of a device or a pipe."""
    if pad.is_symlink() or not pad.is_file():
        return False
    with pad.open("rb") as stroom:
        kop = stroom.read(100)
    return not kop or (kop[:16] == b"SQLite format 3\0" and int.from_bytes(kop[68:72]) == sqlite.APPLICATION_ID)


def eis_kopie(doel: Path) -> None:
    """Raise `OpslagFout` for a file at `doel` that is no earlier copy: a wrong name should cost nobody a file."""
    with vertaal_fouten(f"De plaats {doel} bekijken"):
        if doel.is_file() and not doel.is_symlink() and not is_kopie(doel):
            raise _geen_kopie(doel)


def _geen_kopie(doel: Path) -> OpslagFout:
    return OpslagFout(
        f"{doel} is geen reservekopie van lama-zvp en wordt niet vervangen.",
        raad="Kies een andere naam, of verwijder het zelf als het weg mag.",
    )


def keur_doel(doel: Path, *, vervang: bool) -> None:
    """Raise `OpslagFout` where a copy cannot come: a link, a folder, or a file that may not be replaced."""
    weiger_koppeling(doel)
    with vertaal_fouten(f"De plaats {doel} bekijken"):
        if doel.is_dir():
            raise OpslagFout(f"{doel} is een map.", raad="Geef de naam van een bestand.")
        if not doel.exists():
            return
        if not vervang:
            raise bestaat(doel)
        if not doel.is_file():
            raise _geen_kopie(doel)


def bestaat(doel: Path) -> OpslagFout:
    """That there is a file by this name already."""
    return OpslagFout(f"{doel} bestaat al en wordt niet overschreven.", raad="Kies een andere naam, of geef --vervang.")


def keur_bron(bron: Path) -> None:
    """Raise `OpslagFout` for what is no finished copy, or one of a newer program."""
    weiger_koppeling(bron)
    with vertaal_fouten(f"De reservekopie {bron} openen"), sqlite.vertaal(bron):
        if not bron.is_file():
            raise OpslagFout(f"{bron} is geen gewoon bestand.", raad="Geef de naam van een reservekopie.")
        logboek = bron.with_name(f"{bron.name}-wal")
        if logboek.exists() and logboek.stat().st_size:
            raise OpslagFout(
                f"Naast {bron} ligt een logboek ({logboek.name}): dit is geen afgewerkte kopie.",
                raad="Gebruik een kopie die met `lama-zvp backup` gemaakt is.",
            )
        migrations.weiger_nieuwer(bron, schema_volgens_kop(bron))


@contextmanager
def in_de_maak(doel: Path) -> Iterator[Path]:
    """As `migrations.naast`, for a copy: what a killed one left under this name is removed first.

    Whoever makes a copy holds a lock on it, so that another can tell. Nobody opens a copy as a database by its name,
    or letting go here would take the locks of that connection along.
    """
    for rest in resten_van(doel):
        for staart in migrations.STAARTEN:
            rest.with_name(rest.name + staart).unlink(missing_ok=True)
    with migrations.naast(doel) as tijdelijk:
        greep = os.open(tijdelijk, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
        try:
            fcntl.flock(greep, fcntl.LOCK_SH | fcntl.LOCK_NB)
            yield tijdelijk
        finally:
            os.close(greep)


def resten_van(doel: Path) -> Iterator[Path]:
    """What killed backups to `doel` left beside it; those that are being made, and have nothing in them, apart."""
    vorm = re.compile(rf"\.{re.escape(doel.name)}\.[a-z0-9_]{{8}}")
    for pad in sorted(doel.parent.iterdir()):
        if vorm.fullmatch(pad.name) and not pad.is_symlink() and pad.is_file() and pad.stat().st_size:
            greep = os.open(pad, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
            try:
                fcntl.flock(greep, fcntl.LOCK_EX | fcntl.LOCK_NB)
                yield pad
            except BlockingIOError:
                continue
            finally:
                os.close(greep)


def kopieer(verbinding: sqlite3.Connection, doel: Path) -> None:
    """All pages in one step: one unchanging view, in which writers are not held up and never make it begin again."""
    with _noem_volle_schijf(doel), closing(sqlite3.connect(doel)) as kopie:
        verbinding.backup(kopie, pages=-1)


def keur(tijdelijk: Path, naam: Path, stand: str) -> Kopie:
    """Bring the copy to this program's schema, verify all of it, and leave it as one file in journal mode `stand`."""
    with _noem_volle_schijf(tijdelijk), closing(sqlite.verbind(tijdelijk, "rw")) as kopie:
        kopie.execute("PRAGMA journal_mode = DELETE")
        migrations.voer_uit(kopie)
        verslag = controleer(Bestand(tijdelijk, kopie))
        if not verslag.in_orde:
            raise OpslagFout(
                f"De kopie klopt niet: {verslag.bevindingen[0][1]}",
                raad="Er is niets veranderd. `lama-zvp controle` kijkt het journaal zelf na.",
            )
        kopie.execute(f"PRAGMA journal_mode = {stand}")
    return Kopie(naam, verslag.aantal, verslag.kop_hash, tijdelijk.stat().st_size)


@contextmanager
def _noem_volle_schijf(tijdelijk: Path) -> Iterator[None]:
    """Say of a full disk that it is the one of the copy in the making: what is copied may lie on another."""
    try:
        yield
    except sqlite3.Error as fout:
        if getattr(fout, "sqlite_errorname", "") != "SQLITE_FULL":
            raise
        raise OpslagFout(
            f"De schijf van {tijdelijk.parent} is vol: de kopie past er niet op.",
            raad="Er is niets veranderd. Maak daar plaats vrij en probeer opnieuw.",
        ) from fout


def _kop(verbinding: sqlite3.Connection) -> int:
    rij = verbinding.execute(statements.KOP).fetchone()
    return int(rij[0]) if rij else 0


def plaats(tijdelijk: Path, doel: Path, *, vervang: bool) -> None:
    """Give the finished file its name; of two that want the same new name one wins and the other is told."""
    if vervang:
        tijdelijk.replace(doel)
    else:
        try:
            os.link(tijdelijk, doel)
        except FileExistsError:
            raise bestaat(doel) from None
        except OSError as fout:
            if fout.errno not in (errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS):
                raise
            # A disk without hard links, such as most USB sticks: whether the name is free was just looked at.
            tijdelijk.replace(doel)
    migrations.bewaar_naam(doel)


@contextmanager
def _voor_ons_alleen(pad: Path) -> Iterator[None]:
    """The old journal, held so that no other process has or gets it open; its log is folded into it where it can be.

    A damaged one cannot be opened as a database: then its locks are taken as they are, and its log stays as it is.
    """
    try:
        verbinding = sqlite.verbind(pad, "rw")
    except sqlite.BESCHADIGD:
        verbinding = None
    try:
        if verbinding is not None and _neem(verbinding, pad):
            yield
            return
    finally:
        if verbinding is not None:
            verbinding.close()
    try:
        with _alle_sloten(pad):
            yield
    except BlockingIOError:
        raise _in_gebruik(pad) from None


def _neem(verbinding: sqlite3.Connection, pad: Path) -> bool:
    """Take the whole database for this connection; False when it is too damaged for that."""
    verbinding.execute("PRAGMA busy_timeout = 200")
    try:
        verbinding.execute("PRAGMA locking_mode = EXCLUSIVE")
        verbinding.execute("PRAGMA journal_mode = DELETE")
        verbinding.execute("BEGIN EXCLUSIVE")
    except sqlite.BESCHADIGD as fout:
        if sqlite.is_bezet(fout):
            raise _in_gebruik(pad) from fout
        return False
    return True


def _in_gebruik(pad: Path) -> OpslagFout:
    return OpslagFout(
        f"Het journaal {pad} is in gebruik: een ander programma heeft het open.",
        raad="Er is niets veranderd. Sluit alle vensters en sessies van lama-zvp en probeer opnieuw.",
    )


@contextmanager
def _alle_sloten(pad: Path) -> Iterator[None]:
    """Every lock that SQLite knows on the file. Only for a process that has no connection to it of its own."""
    greep = os.open(pad, os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        fcntl.lockf(greep, fcntl.LOCK_EX | fcntl.LOCK_NB, _SLOTEN[1], _SLOTEN[0])
        yield
    finally:
        os.close(greep)


def _los_logboek(pad: Path, opzij: Path) -> None:
    """Put a log that could not be folded in beside the old journal, so that it is never taken for the new one's."""
    logboek = pad.with_name(f"{pad.name}-wal")
    if logboek.exists():
        os.link(logboek, opzij.with_name(f"{opzij.name}-wal"))
        migrations.bewaar_naam(opzij)
        logboek.unlink()
    pad.with_name(f"{pad.name}-shm").unlink(missing_ok=True)
    migrations.bewaar_naam(pad)
