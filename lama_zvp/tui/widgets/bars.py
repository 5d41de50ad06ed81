"""The two edges of every screen: the band at the top that says where one is, and the keys at the bottom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from lama_zvp.tui.bindings import Key
from lama_zvp.tui.inks import PIGMENTS, Pigment
from lama_zvp.tui.lines import Line, Piece, between, cut, piece, width_of
from lama_zvp.tui.widgets.canvas import Canvas

if TYPE_CHECKING:
    from textual import events


class Band(Canvas):
    """Zone, screen, year and person. VOORBEELDDATA stands here on every screen of a home with example data."""

    PIGMENTS: ClassVar[Mapping[str, Pigment]] = {
        **PIGMENTS,
        "strong": ("band-text", "", True),
        "muted": ("band-muted", "", False),
    }

    def tell(self, *, zone: str, screen: str, jaar: int | None, wie: str, voorbeeld: bool) -> None:
        left: Line = ((" ", ""), piece(zone, "strong"), ("   ", ""), piece(screen, "muted"))
        right: list[Piece] = []
        if voorbeeld:
            right += [(" VOORBEELDDATA ", "badge"), ("  ", "")]
        if jaar is not None:
            right += [(f"{jaar}", "strong"), ("  ", "")]
        right += [piece(wie, "muted"), (" ", "")]
        self.show(lambda width: [_band(left, tuple(right), width)])


def _band(left: Line, right: Line, width: int) -> Line:
    """Both ends; on a narrow terminal the person goes first, the mark of example data never."""
    if width_of(left) + width_of(right) >= width and len(right) > 2:
        right = (*right[:-2], (" ", ""))
    return between(left, right, width)


class Keys(Canvas):
    """The keys of this screen, as many as there is room for; a click on one is that key."""

    def __init__(self, keys: Sequence[Key], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._shown: tuple[tuple[int, int, Key], ...] = ()
        self.tell(keys)

    def tell(self, keys: Sequence[Key]) -> None:
        self.show(lambda width: [self._place(keys, width)])

    def _place(self, keys: Sequence[Key], width: int) -> Line:
        pieces: list[Piece] = [(" ", "")]
        shown: list[tuple[int, int, Key]] = []
        x = 1
        for key in fitting(keys, width - 2):
            size = width_of(_label(key))
            pieces += [*_label(key), ("  ", "")]
            shown.append((x, x + size, key))
            x += size + 2
        self._shown = tuple(shown)
        return cut(tuple(pieces[:-1]), width)

    def key_at(self, x: int) -> Key | None:
        """The key whose words stand at column `x`."""
        return next((key for start, end, key in self._shown if start <= x < end), None)

    def on_click(self, event: events.Click) -> None:
        if key := self.key_at(event.x):
            self.app.simulate_key(key.keys.partition(",")[0])


def _label(key: Key) -> Line:
    return ((key.shown, "key"), (f" {key.label}", "muted"))


def fitting(keys: Sequence[Key], width: int) -> list[Key]:
    """The keys that fit in `width`, in their own order; the least important give way first."""
    chosen = [key for key in keys if key.footer is not None]
    while chosen and sum(width_of(_label(key)) + 2 for key in chosen) > width + 2:
        chosen.remove(max(reversed(chosen), key=lambda key: key.footer or 0))
    return chosen
