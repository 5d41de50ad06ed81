"""One fiche: its layers and measures, the history of the chosen measure, and its figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from lama_zvp.tui.beeld import fiche as beeld
from lama_zvp.tui.bindings import FICHE, textual_bindings
from lama_zvp.tui.lines import BLANK, Line, between, cut, line, piece
from lama_zvp.tui.screens.base import Scherm
from lama_zvp.tui.widgets.canvas import Canvas, Page
from lama_zvp.tui.widgets.rowlist import RowList

if TYPE_CHECKING:
    from textual import events
    from textual.widget import Widget

    from lama_zvp.assess.model import FicheOordeel, Jaaroordeel, MaatregelOordeel
    from lama_zvp.journal.events import Gebeurtenis

BREED = 120
"""From this width the history stands beside the measures."""
CIJFERS, WAAROM = "Cijfers van deze fiche", "Waarom deze oordelen"
DELEN = ("", CIJFERS, WAAROM)
"""What the lower half shows in turn on a narrow terminal; "" is the history of the chosen measure."""
TERUGBLIK = 3000
"""Events of a fiche looked back on at most; the journal has them all."""


class FicheScherm(Scherm):
    """Measures at the left (or above), what is known of the chosen one at the right (or below)."""

    CSS_PATH = "fiche.tcss"
    NAAM = "Fiche"
    MET_JAAR = True
    UITLEG = (
        "De maatregelen staan per laag, met hun laatste status, de datum ervan en wat gerealiseerd is tegenover "
        "gepland. Een ° zegt dat het plan zelf geen laag noemt en dat deze indeling onze lezing is. Wat lang niet "
        "gemeld is, heet onbekend, ook als het ooit goed liep."
    )
    KEYS = FICHE
    BINDINGS: ClassVar[list[BindingType]] = [*textual_bindings(FICHE)]

    def __init__(self, sleutel: str, oordeel: Jaaroordeel, *, maatregel: str | None = None) -> None:
        super().__init__()
        self.sleutel = sleutel
        self._oordeel = oordeel
        self._begin = maatregel
        self._deel = 0
        self._verleden: dict[str, list[Gebeurtenis]] | None = None

    def body(self) -> Iterable[Widget]:
        yield Canvas(id="kop")
        with Horizontal(id="midden"):
            with Vertical(id="links"):
                yield Canvas(id="koppen")
                yield RowList(id="maatregelen", moved=self._toon_deel)
            with Vertical(id="rechts"):
                with Horizontal(id="deel-regel"):
                    yield Canvas(id="deel-kop")
                    yield Canvas(id="meer")
                yield Page(id="deel", more=self._toon_meer)
                yield Canvas(id="meer-breed")
                yield Page(id="vast")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#koppen", Canvas).show(lambda w: [beeld.koppen(w)])
        self.toon_oordeel(self._oordeel)
        self.query_one("#maatregelen").focus()
        self.ververs()

    # -- values --------------------------------------------------------------------------------------------------

    @property
    def fiche(self) -> FicheOordeel:
        alle = (*self._oordeel.fiches, *self._oordeel.hefbomen)
        return next(f for f in alle if self.sleutel in (f.sleutel, f"hefboom.{f.sleutel}"))

    @property
    def maatregel(self) -> MaatregelOordeel | None:
        """The measure under the cursor."""
        naam = self.query_one("#maatregelen", RowList).current
        return next((m for m in self.fiche.maatregelen if m.naam == naam), None)

    def gekozen_maatregel(self) -> str | None:
        return self.query_one("#maatregelen", RowList).current

    def toon_oordeel(self, oordeel: Jaaroordeel) -> None:
        self._oordeel = oordeel
        fiche, look, lagen = self.fiche, self.lama.look, self.kader.plan.lagen
        self.tell_band()
        self.query_one("#kop", Canvas).show(lambda w: beeld.kop(fiche, w, look))
        begin, self._begin = self._begin, None
        self.query_one("#maatregelen", RowList).show_rows(
            lambda w: beeld.maatregelen(fiche, lagen, w, look), cursor=begin
        )
        self._toon_deel()
        self._toon_vast()

    def ververs(self) -> None:
        self.calmly(self._laad_verleden(), group="verleden")

    async def _laad_verleden(self) -> None:
        """The fiche's events in one go, so that the cursor never waits for the journal."""
        from lama_zvp.workspace.lezen import Zoekvraag

        vraag = Zoekvraag(fiche=self.sleutel, limiet=TERUGBLIK, nieuwste_eerst=True)
        per_maatregel: dict[str, list[Gebeurtenis]] = {}
        for gebeurtenis in await self.ask(lambda workspace: workspace.geschiedenis(vraag)):
            per_maatregel.setdefault(gebeurtenis.onderwerp, []).append(gebeurtenis)
        self._verleden = per_maatregel
        self._toon_deel()

    def _toon_deel(self) -> None:
        """The lower or right half: the chosen measure with its history; below also the figures or the reasons."""
        fiche, look, m = self.fiche, self.lama.look, self.maatregel
        verleden = self._verleden
        gebeurtenissen = verleden.get(m.naam, []) if m is not None and verleden is not None else []
        breed = self._breed()
        deel = DELEN[self._deel]
        gemeenten = {g.sleutel: g.naam for g in self.kader.plan.zone.gemeenten}
        toezegging = self.kader.namen.bij_naam.get(m.naam) if m else None

        def build(width: int) -> Sequence[Line]:
            if not breed and deel:
                return beeld.indicatoren(fiche, width, look) if deel == CIJFERS else beeld.waarom(fiche, width, look)
            history = (
                beeld.geschiedenis(gebeurtenissen, width, look, gemeenten=gemeenten) if verleden is not None else []
            )
            if not breed or m is None:
                return history
            return [*beeld.maatregel_kop(m, toezegging, width, look), BLANK, *history]

        titel = deel or (m.titel if m else "")
        self.query_one("#deel-kop", Canvas).show(lambda w: [cut(line(" ", piece(titel, "head")), w)])
        self.query_one("#deel", Page).show(build)

    def _toon_meer(self, meer: bool) -> None:
        """That there is more to read below; the same words every time, so that moving the cursor repaints nothing."""
        mark = line((f"{self.lama.look.glyph('↓', 'v')} meer: tab" if meer else "", "muted"))
        for id in ("#meer", "#meer-breed"):
            self.query_one(id, Canvas).show(lambda w: [between((), mark, w)])

    def _toon_vast(self) -> None:
        """Beside the measures, on a wide terminal: the figures and the reasons of the whole fiche."""
        fiche, look = self.fiche, self.lama.look

        def build(width: int) -> Sequence[Line]:
            figures, reasons = beeld.indicatoren(fiche, width, look), beeld.waarom(fiche, width, look)
            return [line((f" {CIJFERS}", "head")), *figures, BLANK, line((f" {WAAROM}", "head")), *reasons]

        self.query_one("#vast", Page).show(build)

    # -- what happens --------------------------------------------------------------------------------------------

    @on(RowList.Chosen, "#maatregelen")
    def _gekozen(self) -> None:
        self.action_log()

    def action_deel(self) -> None:
        self._deel = (self._deel + 1) % len(DELEN)
        self._toon_deel()
        self.query_one("#deel", Page).scroll_home(animate=False)

    def on_resize(self, _event: events.Resize) -> None:
        self.set_class(self._breed(), "-breed")
        self.set_class(self.size.height < 22, "-laag")
        self._toon_deel()

    def _breed(self) -> bool:
        return self.size.width >= BREED
