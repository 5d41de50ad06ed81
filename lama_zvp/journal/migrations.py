"""Brings a database to the schema this program knows: named steps, each whole or not at all, a backup first."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from lama_zvp.errors import OpslagFout
from lama_zvp.files import vertaal_fouten
from lama_zvp.journal import sqlite

STAARTEN: Final = ("", "-wal", "-shm", "-journal")
"""What SQLite may put behind the name of a database."""

_MAP: Final = Path(__file__).with_name("schema")
_LOGBOEK: Final = """
CREATE TABLE IF NOT EXISTS migratie (versie INTEGER PRIMARY KEY, naam TEXT NOT NULL UNIQUE) STRICT
"""


@dataclass(frozen=True)
class Stap:
    """One change of the schema: `bestand` holds its SQL and, without the extension, its name."""

    bestand: Path

    @property
    def naam(self) -> str:
        return self.bestand.stem

    @cached_property
    def opdrachten(self) -> tuple[str, ...]:
        return tuple(_opdrachten(self.bestand.read_text(encoding="utf-8")))


STAPPEN: Final[tuple[Stap, ...]] = (Stap(_MAP / "0001-gebeurtenis.sql"), Stap(_MAP / "0002-samenvoeging.sql"))
"""Every step there ever was, in order. The version of a database is the number of steps it has had."""


def _opdrachten(tekst: str) -> Iterator[str]:
    """The statements of an SQL script, triggers with their bodies in one piece."""
    begonnen = ""
    for regel in tekst.splitlines(keepends=True):
        begonnen += regel
        if sqlite3.complete_statement(begonnen):
            yield begonnen.strip()
            begonnen = ""
    if begonnen.strip():
        raise ValueError("an SQL script ends halfway a statement")


def versie_van(verbinding: sqlite3.Connection) -> int:
    """The schema version of the database: how many steps it has had."""
    return int(verbinding.execute("PRAGMA user_version").fetchone()[0])


def voer_uit(verbinding: sqlite3.Connection, stappen: Sequence[Stap] = STAPPEN) -> None:
    """Apply the steps that the database has not had, each in a transaction of its own.

    Safe when two programs do it at once: what is left to do is decided again once the lock is held.
    """
    for versie, stap in enumerate(stappen, start=1):
        if versie_van(verbinding) >= versie:
            continue
        with sqlite.schrijftransactie(verbinding):
            if versie_van(verbinding) >= versie:
                continue
            for opdracht in stap.opdrachten:
                verbinding.execute(opdracht)
            verbinding.execute(_LOGBOEK)
            verbinding.execute("INSERT INTO migratie (versie, naam) VALUES (?, ?)", (versie, stap.naam))
            verbinding.execute(f"PRAGMA user_version = {versie}")


def verwacht_schema(stappen: Sequence[Stap] = STAPPEN) -> dict[tuple[str, str], str]:
    """`(type, name) → SQL` of everything a database of this version holds, as SQLite itself keeps it."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as verbinding:
        voer_uit(verbinding, stappen)
        return schema_van(verbinding)


def schema_van(verbinding: sqlite3.Connection) -> dict[tuple[str, str], str]:
    """`(type, name) → SQL` of the tables, indexes and triggers in a database."""
    rijen = verbinding.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name")
    return {(soort, naam): sql for soort, naam, sql in rijen}


def migreer(pad: Path, verbinding: sqlite3.Connection, stappen: Sequence[Stap] = STAPPEN) -> Path | None:
    """Bring an open database up to date and return where the backup of the old one is; None when it was current.

    Raises `OpslagFout` when it is newer than this program; it is then untouched.
    """
    weiger_nieuwer(pad, versie_van(verbinding), stappen)
    if versie_van(verbinding) == len(stappen):
        return None
    kopie = reservekopie(pad, verbinding, stappen[versie_van(verbinding)].naam)
    voer_uit(verbinding, stappen)
    verbinding.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return kopie


def weiger_nieuwer(pad: Path, versie: int, stappen: Sequence[Stap] = STAPPEN) -> None:
    """Raise `OpslagFout` for a database that a newer program made."""
    if versie > len(stappen):
        raise OpslagFout(
            f"Het journaal {pad} is gemaakt door een nieuwere versie van lama-zvp"
            f" (schema {versie}; dit programma kent {len(stappen)}).",
            raad="Er is niets aan veranderd. Installeer de nieuwere versie.",
        )


def weiger_ander(pad: Path, versie: int, stappen: Sequence[Stap] = STAPPEN) -> None:
    """Raise `OpslagFout` for a database of another schema, where it cannot be brought up to date."""
    weiger_nieuwer(pad, versie, stappen)
    if versie < len(stappen):
        raise OpslagFout(
            f"Het journaal {pad} is van een oudere versie van lama-zvp en kan hier niet bijgewerkt worden.",
            raad="Open het eenmaal met een account dat er mag schrijven; daarna kan het hier gelezen worden.",
        )


def reservekopie(pad: Path, verbinding: sqlite3.Connection, voor: str) -> Path:
    """A verified copy beside the database, named after the step it precedes; an earlier copy is never replaced."""
    with vertaal_fouten(f"Een reservekopie van {pad} maken"), naast(pad) as tijdelijk:
        with closing(sqlite3.connect(tijdelijk)) as kopie:
            verbinding.backup(kopie)
            kopie.execute("PRAGMA journal_mode = DELETE")
            _keur_kopie(verbinding, kopie, pad)
        bewaar(tijdelijk)
        return geef_naam(tijdelijk, pad.with_name(f"{pad.name}.voor-{voor}"))


def _keur_kopie(verbinding: sqlite3.Connection, kopie: sqlite3.Connection, pad: Path) -> None:
    telling = (
        "SELECT count(*), max(volgnr), (SELECT hash FROM gebeurtenis ORDER BY volgnr DESC LIMIT 1) FROM gebeurtenis"
    )
    heel = kopie.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    if not heel or kopie.execute(telling).fetchone() != verbinding.execute(telling).fetchone():
        raise OpslagFout(
            f"De reservekopie van {pad} klopt niet; het journaal is niet bijgewerkt.",
            raad="Kijk de schijf na en voer `lama-zvp controle` uit met de vorige versie van het programma.",
        )


def geef_naam(tijdelijk: Path, gewenst: Path) -> Path:
    """Link the copy under the first free name `…`, `….2`, `….3`."""
    doel, teller = gewenst, 1
    while True:
        try:
            os.link(tijdelijk, doel)
        except FileExistsError:
            teller += 1
            doel = gewenst.with_name(f"{gewenst.name}.{teller}")
        else:
            bewaar_naam(doel)
            return doel


@contextmanager
def naast(pad: Path) -> Iterator[Path]:
    """A private empty file in the folder of `pad` to build a database in; whatever is left of it is removed after."""
    greep, naam = tempfile.mkstemp(dir=pad.parent, prefix=f".{pad.name}.")
    os.close(greep)
    try:
        yield Path(naam)
    finally:
        for staart in STAARTEN:
            Path(naam + staart).unlink(missing_ok=True)


def bewaar_naam(pad: Path) -> None:
    """Make the name of a new file durable; some file systems cannot, and then there is nothing to do."""
    with suppress(OSError):
        bewaar(pad.parent)


def bewaar(pad: Path) -> None:
    """Make the content of a file, or the names in a folder, durable."""
    greep = os.open(pad, os.O_RDONLY)
    try:
        os.fsync(greep)
    finally:
        os.close(greep)
