"""A journal moves to a server and back with every hash as it was, or not at all; a backup of a server is a journal."""

from __future__ import annotations

import stat
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings

from lama_zvp.errors import OpslagFout
from lama_zvp.files import maak_map
from lama_zvp.journal import sqlite, verhuis, zonebeheer
from lama_zvp.journal.events import Gebeurtenis, Redactie
from lama_zvp.journal.store import Journaal
from tests.databaseserver import EIGENAAR, Databaseserver, rol_van
from tests.storage.processen import ga, start
from tests.storage.stof import VERHALEN, Zet, maak, nummer_id, vertel


def alles(bron: Path | str) -> tuple[Gebeurtenis, ...]:
    with Journaal.open(bron) as journaal:
        verslag = journaal.controleer()
        assert verslag.bevindingen == ()
        assert (verslag.aantal, verslag.kop_hash) == journaal.kop()
        return tuple(journaal.gebeurtenissen())


@pytest.fixture
def vol(pad: Path) -> Path:
    """A journal of 450 events with a redactie among them, closed."""
    with Journaal.open(pad) as journaal:
        journaal.voeg_toe(*(maak(nummer) for nummer in range(1, 450)))
        journaal.redigeer(maak(450, Redactie(reden="privacy"), betreft=nummer_id(7)))
    return pad


@pytest.fixture
def leeg(databaseserver: Databaseserver) -> str:
    return databaseserver.nieuwe_zone()


@pytest.fixture
def elders(tmp_path: Path) -> Path:
    return maak_map(tmp_path / "elders")


def namen(map_: Path) -> set[str]:
    return {pad.name for pad in map_.iterdir()}


def test_a_journal_that_moves_to_a_server_and_back_is_the_same_to_the_last_hash(
    vol: Path, leeg: str, elders: Path
) -> None:
    voor = alles(vol)
    heen = verhuis.naar_server(vol, leeg)
    assert (heen.aantal, heen.kop_hash) == (450, voor[-1].hash)
    assert alles(leeg) == voor
    terug = verhuis.naar_bestand(leeg, elders / "journaal.db")
    assert (terug.aantal, terug.kop_hash) == (450, voor[-1].hash)
    assert alles(elders / "journaal.db") == voor
    assert stat.S_IMODE((elders / "journaal.db").stat().st_mode) == 0o600
    assert alles(vol) == voor
    with Journaal.open(elders / "journaal.db") as hier, Journaal.open(leeg) as daar:
        assert hier.voeg_toe(maak(451))[0].hash == hier.kop()[1]
        assert daar.voeg_toe(maak(451))[0].volgnr == 451


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(VERHALEN)
def test_any_history_survives_the_way_there_and_back(databaseserver: Databaseserver, zetten: Sequence[Zet]) -> None:
    with TemporaryDirectory() as map_:
        heen, terug, zone = Path(map_) / "heen.db", Path(map_) / "terug.db", databaseserver.nieuwe_zone()
        with Journaal.open(heen) as journaal:
            journaal.voeg_toe(*vertel(zetten))
        verhuis.naar_server(heen, zone)
        verhuis.naar_bestand(zone, terug)
        assert alles(heen) == alles(zone) == alles(terug)


def test_an_empty_journal_moves_too(pad: Path, leeg: str, elders: Path) -> None:
    Journaal.open(pad).sluit()
    assert verhuis.naar_server(pad, leeg).aantal == 0
    assert verhuis.naar_bestand(leeg, elders / "j.db").aantal == 0


def test_a_zone_that_holds_events_is_refused_untouched(vol: Path, leeg: str) -> None:
    with Journaal.open(leeg) as journaal:
        journaal.voeg_toe(maak(1))
    voor = alles(leeg)
    with pytest.raises(OpslagFout, match="staat al een journaal") as fout:
        verhuis.naar_server(vol, leeg)
    assert "zone opzij" in fout.value.raad
    assert alles(leeg) == voor


def test_a_file_that_exists_is_refused_untouched(leeg: str, elders: Path) -> None:
    (elders / "j.db").write_text("iets anders")
    with pytest.raises(OpslagFout, match="bestaat al"):
        verhuis.naar_bestand(leeg, elders / "j.db")
    assert (elders / "j.db").read_text() == "iets anders"


