"""Axes: from exact figures to places in a drawing, with round numbers along the side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from itertools import pairwise

_STAPPEN = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_LIJNEN = 4
"""About this many intervals along the side."""


@dataclass(frozen=True, slots=True)
class Schaal:
    """Figures from `laag` to `hoog` over the height from `onder` up to `boven` (drawing units, downwards)."""

    laag: Decimal
    hoog: Decimal
    stap: Decimal
    boven: int
    onder: int

    def y(self, waarde: Decimal) -> float:
        with localcontext(prec=30):
            deel = (waarde - self.laag) / (self.hoog - self.laag)
        return self.onder - float(deel) * (self.onder - self.boven)

    def lijnen(self) -> tuple[Decimal, ...]:
        """The round figures that get a line, from low to high."""
        with localcontext(prec=60):
            aantal = int((self.hoog - self.laag) / self.stap)
            return tuple(_kaal(self.laag + self.stap * keer) for keer in range(aantal + 1))


def schaal(waarden: Iterable[Decimal], *, boven: int, onder: int, aandeel: bool = False) -> Schaal:
    """Round bounds around figures (at least one).

    The axis starts at zero (below it only for negative figures), so that a small change looks small. A share
    (`aandeel`, in percent) may start higher, shows at least twenty points and never leaves 0 to 100 by itself.
    """
    reeks = tuple(waarden)
    with localcontext(prec=60):
        laagste, hoogste = min(reeks), max(reeks)
        grens = Decimal(100) if aandeel and hoogste <= 100 else None
        begin = _begin(laagste, hoogste, aandeel)
        ruimte = (hoogste - begin) * Decimal("1.08") or Decimal(1)
        ruimte = max(ruimte, Decimal(20)) if aandeel else ruimte
        stap = _stap(ruimte)
        laag = _naar_beneden(begin, stap)
        hoog = laag + stap
        while hoog < begin + ruimte and (grens is None or hoog < grens):
            hoog += stap
    return Schaal(laag, hoog, stap, boven, onder)


def _begin(laagste: Decimal, hoogste: Decimal, aandeel: bool) -> Decimal:
    if laagste < 0:
        return laagste
    if aandeel and laagste >= 30:
        return min(laagste - 8, hoogste - 16)
    return Decimal(0)


def _stap(ruimte: Decimal) -> Decimal:
    """The round step that cuts this range in about four."""
    ruw = ruimte / _LIJNEN
    orde = Decimal(1).scaleb(ruw.adjusted())
    return next(orde * stap for stap in _STAPPEN if orde * stap >= ruw)


def _naar_beneden(waarde: Decimal, stap: Decimal) -> Decimal:
    return (waarde // stap - (1 if waarde < 0 and waarde % stap else 0)) * stap


def _kaal(waarde: Decimal) -> Decimal:
    """Without zeros behind the comma that say nothing."""
    return waarde.quantize(Decimal(1)) if waarde == waarde.to_integral_value() else waarde.normalize()


def uit_elkaar(hoogten: Sequence[float], afstand: float, onder: float) -> list[float]:
    """The same heights, moved to stand at least `afstand` apart and, where there is room, above `onder`; in order."""
    volgorde = sorted(range(len(hoogten)), key=lambda plaats: hoogten[plaats])
    uit = list(hoogten)
    for vorige, plaats in pairwise(volgorde):
        uit[plaats] = max(uit[plaats], uit[vorige] + afstand)
    grens = onder
    for plaats in reversed(volgorde):
        uit[plaats] = min(uit[plaats], grens)
        grens = uit[plaats] - afstand
    return uit
