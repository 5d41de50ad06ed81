"""What the journal says about the next plan: for every promise a proposal with its reasons, and every known figure.

Pure, and the same reading as the eindevaluatie's: what nobody reported is not carried over as if it were done. The
proposal follows from the entries alone; a person decides.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from lama_zvp.assess.model import Jaaroordeel, MaatregelOordeel
from lama_zvp.assess.reeks import reeks
from lama_zvp.journal.events import Beoordeling, Besluit, BesluitOpvolging, Gebeurtenis, Meting
from lama_zvp.plan.afkomst import Voorstelsoort
from lama_zvp.plan.koppelen import lijkt
from lama_zvp.plan.model import Cijfer, Eenmalig, Indicator, Plan, Toezegging
from lama_zvp.plan.volgend import Raad
from lama_zvp.typografie import datum, getal

NOOIT = "Er is nooit iets over gemeld: maak ze concreet, of schrap ze."
LEEG = "Het journaal bevat geen enkele melding over dit plan: er is niets om een voorstel op te steunen."
MAX_AANHALING = 200

GEDEELD = 2
"""From this many entries in common, and half of those of one of them, two promises are kept as one."""
_SAMENVOEGEN = re.compile(r"samen\s?(te\s)?voeg|samengevoegd|gebundeld|bundelen|één maatregel", re.IGNORECASE)
"""How a decision says that promises become one."""

Meldingen = Mapping[str, Collection[tuple[date, str]]]
"""Full name of a promise → day and text of every entry about it that counts."""
Besluiten = Sequence[tuple[Gebeurtenis, tuple[Gebeurtenis, ...]]]


def raad_voor(
    plan: Plan,
    oordeel: Jaaroordeel,
    besluiten: Besluiten,
    beoordelingen: Mapping[str, Gebeurtenis],
    meldingen: Meldingen = MappingProxyType({}),
) -> dict[str, Raad]:
    """Full name of every measure and commitment → what is proposed for it in the next plan.

    `oordeel` is the last year of the plan that has begun, `besluiten` are all its decisions, `beoordelingen` the last
    judgement of each fiche or hefboom by its full name. Where nothing at all was entered, nothing is proposed.
    """
    beloftes = dict(_beloftes(plan))
    leeg = not any(m.laatste_datum for groep in (*oordeel.fiches, *oordeel.hefbomen) for m in groep.maatregelen)
    uit: dict[str, Raad] = {}
    for groep in (*oordeel.fiches, *oordeel.hefbomen):
        van_groep = {
            m.naam: _raad(m, beloftes[m.naam], groep.sleutel, oordeel.jaar, besluiten, beoordelingen, leeg=leeg)
            for m in groep.maatregelen
        }
        uit |= _Samen(groep.sleutel, van_groep, beloftes, besluiten, meldingen).raad()
    return uit


def _beloftes(plan: Plan) -> Iterator[tuple[str, Toezegging]]:
    for fiche in plan.fiches:
        yield from ((f"{fiche.sleutel}.{m.laag}.{m.sleutel}", m) for m in fiche.maatregelen)
    for hefboom in plan.hefbomen:
        yield from ((f"hefboom.{hefboom.sleutel}.{t.sleutel}", t) for t in hefboom.toezeggingen)


def _raad(
    m: MaatregelOordeel,
    belofte: Toezegging,
    groep: str,
    jaar: int,
    besluiten: Besluiten,
    beoordelingen: Mapping[str, Gebeurtenis],
    *,
    leeg: bool,
) -> Raad:
    soort, reden = _naar_status(m, belofte, leeg=leeg)
    over = [
        _besluit(besluit, opvolging) for besluit, opvolging in besluiten if _gaat_over(besluit, m.naam, m.titel, groep)
    ]
    bezwaren = list(_oordeel(beoordelingen.get(groep))) if soort in ("voortgezet", "onbeslist") else []
    if soort == "voortgezet":
        bezwaren = [*_uitvoering(m, jaar), *bezwaren]
    if (bezwaren or over) and soort in ("voortgezet", "onbeslist"):
        soort = "bijgesteld"
    return Raad(soort, (reden, *bezwaren, *over))


def _naar_status(m: MaatregelOordeel, belofte: Toezegging, *, leeg: bool) -> tuple[Voorstelsoort, str]:
    if m.laatste_datum is None:
        return ("onbeslist", LEEG) if leeg else ("bijgesteld", NOOIT)
    if m.status is None or m.status_datum is None:
        return "bijgesteld", f"Er is over gemeld (laatst op {datum(m.laatste_datum)}), maar nooit met een status."
    dag = datum(m.status_datum)
    if m.status == "uitgevoerd" and isinstance(belofte.ritme, Eenmalig):
        return "vervallen", f"Eenmalig, en uitgevoerd op {dag}."
    if m.status in ("lopend", "uitgevoerd") and m.stand.oordeel == "onbekend":
        return "bijgesteld", f"Gemeld als {m.status} op {dag}: te lang geleden om daarop te steunen."
    redenen: dict[str, tuple[Voorstelsoort, str]] = {
        "stopgezet": ("vervallen", f"Stopgezet op {dag}."),
        "verankerd": ("vervallen", f"Verankerd op {dag}: het is gewone werking geworden."),
        "geblokkeerd": ("bijgesteld", f"Geblokkeerd op {dag}: zo is ze niet uit te voeren."),
        "niet-gestart": ("bijgesteld", f"Op {dag} nog niet gestart."),
        "lopend": ("voortgezet", f"Lopend op {dag}."),
        "uitgevoerd": ("voortgezet", f"Uitgevoerd op {dag}, en niet eenmalig."),
    }
    return redenen[m.status]


def _uitvoering(m: MaatregelOordeel, jaar: int) -> Iterator[str]:
    """Why what goes on does not go on unchanged, by its own figures."""
    if m.te_laat:
        yield "De termijn is verstreken zonder melding dat ze uitgevoerd is."
    elif m.stand.oordeel == "achter":
        if m.gepland is not None and m.gerealiseerd is not None:
            yield f"In {jaar} {getal(Decimal(m.gerealiseerd))} van de geplande {getal(Decimal(m.gepland))}."
        else:
            yield "Ze loopt achter op wat het plan vroeg."


def _oordeel(beoordeling: Gebeurtenis | None) -> Iterator[str]:
    if beoordeling is not None and isinstance(beoordeling.inhoud, Beoordeling):
        inhoud = beoordeling.inhoud
        if inhoud.oordeel == "bijsturen":
            hoe = f" ({_kort(inhoud.bijsturing)})" if inhoud.bijsturing else ""
            yield f"De fiche kreeg in {beoordeling.jaar} het oordeel bijsturen{hoe}."


def _gaat_over(besluit: Gebeurtenis, naam: str, titel: str, groep: str) -> bool:
    """A decision about the measure, or about its fiche that calls the measure by its title or name."""
    if besluit.onderwerp == naam:
        return True
    if besluit.onderwerp != groep or not isinstance(besluit.inhoud, Besluit):
        return False
    tekst = f"{besluit.inhoud.titel} {besluit.inhoud.tekst}".casefold()
    return titel.casefold() in tekst or naam.rpartition(".")[2] in tekst.split()


def _besluit(besluit: Gebeurtenis, opvolging: Sequence[Gebeurtenis]) -> str:
    titel = besluit.inhoud.titel if isinstance(besluit.inhoud, Besluit) else "gewist"
    standen = [op.inhoud.stand for op in opvolging if isinstance(op.inhoud, BesluitOpvolging)]
    return f"Besluit van {datum(besluit.datum)}: {_kort(titel)} ({standen[-1] if standen else 'open'})."


@dataclass(frozen=True, slots=True)
class _Samen:
    """The promises of one fiche or hefboom side by side: which of those that stay could become one, and why."""

    groep: str
    eigen: Mapping[str, Raad]
    beloftes: Mapping[str, Toezegging]
    besluiten: Besluiten
    meldingen: Meldingen

    def raad(self) -> dict[str, Raad]:
        blijft = [naam for naam, advies in self.eigen.items() if advies.soort != "vervallen"]
        uit = dict(self.eigen)
        for naam in blijft:
            redenen = {ander: reden for ander in blijft if ander != naam and (reden := self._reden(naam, ander))}
            if redenen:
                uit[naam] = Raad("samengevoegd", (*self.eigen[naam].redenen, *redenen.values()), tuple(redenen))
        return uit

    def _reden(self, naam: str, ander: str) -> str:
        """Why two could be one: a decision, the same entries, or their titles alone. "" where nothing says so."""
        titel = f"“{self.beloftes[ander].titel}”"
        if any(self._voegt_samen(besluit, naam, ander) for besluit, _ in self.besluiten):
            return f"Een besluit voegt ze samen met {titel}."
        hier, daar = set(self.meldingen.get(naam, ())), set(self.meldingen.get(ander, ()))
        gedeeld = len(hier & daar)
        if gedeeld >= GEDEELD and 2 * gedeeld >= min(len(hier), len(daar)):
            return f"{gedeeld} van de {len(hier)} meldingen staan op dezelfde dag met dezelfde woorden bij {titel}."
        if lijkt(self.beloftes[naam].titel, self.beloftes[ander].titel):
            return f"De titel lijkt op {titel}: kan één worden. Uit de meldingen volgt dat niet."
        return ""

    def _voegt_samen(self, besluit: Gebeurtenis, naam: str, ander: str) -> bool:
        inhoud = besluit.inhoud
        if not isinstance(inhoud, Besluit) or not _SAMENVOEGEN.search(f"{inhoud.titel} {inhoud.tekst}"):
            return False
        return all(_noemt(besluit, n, self.beloftes[n].titel, self.groep) for n in (naam, ander))


def _noemt(besluit: Gebeurtenis, naam: str, titel: str, groep: str) -> bool:
    """Whether a decision is about a promise or calls it by name, also when it was recorded with another one."""
    if _gaat_over(besluit, naam, titel, groep):
        return True
    inhoud = besluit.inhoud
    return isinstance(inhoud, Besluit) and titel.casefold() in f"{inhoud.titel} {inhoud.tekst}".casefold()


def _kort(tekst: str) -> str:
    kaal = " ".join(tekst.split())
    return kaal if len(kaal) <= MAX_AANHALING else kaal[:MAX_AANHALING].rstrip() + "…"


# --- figures -----------------------------------------------------------------------------------------------------


def jaarcijfers(plan: Plan, indicator: Indicator, metingen: Sequence[Gebeurtenis], tot_jaar: int) -> dict[int, Cijfer]:
    """Every known figure of a whole year up to and including `tot_jaar`, each with the plan that it comes from.

    An entered figure takes the place of a printed one; a year of which all parts are known is their sum.
    """
    bekend = {
        jaar: cijfer.model_copy(update={"uit_plan": cijfer.uit_plan or plan.sleutel})
        for jaar, cijfer in indicator.reeks().items()
        if jaar <= tot_jaar
    }
    ingevoerd = {m.inhoud.periode: m for m in metingen if isinstance(m.inhoud, Meting) and not m.gemeente}
    for punt in reeks(indicator, metingen, tot_jaar):
        if punt.gedrukt or len(punt.periode) > 4 or punt.waarde is None:
            continue
        meting = ingevoerd.get(punt.periode)
        bron = meting.inhoud.bron if meting is not None and isinstance(meting.inhoud, Meting) else punt.bron
        bekend[punt.jaar] = Cijfer(
            waarde=punt.waarde,
            n=punt.n,
            voorlopig=punt.voorlopig,
            bron=bron or None,
            uit_plan=meting.plan if meting is not None else plan.sleutel,
        )
    return dict(sorted(bekend.items()))
