"""What a valid plan leaves open (planhiaten), and where its own printed sums do not add up (narekenen)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Literal

from lama_zvp.plan.cijfers import Narekening, Rij, Tabel
from lama_zvp.plan.model import Actiefiche, Eenmalig, Hefboom, Indicator, Laag, Plan, Toezegging
from lama_zvp.typografie import getal, percentage, verschil

Bevindingsoort = Literal["planhiaat", "narekenen", "opmerking"]


@dataclass(frozen=True, slots=True)
class Bevinding:
    """Something to know about a plan that loads: one Dutch sentence about the place `plaats` (a dotted name).

    For a sum: what the source prints, what its own figures give, and the section; all three None otherwise.
    """

    soort: Bevindingsoort
    plaats: str
    tekst: str
    gedrukt: Decimal | None = None
    berekend: Decimal | None = None
    bron: str | None = None


def controleer(plan: Plan) -> tuple[Bevinding, ...]:
    """Every finding: first what is left open, fiche by fiche, then the sums, then the remarks."""
    return (*_fiches(plan), *_hefbomen(plan), *_indicatoren(plan), *_sommen(plan), *_afgeleid(plan))


# --- what is left open -------------------------------------------------------------------------------------------


def _fiches(plan: Plan) -> Iterator[Bevinding]:
    indicatoren = {indicator.sleutel: indicator for indicator in plan.indicatoren}
    for fiche in plan.fiches:
        if not fiche.doelstellingen:
            yield _hiaat(fiche.sleutel, "De fiche noemt geen doelstelling.")
        if fiche.verantwoordelijke is None:
            yield _hiaat(fiche.sleutel, "De fiche noemt geen verantwoordelijke.")
        yield from _indicators_of(fiche, [indicatoren[sleutel] for sleutel in fiche.indicatoren])
        yield from _empty_layers(fiche, plan.lagen)
        yield from _rhythms(fiche.sleutel, fiche.maatregelen, "maatregel", "maatregelen")


def _hefbomen(plan: Plan) -> Iterator[Bevinding]:
    for hefboom in plan.hefbomen:
        plaats = f"hefboom.{hefboom.sleutel}"
        if not hefboom.toezeggingen:
            yield _hiaat(plaats, f"{_soort(hefboom)} bevat geen enkele toezegging.")
        if hefboom.verantwoordelijke is None:
            yield _hiaat(plaats, f"{_soort(hefboom)} noemt geen verantwoordelijke.")
        yield from _rhythms(plaats, hefboom.toezeggingen, "toezegging", "toezeggingen")


def _soort(hefboom: Hefboom) -> str:
    return "De hefboom" if hefboom.soort == "hefboom" else "Het ondersteunende hoofdstuk"


def _indicators_of(fiche: Actiefiche, indicatoren: list[Indicator]) -> Iterator[Bevinding]:
    if not indicatoren:
        yield _hiaat(fiche.sleutel, "De fiche heeft geen indicator: of ze werkt, is niet te meten.")
        return
    if not any(indicator.kernindicator for indicator in indicatoren):
        yield _hiaat(fiche.sleutel, "De fiche heeft geen kernindicator.")
    if not any(indicator.streefwaarden for indicator in indicatoren):
        yield _hiaat(fiche.sleutel, "Geen enkele indicator van de fiche heeft een streefwaarde.")


def _empty_layers(fiche: Actiefiche, lagen: tuple[Laag, ...]) -> Iterator[Bevinding]:
    gevuld = {maatregel.laag for maatregel in fiche.maatregelen}
    leeg = [laag.titel for laag in lagen if laag.sleutel not in gevuld]
    if not gevuld:
        yield _hiaat(fiche.sleutel, "De fiche bevat geen enkele maatregel.")
    elif len(leeg) == 1:
        yield _hiaat(fiche.sleutel, f"De laag {leeg[0]} is leeg.")
    elif leeg:
        yield _hiaat(fiche.sleutel, f"De lagen {_en(leeg)} zijn leeg.")


def _rhythms(plaats: str, beloftes: tuple[Toezegging, ...], een: str, meer: str) -> Iterator[Bevinding]:
    zonder = sum(belofte.ritme is None for belofte in beloftes)
    if zonder:
        hoeveel = _deel(zonder, len(beloftes), een, meer)
        yield _hiaat(plaats, f"Bij {hoeveel} zegt het plan niet hoe vaak: geteld als doorlopend.")
    open_einde = [b.titel for b in beloftes if isinstance(b.ritme, Eenmalig) and b.ritme.termijn is None]
    if open_einde:
        yield _hiaat(plaats, f"Eenmalig zonder termijn: {'; '.join(open_einde)}.")


def _indicatoren(plan: Plan) -> Iterator[Bevinding]:
    gebruikt = {
        *plan.speerpunt_indicatoren,
        *(sleutel for fiche in plan.fiches for sleutel in fiche.indicatoren),
        *(sleutel for hefboom in plan.hefbomen for sleutel in hefboom.indicatoren),
    }
    los = [i.sleutel for i in plan.indicatoren if i.sleutel not in gebruikt]
    if los:
        yield _hiaat("indicatoren", f"Zonder fiche, hefboom of speerpunt waar ze bij horen: {', '.join(los)}.")
    leeg = [i.sleutel for i in plan.indicatoren if all(cijfer.waarde is None for cijfer in i.nulmeting.values())]
    if leeg:
        yield _hiaat("indicatoren", f"Zonder nulmeting: {', '.join(leeg)}.")


def _afgeleid(plan: Plan) -> Iterator[Bevinding]:
    for fiche in plan.fiches:
        aantal = sum(maatregel.laag_herkomst == "afgeleid" for maatregel in fiche.maatregelen)
        if aantal:
            hoeveel = _deel(aantal, len(fiche.maatregelen), "maatregel", "maatregelen")
            tekst = f"Bij {hoeveel} noemt de bron geen laag: de indeling is afgeleid."
            yield Bevinding("opmerking", fiche.sleutel, tekst)


def _hiaat(plaats: str, tekst: str) -> Bevinding:
    return Bevinding("planhiaat", plaats, tekst)


def _deel(aantal: int, totaal: int, een: str, meer: str) -> str:
    """`3 van de 12 maatregelen`, `alle 12 maatregelen`, `de enige maatregel`."""
    if totaal == 1:
        return f"de enige {een}"
    return f"alle {totaal} {meer}" if aantal == totaal else f"{aantal} van de {totaal} {meer}"


def _en(woorden: list[str]) -> str:
    return f"{', '.join(woorden[:-1])} en {woorden[-1]}"


# --- printed sums ------------------------------------------------------------------------------------------------


def _sommen(plan: Plan) -> Iterator[Bevinding]:
    for tabel in plan.middelen.tabellen:
        if tabel.totaal is not None:
            yield from _table_total(tabel, tabel.totaal)
    tabellen = {tabel.sleutel: tabel for tabel in plan.middelen.tabellen}
    for narekening in plan.narekenen:
        yield from _stated(narekening, tabellen)


def _table_total(tabel: Tabel, totaal: Rij) -> Iterator[Bevinding]:
    """Each printed total against the sum of its column; a column without any figure has nothing to add up."""
    for nummer, kolom in enumerate(tabel.kolommen):
        gedrukt = totaal.cellen[nummer]
        cellen = [rij.cellen[nummer] for rij in tabel.rijen]
        gevuld = [cel for cel in cellen if cel is not None]
        berekend = _sum(gevuld)
        if gedrukt is None or not gevuld or berekend == gedrukt:
            continue
        leeg = len(cellen) - len(gevuld)
        tekst = (
            f"{tabel.titel}, {kolom.titel}: de rijen tellen op tot {getal(berekend, tabel.decimalen)} {tabel.eenheid}, "
            f"de bron drukt {getal(gedrukt, tabel.decimalen)} "
            f"(verschil {verschil(berekend - gedrukt, tabel.decimalen)})"
            + (f"; {leeg} {'cel is' if leeg == 1 else 'cellen zijn'} leeg." if leeg else ".")
        )
        plaats = f"middelen.{tabel.sleutel}.{kolom.sleutel}"
        yield Bevinding("narekenen", plaats, tekst, gedrukt, berekend, tabel.bron)


def _stated(narekening: Narekening, tabellen: dict[str, Tabel]) -> Iterator[Bevinding]:
    termen = [_term(term, tabellen) for term in narekening.termen]
    if narekening.soort == "som":
        berekend = _sum(termen)
        if _holds(narekening, berekend):
            return
        sommetje = " + ".join(getal(term) for term in termen)
        uitkomst = f"{sommetje} = {getal(berekend)}"
    else:
        exact = _share(termen[0], termen[1])
        if _holds(narekening, exact):
            return
        berekend = _rounded(exact, max(1, _decimals(narekening.gedrukt)))
        uitkomst = f"{getal(termen[0])} op {getal(termen[1])} is {percentage(berekend)}"
    tekst = f"{uitkomst}, waar de bron “{narekening.gedrukte_tekst}” schrijft."
    yield Bevinding("narekenen", narekening.sleutel, tekst, narekening.gedrukt, berekend, narekening.bron)


_PRECISION = 100
"""Digits: more than any sum of the figures that a plan file can hold."""


def _sum(termen: Iterable[Decimal]) -> Decimal:
    with localcontext(prec=_PRECISION):
        return sum(termen, start=Decimal(0))


def _share(deel: Decimal, geheel: Decimal) -> Decimal:
    """In percent."""
    with localcontext(prec=_PRECISION):
        return 100 * deel / geheel


def _rounded(waarde: Decimal, decimalen: int) -> Decimal:
    with localcontext(prec=_PRECISION):
        return waarde.quantize(Decimal(1).scaleb(-decimalen), rounding=ROUND_HALF_UP)


def _decimals(waarde: Decimal) -> int:
    exponent = waarde.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _holds(narekening: Narekening, berekend: Decimal) -> bool:
    """Whether the source's claim stands. A share is compared as precisely as the source prints it."""
    gedrukt = narekening.gedrukt
    if narekening.vergelijking == "minstens":
        return berekend >= gedrukt
    if narekening.vergelijking == "hoogstens":
        return berekend <= gedrukt
    if narekening.soort == "aandeel":
        return _rounded(berekend, _decimals(gedrukt)) == gedrukt
    return berekend == gedrukt


def _term(term: Decimal | str, tabellen: dict[str, Tabel]) -> Decimal:
    """The number of a term; the cell it names exists and is filled (the references were checked on loading)."""
    if isinstance(term, Decimal):
        return term
    tabelnaam, rijnaam, kolomnaam = term.split("/")
    tabel = tabellen[tabelnaam]
    rijen = {rij.sleutel: rij for rij in tabel.rijen}
    rij = tabel.totaal if rijnaam == "totaal" and tabel.totaal is not None else rijen[rijnaam]
    kolommen = [kolom.sleutel for kolom in tabel.kolommen]
    cel = rij.cellen[kolommen.index(kolomnaam)]
    return Decimal(0) if cel is None else cel
