"""The fiche: its layers and measures, what happened to the chosen one, its figures and the reasons of its verdicts."""

from __future__ import annotations

from lama_zvp.tui.lines import text_of
from tests.tui.conftest import Bediening, Werk


def rij(b: Bediening, titel: str) -> str:
    return next(text_of(line) for line in b.lijst("maatregelen").lines if titel in text_of(line))


async def test_enter_opens_the_fiche_with_its_layers_and_measures(werk: Werk) -> None:
    async with werk.open() as b:
        await b.druk("enter")
        await b.scherm("Fiche")
        rows = [text_of(line).strip() for line in b.lijst("maatregelen").lines]
        assert [row for row in rows if row in ("Raadgeven", "Ontraden", "Reguleren", "Onderzoeken", "Nazorg")] == [
            *("Raadgeven", "Ontraden", "Reguleren", "Onderzoeken", "Nazorg")
        ]
        assert "nooit" in rij(b, "BOB-actie winter")
        await b.druk("escape")
        await b.scherm("Overzicht")


async def test_a_layer_that_the_plan_leaves_empty_says_so(werk: Werk) -> None:
    async with werk.open() as b:
        await b.druk("down", "down", "down", "down", "down", "enter")
        await b.scherm("Fiche")
        rows = [text_of(line).strip() for line in b.lijst("maatregelen").lines]
        assert rows.count("Het plan laat deze laag leeg.") == 2


async def test_a_layer_that_is_our_reading_is_marked(klein: Werk) -> None:
    async with klein.open() as b:
        await b.druk("enter")
        await b.scherm("Fiche")
        assert rij(b, "Beta").rstrip().startswith("○ Beta°")
        assert "°" not in rij(b, "Alfa")
        assert "° laag door ons afgeleid" in b.tekst


async def test_the_last_status_its_date_and_realised_against_planned(klein: Werk) -> None:
    with klein.workspace() as w:
        w.log("alfa", "Gedaan", status="uitgevoerd", aantal=3, datum="2024-12-01")
    async with klein.open() as b:
        await b.druk("enter")
        await b.scherm("Fiche")
        assert "uitgevoerd" in rij(b, "Alfa")
        assert "01/12/2024" in rij(b, "Alfa")
        assert "3/4" in rij(b, "Alfa")


async def test_the_history_follows_the_cursor_and_marks_what_no_longer_counts(klein: Werk) -> None:
    with klein.workspace() as w:
        een = w.log("alfa", "Eerste tekst", status="lopend", datum="2024-11-01")
        w.log("alfa", "Tweede tekst", aantal=2, datum="2024-11-02", gemeente="noord")
        w.intrekken(een.id, reden="Vergissing")
    async with klein.open() as b:
        await b.druk("enter")
        await b.scherm("Fiche")
        await b.tot(lambda: "Tweede tekst" in b.doek("deel"))
        deel = b.doek("deel")
        assert "×2" in deel
        assert "Noord" in deel
        assert "telt niet meer" in deel
        assert "Reden: Vergissing" in deel
        await b.druk("down")
        await b.tot(lambda: "Nog geen melding" in b.doek("deel"))


async def test_the_lower_half_shows_figures_and_reasons_in_turn(werk: Werk) -> None:
    async with werk.open(80, 24) as b:
        await b.druk("down", "enter")
        await b.scherm("Fiche")
        await b.druk("o")
        assert "Drugsmisdrijven" in b.doek("deel")
        assert "┊" in b.doek("deel")
        await b.druk("o")
        assert "Uitvoering" in b.doek("deel")
        assert "maatregelen" in b.doek("deel")
        await b.druk("o")
        assert "Nog geen melding" in b.doek("deel")


async def test_wide_terminals_show_measure_history_figures_and_reasons_beside_the_list(werk: Werk) -> None:
    async with werk.open(120, 40) as b:
        await b.druk("enter")
        await b.scherm("Fiche")
        for tekst in ("Cijfers van deze fiche", "Waarom deze oordelen", "Ongevallen met lichamelijk"):
            assert tekst in b.doek("vast")
        assert "Provinciale actie" in b.doek("deel")
        assert "Nog geen melding" in b.doek("deel")


async def test_a_hefboom_opens_too_without_layers(werk: Werk) -> None:
    async with werk.open() as b:
        await b.druk("end", "enter")
        await b.scherm("Fiche")
        assert "Communicatie" in b.tekst
        assert len(b.lijst("maatregelen").lines) == 12


async def test_an_entry_from_elsewhere_shows_up_and_the_cursor_stays(klein: Werk) -> None:
    with klein.workspace() as w:
        w.log("gamma", "Iets", status="lopend", datum="2024-05-01")
    async with klein.open() as b:
        await b.druk("enter")
        await b.scherm("Fiche")
        await b.druk("down")
        assert b.lijst("maatregelen").current == "een.na.beta"
        with klein.workspace() as ander:
            ander.log("beta", "Van een ander", status="geblokkeerd", datum="2024-10-10")
        await b.app.kijk()
        await b.tot(lambda: "geblokkeerd" in rij(b, "Beta"))
        await b.tot(lambda: "Van een ander" in b.doek("deel"))
        assert b.lijst("maatregelen").current == "een.na.beta"


async def test_another_year_shows_that_years_verdicts(klein: Werk) -> None:
    with klein.workspace() as w:
        w.log("alfa", "Toen", status="uitgevoerd", aantal=4, datum="2022-06-01")
    async with klein.open() as b:
        await b.druk("enter")
        await b.scherm("Fiche")
        await b.druk("left", "left")
        await b.tot(lambda: "4/4" in rij(b, "Alfa"))
        assert "2022" in b.tekst.splitlines()[0]


async def test_a_history_that_goes_on_below_says_so_until_its_end_is_in_view(klein: Werk) -> None:
    with klein.workspace() as w:
        for maand in range(1, 10):
            w.log("beta", f"Verslag {maand}", datum=f"2024-0{maand}-01")
    async with klein.open(80, 24) as b:
        await b.druk("enter")
        await b.scherm("Fiche")
        assert "meer" not in b.doek("meer")
        await b.druk("down")
        await b.tot(lambda: "↓ meer: tab" in b.doek("meer"))
        await b.druk("tab", "end")
        await b.tot(lambda: "meer" not in b.doek("meer"))


async def test_beside_the_measures_too_a_longer_history_says_so(klein: Werk) -> None:
    with klein.workspace() as w:
        for dag in range(1, 29):
            w.log("alfa", f"Verslag {dag}", datum=f"2024-01-{dag:02}")
    async with klein.open(120, 40) as b:
        await b.druk("enter")
        await b.scherm("Fiche")
        await b.tot(lambda: "↓ meer: tab" in b.doek("meer-breed"))
