"""How quick the app is, beside a bare Textual app and a bare DataTable, in a real pseudo-terminal.

Run with `python -m tests.bench.snelheid_app`. Every figure is a median of 7 (keys: of 20), and the ratio is to the bare
app in the same run. A busy machine makes the times long; the ratios and the bytes hold.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pexpect

from lama_zvp.settings import Keuze
from lama_zvp.workspace import Workspace
from lama_zvp.workspace.voorbeeld import vul_met_voorbeelden

KEREN = 7
TOETSEN = 20
OMLAAG = "\x1b[B"

KAAL = """
from textual.app import App
from textual.widgets import Footer, Header, Static
class Kaal(App):
    def compose(self):
        yield Header(); yield Static("hello"); yield Footer()
Kaal().run()
"""
TABEL = """
from textual.app import App
from textual.widgets import DataTable, Footer, Header
class Tabel(App):
    BINDINGS = [("q", "quit", "Quit")]
    def compose(self):
        yield Header(); yield DataTable(cursor_type="row"); yield Footer()
    def on_mount(self):
        tabel = self.query_one(DataTable)
        tabel.add_columns("Maatregel", "Status", "Laatste", "Aantal")
        for n in range(31):
            tabel.add_row(f"Maatregel nummer {n} van de lijst", "uitgevoerd", "12/03/2024", "3/4")
Tabel().run()
"""


@dataclass(frozen=True)
class Toetsmeting:
    """What a cursor key costs, and what the program costs that shows it."""

    mediaan_ms: float
    p95_ms: float
    bytes_mediaan: float
    eigen_mb: float
    rust_ms_per_s: float
    stoppen_s: float


def start(argumenten: Sequence[str], maat: tuple[int, int]) -> pexpect.spawn:
    env = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith(("LC_", "LAMA_ZVP_"))}
    env |= {"TERM": "xterm-256color", "LANG": "C.UTF-8", "COLORTERM": "truecolor"}
    proces = pexpect.spawn(sys.executable, list(argumenten), env=env, dimensions=(maat[1], maat[0]), timeout=30)
    proces.delaybeforesend = None
    return proces


def lees_tot(proces: pexpect.spawn, merk: bytes) -> None:
    gezien = b""
    while merk not in gezien:
        gezien += proces.read_nonblocking(65536, timeout=30)


def lees_leeg(proces: pexpect.spawn, stilte: float) -> tuple[int, float]:
    """Bytes until the line has been quiet for `stilte` seconds, and the moment of the last of them."""
    aantal, laatste = 0, time.monotonic()
    while time.monotonic() - laatste < stilte:
        try:
            aantal += len(proces.read_nonblocking(65536, timeout=0.005))
            laatste = time.monotonic()
        except pexpect.TIMEOUT:
            pass
    return aantal, laatste


def tot_merk(argumenten: Sequence[str], merk: str, maat: tuple[int, int] = (80, 24)) -> float:
    """Seconds from start until `merk` is on the screen."""
    tijden = []
    for _ in range(KEREN):
        begin = time.monotonic()
        proces = start(argumenten, maat)
        lees_tot(proces, merk.encode())
        tijden.append(time.monotonic() - begin)
        proces.close(force=True)
    return statistics.median(tijden)


def toetsen(argumenten: Sequence[str], merk: str, maat: tuple[int, int], ervoor: Sequence[str] = ()) -> Toetsmeting:
    """What a cursor key down costs once the program stands."""
    proces = start(argumenten, maat)
    lees_tot(proces, merk.encode())
    for toets in ("", *ervoor):
        proces.send(toets)
        lees_leeg(proces, 1.0)
    tijden, groottes = [], []
    for _ in range(TOETSEN):
        begin = time.monotonic()
        proces.send(OMLAAG)
        aantal, laatste = lees_leeg(proces, 0.1)
        tijden.append((laatste - begin) * 1000)
        groottes.append(aantal)
    eigen, voor = _eigen_mb(proces.pid), _rekentijd(proces.pid)
    rust = time.monotonic()
    lees_leeg(proces, 6.0)
    bezig = (_rekentijd(proces.pid) - voor) / (time.monotonic() - rust) * 1000
    einde = time.monotonic()
    proces.send("q")
    while proces.isalive():
        with suppress(pexpect.TIMEOUT, pexpect.EOF):
            proces.read_nonblocking(65536, timeout=0.005)
    stoppen = time.monotonic() - einde
    proces.close(force=True)
    p95 = sorted(tijden)[int(len(tijden) * 0.95) - 1]
    return Toetsmeting(statistics.median(tijden), p95, statistics.median(groottes), eigen, bezig, stoppen)


def _eigen_mb(pid: int) -> float:
    regels = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return sum(int(regel.split()[1]) for regel in regels if regel.startswith(("Private_Clean", "Private_Dirty"))) / 1024


def _rekentijd(pid: int) -> float:
    velden = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(velden[11]) + int(velden[12])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    with tempfile.TemporaryDirectory() as map_:
        thuis = Path(map_) / "thuis"
        with Workspace(Keuze(thuis=thuis, vandaag=date(2025, 3, 14))) as werkruimte:
            vul_met_voorbeelden(werkruimte)
        ons = ["-m", "lama_zvp", "--thuis", str(thuis), "--vandaag", "2025-03-14"]
        kaal = tot_merk(["-c", KAAL], "hello")
        kader, volledig = tot_merk(ons, "Overzicht"), tot_merk(ons, "Aandacht")
        print(f"eerste beeld   kaal {kaal:.3f} s   kader {kader:.3f} s = {kader / kaal:.2f}x", end="")
        print(f"   volledig {volledig:.3f} s = {volledig / kaal:.2f}x")
        for naam, argumenten, merk, maat, ervoor in (
            ("DataTable 80x24", ["-c", TABEL], "Maatregel", (80, 24), ()),
            ("Overzicht 80x24", ons, "Aandacht", (80, 24), ()),
            ("Fiche 80x24", ons, "Aandacht", (80, 24), ("\r",)),
            ("DataTable 120x40", ["-c", TABEL], "Maatregel", (120, 40), ()),
            ("Overzicht 120x40", ons, "Aandacht", (120, 40), ()),
            ("Fiche 120x40", ons, "Aandacht", (120, 40), ("\r",)),
        ):
            m = toetsen(argumenten, merk, maat, ervoor)
            print(
                f"{naam:18} toets {m.mediaan_ms:5.1f} ms, p95 {m.p95_ms:5.1f} ms, {m.bytes_mediaan:6.0f} bytes   "
                f"geheugen {m.eigen_mb:4.0f} MB   in rust {m.rust_ms_per_s:4.1f} ms/s   stoppen {m.stoppen_s:.2f} s"
            )


if __name__ == "__main__":
    main()
