"""One calm message above the keys: what was done, or what is wrong and what to do; it goes with the next key."""

from __future__ import annotations

from collections.abc import Sequence

from lama_zvp.errors import LamaFout
from lama_zvp.tui.lines import Line, line, wrap
from lama_zvp.tui.widgets.canvas import Canvas

_MARKS = {"good": ("✓", "+"), "warn": ("▲", "!"), "bad": ("■", "#"), "": ("›", ">")}


class Notice(Canvas):
    """Lies over the last lines above the keys; empty and gone when there is nothing to say."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.text = ""
        self.display = False

    def say(self, text: str, ink: str = "") -> None:
        """Show `text` until the next key."""
        self.text = text
        marks = _MARKS[ink]

        def build(width: int) -> Sequence[Line]:
            lines: list[Line] = []
            for number, paragraph in enumerate(text.split("\n")[:6]):
                first = line(" ", (self.look.glyph(*marks), ink), " ") if not number else line("   ")
                lines += wrap(paragraph, width - 1, "strong" if not number else "muted", first=first, indent=3)
            return lines[:8]

        self.show(build)
        self.display = True

    def say_error(self, fout: LamaFout) -> None:
        """An error as its message and its advice."""
        self.say(f"{fout.melding}\n{fout.raad_app}" if fout.raad_app else fout.melding, "bad")

    def clear(self) -> None:
        self.text = ""
        self.display = False
