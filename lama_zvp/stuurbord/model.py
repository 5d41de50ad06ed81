"""The stuurbord as one frozen value: everything that one edition of one year's document says, ready to print.

Built by lama_zvp.stuurbord.build and read by every renderer, which know nothing else. What the edition may not show is
not in here. The model is also the published JSON form (docs/stuurbord.schema.json).
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from lama_zvp.assess.model import Actualiteit, Effect, Maatregelstand, Uitvoering, Zekerheid
from lama_zvp.journal.events import Oordeel
from lama_zvp.plan.model import Klasse
from lama_zvp.stuurbord.stukken import (
    Aandachtspunt,
    Actualiteitsoordeel,
    Alinea,
    Beoordelingsdeel,
    Beslispunt,
    Besluitdeel,
    Bevinding,
    Doel,
    Effectoordeel,
    Getal,
    Indicatordeel,
    Laagdeel,
    Passage,
    Punt,
    Reeksbreuk,
    Regel,
    Signaal,
    Stuk,
    Telling,
    Uitvoeringsoordeel,
    Wijziging,
    Zekerheidsoordeel,
)


class Editiedeel(Stuk):
    """For whom this document is."""

    sleutel: Regel
    titel: Regel
    klasse: Klasse
    """The strictest class that it shows."""
    onderdruk_onder: int | None
    """Counts below this are hidden; None: every count is shown."""
    werklijst: bool
    weglating: Regel
    """What this edition leaves out by its nature; the same whatever was left out. Empty when it shows everything."""


class Colofon(Stuk):
    """0. What this document is, and what it rests on."""

    zone: Regel
    zone_code: Regel
    gemeenten: tuple[Regel, ...]
    plan_sleutel: Regel
    plan_titel: Regel
    plan_versie: Regel
    plan_sha256: Regel
    plan_bron: Regel
    periode_van: date
    periode_tot: date
    jaar: int
    editie: Editiedeel
    toestand: Literal["ontwerp", "vastgesteld"]
    versie: int | None
    """Number of the frozen version; None for a draft."""
    eerdere_versie: int | None
    """The last version of this year that was frozen before, when there is one."""
    opgemaakt_op: date
    peildag: date
    """The day that freshness is counted to."""
    gegevens_tot: date | None
    """Day of the newest entry of the year; None when there is none."""
    journaal_tot: int | None
    """Number of the last event taken into account; None in editions that do not show numbers."""
    journaal_hash: Regel
    """Head of the journal's chain; empty when nothing was recorded."""
    voorbeelddata: bool
    """Made from generated example data."""
    vingerafdruk: Regel
    """sha256 of this document's JSON form with this field empty: the same in every format."""


class Speerpunt(Stuk):
    """What the plan is for, in its own words, with the figures that speak of it."""

    speerpunt: Passage
    cijfers: tuple[Indicatordeel, ...]


class Kerncijfer(Stuk):
    """The key figure of a fiche in one line."""

    naam: Regel
    eenheid: Regel
    klasse: Klasse
    nulmeting: Punt | None
    vorig: Punt | None
    nu: Punt | None
    doel: Doel | None
    verloop: tuple[Punt, ...]
    """Yearly figures in order, for a sparkline; years without one are absent."""
    breuken: tuple[int, ...]
    """Years from which the figure is counted another way: a line does not cross them."""


class Oogopslagrij(Stuk):
    """A fiche in one row."""

    sleutel: Regel
    titel: Regel
    klasse: Klasse
    uitvoering: Uitvoering
    effect: Effect
    zekerheid: Zekerheid
    actualiteit: Actualiteit
    beoordeling: Oordeel | None
    kerncijfer: Kerncijfer | None
    gevraagd: tuple[Regel, ...]
    """Codes of the beslispunten about this fiche."""


class Oogopslag(Stuk):
    """1. The year on one page."""

    rijen: tuple[Oogopslagrij, ...]
    goed: tuple[Signaal, ...]
    """At most three."""
    goed_tekort: Regel
    """Why there are fewer than three; empty when there are three."""
    bijsturen: tuple[Signaal, ...]
    bijsturen_tekort: Regel
    besluiten_open: int
    besluiten_te_laat: int


class Beslispunten(Stuk):
    """2. What is asked of the council, and what became of what it decided."""

    punten: tuple[Beslispunt, ...]
    open_besluiten: tuple[Besluitdeel, ...]
    afgesloten_besluiten: tuple[Besluitdeel, ...]
    """Closed in the year."""


class Fichedeel(Stuk):
    """3 and 4. A fiche or a hefboom: what was promised, done, measured and judged."""

    nummer: Regel
    """`3.1`."""
    soort: Literal["fiche", "hefboom", "ondersteunend"]
    sleutel: Regel
    titel: Regel
    korte_titel: Regel
    klasse: Klasse
    verantwoordelijke: Regel
    """A function; empty where the plan names none."""
    doelstellingen: tuple[Passage, ...]
    uitvoering: Uitvoeringsoordeel
    effect: Effectoordeel
    zekerheid: Zekerheidsoordeel
    actualiteit: Actualiteitsoordeel
    voorstel: Oordeel | None
    """What the program would propose; None while it does not know enough."""
    voorstel_redenen: tuple[Regel, ...]
    beoordeling: Beoordelingsdeel | None
    lagen: tuple[Laagdeel, ...]
    leeg: Regel
    """Names the layers without measures; empty when there are none."""
    indicatoren: tuple[Indicatordeel, ...]
    gevraagd: tuple[Regel, ...]
    bron: Regel


