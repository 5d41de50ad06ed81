"""The keys of the screen one comes from, what that screen shows, and what the symbols mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from lama_zvp import tekens
from lama_zvp.tui.bindings import HULPSCHERM, Key, textual_bindings
from lama_zvp.tui.lines import BLANK, Line, line, wrap
from lama_zvp.tui.look import Look
from lama_zvp.tui.screens.base import Raam
from lama_zvp.tui.widgets.canvas import Page

if TYPE_CHECKING:
    from textual.widget import Widget


class HulpScherm(Raam[None]):
    """Help about one screen."""

    NAAM = "Hulp"
    KEYS = HULPSCHERM
    BINDINGS: ClassVar[list[BindingType]] = [*textual_bindings(HULPSCHERM)]

    def __init__(self, naam: str, uitleg: str, eigen: Sequence[Key], algemeen: Sequence[Key]) -> None:
        super().__init__()
        self._over = (naam, uitleg, tuple(eigen), tuple(algemeen))

    def body(self) -> Iterable[Widget]:
        look = self.lama.look
        yield Page(lambda width: hulp_lines(*self._over, width, look), id="hulp")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#hulp").focus()


def hulp_lines(
    naam: str, uitleg: str, eigen: Sequence[Key], algemeen: Sequence[Key], width: int, look: Look
) -> list[Line]:
    """Explanation, keys of this screen, keys that work everywhere, symbols."""
    width = min(width, 100)
    lines: list[Line] = [BLANK, line((f" {naam}", "title"))]
    lines += [*wrap(uitleg, width - 2, first=line(" "), indent=1), BLANK]
    lines += _keys("Op dit scherm", eigen, width)
    if algemeen:
        lines += _keys("Overal", algemeen, width)
    return [*lines, *_tekens(width, look)]


def _keys(titel: str, keys: Sequence[Key], width: int) -> list[Line]:
    lines: list[Line] = [line((f" {titel}", "head"))]
    for key in (key for key in keys if key.listed):
        first = line((f" {key.shown:>8}", "key"), "  ")
        lines += wrap(key.help, width - 2, first=first, indent=11)
    return [*lines, BLANK]


def _tekens(width: int, look: Look) -> list[Line]:
    lines: list[Line] = [line((" Tekens", "head"))]
    for naam, woorden in (
        ("oordeel", tekens.UITVOERING),
        ("E effect", tekens.EFFECT),
        ("Z zekerh.", tekens.ZEKERHEID),
        ("A actueel", tekens.ACTUALITEIT),
        ("maatregel", tekens.MAATREGELSTAND),
        ("besluit", tekens.STAND),
    ):
        pieces = [part for waarde in woorden for part in (*look.verdict(woorden, waarde), ("  ", ""))]
        lines += _over_lines(line((f" {naam:<10}", "muted")), pieces, width)
    return [*lines, BLANK]


def _over_lines(first: Line, pieces: Sequence[tuple[str, str]], width: int) -> list[Line]:
    """Symbols with their words side by side, a new line where they no longer fit."""
    lines: list[Line] = []
    current, used = list(first), 11
    for word, gap in zip(pieces[::2], pieces[1::2], strict=True):
        size = len(word[0]) + len(gap[0])
        if used + size > width:
            lines.append(tuple(current))
            current, used = [(" " * 11, "")], 11
        current += [word, gap]
        used += size
    return [*lines, tuple(current)]
