"""The journal in a file: SQLite's side of what the store asks of a database."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any, Final, Self

from lama_zvp.errors import OpslagFout
from lama_zvp.journal import migrations, sqlite
from lama_zvp.journal.opening import Merk, merk, open_journaal

_WOORDEN: Final = {"trigger": "De bewaking", "index": "De index", "table": "De tabel", "view": "De view"}


class Bestand:
    """An open SQLite journal, as `Opslag`. Without `merk` it is a copy in the making, which nobody can replace."""

    beschadigd: tuple[type[Exception], ...] = sqlite.BESCHADIGD

    def __init__(self, pad: Path, verbinding: sqlite3.Connection, welk: Merk | None = None) -> None:
        self.pad = pad
        self.naam = str(pad)
        self.verbinding = verbinding
        self.execute = verbinding.execute
        self.executemany = verbinding.executemany
        self._merk = welk

    @classmethod
    def open(cls, pad: Path, *, lezen_alleen: bool = False) -> Self:
        """As `opening.open_journaal`."""
        verbinding, welk = open_journaal(pad, lezen_alleen=lezen_alleen)
        return cls(pad, verbinding, welk)

    @contextmanager
    def vertaal(self) -> Iterator[None]:
        """As `sqlite.vertaal`; after a restore the old file with the new log reads as damaged, and is not."""
        try:
            with sqlite.vertaal(self.pad):
                yield
        except OpslagFout as fout:
            if isinstance(fout.__cause__, sqlite.BESCHADIGD) and not self._zelfde():
                raise self._vervangen() from fout
            raise

    @contextmanager
    def beurt(self) -> Iterator[None]:
        """The turn to write: one transaction, on the file that is still there and still of this program's schema."""
        with sqlite.schrijftransactie(self.verbinding):
            if not self._zelfde():
                raise self._vervangen()
            migrations.weiger_nieuwer(self.pad, migrations.versie_van(self.verbinding))
            yield

    def _zelfde(self) -> bool:
        """Whether the file that was opened still stands there."""
        try:
            return self._merk is None or merk(self.pad) == self._merk
        except OSError:
            return False

    def _vervangen(self) -> OpslagFout:
        return OpslagFout(
            f"Het journaal {self.pad} is intussen verplaatst of vervangen.",
            raad="Er is niets vastgelegd. Sluit dit venster en begin opnieuw.",
        )

    def leestransactie(self) -> AbstractContextManager[None]:
        return nullcontext() if self.verbinding.in_transaction else sqlite.leestransactie(self.verbinding)

    def doorloop(self, sql: str) -> Iterator[Any]:
        return self.execute(sql)

    def data_version(self) -> int:
        return int(self.execute("PRAGMA data_version").fetchone()[0])

    def ruim_op(self) -> None:
        """Rewrite the file so that nothing of blanked texts is left in it. Raises `OpslagFout` while others read it."""
        try:
            klaar = sqlite.herschrijf(self.verbinding)
        except sqlite3.Error as fout:
            raise self._niet_opgeruimd(sqlite.opslagfout(fout, self.pad).melding) from fout
        if not klaar:
            raise self._niet_opgeruimd("Iemand leest het journaal.")

    def _niet_opgeruimd(self, reden: str) -> OpslagFout:
        return OpslagFout(
            f"De tekst is gewist, maar resten ervan staan nog in het bestand {self.pad}. {reden}",
            raad="Sluit andere vensters van lama-zvp en geef dezelfde opdracht nog eens.",
            raad_app="Sluit andere vensters van het programma en doe het nog eens.",
        )

    def gebreken(self) -> Iterator[str]:
        for (tekst,) in self.execute("PRAGMA integrity_check(10)"):
            if tekst != "ok":
                yield f"De database is beschadigd: {tekst}."
        if (versie := migrations.versie_van(self.verbinding)) != len(migrations.STAPPEN):
            yield f"Het schema heeft versie {versie}; verwacht werd {len(migrations.STAPPEN)}."
        werkelijk, verwacht = migrations.schema_van(self.verbinding), migrations.verwacht_schema()
        for sleutel in sorted(verwacht.keys() | werkelijk.keys()):
            if werkelijk.get(sleutel) == verwacht.get(sleutel):
                continue
            wat = f"{_WOORDEN[sleutel[0]]} {sleutel[1]}"
            if sleutel not in werkelijk:
                yield f"{wat} ontbreekt in de database."
            elif sleutel not in verwacht:
                yield f"{wat} hoort niet in de database."
            else:
                yield f"{wat} is gewijzigd."

    def sluit(self) -> None:
        with suppress(sqlite3.Error):
            self.verbinding.close()
