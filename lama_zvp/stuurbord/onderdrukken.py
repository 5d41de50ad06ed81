"""Small counts that an edition hides, together with every figure from which they could be worked out.

A count below the edition's bound is hidden. Then each sum that a reader could make is looked at: the parts of a year,
the gemeenten of the zone, and any indicators of one unit of which one equals the sum of others. Where a sum would give
a hidden count away, more is hidden until it no longer does (complementary suppression; Hundepool et al., Statistical
Disclosure Control, 2012, section 4.3). Hidden figures are taken out of plan and year before anything is judged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from lama_zvp.assess.jaar import kernindicator
from lama_zvp.assess.model import FicheOordeel, IndicatorOordeel, Jaaroordeel
from lama_zvp.journal.beeld import Jaarbeeld
from lama_zvp.journal.events import Meting
from lama_zvp.plan.model import Cijfer, Editie, Indicator, PerJaar, Plan
from lama_zvp.plan.names import Naamregister

Plaats = tuple[str, str, str]
"""Indicator key, gemeente key (empty for the zone), period."""

Som = tuple[Plaats, tuple[Plaats, ...]]
"""A total and the parts that add up to it."""

_MAX_SAMEN = 10
"""Most parts of which every sum is tried; of more indicators of one unit these are the smallest."""

_REDEN = "Een deel van de cijfers is te klein om in deze editie te tonen; daarop wordt hier niet geoordeeld."


@dataclass(frozen=True, slots=True)
class Onthouding:
    """Which figures are hidden. `klein`: below the bound, with that bound; `herleidbaar`: because of another."""

    drempel: int | None
    klein: dict[Plaats, int]
    herleidbaar: frozenset[Plaats]
    aantallen: frozenset[str]
    """Names of measures whose realised number is hidden."""

    def telt(self, plaats: Plaats) -> bool:
        return plaats in self.klein or plaats in self.herleidbaar

    def indicatoren(self) -> frozenset[str]:
        return frozenset(plaats[0] for plaats in (*self.klein, *self.herleidbaar))

    def verklaar(self, oordeel: Jaaroordeel) -> Jaaroordeel:
        """The verdicts reached without the hidden figures, saying that these are hidden and not missing."""
        geraakt = self.indicatoren()
        if not geraakt:
            return oordeel
        indicatoren = {
            sleutel: _verklaard(deel) if sleutel in geraakt else deel for sleutel, deel in oordeel.indicatoren.items()
        }
        return replace(
            oordeel,
            indicatoren=indicatoren,
            fiches=tuple(_fiche(fiche, indicatoren, geraakt) for fiche in oordeel.fiches),
            hefbomen=tuple(_fiche(hefboom, indicatoren, geraakt) for hefboom in oordeel.hefbomen),
            aandacht=tuple(
                punt
                for punt in oordeel.aandacht
                if not (punt.soort == "cijfer-ontbreekt" and punt.onderwerp in geraakt)
            ),
        )


GEEN_ONTHOUDING = Onthouding(None, {}, frozenset(), frozenset())


def onderdruk(plan: Plan, beeld: Jaarbeeld, editie: Editie) -> tuple[Plan, Jaarbeeld, Onthouding]:
    """Plan and year without the small counts of `editie`, and which those were.

    The bound is the strictest of the edition's and, in an edition for anyone to read, the indicator's own.
    """
    grenzen = {i.sleutel: grens for i in plan.indicatoren if (grens := _grens(i, editie)) is not None}
    waarden = _waarden(plan, beeld, grenzen)
    klein = {plaats: grenzen[plaats[0]] for plaats, waarde in waarden.items() if waarde < grenzen[plaats[0]]}
    herleidbaar = _Verband(plan, waarden, klein).sluit()
    aantallen = _kleine_aantallen(plan, beeld, editie)
    onthouding = Onthouding(
        editie.onderdruk_onder,
        {plaats: grens for plaats, grens in klein.items() if plaats not in herleidbaar},
        frozenset(herleidbaar),
        frozenset(aantallen),
    )
    return _plan(plan, onthouding, grenzen), _beeld(beeld, onthouding), onthouding


def _grens(indicator: Indicator, editie: Editie) -> int | None:
    if indicator.soort != "telling":
        return None
    eigen = indicator.onderdruk_onder if editie.klasse == "openbaar" or editie.onderdruk_onder else None
    return max((grens for grens in (editie.onderdruk_onder, eigen) if grens is not None), default=None)


def _waarden(plan: Plan, beeld: Jaarbeeld, grenzen: dict[str, int]) -> dict[Plaats, Decimal]:
    """Every count that the document could show; an entered figure takes the place of the printed one."""
    waarden: dict[Plaats, Decimal] = {}
    for indicator in plan.indicatoren:
        if indicator.sleutel in grenzen:
            gedrukt = {str(jaar): cijfer for jaar, cijfer in indicator.reeks().items()} | indicator.deelcijfers
            for periode, cijfer in gedrukt.items():
                if cijfer.waarde is not None and int(periode[:4]) <= beeld.jaar:
                    waarden[indicator.sleutel, "", periode] = cijfer.waarde
    for sleutel, events in beeld.metingen.items():
        for event in events:
            if sleutel in grenzen and isinstance(event.inhoud, Meting):
                plaats = (sleutel, event.gemeente, event.inhoud.periode)
                printed = waarden.get(plaats)
                # Both may be printed side by side: the smaller decides.
                waarden[plaats] = min(event.inhoud.waarde, printed) if printed is not None else event.inhoud.waarde
    return waarden


class _Verband:
    """The sums that a reader could make, and what must be hidden so that none gives a hidden count away."""

    def __init__(self, plan: Plan, waarden: dict[Plaats, Decimal], klein: dict[Plaats, int]) -> None:
        self.waarden = waarden
        self.klein = klein
        self.herleidbaar: set[Plaats] = set()
        eenheden = {i.sleutel: i.eenheid for i in plan.indicatoren}
        geraakt = {eenheden[plaats[0]] for plaats in klein}
        self.splitsingen = _splitsingen(waarden)
        self.sommen = list(_sommen({p: w for p, w in waarden.items() if eenheden[p[0]] in geraakt}, eenheden))

    def sluit(self) -> set[Plaats]:
        """Hide until nothing more has to be."""
        vorige = -1
        while self.klein and vorige != len(self.herleidbaar):
            vorige = len(self.herleidbaar)
            for geheel, delen in self.splitsingen:
                self._samen(geheel, delen)
            for som in self.sommen:
                while self._knelt(som) and self._verberg_nog_een(som):
                    pass
            self._breek_stelsel()
        return self.herleidbaar

    def _weg(self, plaats: Plaats) -> bool:
        return plaats in self.klein or plaats in self.herleidbaar

    def _samen(self, geheel: Plaats, delen: tuple[Plaats, ...]) -> None:
        """The parts of a whole are shown all together or not at all, and not when the whole is hidden.

        A single part entered by itself leaves no difference to be made: it may be hidden alone.
        """
        geheel_weg = geheel in self.waarden and self._weg(geheel)
        if geheel_weg or (len(delen) > 1 and any(map(self._weg, delen))):
            self.herleidbaar.update(delen)
            self.herleidbaar.update((geheel,) if geheel_weg else ())

    def _knelt(self, som: Som) -> bool:
        """Whether the bounds that a reader knows leave the hidden parts of a shown total only one value each."""
        totaal, delen = som
        weg = [plaats for plaats in delen if self._weg(plaats)]
        if not weg or self._weg(totaal):
            return False
        rest = self.waarden[totaal] - sum((self.waarden[p] for p in delen if not self._weg(p)), start=Decimal(0))
        hoogste = [rest if p in self.herleidbaar else Decimal(self.klein[p] - 1) for p in weg]
        return rest == 0 or rest >= sum(hoogste, start=Decimal(0))

    def _verberg_nog_een(self, som: Som) -> bool:
        """Hide the smallest part still shown, or else the total; False when all of it is hidden."""
        totaal, delen = som
        leden = (*delen, totaal)
        getoond = sorted((p for p in leden if not self._weg(p)), key=lambda p: (p == totaal, self.waarden[p], p))
        self.herleidbaar.update(p for p in leden if self._weg(p))
        self.herleidbaar.update(getoond[:1])
        return bool(getoond)

    def _breek_stelsel(self) -> None:
        """Hide more while all sums together, solved as equations, leave a hidden figure only one value."""
        while True:
            bepaald = _bepaald(self.sommen, self._weg)
            open_ = [
                (self.waarden[totaal], totaal, delen)
                for totaal, delen in self.sommen
                if bepaald & {totaal, *delen} and not all(map(self._weg, (totaal, *delen)))
            ]
            if not open_:
                return
            _, totaal, delen = min(open_)
            self._verberg_nog_een((totaal, delen))


def _splitsingen(waarden: dict[Plaats, Decimal]) -> list[Som]:
    """Per period the zone and its gemeenten, and per year the year and its months or quarters."""
    delen: dict[Plaats, list[Plaats]] = defaultdict(list)
    for plaats in sorted(waarden):
        sleutel, gemeente, periode = plaats
        if gemeente:
            delen[sleutel, "", periode].append(plaats)
        if len(periode) > len("2024"):
            delen[sleutel, gemeente, periode[:4]].append(plaats)
    return [(geheel, tuple(groep)) for geheel, groep in delen.items()]


def _sommen(waarden: dict[Plaats, Decimal], eenheden: dict[str, str]) -> Iterator[Som]:
    """Every total with parts that add up to exactly it, among indicators of one unit, place and period."""
    samen: dict[tuple[str, str, str], list[Plaats]] = defaultdict(list)
    for plaats in waarden:
        samen[eenheden[plaats[0]], plaats[1], plaats[2]].append(plaats)
    for groep in samen.values():
        op_grootte = sorted(groep, key=lambda plaats: (waarden[plaats], plaats))
        for totaal in op_grootte:
            delen = [plaats for plaats in op_grootte if plaats != totaal][:_MAX_SAMEN]
            for aantal in range(2, len(delen) + 1):
                for keuze in combinations(delen, aantal):
                    if sum((waarden[plaats] for plaats in keuze), start=Decimal(0)) == waarden[totaal]:
                        yield totaal, keuze


def _bepaald(sommen: Sequence[Som], weg: Callable[[Plaats], bool]) -> set[Plaats]:
    """Hidden figures with only one solution in the sums taken together (Gauss-Jordan elimination, exact fractions)."""
    basis: dict[Plaats, dict[Plaats, Fraction]] = {}
    for totaal, delen in sommen:
        rij = {p: Fraction(1) for p in delen if weg(p)}
        if weg(totaal):
            rij[totaal] = rij.get(totaal, Fraction(0)) - 1
        for spil in [p for p in rij if p in basis]:
            rij = _min(rij, basis[spil], rij[spil])
        if not rij:
            continue
        spil = min(rij)
        rij = {p: waarde / rij[spil] for p, waarde in rij.items()}
        basis = {p: _min(oud, rij, oud[spil]) if spil in oud else oud for p, oud in basis.items()}
        basis[spil] = rij
    return {spil for spil, rij in basis.items() if len(rij) == 1}


def _min(rij: dict[Plaats, Fraction], andere: dict[Plaats, Fraction], keer: Fraction) -> dict[Plaats, Fraction]:
    """`rij` minus `keer` times `andere`, without zeros."""
    uit = {p: rij.get(p, Fraction(0)) - keer * andere.get(p, Fraction(0)) for p in rij.keys() | andere.keys()}
    return {p: waarde for p, waarde in uit.items() if waarde}


def _kleine_aantallen(plan: Plan, beeld: Jaarbeeld, editie: Editie) -> Iterator[str]:
    """Measures whose realised number may count people: small, and not the number of actions that the plan counts."""
    if editie.onderdruk_onder is None:
        return
    for naam, toezegging in Naamregister(plan).bij_naam.items():
        aantal = beeld.maatregelen[naam].aantal if naam in beeld.maatregelen else None
        if aantal is not None and aantal < editie.onderdruk_onder and not isinstance(toezegging.ritme, PerJaar):
            yield naam


# --- taking out --------------------------------------------------------------------------------------------------


def _plan(plan: Plan, onthouding: Onthouding, grenzen: dict[str, int]) -> Plan:
    return plan.model_copy(
        update={"indicatoren": tuple(_indicator(i, onthouding, grenzen.get(i.sleutel)) for i in plan.indicatoren)}
    )


def _indicator(indicator: Indicator, onthouding: Onthouding, grens: int | None) -> Indicator:
    if grens is None:
        return indicator
    nulmeting = {
        jaar: Cijfer(waarde=None) if onthouding.telt((indicator.sleutel, "", str(jaar))) else cijfer
        for jaar, cijfer in indicator.nulmeting.items()
    }
    vergelijking = tuple(
        v.model_copy(update={"cijfers": {j: c for j, c in v.cijfers.items() if c.waarde is None or c.waarde >= grens}})
        for v in indicator.vergelijking
    )
    return indicator.model_copy(update={"nulmeting": nulmeting, "vergelijking": vergelijking})


def _beeld(beeld: Jaarbeeld, onthouding: Onthouding) -> Jaarbeeld:
    metingen = {
        sleutel: tuple(
            e
            for e in events
            if not (isinstance(e.inhoud, Meting) and onthouding.telt((sleutel, e.gemeente, e.inhoud.periode)))
        )
        for sleutel, events in beeld.metingen.items()
    }
    maatregelen = {
        naam: replace(m, aantal=None) if naam in onthouding.aantallen else m for naam, m in beeld.maatregelen.items()
    }
    return replace(
        beeld, metingen={sleutel: events for sleutel, events in metingen.items() if events}, maatregelen=maatregelen
    )


# --- saying so ---------------------------------------------------------------------------------------------------


def _verklaard(deel: IndicatorOordeel) -> IndicatorOordeel:
    """Without a figure of the year nothing is judged; with one, the verdict says that part of the series is hidden."""
    if deel.nu is not None:
        return replace(deel, effect=replace(deel.effect, redenen=(*deel.effect.redenen, _REDEN)))
    return replace(
        deel,
        effect=replace(deel.effect, oordeel="onvoldoende-gegevens", redenen=(_REDEN,)),
        zekerheid=replace(deel.zekerheid, oordeel="onbekend", redenen=(_REDEN,)),
    )


def _fiche(fiche: FicheOordeel, indicatoren: dict[str, IndicatorOordeel], geraakt: frozenset[str]) -> FicheOordeel:
    eigen = tuple(indicatoren[deel.sleutel] for deel in fiche.indicatoren)
    kern = kernindicator(eigen)
    if kern is None or kern.sleutel not in geraakt:
        return replace(fiche, indicatoren=eigen)
    redenen = (f"Kernindicator: {kern.naam}.", *kern.effect.redenen)
    return replace(
        fiche,
        indicatoren=eigen,
        effect=replace(fiche.effect, oordeel=kern.effect.oordeel, redenen=redenen),
        zekerheid=kern.zekerheid,
    )
