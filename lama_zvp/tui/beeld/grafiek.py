"""A chart of an indicator in characters: bars per year, or a control chart of months, drawn for a width and a height.

Our own and not a plotting library's, on purpose: it speaks in the app's inks, so that it holds in both themes, without
colour and in ASCII; bars have eight steps to a row and carry their figure; and a moved cursor repaints only what
differs. Bars start at zero, for a bar cut at its foot lies about proportions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from lama_zvp.tui.lines import Line, Piece, line, wrap
from lama_zvp.tui.look import Look, ink_of
from lama_zvp.typografie import getal

if TYPE_CHECKING:
    from lama_zvp.assess.model import IndicatorOordeel, Punt, Regelkaart

_ACHTSTEN = " ▁▂▃▄▅▆▇█"
MINST_HOOG, MINST_BREED = 5, 24


def grafiek(indicator: IndicatorOordeel, breuken: Sequence[int], width: int, height: int, look: Look) -> list[Line]:
    """The chart of an indicator in at most `height` lines of `width` columns; years of `breuken` begin a new series."""
    if not any(punt.waarde is not None for punt in indicator.reeks):
        return wrap(GEEN_CIJFER, width - 1, "muted", first=line(" "), indent=1)[:height]
    if height < MINST_HOOG or width < MINST_BREED:
        return []
    if indicator.regelkaart is not None:
        return regelkaart(indicator.regelkaart, width, height, look)
    return staven(indicator, breuken, width, height, look)


GEEN_CIJFER = "Nog geen cijfer: niet van voor het plan en niet van daarna. Met enter voert u het eerste in."


class _Vlak:
    """A field of characters with inks; row 0 is the top."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self._cells: list[list[Piece]] = [[(" ", "")] * width for _ in range(height)]

    def put(self, x: int, y: int, text: str, ink: str = "", *, over: bool = True) -> None:
        """Write `text` from column `x`; `over` False leaves alone what stands there."""
        for place, teken in enumerate(text, start=x):
            free = 0 <= y < self.height and 0 <= place < self.width
            if free and (over or self._cells[y][place][0] == " "):
                self._cells[y][place] = (teken, ink)

    def free(self, x: int, y: int, size: int) -> bool:
        """Whether nothing stands in `size` columns from `x`."""
        inside = 0 <= y < self.height and x >= 0 and x + size <= self.width
        return inside and all(self._cells[y][place][0] == " " for place in range(x, x + size))

    def lines(self) -> list[Line]:
        lines: list[Line] = []
        for cells in self._cells:
            joined: list[Piece] = []
            for teken, ink in cells:
                if joined and joined[-1][1] == ink:
                    joined[-1] = (joined[-1][0] + teken, ink)
                else:
                    joined.append((teken, ink))
            lines.append(tuple(joined))
        return lines


# -- bars per year ----------------------------------------------------------------------------------------------------


def jaarpunten(indicator: IndicatorOordeel) -> list[tuple[int, Punt | None]]:
    """Each calendar year from the first figure to the last; of a row of years without one, only the first stays."""
    per_jaar = {punt.jaar: punt for punt in indicator.reeks if len(punt.periode) == 4 and punt.waarde is not None}
    jaren: list[tuple[int, Punt | None]] = []
    for jaar in range(min(per_jaar, default=0), max(per_jaar, default=-1) + 1):
        if jaar in per_jaar or (jaren and jaren[-1][1] is not None):
            jaren.append((jaar, per_jaar.get(jaar)))
    return jaren


