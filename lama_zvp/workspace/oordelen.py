"""A person's judgement of a fiche in a year: recorded on what they saw, never over what another wrote meanwhile."""

from __future__ import annotations

from lama_zvp.errors import Geweigerd, OpslagFout
from lama_zvp.journal.events import OORDELEN, Beoordeling, Gebeurtenis
from lama_zvp.workspace.keuring import keur_jaar, keur_keuze, keur_tekst
from lama_zvp.workspace.schrijven import Schrijven

MAX_POGINGEN = 50
"""How often a judgement starts over when somebody records something between looking and recording."""


class Ingehaald(Geweigerd):
    """Somebody else judged meanwhile. `ander`: what counts now, None when the judgement that was seen is withdrawn."""

    def __init__(self, ander: Gebeurtenis | None) -> None:
        super().__init__(
            f"{ander.auteur} heeft intussen ook een oordeel vastgelegd (#{ander.volgnr})."
            if ander
            else "De beoordeling die er stond, is intussen ingetrokken.",
            raad="Er is niets van u bewaard. Lees wat er nu staat en beslis dan.",
        )
        self.ander = ander


class Oordelen(Schrijven):
    """The act of judging."""

    def beoordeel(
        self,
        fiche: str,
        jaar: int,
        oordeel: str,
        *,
        toelichting: str,
        bijsturing: str = "",
        gezien: str | None = None,
    ) -> Gebeurtenis:
        """Record a person's judgement of a fiche in a year; a later one takes the place of the earlier.

        `gezien`: id of the judgement that this person had before them, "" for none. When another counts by now,
        nothing is recorded and `Ingehaald` carries it. None judges whatever stands there.
        """
        self.wie.eis("beoordeel")
        onderwerp = self.namen.zoek_fiche(fiche)
        inhoud = Beoordeling(
            oordeel=keur_keuze(oordeel, "Oordeel", OORDELEN),
            toelichting=keur_tekst(toelichting, "Toelichting", verplicht=True),
            bijsturing=keur_tekst(bijsturing, "Bijsturing"),
        )
        for _ in range(MAX_POGINGEN):
            beeld = self._jaarbeeld(keur_jaar(self.plan, jaar))
            vorige = beeld.beoordelingen.get(onderwerp.naam)
            if gezien is not None and gezien != (vorige.id if vorige else ""):
                raise Ingehaald(vorige)
            concepten = self._concepten_van(
                inhoud,
                onderwerp=onderwerp.naam,
                datum=self.klok.vandaag(),
                jaar=jaar,
                klasse=onderwerp.klasse,
                vervangt=vorige.id if vorige else None,
            )
            vastgelegd = self.journaal.voeg_toe_na(beeld.tot_volgnr, *concepten)
            if vastgelegd is not None:
                return vastgelegd[0]
        raise OpslagFout("Er wordt net veel gelogd; de beoordeling is niet bewaard.", raad="Probeer het zo opnieuw.")
