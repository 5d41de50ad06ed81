"""A real OpenSSH server on a loopback port, with a configuration, host key and folder of its own."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lama_zvp.journal.events import Toegang
from lama_zvp.settings import Keuze
from lama_zvp.workspace import Workspace

SSHD_PAD = "/usr/sbin:/usr/local/sbin:/sbin"

SLORDIG = """\
AcceptEnv *
AllowAgentForwarding yes
AllowTcpForwarding yes
AllowStreamLocalForwarding yes
GatewayPorts yes
X11Forwarding yes
PermitTunnel yes
Subsystem sftp internal-sftp
"""
"""What a careless administrator might have in the general part."""


def vrije_poort() -> int:
    with socket.socket() as greep:
        greep.bind(("127.0.0.1", 0))
        return int(greep.getsockname()[1])


@dataclass
class Station:
    """The server with its home, and the people's keys. `extra` goes into its configuration as it is."""

    map: Path
    extra: str = SLORDIG
    poort: int = field(default_factory=vrije_poort)
    logboek: list[str] = field(default_factory=list)
    """What sshd itself says, line by line."""
    _proces: subprocess.Popen[str] | None = None
    _gedeeld: str = field(default_factory=lambda: tempfile.mkdtemp(prefix="zvp-"))
    """Sockets of shared connections: their path may be a hundred characters, which a test's own folder is already."""

    @property
    def thuis(self) -> Path:
        return self.map / "thuis"

    @property
    def sleutelbestand(self) -> Path:
        return self.map / "ssh" / "authorized_keys"

    # -- the server ----------------------------------------------------------------------------------------------

    def start(self) -> None:
        sshd = shutil.which("sshd", path=os.environ["PATH"] + ":" + SSHD_PAD)
        assert sshd
        self.schrijf_configuratie()
        self._proces = subprocess.Popen(
            [sshd, "-D", "-e", "-f", str(self.map / "sshd_config")], stderr=subprocess.PIPE, text=True, errors="replace"
        )
        luistert = threading.Event()
        self._lezer = threading.Thread(target=self._lees_logboek, args=(self._proces, luistert), daemon=True)
        self._lezer.start()
        assert luistert.wait(20), self.logboek

    def schrijf_configuratie(self) -> None:
        """sshd's own file and host key, so that it can start, or be asked what it would do."""
        if os.geteuid() == 0:
            Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
        keygen("ed25519", self.map / "host")
        (self.map / "sshd_config").write_text(
            f"Port {self.poort}\nListenAddress 127.0.0.1\nHostKey {self.map}/host\nPidFile none\n"
            f"AuthorizedKeysFile {self.sleutelbestand}\nStrictModes no\nUsePAM no\nPasswordAuthentication no\n"
            f"KbdInteractiveAuthentication no\nPermitRootLogin yes\nMaxStartups 200\nMaxSessions 50\n{self.extra}",
        )

    def _lees_logboek(self, proces: subprocess.Popen[str], luistert: threading.Event) -> None:
        assert proces.stderr
        for regel in proces.stderr:
            self.logboek.append(regel.rstrip())
            if "Server listening" in regel:
                luistert.set()

    def stop(self) -> None:
        for verbinding in Path(self._gedeeld).iterdir():
            sluit = ["ssh", "-F", "none", "-O", "exit", "-o", f"ControlPath={verbinding}", "127.0.0.1"]
            subprocess.run(sluit, capture_output=True, check=False)
        shutil.rmtree(self._gedeeld, ignore_errors=True)
        if self._proces is not None:
            self._proces.terminate()
            self._proces.wait(20)
            self._lezer.join(20)

    # -- the administrator ---------------------------------------------------------------------------------------

    @property
    def programma(self) -> list[str]:
        """The program at the machine itself, on this home."""
        return [sys.executable, "-m", "lama_zvp", "--thuis", str(self.thuis)]

    def lokaal(self, *argumenten: str, verwacht: int = 0) -> str:
        """Run the program at the machine itself, on this home."""
        gedaan = subprocess.run(
            [*self.programma, *argumenten], capture_output=True, text=True, timeout=120, check=False
        )
        assert gedaan.returncode == verwacht, gedaan.stderr
        return gedaan.stdout

    def geef(self, naam: str, rol: str, *, vervang: bool = False) -> None:
        """Give a person a fresh key and this role, as the program does it, in this process."""
        keygen("ed25519", self.sleutel(naam))
        eerste = None if (self.thuis / "toegang.json").exists() else self.sleutelbestand
        umask = os.umask(0o077)
        try:
            with Workspace(Keuze(self.thuis)) as werkruimte:
                werkruimte.toegang_voeg_toe(
                    naam, rol=rol, sleutel=self.publiek(naam).read_bytes(), sleutelbestand=eerste, vervang=vervang
                )
        finally:
            os.umask(umask)

    def sleutel(self, naam: str) -> Path:
        return self.map / f"sleutel-{naam}"

    def publiek(self, naam: str) -> Path:
        return self.sleutel(naam).with_suffix(".pub")

    def journaal(self) -> list[dict[str, Any]]:
        """Every event, straight from the database: what is really there, whoever may see it."""
        from lama_zvp.journal.store import Journaal

        with Journaal.open(self.thuis / "journaal.db", lezen_alleen=True) as journaal:
            return [json.loads(gebeurtenis.model_dump_json()) for gebeurtenis in journaal.gebeurtenissen()]

    def weigeringen(self, naam: str) -> list[dict[str, Any]]:
        """The refusals of one person, in order."""
        from lama_zvp.journal.filter import Filter
        from lama_zvp.journal.store import Journaal

        with Journaal.open(self.thuis / "journaal.db", lezen_alleen=True) as journaal:
            return [
                json.loads(gebeurtenis.model_dump_json())
                for gebeurtenis in journaal.gebeurtenissen(Filter(soorten=("toegang",)))
                if isinstance(gebeurtenis.inhoud, Toegang)
                and (gebeurtenis.inhoud.handeling, gebeurtenis.inhoud.naam) == ("geweigerd", naam)
            ]

    # -- the client ----------------------------------------------------------------------------------------------

    def client(self, naam: str, *opties: str) -> list[str]:
        """The command line of a real ssh client with this person's key."""
        ssh = shutil.which("ssh")
        assert ssh
        vast = ["StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null", "IdentitiesOnly=yes", "BatchMode=yes"]
        met = [deel for optie in (*vast, "LogLevel=ERROR") for deel in ("-o", optie)]
        return [
            ssh,
            "-F",
            "none",
            "-p",
            str(self.poort),
            "-i",
            str(self.sleutel(naam)),
            *met,
            *opties,
            "--",
            "127.0.0.1",
        ]

    def samen(self, naam: str, opdrachten: Sequence[str]) -> list[subprocess.CompletedProcess[bytes]]:
        """Remote commands of one person, four at a time over one connection, each a session of its own."""
        # A path per person: the name that ssh makes of account, host and port is the same for everybody.
        met = ["ControlMaster=auto", f"ControlPath={self._gedeeld}/{naam}-%p", "ControlPersist=60"]
        opties = [deel for optie in met for deel in ("-o", optie)]
        # The first opens the connection that the others share.
        eerste = [self.ssh(naam, opdracht, opties=opties) for opdracht in opdrachten[:1]]
        with ThreadPoolExecutor(4) as draden:
            return eerste + list(draden.map(lambda o: self.ssh(naam, o, opties=opties), opdrachten[1:]))

    def ssh(
        self,
        naam: str,
        *woorden: str,
        opties: Sequence[str] = (),
        invoer: bytes = b"",
        omgeving: Mapping[str, str] | None = None,
    ) -> subprocess.CompletedProcess[bytes]:
        """Run a remote command; `woorden` are joined by spaces, as ssh does."""
        return subprocess.run(
            [*self.client(naam, *opties), *woorden],
            input=invoer,
            capture_output=True,
            timeout=120,
            env={**os.environ, "LANG": "C.UTF-8", **(omgeving or {})},
            check=False,
        )


def keygen(soort: str, pad: Path) -> None:
    pad.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["ssh-keygen", "-q", "-t", soort, "-N", "", "-C", "", "-f", str(pad)], check=True, input=b"y\n")
