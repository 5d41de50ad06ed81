"""What a valid plan leaves open (planhiaten), and where its own printed sums do not add up (narekenen)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Literal

from lama_zvp.plan.cijfers import Indicator, Narekening
from lama_zvp.plan.model import Actiefiche, Eenmalig, Hefboom, Laag, Plan, Toezegging
from lama_zvp.plan.tabellen import Kolom, Rij, Tabel, waarden_van
from lama_zvp.typografie import datum, getal, percentage, verschil

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
    hiaten = (*_fiches(plan), *_hefbomen(plan), *_indicatoren(plan))
    return (*hiaten, *_sommen(plan), *_verlengingen(plan), *_afgeleid(plan), *_voorstellen(plan))


# --- what is left open -------------------------------------------------------------------------------------------


def _fiches(plan: Plan) -> Iterator[Bevinding]:
    indicatoren = {indicator.sleutel: indicator for indicator in plan.indicatoren}
    for fiche in plan.fiches:
        if not fiche.doelstellingen:
            yield _hiaat(fiche.sleutel, "De fiche noemt geen doelstelling.")
        if fiche.verantwoordelijke is None:
            yield _hiaat(fiche.sleutel, "De fiche noemt geen verantwoordelijke.")
        yield from _indicators_of(fiche, [indicatoren[sleutel] for sleutel in fiche.indicatoren])
        yield from _empty_layers(fiche, plan.lagen_van(fiche))
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
    gevolgd = [i for i in plan.indicatoren if i.sleutel in gebruikt or i.richting != "neutraal"]
    los = [i.sleutel for i in gevolgd if i.sleutel not in gebruikt]
    if los:
        yield _hiaat("indicatoren", f"Zonder fiche, hefboom of speerpunt waar ze bij horen: {', '.join(los)}.")
    leeg = [
        i.sleutel
        for i in gevolgd
        if all(cijfer.waarde is None for cijfer in (*i.nulmeting.values(), *i.deelcijfers.values()))
    ]
    if leeg:
        yield _hiaat("indicatoren", f"Zonder nulmeting: {', '.join(leeg)}.")


def _verlengingen(plan: Plan) -> Iterator[Bevinding]:
    for verlenging in plan.periode.verlengingen:
        if verlenging.stand == "mogelijk":
            tekst = f"Het plan laat een verlenging tot en met {datum(verlenging.tot)} toe; ze is nog niet besloten."
            yield Bevinding("opmerking", "periode", tekst)


def _afgeleid(plan: Plan) -> Iterator[Bevinding]:
    """Where a layer is our reading: all of a fiche (the source has no headings there), or what stands outside them."""
    for fiche in plan.fiches:
        aantal = sum(maatregel.laag_herkomst == "afgeleid" for maatregel in fiche.maatregelen)
        totaal = len(fiche.maatregelen)
        if aantal and aantal == totaal:
            hoeveel = _deel(aantal, totaal, "maatregel", "maatregelen")
            tekst = f"Bij {hoeveel} noemt de bron geen laag: de indeling is onze lezing."
            yield Bevinding("opmerking", fiche.sleutel, tekst)
        elif aantal:
            staat, hun = ("staat", "haar") if aantal == 1 else ("staan", "hun")
            buiten = f"{aantal} van de {totaal} maatregelen {staat} in de bron buiten de laagkoppen"
            tekst = f"{buiten}; {hun} laag is onze lezing."
            yield Bevinding("opmerking", fiche.sleutel, tekst)


def _voorstellen(plan: Plan) -> Iterator[Bevinding]:
    """Which proposals of a plan that was made out of another still wait for a person to decide."""
    groepen: list[tuple[str, tuple[Toezegging, ...]]] = [(f.sleutel, f.maatregelen) for f in plan.fiches]
    groepen += [(f"hefboom.{h.sleutel}", h.toezeggingen) for h in plan.hefbomen]
    for plaats, beloftes in groepen:
        soorten = [b.voorstel.soort for b in beloftes if b.voorstel is not None and not b.voorstel.beslist]
        if soorten:
            stuks = ", ".join(f"{soorten.count(soort)} {soort}" for soort in dict.fromkeys(soorten))
            yield Bevinding("opmerking", plaats, f"Nog te beslissen voorstellen: {stuks}.")
    open_ = sum(not vervallen.beslist for vervallen in plan.vervallen)
    if open_:
        yield Bevinding("opmerking", "vervallen", f"Nog te beslissen voorstellen om te schrappen: {open_}.")


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


Indicatoren = Mapping[str, Indicator]


def _sommen(plan: Plan) -> Iterator[Bevinding]:
    indicatoren = {indicator.sleutel: indicator for indicator in plan.indicatoren}
    for soort, tabellen in (("tabellen", plan.tabellen), ("middelen", plan.middelen.tabellen)):
        for tabel in tabellen:
            yield from _table_sums(f"{soort}.{tabel.sleutel}", tabel, indicatoren)
    yield from _parts_of_years(plan)
    yield from _inhabitants(plan)
    for narekening in plan.narekenen:
        yield from _stated(narekening, _termen(narekening, plan, indicatoren))


def _table_sums(plaats: str, tabel: Tabel, indicatoren: Indicatoren) -> Iterator[Bevinding]:
    """Every printed sum of a table: sums of rows column by column, then sums of columns row by row."""
    waarden = {rij.sleutel: waarden_van(tabel, rij, indicatoren) for rij in tabel.rijen}
    for rij in tabel.rijen:
        if rij.som_van:
            yield from _row_sum(f"{plaats}.{rij.sleutel}", tabel, rij, waarden[rij.sleutel], rij.som_van, waarden)
    if tabel.totaal is not None:
        totaal = waarden_van(tabel, tabel.totaal, indicatoren)
        delen = tabel.som_van_totaal(tabel.totaal)
        yield from _row_sum(plaats, tabel, None, totaal, delen, waarden)
        waarden |= {tabel.totaal.sleutel: totaal}
    nummers = {kolom.sleutel: nummer for nummer, kolom in enumerate(tabel.kolommen)}
    for kolom in (kolom for kolom in tabel.kolommen if kolom.som_van):
        for rij in tabel.alle_rijen():
            eigen = waarden[rij.sleutel]
            delen_van_rij = [eigen[nummers[sleutel]] for sleutel in kolom.som_van]
            yield from _column_sum(plaats, tabel, rij, kolom, eigen[nummers[kolom.sleutel]], delen_van_rij)


def _row_sum(
    plaats: str,
    tabel: Tabel,
    rij: Rij | None,
    gedrukt: tuple[Decimal | None, ...],
    delen: tuple[str, ...],
    waarden: Mapping[str, tuple[Decimal | None, ...]],
) -> Iterator[Bevinding]:
    """Each printed sum against the rows it adds up; a column without any figure has nothing to add up.

    `rij` None is the table's total row.
    """
    for nummer, kolom in enumerate(tabel.kolommen):
        cellen = [waarden[sleutel][nummer] for sleutel in delen]
        wat = f"{tabel.titel}, {kolom.titel}" + (f", {rij.titel}" if rij else "")
        tekst = _sum_text(tabel, wat, "rijen", gedrukt[nummer], cellen)
        if tekst:
            berekend = _sum(cel for cel in cellen if cel is not None)
            yield Bevinding("narekenen", f"{plaats}.{kolom.sleutel}", tekst, gedrukt[nummer], berekend, tabel.bron)


def _column_sum(
    plaats: str, tabel: Tabel, rij: Rij, kolom: Kolom, gedrukt: Decimal | None, delen: list[Decimal | None]
) -> Iterator[Bevinding]:
    tekst = _sum_text(tabel, f"{tabel.titel}, {rij.titel}, {kolom.titel}", "kolommen", gedrukt, delen)
    if tekst:
        berekend = _sum(cel for cel in delen if cel is not None)
        yield Bevinding("narekenen", f"{plaats}.{rij.sleutel}.{kolom.sleutel}", tekst, gedrukt, berekend, tabel.bron)


def _sum_text(tabel: Tabel, wat: str, delen: str, gedrukt: Decimal | None, cellen: list[Decimal | None]) -> str:
    """The sentence about a sum that does not hold; empty where it holds or there is nothing to compare."""
    gevuld = [cel for cel in cellen if cel is not None]
    berekend = _sum(gevuld)
    if gedrukt is None or not gevuld or berekend == gedrukt:
        return ""
    leeg = len(cellen) - len(gevuld)
    return (
        f"{wat}: de {delen} tellen op tot {getal(berekend, tabel.decimalen)} {tabel.eenheid}, "
        f"de bron drukt {getal(gedrukt, tabel.decimalen)} "
        f"(verschil {verschil(berekend - gedrukt, tabel.decimalen)})"
        + (f"; {leeg} {'cel is' if leeg == 1 else 'cellen zijn'} leeg." if leeg else ".")
    )


def _parts_of_years(plan: Plan) -> Iterator[Bevinding]:
    """Four quarters or twelve months that do not add up to the printed year; shares and durations are no sums."""
    for indicator in plan.indicatoren:
        if indicator.soort not in ("telling", "bedrag"):
            continue
        for jaar, cijfer in indicator.reeks().items():
            for woord, hoeveel, teken in (("kwartalen", 4, "-K"), ("maanden", 12, "-")):
                delen = [c.waarde for p, c in indicator.deelcijfers.items() if re.fullmatch(f"{jaar}{teken}[0-9]+", p)]
                gevuld = [deel for deel in delen if deel is not None]
                if cijfer.waarde is None or len(gevuld) < hoeveel or _sum(gevuld) == cijfer.waarde:
                    continue
                tekst = (
                    f"{indicator.naam}, {jaar}: de {woord} tellen op tot {getal(_sum(gevuld))} {indicator.eenheid}, "
                    f"de bron drukt {getal(cijfer.waarde)} (verschil {verschil(_sum(gevuld) - cijfer.waarde)})."
                )
                plaats = f"indicatoren.{indicator.sleutel}.{jaar}"
                yield Bevinding("narekenen", plaats, tekst, cijfer.waarde, _sum(gevuld), indicator.bron)


def _inhabitants(plan: Plan) -> Iterator[Bevinding]:
    """The zone's inhabitants beside those of its gemeenten together, where the source gives all of them."""
    per_gemeente = [Decimal(g.inwoners) for g in plan.zone.gemeenten if g.inwoners is not None]
    volledig = len(per_gemeente) == len(plan.zone.gemeenten) > 0
    if plan.zone.inwoners is None or not volledig or _sum(per_gemeente) == plan.zone.inwoners:
        return
    gedrukt, berekend = Decimal(plan.zone.inwoners), _sum(per_gemeente)
    tekst = (
        f"Inwoners: de gemeenten tellen op tot {getal(berekend)}, de bron drukt {getal(gedrukt)} "
        f"(verschil {verschil(berekend - gedrukt)})."
    )
    yield Bevinding("narekenen", "zone.inwoners", tekst, gedrukt, berekend, plan.zone.bron or plan.bron.titel)


