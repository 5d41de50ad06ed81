"""Material for the document's tests: a small plan with everything in it, a lived year, and how to build from events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from lama_zvp.assess.jaar import beoordeel_jaar
from lama_zvp.journal.events import (
    Beoordeling,
    Besluit,
    BesluitOpvolging,
    Concept,
    Feit,
    Gebeurtenis,
    Intrekking,
    Meting,
    Voortgang,
)
from lama_zvp.journal.fold import jaarbeeld
from lama_zvp.plan.check import controleer
from lama_zvp.plan.load import read_plan
from lama_zvp.plan.model import Editie, Eenmalig, PerJaar, Plan, Streefwaarde
from lama_zvp.stuurbord.build import bouw_stuurbord
from lama_zvp.stuurbord.edities import ziet_voor
from lama_zvp.stuurbord.model import Stuurbord
from tests.storage.stof import maak, nummer_id, verzegel

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "stuurbord"
PLANBESTAND = GOLDEN / "plan.yaml"
VANDAAG = date(2025, 3, 14)
JAAR = 2024


def plan() -> Plan:
    return read_plan(PLANBESTAND).plan


def editie(plan_: Plan, sleutel: str) -> Editie:
    return next(e for e in plan_.edities if e.sleutel == sleutel)


def bouw(
    plan_: Plan,
    events: Sequence[Gebeurtenis],
    sleutel: str = "zonale-veiligheidsraad",
    *,
    jaar: int = JAAR,
    vandaag: date = VANDAAG,
    **keuzen: Any,
) -> Stuurbord:
    """The document as the program makes it: the year is asked up to the edition's class."""
    gekozen = editie(plan_, sleutel)
    beeld = jaarbeeld(plan_.sleutel, jaar, events, tot_klasse=gekozen.klasse, ziet=ziet_voor(plan_, gekozen))
    oordeel = beoordeel_jaar(plan_, beeld, vandaag)
    return bouw_stuurbord(
        plan_,
        "ab" * 32,
        beeld,
        oordeel,
        vandaag,
        gekozen,
        bevindingen=controleer(plan_),
        **keuzen,
    )


class Dagboek:
    """Writes events one after the other, as people would."""

    def __init__(self, plan_: Plan) -> None:
        self.plan = plan_
        self.concepten: list[Concept] = []

    def schrijf(self, onderwerp: str, dag: str, inhoud: Feit, **velden: Any) -> str:
        """Append one event and return its id."""
        nummer = len(self.concepten) + 1
        datum = date.fromisoformat(dag)
        vast: dict[str, Any] = {"plan": self.plan.sleutel, "onderwerp": onderwerp, "datum": datum, "jaar": datum.year}
        self.concepten.append(maak(nummer, inhoud, **(vast | velden)))
        return nummer_id(nummer)

    def log(self, onderwerp: str, dag: str, tekst: str = "", klasse: str = "openbaar", **velden: Any) -> str:
        buiten = {naam: velden.pop(naam) for naam in ("gemeente", "vervangt") if naam in velden}
        return self.schrijf(onderwerp, dag, Voortgang(tekst=tekst, **velden), klasse=klasse, **buiten)

    def meting(self, indicator: str, periode: str, waarde: str, **velden: Any) -> str:
        buiten = {naam: velden.pop(naam) for naam in ("gemeente", "vervangt", "klasse") if naam in velden}
        jaar = int(periode[:4])
        inhoud = Meting(periode=periode, waarde=Decimal(waarde), **({"bron": "Barometer"} | velden))
        return self.schrijf(indicator, f"{jaar + 1}-02-10", inhoud, **({"jaar": jaar, "klasse": "openbaar"} | buiten))

    def events(self) -> tuple[Gebeurtenis, ...]:
        return verzegel(self.concepten)


def geleefd(plan_: Plan) -> tuple[Gebeurtenis, ...]:
    """Two lived years with every kind of entry: progress, figures, judgements, decisions, corrections, withdrawals."""
    boek = Dagboek(plan_)
    for schrijver in (_vorig_jaar, _voortgang, _cijfers, _oordelen, _besluiten):
        schrijver(boek)
    return boek.events()


