"""The series of an indicator: the plan's printed figures and the entered ones as one row of points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from lama_zvp.assess.model import Punt
from lama_zvp.assess.voorgeschiedenis import herkomst
from lama_zvp.journal.events import Gebeurtenis, Meting
from lama_zvp.plan.model import Cijfer, Indicator, Reeksbreuk

_OPTELBAAR: Final = ("telling", "bedrag")
"""Kinds of figures that build up during a period, so that the parts of a year add up to it."""


def reeks(indicator: Indicator, metingen: Sequence[Gebeurtenis], tot_jaar: int) -> tuple[Punt, ...]:
    """Every known point up to and including a year; of each year first its own figure, then its parts in order.

    `metingen` are the counting figures in order, the last of a period counts. A figure of one gemeente is no figure of
    the zone and is left out; an entered figure takes the place of a printed one. Where a year has no figure of its own
    but all of its months or quarters, counts and amounts are added up. The source of a figure that comes from an
    earlier plan says so.
    """
    gedrukt = {str(jaar): cijfer for jaar, cijfer in indicator.reeks().items()} | indicator.deelcijfers
    punten = {periode: _gedrukt(indicator, periode, cijfer) for periode, cijfer in gedrukt.items()}
    for event in metingen:
        if isinstance(event.inhoud, Meting) and not event.gemeente and int(event.inhoud.periode[:4]) <= tot_jaar:
            punt = _punt(indicator, event.inhoud, event.datum, herkomst(indicator, event))
            punten[punt.periode] = punt
    if indicator.soort in _OPTELBAAR:
        for punt in list(_opgeteld(punten)):
            punten.setdefault(punt.periode, punt)
    return tuple(sorted((p for p in punten.values() if p.jaar <= tot_jaar), key=lambda p: (p.jaar, p.periode)))


def jaarpunt(punten: Iterable[Punt], jaar: int) -> Punt | None:
    """The figure of a whole year; None when it is not known."""
    periode = str(jaar)
    return next((punt for punt in punten if punt.periode == periode and punt.waarde is not None), None)


def delen(punten: Iterable[Punt], jaar: int | None = None) -> dict[str, list[Punt]]:
    """The months and the quarters that have a value, of one year or of all, per kind."""
    uit: dict[str, list[Punt]] = {"maand": [], "kwartaal": []}
    for punt in punten:
        if len(punt.periode) > 4 and punt.waarde is not None and jaar in (None, punt.jaar):
            uit["kwartaal" if "K" in punt.periode else "maand"].append(punt)
    return uit


def breuk(indicator: Indicator, van: int, tot: int) -> Reeksbreuk | None:
    """The first break between two years: figures from `jaar` of the break on are counted another way."""
    tussen = [b for b in indicator.reeksbreuken if min(van, tot) < b.jaar <= max(van, tot)]
    return min(tussen, key=lambda b: b.jaar, default=None)


def einde(periode: str) -> date:
    """The last day of `2023`, `2023-K1` or `2023-05`."""
    jaar = int(periode[:4])
    maand = 12 if len(periode) == 4 else int(periode[6]) * 3 if "K" in periode else int(periode[5:])
    volgende = date(jaar + maand // 12, maand % 12 + 1, 1)
    return date.fromordinal(volgende.toordinal() - 1)


def _gedrukt(indicator: Indicator, periode: str, cijfer: Cijfer) -> Punt:
    bron = uit_plan(cijfer.bron or indicator.bron, cijfer.uit_plan or "")
    return Punt(periode, int(periode[:4]), cijfer.waarde, cijfer.n, cijfer.voorlopig, True, bron)


def uit_plan(bron: str, plan: str) -> str:
    """A source with the earlier plan that its figure comes from, if any."""
    if not plan:
        return bron
    return f"{bron} (uit het plan {plan})" if bron else f"uit het plan {plan}"


def _punt(indicator: Indicator, meting: Meting, ingevoerd: date, eerder_plan: str) -> Punt:
    jaar = int(meting.periode[:4])
    tussenstand = indicator.soort in _OPTELBAAR and ingevoerd.year <= jaar and ingevoerd < einde(meting.periode)
    return Punt(
        periode=meting.periode,
        jaar=jaar,
        waarde=meting.waarde,
        n=meting.n,
        voorlopig=meting.voorlopig or tussenstand,
        bron=uit_plan(meting.bron, eerder_plan),
        tussenstand=tussenstand,
    )


def _opgeteld(punten: dict[str, Punt]) -> Iterable[Punt]:
    for jaar in sorted({punt.jaar for punt in punten.values() if len(punt.periode) > 4}):
        for soort, stuks in delen(punten.values(), jaar).items():
            if len(stuks) == (12 if soort == "maand" else 4):
                yield Punt(
                    periode=str(jaar),
                    jaar=jaar,
                    waarde=sum((punt.waarde for punt in stuks if punt.waarde is not None), start=Decimal(0)),
                    voorlopig=any(punt.voorlopig for punt in stuks),
                    bron="som van twaalf maanden" if soort == "maand" else "som van vier kwartalen",
                    tussenstand=any(punt.tussenstand for punt in stuks),
                )
