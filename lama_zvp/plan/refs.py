"""What the schema cannot say: keys that are used once, and references that lead somewhere.

The rules read the raw tree, so that they report together with the schema's own errors, and pass over what has the wrong
shape: the schema has said so already.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice

from lama_zvp.errors import Planfout
from lama_zvp.plan.dutch import dotted
from lama_zvp.plan.knoop import Fout, Knoop, all_exist, doubles, must_exist
from lama_zvp.plan.model import LAGEN_ZVP
from lama_zvp.plan.refs_duizend import thousands
from lama_zvp.plan.refs_tabellen import (
    reserved_table_keys,
    sums,
    table_references,
    table_shape,
    tables,
    unique_tables,
    year_twice,
)
from lama_zvp.plan.yaml_tree import Boom

HEFBOOM = "hefboom"
"""Names of commitments begin with this word, so no fiche may be called so."""


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
        yield from doubles(ouder.items(naam), "sleutel")
    yield from doubles(plan.items("afkortingen"), "kort")


def _keyed_lists(plan: Knoop) -> Iterator[tuple[Knoop, str]]:
    for naam in ("lagen", "edities", "fiches", "hefbomen", "indicatoren", "narekenen", "overleg", "kaders"):
        yield plan, naam
    yield plan.veld("zone"), "gemeenten"
    for ouders, naam in (("fiches", "maatregelen"), ("hefbomen", "toezeggingen"), ("kaders", "themas")):
        for ouder in plan.items(ouders):
            yield ouder, naam
    for tabel in tables(plan):
        yield tabel, "kolommen"
        yield tabel, "rijen"


def _reserved_keys(plan: Knoop) -> Iterator[Fout]:
    for fiche in plan.items("fiches"):
        knoop = fiche.veld("sleutel")
        if knoop.tekst() == HEFBOOM:
            yield (
                knoop,
                f"een fiche kan niet `{HEFBOOM}` heten",
                "zo beginnen de namen van de hefbomen; kies een ander woord",
            )


# --- references --------------------------------------------------------------------------------------------------


def _layers(plan: Knoop) -> Iterator[Fout]:
    eigen = plan.sleutels("lagen")
    lagen = eigen if plan.veld("lagen").waarde is not None else dict.fromkeys(laag.sleutel for laag in LAGEN_ZVP)
    for fiche in plan.items("fiches"):
        yield from all_exist(fiche, "lagen", lagen, "laag")
        van_fiche = [knoop.tekst() for knoop in fiche.items("lagen")]
        for maatregel in fiche.items("maatregelen"):
            laag = maatregel.veld("laag")
            yield from must_exist(laag, lagen, "laag")
            if van_fiche and laag.tekst() in lagen and laag.tekst() not in van_fiche:
                wat = f"de laag `{laag.tekst()}` hoort niet bij de lagen van deze fiche"
                yield laag, wat, "voeg ze toe aan `lagen` van de fiche of kies een andere"


def _indicators(plan: Knoop) -> Iterator[Fout]:
    indicatoren = plan.sleutels("indicatoren")
    for ouder, naam in (
        (plan, "speerpunt_indicatoren"),
        *((fiche, "indicatoren") for fiche in plan.items("fiches")),
        *((hefboom, "indicatoren") for hefboom in plan.items("hefbomen")),
    ):
        yield from all_exist(ouder, naam, indicatoren, "indicator")


def _themes(plan: Knoop) -> Iterator[Fout]:
    namen = [
        f"{kader}.{thema}" for kader, knoop in plan.sleutels("kaders").items() for thema in knoop.sleutels("themas")
    ]
    for deel in (*plan.items("fiches"), *plan.items("hefbomen"), *_commitments(plan)):
        yield from all_exist(deel, "koppelingen", namen, "kader.thema")


def _proposals(plan: Knoop) -> Iterator[Fout]:
    """What a promise could be merged with stands in this plan too, and is not the promise itself."""
    namen = dict(_full_names(plan))
    eigen = {knoop.pad: naam for naam, knoop in namen.items()}
    for toezegging in _commitments(plan):
        voorstel = toezegging.veld("voorstel")
        yield from all_exist(voorstel, "met", namen, "maatregel of toezegging")
        for knoop in voorstel.items("met"):
            if knoop.tekst() is not None and knoop.tekst() == eigen.get(toezegging.pad):
                yield knoop, "een maatregel gaat niet met zichzelf samen", "verwijder deze naam"


def _full_names(plan: Knoop) -> Iterator[tuple[str, Knoop]]:
    for fiche in plan.items("fiches"):
        for maatregel in fiche.items("maatregelen"):
            delen = [fiche.veld("sleutel").tekst(), maatregel.veld("laag").tekst(), maatregel.veld("sleutel").tekst()]
            yield ".".join(deel or "" for deel in delen), maatregel
    for hefboom in plan.items("hefbomen"):
        for toezegging in hefboom.items("toezeggingen"):
            delen = [HEFBOOM, hefboom.veld("sleutel").tekst(), toezegging.veld("sleutel").tekst()]
            yield ".".join(deel or "" for deel in delen), toezegging


def _municipalities(plan: Knoop) -> Iterator[Fout]:
    gemeenten = plan.veld("zone").sleutels("gemeenten")
    for toezegging in _commitments(plan):
        yield from all_exist(toezegging, "gemeenten", gemeenten, "gemeente")
        for locatie in toezegging.items("locaties"):
            yield from must_exist(locatie.veld("gemeente"), gemeenten, "gemeente")


def _expectations(plan: Knoop) -> Iterator[Fout]:
    fiches, hefbomen = plan.sleutels("fiches"), plan.sleutels("hefbomen")
    for wie in plan.items("overleg"):
        for verwachting in wie.items("verwachtingen"):
            yield from all_exist(verwachting, "fiches", fiches, "fiche")
            yield from all_exist(verwachting, "hefbomen", hefbomen, "hefboom")


def _commitments(plan: Knoop) -> Iterator[Knoop]:
    for fiche in plan.items("fiches"):
        yield from fiche.items("maatregelen")
    for hefboom in plan.items("hefbomen"):
        yield from hefboom.items("toezeggingen")


# --- time and indicators -----------------------------------------------------------------------------------------


def _period(plan: Knoop) -> Iterator[Fout]:
    periode = plan.veld("periode")
    van, tot = periode.veld("van").waarde, periode.veld("tot").waarde
    if not (isinstance(van, date) and isinstance(tot, date)):
        return
    if van > tot:
        yield periode.veld("tot"), f"het plan eindigt ({tot}) voor het begint ({van})", "wissel `van` en `tot`"
        return
    yield from _extensions(periode, tot)
    einde = max((tot, *(dag for dag, besloten in _extended(periode) if besloten)))
    for toezegging in _commitments(plan):
        termijn = toezegging.veld("ritme").veld("termijn")
        if isinstance(termijn.waarde, date) and not van <= termijn.waarde <= einde:
            wat = f"de termijn {termijn.waarde} valt buiten de periode van het plan"
            yield termijn, wat, f"kies een dag van {van} tot en met {einde}"


def _extensions(periode: Knoop, tot: date) -> Iterator[Fout]:
    """Each extension ends later than what went before."""
    vorige = tot
    for verlenging in periode.items("verlengingen"):
        dag = verlenging.veld("tot")
        if isinstance(dag.waarde, date):
            if dag.waarde <= vorige:
                yield dag, f"de verlenging tot {dag.waarde} is niet later dan {vorige}", "kies een latere dag"
            vorige = max(vorige, dag.waarde)


def _extended(periode: Knoop) -> Iterator[tuple[date, bool]]:
    for verlenging in periode.items("verlengingen"):
        dag = verlenging.veld("tot").waarde
        if isinstance(dag, date):
            yield dag, verlenging.veld("stand").tekst() == "besloten"


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


_REGELS: tuple[Callable[[Knoop], Iterator[Fout]], ...] = (
    _unique_keys,
    unique_tables,
    _reserved_keys,
    reserved_table_keys,
    _layers,
    _indicators,
    _themes,
    _proposals,
    _municipalities,
    _expectations,
    table_shape,
    table_references,
    sums,
    year_twice,
    _period,
    _key_indicators,
    thousands,
)
