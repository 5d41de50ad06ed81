"""Everything that is SQLite's own: opening a file safely, its settings, and its errors in Dutch."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import quote

from lama_zvp.errors import OpslagFout

APPLICATION_ID: Final = 0x5A565031
"""`ZVP1` in the header of the file tells that it is a journal of this program."""

WACHTTIJD_MS: Final = 10_000
"""How long a writer waits for its turn before a message: twice the longest wait of 32 programs at once."""

_PAUZES: Final = ((0.25, 0.003), (0.0, 0.01))
"""How long to sleep before asking again, in seconds, for who waited at least so long."""

_RADEN: Final[dict[str, tuple[str, str]]] = {
    "SQLITE_BUSY": (
        "Het journaal is al langer dan 10 seconden in gebruik door een ander programma.",
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
    # The index of the log beside the file (32 KiB) finds no room: even a reader needs it.
    "SQLITE_IOERR_SHMSIZE": (
        "De schijf is vol: het journaal kan niet eens gelezen worden.",
        "Er is niets half bewaard. Maak plaats vrij bij {pad}, een halve MB volstaat, en probeer opnieuw.",
    ),
    "SQLITE_IOERR": (
        "De schijf geeft een fout bij het journaal {pad}.",
        "Er is niets half bewaard. Kijk de vrije ruimte, het quotum en de toestand van de schijf na.",
    ),
    "SQLITE_TOOBIG": ("Wat vastgelegd moet worden, is te groot.", "Er is niets vastgelegd. Kort de tekst in."),
}


def opslagfout(fout: sqlite3.Error, pad: Path) -> OpslagFout:
    """The Dutch error for an error of SQLite on the database `pad`."""
    naam = getattr(fout, "sqlite_errorname", "") or ""
    for code in _RADEN:
        if naam == code or naam.startswith(f"{code}_"):
            return fout_van(code, pad)
    return OpslagFout(
        f"Het journaal {pad} weigert: {fout}.",
        raad="Er is niets vastgelegd. Voer `lama-zvp controle` uit; klopt alles, meld dit dan als een fout.",
        raad_app="Er is niets vastgelegd. Kijk het journaal na met de controle;"
        " klopt alles, meld dit dan als een fout.",
    )


def fout_van(code: str, pad: Path) -> OpslagFout:
    """The Dutch error for one of SQLite's primary result codes on the database `pad`."""
    melding, raad = _RADEN[code]
    return OpslagFout(melding.format(pad=pad), raad=raad.format(pad=pad))


BESCHADIGD: Final = (sqlite3.DatabaseError, UnicodeDecodeError)
"""What a damaged file raises; the second when the error itself quotes a damaged name."""


@contextmanager
def vertaal(pad: Path) -> Iterator[None]:
    """Turn an error of SQLite inside the block into an `OpslagFout`."""
    try:
        yield
    except sqlite3.Error as fout:
        raise opslagfout(fout, pad) from fout
    except UnicodeDecodeError as fout:
        # What SQLite wanted to say quotes a damaged name, which Python then cannot read.
        raise fout_van("SQLITE_CORRUPT", pad) from fout


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
    _wacht_op_beurt(verbinding)
    try:
        yield
        verbinding.execute("COMMIT")
    except BaseException:
        if verbinding.in_transaction:
            verbinding.execute("ROLLBACK")
        raise


def _wacht_op_beurt(verbinding: sqlite3.Connection) -> None:
    """Begin a writing transaction, trying again for WACHTTIJD_MS, more often once it has waited long.

    SQLite's own waiting does the reverse and backs off to a tenth of a second: among 32 busy writers the longest wait
    was four seconds. At even intervals it was one, and this halves that again at a like total rate; asking more often
    from the start costs 8 writers a third of their rate. A queue in the kernel (a blocking lock on a file) is as fair,
    but cannot give up in time when whoever holds it was stopped.
    """
    verbinding.execute("PRAGMA busy_timeout = 0")
    try:
        begin = time.monotonic()
        while True:
            try:
                verbinding.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as fout:
                gewacht = time.monotonic() - begin
                if not is_bezet(fout) or gewacht > WACHTTIJD_MS / 1000:
                    raise
                time.sleep(next(pauze for vanaf, pauze in _PAUZES if gewacht >= vanaf))
            else:
                return
    finally:
        verbinding.execute(f"PRAGMA busy_timeout = {WACHTTIJD_MS}")


def is_bezet(fout: Exception) -> bool:
    """Whether another connection holds the lock."""
    return str(getattr(fout, "sqlite_errorname", "")).startswith("SQLITE_BUSY")


def herschrijf(verbinding: sqlite3.Connection) -> bool:
    """Write the whole file anew, so that no byte of what was overwritten is left in it or in the log beside it.

    False when a reader keeps the log from being emptied.
    """
    leeg = "PRAGMA wal_checkpoint(TRUNCATE)"
    if verbinding.execute(leeg).fetchone()[0]:
        return False
    verbinding.execute("VACUUM")
    return not verbinding.execute(leeg).fetchone()[0]


@contextmanager
def leestransactie(verbinding: sqlite3.Connection) -> Iterator[None]:
    """One unchanging view of the database for the whole block."""
    verbinding.execute("BEGIN")
    try:
        yield
    finally:
        if verbinding.in_transaction:
            verbinding.execute("ROLLBACK")
