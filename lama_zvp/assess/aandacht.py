"""What asks for a hand, most urgent first: late, overdue, blocked, missing, stale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from lama_zvp.assess.model import Aandachtspunt, FicheOordeel, IndicatorOordeel, MaatregelOordeel
from lama_zvp.assess.peil import Peil
from lama_zvp.assess.uitvoering import houdbaar, termijn_van
from lama_zvp.assess.woorden import MAATREGEL, TOEZEGGING, Soortnaam, dagen
from lama_zvp.assess.zekerheid import verouderd
from lama_zvp.journal.beeld import Jaarbeeld
from lama_zvp.journal.events import Besluit, BesluitOpvolging, Gebeurtenis
from lama_zvp.plan.model import Eenmalig, Plan, Toezegging
from lama_zvp.plan.names import strengste
from lama_zvp.typografie import datum

SAMEN_VANAF = 4
"""From so many measures of one kind in one fiche they are told as one point about the fiche."""

BESLUIT_ZONDER_TERMIJN_DAGEN = 365
"""An open decision without a deadline asks for attention after so many days."""

GESLOTEN = ("uitgevoerd", "vervallen")
"""Follow-ups after which a decision is no longer open."""


@dataclass(frozen=True, slots=True)
class _Gewogen:
    """A point with its place: kinds in order of urgency, within a kind the longest waiting first."""

    rang: int
    wacht: int
    punt: Aandachtspunt

    def plaats(self) -> tuple[int, int]:
        return self.rang, -self.wacht


@dataclass(frozen=True, slots=True)
class _Groep:
    """A fiche or hefboom with its promises beside their verdicts."""

    oordeel: FicheOordeel
    naam: Soortnaam
    paren: tuple[tuple[Toezegging, MaatregelOordeel], ...]


def aandachtspunten(
    plan: Plan,
    beeld: Jaarbeeld,
    fiches: Sequence[FicheOordeel],
    hefbomen: Sequence[FicheOordeel],
    indicatoren: Sequence[IndicatorOordeel],
    peil: Peil,
) -> tuple[Aandachtspunt, ...]:
    """What is late, overdue, blocked, without figure, without judgement, stale, never reported; in that order.

    Within a kind what waits longest comes first, and then the plan's order. `SAMEN_VANAF` stale or unreported measures
    of one fiche become one point about the fiche.
    """
    if peil.buiten:
        return ()
    groepen = [
        *(_Groep(o, MAATREGEL, tuple(zip(f.maatregelen, o.maatregelen, strict=True)))
          for f, o in zip(plan.fiches, fiches, strict=True)),
        *(_Groep(o, TOEZEGGING, tuple(zip(h.toezeggingen, o.maatregelen, strict=True)))
          for h, o in zip(plan.hefbomen, hefbomen, strict=True)),
    ]  # fmt: skip
    punten = [
        *_te_laat(groepen, peil),
        *_besluiten(beeld, peil),
        *_geblokkeerd(groepen),
        *_kerncijfers(indicatoren, peil),
        *_oordelen(beeld, fiches, peil),
        *_verouderd(groepen, peil),
        *_zonder_melding(groepen),
        *_oude_cijfers(indicatoren, peil),
    ]
    return tuple(gewogen.punt for gewogen in sorted(punten, key=_Gewogen.plaats))


def _te_laat(groepen: Sequence[_Groep], peil: Peil) -> Iterator[_Gewogen]:
    for groep in groepen:
        for belofte, oordeel in groep.paren:
            termijn = termijn_van(belofte, peil)
            if oordeel.te_laat and termijn is not None:
                dag = datum(termijn)
                tekst = f"{oordeel.titel}: de termijn van {dag} is verstreken en uitvoering is niet gemeld."
                if belofte.ritme == Eenmalig():
                    tekst = f"{oordeel.titel}: het plan liep af op {dag} en uitvoering is niet gemeld."
                yield _Gewogen(0, (peil.peildag - termijn).days, _over(oordeel, "te-laat", tekst))


def _geblokkeerd(groepen: Sequence[_Groep]) -> Iterator[_Gewogen]:
    for groep in groepen:
        for _, oordeel in groep.paren:
            if oordeel.stand.oordeel == "geblokkeerd" and oordeel.status_datum is not None:
                tekst = f"{oordeel.titel}: geblokkeerd volgens de melding van {datum(oordeel.status_datum)}."
                yield _Gewogen(2, oordeel.dagen or 0, _over(oordeel, "geblokkeerd", tekst))


def _verouderd(groepen: Sequence[_Groep], peil: Peil) -> Iterator[_Gewogen]:
    for groep in groepen:
        oud = [
            oordeel
            for belofte, oordeel in groep.paren
            if oordeel.stand.oordeel == "onbekend"
            and not oordeel.te_laat
            and oordeel.dagen is not None
            and oordeel.dagen > houdbaar(belofte.ritme, oordeel.status, peil.drempels)
        ]
        oudste = max((oordeel.dagen or 0 for oordeel in oud), default=0)
        if len(oud) >= SAMEN_VANAF:
            tekst = (
                f"{groep.oordeel.titel}: van {_van(len(oud), groep)} is de laatste melding te oud; "
                f"de oudste is {dagen(oudste)} oud."
            )
            yield _Gewogen(5, oudste, _samen(groep, "verouderd", tekst, oud))
            continue
        for oordeel in oud:
            tekst = f"{oordeel.titel}: de laatste melding is {dagen(oordeel.dagen or 0)} oud."
            yield _Gewogen(5, oordeel.dagen or 0, _over(oordeel, "verouderd", tekst))


def _zonder_melding(groepen: Sequence[_Groep]) -> Iterator[_Gewogen]:
    for groep in groepen:
        stil = [oordeel for _, oordeel in groep.paren if oordeel.laatste_datum is None and not oordeel.te_laat]
        if len(stil) >= SAMEN_VANAF:
            tekst = f"{groep.oordeel.titel}: over {_van(len(stil), groep)} is nog niets gemeld."
            yield _Gewogen(6, len(stil), _samen(groep, "zonder-melding", tekst, stil))
            continue
        for oordeel in stil:
            yield _Gewogen(6, 1, _over(oordeel, "zonder-melding", f"{oordeel.titel}: er is nog niets gemeld."))


def _van(aantal: int, groep: _Groep) -> str:
    """`alle 12 maatregelen`, `5 van de 12 maatregelen`."""
    totaal = len(groep.paren)
    return f"{'alle' if aantal == totaal else f'{aantal} van de'} {totaal} {groep.naam.meer}"


def _over(
    oordeel: MaatregelOordeel, soort: Literal["te-laat", "geblokkeerd", "verouderd", "zonder-melding"], tekst: str
) -> Aandachtspunt:
    return Aandachtspunt(soort, oordeel.naam, tekst, oordeel.klasse)


def _samen(
    groep: _Groep, soort: Literal["verouderd", "zonder-melding"], tekst: str, leden: Sequence[MaatregelOordeel]
) -> Aandachtspunt:
    klasse = strengste(groep.oordeel.klasse, *(lid.klasse for lid in leden))
    return Aandachtspunt(soort, groep.oordeel.sleutel, tekst, klasse)


# --- decisions, judgements, figures ------------------------------------------------------------------------------


def is_open(opvolgingen: Sequence[Gebeurtenis]) -> bool:
    """Whether a decision still asks for something, by the last of its follow-ups."""
    standen = [event.inhoud.stand for event in opvolgingen if isinstance(event.inhoud, BesluitOpvolging)]
    return not standen or standen[-1] not in GESLOTEN


def _besluiten(beeld: Jaarbeeld, peil: Peil) -> Iterator[_Gewogen]:
    """Decisions are open or closed today, whatever year is looked at: the day counted to is today."""
    for besluit, opvolgingen in beeld.besluiten:
        inhoud = besluit.inhoud
        if not isinstance(inhoud, Besluit) or not is_open(opvolgingen):
            continue
        if inhoud.termijn is not None:
            wacht = (peil.vandaag - inhoud.termijn).days
            if wacht <= 0:
                continue
            waarom = f"{dagen(wacht)} over de termijn van {datum(inhoud.termijn)}"
        else:
            wacht = (peil.vandaag - besluit.datum).days
            if wacht <= BESLUIT_ZONDER_TERMIJN_DAGEN:
                continue
            waarom = f"al {dagen(wacht)} open, zonder termijn"
        tekst = f"Besluit “{inhoud.titel}” van {datum(besluit.datum)}: {waarom}."
        yield _Gewogen(1, wacht, Aandachtspunt("besluit", besluit.onderwerp, tekst, besluit.klasse))


def _oordelen(beeld: Jaarbeeld, fiches: Sequence[FicheOordeel], peil: Peil) -> Iterator[_Gewogen]:
    """Once the year is over every fiche is judged by a person."""
    if not peil.voorbij:
        return
    for fiche in fiches:
        if fiche.sleutel not in beeld.beoordelingen:
            tekst = f"{fiche.titel}: het oordeel van de korpsleiding over {peil.jaar} ontbreekt."
            yield _Gewogen(4, 0, Aandachtspunt("oordeel-ontbreekt", fiche.sleutel, tekst, fiche.klasse))


def _kerncijfers(indicatoren: Sequence[IndicatorOordeel], peil: Peil) -> Iterator[_Gewogen]:
    """A kernindicator has a figure for every year that is over."""
    if not peil.voorbij:
        return
    for indicator in indicatoren:
        if indicator.kernindicator and indicator.nu is None:
            tekst = f"{indicator.naam}: het cijfer van {peil.jaar} ontbreekt, en dit is een kernindicator."
            yield _Gewogen(3, 0, Aandachtspunt("cijfer-ontbreekt", indicator.sleutel, tekst, indicator.klasse))


def _oude_cijfers(indicatoren: Sequence[IndicatorOordeel], peil: Peil) -> Iterator[_Gewogen]:
    """Figures with a direction whose last year ended longer ago than the threshold, or that were never known."""
    for indicator in indicatoren:
        if indicator.richting == "neutraal" or (indicator.kernindicator and peil.voorbij):
            continue
        laatste, maanden = verouderd(indicator.reeks, peil)
        if laatste is None:
            tekst = f"{indicator.naam}: er is nog geen enkel cijfer."
        elif maanden < peil.drempels.vers_indicator_maanden:
            continue
        else:
            tekst = f"{indicator.naam}: het laatste cijfer is dat van {laatste.jaar}."
        punt = Aandachtspunt("cijfer-ontbreekt", indicator.sleutel, tekst, indicator.klasse)
        yield _Gewogen(7, maanden, punt)
