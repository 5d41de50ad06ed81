"""A year's figure of an indicator: period, value, whether it may still change, sample, source, municipality."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from lama_zvp.errors import InvoerFout
from lama_zvp.journal.events import Meting
from lama_zvp.tui.beeld.indicatoren import reeks
from lama_zvp.tui.formulier import Oordeel, niet_dicht
from lama_zvp.tui.formulieren.model import Formulier, Veld, Waarden, volgens
from lama_zvp.tui.lines import BLANK, Line, cut, line, piece
from lama_zvp.tui.look import Look
from lama_zvp.tui.widgets.fields import Option
from lama_zvp.typografie import getal, verschil

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from lama_zvp.access.rollen import Handeling
    from lama_zvp.assess.model import IndicatorOordeel
    from lama_zvp.journal.events import Gebeurtenis
    from lama_zvp.plan.model import Gemeente, Indicator
    from lama_zvp.workspace import Workspace

JA_NEE = (Option("d", "definitief", ""), Option("v", "voorlopig", "voorlopig"))


class Metingformulier(Formulier):
    """A figure that is already there is corrected: the form says so, and says what stood there."""

    naam: ClassVar[str] = "Cijfer invoeren"
    uitleg: ClassVar[str] = (
        "Voer het cijfer van een jaar, kwartaal of maand in. Staat er al een, dan verbetert u dat; "
        "het oude blijft in de geschiedenis."
    )
    handeling: ClassVar[Handeling] = "meting"
    eerst: ClassVar[str] = "waarde"

    def __init__(
        self,
        indicator: IndicatorOordeel,
        definitie: Indicator,
        jaar: int,
        vandaag: date,
        gemeenten: Sequence[Gemeente],
        bestaand: Sequence[Gebeurtenis],
    ) -> None:
        self._indicator, self._definitie = indicator, definitie
        self._jaar, self._vandaag = jaar, vandaag
        self._gemeenten = tuple(gemeenten[:8])
        self._bestaand = {
            (g.inhoud.periode, g.gemeente): (g, g.inhoud) for g in bestaand if isinstance(g.inhoud, Meting)
        }
        self.sleutel = f"meting {indicator.sleutel} {jaar}"
        self.titel = indicator.naam

    def kop(self, width: int, look: Look) -> Sequence[Line]:  # noqa: ARG002
        naam = line(" ", piece(self._indicator.naam, "title"), ("   ", ""), piece(self._indicator.eenheid, "muted"))
        return [cut(naam, width), cut(line(" ", piece(self._vergelijk(), "muted")), width)]

    def _vergelijk(self) -> str:
        """The figures that the new one will be held against."""
        delen = []
        for woord, punt in (("nulmeting", self._indicator.nulmeting), ("vorig jaar", self._indicator.vorig)):
            if punt is not None and punt.waarde is not None:
                delen.append(f"{woord} {getal(punt.waarde)} ({punt.periode})")
        if self._indicator.streefwaarde is not None:
            delen.append(f"doel {getal(self._indicator.streefwaarde)}")
        return ", ".join(delen) if delen else "Er is nog geen cijfer om mee te vergelijken."

    def velden(self, look: Look) -> Sequence[Veld]:  # noqa: ARG002
        nu = self._bestaand.get((str(self._jaar), ""))
        staat = nu[1] if nu else None
        velden = [
            Veld("periode", "Periode", waarde=str(self._jaar), breedte=14, stap=True, limiet=12),
            Veld("waarde", "Waarde", waarde=getal(staat.waarde) if staat else "", breedte=14, limiet=40),
            Veld("voorlopig", "Cijfer is", "keuze", "voorlopig" if staat and staat.voorlopig else "", keuzen=JA_NEE),
        ]
        if self._definitie.soort == "percentage" or (staat and staat.n):
            n = getal(staat.n) if staat and staat.n else ""
            velden.append(Veld("n", "Steekproef n", waarde=n, breedte=14, limiet=12))
        velden.append(Veld("bron", "Bron", waarde=staat.bron if staat else "", plaats="waar het cijfer vandaan komt"))
        if self._gemeenten:
            keuzen = (
                Option("0", "hele zone", ""),
                *(Option(str(number), g.naam, g.sleutel) for number, g in enumerate(self._gemeenten, start=1)),
            )
            velden.append(Veld("gemeente", "Gemeente", "keuze", keuzen=keuzen))
        opmerking = staat.opmerking if staat else ""
        velden.append(Veld("opmerking", "Opmerking", "tekst", opmerking, limiet=200_000, regels=2))
        return velden

    def keur(self, waarden: Waarden) -> Mapping[str, Oordeel]:
        from lama_zvp.workspace.keuring import keur_geheel

        n = waarden.get("n", "").strip()
        return {
            "periode": replace(volgens(lambda: self._periode(waarden)), meteen=True),
            "waarde": volgens(lambda: self._waarde(waarden)),
            "n": volgens(lambda: f"{getal(keur_geheel(n, 'Steekproef n', minimum=1))} bevraagden" if n else ""),
        }

    def _periode(self, waarden: Waarden) -> str:
        from lama_zvp.workspace.keuring import keur_periode

        periode = waarden["periode"].strip()
        jaar = keur_periode(periode)
        if jaar > self._vandaag.year:
            raise InvoerFout(f"Periode {periode} ligt in de toekomst.")
        staat = self._staat(waarden)
        if staat is None:
            niet_dicht(jaar, self.dicht)
        else:
            return f"er staat al {getal(staat[1].waarde)} (#{staat[0].volgnr}); u verbetert dat"
        return "nog geen cijfer" if len(periode) == 4 else "een deel van het jaar"

    def _staat(self, waarden: Waarden) -> tuple[Gebeurtenis, Meting] | None:
        return self._bestaand.get((waarden["periode"].strip(), waarden.get("gemeente", "")))

    def _waarde(self, waarden: Waarden) -> str:
        from lama_zvp.workspace.keuring import keur_waarde

        if not waarden["waarde"].strip():
            raise InvoerFout("Vul het cijfer in.")
        waarde = keur_waarde(self._definitie, waarden["waarde"].strip())
        return f"{getal(waarde)} {self._indicator.eenheid}{self._sprong(waarde)}"

    def _sprong(self, waarde: Decimal) -> str:
        """How far it is from the baseline, so that a slip of the finger shows."""
        nul = self._indicator.nulmeting
        if nul is None or not nul.waarde:
            return ""
        procent = (waarde - nul.waarde) * 100 / nul.waarde
        return f", {verschil(procent, 0)} % tegenover de nulmeting"

    def verschoven(self, veld: str, waarde: str, step: int) -> str:
        """The period a year on or back, never after this year."""
        if veld == "periode" and waarde.strip().isdecimal() and len(waarde.strip()) == 4:
            return str(min(int(waarde) + step, self._vandaag.year))
        return waarde

    def leg_vast(self, workspace: Workspace, waarden: Waarden) -> Gebeurtenis:
        staat = self._staat(waarden)
        n = waarden.get("n", "").strip() or None
        if staat is None:
            return workspace.meting(
                self._indicator.sleutel,
                waarden["periode"].strip(),
                waarden["waarde"].strip(),
                voorlopig=bool(waarden["voorlopig"]),
                n=n,
                bron=waarden["bron"],
                gemeente=waarden.get("gemeente") or None,
                opmerking=waarden["opmerking"],
            )
        wijzigingen: dict[str, object] = {
            "waarde": waarden["waarde"].strip(),
            "voorlopig": bool(waarden["voorlopig"]),
            "n": n,
            "bron": waarden["bron"],
            "opmerking": waarden["opmerking"],
        }
        return workspace.corrigeer(staat[0].id, wijzigingen)

    def terzijde(self, width: int, look: Look) -> Sequence[Line]:  # noqa: ARG002
        lines = reeks(self._indicator, self._definitie, width)
        return [line((" Wat er staat", "head")), *lines] if lines else [BLANK]
