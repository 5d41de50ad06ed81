"""What stands at the two ends: the title, the speerpunt with its figures, the colofon (0), the akkoord (10)."""

from __future__ import annotations

from collections.abc import Iterator

from lama_zvp.stuurbord.model import Akkoord, Colofon, Speerpunt, Stuurbord
from lama_zvp.stuurbord.render import weergave
from lama_zvp.stuurbord.render.html.cijfers import cijfertabel
from lama_zvp.stuurbord.render.html.elementen import NIETS, Html, Inhoud, el, regels, samen
from lama_zvp.stuurbord.render.html.verwijzingen import SPEERPUNT, Verwijzingen
from lama_zvp.stuurbord.render.html.woorden import bron, dag, dof, label
from lama_zvp.typografie import getal


def titelblok(bord: Stuurbord) -> Html:
    colofon = bord.colofon
    code = f" ({colofon.zone_code})" if colofon.zone_code else ""
    return el(
        "header",
        el("p", f"{colofon.zone}{code}", class_="zone"),
        el("h1", bord.titel),
        el("p", colofon.plan_titel, class_="ondertitel"),
        el(
            "p",
            el("span", colofon.editie.titel, class_="editie"),
            " ",
            label(f"klasse {colofon.editie.klasse}", f"klasse-{colofon.editie.klasse}"),
            " ",
            label(weergave.toestand(colofon), f"toestand {colofon.toestand}"),
        ),
        el("p", weergave.MERK, class_="voorbeeld", role="note") if colofon.voorbeelddata else NIETS,
        class_="titelblok",
    )


def speerpunt(deel: Speerpunt, wijzer: Verwijzingen) -> Html:
    return el(
        "section",
        el("h2", "Het speerpunt", id="speerpunt-k"),
        el(
            "blockquote",
            el("p", regels(deel.speerpunt.tekst)),
            el("p", bron(deel.speerpunt.bron)) if deel.speerpunt.bron else NIETS,
        ),
        cijfertabel(deel.cijfers, wijzer, SPEERPUNT, "openbaar", "Vertrouwen en tevredenheid")
        or el("p", dof("Deze editie toont geen cijfers bij het speerpunt.")),
        class_="speerpunt",
        id=SPEERPUNT,
        aria_labelledby="speerpunt-k",
    )


# --- colofon -----------------------------------------------------------------------------------------------------


def colofon(deel: Colofon) -> Html:
    return el("dl", [el("div", el("dt", kop), el("dd", inhoud)) for kop, inhoud in _regels(deel)], class_="colofon")


def _regels(deel: Colofon) -> Iterator[tuple[str, Inhoud]]:
    yield "Zone", f"{deel.zone} ({deel.zone_code})" if deel.zone_code else deel.zone
    if deel.gemeenten:
        yield "Gemeenten", ", ".join(deel.gemeenten)
    yield "Jaar", str(deel.jaar)
    yield "Editie", f"{deel.editie.titel}, tot en met klasse {deel.editie.klasse}"
    yield "Toestand", weergave.toestand(deel)
    if deel.editie.weglating:
        yield "Wat ontbreekt", deel.editie.weglating
    if deel.editie.onderdruk_onder is not None:
        yield "Kleine aantallen", f"onder {getal(deel.editie.onderdruk_onder)} niet getoond"
    yield from _plan(deel)
    yield from _gegevens(deel)


def _plan(deel: Colofon) -> Iterator[tuple[str, Inhoud]]:
    yield "Plan", f"{deel.plan_titel}, versie {deel.plan_versie}"
    yield "Looptijd", samen(dag(deel.periode_van), " tot en met ", dag(deel.periode_tot))
    yield "Brondocument", deel.plan_bron
    yield "Vingerafdruk van het plan", el("code", deel.plan_sha256)


def _gegevens(deel: Colofon) -> Iterator[tuple[str, Inhoud]]:
    yield "Opgemaakt op", dag(deel.opgemaakt_op)
    yield (
        "Peildag",
        samen(dag(deel.peildag), el("span", " (tot dan is de ouderdom van meldingen geteld)", class_="bij")),
    )
    yield "Jongste gegeven", dag(deel.gegevens_tot) if deel.gegevens_tot else dof("over dit jaar is niets vastgelegd")
    if deel.journaal_tot is not None:
        yield "Journaal", f"tot en met #{deel.journaal_tot}"
    if deel.journaal_hash:
        yield "Kop van het journaal", el("code", deel.journaal_hash)
    yield "Vingerafdruk van dit document", el("code", deel.vingerafdruk)


# --- akkoord -----------------------------------------------------------------------------------------------------


def akkoord(deel: Akkoord) -> Html:
    vakken = [
        el(
            "li",
            el("p", el("strong", vak.functie)),
            el("p", vak.rol, class_="klein") if vak.rol else NIETS,
            el("p", "Naam en handtekening", class_="streep"),
            el("p", "Datum", class_="streep kort"),
        )
        for vak in deel.handtekeningen
    ]
    return samen(
        el("p", deel.tekst),
        el("ul", vakken, class_="handtekeningen")
        if vakken
        else el("p", dof("Het plan noemt niemand die ondertekent.")),
    )
