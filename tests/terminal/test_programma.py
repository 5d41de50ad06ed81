"""The real program in a real terminal: it paints, listens, resizes, survives a dropped line, leaves in good order."""

from __future__ import annotations

import json
import random
import signal
import termios
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lama_zvp.settings import Keuze
from lama_zvp.workspace import Workspace
from tests.terminal.venster import (
    CTRL_O,
    CTRL_Q,
    ENTER,
    ESC,
    GEDULD,
    KLEIN,
    OMHOOG,
    OMLAAG,
    TAB,
    Venster,
)

Open = Callable[..., Venster]


@pytest.fixture
def thuis(tmp_path: Path) -> Path:
    return tmp_path / "thuis"


@pytest.fixture
def open_(thuis: Path) -> Iterator[Open]:
    """`open_(…)` starts the program on the throw-away home; every one is closed in the end."""
    vensters: list[Venster] = []

    def start(*woorden: str, **rest: object) -> Venster:
        vensters.append(Venster(thuis, *woorden, **rest))  # type: ignore[arg-type]
        return vensters[-1]

    yield start
    for venster in vensters:
        venster.weg()


def concepten(thuis: Path) -> list[dict[str, str]]:
    return [json.loads(pad.read_bytes()) for pad in (thuis / "concepten").glob("*.json")]


def naar_formulier(v: Venster) -> None:
    """From the overview to the form of the BOB winter measure, in the text field."""
    v.typ("l")
    v.zie("Op welke maatregel")
    v.typ("bob w")
    v.zie("verkeer.ontraden.bob-winter")
    v.typ(ENTER)
    v.zie("Status", "Gemeente", "opslaan")
    v.typ("3")
    v.zie("✓ uitgevoerd")
    v.typ("5", ENTER)


def test_it_paints_and_leaves_the_terminal_as_it_found_it(open_: Open, thuis: Path) -> None:
    v = open_()
    v.klaar()
    assert "Politie Lanaken-Maasmechelen" in v.regels[0]
    v.typ("q")
    assert v.einde() == 0
    assert b"\x1b[?1049l" in v.bytes, "the other screen is left"
    for modus in (b"?25", b"?1049", b"?1000", b"?1003", b"?1006", b"?1004", b"?2004"):
        aan, uit = v.bytes.rfind(b"\x1b[" + modus + b"h"), v.bytes.rfind(b"\x1b[" + modus + b"l")
        assert (aan > uit) is (modus == b"?25"), modus
    assert not thuis.exists(), "looking creates nothing"


def test_every_key_in_the_footer_does_what_it_says(open_: Open) -> None:
    v = open_()
    v.klaar()
    for toets, verwacht in (("s", "Editie"), ("j", "Waarover"), ("?", "Op dit scherm")):
        v.typ(toets)
        v.zie(verwacht)
        v.typ(ESC)
        v.klaar()
    v.typ(ENTER)
    v.zie("Maatregel", "Raadgeven")
    v.typ("l")
    v.zie("Opslaan")
    v.typ(ESC)
    v.zie("Maatregel", "Raadgeven")
    v.typ(ESC)
    v.klaar()
    v.typ("[")
    v.tot(lambda: "2024" in v.regels[0], "het jaar 2024")
    v.typ("]")
    v.tot(lambda: "2025" in v.regels[0], "het jaar 2025")
    v.typ("/")
    v.zie("Wat zoekt u?")
    v.typ(ESC)
    v.klaar()
    v.typ("t")
    v.typ("q")
    assert v.einde() == 0


def test_a_logged_entry_is_in_the_journal_of_the_command_line(open_: Open, thuis: Path) -> None:
    v = open_()
    v.klaar()
    naar_formulier(v)
    v.typ("Vijf controles, é en ü", CTRL_O)
    v.zie("Bewaard als #1")
    v.typ("q")
    assert v.einde() == 0
    with Workspace(Keuze(thuis=thuis)) as w:
        (event,) = w.geschiedenis()
    assert (event.onderwerp, event.status, event.aantal) == ("verkeer.ontraden.bob-winter", "uitgevoerd", 5)
    assert event.inhoud.tekst == "Vijf controles, é en ü"  # type: ignore[union-attr]


def test_everything_typed_ahead_in_one_go_lands_where_it_was_meant(open_: Open, thuis: Path) -> None:
    """A slow line delivers all keys of an entry at once, even before the program has painted."""
    v = open_()
    v.typ(f"lbob w{ENTER}35{ENTER}Vijf controles{CTRL_O}")
    v.zie("Bewaard als #1")
    v.typ("q")
    assert v.einde() == 0
    with Workspace(Keuze(thuis=thuis)) as w:
        (event,) = w.geschiedenis()
    assert (event.onderwerp, event.status, event.aantal) == ("verkeer.ontraden.bob-winter", "uitgevoerd", 5)
    assert event.inhoud.tekst == "Vijf controles"  # type: ignore[union-attr]


