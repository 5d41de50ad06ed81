"""On PostgreSQL too the database itself refuses change, even to its superuser, and `controleer` finds what got past."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import psycopg
import pytest
from sqlalchemy.dialects.postgresql.base import PGDialect

from lama_zvp.journal import compile as compileer
from lama_zvp.journal import statements
from lama_zvp.journal.chain import GEWIST
from lama_zvp.journal.events import Intrekking, Redactie, Voortgang
from lama_zvp.journal.postgres import naar_postgres
from lama_zvp.journal.queries import STATEMENTS
from lama_zvp.journal.rows import naar_rij
from lama_zvp.journal.serverschema import STAPPEN
from lama_zvp.journal.statements import INVOEGEN, KOLOMMEN
from lama_zvp.journal.store import Journaal
from lama_zvp.journal.tables import GEBEURTENIS, TELLING
from lama_zvp.journal.verify import Controleverslag
from tests.databaseserver import Databaseserver, rol_van
from tests.storage.stof import maak, nummer_id, verzegel
from tests.storage.test_statements import ELK, VAN_EEN_DAAD, VAN_EEN_JAAR

Sql = psycopg.Connection[tuple[Any, ...]]

_ANDERS: dict[str, object] = {
    "volgnr": 99,
    "id": nummer_id(77),
    "soort": "besluit",
    "jaar": 1999,
    "datum": "1999-01-01",
    "rol": "beheerder",
    "vastgelegd_op": "1999-03-01T09:30:01.000000Z",
    "status": "verankerd",
    "aantal": 999,
    "klasse": "openbaar",
    "vervangt": nummer_id(1),
    "betreft": nummer_id(1),
    "rang": 1,
    "inhoud_hash": "0" * 64,
    "vorige_hash": "0" * 64,
    "hash": "0" * 64,
}


@pytest.fixture
def zone(databaseserver: Databaseserver) -> str:
    """A zone with twelve events: a correction, a withdrawal and a redactie among them."""
    url = databaseserver.nieuwe_zone()
    _vul(url)
    return url


@pytest.fixture
def eigen_database(databaseserver: Databaseserver) -> str:
    """The same in a database of its own, for who changes the schema."""
    url = databaseserver.nieuwe_zone(database=databaseserver.nieuwe_database())
    _vul(url)
    return url


def _vul(url: str) -> None:
    with Journaal.open(url) as journaal:
        journaal.voeg_toe(*(maak(nummer, Voortgang(tekst=f"melding-{nummer:02}", aantal=1)) for nummer in range(1, 9)))
        journaal.voeg_toe(maak(9, vervangt=nummer_id(2)))
        journaal.voeg_toe(maak(10, Intrekking(reden="dubbel"), vervangt=nummer_id(3)))
        journaal.redigeer(maak(11, Redactie(reden="privacy"), betreft=nummer_id(4)))
        journaal.voeg_toe(maak(12))


@pytest.fixture
def sql(databaseserver: Databaseserver, zone: str) -> Iterator[Sql]:
    """The zone's own role, by plain SQL; `lama_zvp` first on its path."""
    with databaseserver.sql(rol_van(zone)) as verbinding:
        verbinding.execute("SET search_path = lama_zvp")
        yield verbinding


@pytest.fixture
def baas(databaseserver: Databaseserver, zone: str) -> Iterator[Sql]:
    """The superuser, whom row-level security does not hold."""
    with databaseserver.sql() as verbinding:
        verbinding.execute("SET search_path = lama_zvp")
        verbinding.execute(
            "SELECT set_config('proef.zone', zone::text, false) FROM zonerol WHERE rol = %s", (rol_van(zone),)
        )
        yield verbinding


def rijen(sql: Sql) -> list[Any]:
    return sql.execute("SELECT * FROM gebeurtenis ORDER BY zone, volgnr").fetchall()


def controle(url: str) -> Controleverslag:
    with Journaal.open(url) as journaal:
        return journaal.controleer()


def volgende(sql: Sql, **velden: object) -> dict[str, Any]:
    """The row that would rightly come next, with `velden` in its place."""
    kop = sql.execute("SELECT volgnr, hash FROM gebeurtenis ORDER BY volgnr DESC LIMIT 1").fetchone()
    assert kop is not None
    (gebeurtenis,) = verzegel([maak(60)])
    volgnr = kop[0] + 1
    return {**naar_rij(gebeurtenis, volgnr), "volgnr": volgnr, "vorige_hash": kop[1], **velden}


