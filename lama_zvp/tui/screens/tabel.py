"""The tables of the plan, as its source prints them, one after another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from lama_zvp.tui.beeld import tabel as beeld
from lama_zvp.tui.bindings import TABELSCHERM, textual_bindings
from lama_zvp.tui.screens.base import Scherm
from lama_zvp.tui.widgets.canvas import Canvas, Page

if TYPE_CHECKING:
    from textual.widget import Widget

    from lama_zvp.plan.tabelbeeld import Tabelbeeld
    from lama_zvp.workspace import Workspace


class TabelScherm(Scherm):
    """One table at a time; what does not fit in the width is reached with the arrows."""

    CSS_PATH = "tabel.tcss"
    NAAM = "Tabel"
    UITLEG = (
        "De tabellen van het plan, cel voor cel zoals de bron ze heeft, de ene na de andere. Past een tabel niet in de "
        "breedte, dan gaan de pijltjes door haar kolommen. Kopiëren neemt de hele tabel mee, klaar om in een rekenblad "
        "te plakken."
    )
    KEYS = TABELSCHERM
    BINDINGS: ClassVar[list[BindingType]] = [*textual_bindings(TABELSCHERM)]

    def __init__(self) -> None:
        super().__init__()
        self._tabellen: tuple[Tabelbeeld, ...] = ()
        self._nummer = 0
        self._eerste = 0

    def body(self) -> Iterable[Widget]:
        yield Canvas(id="kop")
        yield Page(id="rijen")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#rijen").focus()
        self.calmly(self._laad())

    async def _laad(self) -> None:
        self._tabellen = await self.ask(_alle)
        self._toon()

    def _toon(self) -> None:
        tabel, look, eerste = self._tabellen[self._nummer], self.lama.look, self._eerste
        nummer, totaal = self._nummer + 1, len(self._tabellen)
        self.query_one("#kop", Canvas).show(lambda w: beeld.kop(tabel, w - 1, look, eerste, nummer, totaal))
        self.query_one("#rijen", Page).show(lambda w: beeld.rijen(tabel, w, eerste))

    def action_volgende(self) -> None:
        if self._tabellen:
            self._nummer, self._eerste = (self._nummer + 1) % len(self._tabellen), 0
            self.query_one("#rijen", Page).scroll_home(animate=False)
            self._toon()

    def action_schuif(self, step: int) -> None:
        if self._tabellen:
            hoogstens = beeld.laatste_begin(self._tabellen[self._nummer], self.size.width - 3)
            self._eerste = min(max(self._eerste + step, 0), hoogstens)
            self._toon()

    def kopie(self) -> str:
        return beeld.als_cellen(self._tabellen[self._nummer]) if self._tabellen else ""


def _alle(workspace: Workspace) -> tuple[Tabelbeeld, ...]:
    """Every table that this person may see; the one with figures per year first, that of the indicators last."""
    from lama_zvp.plan.tabelbeeld import ALLE_INDICATOREN
    from lama_zvp.workspace.tabel import toon_tabel

    eerste = toon_tabel(workspace)
    sleutels = [eerste.sleutel, *(tabel.sleutel for tabel in workspace.plan.alle_tabellen()), ALLE_INDICATOREN]
    return tuple(toon_tabel(workspace, sleutel) for sleutel in dict.fromkeys(sleutels))
