"""One comparison of two figures: whether they may be compared, what differs, and whether chance alone could do that.

No sentence here says why a figure changed. Which direction is better comes from the plan.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Literal

from lama_zvp.assess import statistiek
from lama_zvp.assess.model import Effect, Punt, Toets, Verdict
from lama_zvp.assess.reeks import breuk
from lama_zvp.assess.tellingen import Overspreiding, overspreiding, toets_tellingen, toets_tellingen_verbreed
from lama_zvp.assess.woorden import p_waarde, van_naar
from lama_zvp.plan.model import Indicator
from lama_zvp.typografie import getal

MINSTENS_JAREN = 3
"""Fewest baseline years from which overdispersion is estimated."""

HOOGSTE_TELLING = 10**12
"""Larger than any count of something; beyond it floating point no longer holds every whole number's square."""

GEEN_TOETS = "geen toets"
ACTIVITEIT = "Dit telt wat er gedaan is, niet wat het opleverde."
RICHTING = "Het plan zegt niet welke richting beter is."
EXACT = "exacte voorwaardelijke binomiale toets van twee tellingen"
VERBREED = "quasi-Poissontoets van twee tellingen, verbreed voor overspreiding"
AANDELEN = "z-toets van twee aandelen"

_REKEN = Context(prec=40)

Tegenover = Literal["nulmeting", "vorig jaar"]


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What a test of two figures gives: the p-value with the test's name, or why there is none."""

    p: float | None
    methode: str
    reden: str = ""


def spreiding_van(indicator: Indicator, punten: Sequence[Punt]) -> Overspreiding | None:
    """How much the printed baseline years vary more than chance; None for anything but three or more whole counts.

    Only the years on the same side of every break as the last of them count. A printed year that was corrected since
    counts with its corrected figure.
    """
    if indicator.soort != "telling" or not indicator.nulmeting:
        return None
    laatste = max(indicator.nulmeting)
    jaren = {str(jaar) for jaar in indicator.nulmeting if breuk(indicator, jaar, laatste) is None}
    tellingen = [als_telling(punt.waarde) for punt in punten if punt.periode in jaren and not punt.tussenstand]
    bekend = [telling for telling in tellingen if telling is not None]
    return overspreiding(bekend) if len(bekend) >= MINSTENS_JAREN else None


def als_telling(cijfer: Decimal | None) -> int | None:
    """A whole number from 0 to `HOOGSTE_TELLING`; None for anything else."""
    if cijfer is None or not 0 <= cijfer <= HOOGSTE_TELLING or cijfer != cijfer.to_integral_value():
        return None
    return int(cijfer)


def vergelijk(
    indicator: Indicator,
    tegenover: Tegenover,
    oud: Punt,
    nieuw: Punt,
    spreiding: Overspreiding | None,
    alfa: Decimal,
) -> Toets:
    """`nieuw` against `oud`, two whole years that both have a value."""
    assert oud.waarde is not None
    assert nieuw.waarde is not None
    naam = f"de nulmeting van {oud.jaar}" if tegenover == "nulmeting" else str(oud.jaar)
    gebroken = breuk(indicator, oud.jaar, nieuw.jaar)
    if gebroken is not None:
        reden = gebroken.reden.rstrip(".")
        tekst = f"Niet te vergelijken met {naam}: vanaf {gebroken.jaar} wordt anders geteld ({reden})."
        return Toets(tegenover, oud, nieuw, None, None, None, Verdict("niet-vergelijkbaar", (tekst,)), GEEN_TOETS)
    if oud.tussenstand or nieuw.tussenstand:
        jaar = nieuw.jaar if nieuw.tussenstand else oud.jaar
        tekst = f"Niet te vergelijken met {naam}: het cijfer van {jaar} is een tussenstand."
        return Toets(tegenover, oud, nieuw, None, None, None, Verdict("onvoldoende-gegevens", (tekst,)), GEEN_TOETS)
    verschil, relatief = verschil_van(oud.waarde, nieuw.waarde)
    uitkomst = _toets(indicator, oud, nieuw, spreiding)
    begin = f"Tegenover {naam}: {van_naar(indicator, oud.waarde, nieuw.waarde, relatief)}"
    effect = _effect(indicator, uitkomst, verschil, alfa, begin, spreiding)
    return Toets(tegenover, oud, nieuw, verschil, relatief, uitkomst.p, effect, uitkomst.methode)


def verschil_van(oud: Decimal, nieuw: Decimal) -> tuple[Decimal, Decimal | None]:
    """New minus old, and that as a fraction of old (None where old is 0)."""
    stap = _REKEN.subtract(nieuw, oud)
    return stap, _REKEN.divide(stap, oud) if oud else None


