"""Freezing a year: its documents become an event, and from then on that year's stuurbord is those bytes."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from lama_zvp.errors import Geweigerd, InvoerFout, NietGevonden, OpslagFout, PlanOngeldig
from lama_zvp.journal.beeld import Jaarbeeld
from lama_zvp.journal.events import Concept, Gebeurtenis, Planversie, Uitgave, Vaststelling
from lama_zvp.typografie import datum, getal
from lama_zvp.workspace.anker import anker_verdwenen, leg_anker
from lama_zvp.workspace.documenten import Documenten
from lama_zvp.workspace.keuring import keur_jaar
from lama_zvp.workspace.stap import Stap, zonder_stap
from lama_zvp.workspace.vingerafdruk import programma

if TYPE_CHECKING:
    from lama_zvp.assess.model import Jaaroordeel
    from lama_zvp.journal.verify import Controleverslag
    from lama_zvp.plan.load import LoadedPlan
    from lama_zvp.plan.model import Plan

MAX_POGINGEN = 3
"""How often a freeze starts over when somebody records something while its documents are being made."""


@dataclass(frozen=True, slots=True)
class Vooruitblik:
    """What freezing a year would mean now: the version it becomes, what is missing, what changed since the last."""

    jaar: int
    versie: int
    ontbreekt: tuple[str, ...]
    wijzigingen: tuple[str, ...]
    edities: tuple[str, ...]
    formaten: tuple[str, ...]
    tot_volgnr: int


@dataclass(frozen=True, slots=True)
class Bewijs:
    """A finding about a freeze; `alleen_melding`: nothing is wrong, but something could not be proved."""

    volgnr: int
    tekst: str
    alleen_melding: bool = False


class Vaststellen(Documenten):
    """The frozen years: making them, giving them back, proving them."""

    def vooruitblik(self, jaar: int) -> Vooruitblik:
        """What `stel_vast` would freeze, for a person to confirm."""
        self.wie.eis("vaststellen")
        return self._vooruitblik(self._jaarbeeld(keur_jaar(self.plan, jaar)))

    def stel_vast(self, jaar: int, *, toch: bool = False, stap: Stap = zonder_stap) -> Gebeurtenis:
        """Freeze a year in every edition and format. Raises `Geweigerd` when something is missing and `toch` is False.

        When somebody records an entry meanwhile, the documents are made again, so that the frozen bytes are those of
        the position in the journal that the event names.
        """
        self.wie.eis("vaststellen")
        keur_jaar(self.plan, jaar)
        for _ in range(MAX_POGINGEN):
            beeld = self._jaarbeeld(jaar)
            vooruit = self._vooruitblik(beeld)
            if vooruit.ontbreekt and not toch:
                raise Geweigerd(
                    f"Het jaar {jaar} is niet volledig:\n" + "\n".join(f"  · {wat}" for wat in vooruit.ontbreekt),
                    raad="Vul aan, of stel toch vast met --toch; wat ontbreekt, staat dan in het document.",
                    raad_app="Vul aan, of bevestig dat u toch vaststelt; wat ontbreekt, staat dan in het document.",
                )
            self._weiger_herhaling(beeld, vooruit)
            vaststelling = self._concepten(beeld, vooruit, stap)
            gelukt = self.journaal.voeg_toe_na(beeld.tot_volgnr, *vaststelling)
            if gelukt is not None:
                leg_anker(self.thuis, gelukt[-1])
                return gelukt[-1]
        raise OpslagFout("Er wordt net veel gelogd; het vaststellen is niet begonnen.", raad="Probeer het zo opnieuw.")

    def vastgesteld(self, jaar: int) -> Gebeurtenis | None:
        """The last freeze of a year, None while it is still a draft.

        Who may not read everything sees that and when it was frozen: its documents and the lists that name things go.
        """
        self.wie.eis("lezen")
        gebeurtenis = self._jaarbeeld(keur_jaar(self.plan, jaar)).vaststelling
        if gebeurtenis is None or not isinstance(gebeurtenis.inhoud, Vaststelling) or self.wie.ziet("beperkt"):
            return gebeurtenis
        kaal = gebeurtenis.inhoud.model_copy(update={"uitgaven": (), "ontbreekt": (), "wijzigingen": ()})
        return gebeurtenis.model_copy(update={"inhoud": kaal})

    def vastgestelde_jaren(self) -> dict[int, int]:
        """The frozen years of this plan, each with the number of its freeze: nothing can be added to them."""
        from lama_zvp.journal.filter import Filter

        self.wie.eis("lezen")
        if not self.heeft_journaal():
            return {}
        plan, uit = self.plan.sleutel, dict[int, int]()
        for jaar in self.plan.periode.jaren():
            vraag = Filter(plan=plan, jaar=jaar, soorten=("vaststelling",), limiet=1, nieuwste_eerst=True)
            for gevonden in self.journaal.gebeurtenissen(vraag):
                uit[jaar] = gevonden.volgnr
        return uit

    def document(self, jaar: int, editie: str | None = None, formaat: str = "md") -> bytes:
        """The year's document: the frozen bytes once it is frozen, otherwise a draft made now.

        A frozen year does not depend on the plan file: when that no longer loads, the plan is taken as it was frozen.
        """
        if "geladen" not in self.__dict__:
            try:
                self.geladen  # noqa: B018  (loading is what is tried)
            except (PlanOngeldig, InvoerFout, NietGevonden):
                bevroren = self._bevroren_plan(jaar)
                if bevroren is None:
                    raise
                self.__dict__["geladen"] = bevroren
        gekozen = self.editie(editie)
        vaststelling = self._vaststelling(keur_jaar(self.plan, jaar))
        if vaststelling is None:
            return super().document(jaar, gekozen.sleutel, formaat)
        for uitgave in vaststelling.uitgaven:
            if (uitgave.editie, uitgave.formaat) == (gekozen.sleutel, formaat):
                inhoud = uitgave.document()
                if inhoud is None:
                    raise OpslagFout(
                        "Het vastgestelde document is beschadigd.",
                        raad="Voer `lama-zvp controle` uit.",
                        raad_app="Kijk het journaal na met de controle.",
                    )
                return inhoud
        bewaard = sorted({u.formaat for u in vaststelling.uitgaven if u.editie == gekozen.sleutel})
        raise NietGevonden(
            f"Het stuurbord {jaar} is vastgesteld zonder editie {gekozen.sleutel} in {formaat}.",
            raad="Vastgesteld in: " + ", ".join(bewaard) + "." if bewaard else "Kies een andere editie.",
        )

    def na_vaststelling(self, jaar: int) -> tuple[str, ...]:
        """What was recorded about a frozen year afterwards, as far as this person may see it; empty for a draft."""
        self.wie.eis("lezen")
        beeld = self._jaarbeeld(keur_jaar(self.plan, jaar))
        return self._sinds(beeld)

    def controle(self, stap: Stap = zonder_stap) -> Controleverslag | None:
        """Verify the journal, and make every frozen document again from what the freeze names."""
        verslag = super().controle(stap)
        if verslag is None or not verslag.in_orde:
            return verslag
        bewijs = (*self._verdwenen(), *self._bewijs(stap))
        fout = any(not b.alleen_melding for b in bewijs)
        gevonden = tuple((b.volgnr, b.tekst) for b in bewijs)
        return replace(verslag, in_orde=not fout, bevindingen=verslag.bevindingen + gevonden)

    # -- inner workings ------------------------------------------------------------------------------------------

    def _vaststelling(self, jaar: int) -> Vaststelling | None:
        gebeurtenis = self._jaarbeeld(jaar).vaststelling
        inhoud = gebeurtenis.inhoud if gebeurtenis else None
        return inhoud if isinstance(inhoud, Vaststelling) else None

    def _vooruitblik(self, beeld: Jaarbeeld) -> Vooruitblik:
        from lama_zvp.assess.jaar import beoordeel_jaar
        from lama_zvp.stuurbord.render import beschikbare_formaten

        vorige = beeld.vaststelling.inhoud if beeld.vaststelling else None
        oordeel = beoordeel_jaar(self.plan, beeld, self.klok.vandaag())
        return Vooruitblik(
            jaar=beeld.jaar,
            versie=vorige.versie + 1 if isinstance(vorige, Vaststelling) else 1,
            ontbreekt=tuple(ontbrekend(self.plan, beeld, oordeel, self.klok.vandaag())),
            wijzigingen=self._sinds(beeld),
            edities=tuple(editie.sleutel for editie in self.plan.edities),
            formaten=beschikbare_formaten(),
            tot_volgnr=beeld.tot_volgnr,
        )

    def _concepten(self, beeld: Jaarbeeld, vooruit: Vooruitblik, stap: Stap) -> tuple[Concept, ...]:
        from lama_zvp.stuurbord.render import render

        uitgaven: list[Uitgave] = []
        totaal = len(self.geladen.plan.edities) * len(vooruit.formaten)
        for editie in self.geladen.plan.edities:
            stuurbord = self._bouw(
                self.geladen,
                beeld.jaar,
                editie,
                self.klok.vandaag(),
                versie=vooruit.versie,
                tot_volgnr=beeld.tot_volgnr,
            )
            for formaat in vooruit.formaten:
                stap(len(uitgaven), totaal, f"{editie.titel}, {formaat}")
                uitgaven.append(Uitgave.van(editie.sleutel, formaat, render(stuurbord, formaat)))
        stap(totaal, totaal, "het journaal")
        vaststelling = Vaststelling(
            versie=vooruit.versie,
            programma=programma(),
            plan_sha256=self.geladen.sha256,
            tot_volgnr=beeld.tot_volgnr,
            tot_hash=beeld.laatste_hash,
            vandaag=self.klok.vandaag(),
            ontbreekt=vooruit.ontbreekt,
            wijzigingen=vooruit.wijzigingen,
            uitgaven=tuple(uitgaven),
            met_sleutel=self.wie.vingerafdruk,
        )
        concept = self._concept(vaststelling, beeld.jaar)
        if self._planversie(self.geladen.sha256) is not None:
            return (concept,)
        tekst = self.geladen.bytes.decode("utf-8")
        versie = Planversie(sha256=self.geladen.sha256, versie=self.plan.versie, tekst=tekst)
        return (self._concept(versie, beeld.jaar), concept)

    def _concept(self, inhoud: Planversie | Vaststelling, jaar: int) -> Concept:
        from lama_zvp.journal.chain import uuid7

        nu = self.klok.nu()
        return Concept(
            id=uuid7(nu, secrets.token_bytes(10)),
            plan=self.plan.sleutel,
            jaar=jaar,
            datum=self.klok.vandaag(),
            auteur=self.wie.naam,
            rol=self.wie.rol,
            vastgelegd_op=nu,
            klasse="beperkt",
            inhoud=inhoud,
        )

    def _bevroren_plan(self, jaar: int) -> LoadedPlan | None:
        """The plan on which a year was last frozen, out of the journal; None when that year is not frozen."""
        from lama_zvp.journal.filter import Filter
        from lama_zvp.plan.load import LoadedPlan, parse_plan

        if not self.heeft_journaal():
            return None
        vraag = Filter(jaar=jaar, soorten=("vaststelling",), nieuwste_eerst=True)
        for gebeurtenis in self.journaal.gebeurtenissen(vraag):
            if gebeurtenis.plan == self._plansleutel() and isinstance(gebeurtenis.inhoud, Vaststelling):
                sha256 = gebeurtenis.inhoud.plan_sha256
                for versie in self.journaal.gebeurtenissen(Filter(plan=gebeurtenis.plan, soorten=("planversie",))):
                    if isinstance(versie.inhoud, Planversie) and versie.inhoud.sha256 == sha256:
                        bytes_ = versie.inhoud.tekst.encode()
                        return LoadedPlan(parse_plan(bytes_, f"plan {jaar}"), sha256, bytes_)
        return None

    def _planversie(self, sha256: str) -> Planversie | None:
        """The plan's text with this hash, as an earlier freeze put it in the journal."""
        from lama_zvp.journal.filter import Filter

        vraag = Filter(plan=self.plan.sleutel, soorten=("planversie",))
        for gebeurtenis in self.journaal.gebeurtenissen(vraag):
            if isinstance(gebeurtenis.inhoud, Planversie) and gebeurtenis.inhoud.sha256 == sha256:
                return gebeurtenis.inhoud
        return None

    def _weiger_herhaling(self, beeld: Jaarbeeld, vooruit: Vooruitblik) -> None:
        """A new version says something new. Raises `Geweigerd` when nothing was recorded and the plan is the same."""
        vorige = beeld.vaststelling.inhoud if beeld.vaststelling else None
        if not isinstance(vorige, Vaststelling) or vooruit.wijzigingen:
            return
        if vorige.plan_sha256 == self.geladen.sha256:
            raise Geweigerd(
                f"Er is niets veranderd sinds versie {vorige.versie} van het stuurbord {beeld.jaar}.",
                raad="Een nieuwe versie is er na een correctie of een wijziging van het plan.",
            )

    def _verdwenen(self) -> Iterator[Bewijs]:
        """A freeze whose mark stands in the home and that the journal no longer has as it was."""
        for volgnr, tekst in anker_verdwenen(self.thuis, self.journaal):
            yield Bewijs(volgnr, tekst)

    def _bewijs(self, stap: Stap) -> Iterator[Bewijs]:
        """What is wrong with each frozen document, made again from plan, position and day of its freeze."""
        from lama_zvp.journal.filter import Filter

        for gebeurtenis in self.journaal.gebeurtenissen(Filter(plan=self.plan.sleutel, soorten=("vaststelling",))):
            if isinstance(gebeurtenis.inhoud, Vaststelling) and gebeurtenis.jaar is not None:
                yield from self._bewijs_van(gebeurtenis.volgnr, gebeurtenis.jaar, gebeurtenis.inhoud, stap)

    def _bewijs_van(self, volgnr: int, jaar: int, vaststelling: Vaststelling, stap: Stap) -> Iterator[Bewijs]:
        from lama_zvp.plan.load import LoadedPlan, file_hash, parse_plan
        from lama_zvp.stuurbord.render import beschikbare_formaten, render

        if any(uitgave.document() is None for uitgave in vaststelling.uitgaven):
            yield Bewijs(volgnr, f"Een vastgesteld document van {jaar} is beschadigd.")
            return
        tekst = self._planversie(vaststelling.plan_sha256)
        bytes_ = tekst.tekst.encode() if tekst else b""
        if tekst is None or file_hash(bytes_) != vaststelling.plan_sha256:
            yield Bewijs(volgnr, f"De plantekst waarop {jaar} is vastgesteld, ontbreekt.")
            return
        if vaststelling.programma != programma():
            yield Bewijs(
                volgnr,
                f"Het stuurbord {jaar} is gemaakt met versie {vaststelling.programma}; de documenten zijn "
                "ongeschonden, maar met deze versie niet opnieuw te maken.",
                alleen_melding=True,
            )
            return
        geladen = LoadedPlan(parse_plan(bytes_, f"plan {jaar}"), vaststelling.plan_sha256, bytes_)
        gemaakt = 0
        for editie in geladen.plan.edities:
            opnieuw = self._bouw(
                geladen,
                jaar,
                editie,
                vaststelling.vandaag,
                versie=vaststelling.versie,
                tot_volgnr=vaststelling.tot_volgnr,
            )
            formaten = beschikbare_formaten()
            for uitgave in (u for u in vaststelling.uitgaven if u.editie == editie.sleutel and u.formaat in formaten):
                stap(gemaakt, len(vaststelling.uitgaven), f"stuurbord {jaar}, {editie.titel}, {uitgave.formaat}")
                gemaakt += 1
                if render(opnieuw, uitgave.formaat) != uitgave.document():
                    wat = f"Stuurbord {jaar}, {editie.sleutel} ({uitgave.formaat})"
                    yield Bewijs(volgnr, f"{wat}: opnieuw gemaakt is het anders dan wat vastgesteld is.")

    def _sinds(self, beeld: Jaarbeeld) -> tuple[str, ...]:
        """One sentence for each entry about the year that came after its last freeze."""
        from lama_zvp.journal.filter import Filter

        vorige = beeld.vaststelling.inhoud if beeld.vaststelling else None
        if not isinstance(vorige, Vaststelling):
            return ()
        vraag = Filter(plan=self.plan.sleutel, jaar=beeld.jaar)
        return tuple(
            _wijziging(gebeurtenis)
            for gebeurtenis in self.journaal.gebeurtenissen(vraag)
            if gebeurtenis.volgnr > vorige.tot_volgnr
            and self._ziet(gebeurtenis)
            and gebeurtenis.soort not in ("planversie", "vaststelling", "toegang")
        )


