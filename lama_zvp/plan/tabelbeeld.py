"""A table as it is printed: the words and figures of every cell, equal to the source's, for any range of years."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from lama_zvp.plan.cijfers import Cijfer, Indicator
from lama_zvp.plan.model import Plan
from lama_zvp.plan.tabellen import Celteken, Kolom, Opmaak, Rij, Tabel, cijfers_van
from lama_zvp.typografie import NBSP, getal

ALLE_INDICATOREN = "indicatoren"
"""The key of the table that is made of a plan's indicators, where the source prints none with years."""


@dataclass(frozen=True, slots=True)
class Cel:
    """One cell: what is printed, and the figure behind it where there is one."""

    tekst: str
    waarde: Decimal | None = None
    voorlopig: bool = False
    opmerking: str | None = None


@dataclass(frozen=True, slots=True)
class Kop:
    """The head of a column; `groep` is the heading it shares with its neighbours."""

    sleutel: str
    titel: str
    groep: str = ""
    jaar: int | None = None


@dataclass(frozen=True, slots=True)
class Regel:
    """A row with a cell for each column; a heading's cells hold words alone."""

    sleutel: str
    titel: str
    soort: Literal["cijfers", "kop", "tussenkop", "totaal"]
    groep: str
    cellen: tuple[Cel, ...]


@dataclass(frozen=True, slots=True)
class Tabelbeeld:
    """`rijteken` is what the source prints before the title of each row of figures."""

    sleutel: str
    titel: str
    eenheid: str
    rijteken: str
    koppen: tuple[Kop, ...]
    rijen: tuple[Regel, ...]
    noten: tuple[str, ...]
    bron: str


def jaren_van(tabel: Tabel) -> tuple[int, ...]:
    """The years of a table's columns, in order of time."""
    return tuple(sorted({kolom.jaar for kolom in tabel.kolommen if kolom.jaar is not None}))


def indicatorentabel(plan: Plan) -> Tabel:
    """Every indicator of the plan with its years as columns, oldest first, under its own headings.

    Figures are printed the Flemish way; a column Doel stands first when any indicator has a target.
    """
    jaren = sorted({jaar for indicator in plan.indicatoren for jaar in indicator.reeks()})
    doel = [Kolom(sleutel="doel", titel="Doel", toont="streefwaarde")]
    heeft_doel = any(indicator.streefwaarden for indicator in plan.indicatoren)
    return Tabel(
        sleutel=ALLE_INDICATOREN,
        titel=f"Indicatoren van {plan.titel}",
        eenheid="zoals per rij vermeld",
        kolommen=(*(doel if heeft_doel else ()), *(Kolom(sleutel=str(j), titel=str(j), jaar=j) for j in jaren)),
        rijen=tuple(_indicatorrijen(plan.indicatoren)),
        leeg="–",
        bron=plan.bron.titel,
    )


def _indicatorrijen(indicatoren: Iterable[Indicator]) -> Iterable[Rij]:
    groep: str | None = None
    for nummer, indicator in enumerate(indicatoren):
        if indicator.groep and indicator.groep != groep:
            yield Rij(sleutel=f"groep-{nummer}", titel=indicator.groep, soort="tussenkop")
        groep = indicator.groep
        naam = indicator.naam if indicator.eenheid == "%" else f"{indicator.naam} ({indicator.eenheid})"
        na = f"{NBSP}%" if indicator.eenheid == "%" else ""
        decimalen = max((_decimalen(c.waarde) for c in indicator.reeks().values()), default=0)
        opmaak = Opmaak(na=na, decimalen=decimalen)
        yield Rij(sleutel=indicator.sleutel, titel=naam, indicator=indicator.sleutel, opmaak=opmaak)


def tabelbeeld(plan: Plan, tabel: Tabel, jaren: tuple[int, int] | None = None) -> Tabelbeeld:
    """The table as printed; `jaren` (first and last, both included) leaves the columns of other years out.

    Columns without a year always stay, and the order is the table's own.
    """
    indicatoren = {indicator.sleutel: indicator for indicator in plan.indicatoren}
    nummers = [n for n, kolom in enumerate(tabel.kolommen) if _in_bereik(kolom, jaren)]
    regels = [_regel(tabel, rij, nummers, indicatoren) for rij in tabel.rijen]
    if tabel.totaal is not None:
        regels.append(_regel(tabel, tabel.totaal, nummers, indicatoren, is_totaal=True))
    koppen = tuple(
        Kop(kolom.sleutel, kolom.titel, kolom.groep or "", kolom.jaar) for kolom in (tabel.kolommen[n] for n in nummers)
    )
    return Tabelbeeld(
        sleutel=tabel.sleutel,
        titel=tabel.titel,
        eenheid=tabel.eenheid,
        rijteken=tabel.rijteken,
        koppen=koppen,
        rijen=tuple(regels),
        noten=tabel.noten,
        bron=tabel.bron,
    )


def _in_bereik(kolom: Kolom, jaren: tuple[int, int] | None) -> bool:
    return jaren is None or kolom.jaar is None or jaren[0] <= kolom.jaar <= jaren[1]


def _regel(
    tabel: Tabel, rij: Rij, nummers: list[int], indicatoren: Mapping[str, Indicator], *, is_totaal: bool = False
) -> Regel:
    tekens = {teken.kolom: teken for teken in rij.bijzonder}
    cijfers = cijfers_van(tabel, rij, indicatoren)
    cellen = tuple(
        _cel(tabel, rij, tabel.kolommen[n], cijfers[n], tekens.get(tabel.kolommen[n].sleutel)) for n in nummers
    )
    soort: Literal["cijfers", "kop", "tussenkop", "totaal"] = "totaal" if is_totaal else rij.soort
    return Regel(rij.sleutel, rij.titel, soort, rij.groep or "", cellen)


def _cel(tabel: Tabel, rij: Rij, kolom: Kolom, cijfer: Cijfer | None, teken: Celteken | None) -> Cel:
    opmerking = (teken.opmerking if teken else None) or (cijfer.opmerking if cijfer else None)
    if teken is not None and teken.tekst is not None:
        return Cel(teken.tekst, opmerking=opmerking)
    if rij.soort != "cijfers":
        return Cel(kolom.titel if rij.soort == "kop" else "")
    if cijfer is None or cijfer.waarde is None:
        return Cel(tabel.leeg, opmerking=opmerking)
    voorlopig = cijfer.voorlopig or (teken is not None and teken.voorlopig)
    tekst = gedrukt(cijfer.waarde, rij.opmaak or tabel.opmaak, tabel.decimalen)
    return Cel(tekst + (tabel.voorlopigteken if voorlopig else ""), cijfer.waarde, voorlopig, opmerking)


def gedrukt(waarde: Decimal, opmaak: Opmaak, decimalen: int) -> str:
    """A figure as the source prints it; `decimalen` holds where the mark-up says nothing of its own."""
    plaatsen = decimalen if opmaak.decimalen is None else opmaak.decimalen
    return f"{opmaak.voor}{getal(waarde, plaatsen).replace('.', opmaak.duizendtal)}{opmaak.na}"


def _decimalen(waarde: Decimal | None) -> int:
    exponent = 0 if waarde is None else waarde.as_tuple().exponent
    return min(4, max(0, -exponent)) if isinstance(exponent, int) else 0
