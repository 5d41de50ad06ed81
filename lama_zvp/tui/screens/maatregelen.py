"""All measures of the year in one list, narrowed by fiche, layer, stand or who is responsible."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal

from lama_zvp.tui.beeld import maatregelen as beeld
from lama_zvp.tui.bindings import MAATREGELENSCHERM, textual_bindings
from lama_zvp.tui.lines import line, piece
from lama_zvp.tui.screens.base import Scherm
from lama_zvp.tui.widgets.canvas import Canvas
from lama_zvp.tui.widgets.fields import Field
from lama_zvp.tui.widgets.rowlist import Row, RowList

if TYPE_CHECKING:
    from textual.widget import Widget

    from lama_zvp.assess.model import Jaaroordeel

REGELS = (
    (("naam", "Naam", "een stuk van de maatregel"), ("stand", "Stand", "te laat, lopend…")),
    (("fiche", "Fiche", "een stuk ervan"), ("laag", "Laag", "een stuk ervan"), ("wie", "Wie", "een dienst")),
)
NIETS = "Geen enkele maatregel voldoet hieraan. Druk op a voor alle maatregelen."


class MaatregelenScherm(Scherm):
    """The fields over the list; every letter narrows it."""

    CSS_PATH = "maatregelen.tcss"
    NAAM = "Maatregelen"
    MET_JAAR = True
    UITLEG = (
        "Alle maatregelen van het jaar met hun laatste status. Met filteren houdt u over wat u zoekt: een stuk van de "
        "naam, de fiche of de laag, wie verantwoordelijk is, of hoe het staat (te laat, nooit gemeld, lopend, "
        "geblokkeerd en zo meer). Enter opent de maatregel in haar fiche."
    )
    KEYS = MAATREGELENSCHERM
    BINDINGS: ClassVar[list[BindingType]] = [
        *textual_bindings(MAATREGELENSCHERM),
        Binding("tab", "app.focus_next", show=False),
        Binding("shift+tab", "app.focus_previous", show=False),
    ]

    @property
    def _met_wie(self) -> bool:
        """Whether the plan says of any fiche who is responsible."""
        plan = self.kader.plan
        return any(fiche.verantwoordelijke for fiche in plan.fiches)

    def body(self) -> Iterable[Widget]:
        for regel in REGELS:
            with Horizontal(classes="regel"):
                for id, label, voorbeeld in regel:
                    yield from self._veld(id, label, voorbeeld)
        yield Canvas(id="hoeveel")
        yield Canvas(lambda w: [beeld.koppen(w, met_wie=self._met_wie)], id="koppen")
        yield RowList(id="lijst")

    def _veld(self, id: str, label: str, voorbeeld: str) -> Iterable[Widget]:
        yield Canvas(lambda _w: [line((f" {label}", "muted"))], classes=f"label -{id}")
        yield Field(id=id, placeholder=voorbeeld, limit=60)

    def on_mount(self) -> None:
        super().on_mount()
        self._suggereer()
        for naam in (".-wie", "#wie"):
            self.query_one(naam).display = self._met_wie
        self.query_one("#lijst").focus()
        if self.lama.oordeel is not None:
            self.toon_oordeel(self.lama.oordeel)

    def _suggereer(self) -> None:
        """What a field may be completed with by the right arrow."""
        from textual.suggester import SuggestFromList

        plan = self.kader.plan
        fiches = [fiche.titel for fiche in plan.fiches]
        lagen = [laag.titel for laag in plan.lagen]
        wie = [fiche.verantwoordelijke for fiche in plan.fiches if fiche.verantwoordelijke]
        for id, keuzes in (("fiche", fiches), ("laag", lagen), ("stand", beeld.STANDEN), ("wie", wie)):
            self.query_one(f"#{id}", Field).suggester = SuggestFromList(list(keuzes), case_sensitive=False)

    @property
    def getypt(self) -> beeld.Maatregelfilter:
        """The filter as it stands in the fields."""
        return beeld.Maatregelfilter(
            **{id: self.query_one(f"#{id}", Field).value for regel in REGELS for id, _, _ in regel}
        )

    def toon_oordeel(self, oordeel: Jaaroordeel) -> None:
        lagen, look, wie = self.kader.plan.lagen, self.lama.look, self._met_wie
        self.tell_band()
        over = beeld.gekozen(oordeel, lagen, self.getypt)
        totaal = sum(len(fiche.maatregelen) for fiche in (*oordeel.fiches, *oordeel.hefbomen))
        self.query_one("#hoeveel", Canvas).show(lambda w: [beeld.stand(len(over), totaal, w)])
        self.query_one("#lijst", RowList).show_rows(
            lambda w: beeld.rijen(over, lagen, w, look, met_wie=wie) or [Row(line(piece(NIETS, "muted")))]
        )

    def gekozen_maatregel(self) -> str | None:
        return self.query_one("#lijst", RowList).current

    @on(Field.Changed)
    def _getypt(self) -> None:
        if self.lama.oordeel is not None:
            self.toon_oordeel(self.lama.oordeel)

    @on(Field.Submitted)
    def _klaar(self) -> None:
        self.query_one("#lijst").focus()

    @on(RowList.Chosen, "#lijst")
    def _open(self, event: RowList.Chosen) -> None:
        self.lama.routes.onderwerp(event.key)

    def action_filter(self) -> None:
        self.query_one("#naam").focus()

    def action_alles(self) -> None:
        for regel in REGELS:
            for id, _, _ in regel:
                self.query_one(f"#{id}", Field).value = ""
        self.query_one("#lijst").focus()

    def action_terug(self) -> None:
        if isinstance(self.focused, Field):
            self.query_one("#lijst").focus()
        else:
            super().action_terug()
