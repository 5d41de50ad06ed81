"""The first picture: the fiches stand before the plan is loaded, and nothing moves when it is."""

from __future__ import annotations

import threading

from lama_zvp.tui.app import LamaApp
from lama_zvp.tui.look import Look
from lama_zvp.workspace import Workspace
from lama_zvp.workspace.voorgevel import bewaar_voorgevel, lees_voorgevel
from tests.tui.conftest import Bediening, Werk


async def test_the_fiches_stand_while_the_workspace_is_not_even_open(werk: Werk) -> None:
    werk.thuis.mkdir(mode=0o700)
    with werk.workspace() as werkruimte:
        bewaar_voorgevel(werkruimte)
        gevel = lees_voorgevel(werkruimte.keuze)
    mag = threading.Event()

    def open_() -> Workspace:
        mag.wait()
        return werk.workspace()

    app = LamaApp(open_, Look(), None, gevel)
    async with app.run_test(size=(80, 24)) as pilot:
        b = Bediening(app, pilot)
        try:
            await b.zie("Verkeer", "Jeugd", "Speerpunt", "Raa Ont Reg Ond Naz", "Politie Lanaken-Maasmechelen")
            assert app.kader is None
            voor = b.tekst.split("\n")
        finally:
            mag.set()
        await b.tot(lambda: app.overzicht.oordeel is not None, "de oordelen")
        await pilot.pause()
        na = b.tekst.split("\n")
    assert [regel[:22].rstrip() for regel in na[3:14]] == [regel[:22].rstrip() for regel in voor[3:14]]
