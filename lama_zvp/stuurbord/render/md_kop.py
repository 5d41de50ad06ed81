"""Markdown of the front: title, colofon, speerpunt, the year at a glance, what is to be decided."""

from __future__ import annotations

from collections.abc import Sequence

from lama_zvp import tekens
from lama_zvp.stuurbord.model import Colofon, Oogopslagrij, Stuurbord
from lama_zvp.stuurbord.render.md_vorm import citaat, lijst, md, tabel, vet
from lama_zvp.stuurbord.render.weergave import (
    GEEN,
    ONBEKEND,
    besluitstand,
    cijfer,
    dag,
    eenheid,
    kerncijfer,
    nummer,
    toestand,
)
from lama_zvp.stuurbord.stukken import Besluitdeel, Indicatordeel, Signaal
from lama_zvp.typografie import NBSP, datum, getal


def titel(stuurbord: Stuurbord) -> list[str]:
    colofon = stuurbord.colofon
    zone = f"{colofon.zone} ({colofon.zone_code})" if colofon.zone_code else colofon.zone
    ondertitel = f"{vet(zone)} · {md(colofon.plan_titel)}"
    editie = f"Editie {colofon.editie.titel} · klasse {colofon.editie.klasse} · {toestand(colofon)}"
    return [f"# {md(stuurbord.titel)}", "", ondertitel, "", md(editie), ""]


def colofon(deel: Colofon) -> list[str]:
    journaal = f"tot en met gebeurtenis {getal(deel.journaal_tot)}" if deel.journaal_tot else ""
    regels = [
        ("Zone", f"{deel.zone}: {', '.join(deel.gemeenten)}" if deel.gemeenten else deel.zone),
        ("Plan", f"{deel.plan_titel} ({deel.plan_sleutel}), versie {deel.plan_versie}; bron: {deel.plan_bron}"),
        ("Looptijd", f"{datum(deel.periode_van)} tot en met {datum(deel.periode_tot)}"),
        ("Jaar", f"{deel.jaar}, gezien op {datum(deel.opgemaakt_op)}; actualiteit geteld tot {datum(deel.peildag)}"),
        ("Gegevens", f"laatste van het jaar op {datum(deel.gegevens_tot)}" if deel.gegevens_tot else "nog geen"),
        ("Toestand", toestand(deel)),
        ("Editie", f"{deel.editie.titel} ({deel.editie.sleutel}), klasse {deel.editie.klasse}"),
        ("Weglating", deel.editie.weglating),
        (
            "Journaal",
            "; ".join(d for d in (journaal, f"sha256 {deel.journaal_hash}") if d) if deel.journaal_hash else "nog leeg",
        ),
        ("Planbestand", f"sha256 {deel.plan_sha256}"),
        ("Vingerafdruk", f"sha256 {deel.vingerafdruk}"),
    ]
    return ["## 0 Colofon", "", *lijst(f"**{kop}:** {md(tekst)}" for kop, tekst in regels if tekst)]


def speerpunt(stuurbord: Stuurbord) -> list[str]:
    deel = stuurbord.speerpunt
    uit = ["## Het speerpunt van het plan", "", *citaat(deel.speerpunt.tekst)]
    uit += [f"Bron: {md(deel.speerpunt.bron)}.", ""]
    return uit + _cijfertabel(deel.cijfers)


def _cijfertabel(cijfers: Sequence[Indicatordeel]) -> list[str]:
    """One line per figure, for figures that stand outside a fiche."""
    rijen = [
        (
            eenheid(deel),
            _met_jaar(deel.nulmeting),
            _met_jaar(deel.vorig),
            _met_jaar(deel.nu),
            _elders(deel),
            tekens.EFFECT[deel.effect.oordeel].met_woord(kort=True),
        )
        for deel in cijfers
    ]
    return tabel(("Cijfer", "Nulmeting", "Vorig", "Nu", "Elders", "Verschil"), rijen)


def _met_jaar(punt: object) -> str:
    from lama_zvp.stuurbord.stukken import Punt

    if not isinstance(punt, Punt):
        return ONBEKEND
    return f"{cijfer(punt)} ({punt.periode})"


def _elders(deel: Indicatordeel) -> str:
    return "; ".join(
        f"{plek.naam} {cijfer(plek.punten[-1])} ({plek.punten[-1].periode})" for plek in deel.elders if plek.punten
    )


# --- 1 -----------------------------------------------------------------------------------------------------------


