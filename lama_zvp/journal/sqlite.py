"""Everything that is SQLite's own: opening a file safely, its settings, and its errors in Dutch."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import quote

from lama_zvp.errors import OpslagFout

APPLICATION_ID: Final = 0x5A565031
"""`ZVP1` in the header of the file tells that it is a journal of this program."""

WACHTTIJD_MS: Final = 5_000
"""How long a writer waits for its turn before it gives up with a message."""

_KOP: Final = b"SQLite format 3\0"

_RADEN: Final[dict[str, tuple[str, str]]] = {
    "SQLITE_BUSY": (
        "Het journaal is al langer dan 5 seconden in gebruik door een ander programma.",
        "Er is niets vastgelegd. Probeer zo dadelijk opnieuw; duurt het, zoek dan welk programma {pad} openhoudt.",
    ),
    "SQLITE_LOCKED": (
        "Het journaal is in gebruik door een ander programma.",
        "Er is niets vastgelegd. Probeer zo dadelijk opnieuw.",
    ),
    "SQLITE_FULL": (
        "De schijf is vol: het journaal kan niets meer opnemen.",
        "Er is niets half bewaard. Maak plaats vrij bij {pad} en probeer opnieuw.",
    ),
    "SQLITE_READONLY": (
        "Het journaal is alleen-lezen.",
        "Er is niets vastgelegd. Vraag de beheerder om schrijfrechten op {pad} en de map eromheen.",
    ),
    "SQLITE_CORRUPT": (
        "Het journaal is beschadigd.",
        "Schrijf er niet meer in. Voer `lama-zvp controle` uit en zet een reservekopie van {pad} terug.",
    ),
    "SQLITE_NOTADB": (
        "{pad} is geen journaal van lama-zvp.",
        "Kijk na of --thuis naar de juiste map wijst, of zet een reservekopie terug.",
    ),
    "SQLITE_CANTOPEN": (
        "Het journaal {pad} kan niet geopend worden.",
        "Kijk na of de map bestaat en of deze account er mag lezen en schrijven.",
    ),
    "SQLITE_PERM": (
        "Deze account heeft geen rechten op het journaal {pad}.",
        "Vraag de beheerder om toegang.",
    ),
    "SQLITE_AUTH": ("Deze account heeft geen rechten op het journaal {pad}.", "Vraag de beheerder om toegang."),
    "SQLITE_IOERR": (
        "De schijf geeft een fout bij het journaal {pad}.",
        "Er is niets half bewaard. Kijk de vrije ruimte, het quotum en de toestand van de schijf na.",
    ),
    "SQLITE_TOOBIG": ("Wat vastgelegd moet worden, is te groot.", "Er is niets vastgelegd. Kort de tekst in."),
}


def opslagfout(fout: sqlite3.Error, pad: Path) -> OpslagFout:
    """The Dutch error for an error of SQLite on the database `pad`."""
    naam = getattr(fout, "sqlite_errorname", "") or ""
    for begin, (melding, raad) in _RADEN.items():
        if naam == begin or naam.startswith(f"{begin}_"):
            return OpslagFout(melding.format(pad=pad), raad=raad.format(pad=pad))
    return OpslagFout(
        f"Het journaal {pad} weigert: {fout}.",
        raad="Er is niets vastgelegd. Voer `lama-zvp controle` uit; klopt alles, meld dit dan als een fout.",
    )


@contextmanager
def vertaal(pad: Path) -> Iterator[None]:
    """Turn an error of SQLite inside the block into an `OpslagFout`."""
    try:
        yield
    except sqlite3.Error as fout:
        raise opslagfout(fout, pad) from fout


def verbind(pad: Path, modus: str) -> sqlite3.Connection:
    """A connection to an existing file with the program's settings; `modus` is `rw`, `ro` or `immutable`.

    Transactions are explicit. Usable from any thread, by one at a time: the caller locks.
    """
    vraag = "mode=ro&immutable=1" if modus == "immutable" else f"mode={modus}"
    verbinding = sqlite3.connect(
        f"file:{quote(str(pad.absolute()))}?{vraag}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=WACHTTIJD_MS / 1000,
    )
    try:
        for instelling in (
            "synchronous = FULL",
            "foreign_keys = ON",
            "recursive_triggers = ON",
            "secure_delete = ON",
            "trusted_schema = OFF",
            "temp_store = MEMORY",
        ):
            verbinding.execute(f"PRAGMA {instelling}")
        if modus != "rw":
            verbinding.execute("PRAGMA query_only = ON")
    except BaseException:
        verbinding.close()
        raise
    return verbinding


@contextmanager
def schrijftransactie(verbinding: sqlite3.Connection) -> Iterator[None]:
    """All of the block or nothing of it. The write lock is taken first, so that nothing can turn stale halfway."""
    verbinding.execute("BEGIN IMMEDIATE")
    try:
        yield
        verbinding.execute("COMMIT")
    except BaseException:
        if verbinding.in_transaction:
            verbinding.execute("ROLLBACK")
        raise


@contextmanager
def leestransactie(verbinding: sqlite3.Connection) -> Iterator[None]:
    """One unchanging view of the database for the whole block."""
    verbinding.execute("BEGIN")
    try:
        yield
    finally:
        if verbinding.in_transaction:
            verbinding.execute("ROLLBACK")


def kopgegevens(pad: Path) -> tuple[int, int]:
    """`(application_id, user_version)` from the file's first 100 bytes, without opening it as a database.

    Raises `OpslagFout` for a file that is empty or not SQLite's.
    """
    with pad.open("rb") as stroom:
        begin = stroom.read(100)
    if not begin:
        raise OpslagFout(
            f"Het journaal {pad} is leeg (0 bytes): wat erin stond, is verdwenen.",
            raad="Zet een reservekopie terug. Was er nog nooit iets vastgelegd, verwijder dan dit bestand.",
        )
    if len(begin) < 100 or not begin.startswith(_KOP):
        melding, raad = _RADEN["SQLITE_NOTADB"]
        raise OpslagFout(melding.format(pad=pad), raad=raad)
    return int.from_bytes(begin[68:72], "big"), int.from_bytes(begin[60:64], "big")


def is_schrijfbaar(pad: Path) -> bool:
    """Whether this account may write the file and, for the files SQLite keeps beside it, its folder."""
    return os.access(pad, os.W_OK) and os.access(pad.parent, os.W_OK | os.X_OK)


def heeft_logboek(pad: Path) -> bool:
    """Whether SQLite's write-ahead log beside the file may hold events that the file itself does not have yet."""
    logboek = pad.with_name(f"{pad.name}-wal")
    return logboek.exists() and logboek.stat().st_size > 0
