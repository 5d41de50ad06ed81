"""A first plan out of a handful of answers, or out of a template, with the explanation of each part beside it.

Pure. What is not known is left out, so that the program reports it as a planhiaat instead of filling something in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from lama_zvp.plan.model import (
    LAGEN_ZVP,
    Actiefiche,
    Brondocument,
    Cijfer,
    Eenmalig,
    Gemeente,
    Indicator,
    Kader,
    Laag,
    Maatregel,
    Passage,
    Periode,
    PerJaar,
    Plan,
    Ritme,
    Streefwaarde,
    Thema,
    Zone,
)
from lama_zvp.plan.names import normaliseer
from lama_zvp.plan.schema_texts import UITLEG
from lama_zvp.plan.volgend import Ontwerp
from lama_zvp.plan.yaml_schrijf import EINDE, Pad

VINDPLAATS = "nog aan te vullen"
"""Stands as `bron` where the section of the document is not known yet."""

SJABLONEN: Mapping[str, str] = {
    "zonaal": "een zonaal veiligheidsplan met de vijf lagen van raadgeven tot nazorg",
    "eigen-lagen": "een plan van een andere soort, met eigen lagen en thema's",
}
"""Template → what it is for."""

_WEG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Maatregelantwoord:
    titel: str
    laag: str
    omschrijving: str = ""
    ritme: Ritme | None = None


@dataclass(frozen=True, slots=True)
class Indicatorantwoord:
    """`cijfer` and `doel` are a year with a figure."""

    naam: str
    eenheid: str
    richting: Literal["lager-beter", "hoger-beter", "neutraal"] = "neutraal"
    aard: Literal["fenomeen", "activiteit", "beleving"] = "fenomeen"
    cijfer: tuple[int, Decimal] | None = None
    doel: tuple[int, Decimal] | None = None


@dataclass(frozen=True, slots=True)
class Ficheantwoord:
    titel: str
    verantwoordelijke: str = ""
    doelstelling: str = ""
    maatregelen: tuple[Maatregelantwoord, ...] = ()
    indicatoren: tuple[Indicatorantwoord, ...] = ()
    koppelingen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Antwoorden:
    """What has to be known to begin. Empty text is: not known. No `lagen`: the five of a zonaal veiligheidsplan."""

    zone: str
    periode: Periode
    titel: str
    sleutel: str
    speerpunt: str
    fiches: tuple[Ficheantwoord, ...]
    code: str = ""
    gemeenten: tuple[str, ...] = ()
    lagen: tuple[Laag, ...] = ()
    kaders: tuple[Kader, ...] = ()


def sleutel_van(tekst: str, bezet: Iterable[str] = (), hoogstens: int = 40) -> str:
    """A key out of a title, not among those in use: `Fietsers en voetgangers` gives `fietsers-en-voetgangers`."""
    kaal = _WEG.sub("-", normaliseer(tekst)).strip("-")[:hoogstens].strip("-") or "onderdeel"
    in_gebruik = set(bezet)
    nummer, sleutel = 1, kaal
    while sleutel in in_gebruik:
        nummer += 1
        sleutel = f"{kaal}-{nummer}"
    return sleutel


def plan_uit(antwoorden: Antwoorden) -> Ontwerp:
    """The plan that these answers make, with an explanation above each part. Raises pydantic's ValidationError."""
    indicatoren: dict[str, Indicator] = {}
    fiches: dict[str, Actiefiche] = {}
    for antwoord in antwoorden.fiches:
        sleutel = sleutel_van(antwoord.titel, (*fiches, "hefboom"))
        fiches[sleutel] = _fiche(sleutel, antwoord, indicatoren)
    gemeenten: dict[str, Gemeente] = {}
    for naam in antwoorden.gemeenten:
        sleutel = sleutel_van(naam, gemeenten)
        gemeenten[sleutel] = Gemeente(sleutel=sleutel, naam=naam)
    velden: dict[str, Any] = {
        "sleutel": antwoorden.sleutel,
        "titel": antwoorden.titel,
        "versie": "1",
        "zone": Zone(**_gevuld(naam=antwoorden.zone, code=antwoorden.code, gemeenten=tuple(gemeenten.values()))),
        "periode": antwoorden.periode,
        "bron": Brondocument(titel=antwoorden.titel),
        "speerpunt": Passage(tekst=antwoorden.speerpunt, bron=VINDPLAATS),
        "fiches": tuple(fiches.values()),
    }
    lijsten = _gevuld(lagen=antwoorden.lagen, indicatoren=tuple(indicatoren.values()), kaders=antwoorden.kaders)
    plan = Plan(**velden, **lijsten)
    return Ontwerp(plan, _uitleg(plan))


