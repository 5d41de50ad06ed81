"""Earlier account: what was reported per year before this program kept the plan, as a data file beside the plan.

Texts are in our own words and are data. A report belongs to one calendar year; its entries have a day where the report
names one. Read by `load.read_verantwoording`, checked against its plan here, imported by the workspace.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from lama_zvp.errors import Planfout
from lama_zvp.plan.basis import Getal, Jaar, Klasse, Sleutel, Tekst, Waardeobject
from lama_zvp.plan.dutch import advise_nearest, dotted
from lama_zvp.plan.knoop import Fout, Knoop, short
from lama_zvp.plan.model import Brondocument, Plan
from lama_zvp.plan.names import Naamregister
from lama_zvp.plan.refs_duizend import LIJKT_DUIZENDTAL
from lama_zvp.plan.yaml_tree import Boom

AUTEUR = "eerdere verantwoording"
MAP = "verantwoording"
"""The folder beside the plans in which the account of a plan stands under the plan's own name."""

Herkomst = Literal["bron", "afgeleid"]


class EerdereVoortgang(Waardeobject):
    """What was reported on a measure or commitment, by its full name. Without `datum` the report names no day."""

    maatregel: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    tekst: Tekst
    datum: date | None = None
    status: Literal["niet-gestart", "lopend", "uitgevoerd", "verankerd", "geblokkeerd", "stopgezet"] | None = None
    aantal: int | None = Field(default=None, ge=0, le=10_000_000)
    klasse: Klasse | None = None
    bron: Tekst


class EerdereMeting(Waardeobject):
    """A figure of an indicator for the year of the report, where the plan does not print it itself."""

    indicator: Sleutel
    waarde: Getal
    n: int | None = Field(default=None, ge=1)
    voorlopig: bool = False
    opmerking: Tekst | None = None
    bron: Tekst


class EerdereBeoordeling(Waardeobject):
    """How a theme stood. `afgeleid`: the report gives no verdict, this one is our reading of its words."""

    fiche: Sleutel
    oordeel: Literal["op-koers", "aandacht", "bijsturen"]
    herkomst: Herkomst = "bron"
    toelichting: Tekst
    bijsturing: Tekst | None = None
    bron: Tekst


class Verslag(Waardeobject):
    """What one document reports on one year."""

    jaar: Jaar
    titel: Tekst
    voortgang: tuple[EerdereVoortgang, ...] = ()
    metingen: tuple[EerdereMeting, ...] = ()
    beoordelingen: tuple[EerdereBeoordeling, ...] = ()


class Verantwoording(Waardeobject):
    """The earlier account of one plan. `cijfers_van_het_plan`: the years that the plan prints itself come along."""

    plan: Sleutel
    auteur: Annotated[str, StringConstraints(min_length=1, max_length=100, strip_whitespace=True)] = AUTEUR
    bron: Brondocument
    cijfers_van_het_plan: bool = True
    verslagen: tuple[Verslag, ...] = Field(min_length=1)


def account_errors(boom: Boom, bestand: str, plan: Plan) -> Iterator[Planfout]:
    """What the account says of a plan that the plan does not bear out: names, years and days."""
    wortel = Knoop(boom.waarde, (), boom.plek)
    for knoop, wat, raad in (
        *_plan(wortel, plan),
        *_names(wortel, plan),
        *_time(wortel, plan),
        *_doubles(wortel, plan),
        *_figures(wortel, plan),
    ):
        waar = dotted(knoop.pad, boom.waarde)
        yield Planfout(bestand, *knoop.plek.bij_waarde(), f"`{waar}`: {wat}" if waar else wat, raad)


def _plan(wortel: Knoop, plan: Plan) -> Iterator[Fout]:
    naam = wortel.veld("plan")
    if naam.tekst() is not None and naam.tekst() != plan.sleutel:
        wat = f"deze verantwoording is van `{short(naam.tekst() or '')}` en niet van `{plan.sleutel}`"
        yield naam, wat, "kies het andere plan met --plan"


