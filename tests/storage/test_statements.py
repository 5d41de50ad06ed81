"""The statements come from the table, use its indexes, and cost the same however long the journal is."""

from __future__ import annotations

import ast
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlmodel import Session, create_engine, select

from lama_zvp.journal import compile as compileer
from lama_zvp.journal import rows, statements
from lama_zvp.journal.events import Concept, Gebeurtenis, Meting, Voortgang
from lama_zvp.journal.store import Journaal
from lama_zvp.journal.tables import GebeurtenisRij
from tests.storage.stof import PLAN, maak, nummer_id

JAAR: dict[str, object] = {
    "plan": PLAN,
    "jaar": 2024,
    "begin": "2024-01-01",
    "einde": "2024-12-31",
    "tot_volgnr": 10_000,
    "tot_klasse": "beperkt",
}
ELK: dict[str, object] = {**JAAR, "id": nummer_id(1), "volgnr": 1, "vanaf": "0", "tot": "1", "doel": nummer_id(1)}
VAN_EEN_JAAR = (
    "KOP",
    "TELLINGEN_NU",
    "TELLINGEN_TOEN",
    "MAATREGELEN",
    "METINGEN",
    "BEOORDELINGEN",
    "BESLUITEN",
    "OPVOLGINGEN",
    "VASTSTELLING",
    "VORIGE_VASTSTELLING",
    "LAATSTE_DATA",
)
VAN_EEN_DAAD = ("KOP", "DOEL", "VERVANGER", "OP_VOLGNR", "OP_ID_VANAF", "WISSEN", "HASH_VAN", "REDACTIE_VAN")


@pytest.fixture
def bron(pad: Path) -> Path:
    """These tests are about the file."""
    return pad


@pytest.fixture
def sql(journaal: Journaal, pad: Path) -> Iterator[sqlite3.Connection]:
    journaal.voeg_toe(*(maak(nummer) for nummer in range(1, 50)))
    with closing(sqlite3.connect(pad)) as verbinding:
        yield verbinding


def plan_van(sql: sqlite3.Connection, naam: str) -> list[str]:
    vraag = getattr(statements, naam)
    nodig = {bind: ELK[bind] for bind in re.findall(r":(\w+)", vraag) if bind in ELK}
    return [stap for *_, stap in sql.execute(f"EXPLAIN QUERY PLAN {vraag}", nodig)]


def test_the_compiled_statements_are_those_of_the_table() -> None:
    assert compileer.DOEL.read_text(encoding="utf-8") == compileer.statements(), (
        "voer uit: python -m lama_zvp.journal.compile"
    )


def test_an_event_written_by_the_journal_is_a_row_of_the_sqlmodel_table(journaal: Journaal, pad: Path) -> None:
    (gebeurtenis,) = journaal.voeg_toe(maak(1))
    motor = create_engine(f"sqlite:///{pad}")
    with Session(motor) as sessie:
        rij = sessie.exec(select(GebeurtenisRij)).one()
        assert rij.model_dump() == rows.naar_rij(gebeurtenis, 1)
    motor.dispose()


