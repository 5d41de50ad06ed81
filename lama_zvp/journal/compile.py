"""Compiles the statements of `queries.py` into `statements.py`: `python -m lama_zvp.journal.compile`.

Run it after a change in `tables.py` or `queries.py`. A change of the table also needs a migration: `--ddl` prints what
the table would be made with.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

from sqlalchemy import ClauseElement, ColumnElement, select
from sqlalchemy.dialects.sqlite.base import SQLiteDialect
from sqlalchemy.schema import CreateIndex, CreateTable

from lama_zvp.journal.queries import STATEMENTS, VOLGORDE, VOORWAARDEN, E
from lama_zvp.journal.tables import GEBEURTENIS, METADATA

DOEL = Path(__file__).with_name("statements.py")

_KOP = '''"""SQL for SQLite, compiled from queries.py by `python -m lama_zvp.journal.compile`; not edited by hand."""

# ruff: noqa: E501
# fmt: off
from __future__ import annotations

from typing import Final
'''


def _dialect() -> SQLiteDialect:
    return SQLiteDialect(paramstyle="named")


def _tekst(uitdrukking: ClauseElement) -> str:
    """The SQL text, with every value that is known now written out."""
    gecompileerd = uitdrukking.compile(dialect=_dialect(), compile_kwargs={"render_postcompile": False})
    tekst = str(gecompileerd)
    for naam, waarde in gecompileerd.params.items():
        if waarde is not None:
            tekst = re.sub(rf":{naam}\b|__\[POSTCOMPILE_{naam}\]", lambda _, w=waarde: _letterlijk(w), tekst)  # type: ignore[misc]
    return "\n".join(regel.rstrip() for regel in tekst.splitlines())


def _letterlijk(waarde: object) -> str:
    if isinstance(waarde, int):
        return str(waarde)
    if isinstance(waarde, str):
        return "'" + waarde.replace("'", "''") + "'"
    if isinstance(waarde, list | tuple):
        return ", ".join(_letterlijk(deel) for deel in waarde)
    raise TypeError(f"no literal form for {waarde!r}")


def _voorwaarde(uitdrukking: ColumnElement[Any]) -> str:
    """A condition as it reads inside a query on the journal."""
    return _tekst(select(E.c.volgnr).where(uitdrukking)).partition("WHERE ")[2]


def _blok(tekst: str) -> str:
    return '"""' + tekst.replace("\\", "\\\\") + '"""'


def statements() -> str:
    """The text of `statements.py`."""
    delen = [_KOP]
    delen.append(f"KOLOMMEN: Final = {tuple(kolom.name for kolom in GEBEURTENIS.columns)!r}\n")
    delen += [f"{naam}: Final = {_blok(_tekst(vraag))}\n" for naam, vraag in STATEMENTS.items()]  # type: ignore[arg-type]
    voorwaarden = "".join(f"    {naam!r}: {_blok(_voorwaarde(deel))},\n" for naam, deel in VOORWAARDEN.items())
    delen.append(f"VOORWAARDEN: Final[dict[str, str]] = {{\n{voorwaarden}}}\n")
    volgorde = "".join(f"    {naam!r}: {_blok(_tekst(deel))},\n" for naam, deel in VOLGORDE.items())
    delen.append(f"VOLGORDE: Final[dict[str, str]] = {{\n{volgorde}}}\n")
    return "\n".join(delen)


def ddl() -> str:
    """What would make the tables and their indexes from nothing, triggers apart."""
    dialect = _dialect()
    delen: list[str] = []
    for tabel in METADATA.sorted_tables:
        delen.append(str(CreateTable(tabel).compile(dialect=dialect)).strip())
        for index in sorted(tabel.indexes, key=lambda index: str(index.name)):
            delen.append(str(CreateIndex(index).compile(dialect=dialect)).strip())
    return "".join(f"{deel};\n\n" for deel in delen)


if __name__ == "__main__":
    if sys.argv[1:] == ["--ddl"]:
        sys.stdout.write(ddl())
    else:
        DOEL.write_text(statements(), encoding="utf-8")
