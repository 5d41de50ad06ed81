"""Values of the document as plain Flemish text: figures, dates, verdicts; every renderer writes them the same way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from lama_zvp import tekens
from lama_zvp.stuurbord.model import Colofon, Kerncijfer
from lama_zvp.stuurbord.stukken import (
    Besluitdeel,
    Besluitverwijzing,
    Doel,
    Indicatordeel,
    Maatregeldeel,
    Melding,
    Punt,
    Regelkaart,
    Telling,
    Uitschieter,
    Vergelijking,
)
from lama_zvp.tekens import sparkline
from lama_zvp.typografie import NBSP, datum, datum_kort, getal, verschil

GEEN = "–"
"""There is none."""
ONBEKEND = "?"
"""There should be one, and it is not known."""
NIET_GETOOND = "n.g."
VOORLOPIG = "∗"
"""Marks a provisional figure: looks like an asterisk, and means nothing to a Markdown reader."""
AFGELEID = "°"
MERK = "VOORBEELDDATA: verzonnen, om te tonen hoe het werkt."


def cijfer(punt: Punt | None, leeg: str = ONBEKEND) -> str:
    """`1.480`, `1.480∗` when provisional or entered before its time, `< 5` or `n.g.` when hidden."""
    if punt is None:
        return leeg
    if punt.niet_getoond:
        return NIET_GETOOND
    if punt.kleiner_dan is not None:
        return f"< {punt.kleiner_dan}"
    if punt.waarde is None:
        return leeg
    return getal(punt.waarde) + (VOORLOPIG if punt.voorlopig or punt.tussenstand else "")


def verborgen(punt: Punt) -> bool:
    """Whether the figure is known and not shown."""
    return punt.niet_getoond or punt.kleiner_dan is not None


def telling(waarde: Telling | None, leeg: str = GEEN) -> str:
    if waarde is None:
        return leeg
    if waarde.niet_getoond:
        return NIET_GETOOND
    if waarde.kleiner_dan is not None:
        return f"< {waarde.kleiner_dan}"
    return leeg if waarde.aantal is None else getal(waarde.aantal)


def met_jaar(punt: Punt | None, eenheid_: str) -> str:
    """`59 % (2018)`; the unit only where it is a percentage."""
    if punt is None or (punt.waarde is None and not verborgen(punt)):
        return ONBEKEND
    tekst = cijfer(punt)
    if eenheid_ == "%" and punt.waarde is not None:
        tekst = f"{tekst.rstrip(VOORLOPIG)}{NBSP}%{VOORLOPIG if tekst.endswith(VOORLOPIG) else ''}"
    return f"{tekst} ({punt.periode})"


def met_eenheid(waarde: Doel | None, eenheid_: str) -> str:
    """A target with its year: `65 % (2024)`."""
    if waarde is None:
        return GEEN
    return f"{getal(waarde.waarde)}{f'{NBSP}%' if eenheid_ == '%' else ''} ({waarde.jaar})"


def elders(deel: Indicatordeel) -> str:
    """The newest figure of each other place: `Limburg 69 % (2018)`."""
    return "; ".join(f"{e.naam} {met_jaar(e.punten[-1], deel.eenheid)}" for e in deel.elders if e.punten)


def duiding(deel: Indicatordeel, *, met_zekerheid: bool = True) -> str:
    """What the comparisons of one figure say, and why it is not firm; empty without a comparison."""
    # The same remark on the test may stand with both comparisons.
    vergelijkingen = list(dict.fromkeys(reden for v in deel.vergelijkingen for reden in v.effect.redenen))
    if deel.nu and verborgen(deel.nu):
        return " ".join(deel.effect.redenen)
    if not vergelijkingen:
        return ""
    zeker = deel.zekerheid.redenen if met_zekerheid and deel.zekerheid.oordeel != "hoog" else ()
    return " ".join((*vergelijkingen, *(r for r in zeker if not _herhaald(r, deel.waarschuwingen))))


def _herhaald(reden: str, waarschuwingen: tuple[str, ...]) -> bool:
    return any(waarschuwing.startswith(reden.rstrip(".")) for waarschuwing in waarschuwingen)


def doel(waarde: Doel | None) -> str:
    return GEEN if waarde is None else getal(waarde.waarde)


def dag(waarde: date | None) -> str:
    return GEEN if waarde is None else datum_kort(waarde)


def kerncijfer(kern: Kerncijfer | None) -> str:
    """`197 → 190 → 183 → – ▇▅▁`: baseline, last year, this year, target, and the series."""
    if kern is None:
        return GEEN
    reeks = (cijfer(kern.nulmeting), cijfer(kern.vorig), cijfer(kern.nu), doel(kern.doel))
    return f"{'→'.join(reeks)} {verloop(kern)}".rstrip()


def verloop(kern: Kerncijfer) -> str:
    """The series as bars, `·` where years are missing, and `¦` where from then on is counted another way."""
    stukken: list[list[Decimal | None]] = [[]]
    vorig: int | None = None
    for punt in kern.verloop:
        if vorig is not None and any(vorig < breuk <= punt.jaar for breuk in kern.breuken):
            stukken.append([])
        elif vorig is not None and punt.jaar > vorig + 1:
            stukken[-1].append(None)
        stukken[-1].append(punt.waarde)
        vorig = punt.jaar
    return "¦".join(lijn for stuk in stukken if (lijn := sparkline(stuk)))


def codes(gevraagd: Sequence[str]) -> str:
    """`B1 B4–B6`: codes in order, three or more in a row as a range."""
    rijen: list[list[str]] = []
    for code in gevraagd:
        if rijen and int(code[1:]) == int(rijen[-1][-1][1:]) + 1:
            rijen[-1].append(code)
        else:
            rijen.append([code])
    return " ".join(f"{rij[0]}–{rij[-1]}" if len(rij) > 2 else " ".join(rij) for rij in rijen)


def eenheid(deel: Indicatordeel | Kerncijfer) -> str:
    """`Zwaargewonden (personen)`."""
    return f"{deel.naam} ({deel.eenheid})"


def status(maatregel: Maatregeldeel) -> str:
    """`lopend 12/03/2024`."""
    if maatregel.status is None:
        return f"zonder status {dag(maatregel.laatste_datum)}" if maatregel.laatste_datum else GEEN
    return f"{tekens.STATUS[maatregel.status].woord} {dag(maatregel.status_datum)}"


def stand(maatregel: Maatregeldeel) -> str:
    return tekens.MAATREGELSTAND[maatregel.stand.oordeel].met_woord()


def gedaan(maatregel: Maatregeldeel) -> str:
    """`3 van 4`: realised against planned; `3` where the plan does not count; `te laat` for a one-off past its term."""
    if maatregel.gepland is not None:
        return f"{telling(maatregel.gerealiseerd, ONBEKEND)} van {getal(maatregel.gepland)}"
    aantal = telling(maatregel.gerealiseerd, "")
    return ", ".join(deel for deel in (aantal, "te laat" if maatregel.te_laat else "") if deel) or GEEN


def regelkaart(kaart: Regelkaart) -> str:
    """The control chart in a sentence: mean, limits, and what falls outside."""
    grenzen = f"{getal(kaart.ondergrens)} en {getal(kaart.bovengrens)}"
    tekst = f"Per {kaart.ritme} gemiddeld {getal(kaart.gemiddelde)}; gewone schommeling ligt tussen {grenzen}."
    if not kaart.uitschieters:
        return f"{tekst} Niets valt daarbuiten."
    return f"{tekst} Opvallend: {'; '.join(map(_uitschieter, kaart.uitschieters))}."


def _uitschieter(punt: Uitschieter) -> str:
    wanneer = punt.van if punt.van == punt.tot else f"{punt.van} tot en met {punt.tot}"
    if punt.soort == "buiten-grens":
        return f"{punt.kant} dan de grens in {wanneer}"
    return f"acht of meer op rij {punt.kant} dan gemiddeld, {wanneer}"


def nummer(waarde: int | None) -> str:
    return "" if waarde is None else f"#{waarde}"


def herkomst(melding: Melding) -> str:
    """`12 maart 2024, Lanaken, #31`."""
    delen = [datum(melding.datum), melding.gemeente, nummer(melding.nummer)]
    return ", ".join(deel for deel in delen if deel)


def p_waarde(vergelijking: Vergelijking) -> str:
    """`p = 0,20`; empty without a test."""
    p = vergelijking.p
    if p is None:
        return ""
    if p * 1000 < 1:
        return "p < 0,001"
    return f"p = {getal(p, 3 if p * 10 < 1 else 2)}"


def verandering(vergelijking: Vergelijking, eenheid_: str) -> str:
    """`−9 (−37,5 %)`, `+4 procentpunt`; empty where the two may not be compared."""
    if vergelijking.verschil is None:
        return ""
    stap = verschil(vergelijking.verschil)
    if eenheid_ == "%":
        return f"{stap} procentpunt"
    return f"{stap} ({verschil(vergelijking.relatief)}{NBSP}%)" if vergelijking.relatief is not None else stap


def besluitstand(besluit: Besluitdeel) -> str:
    if besluit.te_laat:
        return f"{tekens.TE_LAAT.met_woord()} ({tekens.STAND[besluit.stand].woord})"
    return tekens.STAND[besluit.stand].met_woord()


def verwijzing(besluit: Besluitverwijzing) -> str:
    """`“Extra grenscontroles” (12 maart 2024, #31)`."""
    delen = [datum(besluit.datum), nummer(besluit.nummer)]
    return f"“{besluit.titel}” ({', '.join(deel for deel in delen if deel)})"


def toestand(colofon: Colofon) -> str:
    """`Ontwerp van 14 maart 2025`, `Vastgesteld, versie 1, op 14 maart 2025`."""
    if colofon.toestand == "vastgesteld":
        return f"Vastgesteld, versie {colofon.versie}, op {datum(colofon.opgemaakt_op)}"
    eerder = f"; versie {colofon.eerdere_versie} is vastgesteld" if colofon.eerdere_versie else ", niet vastgesteld"
    return f"Ontwerp van {datum(colofon.opgemaakt_op)}{eerder}"
