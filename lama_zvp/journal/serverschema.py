"""The schema on a PostgreSQL server: brought up to date by its owner, recognised and checked by everyone else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import psycopg

from lama_zvp.errors import OpslagFout
from lama_zvp.journal.postgres import SLOT

_MAP: Final = Path(__file__).with_name("schema") / "postgresql"
STAPPEN: Final[tuple[Path, ...]] = (_MAP / "0001-gebeurtenis.sql",)
"""Every step there ever was, in order. The version of a database is the number of steps it has had."""

VERSIE: Final = "(SELECT count(*) FROM lama_zvp.migratie)"

_Verbinding = psycopg.Connection[tuple[Any, ...]]


def eis_versie(verbinding: _Verbinding, naam: str) -> None:
    """Raise `OpslagFout` when there is no journal in this database, or one of another schema."""
    try:
        rij = verbinding.execute(f"SELECT {VERSIE}").fetchone()
    except (psycopg.errors.UndefinedTable, psycopg.errors.InvalidSchemaName):
        raise OpslagFout(
            f"In deze database staat nog geen journaal van lama-zvp. ({naam})",
            raad="De eigenaar maakt het met `lama-zvp zone nieuw CODE --rol ROL`.",
        ) from None
    except psycopg.errors.InsufficientPrivilege:
        raise OpslagFout(
            f"Deze databaserol mag niet bij het journaal. ({naam})",
            raad="De eigenaar koppelt ze aan een zone met `lama-zvp zone nieuw CODE --rol ROL`.",
        ) from None
    weiger_ander(int(rij[0]) if rij else 0, naam)


def weiger_ander(versie: int, naam: str) -> None:
    """Raise `OpslagFout` for a schema that this program does not know or that is still to be brought up to date."""
    if versie > len(STAPPEN):
        raise OpslagFout(
            f"Het journaal in {naam} is gemaakt door een nieuwere versie van lama-zvp"
            f" (schema {versie}; dit programma kent {len(STAPPEN)}).",
            raad="Er is niets aan veranderd. Installeer de nieuwere versie.",
        )
    if versie < len(STAPPEN):
        raise OpslagFout(
            f"Het journaal in {naam} is van een oudere versie van lama-zvp.",
            raad="De eigenaar van de database werkt het bij met `lama-zvp zone bijwerken`.",
        )


def voer_uit(verbinding: _Verbinding) -> int:
    """Apply the steps that the database has not had, as its owner, in one transaction; gives how many.

    Of two owners that do it at once the second finds nothing left to do.
    """
    with verbinding.transaction():
        verbinding.execute("SELECT pg_advisory_xact_lock(%s, 0)", (SLOT,))
        verbinding.execute("CREATE SCHEMA IF NOT EXISTS lama_zvp")
        verbinding.execute(
            "CREATE TABLE IF NOT EXISTS lama_zvp.migratie (versie INTEGER PRIMARY KEY, naam TEXT NOT NULL UNIQUE)"
        )
        rij = verbinding.execute(f"SELECT {VERSIE}").fetchone()
        versie = int(rij[0]) if rij else 0
        if versie > len(STAPPEN):
            weiger_ander(versie, "deze database")
        for nummer, stap in enumerate(STAPPEN[versie:], start=versie + 1):
            verbinding.execute(stap.read_text(encoding="utf-8").encode())
            verbinding.execute("INSERT INTO lama_zvp.migratie (versie, naam) VALUES (%s, %s)", (nummer, stap.stem))
        return len(STAPPEN) - versie


# -- what guards the journal, compared with what the steps make --------------------------------------------------------

_FUNCTIE: Final = re.compile(r"CREATE FUNCTION lama_zvp\.(\w+)\(\).*?AS \$\$(.*?)\$\$;", re.DOTALL)
_TRIGGER: Final = re.compile(r"CREATE TRIGGER (\w+) .*?EXECUTE FUNCTION lama_zvp\.(\w+)\(\);", re.DOTALL)
_INDEX: Final = re.compile(r"CREATE (?:UNIQUE )?INDEX (\w+) ON")
_CONSTRAINT: Final = re.compile(r"CONSTRAINT (\w+) (?:PRIMARY|UNIQUE|CHECK|FOREIGN)")
_BELEID: Final = re.compile(r"CREATE POLICY (\w+) ON lama_zvp\.(\w+)(.*?);", re.DOTALL)
_OPMAAK: Final = re.compile(r"[\s()]|lama_zvp\.|AS \w+|FOR SELECT|USING|WITH CHECK")
"""What a rule may differ in from how PostgreSQL writes it back."""
_BESLOTEN: Final = re.compile(r"ALTER TABLE lama_zvp\.(\w+) (ENABLE|FORCE) ROW LEVEL SECURITY")


def _verwacht() -> Iterator[tuple[str, str, str]]:
    """Kind, name and content of every guard, read from the steps themselves."""
    tekst = "\n".join(stap.read_text(encoding="utf-8") for stap in STAPPEN)
    for naam, romp in _FUNCTIE.findall(tekst):
        yield "De functie", naam, romp
    for naam, functie in _TRIGGER.findall(tekst):
        yield "De bewaking", naam, f"{functie} O"
    for naam in _INDEX.findall(tekst):
        yield "De index", naam, "geldig"
    for naam in _CONSTRAINT.findall(tekst):
        yield "De voorwaarde", naam, "geldig"
    for naam, tabel, regel in _BELEID.findall(tekst):
        yield "De afscherming", f"{tabel}.{naam}", _OPMAAK.sub("", regel)
    for tabel, soort in _BESLOTEN.findall(tekst):
        yield "De rijafscherming", f"{tabel} ({soort})", "aan"


_WERKELIJK: Final = """
SELECT 'De functie', p.proname::text, p.prosrc FROM pg_proc AS p WHERE p.pronamespace = 'lama_zvp'::regnamespace
UNION ALL
SELECT 'De bewaking', t.tgname::text, f.proname::text || ' ' || t.tgenabled::text FROM pg_trigger AS t
    JOIN pg_class AS c ON c.oid = t.tgrelid JOIN pg_proc AS f ON f.oid = t.tgfoid
    WHERE c.relnamespace = 'lama_zvp'::regnamespace AND NOT t.tgisinternal
