"""The plan's tables on a screen: the same cells as the command prints, at any width."""

from __future__ import annotations

import pytest

from lama_zvp.tui.beeld import tabel as beeld
from lama_zvp.tui.lines import text_of
from lama_zvp.tui.look import Look
from lama_zvp.tui.screens.tabel import _alle
from lama_zvp.veilig import platte_tekst
from tests.tui.conftest import Werk


@pytest.mark.parametrize("plan", ["lama-2020-2025", "noord-holland-2019-2022", "noord-nederland-2020-2023"])
@pytest.mark.parametrize("width", [60, 80, 200])
def test_every_cell_of_every_table_can_be_reached_at_every_width(werk: Werk, plan: str, width: int) -> None:
    werk.plan = plan
    with werk.workspace() as w:
        tabellen = _alle(w)
    for tabel in tabellen:
        gezien: set[str] = set()
        for eerste in range(beeld.laatste_begin(tabel, width - 2) + 1):
            regels = [*beeld.kop(tabel, width, Look(), eerste, 1, 3), *beeld.rijen(tabel, width, eerste)]
            assert all(len(text_of(regel).rstrip()) <= width for regel in regels)
            gezien |= {woord for regel in regels for woord in text_of(regel).split()}
        cijfers = {c.tekst for rij in tabel.rijen if rij.soort == "cijfers" for c in rij.cellen if c.waarde is not None}
        assert {woord for c in cijfers for woord in platte_tekst(c).split()} <= gezien


async def test_the_tables_stand_behind_the_figures_and_follow_each_other(werk: Werk) -> None:
    async with werk.open() as b:
        await b.druk("i", "o")
        await b.scherm("Tabel")
        await b.zie("Indicatoren van", "3.465", "tabel 1 van 4")
        await b.druk("v")
        await b.zie("Operationele medewerkers volgens graad", "tabel 2 van 4")
        await b.druk("v", "v", "v")
        await b.zie("tabel 1 van 4")


async def test_a_copied_table_can_be_pasted_in_a_spreadsheet(werk: Werk) -> None:
    async with werk.open() as b:
        await b.druk("i", "o")
        await b.zie("3.465")
        await b.druk("c")
        regels = b.app.clipboard.split("\n")
        assert regels[0] == "\t2016\t2017\t2018\t2019"
        assert "Drugsmisdrijven (misdrijven)\t186\t203\t251\t–" in regels
