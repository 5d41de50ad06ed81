"""Which parts of two plans are the same thing: by lineage, by name, by key; and which titles are alike."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lama_zvp.plan.afkomst import Afkomst
from lama_zvp.plan.model import Plan
from lama_zvp.plan.names import KLEINE_WOORDEN, normaliseer

LIJKT_VANAF = 0.6
"""From this share of their words in common two titles are alike."""

_WOORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Deel:
    """A part of a plan as far as it takes to recognise it in another.

    naam: its full name in its own plan. groep: the fiche or hefboom it stands in, "" for what stands in none.
    """

    naam: str
    sleutel: str
    titel: str
    groep: str = ""
    afkomst: tuple[Afkomst, ...] = ()


@dataclass(frozen=True, slots=True)
class Koppeling:
    """`paren` of names, first of the one plan and then of the other; `links` and `rechts` have no counterpart.

    A name stands in several pairs where one became several, or several one.
    """

    paren: tuple[tuple[str, str], ...]
    links: tuple[str, ...]
    rechts: tuple[str, ...]


def koppel(
    eerste: Plan,
    tweede: Plan,
    links: Sequence[Deel],
    rechts: Sequence[Deel],
    groepen: Sequence[tuple[str, str]] = (),
) -> Koppeling:
    """Pair the parts of two plans; the other way round gives the same pairs turned.

    In order of weight: the same name with the same lineage; lineage; the same name; the same key in a fiche that is
    the same (`groepen`); the same key and title, where that leaves no choice.
    """
    werk = _Werk({d.naam: d for d in links}, {d.naam: d for d in rechts})
    afkomsten = _Afkomsten(eerste.sleutel, tweede.sleutel)
    werk.neem(
        (n, n)
        for n, deel in werk.links.items()
        if n in werk.rechts and (_zelfde(deel, werk.rechts[n]) or afkomsten.verwant(deel, werk.rechts[n]))
    )
    werk.neem_ook(afkomsten.paren(links, rechts))
    werk.neem((n, n) for n in werk.links if n in werk.rechts)
    zelfde_groep = frozenset(groepen)
    werk.neem_enige(lambda a, b: (a.groep, b.groep) in zelfde_groep)
    werk.neem_enige(lambda a, b: a.titel == b.titel)
    return werk.klaar()


def lijkt(eerste: str, tweede: str) -> bool:
    """Whether two titles are about the same: most of the words that matter, of both together, are in both."""
    a, b = _woorden(eerste), _woorden(tweede)
    return bool(a and b) and len(a & b) >= LIJKT_VANAF * len(a | b)


def _woorden(titel: str) -> frozenset[str]:
    return frozenset(_WOORD.findall(normaliseer(titel))) - KLEINE_WOORDEN


def _zelfde(a: Deel, b: Deel) -> bool:
    return a.afkomst == b.afkomst


@dataclass(frozen=True, slots=True)
class _Afkomsten:
    """What parts of two plans descend from, themselves included."""

    eerste: str
    tweede: str

    def verwant(self, a: Deel, b: Deel) -> bool:
        return not self._van(self.eerste, a).isdisjoint(self._van(self.tweede, b))

    def paren(self, links: Sequence[Deel], rechts: Sequence[Deel]) -> Iterator[tuple[str, str]]:
        per: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for deel in rechts:
            for wortel in self._van(self.tweede, deel):
                per[wortel].append(deel.naam)
        for deel in links:
            yield from dict.fromkeys((deel.naam, b) for w in sorted(self._van(self.eerste, deel)) for b in per[w])

    def _van(self, plan: str, deel: Deel) -> set[tuple[str, str]]:
        """Lineages, and the thing itself unless both plans bear one key: then its name says nothing about lineage."""
        eigen = set() if self.eerste == self.tweede else {(plan, deel.naam)}
        return eigen | {(a.plan, a.sleutel) for a in deel.afkomst}


@dataclass(slots=True)
class _Werk:
    links: Mapping[str, Deel]
    rechts: Mapping[str, Deel]
    paren: list[tuple[str, str]] = field(default_factory=list)

    def open(self) -> tuple[dict[str, Deel], dict[str, Deel]]:
        al_links, al_rechts = {a for a, _ in self.paren}, {b for _, b in self.paren}
        return (
            {n: d for n, d in self.links.items() if n not in al_links},
            {n: d for n, d in self.rechts.items() if n not in al_rechts},
        )

    def neem(self, paren: Iterator[tuple[str, str]]) -> None:
        """Pairs of which both are still free."""
        links, rechts = self.open()
        self.paren += [(a, b) for a, b in paren if a in links and b in rechts]

    def neem_ook(self, paren: Iterator[tuple[str, str]]) -> None:
        """Pairs of which one is still free: the other may have been paired before, or be paired again."""
        links, rechts = self.open()
        self.paren += [(a, b) for a, b in paren if a in links or b in rechts]

    def neem_enige(self, past: Callable[[Deel, Deel], bool]) -> None:
        """Pairs of free parts that fit each other and nothing else that is free."""
        links, rechts = self.open()
        per: defaultdict[str, list[Deel]] = defaultdict(list)
        for deel in rechts.values():
            per[deel.sleutel].append(deel)
        treffers = [(a.naam, b.naam) for a in links.values() for b in per[a.sleutel] if past(a, b)]
        van_links, van_rechts = Counter(a for a, _ in treffers), Counter(b for _, b in treffers)
        self.paren += [(a, b) for a, b in treffers if van_links[a] == van_rechts[b] == 1]

    def klaar(self) -> Koppeling:
        links, rechts = self.open()
        return Koppeling(tuple(sorted(self.paren)), tuple(links), tuple(rechts))
