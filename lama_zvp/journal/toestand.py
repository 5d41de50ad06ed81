"""How the database itself is doing, for whoever keeps it running: settings, sizes and defects, never an entry."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lama_zvp.journal import migrations, sqlite
from lama_zvp.journal.bestand import Bestand
from lama_zvp.journal.opening import open_journaal
from lama_zvp.journal.verify import controleer

_PRAGMAS: Final = ("journal_mode", "synchronous", "page_size", "page_count", "freelist_count", "secure_delete")


@dataclass(frozen=True, slots=True)
class Toestand:
    """`instellingen` are SQLite's own, by name. `bevindingen` is what `controle` finds; they name numbers, no texts."""

    schema: int
    schema_programma: int
    instellingen: dict[str, str]
    aantal: int
    kop_hash: str
    bevindingen: tuple[str, ...]


def lees_toestand(pad: Path) -> Toestand:
    """Look at the journal at `pad` without changing it. Raises `OpslagFout` when it does not open."""
    verbinding, _ = open_journaal(pad, lezen_alleen=True)
    with closing(verbinding), sqlite.vertaal(pad):
        verslag = controleer(Bestand(pad, verbinding))
        return Toestand(
            schema=migrations.versie_van(verbinding),
            schema_programma=len(migrations.STAPPEN),
            instellingen={naam: str(verbinding.execute(f"PRAGMA {naam}").fetchone()[0]) for naam in _PRAGMAS},
            aantal=verslag.aantal,
            kop_hash=verslag.kop_hash,
            bevindingen=verslag.zonder_namen(),
        )
