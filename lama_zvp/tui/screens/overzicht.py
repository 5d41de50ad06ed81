"""The first screen: the year at a glance, and what asks for a hand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from lama_zvp.tui.beeld import overzicht as beeld
from lama_zvp.tui.beeld.begin import eerste_stappen
from lama_zvp.tui.bindings import OVERZICHT, textual_bindings
from lama_zvp.tui.lines import cut, line, piece
from lama_zvp.tui.screens.base import Scherm
from lama_zvp.tui.widgets.canvas import Canvas
from lama_zvp.tui.widgets.rowlist import Row, RowList

if TYPE_CHECKING:
    from textual import events
    from textual.widget import Widget

    from lama_zvp.assess.model import Aandachtspunt, FicheOordeel, Jaaroordeel
    from lama_zvp.plan.model import Plan
    from lama_zvp.workspace.voorgevel import Voorgevel

BREED = 120
"""From this width the chosen fiche and the attention list stand side by side."""


class OverzichtScherm(Scherm):
    """Fiches by layers with their verdicts; the chosen fiche in words; the attention list."""

    NAAM = "Overzicht"
    MET_JAAR = True
    UITLEG = (
        "Eén rij per fiche: links de lagen, rechts vier aparte oordelen. Ze worden nooit tot één kleur gemengd. "
        "Onder de tabel leest u waarom, en wat aandacht vraagt."
    )
    KEYS = OVERZICHT
    BINDINGS: ClassVar[list[BindingType]] = [*textual_bindings(OVERZICHT)]

    def __init__(self) -> None:
        super().__init__()
        self.oordeel: Jaaroordeel | None = None
        self._minstens = 3
        """Rows that the table will have at least; known before they are built."""

    def body(self) -> Iterable[Widget]:
        yield Canvas(id="intro")
        yield Canvas(id="koppen")
        yield RowList(id="fiches", moved=self._toon_gekozen)
        with Horizontal(id="onder"):
            with Vertical(id="links"):
                yield Canvas(id="uitleg-kop")
                yield Canvas(id="uitleg")
            with Vertical(id="rechts"):
                yield Canvas(id="aandacht-kop")
                yield RowList(id="aandacht")
        yield Canvas(id="legende")

    def on_mount(self) -> None:
        super().on_mount()
        gevel = self.lama.gevel
        if gevel is not None:
            self._toon_raster(gevel, gevel.speerpunt)
        elif self.lama.kader is None:
            self.query_one("#intro", Canvas).show(lambda _w: [line((" Het plan wordt geladen.", "muted"))])

    # -- values --------------------------------------------------------------------------------------------------

    def toon_plan(self) -> None:
        """The plan is known: its fiches stand before the year has been judged."""
        self.tell_band()
        self._toon_raster(self.kader.plan, self.kader.plan.speerpunt.tekst)

    def _toon_raster(self, plan: Plan | Voorgevel, speerpunt: str) -> None:
        """What of the plan stands there whatever the year."""
        self._minstens = len(plan.fiches)
        look = self.lama.look
        self.query_one("#intro", Canvas).show(lambda w: beeld.intro(plan.titel, speerpunt, w))
        self.query_one("#koppen", Canvas).show(lambda w: [beeld.koppen(plan, w)])
        self.query_one("#fiches", RowList).show_rows(lambda w: beeld.leeg_raster(plan, w))
        self.query_one("#legende", Canvas).show(lambda w: [beeld.legende(w, look)])
        self._verdeel()

    def toon_oordeel(self, oordeel: Jaaroordeel) -> None:
        """Show the verdicts of a year."""
        self.oordeel = oordeel
        plan, look = self.kader.plan, self.lama.look
        self.tell_band()
        self.query_one("#fiches", RowList).show_rows(lambda w: beeld.fiches(plan, oordeel, w, look))
        self._toon_gekozen()
        self._toon_aandacht(oordeel)
        self._verdeel()

    def _toon_gekozen(self) -> None:
        fiche, look = self._fiche(), self.lama.look
        kop, uitleg = self.query_one("#uitleg-kop", Canvas), self.query_one("#uitleg", Canvas)
        if fiche is None:
            return
        kop.show(lambda w: [cut(line(" ", piece(fiche.titel, "head")), w)])
        rows = max(self.size.height - self._tabelhoogte() - 9, 4) if self._breed() else 4
        uitleg.show(lambda w: beeld.in_woorden(fiche, w, look, rows=rows))

    def _toon_aandacht(self, oordeel: Jaaroordeel) -> None:
        look = self.lama.look
        kop, lijst = self.query_one("#aandacht-kop", Canvas), self.query_one("#aandacht", RowList)
        leeg = not oordeel.meldingen and not self._ooit(oordeel)
        self.set_class(leeg, "-leeg")
        if leeg:
            kop.show(lambda _w: [line((" Zo begint u", "head"))])
            eigen = self.lama.voorkeuren
            lijst.show_rows(lambda w: [Row(regel) for regel in eerste_stappen(w, eigen)])
            return
        aantal = len(oordeel.aandacht)
        kop.show(lambda _w: [line((" Aandacht ", "head"), (f" {aantal}" if aantal else " niets", "muted"))])
        lijst.show_rows(lambda w: beeld.aandacht(oordeel.aandacht, w, look))

    def _ooit(self, oordeel: Jaaroordeel) -> bool:
        """Whether anything was ever logged, in whatever year."""
        return any(m.laatste_datum for f in (*oordeel.fiches, *oordeel.hefbomen) for m in f.maatregelen)

    def _fiche(self) -> FicheOordeel | None:
        """The fiche or hefboom under the cursor."""
        key = self.query_one("#fiches", RowList).current
        if self.oordeel is None or key is None:
            return None
        alle = (*self.oordeel.fiches, *self.oordeel.hefbomen)
        return next((f for f in alle if key in (f.sleutel, f"hefboom.{f.sleutel}")), None)

    def _punt(self) -> Aandachtspunt | None:
        """The attention item under the cursor."""
        key = self.query_one("#aandacht", RowList).current
        if self.oordeel is None or key is None:
            return None
        return self.oordeel.aandacht[int(key.partition("|")[0])]

    def gekozen_maatregel(self) -> str | None:
        punt = self._punt() if self.query_one("#aandacht", RowList).has_focus else None
        return punt.onderwerp if punt and self.kader.namen.maatregel(punt.onderwerp) else None

    # -- room ----------------------------------------------------------------------------------------------------

    def on_resize(self, _event: events.Resize) -> None:
        self.set_class(self._breed(), "-breed")
        self._verdeel()
        if self.oordeel is not None:
            self._toon_gekozen()

    def _breed(self) -> bool:
        return self.size.width >= BREED

    def _tabelhoogte(self) -> int:
        """Lines for the table: what it needs, as long as the words and the attention list keep their room."""
        needed = max(len(self.query_one("#fiches", RowList).lines), self._minstens)
        below = 9 if self.app.size.height < 34 else 13
        return max(min(needed, self.app.size.height - self._boven() - 4 - below), 5)

    def _boven(self) -> int:
        """Lines of the introduction: a low terminal does without the blank under it."""
        return 2 if self.app.size.height < 28 else 3

    def _verdeel(self) -> None:
        """Give every part its room."""
        self.query_one("#intro").styles.height = self._boven()
        self.query_one("#fiches").styles.height = self._tabelhoogte()

    def kies(self, fiche: str) -> None:
        """Put the cursor on this fiche or hefboom, if the plan has it."""
        self.query_one("#fiches", RowList).go_to(fiche)

    @property
    def gekozen(self) -> str:
        """Key of the fiche or hefboom under the cursor; the first of the plan before there is a cursor."""
        return self.query_one("#fiches", RowList).current or self.kader.plan.fiches[0].sleutel

    # -- what happens --------------------------------------------------------------------------------------------

    @on(RowList.Chosen, "#fiches")
    def _gekozen(self, event: RowList.Chosen) -> None:
        if self.oordeel is not None:
            self.lama.routes.fiche(event.key)

    @on(RowList.Chosen, "#aandacht")
    def _punt_gekozen(self) -> None:
        if punt := self._punt():
            if punt.soort == "oordeel-ontbreekt":
                self.lama.daden.beoordelen(punt.onderwerp)
            elif punt.soort == "besluit":
                self.lama.daden.besluiten()
            else:
                self.lama.routes.onderwerp(punt.onderwerp)
