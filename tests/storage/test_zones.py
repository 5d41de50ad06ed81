"""Several zones in one database: whoever comes in as one of them reads and writes nothing of another, by any SQL."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from lama_zvp.errors import Geweigerd, InvoerFout, NietGevonden, OpslagFout
from lama_zvp.journal import zonebeheer
from lama_zvp.journal.events import Redactie, Voortgang
from lama_zvp.journal.rows import naar_rij
from lama_zvp.journal.server import Server
from lama_zvp.journal.statements import INVOEGEN, KOLOMMEN
from lama_zvp.journal.store import Journaal, vers_zout
from tests.databaseserver import EIGENAAR, Databaseserver, rol_van
from tests.storage.stof import PLAN, maak, nummer_id, verzegel

GEHEIM = "Kanarievogel-4711"


@pytest.fixture
def zone_a(databaseserver: Databaseserver) -> str:
    """A zone with two events."""
    url = databaseserver.nieuwe_zone()
    with Journaal.open(url) as journaal:
        journaal.voeg_toe(maak(1), maak(2))
    return url


@pytest.fixture
def zone_b(databaseserver: Databaseserver) -> str:
    """The neighbour, with a secret and a redactie."""
    url = databaseserver.nieuwe_zone()
    with Journaal.open(url) as journaal:
        journaal.voeg_toe(*(maak(nummer, Voortgang(tekst=GEHEIM)) for nummer in range(11, 16)))
        journaal.redigeer(maak(16, Redactie(reden="privacy"), betreft=nummer_id(11)))
    return url


@pytest.fixture
def nummer_b(databaseserver: Databaseserver, zone_b: str) -> int:
    with databaseserver.sql() as sql:
        rij = sql.execute("SELECT zone FROM lama_zvp.zonerol WHERE rol = %s", (rol_van(zone_b),)).fetchone()
    assert rij is not None
    return int(rij[0])


@pytest.fixture
def als_a(databaseserver: Databaseserver, zone_a: str, zone_b: str) -> Iterator[psycopg.Connection[tuple[Any, ...]]]:
    """Any SQL, with zone A's own role."""
    with databaseserver.sql(rol_van(zone_a)) as sql:
        yield sql


def alles_van(databaseserver: Databaseserver, nummer: int) -> list[Any]:
    """Everything of a zone, as the superuser sees it."""
    with databaseserver.sql() as sql:
        return [
            sql.execute(f"SELECT * FROM lama_zvp.{tabel} WHERE zone = %s ORDER BY 1, 2, 3, 4", (nummer,)).fetchall()
            for tabel in ("gebeurtenis", "telling")
        ]


def test_each_zone_has_its_own_numbers_and_its_own_chain(zone_a: str, zone_b: str) -> None:
    for url, aantal in ((zone_a, 2), (zone_b, 6)):
        with Journaal.open(url) as journaal:
            assert [g.volgnr for g in journaal.gebeurtenissen()] == list(range(1, aantal + 1))
            assert journaal.controleer().bevindingen == ()
            assert journaal.controleer().aantal == aantal


def test_the_same_id_in_two_zones_tells_neither_of_the_other(zone_a: str, zone_b: str) -> None:
    with Journaal.open(zone_a) as journaal:
        assert journaal.voeg_toe(maak(11))[0].volgnr == 3
        with pytest.raises(InvoerFout, match="Er is geen gebeurtenis"):
            journaal.voeg_toe(maak(99, betreft=nummer_id(12)))


@pytest.mark.parametrize("tabel", ["gebeurtenis", "telling"])
@pytest.mark.parametrize(
    "voor",
    [
        "SELECT 1",
        "SELECT set_config('lama_zvp.zone', '{b}', false)",
        "SET lama_zvp.zone = '{b}'",
        "SET search_path = pg_temp, lama_zvp",
        "SET enable_indexscan = off; SET enable_bitmapscan = off",
    ],
)
def test_no_row_of_another_zone_can_be_read(
    als_a: psycopg.Connection[tuple[Any, ...]], nummer_b: int, tabel: str, voor: str
) -> None:
    als_a.execute(voor.format(b=nummer_b).encode())
    assert als_a.execute(f"SELECT * FROM lama_zvp.{tabel} WHERE zone = %s", (nummer_b,)).fetchall() == []
    assert als_a.execute(f"SELECT count(DISTINCT zone) FROM lama_zvp.{tabel}").fetchone() == (1,)
    assert als_a.execute("SELECT count(*) FROM lama_zvp.gebeurtenis").fetchone() == (2,)
    assert als_a.execute("SELECT count(*) FROM lama_zvp.zone").fetchone() == (1,)