def test_a_move_that_was_killed_after_its_last_step_is_recognised_by_the_next_try(
    vol: Path, leeg: str, elders: Path
) -> None:
    """Whoever was killed between the server's word and the program's own tries again, and hears that it was done."""
    doel = elders / "j.db"
    heen = [verhuis.naar_server(vol, leeg) for _ in range(2)]
    terug = [verhuis.naar_bestand(leeg, doel) for _ in range(2)]
    assert [gedaan.stond_er for gedaan in (*heen, *terug)] == [False, True, False, True]
    assert len({(gedaan.aantal, gedaan.kop_hash) for gedaan in (*heen, *terug)}) == 1
    assert alles(leeg) == alles(vol) == alles(doel)


def test_a_place_that_only_begins_the_same_is_not_taken_for_a_finished_move(vol: Path, leeg: str, elders: Path) -> None:
    doel = elders / "j.db"
    verhuis.naar_server(vol, leeg)
    verhuis.naar_bestand(leeg, doel)
    with Journaal.open(leeg) as journaal:
        journaal.voeg_toe(maak(500))
    voor = doel.read_bytes()
    with pytest.raises(OpslagFout, match="staat al een journaal"):
        verhuis.naar_server(vol, leeg)
    with pytest.raises(OpslagFout, match="bestaat al"):
        verhuis.naar_bestand(leeg, doel)
    assert doel.read_bytes() == voor


def test_a_copy_that_was_changed_afterwards_is_not_taken_for_a_finished_move(vol: Path, leeg: str) -> None:
    verhuis.naar_server(vol, leeg)
    doel = vol.with_name("terug.db")
    verhuis.naar_bestand(leeg, doel)
    with closing(sqlite.verbind(doel, "rw")) as sql:
        sql.execute("DROP TRIGGER gebeurtenis_nooit_anders")
        sql.execute("UPDATE gebeurtenis SET auteur = 'iemand' WHERE volgnr = 3")
    with pytest.raises(OpslagFout, match="klopt niet"):
        verhuis.naar_bestand(leeg, doel)


def test_a_journal_that_does_not_verify_does_not_move(vol: Path, leeg: str) -> None:
    with closing(sqlite.verbind(vol, "rw")) as sql:
        wachter = sql.execute("SELECT sql FROM sqlite_master WHERE name = 'gebeurtenis_nooit_anders'").fetchone()[0]
        sql.execute("DROP TRIGGER gebeurtenis_nooit_anders")
        sql.execute("UPDATE gebeurtenis SET gemeente = 'elders' WHERE volgnr = 7")
        sql.execute(wachter)
    with pytest.raises(OpslagFout, match="#7"):
        verhuis.naar_server(vol, leeg)
    with Journaal.open(leeg) as journaal:
        assert journaal.kop() == (0, "")


def test_a_server_journal_that_does_not_verify_gives_no_copy(
    databaseserver: Databaseserver, vol: Path, leeg: str, elders: Path
) -> None:
    verhuis.naar_server(vol, leeg)
    with databaseserver.sql() as sql:
        sql.execute("SET session_replication_role = replica")
        eigen = "zone = (SELECT zone FROM lama_zvp.zonerol WHERE rol = %s)"
        sql.execute(
            f"UPDATE lama_zvp.gebeurtenis SET gemeente = 'x' WHERE volgnr = 9 AND {eigen}".encode(), (rol_van(leeg),)
        )
    for doe in (verhuis.naar_bestand, verhuis.maak_kopie):
        with pytest.raises(OpslagFout, match="#9"):
            doe(leeg, elders / "kopie.db")
    assert namen(elders) == set()


