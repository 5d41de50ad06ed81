"""Brings a database to the schema this program knows: named steps, each whole or not at all, a backup first."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from lama_zvp.errors import OpslagFout
from lama_zvp.files import vertaal_fouten
from lama_zvp.journal import sqlite

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


STAPPEN: Final[tuple[Stap, ...]] = (Stap(_MAP / "0001-gebeurtenis.sql"),)
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


def maak_nieuw(pad: Path, stappen: Sequence[Stap] = STAPPEN) -> None:
    """Make an empty journal at `pad`, private to the account, complete before anyone can see it.

    It is built aside and linked into place: of two programs that begin at once one wins, and the other uses that file.
    Raises `OpslagFout`.
    """
    with vertaal_fouten(f"Het journaal {pad} aanmaken"):
        greep, naam = tempfile.mkstemp(dir=pad.parent, prefix=f".{pad.name}.")
        os.close(greep)
        tijdelijk = Path(naam)
        try:
            with sqlite.vertaal(pad), closing(sqlite.verbind(tijdelijk, "rw")) as verbinding:
                verbinding.execute(f"PRAGMA application_id = {sqlite.APPLICATION_ID}")
                voer_uit(verbinding, stappen)
                verbinding.execute("PRAGMA journal_mode = WAL")
            with suppress(FileExistsError):
                os.link(tijdelijk, pad)
        finally:
            for rest in ("", "-wal", "-shm", "-journal"):
                with suppress(FileNotFoundError):
                    Path(naam + rest).unlink()
        _bewaar_map(pad.parent)


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


def reservekopie(pad: Path, verbinding: sqlite3.Connection, voor: str) -> Path:
    """A verified copy beside the database, named after the step it precedes; an earlier copy is never replaced."""
    with vertaal_fouten(f"Een reservekopie van {pad} maken"):
        greep, naam = tempfile.mkstemp(dir=pad.parent, prefix=f".{pad.name}.")
        os.close(greep)
        tijdelijk = Path(naam)
        try:
            with closing(sqlite3.connect(tijdelijk)) as kopie:
                verbinding.backup(kopie)
                kopie.execute("PRAGMA journal_mode = DELETE")
                _keur_kopie(verbinding, kopie, pad)
            _bewaar(tijdelijk)
            return _geef_naam(tijdelijk, pad.with_name(f"{pad.name}.voor-{voor}"))
        finally:
            tijdelijk.unlink(missing_ok=True)


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


def _geef_naam(tijdelijk: Path, gewenst: Path) -> Path:
    """Link the copy under the first free name `…`, `….2`, `….3`."""
    doel, teller = gewenst, 1
    while True:
        try:
            os.link(tijdelijk, doel)
        except FileExistsError:
            teller += 1
            doel = gewenst.with_name(f"{gewenst.name}.{teller}")
        else:
            _bewaar_map(doel.parent)
            return doel


def _bewaar(pad: Path) -> None:
    greep = os.open(pad, os.O_RDONLY)
    try:
        os.fsync(greep)
    finally:
        os.close(greep)


def _bewaar_map(pad: Path) -> None:
    """Make a new name in a folder durable; some file systems cannot, and then there is nothing to do."""
    with suppress(OSError):
        _bewaar(pad)
