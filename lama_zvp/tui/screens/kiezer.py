"""Finding something by typing a part of it: measures to log on, or anything that can be opened or done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal

from lama_zvp.tui.bindings import KIEZER, textual_bindings
from lama_zvp.tui.lines import line
from lama_zvp.tui.screens.base import Raam
from lama_zvp.tui.widgets.canvas import Canvas
from lama_zvp.tui.widgets.fields import Field
from lama_zvp.tui.widgets.rowlist import Row, RowList

if TYPE_CHECKING:
    from textual.widget import Widget

Search = Callable[[str, int], Sequence[Row]]
"""What is typed, and the width in columns → rows, the best first."""


class KiezerScherm(Raam[str | None]):
    """A field and the rows that fit what is in it. Gives back the key of a row, or None."""

    CSS_PATH = "kiezer.tcss"
    KEYS = KIEZER
    UITLEG = "Typ een stuk van de naam of de titel; de lijst volgt. Enter neemt wat aangeduid is."
    BINDINGS: ClassVar[list[BindingType]] = [
        *textual_bindings(KIEZER),
        Binding("up", "lijst('move', -1)", show=False),
        Binding("down", "lijst('move', 1)", show=False),
        Binding("pageup", "lijst('page', -1)", show=False),
        Binding("pagedown", "lijst('page', 1)", show=False),
    ]

    def __init__(self, naam: str, vraag: str, search: Search) -> None:
        super().__init__()
        self._naam = naam
        self._vraag = vraag
        self._search = search

    def body(self) -> Iterable[Widget]:
        yield Canvas(lambda _w: [line((f" {self._vraag}", "title"))], id="vraag")
        with Horizontal(id="invoer"):
            yield Canvas(lambda _w: [line(" ")], id="kant")
            yield Field(id="zoek", placeholder="Typ een stuk van de naam")
        yield RowList(id="treffers", always=True)

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#treffers").can_focus = False
        self.query_one("#zoek").focus()
        self._toon("")

    @property
    def naam(self) -> str:
        return self._naam

    def _toon(self, tekst: str) -> None:
        lijst = self.query_one("#treffers", RowList)
        lijst.show_rows(lambda width: self._of_niets(tekst, width))
        lijst.action_end(-1)

    def _of_niets(self, tekst: str, width: int) -> Sequence[Row]:
        return self._search(tekst, width) or [Row(line(("Niets gevonden. Typ een ander stuk van de naam.", "muted")))]

    @on(Field.Changed, "#zoek")
    def _getypt(self, event: Field.Changed) -> None:
        self._toon(event.value)

    @on(Field.Submitted, "#zoek")
    def _enter(self) -> None:
        gekozen = self.query_one("#treffers", RowList).current
        if gekozen is not None:
            self.dismiss(gekozen)

    @on(RowList.Chosen, "#treffers")
    def _gekozen(self, event: RowList.Chosen) -> None:
        self.dismiss(event.key)

    def action_lijst(self, what: str, step: int) -> None:
        lijst = self.query_one("#treffers", RowList)
        if what == "move":
            lijst.action_move(step)
        else:
            lijst.action_page(step)

    def action_terug(self) -> None:
        self.dismiss(None)
