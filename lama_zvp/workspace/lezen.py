"""Reading: the year, the measures, the history and the check of the store; reading creates nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lama_zvp.assess.model import Jaaroordeel, MaatregelOordeel
from lama_zvp.assess.voorgeschiedenis import met_voorgeschiedenis
from lama_zvp.errors import NietGevonden
from lama_zvp.journal.beeld import Jaarbeeld
from lama_zvp.journal.events import STATUSSEN, Gebeurtenis, Planversie, Samenvoeging, Soort, Toegang, Vaststelling
from lama_zvp.plan.model import KLASSEN
from lama_zvp.workspace.context import JOURNAALBESTAND, Context
from lama_zvp.workspace.keuring import keur_jaar, keur_keuze
from lama_zvp.workspace.stap import Stap, zonder_stap

if TYPE_CHECKING:
    from lama_zvp.journal.verify import Controleverslag
    from lama_zvp.plan.check import Bevinding

ZICHTPORTIE: Final = 200
"""So many events at a time are looked up for what was made stricter."""


@dataclass(frozen=True, slots=True)
class Zoekvraag:
    """Which part of the history: every field that is set narrows it. `fiche` and `onderwerp` are names as typed."""

    fiche: str | None = None
    onderwerp: str | None = None
    jaar: int | None = None
    auteur: str | None = None
    zoek: str | None = None
    soorten: tuple[Soort, ...] = ()
    limiet: int | None = None
    na_volgnr: int = 0
    nieuwste_eerst: bool = False


class Lezen(Context):
    """What can be looked at. Raises NietGevonden, InvoerFout, Geweigerd, PlanOngeldig or OpslagFout."""

    def heeft_journaal(self) -> bool:
        """Whether anything was ever recorded in this home, or there is a database that may hold it."""
        if "journaal" in self.__dict__ or self.keuze.database is not None:
            return True
        return (self.thuis / JOURNAALBESTAND).exists()

    def overzicht(self, jaar: int | None = None) -> Jaaroordeel:
        """The verdicts of one year, seen today."""
        from lama_zvp.assess.jaar import beoordeel_jaar

        self.wie.eis("lezen")
        gekozen = keur_jaar(self.plan, jaar if jaar is not None else self.standaardjaar())
        return beoordeel_jaar(self.plan, self._jaarbeeld(gekozen), self.klok.vandaag())

    def maatregelen(
        self,
        fiche: str | None = None,
        *,
        jaar: int | None = None,
        laag: str | None = None,
        status: str | None = None,
        zonder_voortgang: bool = False,
    ) -> tuple[MaatregelOordeel, ...]:
        """The measures with their stand, narrowed by fiche, layer, last status, or having no entry at all."""
        oordeel = self.overzicht(jaar)
        naam = self.namen.zoek_fiche(fiche).naam if fiche else None
        laagsleutel = self._laag(laag) if laag else None
        gezocht = keur_keuze(status, "Status", STATUSSEN) if status else None
        return tuple(
            maatregel
            for maatregel in (m for f in (*oordeel.fiches, *oordeel.hefbomen) for m in f.maatregelen)
            if (naam is None or maatregel.naam.startswith(f"{naam}."))
            and (laagsleutel is None or maatregel.laag == laagsleutel)
            and (gezocht is None or maatregel.status == gezocht)
            and not (zonder_voortgang and maatregel.laatste_datum is not None)
        )

    def gebeurtenis(self, verwijzing: str) -> Gebeurtenis:
        """One event by number (`12`, `#12`), id or the first eight or more characters of its id."""
        self.wie.eis("lezen")
        return self._bestaande(verwijzing)

    def geschiedenis(self, vraag: Zoekvraag | None = None) -> tuple[Gebeurtenis, ...]:
        """The events that `vraag` asks for, oldest first unless it says otherwise; nothing is left out."""
        from lama_zvp.journal.filter import Filter

        self.wie.eis("lezen")
        vraag = vraag or Zoekvraag()
        if not self.heeft_journaal():
            return ()
        zicht = self.wie.zicht()
        gezien = self._zichtbare(
            self.journaal.gebeurtenissen(
                Filter(
                    plan=self.plan.sleutel,
                    fiche=self.namen.zoek_fiche(vraag.fiche).naam if vraag.fiche else None,
                    onderwerp=vraag.onderwerp,
                    jaar=vraag.jaar,
                    auteur=vraag.auteur,
                    zoek=vraag.zoek,
                    soorten=vraag.soorten,
                    limiet=vraag.limiet if zicht == KLASSEN[-1] else None,
                    na_volgnr=vraag.na_volgnr,
                    nieuwste_eerst=vraag.nieuwste_eerst,
                    tot_klasse=zicht,
                )
            )
        )
        # Counted after what may not be seen is out: a limit would tell how much of that there is, and where.
        return tuple(islice(gezien, vraag.limiet))

    def besluiten(self, jaar: int | None = None) -> tuple[tuple[Gebeurtenis, tuple[Gebeurtenis, ...]], ...]:
        """Every decision taken up to the end of the year, each with its follow-ups in order."""
        self.wie.eis("lezen")
        gekozen = jaar if jaar is not None else max(self.klok.vandaag().year, self.standaardjaar())
        return self._jaarbeeld(gekozen).besluiten

    def beoordelingen(self, jaar: int) -> dict[str, Gebeurtenis]:
        """Per fiche or hefboom (full name) the judgement of a person that counts for this year."""
        self.wie.eis("lezen")
        return dict(self._jaarbeeld(keur_jaar(self.plan, jaar)).beoordelingen)

    def metingen(self, indicator: str) -> tuple[Gebeurtenis, ...]:
        """Every counting figure of an indicator, of any year, as far as this person may see it."""
        self.wie.eis("lezen")
        sleutel = self.namen.zoek_indicator(indicator).naam
        return tuple(gebeurtenis for gebeurtenis in self._metingen(sleutel) if self._ziet(gebeurtenis))

    def reeksen(self, jaar: int) -> dict[str, tuple[Gebeurtenis, ...]]:
        """Per indicator every counting figure up to and including a year, those of earlier plans among them."""
        self.wie.eis("lezen")
        return dict(self._jaarbeeld(jaar).metingen)

    def plannen(self) -> dict[str, Path]:
        """Every plan within reach, the home's own first: key → file."""
        from lama_zvp.plan.shipped import plan_lijst

        return plan_lijst(self.planmappen())

    def bevindingen(self) -> tuple[Bevinding, ...]:
        """What the plan leaves open, what its own sums do not bear out, and what looks like personal data in it.

        As far as this person may see it: a finding counts when the whole plan bears it out; a gap that is only there
        because something may not be seen is none.
        """
        from lama_zvp.plan.check import controleer
        from lama_zvp.workspace.plangegevens import gegevens_in

        self.wie.eis("lezen")
        alle, gegevens = controleer(self.geladen.plan), gegevens_in(self.plan)
        if self.plan is self.geladen.plan:
            return (*alle, *gegevens)
        gezien = set(controleer(self.plan))
        return (*(bevinding for bevinding in alle if bevinding in gezien), *gegevens)

    def controle(self, stap: Stap = zonder_stap) -> Controleverslag | None:
        """Verify the whole journal; None when nothing was ever recorded. Who reads part of it is told no subjects."""
        self.wie.eis("controle")
        if not self.heeft_journaal():
            return None
        totaal = max(self.journaal.kop()[0], 1)
        verslag = self.journaal.controleer(lambda aantal: stap(aantal, totaal, "gebeurtenissen van het journaal"))
        return verslag if self.wie.ziet(KLASSEN[-1]) else verslag.voor_wie_minder_leest()

    def wijzigingsteller(self) -> int:
        """A number that changes when anyone else records something; 0 without a journal."""
        self.wie.eis("lezen")
        return self.journaal.data_version() if self.heeft_journaal() else 0

    def vandaag(self) -> date:
        return self.klok.vandaag()

    # -- inner workings ------------------------------------------------------------------------------------------

    def _heel_jaarbeeld(self, jaar: int) -> Jaarbeeld:
        sleutel = self.geladen.plan.sleutel
        if not self.heeft_journaal():
            return Jaarbeeld(plan=sleutel, jaar=jaar)
        return met_voorgeschiedenis(
            self.journaal.jaarbeeld(sleutel, jaar),
            self.geladen.plan,
            lambda plan, tot: self.journaal.jaarbeeld(plan, tot),
        )

    def _jaarbeeld(self, jaar: int) -> Jaarbeeld:
        """The year as far as this person may see it: neither shown nor counted above their class."""
        if self.wie.ziet("beperkt") or not self.heeft_journaal():
            return self._heel_jaarbeeld(jaar)
        zicht = self.wie.zicht()
        beeld = self.journaal.jaarbeeld(
            self.geladen.plan.sleutel, jaar, tot_klasse=zicht, ziet=lambda naam: naam not in self.verborgen
        )
        return met_voorgeschiedenis(
            beeld, self.plan, lambda plan, tot: self.journaal.jaarbeeld(plan, tot, tot_klasse=zicht)
        )

    def _zichtbare(self, gebeurtenissen: Iterator[Gebeurtenis]) -> Iterator[Gebeurtenis]:
        """Of these the ones that this person may see, looked up by the portion."""
        while portie := list(islice(gebeurtenissen, ZICHTPORTIE)):
            streng = self._verhoogd(portie)
            yield from (gebeurtenis for gebeurtenis in portie if self._ziet(gebeurtenis, streng))

    def _verhoogd(self, gebeurtenissen: Sequence[Gebeurtenis]) -> frozenset[str]:
        ids = {id_ for g in gebeurtenissen for id_ in (g.id, g.betreft) if id_ is not None}
        return self.journaal.verhoogd(sorted(ids), self.wie.zicht())

    def _ziet(self, gebeurtenis: Gebeurtenis, verhoogd: frozenset[str] | None = None) -> bool:
        """Whether this person may see an event, by its own class, its subject's, and that of its later corrections.

        A whole plan, a frozen document and an act of access are never less than restricted. What was corrected to
        something stricter is as strict, and so is what follows up on it: `verhoogd` holds what of this was, when the
        caller has it already.
        """
        heel = isinstance(gebeurtenis.inhoud, Planversie | Vaststelling | Toegang | Samenvoeging)
        if gebeurtenis.onderwerp in self.verborgen or not self.wie.ziet("beperkt" if heel else gebeurtenis.klasse):
            return False
        streng = self._verhoogd([gebeurtenis]) if verhoogd is None else verhoogd
        return gebeurtenis.id not in streng and gebeurtenis.betreft not in streng

    def _metingen(self, indicator: str) -> tuple[Gebeurtenis, ...]:
        """Every counting figure of an indicator, of any year."""
        from lama_zvp.journal.filter import Filter

        if not self.heeft_journaal():
            return ()
        return tuple(
            self.journaal.gebeurtenissen(
                Filter(plan=self.plan.sleutel, onderwerp=indicator, soorten=("meting",), alleen_geldend=True)
            )
        )

    def _bestaande(self, verwijzing: str) -> Gebeurtenis:
        if not self.heeft_journaal():
            raise NietGevonden(f"Er is geen gebeurtenis “{verwijzing}”: het journaal is nog leeg.")
        gevonden = self.journaal.gebeurtenis(verwijzing)
        if not self._ziet(gevonden):
            self.meld_weigering(f"lezen van #{gevonden.volgnr}")
            raise NietGevonden(
                f"Er is geen gebeurtenis “{verwijzing}”.",
                raad="`lama-zvp journaal` toont de nummers van wat vastgelegd is.",
                raad_app="Het journaal toont de nummers van wat vastgelegd is.",
            )
        return gevonden

    def _laag(self, gezocht: str) -> str:
        for laag in self.plan.lagen:
            if gezocht.strip().lower() in (laag.sleutel, laag.titel.lower()):
                return laag.sleutel
        raise NietGevonden(
            f"Er is geen laag “{gezocht}”.",
            raad="Kies uit: " + ", ".join(laag.sleutel for laag in self.plan.lagen) + ".",
        )
