"""What goes wrong while a year is worked on is advised in the reader's own words: in the app no command or option."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import lama_zvp
from lama_zvp.errors import InvoerFout, NietGevonden, Persoonsgegevens

HUIS = Path(lama_zvp.__file__).parent
ALLEDAAGS = (
    *(f"journal/{naam}.py" for naam in ("bestand", "lookup", "rows", "store")),
    *(f"workspace/{naam}.py" for naam in ("keuring", "schrijven", "oordelen", "lezen", "vaststellen", "documenten")),
    "access/privacy.py",
)
"""The rooms whose errors someone meets in the app; what concerns installing and opening is met on the command line."""
OPDRACHT = re.compile(r"--[a-z]|lama-zvp [a-z]")


def fouten(pad: Path) -> Iterator[tuple[int, dict[str | None, ast.expr]]]:
    """Every error that is made there with an advice: its line and its arguments by name."""
    for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8"))):
        if isinstance(knoop, ast.Call) and any(woord.arg == "raad" for woord in knoop.keywords):
            yield knoop.lineno, {woord.arg: woord.value for woord in knoop.keywords}


def noemt_opdracht(waarde: ast.expr) -> bool:
    stukken = (s.value for s in ast.walk(waarde) if isinstance(s, ast.Constant) and isinstance(s.value, str))
    return any(OPDRACHT.search(stuk) for stuk in stukken)


@pytest.mark.parametrize("kamer", ALLEDAAGS)
def test_advice_that_names_a_command_says_the_same_in_words_of_the_app(kamer: str) -> None:
    zonder = [
        regel
        for regel, woorden in fouten(HUIS / kamer)
        if noemt_opdracht(woorden["raad"]) and ("raad_app" not in woorden or noemt_opdracht(woorden["raad_app"]))
    ]
    assert zonder == []


def test_without_words_of_its_own_the_app_gets_the_advice_as_it_is() -> None:
    assert InvoerFout("Wat.", raad="Doe iets.").raad_app == "Doe iets."
    assert InvoerFout("Wat.", raad="Geef --dit.", raad_app="Vul dit in.").raad_app == "Vul dit in."
    assert NietGevonden("Wat.", suggesties=("alfa",)).raad_app == "Bedoelde u: alfa?"


def test_a_refusal_of_personal_data_knows_whether_a_reason_helps() -> None:
    fout = Persoonsgegevens("Wat.", uitzondering_kan=True, raad="--privacy-reden", raad_app="Schrijf waarom.")
    assert fout.uitzondering_kan
    assert fout.code == 5