def test_a_function_that_tells_what_it_is_given_is_given_nothing_of_another_zone(
    als_a: psycopg.Connection[tuple[Any, ...]],
) -> None:
    """The planner may not call it before it has looked at the zone."""
    verklapt: list[str] = []
    als_a.add_notice_handler(lambda melding: verklapt.append(melding.message_primary or ""))
    als_a.execute(
        "CREATE FUNCTION pg_temp.klap(tekst text) RETURNS boolean LANGUAGE plpgsql COST 0.0000001"
        " AS $$ BEGIN RAISE NOTICE '%', tekst; RETURN true; END $$"
    )
    als_a.execute("SELECT count(*) FROM lama_zvp.gebeurtenis WHERE pg_temp.klap(inhoud)")
    assert len(verklapt) == 2
    assert not any(GEHEIM in tekst for tekst in verklapt)


@pytest.mark.parametrize(
    "opdracht",
    [
        "SET row_security = off; SELECT * FROM lama_zvp.gebeurtenis",
        "SET SESSION AUTHORIZATION {rol_b}",
        "SET ROLE {rol_b}",
        "SET ROLE eigenaar",
        "SELECT * FROM lama_zvp.zonerol",
        "UPDATE lama_zvp.zonerol SET zone = {b}",
        "INSERT INTO lama_zvp.zone (code) VALUES ('eigen')",
        "ALTER TABLE lama_zvp.gebeurtenis DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE lama_zvp.gebeurtenis DISABLE TRIGGER ALL",
        "SET session_replication_role = replica",
        "DROP POLICY gebeurtenis_eigen_zone ON lama_zvp.gebeurtenis",
        "CREATE POLICY open ON lama_zvp.gebeurtenis USING (true)",
        "CREATE OR REPLACE FUNCTION lama_zvp.eigen_zone() RETURNS integer LANGUAGE sql AS 'SELECT {b}'",
        "CREATE TABLE lama_zvp.kopie (x integer)",
        "ALTER FUNCTION lama_zvp.gebeurtenis_telt() SECURITY INVOKER",
        "DELETE FROM lama_zvp.gebeurtenis",
        "DELETE FROM lama_zvp.telling",
        "UPDATE lama_zvp.telling SET som = 0",
        "INSERT INTO lama_zvp.telling VALUES ({b}, 'p', 2024, 'o', '', 'intern', 1, 0, 0)",
        "TRUNCATE lama_zvp.gebeurtenis",
        "UPDATE lama_zvp.gebeurtenis SET zone = {b}",
        "UPDATE lama_zvp.gebeurtenis SET auteur = 'iemand' WHERE zone = {b}",
        "COPY lama_zvp.zonerol TO STDOUT",
        "COPY lama_zvp.gebeurtenis TO PROGRAM 'cat'",
        "SELECT pg_read_file('PG_VERSION')",
    ],
)
def test_what_would_reach_past_the_own_zone_is_refused(
    als_a: psycopg.Connection[tuple[Any, ...]],
    databaseserver: Databaseserver,
    zone_b: str,
    nummer_b: int,
    opdracht: str,
) -> None:
    voor = alles_van(databaseserver, nummer_b)
    with pytest.raises(psycopg.Error) as fout:
        als_a.execute(opdracht.format(rol_b=rol_van(zone_b), b=nummer_b).encode())
    assert fout.value.sqlstate in ("42501", "0A000")
    assert alles_van(databaseserver, nummer_b) == voor


@pytest.mark.parametrize("volgnr", [1, 7])
def test_nothing_is_added_to_another_zone(
    als_a: psycopg.Connection[tuple[Any, ...]], databaseserver: Databaseserver, nummer_b: int, volgnr: int
) -> None:
    """Not at the place where its chain goes on, and not where an empty one would begin."""
    voor = alles_van(databaseserver, nummer_b)
    (gebeurtenis,) = verzegel([maak(30)])
    rij = naar_rij(gebeurtenis, volgnr) | {"volgnr": volgnr, "zone": nummer_b}
    if volgnr == 7:
        rij["vorige_hash"] = voor[0][-1][KOLOMMEN.index("hash") + 1]
    kolommen = ", ".join(rij)
    waarden = ", ".join(f"%({kolom})s" for kolom in rij)
    with pytest.raises(psycopg.Error):
        als_a.execute(f"INSERT INTO lama_zvp.gebeurtenis ({kolommen}) VALUES ({waarden})".encode(), rij)
    assert alles_van(databaseserver, nummer_b) == voor


