"""What every screen shares: the band, the message, the keys, and asking the workspace without a stumble."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterable
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from textual.binding import BindingType
from textual.css.query import NoMatches

from lama_zvp.errors import LamaFout
from lama_zvp.tui.bindings import OVERAL, VERTREKKEN, Key, textual_bindings
from lama_zvp.tui.compositor import FrugalCompositor
from lama_zvp.tui.eenmaal import Eenmaal
from lama_zvp.tui.eigen import with_own
from lama_zvp.tui.widgets.bars import Band, Keys
from lama_zvp.tui.widgets.canvas import Canvas
from lama_zvp.tui.widgets.notice import Notice
from lama_zvp.tui.widgets.rowlist import RowList

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.widget import Widget

    from lama_zvp.assess.model import Jaaroordeel
    from lama_zvp.tui.app import LamaApp
    from lama_zvp.tui.bureau import Kader
    from lama_zvp.workspace import Workspace

T = TypeVar("T")
R = TypeVar("R")


class Raam(Eenmaal[R]):
    """A full screen. Subclasses give `NAAM`, `KEYS` and `body`, and say in `ververs` what to load again."""

    NAAM: ClassVar[str] = ""
    UITLEG: ClassVar[str] = ""
    KEYS: ClassVar[tuple[Key, ...]] = ()
    ALGEMEEN: ClassVar[tuple[Key, ...]] = ()
    MET_JAAR: ClassVar[bool] = False
    """Whether what stands here is about one year, which the band then names."""

    def __init__(self) -> None:
        super().__init__()
        self._compositor = FrugalCompositor()

    def compose(self) -> ComposeResult:
        yield Band(id="band")
        yield from self.body()
        yield Notice(id="melding")
        yield Keys(self.keys_here(), id="toetsen")

    def body(self) -> Iterable[Widget]:
        """The widgets between the band and the keys."""
        raise NotImplementedError

    @classmethod
    def all_keys(cls) -> tuple[Key, ...]:
        """The keys of this screen, its own first."""
        own = {key.action for key in cls.KEYS if key.action != "none"}
        return (*cls.KEYS, *(key for key in cls.ALGEMEEN if key.action not in own))

    def keys_here(self) -> tuple[Key, ...]:
        """The keys of this screen as this person has them, without those of what they may not do."""
        return with_own(self._allowed(self.all_keys()), self.lama.voorkeuren)

    def keys_elsewhere(self) -> tuple[tuple[Key, Key], ...]:
        """The key that opens another screen with a key of that screen, for all that this person may do there."""
        hier = {key.action for key in self.all_keys()}
        paren = []
        for opener, daar in VERTREKKEN:
            (open_,) = with_own((opener,), self.lama.voorkeuren)
            paren += [(open_, key) for key in self._allowed(daar) if key.palette and key.action not in hier]
        return tuple(paren)

    def _allowed(self, keys: Iterable[Key]) -> tuple[Key, ...]:
        kader = self.lama.kader
        return tuple(key for key in keys if key.eist is None or kader is None or kader.wie.mag(key.eist))

    def tell_keys(self) -> None:
        """Write the keys at the bottom anew."""
        self.query_one(Keys).tell(self.keys_here())

    @property
    def naam(self) -> str:
        """What this screen is called in the band."""
        return self.NAAM

    @property
    def lama(self) -> LamaApp:
        return cast("LamaApp", self.app)

    @property
    def kader(self) -> Kader:
        """The plan and the person; only screens that open after the plan has loaded may ask."""
        assert self.lama.kader is not None
        return self.lama.kader

    @property
    def melding(self) -> Notice:
        return self.query_one("#melding", Notice)

    # -- asking --------------------------------------------------------------------------------------------------

    async def ask(self, question: Callable[[Workspace], T]) -> T:
        """An answer of the workspace, from the bureau's own thread. Raises what the workspace raises."""
        return await self.lama.bureau.ask(question)

    def calmly(self, work: Coroutine[Any, Any, None], *, group: str = "laden", exclusive: bool = True) -> None:
        """Run `work` beside the screen; an error of ours becomes a message in place."""
        self.run_worker(self._calm(work), group=group, exclusive=exclusive)

    async def _calm(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except LamaFout as fout:
            if self.stands:
                self.melding.say_error(fout)
        except NoMatches:
            if self.stands:
                raise  # an answer that comes to a screen that is gone has nowhere to be shown; anything else is a bug

    @property
    def stands(self) -> bool:
        """Whether what this screen is made of is there: not before it is composed, nor while it is taken down."""
        return self.is_mounted and bool(self.query(Band))

    def toon_oordeel(self, oordeel: Jaaroordeel) -> None:
        """The year was judged anew: show it, without moving the cursor."""

    def ververs(self) -> None:
        """Something was recorded, here or elsewhere: load what this screen shows beside the verdicts."""

    async def bewaar_voor_vertrek(self) -> None:
        """The program ends now: keep what is half typed here."""

    # -- the edges -----------------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        self.tell_band()

    def tell_band(self) -> None:
        """Write the band from what is known now."""
        kader = self.lama.kader
        if kader is None:
            zone = self.lama.gevel.zone if self.lama.gevel else "lama_zvp"
            self.query_one(Band).tell(zone=zone, screen=self.naam, jaar=None, wie="", voorbeeld=False)
            return
        rol = "" if kader.wie.alleen else f" ({kader.wie.rol})"
        self.query_one(Band).tell(
            zone=kader.plan.zone.naam,
            screen=self.naam,
            jaar=self.lama.jaar if self.MET_JAAR else None,
            wie=f"{kader.wie.naam}{rol}",
            voorbeeld=kader.voorbeeld,
        )

    def on_key(self, _event: events.Key) -> None:
        if self.melding.display:
            self.melding.clear()

    def action_terug(self) -> None:
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()


class Scherm(Raam[None]):
    """A screen to look at, from which one can go anywhere; the keys of `OVERAL` work here."""

    ALGEMEEN: ClassVar[tuple[Key, ...]] = OVERAL
    BINDINGS: ClassVar[list[BindingType]] = [*textual_bindings(OVERAL)]

    def gekozen_maatregel(self) -> str | None:
        """Full name of the measure that is selected on this screen, if there is one."""
        return None

    def action_stop(self) -> None:
        self.lama.stop()

    def action_thema(self) -> None:
        self.lama.routes.kies_thema()

    def action_herhaal(self) -> None:
        self.lama.routes.herhaal(self.gekozen_maatregel())

    def action_wijzigingen(self) -> None:
        self.lama.routes.wijzigingen()

    def action_rondleiding(self) -> None:
        self.lama.routes.rondleiding()

    def action_instellingen(self) -> None:
        self.lama.routes.instellingen()

    def kopie(self) -> str:
        """What `c` copies: the chosen row of the list in focus, or the whole of what is being read."""
        focused = self.focused
        if isinstance(focused, RowList):
            return focused.current_text
        return focused.as_text() if isinstance(focused, Canvas) else ""

    def action_kopieer(self) -> None:
        self.lama.routes.kopieer(self.kopie())

    def action_hulp(self) -> None:
        from lama_zvp.tui.screens.hulp import HulpScherm

        own = {key.action for key in self.KEYS if key.action != "none"}
        algemeen = [key for key in self.ALGEMEEN if key.action not in own]
        eigen = self.lama.voorkeuren
        hier, overal = with_own(self._allowed(self.KEYS), eigen), with_own(self._allowed(algemeen), eigen)
        self.app.push_screen(HulpScherm(self.NAAM, self.UITLEG, hier, overal))

    def action_log(self) -> None:
        self.lama.routes.log(self.gekozen_maatregel())

    def action_intrekken(self) -> None:
        self.lama.routes.intrekken()

    def action_stuurbord(self) -> None:
        self.lama.routes.stuurbord()

    def action_journaal(self) -> None:
        self.lama.routes.journaal()

    def action_indicatoren(self) -> None:
        self.lama.daden.indicatoren()

    def action_beoordelen(self) -> None:
        self.lama.daden.beoordelen()

    def action_besluiten(self) -> None:
        self.lama.daden.besluiten()

    def action_maatregelen(self) -> None:
        self.lama.daden.maatregelen()

    def action_inlezen(self) -> None:
        self.lama.daden.inlezen()

    def action_zoek(self) -> None:
        self.lama.routes.zoek(self)

    def action_jaar(self, step: int) -> None:
        self.lama.kies_jaar(step)