def oogopslag(stuurbord: Stuurbord) -> list[str]:
    deel = stuurbord.oogopslag
    uit = [f"## 1 In één oogopslag: {stuurbord.colofon.jaar}", ""]
    uit += tabel(
        ("Fiche", "Uitvoering", "Effect", "Zekerheid", "Actualiteit", "Kerncijfer", "Vraag"),
        [_rij(rij) for rij in deel.rijen],
    )
    if not deel.rijen:
        uit += ["Deze editie toont geen enkele fiche.", ""]
    uit += _legende(stuurbord)
    uit += ["**Wat goed gaat**", "", *_signalen(deel.goed, deel.goed_tekort)]
    uit += ["**Wat bijsturing vraagt**", "", *_signalen(deel.bijsturen, deel.bijsturen_tekort)]
    uit += [f"**Besluiten:** {_besluiten(deel.besluiten_open, deel.besluiten_te_laat)}", ""]
    return uit


def _rij(rij: Oogopslagrij) -> tuple[str, ...]:
    uitvoering = tekens.UITVOERING[rij.uitvoering].met_woord()
    return (
        rij.titel,
        uitvoering,
        tekens.EFFECT[rij.effect].met_woord(kort=True),
        tekens.ZEKERHEID[rij.zekerheid].met_woord(),
        tekens.ACTUALITEIT[rij.actualiteit].met_woord(),
        kerncijfer(rij.kerncijfer),
        " ".join(rij.gevraagd),
    )


def _legende(stuurbord: Stuurbord) -> list[str]:
    namen = [
        f"{rij.titel}: {rij.kerncijfer.naam.lower()} ({rij.kerncijfer.eenheid})"
        for rij in stuurbord.oogopslag.rijen
        if rij.kerncijfer
    ]
    uit = []
    if namen:
        uit += [f"Kerncijfers (nulmeting→vorig jaar→dit jaar→doel): {md('; '.join(namen))}.", ""]
    uit += [
        f"{ONBEKEND} = nog niet bekend; {GEEN} = niet bepaald; \\* = voorlopig. "
        "Onbekend is geen oordeel. De codes onder Vraag staan in deel 2.",
        "",
    ]
    return uit


def _signalen(signalen: Sequence[Signaal], tekort: str) -> list[str]:
    regels = [f"{i}. {md(s.tekst)}{_grond(s)}" for i, s in enumerate(signalen, 1)]
    uit = [*regels, ""] if regels else []
    return uit + ([md(tekort), ""] if tekort else [])


def _grond(signaal: Signaal) -> str:
    delen = [signaal.grond] if signaal.grond else []
    return f" {md(' '.join(delen))}" if delen else ""


def _besluiten(aantal: int, te_laat: int) -> str:
    if not aantal:
        return "er staan geen besluiten open."
    staat = "1 besluit staat open" if aantal == 1 else f"{getal(aantal)} besluiten staan open"
    return f"{staat}, waarvan {getal(te_laat)} te laat." if te_laat else f"{staat}, geen enkel te laat."


# --- 2 -----------------------------------------------------------------------------------------------------------


def beslispunten(stuurbord: Stuurbord) -> list[str]:
    deel = stuurbord.beslispunten
    uit = ["## 2 Beslispunten", ""]
    if not deel.punten:
        uit += ["Er ligt niets ter beslissing voor.", ""]
    for punt in deel.punten:
        uit += [f"**{md(punt.code)}** {md(punt.vraag)}", "", *citaat(punt.toelichting)]
    uit += ["### Openstaande besluiten", "", *_besluittabel(deel.open_besluiten)]
    if not deel.open_besluiten:
        uit += ["Geen.", ""]
    if deel.afgesloten_besluiten:
        uit += ["### Afgesloten besluiten", "", *_besluittabel(deel.afgesloten_besluiten)]
    return uit


def _besluittabel(besluiten: Sequence[Besluitdeel]) -> list[str]:
    rijen = [
        (
            f"{nummer(b.nummer)}{NBSP}{b.titel}".strip(),
            b.onderwerp or "het hele plan",
            b.verantwoordelijke,
            dag(b.datum),
            dag(b.termijn),
            besluitstand(b),
        )
        for b in besluiten
    ]
    uit = tabel(("Besluit", "Over", "Verantwoordelijk", "Genomen", "Termijn", "Stand"), rijen)
    uit += lijst(_toelichting(b) for b in besluiten if b.tekst or b.stand_tekst)
    return uit


def _toelichting(besluit: Besluitdeel) -> str:
    opvolging = f"Opvolging ({datum(besluit.stand_datum)}): {besluit.stand_tekst}" if besluit.stand_datum else ""
    tekst = " ".join(deel for deel in (besluit.tekst, opvolging if besluit.stand_tekst else "") if deel)
    return f"{vet(besluit.titel)}: {md(tekst)}"
