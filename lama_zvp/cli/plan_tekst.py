"""A whole plan as readable text: every action, figure and partner, with the section of the source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lama_zvp.cli.tabel import als_tekst
from lama_zvp.cli.uitvoer import alinea, cel, tabel
from lama_zvp.plan.model import (
    Actiefiche,
    Afkomst,
    Cijfer,
    Eenmalig,
    Indicator,
    Passage,
    PerJaar,
    Plan,
    Ritme,
    Tabel,
    Toezegging,
)
from lama_zvp.plan.tabelbeeld import tabelbeeld
from lama_zvp.typografie import datum, getal

INSPRINGING = "    "


def plan_tekst(plan: Plan) -> str:
    """Everything in the plan, in the order of the plan."""
    delen: list[Iterator[str]] = [
        _hoofd(plan),
        _passages("Waarden", plan.waarden),
        _passages("Omgeving", plan.omgeving),
        _overleg(plan),
        _kaders(plan),
    ]
    delen += [_fiche(plan, fiche) for fiche in plan.fiches]
    delen += [_hefbomen(plan), _indicatoren(plan), _tabellen(plan, plan.tabellen), _middelen(plan), _slot(plan)]
    return "\n".join(regel for deel in delen for regel in deel)


def ritme_tekst(ritme: Ritme | None) -> str:
    """How often, in words."""
    if ritme is None:
        return "ritme niet vermeld in het plan"
    if isinstance(ritme, PerJaar):
        return "één keer per jaar" if ritme.per_jaar == 1 else f"{ritme.per_jaar} keer per jaar"
    if isinstance(ritme, Eenmalig):
        return f"eenmalig, tegen {datum(ritme.termijn)}" if ritme.termijn else "eenmalig, zonder termijn in het plan"
    return "doorlopend"


def _kop(titel: str, streep: str = "─") -> list[str]:
    return ["", cel(titel), streep * max(8, len(cel(titel)))]


def _hoofd(plan: Plan) -> Iterator[str]:
    yield from _kop(plan.titel, "═")[1:]
    yield alinea(f"{plan.zone.naam}{f' (zone {plan.zone.code})' if plan.zone.code else ''}")
    yield alinea(f"Periode: {datum(plan.periode.van)} tot en met {datum(plan.periode.tot)}. Sleutel: {plan.sleutel}.")
    for verlenging in plan.periode.verlengingen:
        op = f" op {datum(verlenging.besloten_op)}" if verlenging.besloten_op else ""
        tot = f"Verlenging tot en met {datum(verlenging.tot)} {verlenging.stand}{op}"
        yield alinea(f"{tot}: {verlenging.reden} [{verlenging.bron}]")
    yield alinea(f"Bron: {plan.bron.titel}{f', {plan.bron.uitgever}' if plan.bron.uitgever else ''}")
    if plan.bron.opmerking:
        yield alinea(plan.bron.opmerking)
    for gemeente in plan.zone.gemeenten:
        inwoners = f", {getal(gemeente.inwoners)} inwoners" if gemeente.inwoners is not None else ""
        delen = f" ({', '.join(gemeente.deelgemeenten)})" if gemeente.deelgemeenten else ""
        yield alinea(f"{gemeente.naam}{delen}{inwoners}", eerste="  · ", inspringing=INSPRINGING)
    if plan.zone.inwoners is not None:
        op = f" op {datum(plan.zone.inwoners_op)}" if plan.zone.inwoners_op else ""
        km2 = f"; {getal(plan.zone.oppervlakte_km2)} km²" if plan.zone.oppervlakte_km2 is not None else ""
        yield alinea(f"Samen {getal(plan.zone.inwoners)} inwoners{op}{km2}.")
    for titel, passage in (("Speerpunt", plan.speerpunt), ("Missie", plan.missie), ("Visie", plan.visie)):
        if passage is not None:
            yield from _passages(titel, (passage,))


def _passages(titel: str, passages: Iterable[Passage]) -> Iterator[str]:
    lijst = tuple(passages)
    if lijst:
        yield from _kop(titel)
    for passage in lijst:
        yield alinea(f"{passage.tekst} [{passage.bron}]", eerste="  · ", inspringing=INSPRINGING)


def _overleg(plan: Plan) -> Iterator[str]:
    if plan.overleg:
        yield from _kop("Wie verwacht wat")
    for wie in plan.overleg:
        yield alinea(f"{wie.titel} [{wie.bron}]", eerste="  ")
        for verwachting in wie.verwachtingen:
            naar = ", ".join((*verwachting.fiches, *(f"hefboom.{h}" for h in verwachting.hefbomen)))
            yield alinea(verwachting.tekst + (f" → {naar}" if naar else ""), eerste="  · ", inspringing=INSPRINGING)


def _kaders(plan: Plan) -> Iterator[str]:
    for kader in plan.kaders:
        yield from _kop(f"{kader.titel} ({kader.sleutel})")
        yield alinea(f"{kader.soort}; {f'{kader.omschrijving} ' if kader.omschrijving else ''}[{kader.bron}]")
        for thema in kader.themas:
            rang = f"{thema.rang}. " if thema.rang else ""
            uitleg = f": {thema.omschrijving}" if thema.omschrijving else ""
            yield alinea(f"{rang}{thema.titel}{uitleg}", eerste="  · ", inspringing=INSPRINGING)


def _fiche(plan: Plan, fiche: Actiefiche) -> Iterator[str]:
    yield from _kop(f"{fiche.titel} ({fiche.sleutel}, {fiche.klasse})", "═")
    for label, tekst in (
        ("Deel van het plan", fiche.groep),
        ("Aanleiding", fiche.aanleiding),
        ("Doelgroep", fiche.doelgroep),
        ("Partners", "; ".join(fiche.partners) or None),
        ("Verantwoordelijke", fiche.verantwoordelijke or "niet vermeld in het plan"),
        ("Koppelingen", ", ".join(fiche.koppelingen) or None),
        ("Indicatoren", ", ".join(fiche.indicatoren) or "geen"),
        ("Bron", fiche.bron),
    ):
        if tekst:
            yield alinea(f"{label}: {tekst}")
    yield from _herkomst(fiche.afkomst, "")
    for doel in fiche.doelstellingen:
        yield alinea(f"Doel: {doel.tekst} [{doel.bron}]")
    for rubriek in fiche.rubrieken:
        yield ""
        yield alinea(rubriek.titel, eerste="  ")
        for passage in rubriek.passages:
            yield alinea(f"{passage.tekst} [{passage.bron}]", eerste="  · ", inspringing=INSPRINGING)
    for laag in plan.lagen_van(fiche):
        van_laag = [m for m in fiche.maatregelen if m.laag == laag.sleutel]
        yield ""
        yield f"  {laag.titel.upper()}" + ("" if van_laag else " (leeg in het plan)")
        for maatregel in van_laag:
            merk = " (laag afgeleid)" if maatregel.laag_herkomst == "afgeleid" else ""
            yield from _toezegging(f"{fiche.sleutel}.{laag.sleutel}.{maatregel.sleutel}", maatregel, merk)


def _toezegging(naam: str, toezegging: Toezegging, merk: str = "") -> Iterator[str]:
    yield alinea(f"{toezegging.titel}{merk}", eerste="  · ", inspringing=INSPRINGING)
    yield alinea(toezegging.omschrijving, inspringing=INSPRINGING)
    kenmerken = _kenmerken_van(toezegging)
    yield alinea(f"{naam}; {'; '.join(kenmerken)} [{toezegging.bron}]", inspringing=INSPRINGING)
    if toezegging.onderdelen:
        yield alinea("Onderdelen: " + "; ".join(toezegging.onderdelen), inspringing=INSPRINGING)
    for plaats in toezegging.locaties:
        yield alinea(f"{plaats.gemeente}: {', '.join(plaats.plaatsen)}", inspringing=INSPRINGING)
    if toezegging.begroting:
        bedragen = "; ".join(f"{jaar}: {getal(bedrag)} euro" for jaar, bedrag in sorted(toezegging.begroting.items()))
        yield alinea(f"Begroting: {bedragen}", inspringing=INSPRINGING)
    if toezegging.koppelingen:
        yield alinea("Koppelingen: " + ", ".join(toezegging.koppelingen), inspringing=INSPRINGING)
    yield from _herkomst(toezegging.afkomst)
    if toezegging.voorstel:
        stand = "" if toezegging.voorstel.beslist else " (nog te beslissen)"
        tekst = f"Voorstel: {toezegging.voorstel.soort}{stand}. {' '.join(toezegging.voorstel.redenen)}"
        yield alinea(tekst, inspringing=INSPRINGING)


def _kenmerken_van(toezegging: Toezegging) -> list[str]:
    kenmerken = [ritme_tekst(toezegging.ritme)]
    if toezegging.verantwoordelijke:
        kenmerken.append(f"verantwoordelijke {toezegging.verantwoordelijke}")
    if toezegging.sinds:
        kenmerken.append(f"sinds {datum(toezegging.sinds)}")
    if toezegging.partners:
        kenmerken.append("met " + ", ".join(toezegging.partners))
    if toezegging.gemeenten:
        kenmerken.append("in " + ", ".join(toezegging.gemeenten))
    if toezegging.klasse:
        kenmerken.append(f"klasse {toezegging.klasse}")
    return kenmerken


def _herkomst(afkomst: Iterable[Afkomst], inspringing: str = INSPRINGING) -> Iterator[str]:
    delen = [f"{deel.plan}: {deel.sleutel}" for deel in afkomst]
    if delen:
        yield alinea("Uit eerdere plannen: " + "; ".join(delen), inspringing=inspringing)


def _hefbomen(plan: Plan) -> Iterator[str]:
    for hefboom in plan.hefbomen:
        soort = "Hefboom" if hefboom.soort == "hefboom" else "Ondersteunend"
        yield from _kop(f"{soort}: {hefboom.titel} (hefboom.{hefboom.sleutel})")
        yield alinea(f"{hefboom.omschrijving} [{hefboom.bron}]")
        if hefboom.koppelingen:
            yield alinea("Koppelingen: " + ", ".join(hefboom.koppelingen))
        yield from _herkomst(hefboom.afkomst, "")
        for toezegging in hefboom.toezeggingen:
            yield from _toezegging(f"hefboom.{hefboom.sleutel}.{toezegging.sleutel}", toezegging)


def _indicatoren(plan: Plan) -> Iterator[str]:
    if plan.indicatoren:
        yield from _kop("Indicatoren", "═")
    for indicator in plan.indicatoren:
        yield alinea(f"{indicator.naam} ({indicator.sleutel})", eerste="  · ", inspringing=INSPRINGING)
        yield alinea(_kenmerken(indicator), inspringing=INSPRINGING)
        if indicator.omschrijving:
            yield alinea(indicator.omschrijving, inspringing=INSPRINGING)
        if indicator.reeks():
            yield alinea("; ".join(_cijfer(jaar, c) for jaar, c in indicator.reeks().items()), inspringing=INSPRINGING)
        if indicator.deelcijfers:
            tekst = "; ".join(_cijfer(periode, c) for periode, c in sorted(indicator.deelcijfers.items()))
            yield alinea(tekst, inspringing=INSPRINGING)
        yield from _herkomst(indicator.afkomst)
        for ander in indicator.vergelijking:
            cijfers = "; ".join(_cijfer(jaar, c) for jaar, c in sorted(ander.cijfers.items()))
            yield alinea(f"Ter vergelijking, {ander.naam}: {cijfers}", inspringing=INSPRINGING)
        for jaar, doel in sorted(indicator.streefwaarden.items()):
            yield alinea(f"Streefwaarde {jaar}: {getal(doel.waarde)} [{doel.bron}]", inspringing=INSPRINGING)


def _kenmerken(indicator: Indicator) -> str:
    extra = [
        merk
        for aan, merk in (
            (indicator.kernindicator, "kernindicator"),
            (indicator.door_politiewerk, "hangt af van politiewerk"),
        )
        if aan
    ]
    delen = [indicator.eenheid, indicator.soort, indicator.aard, indicator.richting, *extra]
    return f"{', '.join(delen)} [{indicator.bron}]"


def _cijfer(jaar: int | str, cijfer: Cijfer) -> str:
    waarde = "niet vermeld" if cijfer.waarde is None else getal(cijfer.waarde)
    extra = [f"n = {getal(cijfer.n)}"] if cijfer.n else []
    extra += ["voorlopig"] if cijfer.voorlopig else []
    extra += [cijfer.opmerking] if cijfer.opmerking else []
    extra += [f"bron: {cijfer.bron}"] if cijfer.bron else []
    extra += [f"uit het plan {cijfer.uit_plan}"] if cijfer.uit_plan else []
    return f"{jaar}: {waarde}" + (f" ({'; '.join(extra)})" if extra else "")


def _tabellen(plan: Plan, tabellen: Iterable[Tabel]) -> Iterator[str]:
    for tabel_ in tabellen:
        yield ""
        yield als_tekst(tabelbeeld(plan, tabel_))
        yield alinea(f"In {tabel_.eenheid} ({tabel_.sleutel})." + (f" {tabel_.opmerking}" if tabel_.opmerking else ""))


def _middelen(plan: Plan) -> Iterator[str]:
    yield from _tabellen(plan, plan.middelen.tabellen)
    yield from _passages("Afspraken over middelen", plan.middelen.afspraken)


def _vervallen(plan: Plan) -> Iterator[str]:
    if plan.voorgangers:
        yield ""
        yield alinea("Volgt op, of is gemaakt uit: " + ", ".join(plan.voorgangers))
    if plan.vervallen:
        yield from _kop("Niet overgenomen uit eerdere plannen")
    for deel in plan.vervallen:
        stand = "" if deel.beslist else " (nog te beslissen)"
        yield alinea(f"{deel.titel}{stand}: {' '.join(deel.redenen)}", eerste="  · ", inspringing=INSPRINGING)
        yield from _herkomst(deel.afkomst)


def _slot(plan: Plan) -> Iterator[str]:
    yield from _vervallen(plan)
    yield from _passages("Opvolging", plan.opvolging)
    if plan.ondertekenaars:
        yield from _kop("Ondertekenaars")
    for wie in plan.ondertekenaars:
        yield alinea(wie.functie + (f", {wie.rol}" if wie.rol else ""), eerste="  · ", inspringing=INSPRINGING)
    if plan.afkortingen:
        yield from _kop("Afkortingen")
        yield tabel(("Kort", "Voluit"), [(a.kort, a.voluit) for a in plan.afkortingen])
