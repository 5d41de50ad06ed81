"""The database itself refuses change: every test speaks to it with plain sqlite3, as an outsider would."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from lama_zvp.journal.chain import GEWIST
from lama_zvp.journal.events import Redactie, Voortgang
from lama_zvp.journal.rows import naar_rij
from lama_zvp.journal.statements import INVOEGEN, KOLOMMEN
from lama_zvp.journal.store import Journaal
from tests.storage.stof import maak, nummer_id, verzegel

pytestmark = pytest.mark.usefixtures("vol")

_ANDERS: dict[str, object] = {
    "volgnr": 99,
    "soort": "besluit",
    "jaar": 1999,
    "datum": "1999-01-01",
    "rol": "beheerder",
    "vastgelegd_op": "1999-03-01T09:30:01.000000Z",
    "status": "verankerd",
    "aantal": 999,
    "waarde": "999",
    "klasse": "openbaar",
    "vervangt": nummer_id(1),
    "betreft": nummer_id(1),
    "rang": 1,
    "id": nummer_id(77),
    "inhoud_hash": "0" * 64,
    "vorige_hash": "0" * 64,
    "hash": "0" * 64,
}


@pytest.fixture
def bron(pad: Path) -> Path:
    """These tests are about the file."""
    return pad


@pytest.fixture
def vol(journaal: Journaal) -> Journaal:
    journaal.voeg_toe(*(maak(nummer) for nummer in range(1, 4)))
    return journaal


@pytest.fixture
def sql(pad: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(pad, isolation_level=None)) as verbinding:
        yield verbinding


def rijen(sql: sqlite3.Connection) -> list[Any]:
    return sql.execute("SELECT * FROM gebeurtenis ORDER BY volgnr").fetchall()


def volgende(sql: sqlite3.Connection, **velden: object) -> dict[str, Any]:
    """The row that would rightly come next, with `velden` in its place."""
    kop = rijen(sql)[-1]
    gebeurtenis = verzegel([maak(nummer) for nummer in range(1, 5)])[3]
    rij: dict[str, Any] = naar_rij(gebeurtenis, 4) | {"vorige_hash": kop[KOLOMMEN.index("hash")]}
    return rij | velden


@pytest.mark.parametrize("kolom", KOLOMMEN)
def test_no_column_of_an_event_can_be_updated(sql: sqlite3.Connection, kolom: str) -> None:
    voor = rijen(sql)
    with pytest.raises(sqlite3.DatabaseError, match="nooit gewijzigd"):
        sql.execute(f"UPDATE gebeurtenis SET {kolom} = ? WHERE volgnr = 2", (_ANDERS.get(kolom, "anders"),))
    assert rijen(sql) == voor


@pytest.mark.parametrize("opdracht", ["UPDATE OR REPLACE", "UPDATE OR IGNORE", "UPDATE OR FAIL", "UPDATE OR ROLLBACK"])
def test_no_conflict_clause_gets_an_update_through(sql: sqlite3.Connection, opdracht: str) -> None:
    voor = rijen(sql)
    with pytest.raises(sqlite3.DatabaseError, match="nooit gewijzigd"):
        sql.execute(f"{opdracht} gebeurtenis SET volgnr = 1 WHERE volgnr = 2")
    assert rijen(sql) == voor


@pytest.mark.parametrize("waar", ["", " WHERE volgnr = 3", " WHERE volgnr = 1"])
def test_no_event_can_be_deleted(sql: sqlite3.Connection, waar: str) -> None:
    voor = rijen(sql)
    with pytest.raises(sqlite3.DatabaseError, match="nooit verwijderd"):
        sql.execute(f"DELETE FROM gebeurtenis{waar}")
    assert rijen(sql) == voor


@pytest.mark.parametrize("vorm", ["INSERT", "INSERT OR REPLACE", "INSERT OR IGNORE", "REPLACE"])
@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"volgnr": 2}, "volgnr"),
        ({"volgnr": 5}, "volgnr"),
        ({"volgnr": None}, "volgnr"),
        ({"vorige_hash": ""}, "vorige_hash"),
        ({"vorige_hash": "0" * 64}, "vorige_hash"),
        ({"id": nummer_id(2)}, "id bestaat al"),
        ({"rang": 1}, "rang"),
        ({"betreft": nummer_id(50)}, "betreft"),
        ({"vervangt": nummer_id(50), "rang": 4}, "rang|vervangt"),
        ({"vervangt": nummer_id(1), "rang": 4}, "rang"),
        ({"vervangt": nummer_id(1), "rang": 1, "plan": "ander"}, "vervangt"),
        ({"vervangt": nummer_id(1), "rang": 1, "soort": "meting"}, "vervangt"),
    ],
)
def test_nothing_goes_in_but_at_the_end_of_the_chain(
    sql: sqlite3.Connection, vorm: str, velden: dict[str, object], melding: str
) -> None:
    voor = rijen(sql)
    with pytest.raises(sqlite3.DatabaseError, match=melding):
        sql.execute(INVOEGEN.replace("INSERT", vorm, 1), volgende(sql, **velden))
    assert rijen(sql) == voor


@pytest.mark.parametrize("vorm", ["INSERT", "INSERT OR REPLACE", "INSERT OR IGNORE"])
def test_an_event_can_be_replaced_once(sql: sqlite3.Connection, vol: Journaal, vorm: str) -> None:
    vol.voeg_toe(maak(4, vervangt=nummer_id(1)))
    voor = rijen(sql)
    rij = volgende(sql, volgnr=5, id=nummer_id(5), rang=1, vervangt=nummer_id(1))
    with pytest.raises(sqlite3.DatabaseError, match="al vervangen"):
        sql.execute(INVOEGEN.replace("INSERT", vorm, 1), rij)
    assert rijen(sql) == voor


@pytest.mark.parametrize(
    "velden",
    [
        {"soort": "roddel"},
        {"klasse": "geheim"},
        {"rol": "baas"},
        {"status": "misschien"},
        {"aantal": -1},
        {"aantal": "veel"},
        {"datum": "2024"},
        {"auteur": ""},
        {"auteur": "x" * 201},
        {"onderwerp": "x" * 401},
        {"hash": "kort"},
        {"id": "kort"},
        {"inhoud": None},
        {"jaar": "tweeduizend"},
    ],
)
def test_values_outside_their_bounds_are_refused(sql: sqlite3.Connection, velden: dict[str, object]) -> None:
    voor = rijen(sql)
    with pytest.raises(sqlite3.IntegrityError):
        sql.execute(INVOEGEN, volgende(sql, **velden))
    assert rijen(sql) == voor


def test_the_row_these_tests_vary_on_is_itself_accepted(sql: sqlite3.Connection) -> None:
    sql.execute(INVOEGEN, volgende(sql))
    assert len(rijen(sql)) == 4


def test_an_insert_with_a_conflict_clause_does_not_disturb_the_totals(sql: sqlite3.Connection, vol: Journaal) -> None:
    sql.execute(INVOEGEN.replace("INSERT", "INSERT OR REPLACE", 1), volgende(sql))
    assert sql.execute("SELECT meldingen, som FROM telling").fetchall() == [(4, 1 + 2 + 3 + 4)]


def wis(sql: sqlite3.Connection, volgnr: int, /, **velden: object) -> None:
    """Blank a text by hand, with `velden` set besides."""
    alles: dict[str, object] = {"inhoud": GEWIST, "zout": "", **velden}
    zetten = ", ".join(f"{kolom} = :{kolom}" for kolom in alles)
    sql.execute(f"UPDATE gebeurtenis SET {zetten} WHERE volgnr = :doel", {**alles, "doel": volgnr})


def test_a_text_cannot_be_blanked_without_a_redactie(sql: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.DatabaseError, match="nooit gewijzigd"):
        wis(sql, 2)


def test_a_redactie_allows_blanking_of_its_own_event_only(sql: sqlite3.Connection, vol: Journaal) -> None:
    vol.redigeer(maak(4, Redactie(reden="naam van een derde"), betreft=nummer_id(2)))
    wis(sql, 2)
    with pytest.raises(sqlite3.DatabaseError, match="nooit gewijzigd"):
        wis(sql, 1)


@pytest.mark.parametrize("kolom", KOLOMMEN)
def test_blanking_changes_nothing_else(sql: sqlite3.Connection, vol: Journaal, kolom: str) -> None:
    vol.redigeer(maak(4, Redactie(reden="naam van een derde"), betreft=nummer_id(2)))
    with pytest.raises(sqlite3.DatabaseError, match="nooit gewijzigd"):
        wis(sql, 2, **{kolom: _ANDERS.get(kolom, "anders")})


def test_a_redacted_text_is_in_no_byte_of_any_file(pad: Path, vol: Journaal) -> None:
    geheim = "Kanarievogel-4711 woont in de Dorpsstraat"
    (gebeurtenis,) = vol.voeg_toe(maak(4, Voortgang(tekst=geheim, aantal=3)))
    (lang,) = vol.voeg_toe(maak(5, Voortgang(tekst=geheim * 2000)))
    assert geheim.encode() in b"".join(bestand.read_bytes() for bestand in pad.parent.iterdir())
    for nummer, doel in ((6, gebeurtenis), (7, lang)):
        vol.redigeer(maak(nummer, Redactie(reden="privacy"), betreft=doel.id))
    for bestand in pad.parent.iterdir():
        assert b"Kanarievogel" not in bestand.read_bytes(), bestand.name
    na = vol.gebeurtenis("4")
    assert (na.inhoud.soort, na.zout, na.aantal) == ("gewist", "", 3)
    assert (na.hash, na.inhoud_hash) == (gebeurtenis.hash, gebeurtenis.inhoud_hash)
    assert vol.controleer().bevindingen == ()


def test_a_redactie_also_removes_what_lay_in_unused_parts_of_the_file(
    pad: Path, sql: sqlite3.Connection, vol: Journaal
) -> None:
    """Free pages can hold old copies, for instance after a repair with another tool."""
    sql.execute("PRAGMA secure_delete = OFF")
    sql.execute("CREATE TABLE kladje AS SELECT replace(inhoud, 'melding', 'Kanarievogel') AS oud FROM gebeurtenis")
    sql.execute("DROP TABLE kladje")
    sql.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert b"Kanarievogel" in pad.read_bytes()
    vol.redigeer(maak(4, Redactie(reden="privacy"), betreft=nummer_id(2)))
    assert b"Kanarievogel" not in pad.read_bytes()
