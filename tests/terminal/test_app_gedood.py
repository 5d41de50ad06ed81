"""The app killed at any moment while someone logs in it: what it confirmed on the screen is there, once, whole.

`LAMA_ZVP_KILLS` sets how many processes are killed in all (tests/storage/test_crash.py); the app takes a tenth of that.
"""

from __future__ import annotations

import json
import random
import re
import signal
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.storage.kweek import Kweek, kweek
from tests.storage.test_crash import KILLS, bevestigingen, eis_heel, teksten
from tests.terminal.venster import CTRL_O, ENTER, GEDULD, Venster

GETOOND = re.compile(r"Bewaard als #(\d+)")
KEREN = max(KILLS // 10, 6)


@dataclass
class Typist:
    """Logs one entry after another with keys, and remembers which numbers the screen confirmed."""

    venster: Venster
    naam: str
    bevestigd: dict[int, str] = field(default_factory=dict)
    _getypt: int = 0

    def typ(self) -> None:
        self._getypt += 1
        self.venster.typ(f"lbob w{ENTER}31{ENTER}{self.naam} {self._getypt}{CTRL_O}")

    def lees(self, tot: float) -> None:
        """Read until `tot` (monotonic); every confirmation that appears is followed by the next entry."""
        while (over := tot - time.monotonic()) > 0:
            self.venster.lees(min(over, 0.02))
            for gevonden in GETOOND.finditer(self.venster.tekst):
                if (volgnr := int(gevonden[1])) not in self.bevestigd:
                    self.bevestigd[volgnr] = f"{self.naam} {self._getypt}"
                    self.typ()

    def tot_bevestigd(self, aantal: int) -> None:
        self.lees(time.monotonic() + 0.01)
        einde = time.monotonic() + GEDULD
        while len(self.bevestigd) < aantal:
            assert time.monotonic() < einde, self.venster.tekst
            self.lees(time.monotonic() + 0.05)


def test_an_app_killed_at_random_moments_loses_nothing_that_the_screen_confirmed(tmp_path: Path) -> None:
    """Another program logs meanwhile, and is killed too."""
    dobbel = random.Random(1403)
    thuis = tmp_path / "thuis"
    bevestigd: dict[int, str] = {}
    with kweek(tmp_path) as kwekerij:
        for keer in range(KEREN):
            van_nu = _een_keer(kwekerij, thuis, keer, dobbel)
            assert not van_nu.keys() & bevestigd.keys()
            bevestigd |= van_nu
            _eis_hele_concepten(thuis)
            if keer % 10 == 9 or keer == KEREN - 1:
                eis_heel(thuis, bevestigd)
    van_app = {volgnr: tekst for volgnr, tekst in bevestigd.items() if tekst.startswith("app")}
    assert len(van_app) >= KEREN // 2
    # What was saved and not shown yet when the kill fell: at most one entry a program.
    niet_getoond = [tekst.split()[0] for volgnr, tekst in teksten(thuis).items() if volgnr not in bevestigd]
    assert len(niet_getoond) == len(set(niet_getoond))
    print(f"\n{KEREN} apps killed: {len(van_app)} entries confirmed on the screen, {len(niet_getoond)} saved unseen")


def _een_keer(kwekerij: Kweek, thuis: Path, keer: int, dobbel: random.Random) -> dict[int, str]:
    """What an app and a program beside it confirmed before they were killed."""
    typist = Typist(Venster(thuis), f"app{keer}")
    try:
        typist.typ()
        typist.tot_bevestigd(dobbel.choice((0, 1, 1, 2)))
        ernaast = kwekerij.start("log", thuis, f"h{keer}")
        typist.lees(time.monotonic() + dobbel.uniform(0.0, 0.6))
        typist.venster.stuur(signal.SIGKILL)
        assert typist.venster.einde() == -signal.SIGKILL
        ernaast.dood_na(0.0)
    finally:
        typist.venster.weg()
    return typist.bevestigd | bevestigingen(thuis.parent, f"h{keer}")


def _eis_hele_concepten(thuis: Path) -> None:
    """A draft is there whole or not at all."""
    for pad in (thuis / "concepten").glob("*.json"):
        assert isinstance(json.loads(pad.read_bytes()), dict)
