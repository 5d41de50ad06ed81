"""Generated example data, so that the program can be seen at work; every text says that it is an example."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from lama_zvp.files import maak_map, schrijf_heel
from lama_zvp.journal.events import (
    Beoordeling,
    Besluit,
    BesluitOpvolging,
    Concept,
    Feit,
    Meting,
    Oordeel,
    Status,
    Voortgang,
)
from lama_zvp.plan.model import Indicator, Klasse, PerJaar, Toezegging
from lama_zvp.workspace.context import VOORBEELDMERK

if TYPE_CHECKING:
    from lama_zvp.workspace import Workspace

_ZAAD = 5853
_ZINNEN = {
    "lopend": ("Voorbeeld: actie uitgevoerd met de partners.", "Voorbeeld: werking loopt volgens afspraak."),
    "uitgevoerd": ("Voorbeeld: campagne afgerond en besproken.", "Voorbeeld: alle geplande controles gebeurd."),
    "verankerd": ("Voorbeeld: zit nu in de gewone werking van het team.",),
    "geblokkeerd": ("Voorbeeld: wacht op capaciteit.", "Voorbeeld: wacht op de raamovereenkomst."),
    "niet-gestart": ("Voorbeeld: nog niet begonnen, gepland voor later.",),
    "stopgezet": ("Voorbeeld: stopgezet omdat de partner ermee ophoudt.",),
}
_KANSEN: tuple[tuple[Status, int], ...] = (
    ("lopend", 48),
    ("uitgevoerd", 26),
    ("verankerd", 12),
    ("geblokkeerd", 6),
    ("niet-gestart", 7),
    ("stopgezet", 1),
)


VOORBEELDDAG = date(2025, 3, 14)
"""The day on which the example is looked at: the spring in which the account of a year is given."""
VOORBEELDJAAR = 2024


def vul_met_voorbeelden(werkruimte: Workspace) -> int:
    """Fill an empty home with a lived-in example and mark the home; returns how many events were written."""
    maak_map(werkruimte.thuis)
    schrijf_heel(werkruimte.thuis / VOORBEELDMERK, b"Deze map bevat verzonnen voorbeelddata.\n")
    werkruimte.__dict__.pop("voorbeeld", None)
    concepten = tuple(_Schrijver(werkruimte).alles())
    werkruimte.journaal.voeg_toe(*concepten)
    return len(concepten)


class _Schrijver:
    """Writes the example with its own dice, so that it is the same every time."""

    def __init__(self, werkruimte: Workspace) -> None:
        self.plan = werkruimte.plan
        self.namen = werkruimte.namen
        self.dag = werkruimte.vandaag()
        # No secret hangs on these dice: they only make the example the same every time.
        self.dobbel = random.Random(_ZAAD)  # noqa: S311
        self.jaren = [jaar for jaar in self.plan.periode.jaren() if jaar <= self.dag.year]
        self.gemeenten = [g.sleutel for g in self.plan.zone.gemeenten] or [""]

    def alles(self) -> Iterator[Concept]:
        feiten = [*self._voortgang(), *self._metingen(), *self._oordelen(), *self._besluiten()]
        return iter(sorted(feiten, key=lambda concept: concept.vastgelegd_op))

    def _concept(
        self,
        inhoud: Feit,
        onderwerp: str,
        dag: date,
        klasse: Klasse,
        *,
        jaar: int | None = None,
        gemeente: str = "",
        betreft: str | None = None,
    ) -> Concept:
        from lama_zvp.journal.chain import uuid7

        moment = datetime.combine(dag, time(8, 30), UTC) + timedelta(minutes=self.dobbel.randrange(0, 540))
        return Concept(
            id=uuid7(moment, self.dobbel.randbytes(10)),
            plan=self.plan.sleutel,
            onderwerp=onderwerp,
            jaar=jaar or dag.year,
            datum=dag,
            gemeente=gemeente,
            auteur="voorbeeld",
            rol="medewerker",
            vastgelegd_op=moment,
            klasse=klasse,
            betreft=betreft,
            inhoud=inhoud,
        )

    def _voortgang(self) -> Iterator[Concept]:
        for onderwerp in self.namen.maatregelen:
            maatregel = self.namen.bij_naam[onderwerp.naam]
            if self.dobbel.random() < 0.12:
                continue
            for jaar in self.jaren:
                for dag in self._dagen(maatregel, jaar):
                    yield self._concept(
                        self._melding(maatregel),
                        onderwerp.naam,
                        dag,
                        onderwerp.klasse,
                        gemeente=self.dobbel.choice([*self.gemeenten, ""]),
                    )

    def _dagen(self, maatregel: Toezegging, jaar: int) -> list[date]:
        keer = min(maatregel.ritme.per_jaar, 6) if isinstance(maatregel.ritme, PerJaar) else 1
        eerste = date(jaar, 1, 8)
        laatste = min(date(jaar, 12, 18), self.dag)
        dagen = (
            eerste + timedelta(days=self.dobbel.randrange(0, 345)) for _ in range(keer) if self.dobbel.random() < 0.8
        )
        return sorted(dag for dag in dagen if dag <= laatste)

    def _melding(self, maatregel: Toezegging) -> Voortgang:
        status = self.dobbel.choices([s for s, _ in _KANSEN], [g for _, g in _KANSEN])[0]
        telt = isinstance(maatregel.ritme, PerJaar) and status in ("lopend", "uitgevoerd", "verankerd")
        return Voortgang(
            tekst=self.dobbel.choice(_ZINNEN[status]),
            status=status,
            aantal=1 if telt else None,
            bewijs=f"voorbeeldverslag {self.dobbel.randrange(100, 999)}" if self.dobbel.random() < 0.2 else "",
        )

    def _metingen(self) -> Iterator[Concept]:
        for indicator in self.plan.indicatoren:
            bekend = [c.waarde for _, c in sorted(indicator.nulmeting.items()) if c.waarde is not None]
            if not bekend or self.dobbel.random() < 0.15:
                continue
            waarde = bekend[-1]
            for jaar in (jaar for jaar in self.jaren if jaar < self.dag.year):
                waarde = self._volgende(indicator, waarde)
                meting = Meting(
                    periode=str(jaar),
                    waarde=waarde,
                    n=1000 if indicator.soort == "percentage" else None,
                    voorlopig=jaar == self.dag.year - 1 and self.dobbel.random() < 0.3,
                    bron="voorbeeldcijfer",
                )
                yield self._concept(meting, indicator.sleutel, self._na(jaar), indicator.klasse, jaar=jaar)

    def _volgende(self, indicator: Indicator, waarde: Decimal) -> Decimal:
        nieuw = waarde * Decimal(self.dobbel.randrange(88, 111)) / 100
        grens = Decimal(100) if indicator.soort == "percentage" else Decimal(10) ** 9
        return min(nieuw, grens).quantize(Decimal(1))

    def _na(self, jaar: int) -> date:
        """A day in the spring after the year, when its figures are known."""
        return min(date(jaar + 1, 2, 3) + timedelta(days=self.dobbel.randrange(0, 30)), self.dag)

    def _oordelen(self) -> Iterator[Concept]:
        keuzen: tuple[Oordeel, ...] = ("op-koers", "op-koers", "aandacht", "bijsturen")
        for jaar in (jaar for jaar in self.jaren if jaar < self.dag.year):
            for fiche in self.plan.fiches:
                oordeel = self.dobbel.choice(keuzen)
                inhoud = Beoordeling(
                    oordeel=oordeel,
                    toelichting="Voorbeeld: toelichting van de korpsleiding bij dit jaar.",
                    bijsturing="Voorbeeld: accent volgend jaar verleggen." if oordeel != "op-koers" else "",
                )
                yield self._concept(inhoud, fiche.sleutel, self._na(jaar), fiche.klasse, jaar=jaar)

    def _besluiten(self) -> Iterator[Concept]:
        for jaar in (jaar for jaar in self.jaren if jaar < self.dag.year):
            fiche = self.dobbel.choice(self.plan.fiches)
            inhoud = Besluit(
                titel=f"Voorbeeld: extra inzet voor {fiche.korte_titel.lower()}",
                verantwoordelijke="korpsleiding",
                termijn=date(jaar + 1, 10, 1),
            )
            besluit = self._concept(inhoud, fiche.sleutel, self._na(jaar), "intern")
            yield besluit
            if self.dobbel.random() < 0.6:
                dag = min(besluit.datum + timedelta(days=120), self.dag)
                gevolg = BesluitOpvolging(stand="uitgevoerd", tekst="Voorbeeld: uitgevoerd.")
                yield self._concept(gevolg, fiche.sleutel, dag, "intern", betreft=besluit.id)
