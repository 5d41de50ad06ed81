"""Figures out of a file into the journal: what is new, the same or corrected, and all of it or nothing."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from lama_zvp.access.rollen import Handeling
from lama_zvp.errors import InvoerFout
from lama_zvp.exchange.bestand import kies_blad, lees_bestand
from lama_zvp.exchange.koppen import METINGEN
from lama_zvp.exchange.lezing import Leeswens, Lezing, Metingregel, Probleem
from lama_zvp.exchange.metingen import lees_metingen
from lama_zvp.exchange.perioden import lees_periode
from lama_zvp.journal.events import Concept, Feit, Gebeurtenis, Meting
from lama_zvp.plan.model import Cijfer, Indicator
from lama_zvp.plan.names import strengste
from lama_zvp.typografie import getal
from lama_zvp.workspace.bewaking import MAX_REGEL
from lama_zvp.workspace.indelingen import onthoud, onthouden, vergeet
from lama_zvp.workspace.invoer import (
    NIET_TE_LEZEN,
    Importregel,
    Importverslag,
    Namen,
    Stap,
    Uitkomst,
    geldende,
    maak_concept,
    per_rij,
    persoonsgegevens,
    probleem,
    schrijf,
    vastgesteld,
    verborgen,
    zelfde_tekst,
)
from lama_zvp.workspace.keuring import keur_tekst, keur_waarde
from lama_zvp.workspace.stap import Stap as Bericht
from lama_zvp.workspace.stap import zonder_stap

if TYPE_CHECKING:
    from lama_zvp.workspace import Workspace

_ANDERE_ORDE: Final = 10
"""How many times larger or smaller than what was known makes a figure worth a second look."""


def importeer_metingen(
    werkruimte: Workspace,
    bestand: str,
    inhoud: bytes,
    wens: Leeswens,
    *,
    proef: bool = False,
    vergeten: bool = False,
    bericht: Bericht = zonder_stap,
) -> Importverslag:
    """Read figures and record them in one transaction; a single refused cell means that nothing is recorded.

    Raises Geweigerd, InvoerFout or OpslagFout for what is no matter of cells: the right, the file, the headings.
    """
    werkruimte.wie.eis("meting")
    rijen = (rij for tabel in werkruimte.plan.alle_tabellen() for rij in tabel.alle_rijen())
    gedrukt = ((rij.titel, rij.indicator) for rij in rijen if rij.indicator)
    kennis = Namen(werkruimte, werkruimte.namen.indicatoren, werkruimte.namen.zoek_indicator, gedrukt).kennis()
    wens = _met_periode(wens)
    bericht(0, 3, "lezen")
    bladen = lees_bestand(inhoud, METINGEN, wens)
    if vergeten and not proef:
        vergeet(werkruimte, bladen, METINGEN)
    volledig, eerder = (wens, False) if vergeten else onthouden(werkruimte, bladen, METINGEN, wens)
    rooster, indeling = kies_blad(bladen, METINGEN, volledig, kennis.ken)
    lezing = lees_metingen(rooster, indeling, volledig, kennis)
    invoer = _Invoer(werkruimte, lezing, bericht)
    stappen, geschreven = schrijf(werkruimte, invoer.stappen, proef=proef or bool(lezing.afgekeurd), bericht=bericht)
    afgekeurd = (*lezing.afgekeurd, *(stap.probleem for stap in stappen if stap.probleem))
    if any(p.geweigerd for p in afgekeurd):
        werkruimte.meld_weigering("importeer metingen")
    if not proef and not afgekeurd:
        onthoud(werkruimte, indeling.vorm, volledig)
    return Importverslag(
        soort="metingen",
        bestand=bestand,
        blad=rooster.blad,
        indeling=indeling.in_woorden(),
        onthouden=eerder,
        decimaal=lezing.decimaal,
        proef=proef,
        geschreven=geschreven,
        regels=tuple(stap.regel for stap in stappen if stap.regel),
        afgekeurd=afgekeurd,
        overgeslagen=lezing.overgeslagen,
        vertaald=tuple(lezing.vertaald.items()),
        verborgen=len({regel.rij for regel in lezing.regels} & rooster.verborgen),
        ongelezen=indeling.namen_van(indeling.ongelezen),
        leeg=lezing.leeg,
    )


def _met_periode(wens: Leeswens) -> Leeswens:
    if wens.periode is None:
        return wens
    gelezen = lees_periode(wens.periode)
    if gelezen is None:
        raise InvoerFout(f"“{wens.periode[:40]}” is geen periode.", raad="Schrijf 2023, 2023-K1 of 2023-05.")
    return replace(wens, periode=gelezen[0])


@dataclass(slots=True)
class _Invoer:
    """The figures of a file against the journal and the plan, as they are at one moment."""

    werkruimte: Workspace
    lezing: Lezing[Metingregel]
    bericht: Bericht
    _dicht: dict[int, int] = field(default_factory=dict)
    _bekend: dict[str, dict[tuple[str, str], Gebeurtenis]] = field(default_factory=dict)
    _niet_te_lezen: dict[str, set[tuple[str, str]]] = field(default_factory=dict)
    """Per indicator the periods and gemeenten with a figure that this person may not see."""

    def stappen(self) -> tuple[Stap, ...]:
        self._bekend = {}
        self._dicht = vastgesteld(self.werkruimte, (int(regel.periode[:4]) for regel in self.lezing.regels))
        indicatoren = {indicator.sleutel: indicator for indicator in self.werkruimte.plan.indicatoren}
        return tuple(
            stap
            for regel in per_rij(self.lezing.regels, self.bericht)
            for stap in self._stappen(regel, indicatoren[regel.indicator])
        )

    def _stappen(self, regel: Metingregel, indicator: Indicator) -> list[Stap]:
        if int(regel.periode[:4]) > self.werkruimte.klok.vandaag().year:
            plaats = self.lezing.plaats(regel.rij, "jaar", self.lezing.plaats(regel.rij, "periode", regel.plaats))
            return [Stap(probleem=Probleem(plaats, f"de periode {regel.periode} ligt in de toekomst"))]
        if self._staat(regel) is None and (regel.periode, regel.gemeente) in self._niet_te_lezen[regel.indicator]:
            reden = "hier staat al een cijfer dat u niet kunt lezen"
            return [Stap(probleem=Probleem(regel.plaats, reden, NIET_TE_LEZEN, geweigerd=True))]
        try:
            meting = self._meting(regel, indicator)
        except InvoerFout as fout:
            return [Stap(probleem=probleem(regel.plaats, fout))]
        persoonlijk = [Stap(probleem=p) for p in persoonsgegevens(self.lezing, regel.rij, regel.plaats, meting)]
        return persoonlijk or [self._stap(regel, indicator, meting)]

    def _meting(self, regel: Metingregel, indicator: Indicator) -> Meting:
        """The figure as it should stand: what the file says, and beside that what was known. Raises `InvoerFout`."""
        staat = self._staat(regel)
        oud = staat.inhoud if staat is not None and isinstance(staat.inhoud, Meting) else None
        bron = keur_tekst(regel.bron or "", "Bron", maximum=MAX_REGEL)
        opmerking = keur_tekst(regel.opmerking or "", "Opmerking")
        return Meting(
            periode=regel.periode,
            waarde=keur_waarde(indicator, regel.waarde),
            n=regel.n if regel.n is not None or oud is None else oud.n,
            voorlopig=regel.voorlopig if regel.voorlopig is not None else oud is not None and oud.voorlopig,
            bron=bron if bron or oud is None else oud.bron,
            opmerking=opmerking if opmerking or oud is None else oud.opmerking,
        )

    def _stap(self, regel: Metingregel, indicator: Indicator, meting: Meting) -> Stap:
        jaar, staat, plan = int(regel.periode[:4]), self._staat(regel), _van_plan(regel, indicator)
        if staat is None and plan is not None and _zegt_plan(plan, meting, regel):
            return Stap(_regel("gelijk", regel, _in_woorden(meting), _in_woorden(meting), "staat zo in het plan"))
        if staat is None:
            if jaar in self._dicht:
                return Stap(probleem=_vastgesteld(regel, jaar, self._dicht[jaar]))
            was = "" if plan is None or plan.waarde is None else f"{getal(plan.waarde)} in het plan"
            let_op = self._let_op(regel, indicator, meting.waarde)
            return Stap(
                _regel("nieuw", regel, was, _in_woorden(meting), let_op), self._concept(regel, indicator, meting, jaar)
            )
        if _zelfde(staat.inhoud, meting):
            return Stap(_regel("gelijk", regel, _in_woorden(meting), _in_woorden(meting)))
        handeling: Handeling = "corrigeer" if staat.auteur == self.werkruimte.wie.naam else "corrigeer-van-anderen"
        if not self.werkruimte.wie.mag(handeling):
            reden = f"hier staat al {_in_woorden(staat.inhoud)} van iemand anders (#{staat.volgnr})"
            return Stap(
                probleem=Probleem(regel.plaats, reden, "Vraag de correctie aan de korpsleiding.", geweigerd=True)
            )
        concept = self._concept(regel, indicator, meting, jaar, staat)
        let_op = self._let_op(regel, indicator, meting.waarde)
        return Stap(_regel("gecorrigeerd", regel, _in_woorden(staat.inhoud), _in_woorden(meting), let_op), concept)

    def _concept(
        self, regel: Metingregel, indicator: Indicator, meting: Meting, jaar: int, staat: Gebeurtenis | None = None
    ) -> Concept:
        return maak_concept(
            self.werkruimte,
            meting,
            onderwerp=indicator.sleutel,
            datum=staat.datum if staat else self.werkruimte.klok.vandaag(),
            jaar=jaar,
            gemeente=regel.gemeente,
            klasse=strengste(indicator.klasse, staat.klasse if staat else None),
            vervangt=staat.id if staat else None,
        )

    def _staat(self, regel: Metingregel) -> Gebeurtenis | None:
        """The figure that counts now; the last one where there are several."""
        if regel.indicator not in self._bekend:
            self._bekend[regel.indicator] = {
                (event.inhoud.periode, event.gemeente): event
                for event in geldende(self.werkruimte, "meting", regel.indicator)
                if isinstance(event.inhoud, Meting)
            }
            self._niet_te_lezen[regel.indicator] = {
                (event.inhoud.periode, event.gemeente)
                for event in verborgen(self.werkruimte, "meting", regel.indicator)
                if isinstance(event.inhoud, Meting)
            }
        return self._bekend[regel.indicator].get((regel.periode, regel.gemeente))

    def _let_op(self, regel: Metingregel, indicator: Indicator, waarde: Decimal) -> str:
        """Whether a figure is of another order than the nearest known one of the same kind of period."""
        eerder = {str(jaar): cijfer.waarde for jaar, cijfer in indicator.reeks().items() if not regel.gemeente}
        eerder |= {
            periode: event.waarde
            for (periode, gemeente), event in self._bekend[regel.indicator].items()
            if gemeente == regel.gemeente
        }
        vormen = [
            p for p, w in eerder.items() if w and len(p) == len(regel.periode) and ("K" in p) == ("K" in regel.periode)
        ]
        if waarde <= 0:
            return ""
        naaste = min(vormen, key=lambda p: (abs(int(p[:4]) - int(regel.periode[:4])), p), default="")
        if indicator.soort == "percentage" and waarde <= 1 and (eerder.get(naaste) or 100) > _ANDERE_ORDE * waarde:
            return f"{getal(waarde)} % is heel weinig: is dit geen {getal((waarde * 100).normalize() + 0)} %?"
        if not naaste:
            return ""
        ander = eerder[naaste] or Decimal(1)
        if max(waarde, ander) < _ANDERE_ORDE or 1 / Decimal(_ANDERE_ORDE) < waarde / ander < _ANDERE_ORDE:
            return ""
        return f"valt op tegenover {getal(ander)} in {naaste}: kijk het na"


def _van_plan(regel: Metingregel, indicator: Indicator) -> Cijfer | None:
    """What the plan itself prints of a year of the whole zone."""
    heel_jaar = len(regel.periode) == 4 and not regel.gemeente
    return indicator.reeks().get(int(regel.periode)) if heel_jaar else None


def _zegt_plan(plan: Cijfer, meting: Meting, regel: Metingregel) -> bool:
    """Whether the plan says what the file says; what the file leaves open makes no difference."""
    if plan.waarde != meting.waarde or regel.n not in (None, plan.n):
        return False
    return regel.voorlopig is None or regel.voorlopig == plan.voorlopig


def _zelfde(oud: Feit, nieuw: Meting) -> bool:
    """Whether two figures say the same; texts count as they come out of the program."""
    if not isinstance(oud, Meting) or (oud.waarde, oud.n, oud.voorlopig) != (nieuw.waarde, nieuw.n, nieuw.voorlopig):
        return False
    return zelfde_tekst(oud.bron, nieuw.bron) and zelfde_tekst(oud.opmerking, nieuw.opmerking)


def _regel(uitkomst: Uitkomst, regel: Metingregel, was: str, wordt: str, let_op: str = "") -> Importregel:
    return Importregel(uitkomst, str(regel.plaats), regel.indicator, regel.periode, regel.gemeente, was, wordt, let_op)


def _in_woorden(inhoud: Feit) -> str:
    """`12,5 (voorlopig, n = 1.028)`."""
    if not isinstance(inhoud, Meting):
        return "?"
    bij = ["voorlopig"] if inhoud.voorlopig else []
    bij += [f"n = {getal(inhoud.n)}"] if inhoud.n is not None else []
    return getal(inhoud.waarde) + (f" ({', '.join(bij)})" if bij else "")


def _vastgesteld(regel: Metingregel, jaar: int, volgnr: int) -> Probleem:
    return Probleem(
        regel.plaats,
        f"het jaar {jaar} is vastgesteld (#{volgnr}): er komt niets meer bij",
        "Laat dat jaar weg. Wat er al staat, kan nog wel verbeterd worden.",
        geweigerd=True,
    )
