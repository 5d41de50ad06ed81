"""The JSON Schema that editors use on plan files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from lama_zvp.errors import PlanOngeldig
from lama_zvp.plan.load import parse_plan
from lama_zvp.plan.model import Plan
from lama_zvp.plan.schema import json_schema
from lama_zvp.plan.schema_texts import UITLEG
from lama_zvp.plan.yaml_tree import parse_tree

ROOT = Path(__file__).resolve().parents[2]
KLEIN = ROOT / "tests" / "golden" / "plannen" / "klein.yaml"
PLANNEN = [KLEIN, *sorted((ROOT / "plans").glob("*.yaml"))]


def as_editors_see(waarde: Any) -> Any:
    """A plan file as the JSON that an editor's YAML 1.2 reader makes of it."""
    if isinstance(waarde, dict):
        return {str(sleutel): as_editors_see(deel) for sleutel, deel in waarde.items()}
    if isinstance(waarde, tuple):
        return [as_editors_see(deel) for deel in waarde]
    if isinstance(waarde, date):
        return waarde.isoformat()
    return float(waarde) if isinstance(waarde, Decimal) else waarde


def read(tekst: str) -> Any:
    return as_editors_see(parse_tree(tekst.encode(), "p").waarde)


@cache
def made_validator() -> Draft202012Validator:
    return Draft202012Validator(json_schema(), format_checker=FormatChecker())


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    return made_validator()


def test_the_schema_is_itself_valid_and_says_which_dialect_it_speaks() -> None:
    schema = json_schema()
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("pad", PLANNEN, ids=lambda pad: pad.stem)
def test_every_plan_we_have_is_valid(validator: Draft202012Validator, pad: Path) -> None:
    assert [fout.message for fout in validator.iter_errors(read(pad.read_text(encoding="utf-8")))] == []


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [
        ("titel: Verkeersveiligheid", "titl: Verkeersveiligheid"),
        ("richting: lager-beter", "richting: lager"),
        ("ritme: {per_jaar: 2}", "ritme: vaak"),
        ("ritme: {eenmalig: true}", "ritme: {}"),
        ("2017: {waarde: 120}", "jaar: {waarde: 120}"),
        ("2017: {waarde: 120}", '2017: {waarde: "120"}'),
        ("van: 2020-01-01", "van: 2020"),
        ("alfa: 0.05", "alfa: 5"),
        ("personeel/operationeel/kader", "personeel"),
    ],
)
def test_what_does_not_fit_is_marked(validator: Draft202012Validator, oud: str, nieuw: str) -> None:
    tekst = KLEIN.read_text(encoding="utf-8")
    assert oud in tekst
    assert not validator.is_valid(read(tekst.replace(oud, nieuw)))


def _objects(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    yield "Plan", schema
    yield from schema["$defs"].items()


def test_every_model_and_every_field_is_explained_and_nothing_else() -> None:
    schema = json_schema()
    velden = {naam: {"", *deel["properties"]} for naam, deel in _objects(schema)}
    assert velden == {naam: set(uitleg) for naam, uitleg in UITLEG.items()}
    for naam, deel in _objects(schema):
        assert deel["additionalProperties"] is False, naam
        for veld, inhoud in deel["properties"].items():
            assert inhoud["title"][0].isupper(), (naam, veld)
            assert inhoud["description"].endswith("."), (naam, veld)


def _paths(boom: Any, pad: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    deel = boom.items() if isinstance(boom, dict) else enumerate(boom) if isinstance(boom, list) else ()
    return [pad, *(p for sleutel, kind in deel for p in _paths(kind, (*pad, sleutel)))]


def _klein() -> Any:
    return yaml.safe_load(KLEIN.read_text(encoding="utf-8"))


_PADEN = _paths(_klein())[1:]
_ANDERS = st.sampled_from(
    [
        None,
        True,
        0,
        7,
        2018,
        3.5,
        "x",
        "doorlopend",
        date(2021, 1, 1),
        [],
        {},
        {"per_jaar": 1},
        {2018: {"waarde": None}},
    ]
)


@given(pad=st.sampled_from(_PADEN), anders=_ANDERS, weg=st.booleans())
@settings(max_examples=150, deadline=None)
def test_what_loads_is_valid_in_every_editor(pad: Any, anders: Any, weg: bool) -> None:
    data = _klein()
    ouder = data
    for stap in pad[:-1]:
        ouder = ouder[stap]
    if weg:
        del ouder[pad[-1]]
    else:
        ouder[pad[-1]] = anders
    tekst = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    try:
        plan = parse_plan(tekst.encode(), "p")
    except PlanOngeldig:
        return
    assert isinstance(plan, Plan)
    made_validator().validate(read(tekst))
