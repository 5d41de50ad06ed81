"""The front of the document: title, speerpunt, colofon, the year on one page, and what is to be decided."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lama_zvp import tekens
from lama_zvp.stuurbord.model import Oogopslagrij, Stuurbord
from lama_zvp.stuurbord.render.pdf.bouwstenen import (
    Deel,
    Regel,
    alinea,
    alineas,
    cel,
    code,
    dof,
    etiket,
    gekleurd,
    gescheiden,
    kader,
    klein,
    kleur_van,
    kolom,
    kop,
    lijst,
    merkje,
    met_klasse,
    naast,
    oordeel,
    rij,
    spring,
    tabel,
    vet,
    wit,
)
from lama_zvp.stuurbord.render.pdf.grafiek import vonklijn
from lama_zvp.stuurbord.render.weergave import (
    AFGELEID,
    GEEN,
    MERK,
    NIET_GETOOND,
    ONBEKEND,
    VOORLOPIG,
    cijfer,
    dag,
    doel,
    elders,
    nummer,
    toestand,
)
from lama_zvp.stuurbord.stukken import Beslispunt, Besluitdeel, Indicatordeel, Punt, Signaal
from lama_zvp.typografie import datum, getal

_SIGNAAL = 260
"""Characters of a signal that the one page shows; more would push the table off it."""
_TEKENS = "; ".join(
    (
        f"{ONBEKEND} = nog niet bekend",
        f"{GEEN} = niet bepaald",
        f"{VOORLOPIG} = voorlopig of tussenstand",
        f"{NIET_GETOOND} = niet getoond.",
    )
)
_VOETNOOT = (
    f"{_TEKENS} Uitvoering, effect, zekerheid en actualiteit komen uit de gegevens; de beoordeling is van de "
    "korpsleiding. Een verandering in een cijfer zegt niet waardoor ze komt. De lijn toont het verloop tussen het "
    "laagste en het hoogste cijfer."
)


def titelblad(stuurbord: Stuurbord) -> list[Deel]:
    """Title, what this is, and the plan's aim with its figures."""
    c = stuurbord.colofon
    zone = f"{c.zone} ({c.zone_code})" if c.zone_code else c.zone
    merk = [kader([alinea(vet(MERK))], "mis")] if c.voorbeelddata else []
    return [
        wit(6),
        alinea(gekleurd(zone, "merk"), maat=1.15),
        {"b": "titel", "x": stuurbord.titel},
        alinea(c.plan_titel, maat=1.15),
        alinea(*gescheiden((f"Editie {c.editie.titel}", f"klasse {c.editie.klasse}", vet(toestand(c))))),
        *merk,
        wit(4),
        kop(1, "Het speerpunt van het plan"),
        kader([*alineas(stuurbord.speerpunt.speerpunt.tekst, maat=1.1), _bron(stuurbord.speerpunt.speerpunt.bron)]),
        *_speerpuntcijfers(stuurbord.speerpunt.cijfers, c.jaar),
    ]


def _bron(bron: str) -> Deel:
    return alinea(klein(f"Bron: {bron}"))


def _speerpuntcijfers(cijfers: Sequence[Indicatordeel], jaar: int) -> list[Deel]:
    kolommen = [
        kolom("Cijfer", (1, "fr")),
        kolom("Nulmeting", "auto", "rechts"),
        kolom(str(jaar - 1), "auto", "rechts"),
        kolom(str(jaar), "auto", "rechts"),
        kolom("Doel", "auto", "rechts"),
        kolom("Verschil", (34, "mm")),
        kolom("Zekerheid", (20, "mm")),
    ]
    return tabel(kolommen, [_speerpuntrij(deel) for deel in cijfers])


def _speerpuntrij(deel: Indicatordeel) -> dict[str, Any]:
    return rij(
        cel([deel.naam, klein(f" ({deel.eenheid})")], *([alinea(klein(elders(deel)))] if deel.elders else [])),
        met_periode(deel.nulmeting),
        cijfer(deel.vorig),
        vet(cijfer(deel.nu)),
        doel(deel.doel),
        verdict("effect", deel.effect.oordeel, kort=True),
        verdict("zekerheid", deel.zekerheid.oordeel),
    )


