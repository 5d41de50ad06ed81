"""A copy is whole, verified and private; putting it back loses nothing and touches nothing that somebody uses."""

from __future__ import annotations

import os
import signal
import sqlite3
import stat
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lama_zvp.errors import OpslagFout
from lama_zvp.files import maak_map
from lama_zvp.journal import backup, opening, sqlite
from lama_zvp.journal.backup import is_in_gebruik, maak_kopie, te_bewaren, zet_terug
from lama_zvp.journal.store import Journaal
from tests.storage.processen import ga, start
from tests.storage.stof import maak

DAG = date(2025, 3, 14)


@pytest.fixture
def oud(pad: Path) -> Path:
    """A journal with twenty events, closed."""
    with Journaal.open(pad) as journaal:
        journaal.voeg_toe(*(maak(nummer) for nummer in range(1, 21)))
    return pad


@pytest.fixture
def elders(tmp_path: Path) -> Path:
    return maak_map(tmp_path / "elders")


def namen(map_: Path) -> set[str]:
    return {pad.name for pad in map_.iterdir()}


def kop(pad: Path) -> tuple[int, str]:
    with Journaal.open(pad) as journaal:
        verslag = journaal.controleer()
        assert verslag.bevindingen == ()
        assert (verslag.aantal, verslag.kop_hash) == journaal.kop()
        return journaal.kop()


def test_a_copy_is_one_private_file_with_the_same_chain(oud: Path, elders: Path) -> None:
    kopie = maak_kopie(oud, elders / "kopie.db")
    assert namen(elders) == {"kopie.db"}
    assert stat.S_IMODE(kopie.pad.stat().st_mode) == 0o600
    assert (kopie.aantal, kopie.kop_hash) == kop(oud)
    assert kop(kopie.pad) == kop(oud)
    assert kopie.grootte == kopie.pad.stat().st_size


def test_a_copy_taken_while_four_processes_write_is_a_beginning_of_the_journal(pad: Path, elders: Path) -> None:
    Journaal.open(pad).sluit()
    processen = [start(pad, wie * 10_000, 100_000) for wie in range(4)]
    for proces in processen:
        ga(proces)
        assert proces.stdout is not None
        proces.stdout.readline()
    kopieen = [maak_kopie(pad, elders / f"{keer}.db") for keer in range(5)]
    for proces in processen:
        proces.kill()
        proces.communicate(timeout=60)
    with Journaal.open(pad) as journaal:
        for kopie in kopieen:
            assert journaal.gebeurtenis(str(kopie.aantal)).hash == kopie.kop_hash
        assert journaal.controleer().bevindingen == ()
    assert [kopie.aantal for kopie in kopieen] == sorted(kopie.aantal for kopie in kopieen)
    assert kopieen[0].aantal >= 4
    assert kopieen[-1].aantal > kopieen[0].aantal


def test_an_existing_file_is_refused_and_replaced_only_on_request(oud: Path, elders: Path) -> None:
    doel = elders / "kopie.db"
    doel.write_text("iets anders")
    with pytest.raises(OpslagFout, match="bestaat al"):
        maak_kopie(oud, doel)
    assert doel.read_text() == "iets anders"
    assert maak_kopie(oud, doel, vervang=True).aantal == 20
    assert kop(doel) == kop(oud)


@pytest.mark.parametrize("naam", ["journaal.db", "journaal.db-wal", "journaal.db-shm", "journaal.db-journal"])
def test_a_copy_never_takes_the_name_of_the_journal_or_its_log(oud: Path, naam: str) -> None:
    with pytest.raises(OpslagFout, match="hoort bij het journaal zelf"):
        maak_kopie(oud, oud.with_name(naam), vervang=True)
    assert kop(oud)[0] == 20


def test_a_link_is_not_followed(oud: Path, elders: Path) -> None:
    (elders / "kopie.db").symlink_to(elders / "doel.db")
    with pytest.raises(OpslagFout, match="koppeling"):
        maak_kopie(oud, elders / "kopie.db", vervang=True)
    assert not (elders / "doel.db").exists()


