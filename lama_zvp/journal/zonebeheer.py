"""The zones of a PostgreSQL database and the roles that work for them, as the owner of the database manages them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

import psycopg

from lama_zvp.errors import Geweigerd, InvoerFout, NietGevonden, OpslagFout
from lama_zvp.journal import postgres, serverschema

_CODE: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_Verbinding = psycopg.Connection[tuple[Any, ...]]

_LEZEN: Final = (
    "GRANT USAGE ON SCHEMA lama_zvp TO {0}",
    "GRANT SELECT ON lama_zvp.gebeurtenis, lama_zvp.telling, lama_zvp.zone, lama_zvp.migratie, lama_zvp.opruiming"
    " TO {0}",
)
_SCHRIJVEN: Final = (
    "GRANT INSERT ON lama_zvp.gebeurtenis TO {0}",
    "GRANT UPDATE (inhoud, zout) ON lama_zvp.gebeurtenis TO {0}",
)

_NU: Final = """SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')"""
"""The server's clock, written as an event's moment of recording is."""


@dataclass(frozen=True, slots=True)
class Zoneregel:
    """A zone of the database and the roles that work for it. `code` is None for the roles that look at every zone."""

    code: str | None
    rollen: tuple[str, ...]


def maak_zone(url: str, code: str, rol: str) -> None:
    """Let the role `rol` work for the zone `code`, which is made when it is not there; and the journal's tables too.

    Raises `InvoerFout` for a code, `NietGevonden` for a role, `Geweigerd` for a role that row-level security does not
    hold, or that works for another zone already.
    """
    if not _CODE.fullmatch(code) or len(code) > 60:
        raise InvoerFout(
            f"“{code}” is geen code voor een zone.",
            raad="Gebruik kleine letters, cijfers en koppeltekens: pz-voorbeeld.",
        )
    with _als_eigenaar(url) as verbinding:
        serverschema.voer_uit(verbinding)
        _keur_rol(verbinding, rol)
        with verbinding.transaction():
            verbinding.execute("INSERT INTO lama_zvp.zone (code) VALUES (%s) ON CONFLICT DO NOTHING", (code,))
            rij = verbinding.execute("SELECT nummer FROM lama_zvp.zone WHERE code = %s", (code,)).fetchone()
            assert rij is not None
            _koppel(verbinding, rol, int(rij[0]))
            _geef(verbinding, rol, (*_LEZEN, *_SCHRIJVEN))


def geef_inzage(url: str, rol: str) -> None:
    """Let the role `rol` look at every zone, and record nothing. Raises as `maak_zone`."""
    with _als_eigenaar(url) as verbinding:
        serverschema.voer_uit(verbinding)
        _keur_rol(verbinding, rol)
        with verbinding.transaction():
            _koppel(verbinding, rol, None)
            _geef(verbinding, rol, _LEZEN)


def zones(url: str) -> tuple[Zoneregel, ...]:
    """Every zone in order of code with its roles, and last the roles that look at all."""
    with _als_eigenaar(url) as verbinding:
        serverschema.eis_versie(verbinding, postgres.naam_van(url))
        rijen = verbinding.execute(
            "SELECT z.code, array_agg(r.rol::text ORDER BY r.rol) FILTER (WHERE r.rol IS NOT NULL)"
            " FROM lama_zvp.zone AS z FULL JOIN lama_zvp.zonerol AS r ON r.zone = z.nummer"
            ' GROUP BY z.code ORDER BY z.code COLLATE "C" NULLS LAST'
        ).fetchall()
    return tuple(Zoneregel(code, tuple(rollen or ())) for code, rollen in rijen)


