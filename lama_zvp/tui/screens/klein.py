"""What stands on a terminal that is too small: how large it must be; what was being done waits behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from lama_zvp.tui.eenmaal import Eenmaal
from lama_zvp.tui.lines import BLANK, Line, line, wrap
from lama_zvp.tui.widgets.canvas import Canvas

if TYPE_CHECKING:
    from lama_zvp.tui.app import LamaApp

BREEDTE, HOOGTE = 60, 16
"""The smallest terminal that the screens are made for, in columns and rows."""


class KleinScherm(Eenmaal[None], ModalScreen[None]):
    """Comes and goes with the size of the terminal."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q,ctrl+q", "stop", show=False)]

    def compose(self) -> ComposeResult:
        yield Canvas(self._lines, id="klein")

    def _lines(self, width: int) -> Sequence[Line]:
        size = self.app.size
        text = (
            f"Dit venster is {size.width} bij {size.height} tekens. "
            f"Maak het minstens {BREEDTE} breed en {HOOGTE} hoog. Wat u aan het doen was, wacht op u."
        )
        return [BLANK, line((" lama_zvp", "title")), *wrap(text, max(width - 1, 4), first=line(" "), indent=1)]

    async def action_stop(self) -> None:
        await cast("LamaApp", self.app).leave_now(0)
