"""Bringing a database up to date: a backup first, whole or not at all, once, and never a newer one."""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from lama_zvp.errors import OpslagFout
from lama_zvp.journal import migrations
from lama_zvp.journal.migrations import STAPPEN, Stap
from lama_zvp.journal.opening import open_journaal
from lama_zvp.journal.store import Journaal
from lama_zvp.journal.tables import METADATA
from tests.storage.stof import maak

NIEUW = f"{len(STAPPEN) + 1:04}-proef"


@pytest.fixture
def oud(pad: Path) -> Path:
    with Journaal.open(pad) as journaal:
        journaal.voeg_toe(maak(1), maak(2))
    return pad


@pytest.fixture
def stappen(tmp_path: Path) -> tuple[Stap, ...]:
    """Today's steps and one more."""
    bestand = tmp_path / "stappen" / f"{NIEUW}.sql"
    bestand.parent.mkdir()
    bestand.write_text("CREATE TABLE proef (x INTEGER) STRICT;\nINSERT INTO proef\n    VALUES (1);\n")
    return (*STAPPEN, Stap(bestand))


@contextmanager
def geopend(pad: Path, stappen: tuple[Stap, ...] = STAPPEN) -> Iterator[sqlite3.Connection]:
    verbinding, _ = open_journaal(pad, stappen=stappen)
    with closing(verbinding):
        yield verbinding


def test_the_steps_are_numbered_in_order_and_their_files_are_there() -> None:
    assert [stap.naam[:4] for stap in STAPPEN] == [f"{nummer:04}" for nummer in range(1, len(STAPPEN) + 1)]
    assert all(stap.opdrachten for stap in STAPPEN)


def test_the_steps_together_make_exactly_the_tables_of_the_sqlmodel_definition() -> None:
    """What the steps leave is what SQLAlchemy would create from tables.py, triggers and the list of steps apart."""

    def vorm(schema: dict[tuple[str, str], str]) -> dict[tuple[str, str], str]:
        return {
            sleutel: " ".join(sql.split()).replace("( ", "(").replace(" )", ")")
            for sleutel, sql in schema.items()
            if sleutel[0] != "trigger" and sleutel[1] != "migratie"
        }

    motor = create_engine("sqlite://")
    with motor.begin() as verbinding:
        METADATA.create_all(verbinding)
        rauw = verbinding.connection.driver_connection
        assert isinstance(rauw, sqlite3.Connection)
        gemaakt = migrations.schema_van(rauw)
    motor.dispose()
    assert vorm(migrations.verwacht_schema()) == vorm(gemaakt)


def test_a_new_journal_knows_its_version_and_its_steps(oud: Path) -> None:
    with geopend(oud) as sql:
        assert migrations.versie_van(sql) == len(STAPPEN)
        assert sql.execute("SELECT versie, naam FROM migratie").fetchall() == [
            (1, "0001-gebeurtenis"),
            (2, "0002-samenvoeging"),
        ]
        assert sql.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_the_settings_that_durability_stands_on_are_set(oud: Path) -> None:
    with geopend(oud) as sql:
        standen = {
            naam: sql.execute(f"PRAGMA {naam}").fetchone()[0]
            for naam in ("synchronous", "foreign_keys", "recursive_triggers", "secure_delete", "trusted_schema")
        }
    assert standen == {
        "synchronous": 2,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
    }


def test_an_older_database_is_brought_up_to_date_with_a_private_backup_first(
    oud: Path, stappen: tuple[Stap, ...]
) -> None:
    voor = oud.read_bytes()
    with geopend(oud, stappen) as sql:
        assert migrations.versie_van(sql) == len(STAPPEN) + 1
        assert sql.execute("SELECT x FROM proef").fetchall() == [(1,)]
        assert sql.execute("SELECT count(*) FROM gebeurtenis").fetchone() == (2,)
    kopie = oud.with_name("journaal.db.voor-" + NIEUW)
    assert stat.S_IMODE(kopie.stat().st_mode) == 0o600
    with closing(sqlite3.connect(kopie)) as sql:
        assert sql.execute("SELECT count(*) FROM gebeurtenis").fetchone() == (2,)
        assert migrations.schema_van(sql) == migrations.verwacht_schema()
    assert len(voor) == kopie.stat().st_size


def test_an_earlier_backup_is_never_replaced(oud: Path, stappen: tuple[Stap, ...]) -> None:
    eerder = oud.with_name("journaal.db.voor-" + NIEUW)
    eerder.write_text("van vorige keer")
    with geopend(oud, stappen):
        pass
    assert eerder.read_text() == "van vorige keer"
    assert oud.with_name("journaal.db.voor-" + NIEUW + ".2").exists()


def test_a_backup_can_be_put_back_and_opened(oud: Path, stappen: tuple[Stap, ...]) -> None:
    with geopend(oud, stappen):
        pass
    oud.with_name("journaal.db.voor-" + NIEUW).replace(oud)
    with Journaal.open(oud) as journaal:
        assert journaal.controleer().bevindingen == ()
        assert journaal.voeg_toe(maak(3))[0].volgnr == 3


def test_a_step_that_fails_halfway_leaves_the_database_as_it_was(oud: Path, stappen: tuple[Stap, ...]) -> None:
    stappen[-1].bestand.write_text("CREATE TABLE proef (x INTEGER);\nINSERT INTO bestaat_niet VALUES (1);\n")
    with pytest.raises(OpslagFout), geopend(oud, stappen):
        pass
    with Journaal.open(oud) as journaal:
        assert journaal.controleer().bevindingen == ()
        assert journaal.kop()[0] == 2


def test_programs_that_migrate_at_once_do_it_once(oud: Path, stappen: tuple[Stap, ...]) -> None:
    def werk(_: int) -> int:
        with geopend(oud, stappen) as sql:
            return int(sql.execute("SELECT count(*) FROM proef").fetchone()[0])

    with ThreadPoolExecutor(8) as draden:
        assert list(draden.map(werk, range(8))) == [1] * 8


def test_a_newer_database_is_refused_and_untouched(oud: Path, stappen: tuple[Stap, ...]) -> None:
    with geopend(oud, stappen):
        pass
    voor = {bestand.name: bestand.read_bytes() for bestand in oud.parent.iterdir() if bestand.is_file()}
    for lezen_alleen in (False, True):
        with pytest.raises(OpslagFout, match="nieuwere versie") as fout:
            Journaal.open(oud, lezen_alleen=lezen_alleen)
        assert "niets aan veranderd" in fout.value.raad
    assert {bestand.name: bestand.read_bytes() for bestand in oud.parent.iterdir() if bestand.is_file()} == voor


def test_a_journal_that_is_upgraded_under_an_open_program_is_not_written_by_it(
    oud: Path, stappen: tuple[Stap, ...]
) -> None:
    with Journaal.open(oud) as journaal:
        with geopend(oud, stappen):
            pass
        with pytest.raises(OpslagFout, match="nieuwere versie"):
            journaal.voeg_toe(maak(3))
        assert journaal.kop()[0] == 2


def test_an_older_database_that_may_only_be_read_is_not_migrated(oud: Path, stappen: tuple[Stap, ...]) -> None:
    with pytest.raises(OpslagFout, match="oudere versie"):
        open_journaal(oud, lezen_alleen=True, stappen=stappen)
    with Journaal.open(oud) as journaal:
        assert journaal.controleer().in_orde
