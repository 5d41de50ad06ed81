"""The figures as lines: all indicators in one table, and one of them with its series, its verdict and its reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from lama_zvp import tekens
from lama_zvp.tui.beeld.kern import bars, nu_of_laatste
from lama_zvp.tui.lines import BLANK, Column, Line, cut, heads, line, piece, row, wrap
from lama_zvp.tui.look import Look
from lama_zvp.tui.widgets.rowlist import GUTTER, Row
from lama_zvp.typografie import getal, verschil

if TYPE_CHECKING:
    from lama_zvp.assess.model import IndicatorOordeel, Punt
    from lama_zvp.plan.model import Indicator, Plan

OVERIG = "Andere cijfers"


def _columns(width: int) -> tuple[Column, ...]:
    """Name, baseline, last year, this year, target, and the effect in words; the series where there is room."""
    figures = 8 if width < 96 else 9 if width < 140 else 11
    effect = 4 if width < 66 else 23 if width < 110 else 30
    series = 15 if width >= 96 else 0
    name = max(width - 4 * figures - effect - series, 12)
    columns = [Column("Indicator", name)]
    columns += [Column(head, figures, right=True) for head in ("nul ", "vorig ", "nu ", "doel ")]
    columns.append(Column("  E" if effect == 4 else "  Effect", effect))
    return (*columns, Column("Reeks", series)) if series else tuple(columns)


def koppen(width: int) -> Line:
    """The headings over the table."""
    return (("  ", ""), *heads(_columns(width - GUTTER - 1)))


def groepen(plan: Plan) -> Iterator[tuple[str, list[str]]]:
    """Keys of indicators under the fiche that first names them; the others under a heading of their own."""
    over = {indicator.sleutel for indicator in plan.indicatoren}
    for fiche in plan.fiches:
        eigen = [sleutel for sleutel in fiche.indicatoren if sleutel in over]
        over -= set(eigen)
        if eigen:
            yield fiche.korte_titel, eigen
    if over:
        yield OVERIG, [indicator.sleutel for indicator in plan.indicatoren if indicator.sleutel in over]


def rijen(plan: Plan, oordelen: Mapping[str, IndicatorOordeel], width: int, look: Look) -> list[Row]:
    """One row per indicator under its fiche; the key is the indicator's."""
    columns = _columns(width)
    rows: list[Row] = []
    for titel, sleutels in groepen(plan):
        if rows:
            rows.append(Row(BLANK))
        rows.append(Row(line(piece(titel, "head"))))
        rows += [Row(_rij(oordelen[sleutel], columns, look), sleutel) for sleutel in sleutels if sleutel in oordelen]
    return rows


def _rij(indicator: IndicatorOordeel, columns: Sequence[Column], look: Look) -> Line:
    ster: Line = ((look.glyph(" ★", " (k)"), "accent"),) if indicator.kernindicator else ()
    naam = cut((piece(indicator.naam),), columns[0].width - columns[0].gap - sum(len(t) for t, _ in ster))
    cells: list[Line] = [
        (*naam, *ster),
        _cijfer(indicator.nulmeting),
        _cijfer(indicator.vorig),
        _nu(indicator),
        line((f"{getal(indicator.streefwaarde) if indicator.streefwaarde is not None else look.dash} ", "muted")),
        (("  ", ""), *_effect(indicator, columns[5].width, look)),
    ]
    if len(columns) > len(cells):
        cells.append(bars(indicator, look, most=12))
    return row(columns, cells)


def _effect(indicator: IndicatorOordeel, width: int, look: Look) -> Line:
    """The effect in words, or on a cramped terminal as its symbol."""
    if width == 4:
        return look.mark(tekens.EFFECT[indicator.effect.oordeel], indicator.effect.oordeel)
    return look.verdict(tekens.EFFECT, indicator.effect.oordeel, short=width < 28)


def _cijfer(punt: Punt | None) -> Line:
    """A figure with the place of its mark kept free, so that the digits stand under each other."""
    if punt is None or punt.waarde is None:
        return line(("? ", "unknown"))
    return line((f"{getal(punt.waarde)}{'*' if punt.voorlopig else ' '}", "muted"))


def _nu(indicator: IndicatorOordeel) -> Line:
    """The figure of the year in the ink of its verdict."""
    if indicator.nu is None or indicator.nu.waarde is None:
        return line(("? ", "unknown"))
    pieces = nu_of_laatste(indicator)
    return pieces if pieces[-1][0].endswith("*") else (*pieces, (" ", ""))


