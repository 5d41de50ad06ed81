"""Material for the journal's tests: events made without clock or chance, and whole histories drawn by hypothesis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from lama_zvp.journal.chain import seal, uuid7
from lama_zvp.journal.events import (
    STATUSSEN,
    Beoordeling,
    Besluit,
    BesluitOpvolging,
    Concept,
    Feit,
    Gebeurtenis,
    Intrekking,
    Meting,
    Planversie,
    Toegang,
    Uitgave,
    Vaststelling,
    Voortgang,
)

PLAN = "lama-2020-2025"
BEGIN = datetime(2024, 3, 1, 9, 30, tzinfo=UTC)


def nummer_id(nummer: int) -> str:
    """The same id for the same number, as UUIDv7 in order of time."""
    return uuid7(BEGIN + timedelta(milliseconds=nummer), nummer.to_bytes(10, "big"))


def maak(nummer: int, inhoud: Feit | None = None, **velden: Any) -> Concept:
    """The `nummer`-th concept of a test: progress on a measure unless told otherwise."""
    datum = velden.get("datum", date(2024, 3, 1))
    vast: dict[str, Any] = {
        "id": nummer_id(nummer),
        "plan": PLAN,
        "onderwerp": "verkeer.ontraden.slim",
        "datum": datum,
        "jaar": datum.year,
        "auteur": "dienst-verkeer",
        "rol": "medewerker",
        "vastgelegd_op": BEGIN + timedelta(seconds=nummer),
        "inhoud": inhoud or Voortgang(tekst=f"melding {nummer}", status="lopend", aantal=nummer),
    }
    return Concept(**vast | velden)


def verzegel(concepten: Sequence[Concept]) -> tuple[Gebeurtenis, ...]:
    """The chain that the concepts make, without a database."""
    keten: list[Gebeurtenis] = []
    for concept in concepten:
        keten.append(seal(concept, len(keten) + 1, keten[-1].hash if keten else "", "00" * 16))
    return tuple(keten)


@dataclass(frozen=True)
class Zet:
    """One drawn act. `doel` picks, among what can be replaced at that moment, which event a correction is about."""

    soort: str
    plan: str
    onderwerp: str
    gemeente: str
    klasse: str
    datum: date
    jaar: int | None
    aantal: int | None
    status: str | None
    periode: str
    doel: int


_ONDERWERPEN = ("verkeer.ontraden.slim", "verkeer.ontraden.bob", "drugs.nazorg.cad", "hefboom.partners.giec", "jeugd")
_DAGEN = st.one_of(
    st.sampled_from([date(j, m, d) for j in (2022, 2023, 2024) for m, d in ((1, 1), (6, 15), (12, 31))]),
    st.dates(date(1999, 1, 1), date(2031, 12, 31)),
)
ZETTEN = st.builds(
    Zet,
    soort=st.sampled_from(
        ["voortgang"] * 5
        + ["corrigeer"] * 4
        + ["intrekken"] * 2
        + ["meting", "beoordeling", "besluit", "opvolging", "vaststelling", "planversie", "toegang"]
    ),
    plan=st.sampled_from([PLAN] * 5 + ["ander-plan"]),
    onderwerp=st.sampled_from(_ONDERWERPEN),
    gemeente=st.sampled_from(["", "lanaken", "maasmechelen"]),
    klasse=st.sampled_from(["intern", "intern", "openbaar", "beperkt"]),
    datum=_DAGEN,
    jaar=st.one_of(st.none(), st.integers(2021, 2025)),
    aantal=st.one_of(st.none(), st.integers(0, 50)),
    status=st.one_of(st.none(), st.sampled_from(STATUSSEN)),
    periode=st.sampled_from(["2022", "2023", "2023-K2", "2023-05", "2024"]),
    doel=st.integers(0, 1000),
)
DRUKKE_ZETTEN = st.builds(
    Zet,
    soort=st.sampled_from(["voortgang"] * 6 + ["corrigeer"] * 3 + ["intrekken"]),
    plan=st.just(PLAN),
    onderwerp=st.just(_ONDERWERPEN[0]),
    gemeente=st.sampled_from(["", "lanaken"]),
    klasse=st.sampled_from(["intern", "beperkt"]),
    datum=st.sampled_from([date(2023, 7, 1), date(2023, 7, 2)]),
    jaar=st.just(2023),
    aantal=st.sampled_from([None, 1, 10]),
    status=st.sampled_from([None] * 6 + ["lopend", "uitgevoerd"]),
    periode=st.just("2023"),
    doel=st.integers(0, 1000),
)
VERHALEN = st.one_of(st.lists(ZETTEN, max_size=40), st.lists(DRUKKE_ZETTEN, min_size=16, max_size=40))
"""Whole histories: some all over the place, some with everything on one measure in two days."""


def vertel(zetten: Sequence[Zet]) -> tuple[Concept, ...]:
    """The acts as concepts that a journal accepts: what has nothing to refer to is left out."""
    concepten: list[Concept] = []
    vervangbaar: list[Concept] = []
    for zet in zetten:
        concept = _concept(zet, len(concepten) + 1, concepten, vervangbaar)
        if concept is None:
            continue
        concepten.append(concept)
        vervangbaar = [c for c in vervangbaar if c.id != concept.vervangt]
        if concept.inhoud.soort in ("voortgang", "meting", "beoordeling", "besluit", "besluit-opvolging"):
            vervangbaar.append(concept)
    return tuple(concepten)


def _concept(zet: Zet, nummer: int, eerder: Sequence[Concept], vervangbaar: Sequence[Concept]) -> Concept | None:
    velden: dict[str, Any] = {
        "plan": zet.plan,
        "onderwerp": zet.onderwerp,
        "gemeente": zet.gemeente,
        "klasse": zet.klasse,
        "datum": zet.datum,
        "jaar": zet.jaar,
    }
    if zet.soort in ("corrigeer", "intrekken"):
        if not vervangbaar:
            return None
        oud = vervangbaar[zet.doel % len(vervangbaar)]
        velden |= {"vervangt": oud.id, "plan": oud.plan, "betreft": oud.betreft}
        if zet.soort == "intrekken":
            return maak(nummer, Intrekking(reden="vergissing"), **velden | {"betreft": None})
        return maak(nummer, _inhoud(zet, oud.inhoud.soort, nummer), **velden)
    if zet.soort == "opvolging":
        besluiten = [c for c in eerder if c.inhoud.soort == "besluit"]
        if not besluiten:
            return None
        besluit = besluiten[zet.doel % len(besluiten)]
        velden |= {"betreft": besluit.id, "plan": besluit.plan}
    return maak(nummer, _inhoud(zet, zet.soort, nummer), **velden)


def _inhoud(zet: Zet, soort: str, nummer: int) -> Feit:
    mogelijk: dict[str, Feit] = {
        "voortgang": Voortgang.model_validate({"tekst": f"t{nummer}", "status": zet.status, "aantal": zet.aantal}),
        "meting": Meting(periode=zet.periode, waarde=Decimal(nummer) / 8),
        "beoordeling": Beoordeling(oordeel="aandacht", toelichting=f"t{nummer}"),
        "besluit": Besluit(titel=f"b{nummer}", verantwoordelijke="korpschef"),
        "opvolging": BesluitOpvolging(stand="lopend", tekst=f"t{nummer}"),
        "besluit-opvolging": BesluitOpvolging(stand="uitgevoerd", tekst=f"t{nummer}"),
        "planversie": Planversie(sha256="ab" * 32, versie="1", tekst="titel: plan"),
        "toegang": Toegang(handeling="geweigerd", naam="bezoeker"),
        "vaststelling": Vaststelling(
            versie=1,
            plan_sha256="ab" * 32,
            tot_volgnr=0,
            tot_hash="",
            vandaag=zet.datum,
            uitgaven=(Uitgave.van("politieraad", "md", b"A"),),
        ),
    }
    return mogelijk[soort]
