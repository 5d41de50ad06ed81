"""The plan as somebody may see it: everything above a class is left out, with every reference that led to it."""

from __future__ import annotations

from typing import TypeVar

from lama_zvp.plan.model import (
    KLASSEN,
    Actiefiche,
    Belanghebbende,
    Hefboom,
    Klasse,
    Middelen,
    Narekening,
    Plan,
    Toezegging,
)
from lama_zvp.plan.names import strengste

T = TypeVar("T", bound=Toezegging)
D = TypeVar("D", Actiefiche, Hefboom)


def zichtbaar(plan: Plan, tot: Klasse) -> Plan:
    """`plan` up to and including class `tot`; at the highest class it is the plan itself.

    A fiche or hefboom above the class goes with all that is in it, and with every expectation that speaks of it. The
    result is not validated again: it may well hold no fiche at all.
    """
    if tot == KLASSEN[-1]:
        return plan
    fiches = tuple(_fiche(fiche, tot) for fiche in plan.fiches if _mag(fiche.klasse, tot))
    hefbomen = tuple(_hefboom(hefboom, tot) for hefboom in plan.hefbomen if _mag(hefboom.klasse, tot))
    indicatoren = tuple(indicator for indicator in plan.indicatoren if _mag(indicator.klasse, tot))
    tabellen = tuple(tabel for tabel in plan.middelen.tabellen if _mag(tabel.klasse, tot))
    sleutels = frozenset(indicator.sleutel for indicator in indicatoren)
    return plan.model_copy(
        update={
            "fiches": tuple(_zonder_indicatoren(fiche, sleutels) for fiche in fiches),
            "hefbomen": tuple(_zonder_indicatoren(hefboom, sleutels) for hefboom in hefbomen),
            "indicatoren": indicatoren,
            "speerpunt_indicatoren": tuple(s for s in plan.speerpunt_indicatoren if s in sleutels),
            "middelen": Middelen(tabellen=tabellen, afspraken=plan.middelen.afspraken),
            "narekenen": _narekenen(plan, frozenset(tabel.sleutel for tabel in tabellen)),
            "overleg": _overleg(plan, {f.sleutel for f in fiches}, {h.sleutel for h in hefbomen}),
        }
    )


def _mag(klasse: Klasse, tot: Klasse) -> bool:
    return strengste(klasse, tot) == tot


def _toezeggingen(alle: tuple[T, ...], ouder: Klasse, tot: Klasse) -> tuple[T, ...]:
    return tuple(een for een in alle if _mag(strengste(een.klasse, ouder), tot))


def _fiche(fiche: Actiefiche, tot: Klasse) -> Actiefiche:
    return fiche.model_copy(update={"maatregelen": _toezeggingen(fiche.maatregelen, fiche.klasse, tot)})


def _hefboom(hefboom: Hefboom, tot: Klasse) -> Hefboom:
    return hefboom.model_copy(update={"toezeggingen": _toezeggingen(hefboom.toezeggingen, hefboom.klasse, tot)})


def _zonder_indicatoren(iets: D, bekend: frozenset[str]) -> D:
    return iets.model_copy(update={"indicatoren": tuple(s for s in iets.indicatoren if s in bekend)})


def _narekenen(plan: Plan, tabellen: frozenset[str]) -> tuple[Narekening, ...]:
    """The sums whose every cell stands in a table that is left."""
    return tuple(
        som
        for som in plan.narekenen
        if all(term.partition("/")[0] in tabellen for term in som.termen if isinstance(term, str))
    )


def _overleg(plan: Plan, fiches: set[str], hefbomen: set[str]) -> tuple[Belanghebbende, ...]:
    uit = []
    for partij in plan.overleg:
        over = tuple(v for v in partij.verwachtingen if fiches.issuperset(v.fiches) and hefbomen.issuperset(v.hefbomen))
        if over:
            uit.append(partij.model_copy(update={"verwachtingen": over}))
    return tuple(uit)
