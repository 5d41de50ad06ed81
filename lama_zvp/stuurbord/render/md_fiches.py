"""Markdown of sections 3 and 4: a fiche or a hefboom with its verdicts, measures and figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lama_zvp import tekens
from lama_zvp.stuurbord.model import Fichedeel, Stuurbord
from lama_zvp.stuurbord.render.md_vorm import citaat, lijst, md, tabel, verder, vet, zin
from lama_zvp.stuurbord.render.weergave import (
    AFGELEID,
    GEEN,
    ONBEKEND,
    cijfer,
    doel,
    duiding,
    eenheid,
    elders,
    gedaan,
    herkomst,
    nummer,
    regelkaart,
    stand,
    status,
)
from lama_zvp.stuurbord.stukken import Bewijs, Indicatordeel, Laagdeel, Maatregeldeel, Punt
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
    return uit if stuurbord.hefbomen else [*uit, "Deze editie toont geen enkele hefboom.", ""]


def _deel(deel: Fichedeel, jaar: int) -> list[str]:
    return [
        f"### {md(deel.nummer)} {verder(deel.titel)}",
        "",
        *_doelstellingen(deel),
        *_oordelen(deel),
        *_beoordeling(deel),
        *_maatregelen(deel, jaar),
        *_cijfers(deel, jaar),
    ]


def _doelstellingen(deel: Fichedeel) -> list[str]:
    doelen = " ".join(zin(passage.tekst) for passage in deel.doelstellingen)
    return [f"*Doel volgens het plan:* {verder(doelen)}", ""] if doelen else []


def _oordelen(deel: Fichedeel) -> list[str]:
    """The four verdicts with their reasons; in two lines where nothing at all is known."""
    wie = f"**Verantwoordelijk:** {verder(zin(deel.verantwoordelijke or 'in het plan niet benoemd'))}"
    vraag = f"**Ter beslissing:** {verder(', '.join(deel.gevraagd))} (deel 2)." if deel.gevraagd else ""
    if deel.actualiteit.oordeel == "onbekend" and deel.effect.oordeel == "onvoldoende-gegevens":
        redenen = " ".join((*deel.actualiteit.redenen, *deel.effect.redenen))
        return lijst((f"**Uitvoering, effect, zekerheid en actualiteit: ○ onbekend.** {verder(redenen)}", wie, vraag))
    oordelen = (
        ("Uitvoering", tekens.UITVOERING[deel.uitvoering.oordeel], deel.uitvoering.redenen),
        ("Effect", tekens.EFFECT[deel.effect.oordeel], deel.effect.redenen),
        ("Zekerheid", tekens.ZEKERHEID[deel.zekerheid.oordeel], deel.zekerheid.redenen),
        ("Actualiteit", tekens.ACTUALITEIT[deel.actualiteit.oordeel], deel.actualiteit.redenen),
    )
    regels = (f"**{kop}: {teken.met_woord()}.** {verder(' '.join(waarom))}" for kop, teken, waarom in oordelen)
    return lijst((*regels, wie, vraag))


def _beoordeling(deel: Fichedeel) -> list[str]:
    """The person's judgement, and the program's proposal beside it where the two differ."""
    waarom = verder(" ".join(deel.voorstel_redenen))
    voorstel = f"Voorstel van het programma: {_oordeel(deel.voorstel)}. {waarom}" if deel.voorstel else waarom
    eigen = deel.beoordeling
    if eigen is None:
        if deel.soort != "fiche" and not deel.voorstel:
            return []
        return [f"**Beoordeling: nog niet gegeven.** {voorstel}".rstrip(), ""]
    bij = ", ".join(d for d in (datum(eigen.datum), nummer(eigen.nummer)) if d)
    uit = [f"**Beoordeling: {_oordeel(eigen.oordeel)}** ({verder(bij)})", "", *citaat(eigen.toelichting)]
    if eigen.bijsturing:
        uit += ["**Bijsturing**", "", *citaat(eigen.bijsturing)]
    if deel.voorstel == eigen.oordeel:
        return [*uit, "Het programma stelde hetzelfde voor.", ""]
    return [*uit, voorstel if deel.voorstel else f"Het programma stelde niets voor. {waarom}".rstrip(), ""]


def _oordeel(oordeel: str) -> str:
    return tekens.UITVOERING[oordeel].met_woord()


# --- measures ----------------------------------------------------------------------------------------------------


def _maatregelen(deel: Fichedeel, jaar: int) -> list[str]:
    """A table of what there is news about, what there is to say about it, and the rest in compact form."""
    alle = list(_alle(deel.lagen))
    nieuws = [(laag, m) for laag, m in alle if _nieuws(m)]
    met_lagen = any(laag.sleutel for laag in deel.lagen)
    met_nummers = any(m.nummers for _, m in nieuws)
    koppen = ["Laag"] if met_lagen else []
    koppen += ["Maatregel", "Stand", "Laatste status", "Gedaan"]
    koppen += ["Meldingen"] if met_nummers else []
    rijen = [_rij(laag, m, met_lagen, met_nummers) for laag, m in nieuws]
    uit = tabel(koppen, rijen, rechts=[koppen.index("Gedaan")])
    if nieuws and any(m.afgeleid for _, m in alle):
        uit += [f"{AFGELEID} laag afgeleid: de bron deelt deze maatregel zelf niet in.", ""]
    if any(m.verouderd for _, m in nieuws):
        uit += ["Onbekend bij een goede status: de laatste melding is te oud om nog te gelden.", ""]
    uit += lijst(_verhaal(m) for _, m in nieuws)
    uit += _zonder_nieuws(deel, jaar)
    uit += _zonder_melding(deel)
    return uit + ([md(deel.leeg), ""] if deel.leeg else [])


def _nieuws(maatregel: Maatregeldeel) -> bool:
    """Reported on this year, or known to stand still."""
    return maatregel.gemeld or (maatregel.laatste_datum is not None and maatregel.stand.oordeel != "onbekend")


def _alle(lagen: Sequence[Laagdeel]) -> Iterator[tuple[Laagdeel, Maatregeldeel]]:
    return ((laag, maatregel) for laag in lagen for maatregel in laag.maatregelen)


def _rij(laag: Laagdeel, maatregel: Maatregeldeel, met_lagen: bool, met_nummers: bool) -> list[str]:
    uit = [laag.titel + (f" {AFGELEID}" if maatregel.afgeleid else "")] if met_lagen else []
    uit += [maatregel.titel, stand(maatregel), status(maatregel), gedaan(maatregel)]
    return [*uit, " ".join(map(nummer, maatregel.nummers[:3]))] if met_nummers else uit


def _verhaal(maatregel: Maatregeldeel) -> str:
    """Why a measure is not on course, what was last reported about it, and the evidence; empty without any of these."""
    delen = []
    if maatregel.stand.oordeel != "op-koers" and not maatregel.verouderd:
        delen.append(verder(" ".join(maatregel.stand.redenen)))
    if maatregel.laatste and maatregel.laatste.tekst:
        delen.append(f"“{verder(maatregel.laatste.tekst)}” ({verder(herkomst(maatregel.laatste))})")
    if maatregel.bewijzen:
        delen.append(f"Bewijs: {verder(zin('; '.join(_bewijs(b) for b in maatregel.bewijzen)))}")
    return f"{vet(maatregel.titel)}: {' '.join(delen)}" if delen else ""


def _bewijs(bewijs: Bewijs) -> str:
    return f"{bewijs.verwijzing} ({nummer(bewijs.nummer)})" if bewijs.nummer else bewijs.verwijzing


def _zonder_nieuws(deel: Fichedeel, jaar: int) -> list[str]:
    """Measures that were reported on before, but not this year, each with its last status."""
    stil = [m for _, m in _alle(deel.lagen) if m.laatste_datum and not _nieuws(m)]
    return _per_laag(
        deel, f"**Niets gemeld in {jaar}**, wel eerder:", {m.naam: f"{m.titel} ({status(m)})" for m in stil}
    )


def _zonder_melding(deel: Fichedeel) -> list[str]:
    """Measures of which nothing was ever heard."""
    alle = [m for _, m in _alle(deel.lagen)]
    zonder = [m for m in alle if not m.laatste_datum]
    wat = "maatregelen" if deel.soort == "fiche" else "toezeggingen"
    hoeveel = f"{getal(len(zonder))} van de {getal(len(alle))} {wat}"
    if len(zonder) == len(alle):
        hoeveel = f"alle {getal(len(alle))} {wat}" if len(alle) > 1 else f"de enige {wat[:-2]}"
    return _per_laag(deel, f"**Nog nooit iets gemeld** over {hoeveel}:", {m.naam: m.titel for m in zonder})


def _per_laag(deel: Fichedeel, kop: str, woorden: Mapping[str, str]) -> list[str]:
    """A compact list by layer of the measures that have words; in one line where there are no layers."""
    if not woorden:
        return []
    if not any(laag.sleutel for laag in deel.lagen):
        return [f"{kop} {verder(zin('; '.join(woorden.values())))}", ""]
    regels = []
    for laag in deel.lagen:
        delen = [
            woorden[m.naam] + (NBSP + AFGELEID if m.afgeleid else "") for m in laag.maatregelen if m.naam in woorden
        ]
        regels.append(f"{md(laag.titel)}: {verder(zin('; '.join(delen)))}" if delen else "")
    return [kop, "", *lijst(regels)]


# --- figures -----------------------------------------------------------------------------------------------------


def _cijfers(deel: Fichedeel, jaar: int) -> list[str]:
    if not deel.indicatoren:
        return []
    jaren = sorted({p.jaar for i in deel.indicatoren for p in i.reeks if len(p.periode) == 4} | {jaar})
    met_doel = any(i.doel for i in deel.indicatoren)
    koppen = ["Cijfer", *map(str, jaren), *(["Doel"] if met_doel else []), "Verschil (indicatief)", "Zekerheid"]
    rijen = [
        [
            eenheid(i),
            *(_jaarcijfer(i.reeks, j, ONBEKEND if j == jaar else GEEN) for j in jaren),
            *([doel(i.doel)] if met_doel else []),
            tekens.EFFECT[i.effect.oordeel].met_woord(kort=True),
            tekens.ZEKERHEID[i.zekerheid.oordeel].met_woord(),
        ]
        for i in deel.indicatoren
    ]
    kern = next((i for i in deel.indicatoren if i.kernindicator), None)
    uit = tabel(koppen, rijen, rechts=range(1, len(jaren) + 1 + met_doel))
    return uit + lijst(_duiding(i, al_gezegd=i is kern) for i in deel.indicatoren)


def _jaarcijfer(reeks: Iterable[Punt], jaar: int, leeg: str) -> str:
    return next((cijfer(punt, leeg) for punt in reeks if punt.periode == str(jaar)), leeg)


def _duiding(deel: Indicatordeel, *, al_gezegd: bool) -> str:
    """What there is to say about one figure beyond the table; the reasons of the key figure stand with the verdicts."""
    delen = [] if al_gezegd else [duiding(deel)]
    if deel.marge is not None:
        delen.append(f"Foutenmarge: ±{NBSP}{getal(deel.marge)} procentpunt.")
    delen += [regelkaart(deel.regelkaart)] if deel.regelkaart else []
    delen += [f"Let op: {tekst[:1].lower()}{tekst[1:]}" for tekst in deel.waarschuwingen]
    delen += [zin(f"Reeksbreuk in {b.jaar}: {b.reden}") for b in deel.reeksbreuken]
    delen += [zin(f"Elders: {elders(deel)}")] if deel.elders else []
    tekst = " ".join(stuk for stuk in delen if stuk)
    return f"{vet(deel.naam)}: {verder(tekst)}" if tekst else ""
