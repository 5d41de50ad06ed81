"""Which command lines open the app without the library that reads command lines, and which deserve a closer look."""

from __future__ import annotations

import pytest

from lama_zvp.cli.openen import app_gevraagd


@pytest.mark.parametrize(
    ("woorden", "thuis", "plan", "plain"),
    [
        ([], None, None, False),
        (["tui"], None, None, False),
        (["--thuis", "/ergens", "--plain"], "/ergens", None, True),
        (["--plain", "tui", "--"], None, None, True),
        (["--plan=mijn-plan", "--thuis=/a=b", "tui"], "/a=b", "mijn-plan", False),
    ],
)
def test_global_options_and_nothing_else_ask_for_the_app(
    woorden: list[str], thuis: str | None, plan: str | None, plain: bool
) -> None:
    opties = app_gevraagd(woorden, None)
    assert opties is not None
    assert (opties.thuis, opties.plan, opties.plain) == (thuis, plan, plain)


@pytest.mark.parametrize(
    "woorden",
    [
        ["overzicht"],
        ["tui", "iets"],
        ["tui", "--plain"],
        ["--thuis"],
        ["--thuis", "--plain"],
        ["--plain", "--plain"],
        ["--thuis", "a", "--thuis=b"],
        ["--help"],
        ["--version"],
        ["--", "tui"],
        ["--plain=ja"],
        ["-h"],
        [""],
    ],
)
def test_whatever_else_is_left_to_the_command_line(woorden: list[str]) -> None:
    assert app_gevraagd(woorden, None) is None
