"""A figure over the years as a chart: nulmeting, target, provisional years, series breaks and the same elsewhere."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from lama_zvp.stuurbord.render.html.elementen import NIETS, Html, samen
from lama_zvp.stuurbord.render.html.schaal import Schaal, schaal, uit_elkaar
from lama_zvp.stuurbord.render.html.tekenvlak import afbeelding, ingekort, lijn, pad, ruit, schrift, stip
from lama_zvp.stuurbord.render.html.woorden import cijfer, merken, punttekst
from lama_zvp.stuurbord.stukken import Elders, Indicatordeel, Punt
from lama_zvp.typografie import getal

BREED, HOOG = 380, 172
_BOVEN, _ONDER = 20, 134
_INZET = 18
"""Room between the side and the first year."""
_TEKEN = 6.6
"""Width of a character of the labels."""
_JAARTAL = 34
"""Width of a year along the bottom."""
_RUIM = 3
"""A figure from elsewhere is drawn on the same axis when it is at most this many times larger."""


@dataclass(frozen=True, slots=True)
class Vlak:
    """The drawing of one indicator: which years along the bottom, which figures along the side."""

    deel: Indicatordeel
    punten: tuple[Punt, ...]
    elders: tuple[Elders, ...]
    schaal: Schaal
    eerste: int
    laatste: int
    links: float
    rechts: float

    def x(self, jaar: float) -> float:
        breed = self.rechts - self.links - 2 * _INZET
        return self.links + _INZET + breed * (jaar - self.eerste) / max(self.laatste - self.eerste, 1)

    def plaats(self, punt: Punt) -> tuple[float, float]:
        assert punt.waarde is not None
        return self.x(punt.jaar), self.schaal.y(punt.waarde)

    @property
    def tussenruimte(self) -> float:
        """Room right of the plot before the names: a figure with its margin is written there."""
        return 34 if self.deel.marge is not None else 6

    @property
    def jaarbreed(self) -> float:
        return self.x(self.eerste + 1) - self.x(self.eerste)


def jaargrafiek(deel: Indicatordeel, id_: str) -> Html:
    """The chart, or nothing when there are not two things to compare."""
    punten = jaarpunten(deel)
    if len(punten) + (deel.doel is not None) < 2 or not punten:
        return NIETS
    vlak = _vlak(deel, punten)
    return afbeelding(
        id_,
        BREED,
        HOOG,
        f"{deel.naam}: verloop over de jaren",
        _uitleg(vlak),
        _assen(vlak),
        _breuken(vlak),
        _nulmeting(vlak),
        _doelen(vlak),
        _elders(vlak),
        _reeks(vlak),
        _marge(vlak),
        _randschrift(vlak),
        klasse="grafiek",
    )


def jaarpunten(deel: Indicatordeel) -> tuple[Punt, ...]:
    """The yearly figures that are known, in order."""
    return tuple(punt for punt in deel.reeks if len(punt.periode) == 4 and punt.waarde is not None)


def _vlak(deel: Indicatordeel, punten: tuple[Punt, ...]) -> Vlak:
    waarden = [punt.waarde for punt in punten if punt.waarde is not None]
    waarden += [doel.waarde for doel in deel.streefwaarden] + ([deel.doel.waarde] if deel.doel else [])
    elders = _vergelijkbaar(deel, max(waarden))
    waarden += [p.waarde for plek in elders for p in plek.punten if p.waarde is not None]
    if deel.marge is not None and deel.nu is not None and deel.nu.waarde is not None:
        waarden += [deel.nu.waarde + deel.marge, max(deel.nu.waarde - deel.marge, Decimal(0))]
    jaren = [p.jaar for p in punten] + [doel.jaar for doel in deel.streefwaarden]
    jaren += [p.jaar for plek in elders for p in plek.punten] + ([deel.doel.jaar] if deel.doel else [])
    as_ = schaal(waarden, boven=_BOVEN, onder=_ONDER, aandeel=deel.eenheid == "%")
    lengte = max(len(cijfer(waarde, deel.eenheid)) for waarde in as_.lijnen())
    eerste, laatste = min(jaren), max(jaren)
    vlak = Vlak(deel, punten, elders, as_, eerste, max(laatste, eerste + 1), 10 + lengte * _TEKEN, BREED)
    namen = [len(tekst) for _, _, tekst in _aan_de_rand(vlak)]
    rand = max([vlak.tussenruimte + 4 + lengte * _TEKEN for lengte in namen] + [vlak.tussenruimte])
    return replace(vlak, rechts=BREED - rand)


def _vergelijkbaar(deel: Indicatordeel, hoogste: Decimal) -> tuple[Elders, ...]:
    """The places whose figures fit beside the zone's; the others stand in the table alone."""

    def past(plek: Elders) -> bool:
        bekend = [punt.waarde for punt in plek.punten if punt.waarde is not None and len(punt.periode) == 4]
        return bool(bekend) and max(bekend) <= hoogste * _RUIM

    return tuple(plek for plek in deel.elders if past(plek))