def test_a_journal_that_does_not_verify_gives_no_copy(oud: Path, elders: Path) -> None:
    with closing(sqlite3.connect(oud, isolation_level=None)) as sql:
        wachter = sql.execute("SELECT sql FROM sqlite_master WHERE name = 'gebeurtenis_nooit_anders'").fetchone()[0]
        sql.execute("DROP TRIGGER gebeurtenis_nooit_anders")
        sql.execute("UPDATE gebeurtenis SET gemeente = 'elders' WHERE volgnr = 7")
        sql.execute(wachter)
    with pytest.raises(OpslagFout, match="#7"):
        maak_kopie(oud, elders / "kopie.db")
    assert namen(elders) == set()


def test_a_full_disk_gives_no_half_copy_and_the_older_one_stays(oud: Path, kleine_schijf: Path) -> None:
    doel = kleine_schijf / "kopie.db"
    maak_kopie(oud, doel)
    with Journaal.open(oud) as journaal:
        journaal.voeg_toe(*(maak(nummer) for nummer in range(21, 2000)))
    voor = doel.read_bytes()
    with pytest.raises(OpslagFout, match=f"schijf van {kleine_schijf} is vol"):
        maak_kopie(oud, doel, vervang=True)
    assert namen(kleine_schijf) == {"kopie.db"}
    assert doel.read_bytes() == voor


# -- putting back ----------------------------------------------------------------------------------------------------


def test_the_next_backup_removes_what_a_killed_one_left_and_not_what_is_being_made(oud: Path, elders: Path) -> None:
    """A backup that is killed leaves the entries it had copied, under a name that nobody looks at."""
    doel = elders / "kopie.db"
    kind = os.fork()
    if kind == 0:
        with backup.in_de_maak(doel) as tijdelijk:
            tijdelijk.write_bytes(b"half")
            tijdelijk.with_name(f"{tijdelijk.name}-journal").write_bytes(b"half")
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(kind, 0)
    assert len(namen(elders)) == 2
    (elders / ".kopie.db.aantekening").write_text("van iemand anders")
    with backup.in_de_maak(doel) as bezig:
        bezig.write_bytes(b"een ander is bezig")
        wie = os.fork()
        if wie == 0:
            code = 1
            try:
                code = 0 if maak_kopie(oud, doel).aantal == 20 else 1
            finally:
                os._exit(code)
        assert os.waitstatus_to_exitcode(os.waitpid(wie, 0)[1]) == 0
        assert namen(elders) == {"kopie.db", bezig.name, ".kopie.db.aantekening"}


def test_a_copy_put_back_takes_the_place_and_the_journal_that_stood_there_is_kept(oud: Path, elders: Path) -> None:
    kopie = maak_kopie(oud, elders / "kopie.db")
    with Journaal.open(oud) as journaal:
        journaal.voeg_toe(maak(21))
        later = journaal.kop()
    gedaan = zet_terug(kopie.pad, oud, DAG)
    assert gedaan.opzij == oud.with_name("journaal.db.opzij-2025-03-14")
    assert gedaan.terug.aantal == 20
    assert kop(oud) == (20, kopie.kop_hash)
    assert kop(gedaan.opzij) == later
    assert stat.S_IMODE(oud.stat().st_mode) == 0o600
    with Journaal.open(oud) as journaal:
        assert journaal.voeg_toe(maak(22))[0].volgnr == 21
    tweede = zet_terug(kopie.pad, oud, DAG)
    assert tweede.opzij == oud.with_name("journaal.db.opzij-2025-03-14.2")


def test_events_that_were_still_in_the_log_of_a_killed_writer_are_in_the_journal_that_is_kept(
    oud: Path, elders: Path
) -> None:
    kopie = maak_kopie(oud, elders / "kopie.db")
    proces = start(oud, 100, 5)
    ga(proces)
    assert proces.stdout is not None
    bevestigd = [proces.stdout.readline() for _ in range(5)]
    proces.kill()
    proces.communicate(timeout=60)
    gedaan = zet_terug(kopie.pad, oud, DAG)
    assert gedaan.opzij is not None
    assert kop(gedaan.opzij)[0] == 20 + len(bevestigd)
    assert kop(oud)[0] == 20


