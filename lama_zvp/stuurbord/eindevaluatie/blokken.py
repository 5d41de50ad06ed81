"""The eindevaluatie as headings, paragraphs, lists and tables: one order of telling, for every format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lama_zvp import tekens
from lama_zvp.stuurbord.eindevaluatie.model import Cijferregel, Eindevaluatie, Maatregelregel, Onderdeel
from lama_zvp.stuurbord.render.weergave import GEEN, MERK, ONBEKEND, cijfer
from lama_zvp.stuurbord.stukken import Punt
from lama_zvp.typografie import datum, datum_kort, getal

__all__ = ["Alinea", "Blok", "Kop", "Lijst", "Tabel", "blokken"]

VOORSTEL = {
    "overnemen": "overnemen",
    "aanpassen": "aanpassen",
    "heroverwegen": "heroverwegen",
    "niet-overnemen": "niet overnemen",
}
DOELSTAND = {
    "gehaald": "✓ gehaald",
    "niet-gehaald": "■ niet gehaald",
    "geen-doel": "geen doel",
    "onbekend": "○ onbekend",
}


@dataclass(frozen=True, slots=True)
class Kop:
    niveau: int
    tekst: str


@dataclass(frozen=True, slots=True)
class Alinea:
    tekst: str
    citaat: bool = False


@dataclass(frozen=True, slots=True)
class Lijst:
    punten: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tabel:
    """`rechts`: columns of figures. `naam` says what the table is, for whoever cannot see it."""

    naam: str
    koppen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]
    rechts: tuple[int, ...] = ()


Blok = Kop | Alinea | Lijst | Tabel


def blokken(evaluatie: Eindevaluatie) -> tuple[Blok, ...]:
    """The whole document in order."""
    return tuple(_blokken(evaluatie))


def _blokken(evaluatie: Eindevaluatie) -> Iterator[Blok]:
    yield Kop(1, evaluatie.titel)
    yield from _colofon(evaluatie)
    yield Kop(2, "Het speerpunt van het plan")
    yield Alinea(evaluatie.speerpunt.tekst, citaat=True)
    yield Alinea(f"Bron: {evaluatie.speerpunt.bron}")
    yield from _cijfers("Cijfers bij het speerpunt", evaluatie.speerpunt_cijfers)
    yield Kop(2, "Zes jaar in één oogopslag" if len(evaluatie.colofon.jaren) == 6 else "De jaren in één oogopslag")
    yield from _raster(evaluatie)
    yield Kop(2, "Doelen")
    yield from _doelen(evaluatie)
    yield Kop(2, "Besluiten en wat ervan geworden is")
    yield from _besluiten(evaluatie)
    yield Kop(2, "Per fiche en hefboom")
    woorden = ", ".join(teken.met_woord() for teken in tekens.MAATREGELSTAND.values())
    yield Alinea(f"Per jaar de stand: {woorden}; tussen haakjes als er dat jaar niets gemeld is. ★ kernindicator.")
    for onderdeel in evaluatie.onderdelen:
        yield from _onderdeel(onderdeel)
    yield Kop(2, "Nooit iets over gemeld")
    yield from _nooit(evaluatie)
    yield Kop(2, "Hoe dit document te lezen")
    yield Lijst(evaluatie.beginselen)


def _colofon(evaluatie: Eindevaluatie) -> Iterator[Blok]:
    c = evaluatie.colofon
    if c.voorbeelddata:
        yield Alinea(MERK, citaat=True)
    yield Alinea(f"{c.zone} · {c.plan_titel} ({c.plan_sleutel})")
    yield Alinea(f"Editie {c.editie.titel} · klasse {c.editie.klasse} · opgemaakt op {datum(c.opgemaakt_op)}")
    if c.editie.weglating:
        yield Alinea(c.editie.weglating)
    punten = [f"Looptijd: {datum(c.periode_van)} tot en met {datum(c.periode_tot)}."]
    for bron in c.jaren:
        versie = f"vastgesteld, versie {bron.versie}" if bron.toestand == "vastgesteld" else "ontwerp"
        punten.append(f"{bron.jaar}: {versie}, {datum(bron.opgemaakt_op)}.")
    if c.ontbrekende_jaren:
        punten.append("Nog niet begonnen: " + ", ".join(str(jaar) for jaar in c.ontbrekende_jaren) + ".")
    yield Lijst(tuple(punten))


def _raster(evaluatie: Eindevaluatie) -> Iterator[Blok]:
    jaren = [bron.jaar for bron in evaluatie.colofon.jaren]
    rijen = []
    for onderdeel in evaluatie.onderdelen:
        cellen = {cel.jaar: cel for cel in onderdeel.jaren}
        rij = [onderdeel.korte_titel]
        for jaar in jaren:
            cel = cellen.get(jaar)
            if cel is None:
                rij.append(GEEN)
                continue
            mens = f" ({tekens.UITVOERING[cel.beoordeling].symbool})" if cel.beoordeling else ""
            rij.append(f"{tekens.UITVOERING[cel.uitvoering].symbool} {cel.gemeld}/{cel.maatregelen}{mens}")
        rijen.append(tuple(rij))
    yield Tabel("Per fiche en per jaar", ("Fiche", *(str(jaar) for jaar in jaren)), tuple(rijen))
    woorden = ", ".join(teken.met_woord() for teken in tekens.UITVOERING.values())
    yield Alinea(
        f"Uitvoering: {woorden}. Daarna het aantal maatregelen waarover dat jaar gemeld is, op het aantal maatregelen; "
        "tussen haakjes het oordeel van de korpsleiding."
    )


def _met_periode(punt: Punt | None) -> str:
    return ONBEKEND if punt is None else f"{cijfer(punt)} ({punt.periode})"


def _cijfers(naam: str, cijfers: Sequence[Cijferregel]) -> Iterator[Blok]:
    if not cijfers:
        return
    rijen = tuple(
        (
            ("★ " if regel.kernindicator else "") + f"{regel.naam} ({regel.eenheid})",
            _met_periode(regel.nulmeting),
            _met_periode(regel.einde),
            tekens.EFFECT[regel.effect.oordeel].met_woord(kort=True),
            tekens.ZEKERHEID[regel.zekerheid.oordeel].met_woord(kort=True),
        )
        for regel in cijfers
    )
    yield Tabel(naam, ("Cijfer", "Nulmeting", "Einde", "Verschil", "Zekerheid"), rijen)
    punten = [_uitleg(regel) for regel in cijfers if regel.einde is not None]
    if punten:
        yield Lijst(tuple(punten))


def _uitleg(regel: Cijferregel) -> str:
    redenen = " ".join((*regel.effect.redenen, "Zekerheid:", *regel.zekerheid.redenen))
    return f"{regel.naam}: {redenen} {_bronnen(regel)}"


def _bronnen(regel: Cijferregel) -> str:
    bronnen = [punt.bron for punt in (regel.nulmeting, regel.einde) if punt is not None and punt.bron]
    return f"Bron: {'; '.join(dict.fromkeys(bronnen))}." if bronnen else "Zonder bron."


def _doelen(evaluatie: Eindevaluatie) -> Iterator[Blok]:
    alle = {r.naam: r for r in (*evaluatie.speerpunt_cijfers, *(c for o in evaluatie.onderdelen for c in o.cijfers))}
    met_doel = [regel for regel in alle.values() if regel.doel is not None]
    if not met_doel:
        yield Alinea("Het plan stelt voor geen enkel cijfer een doel; of doelen gehaald zijn, is dus niet te zeggen.")
        return
    rijen = []
    for regel in met_doel:
        doel = regel.doel
        if doel is not None:
            rijen.append(
                (
                    regel.naam,
                    f"{getal(doel.waarde)} ({doel.jaar})",
                    _met_periode(regel.einde),
                    DOELSTAND[regel.doelstand],
                    doel.bron,
                )
            )
    yield Tabel("Doelen", ("Cijfer", "Doel", "Einde", "Stand", "Bron van het doel"), tuple(rijen))


def _besluiten(evaluatie: Eindevaluatie) -> Iterator[Blok]:
    if not evaluatie.besluiten:
        yield Alinea("Er zijn geen besluiten vastgelegd.")
        return
    rijen = tuple(
        (
            (f"#{b.nummer} " if b.nummer is not None else "") + b.titel,
            b.onderwerp or "de zone",
            b.verantwoordelijke,
            datum_kort(b.datum),
            datum_kort(b.termijn) if b.termijn else GEEN,
            tekens.STAND[b.stand].met_woord() + (", te laat" if b.te_laat else ""),
        )
        for b in evaluatie.besluiten
    )
    yield Tabel("Besluiten", ("Besluit", "Over", "Verantwoordelijk", "Genomen", "Termijn", "Stand"), rijen)
    punten = [
        f"{b.titel}: {' '.join(deel for deel in (b.tekst, b.stand_tekst) if deel)}"
        + (f" ({datum(b.stand_datum)})" if b.stand_datum else "")
        for b in evaluatie.besluiten
        if b.tekst or b.stand_tekst
    ]
    if punten:
        yield Lijst(tuple(punten))


def _onderdeel(onderdeel: Onderdeel) -> Iterator[Blok]:
    naam = onderdeel.titel if onderdeel.soort == "fiche" else f"{onderdeel.titel} ({onderdeel.soort})"
    yield Kop(3, naam)
    jaren = [cel.jaar for cel in onderdeel.jaren]
    if onderdeel.maatregelen:
        rijen = tuple(_maatregelrij(maatregel, jaren) for maatregel in onderdeel.maatregelen)
        koppen = ("Maatregel", "Laag", *(str(jaar) for jaar in jaren), "Volgend plan", "Waarom")
        yield Tabel(f"Maatregelen van {onderdeel.korte_titel}", koppen, rijen)
    yield from _cijfers(f"Cijfers van {onderdeel.korte_titel}", onderdeel.cijfers)
    lessen = []
    for les in onderdeel.lessen:
        oordeel = tekens.UITVOERING[les.oordeel].met_woord()
        bij = f" Bijsturing: {les.bijsturing}" if les.bijsturing else ""
        lessen.append(f"{les.jaar}, {oordeel}: {les.toelichting}{bij}")
    if lessen:
        yield Kop(4, "Oordelen en lessen")
        yield Lijst(tuple(lessen))


def _maatregelrij(maatregel: Maatregelregel, jaren: Sequence[int]) -> tuple[str, ...]:
    cellen = {cel.jaar: cel for cel in maatregel.jaren}
    per_jaar = []
    for jaar in jaren:
        cel = cellen.get(jaar)
        if cel is None:
            per_jaar.append(GEEN)
        else:
            symbool = tekens.MAATREGELSTAND[cel.stand].symbool
            per_jaar.append(symbool if cel.gemeld else f"({symbool})")
    woord = tekens.STATUS[maatregel.laatste_status].woord if maatregel.laatste_status else ""
    status = f" (laatst: {woord})" if woord and woord not in maatregel.reden.lower() else ""
    return (maatregel.titel, maatregel.laag, *per_jaar, VOORSTEL[maatregel.voorstel], maatregel.reden + status)


def _nooit(evaluatie: Eindevaluatie) -> Iterator[Blok]:
    punten = tuple(
        f"{onderdeel.korte_titel}: {maatregel.titel} ({maatregel.naam})"
        for onderdeel in evaluatie.onderdelen
        for maatregel in onderdeel.maatregelen
        if maatregel.nooit_gemeld
    )
    yield Lijst(punten) if punten else Alinea("Over elke maatregel is minstens één keer iets gemeld.")
