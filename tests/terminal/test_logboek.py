"""The log file of a home, as an app in a real terminal writes it."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from lama_zvp.logboek import LOGBESTAND
from lama_zvp.settings import Keuze
from lama_zvp.workspace import Workspace
from tests.terminal.venster import CTRL_O, ENTER, Venster


@pytest.fixture
def thuis(tmp_path: Path) -> Path:
    with Workspace(Keuze(tmp_path / "thuis")) as werkruimte:
        werkruimte.log("bob-winter", "eerste", status="lopend", datum="2025-03-01")
    return tmp_path / "thuis"


def log(thuis: Path) -> list[str]:
    return [" ".join(regel.split()[2:]) for regel in (thuis / LOGBESTAND).read_text().splitlines()]


def test_an_app_tells_when_it_begins_and_ends_and_what_it_refused_without_a_word_of_it(thuis: Path) -> None:
    v = Venster(thuis)
    try:
        v.klaar()
        v.typ(f"lbob w{ENTER}31{ENTER}Bel 089 12 34 56{CTRL_O}")
        v.zie("persoonsgegevens")
        v.stuur(signal.SIGTERM)
        assert v.einde() == 128 + signal.SIGTERM
    finally:
        v.weg()
    regels = log(thuis)
    assert regels[0] == "tui begin"
    assert regels[-1].startswith(f"tui einde code={128 + signal.SIGTERM} ")
    assert any(regel.startswith("geweigerd persoonsgegevens in vrije tekst") for regel in regels)
    assert any(regel.startswith("fout Persoonsgegevens") for regel in regels)
    assert "089" not in "\n".join(regels)


def test_an_app_that_was_killed_has_a_beginning_and_no_end(thuis: Path) -> None:
    v = Venster(thuis)
    try:
        v.klaar()
        v.stuur(signal.SIGKILL)
        assert v.einde() == -signal.SIGKILL
    finally:
        v.weg()
    assert log(thuis) == ["tui begin"]
