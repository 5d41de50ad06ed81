"""Zones side by side on the figures they share: what each has, per thousand inhabitants, and its own verdict.

No league table: zones stand in the order of their codes and indicators in that of the plans, and nothing is added up,
averaged or ranked. What is not known of a zone is said to be so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lama_zvp.assess.model import IndicatorOordeel, Jaaroordeel, Punt
from lama_zvp.plan.model import Indicator, Plan


@dataclass(frozen=True, slots=True)
class Zonestand:
    """What is known of a zone in the year. `plan` None: which plan it follows, or that plan itself, is not known.

    `oordeel` None: its plan does not cover the year; `reden` says why something is missing, in a Dutch sentence.
    """

    code: str
    plan: Plan | None = None
    oordeel: Jaaroordeel | None = None
    reden: str = ""


@dataclass(frozen=True, slots=True)
class Zonekop:
    """A zone as the comparison shows it. `inwoners` None: the plan does not say how many; `inwoners_op` the day."""

    code: str
    naam: str
    plan: str
    inwoners: int | None
    inwoners_op: date | None
    meldingen: int | None
    reden: str


@dataclass(frozen=True, slots=True)
class Zonecijfer:
    """One zone's figure of a shared indicator. `in_plan` False: the zone does not follow it; None: its plan is unknown.

    `waarde` None: nothing entered for the year. `per_duizend`: of counts only, and only with known inhabitants, in the
    indicator's unit per thousand of them. `effect` and `zekerheid` are the zone's own verdicts. `voorlopig`: it may
    still change; `tussenstand`: it cannot cover the whole year.
    """

    code: str
    in_plan: bool | None
    waarde: Decimal | None = None
    voorlopig: bool = False
    tussenstand: bool = False
    per_duizend: Decimal | None = None
    effect: str = ""
    zekerheid: str = ""


@dataclass(frozen=True, slots=True)
class GedeeldeIndicator:
    """A figure that two or more zones follow, with a cell for every zone. `anders`: codes of zones that call another
    figure by this name, in another unit or of another kind: not the same, so not set beside it.
    """

    sleutel: str
    naam: str
    eenheid: str
    soort: str
    richting: str
    door_politiewerk: bool
    cijfers: tuple[Zonecijfer, ...]
    anders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Zonevergelijking:
    """The zones of a database or of several homes in one year. `niet_gedeeld`: per zone, figures that it alone has."""

    jaar: int
    vandaag: date
    zones: tuple[Zonekop, ...]
    indicatoren: tuple[GedeeldeIndicator, ...]
    niet_gedeeld: Mapping[str, int]


def vergelijk_zones(jaar: int, vandaag: date, zones: Sequence[Zonestand]) -> Zonevergelijking:
    """Set the zones side by side. A figure is shared when two plans call it by the same key, or when one names the
    other's as where it comes from, and both count in the same unit.
    """
    op_code = sorted(zones, key=lambda zone: zone.code)
    plannen = {zone.plan.sleutel for zone in op_code if zone.plan is not None}
    per: dict[str, dict[str, Indicator]] = {}
    for zone in op_code:
        for indicator in zone.plan.indicatoren if zone.plan is not None else ():
            per.setdefault(_gedeelde_naam(indicator, plannen), {}).setdefault(zone.code, indicator)
    gedeeld = [_indicator(naam, in_zones, op_code) for naam, in_zones in per.items() if len(in_zones) > 1]
    return Zonevergelijking(
        jaar=jaar,
        vandaag=vandaag,
        zones=tuple(_kop(zone) for zone in op_code),
        indicatoren=tuple(indicator for indicator in gedeeld if sum(bool(c.in_plan) for c in indicator.cijfers) > 1),
        niet_gedeeld={
            zone.code: sum(list(in_zones) == [zone.code] for in_zones in per.values())
            for zone in op_code
            if zone.plan is not None
        },
    )


def inwoners(plan: Plan) -> int | None:
    """Of the zone, or of its gemeenten together when the plan gives each of them; None when it gives neither."""
    if plan.zone.inwoners is not None:
        return plan.zone.inwoners or None
    aantallen = [gemeente.inwoners for gemeente in plan.zone.gemeenten]
    return sum(a for a in aantallen if a is not None) or None if aantallen and None not in aantallen else None


def _gedeelde_naam(indicator: Indicator, plannen: set[str]) -> str:
    return next((a.sleutel for a in indicator.afkomst if a.plan in plannen), indicator.sleutel)


def _kop(zone: Zonestand) -> Zonekop:
    plan, oordeel = zone.plan, zone.oordeel
    return Zonekop(
        code=zone.code,
        naam=plan.zone.naam if plan else "",
        plan=plan.titel if plan else "",
        inwoners=inwoners(plan) if plan else None,
        inwoners_op=plan.zone.inwoners_op if plan else None,
        meldingen=oordeel.meldingen if oordeel else None,
        reden=zone.reden,
    )


def _indicator(naam: str, in_zones: Mapping[str, Indicator], zones: Sequence[Zonestand]) -> GedeeldeIndicator:
    eerste = next(iter(in_zones.values()))
    maat = (eerste.eenheid, eerste.soort)
    zelfde = {code for code, indicator in in_zones.items() if (indicator.eenheid, indicator.soort) == maat}
    return GedeeldeIndicator(
        sleutel=naam,
        naam=eerste.naam,
        eenheid=eerste.eenheid,
        soort=eerste.soort,
        richting=eerste.richting,
        door_politiewerk=any(in_zones[code].door_politiewerk for code in zelfde),
        cijfers=tuple(
            _cijfer(zone, in_zones[zone.code].sleutel)
            if zone.code in zelfde
            else Zonecijfer(zone.code, in_plan=None if zone.plan is None else False)
            for zone in zones
        ),
        anders=tuple(code for code in in_zones if code not in zelfde),
    )


def _cijfer(zone: Zonestand, sleutel: str) -> Zonecijfer:
    oordeel = zone.oordeel.indicatoren.get(sleutel) if zone.oordeel is not None else None
    if oordeel is None:
        return Zonecijfer(zone.code, in_plan=True)
    nu = oordeel.nu
    return Zonecijfer(
        zone.code,
        in_plan=True,
        waarde=nu.waarde if nu else None,
        voorlopig=nu.voorlopig if nu else False,
        tussenstand=nu.tussenstand if nu else False,
        per_duizend=_per_duizend(oordeel, nu, zone.plan),
        effect=oordeel.effect.oordeel,
        zekerheid=oordeel.zekerheid.oordeel,
    )


def _per_duizend(oordeel: IndicatorOordeel, nu: Punt | None, plan: Plan | None) -> Decimal | None:
    aantal = inwoners(plan) if plan is not None else None
    if oordeel.soort != "telling" or nu is None or nu.waarde is None or aantal is None:
        return None
    return nu.waarde * 1000 / aantal
