"""docs/plan-format.md is the schema in words: complete, current, and its smallest plan loads."""

from __future__ import annotations

from pathlib import Path

from lama_zvp.plan.format_page import MINIMAAL, page
from lama_zvp.plan.load import parse_plan
from lama_zvp.plan.schema import json_schema

ROOT = Path(__file__).resolve().parents[2]


def test_the_page_is_the_schema_of_today() -> None:
    example = (ROOT / "tests" / "golden" / "plannen" / "klein.yaml").read_text(encoding="utf-8")
    assert (ROOT / "docs" / "plan-format.md").read_text(encoding="utf-8") == page(example)


def test_the_smallest_plan_on_the_page_loads() -> None:
    plan = parse_plan(MINIMAAL.encode(), "voorbeeld.yaml")
    assert plan.fiches[0].maatregelen[0].laag == "ontraden"


def test_every_field_of_every_model_is_explained() -> None:
    text = page("")
    schema = json_schema()
    for name, part in (("Plan", schema), *schema["$defs"].items()):
        section = text.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
        assert all(f"| `{field}` |" in section for field in part["properties"]), name
