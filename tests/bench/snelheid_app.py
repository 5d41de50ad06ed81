"""How quick the app is, beside a bare Textual app and a bare DataTable, in real pseudo-terminals.

Run with `python -m tests.bench.snelheid_app`; `--md` prints the table as docs/snelheid.md keeps it. The programs take
turns, so that a busy machine is as busy for each; every figure is the median of 7 (at rest: of 3 times ten seconds), of
keys the 95th percentile of 60, and every ratio is of the same run.
Processor time is given beside the clock, because it hardly minds what else the machine does.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.huis import DAG, maak_huis
from tests.bench.meter import Antwoord, Proef, Start, mediaan, p95

KEREN = 7
TOETSEN = 60
"""Keys to each program; the 95th percentile is of these."""
RUST = 10.0
"""Seconds over which a program at rest is watched."""
OMLAAG, OMHOOG = "\x1b[B", "\x1b[A"
RIJEN = 31
"""Rows of the longest fiche of the LAMA plan."""

KAAL = """
from textual.app import App
from textual.widgets import Footer, Header, Static
class Kaal(App):
    def compose(self):
        yield Header(); yield Static("hello"); yield Footer()
Kaal().run()
"""
TABEL = f"""
from textual.app import App
from textual.widgets import DataTable, Footer, Header
class Tabel(App):
    BINDINGS = [("q", "quit", "Quit")]
    def compose(self):
        yield Header(); yield DataTable(cursor_type="row"); yield Footer()
    def on_mount(self):
        tabel = self.query_one(DataTable)
        tabel.add_columns("Maatregel", "Status", "Laatste", "Aantal")
        for n in range({RIJEN}):
            tabel.add_row(f"Maatregel nummer {{n}} van de lijst", "uitgevoerd", "12/03/2024", "3/4")
