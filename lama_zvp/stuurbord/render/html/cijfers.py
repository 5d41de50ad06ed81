"""Indicators: a table to scan, and per figure its chart, its series, its comparisons and where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from lama_zvp.plan.model import Klasse
from lama_zvp.stuurbord.render import weergave
from lama_zvp.stuurbord.render.html.elementen import NIETS, Html, Inhoud, el, lijst, samen
from lama_zvp.stuurbord.render.html.grafiek import jaargrafiek
from lama_zvp.stuurbord.render.html.reeks import reekstabellen
from lama_zvp.stuurbord.render.html.regelkaart import regelkaartgrafiek, uitschieter_in_woorden
from lama_zvp.stuurbord.render.html.tabel import Groep, Kolom, groepentabel, schuif
from lama_zvp.stuurbord.render.html.verwijzingen import Kaart, Verwijzingen, naar
from lama_zvp.stuurbord.render.html.vonklijn import vonklijn
from lama_zvp.stuurbord.render.html.woorden import (
    RICHTING,
    alleen,
    cijfer,
    doel,
    klasselabel,
    label,
    oordeel,
    punt,
    redenen,
    tussen,
)
from lama_zvp.stuurbord.stukken import Indicatordeel, Punt, Vergelijking
from lama_zvp.typografie import NBSP, getal

_KOLOMMEN = (
    Kolom("Cijfer", "breed"),
    Kolom("Nulmeting", "r"),
    Kolom("Vorig jaar", "r"),
    Kolom("Nu", "r nu"),
    Kolom("Doel", "r"),
    Kolom("Verloop"),
    Kolom("Effect"),
    Kolom("Zekerheid"),
)
_OP_EEN_BLAD = 14
"""A table of so many figures is not broken over two pages."""


def cijfertabel(delen: Sequence[Indicatordeel], wijzer: Verwijzingen, id_: str, geheel: Klasse, titel: str) -> Html:
    """Every figure of a part in a row, in groups where the plan has them together."""
    elders = any(deel.elders for deel in delen)

    def rij(nummer: int, deel: Indicatordeel) -> Sequence[Inhoud]:
        cellen = _rij(deel, wijzer, f"{id_}-v{nummer}", geheel)
        return (*cellen, weergave.elders(deel) or weergave.GEEN) if elders else cellen

    groepen = [
        Groep(groep or ("Andere cijfers" if plaats else None), tuple(rij(nummer, deel) for nummer, deel in leden))
        for plaats, (groep, leden) in enumerate(groupby(enumerate(delen, 1), key=lambda paar: paar[1].groep))
    ]
    kolommen = (*_KOLOMMEN, Kolom("Elders")) if elders else _KOLOMMEN
    heel = " heel" if len(delen) <= _OP_EEN_BLAD else ""
    return schuif(groepentabel(titel, kolommen, groepen, klasse=f"cijfertabel raster{heel}"), titel)


def _rij(deel: Indicatordeel, wijzer: Verwijzingen, id_: str, geheel: Klasse) -> Sequence[Inhoud]:
    jaar = wijzer.jaar
    naam = samen(
        naar(wijzer.kaart(deel), deel.naam),
        NIETS if deel.eenheid == "%" else el("span", f" ({deel.eenheid})", class_="bij"),
        " ",
        _kern(deel),
        klasselabel(deel.klasse, geheel),
    )
    return (
        naam,
        punt(deel.nulmeting, deel.eenheid, zonder="geen", jaar=True),
        punt(deel.vorig, deel.eenheid, jaar=deel.vorig is not None and deel.vorig.jaar != jaar - 1),
        punt(deel.nu, deel.eenheid),
        doel(deel.doel, deel.eenheid) if deel.doel else weergave.GEEN,
        _verloop(deel, id_) or weergave.GEEN,
        oordeel("effect", deel.effect.oordeel, kort=True),
        oordeel("zekerheid", deel.zekerheid.oordeel),
    )


def _verloop(deel: Indicatordeel, id_: str) -> Html:
    breuken = [breuk.jaar for breuk in deel.reeksbreuken]
    return vonklijn(deel.reeks, deel.naam, deel.eenheid, id_, doel=deel.doel, nulmeting=deel.nulmeting, breuken=breuken)


def _kern(deel: Indicatordeel) -> Html:
    return label("kerncijfer", "kern") if deel.kernindicator else NIETS


# --- one figure in full ------------------------------------------------------------------------------------------


def cijferkaarten(kaarten: Iterable[Kaart], kop: str, geheel: Klasse) -> Html:
    """Figures told in full; `kop` is the heading element, `geheel` the class of the part they stand in."""
    return samen(_kaart(deel, id_, kop, geheel) for id_, deel in kaarten)


def _kaart(deel: Indicatordeel, id_: str, kop: str, geheel: Klasse) -> Html:
    grafiek = jaargrafiek(deel, id_)
    return el(
        "article",
        el(
            "header",
            el(kop, deel.naam, class_="cijferkop", id=f"{id_}-k"),
            el("p", _kenmerken(deel, geheel), class_="kenmerken"),
        ),
        el(
            "div",
            el(
                "div",
                el("figure", grafiek) if grafiek else el("p", "Nog te weinig cijfers voor een grafiek.", class_="dof"),
                reekstabellen(deel),
            ),
            el("div", _oordelen(deel), class_="toetsen"),
            class_="cijfer-lijf",
        ),
        _regelkaart(deel, id_),
        lijst(_noten(deel), "noten"),
        class_="cijfer",
        id=id_,
        aria_labelledby=f"{id_}-k",
    )


def _kenmerken(deel: Indicatordeel, geheel: Klasse) -> Html:
    return tussen(
        [
            _kern(deel),
            klasselabel(deel.klasse, geheel),
            alleen("procent" if deel.eenheid == "%" else deel.eenheid),
            NIETS if deel.eenheid == "%" and deel.soort == "percentage" else alleen(deel.soort),
            alleen(deel.aard),
            alleen(RICHTING.get(deel.richting, deel.richting)),
            alleen(deel.groep),
        ]
    )


def _oordelen(deel: Indicatordeel) -> Html:
    """The verdicts; a sentence stands once, with the first comparison that it is about."""
    gezegd: set[str] = set()
    toetsen = []
    for v in deel.vergelijkingen:
        toetsen.append(_vergelijking(v, [reden for reden in v.effect.redenen if reden not in gezegd]))
        gezegd.update(v.effect.redenen)
    rest = tuple(reden for reden in deel.effect.redenen if reden not in gezegd)
    return el(
        "dl",
        el("div", el("dt", "Effect"), el("dd", oordeel("effect", deel.effect.oordeel), toetsen, redenen(rest))),
        el(
            "div",
            el("dt", "Zekerheid"),
            el("dd", oordeel("zekerheid", deel.zekerheid.oordeel), redenen(deel.zekerheid.redenen)),
        ),
        class_="uitslag",
    )


def _vergelijking(v: Vergelijking, zinnen: Sequence[str]) -> Html:
    """The comparison in its own words, which give both figures, the difference and the p-value."""
    return el("p", oordeel("effect", v.effect.oordeel, kort=True), " ", " ".join(zinnen), class_="toets")


def _regelkaart(deel: Indicatordeel, id_: str) -> Html:
    kaart = deel.regelkaart
    if kaart is None:
        return NIETS
    uitleg = (
        f"Gemiddelde {cijfer(kaart.gemiddelde, deel.eenheid)}; gewone schommeling van "
        f"{cijfer(kaart.ondergrens, deel.eenheid)} tot {cijfer(kaart.bovengrens, deel.eenheid)}."
    )
    return el(
        "figure",
        regelkaartgrafiek(kaart, deel.naam, deel.eenheid, f"{id_}-rk"),
        el(
            "figcaption",
            el("strong", f"Regelkaart per {kaart.ritme}. "),
            uitleg,
            lijst((uitschieter_in_woorden(u) for u in kaart.uitschieters), "uitschieters")
            or " Geen enkel punt valt buiten de gewone schommeling.",
        ),
        class_="regelkaart",
    )


# --- what has to be known about it -------------------------------------------------------------------------------


def _noten(deel: Indicatordeel) -> Iterator[Html]:
    for zin in deel.waarschuwingen:
        yield el("strong", el("span", "▲ ", aria_hidden="true", class_="sym"), zin, class_="waarschuwing")
    yield from (samen(el("strong", f"Reeksbreuk vanaf {b.jaar}: "), b.reden) for b in deel.reeksbreuken)
    if deel.marge is not None:
        yield samen(f"Foutenmarge bij het cijfer van het jaar (95{NBSP}%): ±{NBSP}{getal(deel.marge)} procentpunt.")
    yield from _over_punten(deel.reeks)
    yield from _methoden(deel.vergelijkingen)
    yield from (
        samen(f"Streefwaarde {doel.jaar}: {cijfer(doel.waarde, deel.eenheid)}. ", _herkomst(doel.bron))
        for doel in deel.streefwaarden
        if doel.bron
    )
    if deel.omschrijving:
        yield samen(deel.omschrijving.replace("\n", " "))
    yield from _bronnen(deel)


def _methoden(vergelijkingen: Sequence[Vergelijking]) -> Iterator[Html]:
    per: dict[str, list[str]] = {}
    for v in vergelijkingen:
        if v.methode:
            per.setdefault(v.methode, []).append(v.tegenover)
    for methode, waarmee in per.items():
        yield samen(f"Methode tegenover {' en '.join(waarmee)}: {methode}.")


def _over_punten(reeks: Sequence[Punt]) -> Iterator[Html]:
    soorten = (
        ("* Voorlopig", [p.periode for p in reeks if p.voorlopig]),
        ("* Tussenstand, ingevoerd voor de periode om was", [p.periode for p in reeks if p.tussenstand]),
        ("In het plan zelf gedrukt", [p.periode for p in reeks if p.gedrukt]),
        ("n.g.: niet getoond, omdat er een ander klein aantal uit af te leiden is", _verborgen(reeks)),
    )
    for kop, perioden in soorten:
        if perioden:
            yield samen(f"{kop}: {', '.join(perioden)}.")


def _verborgen(reeks: Sequence[Punt]) -> list[str]:
    return [punt.periode for punt in reeks if punt.niet_getoond]


def _bronnen(deel: Indicatordeel) -> Iterator[Html]:
    """The indicator's source, and where it differs the source of single figures, told once per source."""
    if deel.bron:
        yield _herkomst(deel.bron)
    per: dict[str, list[str]] = {}
    punten = [*deel.reeks, *(p for plek in deel.elders for p in plek.punten)]
    for p in punten:
        if p.bron and p.bron != deel.bron:
            per.setdefault(p.bron, []).append(p.periode)
    for bron, perioden in per.items():
        yield samen(_herkomst(bron), f" ({', '.join(dict.fromkeys(perioden))})")


def _herkomst(tekst: str) -> Html:
    return el("span", "Bron: ", tekst, class_="bron") if tekst else NIETS
