"""The README tells the truth: its commands are the ones the gate runs, and every command is documented."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_gate_runs_the_test_command_that_the_reader_sees() -> None:
    hidden = re.search(r"^<!-- test: (.*) -->$", README, re.M)
    assert hidden
    assert f"\n{hidden[1]}\n```" in README


def test_every_command_is_named_in_the_documentation() -> None:
    from lama_zvp.cli.app import app

    documented = README + (ROOT / "docs" / "handleiding.md").read_text(encoding="utf-8")
    names = [command.name for command in app.registered_commands]
    for group in app.registered_groups:
        assert group.typer_instance is not None
        names += [f"{group.name} {command.name}" for command in group.typer_instance.registered_commands]
    missing = [name for name in names if f"lama-zvp {name}" not in documented]
    assert missing == []


def test_the_project_speaks_of_itself_alone() -> None:
    paths = [p for folder in ("lama_zvp", "plans", "docs", "tests", ".ci") for p in (ROOT / folder).rglob("*")]
    banned = re.compile("/wo" + "rk/|DESIGN" + r"\.md|\.\./sha" + r"red|pypi\." + "org|\\bL" + r"LM\b")
    for path in [*paths, ROOT / "README.md", ROOT / "pyproject.toml"]:
        if path.is_file() and path.suffix in {".py", ".md", ".yaml", ".toml", ".tcss", ".sh", ""}:
            assert not banned.search(path.read_text(encoding="utf-8", errors="replace")), path
