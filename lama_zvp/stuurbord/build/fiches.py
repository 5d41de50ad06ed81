"""Sections 3 and 4: a fiche or a hefboom with its verdicts, the person's judgement, measures and figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lama_zvp.assess.model import FicheOordeel
from lama_zvp.journal.events import Beoordeling
from lama_zvp.plan.model import Actiefiche, Hefboom
from lama_zvp.stuurbord.build.cijfers import indicatordeel
from lama_zvp.stuurbord.build.maatregelen import lagen, lege_lagen
from lama_zvp.stuurbord.build.woorden import MAX_TOELICHTING, ingekort
from lama_zvp.stuurbord.edities import Inzage
from lama_zvp.stuurbord.model import Fichedeel
from lama_zvp.stuurbord.stukken import (
    Actualiteitsoordeel,
    Beoordelingsdeel,
    Effectoordeel,
    Passage,
    Uitvoeringsoordeel,
    Zekerheidsoordeel,
)


def fichedelen(inzage: Inzage, gevraagd: Mapping[str, Sequence[str]]) -> tuple[Fichedeel, ...]:
    """Section 3; `gevraagd` gives per fiche key the codes of its beslispunten."""
    oordelen = {oordeel.sleutel: oordeel for oordeel in inzage.oordeel.fiches}
    return tuple(
        _deel(inzage, oordelen[fiche.sleutel], fiche, f"3.{nummer}", gevraagd)
        for nummer, fiche in enumerate(inzage.plan.fiches, 1)
    )


def hefboomdelen(inzage: Inzage, gevraagd: Mapping[str, Sequence[str]]) -> tuple[Fichedeel, ...]:
    """Section 4."""
    oordelen = {oordeel.sleutel: oordeel for oordeel in inzage.oordeel.hefbomen}
    return tuple(
        _deel(inzage, oordelen[f"hefboom.{hefboom.sleutel}"], hefboom, f"4.{nummer}", gevraagd)
        for nummer, hefboom in enumerate(inzage.plan.hefbomen, 1)
    )


def korte_titel(oordeel: FicheOordeel) -> str:
    """What a fiche is called in passing: its own short title, and for a hefboom the whole one."""
    return oordeel.titel if oordeel.sleutel.startswith("hefboom.") else oordeel.korte_titel


def beoordelingsdeel(inzage: Inzage, naam: str) -> Beoordelingsdeel | None:
    """The last counting judgement of this fiche for the year."""
    event = inzage.beeld.beoordelingen.get(naam)
    if event is None or not isinstance(event.inhoud, Beoordeling):
        return None
    return Beoordelingsdeel(
        oordeel=event.inhoud.oordeel,
        toelichting=_kort(event.inhoud.toelichting),
        bijsturing=_kort(event.inhoud.bijsturing),
        datum=event.datum,
        nummer=inzage.nummer(event),
        klasse=event.klasse,
    )


def _deel(
    inzage: Inzage,
    oordeel: FicheOordeel,
    bron: Actiefiche | Hefboom,
    nummer: str,
    gevraagd: Mapping[str, Sequence[str]],
) -> Fichedeel:
    doelstellingen = bron.doelstellingen if isinstance(bron, Actiefiche) else ()
    return Fichedeel(
        nummer=nummer,
        soort="fiche" if isinstance(bron, Actiefiche) else bron.soort,
        sleutel=oordeel.sleutel,
        titel=bron.titel,
        korte_titel=korte_titel(oordeel),
        klasse=bron.klasse,
        verantwoordelijke=bron.verantwoordelijke or "",
        doelstellingen=tuple(Passage(tekst=p.tekst, bron=p.bron) for p in doelstellingen),
        uitvoering=Uitvoeringsoordeel(oordeel=oordeel.uitvoering.oordeel, redenen=oordeel.uitvoering.redenen),
        effect=Effectoordeel(oordeel=oordeel.effect.oordeel, redenen=oordeel.effect.redenen),
        zekerheid=Zekerheidsoordeel(oordeel=oordeel.zekerheid.oordeel, redenen=oordeel.zekerheid.redenen),
        actualiteit=Actualiteitsoordeel(oordeel=oordeel.actualiteit.oordeel, redenen=oordeel.actualiteit.redenen),
        voorstel=oordeel.voorstel,
        voorstel_redenen=oordeel.voorstel_redenen,
        beoordeling=beoordelingsdeel(inzage, oordeel.sleutel),
        lagen=lagen(inzage, oordeel),
        leeg=lege_lagen(inzage, oordeel),
        indicatoren=tuple(indicatordeel(inzage, deel) for deel in oordeel.indicatoren),
        gevraagd=tuple(gevraagd.get(oordeel.sleutel, ())),
        bron=bron.bron,
    )


def _kort(tekst: str) -> str:
    return ingekort(tekst, MAX_TOELICHTING)[0]
