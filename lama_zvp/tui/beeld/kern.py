"""An indicator in a line: its bars with the baseline set apart, the baseline, and the figure of the year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lama_zvp import tekens
from lama_zvp.tui.lines import Line, cut, fit, line, piece, width_of, wrap
from lama_zvp.tui.look import Look, ink_of
from lama_zvp.typografie import getal

if TYPE_CHECKING:
    from decimal import Decimal

    from lama_zvp.assess.model import FicheOordeel, IndicatorOordeel, Punt


def kernindicator(fiche: FicheOordeel, width: int, look: Look) -> Line:
    """The fiche's kernindicator in `width` columns; a fiche without one says so."""
    gekozen = next((i for i in fiche.indicatoren if i.kernindicator), None)
    if gekozen is None:
        return line((look.dash, "muted"))
    staven = bars(gekozen, look, years=8)
    cijfers = figures(gekozen, look)
    if width_of(staven) + 1 + width_of(cijfers) > width:
        cijfers = cijfers[-1:]
    if width_of(staven) + 1 + width_of(cijfers) > width:
        return cut(cijfers, width)
    short: Line = (*staven, (" ", ""), *cijfers)
    name = piece(gekozen.naam, "muted")
    if width - width_of(short) > 12:
        return cut((*short, ("  ", ""), name), width)
    return short


def bars(indicator: IndicatorOordeel, look: Look, *, years: int) -> Line:
    """The last `years` years as bars; a thin line stands after the baseline, so that it can be told apart."""
    jaren = _per_jaar(indicator)[-years:]
    if not jaren:
        return ()
    drawing = look.bars([waarde for _, waarde in jaren], ascii=look.ascii)
    grens = indicator.nulmeting.jaar if indicator.nulmeting else None
    voor = sum(1 for jaar, _ in jaren if grens is not None and jaar <= grens)
    mark = look.glyph("┊", "|") if voor else ""
    ink = ink_of(indicator.effect.oordeel)
    return ((drawing[:voor], "muted"), (mark, "accent"), (drawing[voor:], ink))


def _per_jaar(indicator: IndicatorOordeel) -> list[tuple[int, Decimal | None]]:
    """The last known figure of each calendar year, with the years in between that have none."""
    per_jaar = {punt.jaar: punt.waarde for punt in indicator.reeks if len(punt.periode) == 4}
    if not per_jaar:
        return []
    return [(jaar, per_jaar.get(jaar)) for jaar in range(min(per_jaar), max(per_jaar) + 1)]


def figures(indicator: IndicatorOordeel, look: Look) -> Line:
    """`1.636 → 1.590`: baseline and figure of the year; without one the last that is known, with its year."""
    nul, nu = indicator.nulmeting, indicator.nu
    van = getal(nul.waarde) if nul is not None and nul.waarde is not None else "?"
    pijl = look.glyph("→", "->")
    if nu is not None and nu.waarde is not None:
        return line(
            (f"{van} {pijl} ", "muted"), (f"{getal(nu.waarde)}{_voorlopig(nu)}", ink_of(indicator.effect.oordeel))
        )
    later = [p for p in indicator.reeks if p.waarde is not None and not p.gedrukt and len(p.periode) == 4]
    if later and later[-1].waarde is not None:
        punt = later[-1]
        return line(
            (f"{van} {pijl} ", "muted"), (f"{getal(later[-1].waarde)}{_voorlopig(punt)} ({punt.jaar})", "unknown")
        )
    return line((f"{van} {pijl} ", "muted"), ("?", "unknown"))


def _voorlopig(punt: Punt) -> str:
    return "*" if punt.voorlopig else ""


def indicator_lines(indicator: IndicatorOordeel, width: int, look: Look) -> list[Line]:
    """An indicator on two lines or more: name, bars and figures; then its effect with the reason."""
    procent = f"{chr(0xA0)}%" if indicator.eenheid == "%" else ""
    staven = bars(indicator, look, years=12)
    cijfers: Line = (*figures(indicator, look), (procent, "muted"))
    kop = fit((piece(indicator.naam, "strong"),), max(width - width_of(staven) - 30, 18))
    kop = (*kop, ("  ", ""), *staven, ("  ", ""), *cijfers)
    effect: Line = (("  ", ""), *look.verdict(tekens.EFFECT, indicator.effect.oordeel), ("  ", ""))
    return [cut(kop, width), *wrap(" ".join(indicator.effect.redenen), width, "muted", first=effect, indent=4)]