def ontbrekend(plan: Plan, beeld: Jaarbeeld, oordeel: Jaaroordeel, vandaag: date) -> list[str]:
    """What a complete year would have and this one has not, each as a phrase."""
    wat = []
    if vandaag <= date(beeld.jaar, 12, 31):
        wat.append(f"het jaar {beeld.jaar} is nog niet voorbij ({datum(vandaag)})")
    zonder = [fiche.korte_titel for fiche in plan.fiches if fiche.sleutel not in beeld.beoordelingen]
    if zonder:
        wat.append("zonder beoordeling: " + ", ".join(zonder))
    kern = [i for i in oordeel.indicatoren.values() if i.kernindicator]
    zonder_cijfer = [i.naam for i in kern if i.nu is None]
    if zonder_cijfer:
        wat.append(f"kernindicatoren zonder cijfer voor {beeld.jaar}: " + ", ".join(zonder_cijfer))
    stil = sum(1 for f in oordeel.fiches for m in f.maatregelen if m.laatste_datum is None)
    if stil:
        wat.append(
            "1 maatregel zonder enige melding" if stil == 1 else f"{getal(stil)} maatregelen zonder enige melding"
        )
    return wat


def _wijziging(gebeurtenis: Gebeurtenis) -> str:
    wat = {"intrekking": "ingetrokken", "redactie": "tekst gewist"}.get(
        gebeurtenis.soort, "verbeterd" if gebeurtenis.vervangt else "toegevoegd"
    )
    op = datum(gebeurtenis.vastgelegd_op.date())
    return f"#{gebeurtenis.volgnr} {gebeurtenis.onderwerp or 'de zone'}: {wat} op {op}"
