"""The parts that the document is composed of: clean texts, figures, verdicts, progress, decisions.

Every text is data: it has lost its control characters here, and each renderer writes it as plain characters. Figures
are exact decimals in the unit named beside them. `klasse` is the class of what a part tells; in the document of an
edition no part is of a stricter class than that edition.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, PlainSerializer

from lama_zvp.assess.model import Actualiteit, Effect, Maatregelstand, Uitvoering, Zekerheid
from lama_zvp.journal.events import Oordeel, Stand, Status
from lama_zvp.plan.model import Klasse
from lama_zvp.veilig import platte_tekst


def _alineas(tekst: str) -> str:
    return platte_tekst(tekst, eenregelig=False)


Regel = Annotated[str, AfterValidator(platte_tekst)]
"""One line of plain text; empty where there is nothing to say."""

Alinea = Annotated[str, AfterValidator(_alineas)]
"""Plain text of one or more lines, paragraphs apart."""


def _voluit(waarde: Decimal) -> str:
    return format(waarde, "f")


Getal = Annotated[Decimal, PlainSerializer(_voluit, when_used="json")]
"""An exact figure; in JSON a text without exponent, so that no reader rounds it."""


class Stuk(BaseModel):
    """A frozen part of the document; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Passage(Stuk):
    """A statement of the plan, with the section of the source where it stands."""

    tekst: Alinea
    bron: Regel


class Uitvoeringsoordeel(Stuk):
    """Whether what was promised was done."""

    oordeel: Uitvoering
    redenen: tuple[Regel, ...]
    """Full sentences; at least one."""


class Effectoordeel(Stuk):
    """Whether the figures changed; never that a measure caused it."""

    oordeel: Effect
    redenen: tuple[Regel, ...]


class Zekerheidsoordeel(Stuk):
    """How firm the figures are."""

    oordeel: Zekerheid
    redenen: tuple[Regel, ...]


class Actualiteitsoordeel(Stuk):
    """How fresh the entries are."""

    oordeel: Actualiteit
    redenen: tuple[Regel, ...]


class Maatregeloordeel(Stuk):
    """Where a measure stands."""

    oordeel: Maatregelstand
    redenen: tuple[Regel, ...]


# --- figures -----------------------------------------------------------------------------------------------------


class Telling(Stuk):
    """A count. In an edition that hides small counts `aantal` is None and one of the two marks is set."""

    aantal: int | None
    kleiner_dan: int | None = None
    """The count is hidden because it is below this number."""
    niet_getoond: bool = False
    """The count is hidden because another hidden count could be recovered from it."""


class Punt(Stuk):
    """One figure of a series. `waarde` None: not known, or hidden when one of the two marks is set."""

    periode: Regel
    """`2023`, `2023-K1` or `2023-05`."""
    jaar: int
    waarde: Getal | None
    n: int | None = None
    """Sample size of a share."""
    voorlopig: bool = False
    gedrukt: bool = False
    """Printed in the plan itself."""
    tussenstand: bool = False
    """Entered before its period was over, so that it cannot cover all of it."""
    bron: Regel = ""
    kleiner_dan: int | None = None
    niet_getoond: bool = False


class Doel(Stuk):
    """A target: the value the plan wants in a year."""

    jaar: int
    waarde: Getal
    bron: Regel


class Elders(Stuk):
    """The same figure elsewhere (Limburg, Vlaanderen)."""

    naam: Regel
    punten: tuple[Punt, ...]


class Reeksbreuk(Stuk):
    """From this year on the figure is counted another way."""

    jaar: int
    reden: Regel


class Vergelijking(Stuk):
    """One comparison of the year's figure with an older one or with the target."""

    tegenover: Literal["nulmeting", "vorig jaar", "streefwaarde"]
    oud: Punt
    nieuw: Punt
    verschil: Getal | None
    """New minus old, in the unit of the indicator."""
    relatief: Getal | None
    """The same in percent of old, one decimal; None where old is 0."""
    p: Getal | None
    """Two-sided p-value, rounded to five decimals; None where no test applies."""
    p_woorden: Regel
    """What the p-value says about chance; empty without a test."""
    effect: Effectoordeel
    """Its reasons say the difference and the p-value in a sentence."""
    methode: Regel


class Uitschieter(Stuk):
    """What a control chart calls more than the usual variation, from period `van` up to and including `tot`."""

    soort: Literal["buiten-grens", "acht-op-rij"]
    kant: Literal["hoger", "lager"]
    van: Regel
    tot: Regel


class Regelkaart(Stuk):
    """The control chart (XmR) of a monthly or quarterly series; limits rounded to two decimals."""

    ritme: Literal["maand", "kwartaal"]
    punten: tuple[Punt, ...]
    gemiddelde: Getal
    ondergrens: Getal
    bovengrens: Getal
    uitschieters: tuple[Uitschieter, ...]


