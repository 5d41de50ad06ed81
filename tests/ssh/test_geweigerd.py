"""What is refused over SSH: every way out of the program that a person with a key might try."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ssh.station import SLORDIG, Station, keygen

MERK = "MERKTEKEN-7f3a"
"""Stands in every attempt; it may come out of none, and be kept nowhere."""

POGINGEN = [
    # another program
    "sh -c 'echo {m} > {f}'",
    "/bin/sh",
    "bash -i",
    "exec /bin/sh",
    "env",
    "cat /etc/passwd",
    'python3 -c \'open("{f}","w")\'',
    "lama-zvp overzicht",
    "python -m lama_zvp overzicht",
    "_sessie --als korps",
    "_sessie --sleutel x --als korps",
    "--thuis {d} _sessie --als korps",
    # a shell's signs
    "overzicht; touch {f}",
    "overzicht && touch {f}",
    "overzicht || touch {f}",
    "overzicht | tee {f}",
    "overzicht > {f}",
    "overzicht >> {f}",
    "overzicht < /etc/passwd",
    "overzicht 2>&1 > {f}",
    "overzicht & touch {f}",
    "overzicht $(touch {f})",
    "overzicht `touch {f}`",
    "overzicht ${{HOME}}",
    'journaal --zoek "$(touch {f})"',
    'journaal --zoek "`touch {f}`"',
    "$SHELL",
    "overzicht\ntouch {f}",
    "overzicht\r\ntouch {f}",
    "overzicht \x00touch {f}".replace("\x00", "\x01"),
    "overzicht \x1b]0;{m}\x07",
    "overzicht \x9b31m",
    "overzicht \u202e{m}",
    "overzicht \u2028touch {f}",
    # tricks with quotes
    "overzicht 'open",
    'overzicht "open',
    "overzicht \\",
    "'overzicht; touch {f}'",
    "over'zicht;'touch {f}",
    "'sh' '-c' 'touch {f}'",
    '"sh" -c "touch {f}"',
    "\\sh -c 'touch {f}'",
    "'' sh",
    # options that name a place or a person
    "--thuis {d} overzicht",
    "--thuis={d} overzicht",
    "overzicht --thuis {d}",
    "overzicht --thuis={d}",
    "--database sqlite:///{f} overzicht",
    "--database=sqlite:///{f} overzicht",
    "overzicht --database sqlite:///{f}",
    "--plan /etc/passwd overzicht",
    "--plan={d}/plan.yaml overzicht",
    "overzicht --plan ../../x.yaml",
    "plan toon /etc/passwd",
    "plan toon ../plannen/x",
    "plan toon plan.yaml",
    "plan toon --plan /etc/passwd",
    "overzicht --als korps",
    "overzicht --als=korps",
    "--als korps overzicht",
    "stuurbord 2024 --uit {f}",
    "stuurbord 2024 --uit={f}",
    "stuurbord 2024 --uit -",
    "stuurbord 2024 --editie ../../etc/passwd",
    "stuurbord 2024 --formaat /x",
    "stuurbord /etc/passwd",
    "stuurbord 2024 --vandaag /etc/passwd",
    "log bob-winter x --datum ../../etc/passwd",
    "journaal --fiche ../../etc/passwd",
    "journaal --zoek x --zoek y",
    # abbreviations and inventions
    "stuurbord 2024 --ui {f}",
    "stuurbord 2024 -u {f}",
    "overzicht --thui {d}",
    "overzicht --data sqlite:///{f}",
    "overzicht -t {d}",
    "overzicht --zoek",
    "journaal --zoek --thuis {d}",
    "journaal --zoek --thuis={d}",
    "overzicht --json=ja",
    "overzicht @/etc/passwd",
    "@{f}",
    "--install-completion bash",
    "--show-completion",
    "overzicht --show-completion",
    "plan",
    "besluit",
    "toegang voeg-toe x --rol beheerder --sleutel {f}",
    "toegang intrekken korps",
    "toegang sshd-config",
    "exporteer {f}",
    "backup {f}",
    "herstel {f}",
    "importeer metingen {f}",
    "demo",
    # other protocols that come as a command
    "scp -t {f}",
    "scp -f /etc/passwd",
    "rsync --server . {f}",
    "git-upload-pack /etc",
    "internal-sftp",
    "/usr/lib/openssh/sftp-server",
]


def test_there_are_more_than_fifty_attempts() -> None:
    assert len(set(POGINGEN)) >= 50


@pytest.fixture(scope="module")
def geprobeerd(
    station: Station, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, tuple[subprocess.CompletedProcess[bytes], Path]]:
    """Every attempt, made: the answer, and the folder that it was to leave something in."""
    ervoor = len(station.weigeringen("korps"))
    mappen = [tmp_path_factory.mktemp("poging") for _ in POGINGEN]
    opdrachten = [p.format(m=MERK, f=map_ / "bewijs", d=map_) for p, map_ in zip(POGINGEN, mappen, strict=True)]
    antwoorden = station.samen("korps", opdrachten)
    weigeringen = station.weigeringen("korps")[ervoor:]
    assert len(weigeringen) == len(POGINGEN)
    for weigering in weigeringen:
        assert weigering["inhoud"]["tekst"] == "opdracht over SSH"
        assert "poging" not in str(weigering)
        assert MERK not in str(weigering)
    return dict(zip(POGINGEN, zip(antwoorden, mappen, strict=True), strict=True))


@pytest.mark.parametrize("poging", POGINGEN)
def test_an_attempt_is_refused_and_leaves_no_trace_but_its_refusal(
    poging: str, geprobeerd: dict[str, tuple[subprocess.CompletedProcess[bytes], Path]]
) -> None:
    gedaan, map_ = geprobeerd[poging]
    assert gedaan.returncode == 5, gedaan
    assert gedaan.stdout == b""
    assert gedaan.stderr.decode("utf-8").strip()
    assert MERK.encode() not in gedaan.stderr
    assert b"Traceback" not in gedaan.stderr
    assert not any(nummer < 32 and nummer != 10 for nummer in gedaan.stderr)
    assert list(map_.iterdir()) == []


def test_a_refusal_is_in_the_journal_with_who_which_key_and_when(station: Station) -> None:
    ervoor = len(station.weigeringen("lies"))
    station.ssh("lies", "log bob-winter 'Vijf controles'")
    (weigering,) = station.weigeringen("lies")[ervoor:]
    assert weigering["auteur"] == "lies"
    assert weigering["rol"] == "lezer"
    assert weigering["inhoud"]["tekst"] == "log"
    assert weigering["inhoud"]["met_sleutel"] == weigering["inhoud"]["vingerafdruk"]
    gemeld = subprocess.run(
        ["ssh-keygen", "-l", "-f", station.sleutel("lies").with_suffix(".pub")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert weigering["inhoud"]["met_sleutel"] == gemeld.stdout.split()[1]
    assert weigering["vastgelegd_op"].endswith("Z")
    assert "controles" not in str(weigering)


@pytest.mark.parametrize("commando", ["'sh'", "sh", "/bin/sh -i", "-i", "bash"])
def test_a_terminal_does_not_bring_a_shell(commando: str, station: Station) -> None:
    gedaan = station.ssh("korps", commando, opties=["-tt"], invoer=b"id\nexit\n")
    assert gedaan.returncode == 5
    assert b"uid=" not in gedaan.stdout


def test_sftp_and_scp_reach_no_file(station: Station, tmp_path: Path) -> None:
    bron = tmp_path / "bron"
    bron.write_text("inhoud")
    basis = ["-F", "none", "-P", str(station.poort), "-i", str(station.sleutel("korps")), "-o", "BatchMode=yes"]
    basis += ["-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-o", "IdentitiesOnly=yes"]
    for oud in ([], ["-O"]):
        for van, naar in ((str(bron), f"127.0.0.1:{tmp_path}/kopie"), ("127.0.0.1:/etc/passwd", f"{tmp_path}/kopie")):
            gedaan = subprocess.run(["scp", *oud, *basis, van, naar], capture_output=True, timeout=60, check=False)
            assert gedaan.returncode != 0
    gedaan = subprocess.run(
        ["sftp", *basis, "127.0.0.1"], input=b"ls /\n", capture_output=True, timeout=60, check=False
    )
    assert gedaan.returncode != 0
    assert sorted(pad.name for pad in tmp_path.iterdir()) == ["bron"]


def test_no_port_is_forwarded_in_either_direction(station: Station) -> None:
    with socket.socket() as luisteraar:
        luisteraar.bind(("127.0.0.1", 0))
        luisteraar.listen()
        doel = luisteraar.getsockname()[1]
        via = station.ssh("korps", opties=["-W", f"127.0.0.1:{doel}"])
        assert via.returncode != 0
        assert b"prohibited" in via.stderr or b"refused" in via.stderr or via.stdout == b""
        luisteraar.setblocking(False)
        with pytest.raises(BlockingIOError):
            luisteraar.accept()
    terug = station.ssh("korps", "overzicht", opties=["-o", "ExitOnForwardFailure=yes", "-R", f"0:127.0.0.1:{doel}"])
    assert terug.returncode == 255
    assert terug.stdout == b""


def test_no_agent_and_no_display_come_along(nieuw_station: Callable[..., Station], tmp_path: Path) -> None:
    station = nieuw_station({"korps": "korpsleiding"}, f"LogLevel DEBUG1\n{SLORDIG}")
    station.start()
    agent = tmp_path / "agent"
    gestart = subprocess.run(["ssh-agent", "-s", "-a", str(agent)], capture_output=True, text=True, check=True)
    try:
        gedaan = station.ssh(
            "korps",
            "overzicht",
            opties=["-A", "-X", "-o", "LogLevel=INFO"],
            omgeving={"SSH_AUTH_SOCK": str(agent), "DISPLAY": ":99"},
        )
    finally:
        os.kill(int(gestart.stdout.split("SSH_AGENT_PID=")[1].split(";")[0]), signal.SIGTERM)
    assert gedaan.returncode == 0
    assert b"X11 forwarding request failed" in gedaan.stderr
    assert any("agent forwarding disabled" in regel for regel in station.logboek)


def test_the_client_cannot_leave_the_app_by_an_escape_character(station: Station) -> None:
    """`~` sequences are the client's own and never reach the server; what does is typed text."""
    gedaan = station.ssh("korps", "sh", opties=["-tt", "-e", "~"], invoer=b"\n~C\n~#\n!sh\nid\n")
    assert gedaan.returncode == 5
    assert b"uid=" not in gedaan.stdout + gedaan.stderr


def test_the_key_of_nobody_is_not_let_in(station: Station) -> None:
    keygen("ed25519", station.sleutel("niemand"))
    gedaan = station.ssh("niemand", "overzicht")
    assert gedaan.returncode == 255
    assert gedaan.stdout == b""
    assert b"Permission denied" in gedaan.stderr
