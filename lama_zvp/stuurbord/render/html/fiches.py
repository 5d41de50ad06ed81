"""Sections 3 and 4: a fiche or a hefboom with its four verdicts, its judgement, its measures and its figures."""

from __future__ import annotations

from collections.abc import Iterator

from lama_zvp import tekens
from lama_zvp.stuurbord.model import Fichedeel
from lama_zvp.stuurbord.render import weergave
from lama_zvp.stuurbord.render.html.cijfers import cijferkaarten, cijfertabel
from lama_zvp.stuurbord.render.html.elementen import NIETS, Html, Inhoud, alineas, el, regels, samen
from lama_zvp.stuurbord.render.html.maatregelen import maatregeltabel
from lama_zvp.stuurbord.render.html.verwijzingen import Verwijzingen
from lama_zvp.stuurbord.render.html.woorden import (
    bron,
    chip,
    dag,
    dof,
    klasselabel,
    label,
    nummer,
    oordeel,
    redenen,
    tussen,
)
from lama_zvp.stuurbord.stukken import Beoordelingsdeel, Passage


def fichedeel(deel: Fichedeel, wijzer: Verwijzingen) -> Html:
    """One fiche or hefboom."""
    id_ = wijzer.delen[deel.sleutel]
    return el(
        "article",
        el(
            "header",
            el("h3", el("span", deel.nummer, class_="nummer"), " ", deel.titel, id=f"{id_}-k"),
            el("p", _kenmerken(deel), class_="kenmerken"),
        ),
        _doelstellingen(deel.doelstellingen),
        _vier(deel),
        _beoordeling(deel, wijzer),
        _maatregelen(deel, wijzer),
        _cijfers(deel, wijzer, id_),
        class_="fiche",
        id=id_,
        aria_labelledby=f"{id_}-k",
    )


def _kenmerken(deel: Fichedeel) -> Html:
    wie = samen("Verantwoordelijke: ", el("strong", deel.verantwoordelijke)) if deel.verantwoordelijke else NIETS
    return tussen(
        [
            label("ondersteunend") if deel.soort == "ondersteunend" else NIETS,
            wie or dof("Het plan noemt geen verantwoordelijke"),
            klasselabel(deel.klasse) or label("openbaar"),
            bron(deel.bron),
        ]
    )


def _doelstellingen(passages: tuple[Passage, ...]) -> Html:
    if not passages:
        return NIETS
    return samen(
        el("h4", "Doelstellingen"),
        el("ul", [el("li", regels(p.tekst), " ", bron(p.bron)) for p in passages], class_="doelstellingen"),
    )


def _vier(deel: Fichedeel) -> Html:
    delen: tuple[tuple[str, str, tuple[str, ...]], ...] = (
        ("uitvoering", deel.uitvoering.oordeel, deel.uitvoering.redenen),
        ("effect", deel.effect.oordeel, deel.effect.redenen),
        ("zekerheid", deel.zekerheid.oordeel, deel.zekerheid.redenen),
        ("actualiteit", deel.actualiteit.oordeel, deel.actualiteit.redenen),
    )
    return samen(
        el("h4", "Vier oordelen"),
        el(
            "dl",
            [
                el("div", el("dt", soort.capitalize()), el("dd", oordeel(soort, uitslag), redenen(waarom)))
                for soort, uitslag, waarom in delen
            ],
            class_="vier",
        ),
    )


# --- the judgement -----------------------------------------------------------------------------------------------


def _beoordeling(deel: Fichedeel, wijzer: Verwijzingen) -> Html:
    persoon, voorstel = deel.beoordeling, deel.voorstel
    verschilt = persoon is not None and voorstel is not None and persoon.oordeel != voorstel
    return samen(
        el("h4", "Beoordeling"),
        el(
            "div",
            el(
                "dl",
                el("div", el("dt", "Oordeel"), el("dd", _persoon(persoon, deel))),
                el("div", el("dt", "Voorstel van het programma"), el("dd", _voorstel(deel))),
                class_="tweeluik",
            ),
            el("p", "De beoordeling wijkt af van het voorstel van het programma.", class_="wijkt-af")
            if verschilt
            else NIETS,
            _woorden(persoon) if persoon else NIETS,
            el("p", el("strong", "Gevraagd aan de raad: "), wijzer.codes(deel.gevraagd)) if deel.gevraagd else NIETS,
            class_="beoordeling",
        ),
    )


def _persoon(persoon: Beoordelingsdeel | None, deel: Fichedeel) -> Inhoud:
    if persoon is None:
        return dof("nog niet beoordeeld")
    wanneer = tussen([dag(persoon.datum), nummer(persoon.nummer), klasselabel(persoon.klasse, deel.klasse)])
    teken = tekens.UITVOERING[persoon.oordeel]
    return chip(teken, persoon.oordeel), " ", el("span", wanneer, class_="klein")


def _voorstel(deel: Fichedeel) -> Inhoud:
    if deel.voorstel is None:
        return dof("geen voorstel"), redenen(deel.voorstel_redenen)
    return chip(tekens.UITVOERING[deel.voorstel], deel.voorstel), redenen(deel.voorstel_redenen)


def _woorden(persoon: Beoordelingsdeel) -> Html:
    return samen(
        (el("h5", "Duiding"), alineas(persoon.toelichting)) if persoon.toelichting else NIETS,
        (el("h5", "Bijsturing"), alineas(persoon.bijsturing)) if persoon.bijsturing else NIETS,
    )


# --- measures and figures ----------------------------------------------------------------------------------------


def _maatregelen(deel: Fichedeel, wijzer: Verwijzingen) -> Html:
    woord = "Maatregelen" if deel.soort == "fiche" else "Toezeggingen"
    tabel = maatregeltabel(deel.lagen, f"{woord} van {deel.korte_titel}", deel.klasse, wijzer.jaar)
    return samen(
        el("h4", woord),
        tabel or el("p", dof("Het plan noemt er geen.")),
        el("p", deel.leeg, class_="voetnoot") if deel.leeg else NIETS,
        [el("p", noot, class_="voetnoot") for noot in _voetnoten(deel)],
    )


def _voetnoten(deel: Fichedeel) -> Iterator[str]:
    maatregelen = [maatregel for laag in deel.lagen for maatregel in laag.maatregelen]
    if any(maatregel.afgeleid for maatregel in maatregelen):
        yield f"{weergave.AFGELEID} De laag is afgeleid: de bron deelt deze actie zelf niet in."
    if any(maatregel.verouderd for maatregel in maatregelen):
        yield "Verouderd: het laatste nieuws was goed, maar is te oud om nog te tellen (drempels in deel 9)."


def _cijfers(deel: Fichedeel, wijzer: Verwijzingen, id_: str) -> Html:
    if not deel.indicatoren:
        return samen(el("h4", "Cijfers"), el("p", dof("Het plan verbindt hier geen cijfer aan.")))
    return samen(
        el("h4", "Cijfers"),
        cijfertabel(deel.indicatoren, wijzer, id_, deel.klasse, f"Cijfers van {deel.korte_titel}"),
        cijferkaarten(wijzer.kaarten[id_], "h5", deel.klasse),
    )
