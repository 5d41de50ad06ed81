"""Sections 5 and 6: people and money, what federal partners contribute to, and the year per gemeente."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from lama_zvp.journal.events import Meting
from lama_zvp.plan.model import Rij, Tabel
from lama_zvp.stuurbord.build.cijfers import verborgen_punt
from lama_zvp.stuurbord.edities import Inzage
from lama_zvp.stuurbord.model import (
    Bijdrage,
    FederalePartner,
    Fichedeel,
    Gemeentecijfer,
    Gemeentedeel,
    Gemeenterij,
    Middelendeel,
    Tabeldeel,
    Tabelrij,
)
from lama_zvp.stuurbord.stukken import Passage, Punt, Telling

_FEDERAAL = re.compile(
    r"\bfedera(al|le)\b.*\b(politie|wegpolitie)\b|\b(FGP|CSD|CIK|DirCo|DirJud|SICAD)\b", re.IGNORECASE
)
"""Names of partners that are part of the federal police."""


def middelendeel(inzage: Inzage, delen: Sequence[Fichedeel]) -> Middelendeel:
    """Section 5: the plan's own tables and agreements, and the measures that count on a federal partner."""
    middelen = inzage.plan.middelen
    return Middelendeel(
        tabellen=tuple(_tabel(tabel) for tabel in middelen.tabellen),
        afspraken=tuple(Passage(tekst=p.tekst, bron=p.bron) for p in middelen.afspraken),
        federaal=_federaal(inzage, delen),
    )


def _tabel(tabel: Tabel) -> Tabeldeel:
    return Tabeldeel(
        titel=tabel.titel,
        eenheid=tabel.eenheid,
        decimalen=tabel.decimalen,
        kolommen=tuple(kolom.titel for kolom in tabel.kolommen),
        rijen=tuple(_rij(rij) for rij in tabel.rijen),
        totaal=_rij(tabel.totaal) if tabel.totaal else None,
        opmerking=tabel.opmerking or "",
        bron=tabel.bron,
        klasse=tabel.klasse,
    )


def _rij(rij: Rij) -> Tabelrij:
    return Tabelrij(titel=rij.titel, cellen=rij.cellen)


def _federaal(inzage: Inzage, delen: Sequence[Fichedeel]) -> tuple[FederalePartner, ...]:
    """Per federal partner, by name, the measures in which the plan counts on it."""
    per: dict[str, list[Bijdrage]] = defaultdict(list)
    for deel in delen:
        for laag in deel.lagen:
            for maatregel in laag.maatregelen:
                for partner in inzage.namen.bij_naam[maatregel.naam].partners:
                    if _FEDERAAL.search(partner):
                        per[partner].append(
                            Bijdrage(
                                titel=maatregel.titel,
                                fiche=deel.korte_titel,
                                stand=maatregel.stand.oordeel,
                                klasse=maatregel.klasse,
                            )
                        )
    return tuple(FederalePartner(naam=naam, maatregelen=tuple(per[naam])) for naam in sorted(per))


# --- per gemeente ------------------------------------------------------------------------------------------------


def gemeentedeel(inzage: Inzage) -> Gemeentedeel:
    """Section 6: progress entries and figures of the year per gemeente."""
    gemeenten = inzage.plan.zone.gemeenten
    meldingen = tuple(_meldingen(inzage))
    cijfers = tuple(_cijfers(inzage))
    return Gemeentedeel(
        gemeenten=tuple(gemeente.naam for gemeente in gemeenten),
        meldingen=meldingen,
        cijfers=cijfers,
        opmerking="" if meldingen or cijfers else "Voor dit jaar is niets per gemeente te tonen.",
    )


def _meldingen(inzage: Inzage) -> Iterator[Gemeenterij]:
    per = inzage.beeld.per_gemeente
    sleutels = [gemeente.sleutel for gemeente in inzage.plan.zone.gemeenten]
    rijen = [(fiche.sleutel, fiche.korte_titel, fiche.klasse) for fiche in inzage.plan.fiches]
    rijen.append(("hefboom", "Hefbomen", "openbaar"))
    for groep, titel, klasse in rijen:
        if any(fiche == groep for fiche, _ in per):
            yield Gemeenterij(
                fiche=titel,
                klasse=klasse,
                aantallen=tuple(_telling(inzage, per.get((groep, sleutel), 0)) for sleutel in sleutels),
                zone=_telling(inzage, per.get((groep, ""), 0)),
            )


def _telling(inzage: Inzage, aantal: int) -> Telling:
    drempel = inzage.onthouding.drempel
    if drempel is not None and aantal < drempel:
        return Telling(aantal=None, kleiner_dan=drempel)
    return Telling(aantal=aantal)


def _cijfers(inzage: Inzage) -> Iterator[Gemeentecijfer]:
    sleutels = [gemeente.sleutel for gemeente in inzage.plan.zone.gemeenten]
    for indicator in inzage.plan.indicatoren:
        punten = _punten(inzage, indicator.sleutel)
        for periode in sorted({periode for _, periode in punten}):
            yield Gemeentecijfer(
                indicator=indicator.naam,
                eenheid=indicator.eenheid,
                periode=periode,
                klasse=indicator.klasse,
                cijfers=tuple(punten.get((sleutel, periode)) for sleutel in sleutels),
            )


def _punten(inzage: Inzage, indicator: str) -> dict[tuple[str, str], Punt]:
    """The year's figures of one indicator per gemeente and period, the hidden ones marked."""
    jaar = inzage.oordeel.jaar
    punten: dict[tuple[str, str], Punt] = {}
    for event in inzage.beeld.metingen.get(indicator, ()):
        meting = event.inhoud
        if event.gemeente and isinstance(meting, Meting) and meting.periode.startswith(str(jaar)):
            punten[event.gemeente, meting.periode] = Punt(
                periode=meting.periode,
                jaar=jaar,
                waarde=meting.waarde,
                n=meting.n,
                voorlopig=meting.voorlopig,
                bron=meting.bron,
            )
    for plaats in (*inzage.onthouding.klein, *inzage.onthouding.herleidbaar):
        if plaats[0] == indicator and plaats[1] and plaats[2].startswith(str(jaar)):
            punten[plaats[1], plaats[2]] = verborgen_punt(inzage, plaats)
    return punten
