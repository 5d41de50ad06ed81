"""A server that is away, refuses, hangs, stops or confirms too late: one Dutch message, no password, nothing lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lama_zvp.errors import InvoerFout, LamaFout, OpslagFout
from lama_zvp.journal import postgres, zonebeheer
from lama_zvp.journal.events import Voortgang
from lama_zvp.journal.server import Server
from lama_zvp.journal.store import Journaal
from tests.databaseserver import EIGENAAR, Databaseserver, rol_van
from tests.storage.processen import ROOT, ga, start
from tests.storage.stof import PLAN, maak

WACHTWOORD = "kanarie-4711"


@pytest.fixture
def zone(databaseserver: Databaseserver) -> str:
    url = databaseserver.nieuwe_zone()
    with Journaal.open(url) as journaal:
        journaal.voeg_toe(maak(1), maak(2), maak(3))
    return url


# -- coming in ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "soort", "melding"),
    [
        (f"postgresql://zvp:{WACHTWOORD}@127.0.0.1:1/zvp", OpslagFout, "niet bereikbaar"),
        (f"postgresql+psycopg://zvp:{WACHTWOORD}@127.0.0.1:1/zvp", OpslagFout, "niet bereikbaar"),
        (f"postgresql://zvp@/zvp?host=/bestaat/niet&password={WACHTWOORD}", OpslagFout, "niet bereikbaar"),
        (f"postgresql://zvp:{WACHTWOORD}@nergens.invalid/zvp", OpslagFout, "niet bereikbaar"),
        (f"postgresql://zvp:{WACHTWOORD} x@host/zvp", InvoerFout, "leest niet"),
        (f"postgresql://zvp:{WACHTWOORD}%zz@host/zvp", InvoerFout, "leest niet"),
        (f"postgresql://zvp@host/zvp?{WACHTWOORD}=x", InvoerFout, "leest niet"),
        (f"postgresql://zvp:{WACHTWOORD}@[host/zvp", InvoerFout, "leest niet"),
        (f"mysql://zvp:{WACHTWOORD}@host/zvp", InvoerFout, "alleen PostgreSQL"),
        (f"sqlite:///{WACHTWOORD}", InvoerFout, "alleen PostgreSQL"),
    ],
)
def test_a_server_out_of_reach_and_a_url_that_does_not_read_are_told_without_the_password(
    url: str, soort: type[LamaFout], melding: str
) -> None:
    with pytest.raises(soort, match=melding) as fout:
        Journaal.open(url)
    assert fout.value.raad
    assert WACHTWOORD not in str(fout.value)
    assert fout.value.__cause__ is None


_DEEL = st.text(st.characters(codec="ascii", categories=("L", "N", "P", "S")), min_size=1, max_size=12)


@given(gebruiker=_DEEL, database=_DEEL, plek=st.sampled_from(["://{g}:{w}@h/{d}", "://{g}@h/{d}?password={w}"]))
def test_no_url_shows_its_password(gebruiker: str, database: str, plek: str) -> None:
    url = "postgresql" + plek.format(g=gebruiker, w=WACHTWOORD, d=database)
    try:
        naam = postgres.naam_van(url)
    except InvoerFout as fout:
        naam = str(fout)
    assert WACHTWOORD not in naam


@contextmanager
def met_wachtwoord(databaseserver: Databaseserver, rol: str) -> Iterator[None]:
    """The server asks this role for its password."""
    bestand = Path(databaseserver.map) / "pg_hba.conf"
    oud = bestand.read_text()
    bestand.write_text(f"local all {rol} scram-sha-256\n{oud}")
    with databaseserver.sql() as sql:
        sql.execute(f"ALTER ROLE {rol} PASSWORD '{WACHTWOORD}'".encode())
        sql.execute("SELECT pg_reload_conf()")
        while not sql.execute("SELECT 1 FROM pg_hba_file_rules WHERE auth_method = 'scram-sha-256'").fetchone():
            pass
    try:
        yield
    finally:
        bestand.write_text(oud)
        databaseserver.stuur("reload")


def test_a_wrong_password_is_refused_and_a_right_one_is_shown_nowhere(
    databaseserver: Databaseserver, zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rol = rol_van(zone)
    with met_wachtwoord(databaseserver, rol):
        for fout_wachtwoord in ("", f":{WACHTWOORD}-mis"):
            with pytest.raises(OpslagFout, match="weigert de aanmelding") as fout:
                Journaal.open(zone.replace(f"{rol}@", f"{rol}{fout_wachtwoord}@"))
            assert ".pgpass" in fout.value.raad
            assert WACHTWOORD not in str(fout.value)
        with Journaal.open(zone.replace(f"{rol}@", f"{rol}:{WACHTWOORD}@")) as journaal:
            assert journaal.kop()[0] == 3
            with databaseserver.sql() as sql:
                sql.execute(f"REVOKE SELECT ON lama_zvp.gebeurtenis FROM {rol}".encode())
            with pytest.raises(OpslagFout) as fout:
                journaal.kop()
            assert WACHTWOORD not in str(fout.value)
        monkeypatch.setenv("PGPASSWORD", WACHTWOORD)
        Journaal.open(zone).sluit()


def test_a_database_that_is_not_there_and_one_without_a_journal_are_told_apart(databaseserver: Databaseserver) -> None:
    with pytest.raises(OpslagFout, match="database bestaat niet"):
        Journaal.open(databaseserver.url(EIGENAAR, "nergens"))
    with pytest.raises(OpslagFout, match="nog geen journaal") as fout:
        Journaal.open(databaseserver.url(EIGENAAR, databaseserver.nieuwe_database()))
    assert "zone nieuw" in fout.value.raad


def test_a_role_without_a_zone_and_one_without_rights_are_refused(databaseserver: Databaseserver, zone: str) -> None:
    with pytest.raises(OpslagFout, match="mag niet bij het journaal"):
        Journaal.open(databaseserver.url(databaseserver.maak_rol()))
    with pytest.raises(OpslagFout, match="geen enkele zone"):
        Journaal.open(databaseserver.url(EIGENAAR))
    with databaseserver.sql() as sql:
        sql.execute(f"REVOKE INSERT ON lama_zvp.gebeurtenis FROM {rol_van(zone)}".encode())
    with Journaal.open(zone) as journaal:
        with pytest.raises(OpslagFout, match="rol mag dit niet") as fout:
            journaal.voeg_toe(maak(4))
        assert "niets vastgelegd" in fout.value.raad
        assert journaal.kop()[0] == 3


@pytest.mark.parametrize(
    ("opdracht", "melding"),
    [
        ("INSERT INTO lama_zvp.migratie VALUES (99, '0099-later')", "nieuwere versie"),
        ("DELETE FROM lama_zvp.migratie", "oudere versie"),
    ],
)
def test_a_schema_of_another_version_is_refused_also_by_who_had_it_open(
    databaseserver: Databaseserver, opdracht: str, melding: str
) -> None:
    database = databaseserver.nieuwe_database()
    url = databaseserver.nieuwe_zone(database=database)
    with Journaal.open(url) as journaal:
        journaal.voeg_toe(maak(1))
        with databaseserver.sql(database=database) as sql:
            sql.execute(opdracht.encode())
        with pytest.raises(OpslagFout, match=melding):
            journaal.voeg_toe(maak(2))
        assert journaal.kop()[0] == 1
    with pytest.raises(OpslagFout, match=melding):
        Journaal.open(url)


def test_bringing_up_to_date_what_is_up_to_date_changes_nothing(databaseserver: Databaseserver, zone: str) -> None:
    assert zonebeheer.werk_bij(databaseserver.url(EIGENAAR)) == 0
    with Journaal.open(zone) as journaal:
        assert journaal.controleer().in_orde


# -- waiting, hanging, dying -------------------------------------------------------------------------------------------


def test_a_locked_chain_is_refused_after_the_waiting_time_and_only_in_its_own_zone(
    databaseserver: Databaseserver, zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "WACHTTIJD_MS", 60)
    ander = databaseserver.nieuwe_zone()
    with Journaal.open(zone) as journaal, Journaal.open(zone) as houder, Journaal.open(ander) as buur:
        with houder._beurt():
            assert journaal.jaarbeeld(PLAN, 2024).tot_volgnr == 3
            assert buur.voeg_toe(maak(1))[0].volgnr == 1
            with pytest.raises(OpslagFout, match="in gebruik") as fout:
                journaal.voeg_toe(maak(4))
            assert "Er is niets vastgelegd" in fout.value.raad
        assert journaal.voeg_toe(maak(4))[0].volgnr == 4


def test_a_writer_that_hangs_in_its_turn_is_put_out_and_the_others_go_on(
    zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "HANG_MS", 150)
    with Journaal.open(zone) as hangt, Journaal.open(zone) as journaal:
        with pytest.raises(OpslagFout) as fout:
            _hang(hangt, journaal)
        assert "niets vastgelegd" in fout.value.raad
        assert hangt.voeg_toe(maak(5))[0].volgnr == 5
        assert journaal.controleer().aantal == 5


def _hang(hangt: Journaal, journaal: Journaal) -> None:
    with hangt._beurt():
        assert journaal.voeg_toe(maak(4))[0].volgnr == 4
        hangt._kop()


_HALF = """
import sys
from lama_zvp.journal.store import Journaal
from tests.storage.stof import maak
with Journaal.open(sys.argv[1]) as journaal, journaal._beurt():
    journaal._schrijf([journaal._bereid(maak(n)) for n in range(4, 10)])
    print("halverwege", flush=True)
    sys.stdin.readline()
