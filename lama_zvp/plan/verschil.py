"""What differs between two plans, or two versions of one, by meaning: what came, went, moved or reads otherwise.

Pure. The comparison of B with A is the mirror of that of A with B, and a plan does not differ from itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from lama_zvp.plan.koppelen import Deel, Koppeling, koppel
from lama_zvp.plan.model import Indicator, Plan
from lama_zvp.plan.verschilvelden import Veld, velden_van, veldverschillen

Ding = Literal["plan", "laag", "fiche", "maatregel", "hefboom", "toezegging", "indicator", "kader"]
DINGEN: Final[tuple[Ding, ...]] = ("plan", "laag", "fiche", "maatregel", "hefboom", "toezegging", "indicator", "kader")
Soort = Literal["toegevoegd", "vervallen", "gewijzigd"]
Duiding = Literal["", "later", "vroeger", "verzacht", "verscherpt"]
"""What a change of a deadline or a target comes down to."""

_ANDERSOM: Final[Mapping[Duiding, Duiding]] = {
    "": "",
    "later": "vroeger",
    "vroeger": "later",
    "verzacht": "verscherpt",
    "verscherpt": "verzacht",
}
_SOORT_ANDERSOM: Final[Mapping[Soort, Soort]] = {
    "toegevoegd": "vervallen",
    "vervallen": "toegevoegd",
    "gewijzigd": "gewijzigd",
}


@dataclass(frozen=True, slots=True)
class Veldverschil:
    """One property that reads otherwise; None where it was, or is, not filled in. Both sides are Dutch text."""

    veld: str
    oud: str | None
    nieuw: str | None
    duiding: Duiding = ""

    def gespiegeld(self) -> Veldverschil:
        return Veldverschil(self.veld, self.nieuw, self.oud, _ANDERSOM[self.duiding])


@dataclass(frozen=True, slots=True)
class Verandering:
    """One thing that came (`oud` None), went (`nieuw` None) or differs. The names are full names in their own plan.

    A name that differs without a difference in `velden` is a thing under another key.
    """

    ding: Ding
    soort: Soort
    oud: str | None
    nieuw: str | None
    titel_oud: str | None
    titel_nieuw: str | None
    velden: tuple[Veldverschil, ...] = ()

    @property
    def titel(self) -> str:
        """What to call it: as it is now, or as it was."""
        return self.titel_nieuw or self.titel_oud or ""

    def gespiegeld(self) -> Verandering:
        return Verandering(
            self.ding,
            _SOORT_ANDERSOM[self.soort],
            self.nieuw,
            self.oud,
            self.titel_nieuw,
            self.titel_oud,
            tuple(v.gespiegeld() for v in self.velden),
        )


@dataclass(frozen=True, slots=True)
class Kant:
    """One of the two plans. `herkomst`: the name or file that it was asked by."""

    sleutel: str
    titel: str
    versie: str
    herkomst: str = ""


@dataclass(frozen=True, slots=True)
class Planverschil:
    """Everything that differs, by kind of thing and then by name."""

    van: Kant
    naar: Kant
    veranderingen: tuple[Verandering, ...]

    def gespiegeld(self) -> Planverschil:
        return Planverschil(self.naar, self.van, _geordend(v.gespiegeld() for v in self.veranderingen))

    def met_herkomst(self, van: str, naar: str) -> Planverschil:
        return replace(self, van=replace(self.van, herkomst=van), naar=replace(self.naar, herkomst=naar))


def verschil(a: Plan, b: Plan) -> Planverschil:
    """What `b` says otherwise than `a`."""
    return Planverschil(_kant(a), _kant(b), _geordend(_alles(a, b)))


def _kant(plan: Plan) -> Kant:
    return Kant(plan.sleutel, plan.titel, plan.versie)


def _geordend(veranderingen: Iterator[Verandering]) -> tuple[Verandering, ...]:
    """By kind and by name; which of the two names comes first makes no difference, so that a mirror keeps the order."""
    return tuple(
        sorted(veranderingen, key=lambda v: (DINGEN.index(v.ding), sorted(filter(None, (v.oud, v.nieuw))), v.soort))
    )


def _alles(a: Plan, b: Plan) -> Iterator[Verandering]:
    plan = _gewijzigd("plan", "", "", a.titel, b.titel, velden_van(a), velden_van(b))
    yield from plan
    fiches = koppel(a, b, delen_van(a, "fiche"), delen_van(b, "fiche"))
    hefbomen = koppel(a, b, delen_van(a, "hefboom"), delen_van(b, "hefboom"))
    groepen = (*fiches.paren, *hefbomen.paren)
    namen = _Namen(fiches, hefbomen, koppel(a, b, delen_van(a, "indicator"), delen_van(b, "indicator")))
    for ding in DINGEN[1:]:
        links, rechts = delen_van(a, ding), delen_van(b, ding)
        koppeling = koppel(a, b, links, rechts, groepen)
        yield from _van_soort(ding, a, b, koppeling, namen)


@dataclass(frozen=True, slots=True)
class _Namen:
    """What of one plan is what of the other: a reference to the same thing under another key is no change."""

    fiches: Koppeling
    hefbomen: Koppeling
    indicatoren: Koppeling

    def gelijk(self, veld: str, oud: str, nieuw: str) -> bool:
        paren: Sequence[tuple[str, str]] = ()
        if veld in ("fiche", "hefboom"):
            paren = (*self.fiches.paren, *self.hefbomen.paren)
        elif veld == "indicatoren":
            paren = self.indicatoren.paren
            links, rechts = oud.split(", "), nieuw.split(", ")
            return len(links) == len(rechts) and all(p in paren for p in zip(links, rechts, strict=True))
        return (oud, nieuw) in paren


def _van_soort(ding: Ding, a: Plan, b: Plan, koppeling: Koppeling, namen: _Namen) -> Iterator[Verandering]:
    van, naar = dict(_inhoud(a, ding)), dict(_inhoud(b, ding))
    for naam in koppeling.links:
        yield Verandering(ding, "vervallen", naam, None, van[naam][0], None)
    for naam in koppeling.rechts:
        yield Verandering(ding, "toegevoegd", None, naam, None, naar[naam][0])
    for oud, nieuw in koppeling.paren:
        (titel_oud, velden_oud), (titel_nieuw, velden_nieuw) = van[oud], naar[nieuw]
        yield from _gewijzigd(ding, oud, nieuw, titel_oud, titel_nieuw, velden_oud, velden_nieuw, namen)


def _gewijzigd(
    ding: Ding,
    oud: str,
    nieuw: str,
    titel_oud: str,
    titel_nieuw: str,
    velden_oud: Mapping[str, Veld],
    velden_nieuw: Mapping[str, Veld],
    namen: _Namen | None = None,
) -> Iterator[Verandering]:
    velden = tuple(
        Veldverschil(veld, was, wordt, duiding)
        for veld, was, wordt, duiding in veldverschillen(velden_oud, velden_nieuw)
        if not (namen and was and wordt and namen.gelijk(veld, was, wordt))
    )
    if velden or oud != nieuw:
        yield Verandering(ding, "gewijzigd", oud, nieuw, titel_oud, titel_nieuw, velden)


def delen_van(plan: Plan, ding: Ding) -> tuple[Deel, ...]:
    """The parts of one kind, in plan order, as far as it takes to recognise them elsewhere."""
    if ding == "fiche":
        return tuple(Deel(f.sleutel, f.sleutel, f.titel, afkomst=f.afkomst) for f in plan.fiches)
    if ding == "hefboom":
        return tuple(Deel(f"hefboom.{h.sleutel}", h.sleutel, h.titel, afkomst=h.afkomst) for h in plan.hefbomen)
    if ding == "indicator":
        return tuple(Deel(i.sleutel, i.sleutel, i.naam, afkomst=i.afkomst) for i in plan.indicatoren)
    if ding == "maatregel":
        return tuple(
            Deel(f"{f.sleutel}.{m.laag}.{m.sleutel}", m.sleutel, m.titel, f.sleutel, m.afkomst)
            for f in plan.fiches
            for m in f.maatregelen
        )
    if ding == "toezegging":
        return tuple(
            Deel(f"hefboom.{h.sleutel}.{t.sleutel}", t.sleutel, t.titel, f"hefboom.{h.sleutel}", t.afkomst)
            for h in plan.hefbomen
            for t in h.toezeggingen
        )
    lijst = plan.lagen if ding == "laag" else plan.kaders
    return tuple(Deel(deel.sleutel, deel.sleutel, deel.titel) for deel in lijst)


def _inhoud(plan: Plan, ding: Ding) -> Iterator[tuple[str, tuple[str, Mapping[str, Veld]]]]:
    """Full name → title and properties, for every thing of one kind."""
    namen = [deel.naam for deel in delen_van(plan, ding)]
    dingen: Sequence[object] = {
        "laag": plan.lagen,
        "fiche": plan.fiches,
        "maatregel": [m for f in plan.fiches for m in f.maatregelen],
        "hefboom": plan.hefbomen,
        "toezegging": [t for h in plan.hefbomen for t in h.toezeggingen],
        "indicator": plan.indicatoren,
        "kader": plan.kaders,
    }[ding]
    groepen = [deel.groep for deel in delen_van(plan, ding)]
    for naam, groep, deel in zip(namen, groepen, dingen, strict=True):
        titel = deel.naam if isinstance(deel, Indicator) else str(getattr(deel, "titel", ""))
        yield naam, (titel, velden_van(deel, groep))
