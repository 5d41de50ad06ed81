"""The whole page: head with its security policy and style, contents, and sections 0 to 10."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from importlib import resources

from lama_zvp.stuurbord.model import Stuurbord
from lama_zvp.stuurbord.render.html.beslispunten import beslispunten
from lama_zvp.stuurbord.render.html.cijfers import cijferkaarten
from lama_zvp.stuurbord.render.html.elementen import NIETS, Html, el, samen
from lama_zvp.stuurbord.render.html.fiches import fichedeel
from lama_zvp.stuurbord.render.html.gewijzigd import gewijzigd
from lama_zvp.stuurbord.render.html.kop import akkoord, colofon, speerpunt, titelblok
from lama_zvp.stuurbord.render.html.kwaliteit import datakwaliteit, verantwoording
from lama_zvp.stuurbord.render.html.middelen import gemeenten, middelen
from lama_zvp.stuurbord.render.html.oogopslag import oogopslag
from lama_zvp.stuurbord.render.html.verwijzingen import SPEERPUNT, Verwijzingen, naar
from lama_zvp.stuurbord.render.html.woorden import dof

_STIJLEN = ("stijl.css", "grafiek.css", "smal.css", "druk.css")
Deel = tuple[int, str, Html]
"""Number, heading and content of a section."""


def bladzijde(bord: Stuurbord) -> str:
    """The file as text."""
    wijzer = Verwijzingen.van(bord)
    delen = tuple(_delen(bord, wijzer))
    romp = el(
        "body",
        el("a", "Naar de inhoud", href="#inhoud", class_="spring"),
        titelblok(bord),
        el("div", _inhoudsopgave(bord, delen, wijzer), _hoofd(bord, delen, wijzer), class_="blad"),
        el("footer", el("p", f"{bord.titel} · {bord.colofon.zone} · {bord.colofon.editie.titel}")),
    )
    return f"<!DOCTYPE html>\n{el('html', _hoofding(bord), romp, lang='nl-BE')}"


def _hoofd(bord: Stuurbord, delen: tuple[Deel, ...], wijzer: Verwijzingen) -> Html:
    return el("main", speerpunt(bord.speerpunt, wijzer), [_sectie(deel) for deel in delen], id="inhoud", tabindex="-1")


def _delen(bord: Stuurbord, wijzer: Verwijzingen) -> Iterator[Deel]:
    yield 0, "Colofon", colofon(bord.colofon)
    yield 1, "In één oogopslag", oogopslag(bord.oogopslag, bord.colofon, wijzer)
    yield 2, "Beslispunten", beslispunten(bord.beslispunten, wijzer)
    yield 3, "Per fiche", samen(_speerpuntcijfers(wijzer), _fiches(bord, wijzer))
    hefbomen = samen(fichedeel(deel, wijzer) for deel in bord.hefbomen)
    yield 4, "Hefbomen", hefbomen or el("p", dof("Deze editie toont geen hefbomen."))
    yield 5, "Middelen en federale bijdrage", middelen(bord.middelen)
    yield 6, "Per gemeente", gemeenten(bord.per_gemeente)
    yield 7, "Gewijzigd sinds het vorige stuurbord", gewijzigd(bord.gewijzigd, bord.colofon.eerdere_versie)
    yield 8, "Planhiaten en datakwaliteit", datakwaliteit(bord.datakwaliteit)
    yield 9, "Verantwoording", verantwoording(bord.verantwoording)
    yield 10, "Akkoord", akkoord(bord.akkoord)


def _fiches(bord: Stuurbord, wijzer: Verwijzingen) -> Html:
    fiches = samen(fichedeel(deel, wijzer) for deel in bord.fiches)
    return fiches or el("p", dof("Deze editie toont geen fiches."))


def _speerpuntcijfers(wijzer: Verwijzingen) -> Html:
    kaarten = wijzer.kaarten[SPEERPUNT]
    if not kaarten:
        return NIETS
    return el(
        "section",
        el("h3", "Het speerpunt in cijfers", id="speerpunt-cijfers-k"),
        cijferkaarten(kaarten, "h4", "openbaar"),
        class_="fiche",
        id="speerpunt-cijfers",
        aria_labelledby="speerpunt-cijfers-k",
    )


def _sectie(deel: Deel) -> Html:
    nummer, titel, inhoud = deel
    kop = el("h2", el("span", nummer, class_="nummer"), " ", titel, id=f"s{nummer}-k")
    terug = el("p", naar("inhoud-k", "Naar boven, naar de inhoud"), class_="terug")
    return el(
        "section", kop, inhoud, terug, class_=f"sectie s{nummer}", id=f"s{nummer}", aria_labelledby=f"s{nummer}-k"
    )


def _inhoudsopgave(bord: Stuurbord, delen: tuple[Deel, ...], wijzer: Verwijzingen) -> Html:
    onder = {3: bord.fiches, 4: bord.hefbomen}
    regels = [
        el(
            "li",
            el("span", nummer, class_="nummer"),
            " ",
            naar(f"s{nummer}", titel),
            el("ol", [el("li", naar(wijzer.delen[deel.sleutel], deel.korte_titel)) for deel in onder[nummer]])
            if onder.get(nummer)
            else NIETS,
        )
        for nummer, titel, _ in delen
    ]
    kop = el("h2", "Inhoud", id="inhoud-k")
    return el("nav", kop, el("ol", regels), class_="inhoudsopgave", aria_labelledby="inhoud-k")


# --- head --------------------------------------------------------------------------------------------------------


def _hoofding(bord: Stuurbord) -> Html:
    c = bord.colofon
    toestand = "ontwerp" if c.toestand == "ontwerp" else f"versie {int(c.versie or 0)}"
    voorbeeld = " · voorbeelddata" if c.voorbeelddata else ""
    voet = f"Stuurbord {int(c.jaar)} · {toestand} · klasse {c.editie.klasse}{voorbeeld}"
    return hoofding(f"{bord.titel}, {c.zone}, {c.editie.titel}", voet)


def hoofding(titel: str, voet: str) -> Html:
    """The head of a file of ours: nothing from elsewhere may load. `voet`, the running foot on paper, holds only
    numbers and words of ours.
    """
    bestanden = resources.files(__package__)
    stijl = "".join((bestanden / naam).read_text("utf-8") for naam in _STIJLEN)
    stijl = f'\n{stijl}@page{{@bottom-left{{content:"{voet}"}}}}\n'
    afdruk = base64.b64encode(hashlib.sha256(stijl.encode()).digest()).decode()
    beleid = f"default-src 'none'; style-src 'sha256-{afdruk}'; base-uri 'none'; form-action 'none'"
    return el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=beleid),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="color-scheme", content="light dark"),
        el("meta", name="referrer", content="no-referrer"),
        el("meta", name="format-detection", content="telephone=no"),
        el("title", titel),
        el("style", Html(stijl)),
    )
