"""The document as JSON, and the JSON Schema of that form."""

from __future__ import annotations

import json
from typing import Any

from pydantic import ValidationError

from lama_zvp.errors import InvoerFout
from lama_zvp.stuurbord.model import Stuurbord

SCHEMA_ID = "urn:lama-zvp:stuurbord:1"


def render(stuurbord: Stuurbord) -> str:
    """Fields in the order of the model, dates as ISO, figures as exact text."""
    return json.dumps(stuurbord.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"


def lees(tekst: str | bytes) -> Stuurbord:
    """The document back from its JSON. Raises InvoerFout."""
    try:
        return Stuurbord.model_validate_json(tekst)
    except ValidationError as fout:
        raise InvoerFout(
            f"Dit is geen stuurbord in JSON: {fout.error_count()} velden kloppen niet.",
            raad="Gebruik een bestand dat `lama-zvp stuurbord --formaat json` gemaakt heeft.",
        ) from fout


def schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of what `render` writes."""
    beschrijving = Stuurbord.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA_ID, **beschrijving}


def schema_tekst() -> str:
    """The schema as it is published in docs/stuurbord.schema.json."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
