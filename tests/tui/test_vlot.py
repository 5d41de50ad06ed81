"""How few keys the daily things take, from wherever one is, and that a mouse does them too."""

from __future__ import annotations

import pytest

from lama_zvp.tui.screens.log import LogScherm
from lama_zvp.tui.widgets.fields import ChoiceRow
from tests.tui.conftest import Bediening, Werk

AANSLAGEN_PER_SECONDE = 4.0
"""What somebody does who types with a few fingers: 48 words a minute."""


class Teller:
    """Presses keys and counts them."""

    def __init__(self, b: Bediening) -> None:
        self._b = b
        self.aantal = 0

    async def druk(self, *toetsen: str) -> None:
        self.aantal += len(toetsen)
        await self._b.druk(*toetsen)

    async def typ(self, tekst: str) -> None:
        self.aantal += len(tekst)
        await self._b.typ(tekst)


async def test_an_entry_takes_less_than_ten_seconds_of_typing(werk: Werk) -> None:
    async with werk.open() as b:
        hand = Teller(b)
        await hand.druk("l")
        await hand.typ("bob w")
        await hand.druk("enter", "3", "5", "enter")
        await hand.typ("Vijf controles gedaan")
        await hand.druk("ctrl+o")
        await b.tot(lambda: "Bewaard als #1" in b.melding)
    assert hand.aantal / AANSLAGEN_PER_SECONDE < 10, hand.aantal


async def test_a_status_alone_is_an_entry_too(werk: Werk) -> None:
    async with werk.open() as b:
        hand = Teller(b)
        await hand.druk("l")
        await hand.typ("bob w")
        await hand.druk("enter", "2", "ctrl+o")
        await b.tot(lambda: "Bewaard als #1" in b.melding)
    assert hand.aantal <= 9


NAAR = {
    "Overzicht": (),
    "Fiche": ("enter",),
    "Indicatoren": ("i",),
    "Beoordelen": ("b",),
    "Besluiten": ("d",),
    "Stuurbord": ("s",),
    "Journaal": ("j",),
    "Wijzigingen": ("w",),
    "Instellingen": ("comma",),
}
OVERAL_HETZELFDE = {"s": "Stuurbord", "j": "Journaal", "w": "Wijzigingen", "i": "Indicatoren", "question_mark": "Hulp"}


@pytest.mark.parametrize("scherm", NAAR)
async def test_l_logs_from_every_screen_and_escape_leads_back_to_it(scherm: str, klein: Werk) -> None:
    async with klein.open() as b:
        await b.druk(*NAAR[scherm])
        await b.scherm(scherm)
        await b.druk("l")
        await b.scherm("Loggen")
        await b.druk("escape")
        await b.scherm(scherm)


@pytest.mark.parametrize("toets", OVERAL_HETZELFDE)
async def test_a_key_that_works_everywhere_does_the_same_everywhere(toets: str, klein: Werk) -> None:
    for scherm, weg in NAAR.items():
        async with klein.open() as b:
            await b.druk(*weg)
            await b.scherm(scherm)
            await b.druk(toets)
            await b.scherm(OVERAL_HETZELFDE[toets])


# -- the mouse --------------------------------------------------------------------------------------------------------


async def test_an_entry_can_be_made_with_the_mouse_and_one_sentence(klein: Werk) -> None:
    async with klein.open(120, 40) as b:
        await b.pilot.click("#fiches", offset=(6, 1))
        assert b.lijst("fiches").current == "twee"
        await b.pilot.click("#fiches", offset=(6, 1), times=2)
        await b.scherm("Fiche")
        rij = next(y for y, line in enumerate(b.lijst("maatregelen").lines) if any("Gamma" in t for t, _ in line))
        await b.pilot.click("#maatregelen", offset=(8, rij), times=2)
        await b.tot(lambda: isinstance(b.app.screen, LogScherm))
        status = b.app.screen.query_one("#status", ChoiceRow)
        plaats = b.doek("status").index("lopend")
        await b.pilot.click("#status", offset=(plaats, 0))
        await b.tot(lambda: status.value == "lopend")
        await b.pilot.click("#tekst")
        await b.typ("Met de muis")
        await b.pilot.click("#opslaan")
        await b.tot(lambda: "Bewaard als #1" in b.melding)


@pytest.mark.parametrize("breed", [80, 120])
async def test_every_key_in_the_footer_can_be_clicked(breed: int, klein: Werk) -> None:
    naar = {"stuurbord": "Stuurbord", "journaal": "Journaal", "hulp": "Hulp", "loggen": "Loggen"}
    for woord, scherm in naar.items():
        async with klein.open(breed, 30) as b:
            voet = b.doek("toetsen")
            assert woord in voet
            await b.pilot.click("#toetsen", offset=(voet.index(woord) + 1, 0))
            await b.scherm(scherm)


async def test_a_click_follows_a_key_of_ones_own(klein: Werk) -> None:
    with klein.workspace() as w:
        w.zet_voorkeur("toets.journaal", "y")
    async with klein.open() as b:
        await b.pilot.click("#toetsen", offset=(b.doek("toetsen").index("journaal"), 0))
        await b.scherm("Journaal")


async def test_a_setting_and_the_tour_go_on_with_a_click(klein: Werk) -> None:
    async with klein.open() as b:
        await b.druk("comma")
        await b.scherm("Instellingen")
        await b.pilot.click("#lijst", offset=(6, 1), times=2)
        await b.tot(lambda: b.app.voorkeuren.start != "overzicht")
        await b.druk("escape", "r")
        await b.zie("1 van 3")
        await b.pilot.click("#kaart")
        await b.zie("2 van 3")


async def test_a_click_on_a_heading_chooses_nothing(klein: Werk) -> None:
    async with klein.open() as b:
        await b.druk("enter")
        await b.scherm("Fiche")
        voor = b.lijst("maatregelen").current
        await b.pilot.click("#maatregelen", offset=(4, 0))
        assert b.lijst("maatregelen").current == voor
