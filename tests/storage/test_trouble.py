"""A store that is out of reach, full, locked, damaged or newer: one Dutch message with advice, and nothing lost."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path

import pytest

from lama_zvp.errors import Geweigerd, OpslagFout
from lama_zvp.journal import sqlite
from lama_zvp.journal.events import Redactie
from lama_zvp.journal.store import Journaal
from tests.storage.stof import PLAN, maak, nummer_id


@pytest.fixture
def oud(pad: Path) -> Path:
    """A journal with three events, closed."""
    with Journaal.open(pad) as journaal:
        journaal.voeg_toe(*(maak(nummer) for nummer in range(1, 4)))
    return pad


@contextmanager
def in_gebruik(pad: Path) -> Iterator[None]:
    """Another program holds the write lock."""
    with closing(sqlite3.connect(pad, isolation_level=None)) as ander:
        ander.execute("BEGIN IMMEDIATE")
        yield
        ander.execute("ROLLBACK")


def test_a_locked_journal_is_refused_after_the_waiting_time(oud: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "WACHTTIJD_MS", 30)
    with Journaal.open(oud) as journaal:
        with in_gebruik(oud), pytest.raises(OpslagFout, match="in gebruik") as fout:
            journaal.voeg_toe(maak(4))
        assert "Er is niets vastgelegd" in fout.value.raad
        assert journaal.voeg_toe(maak(4))[0].volgnr == 4


def test_reading_goes_on_while_another_program_writes(oud: Path) -> None:
    with Journaal.open(oud) as journaal, in_gebruik(oud):
        assert len(journaal.jaarbeeld(PLAN, 2024).maatregelen) == 1
        with Journaal.open(oud) as nog_een:
            assert nog_een.kop()[0] == 3


def test_rewriting_after_a_redactie_waits_for_readers_and_can_be_done_again(
    oud: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "WACHTTIJD_MS", 30)
    with Journaal.open(oud) as journaal, closing(sqlite3.connect(oud, isolation_level=None)) as lezer:
        lezer.execute("BEGIN")
        lezer.execute("SELECT * FROM gebeurtenis").fetchone()
        redactie = maak(4, Redactie(reden="privacy"), betreft=nummer_id(2))
        with pytest.raises(OpslagFout, match="resten ervan staan nog"):
            journaal.redigeer(redactie)
        assert journaal.gebeurtenis("2").inhoud.soort == "gewist"
        lezer.execute("COMMIT")
        with pytest.raises(Geweigerd, match="al gewist"):
            journaal.redigeer(redactie)
        assert all(b"melding 2" not in bestand.read_bytes() for bestand in oud.parent.iterdir())


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        (b"", "leeg"),
        (b"SQLite format 3\0", "geen journaal"),
        (b"dit is een brief, geen database. " * 50, "geen journaal"),
    ],
)
def test_a_file_that_is_not_a_journal_is_refused_and_left_alone(pad: Path, inhoud: bytes, melding: str) -> None:
    pad.write_bytes(inhoud)
    with pytest.raises(OpslagFout, match=melding) as fout:
        Journaal.open(pad)
    assert fout.value.raad
    assert pad.read_bytes() == inhoud
    assert [bestand.name for bestand in pad.parent.iterdir()] == [pad.name]


def test_a_database_of_another_program_is_refused_and_left_alone(pad: Path) -> None:
    with closing(sqlite3.connect(pad)) as ander:
        ander.execute("CREATE TABLE recepten (naam TEXT)")
    inhoud = pad.read_bytes()
    with pytest.raises(OpslagFout, match="ander programma"):
        Journaal.open(pad)
    assert pad.read_bytes() == inhoud


def test_a_link_is_refused(oud: Path) -> None:
    koppeling = oud.with_name("koppeling.db")
    koppeling.symlink_to(oud)
    with pytest.raises(OpslagFout, match="koppeling"):
        Journaal.open(koppeling)


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OpslagFout) as fout:
        Journaal.open(tmp_path / "weg" / "journaal.db")
    assert "map bestaat niet" in fout.value.raad


def test_a_folder_in_the_place_of_the_file_is_refused(pad: Path) -> None:
    pad.mkdir()
    with pytest.raises(OpslagFout):
        Journaal.open(pad)


def test_reading_only_makes_no_journal(pad: Path) -> None:
    with pytest.raises(OpslagFout, match="geen journaal"):
        Journaal.open(pad, lezen_alleen=True)
    assert list(pad.parent.iterdir()) == []


def test_a_journal_opened_for_reading_cannot_be_written(oud: Path) -> None:
    with Journaal.open(oud, lezen_alleen=True) as journaal:
        assert journaal.kop()[0] == 3
        with pytest.raises(OpslagFout, match="alleen-lezen"):
            journaal.voeg_toe(maak(4))


def test_a_file_replaced_under_an_open_journal_is_noticed_before_anything_is_recorded(oud: Path) -> None:
    with Journaal.open(oud) as journaal:
        oud.rename(oud.with_name("opzij.db"))
        with pytest.raises(OpslagFout, match="verplaatst of vervangen"):
            journaal.voeg_toe(maak(4))
        Journaal.open(oud).sluit()
        with pytest.raises(OpslagFout, match="verplaatst of vervangen"):
            journaal.voeg_toe(maak(4))


def test_an_event_that_is_no_event_is_reported_and_not_guessed(oud: Path) -> None:
    with closing(sqlite3.connect(oud, isolation_level=None)) as sql:
        sql.execute("DROP TRIGGER gebeurtenis_nooit_anders")
        sql.execute("UPDATE gebeurtenis SET inhoud = '{}' WHERE volgnr = 2")
    with Journaal.open(oud) as journaal, pytest.raises(OpslagFout, match="#2 is onleesbaar"):
        journaal.jaarbeeld(PLAN, 2024)


@pytest.mark.parametrize("deel", [0.3, 0.6, 0.95])
def test_a_truncated_database_is_reported_and_never_written(oud: Path, deel: float) -> None:
    with Journaal.open(oud) as journaal:
        journaal.voeg_toe(*(maak(nummer) for nummer in range(4, 400)))
    heel = oud.read_bytes()
    oud.write_bytes(heel[: int(len(heel) * deel)])
    with pytest.raises(OpslagFout, match="beschadigd"):
        _lees_en_schrijf(oud)


def _lees_en_schrijf(pad: Path) -> None:
    with Journaal.open(pad) as journaal:
        assert not journaal.controleer().in_orde
        journaal.voeg_toe(maak(500))


def test_pages_of_noise_are_reported(oud: Path) -> None:
    with Journaal.open(oud) as journaal:
        journaal.voeg_toe(*(maak(nummer) for nummer in range(4, 400)))
    with oud.open("r+b") as bestand:
        bestand.seek(oud.stat().st_size // 2)
        bestand.write(bytes(range(256)) * 64)
    with Journaal.open(oud) as journaal:
        verslag = journaal.controleer()
    assert not verslag.in_orde
    assert "beschadigd" in verslag.bevindingen[0][1]


# -- disks -------------------------------------------------------------------------------------------------------


def test_a_full_disk_stops_recording_and_freeing_space_lets_it_go_on(kleine_schijf: Path) -> None:
    pad = kleine_schijf / "journaal.db"
    bevestigd: list[int] = []
    with Journaal.open(pad) as journaal:
        with pytest.raises(OpslagFout, match="schijf is vol"):
            bevestigd.extend(journaal.voeg_toe(maak(nummer))[0].volgnr for nummer in count(1))
        assert len(bevestigd) > 20
        assert journaal.kop()[0] == len(bevestigd)
    with Journaal.open(pad) as journaal:
        assert (journaal.kop()[0], journaal.controleer().bevindingen) == (len(bevestigd), ())
    subprocess.run(["mount", "-o", "remount,size=8m", str(kleine_schijf)], check=True)
    with Journaal.open(pad) as journaal:
        assert journaal.voeg_toe(maak(9_999))[0].volgnr == len(bevestigd) + 1
        assert journaal.controleer().bevindingen == ()


def test_a_disk_without_room_for_a_new_journal_gets_no_half_one(kleine_schijf: Path) -> None:
    (kleine_schijf / "vulling").write_bytes(b"x" * (1_048_576 - 3 * 4096))
    with pytest.raises(OpslagFout):
        Journaal.open(kleine_schijf / "journaal.db")
    assert [bestand.name for bestand in kleine_schijf.iterdir()] == ["vulling"]


def test_on_a_read_only_disk_the_journal_can_be_read_and_refuses_to_record(kleine_schijf: Path) -> None:
    pad = kleine_schijf / "journaal.db"
    with Journaal.open(pad) as journaal:
        journaal.voeg_toe(maak(1))
    subprocess.run(["mount", "-o", "remount,ro", str(kleine_schijf)], check=True)
    with Journaal.open(pad) as journaal:
        assert journaal.jaarbeeld(PLAN, 2024).tot_volgnr == 1
        assert journaal.controleer().in_orde
        with pytest.raises(OpslagFout, match="alleen-lezen") as fout:
            journaal.voeg_toe(maak(2))
        assert "schrijfrechten" in fout.value.raad


def test_a_read_only_disk_gets_no_new_journal(kleine_schijf: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(kleine_schijf)], check=True)
    with pytest.raises(OpslagFout) as fout:
        Journaal.open(kleine_schijf / "journaal.db")
    assert "alleen-lezen" in fout.value.raad


@pytest.mark.skipif(os.geteuid() == 0, reason="root mag overal schrijven")
def test_a_folder_without_rights_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(OpslagFout, match="aanmaken"):
        Journaal.open(tmp_path / "journaal.db")
