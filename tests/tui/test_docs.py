"""The pages and pictures that are made from the program are those of the program as it is now."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from lama_zvp.tui.toetsenpagina import page

DOCS = Path(__file__).resolve().parents[2] / "docs"
HANDLEIDING = (DOCS / "handleiding.md").read_text(encoding="utf-8")
MAKEN = "na een gewilde verandering: .venv/bin/python docs/maak_beelden.py"


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    """docs/maak_beelden.py as a module."""
    spec = importlib.util.spec_from_file_location("maak_beelden", DOCS / "maak_beelden.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_the_page_of_keys_is_that_of_the_bindings() -> None:
    assert (DOCS / "toetsen.md").read_text(encoding="utf-8") == page()


def test_every_picture_that_is_shown_exists_and_every_picture_is_shown() -> None:
    genoemd = set(re.findall(r"!\[[^\]]+\]\((beelden/[\w-]+\.svg)\)", HANDLEIDING))
    assert genoemd == {f"beelden/{pad.name}" for pad in (DOCS / "beelden").iterdir()}
    readme = (DOCS.parent / "README.md").read_text(encoding="utf-8")
    assert "](docs/overzicht.svg)" in readme


def test_every_picture_says_in_words_what_it_shows() -> None:
    for woorden in re.findall(r"!\[([^\]]*)\]\(", HANDLEIDING):
        assert len(woorden.split()) >= 4, woorden


async def test_the_pictures_are_of_the_program_as_it_is(
    maker: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Europe/Brussels")  # so that what the maker sets is taken back
    gemaakt = await maker.beelden(tmp_path)
    assert {naam for naam in gemaakt if naam != "overzicht.svg"} == {
        f"beelden/{pad.name}" for pad in (DOCS / "beelden").iterdir()
    }
    verouderd = [naam for naam, svg in gemaakt.items() if (DOCS / naam).read_text(encoding="utf-8") != svg]
    assert verouderd == [], MAKEN


def test_no_picture_fetches_anything_from_elsewhere() -> None:
    for pad in [DOCS / "overzicht.svg", *(DOCS / "beelden").iterdir()]:
        tekst = pad.read_text(encoding="utf-8").replace('xmlns="http://www.w3.org/2000/svg"', "")
        tekst = tekst.replace("<!-- Generated with Rich https://www.textualize.io -->", "")
        assert "http" not in tekst, pad
        assert "VOORBEELDDATA" in tekst or pad.stem in ("eerste-keer", "rondleiding"), pad
