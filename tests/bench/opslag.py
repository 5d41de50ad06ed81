"""The figures of the store in one table: `python -m tests.bench.opslag [--map DIR] [--doel FILE]`.

Every figure is a median of 7 and every ratio is between two things that took turns in the same run, so that a busy
machine makes the times long and leaves the ratios. The homes, up to a million events, are made first (two to four
minutes) and kept in DIR when that is given. With FILE the table is written there too.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.groei import maak_thuis
from tests.bench.opslag_werk import KEREN, naast_elkaar

ROOT = Path(__file__).resolve().parents[2]
SECONDEN = 8.0
RONDE = 1.5
DADEN = 60
BIBLIOTHEKEN = "import sqlmodel, yaml, typer"
GROOT, KLEIN = 1_000_000, 10_000
GEHEUGENSCHIJF = Path("/dev/shm")
"""Where a sync costs nothing, so that what is left is what we do ourselves: the least kind ratio there is."""
STUURBORD_GROOT, STUURBORD_KLEIN = 200_000, 2_000


@dataclass(frozen=True)
class Regel:
    """One line of the table. `doel` is the most the ratio may be; None for a figure that is only told."""

    wat: str
    gemeten: str
    verhouding: float | None = None
    doel: float | None = None

    def cellen(self) -> tuple[str, str, str, str, str]:
        verhouding = "" if self.verhouding is None else f"{self.verhouding:.2f}"
        doel = "" if self.doel is None else f"≤ {self.doel:.3g}"
        gehaald = (
            "" if self.doel is None or self.verhouding is None else "ja" if self.verhouding <= self.doel else "NEE"
        )
        return self.wat, self.gemeten, verhouding, doel, gehaald


def proces(*woorden: str) -> float:
    """Seconds that a whole process of Python takes."""
    begin = time.perf_counter()
    subprocess.run([sys.executable, *woorden], cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - begin


def opstart(thuis: Path) -> Iterator[Regel]:
    log = ["-m", "lama_zvp", "--thuis", str(thuis), "--vandaag", "2025-03-14", "log", "bob-winter", "controle"]
    duren: list[list[float]] = [[], []]
    for keer in range(KEREN + 1):
        for plek, woorden in enumerate((log, ["-c", BIBLIOTHEKEN])):
            duur = proces(*woorden)
            if keer:
                duren[plek].append(duur)
    ons, hun = map(statistics.median, duren)
    yield Regel(f"`log` as a process / `{BIBLIOTHEKEN}`", f"{ons * 1000:.0f} ms / {hun * 1000:.0f} ms", ons / hun, 1.3)


def daden(thuis: Path, waar: str, doel: float | None = None) -> Iterator[Regel]:
    thuis.mkdir()
    soorten = ("daad", "kale-rij", "orm", "handeling")
    ons, rij, orm, heel = naast_elkaar(*((wat, thuis) for wat in soorten), per_keer=DADEN)
    tegen = f" / bare sqlite3 insert, {waar}"
    yield Regel(f"one act, durable{tegen}", f"{ons:.2f} ms / {rij:.3f} ms", ons / rij, doel)
    yield Regel(f"plain SQLModel add and commit{tegen}", f"{orm:.2f} ms / {rij:.3f} ms", orm / rij)
    yield Regel(f"whole act at the desk{tegen}", f"{heel:.2f} ms / {rij:.3f} ms", heel / rij)


def samen(map_: Path, waar: str) -> Iterator[Regel]:
    """The rates of 1 and of 8 writers, which take turns."""
    tempo: dict[int, list[float]] = {1: [], 8: []}
    for keer in range(KEREN):
        for aantal in tempo:
            duren = _schrijvers(map_ / f"samen-{aantal}-{keer}", aantal, RONDE)
            tempo[aantal].append(sum(map(len, duren)) / RONDE)
    een, acht = (statistics.median(tempo[aantal]) for aantal in (1, 8))
    yield Regel(f"rate of 1 writer / of 8 together, {waar}", f"{een:.0f}/s / {acht:.0f}/s", een / acht, 1 / 0.75)


def wachten(map_: Path) -> Iterator[Regel]:
    """How long each of 32 waits for its act, all of them at it all the time."""
    per = _schrijvers(map_ / "samen-32", 32, SECONDEN)
    alle = sorted(duur for duren in per for duur in duren)
    p50, p99 = (alle[int(len(alle) * deel)] for deel in (0.5, 0.99))
    yield Regel(
        f"32 writers, {SECONDEN:g} s: no error, {len(alle)} acts",
        f"p50 {p50:.1f} ms, p99 {p99:.0f} ms, longest {alle[-1]:.0f} ms; "
        f"fewest {min(map(len, per))} and most {max(map(len, per))} acts of one",
    )


def _schrijvers(thuis: Path, aantal: int, seconden: float) -> list[list[float]]:
    """Milliseconds of every act of every writer; an error of one of them is an error here."""
    thuis.mkdir()
    opdracht = [sys.executable, "-m", "tests.bench.opslag_werk", "schrijf", str(thuis), str(seconden)]
    processen = [
        subprocess.Popen(opdracht, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(aantal)
    ]
    for een in processen:
        assert een.stdout is not None
        assert een.stdout.readline() == "klaar\n"
    for een in processen:
        assert een.stdin is not None
        een.stdin.write("\n")
        een.stdin.flush()
    uit = [een.communicate(timeout=seconden + 60)[0] for een in processen]
    assert [een.returncode for een in processen] == [0] * aantal
    return [json.loads(regel) for regel in uit]


def groei(map_: Path) -> Iterator[Regel]:
    klein, groot = (maak_thuis(map_ / str(aantal), aantal) for aantal in (KLEIN, GROOT))
    for wat, naam in (("overzicht", "the year's overview, with verdicts"), ("jaarbeeld", "the year out of the store")):
        snel, traag = naast_elkaar((wat, klein), (wat, groot))
        yield Regel(f"{naam}: {GROOT:,} events / {KLEIN:,}", f"{traag:.1f} ms / {snel:.1f} ms", traag / snel, 2)
    ons, kaal = naast_elkaar(("jaarbeeld", groot), ("kaal-jaar", groot))
    yield Regel(
        f"the year out of the store / its statements bare, {GROOT:,}", f"{ons:.1f} ms / {kaal:.1f} ms", ons / kaal, 3
    )
    weinig, veel = (maak_thuis(map_ / str(aantal), aantal) for aantal in (STUURBORD_KLEIN, STUURBORD_GROOT))
    snel, traag = naast_elkaar(("stuurbord", weinig), ("stuurbord", veel))
    yield Regel(
        f"stuurbord, Markdown, all sections: {STUURBORD_GROOT:,} / {STUURBORD_KLEIN:,}",
        f"{traag:.0f} ms / {snel:.0f} ms",
        traag / snel,
        2,
    )


def geheugen(map_: Path) -> Iterator[Regel]:
    for wat, naam, aantal in (
        ("overzicht", "the year's overview", GROOT),
        ("daad", "acts", GROOT),
        ("stuurbord", "stuurbord", STUURBORD_GROOT),
    ):
        veel, weinig = (
            statistics.median(_piek(wat, maak_thuis(map_ / str(n), n)) for _ in range(3))
            for n in (aantal, aantal // 10)
        )
        yield Regel(
            f"peak memory, {naam}: {aantal:,} / a tenth",
            f"{veel / 1024:.0f} MB / {weinig / 1024:.0f} MB",
            veel / weinig,
            1.5,
        )


def _piek(wat: str, thuis: Path) -> float:
    opdracht = [sys.executable, "-m", "tests.bench.opslag_werk", wat, str(thuis)]
    return float(subprocess.run(opdracht, cwd=ROOT, check=True, capture_output=True, text=True).stdout)


def tabel(regels: Sequence[Regel]) -> str:
    """The lines as a Markdown table."""
    koppen = ("what", "measured", "ratio", "target", "met")
    rijen = [koppen, tuple("---" for _ in koppen), *(regel.cellen() for regel in regels)]
    return "\n".join(f"| {' | '.join(rij)} |" for rij in rijen)


def omgeving() -> str:
    """On what it was measured; how busy the machine was tells how far to trust the times."""
    belasting = ", ".join(f"{deel:.1f}" for deel in os.getloadavg())
    return (
        f"{time.strftime('%Y-%m-%d')}: {os.cpu_count()} processors ({platform.machine()}), Python"
        f" {platform.python_version()}, SQLite {sqlite3.sqlite_version}; load average at the end {belasting}."
    )


def meet(map_: Path) -> Iterator[Regel]:
    yield from opstart(maak_thuis(map_ / str(KLEIN), KLEIN))
    if GEHEUGENSCHIJF.is_dir():
        with tempfile.TemporaryDirectory(dir=GEHEUGENSCHIJF) as los:
            yield from daden(Path(los) / "daden", "in memory")
            yield from samen(Path(los), "in memory")
    with tempfile.TemporaryDirectory(dir=map_) as los:
        yield from daden(Path(los) / "daden", "on the disk", 5)
        yield from samen(Path(los), "on the disk")
        yield from wachten(Path(los))
    yield from groei(map_)
    yield from geheugen(map_)


def main() -> None:
    vraag = argparse.ArgumentParser(description=__doc__)
    vraag.add_argument("--map", type=Path, help="folder for the homes that are measured; kept")
    vraag.add_argument("--doel", type=Path, help="file to write the table to")
    keuze = vraag.parse_args()
    with tempfile.TemporaryDirectory(prefix="opslag-") as los:
        map_ = keuze.map or Path(los)
        map_.mkdir(parents=True, exist_ok=True)
        regels = []
        for regel in meet(map_):
            regels.append(regel)
            print(f"| {' | '.join(regel.cellen())} |", flush=True)
    tekst = f"{tabel(regels)}\n\n{omgeving()}\n"
    print(f"\n{tekst}")
    if keuze.doel:
        keuze.doel.write_text(tekst, encoding="utf-8")


if __name__ == "__main__":
    main()
