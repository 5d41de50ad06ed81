"""What is measured, each as a thing that can be done again and again, and measured beside each other in one process.

`python -m tests.bench.opslag_werk WAT THUIS` prints the most memory, in KiB, that a process had which did it seven
times; with `schrijf` as WAT and a number of seconds it writes that long and prints the milliseconds of every act, as
JSON.
"""

from __future__ import annotations

import json
import secrets
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from lama_zvp.journal import statements
from lama_zvp.journal.chain import canonical, uuid7
from lama_zvp.journal.events import Concept, Voortgang
from lama_zvp.journal.store import Journaal
from lama_zvp.settings import Keuze
from lama_zvp.workspace import Workspace
from tests.bench.groei import JAAR, PLAN, VANDAAG

KEREN = 7
TEKST = "Controle met twee ploegen op de steenweg, alles verliep rustig."
EDITIE = "zonale-veiligheidsraad"
VAN_EEN_JAAR = (
    "TELLINGEN_NU",
    "MAATREGELEN",
    "METINGEN",
    "BEOORDELINGEN",
    "BESLUITEN",
    "OPVOLGINGEN",
    "VASTSTELLING",
    "VORIGE_VASTSTELLING",
    "LAATSTE_DATA",
)


Doe = Callable[[], object]


def bureau(thuis: Path) -> Workspace:
    return Workspace(Keuze(thuis, plan=PLAN, vandaag=VANDAAG, jaar=JAAR))


@contextmanager
def jaarbeeld(thuis: Path) -> Iterator[Doe]:
    """A year as the store gives it."""
    with Journaal.open(thuis / "journaal.db") as journaal:
        yield lambda: journaal.jaarbeeld(PLAN, JAAR)


@contextmanager
def overzicht(thuis: Path) -> Iterator[Doe]:
    """The overview of a year with all its verdicts, as the app opens on."""
    with bureau(thuis) as werkruimte:
        yield lambda: werkruimte.overzicht(JAAR)


@contextmanager
def stuurbord(thuis: Path) -> Iterator[Doe]:
    """The whole document in Markdown."""
    with bureau(thuis) as werkruimte:
        yield lambda: werkruimte.document(JAAR, EDITIE, "md")


@contextmanager
def kaal_jaar(thuis: Path) -> Iterator[Doe]:
    """The statements of a year on a bare connection."""
    with closing(sqlite3.connect(thuis / "journaal.db", isolation_level=None)) as sql:
        (kop,) = sql.execute("SELECT max(volgnr) FROM gebeurtenis").fetchone()
        waarden = {
            "plan": PLAN,
            "jaar": JAAR,
            "begin": f"{JAAR}-01-01",
            "einde": f"{JAAR}-12-31",
            "tot_volgnr": kop,
            "tot_klasse": "beperkt",
        }
        vragen = [getattr(statements, naam) for naam in VAN_EEN_JAAR]
        yield lambda: [sql.execute(vraag, waarden).fetchall() for vraag in vragen]


def concept(nummer: int) -> Concept:
    return Concept(
        id=uuid7(datetime.now(UTC), secrets.token_bytes(10)),
        plan=PLAN,
        onderwerp="verkeer.ontraden.bob-winter",
        jaar=JAAR,
        datum=date(JAAR, 1 + nummer % 12, 1),
        auteur="dienst-verkeer",
        rol="medewerker",
        vastgelegd_op=datetime.now(UTC),
        inhoud=Voortgang(tekst=TEKST, status="lopend", aantal=nummer % 7),
    )


@contextmanager
def daad(thuis: Path) -> Iterator[Doe]:
    """An act in the store: hashed, chained, checked by the triggers, counted, durable."""
    with Journaal.open(thuis / "journaal.db") as journaal:
        yield lambda: journaal.voeg_toe(concept(1))


@contextmanager
def handeling(thuis: Path) -> Iterator[Doe]:
    """A whole act at the desk: names, guard on personal data, frozen years, and the store."""
    with bureau(thuis) as werkruimte:
        yield lambda: werkruimte.log("bob-winter", TEKST, status="lopend", datum="2024-05-01")