def _vorig_jaar(boek: Dagboek) -> None:
    boek.log("verkeer.raadgeven.scholen", "2023-05-02", "Zes scholen bezocht.", status="lopend", aantal=6)
    boek.log("verkeer.ontraden.trajectcontrole", "2023-05-20", "Wacht op de keuring.", status="lopend")
    boek.log("milieu.raadgeven.preventie", "2023-04-11", "Opruimdag met de scouts.", status="uitgevoerd")
    boek.log("drugs.raadgeven.meldpunt", "2023-09-01", "Meldpunt draait.", status="verankerd", klasse="intern")
    boek.meting("ongevallen-letsel", "2023", "175", voorlopig=True)
    boek.meting("drugsfeiten", "2023", "301")
    boek.meting("tevreden", "2023", "61", n=1044, bron="Bevraging 2023")
    boek.meting("verkeersdoden", "2023", "2")
    boek.meting("zwaargewonden", "2023", "14")
    boek.meting("slachtoffers", "2023", "16")


def _voortgang(boek: Dagboek) -> None:
    for dag, aantal in (("2024-03-05", 2), ("2024-05-21", 3), ("2024-10-08", 3)):
        boek.log("verkeer.raadgeven.scholen", dag, "", status="lopend", aantal=aantal, gemeente="aalbeek")
    boek.log(
        "verkeer.ontraden.bob",
        "2024-07-14",
        "Vier controles, 412 bestuurders getest, 9 positief.",
        status="lopend",
        aantal=1,
        bewijs="Verslag BOB zomer 2024",
        gemeente="beekdorp",
    )
    fout = boek.log("verkeer.ontraden.bob", "2024-12-20", "Vijf controles.", status="uitgevoerd", aantal=11)
    boek.log("verkeer.ontraden.bob", "2024-12-20", "Vijf controles.", status="uitgevoerd", aantal=1, vervangt=fout)
    boek.log("verkeer.ontraden.snelheid", "2024-11-30", "Doorlopend, ook 's nachts.", status="verankerd")
    boek.log(
        "verkeer.ontraden.trajectcontrole",
        "2024-09-12",
        "De keuring is opnieuw afgesprongen; de leverancier komt niet voor 2025.",
        status="geblokkeerd",
        bewijs="Brief van de leverancier",
    )
    dubbel = boek.log("verkeer.nazorg.slachtoffers", "2024-02-01", "Dubbel ingegeven.", status="stopgezet")
    boek.schrijf("verkeer.nazorg.slachtoffers", "2024-02-02", Intrekking(reden="Dubbel"), vervangt=dubbel)
    boek.log("verkeer.nazorg.slachtoffers", "2024-06-18", "Bij drie ongevallen.", status="lopend", aantal=3)
    boek.log("verkeer.reguleren.verkeerscommissie", "2024-04-18", "Bijeen in het gemeentehuis van Aalbeek.")
    boek.log("drugs.ontraden.grenscontroles", "2024-04-03", "Samen met de buren.", "intern", status="lopend", aantal=5)
    boek.log("drugs.onderzoeken.dealers", "2024-08-08", "Twee dossiers, actie Nachtuil.", "beperkt", status="lopend")
    boek.log("radicalisme.reguleren.livc", "2024-06-03", "Twee keer bijeen.", "beperkt", status="lopend", aantal=2)
    boek.log(
        "milieu.reguleren.handhaving", "2024-10-10", "37 GAS-pv's.", status="lopend", gemeente="aalbeek", aantal=37
    )
    boek.log("hefboom.recherchemanagement.weging", "2024-05-05", "Criteria herzien.", "intern", status="verankerd")
    boek.log("hefboom.communicatie.website", "2024-01-15", "Online.", status="uitgevoerd", bewijs="www")


def _cijfers(boek: Dagboek) -> None:
    voorlopig = next(c.id for c in boek.concepten if c.onderwerp == "ongevallen-letsel")
    boek.meting("ongevallen-letsel", "2023", "171", vervangt=voorlopig)
    boek.meting("ongevallen-letsel", "2024", "150", voorlopig=True)
    boek.meting("verkeersdoden", "2024", "2")
    boek.meting("zwaargewonden", "2024", "11")
    boek.meting("slachtoffers", "2024", "13")
    boek.meting("zwaargewonden", "2024", "3", gemeente="aalbeek")
    boek.meting("zwaargewonden", "2024", "8", gemeente="beekdorp")
    boek.meting("drugsfeiten", "2024", "342")
    boek.meting("tevreden", "2024", "64", n=1102, bron="Bevraging 2024")
    boek.meting("te-hard", "2024", "58", n=1102, bron="Bevraging 2024")


