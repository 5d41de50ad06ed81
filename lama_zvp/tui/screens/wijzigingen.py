"""What others recorded since this person last looked, with the way to what it is about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType

from lama_zvp.tui.beeld import wijzigingen as beeld
from lama_zvp.tui.beeld.journaal import voluit
from lama_zvp.tui.bindings import WIJZIGINGENSCHERM, textual_bindings
from lama_zvp.tui.screens.base import Scherm
from lama_zvp.tui.widgets.canvas import Canvas, Page
from lama_zvp.tui.widgets.rowlist import RowList

if TYPE_CHECKING:
    from textual.widget import Widget

    from lama_zvp.journal.events import Gebeurtenis
    from lama_zvp.workspace.persoonlijk import Wijzigingen


class WijzigingenScherm(Scherm):
    """Stays as it is while one reads: what is read here counts as seen from the next visit on."""

    CSS_PATH = "wijzigingen.tcss"
    NAAM = "Wijzigingen"
    UITLEG = (
        "Wat anderen vastlegden sinds u hier laatst keek, per fiche. Wat u zelf logde, staat er niet bij. Enter opent "
        "waar het over gaat. Zodra u dit scherm gezien hebt, geldt het als gelezen: de volgende keer staat hier alleen "
        "wat er daarna bijkwam."
    )
    KEYS = WIJZIGINGENSCHERM
    BINDINGS: ClassVar[list[BindingType]] = [*textual_bindings(WIJZIGINGENSCHERM)]

    def __init__(self) -> None:
        super().__init__()
        self.nieuw: Wijzigingen | None = None

    def body(self) -> Iterable[Widget]:
        yield Canvas(id="kop")
        yield RowList(id="lijst", moved=self._toon_voluit)
        yield Page(id="voluit")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#lijst").focus()
        self.ververs()

    def ververs(self) -> None:
        self.tell_band()
        self.calmly(self._laad())

    async def _laad(self) -> None:
        """From where this person began today: what they saw a minute ago is still here."""
        sinds = self.lama.sinds
        nieuw = await self.ask(lambda workspace: workspace.wijzigingen(sinds))
        self.nieuw = nieuw
        self._toon(nieuw)
        await self.ask(lambda workspace: workspace.onthoud_gezien(nieuw.tot))

    def _toon(self, nieuw: Wijzigingen) -> None:
        plan, namen, look = self.kader.plan, self.kader.namen, self.lama.look
        self.query_one("#kop", Canvas).show(lambda w: beeld.kop(nieuw, w, look))
        self.query_one("#lijst", RowList).show_rows(lambda w: beeld.rijen(nieuw, plan, namen, w, look))
        self._toon_voluit()

    def _gekozen(self) -> Gebeurtenis | None:
        key = self.query_one("#lijst", RowList).current
        return next((g for g in self.nieuw.gebeurtenissen if str(g.volgnr) == key), None) if self.nieuw else None

    def _toon_voluit(self) -> None:
        g, look, namen = self._gekozen(), self.lama.look, self.kader.namen
        page = self.query_one("#voluit", Page)
        page.display = g is not None
        if g is not None:
            gemeenten = {gemeente.sleutel: gemeente.naam for gemeente in self.kader.plan.zone.gemeenten}
            page.show(lambda w: voluit(g, namen, gemeenten, w, look, opvolger=None))
            page.scroll_home(animate=False)

    def gekozen_maatregel(self) -> str | None:
        g = self._gekozen()
        return g.onderwerp if g is not None and self.kader.namen.maatregel(g.onderwerp) else None

    def kopie(self) -> str:
        return self.query_one("#voluit", Page).as_text() if self._gekozen() else ""

    @on(RowList.Chosen, "#lijst")
    def _open(self) -> None:
        if g := self._gekozen():
            self.lama.routes.gebeurtenis(g)
