"""A figure against the target that the plan sets for it."""

from __future__ import annotations

from decimal import Decimal

from lama_zvp.assess import statistiek
from lama_zvp.assess.model import Effect, Punt, Toets, Verdict
from lama_zvp.assess.reeks import breuk
from lama_zvp.assess.toetsen import GEEN_TOETS, als_aandeel, beter, verschil_van
from lama_zvp.assess.woorden import waarde
from lama_zvp.plan.model import Indicator

INTERVAL = "95 %-interval van het aandeel (Wilson)"

Uitslag = tuple[Effect, str, str]
"""Verdict, reason, method."""


def streefjaar(indicator: Indicator, jaar: int) -> int | None:
    """The year whose target is the measure: the year itself, else the next with a target, else the last."""
    jaren = sorted(indicator.streefwaarden)
    return next((j for j in jaren if j >= jaar), jaren[-1] if jaren else None)


def vergelijk_met_streefwaarde(indicator: Indicator, nieuw: Punt, jaar: int, nulmeting: Punt | None) -> Toets:
    """`nieuw`, a whole year with a value, against the target of `jaar`.

    A registered figure reached its target or did not: no test, p is None. A survey share reached or missed it only
    when the target lies outside the share's 95 % interval. A target missed before its year is no judgement yet. After
    a break in the series since the baseline nothing is said: the target was set for figures counted the old way.
    """
    assert nieuw.waarde is not None
    streef = indicator.streefwaarden[jaar]
    oud = Punt(str(jaar), jaar, streef.waarde, bron=streef.bron)
    gebroken = breuk(indicator, nulmeting.jaar, nieuw.jaar) if nulmeting else None
    if gebroken is not None:
        tekst = f"{_doel(indicator, jaar)} is niet te toetsen: vanaf {gebroken.jaar} wordt anders geteld."
        return Toets("streefwaarde", oud, nieuw, None, None, None, Verdict("niet-vergelijkbaar", (tekst,)), GEEN_TOETS)
    verschil, relatief = verschil_van(streef.waarde, nieuw.waarde)
    effect, tekst, methode = _uitslag(indicator, nieuw, jaar, verschil)
    return Toets("streefwaarde", oud, nieuw, verschil, relatief, None, Verdict(effect, (tekst,)), methode)


def _uitslag(indicator: Indicator, nieuw: Punt, jaar: int, verschil: Decimal) -> Uitslag:
    doel, cijfer = _doel(indicator, jaar), _cijfer(indicator, nieuw)
    if nieuw.tussenstand:
        return "onvoldoende-gegevens", f"{doel} is nog niet te toetsen: {cijfer}, een tussenstand.", GEEN_TOETS
    if indicator.richting == "neutraal":
        return "neutraal", f"{doel} geeft geen oordeel: het plan zegt niet welke richting beter is.", GEEN_TOETS
    gehaald = verschil == 0 or beter(indicator, verschil)
    nog = "" if nieuw.jaar >= jaar else "nog "
    zin = f"{doel} is {'' if gehaald else nog + 'niet '}gehaald: {cijfer}"
    if not gehaald and nog:
        return "neutraal", f"{zin}.", GEEN_TOETS
    if indicator.soort == "percentage":
        return _aandeel(nieuw, indicator.streefwaarden[jaar].waarde, zin, gehaald=gehaald)
    return "gunstig" if gehaald else "ongunstig", f"{zin}.", GEEN_TOETS


def _aandeel(nieuw: Punt, streef: Decimal, zin: str, *, gehaald: bool) -> Uitslag:
    aandeel, doel = als_aandeel(nieuw.waarde), als_aandeel(streef)
    if nieuw.n is None or aandeel is None or doel is None:
        return "onvoldoende-gegevens", f"{zin}; zonder het aantal antwoorden (n) is de marge niet bekend.", GEEN_TOETS
    laag, hoog = statistiek.wilson(aandeel, nieuw.n)
    if laag <= doel <= hoog:
        return "geen-aantoonbaar-verschil", f"{zin}, maar de streefwaarde ligt binnen de foutenmarge.", INTERVAL
    return "gunstig" if gehaald else "ongunstig", f"{zin}, en dat verschil is groter dan de foutenmarge.", INTERVAL


def _doel(indicator: Indicator, jaar: int) -> str:
    grens = {"lager-beter": "hoogstens ", "hoger-beter": "minstens "}.get(indicator.richting, "")
    return f"De streefwaarde voor {jaar} ({grens}{waarde(indicator, indicator.streefwaarden[jaar].waarde)})"


def _cijfer(indicator: Indicator, nieuw: Punt) -> str:
    return f"het cijfer van {nieuw.jaar} is {waarde(indicator, nieuw.waarde or Decimal(0))}"