def _oordelen(boek: Dagboek) -> None:
    for fiche, oordeel, toelichting, bijsturing, klasse in (
        ("verkeer", "op-koers", "De controles zijn gehaald; het letsel daalt al drie jaar.", "", "openbaar"),
        (
            "drugs",
            "bijsturen",
            "Te weinig grenscontroles in het najaar.",
            "Vast ritme: één controle per maand.",
            "intern",
        ),
        ("radicalisme", "aandacht", "Overleg haalt vier keer per jaar niet.", "Data vastleggen in januari.", "beperkt"),
    ):
        inhoud = Beoordeling(oordeel=oordeel, toelichting=toelichting, bijsturing=bijsturing)
        boek.schrijf(fiche, "2025-03-01", inhoud, jaar=2024, klasse=klasse)


def _besluiten(boek: Dagboek) -> None:
    def besluit(fiche: str, dag: str, titel: str, termijn: str | None, klasse: str) -> str:
        inhoud = Besluit(
            titel=titel,
            tekst="",
            verantwoordelijke="Diensthoofd interventie",
            termijn=date.fromisoformat(termijn) if termijn else None,
        )
        return boek.schrijf(fiche, dag, inhoud, klasse=klasse)

    def gevolg(van: str, fiche: str, dag: str, stand: str, tekst: str, klasse: str) -> None:
        boek.schrijf(fiche, dag, BesluitOpvolging(stand=stand, tekst=tekst), klasse=klasse, betreft=van)

    extra = besluit("drugs", "2024-03-12", "Extra grenscontroles in de zomer", "2024-10-01", "intern")
    gevolg(extra, "drugs", "2024-06-20", "lopend", "Vier controles gepland.", "intern")
    zone30 = besluit("verkeer", "2024-03-12", "Snelheidscontroles in elke zone 30", "2024-09-01", "openbaar")
    gevolg(zone30, "verkeer", "2024-08-28", "uitgevoerd", "In alle zones 30 gecontroleerd.", "openbaar")
    besluit("verkeer", "2024-03-12", 'Actie "dode hoek" opnemen in het plan', None, "openbaar")
    besluit("radicalisme", "2024-11-05", "Gemeenschappelijke agenda LIVC-R", None, "beperkt")
    besluit("", "2024-11-05", "Bevraging van de bevolking herhalen in 2026", "2026-06-30", "openbaar")


def vorig_plan(plan_: Plan) -> Plan:
    """The plan as it was a year earlier: other terms, sharper targets, one measure more and one less."""
    verkeer = plan_.fiches[0]
    maatregelen = []
    for m in verkeer.maatregelen:
        if m.sleutel == "trajectcontrole":
            maatregelen.append(m.model_copy(update={"ritme": Eenmalig(termijn=date(2022, 12, 31))}))
        elif m.sleutel == "bob":
            maatregelen.append(m.model_copy(update={"ritme": PerJaar(per_jaar=3)}))
        elif m.sleutel == "dode-hoek":
            maatregelen.append(m.model_copy(update={"sleutel": "jeugdfeest", "titel": "Jeugdverkeersfeest"}))
        else:
            maatregelen.append(m)
    indicatoren = [
        i.model_copy(update={"streefwaarden": {2025: Streefwaarde(waarde=Decimal(140), bron="Fiche verkeer")}})
        if i.sleutel == "ongevallen-letsel"
        else i
        for i in plan_.indicatoren
    ]
    fiches = (verkeer.model_copy(update={"maatregelen": tuple(maatregelen)}), *plan_.fiches[1:])
    return plan_.model_copy(update={"fiches": fiches, "indicatoren": tuple(indicatoren)})


def vorig_document(plan_: Plan, sleutel: str = "zonale-veiligheidsraad") -> Stuurbord:
    """The frozen document of the year before, in the same edition."""
    boek = Dagboek(plan_)
    _vorig_jaar(boek)
    events = boek.events()
    return bouw(vorig_plan(plan_), events, sleutel, jaar=JAAR - 1, vandaag=date(2024, 3, 10), versie=1)


def documenten() -> Iterator[tuple[str, Stuurbord]]:
    """Every document that is kept as a golden file, by the name of that file."""
    plan_ = plan()
    for gekozen in plan_.edities:
        yield f"leeg.{gekozen.sleutel}", bouw(plan_, (), gekozen.sleutel)
        vorig = vorig_document(plan_, gekozen.sleutel)
        yield f"geleefd.{gekozen.sleutel}", bouw(plan_, geleefd(plan_), gekozen.sleutel, vorig=vorig)


def schrijf_golden() -> None:
    """Write the golden files anew; read them before committing."""
    from lama_zvp.stuurbord.render import render

    for naam, stuurbord in documenten():
        (GOLDEN / f"{naam}.md").write_bytes(render(stuurbord, "md"))


if __name__ == "__main__":
    schrijf_golden()
