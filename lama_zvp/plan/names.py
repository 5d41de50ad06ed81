"""How the things of a plan are called, and finding one by what a person types."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from functools import cached_property
from types import MappingProxyType
from typing import Literal

from lama_zvp.errors import MeerDanEen, NietGevonden
from lama_zvp.plan.model import KLASSEN, Gemeente, Klasse, Plan, Toezegging

Onderwerpsoort = Literal["maatregel", "toezegging", "fiche", "hefboom", "indicator"]
MAATREGELSOORTEN: tuple[Onderwerpsoort, ...] = ("maatregel", "toezegging")

_MAX_TEKENS = 120
_KORTSTE_WOORD = 4
"""Shorter words are found inside too many others to say anything."""
_LIJKT_VANAF = 0.6
_ALLE_NOEMEN = 8
KLEINE_WOORDEN = frozenset(
    ["aan", "bij", "de", "door", "een", "en", "het", "in", "met", "of", "om", "op", "te", "tot", "van", "voor"]
)
"""Words that say nothing about what a title is about."""
_WOORD = re.compile(r"[a-z0-9]+")
_SCHEIDING = re.compile(r"[\s_-]+")


@dataclass(frozen=True, slots=True)
class Onderwerp:
    """Something of the plan that entries are about.

    naam: `fiche.laag.maatregel`, `hefboom.<hefboom>.<toezegging>`, `fiche`, `hefboom.<hefboom>` or the indicator's key.
    klasse: the stricter of its own and that of the fiche or hefboom it belongs to.
    """

    soort: Onderwerpsoort
    naam: str
    titel: str
    klasse: Klasse
    fiche_sleutel: str | None = None
    hefboom_sleutel: str | None = None
    laag: str | None = None


def strengste(*klassen: Klasse | None) -> Klasse:
    """The most restricted of the given classes; None counts as none given."""
    return max((klasse for klasse in klassen if klasse is not None), key=KLASSEN.index, default=KLASSEN[0])


def normaliseer(tekst: str) -> str:
    """A typed name in the form of keys: lower case, no accents, spaces and underscores as hyphens."""
    zonder = unicodedata.normalize("NFKD", tekst).encode("ascii", "ignore").decode().lower()
    delen = (_SCHEIDING.sub("-", deel).strip("-") for deel in zonder.split("."))
    return ".".join(delen)


class Naamregister:
    """Every name of one plan. Cheap to build; what searching needs is made on the first miss or the first filter."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        inhoud: dict[str, Toezegging] = {}
        self.maatregelen: tuple[Onderwerp, ...] = tuple(_maatregelen(plan, inhoud))
        """Every measure, then every commitment of the hefbomen, in plan order."""
        self.fiches: tuple[Onderwerp, ...] = tuple(_fiches(plan))
        """Every fiche, then every hefboom, in plan order."""
        self.indicatoren: tuple[Onderwerp, ...] = tuple(
            Onderwerp("indicator", i.sleutel, i.naam, i.klasse) for i in plan.indicatoren
        )
        self.bij_naam: Mapping[str, Toezegging] = MappingProxyType(inhoud)
        """Full name of a measure or commitment to the plan's own value."""
        self._exact: dict[str, Onderwerp] = {onderwerp.naam: onderwerp for onderwerp in self.maatregelen}

    @cached_property
    def alle(self) -> tuple[Onderwerp, ...]:
        return (*self.fiches, *self.maatregelen, *self.indicatoren)

    def maatregel(self, naam: str) -> Onderwerp | None:
        """The measure or commitment with exactly this full name; None when the plan no longer has it."""
        return self._exact.get(naam)

    def zoek_maatregel(self, tekst: str) -> Onderwerp:
        """By full name or any unique dotted tail. Raises NietGevonden with the candidates or the nearest three."""
        return _zoek(tekst, self.maatregelen, "maatregel", lambda: self._woordenlijst)

    def zoek_fiche(self, tekst: str) -> Onderwerp:
        """A fiche, or a hefboom by `hefboom.<sleutel>` or its key alone. Raises NietGevonden."""
        return _zoek(tekst, self.fiches, "fiche of hefboom", lambda: self._woordenlijst)

    def zoek_indicator(self, tekst: str) -> Onderwerp:
        """Raises NietGevonden."""
        return _zoek(tekst, self.indicatoren, "indicator", lambda: self._woordenlijst)

    def zoek_gemeente(self, tekst: str) -> Gemeente:
        """By key or by name. Raises NietGevonden; a deelgemeente brings its gemeente as suggestion."""
        gezocht = normaliseer(tekst)
        gemeenten = self._plan.zone.gemeenten
        for gemeente in gemeenten:
            if gezocht in (gemeente.sleutel, normaliseer(gemeente.naam)):
                return gemeente
        kandidaten = {
            g.sleutel: _Woorden.van(g.sleutel, " ".join((g.naam, *g.deelgemeenten)), g.sleutel) for g in gemeenten
        }
        raise _onbekend("gemeente", tekst, _naaste(gezocht, kandidaten), kandidaten)

    def filter(
        self, tekst: str, limit: int = 20, soorten: tuple[Onderwerpsoort, ...] = MAATREGELSOORTEN
    ) -> tuple[Onderwerp, ...]:
        """The things in which every typed word occurs, best first; nothing typed gives the first `limit` in plan order.

        A word counts most as a whole word of the key, then as the beginning of one, then inside one; the title counts
        less than the key, and the fiche and layer in front of it least.
        """
        bereik = [onderwerp for onderwerp in self.alle if onderwerp.soort in soorten]
        getypt = _WOORD.findall(normaliseer(tekst))
        if not getypt:
            return tuple(bereik[:limit])
        gewogen: list[tuple[float, int]] = []
        for plaats, onderwerp in enumerate(bereik):
            gewicht = self._woordenlijst[onderwerp].gewicht(getypt)
            if gewicht:
                gewogen.append((-gewicht, plaats))
        return tuple(bereik[plaats] for _, plaats in sorted(gewogen)[:limit])

    def bedoeld(self, tekst: str) -> str | None:
        """The typed words with each unknown one replaced by the nearest of the plan; None when one is like nothing."""
        bekend = {woord for w in self._woordenlijst.values() for woord in (*w.sleutel, *w.titel)}
        woorden = []
        for getypt in _WOORD.findall(normaliseer(tekst[:_MAX_TEKENS]))[:12]:
            if any(getypt in woord for woord in bekend):
                woorden.append(getypt)
            elif nabij := get_close_matches(getypt, bekend, n=1, cutoff=0.8):
                woorden.append(nabij[0])
            else:
                return None
        return " ".join(woorden) or None

    @cached_property
    def _woordenlijst(self) -> Mapping[Onderwerp, _Woorden]:
        return {o: _Woorden.van(o.naam.rpartition(".")[2], o.titel, o.naam) for o in self.alle}


