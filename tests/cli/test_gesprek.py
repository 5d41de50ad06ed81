"""The conversation of --plain with answers from a pipe: every act, wrong answers, and an end in the middle."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from lama_zvp.access.rollen import Wie
from lama_zvp.cli.gesprek.lijn import LANGST
from lama_zvp.cli.gesprek.menu import Gesprek
from lama_zvp.settings import Keuze
from lama_zvp.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def thuis(tmp_path: Path) -> Path:
    return tmp_path / "thuis"


def praat(thuis: Path, *antwoorden: str | bytes, codering: str = "utf-8") -> subprocess.CompletedProcess[bytes]:
    """The whole conversation, with these answers from a pipe."""
    invoer = b"".join((a if isinstance(a, bytes) else a.encode()) + b"\n" for a in antwoorden)
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": codering}
    woorden = ["--thuis", str(thuis), "--vandaag", "2025-03-14", "--plain"]
    return subprocess.run([sys.executable, "-m", "lama_zvp", *woorden], input=invoer, capture_output=True, env=env)


def gebeurtenissen(thuis: Path) -> list[tuple[str, str]]:
    with Workspace(Keuze(thuis=thuis, vandaag=date(2025, 3, 14))) as w:
        return [(g.soort, g.onderwerp) for g in w.geschiedenis()]


def test_the_menu_is_numbered_and_nothing_in_it_steers_a_terminal(thuis: Path) -> None:
    uit = praat(thuis, "0")
    tekst = uit.stdout.decode()
    assert uit.returncode == 0
    assert "Hoofdmenu" in tekst
    assert "3. Voortgang loggen" in tekst
    assert "Tot ziens" in tekst
    assert b"\x1b" not in uit.stdout
    assert not thuis.exists(), "looking creates nothing"


def test_an_entry_is_logged_by_answering(thuis: Path) -> None:
    uit = praat(thuis, "loggen", "bob w", "1", "uitgevoerd", "5", "Vijf controles, é", "", "", "bewaren", "0")
    assert "Bewaard als nummer 1." in uit.stdout.decode()
    with Workspace(Keuze(thuis=thuis, vandaag=date(2025, 3, 14))) as w:
        (event,) = w.geschiedenis()
        assert w.concepten() == ()
    assert (event.onderwerp, event.status, event.aantal) == ("verkeer.ontraden.bob-winter", "uitgevoerd", 5)
    assert event.inhoud.tekst == "Vijf controles, é"  # type: ignore[union-attr]


def test_figure_judgement_decision_follow_up_and_withdrawal_are_recorded_too(thuis: Path) -> None:
    uit = praat(
        thuis,
        *("cijfer", "gehackt", "1", "2024", "7", "", "", "", "bewaren"),
        *("beoordelen", "Drugs", "aandacht", "Te weinig gemeld.", "", "bewaren"),
        *("besluit vastleggen", "Meer controles", "korpschef", "", "drugs", "", "bewaren"),
        *("opvolgen", "1", "lopend", "Begonnen.", "bewaren"),
        *("intrekken", "1", "Verkeerd cijfer.", "bewaren"),
        "0",
    )
    assert uit.returncode == 0, uit.stderr.decode()
    assert gebeurtenissen(thuis) == [
        ("meting", "gehackt"),
        ("beoordeling", "drugs"),
        ("besluit", "drugs"),
        ("besluit-opvolging", "drugs"),
        ("intrekking", "gehackt"),
    ], uit.stdout.decode()


def test_everything_to_listen_to_can_be_heard(thuis: Path) -> None:
    praat(thuis, "loggen", "bob w", "1", "2", "", "Gehoord en gezien", "", "", "1", "0")
    uit = praat(
        thuis,
        *("overzicht", "0", "een fiche bekijken", "Verkeer", "0", "0", "journaal", "zoeken", "gehoord"),
        *(
            "beluisteren",
            "anderen",
            "stuurbord",
            "raad",
            "zonale",
            "voorlezen",
            "1",
            "0",
            "0",
            "hulp",
            "ander jaar",
        ),
        *("2024", "0"),
    )
    tekst = uit.stdout.decode()
    assert uit.returncode == 0
    for zin in (
        "Elk oordeel is indicatief",
        "Laag Raadgeven.",
        "Gehoord en gezien",
        "Er zijn nog geen besluiten.",
        "Er is niets nieuws van anderen.",
        "Dat past bij 2 keuzes.",
        "Welk deel?",
        "Alles gaat met vragen en antwoorden",
        "Het jaar is nu 2024.",
    ):
        assert zin in tekst, f"{zin}\n{tekst}"


def test_a_refused_answer_is_explained_and_can_be_mended(thuis: Path) -> None:
    uit = praat(
        thuis,
        *("loggen", "bestaat niet", "bob w", "1", "", "veel", "Iets gedaan", "31/02/2025", "", "bewaren"),
        *("", "3", "", "14/03/2025", "", "bewaren", "0"),
    )
    tekst = uit.stdout.decode()
    assert "Daar is niets van die naam." in tekst
    assert "Dat kan zo niet." in tekst
    assert gebeurtenissen(thuis) == [("voortgang", "verkeer.ontraden.bob-winter")], tekst


@pytest.mark.parametrize(
    "onzin",
    [
        "99",
        "-1",
        "x y z",
        "é" * 100,
        b"\xff\xfe\x80",
        b"\x1b[2Jx\x07",
        "1" * 40,
        pytest.param("x" * (LANGST * 3), id="lang"),
    ],
)
def test_nonsense_gets_a_calm_sentence(onzin: str | bytes, thuis: Path) -> None:
    uit = praat(thuis, onzin, "0")
    assert uit.returncode == 0
    assert b"Traceback" not in uit.stderr
    assert b"\x1b" not in uit.stdout
    assert "Die keuze is er niet." in uit.stdout.decode() or "te lang" in uit.stdout.decode()


def test_an_input_that_ends_halfway_keeps_the_entry_as_a_draft_and_offers_it_back(thuis: Path) -> None:
    uit = praat(thuis, "loggen", "bob w", "1", "lopend", "2", "Halverwege")
    assert uit.returncode == 0
    assert "Einde." in uit.stdout.decode()
    assert gebeurtenissen(thuis) == []
    weer = praat(thuis, "loggen", "bob w", "1", "ja", "", "", "", "", "", "bewaren", "0")
    assert "Er ligt nog een concept van u" in weer.stdout.decode()
    assert gebeurtenissen(thuis) == [("voortgang", "verkeer.ontraden.bob-winter")], weer.stdout.decode()


def test_a_terminal_without_utf8_gets_what_it_can_show(thuis: Path) -> None:
    uit = praat(thuis, "overzicht", "0", "0", codering="ascii")
    assert uit.returncode == 0
    assert uit.stdout.isascii()


def test_without_anybody_to_answer_the_overview_is_printed(thuis: Path) -> None:
    woorden = [sys.executable, "-m", "lama_zvp", "--thuis", str(thuis), "--plain"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    uit = subprocess.run(woorden, stdin=subprocess.DEVNULL, capture_output=True, env=env)
    assert uit.returncode == 0
    assert b"Hoofdmenu" not in uit.stdout
    assert b"Uitvoering" in uit.stdout


@pytest.mark.parametrize(
    ("rol", "wel", "niet"),
    [
        ("lezer", ["Overzicht van 2025", "Journaal"], ["Voortgang loggen", "Een fiche beoordelen"]),
        (
            "medewerker",
            ["Voortgang loggen", "Een cijfer invoeren"],
            ["Een fiche beoordelen", "Het jaar 2025 vaststellen"],
        ),
        ("korpsleiding", ["Een fiche beoordelen", "Het jaar 2025 vaststellen"], []),
        ("beheerder", ["Journaal"], ["Voortgang loggen", "Het jaar 2025 vaststellen"]),
    ],
)
def test_the_menu_holds_what_the_role_may_do(rol: str, wel: list[str], niet: list[str], thuis: Path) -> None:
    wie = Wie("iemand", rol=rol, alleen=False)  # type: ignore[arg-type]
    with Workspace(Keuze(thuis=thuis, vandaag=date(2025, 3, 14)), wie=wie) as w:
        menu = {keuze.tekst for keuze in Gesprek(None, w)._menu()}  # type: ignore[arg-type]
    assert menu.issuperset(wel)
    assert menu.isdisjoint(niet)
