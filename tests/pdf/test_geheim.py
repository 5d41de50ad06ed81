"""What an edition may not show is in no stream, string or tag of its PDF."""

from __future__ import annotations

import pytest

from lama_zvp.plan.model import KLASSEN
from lama_zvp.stuurbord.render.pdf import render
from tests.pdf.lezer import Pdf
from tests.unit.stuurbord_stof import bouw, editie, plan
from tests.unit.test_stuurbord_edities import (
    EDITIONS,
    Aviary,
    classes_in,
    fields_in,
    planted,
    planted_journal,
    stricter,
)


@pytest.mark.parametrize("sleutel", EDITIONS)
def test_no_canary_above_the_class_of_an_edition_is_in_its_pdf(sleutel: str) -> None:
    vogels = Aviary()
    plan_ = planted(plan(), vogels)
    events = planted_journal(plan_, vogels)
    pdf = Pdf(render(bouw(plan_, events, sleutel, vorig=bouw(plan_, events, jaar=2023, versie=1))))
    gezongen = pdf.alles().encode()
    # Those that may be there are found, so that the others would have been.
    assert classes_in(gezongen) == set(KLASSEN) - stricter(editie(plan_, sleutel).klasse)
    assert {"titel", "melding", "toelichting", "besluit", "cijfer", "meetbron"} <= fields_in(gezongen)


def test_a_hidden_count_is_in_no_byte() -> None:
    plan_ = plan()
    pdf = Pdf(render(bouw(plan_, (), "politieraad")))
    assert "beperkt" not in pdf.alles()
    assert "intern" not in " ".join(pdf.bladzijden).replace("internet", "")
