"""Section 9: the principles, bounds, methods, sources, breaks and margins behind this very document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from lama_zvp.assess.streefwaarden import INTERVAL
from lama_zvp.assess.toetsen import AANDELEN, EXACT, GEEN_TOETS, VERBREED
from lama_zvp.plan.model import Drempels
from lama_zvp.stuurbord.edities import Inzage
from lama_zvp.stuurbord.model import Breuk, Bron, Drempel, Fichedeel, Marge, Methode, Verantwoording
from lama_zvp.stuurbord.stukken import Indicatordeel
from lama_zvp.typografie import getal, percentage

_BEGINSELEN = (
    "Uitvoering, effect, zekerheid en actualiteit staan naast elkaar; nooit worden ze één kleur of één cijfer.",
    "Een verandering in een cijfer bewijst niet dat een maatregel ze veroorzaakt heeft.",
    "Wat niet geweten is, heet onbekend. Een gunstige melding die te oud is geworden, telt als onbekend.",
    "Verbeterde en ingetrokken meldingen blijven in het journaal staan, maar tellen niet mee.",
    "Het programma stelt een oordeel voor; de korpsleiding beoordeelt. Waar de twee verschillen, staan ze er allebei.",
)
_UITLEG = {
    EXACT: "Twee jaartellingen worden vergeleken alsof feiten los van elkaar voorvallen; de p-waarde is de kans op een "
    "minstens even groot verschil als er niets veranderd is (Przyborowski en Wilenski, 1940).",
    VERBREED: "Dezelfde vergelijking, maar strenger: de jaren van de nulmeting schommelen sterker dan toeval alleen "
    "verklaart, en de p-waarde houdt daar rekening mee (McCullagh en Nelder, 1989).",
    AANDELEN: "Twee aandelen uit bevragingen worden vergeleken op hun steekproefgrootte, alsof het eenvoudige "
    "toevalssteekproeven zijn (Fleiss, Levin en Paik, 2003).",
    INTERVAL: "Een aandeel uit een bevraging haalt of mist een streefwaarde pas als die buiten het 95 %-interval "
    "van het aandeel ligt (Wilson, 1927).",
    GEEN_TOETS: "Hier is geen toets mogelijk of zinvol: het document toont het verschil en besluit niets over toeval.",
}
_REGELKAART = (
    "Regelkaart (XmR)",
    "Bij tien of meer maanden of kwartalen: wat binnen gemiddelde ± 2,66 keer de gemiddelde stap tussen buren blijft, "
    "heet gewone schommeling (Shewhart, 1931; Wheeler, 2000). Zijn er minstens tien van vóór het besproken jaar, dan "
    "komen gemiddelde en grenzen alleen daaruit; anders uit de hele reeks.",
)
_AFGELEID = (
    "Waar de bron haar acties niet in lagen indeelt, is de indeling een eigen lezing van het plan; zulke maatregelen "
    "zijn gemerkt als afgeleid."
)


def verantwoording(inzage: Inzage, indicatoren: Sequence[Indicatordeel], delen: Iterable[Fichedeel]) -> Verantwoording:
    """The section; `indicatoren` are the figures that the document shows, each once."""
    afgeleid = any(m.afgeleid for deel in delen for laag in deel.lagen for m in laag.maatregelen)
    return Verantwoording(
        beginselen=(*_BEGINSELEN, *((_AFGELEID,) if afgeleid else ())),
        drempels=tuple(_drempels(inzage.plan.drempels)),
        methoden=tuple(_methoden(indicatoren)),
        bronnen=tuple(_bronnen(indicatoren)),
        breuken=tuple(Breuk(indicator=i.naam, breuk=b) for i in indicatoren for b in i.reeksbreuken),
        marges=tuple(
            Marge(indicator=i.naam, periode=i.nu.periode, n=i.nu.n, marge=i.marge)
            for i in indicatoren
            if i.nu is not None and i.marge is not None
        ),
    )


def _drempels(drempels: Drempels) -> Iterator[Drempel]:
    def deel(fractie: Decimal) -> str:
        return percentage((fractie * 100).normalize() + 0)

    woorden = (
        ("Een goede melding telt als actueel tot", f"{drempels.vers_doorlopend_dagen} dagen na de laatste melding"),
        ("Een cijfer telt als recent tot", f"{drempels.vers_indicator_maanden} maanden na het jaar waarover het gaat"),
        (
            "Uitvoering op koers vanaf",
            f"{deel(drempels.aandeel_op_koers)} van de maatregelen op koers, geen geblokkeerd",
        ),
        ("Uitvoering bijsturen vanaf", f"{deel(drempels.aandeel_achter)} achter, geblokkeerd of stopgezet"),
        ("Uitvoering onbekend vanaf", f"{deel(drempels.aandeel_onbekend)} van de maatregelen onbekend"),
        ("Een geteld aantal is op koers vanaf", f"{deel(drempels.gerealiseerd_op_koers)} van wat gepland was"),
        ("Een verschil heet aantoonbaar onder", f"p = {getal(drempels.alfa)}, tweezijdig"),
        ("Een jaarcijfer heet klein onder", getal(drempels.kleine_aantallen)),
    )
    for naam, waarde in woorden:
        yield Drempel(naam=naam, waarde=waarde)


def _methoden(indicatoren: Sequence[Indicatordeel]) -> Iterator[Methode]:
    per: dict[str, list[str]] = {}
    for indicator in indicatoren:
        for vergelijking in indicator.vergelijkingen:
            if vergelijking.methode and indicator.naam not in per.setdefault(vergelijking.methode, []):
                per[vergelijking.methode].append(indicator.naam)
    for naam, namen in per.items():
        yield Methode(naam=naam, uitleg=_UITLEG.get(naam, ""), gebruikt_bij=tuple(namen))
    met_kaart = tuple(indicator.naam for indicator in indicatoren if indicator.regelkaart)
    if met_kaart:
        yield Methode(naam=_REGELKAART[0], uitleg=_REGELKAART[1], gebruikt_bij=met_kaart)


def _bronnen(indicatoren: Sequence[Indicatordeel]) -> Iterator[Bron]:
    """Where the plan's figures and the entered ones come from; in order of first use."""
    per: dict[str, list[str]] = {}
    for indicator in indicatoren:
        bronnen = [indicator.bron] if any(p.gedrukt for p in indicator.reeks) else []
        bronnen += [punt.bron for punt in indicator.reeks if punt.bron and not punt.gedrukt]
        for bron in bronnen:
            if indicator.naam not in per.setdefault(bron, []):
                per[bron].append(indicator.naam)
    for bron, namen in per.items():
        yield Bron(bron=bron, indicatoren=tuple(namen))
