"""The app: its one line to the workspace, its screens and its end; everything that is shown lives in the screens."""

from __future__ import annotations

import asyncio
import gc
import signal
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual._context import active_message_pump
from textual.css.query import NoMatches

from lama_zvp.errors import LamaFout
from lama_zvp.tui.bindings import OVERAL
from lama_zvp.tui.bureau import Bureau, Kader
from lama_zvp.tui.daden import Daden
from lama_zvp.tui.eenmaal import goes
from lama_zvp.tui.eigen import keymap, theme_name
from lama_zvp.tui.gesloten import GeslotenApp
from lama_zvp.tui.keygate import KeyGate
from lama_zvp.tui.look import Look
from lama_zvp.tui.routes import Routes
from lama_zvp.tui.screens.base import Raam, Scherm
from lama_zvp.tui.screens.fout import FoutScherm
from lama_zvp.tui.screens.overzicht import OverzichtScherm
from lama_zvp.tui.theme import BY_NAME, THEMES
from lama_zvp.voorkeuren import Voorkeuren

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.driver import Driver
    from textual.screen import Screen
    from textual.theme import Theme
    from textual.timer import Timer

    from lama_zvp.assess.model import Jaaroordeel
    from lama_zvp.workspace import Workspace
    from lama_zvp.workspace.persoonlijk import Bezoek, Wijzigingen
    from lama_zvp.workspace.voorgevel import Voorgevel

KIJK_ELKE = 1.5
"""Seconds between two looks at whether someone else recorded something."""
_SETTLED = 0.1
"""Seconds after the last change of size at which the terminal holds still."""
NIEUWS = 100
"""How many new entries are counted at the start; more is more."""


