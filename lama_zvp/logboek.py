"""The log file of a home: what the program did and what went wrong, for whoever keeps it running; never what was typed.

A line is one write at the end of the file, so that many processes can share it. A file that has grown to `GROOTTE` is
put aside, and the oldest of `AANTAL` is dropped. A log that cannot be written stops nobody.
"""

from __future__ import annotations

import fcntl
import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from lama_zvp.errors import LamaFout, OpslagFout

LOGBESTAND: Final = "lama-zvp.log"
GROOTTE: Final = 256 * 1024
"""Bytes at which a file is put aside."""
AANTAL: Final = 4
"""So many files at most, the one that is written included."""
LANGSTE_REGEL: Final = 400


def noteer(thuis: Path, nu: datetime, *woorden: str) -> None:
    """Add a line: instant (UTC), process, and `woorden`, made harmless. Only in a home that has something in it.

    Another account than the home's own, root included, leaves nothing: a file of its own would keep the others out.
    """
    with suppress(OSError):
        if thuis.stat().st_uid != os.geteuid() or not any(os.scandir(thuis)):
            return
        moment = nu.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        regel = f"{moment} {os.getpid()} {' '.join(map(onschadelijk, woorden))}"[:LANGSTE_REGEL]
        if _schrijf(thuis / LOGBESTAND, regel.encode("ascii") + b"\n") >= GROOTTE:
            _schuif_door(thuis / LOGBESTAND)


def onschadelijk(tekst: str) -> str:
    """Plain ASCII on one line: nothing a terminal, a spreadsheet or a reader of lines could obey."""
    return " ".join("".join(teken if " " <= teken <= "~" else "?" for teken in tekst).split())


def oorzaak(fout: BaseException) -> str:
    """What may be told of an error: its kind; of the store what it said, of a bug where it arose.

    The other messages may quote what someone typed.
    """
    soort = type(fout).__name__
    if isinstance(fout, OpslagFout):
        return f"{soort}: {fout.melding.splitlines()[0]}"
    return soort if isinstance(fout, LamaFout) else f"{soort} in {_plek(fout)}"


def _plek(fout: BaseException) -> str:
    """The last place in the program itself that a bug came by."""
    plek, spoor = "?", fout.__traceback__
    while spoor is not None:
        bestand = spoor.tb_frame.f_code.co_filename
        if f"{os.sep}lama_zvp{os.sep}" in bestand:
            plek = f"{bestand.rpartition(f'{os.sep}lama_zvp{os.sep}')[2]}:{spoor.tb_lineno}"
        spoor = spoor.tb_next
    return plek


def _schrijf(pad: Path, regel: bytes) -> int:
    """Write the line and return how long the file is then."""
    greep = os.open(pad, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        os.write(greep, regel)
        return os.fstat(greep).st_size
    finally:
        os.close(greep)


def _schuif_door(pad: Path) -> None:
    """Put a full file aside, by one process; whoever is writing in it meanwhile still writes in the file put aside."""
    greep = os.open(pad, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        fcntl.flock(greep, fcntl.LOCK_EX | fcntl.LOCK_NB)
        nu, daar = os.fstat(greep), pad.stat()
        if (nu.st_dev, nu.st_ino) == (daar.st_dev, daar.st_ino) and daar.st_size >= GROOTTE:
            for nummer in range(AANTAL - 1, 0, -1):
                bron = pad if nummer == 1 else pad.with_name(f"{pad.name}.{nummer - 1}")
                with suppress(FileNotFoundError):
                    bron.replace(pad.with_name(f"{pad.name}.{nummer}"))
    finally:
        os.close(greep)


def bestanden(thuis: Path) -> tuple[Path, ...]:
    """The files of the log that are there, the newest first."""
    namen = [LOGBESTAND, *(f"{LOGBESTAND}.{nummer}" for nummer in range(1, AANTAL))]
    return tuple(thuis / naam for naam in namen if (thuis / naam).is_file())
