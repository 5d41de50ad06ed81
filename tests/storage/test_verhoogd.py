"""Which events share the class of a later correction, on both databases: what hides earlier texts rests on it."""

from __future__ import annotations

import pytest

from lama_zvp.journal.store import Journaal
from lama_zvp.plan.model import KLASSEN, Klasse
from tests.storage.stof import maak, nummer_id

LIJNEN = (
    ("openbaar",),
    ("openbaar", "openbaar"),
    ("openbaar", "intern"),
    ("openbaar", "beperkt"),
    ("openbaar", "intern", "intern", "beperkt"),
    ("intern", "beperkt", "beperkt"),
    ("beperkt", "beperkt"),
)
"""Lines of corrections by class; each is recorded as a line of its own, mixed with the others."""


@pytest.mark.parametrize("tot", KLASSEN)
def test_an_event_shares_the_class_of_what_replaced_it_along_the_whole_line(tot: Klasse, journaal: Journaal) -> None:
    def is_streng(klasse: str) -> bool:
        return KLASSEN.index(klasse) > KLASSEN.index(tot)

    verwacht = set()
    nummer = 0
    vorige: dict[int, int] = {}
    for stap in range(4):
        for plek, lijn in enumerate(LIJNEN):
            if stap >= len(lijn):
                continue
            nummer += 1
            vervangt = nummer_id(vorige[plek]) if plek in vorige else None
            journaal.voeg_toe(maak(nummer, klasse=lijn[stap], vervangt=vervangt))
            if any(is_streng(later) for later in lijn[stap + 1 :]):
                verwacht.add(nummer_id(nummer))
            vorige[plek] = nummer
    alle = [nummer_id(een) for een in range(1, nummer + 1)]
    assert journaal.verhoogd(alle, tot) == verwacht
    assert journaal.verhoogd(alle[:2], tot) == verwacht & set(alle[:2])
    assert journaal.verhoogd([], tot) == frozenset()
    assert bool(verwacht) == (tot != KLASSEN[-1])