def test_a_text_of_another_zone_is_not_blanked(
    als_a: psycopg.Connection[tuple[Any, ...]], databaseserver: Databaseserver, nummer_b: int
) -> None:
    voor = alles_van(databaseserver, nummer_b)
    gedaan = als_a.execute(
        """UPDATE lama_zvp.gebeurtenis SET zout = '', inhoud = '{"soort":"gewist"}' WHERE volgnr = 4"""
    )
    assert gedaan.rowcount == 0
    assert alles_van(databaseserver, nummer_b) == voor


def test_a_role_that_becomes_a_member_of_another_zones_role_still_sees_its_own_zone(
    databaseserver: Databaseserver, zone_a: str, zone_b: str
) -> None:
    """It is who logged in that counts."""
    with databaseserver.sql() as sql:
        sql.execute(f"GRANT {rol_van(zone_b)} TO {rol_van(zone_a)}".encode())
    with databaseserver.sql(rol_van(zone_a)) as sql:
        sql.execute(f"SET ROLE {rol_van(zone_b)}".encode())
        assert sql.execute("SELECT count(*) FROM lama_zvp.gebeurtenis").fetchone() == (2,)


def test_the_owner_of_the_tables_reads_no_zone(databaseserver: Databaseserver, zone_a: str) -> None:
    with databaseserver.sql(EIGENAAR) as sql:
        assert sql.execute("SELECT count(*) FROM lama_zvp.gebeurtenis").fetchone() == (0,)
        assert sql.execute("SELECT count(*) FROM lama_zvp.telling").fetchone() == (0,)


def test_every_function_keeps_its_own_search_path(databaseserver: Databaseserver) -> None:
    with databaseserver.sql() as sql:
        paden = sql.execute(
            "SELECT proname, proconfig FROM pg_proc WHERE pronamespace = 'lama_zvp'::regnamespace"
        ).fetchall()
    assert len(paden) >= 6
    assert {tuple(pad) for _, pad in paden} == {("search_path=pg_catalog, pg_temp",)}


# -- who may look at all -----------------------------------------------------------------------------------------------


@pytest.fixture
def provincie(databaseserver: Databaseserver) -> str:
    rol = databaseserver.maak_rol()
    zonebeheer.geef_inzage(databaseserver.url(EIGENAAR), rol)
    return databaseserver.url(rol)


def test_a_role_that_looks_at_all_zones_sees_one_at_a_time(provincie: str, zone_a: str, zone_b: str) -> None:
    for url, aantal in ((zone_a, 2), (zone_b, 6)):
        with Journaal(Server.open(provincie, zone=f"zone-{rol_van(url)}"), vers_zout) as journaal:
            assert journaal.kop()[0] == aantal
            assert journaal.controleer().aantal == aantal
            assert journaal.jaarbeeld(PLAN, 2024).tot_volgnr == aantal


def test_a_role_that_looks_at_all_zones_records_nothing(
    databaseserver: Databaseserver, provincie: str, zone_a: str
) -> None:
    code = f"zone-{rol_van(zone_a)}"
    with Journaal(Server.open(provincie, zone=code), vers_zout) as journaal, pytest.raises(OpslagFout, match="alleen"):
        journaal.voeg_toe(maak(5))
    with databaseserver.sql(rol_van(provincie)) as sql:
        sql.execute("SET lama_zvp.zone = '1'")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            sql.execute("UPDATE lama_zvp.gebeurtenis SET inhoud = ''")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            sql.execute("INSERT INTO lama_zvp.gebeurtenis (volgnr) VALUES (1)")


def test_a_role_that_looks_at_all_zones_opens_no_journal_without_saying_which(provincie: str) -> None:
    with pytest.raises(OpslagFout, match="geen enkele zone") as fout:
        Journaal.open(provincie)
    assert "overzicht --zones" in fout.value.raad
    with pytest.raises(NietGevonden):
        Server.open(provincie, zone="bestaat-niet")


