"""What is a person's own in the app: settings, keys, what is new to them, the tour, and repeating an entry."""

from __future__ import annotations

import re

import pytest

from lama_zvp.access.rollen import Wie
from lama_zvp.tui import bindings
from lama_zvp.tui.bindings import OVERAL, Key
from lama_zvp.tui.lines import text_of
from lama_zvp.tui.rondleiding import STAPPEN, ingevuld
from lama_zvp.tui.screens.log import LogScherm
from lama_zvp.tui.screens.wijzigingen import WijzigingenScherm
from lama_zvp.tui.widgets.fields import ChoiceRow, Field, TextBox
from lama_zvp.voorkeuren import SCHERMTOETSEN, TOETSEN, Voorkeuren, bestand_van, lees_voorkeuren
from tests.tui.conftest import Bediening, Werk

COLLEGA = Wie("medewerker-2")


def eigen(werk: Werk) -> Voorkeuren:
    gelezen = lees_voorkeuren(werk.thuis, werk.wie.naam)
    assert gelezen.klacht == ""
    return gelezen.voorkeuren


# -- settings ---------------------------------------------------------------------------------------------------------


def test_the_table_of_own_keys_is_that_of_the_bindings() -> None:
    assert {key.action: key.shown for key in OVERAL if key.own} == dict(TOETSEN)


def test_the_letters_of_the_screens_are_those_of_the_bindings() -> None:
    letters: set[str] = set()
    for value in vars(bindings).values():
        for key in value if isinstance(value, tuple) else ():
            if isinstance(key, Key) and not key.own:
                letters |= {single for single in key.keys.split(",") if len(single) == 1}
    weg = {"q", "r"} - {key.shown for key in OVERAL if not key.own}  # of screens where nothing else works
    assert letters - weg == set(SCHERMTOETSEN)


async def test_a_setting_is_changed_by_enter_kept_at_once_and_in_force_next_time(klein: Werk) -> None:
    async with klein.open() as b:
        await b.druk("comma")
        await b.scherm("Instellingen")
        assert b.lijst("lijst").current == "thema"
        await b.druk("enter", "enter")
        await b.tot(lambda: eigen(klein).thema == "licht", "licht op schijf")
        assert b.app.theme == "lama-licht"
        await b.druk("left")
        await b.tot(lambda: b.app.theme == "lama-donker")
        await b.druk("right")
        await b.tot(lambda: eigen(klein).thema == "licht")
    async with klein.open() as b:
        assert b.app.theme == "lama-licht"


async def test_t_keeps_the_theme_for_next_time(klein: Werk) -> None:
    async with klein.open() as b:
        await b.druk("t")
        assert b.app.theme == "lama-licht"
    assert eigen(klein).thema == "licht"


async def test_it_opens_on_the_year_the_fiche_and_the_screen_that_were_chosen(klein: Werk) -> None:
    with klein.workspace() as w:
        w.zet_voorkeur("jaar", "2023")
        w.zet_voorkeur("fiche", "twee")
        w.zet_voorkeur("start", "fiche")
    async with klein.open() as b:
        await b.scherm("Fiche")
        assert "Tweede fiche" in b.doek("kop")
        assert b.app.jaar == 2023
        await b.druk("escape")
        await b.scherm("Overzicht")
        assert b.lijst("fiches").current == "twee"


@pytest.mark.parametrize(
    ("start", "naam"), [("wijzigingen", "Wijzigingen"), ("journaal", "Journaal"), ("stuurbord", "Stuurbord")]
)
async def test_it_opens_on_any_first_screen_with_the_overview_behind_it(start: str, naam: str, klein: Werk) -> None:
    with klein.workspace() as w:
        w.zet_voorkeur("start", start)
    async with klein.open() as b:
        await b.scherm(naam)
        await b.druk("escape")
        await b.scherm("Overzicht")


async def test_a_choice_the_plan_no_longer_knows_stops_nothing(klein: Werk) -> None:
    pad = bestand_van(klein.thuis, klein.wie.naam)
    pad.parent.mkdir(parents=True)
    pad.write_text('jaar = 1999\nfiche = "verdwenen"\nstart = "fiche"\n')
    async with klein.open() as b:
        await b.scherm("Fiche")
        assert b.app.jaar == 2024


async def test_a_broken_settings_file_is_told_calmly_kept_and_the_defaults_hold(klein: Werk) -> None:
    pad = bestand_van(klein.thuis, klein.wie.naam)
    pad.parent.mkdir(parents=True)
    pad.write_bytes(b"thema = [licht")
    async with klein.open() as b:
        await b.tot(lambda: "instellingen lezen niet" in b.melding)
        assert b.app.theme == "lama-donker"
        assert pad.read_bytes() == b"thema = [licht"
        await b.druk("l")
        await b.scherm("Loggen")


