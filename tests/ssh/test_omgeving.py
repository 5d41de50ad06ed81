"""The client's environment changes nothing but language and terminal, on a server that lets all of it through."""

from __future__ import annotations

import os
import pwd
from pathlib import Path

import pytest

from tests.ssh.scherm import Scherm
from tests.ssh.station import Station


@pytest.fixture
def kwaad(tmp_path: Path) -> dict[str, str]:
    """Everything a client could set to steer a program, pointing into a folder that takes note of being used."""
    map_ = tmp_path / "kwaad"
    (map_ / "lama_zvp").mkdir(parents=True)
    val = f"open({str(tmp_path / 'gelukt')!r}, 'w').close()\n"
    for naam in ("sitecustomize.py", "usercustomize.py", "start.py", "lama_zvp/__init__.py", "lama_zvp/__main__.py"):
        (map_ / naam).write_text(val)
    for naam in ("python3", "env", "sh", "less", "vi"):
        (map_ / naam).write_text(f"#!/bin/sh\ntouch {tmp_path}/gelukt\n")
        (map_ / naam).chmod(0o755)
    pad = str(map_)
    return {
        "LAMA_ZVP_THUIS": pad,
        "LAMA_ZVP_DATABASE": f"sqlite:///{pad}/x.db",
        "LAMA_ZVP_PLAN": "/etc/passwd",
        "LAMA_ZVP_VANDAAG": "2021-01-01",
        "LAMA_ZVP_PLAIN": "1",
        "LAMA_ZVP_SPOOR": "1",
        "_LAMA_ZVP_COMPLETE": "bash_source",
        "PYTHONPATH": pad,
        "PYTHONHOME": pad,
        "PYTHONSTARTUP": f"{pad}/start.py",
        "PYTHONUSERBASE": pad,
        "PYTHONINSPECT": "1",
        "PYTHONVERBOSE": "1",
        "PYTHONDEBUG": "1",
        "PYTHONWARNINGS": "error",
        "PYTHONPYCACHEPREFIX": pad,
        "PYTHONIOENCODING": "utf-16",
        "PYTHONBREAKPOINT": "os.abort",
        "TEXTUAL": "debug,devtools",
        "TEXTUAL_DRIVER": "sitecustomize:x",
        "TEXTUAL_LOG": f"{pad}/textual.log",
        "TEXTUAL_SCREENSHOT": "1",
        "TEXTUAL_SCREENSHOT_LOCATION": pad,
        "TEXTUAL_PRESS": "q",
        "EDITOR": f"{pad}/vi",
        "VISUAL": f"{pad}/vi",
        "PAGER": f"{pad}/less",
        "HOME": pad,
        "PATH": pad,
        "SHELL": f"{pad}/sh",
        "USER": "korps",
        "LOGNAME": "korps",
        "XDG_DATA_HOME": pad,
        "XDG_CONFIG_HOME": pad,
        "XDG_CACHE_HOME": pad,
        "TMPDIR": pad,
        "TZ": "Pacific/Kiritimati",
        "TZDIR": pad,
        "COLUMNS": "20",
        "LINES": "5",
        "LD_LIBRARY_PATH": pad,
        "LD_BIND_NOW": "1",
        "LOCPATH": pad,
        "GCONV_PATH": pad,
        "MALLOC_CHECK_": "3",
        "SSH_CONNECTION": "korps",
        "SSH_USER_AUTH": pad,
    }


def zet(omgeving: dict[str, str]) -> tuple[str, ...]:
    """The client's options that send these along."""
    paren = " ".join('{}="{}"'.format(naam, waarde.replace('"', '\\"')) for naam, waarde in omgeving.items())
    return ("-o", f"SetEnv={paren}")


def test_the_whole_environment_of_a_session_is_language_terminal_and_the_account_itself(
    station: Station, kwaad: dict[str, str], tmp_path: Path
) -> None:
    taal = {"LANG": "C.UTF-8", "LC_TIME": "C.UTF-8", "COLORTERM": "truecolor"}
    account = pwd.getpwuid(os.geteuid())
    with Scherm(station, "mede", opties=zet({**kwaad, **taal})) as scherm:
        scherm.wacht_op("Overzicht", "Verkeer")
        (slot,) = (pad for pad in (station.thuis / "sessies").glob("mede.*") if pad.read_text().strip())
        ruw = Path(f"/proc/{slot.read_text().strip()}/environ").read_bytes()
        scherm.typ("q")
        assert scherm.wacht_op_einde() == 0
    gezet = dict(paar.decode().split("=", 1) for paar in ruw.split(b"\0") if paar)
    van_sshd = {naam: gezet.pop(naam) for naam in ("SSH_CONNECTION", "SSH_TTY")}
    assert van_sshd["SSH_CONNECTION"].startswith("127.0.0.1 ")
    assert gezet == {
        **taal,
        "TERM": "xterm-256color",
        "HOME": account.pw_dir,
        "USER": account.pw_name,
        "LOGNAME": account.pw_name,
        "SHELL": "/bin/sh",
        "PATH": "/usr/local/bin:/usr/bin:/bin",
    }
    assert not (tmp_path / "gelukt").exists()


def test_a_command_smuggled_in_as_a_variable_is_read_as_any_other(station: Station, tmp_path: Path) -> None:
    """With no command on the line sshd lets the client's own variable stand."""
    for smokkel, code in ((f"sh -c 'touch {tmp_path}/gelukt'", 5), ("toegang lijst", 5), ("overzicht", 0)):
        with Scherm(station, "mede", opties=zet({"SSH_ORIGINAL_COMMAND": smokkel})) as scherm:
            assert scherm.wacht_op_einde() == code
    assert not (tmp_path / "gelukt").exists()


@pytest.mark.parametrize(
    "commando", ["overzicht", "journaal --json", "stuurbord 2024", "plan toon --json", "maatregelen"]
)
def test_output_is_byte_for_byte_the_same_with_a_hostile_environment(
    commando: str, station: Station, kwaad: dict[str, str], tmp_path: Path
) -> None:
    gewoon = station.ssh("mede", commando)
    belast = station.ssh("mede", commando, opties=zet(kwaad))
    assert gewoon.returncode == belast.returncode == 0, belast
    assert belast.stdout == gewoon.stdout
    assert belast.stderr == gewoon.stderr
    assert not (tmp_path / "gelukt").exists()
    assert sorted(pad.name for pad in (tmp_path / "kwaad").iterdir()) == sorted(
        ("sitecustomize.py", "usercustomize.py", "start.py", "lama_zvp", "python3", "env", "sh", "less", "vi")
    )


def test_what_is_recorded_is_of_the_key_and_of_today_whatever_the_client_says(
    station: Station, kwaad: dict[str, str]
) -> None:
    gedaan = station.ssh("mede", "log bob-winter 'Vijf controles' --datum 2024-05-01 --json", opties=zet(kwaad))
    assert gedaan.returncode == 0, gedaan
    laatste = station.journaal()[-1]
    assert (laatste["auteur"], laatste["rol"]) == ("mede", "medewerker")
    assert laatste["vastgelegd_op"] > "2025"
