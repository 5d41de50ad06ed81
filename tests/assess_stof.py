"""Material for the tests of the verdicts: a small invented plan, and years made of hand-written events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from lama_zvp.assess.jaar import beoordeel_jaar
from lama_zvp.assess.model import FicheOordeel, IndicatorOordeel, Jaaroordeel, MaatregelOordeel
from lama_zvp.journal.beeld import Jaarbeeld
from lama_zvp.journal.events import Concept, Feit, Meting, Voortgang
from lama_zvp.journal.fold import jaarbeeld
from lama_zvp.plan.model import (
    Actiefiche,
    Brondocument,
    Cijfer,
    Drempels,
    Eenmalig,
    Hefboom,
    Indicator,
    Maatregel,
    Passage,
    Periode,
    PerJaar,
    Plan,
    Reeksbreuk,
    Ritme,
    Streefwaarde,
    Toezegging,
    Zone,
)
from tests.storage.stof import maak, verzegel

SLEUTEL = "proefplan"
RITMES: Mapping[str, Ritme | None] = {
    "lopend": "doorlopend",
    "zonder-ritme": None,
    "kwartaal": PerJaar(per_jaar=4),
    "jaarlijks": PerJaar(per_jaar=1),
    "eenmalig": Eenmalig(termijn=date(2022, 6, 30)),
    "open-einde": Eenmalig(),
}
"""Key of a measure → its rhythm: one of every kind."""


def indicator(sleutel: str = "ongevallen", **velden: Any) -> Indicator:
    """A count of a phenomenon of which less is better, without figures, unless told otherwise."""
    vast: dict[str, Any] = {
        "sleutel": sleutel,
        "naam": sleutel.capitalize(),
        "eenheid": "%" if velden.get("soort") == "percentage" else "feiten",
        "soort": "telling",
        "aard": "fenomeen",
        "richting": "lager-beter",
        "bron": "jaarverslag",
    }
    return Indicator(**vast | velden)


def cijfers(n: int | None = None, **jaren: int | str | None) -> dict[int, Cijfer]:
    """`cijfers(j2016=24, j2018=15)`: printed figures by year."""
    return {int(j[1:]): Cijfer(waarde=None if w is None else Decimal(w), n=n) for j, w in jaren.items()}


def streef(jaar: int, waarde: int | str) -> dict[int, Streefwaarde]:
    return {jaar: Streefwaarde(waarde=Decimal(waarde), bron="plan")}


def breuk(jaar: int) -> tuple[Reeksbreuk, ...]:
    return (Reeksbreuk(jaar=jaar, reden="nieuwe registratie"),)


def maatregel(sleutel: str, ritme: Ritme | None = "doorlopend", **velden: Any) -> Maatregel:
    vast: dict[str, Any] = {
        "sleutel": sleutel,
        "titel": sleutel.capitalize(),
        "omschrijving": "Verzonnen.",
        "laag": "ontraden",
        "bron": "1",
        "ritme": ritme,
    }
    return Maatregel(**vast | velden)


def fiche(
    sleutel: str, maatregelen: Iterable[Maatregel], indicatoren: tuple[str, ...] = (), **velden: Any
) -> Actiefiche:
    vast: dict[str, Any] = {"titel": sleutel.capitalize(), "korte_titel": sleutel, "bron": "1"}
    return Actiefiche(sleutel=sleutel, maatregelen=tuple(maatregelen), indicatoren=indicatoren, **vast | velden)


def plan(*fiches: Actiefiche, indicatoren: tuple[Indicator, ...] = (), **velden: Any) -> Plan:
    """2020 up to and including 2025; with two fiches that hold a measure of every rhythm unless told otherwise."""
    alles = [maatregel(naam, ritme) for naam, ritme in RITMES.items()]
    vast: dict[str, Any] = {
        "sleutel": SLEUTEL,
        "titel": "Proefplan",
        "zone": Zone(naam="Zone"),
        "periode": Periode(van=date(2020, 1, 1), tot=date(2025, 12, 31)),
        "bron": Brondocument(titel="Bron"),
        "speerpunt": Passage(tekst="Vertrouwen", bron="1"),
        "fiches": fiches or (fiche("verkeer", alles, tuple(i.sleutel for i in indicatoren)), fiche("drugs", alles)),
        "indicatoren": indicatoren,
    }
    return Plan(**vast | velden)


def hefboom(sleutel: str, *toezeggingen: str) -> Hefboom:
    return Hefboom(
        sleutel=sleutel,
        titel=sleutel.capitalize(),
        omschrijving="Verzonnen.",
        toezeggingen=tuple(
            Toezegging(sleutel=t, titel=t.capitalize(), omschrijving="Verzonnen.", ritme="doorlopend", bron="1")
            for t in toezeggingen
        ),
        bron="1",
    )


def drempels(**velden: Any) -> Drempels:
    return Drempels(**velden)


def gemeld(
    onderwerp: str, dag: str, status: str | None = "lopend", aantal: int | None = None, **velden: Any
) -> tuple[Feit, dict[str, Any]]:
    """Progress on a measure on a day, `2024-03-12`."""
    inhoud = Voortgang.model_validate({"tekst": "x", "status": status, "aantal": aantal})
    return inhoud, {"onderwerp": onderwerp, "datum": date.fromisoformat(dag), **velden}


def gemeten(
    onderwerp: str, periode: str, waarde: int | str, *, dag: str | None = None, **velden: Any
) -> tuple[Feit, dict[str, Any]]:
    """A figure, entered in the February after its year unless told otherwise; with a source."""
    gemeente = velden.pop("gemeente", "")
    inhoud = Meting(periode=periode, waarde=Decimal(waarde), **{"bron": "register"} | velden)
    jaar = int(periode[:4])
    ingevoerd = date.fromisoformat(dag) if dag else date(jaar + 1, 2, 3)
    return inhoud, {"onderwerp": onderwerp, "datum": ingevoerd, "jaar": jaar, "gemeente": gemeente}


def feit(inhoud: Feit, **velden: Any) -> tuple[Feit, dict[str, Any]]:
    return inhoud, velden


def concepten(feiten: Iterable[tuple[Feit, dict[str, Any]]]) -> tuple[Concept, ...]:
    return tuple(maak(nummer, inhoud, plan=SLEUTEL, **velden) for nummer, (inhoud, velden) in enumerate(feiten, 1))


def beeld(jaar: int, *feiten: tuple[Feit, dict[str, Any]]) -> Jaarbeeld:
    """The year as the journal tells it."""
    return jaarbeeld(SLEUTEL, jaar, verzegel(concepten(feiten)))


def oordeel(plan_: Plan, jaar: int, *feiten: tuple[Feit, dict[str, Any]], vandaag: str | None = None) -> Jaaroordeel:
    """The year judged, seen in the March after it unless told otherwise."""
    dag = date.fromisoformat(vandaag) if vandaag else date(jaar + 1, 3, 1)
    return beoordeel_jaar(plan_, beeld(jaar, *feiten), dag)


def van_maatregel(jaar: Jaaroordeel, naam: str) -> MaatregelOordeel:
    return next(m for f in (*jaar.fiches, *jaar.hefbomen) for m in f.maatregelen if m.naam == naam)


def van_fiche(jaar: Jaaroordeel, sleutel: str) -> FicheOordeel:
    return next(f for f in (*jaar.fiches, *jaar.hefbomen) if f.sleutel == sleutel)


def oordeel_indicator(
    indicator_: Indicator, jaar: int, *feiten: tuple[Feit, dict[str, Any]], vandaag: str | None = None
) -> IndicatorOordeel:
    """One indicator in one year, in a plan that holds nothing else of interest."""
    return oordeel(plan(indicatoren=(indicator_,)), jaar, *feiten, vandaag=vandaag).indicatoren[indicator_.sleutel]
