"""Section 1: the year on one page, which on paper is exactly one A4 landscape."""

from __future__ import annotations

from lama_zvp import tekens
from lama_zvp.stuurbord.model import Colofon, Kerncijfer, Oogopslag, Oogopslagrij
from lama_zvp.stuurbord.render import weergave
from lama_zvp.stuurbord.render.html.elementen import NIETS, Html, Inhoud, el, samen
from lama_zvp.stuurbord.render.html.lettermaat import lettermaat
from lama_zvp.stuurbord.render.html.tabel import schuif
from lama_zvp.stuurbord.render.html.verwijzingen import Verwijzingen, naar
from lama_zvp.stuurbord.render.html.vonklijn import vonklijn
from lama_zvp.stuurbord.render.html.woorden import chip, doel, dof, klasselabel, oordeel, punt
from lama_zvp.stuurbord.stukken import Signaal

_OORDELEN = ("Uitvoering", "Effect", "Zekerheid", "Actualiteit", "Beoordeling")
_LEESWIJZER = (
    "De vier oordelen staan naast elkaar en worden nergens opgeteld. Onbekend is geen oordeel. "
    f"* voorlopig of tussenstand; {weergave.GEEN} niet bepaald. ┄ streefwaarde, ◆ nulmeting in het verloop."
)
_CIJFERS = ("Nulmeting", "Vorig jaar", "Nu", "Doel", "Verloop")


def oogopslag(deel: Oogopslag, colofon: Colofon, wijzer: Verwijzingen) -> Html:
    """The table and what stands out in it; on paper the page says itself what it is, since it is often copied alone."""
    return el(
        "div",
        el(
            "p",
            f"{colofon.zone} · {colofon.jaar} · {colofon.editie.titel} · {weergave.toestand(colofon)}",
            class_="bladkop",
        ),
        schuif(_tabel(deel.rijen, wijzer), f"Alle fiches in {wijzer.jaar}"),
        el(
            "div",
            _signalen("Wat goed gaat", deel.goed, deel.goed_tekort, "goed"),
            _signalen("Wat bijsturing vraagt", deel.bijsturen, deel.bijsturen_tekort, "mis"),
            class_="signalen",
        ),
        _besluiten(deel),
        el("p", _LEESWIJZER, class_="voetnoot"),
        class_=f"oogopslag {lettermaat(deel)}",
    )


# --- the table ---------------------------------------------------------------------------------------------------


def _tabel(rijen: tuple[Oogopslagrij, ...], wijzer: Verwijzingen) -> Html:
    if not rijen:
        return el("p", dof("Deze editie toont geen fiches."))
    boven = el(
        "tr",
        el("th", "Fiche", scope="col", rowspan=2),
        [el("th", kop, scope="col", rowspan=2) for kop in _OORDELEN],
        el("th", "Kerncijfer", scope="colgroup", colspan=1 + len(_CIJFERS), class_="kern"),
        el("th", "Gevraagd", scope="col", rowspan=2),
    )
    onder = el(
        "tr",
        el("th", "Wat", scope="col", class_="kern"),
        [el("th", kop, scope="col", class_=None if kop == "Verloop" else "r") for kop in _CIJFERS],
    )
    return el(
        "table",
        el("caption", f"Alle fiches in {wijzer.jaar}", class_="vh"),
        el("thead", boven, onder),
        el("tbody", [_rij(rij, wijzer, f"oog-{nr}") for nr, rij in enumerate(rijen, 1)]),
        class_="oog raster",
    )


def _rij(rij: Oogopslagrij, wijzer: Verwijzingen, id_: str) -> Html:
    cellen: tuple[tuple[str, str, Inhoud], ...] = (
        ("Uitvoering", "", oordeel("uitvoering", rij.uitvoering, kort=True)),
        ("Effect", "", oordeel("effect", rij.effect, kort=True)),
        ("Zekerheid", "", oordeel("zekerheid", rij.zekerheid, kort=True)),
        ("Actualiteit", "", oordeel("actualiteit", rij.actualiteit, kort=True)),
        (
            "Beoordeling",
            "",
            chip(tekens.UITVOERING[rij.beoordeling], rij.beoordeling, kort=True)
            if rij.beoordeling
            else dof("nog geen"),
        ),
        *_kerncellen(rij.kerncijfer, rij, id_),
        ("Gevraagd", "", wijzer.codes(rij.gevraagd) if rij.gevraagd else weergave.GEEN),
    )
    kop = (naar(wijzer.delen.get(rij.sleutel), rij.titel), " ", klasselabel(rij.klasse, "intern"))
    tds = [el("td", cel, class_=klasse or None, data_kop=naam) for naam, klasse, cel in cellen]
    if rij.kerncijfer is None:
        zonder = el("td", dof("geen kerncijfer"), colspan=1 + len(_CIJFERS), class_="kern", data_kop="Kerncijfer")
        tds.insert(len(_OORDELEN), zonder)
    return el("tr", el("th", kop, scope="row"), tds)


def _kerncellen(kern: Kerncijfer | None, rij: Oogopslagrij, id_: str) -> tuple[tuple[str, str, Inhoud], ...]:
    if kern is None:
        return ()
    naam = samen(
        kern.naam,
        NIETS if kern.eenheid == "%" else el("span", f" ({kern.eenheid})", class_="bij"),
        klasselabel(kern.klasse, rij.klasse),
    )
    return (
        ("Kerncijfer", "kern", naam),
        ("Nulmeting", "r", punt(kern.nulmeting, kern.eenheid, zonder="geen", jaar=True)),
        ("Vorig jaar", "r", punt(kern.vorig, kern.eenheid)),
        ("Nu", "r nu", punt(kern.nu, kern.eenheid)),
        ("Doel", "r", doel(kern.doel, kern.eenheid) if kern.doel else weergave.GEEN),
        ("Verloop", "", _verloop(kern, id_) or weergave.GEEN),
    )


def _verloop(kern: Kerncijfer, id_: str) -> Html:
    return vonklijn(
        kern.verloop, kern.naam, kern.eenheid, id_, doel=kern.doel, nulmeting=kern.nulmeting, breuken=kern.breuken
    )


# --- what stands out ---------------------------------------------------------------------------------------------


def _signalen(kop: str, signalen: tuple[Signaal, ...], tekort: str, toon: str) -> Html:
    return el(
        "section",
        el("h3", kop),
        el("ol", [_signaal(signaal) for signaal in signalen]) if signalen else NIETS,
        el("p", tekort, class_="dof") if tekort else NIETS,
        class_=f"signaal {toon}",
    )


def _signaal(signaal: Signaal) -> Html:
    kop = "" if signaal.onderwerp and signaal.onderwerp in signaal.tekst else signaal.onderwerp
    return el(
        "li",
        el("strong", f"{kop}. ") if kop else NIETS,
        signaal.tekst,
        " ",
        klasselabel(signaal.klasse, "intern"),
        (" ", el("span", signaal.grond, class_="grond")) if signaal.grond else NIETS,
    )


def _besluiten(deel: Oogopslag) -> Html:
    laat = NIETS
    if deel.besluiten_te_laat:
        laat = samen(", waarvan ", el("strong", f"{deel.besluiten_te_laat} te laat"))
    aantal = {0: "geen enkel besluit staat open", 1: "1 besluit staat open"}.get(
        deel.besluiten_open, f"{deel.besluiten_open} besluiten staan open"
    )
    return el("p", el("strong", "Besluiten van de raad: "), aantal, laat, ".", class_="besluitstand")
