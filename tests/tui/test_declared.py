"""What is declared once and used everywhere: keys, inks, themes, and what the app may import before it has painted."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from textual.color import Color
from textual.theme import Theme

from lama_zvp import tekens
from lama_zvp.tui import bindings
from lama_zvp.tui.bindings import Key
from lama_zvp.tui.inks import PIGMENTS, ink_style
from lama_zvp.tui.look import Look, ink_of, terminal_look
from lama_zvp.tui.screens.base import Raam, Scherm
from lama_zvp.tui.theme import DARK, LIGHT, THEMES
from lama_zvp.tui.toetsenpagina import schermen
from lama_zvp.tui.widgets.bars import Band, fitting
from lama_zvp.tui.widgets.canvas import Canvas

SCHERMEN = schermen()
"""Every screen with keys of its own, whichever were added last."""
VERBODEN = re.compile(r"f\d+|ctrl\+[hijmszc]|ctrl\+shift\+.*|super\+.*|meta\+.*")


@pytest.mark.parametrize("scherm", SCHERMEN, ids=lambda s: s.__name__)
def test_every_key_of_a_screen_does_something_there(scherm: type[Raam]) -> None:  # type: ignore[type-arg]
    for key in scherm.all_keys():
        if key.action != "none":
            name = key.action.partition("(")[0]
            assert hasattr(scherm, f"action_{name}"), f"{scherm.__name__}: {key.shown} → {key.action}"


@pytest.mark.parametrize("scherm", SCHERMEN, ids=lambda s: s.__name__)
def test_no_key_means_two_things_on_one_screen(scherm: type[Raam]) -> None:  # type: ignore[type-arg]
    taken: dict[str, str] = {}
    for key in scherm.all_keys():
        for single in key.keys.split(",") if key.action != "none" else ():
            assert taken.setdefault(single, key.action) == key.action, f"{scherm.__name__}: {single}"


@pytest.mark.parametrize("scherm", SCHERMEN, ids=lambda s: s.__name__)
def test_every_declared_key_is_bound(scherm: type[Raam]) -> None:  # type: ignore[type-arg]
    bound = scherm._merged_bindings
    assert bound is not None
    for key in scherm.all_keys():
        if key.action != "none":
            for single in key.keys.split(","):
                assert any(b.action == key.action for b in bound.key_to_bindings[single]), (scherm.__name__, single)


def all_declared_keys() -> list[Key]:
    found: list[Key] = []
    for value in vars(bindings).values():
        found += [value] if isinstance(value, Key) else []
        found += [key for key in value if isinstance(key, Key)] if isinstance(value, tuple) else []
    return found


def test_no_key_is_one_that_ssh_tmux_or_screen_take() -> None:
    for key in all_declared_keys():
        for single in key.keys.split(","):
            assert not VERBODEN.fullmatch(single), key


def test_every_key_explains_itself_in_a_sentence() -> None:
    for key in all_declared_keys():
        assert key.help[0].isupper(), key
        assert key.help.endswith("."), key


@pytest.mark.parametrize("scherm", SCHERMEN, ids=lambda s: s.__name__)
def test_the_footer_keeps_the_ways_out_at_60_columns(scherm: type[Raam]) -> None:  # type: ignore[type-arg]
    shown = fitting(scherm.all_keys(), 58)
    assert shown
    if issubclass(scherm, Scherm):
        assert {"?", "q"} <= {key.shown for key in shown}


def luminance(colour: Color) -> float:
    def channel(value: int) -> float:
        share = value / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    return 0.2126 * channel(colour.r) + 0.7152 * channel(colour.g) + 0.0722 * channel(colour.b)


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(Color.parse(one)), luminance(Color.parse(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda t: t.name)
def test_every_text_colour_is_readable_on_every_ground_it_stands_on(theme: Theme) -> None:
    v = theme.variables
    texts = {name: v[name] for name in ("muted", "unknown", "good", "warn", "bad")}
    texts |= {"foreground": str(theme.foreground), "primary": theme.primary, "accent": str(theme.accent)}
    grounds = {"background": str(theme.background), "surface": str(theme.surface), "panel": str(theme.panel)}
    grounds |= {name: v[name] for name in ("cursor", "cursor-away", "field", "field-focus")}
    low = {
        (text, ground): round(contrast(texts[text], grounds[ground]), 2)
        for text in texts
        for ground in grounds
        if contrast(texts[text], grounds[ground]) < 4.5
    }
    assert low == {}
    assert contrast(v["band-text"], v["band"]) >= 7
    assert contrast(v["band-muted"], v["band"]) >= 4.5
    assert contrast(v["badge-text"], v["badge"]) >= 7


def test_the_pair_of_themes_defines_the_same_names() -> None:
    assert set(DARK.variables) == set(LIGHT.variables)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
@pytest.mark.parametrize("widget", [Canvas, Band])
def test_every_ink_is_a_colour_of_the_theme(widget: type[Canvas], theme: Theme) -> None:
    for ink, pigment in widget.PIGMENTS.items():
        style = ink_style(theme.name, pigment)
        assert style.color is not None or style.bgcolor is not None, ink


def test_every_verdict_and_status_has_an_ink() -> None:
    for words in tekens.ALLE.values():
        for word in words:
            assert ink_of(word) in ("", *PIGMENTS)


def test_nothing_unknown_has_the_ink_of_something_good() -> None:
    for word in ("onbekend", "onvoldoende-gegevens", "niet-vergelijkbaar", "verouderd", "niet-gestart", ""):
        assert ink_of(word) != "good"


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"LANG": "nl_BE.UTF-8", "TERM": "xterm"}, Look()),
        ({"LANG": "nl_BE.utf8", "LC_ALL": "C", "TERM": "xterm"}, Look(ascii=True)),
        ({"LANG": "nl_BE.ISO-8859-1", "TERM": "xterm"}, Look(ascii=True)),
        ({"LC_CTYPE": "C.UTF-8", "TERM": "tmux-256color"}, Look()),
        ({"LC_CTYPE": "C.UTF-8", "LANG": "C", "TERM": "xterm"}, Look()),
        ({"LC_CTYPE": "C.UTF-8", "LANG": "nl_BE.ISO-8859-1", "TERM": "xterm"}, Look(ascii=True)),
        ({"LANG": "C.UTF-8", "TERM": "linux"}, Look(ascii=True)),
        ({"LANG": "C.UTF-8", "TERM": "xterm", "NO_COLOR": "1"}, Look(colour=False)),
        ({"LANG": "C.UTF-8", "TERM": "xterm", "NO_COLOR": ""}, Look()),
        ({"LANG": "C.UTF-8", "TERM": "xterm", "COLORFGBG": "0;15"}, Look(dark=False)),
    ],
)
def test_the_look_follows_the_terminal(environment: dict[str, str], expected: Look) -> None:
    assert terminal_look(environment) == expected


def test_the_frame_needs_no_plan_library_no_database_and_no_thread(tmp_path: Path) -> None:
    probe = (
        "import sys, threading\n"
        "import lama_zvp.tui.app\n"
        "print(threading.active_count())\n"
        "print(' '.join(sorted({m.partition('.')[0] for m in sys.modules})))"
    )
    run = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, cwd=tmp_path, check=True)
    threads, modules = run.stdout.splitlines()
    assert threads == "1"
    assert {"pydantic", "sqlmodel", "sqlalchemy", "sqlite3", "yaml", "typer"} & set(modules.split()) == set()
