"""Pasting cells with its trial, all measures, and the plan's tables, as pictures.

After a wanted change: `pytest tests/tui/test_snapshots_inlezen.py --snapshot-update`, and look at every picture again.
"""

from __future__ import annotations

from typing import Any

import pytest

from lama_zvp.tui.look import Look
from lama_zvp.workspace.voorbeeld import vul_met_voorbeelden
from tests.tui.conftest import Bediening, Werk
from tests.tui.test_inlezen import plak
from tests.tui.test_snapshots import MATEN, kijk

CELLEN = (
    "indicator\t2022\t2023\t2024\nZwaargewonden\t24\t14\t13*\nDoden in het verkeer\t2\t3\t\n"
    "Drugsmisdrijven\t197\t251\t12.400\nTevreden over de politie\t\t\t61,5\n"
)
FOUTEN = "indicator\t2023\t2024\nZwaargewonden\t14\tveel\nFietsdiefstallen\t4\t5\nDrugsmisdrijven\t251\t1/2/2024\n"


async def inlezen_leeg(b: Bediening) -> None:
    await b.druk("p")
    await b.scherm("Inlezen")


async def inlezen(b: Bediening) -> None:
    await plak(b, CELLEN)
    await b.zie("5 rijen, 4 kolommen")


async def proef(b: Bediening) -> None:
    await inlezen(b)
    await b.druk("ctrl+o")
    await b.scherm("Proef")


async def proef_afgekeurd(b: Bediening) -> None:
    await plak(b, FOUTEN)
    await b.druk("ctrl+o")
    await b.scherm("Proef")
    await b.zie("afgekeurd")


async def maatregelen(b: Bediening) -> None:
    await b.druk("m")
    await b.scherm("Maatregelen")


async def maatregelen_te_laat(b: Bediening) -> None:
    await maatregelen(b)
    await b.druk("f", "tab")
    await b.typ("te laat")
    await b.druk("enter")


async def tabel(b: Bediening) -> None:
    await b.druk("i", "o")
    await b.scherm("Tabel")
    await b.zie("3.465")


STAPPEN = [inlezen_leeg, inlezen, proef, proef_afgekeurd, maatregelen, maatregelen_te_laat, tabel]


@pytest.fixture
def geleefd(werk: Werk) -> Werk:
    with werk.workspace() as w:
        vul_met_voorbeelden(w)
    return werk


@pytest.mark.parametrize("donker", [True, False], ids=["donker", "licht"])
@pytest.mark.parametrize("maat", MATEN, ids=["80x24", "120x40"])
@pytest.mark.parametrize("stap", STAPPEN, ids=lambda stap: stap.__name__)
def test_screen(stap: Any, maat: tuple[int, int], donker: bool, geleefd: Werk, snap_compare: Any) -> None:
    assert kijk(geleefd, stap, maat, donker, snap_compare)


@pytest.mark.parametrize("stap", [inlezen, proef_afgekeurd, maatregelen, tabel], ids=lambda s: s.__name__)
def test_in_ascii_without_colour(stap: Any, geleefd: Werk, snap_compare: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert kijk(geleefd, stap, (80, 24), True, snap_compare, look=Look(ascii=True, colour=False))
