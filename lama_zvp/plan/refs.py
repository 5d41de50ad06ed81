"""What the schema cannot say: keys that are used once, and references that lead somewhere.

The rules read the raw tree, so that they report together with the schema's own errors, and pass over what has the wrong
shape: the schema has said so already.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from lama_zvp.errors import Planfout
from lama_zvp.plan.dutch import advise_nearest, dotted
from lama_zvp.plan.model import LAGEN_ZVP
from lama_zvp.plan.yaml_tree import Boom, Plek

HEFBOOM = "hefboom"
"""Names of commitments begin with this word, so no fiche may be called so."""
TOTAAL = "totaal"
"""In a cell reference: the printed total row."""


@dataclass(frozen=True, slots=True)
class Knoop:
    """A value of the raw tree with its path; asking for what is not there gives an empty one."""

    waarde: Any
    pad: tuple[str | int, ...]
    plek: Plek

    def veld(self, naam: str | int) -> Knoop:
        waarde = self.waarde.get(naam) if isinstance(self.waarde, dict) else None
        return Knoop(waarde, (*self.pad, naam), self.plek.zoek((naam,)))

    def items(self, naam: str) -> Iterator[Knoop]:
        """The items of the list in the field `naam`."""
        lijst = self.veld(naam)
        if isinstance(lijst.waarde, tuple):
            for nummer, waarde in enumerate(lijst.waarde):
                yield Knoop(waarde, (*lijst.pad, nummer), lijst.plek.zoek((nummer,)))

    def tekst(self) -> str | None:
        return self.waarde if isinstance(self.waarde, str) else None

    def sleutels(self, naam: str) -> dict[str, Knoop]:
        """The items of a list by their sleutel; of doubles the first."""
        gevonden: dict[str, Knoop] = {}
        for item in self.items(naam):
            sleutel = item.veld("sleutel").tekst()
            if sleutel is not None:
                gevonden.setdefault(sleutel, item)
        return gevonden


Fout = tuple[Knoop, str, str]
"""Where, what is wrong, what to do."""


def reference_errors(boom: Boom, bestand: str) -> Iterator[Planfout]:
    """Every reference of the raw plan that leads nowhere and every key used twice."""
    plan = Knoop(boom.waarde, (), boom.plek)
    for regel in _REGELS:
        for knoop, wat, raad in regel(plan):
            waar = dotted(knoop.pad, boom.waarde)
            yield Planfout(bestand, *knoop.plek.bij_waarde(), f"`{waar}`: {wat}" if waar else wat, raad)


# --- keys used once ----------------------------------------------------------------------------------------------


def _unique_keys(plan: Knoop) -> Iterator[Fout]:
    for ouder, naam in _keyed_lists(plan):
        yield from _doubles(ouder.items(naam), "sleutel")
    yield from _doubles(plan.items("afkortingen"), "kort")


def _keyed_lists(plan: Knoop) -> Iterator[tuple[Knoop, str]]:
    for naam in ("lagen", "edities", "fiches", "hefbomen", "indicatoren", "narekenen", "overleg", "kaders"):
        yield plan, naam
    yield plan.veld("zone"), "gemeenten"
    yield plan.veld("middelen"), "tabellen"
    for ouders, naam in (("fiches", "maatregelen"), ("hefbomen", "toezeggingen"), ("kaders", "themas")):
        for ouder in plan.items(ouders):
            yield ouder, naam
    for tabel in plan.veld("middelen").items("tabellen"):
        yield tabel, "kolommen"
        yield tabel, "rijen"


def _doubles(items: Iterator[Knoop], veld: str) -> Iterator[Fout]:
    eerder: dict[str, Knoop] = {}
    for item in items:
        knoop = item.veld(veld)
        naam = knoop.tekst()
        if naam is None:
            continue
        if naam in eerder:
            regel = eerder[naam].plek.regel
            yield knoop, f"`{_short(naam)}` bestaat al (regel {regel})", "geef dit een andere naam of voeg ze samen"
        eerder.setdefault(naam, knoop)


def _reserved_keys(plan: Knoop) -> Iterator[Fout]:
    for fiche in plan.items("fiches"):
        knoop = fiche.veld("sleutel")
        if knoop.tekst() == HEFBOOM:
            yield (
                knoop,
                f"een fiche kan niet `{HEFBOOM}` heten",
                "zo beginnen de namen van de hefbomen; kies een ander woord",
            )
    for tabel in plan.veld("middelen").items("tabellen"):
        for rij in tabel.items("rijen"):
            knoop = rij.veld("sleutel")
            if knoop.tekst() == TOTAAL:
                yield knoop, f"een rij kan niet `{TOTAAL}` heten", "zet de gedrukte totalen in het veld `totaal`"


# --- references --------------------------------------------------------------------------------------------------


def _layers(plan: Knoop) -> Iterator[Fout]:
    eigen = plan.sleutels("lagen")
    lagen = eigen if plan.veld("lagen").waarde is not None else dict.fromkeys(laag.sleutel for laag in LAGEN_ZVP)
    for fiche in plan.items("fiches"):
        for maatregel in fiche.items("maatregelen"):
            yield from _must_exist(maatregel.veld("laag"), lagen, "laag")


def _indicators(plan: Knoop) -> Iterator[Fout]:
    indicatoren = plan.sleutels("indicatoren")
    for ouder, naam in (
        (plan, "speerpunt_indicatoren"),
        *((fiche, "indicatoren") for fiche in plan.items("fiches")),
        *((hefboom, "indicatoren") for hefboom in plan.items("hefbomen")),
    ):
        yield from _all_exist(ouder, naam, indicatoren, "indicator")


def _themes(plan: Knoop) -> Iterator[Fout]:
    namen = [
        f"{kader}.{thema}" for kader, knoop in plan.sleutels("kaders").items() for thema in knoop.sleutels("themas")
    ]
    for fiche in plan.items("fiches"):
        yield from _all_exist(fiche, "koppelingen", namen, "kader.thema")


def _municipalities(plan: Knoop) -> Iterator[Fout]:
    gemeenten = plan.veld("zone").sleutels("gemeenten")
    for toezegging in _commitments(plan):
        yield from _all_exist(toezegging, "gemeenten", gemeenten, "gemeente")
        for locatie in toezegging.items("locaties"):
            yield from _must_exist(locatie.veld("gemeente"), gemeenten, "gemeente")


def _expectations(plan: Knoop) -> Iterator[Fout]:
    fiches, hefbomen = plan.sleutels("fiches"), plan.sleutels("hefbomen")
    for wie in plan.items("overleg"):
        for verwachting in wie.items("verwachtingen"):
            yield from _all_exist(verwachting, "fiches", fiches, "fiche")
            yield from _all_exist(verwachting, "hefbomen", hefbomen, "hefboom")


def _commitments(plan: Knoop) -> Iterator[Knoop]:
    for fiche in plan.items("fiches"):
        yield from fiche.items("maatregelen")
    for hefboom in plan.items("hefbomen"):
        yield from hefboom.items("toezeggingen")


def _all_exist(ouder: Knoop, veld: str, namen: Collection[str], wat: str) -> Iterator[Fout]:
    gezien: set[str] = set()
    for knoop in ouder.items(veld):
        yield from _must_exist(knoop, namen, wat)
        naam = knoop.tekst()
        if naam is not None and naam in gezien:
            yield knoop, f"`{_short(naam)}` staat twee keer in deze lijst", "verwijder er één"
        gezien.add(naam or "")


def _must_exist(knoop: Knoop, namen: Collection[str], wat: str, deel: str | None = None) -> Iterator[Fout]:
    """`deel`: the part of the text that is the name, where it is not the whole."""
    naam = knoop.tekst() if deel is None else deel
    if naam is not None and naam not in namen:
        raad = advise_nearest(naam, namen, f"voeg de {wat} toe of verbeter de naam")
        yield knoop, f"geen {wat} `{_short(naam)}` in dit plan", raad


# --- tables and sums ---------------------------------------------------------------------------------------------


def _table_shape(plan: Knoop) -> Iterator[Fout]:
    for tabel in plan.veld("middelen").items("tabellen"):
        kolommen = len(list(tabel.items("kolommen")))
        totaal = tabel.veld("totaal")
        for rij in (*tabel.items("rijen"), *((totaal,) if isinstance(totaal.waarde, dict) else ())):
            cellen = rij.veld("cellen")
            if isinstance(cellen.waarde, tuple) and len(cellen.waarde) != kolommen:
                aantal = "1 cel" if len(cellen.waarde) == 1 else f"{len(cellen.waarde)} cellen"
                wat = f"{aantal} voor {kolommen} {'kolom' if kolommen == 1 else 'kolommen'}"
                yield cellen, wat, "geef elke kolom een cel; een lege cel is null"


def _sums(plan: Knoop) -> Iterator[Fout]:
    cellen = _cells(plan)
    for narekening in plan.items("narekenen"):
        termen = list(narekening.items("termen"))
        for term in termen:
            yield from _cell_exists(plan, term, cellen)
        if narekening.veld("soort").tekst() != "aandeel" or len(termen) < 2:
            continue
        geheel = termen[1].waarde
        if len(termen) != 2:
            knoop = narekening.veld("termen")
            yield knoop, f"een aandeel heeft twee termen, hier staan er {len(termen)}", "schrijf [deel, geheel]"
        elif (cellen.get(geheel) if isinstance(geheel, str) else geheel) == 0:
            yield termen[1], "het geheel is nul", "een aandeel van nul bestaat niet; verbeter de term"


def _cells(plan: Knoop) -> dict[str, Any]:
    """Every cell of every table by its `tabel/rij/kolom`."""
    cellen: dict[str, Any] = {}
    for tabelnaam, tabel in plan.veld("middelen").sleutels("tabellen").items():
        kolommen = [kolom.veld("sleutel").tekst() for kolom in tabel.items("kolommen")]
        for rijnaam, rij in (*tabel.sleutels("rijen").items(), (TOTAAL, tabel.veld(TOTAAL))):
            for kolomnaam, cel in zip(kolommen, rij.items("cellen"), strict=False):
                cellen[f"{tabelnaam}/{rijnaam}/{kolomnaam}"] = cel.waarde
    return cellen


def _cell_exists(plan: Knoop, term: Knoop, cellen: Mapping[str, Any]) -> Iterator[Fout]:
    naam = term.tekst()
    if naam is None or "/" not in naam or cellen.get(naam) is not None:
        return
    delen = naam.split("/")
    if naam in cellen:
        yield term, f"de cel `{_short(naam)}` is leeg", "met een leeg cijfer valt niets na te rekenen"
    elif len(delen) != 3:
        yield term, f"`{_short(naam)}` is geen cel", "schrijf tabel/rij/kolom"
    else:
        yield from _lost_cell(plan, term, *delen)


def _lost_cell(plan: Knoop, term: Knoop, tabelnaam: str, rijnaam: str, kolomnaam: str) -> Iterator[Fout]:
    """Which of the three parts of a cell's name leads nowhere."""
    tabellen = plan.veld("middelen").sleutels("tabellen")
    tabel = tabellen.get(tabelnaam)
    if tabel is None:
        yield from _must_exist(term, tabellen, "tabel", tabelnaam)
        return
    totaal = (TOTAAL,) if tabel.veld(TOTAAL).waarde is not None else ()
    yield from _must_exist(term, dict.fromkeys((*tabel.sleutels("rijen"), *totaal)), "rij", rijnaam)
    yield from _must_exist(term, tabel.sleutels("kolommen"), "kolom", kolomnaam)