def _maatregelen(plan: Plan, inhoud: dict[str, Toezegging]) -> Iterable[Onderwerp]:
    for fiche in plan.fiches:
        for m in fiche.maatregelen:
            naam = f"{fiche.sleutel}.{m.laag}.{m.sleutel}"
            inhoud[naam] = m
            yield Onderwerp("maatregel", naam, m.titel, strengste(fiche.klasse, m.klasse), fiche.sleutel, None, m.laag)
    for hefboom in plan.hefbomen:
        for t in hefboom.toezeggingen:
            naam = f"hefboom.{hefboom.sleutel}.{t.sleutel}"
            inhoud[naam] = t
            yield Onderwerp("toezegging", naam, t.titel, strengste(hefboom.klasse, t.klasse), None, hefboom.sleutel)


def _fiches(plan: Plan) -> Iterable[Onderwerp]:
    for fiche in plan.fiches:
        yield Onderwerp("fiche", fiche.sleutel, fiche.titel, fiche.klasse, fiche.sleutel)
    for hefboom in plan.hefbomen:
        naam = f"hefboom.{hefboom.sleutel}"
        yield Onderwerp("hefboom", naam, hefboom.titel, hefboom.klasse, None, hefboom.sleutel)


@dataclass(frozen=True, slots=True)
class _Woorden:
    """The words one thing can be found by: of its own key, of its title, of the fiche and layer before it."""

    naam: str
    sleutel: tuple[str, ...]
    titel: tuple[str, ...]
    ervoor: tuple[str, ...]

    @classmethod
    def van(cls, sleutel: str, titel: str, naam: str) -> _Woorden:
        voor = naam.removesuffix(sleutel)
        return cls(
            naam,
            tuple(_WOORD.findall(sleutel)),
            tuple(_WOORD.findall(normaliseer(titel))),
            tuple(_WOORD.findall(voor)),
        )

    def gewicht(self, getypt: Iterable[str]) -> float:
        """0 when a typed word occurs nowhere; otherwise higher is better."""
        totaal = 0.0
        for woord in getypt:
            beste = max(_treffer(woord, self.sleutel), 0.7 * _treffer(woord, self.titel))
            beste = max(beste, 0.4 * _treffer(woord, self.ervoor))
            if not beste:
                return 0.0
            totaal += beste
        return totaal

    def raakt(self, woord: str, bedoeld: Iterable[str]) -> bool:
        """Whether a typed word, or one it may be a misspelling of, says that this may be meant.

        A short word must be one of its own; what stands before its key counts as a whole word only.
        """
        eigen = (*self.sleutel, *self.titel)
        if woord in KLEINE_WOORDEN:
            return False
        if woord in eigen or woord in self.ervoor or not set(bedoeld).isdisjoint(eigen):
            return True
        lang = len(woord) >= _KORTSTE_WOORD
        return lang and any(woord in ander or (len(ander) > _KORTSTE_WOORD and ander in woord) for ander in eigen)


