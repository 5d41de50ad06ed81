"""Judging a fiche, with an eye on who else does: what another wrote meanwhile is shown, never written over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lama_zvp import tekens
from lama_zvp.errors import LamaFout
from lama_zvp.journal.events import Beoordeling
from lama_zvp.tui.screens.invullen import InvulScherm
from lama_zvp.tui.screens.vraag import Antwoord, VraagScherm
from lama_zvp.tui.widgets.canvas import Canvas
from lama_zvp.veilig import platte_tekst

if TYPE_CHECKING:
    from lama_zvp.journal.events import Gebeurtenis
    from lama_zvp.tui.formulieren.beoordeling import Beoordelingsformulier

MEEST = 300
"""Characters of the other's text in the question; all of it stands in the journal."""


class BeoordeelScherm(InvulScherm):
    """The form of a judgement. Somebody else's judgement is told as it arrives, and decided on when saving."""

    def __init__(self, formulier: Beoordelingsformulier, concept: dict[str, str] | None = None) -> None:
        super().__init__(formulier, concept)
        self._beoordeling = formulier
        self._verteld = formulier.gezien.id if formulier.gezien else ""

    def ververs(self) -> None:
        """Someone recorded something: was it this judgement?"""
        super().ververs()
        self.calmly(self._kijk(), group="ander")

    async def _kijk(self) -> None:
        formulier = self._beoordeling
        oordelen = await self.ask(lambda workspace: workspace.beoordelingen(formulier.jaar))
        ander = oordelen.get(formulier.fiche)
        if ander is not None and ander.id != self._verteld:
            self._verteld = ander.id
            self.melding.say(f"{ander.auteur} legde net ook een oordeel vast.\nBij het opslaan beslist u.", "warn")

    async def bij_fout(self, fout: LamaFout) -> bool:
        from lama_zvp.workspace.oordelen import Ingehaald

        if not isinstance(fout, Ingehaald):
            return await super().bij_fout(fout)
        ander = fout.ander
        self._verteld = ander.id if ander else ""

        def beslist(antwoord: str | None) -> None:
            if antwoord != "ander":
                self._beoordeling.gezien = ander
                self.query_one("#kop", Canvas).show(lambda w: self.formulier.kop(min(w, 110), self.lama.look))
            if antwoord == "mijn":
                self.action_opslaan()
            elif antwoord == "ander":
                self.calmly(self._laat_varen(), group="weg")

        self.app.push_screen(ingehaald_vraag(fout, ander), beslist)
        return True

    async def _laat_varen(self) -> None:
        """The other's judgement stands; this one goes, with its draft."""
        await self._weg(lambda: self.dismiss(None), keep=False)


def ingehaald_vraag(fout: LamaFout, ander: Gebeurtenis | None) -> VraagScherm:
    """What the other wrote, and what is to happen now."""
    delen = []
    if ander is not None and isinstance(ander.inhoud, Beoordeling):
        inhoud = ander.inhoud
        delen = [f"{tekens.UITVOERING[inhoud.oordeel].woord.capitalize()}. {_kort(inhoud.toelichting)}"]
        if inhoud.bijsturing:
            delen.append(f"Bijsturing: {_kort(inhoud.bijsturing)}")
    delen.append("Legt u het uwe toch vast, dan vervangt het dit; beide blijven in het journaal.")
    return VraagScherm(
        fout.melding,
        "\n".join(delen),
        (
            Antwoord("v", "verder schrijven, nu met dit erbij", "verder"),
            Antwoord("m", "mijn oordeel vastleggen", "mijn"),
            Antwoord("l", "dat van de ander laten staan", "ander"),
        ),
    )


def _kort(tekst: str) -> str:
    plat = platte_tekst(tekst)
    return plat if len(plat) <= MEEST else f"{plat[:MEEST]}…"