# --- around the series -------------------------------------------------------------------------------------------


def _assen(vlak: Vlak) -> Html:
    delen = []
    for waarde in vlak.schaal.lijnen():
        y = vlak.schaal.y(waarde)
        delen.append(lijn("as-nul" if waarde == vlak.schaal.laag else "as", vlak.links - 6, y, vlak.rechts, y))
        delen.append(schrift("schaal", vlak.links - 10, y + 3.5, cijfer(waarde, vlak.deel.eenheid), "end"))
    return samen(delen, _jaartallen(vlak))


def _jaartallen(vlak: Vlak) -> Html:
    """As many years as there is room for; that of the nulmeting and the document's own are always there."""
    jaren = range(vlak.eerste, vlak.laatste + 1)
    nu = vlak.deel.nu.jaar if vlak.deel.nu else vlak.laatste
    om = max(1, math.ceil(_JAARTAL / vlak.jaarbreed))
    vast = [jaar for jaar in (nu, vlak.deel.nulmeting.jaar if vlak.deel.nulmeting else nu) if jaar in jaren]
    ruim = [j for j in jaren if (j - nu) % om == 0 and all(abs(j - v) >= om for v in vast)]
    return samen(
        schrift("jaar heden" if jaar == nu else "jaar", vlak.x(jaar), _ONDER + 15, str(jaar))
        for jaar in sorted({*vast, *ruim})
    )


def _breuken(vlak: Vlak) -> Html:
    delen = []
    for breuk in vlak.deel.reeksbreuken:
        if vlak.eerste < breuk.jaar <= vlak.laatste:
            x = vlak.x(breuk.jaar - 0.5)
            delen += [lijn("breuk", x, _BOVEN - 4, x, _ONDER), schrift("bijschrift", x, _BOVEN - 8, "reeksbreuk")]
    return samen(delen)


def _nulmeting(vlak: Vlak) -> Html:
    nul = vlak.deel.nulmeting
    if nul is None or nul.waarde is None or nul not in vlak.punten:
        return NIETS
    x, y = vlak.plaats(nul)
    return samen(
        lijn("nul-lijn", x, y, vlak.rechts, y),
        lijn("nul-staak", x, y, x, _ONDER),
        schrift("bijschrift", max(x, 24), _ONDER + 29, "nulmeting"),
    )


def _doelen(vlak: Vlak) -> Html:
    delen = [ruit("doel-punt", vlak.x(doel.jaar), vlak.schaal.y(doel.waarde), 4.5) for doel in vlak.deel.streefwaarden]
    if vlak.deel.doel:
        y = vlak.schaal.y(vlak.deel.doel.waarde)
        delen.insert(0, lijn("doel-lijn", vlak.links - 6, y, vlak.rechts, y))
    return samen(delen)


def _elders(vlak: Vlak) -> Html:
    delen = []
    for plek in vlak.elders:
        bekend = [punt for punt in plek.punten if punt.waarde is not None and len(punt.periode) == 4]
        delen.append(pad("elders", [vlak.plaats(punt) for punt in bekend]))
        delen += [stip("elders-punt", *vlak.plaats(punt), 2.6) for punt in bekend]
        x, y = vlak.plaats(bekend[-1])
        delen.append(lijn("elders-naam", x, y, vlak.rechts + vlak.tussenruimte - 4, y))
    return samen(delen)


def _randschrift(vlak: Vlak) -> Html:
    """Names at the right, beside the height of what they name."""
    teksten = _aan_de_rand(vlak)
    hoogten = uit_elkaar([hoogte for hoogte, _, _ in teksten], 12, _ONDER)
    return samen(
        schrift(klasse, vlak.rechts + vlak.tussenruimte, hoogte + 3.5, tekst, "start")
        for hoogte, (_, klasse, tekst) in zip(hoogten, teksten, strict=True)
    )


def _aan_de_rand(vlak: Vlak) -> list[tuple[float, str, str]]:
    """Height, class and words of each name."""
    teksten: list[tuple[float, str, str]] = []
    if vlak.deel.doel:
        doel = vlak.deel.doel
        teksten.append((vlak.schaal.y(doel.waarde), "rand doel", f"doel {cijfer(doel.waarde, vlak.deel.eenheid)}"))
    for plek in vlak.elders:
        laatste = [punt for punt in plek.punten if punt.waarde is not None][-1]
        assert laatste.waarde is not None
        tekst = f"{ingekort(plek.naam, 10)} {getal(laatste.waarde)}"
        teksten.append((vlak.schaal.y(laatste.waarde), "rand", tekst))
    return [(hoogte, klasse, ingekort(tekst, 15)) for hoogte, klasse, tekst in teksten]


# --- the series --------------------------------------------------------------------------------------------------


def _reeks(vlak: Vlak) -> Html:
    lijnen = [
        pad(_soort(van, tot), [vlak.plaats(van), vlak.plaats(tot)])
        for van, tot in zip(vlak.punten, vlak.punten[1:], strict=False)
        if not _over_breuk(vlak, van, tot)
    ]
    return samen(lijnen, [_merkpunt(vlak, punt) for punt in vlak.punten], _waarden(vlak))


