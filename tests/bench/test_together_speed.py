"""Thirty-two programs logging at once: nothing lost, nothing twice, no error, and how long an act takes then.

`LAMA_ZVP_SAMEN` sets for how many seconds; 5 unless told otherwise.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from tests.storage.kweek import kweek
from tests.storage.test_crash import bevestigingen, eis_heel, teksten

SECONDEN = float(os.environ.get("LAMA_ZVP_SAMEN") or 5)
PROGRAMMAS = 32


def test_thirty_two_programs_that_log_at_once_lose_nothing_and_see_no_error(tmp_path: Path) -> None:
    thuis = tmp_path / "thuis"
    with kweek(tmp_path) as kwekerij:
        namen = [f"p{nummer}" for nummer in range(PROGRAMMAS)]
        processen = {naam: kwekerij.start("log", thuis, naam, SECONDEN) for naam in namen}
        uitkomsten = {naam: proces.einde() for naam, proces in processen.items()}
    duren: list[float] = []
    bevestigd: dict[int, str] = {}
    for naam, (code, fout) in uitkomsten.items():
        assert code == 0, fout
        duren += json.loads(fout.removeprefix("klaar\n"))
        van_deze = bevestigingen(tmp_path, naam)
        assert not van_deze.keys() & bevestigd.keys()
        bevestigd |= van_deze
    assert len(bevestigd) == len(duren) + PROGRAMMAS >= 2 * PROGRAMMAS
    assert teksten(thuis) == bevestigd
    assert sorted(bevestigd) == list(range(1, len(bevestigd) + 1))
    eis_heel(thuis, bevestigd)
    duren.sort()
    p50, p99 = (duren[int(len(duren) * deel)] for deel in (0.5, 0.99))
    print(f"\n{PROGRAMMAS} programs, {SECONDEN:g} s: {len(duren)} acts, p50 {p50:.0f} ms, p99 {p99:.0f} ms, ", end="")
    print(f"longest {duren[-1]:.0f} ms")
    # However busy the machine: nobody waits out of all proportion to the others.
    assert p99 < max(5 * p50, 2_000)
