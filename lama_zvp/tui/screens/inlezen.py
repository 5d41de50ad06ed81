"""Bringing in many figures or entries at once: paste cells, read the trial, and confirm."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.types import CSSPathType

from lama_zvp.errors import InvoerFout
from lama_zvp.tui.beeld.inlezen import gedaan
from lama_zvp.tui.bindings import INLEESSCHERM
from lama_zvp.tui.formulieren.inlezen import JA, in_het_formulier, soort_van, wens_van
from lama_zvp.tui.screens.invullen import InvulScherm
from lama_zvp.tui.screens.proef import ProefScherm
from lama_zvp.tui.widgets.fields import CellBox

if TYPE_CHECKING:
    from textual import events
    from textual.widget import Widget

    from lama_zvp.tui.formulieren.model import Veld, Waarden
    from lama_zvp.workspace import Workspace
    from lama_zvp.workspace.invoer import Importverslag
    from lama_zvp.workspace.stap import Stap


class InleesScherm(InvulScherm):
    """The form with the cells. Saving it leads to the trial; only there is anything recorded."""

    CSS_PATH: ClassVar[CSSPathType] = ["invullen.tcss", "inlezen.tcss"]
    KEYS = INLEESSCHERM
    UITLEG = (
        "Plak cellen uit een rekenblad, met hun koppen: cijfers of meldingen. Opslaan toont eerst de proef. De velden "
        "onder de cellen zijn er voor als de proef iets vraagt; wat u daar zegt, wordt onthouden voor een volgende "
        "keer met dezelfde koppen. Wat u plakt, blijft als concept bewaard tot het ingelezen is."
    )

    def _invoer(self, veld: Veld, begin: str) -> Widget:
        if veld.naam == "cellen":
            return CellBox(begin, id=veld.naam, limit=veld.limiet, placeholder=veld.plaats)
        invoer = super()._invoer(veld, begin)
        if veld.soort == "keuze" and veld.breedte:
            invoer.styles.width = veld.breedte
        return invoer

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        self.query_one("#cellen").styles.height = min(max(event.size.height - 23, 6), 30)

    def on_paste(self, event: events.Paste) -> None:
        """Cells that are pasted where nothing can be typed go into the box."""
        event.stop()
        cellen = self.query_one("#cellen", CellBox)
        cellen.focus()
        cellen.on_paste(event)

    # -- from cells to journal -----------------------------------------------------------------------------------

    def action_opslaan(self) -> None:
        if self.leest() and not self._bezig:
            self._bezig = True
            self.app.run_worker(self._calm(self._langs_de_proef()), group="karwei")

    async def _langs_de_proef(self) -> None:
        """The trial, the question, the import; back to the cells when it was stopped, refused or not meant."""
        try:
            await self.bewaar_voor_vertrek()
            waarden = self.inhoud()
            verslag = await self._importeer(waarden, proef=True)
            while verslag is not None:
                if not await self.app.push_screen_wait(ProefScherm(verslag)):
                    return
                verslag = await self._importeer(waarden, proef=False)
                if verslag is not None and verslag.geschreven:
                    await self.ask(lambda workspace: workspace.wis_formulierconcept(self.formulier.sleutel))
                    self.dismiss(None)
                    self.lama.daden.vastgelegd(gedaan(verslag))
                    return
        finally:
            self._bezig = False

    async def _importeer(self, waarden: Waarden, *, proef: bool) -> Importverslag | None:
        """None when it was stopped or refused as a whole, which has been said then."""
        soort, tekst, wens = soort_van(waarden), waarden["cellen"], wens_van(waarden)
        vergeten = waarden["vergeet"] == JA

        def work(workspace: Workspace, stap: Stap) -> Importverslag:
            from lama_zvp.workspace.plakken import importeer_geplakt

            try:
                return importeer_geplakt(workspace, soort, tekst, wens, proef=proef, vergeten=vergeten, stap=stap)
            except InvoerFout as fout:
                raise InvoerFout(fout.melding, raad=in_het_formulier(fout.raad)) from fout

        titel = "De cellen worden gelezen." if proef else "De cellen worden vastgelegd."
        return await self.lama.daden.karwei(titel, work)