def _over_breuk(vlak: Vlak, van: Punt, tot: Punt) -> bool:
    return any(van.jaar < breuk.jaar <= tot.jaar for breuk in vlak.deel.reeksbreuken)


def _soort(van: Punt, tot: Punt) -> str:
    if tot.jaar - van.jaar > 1:
        return "lijn gat"
    return "lijn los" if merken(tot) or merken(van) else "lijn"


def _merkpunt(vlak: Vlak, punt: Punt) -> Html:
    x, y = vlak.plaats(punt)
    klasse = "punt los" if merken(punt) else "punt"
    if punt == vlak.deel.nulmeting:
        return ruit(klasse, x, y, 5.2)
    return stip(klasse, x, y, 4.6 if punt == vlak.deel.nu else 3.4)


def _waarden(vlak: Vlak) -> Iterator[Html]:
    """Figures beside their points: all of them where there is room, else those that matter."""
    teksten = {punt.periode: punttekst(punt, vlak.deel.eenheid) + merken(punt) for punt in vlak.punten}
    afstanden = [b.jaar - a.jaar for a, b in zip(vlak.punten, vlak.punten[1:], strict=False)]
    ruimte = min(afstanden, default=9) * vlak.jaarbreed
    alle = max(map(len, teksten.values())) * _TEKEN <= ruimte
    for plaats, punt in enumerate(vlak.punten):
        if alle or _belangrijk(vlak, punt):
            x, y = vlak.plaats(punt)
            onder = _ligt_laag(vlak.punten, plaats) and y + 22 < _ONDER
            klasse = "waarde heden" if punt == vlak.deel.nu else "waarde"
            if punt == vlak.deel.nu and vlak.deel.marge is not None:
                yield schrift(klasse, x + 8, y - 6, teksten[punt.periode], "start")
            else:
                yield schrift(klasse, x, y + 15 if onder else y - 8, teksten[punt.periode])


def _belangrijk(vlak: Vlak, punt: Punt) -> bool:
    return punt in (vlak.deel.nulmeting, vlak.deel.nu) or punt is vlak.punten[-1]


def _ligt_laag(punten: Sequence[Punt], plaats: int) -> bool:
    """Whether the line goes up on both sides, so that a figure above the point would stand in it."""
    hier = punten[plaats].waarde
    buren = [punten[p].waarde for p in (plaats - 1, plaats + 1) if 0 <= p < len(punten)]
    return hier is not None and len(buren) == 2 and all(buur is not None and buur > hier for buur in buren)


def _marge(vlak: Vlak) -> Html:
    """The 95 % interval of the year's share."""
    nu, marge = vlak.deel.nu, vlak.deel.marge
    if nu is None or nu.waarde is None or marge is None or nu not in vlak.punten:
        return NIETS
    x, _ = vlak.plaats(nu)
    hoog, laag = vlak.schaal.y(nu.waarde + marge), vlak.schaal.y(max(nu.waarde - marge, Decimal(0)))
    return samen(
        lijn("marge", x, hoog, x, laag),
        lijn("marge", x - 4, hoog, x + 4, hoog),
        lijn("marge", x - 4, laag, x + 4, laag),
    )


# --- in words ----------------------------------------------------------------------------------------------------


def _uitleg(vlak: Vlak) -> str:
    deel = vlak.deel
    eenheid = "procent" if deel.eenheid == "%" else deel.eenheid
    zinnen = [f"Lijngrafiek in {eenheid}.", f"{_opsomming(vlak.punten, deel)}."]
    if vlak.schaal.laag != 0:
        zinnen.append(f"De as begint bij {cijfer(vlak.schaal.laag, deel.eenheid)}.")
    zinnen += [f"Streefwaarde voor {d.jaar}: {cijfer(d.waarde, deel.eenheid)}." for d in deel.streefwaarden]
    if deel.marge is not None:
        zinnen.append(f"Foutenmarge bij het laatste cijfer: {getal(deel.marge)} procentpunt naar boven en beneden.")
    zinnen += [f"Reeksbreuk vanaf {breuk.jaar}: {breuk.reden.rstrip('.')}." for breuk in deel.reeksbreuken]
    zinnen += [f"{plek.naam}: {_opsomming(plek.punten, deel)}." for plek in vlak.elders]
    return " ".join(zinnen)


def _opsomming(punten: Sequence[Punt], deel: Indicatordeel) -> str:
    return "; ".join(f"{punt.periode}{_bij(punt, deel)}: {punttekst(punt, deel.eenheid)}" for punt in punten)


def _bij(punt: Punt, deel: Indicatordeel) -> str:
    woorden = [
        woord
        for woord, aan in (
            ("nulmeting", punt == deel.nulmeting),
            ("voorlopig", punt.voorlopig),
            ("tussenstand", punt.tussenstand),
        )
        if aan
    ]
    return f" ({', '.join(woorden)})" if woorden else ""
