"""The trial of an import: everything it would do, cell by cell, before it is confirmed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from lama_zvp.tui.beeld import inlezen as beeld
from lama_zvp.tui.bindings import PROEFSCHERM, Key, textual_bindings
from lama_zvp.tui.screens.base import Raam
from lama_zvp.tui.widgets.canvas import Canvas, Page

if TYPE_CHECKING:
    from textual.widget import Widget

    from lama_zvp.workspace.invoer import Importverslag


class ProefScherm(Raam[bool]):
    """Gives back whether the import is to be done; with a refused cell, or nothing new, it cannot be."""

    CSS_PATH = "proef.tcss"
    NAAM = "Proef"
    UITLEG = (
        "Zo zou er ingelezen worden. Is er één cel die niet klopt, dan wordt er niets ingelezen: ga terug, en verbeter "
        "ze of zeg hoe ze te lezen is. Wat er al zo staat, wordt niet nog eens vastgelegd; een ander cijfer wordt een "
        "correctie, en het oude blijft in de geschiedenis."
    )
    KEYS = PROEFSCHERM
    BINDINGS: ClassVar[list[BindingType]] = [
        *textual_bindings(PROEFSCHERM),
        Binding("ctrl+o", "inlezen", show=False),
    ]

    def __init__(self, verslag: Importverslag) -> None:
        super().__init__()
        self._verslag = verslag

    def keys_here(self) -> tuple[Key, ...]:
        keys = super().keys_here()
        return keys if beeld.kan(self._verslag) else tuple(key for key in keys if key.action != "inlezen")

    def body(self) -> Iterable[Widget]:
        verslag, namen, look = self._verslag, self.kader.namen, self.lama.look
        titels = {onderwerp.naam: onderwerp.titel for onderwerp in (*namen.indicatoren, *namen.maatregelen)}
        yield Page(lambda w: beeld.proef(verslag, titels, min(w, 150), look), id="verslag")
        yield Canvas(lambda w: beeld.staart(verslag, w), id="staart")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#verslag").focus()

    def action_inlezen(self) -> None:
        if beeld.kan(self._verslag):
            self.dismiss(True)
        elif self._verslag.afgekeurd:
            self.melding.say(
                "Zo wordt er niets ingelezen: eerst moet elke cel kloppen.\nGa terug met esc; uw cellen staan er nog.",
                "warn",
            )
        else:
            self.melding.say("Er is niets om vast te leggen.\nGa terug met esc.", "warn")

    def action_kopieer(self) -> None:
        self.lama.routes.kopieer(self.query_one("#verslag", Page).as_text())

    def action_terug(self) -> None:
        self.dismiss(False)
