"""The plan as frozen values: one schema for a Belgian zonaal veiligheidsplan and for plans of another kind.

Every text here comes from a plan file and is data: nothing in it is markup. Figures are exact `Decimal`s in the
indicator's own unit. Years are calendar years. Keys (`sleutel`) are lower-case words joined by hyphens.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from lama_zvp.plan.afkomst import Afkomst, Vervallen, Voorstel
from lama_zvp.plan.basis import KLASSEN, Aandeel, Getal, Jaar, Klasse, Sleutel, Tekst, Waardeobject
from lama_zvp.plan.cijfers import Cijfer, Indicator, Narekening, Reeksbreuk, Streefwaarde, Vergelijking
from lama_zvp.plan.ritme import Eenmalig, PerJaar, Ritme
from lama_zvp.plan.tabellen import Celteken, Kolom, Opmaak, Rij, Tabel

__all__ = [
    "EDITIES_ZVP",
    "KLASSEN",
    "LAGEN_ZVP",
    "Aandeel",
    "Actiefiche",
    "Afkomst",
    "Afkorting",
    "Belanghebbende",
    "Brondocument",
    "Celteken",
    "Cijfer",
    "Drempels",
    "Editie",
    "Eenmalig",
    "Gemeente",
    "Getal",
    "Hefboom",
    "Indicator",
    "Jaar",
    "Kader",
    "Klasse",
    "Kolom",
    "Laag",
    "Locaties",
    "Maatregel",
    "Middelen",
    "Narekening",
    "Ondertekenaar",
    "Opmaak",
    "Passage",
    "PerJaar",
    "Periode",
    "Plan",
    "Reeksbreuk",
    "Rij",
    "Ritme",
    "Rubriek",
    "Sleutel",
    "Streefwaarde",
    "Tabel",
    "Tekst",
    "Thema",
    "Toezegging",
    "Vergelijking",
    "Verlenging",
    "Vervallen",
    "Verwachting",
    "Voorstel",
    "Waardeobject",
    "Zone",
]


class Gemeente(Waardeobject):
    sleutel: Sleutel
    naam: Tekst
    deelgemeenten: tuple[Tekst, ...] = ()
    inwoners: int | None = Field(default=None, ge=0)


class Zone(Waardeobject):
    """The police zone, or the unit of another kind of plan. `code` is the zone's number."""

    naam: Tekst
    code: Tekst | None = None
    gemeenten: tuple[Gemeente, ...] = ()
    oppervlakte_km2: Getal | None = None
    inwoners: int | None = Field(default=None, ge=0)
    inwoners_op: date | None = None
    bron: Tekst | None = None


class Verlenging(Waardeobject):
    """A later last day: one that the plan allows (`mogelijk`), or one that was decided and from then on holds."""

    tot: date
    stand: Literal["mogelijk", "besloten"]
    besloten_op: date | None = None
    reden: Tekst
    bron: Tekst


class Periode(Waardeobject):
    """The plan's first and last day, both included; `tot` is the day that was first set."""

    van: date
    tot: date
    verlengingen: tuple[Verlenging, ...] = ()

    @property
    def einde(self) -> date:
        """The last day that holds now: `tot`, or that of the last extension that was decided."""
        return max((self.tot, *(v.tot for v in self.verlengingen if v.stand == "besloten")))

    def jaren(self) -> tuple[int, ...]:
        """Every calendar year that the period touches, extensions included, in order."""
        return tuple(range(self.van.year, self.einde.year + 1))

    def bevat(self, dag: date) -> bool:
        return self.van <= dag <= self.einde


class Brondocument(Waardeobject):
    titel: Tekst
    uitgever: Tekst | None = None
    jaar: Jaar | None = None
    opmerking: Tekst | None = None


class Passage(Waardeobject):
    """A statement of the plan with the section of the source where it stands."""

    tekst: Tekst
    bron: Tekst


class Rubriek(Waardeobject):
    """A part of a fiche under the source's own heading (analysis, where we stand): statements, no promises."""

    titel: Tekst
    passages: tuple[Passage, ...] = Field(min_length=1)


class Laag(Waardeobject):
    sleutel: Sleutel
    titel: Tekst
    omschrijving: Tekst | None = None


LAGEN_ZVP: tuple[Laag, ...] = (
    Laag(sleutel="raadgeven", titel="Raadgeven", omschrijving="Voorlichten en adviseren, zodat het niet gebeurt."),
    Laag(sleutel="ontraden", titel="Ontraden", omschrijving="Zichtbaar aanwezig zijn en controleren."),
    Laag(sleutel="reguleren", titel="Reguleren", omschrijving="Regels, afspraken en handhaving."),
    Laag(sleutel="onderzoeken", titel="Onderzoeken", omschrijving="Vaststellen, opsporen en ontleden."),
    Laag(sleutel="nazorg", titel="Nazorg", omschrijving="Slachtoffers en betrokkenen verder helpen."),
)


