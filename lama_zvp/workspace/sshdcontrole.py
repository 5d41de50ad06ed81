"""Whether sshd keeps from the service account what its Match block should keep from it: asked of sshd itself."""

from __future__ import annotations

import grp
import os
import pwd
import shutil
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lama_zvp.errors import NietGevonden, OpslagFout

if TYPE_CHECKING:
    from lama_zvp.workspace import Workspace

PAD: Final = "/usr/sbin:/usr/local/sbin:/sbin:/usr/bin:/usr/local/bin"
SCHADUW: Final = Path("/etc/shadow")
GEDULD: Final = 20
"""Seconds that sshd gets to print its configuration."""


@dataclass(frozen=True, slots=True)
class Sshdbeeld:
    """What sshd and the shell leave open for an account, in Dutch sentences; none means as it should be."""

    account: str
    open: tuple[str, ...]


def controleer_sshd(
    werkruimte: Workspace, account: str | None = None, *, uitvoer: str | None = None, configuratie: Path | None = None
) -> Sshdbeeld:
    """Hold the configuration in force for the account against the block, and look at the account's shell.

    `uitvoer`: what `sshd -T -C …` printed, when sshd is not to be asked here. `configuratie`: another file than sshd's
    own. Raises Geweigerd, NietGevonden for an account that does not exist, InvoerFout, or OpslagFout when sshd cannot
    be asked by this account, with what to do instead.
    """
    from lama_zvp.access.account import accountnaam
    from lama_zvp.access.sshd import ADRESSEN, Dienstaccount, open_punten
    from lama_zvp.workspace.toegang import raad_over_shell

    werkruimte.wie.eis("toegang")
    naam = account or accountnaam()
    try:
        gegevens = pwd.getpwnam(naam)
    except (KeyError, ValueError):
        raise NietGevonden(
            f"Er is geen account “{naam[:40]}” op deze machine.", raad="Geef met --account de dienstaccount, zoals zvp."
        ) from None
    sleutels = _sleutelbestand(werkruimte) if naam == accountnaam() else None
    uitvoeren = [uitvoer] if uitvoer is not None else [vraag_sshd(naam, adres, configuratie) for adres in ADRESSEN]
    dienst = Dienstaccount(naam, _groepen(gegevens), _op_slot(naam))
    zinnen = [zin for tekst in uitvoeren for zin in open_punten(tekst, sleutels, dienst)]
    return Sshdbeeld(naam, (*dict.fromkeys(zinnen), *raad_over_shell(gegevens.pw_shell or "/bin/sh")))


def vraag_sshd(account: str, adres: str, configuratie: Path | None = None) -> str:
    """The configuration that sshd would use for this account from this address. Raises `OpslagFout`.

    A recent sshd prints it for anybody (`-G`); an older one wants to read its host keys first (`-T`), as root.
    """
    from lama_zvp.access.sshd import vraag_aan_sshd

    sshd = shutil.which("sshd", path=PAD)
    vraag = vraag_aan_sshd(account, adres)
    meer = ["-f", str(configuratie)] if configuratie else []
    for optie in ("-G", "-T") if sshd else ():
        try:
            gedaan = subprocess.run(
                [str(sshd), optie, *meer, "-C", vraag],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=GEDULD,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            continue
        if gedaan.returncode == 0 and gedaan.stdout:
            return gedaan.stdout.decode("utf-8", "replace")
    raise OpslagFout(
        "Deze account kan sshd niet naar zijn instellingen vragen.",
        raad=f"Geef als root: sshd -T -C {vraag} | sudo -u {account} lama-zvp toegang sshd-config --controleer --van -",
    )


def _groepen(account: pwd.struct_passwd) -> tuple[str, ...]:
    """The names of the groups that the account is in; one without a name says nothing to sshd."""
    namen = []
    for nummer in os.getgrouplist(account.pw_name, account.pw_gid):
        with suppress(KeyError):
            namen.append(grp.getgrgid(nummer).gr_name)
    return tuple(namen)


def _op_slot(naam: str) -> bool:
    """Whether the account's password is locked; only root may see that, and for others it is taken not to be."""
    with suppress(OSError):
        for regel in SCHADUW.read_text("utf-8", "replace").splitlines():
            if regel.startswith(f"{naam}:!"):
                return True
    return False


def _sleutelbestand(werkruimte: Workspace) -> str:
    """The authorized_keys file of this home's register, or this account's usual one."""
    from lama_zvp.access.register import lees_register

    register = lees_register(werkruimte.thuis)
    return register.sleutelbestand if register else str(Path.home() / ".ssh" / "authorized_keys")
