"""What can be heard of a year: the overview, a fiche, a measure, the figures, the journal, the document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from lama_zvp import tekens
from lama_zvp.cli.gesprek.lijn import Keuze
from lama_zvp.cli.overzicht_tekst import MERK, gebeurtenis_tekst
from lama_zvp.typografie import datum, getal

if TYPE_CHECKING:
    from lama_zvp.assess.model import FicheOordeel, IndicatorOordeel, Jaaroordeel, MaatregelOordeel
    from lama_zvp.cli.gesprek.lijn import Lijn
    from lama_zvp.journal.events import Gebeurtenis
    from lama_zvp.plan.model import Plan
    from lama_zvp.workspace import Workspace

MEEST = 200
"""Events told at most; the journal has them all."""


def begroeting(werkruimte: Workspace, jaar: int) -> list[str]:
    """Where one is, and as whom."""
    plan, wie = werkruimte.plan, werkruimte.wie
    rol = "" if wie.alleen else f", met de rol {wie.rol}"
    regels = [f"{plan.zone.naam}. {plan.titel}. Het jaar is {jaar}.", f"U bent {wie.naam}{rol}."]
    return [MERK, *regels] if werkruimte.voorbeeld else regels


def overzicht(plan: Plan, oordeel: Jaaroordeel) -> list[str]:
    """The year: a sentence per fiche and hefboom, then what asks for a hand."""
    regels = [f"{plan.titel}, jaar {oordeel.jaar}, gezien op {datum(oordeel.vandaag)}."]
    regels.append("Elk oordeel is indicatief en staat apart: uitvoering, effect, zekerheid, actualiteit.")
    regels += [fiche_in_een_zin(fiche) for fiche in (*oordeel.fiches, *oordeel.hefbomen)]
    aantal = len(oordeel.aandacht)
    regels.append(f"Aandacht: {aantal} {'punt' if aantal == 1 else 'punten'}." if aantal else "Niets vraagt aandacht.")
    return regels + [f"{nummer}. {punt.tekst}" for nummer, punt in enumerate(oordeel.aandacht, 1)]


def fiche_in_een_zin(fiche: FicheOordeel) -> str:
    """The four verdicts of a fiche, in words."""
    oordelen = (
        ("uitvoering", tekens.UITVOERING[fiche.uitvoering.oordeel]),
        ("effect", tekens.EFFECT[fiche.effect.oordeel]),
        ("zekerheid", tekens.ZEKERHEID[fiche.zekerheid.oordeel]),
        ("actualiteit", tekens.ACTUALITEIT[fiche.actualiteit.oordeel]),
    )
    return f"{fiche.titel}: " + ", ".join(f"{naam} {teken.woord}" for naam, teken in oordelen) + "."


def fiche(oordeel: FicheOordeel) -> list[str]:
    """A fiche with its reasons, its measures per layer and its figures."""
    regels = [fiche_in_een_zin(oordeel)]
    for naam, verdict in (
        ("Uitvoering", oordeel.uitvoering),
        ("Effect", oordeel.effect),
        ("Zekerheid", oordeel.zekerheid),
        ("Actualiteit", oordeel.actualiteit),
    ):
        regels.append(f"{naam}: {' '.join(verdict.redenen)}")
    lagen = {laag.laag: laag.titel for laag in oordeel.lagen}
    vorige = None
    for maatregel in sorted(oordeel.maatregelen, key=lambda m: list(lagen).index(m.laag) if m.laag in lagen else 0):
        if maatregel.laag != vorige and maatregel.laag in lagen:
            regels.append(f"Laag {lagen[maatregel.laag]}.")
            vorige = maatregel.laag
        regels.append(maatregel_in_een_zin(maatregel))
    return regels + [indicator_in_een_zin(i) for i in oordeel.indicatoren]


def maatregel_in_een_zin(m: MaatregelOordeel) -> str:
    """A measure with its last status, when that was, and how much was done."""
    status = tekens.STATUS[m.status].woord if m.status else "geen status"
    wanneer = f", laatst gemeld op {datum(m.laatste_datum)}" if m.laatste_datum else ", nooit gemeld"
    gedaan = ""
    if m.gepland or m.gerealiseerd:
        gedaan = f", gedaan: {'onbekend' if m.gerealiseerd is None else getal(m.gerealiseerd)}"
        gedaan += f" van {getal(m.gepland)}" if m.gepland else ""
    return f"{m.titel}: {tekens.MAATREGELSTAND[m.stand.oordeel].woord}, {status}{wanneer}{gedaan}."


def indicator_in_een_zin(i: IndicatorOordeel) -> str:
    """A figure: baseline, this year, and what may be said of the difference."""
    nul = i.nulmeting.waarde if i.nulmeting else None
    nu = i.nu.waarde if i.nu else None
    delen = (
        f"Indicator {i.naam} ({i.eenheid}): {'geen nulmeting' if nul is None else f'nulmeting {getal(nul)}'}",
        "dit jaar nog geen cijfer" if nu is None else f"nu {getal(nu)}",
    )
    return f"{', '.join(delen)}. Effect: {tekens.EFFECT[i.effect.oordeel].woord}. {' '.join(i.effect.redenen)}"


def gebeurtenissen(lijst: Iterable[Gebeurtenis]) -> list[str]:
    """One sentence per event, with its number."""
    return [
        f"Nummer {g.volgnr}, {datum(g.datum)}, {g.auteur}, {g.soort}"
        f"{f' op {g.onderwerp}' if g.onderwerp else ''}: {gebeurtenis_tekst(g)}"
        for g in lijst
    ]


def kies_fiche(lijn: Lijn, oordeel: Jaaroordeel, kop: str) -> FicheOordeel | None:
    """One fiche or hefboom of the year."""
    return lijn.kies(kop, [Keuze(f.titel, f) for f in (*oordeel.fiches, *oordeel.hefbomen)])


def vertel_stuurbord(lijn: Lijn, werkruimte: Workspace, jaar: int) -> None:
    """The document of the year, by its parts."""
    edities = [Keuze(e.titel, e.sleutel) for e in werkruimte.plan.edities if werkruimte.wie.ziet(e.klasse)]
    editie = lijn.kies("Voor wie is het stuurbord?", edities)
    if editie is None:
        return
    while wat := lijn.kies("Wat wilt u ermee?", [Keuze("voorlezen", "lees"), Keuze("wegschrijven", "schrijf")]):
        if wat == "schrijf":
            formaat = lijn.kies("In welke vorm?", [Keuze(vorm, vorm) for vorm in ("md", "html", "pdf", "json")])
            if formaat:
                lijn.zeg(f"Geschreven: {werkruimte.exporteer_document(jaar, editie, formaat)}")
            continue
        delen = _delen(werkruimte.document(jaar, editie, "md").decode())
        while deel := lijn.kies("Welk deel?", [Keuze(titel, regels) for titel, regels in delen]):
            lijn.vertel(deel)


def _delen(document: str) -> list[tuple[str, Sequence[str]]]:
    """The Markdown document in its chapters, without the signs that only the eye needs."""
    delen: list[tuple[str, list[str]]] = [("Begin", [])]
    for regel in document.split("\n"):
        if regel.startswith("## "):
            delen.append((regel.lstrip("# ").strip(), []))
        elif regel.strip() and set(regel) - set("|-: "):
            delen[-1][1].append(_spreekregel(regel))
    return [(titel, regels) for titel, regels in delen if regels]


def _spreekregel(regel: str) -> str:
    zonder = regel.replace("**", "").strip()
    if zonder.startswith("|"):
        return "; ".join(cel.strip() for cel in zonder.strip("|").split("|") if cel.strip())
    return zonder.lstrip("#> ").strip()