async def test_a_home_that_takes_no_settings_says_so_and_works_on(klein: Werk) -> None:
    klein.thuis.mkdir()
    (klein.thuis / "voorkeuren").write_text("geen map")
    async with klein.open() as b:
        await b.druk("t")
        await b.tot(lambda: b.melding != "")
        await b.druk("question_mark")
        await b.scherm("Hulp")


# -- keys of one's own ------------------------------------------------------------------------------------------------


async def geef_toets(b: Bediening, opdracht: str, toets: str) -> None:
    await b.druk("comma")
    await b.scherm("Instellingen")
    b.lijst("lijst").go_to(f"toets.{opdracht}")
    await b.druk("enter")
    await b.zie("Druk op de nieuwe toets")
    await b.druk(toets)
    await b.scherm("Instellingen")


async def test_a_key_of_ones_own_works_at_once_and_stands_in_footer_help_and_hints(klein: Werk) -> None:
    async with klein.open() as b:
        await geef_toets(b, "log", "y")
        await b.tot(lambda: eigen(klein).toets("log") == "y")
        await b.druk("escape")
        await b.scherm("Overzicht")
        assert "y loggen" in b.doek("toetsen")
        await b.druk("l")
        await b.scherm("Overzicht")
        await b.druk("question_mark")
        await b.scherm("Hulp")
        assert re.search(r"\by  Log voortgang", b.doek("hulp"))
        await b.druk("escape", "y")
        await b.scherm("Loggen")
    async with klein.open() as b:
        assert re.search(r"\by\s+Log iets", b.doek("aandacht"))
        await b.druk("y")
        await b.scherm("Loggen")


async def test_a_key_that_does_something_already_is_refused_with_a_message(klein: Werk) -> None:
    async with klein.open() as b:
        await geef_toets(b, "log", "j")
        await b.tot(lambda: "al van de opdracht journaal" in b.melding)
        assert eigen(klein) == Voorkeuren()
        await geef_toets(b, "log", "f5")
        await b.tot(lambda: "eigen toets" in b.melding)


async def test_backspace_gives_the_usual_key_back(klein: Werk) -> None:
    with klein.workspace() as w:
        w.zet_voorkeur("toets.journaal", "y")
    async with klein.open() as b:
        await b.druk("comma")
        await b.scherm("Instellingen")
        b.lijst("lijst").go_to("toets.journaal")
        await b.druk("backspace")
        await b.tot(lambda: eigen(klein) == Voorkeuren())
        await b.druk("escape", "j")
        await b.scherm("Journaal")


async def test_two_commands_can_change_places(klein: Werk) -> None:
    with klein.workspace() as w:
        for sleutel, toets in (("log", "y"), ("journaal", "l"), ("log", "j")):
            w.zet_voorkeur(f"toets.{sleutel}", toets)
    async with klein.open() as b:
        await b.druk("l")
        await b.scherm("Journaal")
        await b.druk("escape", "j")
        await b.scherm("Loggen")


async def test_ctrl_q_and_ctrl_p_keep_working_beside_keys_of_ones_own(klein: Werk) -> None:
    with klein.workspace() as w:
        w.zet_voorkeur("toets.zoek", "y")
        w.zet_voorkeur("toets.stop", "Q")
    async with klein.open() as b:
        await b.druk("ctrl+p")
        await b.scherm("Zoeken")
        await b.druk("escape", "y")
        await b.scherm("Zoeken")
        await b.druk("escape")
        await b.scherm("Overzicht")
        await b.druk("ctrl+q")
        await b.tot(lambda: not b.app.is_running)


# -- what is new ------------------------------------------------------------------------------------------------------


async def test_what_others_recorded_since_the_last_look_stands_per_fiche_and_opens(klein: Werk) -> None:
    with klein.workspace() as w:
        w.log("alfa", "Van mij", datum="2024-01-01")
        w.onthoud_gezien(1)
    with klein.workspace(COLLEGA) as w:
        w.log("gamma", "Nieuw op gamma", status="lopend", datum="2024-02-01")
        w.log("alfa", "Nieuw op alfa", datum="2024-02-02")
        w.besluit_nieuw("Meer doen", verantwoordelijke="korpsleiding", datum="2024-03-01")
    async with klein.open() as b:
        await b.tot(lambda: "3 meldingen van anderen" in b.melding)
        await b.druk("w")
        await b.scherm("Wijzigingen")
        await b.tot(lambda: "Nieuw op gamma" in b.doek("lijst"))
        tekst = b.doek("lijst")
        assert (
            tekst.index("Eerste [link=x]fiche[/link]")
            < tekst.index("Tweede fiche")
            < tekst.index("De zone en het plan")
        )
        assert "Van mij" not in tekst
        assert "2 meldingen" in b.doek("kop")
        assert "1 besluit" in b.doek("kop")
        await b.druk("enter")
        await b.scherm("Fiche")
        assert b.lijst("maatregelen").current == "een.voor.alfa"


