"""One plan out of the plans of two zones: every key unique, every lineage kept, what is shared marked for a person.

Pure. The first plan keeps its keys; of the second a key that is taken gets the zone's code in front. Fiches and
hefbomen that are the same (key and like title) become one with the promises of both; promises never do by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, TypeVar

from lama_zvp.plan.afkomst import Afkomst, Voorstel
from lama_zvp.plan.koppelen import lijkt
from lama_zvp.plan.model import (
    Actiefiche,
    Brondocument,
    Hefboom,
    Indicator,
    Kader,
    Maatregel,
    Middelen,
    Passage,
    Periode,
    Plan,
    Toezegging,
    Zone,
)
from lama_zvp.plan.names import strengste
from lama_zvp.plan.samen_namen import Namen, hernoemd, hernoemd_pad
from lama_zvp.plan.sjabloon import sleutel_van
from lama_zvp.plan.volgend import KOP_EINDE, MAX_TEKST, Ontwerp, met_vindplaats, samen, verplaatst
from lama_zvp.plan.yaml_schrijf import Commentaar, Pad
from lama_zvp.typografie import datum

_DEEL = TypeVar("_DEEL")
_GROEP = TypeVar("_GROEP", Actiefiche, Hefboom)
_BELOFTE = TypeVar("_BELOFTE", bound=Toezegging)


def voeg_samen(
    a: Plan, b: Plan, vandaag: date, commentaar_a: Commentaar | None = None, commentaar_b: Commentaar | None = None
) -> Ontwerp:
    """The proposal. Every promise of both is found exactly once by its lineage.

    The comments are those of the two files. Raises ValueError when both plans bear the same key.
    """
    if a.sleutel == b.sleutel:
        raise ValueError("two plans with one key")
    namen = Namen(_code(a, b))
    eerste = _voorbereid(a)
    tweede = hernoemd(_voorbereid(b), eerste, namen)
    periode = Periode(van=min(a.periode.van, b.periode.van), tot=max(a.periode.einde, b.periode.einde))
    jaren = f"{periode.van.year}-{periode.tot.year}"
    fiches = _groepen(eerste.fiches, tweede.fiches, "maatregelen")
    plan = Plan(
        **_gevuld(
            sleutel=sleutel_van(f"{a.zone.code or a.sleutel}-{b.zone.code or b.sleutel}-{jaren}", hoogstens=60),
            titel=f"{a.titel} en {b.titel}"[:MAX_TEKST],
            versie="1",
            zone=_zone(eerste.zone, tweede.zone),
            periode=periode,
            bron=Brondocument(
                titel=f"Voorstel voor één plan {jaren}",
                opmerking=f"Gemaakt uit {a.sleutel} en {b.sleutel} op {datum(vandaag)}.",
            ),
            speerpunt=_passages(eerste.speerpunt, tweede.speerpunt),
            speerpunt_indicatoren=(*eerste.speerpunt_indicatoren, *tweede.speerpunt_indicatoren),
            missie=_passages(eerste.missie, tweede.missie),
            visie=_passages(eerste.visie, tweede.visie),
            waarden=_uniek((*eerste.waarden, *tweede.waarden), "tekst"),
            omgeving=(*eerste.omgeving, *tweede.omgeving),
            lagen=_uniek((*eerste.lagen, *tweede.lagen)),
            edities=a.edities,
            drempels=a.drempels,
            fiches=fiches,
            hefbomen=_groepen(eerste.hefbomen, tweede.hefbomen, "toezeggingen"),
            indicatoren=_een_kern(fiches, (*eerste.indicatoren, *tweede.indicatoren)),
            middelen=Middelen(afspraken=(*eerste.middelen.afspraken, *tweede.middelen.afspraken)),
            overleg=(*eerste.overleg, *tweede.overleg),
            kaders=_kaders(eerste.kaders, tweede.kaders),
            opvolging=(*eerste.opvolging, *tweede.opvolging),
            ondertekenaars=_uniek((*eerste.ondertekenaars, *tweede.ondertekenaars), "functie"),
            afkortingen=_uniek((*eerste.afkortingen, *tweede.afkortingen), "kort"),
            voorgangers=tuple(dict.fromkeys((a.sleutel, b.sleutel, *a.voorgangers, *b.voorgangers))),
            vervallen=(*a.vervallen, *b.vervallen),
        )
    )
    van_b = {hernoemd_pad(pad, namen): regels for pad, regels in (commentaar_b or {}).items()}
    erbij: dict[Pad, tuple[str, ...]] = {("sleutel",): _kop(a, b, vandaag)}
    eigen = samen(_weggelaten(eerste, tweede), _zelfde_cijfers(plan), _kandidaten(plan))
    return Ontwerp(plan, samen(erbij, verplaatst(samen(commentaar_a or {}, van_b), plan), eigen))


def _code(a: Plan, b: Plan) -> str:
    """What stands in front of the second zone's keys: its number, or its plan's key where there is none of its own."""
    code = b.zone.code if b.zone.code and b.zone.code != a.zone.code else b.sleutel[:20]
    return sleutel_van(code, hoogstens=20)


# --- each plan by itself -------------------------------------------------------------------------------------------


def _voorbereid(plan: Plan) -> Plan:
    """The plan with the lineage of every part, its source named, and what held for the whole zone held to that zone."""
    eigen = tuple(g.sleutel for g in plan.zone.gemeenten)

    def belofte(deel: _BELOFTE, naam: str) -> _BELOFTE:
        waar = deel.gemeenten or eigen
        return deel.model_copy(
            update={
                "voorstel": None,
                "afkomst": (Afkomst(plan=plan.sleutel, sleutel=naam), *deel.afkomst),
                **({"gemeenten": waar} if waar else {}),
            }
        )

    fiches = tuple(
        f.model_copy(
            update={
                "afkomst": (Afkomst(plan=plan.sleutel, sleutel=f.sleutel), *f.afkomst),
                "lagen": f.lagen or tuple(laag.sleutel for laag in plan.lagen),
                "maatregelen": tuple(belofte(m, f"{f.sleutel}.{m.laag}.{m.sleutel}") for m in f.maatregelen),
            }
        )
        for f in plan.fiches
    )
    hefbomen = tuple(
        h.model_copy(
            update={
                "afkomst": (Afkomst(plan=plan.sleutel, sleutel=f"hefboom.{h.sleutel}"), *h.afkomst),
                "toezeggingen": tuple(belofte(t, f"hefboom.{h.sleutel}.{t.sleutel}") for t in h.toezeggingen),
            }
        )
        for h in plan.hefbomen
    )
    indicatoren = tuple(
        i.model_copy(update={"afkomst": (Afkomst(plan=plan.sleutel, sleutel=i.sleutel), *i.afkomst)})
        for i in plan.indicatoren
    )
    return met_vindplaats(
        plan.model_copy(update={"fiches": fiches, "hefbomen": hefbomen, "indicatoren": indicatoren}), plan.sleutel
    )


# --- the two together ----------------------------------------------------------------------------------------------


def _groepen(a: Sequence[_GROEP], b: Sequence[_GROEP], veld: str) -> tuple[_GROEP, ...]:
    uit: dict[str, _GROEP] = {groep.sleutel: groep for groep in a}
    for groep in b:
        ander = uit.get(groep.sleutel)
        uit[groep.sleutel] = groep if ander is None else _een(ander, groep, veld)
    return tuple(_met_voorstellen(groep, veld) for groep in uit.values())


def _een(a: _GROEP, b: _GROEP, veld: str) -> _GROEP:
    """One fiche or hefboom with the promises of both; texts of the first, and of the second where it has none.

    Who answered for the second keeps answering for its promises.
    """
    houder = b.verantwoordelijke if b.verantwoordelijke != (a.verantwoordelijke or b.verantwoordelijke) else None
    van_b: tuple[Any, ...] = tuple(
        deel if deel.verantwoordelijke or not houder else deel.model_copy(update={"verantwoordelijke": houder})
        for deel in getattr(b, veld)
    )
    wissel: dict[str, Any] = {
        veld: (*getattr(a, veld), *van_b),
        "klasse": strengste(a.klasse, b.klasse),
        "indicatoren": (*a.indicatoren, *b.indicatoren),
        "afkomst": (*a.afkomst, *b.afkomst),
        "koppelingen": tuple(dict.fromkeys((*a.koppelingen, *b.koppelingen))),
        "verantwoordelijke": a.verantwoordelijke or b.verantwoordelijke,
        "bron": f"{a.bron}; {b.bron}"[:MAX_TEKST],
    }
    if isinstance(a, Actiefiche) and isinstance(b, Actiefiche):
        wissel |= {
            "doelstellingen": (*a.doelstellingen, *b.doelstellingen),
            "rubrieken": (*a.rubrieken, *b.rubrieken),
            "partners": tuple(dict.fromkeys((*a.partners, *b.partners))),
            "lagen": tuple(dict.fromkeys((*a.lagen, *b.lagen))),
            "aanleiding": " ".join(filter(None, (a.aanleiding, b.aanleiding)))[:MAX_TEKST] or None,
            "doelgroep": a.doelgroep or b.doelgroep,
        }
    return a.model_copy(update=wissel)


def _met_voorstellen(groep: _GROEP, veld: str) -> _GROEP:
    """Promises of two zones that look alike are each other's candidates; a person decides."""
    beloftes = getattr(groep, veld)
    fiche = isinstance(groep, Actiefiche)

    def naam(deel: Toezegging) -> str:
        laag = f".{deel.laag}" if isinstance(deel, Maatregel) else ""
        return f"{groep.sleutel}{laag}.{deel.sleutel}" if fiche else f"hefboom.{groep.sleutel}.{deel.sleutel}"

    uit = []
    for deel in beloftes:
        anderen = [d for d in beloftes if d.afkomst[0].plan != deel.afkomst[0].plan and _kan_een(deel, d)]
        if anderen:
            titels = ", ".join(f"“{ander.titel}”" for ander in anderen)
            reden = f"Van de andere zone lijkt {titels[:3000]} hierop: kan één worden."
            deel = deel.model_copy(
                update={"voorstel": Voorstel(soort="samengevoegd", redenen=(reden,), met=tuple(map(naam, anderen)))}
            )
        uit.append(deel)
    return groep.model_copy(update={veld: tuple(uit)})


