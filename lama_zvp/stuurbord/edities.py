"""What an edition may see: plan, year and verdicts without anything above its class, before a word is written.

The document of an edition is built from these filtered values alone. So a text, a title, a count or a verdict that
rests on something hidden cannot reach any format of it: the verdicts are reached anew on what is left.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from lama_zvp.assess.jaar import beoordeel_jaar, kernindicator
from lama_zvp.assess.model import FicheOordeel, Jaaroordeel, Verdict
from lama_zvp.journal.beeld import Jaarbeeld, Maatregelbeeld
from lama_zvp.journal.events import Gebeurtenis
from lama_zvp.plan.check import Bevinding, controleer
from lama_zvp.plan.model import KLASSEN, Editie, Klasse, Plan
from lama_zvp.plan.names import Naamregister, strengste
from lama_zvp.plan.zicht import naamklassen, verborgen_namen, zichtbaar
from lama_zvp.stuurbord.onderdrukken import GEEN_ONTHOUDING, Onthouding, onderdruk


@dataclass(frozen=True)
class Inzage:
    """Everything one edition may see of one year. `verborgen` are the plan's names that it may not."""

    plan: Plan
    beeld: Jaarbeeld
    oordeel: Jaaroordeel
    vandaag: date
    editie: Editie
    bevindingen: tuple[Bevinding, ...]
    onthouding: Onthouding
    verborgen: frozenset[str]

    @cached_property
    def namen(self) -> Naamregister:
        return Naamregister(self.plan)

    @property
    def volledig(self) -> bool:
        """Whether this edition shows every class, so that nothing can be concluded from a gap in the numbering."""
        return self.editie.klasse == KLASSEN[-1]

    def nummer(self, gebeurtenis: Gebeurtenis) -> int | None:
        """The number of an entry, in editions that show numbers."""
        return gebeurtenis.volgnr if self.volledig else None

    def ziet(self, klasse: Klasse) -> bool:
        return _mag(klasse, self.editie.klasse)


def redigeer_voor(
    plan: Plan,
    beeld: Jaarbeeld,
    oordeel: Jaaroordeel,
    vandaag: date,
    editie: Editie,
    bevindingen: Sequence[Bevinding] = (),
) -> Inzage:
    """What `editie` may see. An edition that shows everything gets exactly what was given.

    A `beeld` that counts stricter entries than the edition shows loses every total in which they may be counted; one
    that was asked up to the edition's class and with `ziet_voor` keeps them.
    """
    if editie.klasse == KLASSEN[-1] and editie.onderdruk_onder is None:
        return Inzage(plan, beeld, oordeel, vandaag, editie, tuple(bevindingen), GEEN_ONTHOUDING, frozenset())
    klassen = naamklassen(plan)
    verborgen = verborgen_namen(plan, editie.klasse)
    # Who expects what is for the talks with each of them, and in no edition.
    over = zichtbaar(plan, editie.klasse).model_copy(update={"overleg": ()})
    open_punten = controleer(over) if bevindingen else ()
    over, gezien, onthouding = onderdruk(over, _beeld(beeld, klassen, editie.klasse), editie)
    opnieuw = onthouding.verklaar(_zonder_leegte(beoordeel_jaar(over, gezien, vandaag)))
    return Inzage(over, gezien, opnieuw, vandaag, editie, open_punten, onthouding, verborgen)


def _zonder_leegte(oordeel: Jaaroordeel) -> Jaaroordeel:
    """Does not say that the plan names nothing where this edition may only show nothing."""

    def fiche(deel: FicheOordeel) -> FicheOordeel:
        if not deel.maatregelen:
            deel = replace(deel, uitvoering=Verdict("onbekend", ("Deze editie toont hier geen maatregel.",)))
        if not kernindicator(deel.indicatoren):
            deel = replace(deel, effect=Verdict("onvoldoende-gegevens", ("Deze editie toont hier geen kerncijfer.",)))
        return deel

    return replace(oordeel, fiches=tuple(map(fiche, oordeel.fiches)), hefbomen=tuple(map(fiche, oordeel.hefbomen)))


