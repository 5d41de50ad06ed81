"""The first screen: the year at a glance, and what an empty journal says instead."""

from __future__ import annotations

from lama_zvp.tui.lines import text_of
from tests.tui.conftest import Werk


async def test_it_opens_on_the_overview_with_zone_plan_year_person_and_speerpunt(werk: Werk) -> None:
    async with werk.open() as b:
        for tekst in ("Politie Lanaken-Maasmechelen", "Overzicht", "2025", "medewerker-1", "Speerpunt"):
            assert tekst in b.tekst
        assert "Zonaal veiligheidsplan 2020-2025" in b.tekst


async def test_every_fiche_has_its_row_with_five_layers_and_its_verdicts(werk: Werk) -> None:
    async with werk.open() as b:
        rows = [text_of(line) for line in b.lijst("fiches").lines]
        assert [row.split()[0] for row in rows[:9]] == [
            *("Verkeer", "Drugs", "Eigendom", "Radicalisme", "IFG", "Cyber", "Ondermijning", "Milieu", "Jeugd")
        ]
        assert rows[0].count("○") >= 5
        assert all("onbekend" in row for row in rows[:9])
        assert rows[5].count("–") == 2, "cyber has no measures in ontraden and nazorg"


async def test_an_empty_journal_says_what_to_do_next(werk: Werk) -> None:
    async with werk.open() as b:
        assert "Zo begint u" in b.tekst
        assert "Log iets wat gebeurd is" in b.tekst
        assert not werk.thuis.exists(), "looking creates nothing"


async def test_all_nine_fiches_fit_at_80_by_24(werk: Werk) -> None:
    async with werk.open(80, 24) as b:
        for fiche in ("Verkeer", "Jeugd"):
            assert fiche in b.tekst
        assert b.tekst.splitlines()[-1].strip().startswith("enter openen")


async def test_the_cursor_goes_over_headings_to_the_hefbomen(werk: Werk) -> None:
    async with werk.open() as b:
        await b.druk(*["down"] * 9)
        assert b.lijst("fiches").current == "hefboom.recherchemanagement"
        await b.druk("home", "up")
        assert b.lijst("fiches").current == "verkeer"
        await b.druk("end")
        assert b.lijst("fiches").current == "hefboom.communicatie"


async def test_the_chosen_fiche_is_told_in_words_with_reasons(werk: Werk) -> None:
    with werk.workspace() as w:
        w.log("bob-winter", "Vijf controles", status="uitgevoerd")
    async with werk.open() as b:
        assert "Verkeersveiligheid en -overlast" in b.doek("uitleg-kop")
        assert "maatregelen" in b.doek("uitleg")
        await b.druk("down")
        assert "Drugs en drugsoverlast" in b.doek("uitleg-kop")


async def test_the_year_changes_with_brackets_and_arrows_and_stays_in_the_period(werk: Werk) -> None:
    async with werk.open() as b:
        await b.druk("left_square_bracket")
        await b.tot(lambda: b.app.overzicht.oordeel is not None and b.app.overzicht.oordeel.jaar == 2024)
        assert "2024" in b.tekst.splitlines()[0]
        await b.druk("left")
        await b.tot(lambda: b.app.overzicht.oordeel is not None and b.app.overzicht.oordeel.jaar == 2023)
        await b.druk("right", "right", "right_square_bracket")
        await b.tot(lambda: b.app.overzicht.oordeel is not None and b.app.overzicht.oordeel.jaar == 2025)
        assert b.app.jaar == 2025


async def test_what_is_blocked_or_late_stands_under_attention_and_opens_its_measure(werk: Werk) -> None:
    with werk.workspace() as w:
        w.log("bob-winter", "Wacht op capaciteit", status="geblokkeerd")
    async with werk.open() as b:
        punten = [text_of(line) for line in b.lijst("aandacht").lines]
        assert any("geblokkeerd" in punt and "BOB" in punt for punt in punten)
        await b.druk("tab")
        lijst = b.lijst("aandacht")
        assert lijst.has_focus
        doel = next(key for key in lijst._keys if key and key.endswith("bob-winter"))
        lijst.go_to(doel)
        await b.druk("enter")
        await b.scherm("Fiche")
        assert b.lijst("maatregelen").current == "verkeer.ontraden.bob-winter"


async def test_at_120_columns_the_kernindicator_shows_bars_with_the_baseline_apart(werk: Werk) -> None:
    with werk.workspace() as w:
        w.meting("misdrijven-drugs", "2024", "260")
    async with werk.open(120, 40) as b:
        drugs = next(text_of(line) for line in b.lijst("fiches").lines if text_of(line).startswith("Drugs"))
        assert "┊" in drugs
        assert any(balk in drugs for balk in "▁▂▃▄▅▆▇█")
        radicalisme = next(text_of(line) for line in b.lijst("fiches").lines if "Radicalisme" in text_of(line))
        assert "┊" not in radicalisme


async def test_someone_elses_entry_appears_without_moving_cursor_or_focus(werk: Werk) -> None:
    with werk.workspace() as w:
        w.log("bob-winter", "Eerste", status="lopend")
    async with werk.open() as b:
        await b.druk("down", "down")
        voor = b.tekst
        with werk.workspace() as ander:
            ander.log("eigendom.raadgeven.1dagniet", "Campagne gevoerd", status="geblokkeerd")
        await b.app.kijk()
        await b.tot(lambda: b.app.oordeel is not None and b.app.oordeel.meldingen == 2, "de andere melding")
        await b.tot(lambda: b.tekst != voor)
        assert b.lijst("fiches").current == "eigendom"
        assert b.lijst("fiches").has_focus