# -- the statements ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("naam", sorted(set(STATEMENTS) - {"MAATREGELEN"}))
def test_a_statement_is_what_the_same_expression_compiles_to_for_postgresql(
    naam: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """But for quotes that are not needed, `OFFSET 0`, and a join on what is always true."""

    def kaal(tekst: str) -> str:
        for oud, nieuw in (('"plan"', "plan"), (" OFFSET 0", ""), ("ON true", "ON 1 = 1"), ("lama_zvp.", "")):
            tekst = tekst.replace(oud, nieuw)
        return tekst

    monkeypatch.setattr(compileer, "_dialect", lambda: PGDialect(paramstyle="named"))
    gecompileerd = compileer._tekst(STATEMENTS[naam])  # type: ignore[arg-type]
    vertaald = naar_postgres(getattr(statements, naam))
    assert kaal(vertaald) == naar_postgres(kaal(gecompileerd)).replace("lama_zvp.", "")
    assert re.search(r"\b(FROM|JOIN|INTO|UPDATE) (gebeurtenis|telling)\b", vertaald) is None


def test_the_tables_have_the_columns_of_the_sqlmodel_definition_and_the_zone(baas: Sql) -> None:
    for tabel in (GEBEURTENIS, TELLING):
        kolommen = baas.execute(
            "SELECT column_name, data_type, is_nullable FROM information_schema.columns"
            " WHERE table_schema = 'lama_zvp' AND table_name = %s ORDER BY ordinal_position",
            (tabel.name,),
        ).fetchall()
        soorten = {"TEXT": "text", "INTEGER": "bigint"}
        assert kolommen == [
            ("zone", "integer", "NO"),
            *((k.name, soorten[str(k.type)], "YES" if k.nullable else "NO") for k in tabel.columns),
        ]


def test_the_conditions_on_a_row_are_those_of_the_sqlmodel_definition() -> None:
    from sqlalchemy import CheckConstraint

    tekst = " ".join(STAPPEN[0].read_text(encoding="utf-8").split())
    voorwaarden = [c for c in GEBEURTENIS.constraints if isinstance(c, CheckConstraint)]
    assert len(voorwaarden) > 10
    for voorwaarde in voorwaarden:
        assert f"CONSTRAINT {voorwaarde.name} CHECK ({voorwaarde.sqltext})" in tekst


# -- what the database refuses -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "opdracht", ["DELETE FROM gebeurtenis", "TRUNCATE gebeurtenis", "TRUNCATE gebeurtenis CASCADE"]
)
def test_not_even_the_superuser_removes_an_event(baas: Sql, opdracht: str) -> None:
    voor = rijen(baas)
    with pytest.raises(psycopg.errors.RaiseException, match="nooit verwijderd"):
        baas.execute(opdracht.encode())
    assert rijen(baas) == voor


@pytest.mark.parametrize("kolom", KOLOMMEN)
def test_not_even_the_superuser_changes_an_event_or_more_than_its_text_in_blanking_it(baas: Sql, kolom: str) -> None:
    """Event 4 has its redactie, so blanking it again is allowed; anything besides is not. Event 5 has none."""
    voor = rijen(baas)
    eigen = "zone = current_setting('proef.zone')::integer"
    anders = _ANDERS.get(kolom, "anders")
    leeg = f"zout = '', inhoud = '{GEWIST}'" if kolom not in ("zout", "inhoud") else "rang = rang"
    for volgnr, zetten in (
        (5, f"{kolom} = %(x)s"),
        (4, f"{leeg}, {kolom} = %(x)s"),
        (5, f"zout = '', inhoud = '{GEWIST}'"),
    ):
        with pytest.raises(psycopg.Error, match="nooit gewijzigd"):
            baas.execute(f"UPDATE gebeurtenis SET {zetten} WHERE volgnr = {volgnr} AND {eigen}".encode(), {"x": anders})
    assert rijen(baas) == voor


@pytest.mark.parametrize("staart", ["", " ON CONFLICT DO NOTHING", " RETURNING volgnr"])
@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"volgnr": 12}, "volgnr"),
        ({"volgnr": 14}, "volgnr"),
        ({"volgnr": None}, "volgnr"),
        ({"vorige_hash": ""}, "vorige_hash"),
        ({"vorige_hash": "0" * 64}, "vorige_hash"),
        ({"id": nummer_id(2)}, "id bestaat al"),
        ({"rang": 1}, "rang"),
        ({"betreft": nummer_id(50)}, "betreft"),
        ({"vervangt": nummer_id(50), "rang": 13}, "rang|vervangt"),
        ({"vervangt": nummer_id(1), "rang": 13}, "rang"),
        ({"vervangt": nummer_id(1), "rang": 1, "plan": "ander"}, "vervangt"),
        ({"vervangt": nummer_id(1), "rang": 1, "soort": "meting", "status": None}, "vervangt"),
        ({"vervangt": nummer_id(11), "rang": 11}, "vervangt"),
        ({"vervangt": nummer_id(2), "rang": 2}, "al vervangen"),
    ],
)
def test_nothing_goes_in_but_at_the_end_of_the_chain(
    sql: Sql, velden: dict[str, object], melding: str, staart: str
) -> None:
    voor = rijen(sql)
    with pytest.raises(psycopg.Error, match=melding):
        sql.execute((naar_postgres(INVOEGEN) + staart).encode(), volgende(sql, **velden))
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
def test_values_outside_their_bounds_are_refused(sql: Sql, velden: dict[str, object]) -> None:
    voor = rijen(sql)
    with pytest.raises((psycopg.IntegrityError, psycopg.DataError)):
        sql.execute(naar_postgres(INVOEGEN).encode(), volgende(sql, **velden))
    assert rijen(sql) == voor


