"""Measures of a fiche, layer by layer: where each stands and why, what was reported, what shows it."""

from __future__ import annotations

from collections.abc import Sequence

from lama_zvp import tekens
from lama_zvp.assess.model import Maatregelstand
from lama_zvp.plan.model import Klasse
from lama_zvp.stuurbord.render.html.elementen import NIETS, Html, Inhoud, el, lijst, regels, samen, verborgen
from lama_zvp.stuurbord.render.html.tabel import Groep, Kolom, groepentabel
from lama_zvp.stuurbord.render.html.woorden import (
    alleen,
    chip,
    dag,
    dof,
    klasselabel,
    nummer,
    oordeel,
    redenen,
    te_laat,
    telling,
    tussen,
)
from lama_zvp.stuurbord.render.weergave import AFGELEID
from lama_zvp.stuurbord.stukken import Bewijs, Laagdeel, Maatregeldeel, Melding
from lama_zvp.typografie import getal

_KOLOMMEN = (Kolom("Maatregel"), Kolom("Stand"), Kolom("Voortgang en bewijs"))


def maatregeltabel(lagen: Sequence[Laagdeel], titel: str, geheel: Klasse, jaar: int) -> Html:
    """One table, a part per layer; measures that nothing was ever heard of stand together below the others."""
    groepen = [
        Groep(
            _laagkop(laag),
            tuple(_rij(maatregel, geheel, jaar) for maatregel in laag.maatregelen if not zwijgt(maatregel)),
            _zwijgende([maatregel for maatregel in laag.maatregelen if zwijgt(maatregel)], geheel),
        )
        for laag in lagen
        if laag.maatregelen
    ]
    return groepentabel(titel, _KOLOMMEN, groepen, klasse="maatregelen stapel")


def zwijgt(deel: Maatregeldeel) -> bool:
    """Whether nothing was ever heard of a measure, so that its promise is all there is to tell."""
    return deel.laatste_datum is None and deel.laatste is None and deel.status is None and not deel.te_laat


def _laagkop(laag: Laagdeel) -> Inhoud:
    if not laag.titel:
        return None
    stand = oordeel("uitvoering", laag.uitvoering.oordeel) if laag.uitvoering else NIETS
    waarom = " ".join(laag.uitvoering.redenen) if laag.uitvoering else ""
    return samen(el("span", laag.titel, class_="laag"), " ", stand, " ", el("span", waarom, class_="waarom"))


def _zwijgende(delen: Sequence[Maatregeldeel], geheel: Klasse) -> Html:
    """Verdict and reason once, then the titles."""
    per: dict[tuple[Maatregelstand, tuple[str, ...]], list[Maatregeldeel]] = {}
    for deel in delen:
        per.setdefault((deel.stand.oordeel, deel.stand.redenen), []).append(deel)
    return samen(
        el(
            "div",
            el("p", oordeel("maatregelstand", stand), " ", el("span", " ".join(waarom), class_="waarom")),
            lijst((_titel(deel), " ", el("span", _bijzonderheden(deel, geheel), class_="klein")) for deel in groep),
            class_="zwijgt",
        )
        for (stand, waarom), groep in per.items()
    )


def _rij(deel: Maatregeldeel, geheel: Klasse, jaar: int) -> Sequence[Inhoud]:
    return (
        (el("span", _titel(deel), class_="titel"), " ", el("span", _bijzonderheden(deel, geheel), class_="klein")),
        (
            oordeel("maatregelstand", deel.stand.oordeel),
            (" ", te_laat()) if deel.te_laat else NIETS,
            el("p", "Verouderd.", class_="reden") if deel.verouderd else redenen(deel.stand.redenen),
        ),
        (
            el("p", _status(deel, jaar), class_="klein"),
            _melding(deel.laatste, deel) if deel.laatste else NIETS,
            lijst(map(_bewijs, deel.bewijzen), "kaal klein"),
        ),
    )


def _titel(deel: Maatregeldeel) -> Html:
    if not deel.afgeleid:
        return samen(deel.titel)
    merk = el("span", AFGELEID, class_="merk", aria_hidden="true")
    return samen(deel.titel, merk, verborgen(" (laag afgeleid)"))


def _bijzonderheden(deel: Maatregeldeel, geheel: Klasse) -> Html:
    return tussen(
        [
            alleen(deel.ritme),
            samen("termijn ", dag(deel.termijn)) if deel.termijn else NIETS,
            alleen(", ".join(deel.gemeenten)),
            alleen(f"{getal(deel.gepland)} gepland" if deel.gepland is not None and zwijgt(deel) else ""),
            klasselabel(deel.klasse, geheel),
        ]
    )


def _status(deel: Maatregeldeel, jaar: int) -> Html:
    """Last status with its day, what was realised, and how long ago the last entry is."""
    oud = f" ({getal(deel.dagen)} {'dag' if deel.dagen == 1 else 'dagen'})" if deel.dagen is not None else ""
    zelfde = deel.status_datum == deel.laatste_datum
    laatst = samen("laatst gemeld ", dag(deel.laatste_datum), oud) if deel.laatste_datum and not zelfde else NIETS
    return tussen(
        [
            chip(tekens.STATUS[deel.status]) if deel.status else dof("geen status"),
            samen(dag(deel.status_datum), oud if zelfde else "") if deel.status_datum else NIETS,
            laatst,
            _aantal(deel),
            NIETS if deel.gemeld else dof(f"niets gemeld in {jaar}"),
        ]
    )


def _aantal(deel: Maatregeldeel) -> Html:
    if deel.gepland is not None:
        return samen(telling(deel.gerealiseerd, "geen aantal"), f" van {getal(deel.gepland)} gepland")
    return samen("aantal: ", telling(deel.gerealiseerd)) if deel.gerealiseerd is not None else NIETS


def _melding(melding: Melding, deel: Maatregeldeel) -> Html:
    """The newest entry; what the line above says already is not said again."""
    status = chip(tekens.STATUS[melding.status]) if melding.status and melding.status != deel.status else NIETS
    waar = tussen(
        [
            NIETS if melding.datum == deel.laatste_datum else dag(melding.datum),
            alleen(melding.gemeente),
            status,
            samen("aantal: ", telling(melding.aantal)) if melding.aantal else NIETS,
            _nummers(melding, deel),
            klasselabel(melding.klasse, deel.klasse),
        ]
    )
    return samen(
        el("p", regels(melding.tekst), class_="citaat") if melding.tekst else NIETS,
        el("p", dof("Ingekort; het journaal heeft de volledige tekst."), class_="klein") if melding.ingekort else NIETS,
        el("p", waar, class_="klein") if waar else NIETS,
    )


def _nummers(melding: Melding, deel: Maatregeldeel) -> Html:
    """Numbers of the newest entries, the quoted one among them."""
    alle = [*deel.nummers, *({melding.nummer} - {None, *deel.nummers})]
    return tussen([nummer(n) for n in alle], " ")


def _bewijs(bewijs: Bewijs) -> Html:
    return samen(
        "Bewijs: ",
        bewijs.verwijzing,
        " ",
        el("span", tussen([dag(bewijs.datum), nummer(bewijs.nummer)]), class_="klein"),
    )
