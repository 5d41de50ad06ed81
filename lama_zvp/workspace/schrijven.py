"""Recording: each act is checked, sealed and durable in one transaction before its event is returned."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from lama_zvp.errors import GebruikFout, Geweigerd, InvoerFout
from lama_zvp.journal.events import (
    STANDEN,
    Beoordeling,
    Besluit,
    BesluitOpvolging,
    Concept,
    Feit,
    Gebeurtenis,
    Intrekking,
    Meting,
    Voortgang,
)
from lama_zvp.plan.model import Klasse
from lama_zvp.typografie import getal, lees_datum
from lama_zvp.workspace.bewaking import MAX_REGEL, Bewaking
from lama_zvp.workspace.keuring import (
    keur_datum,
    keur_geheel,
    keur_keuze,
    keur_klasse,
    keur_periode,
    keur_tekst,
    keur_voortgang,
    keur_waarde,
)

AAN_JAAR_GEBONDEN = ("voortgang", "meting", "beoordeling", "besluit")
"""What belongs to one year, and so cannot be added to a year that is frozen."""


class Schrijven(Bewaking):
    """The acts. Texts and figures come as people type them; `datum` defaults to today."""

    def log(
        self,
        maatregel: str,
        tekst: str = "",
        *,
        status: str | None = None,
        aantal: int | str | None = None,
        datum: date | str | None = None,
        gemeente: str | None = None,
        bewijs: str = "",
        klasse: str | None = None,
    ) -> Gebeurtenis:
        """Record progress on a measure. Raises NietGevonden, InvoerFout, Geweigerd or OpslagFout."""
        self.wie.eis("log")
        onderwerp = self.namen.zoek_maatregel(maatregel)
        inhoud = keur_voortgang(tekst=tekst, status=status, aantal=aantal, bewijs=bewijs)
        return self._leg_vast(
            inhoud,
            onderwerp=onderwerp.naam,
            datum=self._dag(datum),
            gemeente=self._gemeente(gemeente),
            klasse=keur_klasse(klasse, onderwerp.klasse),
        )

    def meting(
        self,
        indicator: str,
        periode: str,
        waarde: str | Decimal,
        *,
        voorlopig: bool = False,
        n: int | str | None = None,
        bron: str = "",
        gemeente: str | None = None,
        opmerking: str = "",
    ) -> Gebeurtenis:
        """Record an indicator's figure for a period (`2023`, `2023-K1`, `2023-05`)."""
        self.wie.eis("meting")
        sleutel = self.namen.zoek_indicator(indicator).naam
        definitie = next(i for i in self.plan.indicatoren if i.sleutel == sleutel)
        jaar = keur_periode(periode)
        if jaar > self.klok.vandaag().year:
            raise InvoerFout(f"Periode {periode} ligt in de toekomst.", raad="Geef een periode die begonnen is.")
        plaats = self._gemeente(gemeente)
        cijfer = keur_waarde(definitie, waarde)
        self._weiger_dubbele_meting(sleutel, periode, plaats)
        inhoud = Meting(
            periode=periode,
            waarde=cijfer,
            n=None if n is None else keur_geheel(n, "Steekproef n", minimum=1),
            voorlopig=voorlopig,
            bron=keur_tekst(bron, "Bron", maximum=MAX_REGEL),
            opmerking=keur_tekst(opmerking, "Opmerking"),
        )
        return self._leg_vast(
            inhoud,
            onderwerp=sleutel,
            datum=self.klok.vandaag(),
            jaar=jaar,
            gemeente=plaats,
            klasse=definitie.klasse,
        )

    def besluit_nieuw(
        self,
        titel: str,
        *,
        verantwoordelijke: str,
        termijn: date | str | None = None,
        fiche: str | None = None,
        tekst: str = "",
        datum: date | str | None = None,
        klasse: str | None = None,
    ) -> Gebeurtenis:
        """Record a decision of the council: what, which function, by when."""
        self.wie.eis("besluit")
        onderwerp = self.namen.zoek_fiche(fiche) if fiche else None
        dag = lees_datum(datum) if isinstance(datum, str) else datum or self.klok.vandaag()
        if dag > self.klok.vandaag():
            raise InvoerFout("De datum van het besluit ligt in de toekomst.", raad="Geef de dag van de vergadering.")
        inhoud = Besluit(
            titel=keur_tekst(titel, "Titel", verplicht=True, maximum=200),
            tekst=keur_tekst(tekst, "Tekst"),
            verantwoordelijke=keur_tekst(verantwoordelijke, "Verantwoordelijke", verplicht=True, maximum=200),
            termijn=lees_datum(termijn) if isinstance(termijn, str) else termijn,
        )
        minstens: Klasse = onderwerp.klasse if onderwerp else "intern"
        return self._leg_vast(
            inhoud,
            onderwerp=onderwerp.naam if onderwerp else "",
            datum=dag,
            klasse=keur_klasse(klasse, minstens),
        )

    def besluit_opvolgen(self, besluit: str, stand: str, *, tekst: str = "") -> Gebeurtenis:
        """Record what became of a decision."""
        self.wie.eis("besluit")
        doel = self._bestaande(besluit)
        if not isinstance(doel.inhoud, Besluit):
            raise InvoerFout(
                f"#{doel.volgnr} is geen besluit.",
                raad="`lama-zvp besluit lijst` toont de besluiten.",
                raad_app="Kies er een uit de lijst met besluiten.",
            )
        return self._leg_vast(
            BesluitOpvolging(stand=keur_keuze(stand, "Stand", STANDEN), tekst=keur_tekst(tekst, "Tekst")),
            onderwerp=doel.onderwerp,
            datum=self.klok.vandaag(),
            klasse=doel.klasse,
            betreft=doel.id,
        )

    def corrigeer(self, gebeurtenis: str, wijzigingen: Mapping[str, object]) -> Gebeurtenis:
        """Record an entry anew with `wijzigingen` (field name → as typed); both stay in the history.

        Fields of progress: tekst, status, aantal, bewijs, datum, gemeente, klasse. Of a figure: waarde, n, voorlopig,
        bron, opmerking, gemeente. Raises InvoerFout for a field that the entry does not have.
        """
        self.wie.eis("corrigeer")
        oud = self._bestaande(gebeurtenis)
        self._eis_eigen(oud, "corrigeer")
        velden = {naam: waarde for naam, waarde in wijzigingen.items() if waarde is not None}
        if not velden:
            raise GebruikFout(
                "Er is niets om te verbeteren.",
                raad="Geef minstens één veld, bijvoorbeeld --tekst of --waarde.",
                raad_app="Verander minstens één veld, of ga terug met esc.",
            )
        self._weiger_vreemde_velden(oud, velden)
        gemeente = velden.pop("gemeente", None)
        klasse = velden.pop("klasse", None)
        dag = velden.pop("datum", None)
        return self._leg_vast(
            self._verbeterd(oud, velden),
            onderwerp=oud.onderwerp,
            datum=self._dag(str(dag)) if dag is not None else oud.datum,
            jaar=None if dag is not None else oud.jaar,
            gemeente=self._gemeente(str(gemeente)) if gemeente is not None else oud.gemeente,
            klasse=keur_klasse(str(klasse) if klasse is not None else oud.klasse, oud.klasse),
            vervangt=oud.id,
        )

    def intrekken(self, gebeurtenis: str, *, reden: str) -> Gebeurtenis:
        """Take an entry out of account; it stays in the history with the reason."""
        self.wie.eis("intrekken")
        doel = self._bestaande(gebeurtenis)
        self._eis_eigen(doel, "intrekken")
        if not isinstance(doel.inhoud, Voortgang | Meting | Beoordeling | Besluit | BesluitOpvolging):
            raise Geweigerd(f"#{doel.volgnr} ({doel.soort}) kan niet ingetrokken worden.")
        return self._leg_vast(
            Intrekking(reden=keur_tekst(reden, "Reden", verplicht=True)),
            onderwerp=doel.onderwerp,
            datum=self.klok.vandaag(),
            jaar=doel.jaar,
            gemeente=doel.gemeente,
            klasse=doel.klasse,
            vervangt=doel.id,
        )

    # -- inner workings ------------------------------------------------------------------------------------------

    def _leg_vast(
        self,
        inhoud: Feit,
        *,
        onderwerp: str,
        datum: date,
        klasse: Klasse,
        jaar: int | None = None,
        gemeente: str = "",
        vervangt: str | None = None,
        betreft: str | None = None,
    ) -> Gebeurtenis:
        concepten = self._concepten_van(
            inhoud,
            onderwerp=onderwerp,
            datum=datum,
            klasse=klasse,
            jaar=jaar,
            gemeente=gemeente,
            vervangt=vervangt,
            betreft=betreft,
        )
        return self.journaal.voeg_toe(*concepten)[0]

    def _concepten_van(
        self,
        inhoud: Feit,
        *,
        onderwerp: str,
        datum: date,
        klasse: Klasse,
        jaar: int | None = None,
        gemeente: str = "",
        vervangt: str | None = None,
        betreft: str | None = None,
    ) -> tuple[Concept, ...]:
        """The event about to be appended, guarded, and with it what says that the guard was set aside."""
        from lama_zvp.journal.chain import uuid7

        wie, nu = self.wie, self.klok.nu()
        overschreven = self.bewaak(inhoud)
        if vervangt is None and inhoud.soort in AAN_JAAR_GEBONDEN:
            self._weiger_vastgesteld(jaar if jaar is not None else datum.year)
        concept = Concept(
            id=uuid7(nu, secrets.token_bytes(10)),
            plan=self.plan.sleutel,
            onderwerp=onderwerp,
            jaar=jaar if jaar is not None else datum.year,
            datum=datum,
            gemeente=gemeente,
            auteur=wie.naam,
            rol=wie.rol,
            vastgelegd_op=nu,
            klasse=klasse,
            vervangt=vervangt,
            betreft=betreft,
            inhoud=inhoud.model_copy(update={"met_sleutel": wie.vingerafdruk}),
        )
        uitzondering = self._uitzondering(concept, overschreven) if overschreven else ()
        return (concept, *uitzondering)

    def _weiger_vastgesteld(self, jaar: int) -> None:
        """A frozen year takes corrections only. Raises `Geweigerd`."""
        from lama_zvp.journal.filter import Filter

        if not self.heeft_journaal():
            return
        vraag = Filter(plan=self.plan.sleutel, jaar=jaar, soorten=("vaststelling",), limiet=1, nieuwste_eerst=True)
        for vaststelling in self.journaal.gebeurtenissen(vraag):
            raise Geweigerd(
                f"Het jaar {jaar} is vastgesteld (#{vaststelling.volgnr}); er komt niets meer bij.",
                raad="Wat er al staat, kunt u nog verbeteren met `lama-zvp corrigeer`.",
                raad_app="Wat er al staat, kunt u nog verbeteren vanuit het journaal.",
            )

    def _dag(self, gevraagd: date | str | None) -> date:
        dag = lees_datum(gevraagd) if isinstance(gevraagd, str) else gevraagd or self.klok.vandaag()
        return keur_datum(self.plan, dag, self.klok.vandaag())

    def _gemeente(self, gevraagd: str | None) -> str:
        return self.namen.zoek_gemeente(gevraagd).sleutel if gevraagd else ""

    def _eis_eigen(self, doel: Gebeurtenis, handeling: str) -> None:
        """Own entries need the plain right; someone else's need the stronger one."""
        if handeling == "corrigeer":
            self.wie.eis("corrigeer" if doel.auteur == self.wie.naam else "corrigeer-van-anderen")
        else:
            self.wie.eis("intrekken" if doel.auteur == self.wie.naam else "intrekken-van-anderen")

    def _weiger_dubbele_meting(self, indicator: str, periode: str, gemeente: str) -> None:
        for bestaand in self._metingen(indicator):
            inhoud = bestaand.inhoud
            if not isinstance(inhoud, Meting) or inhoud.periode != periode or bestaand.gemeente != gemeente:
                continue
            if not self._ziet(bestaand):
                raise InvoerFout(
                    f"Voor {indicator} in {periode} staat al een cijfer dat u niet kunt lezen.",
                    raad="Vraag het aan de korpsleiding.",
                )
            raise InvoerFout(
                f"Voor {indicator} in {periode} staat al {getal(inhoud.waarde)} (#{bestaand.volgnr}).",
                raad=f"Verbeter het met: lama-zvp corrigeer {bestaand.volgnr} --waarde GETAL",
                raad_app=f"Iemand was u voor. Ga terug en open het cijfer opnieuw om #{bestaand.volgnr} te verbeteren.",
            )

    def _weiger_vreemde_velden(self, oud: Gebeurtenis, velden: Mapping[str, object]) -> None:
        bekend = {
            "voortgang": {"tekst", "status", "aantal", "bewijs", "datum", "gemeente", "klasse"},
            "meting": {"waarde", "n", "voorlopig", "bron", "opmerking", "gemeente"},
            "besluit": {"titel", "tekst", "verantwoordelijke", "termijn", "klasse"},
        }.get(oud.soort)
        if bekend is None:
            raise Geweigerd(
                f"#{oud.volgnr} ({oud.soort}) kan niet gecorrigeerd worden.",
                raad="Een nieuwe beoordeling vervangt de vorige vanzelf." if oud.soort == "beoordeling" else "",
            )
        vreemd = sorted(set(velden) - bekend)
        if vreemd:
            raise InvoerFout(
                f"Een {oud.soort} heeft geen veld {', '.join(vreemd)}.", raad="Wel: " + ", ".join(sorted(bekend)) + "."
            )

    def _verbeterd(self, oud: Gebeurtenis, velden: Mapping[str, object]) -> Feit:
        nieuw = {naam: str(waarde) if not isinstance(waarde, bool) else waarde for naam, waarde in velden.items()}
        inhoud = oud.inhoud
        if isinstance(inhoud, Voortgang):
            return keur_voortgang(
                tekst=str(nieuw.get("tekst", inhoud.tekst)),
                status=str(nieuw["status"]) if "status" in nieuw else inhoud.status,
                aantal=str(nieuw["aantal"]) or None if "aantal" in nieuw else inhoud.aantal,
                bewijs=str(nieuw.get("bewijs", inhoud.bewijs)),
            )
        if isinstance(inhoud, Meting):
            definitie = next((i for i in self.plan.indicatoren if i.sleutel == oud.onderwerp), None)
            return Meting(
                periode=inhoud.periode,
                waarde=keur_waarde(definitie, str(nieuw["waarde"])) if "waarde" in nieuw else inhoud.waarde,
                n=_steekproef(str(nieuw["n"])) if "n" in nieuw else inhoud.n,
                voorlopig=bool(nieuw.get("voorlopig", inhoud.voorlopig)),
                bron=keur_tekst(str(nieuw.get("bron", inhoud.bron)), "Bron", maximum=MAX_REGEL),
                opmerking=keur_tekst(str(nieuw.get("opmerking", inhoud.opmerking)), "Opmerking"),
            )
        if isinstance(inhoud, Besluit):
            return Besluit(
                titel=keur_tekst(str(nieuw.get("titel", inhoud.titel)), "Titel", verplicht=True, maximum=200),
                tekst=keur_tekst(str(nieuw.get("tekst", inhoud.tekst)), "Tekst"),
                verantwoordelijke=keur_tekst(
                    str(nieuw.get("verantwoordelijke", inhoud.verantwoordelijke)), "Verantwoordelijke", verplicht=True
                ),
                termijn=_termijn(str(nieuw["termijn"])) if "termijn" in nieuw else inhoud.termijn,
            )
        raise Geweigerd(f"#{oud.volgnr} ({oud.soort}) kan niet gecorrigeerd worden.")


def _steekproef(getypt: str) -> int | None:
    """An emptied field takes the size away."""
    return keur_geheel(getypt, "Steekproef n", minimum=1) if getypt.strip() else None


def _termijn(getypt: str) -> date | None:
    """An emptied field takes the deadline away."""
    return lees_datum(getypt) if getypt.strip() else None
