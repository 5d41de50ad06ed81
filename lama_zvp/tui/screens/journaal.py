"""Everything that was ever recorded, the newest first, to be filtered, searched and read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical

from lama_zvp.tui.beeld import journaal as beeld
from lama_zvp.tui.beeld.feit import SOORTWOORDEN
from lama_zvp.tui.bindings import JOURNAALSCHERM, textual_bindings
from lama_zvp.tui.journaalfilter import Filtertekst, begrijp, in_woorden
from lama_zvp.tui.lines import Line, cut, line, piece
from lama_zvp.tui.screens.base import Scherm
from lama_zvp.tui.widgets.canvas import Canvas, Page
from lama_zvp.tui.widgets.fields import Field
from lama_zvp.tui.widgets.rowlist import Row, RowList

if TYPE_CHECKING:
    from textual import events
    from textual.timer import Timer
    from textual.widget import Widget

    from lama_zvp.journal.events import Gebeurtenis
    from lama_zvp.workspace import Workspace
    from lama_zvp.workspace.lezen import Zoekvraag

BLADZIJDE = 200
"""Events loaded at a time."""
TYPPAUZE = 0.12
"""Seconds without a key after which is searched."""
VELDEN = (("zoek", "Bevat"), ("fiche", "Fiche"), ("jaar", "Jaar"), ("wie", "Wie"), ("soort", "Soort"))


class JournaalScherm(Scherm):
    """A list with the chosen event in full below it. `zoek` filters from the start, `volgnr` has the cursor."""

    CSS_PATH = "journaal.tcss"
    NAAM = "Journaal"
    UITLEG = (
        "Alles wat vastgelegd is, het nieuwste eerst. Niets verdwijnt: een verbetering of intrekking staat erbij, "
        "en wat niet meer telt, is gedempt. Met filteren zoekt u in alle tekst, of op fiche, jaar, persoon of soort; "
        "een stuk van een naam volstaat en hoofdletters of accenten tellen niet. Gewiste tekst wordt nooit gevonden. "
        "Enter opent waar de melding over gaat."
    )
    KEYS = JOURNAALSCHERM
    BINDINGS: ClassVar[list[BindingType]] = [
        *textual_bindings(JOURNAALSCHERM),
        Binding("tab", "app.focus_next", show=False),
        Binding("shift+tab", "app.focus_previous", show=False),
    ]

    def __init__(self, *, zoek: str = "", volgnr: int | None = None) -> None:
        super().__init__()
        self._begin = (zoek, volgnr)
        self._gebeurtenissen: tuple[Gebeurtenis, ...] = ()
        self._auteurs: set[str] = set()
        self._hoeveel = BLADZIJDE
        self._meer = False
        self._pauze: Timer | None = None
        self._gevraagd: Zoekvraag | None = None

    def body(self) -> Iterable[Widget]:
        with Vertical(id="filter"):
            with Horizontal(classes="regel"):
                yield from self._veld("zoek", "een stuk tekst, naam of maatregel")
            with Horizontal(classes="regel"):
                for id, voorbeeld in (("fiche", "verkeer"), ("jaar", "2024"), ("wie", "naam"), ("soort", "besluit")):
                    yield from self._veld(id, voorbeeld)
        yield Canvas(id="stand")
        yield Canvas(beeld_koppen, id="koppen")
        yield RowList(id="lijst", moved=self._toon_voluit)
        yield Page(id="voluit")

    def _veld(self, id: str, voorbeeld: str) -> Iterable[Widget]:
        label = dict(VELDEN)[id]
        yield Canvas(lambda _w: [line((f" {label}", "muted"))], classes=f"label -{id}")
        yield Field(self._begin[0] if id == "zoek" else "", id=id, placeholder=voorbeeld, limit=200)

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#filter").display = bool(self._begin[0])
        self._suggereer()
        self.query_one("#lijst").focus()
        self.ververs()

    def _suggereer(self) -> None:
        """What a field may be completed with by the right arrow."""
        from textual.suggester import SuggestFromList

        fiches = [o.naam.removeprefix("hefboom.") for o in self.kader.namen.fiches]
        jaren = [str(jaar) for jaar in self.kader.plan.periode.jaren()]
        for id, keuzes in (("fiche", fiches), ("jaar", jaren), ("soort", list(SOORTWOORDEN.values()))):
            self.query_one(f"#{id}", Field).suggester = SuggestFromList(keuzes, case_sensitive=False)

    # -- what is asked -------------------------------------------------------------------------------------------

    @property
    def getypt(self) -> Filtertekst:
        """The filter as it stands in the fields."""
        return Filtertekst(*(self.query_one(f"#{id}", Field).value.strip() for id, _ in VELDEN))

    def ververs(self) -> None:
        self.tell_band()
        self.calmly(self._laad())

    async def _laad(self) -> None:
        getypt = self.getypt
        begrepen = begrijp(getypt, self.kader.namen, self._auteurs, self._hoeveel + 1)
        self.query_one("#stand", Canvas).show(lambda w: self._stand(getypt, begrepen.klacht, w))
        self._gevraagd = begrepen.vraag
        if (vraag := begrepen.vraag) is None:
            return
        gevonden = await self.ask(lambda workspace: self._zoek_als_nog_gevraagd(workspace, vraag))
        if gevonden is None:
            return
        self._meer = len(gevonden) > self._hoeveel
        self._gebeurtenissen = gevonden[: self._hoeveel]
        self._auteurs |= {g.auteur for g in self._gebeurtenissen}
        self._toon(getypt)

    def _zoek_als_nog_gevraagd(self, workspace: Workspace, vraag: Zoekvraag) -> tuple[Gebeurtenis, ...] | None:
        """In the bureau's thread: what was typed over meanwhile is not searched for any more."""
        return workspace.geschiedenis(vraag) if vraag is self._gevraagd else None

    def _stand(self, getypt: Filtertekst, klacht: str, width: int) -> list[Line]:
        """What the list is narrowed to, or why it cannot be."""
        if klacht:
            return [cut(line(" ", (self.lama.look.glyph("■ ", "# "), "bad"), piece(klacht, "bad")), width)]
        if getypt.leeg or self.query_one("#filter").display:
            return []
        return [
            cut(line((" Alleen ", "muted"), piece(in_woorden(getypt), "strong"), ("   a toont alles", "muted")), width)
        ]

    def _toon(self, getypt: Filtertekst) -> None:
        namen, look, meer, events = self.kader.namen, self.lama.look, self._meer, self._gebeurtenissen
        toets = self.lama.voorkeuren.toets("log")
        leeg = f"Nog niets vastgelegd. Druk op {toets} om te beginnen."
        if not getypt.leeg:
            leeg = f"Niets gevonden met {in_woorden(getypt)}."

        def build(width: int) -> list[Row]:
            rows = beeld.rijen(events, namen, width, look, meer=meer, zoek=getypt.zoek)
            return rows or [Row(line(piece(leeg, "muted")))]

        (_, volgnr), self._begin = self._begin, ("", None)
        self.query_one("#lijst", RowList).show_rows(build, cursor=str(volgnr) if volgnr else None)
        self._toon_voluit()

    def _gekozen_gebeurtenis(self) -> Gebeurtenis | None:
        key = self.query_one("#lijst", RowList).current
        return next((g for g in self._gebeurtenissen if str(g.volgnr) == key), None)

    def _toon_voluit(self) -> None:
        g, look, namen, zoek = self._gekozen_gebeurtenis(), self.lama.look, self.kader.namen, self.getypt.zoek
        voluit = self.query_one("#voluit", Page)
        if g is None:
            voluit.show(lambda _w: ())
            return
        gemeenten = {gemeente.sleutel: gemeente.naam for gemeente in self.kader.plan.zone.gemeenten}
        opvolger = next((later.volgnr for later in self._gebeurtenissen if later.vervangt == g.id), None)
        voluit.show(lambda w: beeld.voluit(g, namen, gemeenten, w, look, opvolger=opvolger, zoek=zoek))
        voluit.scroll_home(animate=False)

    def gekozen_maatregel(self) -> str | None:
        g = self._gekozen_gebeurtenis()
        return g.onderwerp if g is not None and self.kader.namen.maatregel(g.onderwerp) else None

    def kopie(self) -> str:
        return self.query_one("#voluit", Page).as_text() if self._gekozen_gebeurtenis() else ""

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
        for id, _ in VELDEN:
            self.query_one(f"#{id}", Field).value = ""
        self.query_one("#lijst").focus()
        self.ververs()

    def action_verbeter(self) -> None:
        if g := self._gekozen_gebeurtenis():
            self.lama.daden.verbeter(g)

    def action_trek_in(self) -> None:
        if g := self._gekozen_gebeurtenis():
            self.lama.daden.trek_in(g)

    def action_wis(self) -> None:
        if g := self._gekozen_gebeurtenis():
            self.lama.daden.wis_tekst(g)

    def action_exporteer(self) -> None:
        self.lama.daden.exporteer_gegevens()

    def action_controle(self) -> None:
        self.lama.daden.controle()

    @on(Field.Changed)
    def _getypt(self) -> None:
        self._hoeveel = BLADZIJDE
        # When the typing pauses: a journal of years is not read for every letter.
        if self._pauze is not None:
            self._pauze.stop()
        self._pauze = self.set_timer(TYPPAUZE, self.ververs)

    @on(Field.Submitted)
    def _klaar(self) -> None:
        self.query_one("#lijst").focus()

    def action_terug(self) -> None:
        if isinstance(self.focused, Field):
            self.action_alles()
        else:
            super().action_terug()

    def on_resize(self, event: events.Resize) -> None:
        self.query_one("#voluit").styles.height = 7 if event.size.height < 34 else 11


def beeld_koppen(width: int) -> list[Line]:
    """The headings over the list."""
    return [beeld.koppen(width)]
