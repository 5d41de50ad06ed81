"""Sections 5 and 6: people and money as the plan sets them, federal partners, and the year per gemeente."""

from __future__ import annotations

from collections.abc import Sequence

from lama_zvp.stuurbord.model import (
    FederalePartner,
    Gemeentecijfer,
    Gemeentedeel,
    Gemeenterij,
    Middelendeel,
    Tabeldeel,
    Tabelrij,
)
from lama_zvp.stuurbord.render.html.elementen import NIETS, Html, Inhoud, alineas, el, regels, samen
from lama_zvp.stuurbord.render.html.tabel import Groep, Kolom, groepentabel, schuif, tabel
from lama_zvp.stuurbord.render.html.woorden import bron, dof, klasselabel, oordeel, punt, telling
from lama_zvp.stuurbord.render.weergave import GEEN
from lama_zvp.typografie import getal


def middelen(deel: Middelendeel) -> Html:
    afspraken = [el("li", regels(p.tekst), " ", bron(p.bron)) for p in deel.afspraken]
    return samen(
        el("h3", "Mensen en geld in het plan"),
        [_tabel(t) for t in deel.tabellen] or el("p", dof("Deze editie toont geen tabellen over mensen en geld.")),
        (el("h3", "Afspraken"), el("ul", afspraken, class_="afspraken")) if afspraken else NIETS,
        el("h3", "Federale bijdrage"),
        _federaal(deel.federaal),
    )


def _tabel(deel: Tabeldeel) -> Html:
    kolommen = [Kolom(deel.eenheid), *(Kolom(kop, "r") for kop in deel.kolommen)]
    groepen = [Groep(None, tuple(_rij(rij, deel.decimalen) for rij in deel.rijen))]
    cijfers = groepentabel(deel.titel, kolommen, groepen, klasse="cijfers")
    if deel.totaal:
        groepen.append(Groep(None, (_rij(deel.totaal, deel.decimalen),)))
        cijfers = groepentabel(deel.titel, kolommen, groepen, klasse="cijfers met-totaal")
    return samen(
        el("h4", deel.titel, " ", klasselabel(deel.klasse, "intern")),
        schuif(cijfers, deel.titel, toets=True),
        alineas(deel.opmerking, "voetnoot"),
        el("p", bron(deel.bron), class_="voetnoot"),
    )


def _rij(rij: Tabelrij, decimalen: int) -> Sequence[Inhoud]:
    return rij.titel, *(
        dof(GEEN) if cel is None else el("span", getal(cel, decimalen), class_="num") for cel in rij.cellen
    )


def _federaal(partners: tuple[FederalePartner, ...]) -> Html:
    if not partners:
        return el("p", dof("Bij geen enkele getoonde maatregel noemt het plan een federale partner."))
    groepen = [
        Groep(
            partner.naam,
            tuple(
                (
                    (m.titel, " ", klasselabel(m.klasse, "intern")),
                    m.fiche,
                    oordeel("maatregelstand", m.stand),
                )
                for m in partner.maatregelen
            ),
        )
        for partner in partners
    ]
    kolommen = (Kolom("Maatregel", "breed"), Kolom("Fiche"), Kolom("Stand"))
    return groepentabel("Maatregelen die op een federale partner rekenen", kolommen, groepen, klasse="stapel")


# --- per gemeente ------------------------------------------------------------------------------------------------


def gemeenten(deel: Gemeentedeel) -> Html:
    return samen(
        el("p", dof(deel.opmerking)) if deel.opmerking else NIETS,
        _meldingen(deel) if deel.meldingen else NIETS,
        _cijfers(deel) if deel.cijfers else NIETS,
    )


def _meldingen(deel: Gemeentedeel) -> Html:
    kolommen = [Kolom("Fiche"), *(Kolom(g, "r") for g in deel.gemeenten), Kolom("Zonder gemeente", "r")]
    naam = "Meldingen van het jaar per gemeente"
    return samen(
        el("h3", naam), schuif(tabel(naam, kolommen, map(_melding, deel.meldingen), klasse="cijfers"), naam, toets=True)
    )


def _melding(rij: Gemeenterij) -> Sequence[Inhoud]:
    return (rij.fiche, " ", klasselabel(rij.klasse, "intern")), *map(telling, rij.aantallen), telling(rij.zone)


def _cijfers(deel: Gemeentedeel) -> Html:
    kolommen = [Kolom("Cijfer"), Kolom("Periode"), *(Kolom(g, "r") for g in deel.gemeenten)]
    naam = "Cijfers van het jaar per gemeente"
    return samen(
        el("h3", naam), schuif(tabel(naam, kolommen, map(_cijfer, deel.cijfers), klasse="cijfers"), naam, toets=True)
    )


def _cijfer(rij: Gemeentecijfer) -> Sequence[Inhoud]:
    return (
        (rij.indicator, el("span", f" ({rij.eenheid})", class_="bij"), " ", klasselabel(rij.klasse, "intern")),
        rij.periode,
        *(punt(p, rij.eenheid, zonder="niet ingevuld") for p in rij.cijfers),
    )
