"""What the journal asks of a database: `bestand` answers for SQLite, `server` for PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from typing import Any, Protocol


class Rijen(Protocol):
    """What a statement gives: rows as tuples, in the order of its columns."""

    def fetchone(self) -> Any: ...

    def fetchall(self) -> list[Any]: ...

    def __iter__(self) -> Iterator[Any]: ...


class Verbinding(Protocol):
    """Something that runs the statements of `statements.py`, with their values by name."""

    def execute(self, sql: str, waarden: Mapping[str, Any] = ..., /) -> Rijen: ...


class Opslag(Verbinding, Protocol):
    """An open journal's own side of the database. Used by one thread at a time: the caller locks.

    `naam` says which database it is, for messages; no password is ever in it. `beschadigd` are the errors of the
    database that mean damage rather than being out of reach.
    """

    naam: str
    beschadigd: tuple[type[Exception], ...]

    def vertaal(self) -> AbstractContextManager[None]:
        """Turns an error of the database inside the block into an `OpslagFout`."""
        ...

    def beurt(self) -> AbstractContextManager[None]:
        """One writing transaction, alone, durable at its end; only on the database that was opened and its schema."""
        ...

    def leestransactie(self) -> AbstractContextManager[None]:
        """One unchanging view for the whole block; inside a transaction that one goes on."""
        ...

    def executemany(self, sql: str, rijen: Iterable[Mapping[str, Any]], /) -> object:
        """Run a statement for each of these rows; inside a `beurt`."""
        ...

    def doorloop(self, sql: str) -> Iterator[Any]:
        """The rows of a long list one by one, with flat memory; inside a `leestransactie` or a `beurt`."""
        ...

    def data_version(self) -> int:
        """A number that changes when another connection has recorded something."""
        ...

    def ruim_op(self) -> None:
        """Leave nothing of blanked texts behind. Raises `OpslagFout` while that does not succeed."""
        ...

    def gebreken(self) -> Iterator[str]:
        """What is wrong with file, schema and guards, in Dutch sentences."""
        ...

    def sluit(self) -> None:
        """Let go of the database; what was confirmed is already durable."""
        ...
