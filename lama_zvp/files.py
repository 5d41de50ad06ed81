"""Files as the program keeps them: private to the account, written whole or not at all, never through a link."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from lama_zvp.errors import InvoerFout, NietGevonden, OpslagFout

_RADEN = {
    errno.ENOSPC: "De schijf is vol. Maak plaats vrij en probeer opnieuw.",
    errno.EDQUOT: "Het quotum van deze account is op. Maak plaats vrij en probeer opnieuw.",
    errno.EFBIG: "Het bestand mag niet groter worden. Kijk de limieten van de account na.",
    errno.EACCES: "Deze account heeft daar geen rechten. Kies een andere map of vraag de beheerder om toegang.",
    errno.EPERM: "Deze account heeft daar geen rechten. Kies een andere map of vraag de beheerder om toegang.",
    errno.EROFS: "De schijf is alleen-lezen. Vraag de beheerder om hem beschrijfbaar te maken.",
    errno.ENOENT: "De map bestaat niet. Kijk het pad na.",
    errno.ENOTDIR: "Een deel van het pad is geen map. Kijk het pad na.",
    errno.EISDIR: "Dit is een map. Geef de naam van een bestand.",
    errno.ENAMETOOLONG: "De naam is te lang. Kies een kortere.",
    errno.ELOOP: "De koppelingen in het pad wijzen naar elkaar. Kijk het pad na.",
    errno.EIO: "De schijf geeft een leesfout of schrijffout. Verwittig de beheerder.",
}


def opslagfout(wat: str, fout: OSError) -> OpslagFout:
    """The Dutch error for an operating-system error on `wat`, with advice."""
    reden = os.strerror(fout.errno) if fout.errno else str(fout)
    return OpslagFout(f"{wat} lukt niet.", raad=_RADEN.get(fout.errno or 0, f"Het systeem meldt: {reden}."))


@contextmanager
def vertaal_fouten(wat: str) -> Iterator[None]:
    """Turn an OSError inside the block into an `OpslagFout` about `wat`."""
    try:
        yield
    except OSError as fout:
        raise opslagfout(wat, fout) from fout


def weiger_koppeling(pad: Path) -> None:
    """Raise `OpslagFout` when `pad` itself is a symbolic link, or no name that this disk can have."""
    with vertaal_fouten(f"Het pad {pad} bekijken"):
        koppeling = pad.is_symlink()
    if koppeling:
        raise OpslagFout(
            f"{pad} is een symbolische koppeling en wordt niet gebruikt.",
            raad="Zet er een gewone map of een gewoon bestand.",
        )


def eis_bestaand(pad: Path) -> None:
    """Raise `NietGevonden` when nothing stands at `pad`, and `OpslagFout` for what cannot be a path on this disk."""
    with vertaal_fouten(f"Het bestand {pad} bekijken"):
        er = pad.exists()
    if not er:
        raise NietGevonden(f"Er is geen bestand {pad}.", raad="Kijk het pad na.")


def maak_map(pad: Path) -> Path:
    """Make a private folder (0700) with its parents and return it; one that stands already keeps its rights.

    Raises `OpslagFout` when it cannot be made, is not a folder, or is a link.
    """
    weiger_koppeling(pad)
    with vertaal_fouten(f"De map {pad} aanmaken"):
        pad.mkdir(parents=True, exist_ok=True, mode=0o700)
    return pad


def beveilig_map(pad: Path) -> None:
    """Close a folder of this account to every other (0700).

    Raises `OpslagFout` for a folder that cannot be this program's alone: another account's, a shared one such as /tmp,
    the root of the disk or the account's own home.
    """
    with vertaal_fouten(f"De map {pad} afschermen"):
        staat = pad.stat()
        if staat.st_uid != os.geteuid():
            raise OpslagFout(
                f"De map {pad} is van een andere account.", raad="Voer dit uit als die account (sudo -u …)."
            )
        if not staat.st_mode & 0o077:
            return
        if staat.st_mode & stat.S_ISVTX or pad.resolve() in (Path("/"), Path.home()):
            raise OpslagFout(
                f"De map {pad} is niet van dit programma alleen.",
                raad="Kies met --thuis een map die niets anders bevat.",
            )
        pad.chmod(0o700)


def eis_afgeschermd(pad: Path) -> None:
    """Raise `OpslagFout` unless the folder belongs to this account and no other account can look into it."""
    with vertaal_fouten(f"De map {pad} bekijken"):
        staat = pad.stat()
    if staat.st_uid != os.geteuid():
        raise OpslagFout(f"De map {pad} is van een andere account.", raad="Voer dit uit als die account (sudo -u …).")
    if staat.st_mode & 0o077:
        raise OpslagFout(
            f"Andere accounts kunnen in de map {pad}.", raad=f"Kijk na wie erin kon; herstel dan met: chmod 700 {pad}"
        )


def weiger_koppelingen(pad: Path) -> None:
    """Raise `OpslagFout` when a folder, or a folder in it, holds a symbolic link."""
    with vertaal_fouten(f"De map {pad} bekijken"):
        for deel in _inhoud(pad):
            weiger_koppeling(deel)
            for dieper in _inhoud(deel) if deel.is_dir() else ():
                weiger_koppeling(dieper)


def _inhoud(pad: Path) -> Iterator[Path]:
    try:
        with os.scandir(pad) as delen:
            yield from (Path(deel.path) for deel in delen)
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return


def schrijf_heel(pad: Path, inhoud: bytes, *, modus: int = 0o600) -> None:
    """Write `inhoud` to `pad` whole or not at all: temporary file beside it, fsync, rename.

    Raises `OpslagFout`; what stood at `pad` is then untouched.
    """
    weiger_koppeling(pad)
    with vertaal_fouten(f"Het bestand {pad} schrijven"):
        greep, tijdelijk = tempfile.mkstemp(dir=pad.parent, prefix=f".{pad.name}.")
        try:
            with os.fdopen(greep, "wb") as stroom:
                stroom.write(inhoud)
                stroom.flush()
                os.fsync(stroom.fileno())
            Path(tijdelijk).chmod(modus)
            Path(tijdelijk).replace(pad)
        except BaseException:
            with suppress(OSError):
                Path(tijdelijk).unlink()
            raise
        _bewaar_map(pad.parent)


def schrijf_nieuw(pad: Path, inhoud: bytes, *, modus: int = 0o600) -> None:
    """Write `inhoud` to `pad`, where nothing may stand yet: a file that is there is never touched.

    Raises `InvoerFout` when something stands there, `OpslagFout` when it cannot be written; then nothing is left.
    """
    with vertaal_fouten(f"Het bestand {pad} schrijven"):
        try:
            greep = os.open(pad, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, modus)
        except FileExistsError:
            raise InvoerFout(f"{pad} bestaat al en blijft onaangeroerd.", raad="Kies een andere naam.") from None
        try:
            with os.fdopen(greep, "wb") as stroom:
                stroom.write(inhoud)
                stroom.flush()
                os.fsync(stroom.fileno())
        except BaseException:
            with suppress(OSError):
                pad.unlink()
            raise
        _bewaar_map(pad.parent)


def _bewaar_map(map_: Path) -> None:
    """Make a rename durable; some file systems do not let a folder be synced, and then there is nothing to do."""
    with suppress(OSError):
        greep = os.open(map_, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(greep)
        finally:
            os.close(greep)