# -- managing ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("eigenschap", ["SUPERUSER", "BYPASSRLS", "REPLICATION", "IN ROLE eigenaar"])
def test_a_role_that_row_level_security_does_not_hold_gets_no_zone(
    databaseserver: Databaseserver, zone_a: str, eigenschap: str
) -> None:
    rol = databaseserver.maak_rol(eigenschappen=eigenschap)
    with pytest.raises(Geweigerd, match="schermt de zones voor haar niet af"):
        zonebeheer.maak_zone(databaseserver.url(EIGENAAR), "zone-x", rol)
    with pytest.raises(Geweigerd, match="schermt de zones voor haar niet af"):
        zonebeheer.geef_inzage(databaseserver.url(EIGENAAR), rol)


def test_a_role_works_for_one_zone(databaseserver: Databaseserver, zone_a: str) -> None:
    eigenaar = databaseserver.url(EIGENAAR)
    with pytest.raises(Geweigerd, match="al voor een andere zone"):
        zonebeheer.maak_zone(eigenaar, "zone-y", rol_van(zone_a))
    assert "zone-y" not in [regel.code for regel in zonebeheer.zones(eigenaar)]
    zonebeheer.maak_zone(eigenaar, f"zone-{rol_van(zone_a)}", rol_van(zone_a))
    tweede = databaseserver.maak_rol()
    zonebeheer.maak_zone(eigenaar, f"zone-{rol_van(zone_a)}", tweede)
    with Journaal.open(databaseserver.url(tweede)) as journaal:
        assert journaal.kop()[0] == 2


@pytest.mark.parametrize("code", ["", "Zone", "zone a", "zone/..", "-zone", "x" * 61, "zone;drop"])
def test_a_code_is_a_plain_word(databaseserver: Databaseserver, zone_a: str, code: str) -> None:
    with pytest.raises(InvoerFout, match="geen code"):
        zonebeheer.maak_zone(databaseserver.url(EIGENAAR), code, rol_van(zone_a))


def test_only_the_owner_manages_zones(databaseserver: Databaseserver, zone_a: str) -> None:
    for doe in (
        lambda: zonebeheer.maak_zone(zone_a, "zone-z", rol_van(zone_a)),
        lambda: zonebeheer.zones(zone_a),
        lambda: zonebeheer.ruim_op(zone_a),
    ):
        with pytest.raises(OpslagFout, match="niet de eigenaar"):
            doe()
    with pytest.raises(NietGevonden, match="geen databaserol"):
        zonebeheer.maak_zone(databaseserver.url(EIGENAAR), "zone-z", "bestaat_niet")


def test_a_zone_put_aside_keeps_its_journal_and_its_roles_begin_anew(databaseserver: Databaseserver) -> None:
    url = databaseserver.nieuwe_zone("zone-opzij")
    with Journaal.open(url) as open_gebleven:
        open_gebleven.voeg_toe(maak(1), maak(2))
        zonebeheer.zet_opzij(databaseserver.url(EIGENAAR), "zone-opzij", "zone-opzij-2025")
        with pytest.raises(OpslagFout, match="andere zone"):
            open_gebleven.voeg_toe(maak(3))
    with Journaal.open(url) as journaal:
        assert journaal.kop() == (0, "")
        assert journaal.voeg_toe(maak(1))[0].volgnr == 1
    rol = databaseserver.maak_rol()
    zonebeheer.maak_zone(databaseserver.url(EIGENAAR), "zone-opzij-2025", rol)
    with Journaal.open(databaseserver.url(rol)) as oud:
        assert oud.kop()[0] == 2
        assert oud.controleer().bevindingen == ()
    with pytest.raises(Geweigerd, match="al een zone"):
        zonebeheer.zet_opzij(databaseserver.url(EIGENAAR), "zone-opzij", "zone-opzij-2025")


def test_insert_is_the_only_way_in(als_a: psycopg.Connection[tuple[Any, ...]]) -> None:
    """What the program itself does works by plain SQL as well: the guards are in the database, not around it."""
    from lama_zvp.journal.postgres import naar_postgres

    hash_ = als_a.execute("SELECT hash FROM lama_zvp.gebeurtenis WHERE volgnr = 2").fetchone()
    assert hash_ is not None
    (gebeurtenis,) = verzegel([maak(3)])
    rij = naar_rij(gebeurtenis, 3) | {"volgnr": 3, "vorige_hash": hash_[0]}
    als_a.execute(naar_postgres(INVOEGEN).encode(), rij)
    assert als_a.execute("SELECT count(*) FROM lama_zvp.gebeurtenis").fetchone() == (3,)
