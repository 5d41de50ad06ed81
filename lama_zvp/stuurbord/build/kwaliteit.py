"""Section 8: what the plan leaves open, what the data leave open, and what waits for whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lama_zvp.assess.model import Aandachtspunt as GemeldAandachtspunt
from lama_zvp.assess.woorden import hoeveel, opsomming
from lama_zvp.journal.events import Besluit
from lama_zvp.stuurbord.build.besluiten import onderwerptitel
from lama_zvp.stuurbord.edities import Inzage
from lama_zvp.stuurbord.model import Datakwaliteit, Fichedeel, Werklijst
from lama_zvp.stuurbord.stukken import Aandachtspunt, Bevinding, Indicatordeel, Maatregeldeel
from lama_zvp.veilig import platte_tekst

WOORDEN = {"indicatoren": "Indicatoren", "middelen": "Middelen"}


def datakwaliteit(inzage: Inzage, fiches: Sequence[Fichedeel], hefbomen: Sequence[Fichedeel]) -> Datakwaliteit:
    """The section. The list of what waits for whom is only in editions that carry it."""
    return Datakwaliteit(
        planhiaten=_bevindingen(inzage, "planhiaat"),
        narekenen=_bevindingen(inzage, "narekenen"),
        opmerkingen=_bevindingen(inzage, "opmerking"),
        gegevens=tuple(_gegevens(inzage, fiches, hefbomen)),
        vervallen=inzage.oordeel.vervallen if inzage.volledig else (),
        werklijst=_werklijst(inzage) if inzage.editie.werklijst else (),
    )


def _bevindingen(inzage: Inzage, soort: str) -> tuple[Bevinding, ...]:
    return tuple(
        Bevinding(plaats=_plaats(inzage, b.plaats, b.soort), tekst=b.tekst, bron=b.bron or "")
        for b in inzage.bevindingen
        if b.soort == soort
    )


def _plaats(inzage: Inzage, naam: str, soort: str) -> str:
    """A place as the reader knows it; a sum says itself where it stands."""
    if soort == "narekenen":
        return ""
    return WOORDEN.get(naam) or onderwerptitel(inzage, naam)


# --- the data ----------------------------------------------------------------------------------------------------


def _gegevens(inzage: Inzage, fiches: Sequence[Fichedeel], hefbomen: Sequence[Fichedeel]) -> Iterator[str]:
    jaar = inzage.oordeel.jaar
    delen = (*fiches, *hefbomen)
    maatregelen = [m for deel in delen for laag in deel.lagen for m in laag.maatregelen]
    yield from _over_maatregelen(jaar, maatregelen)
    indicatoren = {i.sleutel: i for deel in delen for i in deel.indicatoren}
    yield from _over_cijfers(jaar, list(indicatoren.values()))
    if fiches:
        beoordeeld = sum(fiche.beoordeling is not None for fiche in fiches)
        yield f"Van de {hoeveel(len(fiches), 'fiche', 'fiches')} hebben er {beoordeeld} een beoordeling voor {jaar}."


def _over_maatregelen(jaar: int, maatregelen: Sequence[Maatregeldeel]) -> Iterator[str]:
    totaal = len(maatregelen)
    if not totaal:
        return
    gemeld = sum(m.gemeld for m in maatregelen)
    nooit = sum(m.laatste_datum is None for m in maatregelen)
    alle = f"{hoeveel(totaal, 'maatregel', 'maatregelen')} en toezeggingen"
    if nooit == totaal:
        yield f"Over geen enkele van de {alle} is ooit iets gemeld."
    else:
        yield f"Over {gemeld} van de {alle} is in {jaar} iets gemeld; over {nooit} nog nooit."
    verstreken = [m.titel for m in maatregelen if m.te_laat and m.laatste_datum is None]
    if verstreken:
        yield f"Termijn verstreken zonder dat er ooit iets over gemeld is: {'; '.join(verstreken)}."
    oud = sum(m.stand.oordeel == "onbekend" and m.status is not None for m in maatregelen)
    if oud:
        yield f"Bij {oud} daarvan is er wel een status, maar te oud of te vaag om er een oordeel op te bouwen."
    bewijs = sum(bool(m.bewijzen) for m in maatregelen)
    if gemeld:
        yield f"Van de {gemeld} met een melding verwijzen er {bewijs} naar een bewijsstuk."


def _over_cijfers(jaar: int, indicatoren: Sequence[Indicatordeel]) -> Iterator[str]:
    if not indicatoren:
        return
    nu = [i for i in indicatoren if i.nu is not None]
    yield f"Een cijfer voor {jaar} is er bij {len(nu)} van de {hoeveel(len(indicatoren), 'indicator', 'indicatoren')}."
    lijsten = (
        ("Voorlopig", [i.naam for i in nu if i.nu and i.nu.voorlopig]),
        ("Ingegeven voor het jaar om was", [i.naam for i in nu if i.nu and i.nu.tussenstand]),
        ("Zonder bron ingegeven", [i.naam for i in nu if i.nu and i.nu.waarde is not None and not _met_bron(i)]),
        ("Aandeel zonder steekproefgrootte", [i.naam for i in nu if i.soort == "percentage" and i.nu and not i.nu.n]),
    )
    for kop, namen in lijsten:
        if namen:
            yield f"{kop}: {opsomming(namen)}."


def _met_bron(deel: Indicatordeel) -> bool:
    return deel.nu is not None and (deel.nu.gedrukt or bool(deel.nu.bron))


# --- who has to do what ------------------------------------------------------------------------------------------


def _werklijst(inzage: Inzage) -> tuple[Werklijst, ...]:
    per: dict[str, list[Aandachtspunt]] = {}
    for punt in inzage.oordeel.aandacht:
        deel = Aandachtspunt(soort=punt.soort, onderwerp=punt.onderwerp, tekst=punt.tekst, klasse=punt.klasse)
        per.setdefault(platte_tekst(_verantwoordelijke(inzage, punt)), []).append(deel)
    return tuple(
        Werklijst(verantwoordelijke=wie, punten=tuple(per[wie])) for wie in sorted(per, key=lambda w: (not w, w))
    )


def _verantwoordelijke(inzage: Inzage, punt: GemeldAandachtspunt) -> str:
    """The function that the plan or the decision makes responsible, of the measure itself first; empty for none."""
    naam = punt.onderwerp
    if punt.soort == "besluit":
        besluiten = (e.inhoud for e, _ in inzage.beeld.besluiten if e.onderwerp == naam)
        genoemd = (b for b in besluiten if isinstance(b, Besluit) and f"“{b.titel}”" in punt.tekst)
        return next((b.verantwoordelijke for b in genoemd), "")
    for fiche in inzage.plan.fiches:
        if naam == fiche.sleutel or naam.startswith(f"{fiche.sleutel}.") or naam in fiche.indicatoren:
            beloftes = {f"{fiche.sleutel}.{m.laag}.{m.sleutel}": m.verantwoordelijke for m in fiche.maatregelen}
            return beloftes.get(naam) or fiche.verantwoordelijke or ""
    for hefboom in inzage.plan.hefbomen:
        eigen = f"hefboom.{hefboom.sleutel}"
        if naam == eigen or naam.startswith(f"{eigen}.") or naam in hefboom.indicatoren:
            beloftes = {f"{eigen}.{t.sleutel}": t.verantwoordelijke for t in hefboom.toezeggingen}
            return beloftes.get(naam) or hefboom.verantwoordelijke or ""
    return ""