def _fiche(sleutel: str, antwoord: Ficheantwoord, indicatoren: dict[str, Indicator]) -> Actiefiche:
    maatregelen: dict[str, Maatregel] = {}
    for belofte in antwoord.maatregelen:
        eigen = sleutel_van(belofte.titel, maatregelen)
        maatregelen[eigen] = Maatregel(
            **_gevuld(
                sleutel=eigen,
                titel=belofte.titel,
                omschrijving=belofte.omschrijving or belofte.titel,
                laag=belofte.laag,
                ritme=belofte.ritme,
                bron=VINDPLAATS,
            )
        )
    van_fiche = []
    for nummer, cijfer in enumerate(antwoord.indicatoren):
        eigen = sleutel_van(cijfer.naam, indicatoren)
        indicatoren[eigen] = _indicator(eigen, cijfer, kern=nummer == 0)
        van_fiche.append(eigen)
    doel = antwoord.doelstelling
    return Actiefiche(
        **_gevuld(
            sleutel=sleutel,
            titel=antwoord.titel,
            korte_titel=korte_titel(antwoord.titel),
            verantwoordelijke=antwoord.verantwoordelijke,
            doelstellingen=(Passage(tekst=doel, bron=VINDPLAATS),) if doel else (),
            koppelingen=antwoord.koppelingen,
            maatregelen=tuple(maatregelen.values()),
            indicatoren=tuple(van_fiche),
            bron=VINDPLAATS,
        )
    )


def korte_titel(titel: str) -> str:
    """At most 24 characters, cut at a word."""
    kaal = " ".join(titel.split())
    return kaal if len(kaal) <= 24 else (kaal[:25].rpartition(" ")[0] or kaal[:24]).rstrip(" ,;:")


def _indicator(sleutel: str, antwoord: Indicatorantwoord, *, kern: bool) -> Indicator:
    procent = antwoord.eenheid.strip() in ("%", "procent")
    bedrag = antwoord.eenheid.strip().lower() in ("euro", "€", "eur")
    velden: dict[str, Any] = {
        "sleutel": sleutel,
        "naam": antwoord.naam,
        "eenheid": "%" if procent else antwoord.eenheid,
        "soort": "percentage" if procent else "bedrag" if bedrag else "telling",
        "aard": antwoord.aard,
        "richting": antwoord.richting,
        "bron": VINDPLAATS,
    }
    if antwoord.cijfer is not None:
        velden["nulmeting"] = {antwoord.cijfer[0]: Cijfer(waarde=antwoord.cijfer[1])}
    if antwoord.doel is not None:
        velden["streefwaarden"] = {antwoord.doel[0]: Streefwaarde(waarde=antwoord.doel[1], bron=VINDPLAATS)}
    if kern:
        velden["kernindicator"] = True
    return Indicator(**velden)


def _gevuld(**velden: Any) -> dict[str, Any]:
    """Only what has something to say: what is left out is not known."""
    return {naam: waarde for naam, waarde in velden.items() if waarde not in ("", (), None)}


# --- templates -----------------------------------------------------------------------------------------------------