def _kan_een(een: Toezegging, ander: Toezegging) -> bool:
    """The same key in the plans they come from, or a like title."""
    eigen, van_ander = (d.afkomst[0].sleutel.rpartition(".")[2] for d in (een, ander))
    return eigen == van_ander or lijkt(een.titel, ander.titel)


def _zone(a: Zone, b: Zone) -> Zone:
    """The two as one; what both count is added up, what one of them leaves open is not known of the two."""
    return Zone(
        **_gevuld(
            naam=f"{a.naam} en {b.naam}"[:MAX_TEKST],
            gemeenten=_uniek((*a.gemeenten, *b.gemeenten)),
            oppervlakte_km2=_opgeteld(a.oppervlakte_km2, b.oppervlakte_km2),
            inwoners=_opgeteld(a.inwoners, b.inwoners),
        )
    )


def _opgeteld(a: Any, b: Any) -> Any:
    return None if a is None or b is None else a + b


def _passages(a: Passage | None, b: Passage | None) -> Passage | None:
    """Both texts after each other, for a person to make one of."""
    if a is None or b is None:
        return a or b
    return Passage(tekst=f"{a.tekst} / {b.tekst}"[:MAX_TEKST], bron=f"{a.bron}; {b.bron}"[:MAX_TEKST])