def staven(indicator: IndicatorOordeel, breuken: Sequence[int], width: int, height: int, look: Look) -> list[Line]:
    """A bar per year with its figure, the baseline and the target as lines across, breaks as lines down."""
    jaren = jaarpunten(indicator)
    if not jaren:
        return wrap("Alleen cijfers per maand of kwartaal, nog te weinig voor een kaart.", width - 1, "muted")
    lijnen = _lijnen(indicator, look)
    kant = max([len(woord) for _, woord, _, _ in lijnen] + [1]) + 2
    stap = max(min((width - kant - 1) // len(jaren), 11), 3)
    jaren = jaren[-max((width - kant - 1) // stap, 1) :]
    top = max([p.waarde for _, p in jaren if p and p.waarde is not None] + [w for w, *_ in lijnen] + [Decimal(0)])
    vlak = _Vlak(width, height)
    bodem = height - 2
    rijen = bodem - 1
    nuljaar = indicator.nulmeting.jaar if indicator.nulmeting else None
    for number, (jaar, punt) in enumerate(jaren):
        x = kant + 1 + number * stap
        _staaf(vlak, x, bodem, stap, _hoogte(punt, top, rijen), punt, _inkt(indicator, punt, nuljaar), look)
        vlak.put(x, height - 1, f"{jaar}" if stap >= 5 else f"'{jaar % 100:02d}", "muted")
        if jaar in breuken:
            for y in range(bodem):
                vlak.put(x - 1, y, look.glyph("╎", "|"), "warn", over=False)
            vlak.put(x - 1, bodem, look.glyph("≠", "/"), "warn")
        elif number and jaren[number - 1][0] == nuljaar:
            for y in range(bodem):
                vlak.put(x - 1, y, look.glyph("┊", ":"), "accent", over=False)
    _trek(vlak, lijnen, top, rijen, bodem, kant)
    vlak.put(kant, bodem, look.rule * (width - kant), "muted", over=False)
    vlak.put(kant - 2, bodem, "0", "muted")
    return vlak.lines()


def _lijnen(indicator: IndicatorOordeel, look: Look) -> list[tuple[Decimal, str, str, str]]:
    """The lines across: value, words at the side, sign, ink."""
    lijnen: list[tuple[Decimal, str, str, str]] = []
    if indicator.streefwaarde is not None:
        lijnen.append((indicator.streefwaarde, f"doel {getal(indicator.streefwaarde)}", look.glyph("┄", "-"), "accent"))
    nul = indicator.nulmeting
    if nul is not None and nul.waarde is not None:
        lijnen.append((nul.waarde, f"nul {getal(nul.waarde)}", look.glyph("·", "."), "muted"))
    return lijnen


def _hoogte(punt: Punt | None, top: Decimal, rijen: int) -> int:
    """The height of a bar in eighths of a row; what is more than nothing shows."""
    if punt is None or punt.waarde is None or punt.waarde <= 0 or top <= 0:
        return 0
    return max(int(punt.waarde * rijen * 8 / top + Decimal("0.5")), 1)


def _inkt(indicator: IndicatorOordeel, punt: Punt | None, nuljaar: int | None) -> str:
    """The year that is judged wears the verdict; what went before the plan is muted."""
    if punt is None or (nuljaar is not None and punt.jaar <= nuljaar):
        return "muted"
    if punt != indicator.nu:
        return "key"
    ink = ink_of(indicator.effect.oordeel)
    return ink if ink in ("good", "bad") else "strong"


def _staaf(vlak: _Vlak, x: int, bodem: int, stap: int, achtsten: int, punt: Punt | None, ink: str, look: Look) -> None:
    """One bar on the floor `bodem`, with its figure over it where there is room."""
    dik = max(stap - 2, 1)
    if punt is None or punt.waarde is None:
        vlak.put(x, bodem - 1, look.glyph("·", "?") * min(dik, 1), "unknown")
        return
    vol, rest = divmod(achtsten, 8)
    los = punt.voorlopig or punt.tussenstand
    blok = look.glyph("▒", ":") if los else look.glyph("█", "#")
    for y in range(vol):
        vlak.put(x, bodem - 1 - y, blok * dik, ink)
    if rest:
        deel = (blok if rest >= 4 else "") if los or look.ascii else _ACHTSTEN[rest]
        vlak.put(x, bodem - 1 - vol, deel * dik, ink)
    tekst = getal(punt.waarde) + ("*" if los else "")
    boven = bodem - 1 - vol - (1 if rest else 0)
    if len(tekst) < stap:
        vlak.put(x, boven, tekst, "strong" if ink != "muted" else "muted")


def _trek(
    vlak: _Vlak, lijnen: Iterable[tuple[Decimal, str, str, str]], top: Decimal, rijen: int, bodem: int, kant: int
) -> None:
    """The lines across, behind the bars; two that fall on one row share it, the first with its words there."""
    for waarde, woord, teken, ink in lijnen:
        y = bodem - 1 - min(int(waarde * rijen / top), rijen - 1) if top > 0 and waarde >= 0 else bodem - 1
        plek = next((rij for rij in (y, y - 1, y + 1) if vlak.free(0, rij, kant)), None)
        if plek is not None:
            vlak.put(kant - 1 - len(woord), plek, woord, ink)
        vlak.put(kant, y, teken * (vlak.width - kant), ink, over=False)


# -- a control chart --------------------------------------------------------------------------------------------------


def regelkaart(kaart: Regelkaart, width: int, height: int, look: Look) -> list[Line]:
    """Months or quarters as points between the limits of their usual variation; what falls outside is marked."""
    waarden = [(punt, punt.waarde) for punt in kaart.punten if punt.waarde is not None]
    grenzen = (
        (kaart.bovengrens, "boven", look.glyph("┄", "-"), "warn"),
        (kaart.gemiddelde, "gem.", look.glyph("·", "."), "muted"),
        (kaart.ondergrens, "onder", look.glyph("┄", "-"), "warn"),
    )
    woorden = [f"{woord} {getal(waarde, 0 if abs(waarde) >= 100 else 1)}" for waarde, woord, _, _ in grenzen]
    kant = max(len(woord) for woord in woorden) + 2
    waarden = waarden[-(width - kant - 1) :]
    stap = max(min((width - kant - 1) // len(waarden), 4), 1)
    laagst = min([waarde for _, waarde in waarden] + [kaart.ondergrens])
    hoogst = max([waarde for _, waarde in waarden] + [kaart.bovengrens])
    vlak = _Vlak(width, height)
    bodem = height - 2

    def rij(waarde: Decimal) -> int:
        span = hoogst - laagst
        return bodem - int((waarde - laagst) * bodem / span + Decimal("0.5")) if span else bodem // 2

    for (punt, waarde), x in zip(waarden, range(kant + 1, width, stap), strict=False):
        buiten = not kaart.ondergrens <= waarde <= kaart.bovengrens
        teken = look.glyph("■", "#") if buiten else look.glyph("○", "*") if punt.voorlopig else look.glyph("●", "o")
        vlak.put(x, rij(waarde), teken, "bad" if buiten else "key")
        if punt.periode.endswith(("-01", "-K1")) or x == kant + 1:
            vlak.put(x, height - 1, f"{punt.jaar}", "muted", over=False)
    for (waarde, _, teken, ink), woord in zip(grenzen, woorden, strict=True):
        y = rij(waarde)
        plek = next((r for r in (y, y - 1, y + 1) if vlak.free(0, r, kant)), None)
        if plek is not None:
            vlak.put(kant - 1 - len(woord), plek, woord, ink)
        vlak.put(kant, y, teken * (width - kant), ink, over=False)
    return vlak.lines()


def legende(indicator: IndicatorOordeel, breuken: Sequence[int], width: int, look: Look) -> list[Line]:
    """What the signs of this chart mean; only those that stand in it, over as many lines as they need."""
    delen: list[tuple[str, str, str]] = []
    if indicator.regelkaart is not None:
        delen += [(look.glyph("┄", "-"), "grens van de gewone schommeling", "warn")]
        delen += [(look.glyph("■", "#"), "erbuiten", "bad"), (look.glyph("·", "."), "gemiddelde", "muted")]
    else:
        if indicator.nulmeting is not None:
            delen.append((look.glyph("┊", ":"), "begin na de nulmeting", "accent"))
        if indicator.streefwaarde is not None:
            jaar = f" tegen {indicator.streefjaar}" if indicator.streefjaar else ""
            delen.append((look.glyph("┄", "-"), f"doel{jaar}", "accent"))
        if breuken:
            delen.append((look.glyph("≠", "/"), "reeksbreuk", "warn"))
    if any(punt.voorlopig or punt.tussenstand for punt in indicator.reeks):
        delen.append((f"{look.glyph('▒', ':')} *", "voorlopig", "strong"))
    lines: list[list[Piece]] = [[(" ", "")]]
    used = 1
    for teken, woord, ink in delen:
        size = len(teken) + len(woord) + 4
        if used > 1 and used + size - 3 > width:
            lines.append([(" ", "")])
            used = 1
        lines[-1] += [(teken, ink), (f" {woord}   ", "muted")]
        used += size
    return [tuple(pieces) for pieces in lines] if delen else []
