"""The symbols of verdicts and statuses, always with their word: one calm set for the documents and the app.

Every symbol is one column wide, stands in the fonts of ordinary terminals, and has a form in ASCII. A filled shape asks
for attention, an open circle says that something is not known: nothing unknown ever looks like something good.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Teken:
    """`woord` is the term in full; `kort` the same for a narrow column, never saying more than the full term."""

    symbool: str
    ascii: str
    woord: str
    kort: str

    def met_woord(self, *, ascii: bool = False, kort: bool = False) -> str:
        """`✓ op koers`, or `+ op koers` in ASCII."""
        return f"{self.ascii if ascii else self.symbool} {self.kort if kort else self.woord}"


def _set(**tekens: tuple[str, str, str] | tuple[str, str, str, str]) -> Mapping[str, Teken]:
    return MappingProxyType(
        {naam.replace("_", "-"): Teken(deel[0], deel[1], deel[2], deel[-1]) for naam, deel in tekens.items()}
    )


UITVOERING = _set(
    op_koers=("✓", "+", "op koers"),
    aandacht=("▲", "!", "aandacht"),
    bijsturen=("■", "#", "bijsturen"),
    onbekend=("○", "?", "onbekend"),
)
"""Also the judgement of a person."""

EFFECT = _set(
    gunstig=("✓", "+", "gunstig"),
    ongunstig=("■", "#", "ongunstig"),
    geen_aantoonbaar_verschil=("≈", "=", "geen aantoonbaar verschil", "niet aantoonbaar"),
    onvoldoende_gegevens=("○", "?", "onvoldoende gegevens", "te weinig cijfers"),
    niet_vergelijkbaar=("≠", "/", "niet vergelijkbaar"),
    neutraal=("·", ".", "neutraal"),
)

ZEKERHEID = _set(
    hoog=("●", "*", "hoog"),
    middel=("◐", "o", "middel"),
    laag=("◔", ".", "laag"),
    onbekend=("○", "?", "onbekend"),
)

ACTUALITEIT = _set(
    actueel=("✓", "+", "actueel"),
    verouderd=("▲", "!", "verouderd"),
    onbekend=("○", "?", "onbekend"),
)

MAATREGELSTAND = _set(
    op_koers=("✓", "+", "op koers"),
    achter=("▲", "!", "achter"),
    geblokkeerd=("■", "#", "geblokkeerd"),
    stopgezet=("×", "x", "stopgezet"),
    niet_gestart=("·", ".", "niet gestart"),
    onbekend=("○", "?", "onbekend"),
)

STATUS = _set(
    niet_gestart=("·", ".", "niet gestart"),
    lopend=("›", ">", "lopend"),
    uitgevoerd=("✓", "+", "uitgevoerd"),
    verankerd=("◆", "@", "verankerd"),
    geblokkeerd=("■", "#", "geblokkeerd"),
    stopgezet=("×", "x", "stopgezet"),
)
"""What people log about a measure."""

STAND = _set(
    open=("·", ".", "open"),
    lopend=("›", ">", "lopend"),
    uitgevoerd=("✓", "+", "uitgevoerd"),
    vervallen=("×", "x", "vervallen"),
)
"""What became of a decision."""

TE_LAAT = Teken("▲", "!", "te laat", "te laat")
GEEN_STATUS = Teken("○", "?", "geen status", "geen status")

ALLE: Mapping[str, Mapping[str, Teken]] = MappingProxyType(
    {
        "uitvoering": UITVOERING,
        "effect": EFFECT,
        "zekerheid": ZEKERHEID,
        "actualiteit": ACTUALITEIT,
        "maatregelstand": MAATREGELSTAND,
        "status": STATUS,
        "stand": STAND,
    }
)

_BALKEN = "▁▂▃▄▅▆▇█"
_BALKEN_ASCII = "_.-~=+*#"
_GAT = "·"
_GAT_ASCII = " "


def sparkline(waarden: Iterable[Decimal | None], *, ascii: bool = False) -> str:
    """A series as bars between its own lowest and highest value; `·` where a value is missing; "" without values.

    A flat series stands halfway: height says nothing but the order of the figures.
    """
    reeks = tuple(waarden)
    bekend = [waarde for waarde in reeks if waarde is not None]
    if not bekend:
        return ""
    laagste, hoogste = min(bekend), max(bekend)
    balken, gat = (_BALKEN_ASCII, _GAT_ASCII) if ascii else (_BALKEN, _GAT)
    stap = len(balken) - 1

    def balk(waarde: Decimal) -> str:
        if laagste == hoogste:
            return balken[stap // 2]
        return balken[int((waarde - laagste) * stap / (hoogste - laagste) + Decimal("0.5"))]

    return "".join(gat if waarde is None else balk(waarde) for waarde in reeks)
