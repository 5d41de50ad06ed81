"""Sections 5 to 10: means, gemeenten, changes, quality of plan and data, account, and the page to sign."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from lama_zvp import tekens
from lama_zvp.stuurbord.model import Gemeentedeel, Middelendeel, Stuurbord, Tabeldeel, Tabelrij, Werklijst
from lama_zvp.stuurbord.render.pdf.bouwstenen import (
    Deel,
    Regel,
    alinea,
    alineas,
    bijeen,
    cel,
    gescheiden,
    klein,
    kleur_van,
    kolom,
    kop,
    lijst,
    met_klasse,
    naast,
    oordeel,
    rij,
    tabel,
    vet,
)
from lama_zvp.stuurbord.render.pdf.cijfers import Cijferboek
from lama_zvp.stuurbord.render.weergave import GEEN, cijfer, telling, verwijzing
from lama_zvp.stuurbord.stukken import Bevinding, Wijziging
from lama_zvp.typografie import NBSP, datum, getal


def middelen(deel: Middelendeel) -> list[Deel]:
    """Section 5."""
    uitleg = [alinea("Zoals het plan ze vastlegt; het journaal houdt geen middelen bij.")] if deel.tabellen else []
    uit: list[Deel] = [kop(1, "5 Middelen en federale bijdrage"), *uitleg]
    for tabel_ in deel.tabellen:
        uit.append(_middelentabel(tabel_))
    if deel.afspraken:
        uit += [kop(2, "Afspraken"), *lijst([p.tekst, klein(f" ({p.bron})")] for p in deel.afspraken)]
    if deel.federaal:
        uit += [kop(2, "Waar het plan op federale partners rekent"), *_federaal(deel)]
    return uit


def _middelentabel(deel: Tabeldeel) -> Deel:
    kolommen = [kolom(f"In {deel.eenheid}", (1, "fr")), *(kolom(titel, "auto", "rechts") for titel in deel.kolommen)]

    def vul(waarden: Tabelrij, **soort: Any) -> dict[str, Any]:
        return rij(waarden.titel, *(GEEN if c is None else getal(c, deel.decimalen) for c in waarden.cellen), **soort)

    rijen = [vul(r) for r in deel.rijen]
    if deel.totaal:
        rijen.append(vul(deel.totaal, soort="totaal"))
    maat = 0.9 if len(deel.kolommen) < 7 else 0.8
    return bijeen(
        kop(2, deel.titel),
        *tabel(kolommen, rijen, maat=maat),
        *alineas(deel.opmerking),
        alinea(klein(f"Bron: {deel.bron}; klasse {deel.klasse}")),
    )


def _federaal(deel: Middelendeel) -> list[Deel]:
    kolommen = [
        kolom("Partner", (38, "mm")),
        kolom("Maatregel", (1, "fr")),
        kolom("Fiche", (34, "mm")),
        kolom("Stand", (30, "mm")),
    ]
    rijen = []
    for partner in deel.federaal:
        for i, m in enumerate(partner.maatregelen):
            fiche = met_klasse(m.fiche, m.klasse)
            stand = oordeel(tekens.MAATREGELSTAND[m.stand], kleur_van(m.stand))
            rijen.append(rij(vet(partner.naam) if i == 0 else "", m.titel, fiche, stand))
    return tabel(kolommen, rijen)


def per_gemeente(stuurbord: Stuurbord) -> list[Deel]:
    """Section 6."""
    deel, jaar = stuurbord.per_gemeente, stuurbord.colofon.jaar
    return [
        kop(1, "6 Per gemeente"),
        *([alinea(deel.opmerking)] if deel.opmerking else []),
        *_meldingen(deel, jaar),
        *_gemeentecijfers(deel),
    ]


def _meldingen(deel: Gemeentedeel, jaar: int) -> list[Deel]:
    kolommen = [kolom("Fiche", (1, "fr")), *_gemeentekolommen(deel), kolom("Hele zone", "auto", "rechts")]
    rijen = [
        rij(
            met_klasse(r.fiche, r.klasse),
            *(telling(a) for a in r.aantallen),
            telling(r.zone),
        )
        for r in deel.meldingen
    ]
    if not rijen:
        return []
    uitleg = f"Meldingen over voortgang in {jaar}. Onder “Hele zone” staan de meldingen die geen gemeente noemen."
    return [alinea(uitleg), *tabel(kolommen, rijen, maat=0.94)]


def _gemeentekolommen(deel: Gemeentedeel) -> list[dict[str, Any]]:
    return [kolom(gemeente, "auto", "rechts") for gemeente in deel.gemeenten]


def _gemeentecijfers(deel: Gemeentedeel) -> list[Deel]:
    kolommen = [kolom("Cijfer", (1, "fr")), kolom("Periode", "auto"), *_gemeentekolommen(deel)]
    rijen = [
        rij(
            met_klasse([r.indicator, klein(f" ({r.eenheid})")], r.klasse),
            r.periode,
            *(cijfer(p, GEEN) for p in r.cijfers),
        )
        for r in deel.cijfers
    ]
    return [kop(2, "Cijfers per gemeente"), *tabel(kolommen, rijen, maat=0.94)] if rijen else []


# --- 7 and 8 -----------------------------------------------------------------------------------------------------


def gewijzigd(stuurbord: Stuurbord) -> list[Deel]:
    """Section 7."""
    deel = stuurbord.gewijzigd
    uit: list[Deel] = [kop(1, "7 Gewijzigd sinds het vorige stuurbord")]
    if deel.vorig_jaar is None:
        uit.append(alinea("Dit is het eerste stuurbord: er is geen vastgesteld jaar om mee te vergelijken."))
    else:
        versie = f", versie {deel.vorige_versie}" if deel.vorige_versie else ""
        van = f" van {datum(deel.vorige_datum)}" if deel.vorige_datum else ""
        uit.append(alinea(f"Vergeleken met het stuurbord {deel.vorig_jaar}{versie}{van}."))
        gelijk = [alinea("Aan plan, termijnen, streefwaarden en cijfers is niets gewijzigd.")]
        uit += _wijzigingen(deel.wijzigingen) or gelijk
    if deel.sinds_versie:
        eerder = stuurbord.colofon.eerdere_versie
        uit += [kop(2, f"Sinds versie {eerder} van dit jaar" if eerder else "Sinds de vorige versie van dit jaar")]
        uit += _wijzigingen(deel.sinds_versie)
    return uit


def _wijzigingen(wijzigingen: Sequence[Wijziging]) -> list[Deel]:
    kolommen = [
        kolom("Wat", (30, "mm")),
        kolom("Over", (36, "mm")),
        kolom("Wijziging", (1, "fr")),
        kolom("Besluit", (46, "mm")),
    ]
    return tabel(
        kolommen,
        [
            rij(
                w.soort.replace("-", " "),
                met_klasse(vet(w.onderwerp), w.klasse),
                w.tekst,
                cel(*(alinea(verwijzing(b)) for b in w.besluiten)) if w.besluiten else vet("zonder besluit"),
            )
            for w in wijzigingen
        ],
    )


def datakwaliteit(stuurbord: Stuurbord) -> list[Deel]:
    """Section 8."""
    deel = stuurbord.datakwaliteit
    uit: list[Deel] = [kop(1, "8 Planhiaten en datakwaliteit"), kop(2, "De gegevens"), *lijst(deel.gegevens)]
    if deel.vervallen:
        uit.append(alinea(f"Wel in het journaal, niet meer in het plan: {', '.join(deel.vervallen)}."))
    for titel, bevindingen in (
        ("Wat het plan openlaat", deel.planhiaten),
        ("Wat in de bron niet optelt", deel.narekenen),
        ("Opmerkingen", deel.opmerkingen),
    ):
        if bevindingen:
            uit += [kop(2, titel), *_bevindingen(bevindingen)]
    if deel.werklijst:
        uit += [kop(2, "Werklijst per verantwoordelijke"), *(d for wie in deel.werklijst for d in _werklijst(wie))]
    return uit


def _bevindingen(bevindingen: Iterable[Bevinding]) -> list[Deel]:
    """One row per place, in the order of the plan."""
    per: dict[str, list[Regel]] = {}
    for b in bevindingen:
        per.setdefault(b.plaats, []).append([b.tekst, klein(f" ({b.bron})")] if b.bron else b.tekst)
    rijen = [
        rij(vet(plaats or "Het plan"), cel(*(alinea(regel) for regel in regels))) for plaats, regels in per.items()
    ]
    return tabel([kolom("Waar", (48, "mm")), kolom("Bevinding", (1, "fr"))], rijen)


def _werklijst(wie: Werklijst) -> list[Deel]:
    kolommen = [kolom("Soort", (30, "mm")), kolom("Over", (46, "mm")), kolom("Wat", (1, "fr"))]
    rijen = [
        rij(
            p.soort.replace("-", " "),
            met_klasse(p.onderwerp, p.klasse),
            p.tekst,
        )
        for p in wie.punten
    ]
    naam = wie.verantwoordelijke or "In het plan niemand benoemd"
    return [kop(3, naam), *(tabel(kolommen, rijen, maat=0.85) or [alinea("Niets.")])]


# --- 9 and 10 ----------------------------------------------------------------------------------------------------


def verantwoording(stuurbord: Stuurbord, boek: Cijferboek) -> list[Deel]:
    """Section 9, with the figures of the speerpunt in full."""
    deel = stuurbord.verantwoording
    uit: list[Deel] = [kop(1, "9 Verantwoording"), *lijst(deel.beginselen)]
    uit += [kop(2, "Drempels"), *_drempels(stuurbord)] if deel.drempels else []
    uit += [kop(2, "Methoden"), *_methoden(stuurbord)] if deel.methoden else []
    uit += [kop(2, "Marges van bevragingen"), *_marges(stuurbord)] if deel.marges else []
    uit += [kop(2, "Reeksbreuken"), *_breuken(stuurbord)] if deel.breuken else []
    uit += [kop(2, "Bronnen van de cijfers"), *_bronnen(stuurbord)] if deel.bronnen else []
    if stuurbord.speerpunt.cijfers:
        uit.append(kop(2, "De cijfers van het speerpunt"))
        uit += boek.delen(stuurbord.speerpunt.cijfers, "deel 9", niveau=3)
    return uit


def _drempels(stuurbord: Stuurbord) -> list[Deel]:
    rijen = [rij(d.naam, d.waarde) for d in stuurbord.verantwoording.drempels]
    return tabel([kolom("Drempel", (1, "fr")), kolom("Waarde", (1, "fr"))], rijen)


def _methoden(stuurbord: Stuurbord) -> list[Deel]:
    rijen = [
        rij(cel(alinea(vet(m.naam)), *([alinea(m.uitleg)] if m.uitleg else [])), ", ".join(m.gebruikt_bij) or GEEN)
        for m in stuurbord.verantwoording.methoden
    ]
    return tabel([kolom("Methode", (1, "fr")), kolom("Gebruikt bij", (1, "fr"))], rijen)


def _marges(stuurbord: Stuurbord) -> list[Deel]:
    rijen = [
        rij(m.indicator, m.periode, GEEN if m.n is None else getal(m.n), f"±{NBSP}{getal(m.marge)}")
        for m in stuurbord.verantwoording.marges
    ]
    kolommen = [
        kolom("Cijfer", (1, "fr")),
        kolom("Periode", "auto"),
        kolom("n", "auto", "rechts"),
        kolom("Procentpunt", "auto", "rechts"),
    ]
    return tabel(kolommen, rijen)


def _breuken(stuurbord: Stuurbord) -> list[Deel]:
    rijen = [rij(b.indicator, str(b.breuk.jaar), b.breuk.reden) for b in stuurbord.verantwoording.breuken]
    return tabel([kolom("Cijfer", (1, "fr")), kolom("Vanaf", "auto"), kolom("Reden", (1.4, "fr"))], rijen)


def _bronnen(stuurbord: Stuurbord) -> list[Deel]:
    rijen = [rij(b.bron, ", ".join(b.indicatoren)) for b in stuurbord.verantwoording.bronnen]
    return tabel([kolom("Bron", (1, "fr")), kolom("Cijfers", (1.4, "fr"))], rijen)


def akkoord(stuurbord: Stuurbord) -> list[Deel]:
    """Section 10: on one page, as long as it fits on one."""
    deel, c = stuurbord.akkoord, stuurbord.colofon
    wat = gescheiden((stuurbord.titel, f"editie {c.editie.titel}", f"vingerafdruk {c.vingerafdruk[:16]}"))
    vakken = [
        {"b": "tekenvak", "functie": h.functie, "rol": h.rol, "onder": "Datum en handtekening"}
        for h in deel.handtekeningen
    ]
    paren = [
        naast(([vakken[i]], [vakken[i + 1]] if i + 1 < len(vakken) else [""]), ((1, "fr"), (1, "fr")), 14, onder=True)
        for i in range(0, len(vakken), 2)
    ]
    return [bijeen(kop(1, "10 Akkoord"), alinea(deel.tekst), alinea(klein(wat)), *paren)]
