"""What happened to the figures: an indicator in a year against its baseline, the year before and its target.

The verdict of an indicator is that against the baseline; where the plan prints none, that against the year before; and
without either, that against the target. The other comparisons stand beside it as reasons. A difference is described,
never explained: a change is not the effect of a measure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from lama_zvp.assess import statistiek
from lama_zvp.assess.model import Effect, IndicatorOordeel, Punt, Regelkaart, Signaal, Toets, Verdict
from lama_zvp.assess.peil import Peil
from lama_zvp.assess.reeks import delen, jaarpunt, reeks
from lama_zvp.assess.regelkaart import regelkaart
from lama_zvp.assess.streefwaarden import streefjaar, vergelijk_met_streefwaarde
from lama_zvp.assess.toetsen import als_aandeel, is_activiteit, spreiding_van, vergelijk
from lama_zvp.assess.voorgeschiedenis import herkomst
from lama_zvp.assess.woorden import INDICATIEF, waarde
from lama_zvp.assess.zekerheid import beoordeel_zekerheid
from lama_zvp.journal.events import Gebeurtenis
from lama_zvp.plan.model import Indicator
from lama_zvp.typografie import MAANDEN

ACTIVITEIT = "De streefwaarde geldt een activiteit: ze zegt wat er gedaan moet worden, niet of het veiliger wordt."
POLITIEWERK_DOEL = (
    "De streefwaarde geldt feiten die vooral door politiewerk aan het licht komen: meer vaststellingen kunnen op meer "
    "werk wijzen in plaats van op meer feiten."
)
POLITIEWERK = (
    "Deze feiten komen vooral door politiewerk aan het licht: meer vaststellingen kunnen op meer controles wijzen in "
    "plaats van op meer feiten, en minder vaststellingen op minder controles."
)


def beoordeel_indicator(indicator: Indicator, metingen: Sequence[Gebeurtenis], peil: Peil) -> IndicatorOordeel:
    """One indicator in the year of `peil`; `metingen` are its counting figures in order."""
    punten = reeks(indicator, metingen, peil.jaar)
    nulmeting = _nulmeting(indicator, punten)
    vorig, nu = jaarpunt(punten, peil.jaar - 1), jaarpunt(punten, peil.jaar)
    doel = streefjaar(indicator, peil.jaar)
    toetsen = tuple(_toetsen(indicator, punten, nulmeting, vorig, nu, doel, peil))
    kaart = regelkaart(indicator, punten, peil.jaar)
    return IndicatorOordeel(
        sleutel=indicator.sleutel,
        naam=indicator.naam,
        eenheid=indicator.eenheid,
        soort=indicator.soort,
        aard=indicator.aard,
        richting=indicator.richting,
        klasse=indicator.klasse,
        kernindicator=indicator.kernindicator,
        reeks=punten,
        nulmeting=nulmeting,
        vorig=vorig,
        nu=nu,
        streefwaarde=indicator.streefwaarden[doel].waarde if doel else None,
        streefjaar=doel,
        toetsen=toetsen,
        effect=_effect(indicator, punten, toetsen, nu, kaart, peil),
        zekerheid=beoordeel_zekerheid(indicator, punten, nu, nulmeting or vorig, peil),
        marge=marge(indicator, nu),
        waarschuwingen=(
            *_waarschuwingen(indicator, [nulmeting, vorig, nu]),
            *_uit_eerdere_plannen(indicator, metingen),
        ),
        regelkaart=kaart,
        door_politiewerk=indicator.door_politiewerk,
    )


def marge(indicator: Indicator, punt: Punt | None) -> Decimal | None:
    """Half the 95 % interval of a share, in percentage points; None for what is no share or has no sample size."""
    if indicator.soort != "percentage" or punt is None or punt.n is None:
        return None
    aandeel = als_aandeel(punt.waarde)
    return None if aandeel is None else Decimal(repr(round(100 * statistiek.marge(aandeel, punt.n), 4)))


def _nulmeting(indicator: Indicator, punten: Sequence[Punt]) -> Punt | None:
    """The last year that the plan prints; None when that one is empty, or later than the year looked at."""
    return jaarpunt(punten, max(indicator.nulmeting)) if indicator.nulmeting else None


def _toetsen(
    indicator: Indicator,
    punten: Sequence[Punt],
    nulmeting: Punt | None,
    vorig: Punt | None,
    nu: Punt | None,
    doel: int | None,
    peil: Peil,
) -> Iterator[Toets]:
    if nu is None:
        return
    spreiding = spreiding_van(indicator, punten)
    alfa = peil.drempels.alfa
    if nulmeting is not None and nulmeting.jaar < nu.jaar:
        yield vergelijk(indicator, "nulmeting", nulmeting, nu, spreiding, alfa)
    if vorig is not None:
        yield vergelijk(indicator, "vorig jaar", vorig, nu, spreiding, alfa)
    if doel is not None:
        yield vergelijk_met_streefwaarde(indicator, nu, doel, nulmeting)


def _effect(
    indicator: Indicator,
    punten: Sequence[Punt],
    toetsen: Sequence[Toets],
    nu: Punt | None,
    kaart: Regelkaart | None,
    peil: Peil,
) -> Verdict[Effect]:
    if peil.buiten:
        return Verdict("onvoldoende-gegevens", (peil.buiten,))
    kaartzinnen = tuple(_kaartzinnen(kaart, peil.jaar))
    if nu is None:
        return _zonder_jaarcijfer(indicator, punten, kaart, kaartzinnen, peil)
    if not toetsen:
        tekst = "Er is geen nulmeting, geen cijfer van vorig jaar en geen streefwaarde om mee te vergelijken."
        return Verdict("onvoldoende-gegevens", (tekst, *kaartzinnen))
    eerste = toetsen[0]
    redenen = dict.fromkeys(reden for toets in _verschillend(toetsen) for reden in toets.effect.redenen)
    oordeel = eerste.effect.oordeel
    slot: tuple[str, ...] = () if oordeel in ("onvoldoende-gegevens", "niet-vergelijkbaar") else (INDICATIEF,)
    if indicator.door_politiewerk and oordeel in ("gunstig", "ongunstig"):
        slot = (POLITIEWERK, INDICATIEF)
    return Verdict(oordeel, (*redenen, *kaartzinnen, *slot))


def _verschillend(toetsen: Sequence[Toets]) -> Iterator[Toets]:
    """The year before is not told again where it is itself the baseline."""
    for toets in toetsen:
        if toets.tegenover != "vorig jaar" or toets.oud.periode != toetsen[0].oud.periode or toets is toetsen[0]:
            yield toets


def _zonder_jaarcijfer(
    indicator: Indicator,
    punten: Sequence[Punt],
    kaart: Regelkaart | None,
    kaartzinnen: tuple[str, ...],
    peil: Peil,
) -> Verdict[Effect]:
    """No figure for the whole year: the control chart speaks where there is one, else nothing is known."""
    jaar = peil.jaar
    if kaart is not None and any(punt.jaar == jaar for punt in kaart.punten):
        signalen = [s for s in kaart.signalen if int(s.tot[:4]) == jaar]
        return Verdict(_kaartoordeel(indicator, signalen), (*(kaartzinnen or (_RUSTIG,)), INDICATIEF))
    stukken = delen(punten, jaar)
    deel = next(((soort, len(stuk)) for soort, stuk in stukken.items() if stuk), None)
    if not peil.voorbij and indicator.soort in ("telling", "bedrag"):
        redenen = [f"Het cijfer van {jaar} is er pas als het jaar om is."]
    else:
        redenen = [f"Voor {jaar} is nog geen cijfer ingevoerd."]
    if deel is not None:
        soort, aantal = deel
        totaal = "van de 12 maanden" if soort == "maand" else "van de 4 kwartalen"
        redenen.append(f"Ingevoerd zijn {aantal} {totaal}." if aantal > 1 else f"Ingevoerd is 1 {totaal}.")
    laatste = next((punt for punt in reversed(punten) if len(punt.periode) == 4 and punt.waarde is not None), None)
    if laatste is not None and laatste.waarde is not None:
        redenen.append(f"Het laatste cijfer is dat van {laatste.jaar}: {waarde(indicator, laatste.waarde)}.")
    return Verdict("onvoldoende-gegevens", tuple(redenen))


# --- the control chart in words ----------------------------------------------------------------------------------

_RUSTIG = "De reeks blijft binnen haar gewone schommeling."


def _kaartoordeel(indicator: Indicator, signalen: Sequence[Signaal]) -> Effect:
    """Only signals that all point the same way make a verdict."""
    if indicator.richting == "neutraal" or is_activiteit(indicator):
        return "neutraal"
    kanten = {signaal.kant for signaal in signalen}
    if len(kanten) != 1:
        return "geen-aantoonbaar-verschil"
    return "gunstig" if kanten == {"lager" if indicator.richting == "lager-beter" else "hoger"} else "ongunstig"


def _kaartzinnen(kaart: Regelkaart | None, jaar: int) -> Iterator[str]:
    if kaart is None:
        return
    for signaal in kaart.signalen:
        if int(signaal.tot[:4]) != jaar:
            continue
        if signaal.soort == "buiten-grens":
            yield f"{_in_woorden(signaal.tot).capitalize()} ligt {signaal.kant} dan de gewone schommeling van de reeks."
        else:
            van, tot = _in_woorden(signaal.van), _in_woorden(signaal.tot)
            yield f"Van {van} tot en met {tot} ligt de reeks onafgebroken {signaal.kant} dan haar gemiddelde."


def _in_woorden(periode: str) -> str:
    """`mei 2023`, `het eerste kwartaal van 2023`."""
    if "K" in periode:
        rang = ("eerste", "tweede", "derde", "vierde")[int(periode[6]) - 1]
        return f"het {rang} kwartaal van {periode[:4]}"
    return f"{MAANDEN[int(periode[5:]) - 1]} {periode[:4]}"


# --- warnings ----------------------------------------------------------------------------------------------------


def _uit_eerdere_plannen(indicator: Indicator, metingen: Sequence[Gebeurtenis]) -> Iterator[str]:
    """That a series did not begin with this plan, where it did not."""
    gedrukt = (cijfer.uit_plan for cijfer in indicator.reeks().values())
    plannen = sorted({plan for plan in (*gedrukt, *(herkomst(indicator, m) for m in metingen)) if plan})
    if plannen:
        yield f"De reeks loopt door uit een eerder plan: {', '.join(plannen)}."


def _waarschuwingen(indicator: Indicator, punten: Sequence[Punt | None]) -> Iterator[str]:
    if indicator.streefwaarden and indicator.aard == "activiteit":
        yield ACTIVITEIT
    if indicator.door_politiewerk:
        yield POLITIEWERK_DOEL if indicator.streefwaarden else POLITIEWERK
    bekend = {punt.periode: punt for punt in punten if punt is not None}
    for punt in bekend.values():
        if punt.tussenstand:
            yield (
                f"Het cijfer van {punt.jaar} is ingevoerd voor het jaar om was en telt dus niet het hele jaar. "
                "Trek het in en voer het jaarcijfer in."
            )
        elif punt.voorlopig:
            yield f"Het cijfer van {punt.jaar} is voorlopig (*)."
