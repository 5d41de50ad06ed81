"""Section 2: what the council is asked to decide, each with a code that the other sections refer to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from lama_zvp import tekens
from lama_zvp.assess.model import FicheOordeel, MaatregelOordeel
from lama_zvp.assess.woorden import hoeveel, opsomming
from lama_zvp.journal.events import Voortgang
from lama_zvp.plan.model import Klasse
from lama_zvp.plan.names import strengste
from lama_zvp.stuurbord.build.besluiten import LOPEND, besluitdelen
from lama_zvp.stuurbord.build.fiches import beoordelingsdeel, korte_titel
from lama_zvp.stuurbord.build.woorden import MAX_AANHALING, ingekort
from lama_zvp.stuurbord.edities import Inzage
from lama_zvp.stuurbord.model import Beslispunten
from lama_zvp.stuurbord.stukken import Beslispunt, Beslispuntsoort, Besluitdeel
from lama_zvp.typografie import datum
from lama_zvp.veilig import platte_tekst

Gesteld = tuple[tuple[str, ...], Beslispunt]
"""Keys of the fiches that a question is about, and the question, still without its code."""


def beslispunten(inzage: Inzage) -> tuple[Beslispunten, dict[str, tuple[str, ...]]]:
    """The section, and per fiche key the codes of the points about it."""
    besluiten = besluitdelen(inzage)
    vragen = [*_per_fiche(inzage), *_zonder_oordeel(inzage), *_te_laat(besluiten)]
    codes: dict[str, list[str]] = defaultdict(list)
    punten = []
    for nummer, (namen, vraag) in enumerate(vragen, 1):
        punten.append(vraag.model_copy(update={"code": f"B{nummer}"}))
        for naam in namen:
            codes[naam].append(f"B{nummer}")
    jaar = inzage.oordeel.jaar
    deel = Beslispunten(
        punten=tuple(punten),
        open_besluiten=tuple(b for b in besluiten if b.stand in LOPEND),
        afgesloten_besluiten=tuple(
            b for b in besluiten if b.stand not in LOPEND and b.stand_datum and b.stand_datum.year >= jaar
        ),
    )
    return deel, {naam: tuple(lijst) for naam, lijst in codes.items()}


def _per_fiche(inzage: Inzage) -> Iterator[Gesteld]:
    for fiche in (*inzage.oordeel.fiches, *inzage.oordeel.hefbomen):
        yield from _bijsturing(inzage, fiche)
        yield from _maatregelen(inzage, fiche)


def _bijsturing(inzage: Inzage, fiche: FicheOordeel) -> Iterator[Gesteld]:
    deel = beoordelingsdeel(inzage, fiche.sleutel)
    if deel is None or deel.oordeel == "op-koers":
        return
    kop, klasse = korte_titel(fiche), strengste(fiche.klasse, deel.klasse)
    if deel.bijsturing:
        vraag = f"Instemmen met de voorgestelde bijsturing voor {kop}."
        yield (fiche.sleutel,), _punt("bijsturing", (kop,), vraag, deel.bijsturing, klasse)
    elif deel.oordeel == "bijsturen":
        vraag = f"Bepalen hoe {kop} bijgestuurd wordt."
        tekst = "Het oordeel luidt bijsturen, maar er is nog geen bijsturing voorgesteld."
        yield (fiche.sleutel,), _punt("bijsturing", (kop,), vraag, tekst, klasse)


_OVER_MAATREGELEN: tuple[tuple[Beslispuntsoort, str, str], ...] = (
    ("blokkade", "Beslissen hoe het verder moet met {}.", "geblokkeerde "),
    ("termijn", "Een nieuwe termijn bepalen voor {}, of loslaten wat niet meer nodig is.", ""),
    ("stopzetting", "Kennisnemen van de stopzetting van {}, of ze herroepen.", ""),
)
"""Kind of question, its words, and what goes before `maatregelen`."""


def _maatregelen(inzage: Inzage, fiche: FicheOordeel) -> Iterator[Gesteld]:
    """At most one question of each kind per fiche, with the measures it is about."""
    for soort, vraag, voor in _OVER_MAATREGELEN:
        lijst = [m for m in fiche.maatregelen if _gevraagd(soort, m, inzage.oordeel.jaar)]
        if lijst:
            kop = korte_titel(fiche)
            wat = f"“{lijst[0].titel}” ({kop})" if len(lijst) == 1 else f"{len(lijst)} {voor}maatregelen van {kop}"
            tekst = "\n".join(_regel(inzage, m, alleen=len(lijst) == 1) for m in lijst)
            klasse = strengste(fiche.klasse, *(m.klasse for m in lijst))
            yield (fiche.sleutel,), _punt(soort, (kop,), vraag.format(wat), tekst, klasse)


def _gevraagd(soort: Beslispuntsoort, maatregel: MaatregelOordeel, jaar: int) -> bool:
    """Whether what was reported raises this question; where nothing was ever reported there is nothing to decide on."""
    if soort == "blokkade":
        return maatregel.status == "geblokkeerd"
    if soort == "termijn":
        bekend = maatregel.laatste_datum is not None and maatregel.status != "geblokkeerd"
        return maatregel.te_laat and bekend
    return maatregel.status == "stopgezet" and _van_jaar(maatregel, jaar)


def _van_jaar(maatregel: MaatregelOordeel, jaar: int) -> bool:
    return maatregel.status_datum is not None and maatregel.status_datum.year == jaar


def _regel(inzage: Inzage, maatregel: MaatregelOordeel, *, alleen: bool) -> str:
    """What was last reported about a measure; its title goes before it where there are more."""
    woord = tekens.STATUS[maatregel.status].woord if maatregel.status else "nog geen status"
    dag = f" volgens de melding van {datum(maatregel.status_datum)}" if maatregel.status_datum else ""
    kop = f"{woord.capitalize()}{dag}" if alleen else f"{platte_tekst(maatregel.titel)}: {woord}{dag}"
    tekst = _gemeld(inzage, maatregel.naam)
    return f"{kop}: “{tekst}”" if tekst else f"{kop}."


def _gemeld(inzage: Inzage, naam: str) -> str:
    """The beginning of what the entry says that set the status."""
    beeld = inzage.beeld.maatregelen.get(naam)
    event = beeld.laatste_status if beeld else None
    if event is None or not isinstance(event.inhoud, Voortgang):
        return ""
    return platte_tekst(ingekort(event.inhoud.tekst, MAX_AANHALING)[0])


def _zonder_oordeel(inzage: Inzage) -> Iterator[Gesteld]:
    """One question for all fiches that nobody has judged yet."""
    zonder = [fiche for fiche in inzage.oordeel.fiches if beoordelingsdeel(inzage, fiche.sleutel) is None]
    if not zonder:
        return
    wie = zonder[0].korte_titel if len(zonder) == 1 else hoeveel(len(zonder), "fiche", "fiches")
    voorstellen = [f"{platte_tekst(f.korte_titel)} {tekens.UITVOERING[f.voorstel].woord}" for f in zonder if f.voorstel]
    onbekend = [platte_tekst(f.korte_titel) for f in zonder if not f.voorstel]
    regels = []
    if voorstellen:
        regels.append(f"Het programma stelt voor: {'; '.join(voorstellen)}.")
    if onbekend:
        regels.append(f"Te weinig bekend voor een voorstel: {opsomming(onbekend)}.")
    yield (
        tuple(f.sleutel for f in zonder),
        _punt(
            "oordeel",
            tuple(f.korte_titel for f in zonder),
            f"Een oordeel uitspreken over {wie}, nog zonder beoordeling.",
            "\n".join(regels),
            strengste(*(f.klasse for f in zonder)),
        ),
    )


def _te_laat(besluiten: Sequence[Besluitdeel]) -> Iterator[Gesteld]:
    for besluit in besluiten:
        if besluit.te_laat and besluit.termijn:
            yield (
                (besluit.onderwerp_sleutel,),
                _punt(
                    "besluit",
                    (besluit.onderwerp,) if besluit.onderwerp else (),
                    f"Een eerder besluit uitvoeren, verlengen of laten vervallen: {besluit.titel}.",
                    f"De termijn verstreek op {datum(besluit.termijn)}. Verantwoordelijk: {besluit.verantwoordelijke}.",
                    besluit.klasse,
                ),
            )


def _punt(
    soort: Beslispuntsoort, onderwerpen: tuple[str, ...], vraag: str, toelichting: str, klasse: Klasse
) -> Beslispunt:
    return Beslispunt(
        code="", soort=soort, onderwerpen=onderwerpen, vraag=vraag, toelichting=toelichting, klasse=klasse
    )
