"""What can be done to a year besides logging: which form opens for what, and what is said once it is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lama_zvp.tui.screens.base import Raam

if TYPE_CHECKING:
    from lama_zvp.access.rollen import Handeling
    from lama_zvp.assess.model import IndicatorOordeel
    from lama_zvp.journal.events import Gebeurtenis
    from lama_zvp.tui.app import LamaApp
    from lama_zvp.tui.formulieren.model import Formulier

ROLWOORDEN = {"korpsleiding": "de korpsleiding", "beheerder": "de beheerder", "medewerker": "een medewerker"}


class Daden:
    """The acts of one app, and the screens on which they are done."""

    def __init__(self, app: LamaApp) -> None:
        self._app = app

    # -- the screens ---------------------------------------------------------------------------------------------

    def indicatoren(self, indicator: str | None = None) -> None:
        """The figures, on this indicator."""
        if self._app.oordeel is not None:
            from lama_zvp.tui.screens.indicatoren import IndicatorenScherm

            self._app.routes.show(IndicatorenScherm(indicator))

    # -- figures -------------------------------------------------------------------------------------------------

    def meting(self, indicator: IndicatorOordeel) -> None:
        """The form for the year's figure of an indicator."""
        if self.mag("meting"):
            self._app.routes.go(self._meting(indicator))

    async def _meting(self, indicator: IndicatorOordeel) -> None:
        from lama_zvp.tui.formulieren.meting import Metingformulier

        kader = self._app.kader
        assert kader is not None
        definitie = next(i for i in kader.plan.indicatoren if i.sleutel == indicator.sleutel)
        bestaand = await self._app.bureau.ask(lambda workspace: workspace.metingen(indicator.sleutel))
        gemeenten = kader.plan.zone.gemeenten
        await self._open(Metingformulier(indicator, definitie, self._app.jaar, kader.vandaag, gemeenten, bestaand))

    # -- what they share -----------------------------------------------------------------------------------------

    def mag(self, handeling: Handeling) -> bool:
        """Whether this person may; if not, say whom to ask."""
        from lama_zvp.access.rollen import RECHTEN

        kader = self._app.kader
        if kader is None or kader.wie.mag(handeling):
            return kader is not None
        wel = " of ".join(ROLWOORDEN[rol] for rol in ROLWOORDEN if rol in RECHTEN[handeling])
        self._app.routes.say(f"Dat kan niet met uw rol ({kader.wie.rol}).\nVraag het aan {wel}.", "warn")
        return False

    async def _open(self, formulier: Formulier) -> None:
        """The form, with the draft that this person left of it."""
        from lama_zvp.tui.screens.invullen import InvulScherm

        concept = None
        if formulier.sleutel:
            concept = await self._app.bureau.ask(lambda workspace: workspace.formulierconcept(formulier.sleutel))
        waarden = dict(concept.waarden) if concept else None

        def klaar(gebeurtenis: Gebeurtenis | None) -> None:
            if gebeurtenis is not None:
                self.vastgelegd(formulier.gedaan(gebeurtenis))

        await self._app.push_screen(InvulScherm(formulier, waarden), klaar)

    def vastgelegd(self, melding: str, ink: str = "good") -> None:
        """Something is durable now: say so, and show it."""
        if isinstance(self._app.screen, Raam):
            self._app.screen.melding.say(melding, ink)
        self._app.ververs()