def met_periode(punt: Punt | None) -> Regel:
    """`197 2018`: a figure with its period after it, small."""
    return cijfer(punt) if punt is None else [cijfer(punt), etiket(f" ({punt.periode})")]


def verdict(soort: str, naam: str, *, kort: bool = False) -> dict[str, Any]:
    """A cell with a verdict: symbol, word, colour; certainty and what is unknown have no colour."""
    kleur = "kalm" if soort == "zekerheid" and naam != "onbekend" else kleur_van(naam)
    return cel([oordeel(tekens.ALLE[soort][naam], kleur, kort=kort)], kleur="" if kleur in ("kalm", "leeg") else kleur)


# --- 0 -----------------------------------------------------------------------------------------------------------


def colofon(stuurbord: Stuurbord) -> list[Deel]:
    """What this document is, how to read it, and its contents."""
    regels = [rij(vet(naam), waarde) for naam, waarde in _colofonregels(stuurbord) if waarde]
    return [
        kop(1, "0 Colofon"),
        *tabel([kolom("Wat", (34, "mm")), kolom("Gegeven", (1, "fr"))], regels, maat=0.94),
        kop(2, "Leeswijzer"),
        *_leeswijzer(),
        kop(2, "Inhoud"),
        {"b": "inhoud"},
    ]


def _colofonregels(stuurbord: Stuurbord) -> list[tuple[str, Regel]]:
    c = stuurbord.colofon
    zone = f"{c.zone} ({c.zone_code})" if c.zone_code else c.zone
    journaal = f"tot en met gebeurtenis {getal(c.journaal_tot)}" if c.journaal_tot is not None else ""
    hash_ = [code(c.journaal_hash)] if c.journaal_hash else ["nog leeg"]
    grens = f", aantallen onder {c.editie.onderdruk_onder} niet getoond" if c.editie.onderdruk_onder else ""
    werklijst = ", met werklijst" if c.editie.werklijst else ""
    return [
        ("Zone", f"{zone}: {', '.join(c.gemeenten)}" if c.gemeenten else zone),
        ("Plan", [f"{c.plan_titel}, versie {c.plan_versie} ", code(c.plan_sleutel), klein(f" bron: {c.plan_bron}")]),
        ("Looptijd", f"{datum(c.periode_van)} tot en met {datum(c.periode_tot)}"),
        ("Jaar", f"{c.jaar}, gezien op {datum(c.opgemaakt_op)}; actualiteit geteld tot {datum(c.peildag)}"),
        ("Gegevens", f"laatste van het jaar op {datum(c.gegevens_tot)}" if c.gegevens_tot else "nog geen"),
        ("Toestand", toestand(c)),
        ("Editie", [f"{c.editie.titel}, klasse {c.editie.klasse}{grens}{werklijst} ", code(c.editie.sleutel)]),
        ("Weglating", c.editie.weglating),
        ("Journaal", gescheiden([journaal, *hash_])),
        ("Planbestand", ["sha256 ", code(c.plan_sha256)]),
        ("Vingerafdruk", ["sha256 ", code(c.vingerafdruk), klein(" van de inhoud, gelijk in elk formaat")]),
    ]


def _leeswijzer() -> list[Deel]:
    groepen = (
        ("Uitvoering", tekens.UITVOERING.values(), "is gedaan wat beloofd werd?"),
        ("Effect", tekens.EFFECT.values(), "zijn de cijfers veranderd? Niet: waardoor."),
        ("Zekerheid", tekens.ZEKERHEID.values(), "hoe vast staan de cijfers?"),
        ("Actualiteit", tekens.ACTUALITEIT.values(), "hoe recent zijn de meldingen?"),
    )
    rijen = [
        rij(vet(naam), vraag[0].upper() + vraag[1:], gescheiden((t.met_woord() for t in reeks), "   "))
        for naam, reeks, vraag in groepen
    ]
    tekst = (
        f"{_TEKENS} {AFGELEID} = laag afgeleid: de bron deelt de maatregel niet in. Wat onbekend is, krijgt geen kleur."
    )
    kolommen = [kolom("Oordeel", (22, "mm")), kolom("Vraag", (48, "mm")), kolom("Uitkomsten", (1, "fr"))]
    return [*tabel(kolommen, rijen), alinea(klein(tekst))]


