"""The account over the whole period: the years' documents, frozen ones as they were frozen, in one evaluation."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lama_zvp.errors import InvoerFout
from lama_zvp.workspace.documenten import bevroren_model
from lama_zvp.workspace.stap import Stap, zonder_stap
from lama_zvp.workspace.vaststellen import Vaststellen

if TYPE_CHECKING:
    from lama_zvp.stuurbord.eindevaluatie.model import Eindevaluatie


class Evalueren(Vaststellen):
    """Made anew each time; what rests on frozen years rests on their bytes."""

    def eindevaluatie(self, editie: str | None = None) -> Eindevaluatie:
        """The evaluation for one edition. Raises InvoerFout before the plan has begun."""
        from lama_zvp.stuurbord.eindevaluatie import bouw_eindevaluatie

        self.wie.eis("lezen")
        gekozen = self.editie(editie)
        jaren = self.plan.periode.jaren()
        begonnen = [jaar for jaar in jaren if jaar <= self.klok.vandaag().year]
        if not begonnen:
            raise InvoerFout(
                "Het plan is nog niet begonnen.", raad="Een eindevaluatie kijkt terug op minstens één jaar."
            )
        borden = []
        for jaar in begonnen:
            vaststelling = self._heel_jaarbeeld(jaar).vaststelling
            bevroren = bevroren_model(vaststelling, gekozen)
            borden.append(bevroren or self._bouw(self.geladen, jaar, gekozen, self.klok.vandaag()))
        return bouw_eindevaluatie(borden, jaren, self.klok.vandaag())

    def eindevaluatie_document(self, editie: str | None = None, formaat: str = "md") -> bytes:
        """The evaluation rendered in `formaat` (`md`, `html`, `pdf`, `json`)."""
        from lama_zvp.stuurbord.eindevaluatie.vormen import render

        return render(self.eindevaluatie(editie), formaat)

    def exporteer_eindevaluatie(
        self, editie: str | None = None, formaat: str = "md", *, stap: Stap = zonder_stap
    ) -> Path:
        """Write the evaluation into the export folder of the home and return its path."""
        gekozen = self.editie(editie).sleutel
        stap(0, 2, f"eindevaluatie, {formaat}")
        inhoud = self.eindevaluatie_document(gekozen, formaat)
        stap(1, 2, "wegschrijven")
        return self._exporteer(f"eindevaluatie-{self.plan.sleutel}-{gekozen}.{formaat}", inhoud)