class LamaApp(GeslotenApp, inherit_bindings=False):
    """Opens on the overview. `fout` is the error that kept the plan from opening, if one did."""

    CSS_PATH: ClassVar = ["app.tcss", "screens/overzicht.tcss"]
    TITLE = "lama_zvp"

    def __init__(
        self,
        open_workspace: Callable[[], Workspace],
        look: Look | None = None,
        eigen: Voorkeuren | None = None,
        gevel: Voorgevel | None = None,
    ) -> None:
        self.look = look or Look()
        super().__init__(ansi_color=None if self.look.colour else True)
        self.bureau = Bureau(open_workspace)
        self.gevel = gevel
        self.kader: Kader | None = None
        self.jaar = 0
        self.oordeel: Jaaroordeel | None = None
        self.fout: LamaFout | None = None
        self.routes = Routes(self)
        self.daden = Daden(self)
        self.gate = KeyGate(self)
        self._teller: int | None = None
        self._leaving = False
        self._to_begin = False
        self._measured = False
        self._repaint: Timer | None = None
        for theme in THEMES:
            self.register_theme(theme)
        self.voorkeuren = eigen or Voorkeuren()
        self.sinds: Bezoek | None = None
        self.theme = theme_name(self.voorkeuren, self.look)
        self.animation_level = "none"

    def get_default_screen(self) -> Screen[None]:
        return OverzichtScherm()

    @property
    def current_theme(self) -> Theme:
        """The theme in force; Textual puts all its themes together every time it is asked, for every painted line."""
        return BY_NAME.get(self.theme) or super().current_theme

    @property
    def overzicht(self) -> OverzichtScherm:
        """The screen at the bottom of the stack."""
        bottom = self.screen_stack[0]
        assert isinstance(bottom, OverzichtScherm)
        return bottom

    @property
    def bug(self) -> BaseException | None:
        """The bug that ended the app, if one did."""
        error: BaseException | None = self._exception
        return getattr(error, "error", error)

    def get_driver_class(self) -> type[Driver]:
        """Textual's own choice, with our care for a Unix terminal."""
        chosen = super().get_driver_class()
        if chosen.__name__ != "LinuxDriver":
            return chosen
        from lama_zvp.tui.driver import LamaDriver

        return LamaDriver

    # -- beginning -----------------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        self._listen_to_signals()
        self.routes.mind_size(self.size)
        self.gate.hold()
        self._to_begin = True
        self.call_after_refresh(self._first_picture)

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Every paint; the first one is what loading waits for, and not a moment longer."""
        super()._display(screen, renderable)
        self._first_picture()

    def _first_picture(self) -> None:
        if self._to_begin:
            self._to_begin = False
            self.begin()

    def begin(self) -> None:
        """The frame stands: load the plan behind it."""
        self.run_worker(self._begin(), group="begin", exclusive=True)

    async def _begin(self) -> None:
        try:
            if self.kader is None:
                self.kader = await self.bureau.kader()
                self.jaar = self.kader.standaardjaar
                self.neem_voorkeuren(self.kader.eigen.voorkeuren)
                self.jaar = self._eigen_jaar(self.kader)
            self.overzicht.toon_plan()
            self._teller = await self.bureau.ask(lambda workspace: workspace.wijzigingsteller())
            await self._laad_oordeel()
            concepten = await self.bureau.ask(lambda workspace: workspace.concepten())
            formulieren = await self.bureau.ask(lambda workspace: workspace.formulierconcepten())
            nieuw = await self.bureau.ask(_nieuws)
        except LamaFout as fout:
            self.fout = fout
            await self.push_screen(FoutScherm(fout))
            return
        finally:
            self.gate.release()
            _collect_again()
        self.fout = None
        self.sinds = nieuw.sinds
        self.routes.begin()
        if nieuw.sinds:
            self.routes.nieuws(len(nieuw.gebeurtenissen), meer=nieuw.meer)
        self.routes.drafts(concepten, formulieren)
        if self.kader.eigen.klacht:
            self.routes.say(self.kader.eigen.klacht, "warn")
        self.set_interval(KIJK_ELKE, self._kijk)
        await self.bureau.ask(_bewaar_voorgevel)

    # -- end -----------------------------------------------------------------------------------------------------

    def stop(self) -> None:
        """Leave."""
        self.exit(return_code=0)

    async def leave_now(self, code: int) -> None:
        """Leave without asking: what is half typed is kept as a draft."""
        for screen in self.screen_stack:
            if isinstance(screen, Raam):
                await screen.bewaar_voor_vertrek()
        self.exit(return_code=code)

    def _listen_to_signals(self) -> None:
        """A dropped connection and a polite kill leave in good order; headless there is no terminal to lose."""
        if self.is_headless:
            return
        loop = asyncio.get_running_loop()
        for number in (signal.SIGHUP, signal.SIGTERM):
            loop.add_signal_handler(number, self._on_signal, int(number))

    def _on_signal(self, number: int) -> None:
        """A dropped line tells itself twice, by signal and by end of input: leaving begins once, uninterrupted."""
        if self._leaving:
            return
        self._leaving = True
        self.run_worker(self.leave_now(128 + number), group="einde", exclusive=True)

    def on_hung_up(self) -> None:
        """The terminal is gone, with or without a signal."""
        self._on_signal(signal.SIGHUP)

    async def on_unmount(self) -> None:
        await self.bureau.close()

    def _handle_exception(self, error: Exception) -> None:
        """What closes while it is still on its way is not composed any more: not finding its parts is no bug."""
        if not (isinstance(error, NoMatches) and (self._exit or goes(active_message_pump.get(None)))):
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """A bug ends the app without a traceback on the screen; whoever started it tells it in one sentence."""
        self._close_messages_no_wait()

    # -- what is recorded, here and elsewhere --------------------------------------------------------------------

    def _kijk(self) -> None:
        self.run_worker(self.kijk(), group="kijk", exclusive=True)

    async def kijk(self) -> None:
        """Look whether anyone recorded something, and if so let the screens load again."""
        try:
            teller = await self.bureau.ask(lambda workspace: workspace.wijzigingsteller())
        except LamaFout as fout:
            self.routes.say_error(fout)
            return
        if teller != self._teller:
            self._teller = teller
            self.ververs()

    def ververs(self) -> None:
        """Let every open screen show what there is now."""
        self.run_worker(self._ververs(), group="ververs", exclusive=True)

    async def _ververs(self) -> None:
        try:
            await self._laad_oordeel()
        except LamaFout as fout:
            self.routes.say_error(fout)
            return
        for screen in self.screen_stack:
            if isinstance(screen, Raam) and screen.stands:
                screen.ververs()

    async def _laad_oordeel(self) -> None:
        jaar = self.jaar
        self.oordeel = await self.bureau.ask(lambda workspace: workspace.overzicht(jaar))
        for screen in self.screen_stack:
            if isinstance(screen, Scherm) and screen.stands:
                screen.toon_oordeel(self.oordeel)

    def kies_jaar(self, step: int) -> None:
        """Go a year on or back within the plan's period."""
        if self.kader is None:
            return
        jaren = self.kader.plan.periode.jaren()
        gekozen = min(max(self.jaar + step, jaren[0]), jaren[-1])
        if gekozen != self.jaar:
            self.jaar = gekozen
            self.ververs()

    # -- keys and terminal -------------------------------------------------------------------------------------------

    async def on_event(self, event: events.Event) -> None:
        """Every event; keys and pastes one at a time.

        What was typed before the program had the terminal comes with a line feed for every Enter.
        """
        if isinstance(event, events.Key) and event.key == "ctrl+j":
            event = events.Key("enter", "\r")
        typed = isinstance(event, events.Key | events.Paste) and not event.is_forwarded
        if not typed or self.gate.passes(event):
            await super().on_event(event)

    def on_resize(self, event: events.Resize) -> None:
        """A terminal that was drawn smaller and larger has lost what stood on it, also where it ends as it began."""
        self.routes.mind_size(event.size)
        if self._measured:
            if self._repaint is not None:
                self._repaint.stop()
            self._repaint = self.set_timer(_SETTLED, self._paint_whole)
        self._measured = True

    def _paint_whole(self) -> None:
        self._repaint = None
        if self.screen_stack:
            self.routes.mind_size(self.size)
            self.screen.refresh()

    def neem_voorkeuren(self, voorkeuren: Voorkeuren) -> None:
        """From now on work as this person chose."""
        self.voorkeuren = voorkeuren
        self.theme = theme_name(voorkeuren, self.look)
        self.set_keymap(keymap(OVERAL, voorkeuren))
        for screen in self.screen_stack:
            if isinstance(screen, Raam):
                screen.tell_keys()

    def _eigen_jaar(self, kader: Kader) -> int:
        """The year this person opens on, as long as the plan has it."""
        eigen = self.voorkeuren.jaar
        return eigen if eigen in kader.plan.periode.jaren() else kader.standaardjaar


def _collect_again() -> None:
    """Whoever started the app may have kept the collector of rubbish still; what stands by now is none."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def _bewaar_voorgevel(workspace: Workspace) -> None:
    from lama_zvp.workspace.voorgevel import bewaar_voorgevel

    bewaar_voorgevel(workspace)


def _nieuws(workspace: Workspace) -> Wijzigingen:
    """What is new to this person; on their first visit only where they begin is remembered."""
    nieuw = workspace.wijzigingen(workspace.gezien(), NIEUWS)
    if nieuw.sinds is None:
        with suppress(LamaFout):
            workspace.onthoud_gezien(nieuw.tot)
    return nieuw
