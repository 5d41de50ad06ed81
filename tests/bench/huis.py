"""A home with as many entries as asked, spread over every measure and year of the plan."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from lama_zvp.journal.chain import uuid7
from lama_zvp.journal.events import Concept, Voortgang
from lama_zvp.journal.store import Journaal
from lama_zvp.keuzelijsten import STATUSSEN
from lama_zvp.settings import Keuze
from lama_zvp.workspace import Workspace
from lama_zvp.workspace.context import JOURNAALBESTAND
from lama_zvp.workspace.voorbeeld import vul_met_voorbeelden
from lama_zvp.workspace.voorgevel import bewaar_voorgevel

DAG = date(2025, 3, 14)
_PORTIE = 2000


def maak_huis(thuis: Path, meldingen: int = 0) -> Path:
    """Example data and `meldingen` entries more, with everything kept that a second start finds. Returns `thuis`."""
    with Workspace(Keuze(thuis=thuis, vandaag=DAG)) as werkruimte:
        vul_met_voorbeelden(werkruimte)
        werkruimte.onthoud_gezien(werkruimte.wijzigingen(werkruimte.gezien()).tot)
        bewaar_voorgevel(werkruimte)
        plan, namen = werkruimte.plan.sleutel, [m.naam for m in werkruimte.maatregelen()]
    voorraad = _concepten(plan, namen, meldingen)
    with Journaal.open(thuis / JOURNAALBESTAND) as journaal:
        while portie := [concept for concept, _ in zip(voorraad, range(_PORTIE), strict=False)]:
            journaal.voeg_toe(*portie)
    with Workspace(Keuze(thuis=thuis, vandaag=DAG)) as werkruimte:
        werkruimte.onthoud_gezien(werkruimte.wijzigingen(werkruimte.gezien()).tot)
    return thuis


def _concepten(plan: str, namen: list[str], aantal: int) -> Iterator[Concept]:
    dobbel = random.Random(7)
    begin = datetime(2025, 3, 1, 8, 0, tzinfo=UTC)
    for nummer in range(aantal):
        dag = date(2020, 1, 1) + timedelta(days=dobbel.randrange(1880))
        moment = begin + timedelta(milliseconds=10 * nummer)
        yield Concept(
            id=uuid7(moment, nummer.to_bytes(10, "big")),
            plan=plan,
            onderwerp=dobbel.choice(namen),
            datum=dag,
            jaar=dag.year,
            auteur=f"dienst-{nummer % 12}",
            rol="medewerker",
            vastgelegd_op=moment,
            inhoud=Voortgang(tekst=f"Actie {nummer} gehouden.", status=dobbel.choice(STATUSSEN), aantal=nummer % 4),
        )
