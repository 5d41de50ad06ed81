"""The rules for tables and sums: rows as wide as the table, sums of what is there, terms that name a figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lama_zvp.plan.knoop import Fout, Knoop, all_exist, must_exist, short

TOTAAL = "totaal"
"""In a cell reference: the printed total row."""
INDICATOR, STREEFWAARDE = "indicator", "streefwaarde"
"""In a term, in the place of a table: a figure or a target of an indicator."""


def tables(plan: Knoop) -> Iterator[Knoop]:
    """Every table of the plan."""
    yield from plan.items("tabellen")
    yield from plan.veld("middelen").items("tabellen")


def unique_tables(plan: Knoop) -> Iterator[Fout]:
    """A term names a table by its key alone, so that key is used once in the whole plan."""
    eerder: dict[str, Knoop] = {}
    for tabel in tables(plan):
        knoop = tabel.veld("sleutel")
        naam = knoop.tekst()
        if naam is None:
            continue
        if naam in eerder:
            wat = f"`{short(naam)}` bestaat al (regel {eerder[naam].plek.regel})"
            yield knoop, wat, "geef dit een andere naam of voeg ze samen"
        eerder.setdefault(naam, knoop)


def reserved_table_keys(plan: Knoop) -> Iterator[Fout]:
    for tabel in tables(plan):
        knoop = tabel.veld("sleutel")
        if knoop.tekst() in (INDICATOR, STREEFWAARDE):
            raad = "zo begint de naam van een cijfer in `termen`; kies een ander woord"
            yield knoop, f"een tabel kan niet `{knoop.tekst()}` heten", raad
        for rij in tabel.items("rijen"):
            knoop = rij.veld("sleutel")
            if knoop.tekst() == TOTAAL:
                yield knoop, f"een rij kan niet `{TOTAAL}` heten", "zet de gedrukte totalen in het veld `totaal`"


# --- shape and references ----------------------------------------------------------------------------------------


def table_shape(plan: Knoop) -> Iterator[Fout]:
    for tabel in tables(plan):
        kolommen = len(list(tabel.items("kolommen")))
        for rij in _rows(tabel):
            yield from _row_shape(rij, kolommen)


def _row_shape(rij: Knoop, kolommen: int) -> Iterator[Fout]:
    cellen = rij.veld("cellen")
    kop = rij.veld("soort").tekst() in ("kop", "tussenkop")
    if kop or rij.veld("indicator").tekst() is not None:
        if cellen.waarde:
            wat = "een kop heeft geen cellen" if kop else "een rij met een indicator heeft geen eigen cellen"
            yield cellen, wat, "laat `cellen` weg" if kop else "laat `cellen` of `indicator` weg"
    elif cellen.waarde is None and isinstance(rij.waarde, dict):
        yield rij, "de rij heeft geen cellen", "voeg `cellen` toe, of `indicator`"
    elif isinstance(cellen.waarde, tuple) and len(cellen.waarde) != kolommen:
        aantal = "1 cel" if len(cellen.waarde) == 1 else f"{len(cellen.waarde)} cellen"
        wat = f"{aantal} voor {kolommen} {'kolom' if kolommen == 1 else 'kolommen'}"
        yield cellen, wat, "geef elke kolom een cel; een lege cel is null"


def table_references(plan: Knoop) -> Iterator[Fout]:
    indicatoren = plan.sleutels("indicatoren")
    for tabel in tables(plan):
        kolommen, rijen = tabel.sleutels("kolommen"), tabel.sleutels("rijen")
        for kolom in tabel.items("kolommen"):
            yield from all_exist(kolom, "som_van", kolommen, "kolom")
            yield from _not_itself(kolom)
        for rij in _rows(tabel):
            yield from must_exist(rij.veld("indicator"), indicatoren, "indicator")
            yield from all_exist(rij, "som_van", rijen, "rij")
            yield from _not_itself(rij)
            for teken in rij.items("bijzonder"):
                yield from must_exist(teken.veld("kolom"), kolommen, "kolom")


def _rows(tabel: Knoop) -> Iterator[Knoop]:
    yield from tabel.items("rijen")
    totaal = tabel.veld(TOTAAL)
    if isinstance(totaal.waarde, dict):
        yield totaal


def _not_itself(deel: Knoop) -> Iterator[Fout]:
    eigen = deel.veld("sleutel").tekst()
    for knoop in deel.items("som_van"):
        if knoop.tekst() is not None and knoop.tekst() == eigen:
            yield knoop, "een som telt zichzelf niet mee", "verwijder deze naam"


def year_twice(plan: Knoop) -> Iterator[Fout]:
    """A year is measured before the plan or in it, so it stands in one of the two."""
    for indicator in plan.items("indicatoren"):
        eerder = indicator.veld("nulmeting").waarde
        cijfers = indicator.veld("cijfers")
        if not (isinstance(eerder, dict) and isinstance(cijfers.waarde, dict)):
            continue
        for jaar in cijfers.waarde:
            if jaar in eerder:
                yield cijfers.veld(jaar), f"{jaar} staat ook in de nulmeting", "zet elk jaar op één plaats"


# --- sums --------------------------------------------------------------------------------------------------------


def sums(plan: Knoop) -> Iterator[Fout]:
    cellen = _figures(plan)
    for narekening in plan.items("narekenen"):
        termen = list(narekening.items("termen"))
        for term in termen:
            yield from _term_exists(plan, term, cellen)
        soort = narekening.veld("soort").tekst()
        if soort in ("aandeel", "groei") and len(termen) >= 2:
            yield from _two_terms(narekening, termen, soort, cellen)


def _two_terms(narekening: Knoop, termen: list[Knoop], soort: str, cellen: Mapping[str, Any]) -> Iterator[Fout]:
    """A share or growth has two terms, and what it is measured against is not zero."""
    if len(termen) != 2:
        wat, vorm = ("een aandeel", "[deel, geheel]") if soort == "aandeel" else ("een groei", "[eerst, dan]")
        yield narekening.veld("termen"), f"{wat} heeft twee termen, hier staan er {len(termen)}", f"schrijf {vorm}"
        return
    basis = termen[1] if soort == "aandeel" else termen[0]
    if (cellen.get(basis.waarde) if isinstance(basis.waarde, str) else basis.waarde) == 0:
        wat = "het geheel is nul" if soort == "aandeel" else "het eerste cijfer is nul"
        yield (
            basis,
            wat,
            f"{'een aandeel van' if soort == 'aandeel' else 'groei vanaf'} nul bestaat niet; verbeter de term",
        )


def _figures(plan: Knoop) -> dict[str, Any]:
    """Every figure that a term can name: cells as `tabel/rij/kolom`, figures and targets of the indicators."""
    cijfers: dict[str, Any] = {}
    indicatoren = plan.sleutels("indicatoren")
    for sleutel, indicator in indicatoren.items():
        for jaar, waarde in _series(indicator).items():
            cijfers[f"{INDICATOR}/{sleutel}/{jaar}"] = waarde
        for jaar, waarde in _years(indicator.veld("streefwaarden")).items():
            cijfers[f"{STREEFWAARDE}/{sleutel}/{jaar}"] = waarde
    for tabel in tables(plan):
        for naam, waarde in _cells(tabel, indicatoren):
            cijfers.setdefault(naam, waarde)
    return cijfers


def _cells(tabel: Knoop, indicatoren: Mapping[str, Knoop]) -> Iterator[tuple[str, Any]]:
    kolommen = list(tabel.items("kolommen"))
    for rijnaam, rij in (*tabel.sleutels("rijen").items(), (TOTAAL, tabel.veld(TOTAAL))):
        indicator = indicatoren.get(rij.veld("indicator").tekst() or "")
        waarden = (
            [knoop.waarde for knoop in rij.items("cellen")]
            if indicator is None
            else [_drawn(indicator, kolom) for kolom in kolommen]
        )
        for kolom, waarde in zip(kolommen, waarden, strict=False):
            yield f"{tabel.veld('sleutel').tekst()}/{rijnaam}/{kolom.veld('sleutel').tekst()}", waarde


def _drawn(indicator: Knoop, kolom: Knoop) -> Any:
    jaar = kolom.veld("jaar").waarde
    if kolom.veld("toont").tekst() != STREEFWAARDE:
        return _series(indicator).get(jaar) if isinstance(jaar, int) else None
    doelen = _years(indicator.veld("streefwaarden"))
    if jaar is None and doelen:
        return doelen[max(doelen)]
    return doelen.get(jaar) if isinstance(jaar, int) else None


def _series(indicator: Knoop) -> dict[int, Any]:
    return _years(indicator.veld("nulmeting")) | _years(indicator.veld("cijfers"))


def _years(jaren: Knoop) -> dict[int, Any]:
    if not isinstance(jaren.waarde, dict):
        return {}
    return {jaar: jaren.veld(jaar).veld("waarde").waarde for jaar in jaren.waarde if isinstance(jaar, int)}


def _term_exists(plan: Knoop, term: Knoop, cijfers: Mapping[str, Any]) -> Iterator[Fout]:
    naam = term.tekst()
    if naam is None or "/" not in naam or cijfers.get(naam) is not None:
        return
    delen = naam.split("/")
    if naam in cijfers:
        yield term, f"de cel `{short(naam)}` is leeg", "met een leeg cijfer valt niets na te rekenen"
    elif len(delen) != 3:
        yield term, f"`{short(naam)}` is geen cel", "schrijf tabel/rij/kolom"
    elif delen[0] in (INDICATOR, STREEFWAARDE):
        yield from _lost_year(plan, term, *delen)
    else:
        yield from _lost_cell(plan, term, *delen)


def _lost_year(plan: Knoop, term: Knoop, wat: str, sleutel: str, jaar: str) -> Iterator[Fout]:
    """Whether it is the indicator or the year that a term names in vain."""
    indicatoren = plan.sleutels("indicatoren")
    if sleutel not in indicatoren:
        yield from must_exist(term, indicatoren, "indicator", sleutel)
        return
    gezocht = indicatoren[sleutel]
    jaren = _series(gezocht) if wat == INDICATOR else _years(gezocht.veld("streefwaarden"))
    ding = "cijfer van" if wat == INDICATOR else "streefwaarde voor"
    raad = f"kies uit {', '.join(map(str, sorted(jaren)))}" if jaren else "kies een andere indicator of een getal"
    yield term, f"de indicator `{short(sleutel)}` heeft geen {ding} `{short(jaar)}`", raad


def _lost_cell(plan: Knoop, term: Knoop, tabelnaam: str, rijnaam: str, kolomnaam: str) -> Iterator[Fout]:
    """Which of the three parts of a cell's name leads nowhere."""
    bekend = {tabel.veld("sleutel").tekst() or "": tabel for tabel in tables(plan)}
    tabel = bekend.get(tabelnaam)
    if tabel is None:
        yield from must_exist(term, bekend, "tabel", tabelnaam)
        return
    totaal = (TOTAAL,) if tabel.veld(TOTAAL).waarde is not None else ()
    yield from must_exist(term, dict.fromkeys((*tabel.sleutels("rijen"), *totaal)), "rij", rijnaam)
    yield from must_exist(term, tabel.sleutels("kolommen"), "kolom", kolomnaam)