def _treffer(getypt: str, woorden: tuple[str, ...]) -> float:
    if getypt in woorden:
        return 1.0
    beste = 0.0
    for woord in woorden:
        if woord.startswith(getypt):
            beste = max(beste, 0.8)
        elif getypt in woord:
            beste = max(beste, 0.5)
    return beste


def _zoek(
    tekst: str, bereik: tuple[Onderwerp, ...], wat: str, woordenlijst: Callable[[], Mapping[Onderwerp, _Woorden]]
) -> Onderwerp:
    gezocht = normaliseer(tekst)
    staart = f".{gezocht}"
    gevonden = [o for o in bereik if o.naam == gezocht] or [o for o in bereik if o.naam.endswith(staart)]
    if len(gevonden) == 1:
        return gevonden[0]
    if gevonden and gezocht:
        namen = tuple(o.naam for o in gevonden)
        raise MeerDanEen(
            f"De naam `{_kort(tekst)}` past op {len(namen)} dingen in het plan.",
            suggesties=namen,
            raad="Schrijf een langer stuk van de naam: " + ", ".join(namen) + ".",
        )
    woorden = woordenlijst()
    raise _onbekend(wat, tekst, _naaste(gezocht, {o.naam: woorden[o] for o in bereik}), [o.naam for o in bereik])


def _onbekend(wat: str, tekst: str, suggesties: tuple[str, ...], er_zijn: Iterable[str] = ()) -> NietGevonden:
    namen = tuple(er_zijn)
    alle = f": er zijn {', '.join(namen)}." if 0 < len(namen) <= _ALLE_NOEMEN else "; zoek op een ander woord."
    raad = "" if suggesties else f"Niets in het plan lijkt daarop{alle}"
    return NietGevonden(f"Geen {wat} `{_kort(tekst)}` in het plan.", suggesties=suggesties, raad=raad)


def _naaste(gezocht: str, kandidaten: Mapping[str, _Woorden], aantal: int = 3) -> tuple[str, ...]:
    """The nearest names: by shared, begun or misspelt words first, then by likeness of the whole.

    Only what shares a word that says something, or is like it as a whole: a far-fetched name helps nobody.
    """
    gezocht = gezocht[:_MAX_TEKENS]
    getypt = _WOORD.findall(gezocht)[:12]
    vocabulaire = {woord for woorden in kandidaten.values() for woord in (*woorden.sleutel, *woorden.titel)}
    bedoeld = {woord: get_close_matches(woord, vocabulaire, n=4, cutoff=0.7) for woord in getypt}
    vergelijk = SequenceMatcher(b=gezocht, autojunk=False)

    def gelijkenis(naam: str) -> tuple[float, bool]:
        woorden = kandidaten[naam]
        per_woord, raakt = 0.0, False
        for woord in getypt:
            eigen = woorden.gewicht((woord,))
            misspeld = max((0.8 * woorden.gewicht((ander,)) for ander in bedoeld[woord]), default=0.0)
            per_woord += max(eigen, misspeld)
            raakt = raakt or woorden.raakt(woord, bedoeld[woord])
        vergelijk.set_seq1(naam)
        staart = vergelijk.ratio()
        vergelijk.set_seq1(naam.rpartition(".")[2])
        heel = max(staart, vergelijk.ratio())
        return 2 * per_woord / max(len(getypt), 1) + heel, raakt or heel >= _LIJKT_VANAF

    gewogen = {naam: gelijkenis(naam) for naam in kandidaten}
    nabij = [naam for naam, (_, dichtbij) in gewogen.items() if dichtbij]
    return tuple(sorted(nabij, key=lambda naam: gewogen[naam][0], reverse=True)[:aantal])


def _kort(tekst: str) -> str:
    return tekst if len(tekst) <= _MAX_TEKENS else tekst[:_MAX_TEKENS] + "…"
