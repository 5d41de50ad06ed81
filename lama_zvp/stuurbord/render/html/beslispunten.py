"""Section 2: what the council is asked to decide, and what became of what it decided before."""

from __future__ import annotations

from collections.abc import Sequence

from lama_zvp import tekens
from lama_zvp.stuurbord.model import Beslispunten
from lama_zvp.stuurbord.render.html.elementen import NIETS, Html, Inhoud, alineas, el, regels, samen
from lama_zvp.stuurbord.render.html.tabel import Kolom, tabel
from lama_zvp.stuurbord.render.html.verwijzingen import Verwijzingen, naar
from lama_zvp.stuurbord.render.html.woorden import alleen, chip, dag, dof, klasselabel, nummer, te_laat, tussen
from lama_zvp.stuurbord.stukken import Beslispunt, Beslispuntsoort, Besluitdeel

_SOORT: dict[Beslispuntsoort, str] = {
    "oordeel": "oordeel",
    "bijsturing": "bijsturing",
    "blokkade": "blokkade",
    "termijn": "termijn",
    "stopzetting": "stopzetting",
    "besluit": "eerder besluit",
}
_KOLOMMEN = (
    Kolom("Besluit", "breed"),
    Kolom("Over"),
    Kolom("Verantwoordelijk"),
    Kolom("Termijn"),
    Kolom("Stand"),
)


def beslispunten(deel: Beslispunten, wijzer: Verwijzingen) -> Html:
    return samen(
        el("h3", "Gevraagd aan de raad"),
        el("ol", [_punt(punt, wijzer) for punt in deel.punten], class_="punten")
        if deel.punten
        else el("p", dof("Er wordt niets gevraagd.")),
        el("h3", "Openstaande besluiten"),
        _besluiten(deel.open_besluiten, "Openstaande besluiten", wijzer)
        or el("p", dof("Er staan geen besluiten open.")),
        el("h3", f"Afgesloten in {wijzer.jaar} of daarna"),
        _besluiten(deel.afgesloten_besluiten, "Afgesloten besluiten", wijzer)
        or el("p", dof("Er werden geen besluiten afgesloten.")),
    )


def _punt(punt: Beslispunt, wijzer: Verwijzingen) -> Html:
    return el(
        "li",
        el("span", punt.code, class_="code"),
        el(
            "div",
            el("p", punt.vraag, class_="vraag"),
            el(
                "p",
                tussen([alleen(_SOORT[punt.soort]), _over(punt), klasselabel(punt.klasse, "intern")]),
                class_="klein",
            ),
            alineas(punt.toelichting),
            el("p", "Beslissing:", class_="beslissing"),
        ),
        id=wijzer.punten[punt.code],
    )


def _over(punt: Beslispunt) -> Html:
    return samen("over ", ", ".join(punt.onderwerpen)) if punt.onderwerpen else NIETS


def _besluiten(besluiten: Sequence[Besluitdeel], titel: str, wijzer: Verwijzingen) -> Html:
    return tabel(titel, _KOLOMMEN, [_besluit(b, wijzer) for b in besluiten], klasse="besluiten stapel")


def _besluit(besluit: Besluitdeel, wijzer: Verwijzingen) -> Sequence[Inhoud]:
    genomen = tussen(
        [samen("genomen op ", dag(besluit.datum)), nummer(besluit.nummer), klasselabel(besluit.klasse, "intern")]
    )
    return (
        (
            el("span", besluit.titel, class_="titel"),
            " ",
            el("span", genomen, class_="klein"),
            el("p", regels(besluit.tekst), class_="reden") if besluit.tekst else NIETS,
        ),
        naar(wijzer.delen.get(besluit.onderwerp_sleutel), besluit.onderwerp) if besluit.onderwerp else "het hele plan",
        besluit.verantwoordelijke,
        dag(besluit.termijn) if besluit.termijn else dof("geen termijn"),
        _stand(besluit),
    )


def _stand(besluit: Besluitdeel) -> Inhoud:
    return (
        chip(tekens.STAND[besluit.stand]),
        (" ", te_laat()) if besluit.te_laat else NIETS,
        el("span", "sinds ", dag(besluit.stand_datum), class_="klein") if besluit.stand_datum else NIETS,
        el("p", regels(besluit.stand_tekst), class_="reden") if besluit.stand_tekst else NIETS,
    )
