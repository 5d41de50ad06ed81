"""Every help page is Dutch and every usage error too."""

from __future__ import annotations

import re

import pytest

from lama_zvp.cli.app import app
from tests.cli.conftest import Lama

ENGLISH = re.compile(
    r"\b(Usage|Options|Arguments|Commands?|Show this|Install|required|default|Missing|Invalid|the|and|for|with|exit|"
    r"TEXT|INTEGER|BOOLEAN|text|integer)\b"
)


def pages() -> list[list[str]]:
    """The words before `--help` of every help page."""
    found: list[list[str]] = [[]]
    found += [[str(command.name)] for command in app.registered_commands if not command.hidden]
    for group in app.registered_groups:
        assert group.typer_instance is not None
        found.append([str(group.name)])
        found += [[str(group.name), str(c.name)] for c in group.typer_instance.registered_commands]
    return found


@pytest.mark.parametrize("words", pages(), ids=" ".join)
def test_a_help_page_has_no_english_in_it(words: list[str], lama: Lama) -> None:
    outcome = lama(*words, "--help")
    assert outcome.code == 0
    assert "Gebruik:" in outcome.uit
    assert ENGLISH.findall(outcome.uit) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["vlieg"], "Het commando “vlieg” bestaat niet."),
        (["log"], "Er ontbreekt iets: MAATREGEL."),
        (["overzicht", "--yaar", "2024"], "Optie --yaar bestaat niet."),
        (["overzicht", "--jaar"], "De optie --jaar vraagt een waarde."),
        (["overzicht", "--jaar", "tweeduizend"], "--jaar: deze waarde past niet."),
        (["overzicht", "nog", "iets"], "Te veel op de regel"),
        (["beoordeel", "drugs", "2024", "aandacht"], "De optie --toelichting is nodig."),
    ],
)
def test_a_usage_error_says_in_dutch_what_is_wrong_and_leaves_with_2(
    words: list[str], expected: str, lama: Lama
) -> None:
    outcome = lama(*words)
    assert outcome.code == 2
    assert expected in outcome.fout
    assert "--help" in outcome.fout
    assert outcome.uit == ""
    assert ENGLISH.findall(outcome.fout) == []


def test_global_options_may_stand_behind_the_command(lama: Lama) -> None:
    assert lama("overzicht", "--json", "--vandaag", "2021-05-05", "--jaar", "2021").json["vandaag"] == "2021-05-05"
