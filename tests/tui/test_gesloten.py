"""Nothing in the app gives a shell, a file system, another program or a look at its insides."""

from __future__ import annotations

import inspect
import subprocess
import sys
import webbrowser
from pathlib import Path

import pytest
from textual.app import App
from textual.events import Paste

from lama_zvp.tui import zonder_schakelaars
from lama_zvp.tui.app import LamaApp
from tests.tui.conftest import Werk

BEDOELD = {"bell", "focus", "focus_next", "focus_previous", "simulate_key", "quit", "notify"}
"""Actions of Textual that stay: they only ring, move the focus, press a key or leave."""
INWENDIG = {"add_class", "remove_class", "toggle_class", "toggle_dark", "push_screen", "pop_screen", "switch_screen"}
INWENDIG |= {"switch_mode", "back", "hide_help_panel", "toggle"}
"""Actions that change what is shown and nothing else; no key and no text of ours leads to them."""


def files_under(*folders: Path) -> set[Path]:
    return {path for folder in folders for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def omgeving(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty place where a careless program would leave its files, and programs that tell when they are started."""
    map_ = tmp_path / "account"
    (map_ / "Downloads").mkdir(parents=True)
    monkeypatch.chdir(map_)
    monkeypatch.setenv("HOME", str(map_))
    monkeypatch.setenv("XDG_DOWNLOAD_DIR", str(map_ / "Downloads"))

    def gestart(*wat: object, **_hoe: object) -> None:
        raise AssertionError(f"er werd iets gestart: {wat}")

    monkeypatch.setattr(webbrowser, "open", gestart)
    monkeypatch.setattr(subprocess, "Popen", gestart)
    monkeypatch.setattr("os.system", gestart)
    monkeypatch.setattr("os.kill", gestart)
    return map_


def test_every_action_of_textual_is_known_and_judged() -> None:
    acties = {naam.removeprefix("action_") for naam, _ in inspect.getmembers(App) if naam.startswith("action_")}
    eigen = {naam.removeprefix("action_") for naam in vars(LamaApp.__mro__[1]) if naam.startswith("action_")}
    assert acties - eigen == BEDOELD | INWENDIG


async def test_no_action_of_textual_makes_a_file_starts_a_program_or_opens_a_screen(
    klein: Werk, omgeving: Path
) -> None:
    async with klein.open() as b:
        for actie in (
            "screenshot",
            "screenshot('x.svg', '/tmp')",
            "suspend_process",
            "command_palette",
            "show_help_panel",
            "change_theme",
            "help_quit",
        ):
            await b.app.run_action(actie)
            await b.pilot.pause()
            assert len(b.app.screen_stack) == 1, actie
            assert not b.app.query("HelpPanel")
        b.app.open_url("https://example.org")
        b.app.deliver_screenshot()
        b.app.save_screenshot("x.svg")
        with b.app.suspend():
            pass
        assert list(b.app.get_system_commands(b.app.screen)) == []
        assert "stoppen" in b.tekst
    assert files_under(omgeving) == set()


@pytest.mark.parametrize("toets", ["ctrl+z", "ctrl+c", "ctrl+backslash", "ctrl+d", "ctrl+l", "f1", "f12", "ctrl+g"])
async def test_keys_that_elsewhere_reach_the_shell_do_nothing_here(toets: str, klein: Werk, omgeving: Path) -> None:
    async with klein.open() as b:
        voor = b.tekst
        await b.druk(toets)
        assert b.app.is_running
        assert b.tekst == voor
    assert files_under(omgeving) == set()


async def test_ctrl_p_is_our_own_search_and_offers_only_our_own_actions(klein: Werk) -> None:
    from lama_zvp.tui.bindings import OVERAL, OVERZICHT

    async with klein.open(120, 60) as b:
        await b.druk("ctrl+p")
        await b.scherm("Zoeken")
        acties = {key.removeprefix("doe:") for key in b.lijst("treffers")._keys if key and key.startswith("doe:")}
    assert acties == {key.action for key in (*OVERZICHT, *OVERAL) if key.palette and key.action != "zoek"}


async def test_a_file_dropped_on_the_terminal_is_text_and_nothing_opens(klein: Werk, omgeving: Path) -> None:
    geheim = omgeving / "geheim.txt"
    geheim.write_text("inhoud van een bestand")
    async with klein.open() as b:
        await b.druk("l")
        await b.scherm("Loggen")
        b.app.screen.query_one("#zoek").post_message(Paste(f"file://{geheim}"))
        await b.pilot.pause()
        assert "inhoud van een bestand" not in b.tekst


async def test_text_of_people_carries_no_actions(klein: Werk) -> None:
    with klein.workspace() as w:
        w.log("alfa", "[@click=app.quit]klik[/] \x1b]8;;file:///etc/passwd\x07x\x1b]8;;\x07", datum="2024-01-01")
    async with klein.open(120, 40) as b:
        await b.druk("j")
        await b.scherm("Journaal")
        await b.tot(lambda: bool(b.lijst("lijst").current))
        screen = b.app.screen
        for strip in screen._compositor.render_strips():
            for segment in strip:
                assert segment.style is None or not segment.style.meta.get("@click")
                assert segment.style is None or not segment.style.link
        for y in range(40):
            await b.pilot.click(offset=(60, y)) if y not in (0, 39) else None
            assert b.app.is_running


def test_the_switches_of_textual_do_not_reach_it() -> None:
    omgeving = {"TEXTUAL": "devtools", "TEXTUAL_LOG": "/tmp/log", "TEXTUAL_SCREENSHOT": "1", "HOME": "/x"}
    zonder_schakelaars(omgeving)
    assert omgeving == {"HOME": "/x"}


def test_importing_the_start_of_the_app_does_not_read_those_switches_before_they_are_gone() -> None:
    probe = "import sys\nimport lama_zvp.tui\nprint('textual' in sys.modules)"
    uit = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert uit.stdout == "False\n"