@contextmanager
def kale_rij(thuis: Path) -> Iterator[Doe]:
    """A row of the same size in a table without anything, as durable."""
    with closing(sqlite3.connect(thuis / "kaal.db", isolation_level=None)) as sql:
        sql.execute("PRAGMA journal_mode = WAL")
        sql.execute("PRAGMA synchronous = FULL")
        sql.execute(f"CREATE TABLE IF NOT EXISTS rij (nr INTEGER PRIMARY KEY, {', '.join(f'k{n}' for n in range(22))})")
        een = concept(1)
        waarden = [een.id, "voortgang", PLAN, een.onderwerp, JAAR, "2024-05-01", "", een.auteur, een.rol, "x" * 27]
        waarden += ["lopend", 3, None, "intern", None, None, 1, "h" * 64, "h" * 64, "h" * 64, "z" * 32]
        waarden.append(canonical(een.inhoud).decode())
        invoegen = f"INSERT INTO rij VALUES (NULL, {', '.join('?' * 22)})"
        yield lambda: sql.execute(invoegen, waarden)


ORM_VELDEN = [f"k{n}" for n in range(22)]


@cache
def _orm_rij() -> Any:
    """A SQLModel table of as many texts as an event has columns."""
    from sqlmodel import Field, SQLModel

    soorten = {"nr": int | None, **dict.fromkeys(ORM_VELDEN, str)}
    naam = {"__annotations__": soorten, "__module__": __name__, "nr": Field(default=None, primary_key=True)}
    return type(SQLModel)("Rij", (SQLModel,), naam, table=True)


@contextmanager
def met_orm(thuis: Path) -> Iterator[Doe]:
    """The same row by a plain SQLModel add and commit, a session an act."""
    from sqlmodel import Session, SQLModel, create_engine

    soort = _orm_rij()
    motor = create_engine(f"sqlite:///{thuis / 'orm.db'}")
    with motor.connect() as verbinding:
        verbinding.exec_driver_sql("PRAGMA journal_mode = WAL")
    SQLModel.metadata.create_all(motor)
    waarden = {veld: "x" * (64 if 16 < plek < 20 else 20) for plek, veld in enumerate(ORM_VELDEN)}
    waarden["k21"] = canonical(concept(1).inhoud).decode()

    def voeg_toe() -> None:
        with Session(motor) as sessie:
            sessie.connection().exec_driver_sql("PRAGMA synchronous = FULL")
            sessie.add(soort(**waarden))
            sessie.commit()

    try:
        yield voeg_toe
    finally:
        motor.dispose()


Werk = Callable[[Path], AbstractContextManager[Doe]]

WERK: dict[str, Werk] = {
    "jaarbeeld": jaarbeeld,
    "overzicht": overzicht,
    "stuurbord": stuurbord,
    "kaal-jaar": kaal_jaar,
    "daad": daad,
    "handeling": handeling,
    "kale-rij": kale_rij,
    "orm": met_orm,
}


def naast_elkaar(*werken: tuple[str, Path], keren: int = KEREN, per_keer: int = 1) -> list[float]:
    """The median duration of each in milliseconds, `keren` rounds in which every one has its turn."""
    with ExitStack() as open_:
        doen = [open_.enter_context(WERK[wat](thuis)) for wat, thuis in werken]
        for doe in doen:
            doe()
        duren: list[list[float]] = [[] for _ in doen]
        for _ in range(keren):
            for plek, doe in enumerate(doen):
                begin = time.perf_counter()
                for _ in range(per_keer):
                    doe()
                duren[plek].append((time.perf_counter() - begin) * 1000 / per_keer)
        return [statistics.median(een) for een in duren]


def schrijf(thuis: Path, seconden: float) -> list[float]:
    """Act after act for so long, from the moment a line comes in; the milliseconds of each."""
    with Journaal.open(thuis / "journaal.db") as journaal:
        print("klaar", flush=True)
        sys.stdin.readline()
        duren: list[float] = []
        einde = time.perf_counter() + seconden
        while (begin := time.perf_counter()) < einde:
            journaal.voeg_toe(concept(len(duren)))
            duren.append((time.perf_counter() - begin) * 1000)
        return duren


def piek() -> int:
    """The most memory in KiB that this program had (what getrusage gives also counts the program that started it)."""
    regels = Path("/proc/self/status").read_text().splitlines()
    return next(int(regel.split()[1]) for regel in regels if regel.startswith("VmHWM:"))


def main() -> None:
    wat, thuis = sys.argv[1], Path(sys.argv[2])
    if wat == "schrijf":
        print(json.dumps(schrijf(thuis, float(sys.argv[3]))))
        return
    naast_elkaar((wat, thuis))
    print(piek())


if __name__ == "__main__":
    main()
