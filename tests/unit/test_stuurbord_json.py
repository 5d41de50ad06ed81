"""The document as JSON: a published schema, exact figures, and the same document back."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from lama_zvp.errors import InvoerFout, NietGevonden
from lama_zvp.stuurbord.render import json as render_json
from lama_zvp.stuurbord.render import render
from tests.unit.stuurbord_stof import bouw, documenten, geleefd, plan

PUBLISHED = Path(__file__).resolve().parents[2] / "docs" / "stuurbord.schema.json"


def test_the_published_schema_is_the_one_of_this_program() -> None:
    assert PUBLISHED.read_text(encoding="utf-8") == render_json.schema_tekst()


def test_every_document_fits_the_schema() -> None:
    validator = Draft202012Validator(render_json.schema())
    for name, document in documenten():
        errors = list(validator.iter_errors(json.loads(render(document, "json"))))
        assert errors == [], name


def test_the_schema_explains_every_part_and_refuses_unknown_fields() -> None:
    schema = render_json.schema()
    Draft202012Validator.check_schema(schema)
    for name, part in schema["$defs"].items():
        assert part["description"], name
        assert part["additionalProperties"] is False, name
    document = json.loads(render(bouw(plan(), ()), "json"))
    document["extra"] = 1
    assert list(Draft202012Validator(schema).iter_errors(document)) != []


def test_a_document_comes_back_from_its_json_as_it_was() -> None:
    for _, document in documenten():
        again = render_json.lees(render(document, "json"))
        assert again == document
        assert render(again, "md") == render(document, "md")


def test_figures_are_exact_text_without_exponent_and_dates_are_iso() -> None:
    text = render(bouw(plan(), geleefd(plan())), "json").decode()
    assert '"waarde": "150"' in text
    assert '"p": "0.01342"' in text
    assert '"opgemaakt_op": "2025-03-14"' in text
    assert not re.search(r'"[-0-9.]+E[-+]?\d+"', text)


def test_text_keeps_its_letters_and_holds_no_control_characters() -> None:
    content = render(bouw(plan(), geleefd(plan())), "json")
    assert "één" in content.decode()
    assert not re.search(rb"[\x00-\x09\x0b-\x1f\x7f]", content)


@pytest.mark.parametrize("broken", ["", "{}", "[1]", '{"schema_versie": 2}', "niets"])
def test_what_is_no_document_is_refused_in_dutch(broken: str) -> None:
    with pytest.raises(InvoerFout, match="geen stuurbord in JSON"):
        render_json.lees(broken)


def test_an_unknown_form_is_refused_with_those_that_exist() -> None:
    with pytest.raises(NietGevonden) as refused:
        render(bouw(plan(), ()), "docx")
    assert "md" in str(refused.value)