"""


@pytest.mark.parametrize("hoe", [signal.SIGKILL, signal.SIGTERM])
def test_a_client_killed_halfway_its_transaction_leaves_nothing_and_holds_nobody_up(
    zone: str, hoe: signal.Signals
) -> None:
    proces = subprocess.Popen(
        [sys.executable, "-c", _HALF, zone], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert proces.stdout is not None
    assert proces.stdout.readline() == "halverwege\n"
    os.kill(proces.pid, hoe)
    proces.communicate(timeout=60)
    with Journaal.open(zone) as journaal:
        assert journaal.voeg_toe(maak(20))[0].volgnr == 4
        assert journaal.controleer().bevindingen == ()


def test_writers_killed_at_any_moment_lose_nothing_that_was_confirmed(zone: str) -> None:
    """Four at once, three of them killed while they record."""
    processen = [start(zone, (wie + 1) * 10_000, 100_000 if wie else 40) for wie in range(4)]
    for proces in processen:
        ga(proces)
    gelezen: list[str] = []
    for proces in processen[1:]:
        assert proces.stdout is not None
        gelezen += [proces.stdout.readline() for _ in range(5)]
        proces.kill()
    for proces in processen:
        rest, _ = proces.communicate(timeout=60)
        gelezen += rest.splitlines(keepends=True)
    assert processen[0].returncode == 0
    bevestigd = {int(regel) for regel in gelezen if regel.endswith("\n")}
    assert len(bevestigd) >= 40 + 15
    with Journaal.open(zone) as journaal:
        er = [int(g.inhoud.tekst.split()[1]) for g in journaal.gebeurtenissen() if isinstance(g.inhoud, Voortgang)]
        assert len(er) == len(set(er))
        assert bevestigd <= set(er)
        assert journaal.controleer().bevindingen == ()


def test_many_writers_at_once_lose_nothing_and_see_no_error(zone: str) -> None:
    aantal = 32 if os.environ.get("LAMA_ZVP_GATE") else 12
    processen = [start(zone, (wie + 1) * 10_000, 8) for wie in range(aantal)]
    for proces in processen:
        ga(proces)
    for proces in processen:
        uit, fout = proces.communicate(timeout=120)
        assert proces.returncode == 0, fout
        assert len(uit.splitlines()) == 8
    with Journaal.open(zone) as journaal:
        assert journaal.kop()[0] == 3 + aantal * 8
        assert journaal.controleer().bevindingen == ()


def test_a_server_that_loses_its_power_keeps_what_it_confirmed_and_an_open_journal_finds_it_again(
    databaseserver: Databaseserver, zone: str
) -> None:
    with Journaal.open(zone) as schrijft, Journaal.open(zone) as leest, Journaal.open(zone) as kijkt:
        bevestigd = schrijft.voeg_toe(*(maak(nummer) for nummer in range(4, 60)))
        assert leest.kop()[0] == kijkt.kop()[0] == 59
        databaseserver.herstart()
        assert schrijft.voeg_toe(maak(60))[0].volgnr == 60
        assert leest.kop()[0] == 60
        assert kijkt.jaarbeeld(PLAN, 2024).tot_volgnr == 60
        assert leest.gebeurtenis("59") == bevestigd[-1]
        assert leest.controleer().bevindingen == ()


def test_a_connection_that_goes_halfway_a_turn_gives_a_message_and_the_next_act_works(
    databaseserver: Databaseserver, zone: str
) -> None:
    with Journaal.open(zone) as journaal:
        with pytest.raises(OpslagFout, match="verbroken") as fout:
            _schrijf_en_verbreek(journaal, lambda: _verbreek(databaseserver, zone))
        assert "niets vastgelegd" in fout.value.raad
        assert journaal.voeg_toe(maak(4))[0].volgnr == 4


def test_a_connection_that_goes_while_the_server_confirms_is_told_as_what_it_is(
    databaseserver: Databaseserver, zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Journaal.open(zone) as journaal:
        server = journaal._opslag
        assert isinstance(server, Server)
        bevestig = server._bevestig
        monkeypatch.setattr(server, "_bevestig", lambda: (_verbreek(databaseserver, zone), bevestig())[1])
        with pytest.raises(OpslagFout, match="terwijl de server bevestigde") as fout:
            journaal.voeg_toe(maak(4))
        assert "niet zeker" in fout.value.raad


def _schrijf_en_verbreek(journaal: Journaal, verbreek: Callable[[], None]) -> None:
    with journaal._beurt():
        journaal._schrijf([journaal._bereid(maak(4))])
        verbreek()
        journaal._kop()


def _verbreek(databaseserver: Databaseserver, zone: str) -> None:
    """The server lets go of every session of this role, and they are gone."""
    wie = "SELECT pid FROM pg_stat_activity WHERE usename = %s"
    with databaseserver.sql() as sql:
        sql.execute(f"SELECT pg_terminate_backend(pid, 5000) FROM ({wie}) AS p".encode(), (rol_van(zone),))


def test_what_is_confirmed_is_on_disk_also_where_the_server_is_set_to_confirm_sooner(
    databaseserver: Databaseserver, zone: str
) -> None:
    with databaseserver.sql() as sql:
        sql.execute(f"ALTER ROLE {rol_van(zone)} SET synchronous_commit = off".encode())
    with Journaal.open(zone) as journaal:
        stand = "SELECT current_setting('synchronous_commit')"
        assert journaal._opslag.execute(stand).fetchone() == ("off",)
        with journaal._beurt():
            assert journaal._opslag.execute(stand).fetchone() == ("on",)


def test_a_server_that_does_not_keep_what_it_confirms_is_found(databaseserver: Databaseserver, zone: str) -> None:
    with databaseserver.sql() as sql:
        try:
            sql.execute("ALTER SYSTEM SET fsync = off")
            databaseserver.stuur("reload")
            _wacht_op(sql, "off")
            with Journaal.open(zone) as journaal:
                assert "fsync staat uit" in journaal.controleer().bevindingen[0][1]
        finally:
            sql.execute("ALTER SYSTEM RESET fsync")
            databaseserver.stuur("reload")
            _wacht_op(sql, "on")


def _wacht_op(sql: psycopg.Connection[tuple[object, ...]], stand: str) -> None:
    einde = time.monotonic() + 10
    while sql.execute("SHOW fsync").fetchone() != (stand,):
        assert time.monotonic() < einde


# -- blanked texts -----------------------------------------------------------------------------------------------------


def test_after_the_owner_has_rewritten_the_table_a_blanked_text_is_in_no_file_of_it(
    databaseserver: Databaseserver, zone: str
) -> None:
    from lama_zvp.journal.events import Redactie

    def bestanden() -> bytes:
        with databaseserver.sql() as sql:
            sql.execute("CHECKPOINT")
        return b"".join(p.read_bytes() for p in (Path(databaseserver.map) / "base").rglob("*") if p.is_file())

    with Journaal.open(zone) as journaal:
        (gebeurtenis,) = journaal.voeg_toe(maak(4, Voortgang(tekst="Nachtegaal-8152 woont in de Dorpsstraat")))
        assert b"Nachtegaal-8152" in bestanden()
        journaal.redigeer(maak(5, Redactie(reden="privacy"), betreft=gebeurtenis.id))
        assert journaal.gebeurtenis("4").inhoud.soort == "gewist"
        zonebeheer.ruim_op(databaseserver.url(EIGENAAR))
        assert b"Nachtegaal-8152" not in bestanden()
        assert journaal.controleer().bevindingen == ()
