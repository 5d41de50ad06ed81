"""What the far side of a terminal claims or pours in does not fill the memory of the machine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.terminal.venster import Venster

REDELIJK = 300
"""Megabytes; the app on an ordinary screen takes about sixty."""
ZEER_GROOT = 65_535
PLAK, PLAK_EINDE = "\x1b[200~", "\x1b[201~"


@contextmanager
def geopend(venster: Venster) -> Iterator[Venster]:
    try:
        yield venster
    finally:
        venster.weg()


def geheugen(venster: Venster) -> int:
    """The most that the program ever had in memory, in megabytes."""
    staat = Path(f"/proc/{venster.proces.pid}/status").read_text()
    gevonden = re.search(r"VmHWM:\s+(\d+) kB", staat)
    assert gevonden
    return int(gevonden[1]) // 1024


def weer_gewoon(venster: Venster, toetsen: str, titel: str) -> None:
    """The app on an ordinary screen again, that listens."""
    venster.grootte(100, 30)
    venster.typ(toetsen)
    venster.tot(lambda: titel in venster.regels[0], titel)


def test_a_terminal_that_calls_itself_huge_is_drawn_no_larger_than_any_real_one(tmp_path: Path) -> None:
    with geopend(Venster(tmp_path / "thuis")) as venster:
        venster.klaar()
        venster.proces.setwinsize(ZEER_GROOT, ZEER_GROOT)
        # The same claim as terminals make it among the keys.
        venster.typ(f"\x1b[48;{ZEER_GROOT};{ZEER_GROOT};1;1t", "j")
        venster.tot(lambda: b"Journaal" in venster.bytes, "Journaal")
        weer_gewoon(venster, "\x1b[48;30;100;1;1t?", "Hulp")
        assert geheugen(venster) < REDELIJK


def test_a_terminal_that_is_huge_from_the_start_is_too(tmp_path: Path) -> None:
    with geopend(Venster(tmp_path / "thuis", breed=ZEER_GROOT, hoog=50)) as venster:
        venster.tot(lambda: b"Overzicht" in venster.bytes, "Overzicht")
        weer_gewoon(venster, "?", "Hulp")
        assert geheugen(venster) < REDELIJK


def test_a_paste_without_an_end_is_let_go_by_and_its_end_still_ends_it(tmp_path: Path) -> None:
    with geopend(Venster(tmp_path / "thuis")) as venster:
        venster.klaar()
        venster.typ("/", PLAK)
        for _ in range(400):
            # "q" would leave the app, were it taken for a key.
            venster.typ("q" * 100_000)
            venster.lees(0)
        venster.typ(PLAK_EINDE, "\x1b")
        venster.tot(lambda: "Overzicht" in venster.regels[0], "Overzicht")
        weer_gewoon(venster, "?", "Hulp")
        assert geheugen(venster) < REDELIJK
