"""How a plan answers to higher plans: which of their priorities it serves with what, and what of it serves none.

Pure. A measure serves what it names itself and what its fiche names; a commitment likewise through its hefboom.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lama_zvp.plan.model import Actiefiche, Hefboom, Kader, Plan, Toezegging

HOGER = ("hoger-plan", "omzendbrief")
"""Kinds of kader of which the themes are priorities; a survey tells what people asked, and obliges to nothing."""


@dataclass(frozen=True, slots=True)
class Dienst:
    """Something of the plan that serves a priority. `zelf`: it names that priority itself, not through its fiche."""

    naam: str
    titel: str
    zelf: bool


@dataclass(frozen=True, slots=True)
class Prioriteit:
    """A theme of a kader with what serves it. `naam` is `kader.thema`."""

    naam: str
    titel: str
    rang: int | None
    groepen: tuple[Dienst, ...]
    """Fiches and hefbomen that name it."""
    beloftes: tuple[Dienst, ...]
    """Measures and commitments."""

    @property
    def gedekt(self) -> bool:
        """Whether at least one promise serves it: a fiche that names it and promises nothing does not."""
        return bool(self.beloftes)


@dataclass(frozen=True, slots=True)
class Kaderdekking:
    """A kader and its themes. `bindend`: its themes are priorities that ask for an answer."""

    sleutel: str
    titel: str
    soort: str
    bindend: bool
    prioriteiten: tuple[Prioriteit, ...]

    @property
    def gedekt(self) -> int:
        return sum(prioriteit.gedekt for prioriteit in self.prioriteiten)


@dataclass(frozen=True, slots=True)
class Dekking:
    """A plan beside its kaders. What serves no priority is no mistake: a zone may have priorities of its own."""

    plan: str
    titel: str
    kaders: tuple[Kaderdekking, ...]
    losse_groepen: tuple[Dienst, ...]
    """Fiches and hefbomen that serve no binding kader, themselves or through one of their promises."""
    losse_beloftes: tuple[Dienst, ...]
    """Promises that serve no binding kader."""

    @property
    def ongedekt(self) -> tuple[Prioriteit, ...]:
        """The priorities of binding kaders that no promise serves."""
        return tuple(p for kader in self.kaders if kader.bindend for p in kader.prioriteiten if not p.gedekt)


@dataclass(frozen=True, slots=True)
class _Schakel:
    """A fiche or hefboom, or one of its promises, with the themes that it serves and which of them it names itself."""

    dienst: Dienst
    eigen: frozenset[str]
    alle: frozenset[str]
    is_groep: bool


def dekking(plan: Plan) -> Dekking:
    """The coverage of every kader of the plan, in plan order."""
    schakels = tuple(_schakels(plan))
    bindend = frozenset(
        f"{kader.sleutel}.{thema.sleutel}" for kader in plan.kaders if kader.soort in HOGER for thema in kader.themas
    )
    los = [s for s in schakels if s.alle.isdisjoint(bindend)]
    return Dekking(
        plan=plan.sleutel,
        titel=plan.titel,
        kaders=tuple(_kader(kader, schakels) for kader in plan.kaders),
        losse_groepen=tuple(s.dienst for s in los if s.is_groep),
        losse_beloftes=tuple(s.dienst for s in los if not s.is_groep),
    )


def _kader(kader: Kader, schakels: tuple[_Schakel, ...]) -> Kaderdekking:
    return Kaderdekking(
        sleutel=kader.sleutel,
        titel=kader.titel,
        soort=kader.soort,
        bindend=kader.soort in HOGER,
        prioriteiten=tuple(
            Prioriteit(
                naam=f"{kader.sleutel}.{thema.sleutel}",
                titel=thema.titel,
                rang=thema.rang,
                groepen=tuple(_van(schakels, f"{kader.sleutel}.{thema.sleutel}", groepen=True)),
                beloftes=tuple(_van(schakels, f"{kader.sleutel}.{thema.sleutel}", groepen=False)),
            )
            for thema in kader.themas
        ),
    )


def _van(schakels: tuple[_Schakel, ...], thema: str, *, groepen: bool) -> Iterator[Dienst]:
    for schakel in schakels:
        if schakel.is_groep == groepen and thema in (schakel.eigen if groepen else schakel.alle):
            yield Dienst(schakel.dienst.naam, schakel.dienst.titel, thema in schakel.eigen)


def _schakels(plan: Plan) -> Iterator[_Schakel]:
    for fiche in plan.fiches:
        yield from _groep(fiche.sleutel, fiche, [(f"{m.laag}.{m.sleutel}", m) for m in fiche.maatregelen])
    for hefboom in plan.hefbomen:
        yield from _groep(f"hefboom.{hefboom.sleutel}", hefboom, [(t.sleutel, t) for t in hefboom.toezeggingen])


def _groep(naam: str, groep: Actiefiche | Hefboom, beloftes: Sequence[tuple[str, Toezegging]]) -> Iterator[_Schakel]:
    """A fiche or hefboom and then its promises, each by the end of its name."""
    van_groep = frozenset(groep.koppelingen)
    samen = van_groep.union(*(belofte.koppelingen for _, belofte in beloftes))
    yield _Schakel(Dienst(naam, groep.titel, bool(van_groep)), van_groep, samen, is_groep=True)
    for einde, belofte in beloftes:
        eigen = frozenset(belofte.koppelingen)
        dienst = Dienst(f"{naam}.{einde}", belofte.titel, bool(eigen))
        yield _Schakel(dienst, eigen, eigen | van_groep, is_groep=False)