class Tabelrij(Stuk):
    """A row of figures; None is a cell that the source leaves empty."""

    titel: Regel
    cellen: tuple[Getal | None, ...]


class Tabeldeel(Stuk):
    """A table as the plan prints it."""

    titel: Regel
    eenheid: Regel
    decimalen: int
    kolommen: tuple[Regel, ...]
    rijen: tuple[Tabelrij, ...]
    totaal: Tabelrij | None
    opmerking: Alinea
    bron: Regel
    klasse: Klasse


class Bijdrage(Stuk):
    """One measure to which a federal partner contributes."""

    titel: Regel
    fiche: Regel
    stand: Maatregelstand
    klasse: Klasse


class FederalePartner(Stuk):
    """A federal partner that the plan names, and the measures that count on it."""

    naam: Regel
    maatregelen: tuple[Bijdrage, ...]


class Middelendeel(Stuk):
    """5. People and money as the plan sets them, and what federal partners contribute to."""

    tabellen: tuple[Tabeldeel, ...]
    afspraken: tuple[Passage, ...]
    federaal: tuple[FederalePartner, ...]


class Gemeenterij(Stuk):
    """Progress entries of the year about one fiche, per gemeente in the order of `Gemeentedeel.gemeenten`."""

    fiche: Regel
    klasse: Klasse
    aantallen: tuple[Telling, ...]
    zone: Telling
    """Entries that name no gemeente."""


class Gemeentecijfer(Stuk):
    """A figure of the year entered per gemeente, in the order of `Gemeentedeel.gemeenten`; None: not entered."""

    indicator: Regel
    eenheid: Regel
    periode: Regel
    klasse: Klasse
    cijfers: tuple[Punt | None, ...]


class Gemeentedeel(Stuk):
    """6. The year per gemeente."""

    gemeenten: tuple[Regel, ...]
    meldingen: tuple[Gemeenterij, ...]
    cijfers: tuple[Gemeentecijfer, ...]
    opmerking: Regel
    """Why nothing is shown, when that is so."""


class Gewijzigd(Stuk):
    """7. What changed since the last stuurbord."""

    vorig_jaar: int | None
    """Year of the document compared with; None: this is the first."""
    vorige_versie: int | None
    vorige_datum: date | None
    wijzigingen: tuple[Wijziging, ...]
    sinds_versie: tuple[Wijziging, ...]
    """What changed since the earlier frozen version of this same year."""


class Werklijst(Stuk):
    """What waits for one responsible function; empty name: the plan names none."""

    verantwoordelijke: Regel
    punten: tuple[Aandachtspunt, ...]


class Datakwaliteit(Stuk):
    """8. What the plan leaves open, and what the data leave open."""

    planhiaten: tuple[Bevinding, ...]
    narekenen: tuple[Bevinding, ...]
    opmerkingen: tuple[Bevinding, ...]
    gegevens: tuple[Regel, ...]
    """Sentences on missing, provisional and old data."""
    vervallen: tuple[Regel, ...]
    """Names with entries that the plan no longer has."""
    werklijst: tuple[Werklijst, ...]


class Drempel(Stuk):
    """A bound behind the verdicts, in words."""

    naam: Regel
    waarde: Regel


class Methode(Stuk):
    """A method used in this document, and for which figures."""

    naam: Regel
    uitleg: Regel
    gebruikt_bij: tuple[Regel, ...]


class Bron(Stuk):
    """Where figures come from."""

    bron: Regel
    indicatoren: tuple[Regel, ...]


class Breuk(Stuk):
    """A series break in a figure that this document shows."""

    indicator: Regel
    breuk: Reeksbreuk


class Marge(Stuk):
    """The margin of a survey share that this document shows, in percentage points."""

    indicator: Regel
    periode: Regel
    n: int | None
    marge: Getal


class Verantwoording(Stuk):
    """9. How the verdicts were reached."""

    beginselen: tuple[Regel, ...]
    drempels: tuple[Drempel, ...]
    methoden: tuple[Methode, ...]
    bronnen: tuple[Bron, ...]
    breuken: tuple[Breuk, ...]
    marges: tuple[Marge, ...]


class Handtekening(Stuk):
    """A place to sign, by office."""

    functie: Regel
    rol: Regel


class Akkoord(Stuk):
    """10. Who signs."""

    tekst: Regel
    handtekeningen: tuple[Handtekening, ...]


class Stuurbord(Stuk):
    """The whole document of one year for one edition."""

    schema_versie: Literal[1] = 1
    """Rises when a reader of the JSON form has to know."""
    titel: Regel
    colofon: Colofon
    speerpunt: Speerpunt
    oogopslag: Oogopslag
    beslispunten: Beslispunten
    fiches: tuple[Fichedeel, ...]
    hefbomen: tuple[Fichedeel, ...]
    middelen: Middelendeel
    per_gemeente: Gemeentedeel
    gewijzigd: Gewijzigd
    datakwaliteit: Datakwaliteit
    verantwoording: Verantwoording
    akkoord: Akkoord
