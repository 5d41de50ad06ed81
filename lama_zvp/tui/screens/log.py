"""Logging progress: status by one key, a number, a sentence; what is half typed survives a lost connection."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button

from lama_zvp import tekens
from lama_zvp.errors import LamaFout, Persoonsgegevens
from lama_zvp.journal.events import MAX_TEKST, Gebeurtenis
from lama_zvp.tui.beeld.fiche import geschiedenis, laatste_melding
from lama_zvp.tui.bindings import LOGSCHERM, textual_bindings
from lama_zvp.tui.formulier import Oordeel, is_leeg, keur, leg_vast, standaarddag, verschoven
from lama_zvp.tui.formulieren.besluit import klassekeuzen
from lama_zvp.tui.lines import Line, Piece, cut, line, piece, wrap
from lama_zvp.tui.look import ink_of
from lama_zvp.tui.screens.base import Raam
from lama_zvp.tui.screens.vraag import leave_question
from lama_zvp.tui.widgets.canvas import Canvas
from lama_zvp.tui.widgets.fields import ChoiceRow, Field, Option, TextBox
from lama_zvp.typografie import datum_kort

if TYPE_CHECKING:
    from textual import events
    from textual.widget import Widget

    from lama_zvp.assess.model import MaatregelOordeel
    from lama_zvp.plan.model import Klasse
    from lama_zvp.workspace.concepten import Logconcept

VORIGE = 6
"""Earlier entries shown below the form."""
PRIVACY = "privacy-reden"
TYPPAUZE = 0.2
"""Seconds without a key after which the draft is kept."""


class LogScherm(Raam[Gebeurtenis | None]):
    """The form for one measure. Gives back the event that was recorded, or None."""

    CSS_PATH = "log.tcss"
    NAAM = "Loggen"
    UITLEG = (
        "Kies de status met één cijfer, geef een aantal als er iets te tellen valt, en schrijf wat er gebeurd is. "
        "Alleen een tekst, een status of een aantal is nodig. Wat u typt, blijft als concept bewaard tot u het opslaat."
    )
    KEYS = LOGSCHERM
    BINDINGS: ClassVar[list[BindingType]] = [
        *textual_bindings(LOGSCHERM),
        Binding("tab", "app.focus_next", show=False),
        Binding("shift+tab", "app.focus_previous", show=False),
    ]

    def __init__(
        self,
        maatregel: str,
        stand: MaatregelOordeel | None,
        concept: Logconcept | None,
        *,
        herhaald: bool = False,
    ) -> None:
        """`concept` stands in the form: a draft, or with `herhaald` an earlier entry to be recorded once more."""
        super().__init__()
        self.maatregel = maatregel
        self._stand = stand
        self._hersteld = concept
        self._overgenomen = concept if herhaald else None
        self._bewaard: Logconcept | None = None if herhaald else concept
        self._geschreven = False
        self._laatst: Logconcept | None = None
        self._bezig = False
        self._dicht: Mapping[int, int] = {}

    # -- what it is made of --------------------------------------------------------------------------------------

    def body(self) -> Iterable[Widget]:
        c, dag = self._hersteld, self.gewone_dag
        yield Canvas(self._kop, id="kop")
        with VerticalScroll(id="velden", can_focus=False):
            yield from self._veld("Status", self._statusrij(c))
            yield from self._veld("Aantal", Field(c.aantal if c else "", id="aantal", limit=12, steps=True))
            yield from self._veld("Wat", TextBox(c.tekst if c else "", id="tekst", limit=MAX_TEKST))
            yield from self._veld("Datum", Field(c.datum if c else dag, id="datum", limit=20, steps=True))
            yield from self._veld(
                "Gemeente", ChoiceRow(self._gemeenten(), value=c.gemeente if c else "", id="gemeente")
            )
            yield from self._veld("Bewijs", Field(c.bewijs if c else "", id="bewijs", placeholder="verwijzing"))
            if len(klassen := klassekeuzen(self._eigen_klasse)) > 1:
                klasse = c.klasse if c and c.klasse else self._eigen_klasse
                yield from self._veld("Leesbaar", ChoiceRow(klassen, value=klasse, id="klasse"))
            with Horizontal(id="privacy", classes="veld"):
                yield Canvas(lambda _w: [line((" Toch, want", "warn"))], classes="label")
                yield Field(id=PRIVACY, placeholder="waarom dit hier toch mag staan")
            with Horizontal(classes="veld -knop"):
                yield Canvas(classes="label")
                yield Button("Opslaan", id="opslaan", compact=True)
            yield Canvas(id="vorige")

    def _veld(self, label: str, field: Widget) -> Iterable[Widget]:
        with Horizontal(classes=f"veld -{field.id}"):
            yield Canvas(lambda _w: [line((f" {label}", "muted"))], classes="label")
            yield field
            if field.id in ("aantal", "datum"):
                yield Canvas(id=f"bij-{field.id}", classes="bij")
        if field.id == "tekst":
            with Horizontal(classes="veld -los"):
                yield Canvas(classes="label")
                yield Canvas(id="bij-tekst", classes="bij")

    def _statusrij(self, concept: Logconcept | None) -> ChoiceRow:
        look = self.lama.look
        options = [
            Option(str(number), teken.woord, status, look.symbol(teken), ink_of(status))
            for number, (status, teken) in enumerate(tekens.STATUS.items(), start=1)
        ]
        return ChoiceRow(options, value=concept.status if concept else "", optional=True, id="status")

    @property
    def _eigen_klasse(self) -> Klasse:
        """The class of the measure itself, which an entry has unless a stricter one is taken."""
        onderwerp = self.kader.namen.maatregel(self.maatregel)
        return onderwerp.klasse if onderwerp else "intern"

    def _gemeenten(self) -> list[Option]:
        gemeenten = self.kader.plan.zone.gemeenten[:8]
        return [
            Option("0", "hele zone", ""),
            *(Option(str(number), g.naam, g.sleutel) for number, g in enumerate(gemeenten, start=1)),
        ]

    def _kop(self, width: int) -> list[Line]:
        onderwerp = self.kader.namen.maatregel(self.maatregel)
        if onderwerp is None:
            return []
        laag = next((laag.titel for laag in self.kader.plan.lagen if laag.sleutel == onderwerp.laag), "")
        boven = next((f.titel for f in self.kader.namen.fiches if self.maatregel.startswith(f"{f.naam}.")), "")
        pad = f"{boven} · {laag}" if laag else boven
        return [
            line(" ", piece(pad, "muted")),
            *wrap(onderwerp.titel, width - 1, "title", first=line(" "), indent=1)[:2],
            cut(line(" ", self._over_vorige()), width),
        ]

    def _over_vorige(self) -> Piece:
        """What was logged last, or that it was taken over."""
        if self._overgenomen is not None:
            vandaag = self.kader.vandaag
            # After its period a plan's own last day is the latest there is.
            dag = (
                "met de datum van vandaag"
                if standaarddag(self.kader.plan, vandaag) == vandaag
                else "op de laatste plandag"
            )
            return (f"Overgenomen van uw vorige melding, {dag}. Enter bewaart.", "accent")
        return piece(laatste_melding(self._stand), "muted")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#privacy").display = False
        self._laatst = self.inhoud()
        self._spreek()
        self.ververs()
        self.calmly(self._toon_vorige(), group="vorige")
        if self._overgenomen is not None:
            self.query_one("#opslaan").focus()
            return
        self.query_one("#status").focus()
        if self._hersteld is not None:
            self.melding.say("Uw concept is teruggezet.\nOpslaan met ctrl+o, of esc om het te laten liggen.", "")

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.height < 30, "-laag")

    async def _toon_vorige(self) -> None:
        """What was logged before, so that nobody logs it twice; only where there is room."""
        from lama_zvp.workspace.lezen import Zoekvraag

        vraag = Zoekvraag(onderwerp=self.maatregel, limiet=VORIGE, nieuwste_eerst=True)
        eerder = await self.ask(lambda workspace: workspace.geschiedenis(vraag))
        look, gemeenten = self.lama.look, {g.sleutel: g.naam for g in self.kader.plan.zone.gemeenten}
        if eerder:
            self.query_one("#vorige", Canvas).show(
                lambda w: [
                    line((" Eerder gelogd", "head")),
                    *geschiedenis(eerder, w, look, gemeenten=gemeenten),
                ]
            )

    # -- what stands in it ---------------------------------------------------------------------------------------

    @property
    def gewone_dag(self) -> str:
        return datum_kort(standaarddag(self.kader.plan, self.kader.vandaag))

    def inhoud(self) -> Logconcept:
        """The form as it stands."""
        from lama_zvp.workspace.concepten import Logconcept

        klasse = next((rij.value for rij in self.query("#klasse").results(ChoiceRow)), self._eigen_klasse)
        return Logconcept(
            maatregel=self.maatregel,
            status=self.query_one("#status", ChoiceRow).value,
            aantal=self.query_one("#aantal", Field).value,
            tekst=self.query_one("#tekst", TextBox).text,
            datum=self.query_one("#datum", Field).value,
            gemeente=self.query_one("#gemeente", ChoiceRow).value,
            bewijs=self.query_one("#bewijs", Field).value,
            klasse="" if klasse == self._eigen_klasse else klasse,
        )

    def oordelen(self) -> dict[str, Oordeel]:
        """What is right and wrong in the form now."""
        return keur(self.inhoud(), self.kader.plan, self.kader.vandaag, self._dicht)

    def ververs(self) -> None:
        self.calmly(self._leer_jaren(), group="jaren")

    async def _leer_jaren(self) -> None:
        """Which years are frozen by now: a day in one of them is refused as it is typed, not when saving."""
        self._dicht = await self.ask(lambda workspace: workspace.vastgestelde_jaren())
        if self.stands:
            self._spreek()

    def _spreek(self) -> None:
        """Say beside each field what it means or what is wrong with it."""
        for veld, oordeel in self.oordelen().items():
            self.query_one(f"#bij-{veld}", Canvas).show(partial(self._bijschrift, oordeel))

    def _bijschrift(self, oordeel: Oordeel, width: int) -> list[Line]:
        if oordeel.goed:
            return [cut(line(piece(oordeel.tekst, "muted")), width)]
        return [cut(line((self.lama.look.glyph("■ ", "# "), "bad"), piece(oordeel.tekst, "bad")), width)]

    @on(Field.Changed)
    @on(TextBox.Changed)
    def _getypt(self) -> None:
        self._veranderd()

    @on(ChoiceRow.Changed)
    def _gekozen(self, event: ChoiceRow.Changed) -> None:
        self._veranderd()
        if event.done:
            self.focus_next()

    def _veranderd(self) -> None:
        """What stands in the form may be new: speak of it, and keep it."""
        inhoud = self.inhoud()
        if inhoud == self._laatst:
            return
        self._laatst = inhoud
        self.melding.clear()
        self._spreek()
        self._plan_bewaren()

    @on(Field.Submitted)
    def _volgend(self) -> None:
        self.focus_next()

    @on(Field.Stepped)
    def _geteld(self, event: Field.Stepped) -> None:
        field = event.field
        if field.id == "datum":
            field.value = verschoven(field.value, event.step, self.kader.plan, self.kader.vandaag)
        elif field.value.strip().isdecimal() or not field.value.strip():
            field.value = str(max(int(field.value or "0") + event.step, 0))
        field.cursor_position = len(field.value)

    @on(TextBox.TooLong)
    def _te_lang(self, event: TextBox.TooLong) -> None:
        from lama_zvp.typografie import getal

        self.melding.say(
            f"Niet geplakt: dat zou {getal(event.length)} tekens geven, het maximum is {getal(MAX_TEKST)}.\n"
            "Bewaar het stuk elders en verwijs ernaar bij Bewijs.",
            "bad",
        )

    # -- the draft -----------------------------------------------------------------------------------------------

    def _plan_bewaren(self) -> None:
        if not self._bezig:
            self.calmly(self._na_pauze(), group="concept")

    async def _na_pauze(self) -> None:
        from asyncio import sleep

        await sleep(TYPPAUZE)
        if not self._bezig and self._laatst is not None:
            await self._bewaar(self._laatst)

    async def bewaar_concept(self) -> None:
        """Keep what stands in the form, or forget the draft when nothing does. Raises `LamaFout`."""
        await self._bewaar(self.inhoud())

    async def _bewaar(self, inhoud: Logconcept) -> None:
        if self._bewaard is not None and replace(inhoud, bewaard_op=self._bewaard.bewaard_op) == self._bewaard:
            return
        if self._niets_te_verliezen(inhoud):
            if self._bewaard is not None:
                self._bewaard = None
                await self.ask(lambda workspace: workspace.wis_concept(inhoud.maatregel))
            return
        self._geschreven = True
        await self.ask(lambda workspace: workspace.bewaar_concept(inhoud))
        self._bewaard = inhoud

    def _niets_te_verliezen(self, inhoud: Logconcept) -> bool:
        return is_leeg(inhoud, self.gewone_dag) or inhoud == self._overgenomen

    async def bewaar_voor_vertrek(self) -> None:
        with suppress(LamaFout):
            await self.bewaar_concept()

    # -- saving and leaving --------------------------------------------------------------------------------------

    @on(Button.Pressed, "#opslaan")
    def _op_knop(self) -> None:
        self.action_opslaan()

    def action_opslaan(self) -> None:
        fouten = [veld for veld, oordeel in self.oordelen().items() if not oordeel.goed]
        if fouten:
            self.melding.say(self.oordelen()[fouten[0]].tekst, "bad")
            self.query_one(f"#{fouten[0]}").focus()
            return
        if not self._bezig:
            self._bezig = True
            self.lama.gate.hold()
            self.calmly(self._opslaan(), group="opslaan", exclusive=False)

    async def _opslaan(self) -> None:
        try:
            await self._leg_vast()
        finally:
            self.lama.gate.release()

    async def _leg_vast(self) -> None:
        i = self.inhoud()
        reden = self.query_one(f"#{PRIVACY}", Field).value.strip() or None
        try:
            vastgelegd = await self.ask(lambda workspace: leg_vast(workspace, i, reden))
        except LamaFout as fout:
            self._bezig = False
            self._plan_bewaren()
            if isinstance(fout, Persoonsgegevens) and fout.uitzondering_kan:
                self.query_one("#privacy").display = True
                self.query_one(f"#{PRIVACY}").focus()
            raise
        await self.ask(lambda workspace: workspace.wis_concept(i.maatregel))
        self.dismiss(vastgelegd)

    def action_terug(self) -> None:
        self._verlaat(lambda: self.dismiss(None))

    def action_stop(self) -> None:
        self._verlaat(self.lama.stop)

    def action_andere(self) -> None:
        self._verlaat(self._naar_kiezer)

    def _naar_kiezer(self) -> None:
        self.dismiss(None)
        self.lama.routes.log(None)

    def _verlaat(self, leave: Callable[[], object]) -> None:
        """Leave at once when nothing would be lost; otherwise ask first."""
        if self._bezig:
            return
        if self._niets_te_verliezen(self.inhoud()):
            self.calmly(self._weg(leave, keep=False), group="weg")
            return

        def answered(antwoord: str | None) -> None:
            if antwoord in ("bewaar", "weg"):
                self.calmly(self._weg(leave, keep=antwoord == "bewaar"), group="weg")

        self.app.push_screen(leave_question(), answered)

    async def _weg(self, leave: Callable[[], object], *, keep: bool) -> None:
        self._bezig = True
        if keep:
            await self.bewaar_concept()
        elif self._geschreven or self._bewaard is not None:
            await self.ask(lambda workspace: workspace.wis_concept(self.maatregel))
        leave()
