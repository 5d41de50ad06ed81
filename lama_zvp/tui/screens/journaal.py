"""Everything that was ever recorded, the newest first, to be filtered and read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal

from lama_zvp.tui.beeld import journaal as beeld
from lama_zvp.tui.bindings import JOURNAALSCHERM, textual_bindings
from lama_zvp.tui.lines import line, piece
from lama_zvp.tui.screens.base import Scherm
from lama_zvp.tui.widgets.canvas import Canvas, Page
from lama_zvp.tui.widgets.fields import Field
from lama_zvp.tui.widgets.rowlist import Row, RowList

if TYPE_CHECKING:
    from textual.widget import Widget

    from lama_zvp.journal.events import Gebeurtenis

BLADZIJDE = 200
"""Events loaded at a time."""


class JournaalScherm(Scherm):
    """A list with the chosen event in full below it."""

    CSS_PATH = "journaal.tcss"
    NAAM = "Journaal"
    UITLEG = (
        "Alles wat vastgelegd is, het nieuwste eerst. Niets verdwijnt: een verbetering of intrekking staat erbij, "
        "en wat niet meer telt, is gedempt. Enter opent waar de melding over gaat."
    )
    KEYS = JOURNAALSCHERM
    BINDINGS: ClassVar[list[BindingType]] = [*textual_bindings(JOURNAALSCHERM)]

    def __init__(self, *, zoek: str = "", volgnr: int | None = None) -> None:
        super().__init__()
        self._begin = (zoek, volgnr)
        self._gebeurtenissen: tuple[Gebeurtenis, ...] = ()
        self._hoeveel = BLADZIJDE
        self._meer = False

    def body(self) -> Iterable[Widget]:
        with Horizontal(id="filter"):
            yield Canvas(lambda _w: [line((" Bevat  ", "muted"))], id="filter-kop")
            yield Field(id="zoek", placeholder="een stuk tekst, naam of maatregel")
        yield Canvas(beeld_koppen, id="koppen")
        yield RowList(id="lijst", moved=self._toon_voluit)
        yield Page(id="voluit")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#filter").display = False
        self.query_one("#lijst").focus()
        self.ververs()

    def ververs(self) -> None:
        self.tell_band()
        self.calmly(self._laad())

    async def _laad(self) -> None:
        from lama_zvp.workspace.lezen import Zoekvraag

        zoek = self.query_one("#zoek", Field).value.strip() or None
        vraag = Zoekvraag(zoek=zoek, limiet=self._hoeveel + 1, nieuwste_eerst=True)
        gevonden = await self.ask(lambda workspace: workspace.geschiedenis(vraag))
        self._meer = len(gevonden) > self._hoeveel
        self._gebeurtenissen = gevonden[: self._hoeveel]
        self._toon(zoek)

    def _toon(self, zoek: str | None) -> None:
        namen, look, meer, events = self.kader.namen, self.lama.look, self._meer, self._gebeurtenissen
        leeg = f"Niets gevonden met “{zoek}”." if zoek else "Nog niets vastgelegd. Druk op l om te beginnen."

        def build(width: int) -> list[Row]:
            return beeld.rijen(events, namen, width, look, meer=meer) or [Row(line(piece(leeg, "muted")))]

        self.query_one("#lijst", RowList).show_rows(build)
        self._toon_voluit()

    def _gekozen_gebeurtenis(self) -> Gebeurtenis | None:
        key = self.query_one("#lijst", RowList).current
        return next((g for g in self._gebeurtenissen if str(g.volgnr) == key), None)

    def _toon_voluit(self) -> None:
        g, look, namen = self._gekozen_gebeurtenis(), self.lama.look, self.kader.namen
        voluit = self.query_one("#voluit", Page)
        if g is None:
            voluit.show(lambda _w: ())
            return
        gemeenten = {gemeente.sleutel: gemeente.naam for gemeente in self.kader.plan.zone.gemeenten}
        opvolger = next((later.volgnr for later in self._gebeurtenissen if later.vervangt == g.id), None)
        voluit.show(lambda w: beeld.voluit(g, namen, gemeenten, w, look, opvolger=opvolger))
        voluit.scroll_home(animate=False)

    def gekozen_maatregel(self) -> str | None:
        g = self._gekozen_gebeurtenis()
        return g.onderwerp if g is not None and self.kader.namen.maatregel(g.onderwerp) else None

    # -- what happens --------------------------------------------------------------------------------------------

    @on(RowList.Chosen, "#lijst")
    def _open(self, event: RowList.Chosen) -> None:
        if event.key == beeld.MEER:
            self._hoeveel += BLADZIJDE * 5
            self.ververs()
        elif g := self._gekozen_gebeurtenis():
            self.lama.routes.onderwerp(g.onderwerp)

    def action_filter(self) -> None:
        self.query_one("#filter").display = True
        self.query_one("#zoek").focus()

    def action_alles(self) -> None:
        self.query_one("#filter").display = False
        self.query_one("#zoek", Field).value = ""
        self.query_one("#lijst").focus()

    @on(Field.Changed, "#zoek")
    def _getypt(self) -> None:
        self._hoeveel = BLADZIJDE
        self.ververs()

    @on(Field.Submitted, "#zoek")
    def _klaar(self) -> None:
        self.query_one("#lijst").focus()

    def action_terug(self) -> None:
        if self.query_one("#zoek").has_focus:
            self.action_alles()
        else:
            super().action_terug()


def beeld_koppen(width: int) -> list[tuple[tuple[str, str], ...]]:
    """The headings over the list."""
    return [beeld.koppen(width)]
