"""How far a figure can be trusted: high, middling or low, with every reason that takes something away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lama_zvp.assess.model import Punt, Verdict, Zekerheid
from lama_zvp.assess.peil import Peil
from lama_zvp.assess.reeks import breuk
from lama_zvp.assess.statistiek import marge
from lama_zvp.assess.toetsen import als_aandeel
from lama_zvp.assess.woorden import hoeveel
from lama_zvp.plan.model import Drempels, Indicator
from lama_zvp.typografie import getal

RUIME_MARGE = 5
"""From a 95 % margin of so many percentage points (some 385 answers at 50 %) a share is middling at most."""

KLEINE_STEEKPROEF = 100
"""Below so many answers a share is low."""

MEER_DAN_TWEE = 3
"""From so many lesser reservations together certainty is low."""

Bezwaar = tuple[bool, str]
"""Whether it weighs heavily, and the sentence."""


def beoordeel_zekerheid(
    indicator: Indicator, punten: Sequence[Punt], nu: Punt | None, oud: Punt | None, peil: Peil
) -> Verdict[Zekerheid]:
    """The certainty of the year's figure `nu` beside the figure `oud` that it is compared with; `punten` is the series.

    Without a figure of the year: unknown, with how old the last one is. One heavy reservation or three lesser ones:
    low. One or two lesser: middling. None: high.
    Heavy: a series break in between, a figure of a period that was not over, counts below the plan's threshold, a share
    without a sample size or of fewer than 100 answers. Lesser: provisional, no source, a baseline of one year, a wide
    margin, nothing to compare with.
    """
    if nu is None:
        redenen = f"Zonder cijfer van {peil.jaar} is er niets om op te vertrouwen.", *_ouderdom(punten, peil)
        return Verdict("onbekend", redenen)
    bezwaren = [*_reeks(indicator, nu, oud), *_punten(nu, oud), *_omvang(indicator, nu, oud, peil.drempels)]
    redenen = tuple(tekst for _, tekst in bezwaren)
    if any(zwaar for zwaar, _ in bezwaren) or len(bezwaren) >= MEER_DAN_TWEE:
        return Verdict("laag", redenen)
    if bezwaren:
        return Verdict("middel", redenen)
    return Verdict("hoog", ("Definitief cijfer met bron, genoeg gevallen en een nulmeting van meer dan één jaar.",))


def verouderd(punten: Sequence[Punt], peil: Peil) -> tuple[Punt | None, int]:
    """The last known figure, and how many whole months before the peildag its year ended."""
    laatste = next((punt for punt in reversed(punten) if punt.waarde is not None), None)
    if laatste is None:
        return None, 0
    return laatste, (peil.peildag.year - laatste.jaar - 1) * 12 + peil.peildag.month - 1


def _ouderdom(punten: Sequence[Punt], peil: Peil) -> Iterator[str]:
    laatste, maanden = verouderd(punten, peil)
    if laatste is not None and maanden >= peil.drempels.vers_indicator_maanden:
        yield f"Het laatste cijfer, van {laatste.jaar}, is ouder dan {peil.drempels.vers_indicator_maanden} maanden."


def _reeks(indicator: Indicator, nu: Punt, oud: Punt | None) -> Iterator[Bezwaar]:
    if oud is None:
        yield False, "Er is geen eerder cijfer om mee te vergelijken."
    elif breuk(indicator, oud.jaar, nu.jaar) is not None:
        yield True, f"Tussen {oud.jaar} en {nu.jaar} is de telwijze veranderd."
    if sum(cijfer.waarde is not None for cijfer in indicator.nulmeting.values()) == 1:
        yield False, "De nulmeting is één jaar: hoe sterk het cijfer van jaar tot jaar schommelt, is niet bekend."


def _punten(nu: Punt, oud: Punt | None) -> Iterator[Bezwaar]:
    for punt in _uniek(oud, nu):
        if punt.tussenstand:
            yield True, f"Het cijfer van {punt.jaar} is ingevoerd voor die periode om was."
        elif punt.voorlopig:
            yield False, f"Het cijfer van {punt.jaar} is voorlopig."
    if not nu.bron:
        yield False, f"Bij het cijfer van {nu.jaar} staat geen bron."


def _omvang(indicator: Indicator, nu: Punt, oud: Punt | None, drempels: Drempels) -> Iterator[Bezwaar]:
    punten = _uniek(oud, nu)
    if indicator.soort == "telling":
        klein = [punt for punt in punten if punt.waarde is not None and punt.waarde < drempels.kleine_aantallen]
        if klein:
            laagste = getal(min(punt.waarde for punt in klein if punt.waarde is not None))
            yield True, f"Het gaat om kleine aantallen ({laagste}; de grens is {drempels.kleine_aantallen})."
    elif indicator.soort == "percentage":
        for punt in punten:
            yield from _steekproef(punt)


def _steekproef(punt: Punt) -> Iterator[Bezwaar]:
    aandeel = als_aandeel(punt.waarde)
    if punt.n is None:
        yield True, f"Op hoeveel antwoorden het percentage van {punt.jaar} rust, is niet bekend."
    elif punt.n < KLEINE_STEEKPROEF:
        yield True, f"Het percentage van {punt.jaar} rust op {hoeveel(punt.n, 'antwoord', 'antwoorden')}."
    elif aandeel is not None and 100 * marge(aandeel, punt.n) > RUIME_MARGE:
        yield False, f"De foutenmarge van {punt.jaar} is ruimer dan {RUIME_MARGE} procentpunten."


def _uniek(oud: Punt | None, nu: Punt) -> list[Punt]:
    return [nu] if oud is None or oud.periode == nu.periode else [oud, nu]