def test_a_copy_is_put_back_where_there_was_nothing(oud: Path, elders: Path, tmp_path: Path) -> None:
    kopie = maak_kopie(oud, elders / "kopie.db")
    nieuw = maak_map(tmp_path / "andere machine") / "journaal.db"
    gedaan = zet_terug(kopie.pad, nieuw, DAG)
    assert gedaan.opzij is None
    assert namen(nieuw.parent) == {"journaal.db"}
    assert kop(nieuw) == kop(oud)


def test_a_journal_that_another_process_has_open_is_left_alone_until_that_process_is_gone(
    oud: Path, elders: Path
) -> None:
    kopie = maak_kopie(oud, elders / "kopie.db")
    proces = start(oud, 100, 100_000)
    ga(proces)
    assert proces.stdout is not None
    proces.stdout.readline()
    # Asleep in the middle of its work: nothing it still does can help us.
    proces.send_signal(signal.SIGSTOP)
    with pytest.raises(OpslagFout, match="in gebruik"):
        zet_terug(kopie.pad, oud, DAG)
    assert is_in_gebruik(oud) is True
    assert not [naam for naam in namen(oud.parent) if "opzij" in naam or naam.startswith(".")]
    proces.kill()
    proces.communicate(timeout=60)
    assert is_in_gebruik(oud) is False
    assert zet_terug(kopie.pad, oud, DAG).terug.aantal == 20