def test_the_row_these_tests_vary_on_is_itself_accepted(sql: Sql) -> None:
    sql.execute(naar_postgres(INVOEGEN).encode(), volgende(sql))
    assert len(rijen(sql)) == 13


# -- what the check finds ----------------------------------------------------------------------------------------------


@contextmanager
def achter_de_rug(databaseserver: Databaseserver, zone: str) -> Iterator[Sql]:
    """A superuser who lets no trigger run."""
    with databaseserver.sql(database=zone.partition("@/")[2].partition("?")[0]) as sql:
        sql.execute("SET search_path = lama_zvp")
        sql.execute("SET session_replication_role = replica")
        sql.execute("SELECT set_config('proef.zone', zone::text, false) FROM zonerol WHERE rol = %s", (rol_van(zone),))
        yield sql


@pytest.mark.parametrize(
    ("opdracht", "volgnr", "melding"),
    [
        ("UPDATE gebeurtenis SET inhoud = replace(inhoud, 'melding', 'Melding') WHERE volgnr = 5", 5, "tekst"),
        ("UPDATE gebeurtenis SET zout = 'ff' WHERE volgnr = 5", 5, "tekst"),
        ("UPDATE gebeurtenis SET auteur = 'iemand' WHERE volgnr = 5", 5, "gegevens"),
        ("UPDATE gebeurtenis SET aantal = 900 WHERE volgnr = 5", 5, "gegevens"),
        (f"UPDATE gebeurtenis SET hash = '{'0' * 64}' WHERE volgnr = 5", 5, "gegevens"),
        (f"UPDATE gebeurtenis SET vorige_hash = '{'0' * 64}' WHERE volgnr = 5", 5, "sluit niet aan"),
        ("UPDATE gebeurtenis SET rang = 1 WHERE volgnr = 5", 5, "rangorde"),
        ("DELETE FROM gebeurtenis WHERE volgnr = 5", 6, "ontbreken"),
        (f"UPDATE gebeurtenis SET zout = '', inhoud = '{GEWIST}' WHERE volgnr = 5", 5, "zonder redactie"),
        ("UPDATE gebeurtenis SET vervangt = NULL WHERE volgnr = 9", 9, "gegevens"),
    ],
)
def test_a_change_behind_its_back_is_found_and_the_first_bad_event_named(
    databaseserver: Databaseserver, zone: str, opdracht: str, volgnr: int, melding: str
) -> None:
    assert controle(zone).bevindingen == ()
    with achter_de_rug(databaseserver, zone) as sql:
        assert sql.execute(f"{opdracht} AND zone = current_setting('proef.zone')::integer".encode()).rowcount == 1
    eerste = controle(zone).bevindingen[0]
    assert eerste[0] == volgnr
    assert melding in eerste[1]


@pytest.mark.parametrize("opdracht", ["UPDATE telling SET som = som + 1", "DELETE FROM telling"])
def test_totals_that_do_not_follow_from_the_events_are_found(
    databaseserver: Databaseserver, zone: str, opdracht: str
) -> None:
    with achter_de_rug(databaseserver, zone) as sql:
        sql.execute(f"{opdracht} WHERE zone = current_setting('proef.zone')::integer".encode())
    assert "telling" in controle(zone).bevindingen[0][1]


