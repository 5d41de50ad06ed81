"""The plan as somebody may see it: everything above a class is left out, with every reference that led to it."""

from __future__ import annotations

from lama_zvp.plan.model import (
    KLASSEN,
    Actiefiche,
    Belanghebbende,
    Hefboom,
    Klasse,
    Narekening,
    Plan,
    Tabel,
)
from lama_zvp.plan.names import Naamregister, strengste


def indicatorklassen(plan: Plan) -> dict[str, Klasse]:
    """Per indicator its class: its own, or that of the least strict fiche, hefboom or speerpunt that shows it.

    Kept apart from the other names: an indicator may be called like a fiche.
    """
    gebruik: dict[str, list[Klasse]] = {sleutel: [KLASSEN[0]] for sleutel in plan.speerpunt_indicatoren}
    for fiche in plan.fiches:
        for sleutel in fiche.indicatoren:
            gebruik.setdefault(sleutel, []).append(fiche.klasse)
    for hefboom in plan.hefbomen:
        for sleutel in hefboom.indicatoren:
            gebruik.setdefault(sleutel, []).append(hefboom.klasse)
    return {
        i.sleutel: strengste(i.klasse, min(gebruik.get(i.sleutel, [KLASSEN[0]]), key=KLASSEN.index))
        for i in plan.indicatoren
    }


def naamklassen(plan: Plan) -> dict[str, Klasse]:
    """Every name of the plan with the class of what is recorded under it.

    Where an indicator is called like a fiche, the stricter of the two holds for that name: neither may open the other.
    """
    namenlijst = Naamregister(plan)
    klassen: dict[str, Klasse] = {o.naam: o.klasse for o in (*namenlijst.fiches, *namenlijst.maatregelen)}
    for sleutel, klasse in indicatorklassen(plan).items():
        klassen[sleutel] = strengste(klassen.get(sleutel), klasse)
    return klassen


def verborgen_namen(plan: Plan, tot: Klasse) -> frozenset[str]:
    """The plan's names that may not be known up to and including class `tot`."""
    if tot == KLASSEN[-1]:
        return frozenset()
    return frozenset(naam for naam, klasse in naamklassen(plan).items() if not _mag(klasse, tot))


def zichtbaar(plan: Plan, tot: Klasse) -> Plan:
    """`plan` up to and including class `tot`; at the highest class it is the plan itself.

    A fiche or hefboom above the class goes with all that is in it, and with every expectation that speaks of it. What
    is proposed for the next plan goes too: its reasons tell of entries of any class. The result is not validated
    again: it may well hold no fiche at all.
    """
    if tot == KLASSEN[-1]:
        return plan
    namenlijst = Naamregister(plan)
    namen = frozenset(o.naam for o in (*namenlijst.fiches, *namenlijst.maatregelen) if _mag(o.klasse, tot))
    cijfers = frozenset(sleutel for sleutel, klasse in indicatorklassen(plan).items() if _mag(klasse, tot))
    return plan.model_copy(
        update={
            **_zonder_verborgen_cijfers(plan, cijfers, tot),
            "fiches": tuple(_fiche(fiche, namen, cijfers) for fiche in plan.fiches if fiche.sleutel in namen),
            "hefbomen": tuple(_hefboom(h, namen, cijfers) for h in plan.hefbomen if f"hefboom.{h.sleutel}" in namen),
            "indicatoren": tuple(i for i in plan.indicatoren if i.sleutel in cijfers),
            "speerpunt_indicatoren": _over(plan.speerpunt_indicatoren, cijfers),
            "overleg": _overleg(plan, namen),
            "vervallen": (),
        }
    )


def _zonder_verborgen_cijfers(plan: Plan, cijfers: frozenset[str], tot: Klasse) -> dict[str, object]:
    """The plan's tables, means and sums that may be seen when only the indicators `cijfers` may: fields to update."""
    over = frozenset(tabel.sleutel for tabel in plan.alle_tabellen() if _tabel_mag(tabel, cijfers, tot))
    eigen = tuple(tabel for tabel in plan.tabellen if tabel.sleutel in over)
    middelen = tuple(tabel for tabel in plan.middelen.tabellen if tabel.sleutel in over)
    return {
        "tabellen": eigen,
        "middelen": plan.middelen.model_copy(update={"tabellen": middelen}),
        "narekenen": _narekenen(plan, over, cijfers),
    }


def _mag(klasse: Klasse, tot: Klasse) -> bool:
    return strengste(klasse, tot) == tot


def _over(sleutels: tuple[str, ...], bekend: frozenset[str]) -> tuple[str, ...]:
    return tuple(sleutel for sleutel in sleutels if sleutel in bekend)


def _fiche(fiche: Actiefiche, namen: frozenset[str], cijfers: frozenset[str]) -> Actiefiche:
    maatregelen = tuple(
        m.model_copy(update={"voorstel": None})
        for m in fiche.maatregelen
        if f"{fiche.sleutel}.{m.laag}.{m.sleutel}" in namen
    )
    return fiche.model_copy(update={"maatregelen": maatregelen, "indicatoren": _over(fiche.indicatoren, cijfers)})


def _hefboom(hefboom: Hefboom, namen: frozenset[str], cijfers: frozenset[str]) -> Hefboom:
    over = tuple(
        t.model_copy(update={"voorstel": None})
        for t in hefboom.toezeggingen
        if f"hefboom.{hefboom.sleutel}.{t.sleutel}" in namen
    )
    return hefboom.model_copy(update={"toezeggingen": over, "indicatoren": _over(hefboom.indicatoren, cijfers)})


def _tabel_mag(tabel: Tabel, cijfers: frozenset[str], tot: Klasse) -> bool:
    """A table of which one figure may not be seen goes as a whole: its sums would tell the figure."""
    indicatoren = {rij.indicator for rij in tabel.alle_rijen() if rij.indicator is not None}
    return _mag(tabel.klasse, tot) and indicatoren <= cijfers


def _narekenen(plan: Plan, tabellen: frozenset[str], cijfers: frozenset[str]) -> tuple[Narekening, ...]:
    """The sums of which every cell stands in a table that is left, and every figure is of an indicator that is left."""

    def over(term: str) -> bool:
        waar, naam, _ = term.split("/", 2)
        return naam in cijfers if waar in ("indicator", "streefwaarde") else waar in tabellen

    return tuple(som for som in plan.narekenen if all(over(term) for term in som.termen if isinstance(term, str)))


def _overleg(plan: Plan, namen: frozenset[str]) -> tuple[Belanghebbende, ...]:
    uit = []
    for partij in plan.overleg:
        over = tuple(
            v for v in partij.verwachtingen if namen.issuperset((*v.fiches, *(f"hefboom.{h}" for h in v.hefbomen)))
        )
        if over:
            uit.append(partij.model_copy(update={"verwachtingen": over}))
    return tuple(uit)
