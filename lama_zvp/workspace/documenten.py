"""The year's documents: built for an edition, rendered, exported; the same for everyone who may read the edition."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from lama_zvp.assess.voorgeschiedenis import met_voorgeschiedenis, voorgangers
from lama_zvp.errors import Geweigerd, NietGevonden
from lama_zvp.journal.beeld import Jaarbeeld
from lama_zvp.journal.events import Gebeurtenis, Vaststelling
from lama_zvp.plan.model import KLASSEN
from lama_zvp.workspace.keuring import keur_jaar
from lama_zvp.workspace.lezen import Lezen
from lama_zvp.workspace.stap import Stap, zonder_stap

if TYPE_CHECKING:
    from lama_zvp.plan.load import LoadedPlan
    from lama_zvp.plan.model import Editie
    from lama_zvp.stuurbord.model import Stuurbord

STANDAARDEDITIE = "zonale-veiligheidsraad"


class Documenten(Lezen):
    """Documents are built from everything and redacted to the edition's class, never to the reader's."""

    def editie(self, sleutel: str | None) -> Editie:
        """The edition with this key; the council's, or else the fullest this person may read, when none is asked.

        Raises NietGevonden, or Geweigerd for an edition above this person's class: an edition is never shown in part.
        """
        wie = self.wie
        if sleutel is None:
            mag = [e for e in self.plan.edities if wie.ziet(e.klasse)]
            if not mag:
                raise self._geen_editie("elke editie")
            voorkeur = [e for e in mag if e.sleutel == STANDAARDEDITIE]
            return (voorkeur or sorted(mag, key=lambda e: -KLASSEN.index(e.klasse)))[0]
        for editie in self.plan.edities:
            if editie.sleutel == sleutel.strip().lower():
                if not wie.ziet(editie.klasse):
                    raise self._geen_editie(f"de editie {editie.sleutel}")
                return editie
        raise NietGevonden(
            f"Er is geen editie “{sleutel}”.", raad="Kies uit: " + ", ".join(e.sleutel for e in self.plan.edities) + "."
        )

    def stuurbord(self, jaar: int, editie: str | None = None) -> Stuurbord:
        """The year's document as it would be now, for one edition."""
        self.wie.eis("lezen")
        gekozen = self.editie(editie)
        keur_jaar(self.plan, jaar)
        return self._bouw(self.geladen, jaar, gekozen, self.klok.vandaag())

    def document(self, jaar: int, editie: str | None = None, formaat: str = "md") -> bytes:
        """The year's document rendered in `formaat`. Raises NietGevonden for an unknown format."""
        from lama_zvp.stuurbord.render import render

        return render(self.stuurbord(jaar, editie), formaat)

    def exporteer_document(
        self, jaar: int, editie: str | None = None, formaat: str = "md", *, stap: Stap = zonder_stap
    ) -> Path:
        """Write the year's document into the export folder of the home and return its path."""
        stap(0, 2, f"stuurbord {jaar}, {formaat}")
        inhoud = self.document(jaar, editie, formaat)
        stap(1, 2, "wegschrijven")
        return self._exporteer(f"stuurbord-{self.plan.sleutel}-{jaar}-{self.editie(editie).sleutel}.{formaat}", inhoud)

    def _exporteer(self, naam: str, inhoud: bytes) -> Path:
        from lama_zvp.files import maak_map, schrijf_heel

        maak_map(self.thuis)
        pad = maak_map(self.thuis / "export") / naam
        schrijf_heel(pad, inhoud)
        return pad

    # -- inner workings ------------------------------------------------------------------------------------------

    def _bouw(
        self,
        geladen: LoadedPlan,
        jaar: int,
        editie: Editie,
        vandaag: date,
        *,
        versie: int | None = None,
        tot_volgnr: int | None = None,
    ) -> Stuurbord:
        from lama_zvp.assess.jaar import beoordeel_jaar
        from lama_zvp.plan.check import controleer
        from lama_zvp.stuurbord.build import bouw_stuurbord

        plan = geladen.plan
        beeld = self._beeld_voor(geladen, jaar, editie, tot_volgnr)
        return bouw_stuurbord(
            plan,
            geladen.sha256,
            beeld,
            beoordeel_jaar(plan, beeld, vandaag),
            vandaag,
            editie,
            versie=versie,
            vorig=bevroren_model(beeld.vorige_vaststelling, editie),
            vorige_versie=bevroren_model(beeld.vaststelling, editie),
            bevindingen=controleer(plan),
            voorbeeld=self.voorbeeld,
        )

    def _beeld_voor(self, geladen: LoadedPlan, jaar: int, editie: Editie, tot_volgnr: int | None) -> Jaarbeeld:
        """The year with totals that hold for this edition: nothing above its class is counted in them."""
        from lama_zvp.plan.zicht import zichtbaar
        from lama_zvp.stuurbord.edities import ziet_voor

        sleutel = geladen.plan.sleutel
        if not self.heeft_journaal():
            return Jaarbeeld(plan=sleutel, jaar=jaar)
        if editie.klasse == KLASSEN[-1]:
            beeld = self.journaal.jaarbeeld(sleutel, jaar, tot_volgnr)
        else:
            beeld = self.journaal.jaarbeeld(
                sleutel, jaar, tot_volgnr, tot_klasse=editie.klasse, ziet=ziet_voor(geladen.plan, editie)
            )
        if not voorgangers(geladen.plan):
            return beeld
        return met_voorgeschiedenis(
            beeld,
            zichtbaar(geladen.plan, editie.klasse),
            lambda plan, tot: self.journaal.jaarbeeld(plan, tot, tot_volgnr, tot_klasse=editie.klasse),
        )

    def _geen_editie(self, wat: str) -> Geweigerd:
        self.meld_weigering(f"stuurbord: {wat}")
        wel = [e.sleutel for e in self.plan.edities if self.wie.ziet(e.klasse)]
        return Geweigerd(
            f"Uw rol ({self.wie.rol}) mag {wat} niet lezen.", raad="Wel: " + ", ".join(wel) + "." if wel else ""
        )


def bevroren_model(vaststelling: Gebeurtenis | None, editie: Editie) -> Stuurbord | None:
    """The model of the frozen document of the same edition; None when there is none or it is of another make."""
    from pydantic import ValidationError

    from lama_zvp.stuurbord.model import Stuurbord

    inhoud = vaststelling.inhoud if vaststelling else None
    if not isinstance(inhoud, Vaststelling):
        return None
    for uitgave in inhoud.uitgaven:
        if (uitgave.editie, uitgave.formaat) == (editie.sleutel, "json"):
            try:
                return Stuurbord.model_validate_json(uitgave.document() or b"")
            except ValidationError:
                return None
    return None
