"""A real service account with a real sshd, set up by the very commands of docs/access.md."""

from __future__ import annotations

import os
import pwd
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.metadata import distribution
from pathlib import Path

from tests.conftest import ROOT
from tests.ssh.station import SSHD_PAD, Station, keygen

HANDLEIDING = ROOT / "docs" / "access.md"
PROGRAMMAS = ("sudo", "pkill", "adduser", "deluser", "usermod", "sshd", "ssh", "ssh-keygen")
UMASK = 0o022
"""An administrator's, whatever the program set in this process for an earlier test."""
DEBIAN = """\
Include {map}/sshd_config.d/*.conf
KbdInteractiveAuthentication no
UsePAM {pam}
X11Forwarding yes
PrintMotd no
AcceptEnv LANG LC_*
Subsystem sftp /usr/lib/openssh/sftp-server
Port {poort}
ListenAddress 127.0.0.1
HostKey {map}/host
PidFile none
"""
"""What stands in Debian's own sshd_config, on a port and with a host key of our own."""


def waarom_niet() -> str:
    """Why a service account cannot be made here; "" when it can."""
    if os.geteuid() != 0:
        return "a service account can only be made by root"
    pad = os.environ["PATH"] + ":" + SSHD_PAD
    ontbreekt = [naam for naam in PROGRAMMAS if shutil.which(naam, path=pad) is None]
    if ontbreekt:
        return f"{', '.join(ontbreekt)} not installed on this machine"
    return "" if python_voor_allen() else f"no Python {sys.version_info.minor} that other accounts can run"


def python_voor_allen() -> str | None:
    """A Python of our own version that any account can start; that of these tests may stand in somebody's home."""
    versie = f"python{sys.version_info.major}.{sys.version_info.minor}"
    for python in (Path(sys.base_prefix) / "bin" / versie, Path("/usr/bin") / versie, Path("/usr/local/bin") / versie):
        echt = python.resolve()
        if echt.is_file() and all(deel.stat().st_mode & 0o005 == 0o005 for deel in (echt, *echt.parents)):
            return str(python)
    return None


