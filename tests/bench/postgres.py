"""A file beside a server, in one table: `python -m tests.bench.postgres [--aantal N] [--doel FILE]`.

On this machine alone: the server runs here and is reached by its socket, so a network's own time comes on top of every
step. Every figure is a median of 7 and every ratio is between two things that took turns in the same run. N is how many
events the large journal holds (100,000 unless told otherwise; about five minutes in all).
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import count
from pathlib import Path

from lama_zvp.journal import verhuis
from lama_zvp.journal.events import Concept, Voortgang
from lama_zvp.journal.store import Journaal
from tests.bench.opslag import ROOT, Regel
from tests.databaseserver import Databaseserver, draaiend
from tests.storage.processen import ga
from tests.storage.stof import PLAN, maak

KEREN = 7
DADEN = 30
KLEIN = 5_000
BUREN = 20
SCHRIJVERS, ELK = 8, 60

Bron = Path | str
_NUMMERS = count(4_000_000)
"""Of events that were never used before; below ten million, which is the most that a number in an entry may be."""


def melding(nummer: int, aantal: int) -> Concept:
    """Spread evenly over six years and 200 measures, with a text of a line or two."""
    dag = date(2020, 1, 1) + timedelta(days=nummer * 2190 // (aantal + 1))
    tekst = f"Controle {nummer}: " + "wat er gebeurd is, in een paar woorden. " * 4
    inhoud = Voortgang(tekst=tekst, status="lopend" if nummer % 3 else None, aantal=nummer % 7)
    return maak(nummer, inhoud, onderwerp=f"verkeer.laag.maatregel-{nummer % 200}", datum=dag)


def vul(pad: Path, aantal: int) -> Path:
    with Journaal.open(pad) as journaal:
        for begin in range(1, aantal + 1, 1000):
            journaal.voeg_toe(*(melding(n, aantal) for n in range(begin, min(begin + 1000, aantal + 1))))
    return pad


def om_beurten(*wat: Callable[[], object]) -> list[float]:
    """Milliseconds of each, the median of KEREN, taken in turns after one turn that does not count."""
    duren: list[list[float]] = [[] for _ in wat]
    for keer in range(KEREN + 1):
        for plek, doe in enumerate(wat):
            begin = time.perf_counter()
            doe()
            if keer:
                duren[plek].append((time.perf_counter() - begin) * 1000)
    return [statistics.median(rij) for rij in duren]


def lees_en_schrijf(wat: str, bestand: Path, zone: str) -> Iterator[Regel]:
    with Journaal.open(bestand) as hier, Journaal.open(zone) as daar:

        def daden(journaal: Journaal) -> None:
            for _ in range(DADEN):
                journaal.voeg_toe(maak(next(_NUMMERS)))

        een, twee = om_beurten(lambda: daden(hier), lambda: daden(daar))
        yield Regel(f"one act, {wat}: server / file", f"{twee / DADEN:.2f} ms / {een / DADEN:.2f} ms", twee / een)
        een, twee = om_beurten(lambda: hier.jaarbeeld(PLAN, 2024), lambda: daar.jaarbeeld(PLAN, 2024))
        yield Regel(f"opening a year, {wat}: server / file", f"{twee:.1f} ms / {een:.1f} ms", twee / een)
        een, twee = om_beurten(hier.data_version, daar.data_version)
        yield Regel(f"asking whether others recorded, {wat}", f"{twee:.3f} ms / {een:.4f} ms", twee / een)


def proces(bron: Bron, map_: Path) -> Callable[[], object]:
    waar = ["--thuis", str(map_ / "thuis")] + (["--database", bron] if isinstance(bron, str) else [])
    opdracht = [sys.executable, "-m", "lama_zvp", *waar, "--vandaag", "2025-03-14", "log", "bob-winter", "controle"]
    return lambda: subprocess.run(opdracht, cwd=ROOT, check=True, capture_output=True)


def _blok() -> int:
    """The first of a thousand new numbers."""
    eerste = next(_NUMMERS)
    for _ in range(999):
        next(_NUMMERS)
    return eerste


def samen(bronnen: list[Bron]) -> float:
    """Events a second that SCHRIJVERS processes record together, spread over these journals; opened before."""
    processen = [_schrijver(bronnen[wie % len(bronnen)]) for wie in range(SCHRIJVERS)]
    begin = time.perf_counter()
    for proces_ in processen:
        ga(proces_)
    for proces_ in processen:
        _, fout = proces_.communicate(timeout=300)
        if proces_.returncode:
            raise RuntimeError(fout)
    return SCHRIJVERS * ELK / (time.perf_counter() - begin)


def _schrijver(bron: Bron) -> subprocess.Popen[str]:
    opdracht = [sys.executable, "-m", "tests.bench.postgres", "--schrijf", str(bron), str(_blok())]
    pijp = subprocess.PIPE
    proces_ = subprocess.Popen(opdracht, cwd=ROOT, stdin=pijp, stdout=pijp, stderr=pijp, text=True)
    assert proces_.stdout is not None
    proces_.stdout.readline()
    return proces_


def schrijf(bron: str, begin: int) -> None:
    with Journaal.open(bron if "://" in bron else Path(bron)) as journaal:
        journaal.kop()
        print("klaar", flush=True)
        sys.stdin.readline()
        for nummer in range(begin, begin + ELK):
            journaal.voeg_toe(maak(nummer))


def samen_om_beurten(*wat: list[Bron]) -> list[float]:
    standen: list[list[float]] = [[] for _ in wat]
    for _ in range(KEREN):
        for plek, bronnen in enumerate(wat):
            standen[plek].append(samen(bronnen))
    return [statistics.median(rij) for rij in standen]


def regels(server: Databaseserver, map_: Path, aantal: int) -> Iterator[Regel]:
    klein, groot = vul(map_ / "klein.db", KLEIN), vul(map_ / "groot.db", aantal)
    zone_klein, zone_groot = server.nieuwe_zone(), server.nieuwe_zone()
    verhuis.naar_server(klein, zone_klein)
    begin = time.perf_counter()
    verhuis.naar_server(groot, zone_groot)
    yield Regel(f"moving {aantal:,} events to the server, verified", f"{time.perf_counter() - begin:.0f} s")
    begin = time.perf_counter()
    verhuis.maak_kopie(zone_groot, map_ / "kopie.db")
    yield Regel(f"backup of {aantal:,} events from the server, verified", f"{time.perf_counter() - begin:.0f} s")
    with server.sql() as sql:
        sql.execute("ANALYZE")
    yield from lees_en_schrijf(f"{KLEIN:,} events", klein, zone_klein)
    yield from lees_en_schrijf(f"{aantal:,} events", groot, zone_groot)
    een, twee = om_beurten(proces(klein, map_), proces(server.nieuwe_zone(), map_))
    yield Regel("`log` as a process: server / file", f"{twee:.0f} ms / {een:.0f} ms", twee / een)

    alleen = server.nieuwe_zone(database=server.nieuwe_database())
    verhuis.naar_server(klein, alleen)
    for _ in range(BUREN):
        verhuis.naar_server(klein, server.nieuwe_zone())
    with Journaal.open(alleen) as een_zone, Journaal.open(zone_klein) as tussen_buren:
        een, twee = om_beurten(lambda: een_zone.jaarbeeld(PLAN, 2024), lambda: tussen_buren.jaarbeeld(PLAN, 2024))
    yield Regel(f"opening a year among {BUREN + 2} zones / alone", f"{twee:.1f} ms / {een:.1f} ms", twee / een)

    bestanden: list[Bron] = [vul(map_ / f"{wie}.db", 1) for wie in range(SCHRIJVERS)]
    zones: list[Bron] = [server.nieuwe_zone() for _ in range(SCHRIJVERS)]
    een_bestand, acht_bestanden, een_op_server, acht_op_server = samen_om_beurten(
        bestanden[:1], bestanden, zones[:1], zones
    )
    wie = f"{SCHRIJVERS} processes"
    yield Regel(
        f"{wie}, one journal: file / server",
        f"{een_bestand:.0f}/s / {een_op_server:.0f}/s",
        een_bestand / een_op_server,
    )
    yield Regel(
        f"{wie}, a zone each: server, of one zone",
        f"{acht_op_server:.0f}/s / {een_op_server:.0f}/s",
        acht_op_server / een_op_server,
    )
    yield Regel(
        f"{wie}, a file each / a zone each",
        f"{acht_bestanden:.0f}/s / {acht_op_server:.0f}/s",
        acht_bestanden / acht_op_server,
    )


def tabel(rijen: list[Regel]) -> str:
    koppen = ("what", "measured", "ratio")
    alle = [koppen, *(rij.cellen()[:3] for rij in rijen)]
    breedtes = [max(len(rij[kolom]) for rij in alle) for kolom in range(3)]
    lijnen = ["| " + " | ".join(cel.ljust(b) for cel, b in zip(rij, breedtes, strict=True)) + " |" for rij in alle]
    return "\n".join([lijnen[0], "|" + "|".join("-" * (b + 2) for b in breedtes) + "|", *lijnen[1:]])


def main() -> None:
    lezer = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    lezer.add_argument("--aantal", type=int, default=100_000)
    lezer.add_argument("--doel", type=Path)
    lezer.add_argument("--schrijf", nargs=2, metavar=("BRON", "BEGIN"), help=argparse.SUPPRESS)
    keuze = lezer.parse_args()
    if keuze.schrijf:
        schrijf(keuze.schrijf[0], int(keuze.schrijf[1]))
        return
    with draaiend() as server, tempfile.TemporaryDirectory(prefix="lama-bench-") as map_:
        uit = tabel(list(regels(server, Path(map_), keuze.aantal)))
    print(uit)
    if keuze.doel:
        keuze.doel.write_text(uit + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