def _names(wortel: Knoop, plan: Plan) -> Iterator[Fout]:
    register = Naamregister(plan)
    bekend = {
        "voortgang": ("maatregel", [onderwerp.naam for onderwerp in register.maatregelen]),
        "metingen": ("indicator", [onderwerp.naam for onderwerp in register.indicatoren]),
        "beoordelingen": ("fiche", [onderwerp.naam for onderwerp in register.fiches]),
    }
    for verslag in wortel.items("verslagen"):
        for lijst, (veld, namen) in bekend.items():
            for item in verslag.items(lijst):
                knoop = item.veld(veld)
                naam = knoop.tekst()
                if naam is not None and naam not in namen:
                    raad = advise_nearest(naam, namen, "schrijf de volledige naam, zoals `fiche.laag.maatregel`")
                    yield knoop, f"geen {veld} `{short(naam)}` in dit plan", raad


def _time(wortel: Knoop, plan: Plan) -> Iterator[Fout]:
    jaren = plan.periode.jaren()
    for verslag in wortel.items("verslagen"):
        jaar = verslag.veld("jaar")
        if isinstance(jaar.waarde, int) and jaar.waarde not in jaren:
            yield jaar, f"{jaar.waarde} valt buiten het plan", f"kies een jaar van {jaren[0]} tot en met {jaren[-1]}"
        for item in verslag.items("voortgang"):
            dag = item.veld("datum")
            if isinstance(dag.waarde, date) and dag.waarde.year != jaar.waarde:
                yield dag, f"{dag.waarde} valt niet in {jaar.waarde}", "zet de melding bij haar eigen jaar"


def _doubles(wortel: Knoop, plan: Plan) -> Iterator[Fout]:
    """One verdict per theme and year, and one figure per indicator and year, the plan's own included."""
    eigen = {(i.sleutel, jaar) for i in plan.indicatoren for jaar, c in i.cijfers.items() if c.waarde is not None}
    mee = wortel.veld("cijfers_van_het_plan").waarde is not False
    gezien: set[tuple[str, str, object]] = set()
    for verslag in wortel.items("verslagen"):
        jaar = verslag.veld("jaar").waarde
        for lijst, veld in (("metingen", "indicator"), ("beoordelingen", "fiche")):
            for item in verslag.items(lijst):
                naam = item.veld(veld).tekst()
                if naam is None:
                    continue
                if lijst == "metingen" and mee and (naam, jaar) in eigen:
                    yield item.veld(veld), f"het plan drukt zelf het cijfer van {jaar}", "laat deze meting weg"
                if (lijst, naam, jaar) in gezien:
                    yield item.veld(veld), f"`{short(naam)}` staat twee keer in {jaar}", "verwijder er één"
                gezien.add((lijst, naam, jaar))


def _figures(wortel: Knoop, plan: Plan) -> Iterator[Fout]:
    """A count is whole, a share lies between 0 and 100: what is entered by hand has to be so as well."""
    soorten = {indicator.sleutel: indicator.soort for indicator in plan.indicatoren}
    for verslag in wortel.items("verslagen"):
        for item in verslag.items("metingen"):
            knoop, soort = item.veld("waarde"), soorten.get(item.veld("indicator").tekst() or "")
            if isinstance(knoop.waarde, bool) or not isinstance(knoop.waarde, int | Decimal):
                continue
            waarde = Decimal(knoop.waarde)
            if soort == "telling" and (waarde < 0 or waarde != waarde.to_integral_value()):
                raad = "schrijf een geheel getal, zonder punt tussen de duizendtallen"
                yield knoop, f"{knoop.waarde} is geen telling", raad
            elif soort == "telling" and LIJKT_DUIZENDTAL.fullmatch(str(knoop.waarde)):
                heel = str(knoop.waarde).replace(".", "")
                yield knoop, f"{knoop.waarde} leest als een getal met drie decimalen", f"schrijf {heel}"
            elif soort == "percentage" and not 0 <= waarde <= 100:
                yield knoop, f"{knoop.waarde} is geen percentage", "schrijf een getal van 0 tot 100"
