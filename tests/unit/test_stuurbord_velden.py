"""Every field of the document reaches every form of it, or is named here as left out on purpose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any, Literal, get_args, get_origin

import pytest
from pydantic import BaseModel

from lama_zvp.stuurbord.model import Stuurbord
from lama_zvp.stuurbord.render import render
from lama_zvp.stuurbord.stukken import Punt, Regelkaart, Telling, Uitschieter
from tests.unit.stuurbord_stof import bouw, geleefd, plan, vorig_document

KLASSE = "the edition's class stands in the colofon; nothing stricter is in the document"
ZIN = "the sentence in the reasons says it"
LEFT_OUT: dict[str, dict[str, str]] = {
    "json": {"Stuurbord.schema_versie": "is always 1"},
    "md": {
        "Stuurbord.schema_versie": "speaks of the JSON form only",
        "Editiedeel.onderdruk_onder": "the sentence on what is left out says it",
        "Editiedeel.werklijst": "the list itself is there or not",
        "Punt.n": "the list of margins gives the sample of the year; of older years the JSON form",
        "Punt.gedrukt": "the list of sources says what the plan prints",
        "Punt.bron": "the list of sources says it",
        "Doel.bron": "the plan says it",
        "Indicatordeel.sleutel": "the name stands there",
        "Indicatordeel.soort": "the unit says it",
        "Indicatordeel.aard": "its warning says what it means",
        "Indicatordeel.richting": ZIN,
        "Indicatordeel.groep": "the table of the fiche keeps them together",
        "Indicatordeel.omschrijving": "the plan says it",
        "Indicatordeel.bron": "the list of sources says it",
        "Indicatordeel.streefwaarden": "only the one that applies to the year is shown",
        "Vergelijking.tegenover": ZIN,
        "Vergelijking.oud": ZIN,
        "Vergelijking.nieuw": ZIN,
        "Vergelijking.verschil": ZIN,
        "Vergelijking.relatief": ZIN,
        "Vergelijking.p": ZIN,
        "Vergelijking.p_woorden": ZIN,
        "Vergelijking.methode": "the list of methods says it",
        "Regelkaart.punten": "the sentence gives mean, limits and signals",
        "Maatregeldeel.naam": "the title stands there",
        "Maatregeldeel.ritme": "the plan says it; planned numbers are shown",
        "Maatregeldeel.termijn": "said where it has passed or moved",
        "Maatregeldeel.gemeenten": "the plan says it",
        "Maatregeldeel.dagen": ZIN,
        "Melding.status": "the row above it says it",
        "Melding.aantal": "the row above it gives the year's sum",
        "Melding.ingekort": "the text ends with an ellipsis",
        "Bewijs.datum": "the number of the entry says it",
        "Laagdeel.uitvoering": "the verdict of the fiche adds the layers up",
        "Besluitdeel.onderwerp_sleutel": "the title stands there",
        "Beslispunt.soort": "the question says it",
        "Beslispunt.onderwerpen": "the question says it",
        "Aandachtspunt.soort": ZIN,
        "Aandachtspunt.onderwerp": ZIN,
        "Oogopslagrij.sleutel": "the title stands there",
        "Fichedeel.sleutel": "the title stands there",
        "Fichedeel.korte_titel": "the full title stands there",
        "Fichedeel.bron": "the plan says it",
        "Tabeldeel.klasse": KLASSE,
        **{
            f"{naam}.klasse": KLASSE
            for naam in (
                "Indicatordeel",
                "Maatregeldeel",
                "Melding",
                "Beoordelingsdeel",
                "Besluitdeel",
                "Signaal",
                "Beslispunt",
                "Aandachtspunt",
                "Wijziging",
                "Kerncijfer",
                "Oogopslagrij",
                "Fichedeel",
                "Bijdrage",
                "Gemeenterij",
                "Gemeentecijfer",
            )
        },
    },
}
MOST = 24
"""Places at which a field is tried; spread over the document."""

Place = tuple[str | int, ...]


@cache
def rich() -> Stuurbord:
    """A document in which every part occurs."""
    plan_ = plan()
    events = geleefd(plan_)
    earlier = bouw(plan_, events[:-20], versie=1)
    document = bouw(
        plan_, events, "korpsleiding", versie=2, vorig=vorig_document(plan_), vorige_versie=earlier, voorbeeld=True
    )
    chart = Regelkaart(
        ritme="maand",
        punten=(Punt(periode="2024-01", jaar=2024, waarde=Decimal(7)),),
        gemiddelde=Decimal("7.5"),
        ondergrens=Decimal(2),
        bovengrens=Decimal(13),
        uitschieters=(
            Uitschieter(soort="buiten-grens", kant="hoger", van="2024-03", tot="2024-03"),
            Uitschieter(soort="acht-op-rij", kant="lager", van="2024-04", tot="2024-11"),
        ),
    )
    hidden = Punt(periode="2019", jaar=2019, waarde=None, kleiner_dan=5)
    fiches = []
    for fiche in document.fiches:
        figures = tuple(
            i.model_copy(update={"regelkaart": chart, "reeks": (*i.reeks, hidden)}) for i in fiche.indicatoren
        )
        layers = tuple(
            layer.model_copy(
                update={
                    "maatregelen": tuple(
                        m.model_copy(update={"gerealiseerd": Telling(aantal=None, kleiner_dan=5)})
                        if m.titel.startswith("Handhaving")
                        else m
                        for m in layer.maatregelen
                    )
                }
            )
            for layer in fiche.lagen
        )
        fiches.append(fiche.model_copy(update={"indicatoren": figures, "lagen": layers}))
    quality = document.datakwaliteit.model_copy(update={"vervallen": ("verkeer.ontraden.oud",)})
    notice = document.colofon.editie.model_copy(update={"weglating": "Hier ontbreekt iets.", "onderdruk_onder": 5})
    colofon = document.colofon.model_copy(update={"editie": notice, "eerdere_versie": 1})
    remark = document.per_gemeente.model_copy(update={"opmerking": "Een opmerking."})
    return document.model_copy(
        update={"fiches": tuple(fiches), "datakwaliteit": quality, "colofon": colofon, "per_gemeente": remark}
    )


def leaves(value: Any, place: Place = ()) -> Iterator[tuple[str, Place]]:
    """Every field with its class and the way to it."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield f"{type(value).__name__}.{name}", (*place, name)
            yield from leaves(getattr(value, name), (*place, name))
    elif isinstance(value, tuple):
        for number, part in enumerate(value):
            yield from leaves(part, (*place, number))