# --- 1 -----------------------------------------------------------------------------------------------------------


def oogopslag(stuurbord: Stuurbord) -> list[Deel]:
    """The year on one landscape page."""
    deel, jaar = stuurbord.oogopslag, stuurbord.colofon.jaar
    plaatsen = {fiche.sleutel: f"fiche-{i}" for i, fiche in enumerate(stuurbord.fiches)}
    kolommen = [
        kolom("Fiche", (1.3, "fr")),
        kolom("Uitvoering", "auto"),
        kolom("Effect", "auto"),
        kolom("Zekerheid", "auto"),
        kolom("Actualiteit", "auto"),
        kolom("Beoordeling", "auto"),
        kolom("Kerncijfer", (2, "fr")),
        kolom("Nulmeting", "auto", "rechts"),
        kolom(str(jaar - 1), "auto", "rechts"),
        kolom(str(jaar), "auto", "rechts"),
        kolom("Doel", "auto", "rechts"),
        kolom("Verloop", (25, "mm")),
        kolom("Vraag", "auto"),
    ]
    rijen = tabel(
        kolommen, [_oogopslagrij(r, plaatsen.get(r.sleutel, "")) for r in deel.rijen], maat=0.94, marge=(1.3, 1.35)
    )
    onder = naast(
        (
            [_kopje("Wat goed gaat"), *_signalen(deel.goed, deel.goed_tekort)],
            [_kopje("Wat bijsturing vraagt"), *_signalen(deel.bijsturen, deel.bijsturen_tekort)],
            [_kopje("Besluiten van de raad"), *_besluitregel(deel.besluiten_open, deel.besluiten_te_laat)],
        ),
        ((1, "fr"), (1, "fr"), (0.62, "fr")),
        8,
    )
    leeg = [] if deel.rijen else [alinea("Deze editie toont geen enkele fiche.")]
    delen = [*rijen, *leeg, alinea(klein(_VOETNOOT)), wit(3), onder]
    return [{"b": "liggend", "kop": kop(1, f"1 In één oogopslag: {jaar}"), "d": delen}]


def _oogopslagrij(r: Oogopslagrij, plaats: str) -> dict[str, Any]:
    kern = r.kerncijfer
    lijn = vonklijn(kern) if kern else None
    return rij(
        met_klasse(spring(vet(r.titel), plaats) if plaats else vet(r.titel), r.klasse),
        verdict("uitvoering", r.uitvoering),
        verdict("effect", r.effect, kort=True),
        verdict("zekerheid", r.zekerheid),
        verdict("actualiteit", r.actualiteit),
        verdict("uitvoering", r.beoordeling) if r.beoordeling else cel(dof("nog niet gegeven")),
        [kern.naam, klein(f" ({kern.eenheid})")] if kern else dof("geen kerncijfer in het plan"),
        met_periode(kern.nulmeting) if kern else GEEN,
        cijfer(kern.vorig) if kern else GEEN,
        vet(cijfer(kern.nu)) if kern else GEEN,
        _doel(r),
        cel(*([lijn] if lijn else [""])),
        gescheiden((vet(c) for c in r.gevraagd), " ") or GEEN,
    )


def _doel(r: Oogopslagrij) -> Regel:
    if r.kerncijfer is None or r.kerncijfer.doel is None:
        return GEEN
    return [doel(r.kerncijfer.doel), etiket(f" ({r.kerncijfer.doel.jaar})")]


def _kopje(tekst: str) -> Deel:
    return alinea(gekleurd(tekst, "merk"), maat=1.08)


