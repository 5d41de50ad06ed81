"""The next plan out of the one that ends: every promise proposed for it with its reasons, every series running on.

Pure. Nothing disappears: a promise that is not taken over stands under `vervallen`, and its text as a comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from pydantic import BaseModel

from lama_zvp.plan.afkomst import Afkomst, Vervallen, Voorstel, Voorstelsoort
from lama_zvp.plan.model import (
    Actiefiche,
    Brondocument,
    Cijfer,
    Eenmalig,
    Hefboom,
    Indicator,
    Maatregel,
    Narekening,
    Periode,
    Plan,
    Streefwaarde,
    Toezegging,
    Zone,
)
from lama_zvp.plan.tabellen import Tabel
from lama_zvp.plan.volgend_tabellen import volgende_tabellen
from lama_zvp.plan.yaml_schrijf import EINDE, Commentaar, Pad, schrijf_deel
from lama_zvp.typografie import datum, getal

_BELOFTE = TypeVar("_BELOFTE", bound=Toezegging)
_WAARDE = TypeVar("_WAARDE")
MAX_TEKST = 4000
"""The longest text of a plan, in characters."""
KOP_EINDE = "Zelf na te kijken:"
"""How the last line of the comment begins that stands above a plan that was made."""
_JAREN = re.compile(r"(19|20)\d{2}\s*[-–]\s*(19|20)\d{2}")


@dataclass(frozen=True, slots=True)
class Raad:
    """What is proposed for a promise, why, and with which others (full names) it could become one."""

    soort: Voorstelsoort
    redenen: tuple[str, ...]
    met: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ontwerp:
    """A plan that was made and the comments to write it with."""

    plan: Plan
    commentaar: Commentaar


def volgend_plan(
    oud: Plan,
    periode: Periode,
    raad: Mapping[str, Raad],
    cijfers: Mapping[str, Mapping[int, Cijfer]],
    commentaar: Commentaar,
    vandaag: date,
) -> Ontwerp:
    """The plan for `periode` that follows `oud`.

    `raad` per full name of a promise; `cijfers` per indicator every figure known so far; `commentaar` as the file of
    `oud` had it. Every promise of `oud` is found once by its lineage: among the promises or under `vervallen`.
    """
    bouw = _Bouw(oud, periode, raad, commentaar)
    fiches = tuple(bouw.fiche(fiche) for fiche in oud.fiches)
    hefbomen = tuple(bouw.hefboom(hefboom) for hefboom in oud.hefbomen)
    jaren = f"{periode.van.year}-{periode.tot.year}"
    titel = _JAREN.sub(jaren, oud.titel)
    plan = met_vindplaats(oud, _plannaam(oud)).model_copy(
        update={
            "sleutel": volgende_sleutel(oud, periode),
            "titel": titel if titel != oud.titel else f"{oud.titel[: MAX_TEKST - 20]}, {jaren}",
            "versie": "1",
            "periode": periode,
            "bron": Brondocument(
                titel=f"Ontwerp voor {jaren}", opmerking=f"Gemaakt uit het plan {oud.sleutel} op {datum(vandaag)}."
            ),
            "fiches": fiches,
            "hefbomen": hefbomen,
            "indicatoren": tuple(bouw.indicator(i, cijfers.get(i.sleutel, {})) for i in oud.indicatoren),
            "tabellen": met_vindplaats(volgende_tabellen(oud, periode), _plannaam(oud)),
            "narekenen": (),
            "middelen": met_vindplaats(oud.middelen, _plannaam(oud)).model_copy(update={"tabellen": ()}),
            "voorgangers": (oud.sleutel, *oud.voorgangers),
            "vervallen": tuple(bouw.vervallen),
        }
    )
    erbij: dict[Pad, tuple[str, ...]] = {("sleutel",): tuple(_kop(oud, plan, vandaag))}
    return Ontwerp(plan, samen(erbij, verplaatst(commentaar, plan), bouw.commentaar))


def volgende_sleutel(oud: Plan, periode: Periode) -> str:
    """The key with the years of the old period replaced by those of the new one, or put behind it."""
    jaren = f"{periode.van.year}-{periode.tot.year}"
    nieuw = re.sub(r"\d{4}-\d{4}", jaren, oud.sleutel, count=1)
    return nieuw if nieuw != oud.sleutel else f"{oud.sleutel[:50]}-{jaren}"


def _plannaam(oud: Plan) -> str:
    return f"plan {oud.periode.van.year}-{oud.periode.tot.year}"


@dataclass(slots=True)
class _Bouw:
    """Makes the parts one by one and gathers what is dropped and what has to be said beside them."""

    oud: Plan
    periode: Periode
    raad: Mapping[str, Raad]
    oud_commentaar: Commentaar
    commentaar: dict[Pad, tuple[str, ...]]
    vervallen: list[Vervallen]

    def __init__(self, oud: Plan, periode: Periode, raad: Mapping[str, Raad], commentaar: Commentaar) -> None:
        self.oud, self.periode, self.raad, self.oud_commentaar = oud, periode, raad, commentaar
        self.commentaar, self.vervallen = {}, []

    def fiche(self, fiche: Actiefiche) -> Actiefiche:
        pad: Pad = ("fiches", fiche.sleutel)
        blijft = self._beloftes(fiche.maatregelen, (*pad, "maatregelen"), lambda m: f"{fiche.sleutel}.{_plek(m)}")
        nieuw = met_vindplaats(fiche, _plannaam(self.oud))
        return nieuw.model_copy(update={"maatregelen": blijft, "afkomst": self._afkomst(fiche.sleutel, fiche.afkomst)})

    def hefboom(self, hefboom: Hefboom) -> Hefboom:
        pad: Pad = ("hefbomen", hefboom.sleutel)
        naam = f"hefboom.{hefboom.sleutel}"
        blijft = self._beloftes(hefboom.toezeggingen, (*pad, "toezeggingen"), lambda t: f"{naam}.{t.sleutel}")
        nieuw = met_vindplaats(hefboom, _plannaam(self.oud))
        return nieuw.model_copy(update={"toezeggingen": blijft, "afkomst": self._afkomst(naam, hefboom.afkomst)})

    def indicator(self, indicator: Indicator, bekend: Mapping[int, Cijfer]) -> Indicator:
        """With every figure from before the new plan as its history, and only targets that still lie ahead."""
        begin = self.periode.van.year
        doelen = {jaar: doel for jaar, doel in indicator.streefwaarden.items() if jaar >= begin}
        voorbij = [(jaar, doel) for jaar, doel in indicator.streefwaarden.items() if jaar < begin]
        if voorbij:
            tekst = "; ".join(f"{jaar}: {getal(doel.waarde)} ({doel.bron})" for jaar, doel in voorbij)
            self.commentaar[("indicatoren", indicator.sleutel)] = (
                f"Streefwaarden van het vorige plan: {tekst}. Bepaal nieuwe.",
            )
        return indicator.model_copy(
            update={
                "nulmeting": {jaar: cijfer for jaar, cijfer in bekend.items() if jaar < begin},
                "cijfers": {},
                "deelcijfers": {p: c for p, c in indicator.deelcijfers.items() if int(p[:4]) < begin},
                "streefwaarden": doelen,
                "afkomst": self._afkomst(indicator.sleutel, indicator.afkomst),
            }
        )

    def _beloftes(self, beloftes: Sequence[_BELOFTE], pad: Pad, naam_van: Any) -> tuple[_BELOFTE, ...]:
        blijft: list[_BELOFTE] = []
        weg: list[str] = []
        for belofte in beloftes:
            naam = naam_van(belofte)
            raad = self.raad.get(naam, Raad("onbeslist", ("Over deze belofte is niets bekend.",)))
            if raad.soort == "vervallen":
                self._laat_vallen(belofte, naam, raad)
                weg += self._als_commentaar(belofte, raad, (*pad, belofte.sleutel))
            else:
                blijft.append(self._neem_over(belofte, naam, raad, (*pad, belofte.sleutel)))
        if weg:
            # Of an empty list nothing is written: what was in it stands at the end of the fiche then.
            self.commentaar[(*pad, EINDE) if blijft else (*pad[:-1], EINDE)] = tuple(weg)
        return tuple(blijft)

    def _neem_over(self, belofte: _BELOFTE, naam: str, raad: Raad, pad: Pad) -> _BELOFTE:
        ritme, termijn = belofte.ritme, getattr(belofte.ritme, "termijn", None)
        soort, redenen = raad.soort, raad.redenen
        if termijn is not None and not self.periode.van <= termijn <= self.periode.tot:
            ritme = Eenmalig(eenmalig=True)
            redenen = (*redenen, f"De termijn van {datum(termijn)} ligt buiten dit plan: bepaal een nieuwe.")
            soort = "bijgesteld" if soort == "voortgezet" else soort
        assert soort != "vervallen"
        self.commentaar[pad] = (f"VOORSTEL {soort}: {' '.join(redenen)}",)
        return met_vindplaats(belofte, _plannaam(self.oud)).model_copy(
            update={
                "ritme": ritme,
                "afkomst": self._afkomst(naam, belofte.afkomst),
                "voorstel": Voorstel(soort=soort, redenen=redenen, met=raad.met),
            }
        )

    def _laat_vallen(self, belofte: Toezegging, naam: str, raad: Raad) -> None:
        afkomst = self._afkomst(naam, belofte.afkomst)
        self.vervallen.append(Vervallen(titel=belofte.titel, afkomst=afkomst, redenen=raad.redenen))

    def _als_commentaar(self, belofte: Toezegging, raad: Raad, pad: Pad) -> Iterator[str]:
        yield f"VOORSTEL vervallen: {belofte.titel}. {' '.join(raad.redenen)}"
        yield "Toch behouden? Haal # weg voor de regels hieronder en schrap de belofte in `vervallen`."
        kaal = belofte.model_copy(update={"voorstel": None})
        yield from schrijf_deel(kaal, self.oud_commentaar, pad).splitlines()

    def _afkomst(self, naam: str, eerder: tuple[Afkomst, ...]) -> tuple[Afkomst, ...]:
        return (Afkomst(plan=self.oud.sleutel, sleutel=naam), *eerder)


def _plek(maatregel: Maatregel) -> str:
    return f"{maatregel.laag}.{maatregel.sleutel}"


def met_vindplaats(deel: _WAARDE, plannaam: str) -> _WAARDE:
    """The same with every place in the source as a place in the old plan, but for what names the source of a figure."""
    if isinstance(deel, tuple):
        return tuple(met_vindplaats(d, plannaam) for d in deel)  # type: ignore[return-value]
    if not isinstance(deel, BaseModel) or isinstance(deel, Indicator | Streefwaarde | Cijfer | Zone):
        return deel
    nieuw: dict[str, Any] = {}
    for veld in deel.model_fields_set:
        waarde = getattr(deel, veld)
        if veld == "bron" and isinstance(waarde, str):
            nieuw[veld] = waarde if waarde.startswith("plan ") else f"{plannaam}, {waarde}"[:MAX_TEKST]
        elif isinstance(waarde, tuple | BaseModel):
            nieuw[veld] = met_vindplaats(waarde, plannaam)
    return deel.model_copy(update=nieuw)


# --- comments ----------------------------------------------------------------------------------------------------


def _kop(oud: Plan, nieuw: Plan, vandaag: date) -> Iterator[str]:
    yield f"ONTWERP van {nieuw.titel}, gemaakt uit {oud.sleutel} op {datum(vandaag)}."
    yield ""
    yield "Elke maatregel draagt een VOORSTEL op grond van het journaal: voortgezet, bijgesteld, samengevoegd of"
    yield "vervallen; en onbeslist waar het journaal niets zegt. Een mens beslist: pas de maatregel aan en schrap"
    yield "`voorstel`, of zet er `beslist: true` bij."
    yield "Wat voorgesteld wordt te schrappen, staat in `vervallen` en als commentaar bij zijn fiche."
    yield "`afkomst` laat u staan: daardoor lopen de cijfers door en herkent `plan verschil` wat hetzelfde bleef."
    yield "`lama-zvp plan controleer` op dit bestand telt wat nog te beslissen is."
    if oud.periode.einde >= nieuw.periode.van:
        yield f"LET OP: het vorige plan loopt tot en met {datum(oud.periode.einde)} en overlapt dit plan."
    if nieuw.tabellen:
        yield f"Tabellen met opgeschoven jaren, de nieuwe jaren nog open: {_sleutels(nieuw.tabellen)}."
    blijft = {tabel.sleutel for tabel in nieuw.tabellen}
    weg = [_sleutels(d) for d in ([t for t in oud.alle_tabellen() if t.sleutel not in blijft], oud.narekenen) if d]
    if weg:
        yield f"Niet overgenomen, want van het vorige document (tabellen; narekeningen): {'; '.join(weg)}."
    yield f"{KOP_EINDE} het speerpunt, de aanleidingen, de streefwaarden, de kaders en de inwoners."
    yield ""


def _sleutels(delen: Iterable[Tabel | Narekening]) -> str:
    return ", ".join(deel.sleutel for deel in delen)


def zonder_voorstellen(commentaar: Commentaar) -> dict[Pad, tuple[str, ...]]:
    """The comments of a file without those that the program wrote when it made that file of another."""
    uit: dict[Pad, tuple[str, ...]] = {}
    for pad, regels in commentaar.items():
        einde = next((n for n, regel in enumerate(regels, start=1) if regel.startswith(KOP_EINDE)), 0)
        over = tuple(regel for regel in regels[einde:] if not regel.startswith("VOORSTEL "))
        if any(over):
            uit[pad] = over[1:] if einde and not over[0] else over
    return uit


def samen(*delen: Commentaar) -> dict[Pad, tuple[str, ...]]:
    uit: dict[Pad, tuple[str, ...]] = {}
    for deel in delen:
        for pad, regels in deel.items():
            uit[pad] = (*uit.get(pad, ()), *regels)
    return uit


def verplaatst(commentaar: Commentaar, plan: Plan) -> dict[Pad, tuple[str, ...]]:
    """Comments at the place they had; where that is gone, at what it stood in. What a whole part says goes with it."""
    uit: dict[Pad, tuple[str, ...]] = {}
    for pad, regels in commentaar.items():
        plek = pad
        while plek and not _staat_er(plan, plek):
            plek = plek[:-1]
        if plek and not _was_belofte(pad, plek):
            uit[plek] = (*uit.get(plek, ()), *regels)
    return uit


def _was_belofte(pad: Pad, plek: Pad) -> bool:
    """Whether a comment stood at a promise that is dropped: it is kept with the promise's own text."""
    return len(plek) < len(pad) and len(pad) >= 4 and pad[2] in ("maatregelen", "toezeggingen") and len(plek) <= 3


def _staat_er(deel: Any, pad: Pad) -> bool:
    if not pad or pad == (EINDE,):
        return True
    stap, rest = pad[0], pad[1:]
    if isinstance(deel, tuple):
        gevonden = [d for n, d in enumerate(deel) if stap in (n, getattr(d, "sleutel", None))]
        return bool(gevonden) and _staat_er(gevonden[0], rest)
    if isinstance(deel, dict):
        return stap in deel and _staat_er(deel[stap], rest)
    if not isinstance(deel, BaseModel) or stap not in deel.model_fields_set:
        return False
    waarde = getattr(deel, str(stap))
    return waarde is not None and waarde != () and _staat_er(waarde, rest)
