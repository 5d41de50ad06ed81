"""Role × act on the face of the app, out of the table that the door enforces and docs/access.md prints.

Each act is tried the way a person would. Where the table allows it the form or screen of the act opens; where it does
not, the screen stays, says so or shows nothing, and the journal holds nothing new but the refusal.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from lama_zvp.access.rollen import RECHTEN, Handeling, Wie
from lama_zvp.journal.events import ROLLEN, Rol
from lama_zvp.tui import bindings
from lama_zvp.tui.bindings import Key
from lama_zvp.tui.widgets.canvas import Page
from tests.kleine_lama import leg_kleine_lama
from tests.tui.conftest import Bediening, Werk

EIGEN, VAN_ANDER = "Vier eigen controles", "Drie controles van een ander"


@dataclass(frozen=True)
class Proef:
    """How to ask for an act: the keys to its screen, then those of the act itself; and what opens: a class of screen.

    melding: the text of the entry in the journal that it is done to.
    """

    weg: tuple[str, ...]
    toetsen: tuple[str, ...]
    opent: str
    melding: str = ""


PROEVEN: dict[Handeling, Proef] = {
    "lezen": Proef((), ("s",), "StuurbordScherm"),
    "log": Proef((), ("l",), "KiezerScherm"),
    "meting": Proef(("i",), ("n",), "InvulScherm"),
    "corrigeer": Proef(("j",), ("v",), "InvulScherm", EIGEN),
    "corrigeer-van-anderen": Proef(("j",), ("v",), "InvulScherm", VAN_ANDER),
    "intrekken": Proef(("j",), ("x",), "InvulScherm", EIGEN),
    "intrekken-van-anderen": Proef(("j",), ("x",), "InvulScherm", VAN_ANDER),
    "beoordeel": Proef(("b",), ("enter",), "BeoordeelScherm"),
    "besluit": Proef(("d",), ("n",), "InvulScherm"),
    "vaststellen": Proef(("s",), ("a",), "VaststelScherm"),
    "redigeer": Proef(("j",), ("z",), "InvulScherm", EIGEN),
    "controle": Proef(("j",), ("k",), "ControleScherm"),
}
"""Every act that the app offers. Not among them: an override of the guard, which the form of an act asks for itself."""

NIET_IN_DE_APP: frozenset[Handeling] = frozenset({"privacy-uitzondering", "backup", "samenvoegen", "toegang"})
"""What is done on the command line, or has no key of its own."""


def alle_toetsen() -> tuple[Key, ...]:
    """Every key that the app declares."""
    gevonden: dict[str, Key] = {}
    for waarde in vars(bindings).values():
        for deel in waarde if isinstance(waarde, tuple) else (waarde,):
            if isinstance(deel, Key):
                gevonden[f"{deel.keys} {deel.action} {deel.help}"] = deel
    return tuple(gevonden.values())


def test_every_act_of_the_table_is_tried_or_has_no_place_in_the_app() -> None:
    assert set(PROEVEN) | NIET_IN_DE_APP == set(RECHTEN)
    assert not set(PROEVEN) & NIET_IN_DE_APP


def test_a_key_asks_for_no_right_that_is_not_tried() -> None:
    geeist = {toets.eist for toets in alle_toetsen() if toets.eist is not None}
    assert geeist, "no key asks for a right: this test looks in the wrong place"
    assert geeist <= set(PROEVEN)


@pytest.fixture
def vol(tmp_path: Path) -> Werk:
    """A home with an entry of one's own and one of another, on a measure that everyone may see."""
    werk = Werk(tmp_path / "thuis")
    leg_kleine_lama(werk.thuis)
    for naam, tekst in (("ander", VAN_ANDER), ("persoon", EIGEN)):
        with werk.workspace(Wie(naam)) as werkruimte:
            werkruimte.log("bob-winter", tekst, datum="2025-03-01")
    return werk


@pytest.mark.parametrize("rol", ROLLEN)
async def test_the_app_opens_to_a_role_what_the_table_allows_and_nothing_else(rol: Rol, vol: Werk) -> None:
    vol.wie = Wie("persoon", rol, alleen=False, vingerafdruk="SHA256:persoon")
    async with vol.open(120, 40) as b:
        for handeling, proef in PROEVEN.items():
            mag = rol in RECHTEN[handeling]
            assert await probeer(b, proef, mag=mag) == mag, (handeling, rol, b.tekst)
            await terug(b)
    with vol.workspace(Wie("toets")) as werkruimte:
        soorten = [g.soort for g in werkruimte.journaal.gebeurtenissen()]
    assert [soort for soort in soorten if soort != "toegang"] == ["voortgang", "voortgang"]


async def probeer(b: Bediening, proef: Proef, *, mag: bool) -> bool:
    """Whether what the act opens stands in front."""
    for toets in proef.weg:
        await b.druk(toets)
        await rustig(b)
    if proef.melding:
        await b.zie(proef.melding)
        for _ in range(3):
            if proef.melding in voluit(b):
                break
            await b.druk("down")
            await rustig(b)
        assert proef.melding in voluit(b), b.tekst
    ervoor = b.app.screen
    for toets in proef.toetsen:
        await b.druk(toets)
        await rustig(b)
    if mag:
        await b.tot(lambda: staat_open(b, proef.opent), f"{proef.opent} open")
    voor = b.app.screen
    return voor is not ervoor and type(voor).__name__ == proef.opent


def voluit(b: Bediening) -> str:
    """What the journal shows in full below its list."""
    return b.app.screen.query_one("#voluit", Page).as_text()


def staat_open(b: Bediening, naam: str) -> bool:
    return type(b.app.screen).__name__ == naam


async def rustig(b: Bediening) -> None:
    """Until nothing is on its way any more."""
    await b.tot(lambda: b.app.gate.idle and not bezig(b), "rust")
    await b.pilot.pause()


def bezig(b: Bediening) -> bool:
    return any(worker.is_running for worker in b.app.workers) or type(b.app.screen).__name__ == "BezigScherm"


async def terug(b: Bediening) -> None:
    """Back to the overview, whatever stands open."""
    for _ in range(6):
        if len(b.app.screen_stack) == 1:
            return
        await b.druk("escape")
        await rustig(b)
    raise AssertionError(b.tekst)
