"""An installation as docs/access.md has it, on a server that is careless elsewhere: sshd itself stops the client's
variables, before any shell or loader of programs sees them; and the program tells when it does not."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from lama_zvp.access.rollen import Wie
from lama_zvp.access.sshd import vraag_aan_sshd
from lama_zvp.settings import Keuze
from lama_zvp.workspace import Workspace
from lama_zvp.workspace.sshdcontrole import controleer_sshd
from tests.ssh.scherm import Scherm
from tests.ssh.station import SLORDIG, SSHD_PAD, Station
from tests.ssh.test_omgeving import zet

ACCOUNT = pwd.getpwuid(os.geteuid())
VROEG = ("LD_", "GLIBC", "BASH", "ENV", "SHELLOPTS", "PS4", "PYTHON", "PATH", "HOME")
"""How the names begin of what could act before the program has looked at its environment."""
LADER = ("LD_PRELOAD", "LD_AUDIT", "LD_LIBRARY_PATH")
"""What the loader of every program obeys, and so the very shell that sshd starts."""


@pytest.fixture(scope="module")
def blok(tmp_path_factory: pytest.TempPathFactory, vereis_openssh: None) -> Iterator[Station]:
    """A careless server with the printed block, installed as the steps in it say."""
    station = Station(tmp_path_factory.mktemp("blok"))
    station.geef("mede", "medewerker")
    station.extra = SLORDIG + station.lokaal("toegang", "sshd-config")
    station.start()
    yield station
    station.stop()


def vallen(map_: Path) -> dict[str, str]:
    """Per variable a value that leaves a trace, or breaks something, wherever it is obeyed."""
    merk = map_ / "gelukt"
    (map_ / "lib").mkdir()
    (map_ / "lib" / "libc.so.6").write_bytes(b"")
    for naam in ("start.py", "sitecustomize.py", "x.py"):
        (map_ / naam).write_text(f"open({str(merk)!r}, 'w').close()\n")
    for naam in ("python3", "sh", "vi", "less", "rc"):
        (map_ / naam).write_text(f"#!/bin/sh\ntouch {merk}\n")
        (map_ / naam).chmod(0o755)
    return {
        "LD_PRELOAD": str(map_ / "niet.so"),
        "LD_LIBRARY_PATH": str(map_ / "lib"),
        "LD_AUDIT": str(map_ / "niet.so"),
        "LD_DEBUG": "all",
        "LD_DEBUG_OUTPUT": str(map_ / "spoor"),
        "GLIBC_TUNABLES": "glibc.malloc.check=3",
        "BASH_ENV": str(map_ / "rc"),
        "BASH_FUNC_exec%%": f"() {{ touch {merk}; }}",
        "ENV": str(map_ / "rc"),
        "SHELLOPTS": "xtrace",
        "PS4": f"$(touch {merk})",
        "PYTHONPATH": str(map_),
        "PYTHONSTARTUP": str(map_ / "start.py"),
        "PYTHONINSPECT": "1",
        "PYTHONHOME": str(map_),
        "LAMA_ZVP_THUIS": str(map_),
        "LAMA_ZVP_PLAN": "/etc/passwd",
        "LAMA_ZVP_VANDAAG": "2021-01-01",
        "LAMA_ZVP_SPOOR": "1",
        "LAMA_ZVP_PLAIN": "1",
        "TEXTUAL": "debug,devtools",
        "TEXTUAL_LOG": str(map_ / "spoor"),
        "TEXTUAL_DRIVER": "sitecustomize:x",
        "EDITOR": str(map_ / "vi"),
        "PAGER": str(map_ / "less"),
        "HOME": str(map_),
        "PATH": str(map_),
        "TMPDIR": str(map_),
        "TERMINFO": str(map_),
        "LOCPATH": str(map_),
        "LANGUAGE": "fr:de:xx",
    }


def stil(map_: Path, ervoor: set[str]) -> bool:
    """Whether nothing was made in the folder that the variables point to."""
    return {pad.name for pad in map_.iterdir()} == ervoor


def test_no_variable_of_the_client_has_any_effect_together_or_alone(blok: Station, tmp_path: Path) -> None:
    """All at once; and alone, for fear that one keeps another quiet, what acts on shell and loader."""
    proef = vallen(tmp_path)
    ervoor = {pad.name for pad in tmp_path.iterdir()}
    keren = [proef, *({naam: waarde} for naam, waarde in proef.items() if naam.startswith(VROEG))]
    gewoon = blok.ssh("mede", "plan lijst")
    assert (gewoon.returncode, gewoon.stderr) == (0, b"")
    with ThreadPoolExecutor(4) as draden:
        gedaan = list(draden.map(lambda keer: blok.ssh("mede", "plan lijst", opties=zet(keer)), keren))
    for keer, antwoord in zip(keren, gedaan, strict=True):
        assert (antwoord.returncode, antwoord.stdout, antwoord.stderr) == (0, gewoon.stdout, b""), sorted(keer)
    assert stil(tmp_path, ervoor)


def test_the_app_runs_in_the_accounts_own_environment_with_all_of_them_at_once(blok: Station, tmp_path: Path) -> None:
    proef = vallen(tmp_path)
    ervoor = {pad.name for pad in tmp_path.iterdir()}
    with Scherm(blok, "mede", opties=zet({**proef, "LANG": "C.UTF-8"})) as scherm:
        scherm.wacht_op("Overzicht", "Verkeer")
        (slot,) = (pad for pad in (blok.thuis / "sessies").glob("mede.*") if pad.read_text().strip())
        ruw = Path(f"/proc/{slot.read_text().strip()}/environ").read_bytes()
        scherm.typ("q")
        assert scherm.wacht_op_einde() == 0
    gezet = dict(paar.decode().split("=", 1) for paar in ruw.split(b"\0") if paar)
    assert set(gezet) - {"SSH_CONNECTION", "SSH_TTY"} == {
        "LANG", "LANGUAGE", "TERM", "HOME", "USER", "LOGNAME", "SHELL", "PATH"
    }  # fmt: skip
    assert (gezet["HOME"], gezet["SHELL"]) == (ACCOUNT.pw_dir, "/bin/sh")
    assert str(tmp_path) not in str(gezet)
    assert stil(tmp_path, ervoor)


def test_without_the_block_the_same_traps_do_spring_and_the_check_says_so(station: Station, tmp_path: Path) -> None:
    """So the tests above can fail: on the server that lets everything through, the loader obeys the client."""
    proef = vallen(tmp_path)
    for naam in LADER:
        gedaan = station.ssh("mede", "plan lijst", opties=zet({naam: proef[naam]}))
        assert gedaan.returncode != 0 or gedaan.stderr, naam
    if Path(ACCOUNT.pw_shell).name == "bash":
        station.ssh("mede", "plan lijst", opties=zet({"BASH_ENV": proef["BASH_ENV"]}))
        assert (tmp_path / "gelukt").exists()
    open_ = nazicht(station)
    assert any("AcceptEnv" in zin and "*" in zin for zin in open_)
    assert any(zin.startswith("disableforwarding") for zin in open_)


def nazicht(station: Station) -> tuple[str, ...]:
    """What the program finds open, apart from the shell of the account that runs these tests."""
    with Workspace(Keuze(station.thuis), wie=Wie("toets")) as werkruimte:
        beeld = controleer_sshd(werkruimte, configuratie=station.map / "sshd_config")
    return tuple(zin for zin in beeld.open if not zin.startswith("De shell"))


def verteld(station: Station) -> str:
    """What sshd says itself about the configuration in force for this account."""
    sshd = shutil.which("sshd", path=os.environ["PATH"] + ":" + SSHD_PAD)
    vraag = vraag_aan_sshd(ACCOUNT.pw_name, "127.0.0.1")
    opdracht = [str(sshd), "-T", "-f", str(station.map / "sshd_config"), "-C", vraag]
    return subprocess.run(opdracht, capture_output=True, text=True, check=True).stdout


def test_sshd_means_by_the_block_what_it_says_and_the_check_finds_nothing_open(blok: Station) -> None:
    regels = verteld(blok).splitlines()
    assert {regel for regel in regels if regel.startswith("acceptenv ")} == {
        f"acceptenv {naam}" for naam in ("LANG", "LANGUAGE", "LC_*", "COLORTERM", "NO_COLOR")
    }
    assert {"disableforwarding yes", "passwordauthentication no", "permituserrc no", "permittunnel no"} <= set(regels)
    assert f"authorizedkeysfile {blok.sleutelbestand}" in regels
    assert nazicht(blok) == ()


@pytest.mark.parametrize(
    ("erbij", "woord"),
    [
        ("Match all\n    AcceptEnv BASH_ENV LD_*\n", "BASH_ENV LD_*"),
        ("Match all\n    ForceCommand /bin/sh\n", "forcecommand"),
        ("PermitUserEnvironment yes\n", "permituserenvironment"),
        ("Match all\n    TrustedUserCAKeys /etc/hosts\n", ""),
    ],
)
def test_what_stands_elsewhere_in_the_configuration_and_undoes_the_block_is_found(
    erbij: str, woord: str, nieuw_station: Callable[..., Station]
) -> None:
    station = nieuw_station({"mede": "medewerker"})
    blok = station.lokaal("toegang", "sshd-config")
    voor, na = (erbij, "") if not erbij.startswith("Match") else ("", erbij)
    station.extra = SLORDIG + voor + blok + na
    station.schrijf_configuratie()
    gevonden = nazicht(station)
    # A single value that was set first stands; lists such as AcceptEnv grow, and that is what has to be seen.
    assert (not woord and gevonden == ()) or any(woord in zin for zin in gevonden), gevonden


def test_the_check_reads_what_an_administrator_pipes_into_it(blok: Station) -> None:
    goed = subprocess.run(
        [*blok.programma, "toegang", "sshd-config", "--controleer", "--van", "-"],
        input=verteld(blok), capture_output=True, text=True, check=False,
    )  # fmt: skip
    regels = [regel for regel in goed.stdout.splitlines() if not regel.startswith("Open: De shell")]
    assert regels in ([], [f"sshd laat voor {ACCOUNT.pw_name} niets meer toe dan hoort."])
    fout = subprocess.run(
        [*blok.programma, "toegang", "sshd-config", "--controleer", "--van", "-"],
        input="zomaar wat", capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (fout.returncode, fout.stdout) == (3, "")