async def test_what_was_seen_is_new_no_more_the_next_time_but_still_stands_today(klein: Werk) -> None:
    with klein.workspace() as w:
        w.onthoud_gezien(0)
    with klein.workspace(COLLEGA) as w:
        w.log("gamma", "Eerst", datum="2024-02-01")
    with klein.workspace() as w:
        w.onthoud_gezien(0)
    async with klein.open() as b:
        for _ in range(2):
            await b.druk("w")
            await b.scherm("Wijzigingen")
            await b.tot(lambda: "Eerst" in b.doek("lijst"))
            await b.druk("escape")
    async with klein.open() as b:
        assert "van anderen" not in b.melding
        await b.druk("w")
        await b.scherm("Wijzigingen")
        await b.zie("Niets nieuws")


async def test_who_comes_the_first_time_is_told_so_and_sees_the_last_entries(klein: Werk) -> None:
    with klein.workspace(COLLEGA) as w:
        w.log("gamma", "Van vroeger", datum="2024-02-01")
    async with klein.open() as b:
        assert "van anderen" not in b.melding
        await b.druk("w")
        await b.scherm("Wijzigingen")
        await b.zie("voor het eerst", "Van vroeger")


async def test_an_empty_journal_has_no_changes_and_says_why(klein: Werk) -> None:
    async with klein.open() as b:
        await b.druk("w")
        await b.scherm("Wijzigingen")
        await b.zie("nog niets vastgelegd")
        await b.druk("enter", "c")
        await b.scherm("Wijzigingen")
        assert "niets aangeduid" in b.melding
    assert not klein.thuis.exists()


async def test_nobody_is_told_of_anything_above_their_class(klein: Werk) -> None:
    with klein.workspace(COLLEGA) as w:
        w.log("gamma", "Gewoon nieuws", datum="2024-02-01")
        w.log("gamma", "Beperkt nieuws", datum="2024-02-01", klasse="beperkt")
    klein.wie = Wie("medewerker-1", rol="medewerker", alleen=False)
    with klein.workspace() as w:
        w.onthoud_gezien(0)
    async with klein.open() as b:
        await b.tot(lambda: "1 melding van anderen" in b.melding)
        await b.druk("w")
        screen = await b.scherm("Wijzigingen")
        assert isinstance(screen, WijzigingenScherm)
        await b.tot(lambda: screen.nieuw is not None)
        assert "Gewoon nieuws" in b.tekst
        assert "Beperkt" not in b.tekst
        assert screen.nieuw is not None
        assert screen.nieuw.tot == 1


# -- repeating --------------------------------------------------------------------------------------------------------


async def test_last_weeks_entry_is_repeated_with_two_keys(werk: Werk) -> None:
    with werk.workspace() as w:
        w.log(
            "bob-winter",
            "Wekelijkse controle",
            status="lopend",
            aantal=2,
            datum="2025-03-07",
            gemeente="lanaken",
            bewijs="x",
        )
    async with werk.open() as b:
        await b.druk("h", "enter")
        await b.tot(lambda: "Bewaard als #2" in b.melding)
    with werk.workspace() as w:
        event = w.geschiedenis()[-1]
    assert (event.onderwerp, event.status, event.aantal, event.gemeente) == (
        "verkeer.ontraden.bob-winter",
        "lopend",
        2,
        "lanaken",
    )
    assert event.inhoud.tekst == "Wekelijkse controle"  # type: ignore[union-attr]
    assert event.inhoud.bewijs == ""  # type: ignore[union-attr]
    assert event.datum == werk.dag


async def test_on_a_measure_its_own_last_entry_is_repeated(klein: Werk) -> None:
    with klein.workspace() as w:
        w.log("alfa", "Op alfa", aantal=3, datum="2024-01-01")
        w.log("beta", "Op beta", datum="2024-02-02")
    async with klein.open() as b:
        await b.druk("enter")
        await b.scherm("Fiche")
        await b.druk("h")
        await b.tot(lambda: isinstance(b.app.screen, LogScherm))
        form = b.app.screen
        assert isinstance(form, LogScherm)
        assert form.maatregel == "een.voor.alfa"
        assert form.query_one("#aantal", Field).value == "3"
        assert form.query_one("#tekst", TextBox).text == "Op alfa"
        assert form.query_one("#status", ChoiceRow).value == ""
        assert "op de laatste plandag" in b.tekst  # which is no longer today
        await b.druk("escape")
        await b.scherm("Fiche")
    assert not (klein.thuis / "concepten").exists()


