"""The decisions: what is still open, what was followed up, and the way to take or follow one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType

from lama_zvp.tui.beeld import besluiten as beeld
from lama_zvp.tui.bindings import BESLUITENSCHERM, textual_bindings
from lama_zvp.tui.lines import Line, wrap
from lama_zvp.tui.screens.base import Scherm
from lama_zvp.tui.widgets.canvas import Canvas, Page
from lama_zvp.tui.widgets.rowlist import Row, RowList

if TYPE_CHECKING:
    from textual import events
    from textual.widget import Widget

LEEG = (
    "Nog geen besluiten. Een besluit zegt wat de raad beslist heeft, welke functie het uitvoert en tegen wanneer; "
    "het stuurbord toont daarna elk jaar wat ervan kwam."
)


class BesluitenScherm(Scherm):
    """The list with the chosen decision in full below it."""

    CSS_PATH = "besluiten.tcss"
    NAAM = "Besluiten"
    MET_JAAR = True
    UITLEG = (
        "Wat de zonale veiligheidsraad besliste tot en met dit jaar, met wat nog openstaat bovenaan: de dichtste "
        "termijn eerst. Enter meldt hoever een besluit staat; een besluit dat af is, verhuist naar onder."
    )
    KEYS = BESLUITENSCHERM
    BINDINGS: ClassVar[list[BindingType]] = [*textual_bindings(BESLUITENSCHERM)]

    def __init__(self, besluit: int | None = None) -> None:
        super().__init__()
        self._begin = str(besluit) if besluit else None
        self._punten: list[beeld.Punt] = []
        self._alles = True
        self._getoond = 0

    def body(self) -> Iterable[Widget]:
        yield Canvas(id="koppen")
        yield RowList(id="lijst", moved=self._toon_voluit)
        yield Page(id="voluit")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#koppen", Canvas).show(lambda w: [beeld.koppen(w)])
        self.query_one("#lijst").focus()
        self.ververs()

    def ververs(self) -> None:
        self.tell_band()
        self.calmly(self._laad())

    async def _laad(self) -> None:
        jaar = self.lama.jaar
        self._punten = beeld.punten(await self.ask(lambda workspace: workspace.besluiten(jaar)))
        self._toon()

    def _toon(self) -> None:
        begin, self._begin = self._begin, None
        self.query_one("#lijst", RowList).show_rows(self._rijen, cursor=begin)
        self._verdeel()
        self._toon_voluit()

    def on_resize(self, _event: events.Resize) -> None:
        self._verdeel()

    def _verdeel(self) -> None:
        """The list takes what it needs, up to half of the screen."""
        nodig = len(self._rijen(76))
        self.query_one("#lijst").styles.height = max(min(nodig, self.size.height // 2 - 2), 3)

    def _rijen(self, width: int) -> list[Row]:
        rijen = beeld.rijen(self._punten, width, self.kader.vandaag, self.lama.look, alles=self._alles)
        return rijen or [Row(regel) for regel in self._leeg(width)]

    def _leeg(self, width: int) -> list[Line]:
        hoe = " Met n legt u het eerste vast." if self.kader.wie.mag("besluit") else ""
        return wrap(LEEG + hoe, min(width, 100) - 1, "muted")

    @property
    def gekozen(self) -> beeld.Punt | None:
        """The decision under the cursor."""
        key = self.query_one("#lijst", RowList).current
        return next((punt for punt in self._punten if str(punt.gebeurtenis.volgnr) == key), None)

    def _toon_voluit(self) -> None:
        punt, namen, vandaag, look = self.gekozen, self.kader.namen, self.kader.vandaag, self.lama.look
        voluit = self.query_one("#voluit", Page)
        if punt is None:
            voluit.show(lambda _w: ())
            return
        voluit.show(lambda w: beeld.voluit(punt, namen, vandaag, min(w, 120), look))
        if punt.gebeurtenis.volgnr != self._getoond:
            self._getoond = punt.gebeurtenis.volgnr
            voluit.scroll_home(animate=False)

    # -- what can be done ----------------------------------------------------------------------------------------

    @on(RowList.Chosen, "#lijst")
    def _op_enter(self) -> None:
        if punt := self.gekozen:
            self.lama.daden.volg_op(punt)

    def action_nieuw(self) -> None:
        self.lama.daden.besluit()

    def action_alles(self) -> None:
        self._alles = not self._alles
        self._toon()

    def action_verbeter(self) -> None:
        if punt := self.gekozen:
            self.lama.daden.verbeter(punt.gebeurtenis)
