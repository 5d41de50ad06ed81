"""Decisions of the council and what became of them."""

from __future__ import annotations

from lama_zvp.journal.events import Besluit, BesluitOpvolging, Gebeurtenis
from lama_zvp.stuurbord.build.woorden import MAX_TOELICHTING, ingekort
from lama_zvp.stuurbord.edities import Inzage
from lama_zvp.stuurbord.stukken import Besluitdeel

LOPEND = ("open", "lopend")


def besluitdelen(inzage: Inzage) -> tuple[Besluitdeel, ...]:
    """Every decision up to the end of the year that the edition may show, oldest first."""
    return tuple(
        _deel(inzage, besluit, besluit.inhoud, opvolgingen)
        for besluit, opvolgingen in inzage.beeld.besluiten
        if isinstance(besluit.inhoud, Besluit)
    )


def _deel(inzage: Inzage, besluit: Gebeurtenis, inhoud: Besluit, opvolgingen: tuple[Gebeurtenis, ...]) -> Besluitdeel:
    gevolg = next((e for e in reversed(opvolgingen) if isinstance(e.inhoud, BesluitOpvolging)), None)
    opvolging = gevolg.inhoud if gevolg and isinstance(gevolg.inhoud, BesluitOpvolging) else None
    stand = opvolging.stand if opvolging else "open"
    return Besluitdeel(
        nummer=inzage.nummer(besluit),
        titel=inhoud.titel,
        tekst=_kort(inhoud.tekst),
        onderwerp=onderwerptitel(inzage, besluit.onderwerp),
        onderwerp_sleutel=besluit.onderwerp,
        verantwoordelijke=inhoud.verantwoordelijke,
        datum=besluit.datum,
        termijn=inhoud.termijn,
        stand=stand,
        stand_datum=gevolg.datum if gevolg else None,
        stand_tekst=_kort(opvolging.tekst) if opvolging else "",
        te_laat=stand in LOPEND and inhoud.termijn is not None and inhoud.termijn < inzage.vandaag,
        klasse=besluit.klasse,
    )


def onderwerptitel(inzage: Inzage, naam: str) -> str:
    """Short title of the fiche, hefboom or measure with this name; the name itself when the plan has it no more."""
    for fiche in inzage.plan.fiches:
        if naam == fiche.sleutel:
            return fiche.korte_titel
    onderwerp = next((o for o in inzage.namen.alle if o.naam == naam), None)
    return onderwerp.titel if onderwerp else naam


def _kort(tekst: str) -> str:
    return ingekort(tekst, MAX_TOELICHTING)[0]