def ziet_voor(plan: Plan, editie: Editie) -> Callable[[str], bool]:
    """Whether a subject may be in the year that this edition is built from; what the plan no longer knows may not.

    The year itself is asked with `tot_klasse=editie.klasse` and this as `ziet`, so that its totals hold.
    """
    klassen = naamklassen(plan)

    def ziet(onderwerp: str) -> bool:
        return _mag(klassen.get(onderwerp, KLASSEN[-1]), editie.klasse)

    return ziet


def _mag(klasse: Klasse, tot: Klasse) -> bool:
    return KLASSEN.index(klasse) <= KLASSEN.index(tot)


def _zichtbaar(event: Gebeurtenis, klassen: dict[str, Klasse], tot: Klasse) -> bool:
    """By its own class and by that of its subject; what the plan no longer knows counts as strictest."""
    onderwerp = klassen.get(event.onderwerp, KLASSEN[-1]) if event.onderwerp else KLASSEN[0]
    return _mag(strengste(event.klasse, onderwerp), tot)


# --- the year ----------------------------------------------------------------------------------------------------


def _beeld(beeld: Jaarbeeld, klassen: dict[str, Klasse], tot: Klasse) -> Jaarbeeld:
    """The year without what is hidden; totals that may count hidden entries are given up."""

    def ziet(event: Gebeurtenis) -> bool:
        return _zichtbaar(event, klassen, tot)

    zeker = _mag(beeld.tot_klasse, tot)
    zonder_verborgen = zeker and all(_mag(klassen.get(naam, KLASSEN[-1]), tot) for naam in beeld.maatregelen)
    maatregelen = {
        naam: beeld_ if zeker else _maatregel(beeld_, ziet)
        for naam, beeld_ in beeld.maatregelen.items()
        if _mag(klassen.get(naam, KLASSEN[-1]), tot)
    }
    metingen = {
        sleutel: tuple(filter(ziet, events))
        for sleutel, events in beeld.metingen.items()
        if _mag(klassen.get(sleutel, KLASSEN[-1]), tot)
    }
    besluiten = tuple((besluit, tuple(filter(ziet, op))) for besluit, op in beeld.besluiten if ziet(besluit))
    beoordelingen = {naam: event for naam, event in beeld.beoordelingen.items() if ziet(event)}
    gezien = replace(
        beeld,
        maatregelen={naam: m for naam, m in maatregelen.items() if m.laatste is not None},
        metingen={sleutel: events for sleutel, events in metingen.items() if events},
        beoordelingen=beoordelingen,
        besluiten=besluiten,
        per_gemeente=beeld.per_gemeente if zonder_verborgen else {},
        tot_klasse=tot,
    )
    return gezien if zonder_verborgen else replace(gezien, laatste_datum=_laatste_datum(gezien))


def _maatregel(beeld: Maatregelbeeld, ziet: Callable[[Gebeurtenis], bool]) -> Maatregelbeeld:
    """A measure seen through entries of which some may be hidden, and of which only the newest are known."""
    recent = tuple(filter(ziet, beeld.recent))
    alles_bekend = beeld.meldingen <= len(beeld.recent)
    aantallen = [event.aantal for event in recent if event.aantal is not None]
    ouder = [event for event in (beeld.laatste, beeld.laatste_status) if event is not None and ziet(event)]
    return Maatregelbeeld(
        onderwerp=beeld.onderwerp,
        laatste_status=next((e for e in (*recent, *ouder) if e.status is not None), None),
        laatste=next(iter((*recent, *ouder)), None),
        aantal=sum(aantallen) if aantallen and alles_bekend else None,
        meldingen=len(recent),
        recent=recent,
    )


def _laatste_datum(beeld: Jaarbeeld) -> date | None:
    events = [
        *(e for m in beeld.maatregelen.values() for e in m.recent),
        *(e for reeks in beeld.metingen.values() for e in reeks),
        *beeld.beoordelingen.values(),
        *(e for besluit, opvolgingen in beeld.besluiten for e in (besluit, *opvolgingen)),
    ]
    return max((e.datum for e in events if e.datum.year == beeld.jaar), default=None)