UNION ALL
SELECT 'De index', c.relname::text, CASE WHEN i.indisvalid THEN 'geldig' ELSE 'ongeldig' END FROM pg_index AS i
    JOIN pg_class AS c ON c.oid = i.indexrelid
    WHERE c.relnamespace = 'lama_zvp'::regnamespace
        AND NOT EXISTS (SELECT 1 FROM pg_constraint AS k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u'))
UNION ALL
SELECT 'De voorwaarde', k.conname::text, CASE WHEN k.convalidated THEN 'geldig' ELSE 'ongeldig' END
    FROM pg_constraint AS k JOIN pg_class AS c ON c.oid = k.conrelid
    WHERE k.connamespace = 'lama_zvp'::regnamespace AND c.relname <> 'migratie' AND k.contype IN ('p', 'u', 'c', 'f')
UNION ALL
SELECT 'De afscherming', c.relname || '.' || p.polname,
    coalesce(pg_get_expr(p.polqual, p.polrelid), '') || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '')
        || CASE WHEN p.polroles <> '{0}' OR NOT p.polpermissive THEN ' anders' ELSE '' END
    FROM pg_policy AS p JOIN pg_class AS c ON c.oid = p.polrelid
    WHERE c.relnamespace = 'lama_zvp'::regnamespace
UNION ALL
SELECT 'De rijafscherming', c.relname::text || ' (' || s.soort || ')', 'aan' FROM pg_class AS c
    CROSS JOIN LATERAL (VALUES ('ENABLE', c.relrowsecurity), ('FORCE', c.relforcerowsecurity)) AS s (soort, aan)
    WHERE c.relnamespace = 'lama_zvp'::regnamespace AND s.aan
"""


def gebreken(verbinding: _Verbinding) -> Iterator[str]:
    """Guards that are missing, changed, switched off or foreign; and a server that does not keep what it confirms."""
    rij = verbinding.execute("SELECT current_setting('fsync'), current_setting('full_page_writes')").fetchone()
    for naam, stand in zip(("fsync", "full_page_writes"), rij or (), strict=False):
        if stand != "on":
            yield f"De databaseserver bewaart niet wat hij bevestigt: {naam} staat uit."
    verwacht = {(soort, naam): inhoud for soort, naam, inhoud in _verwacht()}
    werkelijk = {(soort, naam): inhoud for soort, naam, inhoud in verbinding.execute(_WERKELIJK)}
    for sleutel, inhoud in werkelijk.items():
        if sleutel[0] == "De afscherming":
            werkelijk[sleutel] = _OPMAAK.sub("", inhoud)
    for sleutel in sorted(verwacht.keys() | werkelijk.keys()):
        if werkelijk.get(sleutel) == verwacht.get(sleutel):
            continue
        wat = " ".join(sleutel)
        if sleutel not in werkelijk:
            yield f"{wat} ontbreekt in de database."
        elif sleutel not in verwacht:
            yield f"{wat} hoort niet in de database."
        else:
            yield f"{wat} is gewijzigd."
