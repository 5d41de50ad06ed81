"""Many processes at once, and processes that die: nothing confirmed is lost, nothing is there twice or by half."""

from __future__ import annotations

import random
import resource
import signal
from pathlib import Path

import pytest

from lama_zvp.journal.events import Voortgang
from lama_zvp.journal.store import Journaal
from tests.storage.processen import ga, start

KANSEN = random.Random(4711)


def meldingen(journaal: Journaal) -> list[str]:
    return [g.inhoud.tekst for g in journaal.gebeurtenissen() if isinstance(g.inhoud, Voortgang)]


def test_eight_processes_that_start_together_lose_nothing(pad: Path) -> None:
    """They also all find no file at first: one of them makes it, and the others use that one."""
    processen = [start(pad, wie * 1000 + 1, 50) for wie in range(8)]
    for proces in processen:
        ga(proces)
    uitkomsten = [proces.communicate(timeout=120) for proces in processen]
    assert [fout for _, fout in uitkomsten] == [""] * 8
    assert [proces.returncode for proces in processen] == [0] * 8
    with Journaal.open(pad) as journaal:
        verwacht = {f"melding {wie * 1000 + nummer}" for wie in range(8) for nummer in range(1, 51)}
        teksten = meldingen(journaal)
        assert (len(teksten), set(teksten)) == (400, verwacht)
        verslag = journaal.controleer()
        assert (verslag.bevindingen, verslag.aantal) == ((), 400)
    assert [bestand.name for bestand in pad.parent.iterdir()] == [pad.name]


@pytest.mark.parametrize("keer", range(10))
def test_a_process_killed_while_writing_leaves_every_confirmed_event_and_no_half(pad: Path, keer: int) -> None:
    proces = start(pad, 1, 100_000)
    ga(proces)
    assert proces.stdout is not None
    bevestigd = [int(proces.stdout.readline()) for _ in range(KANSEN.randrange(1, 60))]
    proces.kill()
    # From the same reader as above: it may have read ahead, and what it holds was confirmed too.
    rest = proces.stdout.read()
    proces.communicate(timeout=60)
    assert proces.returncode == -signal.SIGKILL
    bevestigd += [int(regel) for regel in rest.splitlines(keepends=True) if regel.endswith("\n")]
    with Journaal.open(pad) as journaal:
        teksten = meldingen(journaal)
        assert teksten[: len(bevestigd)] == [f"melding {nummer}" for nummer in bevestigd]
        assert len(teksten) <= len(bevestigd) + 1
        assert journaal.controleer().bevindingen == ()


def test_a_file_size_limit_stops_recording_with_a_message_and_loses_nothing(pad: Path) -> None:
    """RLIMIT_FSIZE makes writes fail halfway a file, as a quota does."""
    Journaal.open(pad).sluit()
    proces = start(pad, 1, 100_000)
    grens = 1_000_000
    resource.prlimit(proces.pid, resource.RLIMIT_FSIZE, (grens, grens))
    ga(proces)
    uit, fout = proces.communicate(timeout=120)
    assert proces.returncode == 6, fout
    assert "Er is niets half bewaard" in fout
    bevestigd = [f"melding {nummer}" for nummer in uit.split()]
    assert len(bevestigd) > 20
    with Journaal.open(pad) as journaal:
        assert meldingen(journaal) == bevestigd
        assert journaal.controleer().bevindingen == ()
