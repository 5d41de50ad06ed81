"""Every statement that the desk really runs for a year, an entry or a document searches by index, whoever asks.

SQLite tells which statements a use case runs, and how it would go about each: none may walk through the journal.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from lama_zvp.access.rollen import Wie
from lama_zvp.journal.events import ROLLEN
from lama_zvp.settings import Keuze
from lama_zvp.workspace import Workspace
from lama_zvp.workspace.lezen import Zoekvraag
from tests.bench.groei import JAAR, PLAN, VANDAAG, maak_thuis

KOP = re.compile(r"SELECT e\.volgnr, e\.hash\s+FROM gebeurtenis AS e ORDER BY e\.volgnr DESC\s+LIMIT 1\b")
JOURNAAL = re.compile(r"SCAN (TABLE )?(?!naam\b|lijn\b|r_|l_|s_)(\w+)")
VAN_TELLING = {"telling"}

GEVALLEN: dict[str, Callable[[Workspace], object]] = {
    "the overview": lambda w: w.overzicht(JAAR),
    "the measures": lambda w: w.maatregelen("verkeer", jaar=JAAR),
    "logging": lambda w: w.log("bob-winter", "controle", status="lopend", datum="2024-05-01"),
    "a figure": lambda w: w.meting("zwaargewonden", "2025", "3"),
    "a judgement": lambda w: w.beoordeel("verkeer", 2025, "aandacht", toelichting="loopt"),
    "a correction": lambda w: w.corrigeer("900", {"tekst": "anders"}),
    "a withdrawal": lambda w: w.intrekken("901", reden="dubbel"),
    "the stuurbord": lambda w: w.document(JAAR, "zonale-veiligheidsraad", "md"),
    "the public stuurbord": lambda w: w.document(JAAR, "politieraad", "md"),
    "freezing": lambda w: w.vooruitblik(JAAR),
    "one measure's history": lambda w: w.geschiedenis(Zoekvraag(onderwerp="verkeer.ontraden.bob-winter")),
    "the counter of the app": lambda w: w.wijzigingsteller(),
}


@pytest.fixture(scope="module")
def thuis(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return maak_thuis(tmp_path_factory.mktemp("plannen"), 2_000)


def gedraaid(werkruimte: Workspace, doe: Callable[[Workspace], object]) -> list[str]:
    """The statements that a use case runs, with their values written in."""
    verbinding = werkruimte.journaal._opslag.verbinding  # type: ignore[attr-defined]
    opdrachten: list[str] = []
    verbinding.set_trace_callback(opdrachten.append)
    try:
        doe(werkruimte)
    finally:
        verbinding.set_trace_callback(None)
    return [sql for sql in opdrachten if not sql.startswith(("PRAGMA", "BEGIN", "COMMIT", "ROLLBACK", "--"))]


def loopt_alles_af(sql: sqlite3.Connection, opdracht: str) -> list[str]:
    """The steps of a statement that walk through a whole table."""
    if KOP.search(opdracht):
        return []
    stappen = [stap for *_, stap in sql.execute(f"EXPLAIN QUERY PLAN {opdracht}")]
    return [stap for stap in stappen if (tabel := JOURNAAL.match(stap)) and tabel[2] not in VAN_TELLING]


@pytest.mark.parametrize("wat", GEVALLEN)
def test_no_statement_of_a_use_case_walks_through_the_journal(thuis: Path, wat: str) -> None:
    with (
        Workspace(Keuze(thuis, plan=PLAN, vandaag=VANDAAG)) as werkruimte,
        closing(sqlite3.connect(thuis / "journaal.db")) as sql,
    ):
        opdrachten = gedraaid(werkruimte, GEVALLEN[wat])
        assert opdrachten or wat == "the counter of the app"
        fout = {opdracht: stappen for opdracht in opdrachten if (stappen := loopt_alles_af(sql, opdracht))}
        assert fout == {}


@pytest.mark.parametrize("rol", ROLLEN)
def test_neither_does_what_a_role_sees_of_a_year(thuis: Path, rol: str) -> None:
    wie = Wie(naam="iemand", rol=rol, alleen=False)  # type: ignore[arg-type]
    with (
        Workspace(Keuze(thuis, plan=PLAN, vandaag=VANDAAG), wie=wie) as werkruimte,
        closing(sqlite3.connect(thuis / "journaal.db")) as sql,
    ):
        vraag = Zoekvraag(onderwerp="verkeer.ontraden.bob-winter")
        for doe in (lambda w: w.overzicht(JAAR), lambda w: w.geschiedenis(vraag)):
            for opdracht in gedraaid(werkruimte, doe):
                assert loopt_alles_af(sql, opdracht) == [], opdracht


def test_a_statement_that_does_walk_through_it_would_be_found(thuis: Path) -> None:
    with closing(sqlite3.connect(thuis / "journaal.db")) as sql:
        for opdracht in (
            "SELECT count(*) FROM gebeurtenis WHERE auteur = 'x'",
            "SELECT e.volgnr FROM gebeurtenis AS e WHERE e.datum > '2024'",
            "SELECT max(datum) FROM gebeurtenis GROUP BY onderwerp",
        ):
            assert loopt_alles_af(sql, opdracht), opdracht
