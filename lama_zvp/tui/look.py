"""How the app looks on this terminal: which symbols it can draw and which words and inks stand for a verdict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lama_zvp.tekens import Teken, sparkline
from lama_zvp.tui.lines import Line, Piece

_GOOD = frozenset({"op-koers", "gunstig", "uitgevoerd", "verankerd"})
_WARN = frozenset({"aandacht", "achter", "verouderd", "te-laat"})
_BAD = frozenset({"bijsturen", "ongunstig", "geblokkeerd"})
_UNKNOWN = frozenset({"onbekend", "onvoldoende-gegevens", "niet-vergelijkbaar", "laag"})
_MUTED = frozenset({"niet-gestart", "stopgezet", "neutraal", "geen-aantoonbaar-verschil", "vervallen"})


def ink_of(value: str) -> str:
    """The ink that goes with a verdict or a status: what is not known is never the ink of what is good."""
    for words, ink in ((_GOOD, "good"), (_WARN, "warn"), (_BAD, "bad"), (_UNKNOWN, "unknown"), (_MUTED, "muted")):
        if value in words:
            return ink
    return ""


@dataclass(frozen=True, slots=True)
class Look:
    """What this terminal can show."""

    ascii: bool = False
    colour: bool = True
    dark: bool = True

    def symbol(self, teken: Teken) -> str:
        return teken.ascii if self.ascii else teken.symbool

    def mark(self, teken: Teken, value: str) -> Line:
        """The symbol alone."""
        return ((self.symbol(teken), ink_of(value)),)

    def verdict(self, tekens: Mapping[str, Teken], value: str, *, short: bool = False) -> Line:
        """Symbol and word."""
        teken = tekens[value]
        word = teken.kort if short else teken.woord
        return ((f"{self.symbol(teken)} {word}", ink_of(value)),)

    def glyph(self, unicode: str, ascii: str) -> str:
        return ascii if self.ascii else unicode

    @property
    def dash(self) -> str:
        """Stands where there is nothing."""
        return self.glyph("–", "-")

    @property
    def rule(self) -> str:
        return self.glyph("─", "-")

    @property
    def dot(self) -> Piece:
        return (self.glyph(" · ", " - "), "muted")

    bars = staticmethod(sparkline)


def terminal_look(environment: Mapping[str, str]) -> Look:
    """Read from the environment what the terminal can do: its character set, NO_COLOR, and a light background.

    The Linux console speaks UTF-8 but its font lacks half of the symbols, so it gets those of ASCII.
    """
    return Look(
        ascii=not _speaks_utf8(environment) or environment.get("TERM") in ("linux", "dumb", "vt100"),
        colour=not environment.get("NO_COLOR"),
        dark=not _light_background(environment),
    )


def _speaks_utf8(environment: Mapping[str, str]) -> bool:
    """Whether the locale in force is one of UTF-8.

    Python itself sets LC_CTYPE to C.UTF-8 where the locale is unknown to the machine; a LANG that names another
    character set is then still what the terminal speaks.
    """
    lang = environment.get("LANG", "")
    if environment.get("LC_CTYPE") == "C.UTF-8" and "." in lang and not environment.get("LC_ALL"):
        return _is_utf8(lang)
    for name in ("LC_ALL", "LC_CTYPE", "LANG"):
        if value := environment.get(name):
            return _is_utf8(value)
    return False


def _is_utf8(locale: str) -> bool:
    return "utf8" in locale.lower().replace("-", "")


def _light_background(environment: Mapping[str, str]) -> bool:
    """`COLORFGBG=0;15`, as several terminals set it; the last number is the background."""
    background = environment.get("COLORFGBG", "").rpartition(";")[2]
    return background in ("7", "15")
