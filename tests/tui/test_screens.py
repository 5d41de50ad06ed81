"""Stuurbord, journaal, help and search: what they show, what their keys do, and the way between them."""

from __future__ import annotations

import pytest

from lama_zvp.access.opdracht import lees_opdracht
from lama_zvp.access.rollen import Wie
from lama_zvp.tui.lines import text_of
from lama_zvp.tui.screens.stuurbord import StuurbordScherm
from tests.tui.conftest import Bediening, Werk


async def open_stuurbord(b: Bediening) -> StuurbordScherm:
    await b.druk("s")
    screen = await b.scherm("Stuurbord")
    assert isinstance(screen, StuurbordScherm)
    await b.tot(lambda: screen.markdown is not None, "het document")
    return screen


async def test_s_shows_the_years_document_and_e_writes_exactly_that(werk: Werk) -> None:
    with werk.workspace() as w:
        w.log("bob-winter", "Vijf controles", status="uitgevoerd", aantal=5)
        verwacht = w.document(2025, "zonale-veiligheidsraad")
    async with werk.open() as b:
        screen = await open_stuurbord(b)
        assert screen.markdown == verwacht.decode()
        assert "Stuurbord 2025" in b.tekst
        await b.druk("e")
        await b.tot(lambda: "Geschreven" in b.melding)
        (bestand,) = (werk.thuis / "export").iterdir()
        assert str(bestand) in b.melding
        assert bestand.read_bytes() == verwacht


async def test_who_came_over_ssh_reads_a_line_that_fetches_the_document(werk: Werk) -> None:
    werk.wie = Wie("korpschef", "korpsleiding", alleen=False)
    async with werk.open(120, 40) as b:
        await open_stuurbord(b)
        await b.druk("e")
        await b.tot(lambda: "Geschreven in de exportmap van de server." in b.melding)
        opdracht = b.melding.partition("met ")[2].partition(" > ")[0]
    gelezen = lees_opdracht(opdracht.encode())
    assert gelezen is not None
    assert gelezen.argumenten[0] == "stuurbord"
    assert "2025" in gelezen.argumenten


async def test_v_goes_through_the_editions_and_brackets_through_the_years(werk: Werk) -> None:
    async with werk.open() as b:
        screen = await open_stuurbord(b)
        await b.druk("v")
        await b.tot(lambda: screen.markdown is not None and "Politiecollege" in screen.markdown)
        await b.druk("v")
        await b.tot(lambda: screen.markdown is not None and "Politieraad" in screen.markdown)
        assert "klasse tot en met openbaar" in b.tekst
        await b.druk("left_square_bracket")
        await b.tot(lambda: screen.markdown is not None and "Stuurbord 2024" in screen.markdown)


async def test_c_copies_the_document_to_the_clipboard(werk: Werk) -> None:
    async with werk.open() as b:
        screen = await open_stuurbord(b)
        await b.druk("c")
        assert b.app.clipboard == screen.markdown
        assert "Gekopieerd" in b.melding


async def test_the_document_scrolls(werk: Werk) -> None:
    async with werk.open() as b:
        await open_stuurbord(b)
        assert "Stuurbord 2025" in b.tekst
        await b.druk("pagedown")
        await b.tot(lambda: "Stuurbord 2025" not in b.tekst)


async def test_the_journal_lists_the_newest_first_and_shows_the_chosen_one_in_full(klein: Werk) -> None:
    with klein.workspace() as w:
        w.log("alfa", "Oudste", datum="2024-01-01")
        w.meting("geteld", "2023", "17")
        w.log("beta", "Nieuwste", status="lopend", datum="2024-02-02", gemeente="zuid")
    async with klein.open() as b:
        await b.druk("j")
        await b.scherm("Journaal")
        await b.tot(lambda: len(b.lijst("lijst").lines) == 3)
        numbers = [text_of(line).split()[0] for line in b.lijst("lijst").lines]
        assert numbers == ["3", "2", "1"]
        assert "Zuid" in b.doek("voluit")
        assert "Nieuwste" in b.doek("voluit")
        await b.druk("down")
        assert "cijfer" in b.doek("voluit")
        assert "2023: 17" in b.doek("voluit")


