"""The house keeps its shape: what may import what, how long a file may be, and that importing does nothing."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "lama_zvp").rglob("*.py"))
HEAVY = ("textual", "sqlmodel", "sqlalchemy", "rich", "jinja2", "typst", "openpyxl", "psycopg")


def imported_after(code: str, *, cwd: Path) -> set[str]:
    """The modules that a fresh interpreter holds after running `code`."""
    probe = f"import sys\n{code}\nsys.stderr.write('\\n'.join(sys.modules))"
    run = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, cwd=cwd, check=True)
    return set(run.stderr.split("\n"))


def run_main(arguments: list[str]) -> str:
    return f"sys.argv = ['lama-zvp']; from lama_zvp.__main__ import run\nassert run({arguments!r}) == 0"


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["log", "--help"], ["plan", "--help"]])
def test_quick_answers_import_nothing_heavy(arguments: list[str], tmp_path: Path) -> None:
    found = imported_after(run_main(arguments), cwd=tmp_path)
    assert [name for name in HEAVY if name in found] == []


@pytest.mark.parametrize("arguments", [["--version"], ["--help"]])
def test_the_quickest_answers_do_without_pydantic_too(arguments: list[str], tmp_path: Path) -> None:
    """A command's own help is out of our hands: typer imports pydantic as soon as a command has options."""
    assert "pydantic" not in imported_after(run_main(arguments), cwd=tmp_path)


def test_reading_an_empty_home_needs_no_database_and_creates_nothing(tmp_path: Path) -> None:
    home = tmp_path / "thuis"
    found = imported_after(run_main(["--thuis", str(home), "overzicht"]), cwd=tmp_path)
    assert [name for name in ("sqlmodel", "sqlalchemy", "textual") if name in found] == []
    assert not home.exists()


def test_the_app_stands_before_the_plan_and_the_command_line_are_imported(tmp_path: Path) -> None:
    asked = "from lama_zvp.cli.openen import app_gevraagd\nassert app_gevraagd(['--plan', 'x', '--plain'], None)"
    before = "import lama_zvp.cli.draai, lama_zvp.cli.sessie, lama_zvp.workspace.sessie, lama_zvp.access.opdracht"
    kept = "import lama_zvp.workspace.voorgevel, lama_zvp.access.register, lama_zvp.tui.app"
    found = imported_after(f"{before}\n{kept}\n{asked}", cwd=tmp_path)
    assert [name for name in ("pydantic", "typer", "yaml", "sqlite3", "lama_zvp.workspace.door") if name in found] == []


@pytest.mark.parametrize(
    "module",
    ["plan.load", "plan.check", "journal.events", "assess.jaar", "stuurbord.model", "stuurbord.build"],
)
def test_the_core_stands_without_screen_or_database(module: str, tmp_path: Path) -> None:
    found = imported_after(f"import lama_zvp.{module}", cwd=tmp_path)
    assert [name for name in ("textual", "sqlmodel", "sqlalchemy", "typer", "platformdirs") if name in found] == []


def test_importing_every_module_touches_no_file(tmp_path: Path) -> None:
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for path in MODULES]
    imported_after("\n".join(f"import {name}" for name in names), cwd=tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_says_in_its_first_sentence_what_it_is_for(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert docstring, path
    assert docstring.split("\n\n")[0].rstrip().endswith("."), path


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_stays_under_four_hundred_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_the_faces_never_reach_past_the_door() -> None:
    forbidden = re.compile(r"lama_zvp\.(journal\.(store|tables|migrations)|stuurbord|exchange)")
    for face, other in (("cli", "tui"), ("tui", "cli")):
        for path in (ROOT / "lama_zvp" / face).rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            assert not forbidden.search(text), path
            if path.name != "openen.py":
                assert f"lama_zvp.{other}" not in text, path


def test_plans_are_read_with_a_safe_parser_only() -> None:
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"yaml\.(load|unsafe_load|full_load|Loader)\b", text), path