def get(value: Any, place: Place) -> Any:
    for step in place:
        value = value[step] if isinstance(step, int) else getattr(value, step)
    return value


def put(value: Any, place: Place, new: Any) -> Any:
    """The document with one thing replaced."""
    if not place:
        return new
    step, rest = place[0], place[1:]
    if isinstance(step, int):
        return (*value[:step], put(value[step], rest, new), *value[step + 1 :])
    return value.model_copy(update={step: put(getattr(value, step), rest, new)})


def changed(value: Any, annotation: Any) -> Iterator[Any]:
    """Other values that the field could have had."""
    choices = [
        arg for part in (annotation, *get_args(annotation)) if get_origin(part) is Literal for arg in get_args(part)
    ]
    if choices:
        yield from (choice for choice in choices if choice != value)
    elif isinstance(value, bool):
        yield not value
    elif isinstance(value, int | Decimal):
        yield value + 1_234
    elif isinstance(value, date):
        yield value + timedelta(days=400)
    elif isinstance(value, str):
        yield f"{value} zichtbaar"
    elif isinstance(value, tuple):
        yield from [value[1:]] if value else []
    elif isinstance(value, BaseModel):
        yield None


@cache
def _as_it_is(formaat: str) -> bytes:
    return render(rich(), formaat)


@cache
def places() -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = defaultdict(list)
    for field, place in leaves(rich()):
        found[field].append(place)
    return found


def annotation(document: Stuurbord, place: Place) -> Any:
    owner = get(document, place[:-1])
    return type(owner).model_fields[str(place[-1])].annotation


def shows(formaat: str, field: str) -> bool:
    """Whether at some place in the document another value of this field makes another output."""
    document, before = rich(), _as_it_is(formaat)
    found = places()[field]
    for place in found[:: len(found) // MOST + 1]:
        for other in changed(get(document, place), annotation(document, place)):
            try:
                after = render(put(document, place, other), formaat)
            except (AttributeError, IndexError, TypeError, ValueError):
                # A renderer that trips over it has read it.
                return True
            if after != before:
                return True
    return False


FIELDS = sorted(places())


def test_the_document_under_test_has_every_part() -> None:
    def classes(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
        yield model
        for field in model.model_fields.values():
            todo = [field.annotation]
            while todo:
                part = todo.pop()
                todo += get_args(part)
                if isinstance(part, type) and issubclass(part, BaseModel):
                    yield from classes(part)

    known = {f"{model.__name__}.{name}" for model in classes(Stuurbord) for name in model.model_fields}
    assert known == set(FIELDS)


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("formaat", LEFT_OUT)
def test_a_field_is_shown_or_named_as_left_out(formaat: str, field: str) -> None:
    assert shows(formaat, field) != (field in LEFT_OUT[formaat]), LEFT_OUT[formaat].get(field, "shown nowhere")
