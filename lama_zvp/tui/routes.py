"""Where one can go in the app: which screen opens for what, so that no screen has to know another."""

from __future__ import annotations

from collections.abc import Coroutine, Sequence
from typing import TYPE_CHECKING

from lama_zvp.errors import LamaFout
from lama_zvp.tui.screens.base import Raam, Scherm
from lama_zvp.tui.screens.klein import BREEDTE, HOOGTE, KleinScherm

if TYPE_CHECKING:
    from textual.geometry import Size
    from textual.widget import AwaitMount

    from lama_zvp.access.rollen import Handeling
    from lama_zvp.assess.model import MaatregelOordeel
    from lama_zvp.journal.events import Gebeurtenis
    from lama_zvp.tui.app import LamaApp
    from lama_zvp.tui.widgets.rowlist import Row
    from lama_zvp.workspace import Workspace
    from lama_zvp.workspace.concepten import Logconcept
    from lama_zvp.workspace.formulierconcepten import Formulierconcept

RECENT = 8
"""Measures offered first when choosing what to log on."""


class Routes:
    """The ways between the screens of one app."""

    def __init__(self, app: LamaApp) -> None:
        self._app = app

    # -- looking -------------------------------------------------------------------------------------------------

    def fiche(self, sleutel: str, *, maatregel: str | None = None) -> None:
        """The fiche or hefboom with this key (`verkeer`, `hefboom.gdpr`)."""
        if self._app.oordeel is not None:
            from lama_zvp.tui.screens.fiche import FicheScherm

            self.show(FicheScherm(sleutel, self._app.oordeel, maatregel=maatregel))

    def onderwerp(self, naam: str) -> None:
        """Whatever this name is: a measure in its fiche, a fiche, or an indicator among the figures."""
        if self._app.kader is None or not naam:
            return
        namen = self._app.kader.namen
        if namen.maatregel(naam):
            boven = naam.split(".")[0] if not naam.startswith("hefboom.") else naam.rpartition(".")[0]
            self.fiche(boven, maatregel=naam)
        elif any(o.naam == naam for o in namen.fiches):
            self.fiche(naam)
        elif any(o.naam == naam for o in namen.indicatoren):
            self._app.daden.indicatoren(naam)
        else:
            self.say(f"{naam} staat niet meer in dit plan.", "warn")

    def gebeurtenis(self, gebeurtenis: Gebeurtenis) -> None:
        """What an event is about; a decision itself, and the event in the journal when it is about the zone."""
        if gebeurtenis.soort == "besluit":
            self._app.daden.besluiten(gebeurtenis.volgnr)
        elif gebeurtenis.onderwerp:
            self.onderwerp(gebeurtenis.onderwerp)
        else:
            self.journaal(volgnr=gebeurtenis.volgnr)

    def stuurbord(self) -> None:
        """The document of the year."""
        if self._app.oordeel is not None:
            from lama_zvp.tui.screens.stuurbord import StuurbordScherm

            self.show(StuurbordScherm())

    def journaal(self, *, zoek: str = "", volgnr: int | None = None) -> None:
        """Everything that was recorded; with `zoek` only what holds that text, with the cursor on `volgnr`."""
        if self._app.oordeel is not None:
            from lama_zvp.tui.screens.journaal import JournaalScherm

            self.show(JournaalScherm(zoek=zoek, volgnr=volgnr))

    def zoek(self, scherm: Scherm) -> None:
        """Anything that can be opened or done, by a part of its name."""
        if self._app.kader is None:
            return
        from lama_zvp.tui.screens.zoeken import ZoekScherm

        zoeker = ZoekScherm(scherm.keys_here(), scherm.keys_elsewhere())
        self.go(self._stand(self._app.push_screen(zoeker, lambda key: self._found(scherm, key))))

    def _found(self, scherm: Scherm, key: str | None) -> None:
        what, _, rest = (key or "").partition(":")
        if what == "open":
            self.onderwerp(rest)
        elif what == "besluit":
            self._app.daden.besluiten(int(rest))
        elif what == "melding":
            volgnr, _, tekst = rest.partition(":")
            self.journaal(zoek=tekst, volgnr=int(volgnr))
        elif what == "elders":
            self._elders(scherm, *rest.split(":"))
        elif what == "doe":
            self._app.call_later(self._app.run_action, rest, scherm)

    def _elders(self, scherm: Scherm, opener: str, actie: str) -> None:
        """Open the screen where something is done; and do it, when nothing has to be chosen there first."""

        async def gaan() -> None:
            await self._app.run_action(opener, scherm)
            daar = self._app.screen
            if actie and daar is not scherm:
                daar.call_after_refresh(daar.run_action, actie)

        self._app.call_later(gaan)

    def show(self, scherm: Scherm) -> None:
        """Push a screen; one of its kind that is already open makes room first, with what lies over it."""
        while any(isinstance(open_, type(scherm)) for open_ in self._app.screen_stack[1:]):
            self._app.pop_screen()
        self.go(self._stand(self._app.push_screen(scherm)))

    async def _stand(self, mounted: AwaitMount) -> None:
        await mounted

    def go(self, work: Coroutine[None, None, None]) -> None:
        """Do `work` on the way to another screen; keys wait until it stands."""
        self._app.gate.hold()
        self._app.run_worker(self._calm(work))

    # -- recording -----------------------------------------------------------------------------------------------

    def log(self, maatregel: str | None) -> None:
        """The form for a measure; without one, first the choice."""
        if self._app.oordeel is None or not self._may("log"):
            return
        self.go(self._choose() if maatregel is None else self._form(maatregel))

    async def _choose(self) -> None:
        concepten, recent = await self._app.bureau.ask(_waarmee_te_beginnen)
        assert self._app.kader is not None
        from lama_zvp.tui.beeld.keuzes import maatregelrijen
        from lama_zvp.tui.screens.kiezer import KiezerScherm

        namen = self._app.kader.namen

        def search(tekst: str, width: int) -> Sequence[Row]:
            return maatregelrijen(namen, tekst, concepten, recent, width)

        def chosen(naam: str | None) -> None:
            if naam is not None:
                self.log(naam)

        await self._app.push_screen(KiezerScherm("Loggen", "Op welke maatregel logt u?", search), chosen)

    async def _form(self, maatregel: str) -> None:
        concept = await self._app.bureau.ask(lambda workspace: workspace.concept(maatregel))
        from lama_zvp.tui.screens.log import LogScherm

        await self._app.push_screen(LogScherm(maatregel, self._oordeel(maatregel), concept), self._recorded)

    def herhaal(self, maatregel: str | None) -> None:
        """The form filled in as this person's last entry, on this measure or on any; Enter keeps it."""
        if self._app.oordeel is not None and self._may("log"):
            self.go(self._repeat(maatregel))

    async def _repeat(self, maatregel: str | None) -> None:
        from lama_zvp.tui.formulier import nog_eens
        from lama_zvp.tui.screens.log import LogScherm

        concept = await self._app.bureau.ask(lambda workspace: nog_eens(workspace, maatregel))
        if concept is None:
            waarop = "op deze maatregel" if maatregel else "op een maatregel van dit plan"
            self.say(f"U logde nog niets {waarop}.", "warn")
            return
        liggend = await self._app.bureau.ask(lambda workspace: workspace.concept(concept.maatregel))
        if liggend is not None:
            await self._app.push_screen(
                LogScherm(concept.maatregel, self._oordeel(concept.maatregel), liggend), self._recorded
            )
            return
        form = LogScherm(concept.maatregel, self._oordeel(concept.maatregel), concept, herhaald=True)
        await self._app.push_screen(form, self._recorded)

    def _oordeel(self, maatregel: str) -> MaatregelOordeel | None:
        oordeel = self._app.oordeel
        assert oordeel is not None
        fiches = (*oordeel.fiches, *oordeel.hefbomen)
        return next((m for f in fiches for m in f.maatregelen if m.naam == maatregel), None)

    def intrekken(self) -> None:
        """Take back one's own last entry."""
        if self._app.oordeel is not None and self._may("intrekken"):
            self.go(self._withdraw())

    async def _withdraw(self) -> None:
        from lama_zvp.tui.screens.intrekken import IntrekScherm, laatste_eigen

        gebeurtenis = await self._app.bureau.ask(laatste_eigen)
        if gebeurtenis is None:
            self.say("U hebt niets vastgelegd dat u kunt intrekken.", "warn")
        else:
            await self._app.push_screen(IntrekScherm(gebeurtenis), self._recorded)

    def _recorded(self, gebeurtenis: Gebeurtenis | None) -> None:
        """Something is durable now: say so, and show it."""
        if gebeurtenis is None:
            return
        if gebeurtenis.soort == "intrekking":
            self.say(f"Ingetrokken, met #{gebeurtenis.volgnr}.", "good")
        else:
            toets = self._app.voorkeuren.toets("intrekken")
            self.say(f"Bewaard als #{gebeurtenis.volgnr}. Met {toets} trekt u ze weer in.", "good")
        self._app.ververs()

    def _may(self, handeling: Handeling) -> bool:
        kader = self._app.kader
        if kader is not None and kader.wie.mag(handeling):
            return True
        self.say("Uw rol laat dit niet toe. Vraag het aan iemand van de korpsleiding.", "warn")
        return False

    # -- saying --------------------------------------------------------------------------------------------------

    async def _calm(self, work: Coroutine[None, None, None]) -> None:
        try:
            await work
        except LamaFout as fout:
            self.say_error(fout)
        finally:
            self._app.gate.release()

    def say(self, text: str, ink: str = "") -> None:
        """A message on the screen in front."""
        screen = self._app.screen
        if isinstance(screen, Raam):
            screen.melding.say(text, ink)

    def say_error(self, fout: LamaFout) -> None:
        """An error of ours on the screen in front."""
        screen = self._app.screen
        if isinstance(screen, Raam):
            screen.melding.say_error(fout)

    def drafts(self, concepten: Sequence[Logconcept], formulieren: Sequence[Formulierconcept]) -> None:
        """Offer back what was half typed when the program last ended."""
        if self._app.kader is None:
            return
        if not concepten:
            if formulieren:
                wat = f"Er ligt nog een concept van u. {formulieren[0].titel}."
                self.say(f"{wat}\nHet staat er weer zodra u dat formulier opent.", "")
            return
        onderwerp = self._app.kader.namen.maatregel(concepten[0].maatregel)
        titel = onderwerp.titel if onderwerp else concepten[0].maatregel
        rest = len(concepten) + len(formulieren) - 1
        meer = f" (en nog {rest})" if rest else ""
        toets = self._app.voorkeuren.toets("log")
        self.say(f"Er ligt nog een concept van u: {titel}{meer}.\nMet {toets} neemt u het weer op.", "")

    # -- one's own -------------------------------------------------------------------------------------------------

    def wijzigingen(self) -> None:
        """What others recorded since this person last looked."""
        if self._app.oordeel is not None:
            from lama_zvp.tui.screens.wijzigingen import WijzigingenScherm

            self.show(WijzigingenScherm())

    def instellingen(self) -> None:
        """The choices of this person."""
        if self._app.kader is not None:
            from lama_zvp.tui.screens.instellingen import InstellingenScherm

            self.show(InstellingenScherm())

    def kies_thema(self) -> None:
        """The other of the two themes, from now on."""
        waarde = "licht" if self._app.current_theme.dark else "donker"
        self.go(self.zet_voorkeur("thema", waarde))

    async def zet_voorkeur(self, sleutel: str, waarde: str) -> None:
        """Change one choice, and let the whole app follow. Raises `LamaFout`."""
        self._app.neem_voorkeuren(await self._app.bureau.ask(lambda w: w.zet_voorkeur(sleutel, waarde)))

    def kopieer(self, tekst: str) -> None:
        """Send text to the clipboard of the terminal, over SSH too (OSC 52)."""
        if not tekst:
            self.say("Hier is niets aangeduid om te kopiëren.", "warn")
            return
        self._app.copy_to_clipboard(tekst)
        self.say(
            "Gekopieerd, als uw terminal dat toelaat.\nKomt er niets: houd shift ingedrukt en selecteer met de muis.",
            "good",
        )

    def rondleiding(self) -> None:
        """Three steps along the overview, a fiche and the stuurbord."""
        if self._app.oordeel is not None:
            from lama_zvp.tui.rondleiding import leid_rond

            self._app.run_worker(leid_rond(self._app), group="rondleiding", exclusive=True)

    def thuis(self) -> None:
        """Back to the overview."""
        while len(self._app.screen_stack) > 1:
            self._app.pop_screen()

    def begin(self) -> None:
        """What this person sees first: their first screen, then what is wrong or new."""
        app = self._app
        assert app.kader is not None
        eigen = app.voorkeuren
        if eigen.fiche:
            app.overzicht.kies(eigen.fiche)
        openen = {"wijzigingen": self.wijzigingen, "journaal": self.journaal, "stuurbord": self.stuurbord}
        if eigen.start == "fiche":
            self.fiche(app.overzicht.gekozen)
        elif eigen.start in openen:
            openen[eigen.start]()

    def nieuws(self, aantal: int, *, meer: bool) -> None:
        """How much others recorded since this person last looked; `meer`: that, and more."""
        if aantal and self._app.screen is self._app.overzicht:
            toets = self._app.voorkeuren.toets("wijzigingen")
            wat = f"Er zijn {'meer dan ' if meer else ''}{aantal} meldingen" if aantal > 1 else "Er is 1 melding"
            self.say(f"{wat} van anderen sinds u laatst keek.\nMet {toets} bekijkt u ze.", "")

    # -- the size of the terminal --------------------------------------------------------------------------------

    def mind_size(self, size: Size) -> None:
        """Cover the screens while the terminal is too small for them; what was typed waits behind."""
        if not self._app.screen_stack:
            return
        small = size.width < BREEDTE or size.height < HOOGTE
        covered = isinstance(self._app.screen_stack[-1], KleinScherm)
        if small and not covered:
            self._app.push_screen(KleinScherm())
        elif covered and not small:
            self._app.pop_screen()


def _waarmee_te_beginnen(workspace: Workspace) -> tuple[tuple[Logconcept, ...], tuple[str, ...]]:
    """This person's drafts, and the measures they logged on last."""
    from lama_zvp.workspace.lezen import Zoekvraag

    eigen = workspace.geschiedenis(
        Zoekvraag(auteur=workspace.wie.naam, soorten=("voortgang",), limiet=4 * RECENT, nieuwste_eerst=True)
    )
    return workspace.concepten(), tuple(dict.fromkeys(g.onderwerp for g in eigen))[:RECENT]