def _stated(narekening: Narekening, termen: list[Decimal]) -> Iterator[Bevinding]:
    if narekening.soort == "som":
        berekend = _sum(termen)
        delen = [term for term in termen if term]
        som = f"{' + '.join(getal(term) for term in delen)} = {getal(berekend)}"
        uitkomst = som if len(delen) > 1 else f"Het cijfer zelf is {getal(berekend)}"
        if _holds(narekening, berekend):
            return
    else:
        exact = _share(*termen) if narekening.soort == "aandeel" else _growth(*termen)
        if _holds(narekening, exact):
            return
        berekend = _rounded(exact, max(1, _decimals(narekening.gedrukt)))
        uitkomst = (
            f"{getal(termen[0])} op {getal(termen[1])} is {percentage(berekend)}"
            if narekening.soort == "aandeel"
            else f"Van {getal(termen[0])} naar {getal(termen[1])} is {percentage(berekend)}"
        )
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


def _growth(eerst: Decimal, dan: Decimal) -> Decimal:
    """In percent of what came first."""
    with localcontext(prec=_PRECISION):
        return 100 * (dan - eerst) / eerst


def _rounded(waarde: Decimal, decimalen: int) -> Decimal:
    with localcontext(prec=_PRECISION):
        return waarde.quantize(Decimal(1).scaleb(-decimalen), rounding=ROUND_HALF_UP)


