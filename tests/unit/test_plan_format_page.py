"""docs/plan-format.md is the schema in words: complete, current, every field with an example, every example valid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from lama_zvp.plan import afkomst, cijfers, model, ritme, tabellen, verantwoording
from lama_zvp.plan.format_page import MINIMAAL, page
from lama_zvp.plan.load import parse_plan, parse_verantwoording
from lama_zvp.plan.schema import json_schema
from lama_zvp.plan.verantwoording_uitleg import UITLEG, VOORBEELD
from lama_zvp.plan.yaml_tree import parse_tree

ROOT = Path(__file__).resolve().parents[2]
KLEIN = (ROOT / "tests" / "golden" / "plannen" / "klein.yaml").read_text(encoding="utf-8")
PAGE = (ROOT / "docs" / "plan-format.md").read_text(encoding="utf-8")
MODELS = {"Plan": json_schema(), **json_schema()["$defs"]}


def section(name: str) -> str:
    return PAGE.partition(f"\n## {name}\n")[2].partition("\n## ")[0]


def examples(name: str) -> list[str]:
    """The examples under a model; the plan's own is the whole plan at the end of the page."""
    return re.findall(r"```yaml\n(.*?)```", section("Een plan met elk veld" if name == "Plan" else name), re.DOTALL)


def model_of(name: str) -> Any:
    rooms = (model, cijfers, tabellen, afkomst, ritme)
    return next(getattr(room, name) for room in rooms if hasattr(room, name))


def test_the_page_is_the_schema_of_today() -> None:
    assert page(KLEIN) == PAGE


def test_the_smallest_plan_on_the_page_loads() -> None:
    plan = parse_plan(MINIMAAL.encode(), "voorbeeld.yaml")
    assert plan.fiches[0].maatregelen[0].laag == "ontraden"


@pytest.mark.parametrize("name", MODELS)
def test_every_field_is_explained_and_stands_in_an_example(name: str) -> None:
    fields = set(MODELS[name]["properties"])
    assert all(f"| `{field}` |" in section(name) for field in fields)
    shown: set[str] = set()
    for text in examples(name):
        shown |= set(parse_tree(text.encode(), "voorbeeld.yaml").waarde)  # type: ignore[arg-type]
    assert fields == shown & fields


@pytest.mark.parametrize("name", MODELS)
def test_every_example_is_valid_as_it_stands(name: str) -> None:
    texts = examples(name)
    assert texts
    for text in texts:
        tree = parse_tree(text.encode(), "voorbeeld.yaml")
        assert tree.fouten == ()
        TypeAdapter(model_of(name)).validate_python(tree.waarde)


def test_the_whole_example_loads() -> None:
    (text,) = examples("Plan")
    assert parse_plan(text.encode(), "voorbeeld.yaml") == parse_plan(KLEIN.encode(), "klein.yaml")


def test_every_field_of_an_earlier_account_is_explained_and_stands_in_its_example() -> None:
    deel = section("Eerdere verantwoording")
    boom = parse_tree(VOORBEELD.encode(), "voorbeeld.yaml").waarde
    getoond = set(_sleutels(boom))
    for naam, uitleg in UITLEG.items():
        velden = set(getattr(verantwoording, naam).model_fields)
        assert velden == set(uitleg) - {""}
        assert velden <= getoond
        assert all(f"| `{veld}` |" in deel for veld in velden)
    assert VOORBEELD in deel


def _sleutels(deel: Any) -> Iterator[str]:
    if isinstance(deel, dict):
        yield from deel
    for kind in deel.values() if isinstance(deel, dict) else deel if isinstance(deel, tuple) else ():
        yield from _sleutels(kind)


def test_the_example_of_an_earlier_account_loads_beside_the_plan_of_the_page() -> None:
    account = parse_verantwoording(VOORBEELD.encode(), "voorbeeld.yaml", parse_plan(KLEIN.encode(), "klein.yaml"))
    assert [verslag.jaar for verslag in account.verslagen] == [2021]
