"""Markdown of sections 3 and 4: a fiche or a hefboom with its verdicts, measures and figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lama_zvp import tekens
from lama_zvp.stuurbord.model import Fichedeel, Stuurbord
from lama_zvp.stuurbord.render.md_vorm import citaat, lijst, md, tabel, vet
from lama_zvp.stuurbord.render.weergave import (
    AFGELEID,
    GEEN,
    cijfer,
    doel,
    eenheid,
    gedaan,
    herkomst,
    nummer,
    p_waarde,
    stand,
    status,
    verandering,
)
from lama_zvp.stuurbord.stukken import Bewijs, Indicatordeel, Laagdeel, Maatregeldeel, Punt, Vergelijking
from lama_zvp.typografie import NBSP, datum, getal


def fiches(stuurbord: Stuurbord) -> list[str]:
    uit = ["## 3 De actiefiches", ""]
    for deel in stuurbord.fiches:
        uit += _deel(deel, stuurbord.colofon.jaar)
    return uit if stuurbord.fiches else [*uit, "Deze editie toont geen enkele fiche.", ""]


def hefbomen(stuurbord: Stuurbord) -> list[str]:
    uit = ["## 4 De hefbomen", ""]
    for deel in stuurbord.hefbomen:
        uit += _deel(deel, stuurbord.colofon.jaar)
    return uit if stuurbord.hefbomen else [*uit, "Geen.", ""]


def _deel(deel: Fichedeel, jaar: int) -> list[str]:
    return [
        f"### {md(deel.nummer)} {md(deel.titel)}",
        "",
        *_oordelen(deel),
        *_beoordeling(deel),
        *_maatregelen(deel),
        *_cijfers(deel, jaar),
    ]


def _oordelen(deel: Fichedeel) -> list[str]:
    regels = [
        ("Uitvoering", tekens.UITVOERING[deel.uitvoering.oordeel], deel.uitvoering.redenen),
        ("Effect", tekens.EFFECT[deel.effect.oordeel], deel.effect.redenen),
        ("Zekerheid", tekens.ZEKERHEID[deel.zekerheid.oordeel], deel.zekerheid.redenen),
        ("Actualiteit", tekens.ACTUALITEIT[deel.actualiteit.oordeel], deel.actualiteit.redenen),
    ]
    uit = [f"- **{kop}: {teken.met_woord()}.** {md(' '.join(redenen))}" for kop, teken, redenen in regels]
    wie = deel.verantwoordelijke or "in het plan niet benoemd"
    uit.append(f"- **Verantwoordelijk:** {md(wie)}.")
    if deel.gevraagd:
        uit.append(f"- **Ter beslissing:** {md(', '.join(deel.gevraagd))} (deel 2).")
    return [*uit, ""]


def _beoordeling(deel: Fichedeel) -> list[str]:
    """The person's judgement beside the program's proposal."""
    voorstel = tekens.UITVOERING[deel.voorstel].met_woord() if deel.voorstel else "geen, te weinig bekend"
    if deel.beoordeling is None:
        return [f"**Beoordeling: nog niet gegeven.** Voorstel van het programma: {voorstel}.", ""]
    eigen = deel.beoordeling
    zelfde = deel.voorstel == eigen.oordeel
    naast = "zoals het programma voorstelde" if zelfde else f"het programma stelde voor: {voorstel}"
    kop = f"**Beoordeling: {tekens.UITVOERING[eigen.oordeel].met_woord()}** ({naast}; {datum(eigen.datum)}"
    uit = [f"{kop}{', ' + nummer(eigen.nummer) if eigen.nummer else ''})", "", *citaat(eigen.toelichting)]
    if eigen.bijsturing:
        uit += ["**Bijsturing**", "", *citaat(eigen.bijsturing)]
    return uit


# --- measures ----------------------------------------------------------------------------------------------------


def _maatregelen(deel: Fichedeel) -> list[str]:
    met_lagen = any(laag.sleutel for laag in deel.lagen)
    met_nummers = any(m.nummers for _, m in _alle(deel.lagen))
    rijen = [_rij(laag, m, met_lagen, met_nummers) for laag, m in _alle(deel.lagen) if m.laatste_datum]
    koppen = ["Laag"] if met_lagen else []
    koppen += ["Maatregel", "Stand", "Laatste status", "Gedaan"]
    if met_nummers:
        koppen.append("Meldingen")
    uit = tabel(koppen, rijen, rechts=[koppen.index("Gedaan")])
    if rijen and any(m.afgeleid for _, m in _alle(deel.lagen) if m.laatste_datum):
        uit += [f"{AFGELEID} laag afgeleid: de bron deelt deze maatregel niet in.", ""]
    uit += lijst(filter(None, (_verhaal(m) for _, m in _alle(deel.lagen))))
    uit += _zonder_melding(deel)
    return uit + ([md(deel.leeg), ""] if deel.leeg else [])


def _alle(lagen: Sequence[Laagdeel]) -> Iterator[tuple[Laagdeel, Maatregeldeel]]:
    return ((laag, maatregel) for laag in lagen for maatregel in laag.maatregelen)


def _rij(laag: Laagdeel, maatregel: Maatregeldeel, met_lagen: bool, met_nummers: bool) -> list[str]:
    uit = [laag.titel + (f" {AFGELEID}" if maatregel.afgeleid else "")] if met_lagen else []
    uit += [maatregel.titel, stand(maatregel), status(maatregel), gedaan(maatregel)]
    if met_nummers:
        uit.append(" ".join(f"#{getal_}" for getal_ in maatregel.nummers[:3]))
    return uit


def _verhaal(maatregel: Maatregeldeel) -> str:
    """Why a measure is not on course, what was last reported about it, and the evidence; empty without any of these."""
    delen = []
    if maatregel.laatste_datum and maatregel.stand.oordeel != "op-koers":
        delen.append(md(" ".join(maatregel.stand.redenen)))
    if maatregel.laatste and maatregel.laatste.tekst:
        delen.append(f"“{md(maatregel.laatste.tekst)}” ({md(herkomst(maatregel.laatste))})")
    if maatregel.bewijzen:
        delen.append(f"Bewijs: {md('; '.join(_bewijs(b) for b in maatregel.bewijzen))}.")
    return f"{vet(maatregel.titel)}: {' '.join(delen)}" if delen else ""


def _bewijs(bewijs: Bewijs) -> str:
    return f"{bewijs.verwijzing} ({nummer(bewijs.nummer)})" if bewijs.nummer else bewijs.verwijzing


def _zonder_melding(deel: Fichedeel) -> list[str]:
    """Measures of which nothing was ever heard, in compact form."""
    alle = [m for _, m in _alle(deel.lagen)]
    zonder = [m for m in alle if not m.laatste_datum]
    if not zonder:
        return []
    kop = f"**Nog nooit iets gemeld** over {getal(len(zonder))} van de {getal(len(alle))}:"
    if not any(laag.sleutel for laag in deel.lagen):
        return [f"{kop} {md('; '.join(m.titel for m in zonder))}.", ""]
    punten = []
    for laag in deel.lagen:
        titels = [m.titel + (NBSP + AFGELEID if m.afgeleid else "") for m in laag.maatregelen if not m.laatste_datum]
        if titels:
            punten.append(f"{md(laag.titel)}: {md('; '.join(titels))}.")
    return [kop, "", *lijst(punten)]


# --- figures -----------------------------------------------------------------------------------------------------


def _cijfers(deel: Fichedeel, jaar: int) -> list[str]:
    if not deel.indicatoren:
        return ["Het plan volgt deze fiche met geen enkel cijfer.", ""] if deel.soort == "fiche" else []
    jaren = sorted({p.jaar for i in deel.indicatoren for p in i.reeks if len(p.periode) == 4} | {jaar})
    met_doel = any(i.doel for i in deel.indicatoren)
    koppen = ["Cijfer", *(str(j) for j in jaren), *(["Doel"] if met_doel else []), "Verschil", "Zekerheid"]
    rijen = [
        [
            eenheid(i),
            *(_jaarcijfer(i.reeks, j) for j in jaren),
            *([doel(i.doel)] if met_doel else []),
            tekens.EFFECT[i.effect.oordeel].met_woord(kort=True),
            tekens.ZEKERHEID[i.zekerheid.oordeel].met_woord(),
        ]
        for i in deel.indicatoren
    ]
    rechts = range(1, len(jaren) + 1 + met_doel)
    return [*tabel(koppen, rijen, rechts=rechts), *lijst(filter(None, map(_duiding, deel.indicatoren)))]


def _jaarcijfer(reeks: Iterable[Punt], jaar: int) -> str:
    return next((cijfer(punt) for punt in reeks if punt.periode == str(jaar)), GEEN)


def _duiding(deel: Indicatordeel) -> str:
    """What the comparisons say about one figure; empty when there is nothing beyond the table."""
    delen = [_vergelijking(v, deel) for v in deel.vergelijkingen]
    if deel.marge is not None:
        delen.append(f"Marge: ±{NBSP}{getal(deel.marge)} procentpunt.")
    delen += [f"Waarschuwing: {tekst}" for tekst in deel.waarschuwingen]
    delen += [f"Reeksbreuk in {b.jaar}: {b.reden}" for b in deel.reeksbreuken]
    delen += [f"{e.naam}: {cijfer(e.punten[-1])} ({e.punten[-1].periode})." for e in deel.elders if e.punten]
    return f"{vet(deel.naam)}: {md(' '.join(delen))}" if delen else ""


def _vergelijking(v: Vergelijking, deel: Indicatordeel) -> str:
    woord = tekens.EFFECT[v.effect.oordeel].woord
    toets = f" ({p_waarde(v)}: {v.p_woorden})" if v.p is not None else ""
    return f"Tegenover {v.tegenover} {v.oud.periode}: {verandering(v, deel.eenheid)}, {woord}{toets}."