@dataclass
class Dienst(Station):
    """The station as docs/access.md has it: an account of its own, PAM, and Debian's general configuration."""

    account: str = field(default_factory=lambda: f"zvp-toets{os.getpid()}")
    pam: str = "yes"
    open: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="zvp-toets-", dir="/var/tmp")))
    """A folder that every account can look into: the program, and the keys that people brought."""

    @property
    def huis(self) -> Path:
        """The account's own home."""
        return Path("/var/lib") / self.account

    @property
    def thuis(self) -> Path:
        return self.huis / ".local" / "share" / "lama_zvp"

    @property
    def sleutelbestand(self) -> Path:
        return self.huis / ".ssh" / "authorized_keys"

    @property
    def programma(self) -> list[str]:
        return ["sudo", "-u", self.account, str(self.open / "lama-zvp" / "bin" / "lama-zvp")]

    def sleutel(self, naam: str) -> Path:
        return self.open / naam

    def client(self, naam: str, *opties: str) -> list[str]:
        *deel, adres = super().client(naam, *opties)
        return [*deel, f"{self.account}@{adres}"]

    def schrijf_configuratie(self) -> None:
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
        (self.map / "sshd_config.d").mkdir(exist_ok=True)
        if not (self.map / "host").exists():
            keygen("ed25519", self.map / "host")
        (self.map / "sshd_config").write_text(DEBIAN.format(map=self.map, poort=self.poort, pam=self.pam))

    # -- the document --------------------------------------------------------------------------------------------

    def stappen(self, kop: str) -> Iterator[str]:
        """The commands in the blocks of one section, one at a time, for this account and these folders."""
        deel = re.split(r"^## ", HANDLEIDING.read_text(), flags=re.MULTILINE)
        (hoofdstuk,) = (tekst for tekst in deel if tekst.startswith(kop))
        for blok in re.findall(r"^ *```sh\n(.*?)^ *```", hoofdstuk, re.DOTALL | re.MULTILINE):
            yield from (regel.split(" # ")[0].strip() for regel in blok.splitlines())

    def doe(self, stap: str, *, verwacht: int = 0, omgeving: Mapping[str, str] | None = None) -> str:
        """Run one command of the document as an administrator would, from a folder that the account cannot enter."""
        gedaan = subprocess.run(
            ["/bin/sh", "-c", self._hier(stap)],
            cwd=self.map,
            env={**os.environ, "PATH": f"{os.environ['PATH']}:{SSHD_PAD}", **(omgeving or {})},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
            umask=UMASK,
        )
        assert gedaan.returncode == verwacht, (stap, gedaan.stdout, gedaan.stderr)
        return gedaan.stdout + gedaan.stderr

    def _hier(self, stap: str) -> str:
        assert self._proces is not None
        vervangen = {
            "/opt/lama-zvp": str(self.open / "lama-zvp"),
            "/var/lib/zvp": str(self.huis),
            "/etc/ssh/sshd_config.d/zvp.conf": str(self.map / "sshd_config.d" / "zvp.conf"),
            " /tmp/": f" {self.open}/",
            "systemctl reload ssh": f"kill -HUP {self._proces.pid}",
            "sshd -t": f"sshd -t -f {self.map}/sshd_config",
            "sshd -T": f"sshd -T -f {self.map}/sshd_config",
            "user=zvp": f"user={self.account}",
            "ssh zvp@station": self._ssh(),
            "ssh -t zvp@station": self._ssh("-tt"),
        }
        stap = re.sub(
            "|".join(rf"{re.escape(van)}(?!-toets)" for van in vervangen), lambda deel: vervangen[deel[0]], stap
        )
        return re.sub(r"(?<=\s)zvp\b(?![-./])", self.account, stap)

    def _ssh(self, *opties: str) -> str:
        return " ".join(self.client("korpschef", *opties))

    # -- what the document leaves to pip, and the end --------------------------------------------------------------

    def installeer(self) -> None:
        """The program as the wheel installs it; the libraries are those that these tests run with."""
        self.open.chmod(0o755)
        omgeving = self.open / "lama-zvp"
        python = python_voor_allen()
        assert python
        _draai(python, "-m", "venv", "--without-pip", str(omgeving))
        wiel = self.open / "wiel"
        _draai(sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", str(wiel), str(ROOT))
        pakketten = next((omgeving / "lib").glob("python*")) / "site-packages"
        for naam in _nodig("lama-zvp"):
            _kopieer(naam, pakketten)
        (gemaakt,) = wiel.glob("*.whl")
        hier = ["--python", str(omgeving / "bin" / "python")]
        _draai(sys.executable, "-m", "pip", *hier, "install", "-q", "--no-index", "--no-deps", str(gemaakt))
        shutil.rmtree(wiel)

    def stop(self) -> None:
        super().stop()
        subprocess.run(["sudo", "-u", self.account, "kill", "-KILL", "-1"], capture_output=True, check=False)
        if self.bestaat():
            subprocess.run(["deluser", "--quiet", self.account], capture_output=True, check=False)
        shutil.rmtree(self.huis, ignore_errors=True)
        shutil.rmtree(self.open, ignore_errors=True)

    def bestaat(self) -> bool:
        try:
            pwd.getpwnam(self.account)
        except KeyError:
            return False
        return True


def _draai(*woorden: str) -> None:
    gedaan = subprocess.run(woorden, capture_output=True, text=True, check=False, umask=UMASK)
    assert gedaan.returncode == 0, gedaan.stdout + gedaan.stderr


def _nodig(naam: str) -> set[str]:
    """Everything that a distribution needs at run time, itself left out."""
    gevonden: set[str] = set()
    wachtrij = [naam]
    while wachtrij:
        for eis in distribution(wachtrij.pop()).requires or ():
            vereist = re.match(r"[\w.\-]+", eis)
            if vereist is None or ";" in eis or vereist[0] in gevonden:
                continue
            gevonden.add(vereist[0])
            wachtrij.append(vereist[0])
    return gevonden


def _kopieer(naam: str, doel: Path) -> None:
    """The files of an installed distribution that lie beside its metadata."""
    pakket = distribution(naam)
    for bestand in pakket.files or ():
        if bestand.parts[0] != ".." and bestand.suffix != ".pyc":
            (doel / bestand).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(str(pakket.locate_file(bestand)), doel / bestand)