def _decimals(waarde: Decimal) -> int:
    exponent = waarde.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _holds(narekening: Narekening, berekend: Decimal) -> bool:
    """Whether the source's claim stands. A share or growth is compared as precisely as the source prints it."""
    gedrukt = narekening.gedrukt
    if narekening.vergelijking == "minstens":
        return berekend >= gedrukt
    if narekening.vergelijking == "hoogstens":
        return berekend <= gedrukt
    if narekening.soort == "som":
        return berekend == gedrukt
    return _rounded(berekend, _decimals(gedrukt)) == gedrukt


def _termen(narekening: Narekening, plan: Plan, indicatoren: Indicatoren) -> list[Decimal]:
    return [_term(term, plan, indicatoren) for term in narekening.termen]


def _term(term: Decimal | str, plan: Plan, indicatoren: Indicatoren) -> Decimal:
    """The number of a term; what it names exists and is filled (the references were checked on loading)."""
    if isinstance(term, Decimal):
        return term
    eerste, tweede, derde = term.split("/")
    if eerste == "streefwaarde":
        return indicatoren[tweede].streefwaarden[int(derde)].waarde
    if eerste == "indicator":
        return indicatoren[tweede].reeks()[int(derde)].waarde or Decimal(0)
    tabel = next(tabel for tabel in plan.alle_tabellen() if tabel.sleutel == eerste)
    rijen = {rij.sleutel: rij for rij in tabel.rijen}
    rij = tabel.totaal if tweede == "totaal" and tabel.totaal is not None else rijen[tweede]
    kolommen = [kolom.sleutel for kolom in tabel.kolommen]
    return waarden_van(tabel, rij, indicatoren)[kolommen.index(derde)] or Decimal(0)
