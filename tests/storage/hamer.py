"""A process that gives one command after another: `python -m tests.storage.hamer WAT THUIS NAAM [SECONDEN]`.

What the program prints is its own confirmation, one line an act. With SECONDEN it gives one command, says on stderr
that it is ready, waits for a line on stdin, goes on that long and then writes there how many milliseconds each took;
otherwise it goes on until it fails or is killed.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path

from lama_zvp.__main__ import run

ROOT = Path(__file__).resolve().parents[2]
DAG = "2025-03-14"


def publieke_sleutel(nummer: int) -> str:
    ruw = b"\x00\x00\x00\x0bssh-ed25519\x00\x00\x00\x20" + bytes([nummer]) * 32
    return "ssh-ed25519 " + base64.b64encode(ruw).decode()


def start(
    wat: str, thuis: Path, naam: str, seconden: float | None = None, *, omgeving: Mapping[str, str] | None = None
) -> subprocess.Popen[str]:
    """The process, begun; its standard output is the file `NAAM.uit` beside the home."""
    with (thuis.parent / f"{naam}.uit").open("w") as uit:
        return subprocess.Popen(
            [
                sys.executable,
                "-m",
                "tests.storage.hamer",
                wat,
                str(thuis),
                naam,
                *([str(seconden)] if seconden else []),
            ],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=uit,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, **(omgeving or {})},
        )


def opdrachten(wat: str, thuis: Path, naam: str) -> Iterator[list[str]]:
    for nummer in count(1):
        if wat == "log":
            yield ["log", "bob-winter", f"{naam} {nummer}", "--status", "lopend", "--aantal", "1"]
        elif wat == "stuurbord":
            yield ["stuurbord", "2025", "--formaat", "json", "--uit", str(thuis.parent / "stuurbord.json")]
        elif wat == "backup":
            yield ["backup", str(thuis.parent / "kopie.db"), "--vervang"]
        else:
            yield _toegang(thuis, nummer)


def _toegang(thuis: Path, nummer: int) -> list[str]:
    """One of three people gets another role."""
    wie = nummer % 3 + 1
    sleutel = thuis.parent / f"{wie}.pub"
    rol = ("lezer", "medewerker")[nummer // 3 % 2]
    bestand = str(thuis.parent / "authorized_keys")
    vast = ["--sleutel", str(sleutel), "--sleutelbestand", bestand, "--vervang"]
    return ["toegang", "voeg-toe", f"persoon{wie}", "--rol", rol, *vast]


def hamer(wat: str, thuis: Path, naam: str, seconden: float | None) -> int:
    duren: list[float] = []
    rij = opdrachten(wat, thuis, naam)
    if seconden:
        code = run(["--thuis", str(thuis), "--vandaag", DAG, *next(rij)])
        if code:
            return code
        print("klaar", file=sys.stderr, flush=True)
        sys.stdin.readline()
    einde = time.monotonic() + (seconden or 1e9)
    for opdracht in rij:
        begin = time.monotonic()
        if begin > einde:
            break
        code = run(["--thuis", str(thuis), "--vandaag", DAG, *opdracht])
        if code:
            return code
        duren.append((time.monotonic() - begin) * 1000)
    print(json.dumps(duren), file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(hamer(sys.argv[1], Path(sys.argv[2]), sys.argv[3], float(sys.argv[4]) if len(sys.argv) > 4 else None))
