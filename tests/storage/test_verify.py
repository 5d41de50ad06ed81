"""`controleer` finds what was changed behind the journal's back, and names the first event that is wrong."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from lama_zvp.errors import OpslagFout
from lama_zvp.journal.chain import GEWIST, event_hash, inhoud_hash
from lama_zvp.journal.events import Intrekking, Redactie, Uitgave, Vaststelling, Voortgang
from lama_zvp.journal.filter import Filter
from lama_zvp.journal.statements import KOLOMMEN
from lama_zvp.journal.store import Journaal
from lama_zvp.journal.verify import MAX_BEVINDINGEN, Controleverslag
from tests.storage.stof import maak, nummer_id


@pytest.fixture
def bron(pad: Path) -> Path:
    """These tests are about the file."""
    return pad


@pytest.fixture
def oud(pad: Path) -> Path:
    """Twelve events: a correction, a withdrawal, a redactie and a freeze among them; closed."""
    with Journaal.open(pad) as journaal:
        journaal.voeg_toe(*(maak(nummer, Voortgang(tekst=f"melding-{nummer:02}", aantal=1)) for nummer in range(1, 9)))
        journaal.voeg_toe(maak(9, vervangt=nummer_id(2)))
        journaal.voeg_toe(maak(10, Intrekking(reden="dubbel"), vervangt=nummer_id(3)))
        journaal.redigeer(maak(11, Redactie(reden="privacy"), betreft=nummer_id(4)))
        volgnr, hash_ = journaal.kop()
        uitgave = Uitgave.van("politieraad", "md", b"A")
        journaal.voeg_toe(
            maak(
                12,
                Vaststelling(
                    versie=1,
                    plan_sha256="ab" * 32,
                    tot_volgnr=volgnr,
                    tot_hash=hash_,
                    vandaag=maak(1).datum,
                    uitgaven=(uitgave,),
                ),
            )
        )
    return pad


def controle(pad: Path) -> Controleverslag:
    with Journaal.open(pad) as journaal:
        return journaal.controleer()


@contextmanager
def achter_de_rug(pad: Path) -> Iterator[sqlite3.Connection]:
    """Someone who takes the triggers away, does as they please, and puts the triggers back."""
    with closing(sqlite3.connect(pad, isolation_level=None)) as sql:
        triggers = sql.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for naam, _ in triggers:
            sql.execute(f"DROP TRIGGER {naam}")
        sql.execute("PRAGMA ignore_check_constraints = ON")
        yield sql
        for _, tekst in triggers:
            sql.execute(tekst)


def herzegel(sql: sqlite3.Connection, volgnr: int) -> None:
    """Give a changed row a hash that fits it."""
    rij = dict(
        zip(KOLOMMEN, sql.execute("SELECT * FROM gebeurtenis WHERE volgnr = ?", (volgnr,)).fetchone(), strict=True)
    )
    sql.execute("UPDATE gebeurtenis SET hash = ? WHERE volgnr = ?", (event_hash(rij), volgnr))


def test_an_untouched_journal_is_in_order(oud: Path) -> None:
    with Journaal.open(oud) as journaal:
        assert journaal.controleer() == Controleverslag(in_orde=True, aantal=12, kop_hash=journaal.kop()[1])


def test_an_empty_journal_is_in_order(journaal: Journaal) -> None:
    assert journaal.controleer() == Controleverslag(in_orde=True, aantal=0, kop_hash="")


@pytest.mark.parametrize("volgnr", [1, 6, 8])
def test_one_byte_changed_in_the_file_is_found_and_the_event_named(oud: Path, volgnr: int) -> None:
    inhoud = oud.read_bytes()
    tekst = f"melding-{volgnr:02}".encode()
    assert inhoud.count(tekst) == 1
    oud.write_bytes(inhoud.replace(tekst, tekst[:-3] + b"+" + tekst[-2:]))
    verslag = controle(oud)
    assert not verslag.in_orde
    assert [nummer for nummer, _ in verslag.bevindingen] == [volgnr]
    assert "tekst van" in verslag.bevindingen[0][1]


_INGREPEN: dict[str, tuple[str, int, str]] = {
    "een tekst": ("UPDATE gebeurtenis SET inhoud = replace(inhoud, 'melding', 'Melding') WHERE volgnr = 5", 5, "tekst"),
    "een zout": ("UPDATE gebeurtenis SET zout = 'ff' WHERE volgnr = 5", 5, "tekst"),
    "een auteur": ("UPDATE gebeurtenis SET auteur = 'iemand' WHERE volgnr = 5", 5, "gegevens"),
    "een datum": ("UPDATE gebeurtenis SET datum = '2023-01-01' WHERE volgnr = 5", 5, "gegevens"),
    "een aantal": ("UPDATE gebeurtenis SET aantal = 900 WHERE volgnr = 5", 5, "gegevens"),
    "een tijdstip": (
        "UPDATE gebeurtenis SET vastgelegd_op = '2023' || substr(vastgelegd_op, 5) WHERE volgnr = 5",
        5,
        "gegevens",
    ),
    "een hash": (f"UPDATE gebeurtenis SET hash = '{'0' * 64}' WHERE volgnr = 5", 5, "gegevens"),
    "een vorige hash": (f"UPDATE gebeurtenis SET vorige_hash = '{'0' * 64}' WHERE volgnr = 5", 5, "sluit niet aan"),
    "een rang": ("UPDATE gebeurtenis SET rang = 1 WHERE volgnr = 5", 5, "rangorde"),
    "een rij weg": ("DELETE FROM gebeurtenis WHERE volgnr = 5", 6, "ontbreken"),
    "de eerste weg": ("DELETE FROM gebeurtenis WHERE volgnr = 1", 2, "ontbreken"),
    "een nummer": ("UPDATE gebeurtenis SET volgnr = 50 WHERE volgnr = 12", 50, "ontbreken"),
    "gewist zonder redactie": (
        f"UPDATE gebeurtenis SET inhoud = '{GEWIST}', zout = '' WHERE volgnr = 5",
        5,
        "zonder redactie",
    ),
    "een redactie ongedaan": ('UPDATE gebeurtenis SET inhoud = \'{"soort":"voortgang"}\' WHERE volgnr = 4', 4, "tekst"),
    "vervangt iets anders": ("UPDATE gebeurtenis SET vervangt = NULL WHERE volgnr = 9", 9, "gegevens"),
}


@pytest.mark.parametrize("wat", _INGREPEN)
def test_a_change_behind_its_back_is_found_and_the_first_bad_event_named(oud: Path, wat: str) -> None:
    opdracht, volgnr, melding = _INGREPEN[wat]
    with achter_de_rug(oud) as sql:
        assert sql.execute(opdracht).rowcount == 1
    verslag = controle(oud)
    eerste = next((nummer, zin) for nummer, zin in verslag.bevindingen if nummer is not None)
    assert not verslag.in_orde
    assert eerste[0] == volgnr
    assert melding in eerste[1]


def test_a_change_that_is_resealed_breaks_the_chain_at_the_next_event(oud: Path) -> None:
    with achter_de_rug(oud) as sql:
        sql.execute("UPDATE gebeurtenis SET auteur = 'iemand' WHERE volgnr = 5")
        herzegel(sql, 5)
    assert controle(oud).bevindingen[0][0] == 6


def test_columns_that_say_something_else_than_the_text_are_found(oud: Path) -> None:
    """The last event but one is resealed with a number that its text does not have; the freeze still points at it."""
    with Journaal.open(oud) as journaal:
        journaal.voeg_toe(maak(13))
    with achter_de_rug(oud) as sql:
        sql.execute("UPDATE gebeurtenis SET aantal = 900 WHERE volgnr = 13")
        herzegel(sql, 13)
    nummers = [nummer for nummer, zin in controle(oud).bevindingen if "komen niet overeen" in zin]
    assert nummers == [13]


def test_a_rewritten_tail_is_found_by_the_freeze_that_stands_on_it(oud: Path) -> None:
    with achter_de_rug(oud) as sql:
        sql.execute("UPDATE gebeurtenis SET auteur = 'iemand' WHERE volgnr = 11")
        herzegel(sql, 11)
        sql.execute(
            "UPDATE gebeurtenis SET vorige_hash = (SELECT hash FROM gebeurtenis WHERE volgnr = 11) WHERE volgnr = 12"
        )
        herzegel(sql, 12)
    verslag = controle(oud)
    assert [nummer for nummer, _ in verslag.bevindingen] == [12]
    assert "steunt op een andere #11" in verslag.bevindingen[0][1]


def test_a_last_event_that_was_taken_away_is_found_by_the_totals(oud: Path) -> None:
    with Journaal.open(oud) as journaal:
        journaal.voeg_toe(maak(13))
    with achter_de_rug(oud) as sql:
        sql.execute("DELETE FROM gebeurtenis WHERE volgnr = 13")
    assert "telling" in controle(oud).bevindingen[0][1]


@pytest.mark.parametrize(
    "opdracht",
    [
        "UPDATE telling SET meldingen = meldingen + 1",
        "UPDATE telling SET som = som + 1",
        "DELETE FROM telling",
        "INSERT INTO telling VALUES ('lama-2020-2025', 2024, 'verkeer.x.y', '', 'intern', 1, 0, 0)",
    ],
)
def test_totals_that_do_not_follow_from_the_events_are_found(oud: Path, opdracht: str) -> None:
    with closing(sqlite3.connect(oud, isolation_level=None)) as sql:
        sql.execute(opdracht)
    verslag = controle(oud)
    assert not verslag.in_orde
    assert "telling" in verslag.bevindingen[0][1]


@pytest.mark.parametrize(
    ("opdracht", "melding"),
    [
        ("DROP TRIGGER gebeurtenis_nooit_weg", "De bewaking gebeurtenis_nooit_weg ontbreekt"),
        ("DROP INDEX ix_gebeurtenis_status", "De index ix_gebeurtenis_status ontbreekt"),
        ("CREATE TABLE bijlage (x)", "De tabel bijlage hoort niet"),
        (
            "CREATE TRIGGER extra AFTER INSERT ON gebeurtenis BEGIN DELETE FROM telling; END",
            "De bewaking extra hoort niet",
        ),
    ],
)
def test_a_schema_that_was_changed_is_found(oud: Path, opdracht: str, melding: str) -> None:
    with closing(sqlite3.connect(oud, isolation_level=None)) as sql:
        sql.execute(opdracht)
    assert melding in controle(oud).bevindingen[0][1]


def test_a_trigger_that_was_weakened_is_found(oud: Path) -> None:
    with closing(sqlite3.connect(oud, isolation_level=None)) as sql:
        sql.execute("DROP TRIGGER gebeurtenis_nooit_weg")
        sql.execute("CREATE TRIGGER gebeurtenis_nooit_weg BEFORE DELETE ON gebeurtenis BEGIN SELECT 1; END")
    assert controle(oud).bevindingen == ((None, "De bewaking gebeurtenis_nooit_weg is gewijzigd."),)


def test_a_journal_that_is_wrong_everywhere_gets_a_report_of_bounded_length(pad: Path) -> None:
    with Journaal.open(pad) as journaal:
        journaal.voeg_toe(*(maak(nummer) for nummer in range(1, 200)))
    with achter_de_rug(pad) as sql:
        sql.execute("UPDATE gebeurtenis SET auteur = 'iemand'")
    verslag = controle(pad)
    assert len(verslag.bevindingen) == MAX_BEVINDINGEN
    assert verslag.bevindingen[0][0] == 1


@contextmanager
def zonder_regels(pad: Path) -> Iterator[sqlite3.Connection]:
    """The same rows without the rules of the table: a page that was swapped or zeroed on the disk asks nobody."""
    with closing(sqlite3.connect(pad, isolation_level=None)) as sql:
        sql.execute(f"CREATE TABLE los ({', '.join(KOLOMMEN)})")
        sql.execute("INSERT INTO los SELECT * FROM gebeurtenis")
        sql.execute("DROP TABLE gebeurtenis")
        sql.execute("ALTER TABLE los RENAME TO gebeurtenis")
        yield sql


@pytest.mark.parametrize("kolom", KOLOMMEN[1:])
@pytest.mark.parametrize("waarde", [None, b"\xff\x00", 7, "x"])
def test_whatever_a_damaged_page_puts_in_a_column_is_a_finding(oud: Path, kolom: str, waarde: object) -> None:
    with zonder_regels(oud) as sql:
        if sql.execute(f"SELECT {kolom} FROM gebeurtenis WHERE volgnr = 12").fetchone() == (waarde,):
            return
        sql.execute(f"UPDATE gebeurtenis SET {kolom} = ? WHERE volgnr = 12", (waarde,))
    verslag = controle(oud)
    assert 12 in {volgnr for volgnr, _ in verslag.bevindingen}
    assert verslag.aantal == 12


@pytest.mark.parametrize("kolom", ["auteur", "inhoud", "hash", "klasse"])
@pytest.mark.parametrize("waarde", [None, b"melding"])
def test_reading_what_a_damaged_page_holds_says_so(oud: Path, kolom: str, waarde: object) -> None:
    with zonder_regels(oud) as sql:
        sql.execute(f"UPDATE gebeurtenis SET {kolom} = ? WHERE volgnr = 8", (waarde,))
    with Journaal.open(oud) as journaal:
        for lees in (
            lambda: journaal.gebeurtenis("8"),
            lambda: list(journaal.gebeurtenissen()),
            lambda: list(journaal.gebeurtenissen(Filter(zoek="melding"))),
        ):
            with pytest.raises(OpslagFout, match="#8"):
                lees()


def test_the_head_of_a_damaged_journal_says_so(oud: Path) -> None:
    with zonder_regels(oud) as sql:
        sql.execute("UPDATE gebeurtenis SET hash = NULL WHERE volgnr = 12")
    with Journaal.open(oud) as journaal, pytest.raises(OpslagFout, match="#12"):
        journaal.kop()


def test_a_well_sealed_text_that_this_program_cannot_read_is_a_finding(oud: Path) -> None:
    for tekst in ("[1]", '{"soort":"voortgang"', "[" * 5_000, '{"soort":"vaststelling","versie":"een"}'):
        with achter_de_rug(oud) as sql:
            sql.execute("UPDATE gebeurtenis SET inhoud = ?, zout = 'zz' WHERE volgnr = 12", (tekst,))
            sql.execute(
                "UPDATE gebeurtenis SET inhoud_hash = ? WHERE volgnr = 12", (inhoud_hash("zz", tekst.encode()),)
            )
            herzegel(sql, 12)
        bevindingen = controle(oud).bevindingen
        assert [volgnr for volgnr, _ in bevindingen] == [12], bevindingen
        assert "onleesbaar" in bevindingen[0][1]