def _signalen(signalen: Sequence[Signaal], tekort: str) -> list[Deel]:
    regels: list[Regel] = [[*_over(s), _kort(s.tekst), " ", dof(_kort(s.grond))] for s in signalen]
    return [*lijst(regels), *([alinea(klein(_kort(tekort)))] if tekort else [])]


def _over(signaal: Signaal) -> list[Regel]:
    """What it is about, and its class."""
    return [met_klasse(vet(signaal.onderwerp), signaal.klasse), ": "] if signaal.onderwerp else []


def _kort(tekst: str) -> str:
    return tekst if len(tekst) <= _SIGNAAL else tekst[:_SIGNAAL].rstrip() + " …"


def _besluitregel(aantal: int, te_laat: int) -> list[Deel]:
    if not aantal:
        return [alinea("Er staan geen besluiten open.")]
    laat = (
        [alinea(oordeel(tekens.TE_LAAT, "zorg"), f": {getal(te_laat)}")] if te_laat else [alinea("Geen enkel te laat.")]
    )
    return [alinea(vet(getal(aantal)), " open"), *laat, alinea(klein("Zie deel 2."))]


# --- 2 -----------------------------------------------------------------------------------------------------------


def beslispunten(stuurbord: Stuurbord) -> list[Deel]:
    """What is asked of the council, and what became of what it decided."""
    deel = stuurbord.beslispunten
    punten = [_punt(punt) for punt in deel.punten]
    kolommen = [kolom("Code", (12, "mm")), kolom("Gevraagd", (1, "fr")), kolom("Soort en fiche", (38, "mm"))]
    leeg = [] if punten else [alinea("Er ligt niets ter beslissing voor.")]
    return [
        kop(1, "2 Beslispunten"),
        *tabel(kolommen, punten, maat=0.94),
        *leeg,
        kop(2, "Openstaande besluiten"),
        *(_besluiten(deel.open_besluiten) or [alinea("Geen.")]),
        *(
            [kop(2, "Afgesloten besluiten"), *_besluiten(deel.afgesloten_besluiten)]
            if deel.afgesloten_besluiten
            else []
        ),
    ]


_SOORT = {
    "oordeel": "oordeel te geven",
    "bijsturing": "bijsturing",
    "blokkade": "blokkade",
    "termijn": "termijn voorbij",
    "stopzetting": "stopzetting",
    "besluit": "besluit te laat",
}


def _punt(punt: Beslispunt) -> dict[str, Any]:
    return rij(
        merkje(punt.code),
        cel(alinea(vet(punt.vraag)), *alineas(punt.toelichting, maat=0.92)),
        cel(
            alinea(_SOORT[punt.soort]),
            *([alinea(klein(", ".join(punt.onderwerpen)))] if punt.onderwerpen else []),
            alinea(klein(f"klasse {punt.klasse}")),
        ),
    )


def _besluiten(besluiten: Sequence[Besluitdeel]) -> list[Deel]:
    kolommen = [
        kolom("Besluit", (1, "fr")),
        kolom("Over", (28, "mm")),
        kolom("Verantwoordelijk", (28, "mm")),
        kolom("Genomen", "auto"),
        kolom("Termijn", "auto"),
        kolom("Stand", (27, "mm")),
    ]
    return tabel(kolommen, [_besluit(b) for b in besluiten])


def _besluit(b: Besluitdeel) -> dict[str, Any]:
    stand = [alinea(oordeel(tekens.STAND[b.stand], "kalm"))]
    if b.te_laat:
        stand.insert(0, alinea(oordeel(tekens.TE_LAAT, "zorg")))
    gevolg = [alinea(klein(f"Opvolging, {datum(b.stand_datum)}"))] if b.stand_datum else []
    return rij(
        cel(alinea(vet(b.titel), klein(f" {nummer(b.nummer)}")), *alineas(b.tekst), *gevolg, *alineas(b.stand_tekst)),
        cel(alinea(b.onderwerp or "het hele plan"), alinea(klein(f"klasse {b.klasse}"))),
        b.verantwoordelijke,
        dag(b.datum),
        dag(b.termijn),
        cel(*stand),
    )
