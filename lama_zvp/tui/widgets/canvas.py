"""The base of everything that is drawn: lines built for a width, repainted only where they changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, ClassVar, cast

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from lama_zvp.tui.inks import PIGMENTS, Pigment, ink_style
from lama_zvp.tui.lines import BLANK, Line, fewer, same_start, text_of, width_of
from lama_zvp.tui.look import Look

if TYPE_CHECKING:
    from textual import events

    from lama_zvp.tui.app import LamaApp

Build = Callable[[int], Sequence[Line]]


class Canvas(ScrollView, can_focus=False):
    """Shows what `show` was given; it builds its lines again when its width changes."""

    PIGMENTS: ClassVar[Mapping[str, Pigment]] = PIGMENTS
    ALLOW_SELECT = False
    INDENT: ClassVar[int] = 0
    """Columns before the lines themselves."""

    def __init__(self, build: Build | None = None, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._build: Build = build or (lambda _width: ())
        self._lines: tuple[Line, ...] = ()
        self._built_for = -1
        self._base: tuple[str, Style] | None = None
        self._paint = (Style.null(), 0)

    @property
    def look(self) -> Look:
        return cast("LamaApp", self.app).look

    @property
    def lines(self) -> tuple[Line, ...]:
        """What stands here now, for whoever wants to read it."""
        return self._lines

    def as_text(self) -> str:
        """What stands here as text, for the clipboard."""
        return "\n".join(text_of(line).rstrip() for line in self._lines).strip("\n")

    def show(self, build: Build) -> None:
        """Show the lines that `build` gives for a width."""
        self._build = build
        if self._built_for >= 0:
            self.rebuild(self._built_for)

    def rebuild(self, width: int) -> None:
        """Build for `width` columns and repaint only the lines that differ from what stands here."""
        before, self._lines = self._lines, tuple(self._build(width))
        same_width, self._built_for = width == self._built_for, width
        grows = self.styles.height is not None and self.styles.height.is_auto
        if not same_width or (grows and len(before) != len(self._lines)):
            self.virtual_size = Size(width, len(self._lines))
            self.refresh(layout=True)
            return
        if not grows:
            self._measure()
        self._repaint(
            (y, same_start(old, new), max(width_of(old), width_of(new)))
            for y, (old, new) in enumerate(zip_longest(before, self._lines, fillvalue=BLANK))
            if old != new
        )

    def _measure(self) -> None:
        """Tell the scrollbar how much there is; what fits counts as one screen, so that it is not painted again."""
        size = Size(self._built_for, max(len(self._lines), self.scrollable_content_region.height))
        if size != self.virtual_size:
            self.set_reactive(Canvas.virtual_size, size)
            self._scroll_update(size)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        if width != self._built_for:
            self.rebuild(width)
        return len(self._lines)

    def on_resize(self, _event: events.Resize) -> None:
        width = self.scrollable_content_region.width
        if width and width != self._built_for:
            self.rebuild(width)
        elif not self.styles.auto_dimensions:
            self._measure()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._base = None
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        # The same for every line, and not cheap to ask.
        if self._base is None or self._base[0] != self.app.theme:
            self._base = (self.app.theme, self.rich_style)
        width = self.scrollable_content_region.width
        self._paint = (self._base[1], width)
        if self._built_for < 0:
            # The first picture is painted before anybody tells a widget how large it is.
            self._lines = tuple(self._build(width))
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        base, width = self._paint
        index = y + self.scroll_offset.y
        if not 0 <= index < len(self._lines):
            return Strip.blank(width, base)
        return self.strip(index, base, width)

    def refresh_line(self, *rows: int) -> None:
        """Repaint lines, as far as they are in view, and not the scrollbar beside them."""
        self._repaint((y, -self.INDENT, self._built_for) for y in rows)

    def _repaint(self, spans: Iterable[tuple[int, int, int]]) -> None:
        """Repaint of each line its columns from `start` to `end`, counted in the line itself."""
        shown, top = self.scrollable_content_region.size, self.scroll_offset.y
        regions = []
        for y, start, end in spans:
            left, right = start + self.INDENT, min(end + self.INDENT, shown.width)
            if 0 <= y - top < shown.height and left < right:
                regions.append(Region(left, y - top, right - left, 1))
        if regions:
            self.refresh(*regions)

    def strip(self, index: int, base: Style, width: int) -> Strip:
        """One line as it is painted."""
        return self.painted(self._lines[index], base, width)

    def painted(self, line: Line, base: Style, width: int) -> Strip:
        """A line in as few styles as will do, for every change of style travels over the wire."""
        pieces = fewer((*line, (" " * max(width - width_of(line), 0), "")))
        return Strip([Segment(text, base + self.ink(name)) for text, name in pieces]).crop_extend(0, width, base)

    def ink(self, name: str) -> Style:
        """The style of an ink; without colours its weight and its underlining still tell."""
        if not name:
            return Style.null()
        return ink_style(self.app.theme, self.PIGMENTS[name])


class Page(Canvas, can_focus=True):
    """Lines to be read: scrolls with the arrow keys once it has the focus; `more` hears whether any stand below."""

    def __init__(
        self, build: Build | None = None, *, id: str | None = None, more: Callable[[bool], None] | None = None
    ) -> None:
        super().__init__(build, id=id)
        self._more = more

    def rebuild(self, width: int) -> None:
        super().rebuild(width)
        self._tell_more()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self._tell_more()

    def on_resize(self, _event: events.Resize) -> None:
        self._tell_more()  # the canvas hears of it by itself

    def _tell_more(self) -> None:
        shown = self.scrollable_content_region.height
        if self._more is not None and shown:
            self._more(len(self._lines) > shown + self.scroll_offset.y)
