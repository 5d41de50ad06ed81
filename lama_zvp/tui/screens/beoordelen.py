"""Judging the year: per fiche what the program proposes, beside what a person judged."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from lama_zvp.tui.beeld import beoordelen as beeld
from lama_zvp.tui.bindings import BEOORDEELSCHERM, textual_bindings
from lama_zvp.tui.screens.base import Scherm
from lama_zvp.tui.widgets.canvas import Canvas, Page
from lama_zvp.tui.widgets.rowlist import RowList

if TYPE_CHECKING:
    from textual import events
    from textual.widget import Widget

    from lama_zvp.assess.model import FicheOordeel, Jaaroordeel
    from lama_zvp.journal.events import Gebeurtenis


class BeoordelenScherm(Scherm):
    """All fiches above; of the chosen one the proposal and the judgement side by side."""

    CSS_PATH = "beoordelen.tcss"
    NAAM = "Beoordelen"
    MET_JAAR = True
    UITLEG = (
        "Links wat het programma voorstelt en waarop dat rust, rechts wat een mens oordeelde. Het voorstel volgt de "
        "uitvoering; een ongunstig kerncijfer of een gemist doel maakt het strenger, een goed cijfer nooit beter. "
        "Wijken de twee af, dan toont het stuurbord beide."
    )
    KEYS = BEOORDEELSCHERM
    BINDINGS: ClassVar[list[BindingType]] = [*textual_bindings(BEOORDEELSCHERM)]

    def __init__(self, fiche: str | None = None) -> None:
        super().__init__()
        self._begin = fiche
        self._getoond = ""
        self._oordelen: dict[str, Gebeurtenis] = {}
        self._jaaroordeel: Jaaroordeel | None = None

    def body(self) -> Iterable[Widget]:
        yield Canvas(id="koppen")
        yield RowList(id="lijst", moved=self._toon_gekozen)
        yield Canvas(id="stand")
        with Horizontal(id="naast"):
            with Vertical(id="links"):
                yield Page(id="voorstel")
            with Vertical(id="rechts"):
                yield Page(id="mens")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#koppen", Canvas).show(lambda w: [beeld.koppen(w)])
        self.query_one("#lijst").focus()
        if self.lama.oordeel is not None:
            self.toon_oordeel(self.lama.oordeel)
        self.ververs()

    # -- values --------------------------------------------------------------------------------------------------

    def toon_oordeel(self, oordeel: Jaaroordeel) -> None:
        self._jaaroordeel = oordeel
        self.tell_band()
        self._toon()

    def ververs(self) -> None:
        self.calmly(self._laad())

    async def _laad(self) -> None:
        jaar = self.lama.jaar
        self._oordelen = await self.ask(lambda workspace: workspace.beoordelingen(jaar))
        self._toon()

    def _toon(self) -> None:
        jaar, oordelen, look = self._jaaroordeel, self._oordelen, self.lama.look
        if jaar is None:
            return
        begin, self._begin = self._begin, None
        self.query_one("#lijst", RowList).show_rows(lambda w: beeld.rijen(jaar, oordelen, w, look), cursor=begin)
        self.query_one("#stand", Canvas).show(lambda _w: [beeld.stand(jaar, oordelen)])
        self._verdeel()
        self._toon_gekozen()

    @property
    def gekozen(self) -> FicheOordeel | None:
        """The fiche or hefboom under the cursor."""
        key, jaar = self.query_one("#lijst", RowList).current, self._jaaroordeel
        if jaar is None or key is None:
            return None
        return next((f for f in (*jaar.fiches, *jaar.hefbomen) if f.sleutel == key), None)

    def _toon_gekozen(self) -> None:
        fiche, look = self.gekozen, self.lama.look
        if fiche is None:
            return
        gegeven, mag = self._oordelen.get(fiche.sleutel), self.kader.wie.mag("beoordeel")
        voorstel, mens = self.query_one("#voorstel", Page), self.query_one("#mens", Page)
        voorstel.show(lambda w: beeld.voorstel(fiche, w, look))
        mens.show(lambda w: beeld.mens(fiche, gegeven, w, look, mag=mag))
        if fiche.sleutel != self._getoond:
            self._getoond = fiche.sleutel
            voorstel.scroll_home(animate=False)
            mens.scroll_home(animate=False)

    def on_resize(self, _event: events.Resize) -> None:
        self._verdeel()

    def _verdeel(self) -> None:
        """The list takes what it needs, as long as the proposal and the judgement keep their room."""
        jaar = self._jaaroordeel
        nodig = len(beeld.rijen(jaar, {}, 76, self.lama.look)) if jaar else 9
        self.query_one("#lijst").styles.height = max(min(nodig, self.size.height * 9 // 20 - 1), 3)

    # -- what can be done ----------------------------------------------------------------------------------------

    @on(RowList.Chosen, "#lijst")
    def _op_enter(self) -> None:
        if fiche := self.gekozen:
            self.lama.daden.beoordeel(fiche, self.lama.jaar)

    def action_besluit(self) -> None:
        if fiche := self.gekozen:
            self.lama.daden.besluit(fiche.sleutel)

    def action_fiche(self) -> None:
        if fiche := self.gekozen:
            self.lama.routes.fiche(fiche.sleutel)
