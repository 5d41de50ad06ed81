"""A judgement of a fiche in a year: which of three, why, and what will be done differently."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from lama_zvp import tekens
from lama_zvp.journal.events import MAX_TEKST, Beoordeling
from lama_zvp.tui.beeld.beoordelen import voorstel
from lama_zvp.tui.formulier import Oordeel, niet_dicht
from lama_zvp.tui.formulieren.model import Formulier, Veld, Waarden, verplicht, volgens
from lama_zvp.tui.lines import Line, cut, line, piece
from lama_zvp.tui.look import Look, ink_of
from lama_zvp.tui.widgets.fields import Option
from lama_zvp.typografie import datum

if TYPE_CHECKING:
    from lama_zvp.access.rollen import Handeling
    from lama_zvp.assess.model import FicheOordeel
    from lama_zvp.journal.events import Gebeurtenis
    from lama_zvp.workspace import Workspace

OORDELEN = ("op-koers", "aandacht", "bijsturen")


class Beoordelingsformulier(Formulier):
    """Opens on the judgement that stands there; `gezien` is what is compared when saving."""

    naam: ClassVar[str] = "Beoordelen"
    uitleg: ClassVar[str] = (
        "Het programma stelt voor, een mens beoordeelt. Wijkt uw oordeel af van het voorstel, dan toont het stuurbord "
        "beide. Een eerder oordeel wordt vervangen en blijft in de geschiedenis."
    )
    handeling: ClassVar[Handeling] = "beoordeel"

    def __init__(self, fiche: FicheOordeel, jaar: int, gezien: Gebeurtenis | None) -> None:
        self._fiche, self.fiche, self.jaar = fiche, fiche.sleutel, jaar
        self.gezien = gezien
        self.sleutel = f"beoordeling {fiche.sleutel} {jaar}"
        self.titel = f"{fiche.korte_titel}, {jaar}"

    def kop(self, width: int, look: Look) -> Sequence[Line]:
        kop = line(" ", piece(self._fiche.titel, "title"), ("   ", ""), (f"{self.jaar}", "muted"))
        return [cut(kop, width), cut(((" ", ""), *self._onder(look)), width)]

    def _onder(self, look: Look) -> Line:
        """The proposal and what stands there now, on one line."""
        fiche, staand = self._fiche, self.gezien
        wat: Line = (
            look.verdict(tekens.UITVOERING, fiche.voorstel)
            if fiche.voorstel
            else line(("geen, er is te weinig bekend", "unknown"))
        )
        pieces: Line = (("Voorstel ", "muted"), *wat)
        if staand is not None and isinstance(staand.inhoud, Beoordeling):
            nu = f"Nu {tekens.UITVOERING[staand.inhoud.oordeel].woord}, door {staand.auteur} op {datum(staand.datum)}"
            pieces = (*pieces, ("   ", ""), piece(nu, "muted"))
        return pieces

    def velden(self, look: Look) -> Sequence[Veld]:
        staat = self.gezien.inhoud if self.gezien else None
        oud = staat if isinstance(staat, Beoordeling) else None
        keuzen = tuple(
            Option(str(number), tekens.UITVOERING[o].woord, o, look.symbol(tekens.UITVOERING[o]), ink_of(o))
            for number, o in enumerate(OORDELEN, start=1)
        )
        return (
            Veld("oordeel", "Oordeel", "keuze", oud.oordeel if oud else "", keuzen=keuzen),
            Veld("toelichting", "Toelichting", "tekst", oud.toelichting if oud else "", limiet=MAX_TEKST, regels=4),
            Veld(
                "bijsturing",
                "Bijsturing",
                "tekst",
                oud.bijsturing if oud else "",
                limiet=MAX_TEKST,
                regels=3,
                plaats="wat er anders gaat, als er iets anders gaat",
            ),
        )

    def keur(self, waarden: Waarden) -> Mapping[str, Oordeel]:
        return {
            "oordeel": self._oordeel(waarden["oordeel"]),
            "toelichting": verplicht(waarden["toelichting"], "Toelichting", MAX_TEKST),
        }

    def _oordeel(self, gekozen: str) -> Oordeel:
        """A frozen year keeps the judgements it has, which may be mended; a new one does not come."""
        if self.gezien is None:
            open_ = volgens(lambda: niet_dicht(self.jaar, self.dicht))
            if not open_.goed:
                return replace(open_, meteen=True)
        return Oordeel(bool(gekozen), "" if gekozen else "Kies een oordeel: 1, 2 of 3.")

    def leg_vast(self, workspace: Workspace, waarden: Waarden) -> Gebeurtenis:
        return workspace.beoordeel(
            self._fiche.sleutel,
            self.jaar,
            waarden["oordeel"],
            toelichting=waarden["toelichting"],
            bijsturing=waarden["bijsturing"],
            gezien=self.gezien.id if self.gezien else "",
        )

    def terzijde(self, width: int, look: Look) -> Sequence[Line]:
        return voorstel(self._fiche, width, look)