async def test_a_repeated_entry_that_was_changed_is_asked_about_before_leaving(klein: Werk) -> None:
    with klein.workspace() as w:
        w.log("alfa", "Op alfa", datum="2024-01-01")
    async with klein.open() as b:
        await b.druk("h")
        await b.tot(lambda: isinstance(b.app.screen, LogScherm))
        b.app.screen.query_one("#tekst").focus()
        await b.typ("x")
        await b.druk("escape")
        await b.zie("Dit is nog niet opgeslagen.")


async def test_an_entry_that_few_may_read_is_repeated_for_those_few(klein: Werk) -> None:
    with klein.workspace() as w:
        w.log("alfa", "Voor weinigen", datum="2024-01-01", klasse="beperkt")
    async with klein.open() as b:
        await b.druk("h", "enter")
        await b.tot(lambda: "Bewaard als #2" in b.melding)
    with klein.workspace() as w:
        assert [g.klasse for g in w.geschiedenis()] == ["beperkt", "beperkt"]


async def test_without_anything_of_ones_own_there_is_nothing_to_repeat(klein: Werk) -> None:
    with klein.workspace(COLLEGA) as w:
        w.log("alfa", "Van een ander", datum="2024-01-01")
    async with klein.open() as b:
        await b.druk("h")
        await b.tot(lambda: "nog niets" in b.melding)
        await b.scherm("Overzicht")


async def test_a_typed_reason_is_not_lost_without_asking(klein: Werk) -> None:
    with klein.workspace() as w:
        w.log("alfa", "Moet weg", datum="2024-01-01")
    async with klein.open() as b:
        await b.druk("u")
        await b.scherm("Intrekken")
        await b.typ("Dubbel gelogd")
        await b.druk("escape")
        await b.zie("nog niet ingetrokken")
        await b.druk("v")
        await b.scherm("Intrekken")
        assert "Dubbel gelogd" in b.tekst
        await b.druk("escape")
        await b.zie("nog niet ingetrokken")
        await b.druk("w")
        await b.scherm("Overzicht")
    with klein.workspace() as w:
        assert len(w.geschiedenis()) == 1


# -- the tour ---------------------------------------------------------------------------------------------------------


async def test_the_tour_takes_three_steps_over_the_screens_it_speaks_of(klein: Werk) -> None:
    async with klein.open() as b:
        assert "rondleiding" in b.doek("aandacht")
        await b.druk("r")
        for nummer, (stap, naam) in enumerate(zip(STAPPEN, ("Overzicht", "Fiche", "Stuurbord"), strict=True), start=1):
            await b.zie(stap.titel, f"{nummer} van 3")
            assert getattr(b.app.screen_stack[-2], "naam", "") == naam
            await b.druk("enter")
        await b.scherm("Overzicht")
        assert len(b.app.screen_stack) == 1


async def test_the_tour_stops_when_asked_and_leaves_one_on_the_overview(klein: Werk) -> None:
    async with klein.open() as b:
        await b.druk("r")
        await b.zie("1 van 3")
        await b.druk("enter")
        await b.zie("2 van 3")
        await b.druk("escape")
        await b.scherm("Overzicht")


def test_the_tour_names_the_keys_that_one_has() -> None:
    tekst = " ".join(text_of(ingevuld(stap.tekst, Voorkeuren(toetsen=(("log", "y"),)))) for stap in STAPPEN)
    assert "Druk y:" in tekst
    assert "[ en ]" in tekst
    assert "{" not in tekst


# -- copying ----------------------------------------------------------------------------------------------------------


async def test_c_copies_the_chosen_row_or_entry(klein: Werk) -> None:
    with klein.workspace() as w:
        w.log("alfa", "Om te kopiëren", status="lopend", datum="2024-01-01")
    async with klein.open() as b:
        await b.druk("c")
        assert b.app.clipboard.startswith("Eerste")
        await b.druk("j")
        await b.scherm("Journaal")
        await b.tot(lambda: bool(b.lijst("lijst").current))
        await b.druk("c")
        assert "Om te kopiëren" in b.app.clipboard
        assert "#1" in b.app.clipboard
        assert "Gekopieerd" in b.melding
