"""The control chart of a monthly or quarterly series: usual variation as a band, what leaves it marked."""

from __future__ import annotations

from lama_zvp.stuurbord.render.html.elementen import Html, samen
from lama_zvp.stuurbord.render.html.schaal import Schaal, schaal
from lama_zvp.stuurbord.render.html.tekenvlak import afbeelding, blok, lijn, pad, schrift, stip
from lama_zvp.stuurbord.render.html.woorden import cijfer, merken, punttekst
from lama_zvp.stuurbord.stukken import Punt, Regelkaart, Uitschieter

BREED, HOOG = 380, 170
_BOVEN, _ONDER, _RECHTS = 14, 142, 74


def uitschieter_in_woorden(uitschieter: Uitschieter) -> str:
    """`2023-05: hoger dan de gewone schommeling.`"""
    wanneer = (
        uitschieter.van if uitschieter.van == uitschieter.tot else f"{uitschieter.van} tot en met {uitschieter.tot}"
    )
    if uitschieter.soort == "acht-op-rij":
        return f"{wanneer}: acht of meer op rij {uitschieter.kant} dan het gemiddelde."
    return f"{wanneer}: {uitschieter.kant} dan de gewone schommeling."


def regelkaartgrafiek(kaart: Regelkaart, naam: str, eenheid: str, id_: str) -> Html:
    """The chart; a Regelkaart has ten points or more."""
    waarden = [punt.waarde for punt in kaart.punten if punt.waarde is not None]
    as_ = schaal(
        [*waarden, kaart.ondergrens, kaart.bovengrens, kaart.gemiddelde],
        boven=_BOVEN,
        onder=_ONDER,
        aandeel=eenheid == "%",
    )
    links = 10 + 6.6 * max(len(cijfer(waarde, eenheid)) for waarde in as_.lijnen())
    breed = BREED - _RECHTS - links
    stap = breed / max(len(kaart.punten) - 1, 1)
    plaatsen = [
        (links + stap * nr, as_.y(punt.waarde), punt) for nr, punt in enumerate(kaart.punten) if punt.waarde is not None
    ]
    return afbeelding(
        id_,
        BREED,
        HOOG,
        f"{naam}: regelkaart per {kaart.ritme}",
        _uitleg(kaart, eenheid),
        _grenzen(kaart, as_, links, eenheid),
        pad("lijn", [(x, y) for x, y, _ in plaatsen]),
        [_punt(kaart, x, y, punt) for x, y, punt in plaatsen],
        _jaren(kaart, links, stap),
        klasse="grafiek",
    )


def _grenzen(kaart: Regelkaart, as_: Schaal, links: float, eenheid: str) -> Html:
    rechts = BREED - _RECHTS + 8
    hoog, laag, midden = (as_.y(g) for g in (kaart.bovengrens, kaart.ondergrens, kaart.gemiddelde))
    delen = [blok("band", links - 6, hoog, rechts - links + 6, laag - hoog)]
    for waarde in as_.lijnen():
        y = as_.y(waarde)
        delen.append(lijn("as-nul" if waarde == as_.laag else "as", links - 6, y, rechts, y))
        delen.append(schrift("schaal", links - 10, y + 3.5, cijfer(waarde, eenheid), "end"))
    delen.append(lijn("gemiddelde", links - 6, midden, rechts, midden))
    delen.append(schrift("rand", rechts + 4, midden + 3.5, "gemiddelde", "start"))
    delen.append(schrift("rand", rechts + 4, hoog + 3.5, "bovengrens", "start"))
    delen.append(schrift("rand", rechts + 4, laag + 3.5, "ondergrens", "start"))
    return samen(delen)


def _punt(kaart: Regelkaart, x: float, y: float, punt: Punt) -> Html:
    if any(u.van <= punt.periode <= u.tot for u in kaart.uitschieters):
        return blok("uitschieter", x - 3.6, y - 3.6, 7.2, 7.2)
    return stip("punt los" if merken(punt) else "punt", x, y, 2.6)


def _jaren(kaart: Regelkaart, links: float, stap: float) -> Html:
    """A year at its first point; as many as there is room for."""
    eerste: dict[int, float] = {}
    for nr, punt in enumerate(kaart.punten):
        eerste.setdefault(punt.jaar, links + stap * nr)
    delen, vorige = [], -99.0
    for jaar, x in eerste.items():
        delen.append(lijn("tik", x, _ONDER, x, _ONDER + 4))
        if x - vorige >= 30:
            delen.append(schrift("jaar", x, _ONDER + 16, str(jaar)))
            vorige = x
    return samen(delen)


def _uitleg(kaart: Regelkaart, eenheid: str) -> str:
    cijfers = "; ".join(f"{punt.periode}: {punttekst(punt, eenheid)}" for punt in kaart.punten)
    grenzen = (
        f"Gemiddelde {cijfer(kaart.gemiddelde, eenheid)}, gewone schommeling van "
        f"{cijfer(kaart.ondergrens, eenheid)} tot {cijfer(kaart.bovengrens, eenheid)}."
    )
    return " ".join((f"{cijfers}.", grenzen, *map(uitschieter_in_woorden, kaart.uitschieters)))
