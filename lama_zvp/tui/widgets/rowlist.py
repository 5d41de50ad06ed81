"""A list of rows with a cursor: moving it repaints two lines, and it stays on its row when the rows change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from lama_zvp.tui.lines import Line, text_of
from lama_zvp.tui.widgets.canvas import Canvas

if TYPE_CHECKING:
    from textual import events


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list. `key` None: a heading or a blank, which the cursor passes over."""

    line: Line
    key: str | None = None


RowBuild = Callable[[int], Sequence[Row]]
GUTTER = 2
"""Columns at the left edge of every row: the cursor's mark and a space."""


class RowList(Canvas, can_focus=True):
    """Posts `Chosen` on Enter or a second click.

    `moved` is called when the cursor comes to another row: a call and not a message, so that what stands beside the
    list is painted in the same breath as the cursor. `always`: the cursor shows as active without the focus, for a
    list that is steered from a field beside it.
    """

    INDENT: ClassVar[int] = GUTTER
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "end(-1)", show=False),
        Binding("end", "end(1)", show=False),
        Binding("enter", "choose", show=False),
    ]

    class Chosen(Message):
        """The row under the cursor was chosen."""

        def __init__(self, rows: RowList, key: str) -> None:
            super().__init__()
            self.rows = rows
            self.key = key

        @property
        def control(self) -> RowList:
            return self.rows

    def __init__(
        self, *, id: str | None = None, moved: Callable[[], None] = lambda: None, always: bool = False
    ) -> None:
        super().__init__(id=id)
        self._always = always
        self._moved = moved
        self._keys: tuple[str | None, ...] = ()
        self._wanted: str | None = None
        self._place = 0

    @property
    def current(self) -> str | None:
        """Key of the row under the cursor."""
        return self._keys[self._place] if self._place < len(self._keys) else None

    @property
    def current_text(self) -> str:
        """The row under the cursor as it stands on the screen; "" when there is none."""
        return text_of(self.lines[self._place]).strip() if self.current is not None else ""

    @property
    def cursor_line(self) -> int:
        return self._place

    def show_rows(self, build: RowBuild, *, cursor: str | None = None) -> None:
        """Show rows; the cursor goes to `cursor`, or stays on the row with the key it was on."""
        if cursor is not None:
            self._wanted = cursor

        def lines(width: int) -> Sequence[Line]:
            rows = tuple(build(max(width - GUTTER, 1)))
            self._keys = tuple(row.key for row in rows)
            return [row.line for row in rows]

        self.show(lines)

    def rebuild(self, width: int) -> None:
        before, was = self.current, self._place
        super().rebuild(width)
        place = self._place_of(self._wanted)
        if place != was:
            self._place = place
            self.refresh_line(was, place)
        if self.current is not None:
            self._wanted = self.current
        if self.current != before:
            self._moved()
        self.call_after_refresh(self._keep_in_view)

    def _place_of(self, key: str | None) -> int:
        """Where `key` stands; else the selectable row nearest to where the cursor was."""
        if key is not None and key in self._keys:
            return self._keys.index(key)
        chooseable = [place for place, other in enumerate(self._keys) if other is not None]
        return min(chooseable, key=lambda place: abs(place - self._place), default=0)

    # -- moving --------------------------------------------------------------------------------------------------

    def action_move(self, step: int) -> None:
        self._go(self._next(self._place + step, step))

    def action_page(self, step: int) -> None:
        target = self._place + step * max(self.scrollable_content_region.height - 1, 1)
        target = min(max(target, 0), len(self._keys) - 1)
        place = self._next(target, step)
        self._go(self._next(target, -step) if place is None else place)

    def action_end(self, step: int) -> None:
        self._go(self._next(0 if step < 0 else len(self._keys) - 1, -step))

    def action_choose(self) -> None:
        if self.current is not None:
            self.post_message(self.Chosen(self, self.current))

    def go_to(self, key: str) -> None:
        """Put the cursor on the row with this key, if it is there."""
        self._wanted = key
        if key in self._keys:
            self._go(self._keys.index(key))

    def _next(self, start: int, step: int) -> int | None:
        place = start
        while 0 <= place < len(self._keys):
            if self._keys[place] is not None:
                return place
            place += step
        return None

    def _go(self, place: int | None) -> None:
        if place is None:
            self._show_edge()
            return
        if place == self._place:
            return
        was, self._place = self._place, place
        self._wanted = self.current
        self.refresh_line(was, place)
        self._keep_in_view()
        self._moved()

    def _keep_in_view(self) -> None:
        """Scroll so that the cursor's row shows, with the headings just above it; a third of a screen at a time.

        Scrolling repaints every row, which costs as many bytes as ten steps of the cursor: so not at every step.
        """
        height = self.scrollable_content_region.height
        if not height or not self._keys:
            return
        top = self._place
        while top > 0 and self._keys[top - 1] is None:
            top -= 1
        top = top if self._place - top < height else self._place
        first = self.scroll_offset.y
        if self._place >= first + height:
            first = min(self._place - height + 1 + height // 3, top)
        elif top < first:
            first = max(top - height // 3, self._place - height + 1, 0)
        self.scroll_to(y=min(first, max(len(self._keys) - height, 0)), animate=False)

    def _show_edge(self) -> None:
        """Nothing further to go to: let the headings at that end be seen."""
        self._keep_in_view()

    # -- mouse ---------------------------------------------------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        place = event.y + self.scroll_offset.y
        if not 0 <= place < len(self._keys) or self._keys[place] is None:
            return
        if place == self._place and self.has_focus and event.chain > 1:
            self.action_choose()
        else:
            self._go(place)

    # -- painting ------------------------------------------------------------------------------------------------

    def on_focus(self) -> None:
        self.refresh_line(self._place)

    def on_blur(self) -> None:
        self.refresh_line(self._place)

    def strip(self, index: int, base: Style, width: int) -> Strip:
        if index != self._place or self._keys[index] is None:
            return self.painted(((" " * GUTTER, ""), *self.lines[index]), base, width)
        active = self.has_focus or self._always
        base = base + self.ink("cursor" if active else "cursor-away")
        if not self.look.colour:
            base = base + Style(reverse=active, underline=not active)
        mark = (f"{self.look.glyph('▌', '>')} ", "accent" if active else "muted")
        return self.painted((mark, *self.lines[index]), base, width)
