"""One screen for every form: it speaks while one types, keeps a draft, asks before losing text, and records."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.types import CSSPathType
from textual.widgets import Button

from lama_zvp.errors import LamaFout, Persoonsgegevens
from lama_zvp.journal.events import Gebeurtenis
from lama_zvp.tui.bindings import INVULSCHERM, textual_bindings
from lama_zvp.tui.formulieren.model import GOED, Formulier
from lama_zvp.tui.lines import Line, cut, line, piece, wrap
from lama_zvp.tui.screens.base import Raam
from lama_zvp.tui.screens.vraag import leave_question
from lama_zvp.tui.widgets.canvas import Canvas, Page
from lama_zvp.tui.widgets.fields import ChoiceRow, Field, TextBox

if TYPE_CHECKING:
    from textual import events
    from textual.widget import Widget

    from lama_zvp.tui.formulier import Oordeel
    from lama_zvp.tui.formulieren.model import Invulling, Veld
    from lama_zvp.workspace import Workspace

BREED = 120
"""From this width what is good to know stands beside the fields."""
TYPPAUZE = 0.2
"""Seconds without a key after which the draft is kept."""
PRIVACY = "privacy-reden"


def _met_reden(workspace: Workspace, reden: str | None, formulier: Formulier, inhoud: dict[str, str]) -> Gebeurtenis:
    with workspace.privacy_uitzondering(reden):
        return formulier.leg_vast(workspace, inhoud)


class InvulScherm(Raam[Gebeurtenis | None]):
    """A form, filled in. Gives back the event that was recorded, or None."""

    CSS_PATH: ClassVar[CSSPathType] = "invullen.tcss"
    UITLEG = (
        "Naast elk veld staat wat het betekent, of wat er niet aan klopt. Wat u typt, blijft als concept bewaard tot u "
        "het opslaat; weggaan met iets getypt vraagt eerst wat ermee moet."
    )
    KEYS = INVULSCHERM
    BINDINGS: ClassVar[list[BindingType]] = [
        *textual_bindings(INVULSCHERM),
        Binding("tab", "app.focus_next", show=False),
        Binding("shift+tab", "app.focus_previous", show=False),
    ]

    def __init__(self, formulier: Invulling, concept: dict[str, str] | None = None) -> None:
        super().__init__()
        self.formulier = formulier
        self._hersteld = concept is not None
        self._begin = concept or {}
        self._bewaard: dict[str, str] | None = concept
        self._geschreven = False
        """Whether a draft was written here, or is being written right now."""
        self._laatst: dict[str, str] = {}
        self._eerst: dict[str, str] = {}
        self._bezig = False

    # -- what it is made of --------------------------------------------------------------------------------------

    @property
    def naam(self) -> str:
        return self.formulier.naam

    def body(self) -> Iterable[Widget]:
        formulier, look = self.formulier, self.lama.look
        self._velden = tuple(formulier.velden(look))
        self._eerst = {veld.naam: veld.waarde for veld in self._velden}
        yield Canvas(lambda width: formulier.kop(min(width, 110), look), id="kop")
        with Horizontal(id="midden"):
            with VerticalScroll(id="velden", can_focus=False):
                for veld in self._velden:
                    yield from self._rij(veld)
                with Horizontal(id="privacy", classes="veld"):
                    yield Canvas(lambda _w: [line((" Toch, omdat", "warn"))], classes="label")
                    yield Field(id=PRIVACY, placeholder="waarom dit hier toch mag staan")
                with Horizontal(classes="veld -knop"):
                    yield Canvas(classes="label")
                    yield Button(formulier.knop, id="opslaan", compact=True)
            with Vertical(id="zij"):
                yield Page(lambda width: formulier.terzijde(width, look), id="terzijde")

    def _rij(self, veld: Veld) -> Iterable[Widget]:
        begin = self._begin.get(veld.naam, veld.waarde)
        with Horizontal(classes=f"veld -{veld.soort} {'-smal' if veld.breedte else ''}"):
            yield Canvas(lambda _w: [line((f" {veld.label}", "muted"))], classes="label")
            yield self._invoer(veld, begin)
            if veld.breedte:
                yield Canvas(id=f"bij-{veld.naam}", classes="bij")
        if not veld.breedte:
            with Horizontal(classes="veld -los"):
                yield Canvas(classes="label")
                yield Canvas(id=f"bij-{veld.naam}", classes="bij")

    def _invoer(self, veld: Veld, begin: str) -> Widget:
        if veld.soort == "keuze":
            return ChoiceRow(veld.keuzen, value=begin, optional=veld.optioneel, id=veld.naam)
        if veld.soort == "tekst":
            box = TextBox(begin, id=veld.naam, limit=veld.limiet, placeholder=veld.plaats)
            box.styles.height = veld.regels
            return box
        field = Field(begin, id=veld.naam, placeholder=veld.plaats, limit=veld.limiet, steps=veld.stap)
        if veld.breedte:
            field.styles.width = veld.breedte
        return field

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#privacy").display = False
        self._laatst = self.inhoud()
        self._spreek()
        self.ververs()
        if self._velden:
            self.query_one(f"#{self.formulier.eerst or self._velden[0].naam}").focus()
        if self._hersteld:
            self.melding.say("Uw concept is teruggezet.\nOpslaan met ctrl+o, of esc om het te laten liggen.", "")

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.width >= BREED, "-breed")
        self.set_class(event.size.height < 30, "-laag")

    def ververs(self) -> None:
        if isinstance(self.formulier, Formulier):
            self.calmly(self._leer_jaren(), group="jaren")

    async def _leer_jaren(self) -> None:
        """Which years are frozen by now, which is said while typing and not only when saving."""
        self.formulier.dicht = await self.ask(lambda workspace: workspace.vastgestelde_jaren())
        if self.stands:
            self._spreek()

    # -- what stands in it ---------------------------------------------------------------------------------------

    def inhoud(self) -> dict[str, str]:
        """Every field as it stands."""
        waarden: dict[str, str] = {}
        for veld in self._velden:
            widget = self.query_one(f"#{veld.naam}")
            if isinstance(widget, TextBox):
                waarden[veld.naam] = widget.text
            elif isinstance(widget, ChoiceRow | Field):
                waarden[veld.naam] = widget.value
        return waarden

    def _ongewijzigd(self) -> bool:
        return self.inhoud() == self._eerst

    def _spreek(self) -> None:
        """Say beside each field what it means or what is wrong with it; an untouched field is not scolded."""
        inhoud = self.inhoud()
        oordelen = self.formulier.keur(inhoud)
        for veld in self._velden:
            oordeel = oordelen.get(veld.naam)
            waarde = inhoud[veld.naam]
            fout = oordeel is not None and not oordeel.goed and not oordeel.meteen
            leeg = fout and (not waarde.strip() or waarde == veld.waarde)
            toon = None if leeg else oordeel
            self.query_one(f"#bij-{veld.naam}", Canvas).show(partial(self._bijschrift, toon))

    def _bijschrift(self, oordeel: Oordeel | None, width: int) -> list[Line]:
        if oordeel is None or not oordeel.tekst:
            return []
        if oordeel.goed:
            return [cut(line(piece(oordeel.tekst, "muted")), width)]
        first = line((self.lama.look.glyph("■ ", "# "), "bad"))
        return wrap(oordeel.tekst, width, "bad", first=first, indent=2)[:2]

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
        inhoud = self.inhoud()
        if inhoud == self._laatst:
            return
        self._laatst = inhoud
        self.melding.clear()
        self._spreek()
        if self.formulier.sleutel and not self._bezig:
            self.calmly(self._na_pauze(), group="concept")

    @on(Field.Submitted)
    def _volgend(self, event: Field.Submitted) -> None:
        if event.input.id in (self._velden[-1].naam, PRIVACY) and len(self._velden) == 1:
            self.action_opslaan()
        else:
            self.focus_next()

    @on(Field.Stepped)
    def _gestapt(self, event: Field.Stepped) -> None:
        field = event.field
        field.value = self.formulier.verschoven(field.id or "", field.value, event.step)
        field.cursor_position = len(field.value)

    @on(TextBox.TooLong)
    def _te_lang(self, event: TextBox.TooLong) -> None:
        from lama_zvp.typografie import getal

        self.melding.say(f"Niet geplakt: dat zou {getal(event.length)} tekens geven.\nBewaar het stuk elders.", "bad")

    # -- the draft -----------------------------------------------------------------------------------------------

    async def _na_pauze(self) -> None:
        from asyncio import sleep

        await sleep(TYPPAUZE)
        if not self._bezig:
            await self._bewaar(self._laatst)

    async def bewaar_concept(self) -> None:
        """Keep what stands in the form, or forget the draft when nothing was changed. Raises `LamaFout`."""
        await self._bewaar(self.inhoud())

    async def _bewaar(self, inhoud: dict[str, str]) -> None:
        formulier = self.formulier
        if not formulier.sleutel or inhoud == self._bewaard:
            return
        if inhoud == self._eerst:
            if self._bewaard is not None:
                self._bewaard = None
                await self.ask(lambda workspace: workspace.wis_formulierconcept(formulier.sleutel))
            return
        self._geschreven = True
        await self.ask(
            lambda workspace: workspace.bewaar_formulierconcept(
                formulier.handeling, formulier.sleutel, f"{formulier.naam}: {formulier.titel}", inhoud
            )
        )
        self._bewaard = inhoud

    async def bewaar_voor_vertrek(self) -> None:
        with suppress(LamaFout):
            await self.bewaar_concept()

    # -- saving and leaving --------------------------------------------------------------------------------------

    @on(Button.Pressed, "#opslaan")
    def _op_knop(self) -> None:
        self.action_opslaan()

    def action_opslaan(self) -> None:
        if self.leest() and not self._bezig:
            self._bezig = True
            self.lama.gate.hold()
            self.calmly(self._opslaan(), group="opslaan", exclusive=False)

    def leest(self) -> bool:
        """Whether every field is good; if not, the first that is not has the focus, and says why."""
        oordelen = self.formulier.keur(self.inhoud())
        fout = next((veld for veld in self._velden if not oordelen.get(veld.naam, GOED).goed), None)
        if fout is None:
            return True
        tekst = oordelen[fout.naam].tekst
        self.melding.say(tekst if ":" in tekst else f"{fout.label}: {tekst}", "bad")
        self.query_one(f"#{fout.naam}").focus()
        return False

    async def _opslaan(self) -> None:
        try:
            await self._leg_vast()
        except LamaFout as fout:
            self._bezig = False
            await self.bewaar_voor_vertrek()
            if not await self.bij_fout(fout):
                raise
        finally:
            self.lama.gate.release()

    async def _leg_vast(self) -> None:
        """Record the form as one event; a screen for what is kept otherwise does that in its own way."""
        formulier, inhoud = self.formulier, self.inhoud()
        assert isinstance(formulier, Formulier)
        reden = self.query_one(f"#{PRIVACY}", Field).value.strip() or None
        vastgelegd = await self.ask(lambda workspace: _met_reden(workspace, reden, formulier, inhoud))
        if formulier.sleutel:
            await self.ask(lambda workspace: workspace.wis_formulierconcept(formulier.sleutel))
        self.dismiss(vastgelegd)

    async def bij_fout(self, fout: LamaFout) -> bool:
        """Whether the screen itself deals with what kept the form from being recorded.

        Who may set the guard on personal data aside is asked for the reason; anyone else is told what is wrong.
        """
        if not isinstance(fout, Persoonsgegevens):
            return False
        if fout.uitzondering_kan:
            self.query_one("#privacy").display = True
            self.query_one(f"#{PRIVACY}").focus()
        self.melding.say_error(fout)
        return True

    def action_terug(self) -> None:
        self._verlaat(lambda: self.dismiss(None))

    def action_stop(self) -> None:
        self._verlaat(self.lama.stop)

    def _verlaat(self, leave: Callable[[], object]) -> None:
        """Leave at once when nothing would be lost; otherwise ask first."""
        if self._bezig:
            return
        if self._ongewijzigd() or not self.formulier.sleutel:
            self.calmly(self._weg(leave, keep=False), group="weg")
            return

        def answered(antwoord: str | None) -> None:
            if antwoord in ("bewaar", "weg"):
                self.calmly(self._weg(leave, keep=antwoord == "bewaar"), group="weg")

        self.app.push_screen(leave_question("Als concept bewaard vindt u het hier de volgende keer terug."), answered)

    async def _weg(self, leave: Callable[[], object], *, keep: bool) -> None:
        self._bezig = True
        sleutel = self.formulier.sleutel
        if keep:
            await self.bewaar_concept()
        elif self._geschreven or self._bewaard is not None:
            await self.ask(lambda workspace: workspace.wis_formulierconcept(sleutel))
        leave()