def _toets(indicator: Indicator, oud: Punt, nieuw: Punt, spreiding: Overspreiding | None) -> Uitkomst:
    if is_activiteit(indicator):
        return Uitkomst(None, GEEN_TOETS)
    if indicator.soort == "telling":
        return _toets_tellingen(oud, nieuw, spreiding)
    if indicator.soort == "percentage":
        return _toets_aandelen(oud, nieuw)
    soort = "een bedrag" if indicator.soort == "bedrag" else "een duur"
    return Uitkomst(None, GEEN_TOETS, f"voor {soort} is er geen toets, alleen het verschil")


def _toets_tellingen(oud: Punt, nieuw: Punt, spreiding: Overspreiding | None) -> Uitkomst:
    telling_oud, telling_nieuw = als_telling(oud.waarde), als_telling(nieuw.waarde)
    if telling_oud is None or telling_nieuw is None:
        return Uitkomst(None, GEEN_TOETS, "een toets vraagt hele aantallen")
    if spreiding is not None and spreiding.factor > 1:
        return Uitkomst(toets_tellingen_verbreed(telling_oud, telling_nieuw, spreiding), VERBREED)
    return Uitkomst(toets_tellingen(telling_oud, telling_nieuw), EXACT)


def _toets_aandelen(oud: Punt, nieuw: Punt) -> Uitkomst:
    zonder = [str(punt.jaar) for punt in (oud, nieuw) if punt.n is None]
    if oud.n is None or nieuw.n is None:
        jaren = " en ".join(zonder)
        return Uitkomst(None, GEEN_TOETS, f"op hoeveel antwoorden (n) het cijfer van {jaren} rust, is niet bekend")
    p_oud, p_nieuw = als_aandeel(oud.waarde), als_aandeel(nieuw.waarde)
    if p_oud is None or p_nieuw is None:
        return Uitkomst(None, GEEN_TOETS, "een aandeel ligt tussen 0 en 100 %")
    if not statistiek.z_toets_past(p_oud, oud.n, p_nieuw, nieuw.n):
        return Uitkomst(None, GEEN_TOETS, "de aantallen achter de percentages zijn te klein voor een toets")
    return Uitkomst(statistiek.toets_aandelen(p_oud, oud.n, p_nieuw, nieuw.n), AANDELEN)


def is_activiteit(indicator: Indicator) -> bool:
    """Whether it counts what was done. Such a count is decided on and not a matter of chance: no test applies to it."""
    return indicator.aard == "activiteit" and indicator.soort in ("telling", "bedrag", "duur")


def als_aandeel(cijfer: Decimal | None) -> float | None:
    """A percentage as a fraction of 1; None when it is no share."""
    return float(cijfer / 100) if cijfer is not None and 0 <= cijfer <= 100 else None


def _effect(
    indicator: Indicator,
    uitkomst: Uitkomst,
    verschil: Decimal,
    alfa: Decimal,
    begin: str,
    spreiding: Overspreiding | None,
) -> Verdict[Effect]:
    if is_activiteit(indicator):
        return Verdict("neutraal", (f"{begin}.", ACTIVITEIT))
    if uitkomst.p is None:
        return Verdict("onvoldoende-gegevens", (f"{begin}; {uitkomst.reden}.",))
    toeval = uitkomst.p >= alfa
    p = p_waarde(uitkomst.p)
    erbij = _breder(spreiding) if uitkomst.methode == VERBREED and spreiding else ()
    if indicator.richting == "neutraal":
        maat = "zo'n verschil kan toeval zijn" if toeval else "een verschil dat moeilijk met toeval te verklaren is"
        slot = "" if verschil == 0 else f": {maat} ({p})"
        return Verdict("neutraal", (f"{begin}{slot}.", RICHTING, *erbij))
    if toeval:
        if verschil == 0:
            return Verdict("geen-aantoonbaar-verschil", (f"{begin}.", *erbij))
        return Verdict("geen-aantoonbaar-verschil", (f"{begin}: zo'n verschil kan toeval zijn ({p}).", *erbij))
    kant: Effect = "gunstig" if beter(indicator, verschil) else "ongunstig"
    tekst = f"{begin}: een {kant} verschil dat moeilijk met toeval te verklaren is ({p})."
    return Verdict(kant, (tekst, *erbij))


def _breder(spreiding: Overspreiding) -> tuple[str, ...]:
    keer = getal(Decimal(repr(spreiding.factor)), 1)
    return (f"De toets is verbreed, want de spreiding van de nulmetingsjaren is {keer} keer die van toeval alleen.",)


def beter(indicator: Indicator, verschil: Decimal) -> bool:
    """Whether a difference (new minus old) goes the way that the plan calls better."""
    return verschil < 0 if indicator.richting == "lager-beter" else verschil > 0
