"""What the stands of several measures add up to: the uitvoering of a fiche, a hefboom or a layer."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lama_zvp.assess.model import LaagOordeel, MaatregelOordeel, Maatregelstand, Uitvoering, Verdict
from lama_zvp.assess.peil import Peil
from lama_zvp.assess.woorden import MAATREGEL, STANDEN, Soortnaam, aandeel
from lama_zvp.plan.model import Drempels, Laag


def tel_standen(maatregelen: Sequence[MaatregelOordeel]) -> dict[Maatregelstand, int]:
    """How many measures stand where; every stand is named, in the same order."""
    telling: dict[Maatregelstand, int] = dict.fromkeys(STANDEN, 0)
    for maatregel in maatregelen:
        telling[maatregel.stand.oordeel] += 1
    return telling


def beoordeel_groep(
    maatregelen: Sequence[MaatregelOordeel], peil: Peil, naam: Soortnaam = MAATREGEL
) -> Verdict[Uitvoering]:
    """What the stands of a group add up to; the first rule that holds decides.

    1. Unknown, from `aandeel_onbekend` of all unknown. 2. Bijsturen, from `aandeel_achter` behind, blocked or stopped.
    3. Op koers, from `aandeel_op_koers` on course while none is blocked. 4. Aandacht. Shares are of all measures, the
    unknown ones too: what is not known never counts as on course.
    """
    if peil.buiten:
        return Verdict("onbekend", (peil.buiten,))
    totaal = len(maatregelen)
    if not totaal:
        return Verdict("onbekend", (f"Het plan noemt hier geen enkele {naam.een}.",))
    standen = tel_standen(maatregelen)
    telling = ", ".join(f"{aantal} {STANDEN[stand]}" for stand, aantal in standen.items() if aantal)
    wie = f"{totaal} {naam.meer}" if totaal > 1 else f"enige {naam.een}"
    oordeel, waarom = _weeg(standen, totaal, peil.drempels)
    return Verdict(oordeel, (f"Stand van de {wie}: {telling}.", waarom))


def beoordeel_lagen(
    lagen: Sequence[Laag], maatregelen: Sequence[MaatregelOordeel], peil: Peil
) -> tuple[LaagOordeel, ...]:
    """Every layer of the fiche in order, also those that it leaves empty."""
    return tuple(
        _laag(laag, [maatregel for maatregel in maatregelen if maatregel.laag == laag.sleutel], peil) for laag in lagen
    )


def _laag(laag: Laag, maatregelen: Sequence[MaatregelOordeel], peil: Peil) -> LaagOordeel:
    leeg: Verdict[Uitvoering] = Verdict("onbekend", ("Het plan laat deze laag leeg.",))
    uitvoering = beoordeel_groep(maatregelen, peil) if maatregelen else leeg
    return LaagOordeel(laag.sleutel, laag.titel, len(maatregelen), tel_standen(maatregelen), uitvoering)


def _weeg(standen: dict[Maatregelstand, int], totaal: int, drempels: Drempels) -> tuple[Uitvoering, str]:
    onbekend, geblokkeerd = standen["onbekend"], standen["geblokkeerd"]
    if onbekend == totaal:
        return "onbekend", "Hoe het er nu voor staat, is niet bekend."
    if _vanaf(onbekend, totaal, drempels.aandeel_onbekend):
        return "onbekend", f"Vanaf {aandeel(drempels.aandeel_onbekend)} onbekend wordt over het geheel niet geoordeeld."
    niet_goed = standen["achter"] + geblokkeerd + standen["stopgezet"]
    if _vanaf(niet_goed, totaal, drempels.aandeel_achter):
        zijn = "is" if niet_goed == 1 else "zijn"
        tekst = f"Daarvan {zijn} er {niet_goed} achter, geblokkeerd of stopgezet; "
        return "bijsturen", f"{tekst}vanaf {aandeel(drempels.aandeel_achter)} is bijsturen aan de orde."
    grens = aandeel(drempels.aandeel_op_koers)
    if not _vanaf(standen["op-koers"], totaal, drempels.aandeel_op_koers):
        return "aandacht", f"Minder dan {grens} is aantoonbaar op koers."
    if geblokkeerd:
        return "aandacht", f"Minstens {grens} is op koers, maar niet alles kan voort."
    return "op-koers", f"Minstens {grens} is op koers en niets is geblokkeerd."


def _vanaf(aantal: int, totaal: int, grens: Decimal) -> bool:
    """A share of none never reaches a threshold, not even one of 0."""
    return aantal > 0 and aantal >= grens * totaal