class Editie(Waardeobject):
    """One form of the stuurbord: who reads it, up to which class, and below which count figures are hidden."""

    sleutel: Sleutel
    titel: Tekst
    klasse: Klasse
    onderdruk_onder: int | None = Field(default=None, ge=1, le=100)
    werklijst: bool = False
    """Adds what is overdue and stale per responsible function."""


EDITIES_ZVP: tuple[Editie, ...] = (
    Editie(sleutel="zonale-veiligheidsraad", titel="Zonale veiligheidsraad", klasse="beperkt"),
    Editie(sleutel="politiecollege", titel="Politiecollege", klasse="intern"),
    Editie(sleutel="politieraad", titel="Politieraad", klasse="openbaar", onderdruk_onder=5),
    Editie(sleutel="korpsleiding", titel="Korpsleiding", klasse="beperkt", werklijst=True),
)


class Drempels(Waardeobject):
    """The bounds behind the verdicts; each default is argued in docs/plan-format.md.

    Days are calendar days, shares are fractions of 1.
    """

    vers_doorlopend_dagen: int = Field(default=180, ge=1, le=2000)
    """A running measure without an entry for longer than this is stale."""
    vers_indicator_maanden: int = Field(default=18, ge=1, le=120)
    """A figure whose year ended longer ago than this is old."""
    aandeel_op_koers: Aandeel = Decimal("0.75")
    """From this share of measures on course (none blocked) a fiche's uitvoering is favourable."""
    aandeel_onbekend: Aandeel = Decimal("0.5")
    """From this share of measures unknown, nothing is said about the fiche's uitvoering."""
    aandeel_achter: Aandeel = Decimal("0.25")
    """From this share of measures behind, blocked or stopped, uitvoering asks for steering."""
    alfa: Aandeel = Decimal("0.05")
    """Two-sided significance level of the effect tests."""
    kleine_aantallen: int = Field(default=10, ge=1, le=1000)
    """Yearly counts below this make a verdict less certain."""
    gerealiseerd_op_koers: Aandeel = Decimal("0.9")
    """Realised over planned number in a finished year from which a counted measure is on course."""


class Locaties(Waardeobject):
    gemeente: Sleutel
    plaatsen: tuple[Tekst, ...] = Field(min_length=1)


class Toezegging(Waardeobject):
    """One concrete promise: the unit that progress is logged on.

    `ritme` None means that the plan does not say how often: reported as a planhiaat and judged as running.
    """

    sleutel: Sleutel
    titel: Tekst
    omschrijving: Tekst
    ritme: Ritme | None = None
    sinds: date | None = None
    partners: tuple[Tekst, ...] = ()
    gemeenten: tuple[Sleutel, ...] = ()
    onderdelen: tuple[Tekst, ...] = ()
    locaties: tuple[Locaties, ...] = ()
    klasse: Klasse | None = None
    """Stricter than the fiche's when set."""
    verantwoordelijke: Tekst | None = None
    """A function, where another than that of the fiche or hefboom answers for it."""
    begroting: dict[Jaar, Getal] = Field(default_factory=dict)
    """What it costs per year, in euro, where the source says so."""
    koppelingen: tuple[str, ...] = ()
    """`kader.thema` names of themes that this promise itself serves; those of its fiche come on top."""
    afkomst: tuple[Afkomst, ...] = ()
    """Where it comes from, the nearest plan first; several of one plan where it was made of several."""
    voorstel: Voorstel | None = None
    bron: Tekst


class Maatregel(Toezegging):
    """A measure of an actiefiche, in one layer. `afgeleid`: the source gives no layer, this one is our reading."""

    laag: Sleutel
    laag_herkomst: Literal["plan", "afgeleid"] = "plan"


class Hefboom(Waardeobject):
    """How the plan is carried: one of its programmes, or a supporting chapter (GDPR, communicatie, huisvesting)."""

    sleutel: Sleutel
    titel: Tekst
    soort: Literal["hefboom", "ondersteunend"] = "hefboom"
    omschrijving: Tekst
    verantwoordelijke: Tekst | None = None
    klasse: Klasse = "intern"
    koppelingen: tuple[str, ...] = ()
    """`kader.thema` names of themes that it serves."""
    toezeggingen: tuple[Toezegging, ...] = ()
    indicatoren: tuple[Sleutel, ...] = ()
    afkomst: tuple[Afkomst, ...] = ()
    bron: Tekst