def zet_opzij(url: str, code: str, nieuwe_code: str) -> None:
    """Keep the journal of the zone `code` under `nieuwe_code`, and let its roles begin an empty one under `code`.

    Nothing is copied or removed. Raises `NietGevonden`, or `Geweigerd` when `nieuwe_code` is taken.
    """
    with _als_eigenaar(url) as verbinding:
        serverschema.eis_versie(verbinding, postgres.naam_van(url))
        try:
            with verbinding.transaction():
                oud = verbinding.execute(
                    "UPDATE lama_zvp.zone SET code = %s WHERE code = %s RETURNING nummer", (nieuwe_code, code)
                ).fetchone()
                if oud is None:
                    raise NietGevonden(f"Er is geen zone {code}.", raad="`lama-zvp zone lijst` toont de zones.")
                nieuw = verbinding.execute(
                    "INSERT INTO lama_zvp.zone (code) VALUES (%s) RETURNING nummer", (code,)
                ).fetchone()
                assert nieuw is not None
                verbinding.execute("UPDATE lama_zvp.zonerol SET zone = %s WHERE zone = %s", (nieuw[0], oud[0]))
        except psycopg.errors.UniqueViolation:
            raise Geweigerd(f"Er is al een zone {nieuwe_code}.", raad="Er is niets veranderd.") from None


def werk_bij(url: str) -> int:
    """Bring the schema up to date and give how many steps that took; the copies of each zone are to be made before."""
    with _als_eigenaar(url) as verbinding:
        return serverschema.voer_uit(verbinding)


def ruim_op(url: str) -> None:
    """Rewrite the table, so that no old version of a blanked text is left in it. Nobody can record meanwhile.

    The server's log, its replicas and its own backups are not reached by this.
    """
    with _als_eigenaar(url) as verbinding:
        serverschema.eis_versie(verbinding, postgres.naam_van(url))
        begonnen = verbinding.execute(_NU).fetchone()
        verbinding.execute("VACUUM (FULL) lama_zvp.gebeurtenis")
        verbinding.execute("INSERT INTO lama_zvp.opruiming (op) VALUES (%s) ON CONFLICT DO NOTHING", begonnen)


# -- inner workings ------------------------------------------------------------------------------------------------


@contextmanager
def _als_eigenaar(url: str) -> Iterator[_Verbinding]:
    """A connection as the role that owns, or will own, the journal's tables. Raises `OpslagFout` for another."""
    naam = postgres.naam_van(url)
    with postgres.vertaal(naam), postgres.verbind(url) as verbinding:
        rij = verbinding.execute(
            "SELECT pg_has_role(session_user, nspowner, 'USAGE') FROM pg_namespace WHERE nspname = 'lama_zvp'"
        ).fetchone()
        if rij is not None and not rij[0]:
            raise OpslagFout(
                f"Deze databaserol is niet de eigenaar van het journaal. ({naam})",
                raad="Verbind als de rol die de eerste zone gemaakt heeft.",
            )
        yield verbinding


def _keur_rol(verbinding: _Verbinding, rol: str) -> None:
    """Only a role that row-level security holds, and that cannot switch the guards off."""
    rij = verbinding.execute(
        "SELECT r.rolsuper, r.rolbypassrls, r.rolreplication, pg_has_role(r.oid, n.nspowner, 'MEMBER')"
        " FROM pg_roles AS r, pg_namespace AS n WHERE r.rolname = %s AND n.nspname = 'lama_zvp'",
        (rol,),
    ).fetchone()
    if rij is None:
        raise NietGevonden(
            f"Er is geen databaserol {rol}.", raad="Maak ze eerst, met een wachtwoord: createuser --pwprompt ROL"
        )
    redenen = ("is superuser", "heeft BYPASSRLS", "heeft REPLICATION", "is (lid van) de eigenaar van het journaal")
    for mag_alles, reden in zip(rij, redenen, strict=True):
        if mag_alles:
            raise Geweigerd(
                f"De rol {rol} {reden}: de database schermt de zones voor haar niet af.",
                raad="Maak een gewone rol voor deze zone.",
            )


def _koppel(verbinding: _Verbinding, rol: str, zone: int | None) -> None:
    rij = verbinding.execute(
        "INSERT INTO lama_zvp.zonerol (rol, zone) VALUES (%s, %s) ON CONFLICT (rol) DO UPDATE SET rol = excluded.rol"
        " RETURNING zone",
        (rol, zone),
    ).fetchone()
    if rij is None or rij[0] != zone:
        raise Geweigerd(
            f"De rol {rol} werkt al voor een andere zone, of kijkt naar alle zones.", raad="Maak een andere rol."
        )


def _geef(verbinding: _Verbinding, rol: str, rechten: tuple[str, ...]) -> None:
    for recht in rechten:
        verbinding.execute(psycopg.sql.SQL(recht).format(psycopg.sql.Identifier(rol)))
