"""The eindevaluatie as one frozen value: what was done per year, from which figure to which, and what to carry over.

It is made of the documents of the years of one edition, so it holds nothing that they do not show.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from lama_zvp.assess.model import Maatregelstand, Uitvoering
from lama_zvp.journal.events import Oordeel, Status
from lama_zvp.plan.model import Klasse
from lama_zvp.stuurbord.model import Editiedeel
from lama_zvp.stuurbord.stukken import (
    Alinea,
    Besluitdeel,
    Doel,
    Effectoordeel,
    Passage,
    Punt,
    Regel,
    Stuk,
    Zekerheidsoordeel,
)

Voorstel = Literal["overnemen", "aanpassen", "heroverwegen", "niet-overnemen"]
Doelstand = Literal["gehaald", "niet-gehaald", "geen-doel", "onbekend"]


class Jaarbron(Stuk):
    """The document of one year that this rests on."""

    jaar: int
    toestand: Literal["ontwerp", "vastgesteld"]
    versie: int | None
    opgemaakt_op: date


class Colofon(Stuk):
    """What this document is, and what it rests on."""

    zone: Regel
    plan_sleutel: Regel
    plan_titel: Regel
    periode_van: date
    periode_tot: date
    editie: Editiedeel
    opgemaakt_op: date
    jaren: tuple[Jaarbron, ...]
    ontbrekende_jaren: tuple[int, ...]
    """Years of the plan that have not begun."""
    voorbeelddata: bool


class Jaarcel(Stuk):
    """A fiche in one year. `gemeld`: measures about which something was logged, of all its measures."""

    jaar: int
    uitvoering: Uitvoering
    beoordeling: Oordeel | None
    gemeld: int
    maatregelen: int


class Maatregelcel(Stuk):
    """A measure in one year: where it stood at the end, and whether anything was logged in it."""

    jaar: int
    stand: Maatregelstand
    gemeld: bool


class Maatregelregel(Stuk):
    """A measure over the whole period, with what the program proposes for the next plan and why."""

    naam: Regel
    titel: Regel
    laag: Regel
    jaren: tuple[Maatregelcel, ...]
    laatste_status: Status | None
    nooit_gemeld: bool
    voorstel: Voorstel
    reden: Regel
    klasse: Klasse


class Cijferregel(Stuk):
    """A figure from baseline to the last known year."""

    naam: Regel
    eenheid: Regel
    kernindicator: bool
    nulmeting: Punt | None
    einde: Punt | None
    effect: Effectoordeel
    zekerheid: Zekerheidsoordeel
    doel: Doel | None
    doelstand: Doelstand
    klasse: Klasse


class Les(Stuk):
    """What a person wrote about a year: the judgement, its reasons, and what was to be done differently."""

    jaar: int
    oordeel: Oordeel
    toelichting: Alinea
    bijsturing: Alinea
    klasse: Klasse


class Onderdeel(Stuk):
    """A fiche or a hefboom over the whole period."""

    soort: Literal["fiche", "hefboom", "ondersteunend"]
    sleutel: Regel
    titel: Regel
    korte_titel: Regel
    klasse: Klasse
    jaren: tuple[Jaarcel, ...]
    maatregelen: tuple[Maatregelregel, ...]
    cijfers: tuple[Cijferregel, ...]
    lessen: tuple[Les, ...]


class Eindevaluatie(Stuk):
    """The whole document for one edition."""

    schema_versie: Literal[1] = 1
    titel: Regel
    colofon: Colofon
    speerpunt: Passage
    speerpunt_cijfers: tuple[Cijferregel, ...]
    onderdelen: tuple[Onderdeel, ...]
    besluiten: tuple[Besluitdeel, ...]
    """Every decision of the period with what became of it."""
    beginselen: tuple[Regel, ...]
    """How to read this document."""
