"""Section 7: what is otherwise than in an earlier document, with the decision behind it or `zonder besluit`."""

from __future__ import annotations

from collections.abc import Sequence

from lama_zvp.stuurbord.model import Gewijzigd
from lama_zvp.stuurbord.render import weergave
from lama_zvp.stuurbord.render.html.elementen import NIETS, Html, Inhoud, el, lijst, samen
from lama_zvp.stuurbord.render.html.tabel import Groep, Kolom, groepentabel
from lama_zvp.stuurbord.render.html.woorden import dag, dof, klasselabel
from lama_zvp.stuurbord.stukken import Wijziging, Wijzigingsoort

_SOORTEN: dict[Wijzigingsoort, str] = {
    "termijn-verschoven": "Verschoven termijnen",
    "streefwaarde-verzacht": "Verzachte streefwaarden",
    "maatregel-vervallen": "Vervallen maatregelen",
    "fiche-vervallen": "Vervallen fiches",
    "cijfer-gecorrigeerd": "Achteraf verbeterde cijfers",
    "termijn-gewijzigd": "Andere termijnen",
    "streefwaarde-gewijzigd": "Andere streefwaarden",
    "maatregel-nieuw": "Nieuwe maatregelen",
    "fiche-nieuw": "Nieuwe fiches",
    "voortgang-gewijzigd": "Gewijzigde voortgang",
    "beoordeling-gewijzigd": "Gewijzigde beoordelingen",
}
"""Headings, what weakens the plan first."""


def gewijzigd(deel: Gewijzigd, versie: int | None) -> Html:
    return samen(_sinds_vorig_jaar(deel), _sinds_versie(deel, versie))


def _sinds_vorig_jaar(deel: Gewijzigd) -> Html:
    if deel.vorig_jaar is None:
        return el("p", dof("Dit is het eerste stuurbord: er is geen eerder document om mee te vergelijken."))
    nummer = f", versie {deel.vorige_versie}" if deel.vorige_versie is not None else ""
    return samen(
        el(
            "p",
            f"Vergeleken met het stuurbord {deel.vorig_jaar}{nummer}",
            (" van ", dag(deel.vorige_datum)) if deel.vorige_datum else NIETS,
            ".",
        ),
        _tabel("Wijzigingen sinds het vorige stuurbord", deel.wijzigingen)
        or el("p", "Er is niets gewijzigd aan wat het plan belooft, en geen cijfer werd verbeterd."),
    )


def _sinds_versie(deel: Gewijzigd, versie: int | None) -> Html:
    if not deel.sinds_versie:
        return NIETS
    vorige = f" {versie}" if versie is not None else ""
    titel = f"Gewijzigd sinds de vastgestelde versie{vorige} van dit jaar"
    return samen(el("h3", titel), _tabel(titel, deel.sinds_versie))


def _tabel(titel: str, wijzigingen: Sequence[Wijziging]) -> Html:
    groepen = [
        Groep(kop, rijen)
        for soort, kop in _SOORTEN.items()
        if (rijen := tuple(_rij(w) for w in wijzigingen if w.soort == soort))
    ]
    kolommen = (Kolom("Onderwerp", "breed"), Kolom("Wat er veranderde", "breed"), Kolom("Besluit"))
    return groepentabel(titel, kolommen, groepen, klasse="wijzigingen stapel")


def _rij(wijziging: Wijziging) -> Sequence[Inhoud]:
    besluiten = lijst(map(weergave.verwijzing, wijziging.besluiten), "kaal")
    return (
        (wijziging.onderwerp, " ", klasselabel(wijziging.klasse, "intern")),
        wijziging.tekst,
        besluiten or el("strong", "zonder besluit", class_="zonder"),
    )
