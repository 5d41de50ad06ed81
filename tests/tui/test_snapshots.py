"""Every screen as a picture, at two sizes, dark and light: what a person once looked at and found good.

After a wanted change: `pytest tests/tui/test_snapshots.py --snapshot-update`, and look at every picture again.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from lama_zvp.tui.look import Look
from lama_zvp.workspace.voorbeeld import vul_met_voorbeelden
from tests.tui.conftest import Bediening, Werk

MATEN = [(80, 24), (120, 40)]
Stap = Callable[[Bediening], Awaitable[Any]]


async def overzicht(b: Bediening) -> None:
    await b.scherm("Overzicht")


async def fiche(b: Bediening) -> None:
    await b.druk("enter")
    await b.scherm("Fiche")
    await b.tot(lambda: "Eerste keer" in b.doek("deel"))


async def loggen(b: Bediening) -> None:
    await fiche(b)
    await b.druk("l")
    await b.scherm("Loggen")
    await b.druk("3", "2", "enter")
    await b.typ("Twee controles gedaan")
    await b.tot(lambda: "controles gedaan" in b.tekst)


async def kiezen(b: Bediening) -> None:
    await b.druk("l")
    await b.scherm("Loggen")
    await b.typ("a")


async def weggaan(b: Bediening) -> None:
    await loggen(b)
    await b.druk("escape")
    await b.zie("Dit is nog niet opgeslagen.")


async def intrekken(b: Bediening) -> None:
    await b.druk("u")
    await b.scherm("Intrekken")


async def stuurbord(b: Bediening) -> None:
    await b.druk("s")
    screen = await b.scherm("Stuurbord")
    await b.tot(lambda: screen.markdown is not None)  # type: ignore[attr-defined]


async def journaal(b: Bediening) -> None:
    await b.druk("j")
    await b.scherm("Journaal")
    await b.tot(lambda: bool(b.lijst("lijst").current))


async def hulp(b: Bediening) -> None:
    await b.druk("question_mark")
    await b.scherm("Hulp")


async def zoeken(b: Bediening) -> None:
    await b.druk("slash")
    await b.scherm("Zoeken")


def leef(werk: Werk) -> None:
    """A few entries of every kind in the small plan."""
    with werk.workspace() as w:
        w.log("alfa", "Eerste keer, met [haakjes] en | strepen.", status="lopend", aantal=1, datum="2024-03-05")
        fout = w.log("beta", "Verkeerde maatregel", status="lopend", datum="2024-04-01")
        w.intrekken(fout.id, reden="Vergissing")
        w.meting("geteld", "2022", "15", bron="Jaarverslag")
        w.meting("geteld", "2023", "19")
        w.log("gamma", "Wacht op overleg", status="geblokkeerd", datum="2024-09-12", gemeente="zuid")
        w.beoordeel("een", 2023, "op-koers", toelichting="Gaat goed.")


@pytest.mark.parametrize("donker", [True, False], ids=["donker", "licht"])
@pytest.mark.parametrize("maat", MATEN, ids=["80x24", "120x40"])
@pytest.mark.parametrize(
    "stap",
    [overzicht, fiche, loggen, kiezen, weggaan, intrekken, stuurbord, journaal, hulp, zoeken],
    ids=lambda stap: stap.__name__,
)
def test_screen(stap: Stap, maat: tuple[int, int], donker: bool, klein: Werk, snap_compare: Any) -> None:
    if stap is not stuurbord:  # the document names the journal's hash, which is new every time
        leef(klein)
    assert kijk(klein, stap, maat, donker, snap_compare)


@pytest.mark.parametrize("donker", [True, False], ids=["donker", "licht"])
@pytest.mark.parametrize("maat", MATEN, ids=["80x24", "120x40"])
def test_an_empty_journal(maat: tuple[int, int], donker: bool, klein: Werk, snap_compare: Any) -> None:
    assert kijk(klein, overzicht, maat, donker, snap_compare)


@pytest.mark.parametrize("maat", [*MATEN, (200, 60)], ids=["80x24", "120x40", "200x60"])
def test_the_lama_plan_lived_in(maat: tuple[int, int], werk: Werk, snap_compare: Any) -> None:
    with werk.workspace() as w:
        vul_met_voorbeelden(w)
    assert kijk(werk, overzicht, maat, True, snap_compare)


@pytest.mark.parametrize("maat", [(60, 16), (80, 24)], ids=["60x16", "80x24"])
def test_in_ascii_without_colour(
    maat: tuple[int, int], klein: Werk, snap_compare: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    leef(klein)
    assert kijk(klein, fiche, maat, True, snap_compare, look=Look(ascii=True, colour=False))


def test_a_terminal_that_is_too_small(klein: Werk, snap_compare: Any) -> None:
    async def niets(b: Bediening) -> None:
        await b.zie("Dit venster is")

    assert kijk(klein, niets, (40, 10), True, snap_compare)


def test_a_plan_that_does_not_open(tmp_path: Path, klein: Werk, snap_compare: Any) -> None:
    klein.plan = "bestaat-niet"

    async def fout(b: Bediening) -> None:
        await b.scherm("Niet geopend")

    assert kijk(klein, fout, (80, 24), True, snap_compare, klaar=False)


def kijk(
    werk: Werk,
    stap: Stap,
    maat: tuple[int, int],
    donker: bool,
    snap_compare: Any,
    *,
    look: Look | None = None,
    klaar: bool = True,
) -> bool:
    """Whether the screen after `stap` is the picture that was kept."""
    app = werk.app(look or Look(dark=donker))

    async def ervoor(pilot: Pilot[int]) -> None:
        b = Bediening(app, pilot)
        if klaar:
            await b.tot(lambda: app.overzicht.oordeel is not None, "het overzicht")
        await stap(b)
        await b.tot(lambda: app.gate.idle)
        await pilot.pause()

    gelijk: bool = snap_compare(app, terminal_size=maat, run_before=ervoor)
    return gelijk
