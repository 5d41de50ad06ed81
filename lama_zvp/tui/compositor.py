"""Paint only what changed: of every widget the rows that were touched, and of the rest nothing.

Textual's own compositor asks every visible widget for all its rows, whatever changed. A cursor that moves two rows then
costs as much as the whole screen. This small subclass leans on `_get_renders` and `_dirty_regions`; a test compares
what it paints, step by step, with a whole picture.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip


class FrugalCompositor(Compositor):
    """As Textual's, with less work in a partial update."""

    _touched: tuple[Region, ...] = ()

    def render_partial_update(self) -> ChopsUpdate | None:
        """The rows and columns that changed; None when nothing did."""
        self._touched = tuple(self._dirty_regions)
        try:
            return super().render_partial_update()
        finally:
            self._touched = ()

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
