"""Markdown of the closing sections: means, gemeenten, changes, quality of plan and data, account, signatures."""

from __future__ import annotations

from collections.abc import Sequence

from lama_zvp import tekens
from lama_zvp.stuurbord.model import FederalePartner, Methode, Middelendeel, Stuurbord, Tabeldeel, Tabelrij
from lama_zvp.stuurbord.render.md_vorm import lijst, md, tabel, verder, vet, zin
from lama_zvp.stuurbord.render.weergave import GEEN, cijfer, telling, verwijzing
from lama_zvp.stuurbord.stukken import Bevinding, Wijziging
from lama_zvp.typografie import NBSP, datum, getal

_ZONDER_BESLUIT = ("voortgang-gewijzigd", "beoordeling-gewijzigd")
"""Changes in what was reported, which ask for no decision."""


def middelen(deel: Middelendeel) -> list[str]:
    uit = ["## 5 Middelen en federale bijdrage", ""]
    uit += ["Zoals het plan ze vastlegt; het journaal houdt geen middelen bij.", ""] if deel.tabellen else []
    for tabel_ in deel.tabellen:
        uit += _tabel(tabel_)
    uit += lijst(f"{md(p.tekst)} ({verder(p.bron)})" for p in deel.afspraken)
    if deel.federaal:
        uit += ["### Waar het plan op federale partners rekent", "", *lijst(map(_partner, deel.federaal))]
    return uit


def _partner(partner: FederalePartner) -> str:
    delen = (f"{m.titel} ({m.fiche}, {tekens.MAATREGELSTAND[m.stand].woord})" for m in partner.maatregelen)
    return f"{vet(partner.naam)}: {verder(zin('; '.join(delen)))}"


def _tabel(deel: Tabeldeel) -> list[str]:
    def rij(waarden: Tabelrij) -> list[str]:
        return [waarden.titel, *(GEEN if c is None else getal(c, deel.decimalen) for c in waarden.cellen)]

    rijen = [rij(r) for r in (*deel.rijen, *((deel.totaal,) if deel.totaal else ()))]
    uit = [f"{vet(deel.titel)} ({verder(deel.eenheid)})", ""]
    uit += tabel(["", *deel.kolommen], rijen, rechts=range(1, len(deel.kolommen) + 1))
    return [*uit, md(zin(f"{deel.opmerking} Bron: {deel.bron}".strip())), ""]


def per_gemeente(stuurbord: Stuurbord) -> list[str]:
    deel = stuurbord.per_gemeente
    uit = ["## 6 Per gemeente", ""]
    if deel.opmerking:
        uit += [md(deel.opmerking), ""]
    rijen = [[rij.fiche, *(telling(a) for a in rij.aantallen), telling(rij.zone)] for rij in deel.meldingen]
    if rijen:
        uit += [f"Meldingen over voortgang in {stuurbord.colofon.jaar}.", ""]
        uit += tabel(["Fiche", *deel.gemeenten, "Zonder gemeente"], rijen, rechts=range(1, len(deel.gemeenten) + 2))
    cijfers = [
        [f"{rij.indicator} ({rij.eenheid})", rij.periode, *(cijfer(p, GEEN) for p in rij.cijfers)]
        for rij in deel.cijfers
    ]
    return uit + tabel(["Cijfer", "Periode", *deel.gemeenten], cijfers, rechts=range(2, len(deel.gemeenten) + 2))


def gewijzigd(stuurbord: Stuurbord) -> list[str]:
    deel = stuurbord.gewijzigd
    uit = ["## 7 Gewijzigd sinds het vorige stuurbord", ""]
    if deel.vorig_jaar is None:
        uit += ["Dit is het eerste stuurbord: er is geen vastgesteld jaar om mee te vergelijken.", ""]
    else:
        versie = f", versie {deel.vorige_versie}" if deel.vorige_versie else ""
        van = f" van {datum(deel.vorige_datum)}" if deel.vorige_datum else ""
        uit += [f"Vergeleken met het stuurbord {deel.vorig_jaar}{versie}{van}.", ""]
        uit += _wijzigingen(deel.wijzigingen) or [
            "Aan plan, termijnen, streefwaarden en cijfers is niets gewijzigd.",
            "",
        ]
    if deel.sinds_versie:
        uit += [
            f"### Sinds versie {stuurbord.colofon.eerdere_versie} van dit jaar",
            "",
            *_wijzigingen(deel.sinds_versie),
        ]
    return uit


