"""Two worlds that differ only in what a role may not see look the same in the app, on every screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from lama_zvp.access.rollen import Wie
from lama_zvp.journal.events import Rol
from tests.tui.conftest import Bediening, Werk
from tests.unit.test_access_twee_plannen import Planwereld

WANDELING = {
    "Overzicht": ("down", "down", "left_square_bracket", "left_square_bracket"),
    "Fiche": ("enter", "o", "o", "tab", "down"),
    "Stuurbord": ("s", "v", "v", "f", "pagedown"),
    "Journaal": ("j", "down", "pagedown"),
    "Wijzigingen": ("w", "down"),
    "Indicatoren": ("i", "down", "down", "pagedown", "o", "v", "v"),
    "Beoordelen": ("b", "down"),
    "Besluiten": ("d", "a"),
    "Instellingen": ("comma",),
    "Zoeken": ("slash", *"geheim"),
    "Zoeken op een naam": ("slash", *"extra"),
    "Zoeken op wat anders heet": ("slash", *"heel anders"),
    "Palet": ("ctrl+p", *"kanarie"),
    "Hulp": ("question_mark",),
}
"""Where to go from the overview, and what is pressed there; a picture is taken after every key."""

VERSCHILT = re.compile(r"\d\d:\d\d|[0-9a-f]{12,64}")
"""Instants of recording, and the hash of a whole plan."""


async def beelden(werk: Werk, *namen: str) -> list[tuple[str, str, str]]:
    """Every screen as this person sees it: which walk, after which key, and its text."""
    gezien = []
    async with werk.open(120, 40) as b:
        for naam in namen or WANDELING:
            for toets in WANDELING[naam]:
                await b.druk("space" if toets == " " else toets)
                await rustig(b)
                gezien.append((naam, toets, VERSCHILT.sub("#", b.tekst)))
            while len(b.app.screen_stack) > 2 or getattr(b.app.screen, "naam", "") != "Overzicht":
                diepte = b.app.screen
                await b.druk("escape")
                await rustig(b)
                if b.app.screen is diepte:
                    break
    return gezien


async def rustig(b: Bediening) -> None:
    """Until no work is under way and the picture stays as it is."""
    while True:
        voor = b.tekst
        await b.tot(lambda: all(werker.is_finished for werker in b.app.workers), "al het werk")
        for _ in range(3):
            await b.pilot.pause()
        if b.tekst == voor and all(werker.is_finished for werker in b.app.workers):
            return


def werelden(tmp_path: Path, rol: Rol) -> Iterator[Planwereld]:
    for nummer in (0, 1):
        wereld = Planwereld(tmp_path / str(nummer) / "thuis", nummer)
        wereld.vul(rol)
        yield wereld


@pytest.mark.parametrize(("rol", "namen"), [("lezer", ()), ("medewerker", ("Journaal", "Indicatoren", "Palet"))])
async def test_nothing_hidden_makes_any_difference_to_any_screen(
    rol: Rol, namen: tuple[str, ...], tmp_path: Path
) -> None:
    wie = Wie(rol, rol, alleen=False, vingerafdruk=f"SHA256:{rol}")
    een, twee = [await beelden(Werk(wereld.thuis, "eigen", wie), *namen) for wereld in werelden(tmp_path, rol)]
    assert len(een) == len(twee) == sum(len(WANDELING[naam]) for naam in namen or WANDELING)
    for links, rechts in zip(een, twee, strict=True):
        assert links == rechts
    gezien = {naam for naam, _, tekst in een if naam in tekst.split("\n", 1)[0]}
    assert gezien >= {"Journaal", "Indicatoren"} | (set() if namen else {"Fiche", "Stuurbord"})


async def test_to_who_sees_everything_the_screens_do_differ(tmp_path: Path) -> None:
    """So the test above can fail."""
    een, twee = [
        await beelden(Werk(wereld.thuis, "eigen", Wie("korps", alleen=False)), "Journaal", "Zoeken op een naam")
        for wereld in werelden(tmp_path, "lezer")
    ]
    assert een[0] != twee[0]
    assert een[-1] != twee[-1]