class Indicatordeel(Stuk):
    """A figure that is followed, with its whole series and its verdicts."""

    sleutel: Regel
    naam: Regel
    eenheid: Regel
    soort: Regel
    aard: Regel
    richting: Regel
    klasse: Klasse
    kernindicator: bool
    groep: Regel
    """Heading under which figures of one table stand together."""
    omschrijving: Alinea
    bron: Regel
    reeks: tuple[Punt, ...]
    nulmeting: Punt | None
    vorig: Punt | None
    nu: Punt | None
    streefwaarden: tuple[Doel, ...]
    doel: Doel | None
    """The target that applies to the year."""
    vergelijkingen: tuple[Vergelijking, ...]
    effect: Effectoordeel
    zekerheid: Zekerheidsoordeel
    marge: Getal | None
    """Half width of the 95 % interval of a survey share, in percentage points, two decimals."""
    reeksbreuken: tuple[Reeksbreuk, ...]
    elders: tuple[Elders, ...]
    regelkaart: Regelkaart | None
    waarschuwingen: tuple[Regel, ...]


# --- measures ----------------------------------------------------------------------------------------------------


class Bewijs(Stuk):
    """A reference to a document that shows what was done. `nummer`: the entry's number in the journal."""

    verwijzing: Regel
    datum: date
    nummer: int | None


class Melding(Stuk):
    """An entry of the year. `nummer` is None in editions that do not show numbers."""

    nummer: int | None
    datum: date
    status: Status | None
    aantal: Telling | None
    gemeente: Regel
    tekst: Alinea
    ingekort: bool
    """The text in the journal is longer."""
    klasse: Klasse


class Maatregeldeel(Stuk):
    """A measure or commitment in the year."""

    naam: Regel
    """Full name: `fiche.laag.maatregel` or `hefboom.hefboom.toezegging`."""
    titel: Regel
    afgeleid: bool
    """The source names no layer: this one is a reading of it."""
    klasse: Klasse
    ritme: Regel
    """How often, in words; empty where the plan does not say."""
    termijn: date | None
    gemeenten: tuple[Regel, ...]
    """Where, when the plan limits it."""
    stand: Maatregeloordeel
    status: Status | None
    """Last status logged, in this year or before."""
    status_datum: date | None
    laatste_datum: date | None
    dagen: int | None
    """Days from the last entry to the day of reference."""
    verouderd: bool
    """The last entry was good news, and is too old to count as that."""
    gepland: int | None
    """Number planned for the year so far."""
    gerealiseerd: Telling | None
    te_laat: bool
    gemeld: bool
    """Something was logged in the year."""
    laatste: Melding | None
    """The newest entry of the year."""
    nummers: tuple[int, ...]
    """Numbers of the newest entries of the year, newest first."""
    bewijzen: tuple[Bewijs, ...]


class Laagdeel(Stuk):
    """A layer of a fiche. `sleutel` is empty for the commitments of a hefboom, which has no layers."""

    sleutel: Regel
    titel: Regel
    uitvoering: Uitvoeringsoordeel | None
    """None for an empty layer."""
    maatregelen: tuple[Maatregeldeel, ...]


class Beoordelingsdeel(Stuk):
    """What a person judged of the fiche in the year."""

    oordeel: Oordeel
    toelichting: Alinea
    bijsturing: Alinea
    datum: date
    nummer: int | None
    klasse: Klasse


# --- decisions and signals ---------------------------------------------------------------------------------------


class Besluitdeel(Stuk):
    """A decision of the council and what became of it."""

    nummer: int | None
    titel: Regel
    tekst: Alinea
    onderwerp: Regel
    """Short title of the fiche it is about; empty for the whole plan."""
    onderwerp_sleutel: Regel
    verantwoordelijke: Regel
    datum: date
    termijn: date | None
    stand: Stand
    stand_datum: date | None
    stand_tekst: Alinea
    te_laat: bool
    klasse: Klasse


class Signaal(Stuk):
    """Something that goes well or asks for steering, from what is known."""

    tekst: Regel
    grond: Regel
    """What the statement rests on."""
    onderwerp: Regel
    klasse: Klasse


Beslispuntsoort = Literal["oordeel", "bijsturing", "blokkade", "termijn", "stopzetting", "besluit"]


class Beslispunt(Stuk):
    """What the council is asked to decide. `code` is its name in this document: B1, B2 …"""

    code: Regel
    soort: Beslispuntsoort
    onderwerpen: tuple[Regel, ...]
    """Short titles of the fiches it is about."""
    vraag: Regel
    toelichting: Alinea
    klasse: Klasse


class Bevinding(Stuk):
    """A remark on the plan: a place and a sentence."""

    plaats: Regel
    tekst: Regel
    bron: Regel


class Aandachtspunt(Stuk):
    """Something late, stale, blocked or missing."""

    soort: Regel
    onderwerp: Regel
    tekst: Regel
    klasse: Klasse


class Besluitverwijzing(Stuk):
    """Names a decision in passing."""

    nummer: int | None
    titel: Regel
    datum: date


Wijzigingsoort = Literal[
    "termijn-verschoven",
    "termijn-gewijzigd",
    "streefwaarde-verzacht",
    "streefwaarde-gewijzigd",
    "maatregel-vervallen",
    "maatregel-nieuw",
    "fiche-vervallen",
    "fiche-nieuw",
    "cijfer-gecorrigeerd",
    "voortgang-gewijzigd",
    "beoordeling-gewijzigd",
]


class Wijziging(Stuk):
    """A difference with an earlier document."""

    soort: Wijzigingsoort
    onderwerp: Regel
    tekst: Regel
    besluiten: tuple[Besluitverwijzing, ...]
    """Decisions since the earlier document about this very thing, or that call it by name; none: `zonder besluit`."""
    klasse: Klasse
