"""One year of the plan judged: every fiche, hefboom and indicator with its four verdicts, and what asks for a hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from lama_zvp.assess.aandacht import aandachtspunten
from lama_zvp.assess.actualiteit import beoordeel_actualiteit
from lama_zvp.assess.effect import beoordeel_indicator
from lama_zvp.assess.groep import beoordeel_groep, beoordeel_lagen
from lama_zvp.assess.model import (
    Effect,
    FicheOordeel,
    IndicatorOordeel,
    Jaaroordeel,
    MaatregelOordeel,
    Verdict,
    Zekerheid,
)
from lama_zvp.assess.peil import Peil, peil
from lama_zvp.assess.uitvoering import beoordeel_belofte
from lama_zvp.assess.voorstel import stel_voor
from lama_zvp.assess.woorden import MAATREGEL, TOEZEGGING, Soortnaam
from lama_zvp.journal.beeld import Jaarbeeld
from lama_zvp.plan.model import Actiefiche, Hefboom, Klasse, Plan, Toezegging
from lama_zvp.plan.names import strengste

KORTE_TITEL: Final = 24
"""Longest short title, as of a fiche."""


def beoordeel_jaar(plan: Plan, beeld: Jaarbeeld, vandaag: date) -> Jaaroordeel:
    """The year of `beeld` as it stands on `vandaag`; depends on nothing else and changes nothing."""
    gezien = peil(plan, beeld.jaar, vandaag)
    indicatoren = {
        i.sleutel: beoordeel_indicator(i, beeld.metingen.get(i.sleutel, ()), gezien) for i in plan.indicatoren
    }
    fiches = tuple(_fiche(plan, fiche, beeld, indicatoren, gezien) for fiche in plan.fiches)
    hefbomen = tuple(_hefboom(hefboom, beeld, indicatoren, gezien) for hefboom in plan.hefbomen)
    return Jaaroordeel(
        jaar=beeld.jaar,
        vandaag=vandaag,
        peildag=gezien.peildag,
        fiches=fiches,
        hefbomen=hefbomen,
        indicatoren=indicatoren,
        vervallen=_vervallen(beeld, (*fiches, *hefbomen), indicatoren),
        aandacht=aandachtspunten(plan, beeld, fiches, hefbomen, tuple(indicatoren.values()), gezien),
        meldingen=sum(maatregel.meldingen for maatregel in beeld.maatregelen.values()),
    )


def _fiche(
    plan: Plan, fiche: Actiefiche, beeld: Jaarbeeld, indicatoren: Mapping[str, IndicatorOordeel], gezien: Peil
) -> FicheOordeel:
    maatregelen = tuple(
        _belofte(f"{fiche.sleutel}.{m.laag}.{m.sleutel}", m, fiche.klasse, beeld, gezien) for m in fiche.maatregelen
    )
    oordeel = _samen(fiche, maatregelen, indicatoren, gezien, MAATREGEL)
    return replace(
        oordeel, korte_titel=fiche.korte_titel, lagen=beoordeel_lagen(plan.lagen_van(fiche), maatregelen, gezien)
    )


def _hefboom(
    hefboom: Hefboom, beeld: Jaarbeeld, indicatoren: Mapping[str, IndicatorOordeel], gezien: Peil
) -> FicheOordeel:
    sleutel = f"hefboom.{hefboom.sleutel}"
    toezeggingen = tuple(
        _belofte(f"{sleutel}.{t.sleutel}", t, hefboom.klasse, beeld, gezien) for t in hefboom.toezeggingen
    )
    oordeel = _samen(hefboom, toezeggingen, indicatoren, gezien, TOEZEGGING)
    return replace(oordeel, sleutel=sleutel, korte_titel=_ingekort(hefboom.titel))


def _belofte(naam: str, belofte: Toezegging, klasse: Klasse, beeld: Jaarbeeld, gezien: Peil) -> MaatregelOordeel:
    eigen = klasse if belofte.klasse is None else strengste(klasse, belofte.klasse)
    return beoordeel_belofte(naam, belofte, eigen, beeld.maatregelen.get(naam), gezien)


def _samen(
    groep: Actiefiche | Hefboom,
    maatregelen: tuple[MaatregelOordeel, ...],
    indicatoren: Mapping[str, IndicatorOordeel],
    gezien: Peil,
    naam: Soortnaam,
) -> FicheOordeel:
    eigen = tuple(indicatoren[sleutel] for sleutel in groep.indicatoren)
    kern = kernindicator(eigen)
    uitvoering = beoordeel_groep(maatregelen, gezien, naam)
    voorstel, waarom = stel_voor(uitvoering.oordeel, kern)
    return FicheOordeel(
        sleutel=groep.sleutel,
        titel=groep.titel,
        korte_titel=groep.titel,
        klasse=groep.klasse,
        verantwoordelijke=groep.verantwoordelijke,
        uitvoering=uitvoering,
        effect=_effect(kern, eigen),
        zekerheid=_zekerheid(kern),
        actualiteit=beoordeel_actualiteit(maatregelen, gezien, naam),
        lagen=(),
        maatregelen=maatregelen,
        indicatoren=eigen,
        voorstel=voorstel,
        voorstel_redenen=waarom,
    )


def kernindicator(indicatoren: Sequence[IndicatorOordeel]) -> IndicatorOordeel | None:
    """The one that speaks for a fiche: the first in its own order that the plan marks as such."""
    return next((indicator for indicator in indicatoren if indicator.kernindicator), None)


def _effect(kern: IndicatorOordeel | None, eigen: Sequence[IndicatorOordeel]) -> Verdict[Effect]:
    if kern is not None:
        return Verdict(kern.effect.oordeel, (f"Kernindicator: {kern.naam}.", *kern.effect.redenen))
    if eigen:
        return Verdict("onvoldoende-gegevens", ("Het plan duidt hier geen kernindicator aan.",))
    return Verdict("onvoldoende-gegevens", ("Het plan noemt hier geen indicator: of het werkt, is niet te meten.",))


def _zekerheid(kern: IndicatorOordeel | None) -> Verdict[Zekerheid]:
    if kern is None:
        return Verdict("onbekend", ("Zonder kernindicator is er geen cijfer om op te vertrouwen.",))
    return kern.zekerheid


def _vervallen(
    beeld: Jaarbeeld, groepen: Sequence[FicheOordeel], indicatoren: Mapping[str, IndicatorOordeel]
) -> tuple[str, ...]:
    bekend = {groep.sleutel for groep in groepen} | {m.naam for groep in groepen for m in groep.maatregelen}
    namen = {*(set(beeld.maatregelen) - bekend), *(set(beeld.metingen) - set(indicatoren))}
    return tuple(sorted(namen))


def _ingekort(titel: str) -> str:
    """A title that fits where a fiche's short title does: cut at a word, and the cut is shown."""
    if len(titel) <= KORTE_TITEL:
        return titel
    kort = titel[:KORTE_TITEL].rpartition(" ")[0] or titel[: KORTE_TITEL - 1]
    return kort.rstrip(" ,;") + "…"
