"""Processes born of one that has the program loaded, so that a kill falls on what they do and not on their start.

`python -m tests.storage.kweek THUIS` gives each command once in a home that nobody looks at, and then bears a process
for every line `[WAT, THUIS, NAAM, SECONDEN, OMGEVING]` on stdin; a line that is a number waits for that process and
tells how it ended, and an empty list asks again how long the commands take.
"""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from lama_zvp.__main__ import run
from tests.storage.hamer import DAG, ROOT, hamer, opdrachten, publieke_sleutel

SOORTEN = ("log", "stuurbord", "backup", "toegang")


@dataclass(frozen=True)
class Kind:
    """One process that gives commands until it is killed or its time is over.

    It writes `NAAM.uit` and `NAAM.fout` beside its home.
    """

    kweek: Kweek
    pid: int
    fout: Path

    def einde(self) -> tuple[int, str]:
        """Wait for it: how it ended, and what it wrote as an error."""
        return self.kweek.zeg(self.pid), self.fout.read_text()

    def dood_na(self, seconden: float) -> None:
        """Kill it so long from now; it may not have stopped by itself before."""
        greep = os.pidfd_open(self.pid)
        try:
            uit_zichzelf = select.select([greep], [], [], max(seconden, 0.0))[0]
        finally:
            os.close(greep)
        os.kill(self.pid, signal.SIGKILL)
        code = self.kweek.zeg(self.pid)
        assert not uit_zichzelf, f"stopped by itself with {code}: {self.fout.read_text()}"
        assert code == -signal.SIGKILL


class Kweek:
    """The process that bears the others."""

    def __init__(self, proces: subprocess.Popen[str]) -> None:
        self._proces = proces

    def duren(self) -> dict[str, float]:
        """Seconds that each kind of command takes on this machine now."""
        duren: dict[str, float] = self.zeg([])
        return duren

    def start(
        self,
        wat: str,
        thuis: Path,
        naam: str,
        seconden: float | None = None,
        *,
        omgeving: Mapping[str, str] | None = None,
    ) -> Kind:
        """Begin one; with `seconden` it stops by itself after that long."""
        pid = self.zeg([wat, str(thuis), naam, seconden, dict(omgeving or {})])
        return Kind(self, pid, thuis.parent / f"{naam}.fout")

    def zeg(self, wat: object) -> Any:
        """Give it a line; what it answers."""
        assert self._proces.stdin
        assert self._proces.stdout
        print(json.dumps(wat), file=self._proces.stdin, flush=True)
        regel = self._proces.stdout.readline()
        assert regel, "the process that bears the others is gone"
        return json.loads(regel)


@contextmanager
def kweek(map_: Path, omgeving: Mapping[str, str] | None = None) -> Iterator[Kweek]:
    """It stands, and has tried every command in a folder of its own in `map_`."""
    proces = subprocess.Popen(
        [sys.executable, "-m", "tests.storage.kweek", str(map_ / "kweek" / "thuis")],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **(omgeving or {})},
    )
    try:
        yield Kweek(proces)
    finally:
        # Those it bore go with it, also when a test ends before their moment has come.
        proces.communicate(timeout=60)


class _Oefening:
    """Commands in a home that nobody looks at: everything is loaded afterwards, and it is known how long they take."""

    def __init__(self, thuis: Path) -> None:
        thuis.parent.mkdir()
        for wie in (1, 2, 3):
            (thuis.parent / f"{wie}.pub").write_text(publieke_sleutel(wie) + "\n")
        # Where access was given, not everybody may log: another home.
        self._huizen = {wat: thuis.with_name("toegang") if wat == "toegang" else thuis for wat in SOORTEN}
        self._rijen = {wat: opdrachten(wat, huis, "oefening") for wat, huis in self._huizen.items()}

    def duren(self) -> dict[str, float]:
        """Of every kind, the average of three after a first."""
        return {wat: [self._duur(wat), sum(self._duur(wat) for _ in range(3)) / 3][1] for wat in SOORTEN}

    def _duur(self, wat: str) -> float:
        begin = time.monotonic()
        code = run(["--thuis", str(self._huizen[wat]), "--vandaag", DAG, *next(self._rijen[wat])])
        assert code == 0, (wat, code)
        return time.monotonic() - begin


def _baar(wat: str, thuis: Path, naam: str, seconden: float | None, omgeving: Mapping[str, str]) -> int:
    """A process of its own, whose three streams are nobody else's and are there from the first moment."""
    paden = (Path(os.devnull), thuis.parent / f"{naam}.uit", thuis.parent / f"{naam}.fout")
    stromen = [os.open(pad, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600) for pad in paden]
    pid = os.fork()
    if pid == 0:
        os.environ.update(omgeving)
        _leef(stromen, wat, thuis, naam, seconden)
    for stroom in stromen:
        os.close(stroom)
    return pid


def _leef(stromen: list[int], wat: str, thuis: Path, naam: str, seconden: float | None) -> NoReturn:
    code = 1
    try:
        for nummer, stroom in enumerate(stromen):
            os.dup2(stroom, nummer)
        os.closerange(3, 64)
        code = hamer(wat, thuis, naam, seconden)
        sys.stderr.flush()
    finally:
        os._exit(code)


def _dien(thuis: Path) -> None:
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as antwoord:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        oefening = _Oefening(thuis)
        oefening.duren()
        levend: set[int] = set()
        for regel in sys.stdin:
            uitkomst: object
            match json.loads(regel):
                case []:
                    uitkomst = oefening.duren()
                case [wat, van, naam, seconden, omgeving]:
                    uitkomst = pid = _baar(wat, Path(van), naam, seconden, omgeving)
                    levend.add(pid)
                case pid:
                    uitkomst = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
                    levend.remove(pid)
            print(json.dumps(uitkomst), file=antwoord, flush=True)
        for pid in levend:
            os.kill(pid, signal.SIGKILL)


if __name__ == "__main__":
    _dien(Path(sys.argv[1]))
