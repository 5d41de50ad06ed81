"""Indicators as the document shows them: series, comparisons in words, hidden small counts."""

from __future__ import annotations

from decimal import Decimal

from lama_zvp.assess.model import IndicatorOordeel, Toets
from lama_zvp.assess.model import Punt as GemetenPunt
from lama_zvp.assess.model import Regelkaart as GemetenRegelkaart
from lama_zvp.plan.model import Indicator
from lama_zvp.stuurbord.build.woorden import afgerond
from lama_zvp.stuurbord.edities import Inzage
from lama_zvp.stuurbord.stukken import (
    Doel,
    Effectoordeel,
    Elders,
    Indicatordeel,
    Punt,
    Reeksbreuk,
    Regelkaart,
    Uitschieter,
    Vergelijking,
    Zekerheidsoordeel,
)


def indicatordeel(inzage: Inzage, oordeel: IndicatorOordeel) -> Indicatordeel:
    """One indicator with everything that the edition may show of it."""
    indicator = next(i for i in inzage.plan.indicatoren if i.sleutel == oordeel.sleutel)
    jaar = inzage.oordeel.jaar
    doelen = tuple(Doel(jaar=j, waarde=d.waarde, bron=d.bron) for j, d in sorted(indicator.streefwaarden.items()))
    return Indicatordeel(
        sleutel=indicator.sleutel,
        naam=indicator.naam,
        eenheid=indicator.eenheid,
        soort=indicator.soort,
        aard=indicator.aard,
        richting=indicator.richting,
        klasse=indicator.klasse,
        kernindicator=indicator.kernindicator,
        groep=indicator.groep or "",
        omschrijving=indicator.omschrijving or "",
        bron=indicator.bron,
        reeks=reeks(inzage, oordeel),
        nulmeting=_verborgen(inzage, indicator, max(indicator.nulmeting, default=0)) or _punt(oordeel.nulmeting),
        vorig=_verborgen(inzage, indicator, jaar - 1) or _punt(oordeel.vorig),
        nu=_verborgen(inzage, indicator, jaar) or _punt(oordeel.nu),
        streefwaarden=doelen,
        doel=next((doel for doel in doelen if doel.jaar == oordeel.streefjaar), None),
        vergelijkingen=tuple(_vergelijking(toets, inzage.plan.drempels.alfa) for toets in oordeel.toetsen),
        effect=Effectoordeel(oordeel=oordeel.effect.oordeel, redenen=oordeel.effect.redenen),
        zekerheid=Zekerheidsoordeel(oordeel=oordeel.zekerheid.oordeel, redenen=oordeel.zekerheid.redenen),
        marge=None if oordeel.marge is None else afgerond(oordeel.marge, 2),
        reeksbreuken=tuple(Reeksbreuk(jaar=b.jaar, reden=b.reden) for b in indicator.reeksbreuken),
        elders=_elders(indicator),
        regelkaart=_regelkaart(oordeel.regelkaart) if oordeel.regelkaart else None,
        waarschuwingen=oordeel.waarschuwingen,
    )


def reeks(inzage: Inzage, oordeel: IndicatorOordeel) -> tuple[Punt, ...]:
    """Every known figure of the zone in order of period, the hidden ones marked."""
    punten = {punt.periode: punt for punt in map(_punt, oordeel.reeks) if punt is not None}
    for sleutel, gemeente, periode in (*inzage.onthouding.klein, *inzage.onthouding.herleidbaar):
        if sleutel == oordeel.sleutel and not gemeente:
            punten[periode] = verborgen_punt(inzage, (sleutel, "", periode))
    return tuple(punten[periode] for periode in sorted(punten))


def verborgen_punt(inzage: Inzage, plaats: tuple[str, str, str]) -> Punt:
    """A figure that exists and is not shown."""
    return Punt(
        periode=plaats[2],
        jaar=int(plaats[2][:4]),
        waarde=None,
        kleiner_dan=inzage.onthouding.klein.get(plaats),
        niet_getoond=plaats in inzage.onthouding.herleidbaar,
    )


def p_in_woorden(p: Decimal, alfa: Decimal) -> str:
    """What a two-sided p-value says about chance, and no more than that."""
    if p < Decimal("0.001"):
        return "toeval alleen verklaart dit verschil nagenoeg niet"
    if p < alfa:
        return "toeval alleen verklaart dit verschil moeilijk"
    if p < Decimal("0.3"):
        return "toeval kan dit verschil verklaren"
    return "toeval verklaart zo'n verschil gemakkelijk"


def _verborgen(inzage: Inzage, indicator: Indicator, jaar: int) -> Punt | None:
    plaats = (indicator.sleutel, "", str(jaar))
    return verborgen_punt(inzage, plaats) if inzage.onthouding.telt(plaats) else None


def _punt(punt: GemetenPunt | None) -> Punt | None:
    if punt is None:
        return None
    return Punt(
        periode=punt.periode,
        jaar=punt.jaar,
        waarde=punt.waarde,
        n=punt.n,
        voorlopig=punt.voorlopig,
        gedrukt=punt.gedrukt,
        tussenstand=punt.tussenstand,
        bron=punt.bron,
    )


def _vergelijking(toets: Toets, alfa: Decimal) -> Vergelijking:
    oud, nieuw = _punt(toets.oud), _punt(toets.nieuw)
    p = None if toets.p is None else afgerond(toets.p, 5)
    assert oud is not None
    assert nieuw is not None
    return Vergelijking(
        tegenover=toets.tegenover,
        oud=oud,
        nieuw=nieuw,
        verschil=toets.verschil,
        relatief=None if toets.relatief is None else afgerond(toets.relatief * 100, 1),
        p=p,
        p_woorden="" if p is None else p_in_woorden(p, alfa),
        effect=Effectoordeel(oordeel=toets.effect.oordeel, redenen=toets.effect.redenen),
        methode=toets.methode,
    )


def _regelkaart(kaart: GemetenRegelkaart) -> Regelkaart:
    return Regelkaart(
        ritme=kaart.ritme,
        punten=tuple(punt for punt in map(_punt, kaart.punten) if punt is not None),
        gemiddelde=afgerond(kaart.gemiddelde, 2),
        ondergrens=afgerond(kaart.ondergrens, 2),
        bovengrens=afgerond(kaart.bovengrens, 2),
        uitschieters=tuple(Uitschieter(soort=s.soort, kant=s.kant, van=s.van, tot=s.tot) for s in kaart.signalen),
    )


def _elders(indicator: Indicator) -> tuple[Elders, ...]:
    return tuple(
        Elders(
            naam=plek.naam,
            punten=tuple(
                Punt(periode=str(jaar), jaar=jaar, waarde=c.waarde, n=c.n, voorlopig=c.voorlopig, gedrukt=True)
                for jaar, c in sorted(plek.cijfers.items())
            ),
        )
        for plek in indicator.vergelijking
    )
