"""A person's own settings: changed with one key, kept at once, in force at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from lama_zvp.tui.beeld import instellingen as beeld
from lama_zvp.tui.bindings import INSTELLINGENSCHERM, OVERAL, textual_bindings
from lama_zvp.tui.eenmaal import Eenmaal
from lama_zvp.tui.lines import BLANK, Line, line, wrap
from lama_zvp.tui.screens.base import Scherm
from lama_zvp.tui.widgets.canvas import Canvas
from lama_zvp.tui.widgets.rowlist import RowList
from lama_zvp.voorkeuren import STANDAARD, als_paren

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.widget import Widget


class InstellingenScherm(Scherm):
    """Rows to go through; Enter or the arrows change the value."""

    CSS_PATH = "instellingen.tcss"
    NAAM = "Instellingen"
    UITLEG = (
        "Hoe het programma zich voor u gedraagt. Niemand anders merkt er iets van. Enter neemt de volgende waarde; op "
        "een opdracht vraagt het een nieuwe toets. Een toets die al iets doet, wordt geweigerd."
    )
    KEYS = INSTELLINGENSCHERM
    BINDINGS: ClassVar[list[BindingType]] = [
        *textual_bindings(INSTELLINGENSCHERM),
        Binding("left", "stap(-1)", show=False),
        Binding("right", "stap(1)", show=False),
    ]

    def body(self) -> Iterable[Widget]:
        yield Canvas(id="kop")
        yield RowList(id="lijst", moved=self._leg_uit)
        yield Canvas(id="uitleg")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#kop", Canvas).show(lambda w: beeld.kop(self.kader.wie.naam, w))
        self._toon()
        self.query_one("#lijst").focus()
        if self.kader.eigen.klacht:
            self.melding.say(self.kader.eigen.klacht, "warn")

    def _toon(self) -> None:
        eigen, namen = self.lama.voorkeuren, self.kader.namen
        paren, keys = als_paren(eigen), [key for key in OVERAL if key.own]
        self.query_one("#lijst", RowList).show_rows(lambda w: beeld.rijen(eigen, paren, namen, keys, w))

        self._leg_uit()

    def _leg_uit(self) -> None:
        gekozen = self.gekozen
        keys = [key for key in OVERAL if key.own]
        self.query_one("#uitleg", Canvas).show(lambda w: beeld.uitleg(gekozen, keys, w))

    @property
    def gekozen(self) -> str:
        """Key of the setting under the cursor."""
        return self.query_one("#lijst", RowList).current or ""

    @on(RowList.Chosen, "#lijst")
    def _enter(self) -> None:
        if self.gekozen.startswith("toets."):
            sleutel = self.gekozen
            self.app.push_screen(ToetsScherm(), lambda toets: self._nieuwe_toets(sleutel, toets))
        else:
            self.action_stap(1)

    def _nieuwe_toets(self, sleutel: str, toets: str | None) -> None:
        if toets:
            self.calmly(self._zet(sleutel, toets), group="zetten")

    def action_stap(self, step: int) -> None:
        sleutel = self.gekozen
        if not sleutel or sleutel.startswith("toets."):
            return
        waarden = beeld.waarden(sleutel, self.kader.plan, self.kader.namen)
        nu = als_paren(self.lama.voorkeuren)[sleutel]
        plaats = waarden.index(nu) if nu in waarden else 0
        self.calmly(self._zet(sleutel, waarden[(plaats + step) % len(waarden)]), group="zetten")

    def action_standaard(self) -> None:
        if self.gekozen:
            self.calmly(self._zet(self.gekozen, STANDAARD), group="zetten")

    async def _zet(self, sleutel: str, waarde: str) -> None:
        await self.lama.routes.zet_voorkeur(sleutel, waarde)
        self._toon()


class ToetsScherm(Eenmaal[str | None], ModalScreen[str | None]):
    """Waits for the key that a command is to have; Escape leaves it as it is."""

    CSS_PATH = "vraag.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "terug", show=False)]

    def compose(self) -> ComposeResult:
        def build(width: int) -> list[Line]:
            uitleg = "Een letter, cijfer of leesteken. Backspace geeft de gewone toets terug, esc verandert niets."
            return [line(("Druk op de nieuwe toets", "title")), BLANK, *wrap(uitleg, width)]

        with Vertical(id="kader"):
            yield Canvas(build, id="tekst")

    def on_key(self, event: events.Key) -> None:
        if event.key == "escape":
            return
        event.stop()
        if event.key in ("backspace", "delete"):
            self.dismiss(STANDAARD)
        else:
            self.dismiss(event.character if event.is_printable and event.character else event.key)

    def action_terug(self) -> None:
        self.dismiss(None)
