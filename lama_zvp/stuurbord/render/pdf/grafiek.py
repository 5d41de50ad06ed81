"""Charts as shapes at the millimetre: bars per year, a control chart, a sparkline; each says in words what it shows.

Bars stand on zero, so that a small difference looks small. A year without a figure keeps its place and shows that the
figure is not known; a figure that is not final is an open bar.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from lama_zvp.stuurbord.model import Kerncijfer
from lama_zvp.stuurbord.render.pdf.bouwstenen import Deel
from lama_zvp.stuurbord.render.weergave import ONBEKEND, cijfer
from lama_zvp.stuurbord.stukken import Indicatordeel, Punt, Regelkaart
from lama_zvp.typografie import getal

BREED, HOOG = 76.0, 32.5
_BOVEN, _ONDER = 7.0, 26.0
_KAART_BREED, _KAART_HOOG = 172.0, 40.0
_MEESTE_JAREN = 16
"""A longer series shows its last years; the whole of it stands beside the chart."""

Vorm = dict[str, Any]


def staven(deel: Indicatordeel, jaar: int) -> Deel | None:
    """The yearly figures as bars, with the target; None when there are not two figures to compare."""
    punten = [punt for punt in deel.reeks if len(punt.periode) == 4]
    if sum(punt.waarde is not None for punt in punten) < 2:
        return None
    eerste, laatste = min(p.jaar for p in punten), max(jaar, *(p.jaar for p in punten))
    vlak = _Vlak(deel, max(eerste, laatste - _MEESTE_JAREN + 1), laatste, jaar)
    per_jaar = {punt.jaar: punt for punt in punten}
    vormen = [vorm for j in vlak.jaren for vorm in vlak.kolom(j, per_jaar.get(j))]
    return _tekening(BREED, HOOG, _in_woorden(deel, punten), [*vormen, *vlak.as_(), *vlak.breuken(), *vlak.doel()])


def vonklijn(kern: Kerncijfer, breed: float = 24, hoog: float = 5.5) -> Deel | None:
    """The shape of a series between its own lowest and highest figure; None with fewer than two figures.

    Over a year without a figure the line is dotted, over a break in the series there is none.
    """
    reeks = [punt for punt in kern.verloop if len(punt.periode) == 4]
    bekend = [punt.waarde for punt in reeks if punt.waarde is not None]
    if len(bekend) < 2:
        return None
    laag, bereik = min(bekend), max(bekend) - min(bekend)
    van, jaren = reeks[0].jaar, max(reeks[-1].jaar - reeks[0].jaar, 1)

    def plek(punt: Punt) -> tuple[float, float] | None:
        if punt.waarde is None:
            return None
        op = float((punt.waarde - laag) / bereik) if bereik else 0.5
        return 1 + (breed - 2) * (punt.jaar - van) / jaren, 1 + (hoog - 2) * (1 - op)

    plekken = [(punt.jaar, plek(punt)) for punt in reeks]
    vormen = [
        _lijn(*a, *b, "staaf", 1.1, "solid" if jb == ja + 1 else "dotted")
        for (ja, a), (jb, b) in pairwise(plekken)
        if a and b and not any(ja < breuk <= jb for breuk in kern.breuken)
    ]
    eind = next(p for _, p in reversed(plekken) if p)
    alt = f"Lijn van {_verloop(kern.naam, kern.eenheid, reeks)}{_gebroken(kern.breuken)}"
    return _tekening(breed, hoog, alt, [*vormen, _stip(*eind, 0.8, "nu")])


def regelkaart(deel: Indicatordeel) -> Deel | None:
    """The control chart: every period, the mean, the limits; what falls outside the usual is a filled dot."""
    kaart = deel.regelkaart
    if kaart is None:
        return None
    bekend = [punt.waarde for punt in kaart.punten if punt.waarde is not None]
    hoog, laag = max([*bekend, kaart.bovengrens]), min([*bekend, kaart.ondergrens])
    schaal = _Schaal(laag, hoog, 4, _KAART_HOOG - 6)
    stap = (_KAART_BREED - 40) / max(len(kaart.punten) - 1, 1)
    buiten = _buiten(kaart)
    plekken = [
        (punt, (6 + i * stap, schaal.y(punt.waarde)) if punt.waarde is not None else None)
        for i, punt in enumerate(kaart.punten)
    ]
    vormen = [*_grenzen(kaart, schaal)]
    vormen += [_lijn(*a, *b, "staaf", 0.9) for (_, a), (_, b) in pairwise(plekken) if a and b]
    vormen += [
        _stip(*plek, 0.9 if punt.periode in buiten else 0.55, "mis" if punt.periode in buiten else "staaf")
        for punt, plek in plekken
        if plek
    ]
    vormen += [
        _schrift(6 + i * stap, _KAART_HOOG - 1, punt.periode, 6.5)
        for i, punt in enumerate(kaart.punten)
        if i in _gemerkt(len(kaart.punten))
    ]
    return _tekening(_KAART_BREED, _KAART_HOOG, _kaart_in_woorden(deel, kaart), vormen)


def _gemerkt(aantal: int) -> range:
    """Which points get their period written below: no more than fit."""
    return range(0, aantal, 1 + aantal // 13)


# --- bars --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Schaal:
    """Figures to millimetres from the top."""

    laag: Decimal
    hoog: Decimal
    boven: float
    onder: float

    def y(self, waarde: Decimal) -> float:
        bereik = self.hoog - self.laag or Decimal(1)
        return self.onder - (self.onder - self.boven) * float((waarde - self.laag) / bereik)


class _Vlak:
    """The drawing of one indicator."""

    def __init__(self, deel: Indicatordeel, eerste: int, laatste: int, jaar: int) -> None:
        self.deel, self.jaar = deel, jaar
        self.jaren = range(eerste, laatste + 1)
        doelen = [deel.doel.waarde] if deel.doel else []
        waarden = [p.waarde for p in deel.reeks if p.waarde is not None and p.jaar in self.jaren] + doelen
        boven = [deel.nu.waarde + deel.marge] if deel.nu and deel.nu.waarde is not None and deel.marge else []
        self.schaal = _Schaal(min([*waarden, Decimal(0)]), max([*waarden, *boven, Decimal(0)]), _BOVEN, _ONDER)
        self.breed = BREED - (16 if deel.doel else 0)
        self.stap = self.breed / len(self.jaren)
        self.staaf = min(self.stap * 0.7, 7.0)

    def x(self, jaar: float) -> float:
        return self.stap * (jaar - self.jaren[0] + 0.5)

    def as_(self) -> list[Vorm]:
        nul = self.schaal.y(Decimal(0))
        return [_lijn(0, nul, self.breed, nul, "dof", 0.5)]

    def kolom(self, jaar: int, punt: Punt | None) -> list[Vorm]:
        """The bar of one year with its figure above it and its year below."""
        x, nul = self.x(jaar), self.schaal.y(Decimal(0))
        nu = jaar == self.jaar
        om = 1 if self.stap > 6 else 2
        vormen = (
            [_schrift(x, HOOG - 3.2, str(jaar), 6.5, "nu" if nu else "dof", vet=nu)] if jaar % om == 0 or nu else []
        )
        if punt is None or punt.waarde is None:
            return [*vormen, _schrift(x, nul - 0.6, cijfer(punt), 7, "dof")]
        top = min(self.schaal.y(punt.waarde), nul)
        hoogte = abs(self.schaal.y(punt.waarde) - nul)
        vormen.append(_staaf(x - self.staaf / 2, top, self.staaf, hoogte, *self._verf(punt, nu)))
        if nu and self.deel.marge:
            vormen += self._marge(x, punt.waarde, self.deel.marge)
            top = self.schaal.y(punt.waarde + self.deel.marge)
        vormen.append(_schrift(x, top - 0.7, cijfer(punt), self._maat(), "nu" if nu else "inkt", vet=nu))
        if self.deel.nulmeting and self.deel.nulmeting.periode == punt.periode:
            vormen.append(_schrift(x, HOOG - 0.6, "nulmeting", 6, "dof"))
        return vormen

    def _maat(self) -> float:
        """Letters of the figures: smaller where bars stand close."""
        langste = max(len(cijfer(punt)) for punt in self.deel.reeks)
        return min(7.0, max(4.5, self.stap * 1.9 * 2.83 / max(langste, 1)))

    def _verf(self, punt: Punt, nu: bool) -> tuple[str, str]:
        """Filling and edge."""
        tint = "nu" if nu else "licht" if punt.gedrukt else "staaf"
        return ("", "nu" if nu else "staaf") if punt.voorlopig or punt.tussenstand else (tint, "")

    def _marge(self, x: float, waarde: Decimal, marge: Decimal) -> list[Vorm]:
        boven, onder = self.schaal.y(waarde + marge), self.schaal.y(max(waarde - marge, Decimal(0)))
        return [_lijn(x, boven, x, onder, "inkt", 0.7)] + [
            _lijn(x - 0.9, y, x + 0.9, y, "inkt", 0.7) for y in (boven, onder)
        ]

    def doel(self) -> list[Vorm]:
        doel = self.deel.doel
        if doel is None:
            return []
        y = self.schaal.y(doel.waarde)
        return [
            _lijn(0, y, self.breed, y, "goed", 0.9, "dashed"),
            _schrift(self.breed + 1, y + 1, f"doel {doel.jaar}: {getal(doel.waarde)}", 6.5, "goed", kant="links"),
        ]

    def breuken(self) -> list[Vorm]:
        vormen = []
        for breuk in self.deel.reeksbreuken:
            if self.jaren[0] < breuk.jaar <= self.jaren[-1]:
                x = self.x(breuk.jaar - 0.5)
                vormen += [
                    _lijn(x, 3, x, _ONDER, "zorg", 0.9, "dotted"),
                    _schrift(x, 2.6, f"reeksbreuk {breuk.jaar}", 6, "zorg"),
                ]
        return vormen


def _in_woorden(deel: Indicatordeel, punten: Sequence[Punt]) -> str:
    doel = f" De streefwaarde voor {deel.doel.jaar} is {getal(deel.doel.waarde)}." if deel.doel else ""
    breuken = _gebroken(breuk.jaar for breuk in deel.reeksbreuken)
    return f"Staafgrafiek van {_verloop(deel.naam, deel.eenheid, punten)}{doel}{breuken}"


def _gebroken(jaren: Iterable[int]) -> str:
    return "".join(f" Vanaf {jaar} wordt anders geteld." for jaar in jaren)


def _verloop(naam: str, eenheid: str, punten: Sequence[Punt]) -> str:
    """The series as sentences: from where to where, and every figure."""
    bekend = [punt for punt in punten if punt.waarde is not None]
    van, tot = bekend[0], bekend[-1]
    cijfers = ", ".join(f"in {punt.periode} {cijfer(punt)}{_nadere(punt)}" for punt in punten)
    return (
        f"het cijfer “{naam}” in {eenheid}: het ging van {cijfer(van)} in {van.periode} naar {cijfer(tot)} in "
        f"{tot.periode}. Alle cijfers: {cijfers}."
    )


def _nadere(punt: Punt) -> str:
    woorden = [w for w, aan in (("voorlopig", punt.voorlopig), ("tussenstand", punt.tussenstand)) if aan]
    if punt.waarde is None and cijfer(punt) == ONBEKEND:
        woorden = ["niet bekend"]
    return f" ({', '.join(woorden)})" if woorden else ""


# --- control chart -----------------------------------------------------------------------------------------------


def _buiten(kaart: Regelkaart) -> frozenset[str]:
    """The periods within an outlier."""
    return frozenset(
        punt.periode for punt in kaart.punten if any(u.van <= punt.periode <= u.tot for u in kaart.uitschieters)
    )


def _grenzen(kaart: Regelkaart, schaal: _Schaal) -> Iterable[Vorm]:
    rechts = _KAART_BREED - 31
    for waarde, naam, streep in (
        (kaart.bovengrens, "bovengrens", "dashed"),
        (kaart.gemiddelde, "gemiddelde", "solid"),
        (kaart.ondergrens, "ondergrens", "dashed"),
    ):
        y = schaal.y(waarde)
        yield _lijn(0, y, rechts, y, "dof", 0.6, streep)
        yield _schrift(rechts + 1.5, y + 0.9, f"{naam} {getal(waarde)}", 6.5, "dof", kant="links")


def _kaart_in_woorden(deel: Indicatordeel, kaart: Regelkaart) -> str:
    return (
        f"Regelkaart per {kaart.ritme} van {_verloop(deel.naam, deel.eenheid, kaart.punten)} Het gemiddelde is "
        f"{getal(kaart.gemiddelde)}; de gewone schommeling ligt tussen {getal(kaart.ondergrens)} en "
        f"{getal(kaart.bovengrens)}."
    )


# --- shapes ------------------------------------------------------------------------------------------------------


def _tekening(breed: float, hoog: float, alt: str, vormen: Sequence[Vorm]) -> Deel:
    return {"b": "tekening", "breed": breed, "hoog": hoog, "alt": alt, "vormen": list(vormen)}


def _staaf(x: float, y: float, b: float, h: float, vul: str, rand: str) -> Vorm:
    return {"v": "staaf", "x": _mm(x), "y": _mm(y), "breed": _mm(b), "hoog": _mm(h), "vul": vul, "rand": rand}


def _lijn(x1: float, y1: float, x2: float, y2: float, kleur: str, dik: float, streep: str = "solid") -> Vorm:
    plek = {"x1": _mm(x1), "y1": _mm(y1), "x2": _mm(x2), "y2": _mm(y2)}
    return {"v": "lijn", **plek, "kleur": kleur, "dik": dik, "streep": streep}


def _stip(x: float, y: float, r: float, kleur: str) -> Vorm:
    return {"v": "stip", "x": _mm(x), "y": _mm(y), "r": r, "kleur": kleur, "hol": False}


def _schrift(
    x: float, y: float, tekst: str, maat: float, kleur: str = "dof", *, kant: str = "midden", vet: bool = False
) -> Vorm:
    dikte = 600 if vet else 400
    return {
        "v": "schrift",
        "x": _mm(x),
        "y": _mm(y),
        "tekst": tekst,
        "maat": round(maat, 1),
        "kleur": kleur,
        "kant": kant,
        "dikte": dikte,
    }


def _mm(waarde: float) -> float:
    """A tenth of a hair's width is enough, and the same on every machine."""
    return round(waarde, 2)
