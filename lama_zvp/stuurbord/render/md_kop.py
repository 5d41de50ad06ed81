"""Markdown of the front: title, colofon, speerpunt, the year at a glance, what is to be decided."""

from __future__ import annotations

from collections.abc import Sequence

from lama_zvp import tekens
from lama_zvp.stuurbord.model import Colofon, Oogopslagrij, Stuurbord
from lama_zvp.stuurbord.render.md_vorm import citaat, lijst, md, tabel, verder, vet, zin
from lama_zvp.stuurbord.render.weergave import (
    GEEN,
    ONBEKEND,
    VOORLOPIG,
    besluitstand,
    codes,
    dag,
    duiding,
    elders,
    kerncijfer,
    met_eenheid,
    met_jaar,
    nummer,
    toestand,
)
from lama_zvp.stuurbord.stukken import Besluitdeel, Indicatordeel, Signaal
from lama_zvp.typografie import datum, getal


def titel(stuurbord: Stuurbord) -> list[str]:
    colofon = stuurbord.colofon
    zone = f"{colofon.zone} ({colofon.zone_code})" if colofon.zone_code else colofon.zone
    editie = f"Editie {colofon.editie.titel} · klasse {colofon.editie.klasse} · {toestand(colofon)}"
    return [f"# {md(stuurbord.titel)}", "", f"{vet(zone)} · {verder(colofon.plan_titel)}", "", md(editie), ""]


def colofon(deel: Colofon) -> list[str]:
    uit = ["## 0 Colofon", ""]
    return uit + lijst(f"**{kop}:** {verder(tekst)}" for kop, tekst in _colofonregels(deel) if tekst)


def _colofonregels(deel: Colofon) -> list[tuple[str, str]]:
    journaal = f"tot en met gebeurtenis {getal(deel.journaal_tot)}, " if deel.journaal_tot else ""
    laatste = f"; laatste gegeven van het jaar: {datum(deel.gegevens_tot)}" if deel.gegevens_tot else ""
    return [
        ("Zone", f"{deel.zone}: {', '.join(deel.gemeenten)}" if deel.gemeenten else deel.zone),
        ("Plan", f"{deel.plan_titel} ({deel.plan_sleutel}), versie {deel.plan_versie}; bron: {deel.plan_bron}"),
        ("Looptijd", f"{datum(deel.periode_van)} tot en met {datum(deel.periode_tot)}"),
        ("Jaar", f"{deel.jaar}; actualiteit geteld tot {datum(deel.peildag)}{laatste}"),
        ("Toestand", toestand(deel)),
        ("Editie", f"{deel.editie.titel} ({deel.editie.sleutel}), klasse {deel.editie.klasse}"),
        ("Wat hier niet staat", deel.editie.weglating),
        ("Journaal", f"{journaal}sha256 {deel.journaal_hash}" if deel.journaal_hash else "nog leeg"),
        ("Planbestand", f"sha256 {deel.plan_sha256}"),
        ("Vingerafdruk van dit document", f"sha256 {deel.vingerafdruk}"),
    ]


def speerpunt(stuurbord: Stuurbord) -> list[str]:
    deel = stuurbord.speerpunt
    uit = ["## Het speerpunt van het plan", "", *citaat(deel.speerpunt.tekst)]
    uit += [f"Bron: {verder(zin(deel.speerpunt.bron))}", ""]
    met_doel = any(cijfer.doel for cijfer in deel.cijfers)
    koppen = ["Cijfer", "Nulmeting", "Vorig jaar", "Nu", *(["Doel"] if met_doel else []), "Elders"]
    rijen = [_speerpuntrij(cijfer, met_doel) for cijfer in deel.cijfers]
    uit += tabel([*koppen, "Verschil (indicatief)", "Zekerheid"], rijen)
    return uit + lijst(_speerpuntzin(cijfer) for cijfer in deel.cijfers)


def _speerpuntrij(deel: Indicatordeel, met_doel: bool) -> list[str]:
    return [
        deel.naam,
        met_jaar(deel.nulmeting, deel.eenheid),
        met_jaar(deel.vorig, deel.eenheid),
        met_jaar(deel.nu, deel.eenheid),
        *([met_eenheid(deel.doel, deel.eenheid)] if met_doel else []),
        elders(deel),
        tekens.EFFECT[deel.effect.oordeel].met_woord(kort=True),
        tekens.ZEKERHEID[deel.zekerheid.oordeel].met_woord(),
    ]


def _speerpuntzin(deel: Indicatordeel) -> str:
    tekst = duiding(deel, met_zekerheid=False)
    return f"{vet(deel.naam)}: {verder(tekst)}" if tekst else ""


# --- 1 -----------------------------------------------------------------------------------------------------------


def oogopslag(stuurbord: Stuurbord) -> list[str]:
    deel = stuurbord.oogopslag
    uit = [f"## 1 In één oogopslag: {stuurbord.colofon.jaar}", ""]
    koppen = ("Fiche", "Uitvoering", "Effect", "Zekerheid", "Actualiteit", "Kerncijfer", "Vraag")
    uit += tabel(koppen, map(_rij, deel.rijen)) or ["Deze editie toont geen enkele fiche.", ""]
    uit += _legende(stuurbord)
    uit += ["**Wat goed gaat**", "", *_signalen(deel.goed, deel.goed_tekort)]
    uit += ["**Wat bijsturing vraagt**", "", *_signalen(deel.bijsturen, deel.bijsturen_tekort)]
    return [*uit, f"**Eerdere besluiten:** {_besluiten(deel.besluiten_open, deel.besluiten_te_laat)}", ""]


