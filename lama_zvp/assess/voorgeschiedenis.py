"""The figures that were measured under earlier plans, as the history of the same indicator in this one.

Pure. A figure keeps the plan that it was recorded under, so that every reader can tell where it comes from.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from lama_zvp.journal.beeld import Jaarbeeld
from lama_zvp.journal.events import Gebeurtenis
from lama_zvp.plan.model import Indicator, Plan


def voorgangers(plan: Plan) -> tuple[str, ...]:
    """The keys of the earlier plans of which figures run on in this one."""
    return tuple(dict.fromkeys(a.plan for i in plan.indicatoren for a in i.afkomst if a.plan != plan.sleutel))


def met_voorgeschiedenis(beeld: Jaarbeeld, plan: Plan, eerder: Callable[[str, int], Jaarbeeld]) -> Jaarbeeld:
    """`beeld` with, per indicator, the figures of earlier plans about the same years and all before.

    An earlier plan may still have run when this one began: two zones that become one, or a plan that was extended.
    `eerder` gives the year of another plan as it was at the same place in the journal, for the same reader. What this
    plan itself has about a period takes the place of what an earlier one had; of two earlier ones the nearest counts.
    """
    beelden = {sleutel: eerder(sleutel, beeld.jaar) for sleutel in voorgangers(plan)}
    if not beelden:
        return beeld
    metingen = dict(beeld.metingen)
    for indicator in plan.indicatoren:
        geerfd = [
            meting.model_copy(update={"onderwerp": indicator.sleutel})
            for afkomst in reversed(indicator.afkomst)
            if afkomst.plan in beelden
            for meting in beelden[afkomst.plan].metingen.get(afkomst.sleutel, ())
        ]
        if geerfd:
            alle = [*geerfd, *metingen.get(indicator.sleutel, ())]
            metingen[indicator.sleutel] = tuple(sorted(alle, key=_periode))
    return replace(beeld, metingen=metingen)


def herkomst(indicator: Indicator, meting: Gebeurtenis) -> str:
    """The earlier plan that an inherited figure was recorded under; "" for one of this plan."""
    return meting.plan if any(afkomst.plan == meting.plan for afkomst in indicator.afkomst) else ""


def _periode(meting: Gebeurtenis) -> str:
    return getattr(meting.inhoud, "periode", "")
