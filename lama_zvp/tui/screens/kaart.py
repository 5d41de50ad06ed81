"""A card over the lower part of a screen: one step of the tour, with the screen itself in sight above it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from lama_zvp.tui.eenmaal import Eenmaal
from lama_zvp.tui.lines import BLANK, Line, between, line, wrap_pieces
from lama_zvp.tui.widgets.canvas import Canvas

if TYPE_CHECKING:
    from textual.app import ComposeResult


class KaartScherm(Eenmaal[bool], ModalScreen[bool]):
    """Gives back True to go on, False to stop."""

    CSS_PATH = "kaart.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space,right", "verder", show=False),
        Binding("escape,q", "stop", show=False),
    ]

    def __init__(self, titel: str, tekst: Line, nummer: int, aantal: int) -> None:
        super().__init__()
        self._inhoud = (titel, tekst, nummer, aantal)

    def compose(self) -> ComposeResult:
        with Vertical(id="kader"):
            yield Canvas(self._lines, id="kaart")

    def _lines(self, width: int) -> list[Line]:
        titel, tekst, nummer, aantal = self._inhoud
        einde = "klaar" if nummer == aantal else "volgende"
        return [
            between(line((titel, "title")), line((f"{nummer} van {aantal}", "muted")), width),
            BLANK,
            *wrap_pieces(tekst, width),
            BLANK,
            line(("enter", "key"), (f" {einde}   ", "muted"), ("esc", "key"), (" stoppen", "muted")),
        ]

    def on_click(self) -> None:
        self.action_verder()

    def action_verder(self) -> None:
        self.dismiss(True)

    def action_stop(self) -> None:
        self.dismiss(False)
