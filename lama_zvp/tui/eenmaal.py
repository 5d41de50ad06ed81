"""A screen that goes away once, and takes nothing else with it: Textual's own takes away whichever is in front."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.message_pump import MessagePump
from textual.screen import Screen

R = TypeVar("R")


class Eenmaal(Screen[R]):
    """A second click, or work that ends under a window that has just become too small, closes this screen only."""

    _uitgesteld: tuple[R | None] | None = None

    def dismiss(self, result: R | None = None) -> AwaitComplete:
        """Go away with `result`; covered by another screen, as soon as that one is gone; when already gone, nothing."""
        if self.is_active:
            return super().dismiss(result)
        if self in self.app.screen_stack:
            self._uitgesteld = (result,)
        return AwaitComplete()

    def on_screen_resume(self) -> None:
        if self._uitgesteld is not None:
            (result,), self._uitgesteld = self._uitgesteld, None
            self.dismiss(result)


def goes(pump: MessagePump | None) -> bool:
    """Whether `pump`, or what it is a part of, is being taken down: Textual gives such a node no children any more."""
    while pump is not None:
        if pump._closing or getattr(pump, "_pruning", False):
            return True
        pump = pump._parent
    return False
