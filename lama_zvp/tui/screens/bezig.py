"""What stands over the screen while long work runs: how far it is, and how to stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from lama_zvp.tui.eenmaal import Eenmaal
from lama_zvp.tui.lines import BLANK, Line, cut, line, piece
from lama_zvp.tui.widgets.canvas import Canvas
from lama_zvp.typografie import getal

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from lama_zvp.tui.app import LamaApp
    from lama_zvp.tui.karwei import Karwei
    from lama_zvp.tui.look import Look

KIJK_ELKE = 0.1
"""Seconds between two looks at how far the work is; it is painted only when that changed."""
BREED = 40


class BezigScherm(Eenmaal[None], ModalScreen[None]):
    """Closes itself by whoever opened it; Escape asks the work to stop."""

    CSS_PATH = "bezig.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,ctrl+q", "afbreken", show=False)]

    def __init__(self, karwei: Karwei) -> None:
        super().__init__()
        self.karwei = karwei

    def compose(self) -> ComposeResult:
        with Vertical(id="kader"):
            yield Canvas(id="tekst")

    def on_mount(self) -> None:
        self._toon()
        self.set_interval(KIJK_ELKE, self._toon)

    def _toon(self) -> None:
        look = cast("LamaApp", self.app).look
        self.query_one("#tekst", Canvas).show(lambda width: bezig_lines(self.karwei, width, look))

    def action_afbreken(self) -> None:
        self.karwei.breek_af()
        self._toon()


def bezig_lines(karwei: Karwei, width: int, look: Look) -> list[Line]:
    """Title, bar, what is being made, and the way out."""
    stand = karwei.stand
    vol = BREED * stand.gedaan // stand.totaal if stand.totaal else 0
    deel = f"  {getal(stand.gedaan)} van {getal(stand.totaal)}" if stand.totaal > 1 else ""
    balk = line((look.glyph("█", "#") * vol, "key"), (look.glyph("░", ".") * (BREED - vol), "muted"), (deel, "muted"))
    return [
        line((karwei.titel, "title")),
        BLANK,
        cut(balk, width),
        cut(line(piece(stand.wat or "Wordt voorbereid", "")), width),
        BLANK,
        line((_uit(karwei), "accent" if karwei.stopt else "muted")),
    ]


def _uit(karwei: Karwei) -> str:
    return "Wordt afgebroken na dit stuk." if karwei.stopt else "esc breekt af"
