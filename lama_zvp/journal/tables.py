"""The journal's table, in SQLModel: the source of the schema and of every statement that is run on it.

`schema/*.sql` and `statements.py` are compiled from here, ahead of time, by `python -m lama_zvp.journal.compile`, so
that recording and reading need not import an ORM (0.2 s and 20 MB in every process, measured). Tests prove that both
are current.

A new field of an `inhoud` needs a migration too, even an empty one: an older program cannot read what has it, and only
the schema version keeps it from trying.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, Final, get_args

from sqlalchemy import CheckConstraint, Index, MetaData, Table, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from lama_zvp.journal.events import ROLLEN, STATUSSEN, Soort
from lama_zvp.plan.model import KLASSEN

METADATA: Final = MetaData()


def _een_van(kolom: str, waarden: Iterable[str]) -> str:
    return f"{kolom} IN ({', '.join(repr(waarde) for waarde in waarden)})"


class GebeurtenisRij(SQLModel, table=True):
    """One event as stored. `volgnr` is the table's own order; `inhoud` comes last so that a long text is read last.

    Dates and instants are ISO text, `waarde` exact decimal text. `rang` is derived: the `volgnr` of the first event of
    the line of corrections, which is where a correction stands among its peers.
    """

    metadata = METADATA
    __tablename__ = "gebeurtenis"
    __table_args__: ClassVar[Any] = (
        UniqueConstraint("id", name="uq_gebeurtenis_id"),
        CheckConstraint("volgnr > 0", name="ck_gebeurtenis_volgnr"),
        CheckConstraint("rang BETWEEN 1 AND volgnr", name="ck_gebeurtenis_rang"),
        CheckConstraint("length(id) = 36", name="ck_gebeurtenis_id"),
        CheckConstraint(_een_van("soort", get_args(Soort)), name="ck_gebeurtenis_soort"),
        CheckConstraint(_een_van("klasse", KLASSEN), name="ck_gebeurtenis_klasse"),
        CheckConstraint(_een_van("rol", ROLLEN), name="ck_gebeurtenis_rol"),
        CheckConstraint(
            f"status IS NULL OR soort = 'voortgang' AND {_een_van('status', STATUSSEN)}", name="ck_gebeurtenis_status"
        ),
        CheckConstraint("aantal IS NULL OR aantal >= 0", name="ck_gebeurtenis_aantal"),
        CheckConstraint("length(datum) = 10", name="ck_gebeurtenis_datum"),
        CheckConstraint("length(vastgelegd_op) = 27", name="ck_gebeurtenis_vastgelegd_op"),
        CheckConstraint("length(plan) BETWEEN 1 AND 200", name="ck_gebeurtenis_plan"),
        CheckConstraint("length(auteur) BETWEEN 1 AND 200", name="ck_gebeurtenis_auteur"),
        CheckConstraint("length(onderwerp) <= 400", name="ck_gebeurtenis_onderwerp"),
        CheckConstraint("length(gemeente) <= 200", name="ck_gebeurtenis_gemeente"),
        CheckConstraint("length(inhoud_hash) = 64 AND length(hash) = 64", name="ck_gebeurtenis_hash"),
        Index("uq_gebeurtenis_vervangt", "vervangt", unique=True, sqlite_where=text("vervangt IS NOT NULL")),
        Index("ix_gebeurtenis_betreft", "betreft", sqlite_where=text("betreft IS NOT NULL")),
        Index("ix_gebeurtenis_onderwerp", "plan", "onderwerp", "soort", "datum", "rang", "klasse"),
        Index(
            "ix_gebeurtenis_status",
            "plan",
            "onderwerp",
            "datum",
            "rang",
            "klasse",
            sqlite_where=text("status IS NOT NULL"),
        ),
        Index("ix_gebeurtenis_soort", "plan", "soort", "datum", "jaar", sqlite_where=text("soort <> 'voortgang'")),
        {"sqlite_strict": True},
    )

    volgnr: int = Field(primary_key=True)
    id: str = Field(sa_type=Text)
    soort: str = Field(sa_type=Text)
    plan: str = Field(sa_type=Text)
    onderwerp: str = Field(sa_type=Text)
    jaar: int | None
    datum: str = Field(sa_type=Text)
    gemeente: str = Field(sa_type=Text)
    auteur: str = Field(sa_type=Text)
    rol: str = Field(sa_type=Text)
    vastgelegd_op: str = Field(sa_type=Text)
    status: str | None = Field(sa_type=Text)
    aantal: int | None
    waarde: str | None = Field(sa_type=Text)
    klasse: str = Field(sa_type=Text)
    vervangt: str | None = Field(sa_type=Text, foreign_key="gebeurtenis.id")
    betreft: str | None = Field(sa_type=Text, foreign_key="gebeurtenis.id")
    rang: int
    inhoud_hash: str = Field(sa_type=Text)
    vorige_hash: str = Field(sa_type=Text)
    hash: str = Field(sa_type=Text)
    zout: str = Field(sa_type=Text)
    inhoud: str = Field(sa_type=Text)


class TellingRij(SQLModel, table=True):
    """Running totals of the progress that counts, kept by a trigger in the same transaction as the event.

    Derived from `gebeurtenis` and checked against it by `controle`; it makes opening a year as quick with a million
    events as with a thousand. `jaar` is the year of `datum`; `som` adds the numbers of the `met_aantal` entries that
    carry one.
    """

    metadata = METADATA
    __tablename__ = "telling"
    __table_args__: ClassVar[Any] = ({"sqlite_strict": True, "sqlite_with_rowid": False},)

    plan: str = Field(sa_type=Text, primary_key=True)
    jaar: int = Field(primary_key=True)
    onderwerp: str = Field(sa_type=Text, primary_key=True)
    gemeente: str = Field(sa_type=Text, primary_key=True)
    klasse: str = Field(sa_type=Text, primary_key=True)
    meldingen: int
    met_aantal: int
    som: int


GEBEURTENIS: Final[Table] = METADATA.tables["gebeurtenis"]
TELLING: Final[Table] = METADATA.tables["telling"]