def test_whoever_opened_the_journal_before_records_nothing_in_the_old_one(
    oud: Path, elders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last moment: the file is replaced between the look at its name and the first act."""
    kopie = maak_kopie(oud, elders / "kopie.db")
    zet_terug(kopie.pad, oud, DAG)
    with Journaal.open(oud) as journaal:
        os.replace(kopie.pad, oud)
        with pytest.raises(OpslagFout, match="verplaatst of vervangen"):
            journaal.voeg_toe(maak(30))


def test_whoever_began_while_a_copy_took_the_place_begins_with_the_new_one(
    oud: Path, elders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half of the old file and half of the new one's log read as damage: nobody is sent to repair what is whole."""
    kopie = maak_kopie(oud, elders / "kopie.db")
    echt = opening.schema_volgens_kop
    beurten = iter([True])

    def intussen(pad: Path) -> int:
        if next(beurten, False):
            os.replace(kopie.pad, pad)
            raise sqlite.fout_van("SQLITE_CORRUPT", pad)
        return echt(pad)

    monkeypatch.setattr(opening, "schema_volgens_kop", intussen)
    with Journaal.open(oud) as journaal:
        assert journaal.voeg_toe(maak(30))[0].volgnr == 21
    assert kop(oud)[0] == 21


def test_damage_read_after_a_copy_took_the_place_is_told_as_that(oud: Path, elders: Path) -> None:
    kopie = maak_kopie(oud, elders / "kopie.db")
    with Journaal.open(oud) as journaal:
        Path(f"{oud}-wal").write_bytes(b"x" * 8000)
        os.truncate(oud, 5000)
        with pytest.raises(OpslagFout, match="beschadigd"):
            list(journaal.gebeurtenissen())
        os.replace(kopie.pad, oud)
        with pytest.raises(OpslagFout, match="verplaatst of vervangen"):
            list(journaal.gebeurtenissen())


@pytest.mark.parametrize("soort", ["ruis", "leeg", "afgeknipt", "gewijzigd", "nieuwer", "met logboek"])
def test_a_copy_that_does_not_verify_is_refused_and_nothing_is_touched(oud: Path, elders: Path, soort: str) -> None:
    bron = maak_kopie(oud, elders / "kopie.db").pad
    _bederf(bron, soort)
    voor = oud.read_bytes()
    with pytest.raises(OpslagFout) as fout:
        zet_terug(bron, oud, DAG)
    assert fout.value.raad
    assert oud.read_bytes() == voor
    assert namen(oud.parent) - {"elders"} == {"journaal.db"}


def _bederf(bron: Path, soort: str) -> None:
    if soort == "ruis":
        bron.write_bytes(b"geen database " * 1000)
    elif soort == "leeg":
        bron.write_bytes(b"")
    elif soort == "afgeknipt":
        bron.write_bytes(bron.read_bytes()[:20_000])
    elif soort == "met logboek":
        bron.with_name("kopie.db-wal").write_bytes(b"x" * 100)
    else:
        with closing(sqlite3.connect(bron, isolation_level=None)) as sql:
            if soort == "nieuwer":
                sql.execute("PRAGMA user_version = 99")
            else:
                sql.execute("UPDATE telling SET som = som + 1")


def test_the_journal_itself_is_not_a_copy(oud: Path) -> None:
    with pytest.raises(OpslagFout, match="journaal zelf"):
        zet_terug(oud, oud, DAG)


@pytest.mark.parametrize("inhoud", [b"", b"x" * 9000])
def test_a_journal_damaged_beyond_opening_is_kept_as_it_is_and_replaced(oud: Path, elders: Path, inhoud: bytes) -> None:
    kopie = maak_kopie(oud, elders / "kopie.db")
    oud.write_bytes(inhoud)
    logboek = oud.with_name("journaal.db-wal")
    logboek.write_bytes(b"rest van een logboek")
    gedaan = zet_terug(kopie.pad, oud, DAG)
    assert gedaan.opzij is not None
    assert gedaan.opzij.read_bytes() == inhoud
    if logboek.exists():
        assert logboek.stat().st_size == 0
    assert kop(oud) == (20, kopie.kop_hash)


def test_a_full_disk_puts_nothing_back_and_leaves_the_journal(kleine_schijf: Path, elders: Path) -> None:
    groot = elders / "groot.db"
    with Journaal.open(groot) as journaal:
        journaal.voeg_toe(*(maak(nummer) for nummer in range(1, 2000)))
    kopie = maak_kopie(groot, elders / "kopie.db")
    pad = kleine_schijf / "journaal.db"
    with Journaal.open(pad) as journaal:
        journaal.voeg_toe(maak(1))
    with pytest.raises(OpslagFout, match=f"schijf van {kleine_schijf} is vol"):
        zet_terug(kopie.pad, pad, DAG)
    assert namen(kleine_schijf) == {"journaal.db"}
    assert kop(pad)[0] == 1


def test_a_disk_without_a_single_free_page_says_that_it_is_full_to_who_only_reads(kleine_schijf: Path) -> None:
    pad = kleine_schijf / "journaal.db"
    with Journaal.open(pad) as journaal:
        journaal.voeg_toe(maak(1))
        kop_hash = journaal.kop()[1]
    vulling = kleine_schijf / "vulling"
    with vulling.open("wb", buffering=0) as stroom:
        # One write that the disk cuts short where it ends.
        assert 0 < stroom.write(bytes(2**21)) < 2**21
    with pytest.raises(OpslagFout, match="De schijf is vol"), Journaal.open(pad):
        pass
    vulling.unlink()
    assert kop(pad) == (1, kop_hash)


# -- which copies are kept -------------------------------------------------------------------------------------------


def test_a_year_and_a_half_of_daily_copies_leaves_seven_days_four_weeks_and_twelve_months() -> None:
    er: set[date] = set()
    for nummer in range(550):
        er = set(te_bewaren(er | {date(2024, 1, 1) + timedelta(days=nummer)}))
    laatste = date(2024, 1, 1) + timedelta(days=549)
    assert laatste == date(2025, 7, 3)
    dagen = {laatste - timedelta(days=n) for n in range(7)}
    weken = {laatste, date(2025, 6, 29), date(2025, 6, 22), date(2025, 6, 15)}
    eerste = [date(2024 + m // 12, m % 12 + 1, 1) for m in range(8, 19)]
    maanden = {laatste} | {dag - timedelta(days=1) for dag in eerste}
    assert er == dagen | weken | maanden


@given(st.sets(st.dates(date(2023, 1, 1), date(2027, 12, 31)), max_size=120))
def test_keeping_is_settled_at_once_and_never_lets_the_newest_seven_go(dagen: set[date]) -> None:
    blijft = te_bewaren(dagen)
    assert blijft <= dagen
    assert te_bewaren(blijft) == blijft
    assert set(sorted(dagen)[-backup.DAGEN :]) <= blijft
    assert len(blijft) <= backup.DAGEN + backup.WEKEN + backup.MAANDEN
    maanden = sorted({(dag.year, dag.month) for dag in dagen})[-backup.MAANDEN :]
    assert {(dag.year, dag.month) for dag in blijft} >= set(maanden)
