"""Homes of any size for the measurements: the same plan, figures, judgements and decisions, and more or less progress.

What a zone measures does not grow with how much it logs, so only the progress differs between a short journal and a
long one: spread evenly over the plan's measures and years, a thirtieth of it corrected or withdrawn.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import chain, islice
from pathlib import Path
from typing import Any

from lama_zvp.journal.chain import uuid7
from lama_zvp.journal.events import (
    STATUSSEN,
    Beoordeling,
    Besluit,
    BesluitOpvolging,
    Concept,
    Feit,
    Intrekking,
    Meting,
    Voortgang,
)
from lama_zvp.journal.store import Journaal
from lama_zvp.settings import Keuze
from lama_zvp.workspace import Workspace

PLAN = "lama-2020-2025"
JAAR = 2024
VANDAAG = date(2025, 3, 14)
_BEGIN = datetime(2020, 1, 1, 8, tzinfo=UTC)
_JAREN = range(2020, 2025)
_PORTIE = 5_000
_OPEN = 200
"""So many entries at a time are waiting to be corrected or withdrawn."""


def maak_thuis(thuis: Path, aantal: int) -> Path:
    """A home with a journal of `aantal` events, made when it is not there yet. The same every time."""
    pad = thuis / "journaal.db"
    if not pad.exists():
        thuis.mkdir(parents=True, exist_ok=True)
        concepten = islice(_concepten(thuis), aantal)
        tijdelijk = thuis / "in-de-maak.db"
        tijdelijk.unlink(missing_ok=True)
        with Journaal.open(tijdelijk, zoutbron=lambda: "5a" * 16) as journaal:
            while portie := list(islice(concepten, _PORTIE)):
                journaal.voeg_toe(*portie)
        tijdelijk.replace(pad)
    return thuis


def _concepten(thuis: Path) -> Iterator[Concept]:
    toeval = random.Random(20250314)
    with Workspace(Keuze(thuis, plan=PLAN, vandaag=VANDAAG)) as werkruimte:
        plan = werkruimte.plan
        maatregelen = [naam.naam for naam in werkruimte.namen.maatregelen]
    indicatoren = [indicator.sleutel for indicator in plan.indicatoren]
    fiches = [fiche.sleutel for fiche in plan.fiches]
    maker = _Maker(toeval)
    yield from chain(_vast(maker, indicatoren, fiches), _voortgang(maker, maatregelen))


class _Maker:
    """Makes concepts one after another, each with an id and an instant of its own."""

    def __init__(self, toeval: random.Random) -> None:
        self.toeval = toeval
        self._nummer = 0

    def maak(self, inhoud: Feit, onderwerp: str, dag: date, **velden: Any) -> Concept:
        self._nummer += 1
        op = _BEGIN + timedelta(seconds=self._nummer)
        return Concept(
            id=uuid7(op, self.toeval.randbytes(10)),
            plan=PLAN,
            onderwerp=onderwerp,
            jaar=velden.pop("jaar", dag.year),
            datum=dag,
            auteur=self.toeval.choice(("dienst-verkeer", "dienst-wijk", "korpsleiding")),
            rol="medewerker",
            vastgelegd_op=op,
            inhoud=inhoud,
            **velden,
        )


def _vast(maker: _Maker, indicatoren: list[str], fiches: list[str]) -> Iterator[Concept]:
    """Figures of every year and, of three indicators, of every month; judgements; decisions with a follow-up."""
    for jaar in _JAREN:
        dag = date(jaar, 12, 20)
        for plek, naam in enumerate(indicatoren):
            periodes = [str(jaar)] + ([f"{jaar}-{maand:02}" for maand in range(1, 13)] if plek < 3 else [])
            for periode in periodes:
                yield maker.maak(Meting(periode=periode, waarde=Decimal(maker.toeval.randrange(400))), naam, dag)
        for naam in fiches:
            yield maker.maak(Beoordeling(oordeel="aandacht", toelichting="Loopt, met vertraging."), naam, dag)
            besluit = maker.maak(Besluit(titel="Meer controles", verantwoordelijke="korpschef"), naam, dag)
            yield besluit
            yield maker.maak(BesluitOpvolging(stand="lopend"), naam, dag, betreft=besluit.id)


def _voortgang(maker: _Maker, maatregelen: list[str]) -> Iterator[Concept]:
    toeval = maker.toeval
    open_: list[Concept] = []
    while True:
        if open_ and toeval.random() < 1 / 30:
            oud = open_.pop(toeval.randrange(len(open_)))
            weg = toeval.random() < 0.3
            inhoud: Feit = Intrekking(reden="Dubbel gelogd.") if weg else _melding(toeval)
            yield maker.maak(inhoud, oud.onderwerp, oud.datum, vervangt=oud.id, gemeente=oud.gemeente)
            continue
        dag = date(2020, 1, 1) + timedelta(days=toeval.randrange(365 * 5))
        concept = maker.maak(
            _melding(toeval), toeval.choice(maatregelen), dag, gemeente=toeval.choice(("", "lanaken", "maasmechelen"))
        )
        yield concept
        if len(open_) < _OPEN:
            open_.append(concept)


def _melding(toeval: random.Random) -> Voortgang:
    return Voortgang(
        tekst="Controle met twee ploegen op de steenweg, alles verliep rustig.",
        status=toeval.choice((*STATUSSEN[1:4], None, None)),
        aantal=toeval.choice((None, 1, 2, 5)),
    )
