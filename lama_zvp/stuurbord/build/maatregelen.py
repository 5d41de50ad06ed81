"""Measures and commitments as the document shows them: last status, realised against planned, evidence."""

from __future__ import annotations

from lama_zvp.assess.model import FicheOordeel, LaagOordeel, MaatregelOordeel
from lama_zvp.assess.uitvoering import houdbaar
from lama_zvp.assess.woorden import opsomming
from lama_zvp.journal.events import Gebeurtenis, Voortgang
from lama_zvp.plan.model import Eenmalig, Toezegging
from lama_zvp.stuurbord.build.woorden import MAX_MELDING, ingekort, ritme_in_woorden
from lama_zvp.stuurbord.edities import Inzage
from lama_zvp.stuurbord.stukken import (
    Bewijs,
    Laagdeel,
    Maatregeldeel,
    Maatregeloordeel,
    Melding,
    Telling,
    Uitvoeringsoordeel,
)
from lama_zvp.veilig import platte_tekst

GEWIST = "De tekst van deze melding is gewist."


def lagen(inzage: Inzage, fiche: FicheOordeel) -> tuple[Laagdeel, ...]:
    """The layers of a fiche in the plan's order, empty ones too; a hefboom has one part without a name."""
    delen = {naam: maatregeldeel(inzage, oordeel) for naam, oordeel in ((m.naam, m) for m in fiche.maatregelen)}
    if not fiche.lagen:
        return (Laagdeel(sleutel="", titel="", uitvoering=None, maatregelen=tuple(delen.values())),) if delen else ()
    return tuple(_laag(laag, fiche, delen) for laag in fiche.lagen)


def lege_lagen(inzage: Inzage, fiche: FicheOordeel) -> str:
    """A sentence that names the layers without measures; what an edition leaves out is not called empty."""
    leeg = [laag.titel for laag in fiche.lagen if not laag.aantal]
    if not leeg:
        return ""
    waar = f"in de {'laag' if len(leeg) == 1 else 'lagen'} {opsomming(leeg)}"
    return f"{'Het plan heeft' if inzage.volledig else 'Deze editie toont'} geen maatregel {waar}."


def _laag(laag: LaagOordeel, fiche: FicheOordeel, delen: dict[str, Maatregeldeel]) -> Laagdeel:
    maatregelen = tuple(delen[m.naam] for m in fiche.maatregelen if m.laag == laag.laag)
    uitvoering = Uitvoeringsoordeel(oordeel=laag.uitvoering.oordeel, redenen=laag.uitvoering.redenen)
    return Laagdeel(
        sleutel=laag.laag, titel=laag.titel, uitvoering=uitvoering if maatregelen else None, maatregelen=maatregelen
    )


def maatregeldeel(inzage: Inzage, oordeel: MaatregelOordeel) -> Maatregeldeel:
    """One measure in the year."""
    beeld = inzage.beeld.maatregelen.get(oordeel.naam)
    recent = beeld.recent if beeld else ()
    toezegging = inzage.namen.bij_naam.get(oordeel.naam)
    return Maatregeldeel(
        naam=oordeel.naam,
        titel=oordeel.titel,
        afgeleid=oordeel.afgeleid,
        klasse=oordeel.klasse,
        ritme=ritme_in_woorden(toezegging),
        termijn=toezegging.ritme.termijn if toezegging and isinstance(toezegging.ritme, Eenmalig) else None,
        gemeenten=_gemeenten(inzage, toezegging),
        stand=Maatregeloordeel(oordeel=oordeel.stand.oordeel, redenen=oordeel.stand.redenen),
        status=oordeel.status,
        status_datum=oordeel.status_datum,
        laatste_datum=oordeel.laatste_datum,
        dagen=oordeel.dagen,
        verouderd=_verouderd(inzage, oordeel, toezegging),
        gepland=oordeel.gepland,
        gerealiseerd=_gerealiseerd(inzage, oordeel),
        te_laat=oordeel.te_laat,
        gemeld=bool(recent),
        laatste=_melding(inzage, recent[0], oordeel) if recent else None,
        nummers=tuple(nummer for event in recent if (nummer := inzage.nummer(event)) is not None),
        bewijzen=tuple(
            Bewijs(verwijzing=event.inhoud.bewijs, datum=event.datum, nummer=inzage.nummer(event))
            for event in recent
            if isinstance(event.inhoud, Voortgang) and platte_tekst(event.inhoud.bewijs)
        ),
    )


def _verouderd(inzage: Inzage, oordeel: MaatregelOordeel, toezegging: Toezegging | None) -> bool:
    if oordeel.stand.oordeel != "onbekend" or oordeel.dagen is None or oordeel.status is None:
        return False
    ritme = toezegging.ritme if toezegging else None
    return oordeel.dagen > houdbaar(ritme, oordeel.status, inzage.plan.drempels)


def _gemeenten(inzage: Inzage, toezegging: Toezegging | None) -> tuple[str, ...]:
    sleutels = toezegging.gemeenten if toezegging else ()
    return tuple(g.naam for g in inzage.plan.zone.gemeenten if g.sleutel in sleutels)


def _gerealiseerd(inzage: Inzage, oordeel: MaatregelOordeel) -> Telling | None:
    if oordeel.naam in inzage.onthouding.aantallen:
        return Telling(aantal=None, kleiner_dan=inzage.onthouding.drempel)
    return None if oordeel.gerealiseerd is None else Telling(aantal=oordeel.gerealiseerd)


def _melding(inzage: Inzage, event: Gebeurtenis, oordeel: MaatregelOordeel) -> Melding:
    ruw = event.inhoud.tekst if isinstance(event.inhoud, Voortgang) else GEWIST
    tekst, korter = ingekort(ruw, MAX_MELDING)
    return Melding(
        nummer=inzage.nummer(event),
        datum=event.datum,
        status=event.status,
        aantal=_aantal(inzage, event, oordeel),
        gemeente=next((g.naam for g in inzage.plan.zone.gemeenten if g.sleutel == event.gemeente), event.gemeente),
        tekst=tekst,
        ingekort=korter,
        klasse=event.klasse,
    )


def _aantal(inzage: Inzage, event: Gebeurtenis, oordeel: MaatregelOordeel) -> Telling | None:
    """What one entry counted; where the edition hides small counts only actions that the plan counts are shown."""
    if event.aantal is None:
        return None
    drempel = inzage.onthouding.drempel
    if drempel is not None and oordeel.gepland is None:
        return None
    return Telling(aantal=event.aantal)