def sjabloon(naam: str, periode: Periode, zone: str = "Politiezone Voorbeeld") -> Ontwerp:
    """A plan to write over: one fiche in full, each text of it to be replaced. Raises KeyError for an unknown name."""
    zonaal = {"zonaal": True, "eigen-lagen": False}[naam]
    jaren = f"{periode.van.year}-{periode.tot.year}"
    laatste = periode.van.year - 1
    lagen = (
        ()
        if zonaal
        else (
            Laag(sleutel="voorkomen", titel="Voorkomen", omschrijving="Wat vooraf gebeurt."),
            Laag(sleutel="optreden", titel="Optreden", omschrijving="Wat gebeurt als het misgaat."),
            Laag(sleutel="herstellen", titel="Herstellen", omschrijving="Wat daarna nodig is."),
        )
    )
    maatregelen = [
        Maatregelantwoord(
            f"Voorbeeld van {laag.titel.lower()}", laag.sleutel, "Schrijf hier wat u belooft, in één zin.", ritme
        )
        for laag, ritme in zip(lagen or LAGEN_ZVP, _RITMES, strict=False)
    ]
    nvp = Kader(
        sleutel="nvp",
        titel="Nationaal Veiligheidsplan",
        themas=(Thema(sleutel="verkeer", titel="Verkeersveiligheid"),),
        bron=VINDPLAATS,
    )
    return plan_uit(
        Antwoorden(
            zone=zone,
            periode=periode,
            titel=f"{'Zonaal veiligheidsplan' if zonaal else 'Veiligheidsplan'} {jaren}",
            sleutel=sleutel_van(f"{zone} {jaren}"),
            speerpunt="Schrijf hier de ene grote doelstelling van het plan.",
            lagen=lagen,
            kaders=(nvp,),
            fiches=(
                Ficheantwoord(
                    "Verkeersveiligheid",
                    verantwoordelijke="Diensthoofd verkeer",
                    doelstelling="Schrijf hier wat de zone op dit thema wil bereiken.",
                    maatregelen=tuple(maatregelen),
                    indicatoren=(
                        Indicatorantwoord(
                            "Ongevallen met letsel",
                            "ongevallen",
                            "lager-beter",
                            cijfer=(laatste, Decimal(100)),
                            doel=(periode.tot.year, Decimal(80)),
                        ),
                    ),
                    koppelingen=("nvp.verkeer",),
                ),
            ),
        )
    )


_RITMES: tuple[Ritme, ...] = (
    "doorlopend",
    PerJaar(per_jaar=4),
    Eenmalig(eenmalig=True),
    PerJaar(per_jaar=1),
    "doorlopend",
)


# --- explanation ---------------------------------------------------------------------------------------------------


def _uitleg(plan: Plan) -> dict[Pad, tuple[str, ...]]:
    """Above every part of the plan, and above the fields of the first fiche, measure and indicator, what they are."""
    uit: dict[Pad, tuple[str, ...]] = {
        (veld,): (tekst,) for veld, tekst in UITLEG["Plan"].items() if veld and veld in plan.model_fields_set
    }
    uit[("sleutel",)] = (*_KOP, *uit[("sleutel",)])
    fiche = plan.fiches[0]
    pad: Pad = ("fiches", fiche.sleutel)
    uit |= _velden("Actiefiche", pad, ("korte_titel", "doelstellingen", "verantwoordelijke", "koppelingen"))
    uit[(*pad, "maatregelen")] = (UITLEG["Actiefiche"]["maatregelen"],)
    if fiche.maatregelen:
        eerste: Pad = (*pad, "maatregelen", fiche.maatregelen[0].sleutel)
        uit |= _velden("Maatregel", eerste, ("omschrijving", "laag", "ritme", "bron"))
    if plan.indicatoren:
        eerste = ("indicatoren", plan.indicatoren[0].sleutel)
        velden = ("soort", "aard", "richting", "bron", "nulmeting", "streefwaarden", "kernindicator")
        uit |= _velden("Indicator", eerste, velden)
    uit[("fiches", EINDE)] = _NOG_EEN
    return uit


_KOP = (
    "Pas de teksten aan; wat achter een # staat, is uitleg en mag weg. Weet u iets niet, laat het veld dan weg.",
    "Nakijken: `lama-zvp plan controleer BESTAND`. Alle velden: docs/plan-format.md.",
    "",
)
_NOG_EEN = (
    "Nog een fiche begint zo:",
    "- sleutel: tweede-thema",
    "  titel: Tweede thema",
    "  korte_titel: Tweede",
    "  bron: Hoofdstuk 3",
)


def _velden(model: str, pad: Pad, velden: Iterable[str]) -> dict[Pad, tuple[str, ...]]:
    return {(*pad, veld): (UITLEG[model][veld],) for veld in velden}
