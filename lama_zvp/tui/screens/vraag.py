"""A question in the middle of the screen, answered with one key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from lama_zvp.tui.eenmaal import Eenmaal
from lama_zvp.tui.lines import BLANK, Line, wrap
from lama_zvp.tui.widgets.canvas import Canvas
from lama_zvp.tui.widgets.fields import ChoiceRow, Option

if TYPE_CHECKING:
    from textual.app import ComposeResult


@dataclass(frozen=True, slots=True)
class Antwoord:
    """One of the answers: the key, the words on the button, and what is given back."""

    key: str
    label: str
    value: str


class VraagScherm(Eenmaal[str], ModalScreen[str]):
    """Gives back the value of the chosen answer; Escape gives the first, which never loses anything."""

    CSS_PATH = "vraag.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "terug", show=False)]

    def __init__(self, vraag: str, uitleg: str, antwoorden: Sequence[Antwoord]) -> None:
        super().__init__()
        self._tekst = (vraag, uitleg)
        self._antwoorden = tuple(antwoorden)

    def compose(self) -> ComposeResult:
        vraag, uitleg = self._tekst
        options = [Option(a.key, a.label, a.value) for a in self._antwoorden]

        def build(width: int) -> list[Line]:
            alineas = [regel for alinea in uitleg.split("\n") for regel in wrap(alinea, width)]
            return [*wrap(vraag, width, "title"), BLANK, *alineas, BLANK]

        with Vertical(id="kader"):
            yield Canvas(build, id="tekst")
            yield ChoiceRow(options, value=self._antwoorden[0].value, id="antwoorden")

    def on_mount(self) -> None:
        self.query_one("#antwoorden").focus()

    def on_choice_row_changed(self, event: ChoiceRow.Changed) -> None:
        if event.done:
            self.dismiss(event.value)

    def action_terug(self) -> None:
        self.dismiss(self._antwoorden[0].value)


def leave_question(
    uitleg: str = "Als concept bewaard vindt u het terug zodra u weer op deze maatregel logt.",
) -> VraagScherm:
    """What is to happen with text that was not saved."""
    return VraagScherm(
        "Dit is nog niet opgeslagen.",
        uitleg,
        (
            Antwoord("v", "verder schrijven", "verder"),
            Antwoord("b", "bewaren als concept", "bewaar"),
            Antwoord("w", "weggooien", "weg"),
        ),
    )
