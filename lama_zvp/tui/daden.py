"""What can be done to a year besides logging: which form opens for what, and what is said once it is recorded."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from lama_zvp.tui.screens.base import Raam

if TYPE_CHECKING:
    from pathlib import Path

    from lama_zvp.access.rollen import Handeling
    from lama_zvp.assess.model import FicheOordeel, IndicatorOordeel
    from lama_zvp.journal.events import Gebeurtenis
    from lama_zvp.tui.app import LamaApp
    from lama_zvp.tui.beeld.besluiten import Punt
    from lama_zvp.tui.formulieren.model import Invulling
    from lama_zvp.tui.screens.invullen import InvulScherm
    from lama_zvp.workspace import Workspace
    from lama_zvp.workspace.stap import Stap
    from lama_zvp.workspace.vaststellen import Vooruitblik

T = TypeVar("T")
ONGEMERKT = 0.3
"""Seconds that work may take before its progress comes over the screen."""
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

    def maatregelen(self) -> None:
        """All measures of the year, to be narrowed."""
        if self._app.oordeel is not None:
            from lama_zvp.tui.screens.maatregelen import MaatregelenScherm

            self._app.routes.show(MaatregelenScherm())

    def tabel(self) -> None:
        """The tables of the plan."""
        if self._app.oordeel is not None:
            from lama_zvp.tui.screens.tabel import TabelScherm

            self._app.routes.show(TabelScherm())

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

    def inlezen(self) -> None:
        """The screen on which cells of a spreadsheet are pasted and read in."""
        if self._app.oordeel is not None and self.mag("meting"):
            self._app.routes.go(self._inlezen())

    async def _inlezen(self) -> None:
        from lama_zvp.tui.formulieren.inlezen import Inlezen
        from lama_zvp.tui.screens.inlezen import InleesScherm

        formulier = Inlezen()
        await self._open(formulier, lambda waarden: InleesScherm(formulier, waarden))

    # -- judgements ----------------------------------------------------------------------------------------------

    def beoordelen(self, fiche: str | None = None) -> None:
        """The year to be judged, on this fiche."""
        if self._app.oordeel is not None:
            from lama_zvp.tui.screens.beoordelen import BeoordelenScherm

            self._app.routes.show(BeoordelenScherm(fiche))

    def beoordeel(self, fiche: FicheOordeel, jaar: int) -> None:
        """The form for the judgement of a fiche."""
        if self.mag("beoordeel"):
            self._app.routes.go(self._beoordeel(fiche, jaar))

    async def _beoordeel(self, fiche: FicheOordeel, jaar: int) -> None:
        from lama_zvp.tui.formulieren.beoordeling import Beoordelingsformulier
        from lama_zvp.tui.screens.beoordeling import BeoordeelScherm

        oordelen = await self._app.bureau.ask(lambda workspace: workspace.beoordelingen(jaar))
        formulier = Beoordelingsformulier(fiche, jaar, oordelen.get(fiche.sleutel))
        await self._open(formulier, lambda waarden: BeoordeelScherm(formulier, waarden))

    # -- decisions -----------------------------------------------------------------------------------------------

    def besluiten(self, besluit: int | None = None) -> None:
        """The decisions, on the one with this number."""
        if self._app.oordeel is not None:
            from lama_zvp.tui.screens.besluiten import BesluitenScherm

            self._app.routes.show(BesluitenScherm(besluit))

    def besluit(self, fiche: str = "") -> None:
        """The form for a new decision."""
        kader = self._app.kader
        if kader is not None and self.mag("besluit"):
            from lama_zvp.tui.formulieren.besluit import NieuwBesluit

            self._app.routes.go(self._open(NieuwBesluit(kader.namen, kader.vandaag, fiche)))

    def volg_op(self, punt: Punt) -> None:
        """The form that says how far a decision is."""
        kader = self._app.kader
        if kader is not None and self.mag("besluit"):
            from lama_zvp.tui.formulieren.besluit import BesluitOpvolgen

            self._app.routes.go(self._open(BesluitOpvolgen(punt, kader.namen, kader.vandaag)))

    # -- setting right -------------------------------------------------------------------------------------------

    def verbeter(self, g: Gebeurtenis) -> None:
        """The form that records an entry anew; a judgement is judged again."""
        kader, oordeel = self._app.kader, self._app.oordeel
        if kader is None or oordeel is None:
            return
        from lama_zvp.tui.formulieren.verbetering import Verbetering

        if g.soort == "beoordeling":
            fiches = (*oordeel.fiches, *oordeel.hefbomen)
            fiche = next((f for f in fiches if f.sleutel == g.onderwerp), None)
            if fiche is not None and g.jaar == oordeel.jaar:
                self.beoordeel(fiche, oordeel.jaar)
            else:
                self._app.routes.say(f"Ga naar {g.jaar} en beoordeel opnieuw; dat vervangt dit oordeel.", "warn")
        elif not Verbetering.past(g):
            self._app.routes.say("Dit kan niet verbeterd worden: het is geen melding, cijfer of besluit.", "warn")
        elif self._mag_aan("corrigeer", "corrigeer-van-anderen", g):
            self._app.routes.go(self._open(Verbetering(g, kader.plan, kader.namen, kader.vandaag)))

    def trek_in(self, g: Gebeurtenis) -> None:
        """The form that takes an entry out of account."""
        kader = self._app.kader
        if kader is None:
            return
        from lama_zvp.tui.formulieren.verbetering import Intrekken

        if g.soort not in ("voortgang", "meting", "beoordeling", "besluit", "besluit-opvolging"):
            self._app.routes.say("Dit kan niet ingetrokken worden.", "warn")
        elif self._mag_aan("intrekken", "intrekken-van-anderen", g):
            self._app.routes.go(self._open(Intrekken(g, kader.plan, kader.namen, kader.vandaag)))

    def wis_tekst(self, g: Gebeurtenis) -> None:
        """The form that removes the text of an event for good."""
        kader = self._app.kader
        if kader is not None and self.mag("redigeer"):
            from lama_zvp.tui.formulieren.verbetering import TekstWissen

            self._app.routes.go(self._open(TekstWissen(g, kader.plan, kader.namen, kader.vandaag)))

    def _mag_aan(self, eigen: Handeling, van_anderen: Handeling, g: Gebeurtenis) -> bool:
        """One's own entries need the plain right; someone else's the stronger one."""
        kader = self._app.kader
        return kader is not None and self.mag(eigen if g.auteur == kader.wie.naam else van_anderen)

    # -- freezing and checking -----------------------------------------------------------------------------------

    def vaststellen(self) -> None:
        """Show what freezing the year would mean, and freeze it once that is confirmed."""
        if self._app.oordeel is not None and self.mag("vaststellen"):
            self._app.routes.go(self._vooruitblik(self._app.jaar))

    async def _vooruitblik(self, jaar: int) -> None:
        from lama_zvp.tui.screens.vaststellen import VaststelScherm

        vooruit = await self._app.bureau.ask(lambda workspace: workspace.vooruitblik(jaar))

        def beslist(zeker: bool | None) -> None:
            if zeker:
                self._app.run_worker(self._stel_vast(vooruit), group="karwei")

        await self._app.push_screen(VaststelScherm(vooruit), beslist)

    async def _stel_vast(self, vooruit: Vooruitblik) -> None:
        jaar, toch = vooruit.jaar, bool(vooruit.ontbreekt)
        gedaan = await self.karwei(
            f"Het stuurbord {jaar} wordt vastgesteld.",
            lambda workspace, stap: workspace.stel_vast(jaar, toch=toch, stap=stap),
        )
        if gedaan is not None:
            self.vastgelegd(f"Stuurbord {jaar} vastgesteld als versie {vooruit.versie} (#{gedaan.volgnr}).")

    def exporteer(self, jaar: int | None, editie: str, vorm: str) -> None:
        """Write the document of a year, or without a year of the whole period, into the export folder."""
        self._app.run_worker(self._exporteer(jaar, editie, vorm), group="karwei")

    async def _exporteer(self, jaar: int | None, editie: str, vorm: str) -> None:
        def work(workspace: Workspace, stap: Stap) -> Path:
            if jaar is None:
                return workspace.exporteer_eindevaluatie(editie, vorm, stap=stap)
            return workspace.exporteer_document(jaar, editie, vorm, stap=stap)

        pad = await self.karwei(f"Het document wordt weggeschreven als {vorm}.", work)
        if pad is not None:
            self._geschreven(
                pad, f"stuurbord {jaar}" if jaar else "eindevaluatie", f"--editie {editie} --formaat {vorm}"
            )

    def exporteer_gegevens(self) -> None:
        """Write journal, figures and plan as a workbook into the export folder."""
        self._app.run_worker(self._exporteer_gegevens(), group="karwei")

    async def _exporteer_gegevens(self) -> None:
        from lama_zvp.workspace.uitvoer import schrijf_in_exportmap

        pad = await self.karwei(
            "Journaal, cijfers en plan worden weggeschreven.",
            lambda workspace, stap: schrijf_in_exportmap(workspace, stap=stap),
        )
        if pad is not None:
            self._geschreven(pad, "exporteer -", "--formaat xlsx")

    def _geschreven(self, pad: Path, opdracht: str, opties: str) -> None:
        """Where it is; who came over SSH reads how to get it on their own computer, for that folder is not there."""
        kader = self._app.kader
        if kader is None or kader.wie.alleen:
            self._app.routes.say(f"Geschreven.\n{pad}", "good")
            return
        wat = "Geschreven in de exportmap van de server."
        hoe = f"Op uw eigen computer: de ssh-regel waarmee u hier kwam, met {opdracht} {opties} > {pad.name} erachter."
        self._app.routes.say(f"{wat}\n{hoe}", "good")

    def controle(self) -> None:
        """Verify the journal and the frozen years, and show what was found."""
        if self._app.oordeel is not None and self.mag("controle"):
            self._app.run_worker(self._controle(), group="karwei")

    async def _controle(self) -> None:
        from lama_zvp.tui.screens.controle import ControleScherm

        gevonden = await self.karwei(
            "Het journaal wordt nagekeken.",
            lambda workspace, stap: (workspace.controle(stap), workspace.laatste_kopie()),
        )
        if gevonden is not None:
            self._app.routes.show(ControleScherm(*gevonden))

    async def karwei(self, titel: str, work: Callable[[Workspace, Stap], T]) -> T | None:
        """Long work with its progress over the screen; None when it was stopped or refused, which is then said."""
        from lama_zvp.errors import LamaFout
        from lama_zvp.tui.karwei import Karwei
        from lama_zvp.tui.screens.bezig import BezigScherm

        karwei = Karwei(titel)
        scherm = BezigScherm(karwei)
        taak = asyncio.ensure_future(
            self._app.bureau.lang(lambda workspace: work(workspace, karwei.stap), karwei.breek_af)
        )
        await asyncio.wait({taak}, timeout=ONGEMERKT)
        if not taak.done():
            await self._app.push_screen(scherm)
        uitkomst: T | LamaFout
        try:
            uitkomst = await taak
        except LamaFout as fout:
            uitkomst = fout
        while scherm in self._app.screen_stack:
            await self._app.pop_screen()
        self._app.routes.mind_size(self._app.size)
        if isinstance(uitkomst, LamaFout):
            self._app.routes.say_error(uitkomst)
            return None
        return uitkomst

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

    async def _open(
        self, formulier: Invulling, scherm: Callable[[dict[str, str] | None], InvulScherm] | None = None
    ) -> None:
        """The form, with the draft that this person left of it; on a screen of its own kind where it has one."""
        from lama_zvp.tui.formulieren.model import Formulier
        from lama_zvp.tui.screens.invullen import InvulScherm

        concept = None
        if formulier.sleutel:
            concept = await self._app.bureau.ask(lambda workspace: workspace.formulierconcept(formulier.sleutel))
        waarden = dict(concept.waarden) if concept else None

        def klaar(gebeurtenis: Gebeurtenis | None) -> None:
            if gebeurtenis is not None and isinstance(formulier, Formulier):
                self.vastgelegd(formulier.gedaan(gebeurtenis))

        await self._app.push_screen(scherm(waarden) if scherm else InvulScherm(formulier, waarden), klaar)

    def vastgelegd(self, melding: str, ink: str = "good") -> None:
        """Something is durable now: say so, and show it."""
        if isinstance(self._app.screen, Raam):
            self._app.screen.melding.say(melding, ink)
        self._app.ververs()
