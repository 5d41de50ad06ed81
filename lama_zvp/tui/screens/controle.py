"""What the check of the journal and of the frozen years found."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from lama_zvp.tui.beeld import vaststelling as beeld
from lama_zvp.tui.bindings import CONTROLESCHERM, textual_bindings
from lama_zvp.tui.screens.base import Scherm
from lama_zvp.tui.widgets.canvas import Page

if TYPE_CHECKING:
    from textual.widget import Widget

    from lama_zvp.journal.verify import Controleverslag
    from lama_zvp.workspace.bewaring import LaatsteKopie


class ControleScherm(Scherm):
    """The report, to be read."""

    NAAM = "Controle"
    UITLEG = (
        "De controle rekent elke gebeurtenis na, van de eerste tot de laatste, en maakt elk vastgesteld document "
        "opnieuw om te zien of het nog hetzelfde is. Ze verandert niets."
    )
    KEYS = CONTROLESCHERM
    BINDINGS: ClassVar[list[BindingType]] = [*textual_bindings(CONTROLESCHERM)]

    def __init__(self, verslag: Controleverslag | None, kopie: LaatsteKopie | None) -> None:
        super().__init__()
        self._gevonden = (verslag, kopie)

    def body(self) -> Iterable[Widget]:
        look = self.lama.look
        yield Page(lambda w: beeld.controle(*self._gevonden, min(w, 110), look), id="verslag")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#verslag").focus()

    def action_controle(self) -> None:
        self.lama.daden.controle()