def test_nobody_records_in_the_file_while_it_moves(vol: Path, leeg: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is recorded in the middle would stay behind: it is refused, and says so."""
    monkeypatch.setattr(sqlite, "WACHTTIJD_MS", 30)
    geweigerd: list[str] = []
    kopieer = verhuis._kopieer

    def en_iemand_logt(*wat: object) -> None:
        kopieer(*wat)  # type: ignore[arg-type]
        with Journaal.open(vol) as ander, pytest.raises(OpslagFout, match="in gebruik") as fout:
            ander.voeg_toe(maak(900))
        geweigerd.append(fout.value.raad)

    monkeypatch.setattr(verhuis, "_kopieer", en_iemand_logt)
    assert verhuis.naar_server(vol, leeg).aantal == 450
    assert len(geweigerd) == 1
    assert alles(vol) == alles(leeg)


def test_what_is_recorded_on_the_server_while_it_moves_away_stops_the_move(
    vol: Path, leeg: str, elders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    verhuis.naar_server(vol, leeg)
    kopieer = verhuis._kopieer

    def en_iemand_logt(*wat: object) -> None:
        with Journaal.open(leeg) as ander:
            ander.voeg_toe(maak(900))
        kopieer(*wat)  # type: ignore[arg-type]

    monkeypatch.setattr(verhuis, "_kopieer", en_iemand_logt)
    with pytest.raises(OpslagFout, match="Intussen is er nog iets vastgelegd"):
        verhuis.naar_bestand(leeg, elders / "j.db")
    assert namen(elders) == set()
    monkeypatch.setattr(verhuis, "_kopieer", kopieer)
    assert verhuis.naar_bestand(leeg, elders / "j.db").aantal == 451


# -- backups -----------------------------------------------------------------------------------------------------------


def test_a_backup_of_a_server_is_a_private_journal_in_one_file_and_goes_back_into_an_empty_zone(
    databaseserver: Databaseserver, vol: Path, leeg: str, elders: Path, tmp_path: Path
) -> None:
    verhuis.naar_server(vol, leeg)
    kopie = verhuis.maak_kopie(leeg, elders / "kopie.db")
    assert namen(elders) == {"kopie.db"}
    assert stat.S_IMODE(kopie.pad.stat().st_mode) == 0o600
    inhoud = kopie.pad.read_bytes()
    assert verhuis.zet_terug(kopie.pad, leeg, tmp_path).stond_er
    with Journaal.open(leeg) as journaal:
        journaal.voeg_toe(maak(500))
    with pytest.raises(OpslagFout, match="staat al een journaal"):
        verhuis.zet_terug(kopie.pad, leeg, tmp_path)
    code = f"zone-{rol_van(leeg)}"
    zonebeheer.zet_opzij(databaseserver.url(EIGENAAR), code, f"{code}-oud")
    assert verhuis.zet_terug(kopie.pad, leeg, tmp_path).kop_hash == kopie.kop_hash
    assert alles(leeg) == alles(vol)
    assert kopie.pad.read_bytes() == inhoud
    assert not [naam for naam in namen(tmp_path) if "herstel" in naam]


def test_an_existing_backup_is_replaced_only_on_request(leeg: str, elders: Path) -> None:
    (elders / "kopie.db").write_text("iets anders")
    with pytest.raises(OpslagFout, match="bestaat al"):
        verhuis.maak_kopie(leeg, elders / "kopie.db")
    assert verhuis.maak_kopie(leeg, elders / "kopie.db", vervang=True).aantal == 0


def test_a_backup_taken_while_others_record_is_a_beginning_of_the_journal(leeg: str, elders: Path) -> None:
    processen = [start(leeg, (wie + 1) * 10_000, 100_000) for wie in range(3)]
    for proces in processen:
        ga(proces)
        assert proces.stdout is not None
        proces.stdout.readline()
    kopieen = [verhuis.maak_kopie(leeg, elders / f"{keer}.db") for keer in range(3)]
    for proces in processen:
        proces.kill()
        proces.communicate(timeout=60)
    with Journaal.open(leeg) as journaal:
        for kopie in kopieen:
            assert journaal.gebeurtenis(str(kopie.aantal)).hash == kopie.kop_hash
    assert 3 <= kopieen[0].aantal < kopieen[-1].aantal


@pytest.mark.parametrize("inhoud", [b"", b"geen database " * 1000])
def test_what_is_no_backup_is_not_put_back(leeg: str, elders: Path, tmp_path: Path, inhoud: bytes) -> None:
    (elders / "kopie.db").write_bytes(inhoud)
    with pytest.raises(OpslagFout):
        verhuis.zet_terug(elders / "kopie.db", leeg, tmp_path)
    assert alles(leeg) == ()


def test_a_full_disk_gives_no_half_backup(vol: Path, leeg: str, kleine_schijf: Path) -> None:
    with Journaal.open(vol) as journaal:
        journaal.voeg_toe(*(maak(nummer) for nummer in range(451, 2000)))
    verhuis.naar_server(vol, leeg)
    with pytest.raises(OpslagFout, match="vol"):
        verhuis.maak_kopie(leeg, kleine_schijf / "kopie.db")
    assert namen(kleine_schijf) == set()
