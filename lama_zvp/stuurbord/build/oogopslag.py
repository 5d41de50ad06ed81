"""Section 1: a row per fiche, and what goes well or asks for steering as far as it is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lama_zvp import tekens
from lama_zvp.plan.model import Klasse
from lama_zvp.plan.names import strengste
from lama_zvp.stuurbord.build.woorden import MAX_AANHALING, ingekort
from lama_zvp.stuurbord.edities import Inzage
from lama_zvp.stuurbord.model import Beslispunten, Fichedeel, Kerncijfer, Oogopslag, Oogopslagrij
from lama_zvp.stuurbord.stukken import Indicatordeel, Maatregeldeel, Signaal
from lama_zvp.typografie import datum

MEESTE = 3
ZEKER = ("hoog", "middel")
Kandidaten = Iterator[tuple[str, Signaal]]
"""Signals from strong to weak, each with the key of what it is about: one signal per key."""


def oogopslag(
    inzage: Inzage, fiches: Sequence[Fichedeel], hefbomen: Sequence[Fichedeel], punten: Beslispunten
) -> Oogopslag:
    """The year on one page, from the sections that follow it."""
    goed = _kies(_goed(fiches, hefbomen, punten))
    bijsturen = _kies(_bijsturen(fiches, hefbomen, punten))
    return Oogopslag(
        rijen=tuple(_rij(fiche) for fiche in fiches),
        goed=goed,
        goed_tekort=_tekort(inzage, goed, "goed gaat"),
        bijsturen=bijsturen,
        bijsturen_tekort=_tekort(inzage, bijsturen, "bijsturing vraagt"),
        besluiten_open=len(punten.open_besluiten),
        besluiten_te_laat=sum(besluit.te_laat for besluit in punten.open_besluiten),
    )


def _rij(fiche: Fichedeel) -> Oogopslagrij:
    kern = next((deel for deel in fiche.indicatoren if deel.kernindicator), None)
    return Oogopslagrij(
        sleutel=fiche.sleutel,
        titel=fiche.korte_titel,
        klasse=fiche.klasse,
        uitvoering=fiche.uitvoering.oordeel,
        effect=fiche.effect.oordeel,
        zekerheid=fiche.zekerheid.oordeel,
        actualiteit=fiche.actualiteit.oordeel,
        beoordeling=fiche.beoordeling.oordeel if fiche.beoordeling else None,
        kerncijfer=_kerncijfer(kern) if kern else None,
        gevraagd=fiche.gevraagd,
    )


def _kerncijfer(deel: Indicatordeel) -> Kerncijfer:
    return Kerncijfer(
        naam=deel.naam,
        eenheid=deel.eenheid,
        klasse=deel.klasse,
        nulmeting=deel.nulmeting,
        vorig=deel.vorig,
        nu=deel.nu,
        doel=deel.doel,
        verloop=tuple(punt for punt in deel.reeks if len(punt.periode) == 4),
        breuken=tuple(breuk.jaar for breuk in deel.reeksbreuken),
    )


def _tekort(inzage: Inzage, signalen: tuple[Signaal, ...], wat: str) -> str:
    if len(signalen) == MEESTE:
        return ""
    if inzage.oordeel.meldingen == 0 and not signalen:
        return f"Over {inzage.oordeel.jaar} is nog niets gemeld: wat {wat}, is niet te zeggen."
    if not signalen:
        return f"Uit wat bekend is, volgt niets waarvan vaststaat dat het {wat}."
    return f"Meer waarvan vaststaat dat het {wat}, is er uit wat bekend is niet te noemen."


def _kies(kandidaten: Kandidaten) -> tuple[Signaal, ...]:
    """The strongest of each subject, at most three."""
    gekozen: dict[str, Signaal] = {}
    for sleutel, signaal in kandidaten:
        gekozen.setdefault(sleutel, signaal)
        if len(gekozen) == MEESTE:
            break
    return tuple(gekozen.values())


# --- what goes well ----------------------------------------------------------------------------------------------


def _goed(fiches: Sequence[Fichedeel], hefbomen: Sequence[Fichedeel], punten: Beslispunten) -> Kandidaten:
    alles = (*fiches, *hefbomen)
    yield from _cijfers(alles, "gunstig")
    for fiche in alles:
        if fiche.uitvoering.oordeel == "op-koers" and fiche.actualiteit.oordeel == "actueel":
            tekst = "De uitvoering ligt op koers."
            yield fiche.sleutel, _signaal(fiche, tekst, fiche.uitvoering.redenen)
    for status in ("verankerd", "uitgevoerd"):
        for fiche, maatregel in _maatregelen(alles):
            if maatregel.status == status and _op_tijd(maatregel) and maatregel.status_datum:
                wanneer = f"volgens de melding van {datum(maatregel.status_datum)}"
                tekst = f"{maatregel.titel}: {tekens.STATUS[status].woord} {wanneer}."
                yield fiche.sleutel, _signaal(fiche, tekst, (), maatregel.klasse)
    for besluit in punten.afgesloten_besluiten:
        if besluit.stand == "uitgevoerd" and besluit.stand_datum:
            tekst = f"Het besluit “{besluit.titel}” is uitgevoerd op {datum(besluit.stand_datum)}."
            signaal = Signaal(tekst=tekst, grond="", onderwerp=besluit.onderwerp, klasse=besluit.klasse)
            yield f"besluit {besluit.titel}", signaal


def _op_tijd(maatregel: Maatregeldeel) -> bool:
    """On course with an entry of this year, and not after its term."""
    na = (
        maatregel.termijn is not None
        and maatregel.status_datum is not None
        and maatregel.status_datum > maatregel.termijn
    )
    return maatregel.gemeld and maatregel.stand.oordeel == "op-koers" and not na


# --- what asks for steering --------------------------------------------------------------------------------------


def _bijsturen(fiches: Sequence[Fichedeel], hefbomen: Sequence[Fichedeel], punten: Beslispunten) -> Kandidaten:
    alles = (*fiches, *hefbomen)
    for fiche in alles:
        if fiche.beoordeling and fiche.beoordeling.oordeel == "bijsturen":
            waarom, _ = ingekort(fiche.beoordeling.toelichting, MAX_AANHALING)
            signaal = _signaal(fiche, "Beoordeeld als bijsturen.", (waarom,), fiche.beoordeling.klasse)
            yield fiche.sleutel, signaal
    yield from _cijfers(alles, "ongunstig")
    for fiche in alles:
        if fiche.uitvoering.oordeel == "bijsturen":
            tekst = "De uitvoering vraagt bijsturing."
            yield fiche.sleutel, _signaal(fiche, tekst, fiche.uitvoering.redenen)
    yield from _haperend(alles)
    for besluit in punten.open_besluiten:
        if besluit.te_laat and besluit.termijn:
            tekst = f"Het besluit “{besluit.titel}” had klaar moeten zijn op {datum(besluit.termijn)}."
            signaal = Signaal(tekst=tekst, grond="", onderwerp=besluit.onderwerp, klasse=besluit.klasse)
            yield f"besluit {besluit.titel}", signaal
    for fiche in alles:
        if "aandacht" in (fiche.uitvoering.oordeel, fiche.beoordeling.oordeel if fiche.beoordeling else ""):
            tekst = "De uitvoering of de beoordeling vraagt aandacht."
            yield fiche.sleutel, _signaal(fiche, tekst, fiche.uitvoering.redenen)


def _haperend(delen: Sequence[Fichedeel]) -> Kandidaten:
    """Measures that are blocked, then those whose term has passed."""
    for fiche, maatregel in _maatregelen(delen):
        if maatregel.status == "geblokkeerd" and maatregel.status_datum:
            tekst = f"{maatregel.titel}: geblokkeerd volgens de melding van {datum(maatregel.status_datum)}."
            yield fiche.sleutel, _signaal(fiche, tekst, (), maatregel.klasse)
    for fiche, maatregel in _maatregelen(delen):
        if maatregel.te_laat and maatregel.laatste_datum:
            signaal = _signaal(fiche, f"{maatregel.titel}: te laat.", maatregel.stand.redenen, maatregel.klasse)
            yield fiche.sleutel, signaal


# --- shared ------------------------------------------------------------------------------------------------------


def _cijfers(delen: Iterable[Fichedeel], effect: str) -> Kandidaten:
    """Figures of the year with this verdict that are firm enough to name; key figures first."""
    gevonden = [(fiche, deel) for fiche in delen for deel in fiche.indicatoren if _noembaar(deel, effect)]
    for fiche, deel in sorted(gevonden, key=lambda paar: not paar[1].kernindicator):
        yield fiche.sleutel, _signaal(fiche, *_in_woorden(deel))


def _noembaar(deel: Indicatordeel, effect: str) -> bool:
    return deel.effect.oordeel == effect and deel.zekerheid.oordeel in ZEKER and deel.nu is not None


def _in_woorden(deel: Indicatordeel) -> tuple[str, tuple[str, ...]]:
    """The figure's first comparison with this verdict in a sentence, and how firm it is."""
    grond = f"Zekerheid van het cijfer: {tekens.ZEKERHEID[deel.zekerheid.oordeel].woord}."
    beslissend = next((v for v in deel.vergelijkingen if v.effect.oordeel == deel.effect.oordeel), None)
    if beslissend is None or not beslissend.effect.redenen:
        return f"{deel.naam}: {tekens.EFFECT[deel.effect.oordeel].woord}.", (grond,)
    return f"{deel.naam}. {beslissend.effect.redenen[0]}", (grond,)


def _maatregelen(delen: Iterable[Fichedeel]) -> Iterator[tuple[Fichedeel, Maatregeldeel]]:
    return ((fiche, m) for fiche in delen for laag in fiche.lagen for m in laag.maatregelen)


def _signaal(fiche: Fichedeel, tekst: str, redenen: Sequence[str], *klassen: Klasse) -> Signaal:
    return Signaal(
        tekst=tekst,
        grond=redenen[0] if redenen else "",
        onderwerp=fiche.korte_titel,
        klasse=strengste(fiche.klasse, *klassen),
    )
