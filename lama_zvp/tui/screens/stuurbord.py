"""The year's document as the council will read it: per edition, to be written to a file or copied."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from lama_zvp.tui.beeld.document import document_lines
from lama_zvp.tui.bindings import STUURBORDSCHERM, textual_bindings
from lama_zvp.tui.lines import Line, line, piece
from lama_zvp.tui.screens.base import Scherm
from lama_zvp.tui.widgets.canvas import Canvas, Page

if TYPE_CHECKING:
    from textual.widget import Widget

    from lama_zvp.plan.model import Editie


class StuurbordScherm(Scherm):
    """A read-only view: what stands here is exactly what `e` writes and `c` copies, without its Markdown marks."""

    CSS_PATH = "stuurbord.tcss"
    NAAM = "Stuurbord"
    MET_JAAR = True
    UITLEG = (
        "Dit is het document van het jaar, per editie. Elke editie toont alleen wat haar lezers mogen zien. "
        "Het bestand komt in de map export van uw thuismap; het pad verschijnt onderaan."
    )
    KEYS = STUURBORDSCHERM
    BINDINGS: ClassVar[list[BindingType]] = [*textual_bindings(STUURBORDSCHERM)]

    def __init__(self) -> None:
        super().__init__()
        self._editie = 0
        self.markdown: str | None = None
        self._getoond: tuple[int, str] | None = None

    def body(self) -> Iterable[Widget]:
        yield Canvas(id="kop")
        yield Page(id="document")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#document").focus()
        edities = self.kader.plan.edities
        self._editie = next((n for n, e in enumerate(edities) if e.sleutel == "zonale-veiligheidsraad"), 0)
        self.ververs()

    @property
    def editie(self) -> Editie:
        return self.kader.plan.edities[self._editie]

    def ververs(self) -> None:
        self.tell_band()
        self._toon_kop()
        self.calmly(self._laad())

    async def _laad(self) -> None:
        jaar, editie = self.lama.jaar, self.editie.sleutel
        document = self.query_one("#document", Page)
        if (jaar, editie) != self._getoond:
            self.markdown, self._getoond = None, (jaar, editie)
            document.show(lambda _w: [line((" Het document wordt opgebouwd.", "muted"))])
        inhoud = await self.ask(lambda workspace: workspace.document(jaar, editie))
        tekst, look = inhoud.decode("utf-8"), self.lama.look
        self.markdown = tekst
        document.show(lambda w: document_lines(tekst, w, look))

    def _toon_kop(self) -> None:
        gekozen, edities = self.editie, self.kader.plan.edities

        def build(_width: int) -> list[Line]:
            parts: list[tuple[str, str]] = [(" Editie  ", "muted")]
            for editie in edities:
                ink = "choice" if editie == gekozen else "muted"
                parts += [(f" {piece(editie.titel)[0]} ", ink), (" ", "")]
            return [tuple(parts), line((f" klasse tot en met {gekozen.klasse}", "muted"))]

        self.query_one("#kop", Canvas).show(build)

    # -- what can be done ----------------------------------------------------------------------------------------

    def action_editie(self) -> None:
        self._editie = (self._editie + 1) % len(self.kader.plan.edities)
        self.query_one("#document", Page).scroll_home(animate=False)
        self.ververs()

    def action_schrijf(self) -> None:
        self.calmly(self._schrijf(), group="schrijven", exclusive=False)

    async def _schrijf(self) -> None:
        jaar, editie = self.lama.jaar, self.editie.sleutel
        pad = await self.ask(lambda workspace: workspace.exporteer_document(jaar, editie))
        self.melding.say(f"Geschreven.\n{pad}", "good")

    def action_kopieer(self) -> None:
        if self.markdown is None:
            return
        self.app.copy_to_clipboard(self.markdown)
        self.melding.say("Gekopieerd, als uw terminal dat toelaat.\nKomt er niets, schrijf het dan weg met e.", "good")