def _uniek(delen: Sequence[_DEEL], veld: str = "sleutel") -> tuple[_DEEL, ...]:
    gezien: dict[str, _DEEL] = {}
    for deel in delen:
        gezien.setdefault(getattr(deel, veld), deel)
    return tuple(gezien.values())


def _kaders(a: Sequence[Kader], b: Sequence[Kader]) -> tuple[Kader, ...]:
    van_b = {kader.sleutel: kader for kader in b}
    uit = []
    for kader in a:
        ander = van_b.pop(kader.sleutel, None)
        themas = _uniek((*kader.themas, *(ander.themas if ander else ())))
        uit.append(kader.model_copy(update={"themas": themas}) if ander else kader)
    return (*uit, *van_b.values())


def _een_kern(fiches: Sequence[Actiefiche], indicatoren: Sequence[Indicator]) -> tuple[Indicator, ...]:
    """A fiche has one key figure: where two came together the first one stays it."""
    kern = {i.sleutel for i in indicatoren if i.kernindicator}
    teveel = {sleutel for fiche in fiches for sleutel in [s for s in fiche.indicatoren if s in kern][1:]}
    return tuple(i.model_copy(update={"kernindicator": False}) if i.sleutel in teveel else i for i in indicatoren)


def _gevuld(**velden: Any) -> dict[str, Any]:
    return {naam: waarde for naam, waarde in velden.items() if waarde is not None and waarde != ()}


