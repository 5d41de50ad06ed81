"""An indicator in a line: its bars with the baseline set apart, the baseline, and the figure of the year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lama_zvp import tekens
from lama_zvp.tui.lines import Line, between, cut, line, piece, width_of, wrap
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
    staven, kort = bars(gekozen, look, most=12), nu_of_laatste(gekozen, brief=True)
    if width_of(staven) + 1 + width_of(kort) > width:
        staven = bars(gekozen, look, most=max(width - width_of(kort) - 2, 4))
    voluit: Line = (*staven, (" ", ""), *figures(gekozen, look))
    if width_of(voluit) > width:
        return cut((*staven, (" ", ""), *kort), width)
    if width - width_of(voluit) > 14:
        return cut((*voluit, ("  ", ""), piece(gekozen.naam, "muted")), width)
    return voluit


def bars(indicator: IndicatorOordeel, look: Look, *, most: int) -> Line:
    """At most `most` bars; a thin line stands after the baseline, so that it can be told apart."""
    alle = _per_jaar(indicator)
    if not alle:
        return ()
    grens = indicator.nulmeting.jaar if indicator.nulmeting else None
    jaren = alle[-most:]
    if grens is not None and jaren[0][0] > grens:
        jaren = [*(deel for deel in alle if deel[0] == grens), *alle[-most + 1 :]]
    drawing = look.bars([waarde for _, waarde in jaren], ascii=look.ascii)
    voor = sum(1 for jaar, _ in jaren if grens is not None and jaar <= grens)
    mark = look.glyph("┊", "|") if voor else ""
    ink = ink_of(indicator.effect.oordeel)
    return ((drawing[:voor], "muted"), (mark, "accent"), (drawing[voor:], ink))


def _per_jaar(indicator: IndicatorOordeel) -> list[tuple[int, Decimal | None]]:
    """The figure of each calendar year; years without one, however many in a row, leave one gap."""
    per_jaar = {punt.jaar: punt.waarde for punt in indicator.reeks if len(punt.periode) == 4}
    jaren: list[tuple[int, Decimal | None]] = []
    for jaar in range(min(per_jaar, default=0), max(per_jaar, default=-1) + 1):
        waarde = per_jaar.get(jaar)
        if waarde is not None or (jaren and jaren[-1][1] is not None):
            jaren.append((jaar, waarde))
    return jaren


def figures(indicator: IndicatorOordeel, look: Look) -> Line:
    """`1.636 → 1.590`: the baseline, and the figure of the year."""
    nul = indicator.nulmeting
    van = getal(nul.waarde) if nul is not None and nul.waarde is not None else "?"
    return line((f"{van} {look.glyph('→', '->')} ", "muted"), *nu_of_laatste(indicator))


def nu_of_laatste(indicator: IndicatorOordeel, *, brief: bool = False) -> Line:
    """The figure of the year; without one the last that was measured, with its year; else a question mark."""
    nu = indicator.nu
    if nu is not None and nu.waarde is not None:
        return line((f"{getal(nu.waarde)}{_voorlopig(nu)}", ink_of(indicator.effect.oordeel)))
    later = [p for p in indicator.reeks if p.waarde is not None and not p.gedrukt and len(p.periode) == 4]
    if not later or later[-1].waarde is None:
        return line(("?", "unknown"))
    jaar = f"'{later[-1].jaar % 100:02d}" if brief else f"({later[-1].jaar})"
    return line((f"{getal(later[-1].waarde)}{_voorlopig(later[-1])} {jaar}", "unknown"))


def _voorlopig(punt: Punt) -> str:
    return "*" if punt.voorlopig else ""


def indicator_lines(indicator: IndicatorOordeel, width: int, look: Look) -> list[Line]:
    """An indicator: name and figures, then its bars with the effect and the reason."""
    procent = f"{chr(0xA0)}%" if indicator.eenheid == "%" else ""
    kop = between((piece(indicator.naam, "strong"),), (*figures(indicator, look), (procent, "muted")), width)
    staven = bars(indicator, look, most=14)
    start: Line = (*staven, ("  " if staven else "", ""), *look.verdict(tekens.EFFECT, indicator.effect.oordeel))
    return [kop, *wrap(" ".join(indicator.effect.redenen), width, "muted", first=(*start, ("  ", "")), indent=2)]