def test_recording_and_reading_a_year_import_no_orm(pad: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from lama_zvp.journal.store import Journaal;"
        "from tests.storage.stof import maak\n"
        "with Journaal.open(Path(sys.argv[1])) as j:\n"
        "    j.voeg_toe(maak(1)); j.jaarbeeld('lama-2020-2025', 2024); list(j.gebeurtenissen())\n"
        "zwaar = ('sqlmodel', 'sqlalchemy', 'textual', 'psycopg')\n"
        "print(sorted(m for m in sys.modules if m.partition('.')[0] in zwaar))"
    )
    uit = subprocess.run(
        [sys.executable, "-c", code, str(pad)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ast.literal_eval(uit.stdout) == []


@pytest.mark.parametrize("naam", sorted({*VAN_EEN_JAAR, *VAN_EEN_DAAD} - {"KOP"}))
def test_a_year_and_an_act_search_by_index_and_never_scan_the_journal(sql: sqlite3.Connection, naam: str) -> None:
    stappen = plan_van(sql, naam)
    tabellen = ("e", "v", "r", "l", "s", "doel", "vorig", "gebeurtenis", "telling")
    assert any(stap.startswith("SEARCH") for stap in stappen)
    assert [stap for stap in stappen if stap.startswith("SCAN") and stap.split()[1] in tabellen] == []


def test_the_head_is_the_last_row_of_the_table_itself(sql: sqlite3.Connection) -> None:
    """A scan that begins at the end and stops after one row; no sorting."""
    assert plan_van(sql, "KOP") == ["SCAN e"]


def stappen_van(verbinding: sqlite3.Connection, doe: Callable[[], object]) -> int:
    """How many instructions (in hundreds) SQLite's machine runs for an act: a measure that no clock disturbs."""
    teller = 0

    def tel() -> int:
        nonlocal teller
        teller += 1
        return 0

    verbinding.set_progress_handler(tel, 100)
    try:
        doe()
    finally:
        verbinding.set_progress_handler(None, 0)
    return teller


@pytest.fixture(scope="module")
def gegroeid(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Journaal, Journaal]]:
    """Two journals on the same 40 measures over six years: one of 1,200 events and one of 24,000."""
    map_ = tmp_path_factory.mktemp("groei")
    with Journaal.open(map_ / "klein.db") as klein, Journaal.open(map_ / "groot.db") as groot:
        for journaal, aantal in ((klein, 1_200), (groot, 24_000)):
            journaal.voeg_toe(*(_melding(nummer, aantal) for nummer in range(1, aantal + 1)))
            cijfers = (Meting(periode=f"{2020 + n % 6}", waarde=n) for n in range(30))
            journaal.voeg_toe(
                *(
                    maak(50_000 + n, cijfer, onderwerp=f"indicator-{n % 5}", jaar=int(cijfer.periode))
                    for n, cijfer in enumerate(cijfers)
                )
            )
        yield klein, groot


def _melding(nummer: int, aantal: int) -> Concept:
    """Every tenth corrects the one before; numbers are spread evenly over years and measures."""
    dag = date(2020, 1, 1) + timedelta(days=nummer * 2190 // (aantal + 1))
    velden: dict[str, object] = {"datum": dag, "onderwerp": f"verkeer.laag.maatregel-{nummer % 40}"}
    if nummer % 10 == 0:
        velden |= {"vervangt": nummer_id(nummer - 1), "onderwerp": f"verkeer.laag.maatregel-{(nummer - 1) % 40}"}
    return maak(nummer, Voortgang(tekst="controle", status="lopend" if nummer % 3 else None, aantal=1), **velden)


def test_opening_a_year_costs_the_same_in_a_journal_twenty_times_as_long(
    gegroeid: tuple[Journaal, Journaal],
) -> None:
    klein, groot = (stappen_van(j._opslag.verbinding, partial(j.jaarbeeld, PLAN, 2023)) for j in gegroeid)
    assert klein > 50
    assert groot < 1.3 * klein


def test_an_act_costs_the_same_in_a_journal_twenty_times_as_long(gegroeid: tuple[Journaal, Journaal]) -> None:
    klein, groot = (stappen_van(j._opslag.verbinding, partial(j.voeg_toe, maak(60_000))) for j in gegroeid)
    assert klein >= 1
    assert groot <= klein + 1


def test_a_row_becomes_the_event_that_validation_would_make(journaal: Journaal) -> None:
    journaal.voeg_toe(maak(1), maak(2, Meting(periode="2023-K2", waarde="1.50"), vervangt=None))
    for gebeurtenis in journaal.gebeurtenissen():
        gekeurd = Gebeurtenis.model_validate(gebeurtenis.model_dump())
        assert gebeurtenis == gekeurd
        assert gebeurtenis.model_dump_json() == gekeurd.model_dump_json()
        assert gebeurtenis.model_fields_set == gekeurd.model_fields_set
        assert hash(gebeurtenis) == hash(gekeurd)
