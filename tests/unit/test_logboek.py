"""The log file: one line an act, shared by many processes, bounded, harmless, and never a reason to fail."""

from __future__ import annotations

import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lama_zvp import logboek
from lama_zvp.errors import Geweigerd, InvoerFout, OpslagFout
from lama_zvp.logboek import AANTAL, GROOTTE, LOGBESTAND, bestanden, noteer, onschadelijk, oorzaak

NU = datetime(2025, 3, 14, 9, 30, tzinfo=UTC)
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def thuis(tmp_path: Path) -> Path:
    (tmp_path / "journaal.db").touch()
    return tmp_path


def regels(thuis: Path) -> list[str]:
    """Every line there is, the oldest first."""
    return [regel for pad in reversed(bestanden(thuis)) for regel in pad.read_text().splitlines()]


def test_a_line_tells_when_which_process_and_what_in_a_file_of_this_account_alone(thuis: Path) -> None:
    noteer(thuis, NU.astimezone(timezone(timedelta(hours=2))), "log", "einde", "code=0")
    (regel,) = regels(thuis)
    moment, proces, rest = regel.split(" ", 2)
    assert (moment, rest) == ("2025-03-14T09:30:00.000Z", "log einde code=0")
    assert proces.isdigit()
    assert stat.S_IMODE((thuis / LOGBESTAND).stat().st_mode) == 0o600


def test_a_home_that_is_not_there_or_empty_stays_so(tmp_path: Path) -> None:
    noteer(tmp_path / "weg", NU, "log")
    noteer(tmp_path, NU, "log")
    assert list(tmp_path.iterdir()) == []


@given(st.text(max_size=600))
def test_whatever_text_comes_it_is_one_line_of_printable_ascii(tekst: str) -> None:
    uit = onschadelijk(tekst)
    assert uit.isascii()
    assert uit.isprintable()
    assert uit == uit.strip()


def test_a_hostile_name_cannot_begin_a_line_of_its_own_or_reach_the_terminal(thuis: Path) -> None:
    noteer(thuis, NU, "wie=x\n2025-01-01T00:00:00Z 1 toegang einde code=0\x1b[2J\u202e", "y" * 2_000)
    (regel,) = regels(thuis)
    assert "\x1b" not in regel
    assert len(regel) <= logboek.LANGSTE_REGEL


def test_the_log_is_bounded_and_the_newest_lines_stay(thuis: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logboek, "GROOTTE", 1_000)
    for nummer in range(500):
        noteer(thuis, NU, "log", str(nummer))
    assert len(bestanden(thuis)) == AANTAL
    assert all(pad.stat().st_size < 1_100 for pad in bestanden(thuis))
    nummers = [int(regel.split()[-1]) for regel in regels(thuis)]
    assert nummers == list(range(nummers[0], 500))
    assert len(nummers) > 50


SCHRIJVER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from lama_zvp import logboek
logboek.GROOTTE = 40_000
sys.stdin.readline()
for nummer in range(250):
    logboek.noteer(Path(sys.argv[1]), datetime(2025, 3, 14, tzinfo=UTC), sys.argv[2], str(nummer))
"""


def test_processes_that_write_at_once_lose_no_line_and_tear_none_while_the_file_is_put_aside(thuis: Path) -> None:
    processen = [
        subprocess.Popen([sys.executable, "-c", SCHRIJVER, str(thuis), f"p{wie}"], cwd=ROOT, stdin=subprocess.PIPE)
        for wie in range(8)
    ]
    for proces in processen:
        assert proces.stdin is not None
        proces.stdin.write(b"\n")
        proces.stdin.flush()
    for proces in processen:
        proces.communicate(timeout=60)
        assert proces.returncode == 0
    assert len(bestanden(thuis)) > 1
    woorden = [tuple(regel.split()[2:]) for regel in regels(thuis)]
    assert sorted(woorden) == sorted((f"p{wie}", str(nummer)) for wie in range(8) for nummer in range(250))


def test_a_log_that_cannot_be_written_stops_nobody(thuis: Path) -> None:
    (thuis / LOGBESTAND).mkdir()
    noteer(thuis, NU, "log")
    assert list((thuis / LOGBESTAND).iterdir()) == []


def test_a_link_in_its_place_is_not_followed(thuis: Path, tmp_path: Path) -> None:
    doel = tmp_path / "elders.txt"
    (thuis / LOGBESTAND).symlink_to(doel)
    noteer(thuis, NU, "log")
    assert not doel.exists()


def test_of_an_error_only_its_kind_is_told_and_of_the_store_what_it_said() -> None:
    assert oorzaak(InvoerFout("“geheim” past niet.")) == "InvoerFout"
    assert oorzaak(Geweigerd("geheim")) == "Geweigerd"
    assert oorzaak(OpslagFout("De schijf is vol.\nmeer", raad="x")) == "OpslagFout: De schijf is vol."


def test_of_a_bug_the_place_in_the_program_is_told_and_not_its_words(thuis: Path) -> None:
    with pytest.raises(AttributeError) as fout:
        noteer(thuis, "geheim", "x")  # type: ignore[arg-type]
    assert oorzaak(fout.value).startswith("AttributeError in logboek.py:")
    assert "geheim" not in oorzaak(fout.value)


def test_the_whole_log_takes_about_a_megabyte() -> None:
    assert GROOTTE * AANTAL <= 1_100_000
