"""The promise to whoever recorded something before: a journal of any earlier version opens, whole, with a backup first.

`fixtures/schema-N.db` is a journal as the program of that schema wrote it: every kind of event, a correction, a
withdrawal, a redaction, a freeze. These files are never made again; a new schema gets a file beside them.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from lama_zvp.errors import OpslagFout
from lama_zvp.journal import migrations
from lama_zvp.journal.backup import maak_kopie, zet_terug
from lama_zvp.journal.events import Gewist, Samenvoeging
from lama_zvp.journal.migrations import STAPPEN
from lama_zvp.journal.store import Journaal
from tests.storage.stof import PLAN, maak

FIXTURES = Path(__file__).with_name("fixtures")
KOPPEN = {
    1: (18, "2c61b05d72b8ef42bb1384dfccb0b8c8158d0c3144b73e95c3b1fc9fc035e262"),
    2: (22, "ed44d9d68cb8f598b6714b87659dfeb084418d81def7979e819f8ef474ca6c84"),
}
"""Number and hash of the last event of each, as the program printed them on the day it wrote the file."""

ELK = pytest.mark.parametrize("versie", sorted(KOPPEN))


@pytest.fixture
def oud(versie: int, pad: Path) -> Path:
    """A journal of that schema, in a home."""
    shutil.copyfile(FIXTURES / f"schema-{versie}.db", pad)
    return pad


def rijen(pad: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(f"file:{pad}?mode=ro&immutable=1", uri=True)) as sql:
        return sql.execute("SELECT * FROM gebeurtenis ORDER BY volgnr").fetchall()


def test_every_schema_there_ever_was_has_its_journal() -> None:
    assert sorted(KOPPEN) == list(range(1, len(STAPPEN) + 1))
    assert {pad.name for pad in FIXTURES.iterdir()} == {f"schema-{versie}.db" for versie in KOPPEN}


@ELK
def test_the_file_is_still_of_its_own_schema(versie: int) -> None:
    with closing(sqlite3.connect(f"file:{FIXTURES / f'schema-{versie}.db'}?mode=ro&immutable=1", uri=True)) as sql:
        assert migrations.versie_van(sql) == versie
        assert migrations.schema_van(sql) == migrations.verwacht_schema(STAPPEN[:versie])


@ELK
def test_an_earlier_journal_opens_with_every_event_as_it_was_and_can_be_gone_on_with(versie: int, oud: Path) -> None:
    voor = rijen(oud)
    with Journaal.open(oud) as journaal:
        assert journaal.kop() == KOPPEN[versie]
        assert (journaal.controleer().bevindingen, journaal.controleer().aantal) == ((), KOPPEN[versie][0])
        events = list(journaal.gebeurtenissen())
        assert isinstance(events[10].inhoud, Gewist)
        assert journaal.jaarbeeld(PLAN, 2024).vaststelling == events[16]
        assert journaal.voeg_toe(maak(5_000))[0].volgnr == KOPPEN[versie][0] + 1
        assert journaal.controleer().bevindingen == ()
    assert rijen(oud)[: len(voor)] == voor


@ELK
def test_what_stood_there_is_kept_beside_it_before_anything_changes(versie: int, oud: Path) -> None:
    voor = rijen(oud)
    Journaal.open(oud).sluit()
    kopieen = [pad for pad in oud.parent.iterdir() if ".voor-" in pad.name]
    if versie == len(STAPPEN):
        assert kopieen == []
        return
    assert [kopie.name for kopie in kopieen] == [f"journaal.db.voor-{STAPPEN[versie].naam}"]
    assert rijen(kopieen[0]) == voor
    with closing(sqlite3.connect(kopieen[0])) as sql:
        assert migrations.versie_van(sql) == versie


@ELK
def test_a_backup_made_by_an_earlier_version_is_restored_and_brought_up_to_date(versie: int, tmp_path: Path) -> None:
    kopie = tmp_path / "kopie.db"
    shutil.copyfile(FIXTURES / f"schema-{versie}.db", kopie)
    voor = kopie.read_bytes()
    thuis = tmp_path / "thuis"
    thuis.mkdir()
    herstel = zet_terug(kopie, thuis / "journaal.db", date(2025, 1, 1))
    assert (herstel.terug.aantal, herstel.terug.kop_hash) == KOPPEN[versie]
    assert kopie.read_bytes() == voor
    with Journaal.open(thuis / "journaal.db") as journaal:
        assert journaal.controleer().bevindingen == ()
        journaal.voeg_toe(maak(5_000))
    assert maak_kopie(thuis / "journaal.db", tmp_path / "nieuw.db").aantal == KOPPEN[versie][0] + 1


@ELK
def test_an_earlier_journal_can_be_joined(versie: int, oud: Path, tmp_path: Path) -> None:
    Journaal.open(oud).sluit()
    with Journaal.open(tmp_path / "hier.db") as hier, Journaal.open(oud, lezen_alleen=True) as daar:
        hier.voeg_toe(maak(5_000))
        overname = hier.bereid_voor(daar, lambda _: "")
        inhoud = Samenvoeging(herkomst="oud", na_volgnr=0, na_hash="", schakels=overname.schakels)
        assert hier.neem_over(overname, maak(5_001, inhoud)) is not None
        assert hier.controleer().bevindingen == ()
        assert [schakel.hash for schakel in overname.schakels][-1] == KOPPEN[versie][1]


@pytest.mark.parametrize("versie", [len(STAPPEN) + 1, len(STAPPEN) + 7])
def test_a_journal_of_a_later_schema_is_refused_and_not_a_byte_of_it_changes(versie: int, pad: Path) -> None:
    shutil.copyfile(FIXTURES / f"schema-{len(STAPPEN)}.db", pad)
    with closing(sqlite3.connect(pad)) as sql:
        sql.execute(f"PRAGMA user_version = {versie}")
    voor = pad.read_bytes()
    with pytest.raises(OpslagFout, match="nieuwere versie"):
        Journaal.open(pad)
    with pytest.raises(OpslagFout, match="nieuwere versie"):
        zet_terug(pad, pad.with_name("ander.db"), date(2025, 1, 1))
    assert pad.read_bytes() == voor
    assert [bestand.name for bestand in pad.parent.iterdir()] == [pad.name]


def test_a_connection_that_was_there_before_knows_the_new_kind_after_the_step(pad: Path) -> None:
    """The step edits a constraint in place, which other connections have to notice."""
    shutil.copyfile(FIXTURES / "schema-1.db", pad)
    with closing(sqlite3.connect(pad, isolation_level=None)) as eerder:
        velden = [veld for _, veld, *_ in eerder.execute("PRAGMA table_info(gebeurtenis)")]
        laatste = eerder.execute("SELECT * FROM gebeurtenis ORDER BY volgnr DESC LIMIT 1").fetchone()
        Journaal.open(pad).sluit()
        rij = dict(zip(velden, laatste, strict=True))
        rij |= {"volgnr": 19, "rang": 19, "vorige_hash": rij["hash"], "id": "x" * 36}
        invoegen = f"INSERT INTO gebeurtenis VALUES ({', '.join(f':{veld}' for veld in velden)})"
        with pytest.raises(sqlite3.IntegrityError, match="ck_gebeurtenis_soort"):
            eerder.execute(invoegen, rij | {"soort": "onzin"})
        assert eerder.execute(invoegen, rij | {"soort": "samenvoeging"}).rowcount == 1
        assert eerder.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
