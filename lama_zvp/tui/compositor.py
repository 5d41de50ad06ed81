"""Paint only what changed: of every widget the rows that were touched, and of the rest nothing.

Textual's own compositor asks every visible widget for all its rows, whatever changed. A cursor that moves two rows then
costs as much as the whole screen, and of a row that was touched halfway it sends the whole. These small subclasses
lean on `_get_renders`, `_dirty_regions` and `ChopsUpdate`; a test compares what they paint, step by step, with a whole
picture.
"""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.control import Control
from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip


class FrugalUpdate(ChopsUpdate):
    """As Textual's, but of a row it sends the columns that changed: Textual begins where the widget begins."""

    def render_segments(self, console: Console) -> str:
        sent: list[str] = []
        for y, left, right in self.spans:
            for end, (x, strip) in zip(self.chop_ends[y], self.chops[y].items(), strict=False):
                start, stop = max(x, left), min(end, right)
                if strip is not None and start < stop:
                    part = strip if (start, stop) == (x, end) else strip.crop(start - x, stop - x)
                    sent += [Control.move_to(start, y).segment.text, part.render(console)]
        return "".join(sent)


class FrugalCompositor(Compositor):
    """As Textual's, with less work in a partial update."""

    _touched: tuple[Region, ...] = ()

    def render_partial_update(self) -> ChopsUpdate | None:
        """The rows and columns that changed; None when nothing did."""
        self._touched = tuple(self._dirty_regions)
        try:
            update = super().render_partial_update()
        finally:
            self._touched = ()
        return None if update is None else FrugalUpdate(update.chops, update.spans, update.chop_ends)

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        if not self._touched:
            yield from super()._get_renders(crop)
            return
        pending = self._touched
        for widget, (region, clip) in self.visible_widgets.items():
            shown = region.intersection(clip)
            touched = [part for part in map(shown.intersection, pending) if part]
            if not touched:
                continue
            top, bottom = min(part.y for part in touched), max(part.bottom for part in touched)
            part = Region(shown.x, top, shown.width, bottom - top)
            yield region, part, widget.render_lines(part.translate((-region.x, -region.y)))
            # From front to back: what lies behind a part that is covered whole is not seen.
            pending = tuple(part for part in pending if not shown.contains_region(part))
            if not pending:
                return
