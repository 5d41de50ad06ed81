"""Sessions over SSH: at most so many a person, gone with their process, closed when access is withdrawn."""

from __future__ import annotations

import fcntl
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from lama_zvp.errors import Geweigerd
from lama_zvp.files import maak_map, vertaal_fouten

SESSIEMAP: Final = "sessies"


class TeVeelSessies(Geweigerd):
    """All places of this person are taken."""


@contextmanager
def plaats(thuis: Path, naam: str, hoogstens: int) -> Iterator[None]:
    """Hold one of this person's `hoogstens` places while inside. Raises `TeVeelSessies` when all are taken.

    A place is a lock on a file: the system lets go of it with the process, however that ends, so a place can never
    stay taken by a session that is gone.
    """
    map_ = maak_map(thuis / SESSIEMAP)
    greep = _neem(map_, naam, hoogstens)
    try:
        with vertaal_fouten("De sessie inschrijven"):
            os.ftruncate(greep, 0)
            os.pwrite(greep, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        with suppress(OSError):
            os.ftruncate(greep, 0)
        os.close(greep)


def _neem(map_: Path, naam: str, hoogstens: int) -> int:
    with vertaal_fouten("Een sessie openen"):
        for nummer in range(1, hoogstens + 1):
            greep = _open(map_ / f"{naam}.{nummer}")
            try:
                fcntl.flock(greep, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(greep)
            else:
                return greep
    aantal = "1 sessie" if hoogstens == 1 else f"{hoogstens} sessies"
    raise TeVeelSessies(f"U hebt al {aantal} open; dat is het maximum.", raad="Sluit er een en probeer opnieuw.")


def _open(pad: Path) -> int:
    return os.open(pad, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)


def open_sessies(thuis: Path) -> int:
    """How many places are held now, of everyone together; one that cannot be looked at counts as not held."""
    return sum(_bezet(pad) for pad in (thuis / SESSIEMAP).glob("*.*"))


def _bezet(pad: Path) -> bool:
    try:
        greep = os.open(pad, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.flock(greep, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    else:
        return False
    finally:
        os.close(greep)


def sluit_sessies(thuis: Path, naam: str) -> int:
    """Tell this person's open sessions to close (SIGHUP, on which the app keeps its draft); returns how many."""
    gesloten = 0
    for pad in (thuis / SESSIEMAP).glob(f"{naam}.*"):
        if not pad.name.removeprefix(f"{naam}.").isdigit():
            continue
        with suppress(OSError):
            gesloten += _sluit(pad)
    return gesloten


def _sluit(pad: Path) -> int:
    """Only a place that is still held has a living process behind its number."""
    greep = _open(pad)
    try:
        try:
            fcntl.flock(greep, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            nummer = os.pread(greep, 20, 0).strip()
            if nummer.isdigit():
                os.kill(int(nummer), signal.SIGHUP)
                return 1
            return 0
        pad.unlink(missing_ok=True)
        return 0
    finally:
        os.close(greep)