# -- one indicator ----------------------------------------------------------------------------------------------------


def titel(indicator: IndicatorOordeel, width: int, look: Look) -> list[Line]:
    """Name, unit and what kind of figure it is, then the verdict with its certainty."""
    delen = [indicator.eenheid, indicator.aard, indicator.richting.replace("-", " is ")]
    kop = line(" ", piece(indicator.naam, "title"), ("   ", ""), piece(look.dot[0].join(delen), "muted"))
    oordeel: Line = (
        (" ", ""),
        *look.verdict(tekens.EFFECT, indicator.effect.oordeel),
        ("   zekerheid ", "muted"),
        *look.verdict(tekens.ZEKERHEID, indicator.zekerheid.oordeel),
        ("   indicatief", "muted"),
    )
    return [cut(kop, width), cut(oordeel, width)]


def reeks(indicator: IndicatorOordeel, definitie: Indicator | None, width: int) -> list[Line]:
    """Every figure, the newest first, against the baseline and with what is particular about it."""
    columns = (Column("Periode", 8), Column("Waarde ", 10, right=True), Column("t.o.v. nul", 11, right=True))
    merk = Column("", max(width - 30, 0), gap=0)
    nul = indicator.nulmeting
    breuken = {b.jaar for b in definitie.reeksbreuken} if definitie else set()
    lines: list[Line] = [((" ", ""), *heads((*columns, merk)))]
    jaren = [punt for punt in indicator.reeks if len(punt.periode) == 4]
    delen = [punt for punt in indicator.reeks if len(punt.periode) != 4]
    for punt in (*reversed(jaren), *reversed(delen)):
        cells: list[Line] = [
            line((punt.periode, "strong" if punt == indicator.nu else "muted")),
            _cijfer(punt) if punt != indicator.nu else _nu(indicator),
            line((_tegenover(punt, nul, breuken), "muted")),
            line(("  ", ""), (_merk(punt, breuken), "accent")),
        ]
        lines.append(cut(((" ", ""), *row((*columns, merk), cells)), width))
    return lines if len(lines) > 1 else []


def _tegenover(punt: Punt, nul: Punt | None, breuken: set[int]) -> str:
    """The change since the baseline, only between two figures of a whole year that count the same."""
    if nul is not None and punt.periode == nul.periode:
        return "nulmeting"
    if nul is not None and any(nul.jaar < jaar <= punt.jaar for jaar in breuken):
        return "reeksbreuk"
    if nul is None or nul.waarde is None or punt.waarde is None or punt.jaar <= nul.jaar or len(punt.periode) != 4:
        return ""
    return verschil(punt.waarde - nul.waarde)


def _merk(punt: Punt, breuken: set[int]) -> str:
    delen = []
    if punt.jaar in breuken and len(punt.periode) == 4:
        delen.append("vanaf hier anders geteld")
    if punt.tussenstand:
        delen.append("tussenstand")
    elif punt.voorlopig:
        delen.append("voorlopig")
    if punt.n is not None:
        delen.append(f"n = {getal(punt.n)}")
    return ", ".join(delen)


def waarom(indicator: IndicatorOordeel, definitie: Indicator | None, width: int, look: Look) -> list[Line]:
    """Why the effect is what it is, what is sure about it, the breaks, and where the figures come from."""
    lines: list[Line] = []
    for naam, teksten in (
        ("Effect", indicator.effect.redenen),
        ("Zekerheid", indicator.zekerheid.redenen),
        ("Let op", indicator.waarschuwingen),
    ):
        if teksten:
            lines += [line((f" {naam}", "head")), *wrap(" ".join(teksten), width - 1, first=line(" "), indent=1)]
    if indicator.marge is not None:
        marge = f"Marge van de bevraging: {look.glyph('±', '+/-')} {getal(_afgerond(indicator.marge))} procentpunt."
        lines += wrap(marge, width - 1, "muted", first=line(" "), indent=1)
    if definitie is not None:
        for breuk in definitie.reeksbreuken:
            first = line(" ", (look.glyph("≠ ", "/ "), "warn"))
            lines += wrap(f"Vanaf {breuk.jaar}: {breuk.reden}", width - 1, "muted", first=first, indent=3)
        lines += wrap(f"Bron: {definitie.bron}", width - 1, "muted", first=line(" "), indent=1)
    return lines


def _afgerond(waarde: Decimal) -> Decimal:
    return waarde.quantize(Decimal("0.1"))
