"""The JSON Schema of a plan file, for editors that complete and check while someone types."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from lama_zvp.plan.model import Plan
from lama_zvp.plan.schema_texts import UITLEG

DIALECT = "https://json-schema.org/draft/2020-12/schema"
YEAR = "^(199[0-9]|20[0-9]{2}|2100)$"


class _AsWritten(GenerateJsonSchema):
    """Figures as an author writes them in YAML: plain numbers, not text with a pattern."""

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:  # noqa: ARG002  (pydantic's signature)
        return {"type": "number"}

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """Every mapping with free keys in a plan goes by year, or by quarter or month."""
        sleutels = schema.get("keys_schema", {})
        pattern = sleutels.get("pattern") if sleutels.get("type") == "str" else YEAR
        waarden = self.generate_inner(schema["values_schema"])
        return {"type": "object", "additionalProperties": waarden, "propertyNames": {"pattern": pattern}}


def json_schema() -> dict[str, Any]:
    """JSON Schema 2020-12 with Dutch titles and explanations.

    What a schema cannot say (references, keys used once) only loading checks; all that loads is valid here.
    """
    schema = Plan.model_json_schema(schema_generator=_AsWritten)
    definities: dict[str, Any] = schema["$defs"]
    for naam, definitie in (("Plan", schema), *definities.items()):
        _explain(naam, definitie)
    for deel in _parts(schema):
        _name_bounds(deel)
        _only_plain_defaults(deel)
    definities["Eenmalig"]["minProperties"] = 1
    return {"$schema": DIALECT, **schema}


def as_written(model: type[BaseModel]) -> dict[str, Any]:
    """The plain schema of another file that stands beside a plan, with figures as an author writes them."""
    return model.model_json_schema(schema_generator=_AsWritten)


def _explain(model: str, definitie: dict[str, Any]) -> None:
    uitleg = UITLEG[model]
    definitie["title"] = model
    definitie["description"] = uitleg[""]
    for veld, deel in definitie["properties"].items():
        deel["title"] = veld.replace("_", " ").capitalize()
        deel["description"] = uitleg[veld]


def _name_bounds(deel: dict[str, Any]) -> None:
    """Bounds on an exact figure come out under pydantic's own names."""
    for eigen, naam in (("ge", "minimum"), ("le", "maximum")):
        if eigen in deel:
            deel[naam] = deel.pop(eigen)


def _only_plain_defaults(deel: dict[str, Any]) -> None:
    """Keep the defaults that help an author; whole structures and `null` only stand in the way."""
    if "default" not in deel:
        return
    waarde = deel["default"]
    if waarde is None or isinstance(waarde, list | dict):
        del deel["default"]
    elif isinstance(waarde, str) and deel.get("type") == "number":
        deel["default"] = float(waarde)


def _parts(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
        for waarde in list(schema.values()):
            yield from _parts(waarde)
    elif isinstance(schema, list):
        for waarde in schema:
            yield from _parts(waarde)