def _wijzigingen(wijzigingen: Sequence[Wijziging]) -> list[str]:
    return lijst(f"{vet(w.onderwerp)}: {verder(zin(w.tekst))} {_besluiten(w)}".rstrip() for w in wijzigingen)


def _besluiten(wijziging: Wijziging) -> str:
    if not wijziging.besluiten:
        return "" if wijziging.soort in _ZONDER_BESLUIT else "**Zonder besluit.**"
    return f"Besluit: {verder(zin('; '.join(map(verwijzing, wijziging.besluiten))))}"


def datakwaliteit(stuurbord: Stuurbord) -> list[str]:
    deel = stuurbord.datakwaliteit
    uit = ["## 8 Planhiaten en datakwaliteit", ""]
    uit += ["### De gegevens", "", *lijst(map(md, deel.gegevens))]
    if deel.vervallen:
        uit += [f"Wel in het journaal, niet meer in het plan: {verder(zin(', '.join(deel.vervallen)))}", ""]
    for kop, bevindingen in (
        ("Wat het plan openlaat", deel.planhiaten),
        ("Wat in de bron niet optelt", deel.narekenen),
        ("Opmerkingen bij het plan", deel.opmerkingen),
    ):
        if bevindingen:
            uit += [f"### {kop}", "", *lijst(_per_plaats(bevindingen))]
    for wie in deel.werklijst:
        kop = md(wie.verantwoordelijke) if wie.verantwoordelijke else "zonder verantwoordelijke in het plan"
        uit += [f"### Werklijst: {kop}", "", *lijst(md(punt.tekst) for punt in wie.punten)]
    return uit


def _per_plaats(bevindingen: Sequence[Bevinding]) -> list[str]:
    """The remarks on one place together; a remark without a place by itself."""
    per: dict[str, list[str]] = {}
    for b in bevindingen:
        per.setdefault(b.plaats, []).append(f"{b.tekst} Bron: {zin(b.bron)}" if b.bron else b.tekst)
    los = [md(tekst) for tekst in per.pop("", [])]
    return [*(f"{vet(plaats)}: {verder(' '.join(teksten))}" for plaats, teksten in per.items()), *los]


def verantwoording(stuurbord: Stuurbord) -> list[str]:
    deel = stuurbord.verantwoording
    uit = ["## 9 Verantwoording", "", *lijst(map(md, deel.beginselen))]
    uit += tabel(("Drempel", "Waarde"), [(d.naam, d.waarde) for d in deel.drempels])
    if deel.methoden:
        uit += ["### Methoden", "", *lijst(map(_methode, deel.methoden))]
    if deel.marges:
        rijen = [
            (m.indicator, m.periode, GEEN if m.n is None else getal(m.n), f"±{NBSP}{getal(m.marge)}")
            for m in deel.marges
        ]
        uit += ["### Foutenmarges van bevragingen (95 %)", ""]
        uit += tabel(("Cijfer", "Periode", "n", "Procentpunt"), rijen, rechts=(2, 3))
    if deel.breuken:
        uit += ["### Reeksbreuken", ""]
        uit += lijst(f"{vet(b.indicator)}, {b.breuk.jaar}: {verder(zin(b.breuk.reden))}" for b in deel.breuken)
    if deel.bronnen:
        uit += ["### Bronnen van de cijfers", ""]
        uit += lijst(f"{md(b.bron)}: {verder(zin('; '.join(b.indicatoren)))}" for b in deel.bronnen)
    return uit


def _methode(methode: Methode) -> str:
    tekst = f"{methode.uitleg} Gebruikt bij: {zin('; '.join(methode.gebruikt_bij))}".strip()
    return f"{vet(methode.naam)}: {verder(tekst)}"


def akkoord(stuurbord: Stuurbord) -> list[str]:
    deel = stuurbord.akkoord
    rijen = [(h.functie, h.rol, "", "") for h in deel.handtekeningen]
    koppen = ("Functie", "Rol", "Datum", "Handtekening")
    return ["## 10 Akkoord", "", md(deel.tekst), "", *tabel(koppen, rijen)]
