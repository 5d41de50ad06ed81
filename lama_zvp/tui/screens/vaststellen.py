"""Before a year is frozen: what will be frozen, what is missing, and a confirmation that is typed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal

from lama_zvp.tui.beeld import vaststelling as beeld
from lama_zvp.tui.bindings import VASTSTELSCHERM, textual_bindings
from lama_zvp.tui.lines import cut, line
from lama_zvp.tui.screens.base import Raam
from lama_zvp.tui.widgets.canvas import Canvas, Page
from lama_zvp.tui.widgets.fields import Field

if TYPE_CHECKING:
    from textual.widget import Widget

    from lama_zvp.workspace.vaststellen import Vooruitblik


class VaststelScherm(Raam[bool]):
    """Gives back whether the year is to be frozen."""

    CSS_PATH = "vaststellen.tcss"
    NAAM = "Vaststellen"
    UITLEG = "Lees wat vastgesteld wordt en wat ontbreekt; typ dan het jaar om te bevestigen."
    KEYS = VASTSTELSCHERM
    BINDINGS: ClassVar[list[BindingType]] = [
        *textual_bindings(VASTSTELSCHERM),
        Binding("up", "lees(-1)", show=False),
        Binding("down", "lees(1)", show=False),
        Binding("pageup", "lees(-10)", show=False),
        Binding("pagedown", "lees(10)", show=False),
    ]

    def __init__(self, vooruit: Vooruitblik) -> None:
        super().__init__()
        self._vooruit = vooruit

    def body(self) -> Iterable[Widget]:
        plan, look, typ = self.kader.plan, self.lama.look, beeld.bevestiging(self._vooruit)
        yield Page(lambda w: beeld.vooruitblik(self._vooruit, plan, min(w, 110), look), id="wat")
        with Horizontal(id="invoer"):
            yield Canvas(lambda _w: [line((f" Typ “{typ}” ", "strong"))], id="label")
            yield Field(id="zeker", limit=30)
            yield Canvas(id="bij")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#wat").can_focus = False
        self.query_one("#zeker").focus()
        self._spreek()

    @property
    def zeker(self) -> bool:
        """Whether what has to be typed stands there."""
        getypt = " ".join(self.query_one("#zeker", Field).value.lower().split())
        return getypt == beeld.bevestiging(self._vooruit)

    def _spreek(self) -> None:
        zeker = self.zeker
        tekst, ink = ("enter stelt vast", "accent") if zeker else ("esc gaat terug", "muted")
        self.query_one("#bij", Canvas).show(lambda w: [cut(line((tekst, ink)), w)])

    @on(Field.Changed, "#zeker")
    def _getypt(self) -> None:
        self._spreek()

    @on(Field.Submitted, "#zeker")
    def _enter(self) -> None:
        if self.zeker:
            self.dismiss(True)
        else:
            typ = beeld.bevestiging(self._vooruit)
            self.melding.say(
                f"Er is niets vastgesteld.\nTyp “{typ}” om te bevestigen, of esc om terug te gaan.", "warn"
            )

    def action_lees(self, step: int) -> None:
        self.query_one("#wat", Page).scroll_relative(y=step, animate=False)

    def action_terug(self) -> None:
        self.dismiss(False)