# --- comments ------------------------------------------------------------------------------------------------------


def _kop(a: Plan, b: Plan, vandaag: date) -> tuple[str, ...]:
    return (
        f"VOORSTEL voor één plan uit {a.sleutel} en {b.sleutel}, gemaakt op {datum(vandaag)}.",
        "",
        "De sleutels van het eerste plan zijn gebleven; van het tweede kreeg een sleutel die al bezet was, het nummer",
        "van de zone ervoor. `afkomst` zegt waar elk deel vandaan komt: laat dat staan, dan lopen de cijfers door.",
        "Maatregelen die op elkaar lijken, dragen een VOORSTEL om er één van te maken: een mens beslist. Voegt u er",
        "twee samen, zet dan de `afkomst` van allebei bij de ene die blijft.",
        "Niet overgenomen: tabellen en narekeningen van de twee documenten. Edities en drempels: die van het eerste.",
        f"{KOP_EINDE} zone, speerpunt, missie, visie, en cijfers van twee zones die men zou optellen.",
        "",
    )


def _weggelaten(a: Plan, b: Plan) -> dict[Pad, tuple[str, ...]]:
    """What the second plan says of a fiche or hefboom that came together with one of the first, and is not kept."""
    uit: dict[Pad, tuple[str, ...]] = {}
    for lijst in ("fiches", "hefbomen"):
        van_a = {groep.sleutel: groep for groep in getattr(a, lijst)}
        for groep in getattr(b, lijst):
            ander = van_a.get(groep.sleutel)
            velden = [v for v in ("titel", "omschrijving", "doelgroep") if getattr(groep, v, None)]
            anders = [v for v in velden if ander is not None and getattr(ander, v) not in (None, getattr(groep, v))]
            if anders:
                tekst = "; ".join(f"{veld}: {getattr(groep, veld)}" for veld in anders)
                uit[lijst, groep.sleutel] = (f"VOORSTEL samengevoegd. Van de andere zone niet behouden: {tekst}",)
    return uit


def _zelfde_cijfers(plan: Plan) -> dict[Pad, tuple[str, ...]]:
    """Figures of the second zone that the first has too: one could be made of them, by whoever knows how they count."""
    uit: dict[Pad, tuple[str, ...]] = {}
    eerste = [i for i in plan.indicatoren if i.afkomst[0].plan == plan.voorgangers[0]]
    for indicator in plan.indicatoren:
        if indicator.afkomst[0].plan == plan.voorgangers[0]:
            continue
        ook = [i.sleutel for i in eerste if i.eenheid == indicator.eenheid and lijkt(i.naam, indicator.naam)]
        if ook:
            wat = f"VOORSTEL: hetzelfde cijfer als {', '.join(ook)} van de andere zone?"
            uit["indicatoren", indicator.sleutel] = (f"{wat} Opgeteld worden ze één reeks.",)
    return uit


def _kandidaten(plan: Plan) -> dict[Pad, tuple[str, ...]]:
    uit: dict[Pad, tuple[str, ...]] = {}
    for lijst, veld, pad, belofte in _beloftes(plan):
        if belofte.voorstel is not None:
            redenen = " ".join(belofte.voorstel.redenen)
            uit[lijst, pad, veld, belofte.sleutel] = (f"VOORSTEL {belofte.voorstel.soort}: {redenen}",)
    return uit


def _beloftes(plan: Plan) -> Iterator[tuple[str, str, str, Toezegging]]:
    for fiche in plan.fiches:
        yield from (("fiches", "maatregelen", fiche.sleutel, m) for m in fiche.maatregelen)
    for hefboom in plan.hefbomen:
        yield from (("hefbomen", "toezeggingen", hefboom.sleutel, t) for t in hefboom.toezeggingen)