def test_the_arrows_move_the_cursor(open_: Open) -> None:
    v = open_()
    v.klaar()
    v.typ(OMLAAG, OMLAAG)
    v.tot(lambda: any(regel.startswith("▌ Eigendom") for regel in v.regels), "de cursor op Eigendom")
    v.typ(OMHOOG)
    v.tot(lambda: any(regel.startswith("▌ Drugs") for regel in v.regels), "de cursor op Drugs")


@pytest.mark.parametrize("signaal", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_while_typing_keeps_the_draft_to_the_last_letter(
    signaal: signal.Signals, open_: Open, thuis: Path
) -> None:
    v = open_()
    v.klaar()
    naar_formulier(v)
    v.typ("Halverwege een zin")
    v.zie("Halverwege een zin")
    v.stuur(signaal)
    assert v.einde() == 128 + signaal
    (concept,) = concepten(thuis)
    assert concept["tekst"] == "Halverwege een zin"
    assert (concept["maatregel"], concept["status"], concept["aantal"]) == (
        "verkeer.ontraden.bob-winter",
        "uitgevoerd",
        "5",
    )


def test_a_terminal_that_is_closed_under_it_keeps_the_draft_and_ends_the_program(open_: Open, thuis: Path) -> None:
    v = open_()
    v.klaar()
    naar_formulier(v)
    v.typ("De kabel eruit")
    v.zie("De kabel eruit")
    pid = v.proces.pid
    v.proces.close(force=False)
    import os
    import time

    einde = time.monotonic() + GEDULD
    while time.monotonic() < einde:
        try:
            if os.waitpid(pid, os.WNOHANG)[0]:
                break
        except ChildProcessError:
            break
    else:
        pytest.fail("het programma leeft nog zonder terminal")
    assert [c["tekst"] for c in concepten(thuis)] == ["De kabel eruit"]


def test_the_draft_is_offered_back_at_the_next_start(open_: Open) -> None:
    v = open_()
    v.klaar()
    naar_formulier(v)
    v.typ("Later verder")
    v.zie("Later verder")
    v.stuur(signal.SIGHUP)
    v.einde()
    w = open_()
    w.zie("concept van u", "BOB-actie winter")
    w.typ("l")
    w.zie("Concepten")
    w.typ(ENTER)
    w.zie("Later verder", "uitgevoerd")
    w.typ(CTRL_Q)
    w.zie("nog niet opgeslagen")
    w.typ("b")
    assert w.einde() == 0


def test_it_follows_the_size_of_the_terminal_down_and_up(open_: Open) -> None:
    v = open_()
    v.klaar()
    for breed, hoog in (*KLEIN, (120, 40), (61, 17), (200, 60), (80, 24)):
        v.grootte(breed, hoog)
        if (breed, hoog) in KLEIN:
            continue
        v.tot(lambda breed=breed: "Overzicht" in v.tekst and len(v.regels[-1]) <= breed, f"{breed} bij {hoog}")
    v.klaar()
    v.typ("q")
    assert v.einde() == 0


def test_after_any_storm_of_sizes_the_whole_screen_stands_again(open_: Open) -> None:
    v = open_()
    v.klaar()
    kies = random.Random(7)
    for _ in range(40):
        for _ in range(kies.randint(1, 6)):
            v.grootte(*kies.choice([*KLEIN, (100, 30)]))
        breed, hoog = kies.choice([(120, 40), (61, 17), (200, 60), (80, 24)])
        v.grootte(breed, hoog)
        v.tot(lambda: "Overzicht" in v.regels[0] and "hulp" in v.regels[-1], f"{breed} bij {hoog}")
    v.typ("q")
    assert v.einde() == 0


def test_too_small_a_terminal_gets_a_calm_message_and_q_leaves(open_: Open) -> None:
    v = open_(breed=50, hoog=12)
    v.zie("Dit venster is 50 bij 12")
    v.typ("q")
    assert v.einde() == 0


@pytest.mark.parametrize("term", ["xterm", "xterm-256color", "screen", "tmux", "tmux-256color", "vt100", "dumb"])
def test_it_works_on_every_kind_of_terminal(term: str, open_: Open) -> None:
    v = open_(omgeving={"TERM": term, "COLORTERM": None})
    v.zie("Verkeer", "Jeugd")
    v.typ("s")
    v.zie("Editie")
    v.typ("q")
    assert v.einde() == 0


def test_the_linux_console_gets_signs_that_its_font_has(open_: Open) -> None:
    v = open_(omgeving={"TERM": "linux", "COLORTERM": None})
    v.zie("Verkeer", "+ op koers")
    assert v.bytes.isascii()
    v.typ("q")
    assert v.einde() == 0


@pytest.mark.parametrize("omgeving", [{"LC_ALL": "C", "LANG": None}, {"LANG": "nl_BE.ISO-8859-1"}])
def test_without_utf8_every_byte_is_ascii(omgeving: dict[str, str | None], open_: Open) -> None:
    v = open_(omgeving=omgeving)
    v.zie("Verkeer", "+ op koers")
    v.typ("s")
    v.zie("Editie")
    v.typ("q")
    assert v.einde() == 0
    assert v.bytes.isascii()


def test_no_color_sends_no_colour(open_: Open) -> None:
    v = open_(omgeving={"NO_COLOR": "1"})
    v.klaar()
    v.typ(OMLAAG)
    v.tot(lambda: any(regel.startswith("▌ Drugs") for regel in v.regels), "de cursor op Drugs")
    v.typ("q")
    assert v.einde() == 0
    for code in (b"\x1b[38;", b";38;2", b";38;5", b"\x1b[48;", b";48;2", b";48;5", b"\x1b[31m"):
        assert code not in v.bytes, code


def test_hostile_text_in_the_journal_cannot_steer_the_terminal(open_: Open, thuis: Path) -> None:
    with Workspace(Keuze(thuis=thuis, vandaag=None)) as w:
        w.log(
            "bob-winter",
            "\x1b]0;gekaapt\x07\x1b[2J[red]x[/red]\u202etfel\x9b31m",
            status="geblokkeerd",
            datum="2024-05-05",
        )
    v = open_("--vandaag", "2025-03-14")
    v.klaar()
    for toets in ("j", ENTER):
        v.typ(toets)
        v.zie("[red]x[/red]")
    assert b"gekaapt\x07" not in v.bytes
    assert "\u202e".encode() not in v.bytes
    assert b"\x9b31m" not in v.bytes
    v.typ("q")
    assert v.einde() == 0


def test_a_million_pasted_characters_are_refused_and_the_program_goes_on(open_: Open) -> None:
    v = open_()
    v.klaar()
    naar_formulier(v)
    v.typ("Voor")
    v.zie("Voor")
    v.typ("\x1b[200~" + "x" * 1_000_000 + "\x1b[201~")
    v.zie("Niet geplakt")
    v.typ("na")
    v.zie("Voorna")
    v.typ(ESC)
    v.zie("nog niet opgeslagen")
    v.typ("w")
    v.klaar()
    v.typ("q")
    assert v.einde() == 0


def test_bytes_that_are_no_text_are_no_reason_to_stop(open_: Open) -> None:
    v = open_()
    v.klaar()
    v.proces.send(b"\xff\xfe\x80\xc3(\x1b[999;999~\x1bO\x00")
    v.typ(ESC, "?")
    v.zie("Op dit scherm")
    v.typ(ESC)
    v.klaar()
    v.typ("q")
    assert v.einde() == 0


@pytest.mark.parametrize("zaad", [1, 2, 3])
def test_random_keys_never_crash_it_nor_show_a_traceback(zaad: int, open_: Open) -> None:
    dobbel = random.Random(zaad)
    toetsen = [chr(n) for n in range(32, 127) if chr(n) not in "qw"] + [ENTER, ESC, TAB, OMLAAG, OMHOOG, "\x1b[C"]
    toetsen += ["\x1b[D", "\x1b[5~", "\x1b[6~", "\x1b[H", "\x1b[F", "\x7f", CTRL_O, "\x10", "\x12", "é", "\x00"]
    v = open_(breed=100, hoog=30)
    v.klaar()
    for _ in range(60):
        v.typ("".join(dobbel.choice(toetsen) for _ in range(10)))
        assert v.lees(0.01), v.tekst
    v.typ(CTRL_Q, CTRL_Q, "b", ESC, ESC, ESC, ESC)

    def weg_of_terug() -> bool:
        return not v.proces.isalive() or "nog niet opgeslagen" in v.tekst or "Overzicht" in v.regels[0]

    v.tot(weg_of_terug, "het einde of het overzicht")
    assert "Traceback" not in v.tekst
    assert "Er ging iets mis" not in v.tekst
    assert b"Traceback" not in v.bytes
    if v.proces.isalive():
        v.stuur(signal.SIGTERM)
        assert v.einde() in (0, 143)
    else:
        assert v.einde() == 0


def test_a_broken_home_ends_with_one_message_and_its_code(open_: Open, thuis: Path) -> None:
    thuis.mkdir()
    (thuis / "journaal.db").write_bytes(b"geen database" * 100)
    v = open_()
    v.zie("Het programma kan niet openen", "q verlaat")
    v.typ("q")
    assert v.einde() == 6
    na = v.bytes.rpartition(b"\x1b[?1049l")[2].decode()
    assert "journaal" in na
    assert "Traceback" not in na


def test_terminal_settings_are_restored(open_: Open) -> None:
    v = open_()
    voor = termios.tcgetattr(v.proces.child_fd)
    v.klaar()
    assert termios.tcgetattr(v.proces.child_fd)[3] != voor[3], "raw while it runs"
    v.typ("q")
    v.tot(lambda: b"\x1b[?1049l" in v.bytes, "het einde")
    assert termios.tcgetattr(v.proces.child_fd)[3] == voor[3]
    assert v.einde() == 0
