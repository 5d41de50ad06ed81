"""Opening the file: made when it is not there, looked at before it is touched, recognised when it was replaced."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path

from lama_zvp.errors import OpslagFout
from lama_zvp.files import vertaal_fouten
from lama_zvp.journal import migrations, sqlite
from lama_zvp.journal.migrations import STAPPEN, Stap

Merk = tuple[int, int]
"""Device and inode: which file it is, whatever it is called."""


def open_journaal(
    pad: Path, *, lezen_alleen: bool = False, stappen: Sequence[Stap] = STAPPEN
) -> tuple[sqlite3.Connection, Merk]:
    """A connection to the journal at `pad`, and which file it is on.

    Without `lezen_alleen` it is made when it is not there and brought up to date. Where the account may not write, the
    connection reads only. Raises `OpslagFout`; a file that is not a journal or is newer is left untouched.
    """
    with vertaal_fouten(f"Het journaal {pad} openen"), sqlite.vertaal(pad):
        if not pad.exists():
            if lezen_alleen:
                raise OpslagFout(f"Er is geen journaal {pad}.", raad="Kijk na of --thuis naar de juiste map wijst.")
            maak_nieuw(pad, stappen)
        while True:
            welk = merk(pad)
            try:
                verbinding = _verbind(pad, stappen, lezen_alleen=lezen_alleen)
            except (*sqlite.BESCHADIGD, OpslagFout):
                # A restore put another file in its place meanwhile: what was read was half of the one and half of the
                # log of the other.
                if merk(pad) == welk:
                    raise
                continue
            if merk(pad) == welk:
                return verbinding, welk
            verbinding.close()


def _verbind(pad: Path, stappen: Sequence[Stap], *, lezen_alleen: bool) -> sqlite3.Connection:
    migrations.weiger_nieuwer(pad, schema_volgens_kop(pad), stappen)
    modus = _modus(pad, lezen_alleen=lezen_alleen)
    verbinding = sqlite.verbind(pad, modus)
    try:
        if modus == "rw":
            migrations.migreer(pad, verbinding, stappen)
        else:
            migrations.weiger_ander(pad, migrations.versie_van(verbinding), stappen)
        return verbinding
    except BaseException:
        verbinding.close()
        raise


def merk(pad: Path) -> Merk:
    """Which file stands at `pad` now."""
    stand = pad.stat()
    return stand.st_dev, stand.st_ino


def maak_nieuw(pad: Path, stappen: Sequence[Stap] = STAPPEN) -> None:
    """Make an empty journal at `pad`, private to the account, complete before anyone can see it.

    It is built aside and linked into place: of two programs that begin at once one wins, and the other uses that file.
    Raises `OpslagFout`.
    """
    with vertaal_fouten(f"Het journaal {pad} aanmaken"), sqlite.vertaal(pad), migrations.naast(pad) as tijdelijk:
        with closing(sqlite.verbind(tijdelijk, "rw")) as verbinding:
            verbinding.execute(f"PRAGMA application_id = {sqlite.APPLICATION_ID}")
            migrations.voer_uit(verbinding, stappen)
            verbinding.execute("PRAGMA journal_mode = WAL")
        with suppress(FileExistsError):
            os.link(tijdelijk, pad)
        migrations.bewaar_naam(pad)


def schema_volgens_kop(pad: Path) -> int:
    """The schema version that the file says it has, asked before anything is written or locked.

    SQLite does the reading: had this program opened and closed the file itself, that would have dropped the locks of
    every connection to it in the same process. Raises `OpslagFout` for a file that is empty, not SQLite's, or of
    another program.
    """
    if pad.stat().st_size == 0:
        raise OpslagFout(
            f"Het journaal {pad} is leeg (0 bytes): wat erin stond, is verdwenen.",
            raad="Zet een reservekopie terug. Was er nog nooit iets vastgelegd, verwijder dan dit bestand.",
        )
    try:
        return _schema(pad, "immutable")
    except sqlite3.DatabaseError as fout:
        if not str(getattr(fout, "sqlite_errorname", "")).startswith("SQLITE_CORRUPT"):
            raise
        # The bare file may be halfway taking over the log beside it; SQLite then has to look at both.
        return _schema(pad, "ro")


def _schema(pad: Path, modus: str) -> int:
    with closing(sqlite.verbind(pad, modus)) as verbinding:
        if verbinding.execute("PRAGMA application_id").fetchone()[0] != sqlite.APPLICATION_ID:
            raise OpslagFout(
                f"{pad} is een database van een ander programma.", raad="Kijk na of --thuis naar de juiste map wijst."
            )
        return migrations.versie_van(verbinding)


def _modus(pad: Path, *, lezen_alleen: bool) -> str:
    """How to connect. Where nothing may be written, SQLite cannot keep its lock files and reads the bare file instead;
    not while a log lies beside it that may hold events the file itself does not have yet.
    """
    if os.access(pad, os.W_OK) and os.access(pad.parent, os.W_OK | os.X_OK):
        return "ro" if lezen_alleen else "rw"
    logboek = pad.with_name(f"{pad.name}-wal")
    return "ro" if logboek.exists() and logboek.stat().st_size else "immutable"
