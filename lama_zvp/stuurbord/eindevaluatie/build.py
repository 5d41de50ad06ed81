"""The eindevaluatie out of the documents of the years: pure, and the same for the same input."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from lama_zvp.stuurbord.eindevaluatie.model import (
    Cijferregel,
    Colofon,
    Doelstand,
    Eindevaluatie,
    Jaarbron,
    Jaarcel,
    Les,
    Maatregelcel,
    Maatregelregel,
    Onderdeel,
    Voorstel,
)
from lama_zvp.stuurbord.model import Fichedeel, Stuurbord
from lama_zvp.stuurbord.stukken import Besluitdeel, Indicatordeel, Maatregeldeel, Punt

BEGINSELEN = (
    "Dit document steunt op de stuurborden van de jaren zelf: vastgestelde jaren zoals ze vastgesteld zijn.",
    "Een maatregel waarover in een jaar niets gemeld is, telt dat jaar niet als uitgevoerd.",
    "Een verschil tussen nulmeting en einde zegt niet waardoor het komt; elk oordeel is indicatief.",
    "Het voorstel voor het volgende plan volgt uit de meldingen alleen; de zonale veiligheidsraad beslist.",
)


def bouw_eindevaluatie(stuurborden: Sequence[Stuurbord], jaren: Sequence[int], vandaag: date) -> Eindevaluatie:
    """The account over the plan's `jaren`, from the documents of the years that have begun, of one edition.

    Raises ValueError without any document.
    """
    borden = sorted(stuurborden, key=lambda bord: bord.colofon.jaar)
    if not borden:
        raise ValueError("an eindevaluatie needs the document of at least one year")
    laatste = borden[-1]
    gehad = {bord.colofon.jaar for bord in borden}
    return Eindevaluatie(
        titel=f"Eindevaluatie {jaren[0]}-{jaren[-1]}",
        colofon=_colofon(laatste, borden, tuple(jaar for jaar in jaren if jaar not in gehad), vandaag),
        speerpunt=laatste.speerpunt.speerpunt,
        speerpunt_cijfers=_cijfers([bord.speerpunt.cijfers for bord in borden]),
        onderdelen=tuple(_onderdeel(deel, borden) for deel in (*laatste.fiches, *laatste.hefbomen)),
        besluiten=_besluiten(borden),
        beginselen=BEGINSELEN,
    )


def _colofon(laatste: Stuurbord, borden: Sequence[Stuurbord], ontbreekt: tuple[int, ...], vandaag: date) -> Colofon:
    c = laatste.colofon
    return Colofon(
        zone=c.zone,
        plan_sleutel=c.plan_sleutel,
        plan_titel=c.plan_titel,
        periode_van=c.periode_van,
        periode_tot=c.periode_tot,
        editie=c.editie,
        opgemaakt_op=vandaag,
        jaren=tuple(
            Jaarbron(
                jaar=b.colofon.jaar,
                toestand=b.colofon.toestand,
                versie=b.colofon.versie,
                opgemaakt_op=b.colofon.opgemaakt_op,
            )
            for b in borden
        ),
        ontbrekende_jaren=ontbreekt,
        voorbeelddata=any(b.colofon.voorbeelddata for b in borden),
    )


def _delen(bord: Stuurbord, sleutel: str) -> Iterable[Fichedeel]:
    return (deel for deel in (*bord.fiches, *bord.hefbomen) if deel.sleutel == sleutel)


def _onderdeel(deel: Fichedeel, borden: Sequence[Stuurbord]) -> Onderdeel:
    per_jaar = [(bord.colofon.jaar, gevonden) for bord in borden for gevonden in _delen(bord, deel.sleutel)]
    return Onderdeel(
        soort=deel.soort,
        sleutel=deel.sleutel,
        titel=deel.titel,
        korte_titel=deel.korte_titel,
        klasse=deel.klasse,
        jaren=tuple(_jaarcel(jaar, van_jaar) for jaar, van_jaar in per_jaar),
        maatregelen=tuple(
            _maatregel(maatregel, laag.titel, per_jaar) for laag in deel.lagen for maatregel in laag.maatregelen
        ),
        cijfers=_cijfers([van_jaar.indicatoren for _, van_jaar in per_jaar]),
        lessen=tuple(
            Les(
                jaar=jaar,
                oordeel=van_jaar.beoordeling.oordeel,
                toelichting=van_jaar.beoordeling.toelichting,
                bijsturing=van_jaar.beoordeling.bijsturing,
                klasse=van_jaar.beoordeling.klasse,
            )
            for jaar, van_jaar in per_jaar
            if van_jaar.beoordeling is not None
        ),
    )


def _jaarcel(jaar: int, deel: Fichedeel) -> Jaarcel:
    maatregelen = [m for laag in deel.lagen for m in laag.maatregelen]
    return Jaarcel(
        jaar=jaar,
        uitvoering=deel.uitvoering.oordeel,
        beoordeling=deel.beoordeling.oordeel if deel.beoordeling else None,
        gemeld=sum(m.gemeld for m in maatregelen),
        maatregelen=len(maatregelen),
    )


def _maatregel(nu: Maatregeldeel, laag: str, per_jaar: Sequence[tuple[int, Fichedeel]]) -> Maatregelregel:
    reeks = [
        (jaar, maatregel)
        for jaar, deel in per_jaar
        for van_laag in deel.lagen
        for maatregel in van_laag.maatregelen
        if maatregel.naam == nu.naam
    ]
    nooit = not any(maatregel.gemeld for _, maatregel in reeks) and nu.laatste_datum is None
    voorstel, reden = _voorstel(nu, nooit)
    return Maatregelregel(
        naam=nu.naam,
        titel=nu.titel,
        laag=laag,
        jaren=tuple(Maatregelcel(jaar=jaar, stand=m.stand.oordeel, gemeld=m.gemeld) for jaar, m in reeks),
        laatste_status=nu.status,
        nooit_gemeld=nooit,
        voorstel=voorstel,
        reden=reden,
        klasse=nu.klasse,
    )


def _voorstel(maatregel: Maatregeldeel, nooit: bool) -> tuple[Voorstel, str]:
    """What the entries alone say about the next plan."""
    if nooit:
        return "heroverwegen", "Er is nooit iets over gemeld."
    if maatregel.status is None:
        return "heroverwegen", "Er is over gemeld, maar nooit met een status."
    if maatregel.status == "uitgevoerd" and maatregel.termijn is not None:
        return "niet-overnemen", "Eenmalig, en uitgevoerd."
    redenen: dict[str, tuple[Voorstel, str]] = {
        "stopgezet": ("niet-overnemen", "Stopgezet."),
        "verankerd": ("niet-overnemen", "Verankerd: het is gewone werking geworden."),
        "geblokkeerd": ("aanpassen", "Geblokkeerd: zo is het niet uit te voeren."),
        "niet-gestart": ("heroverwegen", "Nooit begonnen."),
        "lopend": ("overnemen", "Loopt nog."),
        "uitgevoerd": ("overnemen", "Uitgevoerd, en niet eenmalig."),
    }
    voorstel, reden = redenen[maatregel.status]
    if maatregel.verouderd:
        return "heroverwegen", f"{reden} De laatste melding is te oud om daarop te steunen."
    return voorstel, reden


def _cijfers(per_jaar: Sequence[tuple[Indicatordeel, ...]]) -> tuple[Cijferregel, ...]:
    """Each figure as the last year that has it tells it; without any figure, as the last year does."""
    laatste: dict[str, Indicatordeel] = {}
    for van_jaar in per_jaar:
        for deel in van_jaar:
            eerder = laatste.get(deel.sleutel)
            if deel.nu is not None or eerder is None or eerder.nu is None:
                laatste[deel.sleutel] = deel
    nog_in_plan = {deel.sleutel for deel in per_jaar[-1]} if per_jaar else set()
    return tuple(_cijfer(deel) for sleutel, deel in laatste.items() if sleutel in nog_in_plan)


def _cijfer(deel: Indicatordeel) -> Cijferregel:
    doel = deel.streefwaarden[-1] if deel.streefwaarden else None
    return Cijferregel(
        naam=deel.naam,
        eenheid=deel.eenheid,
        kernindicator=deel.kernindicator,
        nulmeting=deel.nulmeting,
        einde=deel.nu,
        effect=deel.effect,
        zekerheid=deel.zekerheid,
        doel=doel,
        doelstand=_doelstand(deel, deel.nu),
        klasse=deel.klasse,
    )


def _doelstand(deel: Indicatordeel, einde: Punt | None) -> Doelstand:
    """Against the last target; a figure that is hidden or not known meets nothing and misses nothing."""
    if not deel.streefwaarden or deel.richting == "neutraal":
        return "geen-doel"
    if einde is None or einde.waarde is None:
        return "onbekend"
    doel = deel.streefwaarden[-1].waarde
    gehaald = einde.waarde <= doel if deel.richting == "lager-beter" else einde.waarde >= doel
    return "gehaald" if gehaald else "niet-gehaald"


def _besluiten(borden: Sequence[Stuurbord]) -> tuple[Besluitdeel, ...]:
    """Every decision once, as the latest document tells of it, in order of date."""
    besluiten: dict[tuple[date, str, str], Besluitdeel] = {}
    for bord in borden:
        for besluit in (*bord.beslispunten.open_besluiten, *bord.beslispunten.afgesloten_besluiten):
            besluiten[(besluit.datum, besluit.titel, besluit.onderwerp_sleutel)] = besluit
    return tuple(besluiten[sleutel] for sleutel in sorted(besluiten))