# --- time and indicators -----------------------------------------------------------------------------------------


def _period(plan: Knoop) -> Iterator[Fout]:
    periode = plan.veld("periode")
    van, tot = periode.veld("van").waarde, periode.veld("tot").waarde
    if not (isinstance(van, date) and isinstance(tot, date)):
        return
    if van > tot:
        yield periode.veld("tot"), f"het plan eindigt ({tot}) voor het begint ({van})", "wissel `van` en `tot`"
        return
    for toezegging in _commitments(plan):
        termijn = toezegging.veld("ritme").veld("termijn")
        if isinstance(termijn.waarde, date) and not van <= termijn.waarde <= tot:
            wat = f"de termijn {termijn.waarde} valt buiten de periode van het plan"
            yield termijn, wat, f"kies een dag van {van} tot en met {tot}"


def _key_indicators(plan: Knoop) -> Iterator[Fout]:
    kern = {naam for naam, knoop in plan.sleutels("indicatoren").items() if knoop.veld("kernindicator").waarde is True}
    for fiche in plan.items("fiches"):
        eigen: dict[str | None, Knoop] = {}
        for knoop in fiche.items("indicatoren"):
            if knoop.tekst() in kern:
                eigen.setdefault(knoop.tekst(), knoop)
        for naam, teveel in islice(eigen.items(), 1, None):
            wat = f"`{naam}` is een tweede kernindicator van deze fiche (de eerste is `{next(iter(eigen))}`)"
            yield teveel, wat, "laat er één kernindicator zijn"


def _short(tekst: str) -> str:
    tekst = " ".join(tekst[:200].split())
    return tekst if len(tekst) <= 80 else tekst[:80] + "…"


_REGELS: tuple[Callable[[Knoop], Iterator[Fout]], ...] = (
    _unique_keys,
    _reserved_keys,
    _layers,
    _indicators,
    _themes,
    _municipalities,
    _expectations,
    _table_shape,
    _sums,
    _period,
    _key_indicators,
)