def _rij(rij: Oogopslagrij) -> tuple[str, ...]:
    return (
        rij.titel,
        tekens.UITVOERING[rij.uitvoering].met_woord(),
        tekens.EFFECT[rij.effect].met_woord(kort=True),
        tekens.ZEKERHEID[rij.zekerheid].met_woord(),
        tekens.ACTUALITEIT[rij.actualiteit].met_woord(),
        kerncijfer(rij.kerncijfer),
        codes(rij.gevraagd),
    )


def _legende(stuurbord: Stuurbord) -> list[str]:
    namen = [
        f"{rij.titel}: {rij.kerncijfer.naam} ({rij.kerncijfer.eenheid})"
        for rij in stuurbord.oogopslag.rijen
        if rij.kerncijfer
    ]
    uit = [f"Kerncijfers: nulmeting→vorig jaar→dit jaar→doel. {verder('; '.join(namen))}.", ""] if namen else []
    uitleg = (
        f"{ONBEKEND} nog niet bekend; {GEEN} niet bepaald; {VOORLOPIG} voorlopig; ○ niet geweten, dus geen oordeel. "
        "In de lijn: · jaren zonder cijfer; ¦ vanaf hier anders geteld. De codes onder Vraag staan in deel 2."
    )
    uit += [verder(uitleg), ""]
    return [*uit, f"**Beoordeling door de korpsleiding:** {verder(zin(_beoordeeld(stuurbord)))}", ""]


def _beoordeeld(stuurbord: Stuurbord) -> str:
    """Who was judged how, and who was not judged."""
    rijen = stuurbord.oogopslag.rijen
    wel = [f"{rij.titel} {tekens.UITVOERING[rij.beoordeling].met_woord()}" for rij in rijen if rij.beoordeling]
    niet = [rij.titel for rij in rijen if not rij.beoordeling]
    if not wel:
        return "nog voor geen enkele fiche gegeven"
    return "; ".join(wel) + (f"; nog niet voor {', '.join(niet)}" if niet else "")


def _signalen(signalen: Sequence[Signaal], tekort: str) -> list[str]:
    regels = [f"{i}. {_signaal(signaal)}" for i, signaal in enumerate(signalen, 1)]
    return [*regels, *([""] if regels else []), *([md(tekort), ""] if tekort else [])]


def _signaal(signaal: Signaal) -> str:
    tekst = verder(" ".join(deel for deel in (signaal.tekst, signaal.grond) if deel))
    return f"{vet(signaal.onderwerp)}: {tekst}" if signaal.onderwerp else tekst


def _besluiten(aantal: int, te_laat: int) -> str:
    if not aantal:
        return "er staan er geen open."
    if aantal == 1:
        return f"1 staat open, {'en dat is te laat' if te_laat else 'nog binnen zijn termijn of zonder termijn'}."
    return f"{getal(aantal)} staan open, {f'waarvan {getal(te_laat)}' if te_laat else 'geen enkel'} te laat."


# --- 2 -----------------------------------------------------------------------------------------------------------


def beslispunten(stuurbord: Stuurbord) -> list[str]:
    deel = stuurbord.beslispunten
    uit = ["## 2 Beslispunten", ""]
    if not deel.punten:
        uit += ["Er ligt niets ter beslissing voor.", ""]
    for punt in deel.punten:
        uit += [f"{vet(punt.code)} {verder(punt.vraag)}", "", *citaat(punt.toelichting)]
    uit += ["### Openstaande besluiten", "", *(_besluittabel(deel.open_besluiten) or ["Geen.", ""])]
    if deel.afgesloten_besluiten:
        uit += ["### Afgesloten besluiten", "", *_besluittabel(deel.afgesloten_besluiten)]
    return uit


def _besluittabel(besluiten: Sequence[Besluitdeel]) -> list[str]:
    rijen = [
        (
            f"{nummer(b.nummer)} {b.titel}".strip(),
            b.onderwerp or "het hele plan",
            b.verantwoordelijke,
            dag(b.datum),
            dag(b.termijn),
            besluitstand(b),
        )
        for b in besluiten
    ]
    uit = tabel(("Besluit", "Over", "Verantwoordelijk", "Genomen", "Termijn", "Stand"), rijen)
    return uit + lijst(_toelichting(b) for b in besluiten)


def _toelichting(besluit: Besluitdeel) -> str:
    delen = [besluit.tekst]
    if besluit.stand_datum:
        woord = tekens.STAND[besluit.stand].woord.capitalize()
        delen.append(f"{woord} volgens de opvolging van {datum(besluit.stand_datum)}. {besluit.stand_tekst}".strip())
    tekst = " ".join(deel for deel in delen if deel)
    return f"{vet(besluit.titel)}: {verder(tekst)}" if tekst else ""