class Thema(Waardeobject):
    sleutel: Sleutel
    titel: Tekst
    omschrijving: Tekst | None = None
    rang: int | None = Field(default=None, ge=1)


class Kader(Waardeobject):
    """A higher plan, circular or survey whose themes this plan answers: NVP, KIV, COL, bevraging.

    Only of a higher plan or circular are the themes priorities that the plan has to serve.
    """

    sleutel: Sleutel
    titel: Tekst
    soort: Literal["hoger-plan", "omzendbrief", "bevraging", "andere"] = "hoger-plan"
    omschrijving: Tekst | None = None
    themas: tuple[Thema, ...] = ()
    bron: Tekst


class Actiefiche(Waardeobject):
    """One theme of the plan. `verantwoordelijke` is a function, never a person; None where the source names none.

    `groep`: the part of the plan it belongs to, where a plan has several. `lagen`: those of the plan's layers that this
    theme has, where not every theme has them all; empty means all.
    """

    sleutel: Sleutel
    titel: Tekst
    korte_titel: Annotated[str, StringConstraints(min_length=1, max_length=24)]
    aanleiding: Tekst | None = None
    doelstellingen: tuple[Passage, ...] = ()
    doelgroep: Tekst | None = None
    partners: tuple[Tekst, ...] = ()
    verantwoordelijke: Tekst | None = None
    klasse: Klasse = "intern"
    koppelingen: tuple[str, ...] = ()
    """`kader.thema` names of themes this fiche answers."""
    groep: Tekst | None = None
    rubrieken: tuple[Rubriek, ...] = ()
    lagen: tuple[Sleutel, ...] = ()
    maatregelen: tuple[Maatregel, ...] = ()
    indicatoren: tuple[Sleutel, ...] = ()
    afkomst: tuple[Afkomst, ...] = ()
    bron: Tekst


class Middelen(Waardeobject):
    tabellen: tuple[Tabel, ...] = ()
    afspraken: tuple[Passage, ...] = ()


class Verwachting(Waardeobject):
    tekst: Tekst
    fiches: tuple[Sleutel, ...] = ()
    hefbomen: tuple[Sleutel, ...] = ()


class Belanghebbende(Waardeobject):
    """Someone by office who expects something of the zone."""

    sleutel: Sleutel
    titel: Tekst
    verwachtingen: tuple[Verwachting, ...] = Field(min_length=1)
    bron: Tekst


class Afkorting(Waardeobject):
    kort: Tekst
    voluit: Tekst


class Ondertekenaar(Waardeobject):
    """A member of the zonale veiligheidsraad who signs, by office."""

    functie: Tekst
    rol: Tekst | None = None


class Plan(Waardeobject):
    sleutel: Sleutel
    titel: Tekst
    versie: Tekst = "1"
    zone: Zone
    periode: Periode
    bron: Brondocument
    speerpunt: Passage
    speerpunt_indicatoren: tuple[Sleutel, ...] = ()
    missie: Passage | None = None
    visie: Passage | None = None
    waarden: tuple[Passage, ...] = ()
    omgeving: tuple[Passage, ...] = ()
    lagen: tuple[Laag, ...] = LAGEN_ZVP
    edities: tuple[Editie, ...] = EDITIES_ZVP
    drempels: Drempels = Drempels()
    fiches: tuple[Actiefiche, ...] = Field(min_length=1)
    hefbomen: tuple[Hefboom, ...] = ()
    indicatoren: tuple[Indicator, ...] = ()
    tabellen: tuple[Tabel, ...] = ()
    middelen: Middelen = Middelen()
    narekenen: tuple[Narekening, ...] = ()
    overleg: tuple[Belanghebbende, ...] = ()
    kaders: tuple[Kader, ...] = ()
    opvolging: tuple[Passage, ...] = ()
    """What the plan itself promises about follow-up and account."""
    ondertekenaars: tuple[Ondertekenaar, ...] = ()
    afkortingen: tuple[Afkorting, ...] = ()
    voorgangers: tuple[Sleutel, ...] = ()
    """Keys of the plans that this one follows or was made of."""
    vervallen: tuple[Vervallen, ...] = ()

    def lagen_van(self, fiche: Actiefiche) -> tuple[Laag, ...]:
        """The layers of a fiche, in the order of the plan."""
        return tuple(laag for laag in self.lagen if not fiche.lagen or laag.sleutel in fiche.lagen)

    def alle_tabellen(self) -> tuple[Tabel, ...]:
        """The tables of the plan itself, then those about people and money."""
        return (*self.tabellen, *self.middelen.tabellen)
