"""What stands on the screen when the program cannot open: what is wrong, what to do, and a way to try again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from lama_zvp.errors import LamaFout
from lama_zvp.tui.bindings import FOUTSCHERM, textual_bindings
from lama_zvp.tui.lines import BLANK, Line, line, wrap
from lama_zvp.tui.screens.base import Raam
from lama_zvp.tui.widgets.canvas import Page

if TYPE_CHECKING:
    from textual.widget import Widget


class FoutScherm(Raam[None]):
    """One error, read at leisure."""

    NAAM = "Niet geopend"
    UITLEG = "Het programma kan het plan of het journaal niet openen. Wat bewaard is, blijft bewaard."
    KEYS = FOUTSCHERM
    BINDINGS: ClassVar[list[BindingType]] = [*textual_bindings(FOUTSCHERM)]

    def __init__(self, fout: LamaFout) -> None:
        super().__init__()
        self._fout = fout

    def body(self) -> Iterable[Widget]:
        yield Page(self._lines, id="fout")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#fout").focus()

    def _lines(self, width: int) -> list[Line]:
        width = min(width, 110)
        lines: list[Line] = [BLANK, line((" Het programma kan niet openen.", "title")), BLANK]
        for number, text in enumerate(self._fout.melding.split("\n")):
            lines += wrap(text, width - 2, "" if number else "strong", first=line(" "), indent=3)
        if self._fout.raad_app:
            lines += [BLANK, *wrap(self._fout.raad_app, width - 2, first=line(" "), indent=1)]
        return [*lines, BLANK, line((" r probeert opnieuw, q verlaat het programma.", "muted"))]

    def action_opnieuw(self) -> None:
        self.app.pop_screen()
        self.lama.gate.hold()
        self.lama.begin()

    def action_stop(self) -> None:
        self.lama.stop()
