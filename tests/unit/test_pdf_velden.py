"""Every field of the document reaches the PDF's data, or is named here as left out on purpose.

That the data in their turn reach the page is the matter of tests/pdf.
"""

from __future__ import annotations

from functools import cache

import pytest

from lama_zvp.stuurbord.render.pdf.geheel import document
from tests.unit.test_stuurbord_velden import FIELDS, MOST, annotation, changed, get, places, put, rich

LEFT_OUT = {
    "Stuurbord.schema_versie": "speaks of the JSON form only",
    "Maatregeldeel.naam": "the title stands there",
    "Besluitdeel.onderwerp_sleutel": "the title stands there",
    "Kerncijfer.klasse": "the class of the fiche stands in the row",
}


@cache
def _as_it_is() -> object:
    return document(rich())


def shows(field: str) -> bool:
    """Whether at some place in the document another value of this field makes another output."""
    stuurbord = rich()
    before = _as_it_is()
    found = places()[field]
    for place in found[:: len(found) // MOST + 1]:
        for other in changed(get(stuurbord, place), annotation(stuurbord, place)):
            try:
                if document(put(stuurbord, place, other)) != before:
                    return True
            except (AttributeError, IndexError, KeyError, TypeError, ValueError):
                # What trips over it has read it.
                return True
    return False


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_is_shown_or_named_as_left_out(field: str) -> None:
    assert shows(field) != (field in LEFT_OUT), LEFT_OUT.get(field, "shown nowhere")