@pytest.mark.parametrize(
    ("opdracht", "melding"),
    [
        ("DROP TRIGGER gebeurtenis_nooit_weg ON gebeurtenis", "De bewaking gebeurtenis_nooit_weg ontbreekt"),
        (
            "ALTER TABLE gebeurtenis DISABLE TRIGGER gebeurtenis_achteraan",
            "De bewaking gebeurtenis_achteraan is gewijzigd",
        ),
        (
            "CREATE TRIGGER extra AFTER INSERT ON gebeurtenis FOR EACH ROW EXECUTE FUNCTION gebeurtenis_nooit_weg()",
            "De bewaking extra hoort niet",
        ),
        (
            "CREATE OR REPLACE FUNCTION gebeurtenis_nooit_weg() RETURNS trigger LANGUAGE plpgsql AS"
            " 'BEGIN RETURN OLD; END'",
            "De functie gebeurtenis_nooit_weg is gewijzigd",
        ),
        ("DROP INDEX ix_gebeurtenis_status", "De index ix_gebeurtenis_status ontbreekt"),
        ("ALTER TABLE gebeurtenis DROP CONSTRAINT ck_gebeurtenis_klasse", "De voorwaarde ck_gebeurtenis_klasse ontbr"),
        ("ALTER TABLE gebeurtenis NO FORCE ROW LEVEL SECURITY", "De rijafscherming gebeurtenis (FORCE) ontbreekt"),
        ("CREATE POLICY open ON gebeurtenis USING (true)", "De afscherming gebeurtenis.open hoort niet"),
        (
            "ALTER POLICY gebeurtenis_eigen_zone ON gebeurtenis USING (zone > 0)",
            "De afscherming gebeurtenis.gebeurtenis_eigen_zone is gewijzigd",
        ),
        (
            "ALTER POLICY telling_eigen_zone ON telling TO postgres",
            "De afscherming telling.telling_eigen_zone is gewijzigd",
        ),
    ],
)
def test_a_guard_that_was_changed_is_found(
    databaseserver: Databaseserver, eigen_database: str, opdracht: str, melding: str
) -> None:
    assert controle(eigen_database).bevindingen == ()
    with achter_de_rug(databaseserver, eigen_database) as sql:
        sql.execute(opdracht.encode())
    assert melding in controle(eigen_database).bevindingen[0][1]


# -- what it costs -----------------------------------------------------------------------------------------------------


def test_a_long_move_in_one_session_does_not_read_the_whole_table_for_every_event(
    databaseserver: Databaseserver,
) -> None:
    """Counted in rows that the server reads, which no clock disturbs. Every third event corrects the one before."""
    database = databaseserver.nieuwe_database()

    def gelezen() -> int:
        with databaseserver.sql(database=database) as sql:
            rij = sql.execute(
                "SELECT (SELECT sum(idx_tup_read) FROM pg_stat_user_indexes WHERE schemaname = 'lama_zvp')"
                " + (SELECT sum(seq_tup_read) FROM pg_stat_user_tables WHERE relname IN ('gebeurtenis', 'telling'))"
            ).fetchone()
        assert rij is not None
        return int(rij[0])

    def schrijf(journaal: Journaal, eerste: int, aantal: int) -> int:
        voor = gelezen()
        journaal.voeg_toe(
            *(
                maak(n, onderwerp=f"verkeer.laag.m{n // 3 % 20}", vervangt=nummer_id(n - 1) if n % 3 == 0 else None)
                for n in range(eerste, eerste + aantal)
            )
        )
        journaal._opslag.execute("SELECT pg_stat_force_next_flush()")
        journaal.kop()
        return gelezen() - voor

    with Journaal.open(databaseserver.nieuwe_zone(database=database)) as journaal:
        schrijf(journaal, 1, 3000)
        assert 600 < schrijf(journaal, 3001, 600) < 600 * 40


@pytest.fixture(scope="module")
def gegroeid(databaseserver: Databaseserver) -> Iterator[Sql]:
    """A zone of 4,000 events on 40 measures over six years, between two others; the planner has looked at them."""
    zones = [databaseserver.nieuwe_zone() for _ in range(3)]
    dag = date(2020, 1, 1)
    for url in zones:
        with Journaal.open(url) as journaal:
            journaal.voeg_toe(
                *(
                    maak(n, onderwerp=f"verkeer.laag.m{n % 40}", datum=dag + timedelta(days=n * 2190 // 4001))
                    for n in range(1, 4001)
                )
            )
    with databaseserver.sql() as sql:
        sql.execute("ANALYZE")
    with databaseserver.sql(rol_van(zones[1])) as verbinding:
        yield verbinding


@pytest.mark.parametrize("naam", sorted({*VAN_EEN_JAAR, *VAN_EEN_DAAD}))
def test_a_year_and_an_act_search_by_index_and_never_scan_the_journal(gegroeid: Sql, naam: str) -> None:
    vraag = getattr(statements, naam)
    waarden = {bind: ELK[bind] for bind in re.findall(r":(\w+)", vraag) if bind in ELK}
    stappen = [stap for (stap,) in gegroeid.execute(f"EXPLAIN {naar_postgres(vraag)}".encode(), waarden)]
    assert any("Index" in stap for stap in stappen)
    assert [stap for stap in stappen if "Seq Scan on gebeurtenis" in stap] == []
