"""Sections 3 and 4: a fiche or a hefboom with its verdicts, its judgement, its measures and its figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lama_zvp import tekens
from lama_zvp.stuurbord.model import Fichedeel, Stuurbord
from lama_zvp.stuurbord.render.pdf.bouwstenen import (
    BLADZIJDE,
    Deel,
    Regel,
    alinea,
    alineas,
    band,
    bijeen,
    cel,
    dof,
    gescheiden,
    kader,
    klein,
    kleur_van,
    kolom,
    kop,
    lijst,
    merkje,
    oordeel,
    rij,
    tabel,
    vet,
)
from lama_zvp.stuurbord.render.pdf.cijfers import Cijferboek
from lama_zvp.stuurbord.render.weergave import AFGELEID, GEEN, dag, gedaan, herkomst, nummer, telling
from lama_zvp.stuurbord.stukken import Bewijs, Laagdeel, Maatregeldeel, Melding
from lama_zvp.typografie import datum, getal


def fiches(stuurbord: Stuurbord, boek: Cijferboek) -> list[Deel]:
    """Section 3; every fiche starts on a new page."""
    uit: list[Deel] = [kop(1, "3 De actiefiches")]
    for i, deel in enumerate(stuurbord.fiches):
        uit += [*([BLADZIJDE] if i else []), *_deel(deel, boek, f"fiche-{i}")]
    return uit if stuurbord.fiches else [*uit, alinea("Deze editie toont geen enkele fiche.")]


def hefbomen(stuurbord: Stuurbord, boek: Cijferboek) -> list[Deel]:
    """Section 4."""
    uit: list[Deel] = [kop(1, "4 De hefbomen")]
    for deel in stuurbord.hefbomen:
        uit += _deel(deel, boek, "")
    return uit if stuurbord.hefbomen else [*uit, alinea("Geen.")]


def _deel(deel: Fichedeel, boek: Cijferboek, label: str) -> list[Deel]:
    return [
        kop(2, f"{deel.nummer} {deel.titel}", label=label, inhoud=True),
        _wie(deel),
        *_doelstellingen(deel),
        *_oordelen(deel),
        *_beoordeling(deel),
        *_maatregelen(deel),
        *_cijfers(deel, boek),
    ]


_SOORT = {"fiche": "Actiefiche", "hefboom": "Hefboom", "ondersteunend": "Ondersteunend deel"}


def _wie(deel: Fichedeel) -> Deel:
    return alinea(
        *gescheiden(
            (
                dof(_SOORT[deel.soort]),
                dof(deel.korte_titel) if deel.korte_titel != deel.titel else "",
                dof(f"klasse {deel.klasse}"),
                dof(f"verantwoordelijk: {deel.verantwoordelijke or 'in het plan niet benoemd'}"),
                dof(f"bron: {deel.bron}"),
                [dof("ter beslissing: "), *gescheiden((merkje(c) for c in deel.gevraagd), " ")]
                if deel.gevraagd
                else "",
            )
        ),
        maat=0.92,
    )


def _doelstellingen(deel: Fichedeel) -> list[Deel]:
    if not deel.doelstellingen:
        return []
    return [kop(3, "Doelstellingen"), *lijst([d.tekst, klein(f" ({d.bron})")] for d in deel.doelstellingen)]


def _oordelen(deel: Fichedeel) -> list[Deel]:
    """The four verdicts side by side, each with its reasons."""
    vier = (
        ("Uitvoering", "uitvoering", deel.uitvoering.oordeel, deel.uitvoering.redenen),
        ("Effect", "effect", deel.effect.oordeel, deel.effect.redenen),
        ("Zekerheid", "zekerheid", deel.zekerheid.oordeel, deel.zekerheid.redenen),
        ("Actualiteit", "actualiteit", deel.actualiteit.oordeel, deel.actualiteit.redenen),
    )
    koppen = [kolom(naam, (1, "fr")) for naam, *_ in vier]
    cellen = [_oordeelcel(soort, uitkomst) for _, soort, uitkomst, _ in vier]
    waarom = [cel(*(alinea(klein(reden)) for reden in redenen)) for *_, redenen in vier]
    return tabel(koppen, [rij(*cellen), rij(*waarom, soort="vervolg")], maat=0.94)


def _oordeelcel(soort: str, uitkomst: str) -> dict[str, Any]:
    kleur = "kalm" if soort == "zekerheid" and uitkomst != "onbekend" else kleur_van(uitkomst)
    return cel([oordeel(tekens.ALLE[soort][uitkomst], kleur)], kleur="" if kleur in ("kalm", "leeg") else kleur)


def _beoordeling(deel: Fichedeel) -> list[Deel]:
    """The person's judgement beside the program's proposal."""
    voorstel: list[Deel] = [
        alinea(
            "Voorstel van het programma: ",
            oordeel(tekens.UITVOERING[deel.voorstel], kleur_van(deel.voorstel))
            if deel.voorstel
            else dof("geen, te weinig bekend"),
        ),
        *([alinea(klein(" ".join(deel.voorstel_redenen)))] if deel.voorstel_redenen else []),
    ]
    eigen = deel.beoordeling
    if eigen is None:
        return [kop(3, "Beoordeling"), kader([alinea(dof("Nog niet gegeven.")), *voorstel], "kalm")]
    anders = deel.voorstel is not None and deel.voorstel != eigen.oordeel
    waar = gescheiden((datum(eigen.datum), nummer(eigen.nummer), f"klasse {eigen.klasse}"), ", ")
    delen = [
        alinea(
            "Oordeel van de korpsleiding: ",
            oordeel(tekens.UITVOERING[eigen.oordeel], kleur_van(eigen.oordeel)),
            klein([" (", *waar, ")"]),
        ),
        *alineas(eigen.toelichting),
        *([alinea(vet("Bijsturing")), *alineas(eigen.bijsturing)] if eigen.bijsturing else []),
        *voorstel,
        *([alinea(vet("Het oordeel wijkt af van het voorstel."))] if anders else []),
    ]
    return [kop(3, "Beoordeling"), kader(delen, "merk")]


# --- measures ----------------------------------------------------------------------------------------------------


def _maatregelen(deel: Fichedeel) -> list[Deel]:
    naam = "Maatregel" if deel.soort == "fiche" else "Toezegging"
    leeg = [alinea(dof(deel.leeg))] if deel.leeg else []
    lagen = [d for laag in deel.lagen if laag.maatregelen for d in _laag(laag, naam)]
    return [
        kop(3, "Maatregelen" if deel.soort == "fiche" else "Toezeggingen"),
        *lagen,
        *(alinea(klein(noot)) for noot in _voetnoten(deel)),
        *leeg,
        *([] if lagen or leeg else [alinea(dof("Geen."))]),
    ]


def _voetnoten(deel: Fichedeel) -> Iterator[str]:
    maatregelen = [m for laag in deel.lagen for m in laag.maatregelen]
    if any(m.afgeleid for m in maatregelen):
        yield f"{AFGELEID} Laag afgeleid: de bron deelt deze maatregel niet in; de indeling is een eigen lezing."
    if any(m.verouderd for m in maatregelen):
        yield "Verouderd: het laatste nieuws was goed, maar is te oud om nog te tellen (zie de drempels in deel 9)."


def _laag(laag: Laagdeel, naam: str) -> list[Deel]:
    kolommen = [
        kolom(naam, (1.2, "fr")),
        kolom("Stand", (1, "fr")),
        kolom("Laatste status", (22, "mm")),
        kolom("Gedaan", (14, "mm"), "rechts"),
        kolom("Laatste melding van het jaar", (1.15, "fr")),
    ]
    rijen = tabel(kolommen, [_maatregel(m) for m in laag.maatregelen], maat=0.85, marge=(1.2, 1.1))
    return [*_laagkop(laag), *rijen]


def _laagkop(laag: Laagdeel) -> list[Deel]:
    """The layer with its own verdict; nothing for the commitments of a hefboom, which has no layers."""
    if not laag.sleutel:
        return []
    regel: list[Regel] = [laag.titel]
    if laag.uitvoering:
        regel += ["   ", oordeel(tekens.UITVOERING[laag.uitvoering.oordeel], kleur_van(laag.uitvoering.oordeel))]
    redenen = [alinea(klein(" ".join(laag.uitvoering.redenen)))] if laag.uitvoering else []
    return [band(kop(4, regel), *redenen)]


def _maatregel(m: Maatregeldeel) -> dict[str, Any]:
    return rij(
        cel(alinea(m.titel, f" {AFGELEID}" if m.afgeleid else ""), *_belofte(m)),
        cel(*_stand(m), kleur=_grond(m)),
        cel(*_status(m)),
        gedaan(m),
        cel(*_gemeld(m)),
    )


def _grond(m: Maatregeldeel) -> Any:
    kleur = kleur_van(m.stand.oordeel)
    return "" if kleur in ("kalm", "leeg") else kleur


def _belofte(m: Maatregeldeel) -> list[Deel]:
    termijn = f"termijn {dag(m.termijn)}" if m.termijn and datum(m.termijn) not in m.ritme else ""
    regel = gescheiden(
        (
            m.ritme,
            termijn,
            f"in {', '.join(m.gemeenten)}" if m.gemeenten else "",
            m.klasse if m.klasse != "openbaar" else "",
        )
    )
    return [alinea(klein(regel))] if regel else []


def _stand(m: Maatregeldeel) -> list[Deel]:
    laat = [alinea(oordeel(tekens.TE_LAAT, "zorg"))] if m.te_laat else []
    return [
        alinea(oordeel(tekens.MAATREGELSTAND[m.stand.oordeel], kleur_van(m.stand.oordeel))),
        *laat,
        alinea(klein("Verouderd." if m.verouderd else " ".join(m.stand.redenen))),
    ]


def _status(m: Maatregeldeel) -> list[Deel]:
    if m.status is None:
        return [
            alinea(dof("zonder status"), klein(f" {dag(m.laatste_datum)}")) if m.laatste_datum else alinea(dof(GEEN))
        ]
    laatst = [f"gemeld {dag(m.laatste_datum)}"] if m.laatste_datum and m.laatste_datum != m.status_datum else []
    dagen = [f"{getal(m.dagen)} dagen geleden"] if m.dagen is not None else []
    return [
        alinea(tekens.STATUS[m.status].met_woord()),
        alinea(klein(", ".join([dag(m.status_datum), *laatst, *dagen]))),
    ]


def _gemeld(m: Maatregeldeel) -> list[Deel]:
    uit: list[Deel] = []
    if m.laatste is None:
        niets = "in dit jaar niets gemeld" if m.laatste_datum else "nog nooit iets gemeld"
        uit.append(alinea(dof("in dit jaar gemeld, hier niet getoond" if m.gemeld else niets)))
    else:
        uit += _melding(m.laatste)
    if len(m.nummers) > 1:
        uit.append(alinea(klein(f"Meldingen: {' '.join(map(nummer, m.nummers))}")))
    if m.bewijzen:
        uit.append(alinea(klein(f"Bewijs: {'; '.join(map(_bewijs, m.bewijzen))}")))
    return uit


def _melding(melding: Melding) -> list[Deel]:
    aantal = f"aantal {telling(melding.aantal)}" if melding.aantal else ""
    status = tekens.STATUS[melding.status].woord if melding.status else ""
    staart = gescheiden(
        (status, aantal, herkomst(melding), melding.klasse if melding.klasse != "openbaar" else ""), ", "
    )
    ingekort = [klein(" (ingekort)")] if melding.ingekort else []
    return [*alineas(melding.tekst), alinea(klein(staart), *ingekort)]


def _bewijs(bewijs: Bewijs) -> str:
    delen = [dag(bewijs.datum), nummer(bewijs.nummer)]
    return f"{bewijs.verwijzing} ({', '.join(deel for deel in delen if deel)})"


def _cijfers(deel: Fichedeel, boek: Cijferboek) -> Sequence[Deel]:
    if not deel.indicatoren:
        zonder = "Het plan volgt deze fiche met geen enkel cijfer."
        return [bijeen(kop(3, "Cijfers"), alinea(dof(zonder)))] if deel.soort == "fiche" else []
    return [kop(3, "Cijfers"), *boek.delen(deel.indicatoren, deel.nummer)]