async def test_the_journal_is_filtered_as_one_types_and_shown_whole_again(klein: Werk) -> None:
    with klein.workspace() as w:
        w.log("alfa", "Over appels", datum="2024-01-01")
        w.log("beta", "Over peren", datum="2024-02-02")
    async with klein.open() as b:
        await b.druk("j")
        await b.scherm("Journaal")
        await b.tot(lambda: len(b.lijst("lijst").lines) == 2)
        await b.druk("f")
        await b.typ("peren")
        await b.tot(lambda: len(b.lijst("lijst").lines) == 1)
        await b.typ("x")
        await b.zie("Niets gevonden met")
        await b.druk("escape")
        await b.tot(lambda: len(b.lijst("lijst").lines) == 2)
        await b.scherm("Journaal")
        await b.druk("escape")
        await b.scherm("Overzicht")


async def test_enter_in_the_journal_opens_what_the_entry_is_about(klein: Werk) -> None:
    with klein.workspace() as w:
        w.log("beta", "Iets", datum="2024-02-02")
    async with klein.open() as b:
        await b.druk("j")
        await b.scherm("Journaal")
        await b.tot(lambda: len(b.lijst("lijst").lines) == 1)
        await b.druk("enter")
        await b.scherm("Fiche")
        assert b.lijst("maatregelen").current == "een.na.beta"


async def test_older_entries_are_loaded_on_request(klein: Werk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lama_zvp.tui.screens.journaal.BLADZIJDE", 3)
    with klein.workspace() as w:
        for number in range(5):
            w.log("beta", f"Nummer {number}", datum="2024-02-02")
    async with klein.open() as b:
        await b.druk("j")
        await b.scherm("Journaal")
        await b.tot(lambda: len(b.lijst("lijst").lines) == 4)
        assert "Oudere laden" in text_of(b.lijst("lijst").lines[-1])
        await b.druk("end", "enter")
        await b.tot(lambda: len(b.lijst("lijst").lines) == 5)
        assert "Oudere laden" not in b.tekst


async def test_help_shows_the_keys_of_the_screen_one_comes_from(klein: Werk) -> None:
    async with klein.open() as b:
        await b.druk("question_mark")
        await b.scherm("Hulp")
        assert "Overzicht" in b.doek("hulp")
        assert "Log voortgang" in b.doek("hulp")
        await b.druk("escape", "s")
        await b.scherm("Stuurbord")
        await b.druk("question_mark")
        await b.scherm("Hulp")
        assert "Schrijf deze editie in de gekozen vorm" in b.doek("hulp")
        await b.druk("q")
        await b.scherm("Stuurbord")


async def test_search_finds_every_measure_and_every_action_by_a_part(werk: Werk) -> None:
    async with werk.open() as b:
        await b.druk("slash")
        await b.scherm("Zoeken")
        await b.typ("cleanh")
        assert (b.lijst("treffers").current or "").startswith("open:drugs.")
        await b.druk("enter")
        await b.scherm("Fiche")
        assert "cleanhouse" in (b.lijst("maatregelen").current or "")
        await b.druk("ctrl+p")
        await b.scherm("Zoeken")
        await b.typ("journ")
        assert b.lijst("treffers").current == "doe:journaal"
        await b.druk("enter")
        await b.scherm("Journaal")


async def test_search_that_finds_nothing_says_so_and_chooses_nothing(klein: Werk) -> None:
    async with klein.open() as b:
        await b.druk("slash")
        await b.scherm("Zoeken")
        await b.typ("zzzz")
        await b.zie("Niets gevonden")
        await b.druk("enter")
        await b.scherm("Zoeken")
        await b.druk("escape")
        await b.scherm("Overzicht")


async def test_going_round_the_screens_does_not_pile_them_up(klein: Werk) -> None:
    async with klein.open() as b:
        for _ in range(4):
            await b.druk("s")
            await b.scherm("Stuurbord")
            await b.druk("j")
            await b.scherm("Journaal")
        assert len(b.app.screen_stack) <= 3


async def test_a_click_on_a_row_chooses_it_and_on_a_footer_key_presses_it(klein: Werk) -> None:
    async with klein.open() as b:
        await b.pilot.click("#fiches", offset=(6, 1))
        assert b.lijst("fiches").current == "twee"
        plaats = b.doek("toetsen").index("journaal")
        await b.pilot.click("#toetsen", offset=(plaats, 0))
        await b.scherm("Journaal")


async def test_t_switches_between_dark_and_light(klein: Werk) -> None:
    async with klein.open() as b:
        assert b.app.theme == "lama-donker"
        await b.druk("t")
        assert b.app.theme == "lama-licht"
