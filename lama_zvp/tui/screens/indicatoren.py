"""The figures: every indicator in one table, the chosen one as a chart and a series, and the way to enter one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from lama_zvp.tui.beeld import grafiek
from lama_zvp.tui.beeld import indicatoren as beeld
from lama_zvp.tui.bindings import INDICATORENSCHERM, textual_bindings
from lama_zvp.tui.lines import BLANK, Line, wrap
from lama_zvp.tui.screens.base import Scherm
from lama_zvp.tui.widgets.canvas import Canvas, Page
from lama_zvp.tui.widgets.rowlist import Row, RowList

if TYPE_CHECKING:
    from textual import events
    from textual.widget import Widget

    from lama_zvp.assess.model import IndicatorOordeel, Jaaroordeel
    from lama_zvp.plan.model import Indicator

BREED = 160
"""From this width the table and the chosen indicator stand side by side."""
LEEG = (
    "Dit plan volgt geen enkel cijfer. Een indicator komt in het planbestand te staan, met zijn nulmeting en zijn "
    "streefwaarde; daarna voert u hier elk jaar het cijfer in."
)
NIETS_TE_LEZEN = "Met uw rol is er geen enkel cijfer van dit plan te lezen."


class IndicatorenScherm(Scherm):
    """The table over (or beside) the chart and the series of the chosen indicator."""

    CSS_PATH = "indicatoren.tcss"
    NAAM = "Indicatoren"
    MET_JAAR = True
    UITLEG = (
        "Alle cijfers van het plan: de nulmeting, vorig jaar, dit jaar, het doel en wat dat betekent. De grafiek "
        "begint bij nul; de nulmeting en het doel lopen er als een lijn door. ★ is een kernindicator, * is voorlopig, "
        "? is niet ingevuld. Na een reeksbreuk wordt anders geteld, en dus niet vergeleken."
    )
    KEYS = INDICATORENSCHERM
    BINDINGS: ClassVar[list[BindingType]] = [*textual_bindings(INDICATORENSCHERM)]

    def __init__(self, indicator: str | None = None) -> None:
        super().__init__()
        self._begin = indicator
        self._regels = 7
        self._getoond = ""

    def body(self) -> Iterable[Widget]:
        with Horizontal(id="geheel"):
            with Vertical(id="tabel"):
                yield Canvas(id="koppen")
                yield RowList(id="lijst", moved=self._toon_gekozen)
            with Vertical(id="een"):
                yield Canvas(id="titel")
                with Horizontal(id="beeld"):
                    yield Canvas(id="grafiek")
                    yield Page(id="reeks")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#koppen", Canvas).show(lambda w: [beeld.koppen(w)])
        self.query_one("#lijst").focus()
        if self.lama.oordeel is not None:
            self.toon_oordeel(self.lama.oordeel)

    # -- values --------------------------------------------------------------------------------------------------

    def toon_oordeel(self, oordeel: Jaaroordeel) -> None:
        plan, look = self.kader.plan, self.lama.look
        self._oordelen = oordeel.indicatoren
        self.tell_band()
        begin, self._begin = self._begin, None
        leeg = LEEG if self.kader.wie.ziet("beperkt") else NIETS_TE_LEZEN

        def build(width: int) -> list[Row]:
            rows = beeld.rijen(plan, oordeel.indicatoren, width, look)
            return rows or [Row(regel) for regel in wrap(leeg, min(width, 100) - 1, "muted")]

        self.query_one("#lijst", RowList).show_rows(build, cursor=begin)
        self._regels = len(build(76))
        self._verdeel()
        self._toon_gekozen()

    @property
    def gekozen(self) -> IndicatorOordeel | None:
        """The indicator under the cursor."""
        key = self.query_one("#lijst", RowList).current
        return self._oordelen.get(key) if key else None

    def _definitie(self, indicator: IndicatorOordeel) -> Indicator | None:
        return next((i for i in self.kader.plan.indicatoren if i.sleutel == indicator.sleutel), None)

    def _toon_gekozen(self) -> None:
        if not self.query("#lijst"):
            return  # called for before the screen was taken down
        indicator, look = self.gekozen, self.lama.look
        titel, tekening = self.query_one("#titel", Canvas), self.query_one("#grafiek", Canvas)
        reeks = self.query_one("#reeks", Page)
        if indicator is None:
            for doek in (titel, tekening, reeks):
                doek.show(lambda _w: ())
            return
        definitie = self._definitie(indicator)
        breuken = [breuk.jaar for breuk in definitie.reeksbreuken] if definitie else []

        def teken(width: int) -> list[Line]:
            uitleg = grafiek.legende(indicator, breuken, width - 1, look)
            hoog = min(tekening.size.height, 26) - len(uitleg)
            tekens = grafiek.grafiek(indicator, breuken, width - 1, hoog, look)
            return [*tekens, *uitleg] if tekens else []

        def vertel(width: int) -> list[Line]:
            return [
                *beeld.reeks(indicator, definitie, width),
                BLANK,
                *beeld.waarom(indicator, definitie, width, look),
            ]

        titel.show(lambda w: beeld.titel(indicator, w, look))
        tekening.show(teken)
        reeks.show(vertel)
        if indicator.sleutel != self._getoond:
            self._getoond = indicator.sleutel
            reeks.scroll_home(animate=False)

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.width >= BREED, "-breed")
        self.set_class(event.size.height < 30, "-laag")
        self._verdeel()
        if self.lama.oordeel is not None:
            self.call_after_refresh(self._toon_gekozen)

    def _verdeel(self) -> None:
        """The table takes what it needs, as long as the chart keeps its room."""
        if self.has_class("-breed"):
            self.query_one("#tabel").styles.height = "1fr"
            return
        hoogstens = 5 if self.size.height < 20 else max(8, self.size.height * 2 // 5)
        self.query_one("#tabel").styles.height = min(self._regels + 1, hoogstens)

    # -- what can be done ----------------------------------------------------------------------------------------

    @on(RowList.Chosen, "#lijst")
    def _op_enter(self) -> None:
        self.action_meting()

    def action_tabel(self) -> None:
        self.lama.daden.tabel()

    def action_meting(self) -> None:
        if indicator := self.gekozen:
            self.lama.daden.meting(indicator)