Tabel().run()
"""


@dataclass(frozen=True)
class Regel:
    """One target: what was measured of the bare program and of ours, and how many times as much is allowed."""

    wat: str
    kaal: float
    ons: float
    eenheid: str
    doel: float | None = None
    """None: told beside a target, because the clock minds a busy machine more."""

    @property
    def keer(self) -> float:
        return self.ons / self.kaal if self.kaal else float("inf")

    def cellen(self) -> tuple[str, ...]:
        if self.doel is None:
            doel, stand = "", ""
        else:
            doel, stand = f"{self.doel:g}x", "gehaald" if round(self.keer, 2) <= self.doel else "niet gehaald"
        cijfers = (f"{waarde:.3g} {self.eenheid}".strip() for waarde in (self.kaal, self.ons))
        return (self.wat, *cijfers, f"{self.keer:.2f}x", doel, stand)


def ons(thuis: Path) -> list[str]:
    return ["-m", "lama_zvp", "--thuis", str(thuis), "--vandaag", DAG.isoformat()]


# -- starting ---------------------------------------------------------------------------------------------------------


def starts(map_: Path) -> list[Regel]:
    """First picture and complete overview, with little, with 10,000 and with 200,000 entries."""
    gewoon = maak_huis(map_ / "gewoon")
    veel, zeer_veel = maak_huis(map_ / "veel", 10_000), maak_huis(map_ / "zeer-veel", 200_000)
    programmas = {
        "kaal": (["-c", KAAL], "hello"),
        "kader": (ons(gewoon), "Jeugd"),
        "10.000": (ons(veel), "Aandacht"),
        "200.000": (ons(zeer_veel), "Aandacht"),
    }
    uit: dict[str, list[Start]] = {naam: [] for naam in programmas}
    for ronde in range(KEREN + 1):
        for naam, (argumenten, merk) in programmas.items():
            proef = Proef(argumenten)
            gemeten = proef.tot(merk)
            proef.weg()
            if ronde:  # the first round warms the disk
                uit[naam].append(gemeten)
    regels = []
    for wat, naam, doel in (
        ("eerste beeld: kader met de fiches", "kader", 1.5),
        ("Overzicht volledig, 10.000 meldingen", "10.000", 2.5),
        ("Overzicht volledig, 200.000 meldingen", "200.000", 3.0),
    ):
        for soort, eenheid in (("klok", "s"), ("rekentijd", "s")):
            waarden = [mediaan([getattr(s, soort) for s in uit[deel]]) for deel in ("kaal", naam)]
            regels.append(Regel(f"{wat} ({soort})", *waarden, eenheid, doel))
    return regels


# -- keys -------------------------------------------------------------------------------------------------------------


def toetsen(thuis: Path, breed: int, hoog: int) -> list[Regel]:
    """A cursor key in the table of a bare program, in the overview and in a fiche: they take turns, key by key."""
    schermen: dict[str, tuple[Sequence[str], str, Sequence[str]]] = {
        "kaal": (["-c", TABEL], "Maatregel", ()),
        "Overzicht": (ons(thuis), "Aandacht", ()),
        "Fiche": (ons(thuis), "Aandacht", ("\r",)),
    }
    proeven = {naam: Proef(argumenten, breed, hoog) for naam, (argumenten, _, _) in schermen.items()}
    for naam, (_, merk, ervoor) in schermen.items():
        proeven[naam].tot(merk)
        for toets in ("", *ervoor):
            proeven[naam].proces.send(toets)
            proeven[naam].leeg(1.0)
    uit: dict[str, list[Antwoord]] = {naam: [] for naam in schermen}
    for nummer in range(TOETSEN):
        toets = OMLAAG if nummer // 20 % 2 == 0 else OMHOOG
        for naam, proef in proeven.items():
            gemeten = proef.toets(toets)
            if gemeten.bytes:  # at either end of a list a key moves nothing
                uit[naam].append(gemeten)
    for proef in proeven.values():
        proef.stop("q")
    regels = []
    for naam in ("Overzicht", "Fiche"):
        plaats = f"pijl in {naam}, {breed}x{hoog}"
        for wat, eenheid, doel, meet in (
            ("p95", "ms", 1.5, lambda antwoorden: p95([a.klok for a in antwoorden])),
            ("rekentijd", "ms", None, lambda antwoorden: mediaan([a.rekentijd for a in antwoorden])),
            ("over de lijn", "bytes", 2.0, lambda antwoorden: mediaan([a.bytes for a in antwoorden])),
        ):
            regels.append(Regel(f"{plaats}: {wat}", meet(uit["kaal"]), meet(uit[naam]), eenheid, doel))
    return regels


# -- standing still, and leaving --------------------------------------------------------------------------------------


def rust(thuis: Path) -> list[Regel]:
    """Memory, processor at rest, and how long leaving takes."""
    geheugen: dict[str, list[float]] = {"kaal": [], "ons": []}
    bezig: dict[str, list[float]] = {"kaal": [], "ons": []}
    einde: dict[str, list[float]] = {"kaal": [], "ons": []}
    for ronde in range(KEREN):
        proeven = {"kaal": Proef(["-c", KAAL]), "ons": Proef(ons(thuis))}
        proeven["kaal"].tot("hello")
        proeven["ons"].tot("Aandacht")
        for proef in proeven.values():
            proef.leeg(1.0)
        voor, begin = {naam: proef.rekentijd() for naam, proef in proeven.items()}, time.monotonic()
        if ronde < 3:
            while time.monotonic() - begin < RUST:
                for proef in proeven.values():
                    proef.leeg(0.2)
            for naam, proef in proeven.items():
                bezig[naam].append((proef.rekentijd() - voor[naam]) / (time.monotonic() - begin) * 1000)
        for naam, proef in proeven.items():
            geheugen[naam].append(proef.eigen_mb())
            einde[naam].append(proef.stop("\x11"))
    return [
        Regel("eigen geheugen (USS)", mediaan(geheugen["kaal"]), mediaan(geheugen["ons"]), "MB", 2.5),
        Regel("rekentijd in rust, per seconde", mediaan(bezig["kaal"]), mediaan(bezig["ons"]), "ms", 2.0),
        Regel("stoppen", mediaan(einde["kaal"]), mediaan(einde["ons"]), "s", 1.0),
    ]


# -- the table --------------------------------------------------------------------------------------------------------

KOPPEN = ("", "kaal", "lama-zvp", "verhouding", "doel", "")


def main() -> None:
    with tempfile.TemporaryDirectory() as map_:
        regels = starts(Path(map_))
        thuis = Path(map_) / "gewoon"
        for breed, hoog in ((80, 24), (120, 40), (200, 60)):
            regels += toetsen(thuis, breed, hoog)
        regels += rust(thuis)
    rijen = [KOPPEN, *(regel.cellen() for regel in regels)]
    if "--md" in sys.argv:
        print("\n".join(f"| {' | '.join(rij)} |" for rij in (rijen[0], ("---",) * len(KOPPEN), *rijen[1:])))
        return
    breedtes = [max(len(rij[kolom]) for rij in rijen) for kolom in range(len(KOPPEN))]
    for rij in rijen:
        print("  ".join(cel.ljust(breedte) for cel, breedte in zip(rij, breedtes, strict=True)).rstrip())


if __name__ == "__main__":
    main()
