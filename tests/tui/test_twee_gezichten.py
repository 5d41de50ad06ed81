"""What a command does with the year is done on a screen too; what is not, is named here with the reason."""

from __future__ import annotations

import pytest

from lama_zvp.access.opdracht import ALLEEN_TER_PLAATSE, OPDRACHTEN
from lama_zvp.tui.bindings import OVERAL
from lama_zvp.tui.toetsenpagina import schermen

IN_DE_APP = {
    "tui": "OverzichtScherm:enter",
    "overzicht": "OverzichtScherm:enter",
    "maatregelen": "*:maatregelen",
    "journaal": "*:journaal",
    "wijzigingen": "*:wijzigingen",
    "instellingen toon": "*:instellingen",
    "instellingen zet": "*:instellingen",
    "stuurbord": "*:stuurbord",
    "eindevaluatie": "StuurbordScherm:geheel",
    "tabel": "IndicatorenScherm:tabel",
    "besluit lijst": "*:besluiten",
    "log": "*:log",
    "meting": "IndicatorenScherm:meting",
    "corrigeer": "JournaalScherm:verbeter",
    "intrekken": "JournaalScherm:trek_in",
    "beoordeel": "*:beoordelen",
    "besluit nieuw": "BesluitenScherm:nieuw",
    "besluit opvolgen": "*:besluiten",
    "exporteer": "JournaalScherm:exporteer",
    "importeer metingen": "*:inlezen",
    "importeer voortgang": "*:inlezen",
    "vaststellen": "StuurbordScherm:vaststellen",
    "redigeer": "JournaalScherm:wis",
    "controle": "JournaalScherm:controle",
}
"""Command → screen and action; `*` works everywhere."""
OVER_HET_PLAN = {"plan lijst", "plan toon", "plan controleer", "plan schema", "plan verschil", "plan dekking"}
"""About a plan as a text and not about its year: read as a document."""
VAN_DE_BEHEERDER = {"diagnose", "toegang lijst", "toegang meldingen"}
"""About the machine and who may come in."""


def test_every_remote_command_is_a_screens_too_or_is_named_as_none() -> None:
    namen = {" ".join(opdracht.naam) for opdracht in OPDRACHTEN}
    assert namen == {*IN_DE_APP, *OVER_HET_PLAN, *VAN_DE_BEHEERDER}
    assert not namen & ALLEEN_TER_PLAATSE


@pytest.mark.parametrize(("opdracht", "plek"), IN_DE_APP.items())
def test_the_screen_of_a_command_has_the_key(opdracht: str, plek: str) -> None:
    scherm, _, actie = plek.partition(":")
    per_scherm = {soort.__name__: soort.all_keys() for soort in schermen()} | {"*": OVERAL}
    assert any(actie in (key.action, key.keys) for key in per_scherm[scherm]), opdracht
