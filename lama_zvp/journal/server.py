"""The journal on a server: PostgreSQL's side of what the store asks of a database, for one zone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from itertools import count
from typing import Any, Final, Self, TypeVar

import psycopg
from psycopg.pq import TransactionStatus

from lama_zvp.errors import NietGevonden, OpslagFout
from lama_zvp.journal import postgres, serverschema, statements
from lama_zvp.journal.postgres import naar_postgres

_T = TypeVar("_T")
_PORTIE: Final = 200


def _begin(zone: int) -> str:
    """The turn to write: nobody else is in this zone's chain, a writer that hangs is put out, and a commit is on disk
    when it returns, whatever the server's own setting. Gives zone and schema version as they are then.

    The triggers' plans are made anew each time: those that a session keeps from when the table was empty would read all
    of it for every event of a long move.
    """
    return f"""
        BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE;
        SET LOCAL lock_timeout = {postgres.WACHTTIJD_MS};
        SET LOCAL idle_in_transaction_session_timeout = {postgres.HANG_MS};
        SET LOCAL plan_cache_mode = force_custom_plan;
        SELECT lama_zvp.eigen_zone(), {serverschema.VERSIE}, pg_advisory_xact_lock({postgres.SLOT}, {zone}),
            CASE current_setting('synchronous_commit') WHEN 'off' THEN set_config('synchronous_commit', 'on', true) END
    """


class Server:
    """An open journal on PostgreSQL, as `Opslag`: that of the zone which the role works for.

    A role that looks at all zones names the one it looks at (`zone`, a code), and cannot record.
    """

    beschadigd: tuple[type[Exception], ...] = (psycopg.errors.DataCorrupted, psycopg.errors.IndexCorrupted)

    def __init__(self, url: str, verbinding: psycopg.Connection[tuple[Any, ...]], *, lezen_alleen: bool) -> None:
        self.naam = postgres.naam_van(url)
        self.verbinding = verbinding
        self._url = url
        self._lezen_alleen = lezen_alleen
        self._inzage: int | None = None
        self._zone = 0
        self._eigen = 0
        self._ingevoegd = 0
        self._binnen = False
        self._loper = count(1)

    @classmethod
    def open(cls, url: str, *, lezen_alleen: bool = False, zone: str | None = None) -> Self:
        """Connect as the role in `url`. Raises `OpslagFout` when the role has no zone or the schema is another.

        `zone` is the code of the zone to look at, for a role that may look at every zone; `NietGevonden` without it.
        """
        server = cls(url, postgres.verbind(url), lezen_alleen=lezen_alleen or zone is not None)
        try:
            with server.vertaal():
                serverschema.eis_versie(server.verbinding, server.naam)
                server._zone = server._kies_zone(zone)
        except BaseException:
            server.sluit()
            raise
        return server

    def _kies_zone(self, code: str | None) -> int:
        eigen, alle = self.verbinding.execute(
            "SELECT lama_zvp.eigen_zone(), lama_zvp.ziet_alle_zones()"
        ).fetchone() or (None, False)
        if alle and code is not None:
            rij = self.verbinding.execute("SELECT nummer FROM lama_zvp.zone WHERE code = %s", (code,)).fetchone()
            if rij is None:
                raise NietGevonden(f"Er is geen zone {code} in {self.naam}.")
            self._inzage = int(rij[0])
            return self._inzage
        if eigen is None:
            raise OpslagFout(
                f"Deze databaserol werkt voor geen enkele zone. ({self.naam})",
                raad="Kijkt ze naar alle zones, gebruik dan `lama-zvp overzicht --zones`."
                if alle
                else "De eigenaar koppelt ze met `lama-zvp zone nieuw CODE --rol ROL`.",
            )
        return int(eigen)

    # -- what the store asks -------------------------------------------------------------------------------------

    def execute(self, sql: str, waarden: Mapping[str, Any] | None = None, /) -> psycopg.Cursor[tuple[Any, ...]]:
        vraag = naar_postgres(sql)
        if self._binnen:
            self._ingevoegd += sql == statements.INVOEGEN
            return self.verbinding.execute(vraag, waarden or {})
        if self._inzage is not None:
            with self.leestransactie():
                return self.verbinding.execute(vraag, waarden or {})
        return self._probeer(lambda: self.verbinding.execute(vraag, waarden or {}))

    def executemany(self, sql: str, rijen: Iterable[Mapping[str, Any]], /) -> None:
        with self.verbinding.cursor() as loper:
            loper.executemany(naar_postgres(sql), rijen)

    def vertaal(self) -> AbstractContextManager[None]:
        return postgres.vertaal(self.naam)

    @contextmanager
    def beurt(self) -> Iterator[None]:
        if self._lezen_alleen:
            raise OpslagFout(f"Het journaal is hier alleen-lezen. ({self.naam})", raad="Er is niets vastgelegd.")
        self._probeer(self._begin)
        with self._transactie():
            self._ingevoegd = 0
            yield
            self._bevestig()
        self._eigen += self._ingevoegd

    @contextmanager
    def leestransactie(self) -> Iterator[None]:
        if self._binnen:
            yield
            return
        self._probeer(lambda: self.verbinding.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"))
        with self._transactie():
            if self._inzage is not None:
                # Within the transaction only: a pooler may give the next one another session.
                self.execute("SELECT set_config('lama_zvp.zone', :zone, true)", {"zone": str(self._inzage)})
            yield

    def doorloop(self, sql: str) -> Iterator[Any]:
        with self.verbinding.cursor(name=f"loper{next(self._loper)}") as loper:
            loper.itersize = _PORTIE
            loper.execute(naar_postgres(sql))
            yield from loper

    def data_version(self) -> int:
        """The numbers of a chain have no gaps: what is there and was not recorded here was recorded elsewhere."""
        kop = self.execute(statements.KOP).fetchone()
        return (int(kop[0]) if kop else 0) - self._eigen

    def ruim_op(self) -> None:
        """Nothing: old versions of a row are the server's, and the owner removes them (`zonebeheer.ruim_op`)."""

    def gebreken(self) -> Iterator[str]:
        yield from serverschema.gebreken(self.verbinding)

    def sluit(self) -> None:
        with suppress(psycopg.Error):
            self.verbinding.close()

    # -- inner workings ------------------------------------------------------------------------------------------

    @contextmanager
    def _transactie(self) -> Iterator[None]:
        """A transaction that was begun: whatever is left of it at the end is undone. Nothing in it moves to another
        connection, so when this one goes, all of it is gone.
        """
        self._binnen = True
        try:
            yield
        finally:
            self._binnen = False
            self._draai_terug()

    def _probeer(self, doe: Callable[[], _T]) -> _T:
        """Do what can safely be done twice; over a new connection when the one there was has gone meanwhile."""
        if not self.verbinding.closed:
            try:
                return doe()
            except psycopg.OperationalError:
                if not self.verbinding.closed:
                    raise
        self.verbinding = postgres.verbind(self._url)
        return doe()

    def _begin(self) -> None:
        try:
            uitkomst = self.verbinding.execute(_begin(self._zone))
            while uitkomst.nextset():
                pass
            zone, versie, *_ = uitkomst.fetchone() or (None, 0)
            if zone != self._zone:
                raise OpslagFout(
                    f"Deze databaserol werkt intussen voor een andere zone. ({self.naam})",
                    raad="Er is niets vastgelegd. Sluit dit venster en begin opnieuw.",
                )
            serverschema.weiger_ander(int(versie), self.naam)
        except BaseException:
            self._draai_terug()
            raise

    def _bevestig(self) -> None:
        try:
            self.verbinding.execute("COMMIT")
        except psycopg.OperationalError as fout:
            raise OpslagFout(
                f"De verbinding viel weg terwijl de server bevestigde. ({self.naam})",
                raad="Het is niet zeker of dit vastgelegd is: kijk in `lama-zvp journaal` vóór u het opnieuw doet.",
                raad_app="Het is niet zeker of dit vastgelegd is: kijk in het journaal vóór u het opnieuw doet.",
            ) from fout

    def _draai_terug(self) -> None:
        if not self.verbinding.closed and self.verbinding.info.transaction_status != TransactionStatus.IDLE:
            with suppress(psycopg.OperationalError):
                self.verbinding.execute("ROLLBACK")


def zonecodes(url: str) -> tuple[str, ...]:
    """The zones that the role in `url` may look at: its own, or every one. Raises `OpslagFout`."""
    naam = postgres.naam_van(url)
    with postgres.vertaal(naam), postgres.verbind(url) as verbinding:
        serverschema.eis_versie(verbinding, naam)
        rijen = verbinding.execute("SELECT code FROM lama_zvp.zone ORDER BY code").fetchall()
    if not rijen:
        raise OpslagFout(
            f"Deze databaserol ziet geen enkele zone. ({naam})",
            raad="De eigenaar geeft haar inzage met `lama-zvp zone inzage --rol ROL`.",
        )
    return tuple(code for (code,) in rijen)
