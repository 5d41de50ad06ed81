"""Taking back one's own last entry: what it says, why it goes, and that it stays readable in the journal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal

from lama_zvp.tui.beeld.journaal import voluit
from lama_zvp.tui.bindings import INTREKSCHERM, textual_bindings
from lama_zvp.tui.lines import BLANK, Line, line, wrap
from lama_zvp.tui.screens.base import Raam
from lama_zvp.tui.screens.vraag import Antwoord, VraagScherm
from lama_zvp.tui.widgets.canvas import Canvas
from lama_zvp.tui.widgets.fields import Field

if TYPE_CHECKING:
    from textual.widget import Widget

    from lama_zvp.journal.events import Gebeurtenis, Soort
    from lama_zvp.workspace import Workspace

_SOORTEN: tuple[Soort, ...] = ("voortgang", "meting")
GEWONE_REDEN = "Vergissing"
"""The reason that stands there already."""
_TERUG = 50
"""How many of one's own entries are looked through for the last that still counts."""


def laatste_eigen(
    workspace: Workspace, soorten: tuple[Soort, ...] = _SOORTEN, onderwerp: str | None = None
) -> Gebeurtenis | None:
    """The last entry of this person, of these kinds and on this subject, that nobody corrected or withdrew since."""
    from lama_zvp.workspace.lezen import Zoekvraag

    eigen = workspace.geschiedenis(
        Zoekvraag(auteur=workspace.wie.naam, soorten=soorten, onderwerp=onderwerp, limiet=_TERUG, nieuwste_eerst=True)
    )
    for gebeurtenis in eigen:
        verder = workspace.geschiedenis(Zoekvraag(onderwerp=gebeurtenis.onderwerp))
        if all(later.vervangt != gebeurtenis.id for later in verder):
            return gebeurtenis
    return None


class IntrekScherm(Raam["Gebeurtenis | None"]):
    """Asks for the reason; gives back the withdrawal that was recorded, or None."""

    CSS_PATH = "intrekken.tcss"
    NAAM = "Intrekken"
    UITLEG = "De melding telt daarna niet meer mee. Ze blijft met uw reden in het journaal staan."
    KEYS = INTREKSCHERM
    BINDINGS: ClassVar[list[BindingType]] = [
        *textual_bindings(INTREKSCHERM),
        Binding("tab", "app.focus_next", show=False),
    ]

    def __init__(self, gebeurtenis: Gebeurtenis) -> None:
        super().__init__()
        self._gebeurtenis = gebeurtenis
        self._bezig = False

    def body(self) -> Iterable[Widget]:
        yield Canvas(self._tekst, id="wat")
        yield Canvas(lambda _w: [line((" Waarom telt ze niet meer?", "muted"))], id="label")
        with Horizontal(id="invoer"):
            yield Canvas(lambda _w: [line(" ")], id="kant")
            yield Field(GEWONE_REDEN, id="reden", limit=2000)

    def on_mount(self) -> None:
        super().on_mount()
        reden = self.query_one("#reden", Field)
        reden.focus()
        reden.action_select_all()

    def _tekst(self, width: int) -> list[Line]:
        gemeenten = {g.sleutel: g.naam for g in self.kader.plan.zone.gemeenten}
        width = min(width, 100)
        lines = [line((" Uw laatste melding intrekken", "title")), BLANK]
        lines += voluit(self._gebeurtenis, self.kader.namen, gemeenten, width, self.lama.look, opvolger=None)[:10]
        return [*lines, BLANK, *wrap(self.UITLEG, width - 1, "muted", first=line(" "), indent=1), BLANK]

    @on(Field.Submitted, "#reden")
    def _enter(self) -> None:
        if not self._bezig:
            self._bezig = True
            self.calmly(self._trek_in(), exclusive=False)

    async def _trek_in(self) -> None:
        reden, verwijzing = self.query_one("#reden", Field).value, self._gebeurtenis.id
        try:
            gedaan = await self.ask(lambda workspace: workspace.intrekken(verwijzing, reden=reden))
        finally:
            self._bezig = False
        self.dismiss(gedaan)

    def action_terug(self) -> None:
        """Back at once, unless a reason was typed that would be lost."""
        if self.query_one("#reden", Field).value.strip() in ("", GEWONE_REDEN):
            self.dismiss(None)
            return

        def answered(antwoord: str | None) -> None:
            if antwoord == "weg":
                self.dismiss(None)

        self.app.push_screen(
            VraagScherm(
                "De melding is nog niet ingetrokken.",
                "Gaat u terug, dan blijft ze meetellen en is uw reden weg.",
                (Antwoord("v", "verder schrijven", "verder"), Antwoord("w", "weggooien", "weg")),
            ),
            answered,
        )
