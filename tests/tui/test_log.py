"""Logging: found by a few letters, status by one key, saved; refused calmly; never lost."""

from __future__ import annotations

import json
import stat

from lama_zvp.access.rollen import Wie
from lama_zvp.tui.screens.log import LogScherm
from lama_zvp.tui.widgets.fields import ChoiceRow, Field, TextBox
from tests.tui.conftest import Bediening, Werk


async def open_form(b: Bediening, zoek: str) -> LogScherm:
    """The form of the measure that these letters find first."""
    await b.druk("l")
    await b.scherm("Loggen")
    await b.tot(lambda: bool(b.app.screen.query("#treffers")))
    await b.typ(zoek)
    await b.druk("enter")
    await b.tot(lambda: isinstance(b.app.screen, LogScherm), "het formulier")
    await b.pilot.pause()
    screen = b.app.screen
    assert isinstance(screen, LogScherm)
    return screen


async def test_a_practised_hand_logs_with_a_dozen_keys(werk: Werk) -> None:
    async with werk.open() as b:
        form = await open_form(b, "bob w")
        assert form.maatregel == "verkeer.ontraden.bob-winter"
        await b.druk("3", "5", "enter")
        await b.typ("Vijf controles")
        await b.druk("ctrl+o")
        await b.scherm("Overzicht")
        await b.tot(lambda: "Bewaard als #1" in b.melding)
        await b.tot(lambda: b.app.oordeel is not None and b.app.oordeel.meldingen == 1)
    with werk.workspace() as w:
        (event,) = w.geschiedenis()
    assert (event.onderwerp, event.status, event.aantal) == ("verkeer.ontraden.bob-winter", "uitgevoerd", 5)
    assert event.inhoud.tekst == "Vijf controles"  # type: ignore[union-attr]
    assert event.datum.isoformat() == "2025-03-14"
    assert event.auteur == "medewerker-1"


async def test_on_a_fiche_the_form_opens_for_the_selected_measure(werk: Werk) -> None:
    async with werk.open() as b:
        await b.druk("enter")
        await b.scherm("Fiche")
        await b.druk("down", "l")
        await b.tot(lambda: isinstance(b.app.screen, LogScherm))
        form = b.app.screen
        assert isinstance(form, LogScherm)
        assert form.maatregel == "verkeer.raadgeven.verlichting"
        assert "verlichting" in b.tekst


async def test_the_save_button_works_with_enter(klein: Werk) -> None:
    async with klein.open() as b:
        form = await open_form(b, "beta")
        await b.druk("2")
        form.query_one("#opslaan").focus()
        await b.druk("enter")
        await b.tot(lambda: "Bewaard als #1" in b.melding)


async def test_after_the_plans_period_the_date_is_its_last_day(klein: Werk) -> None:
    async with klein.open() as b:
        form = await open_form(b, "gamma")
        assert form.query_one("#datum", Field).value == "31/12/2024"
        assert "dinsdag 31 december 2024" in b.tekst


async def test_the_date_moves_by_a_day_with_up_and_down_and_never_past_the_last_day(klein: Werk) -> None:
    async with klein.open() as b:
        form = await open_form(b, "gamma")
        datum = form.query_one("#datum", Field)
        datum.focus()
        await b.druk("down", "down", "up")
        assert datum.value == "30/12/2024"
        await b.druk("up", "up", "up")
        assert datum.value == "31/12/2024"


async def test_validation_speaks_while_typing_and_stops_a_wrong_save(klein: Werk) -> None:
    async with klein.open() as b:
        form = await open_form(b, "gamma")
        await b.druk("2")
        await b.typ("2,5")
        assert "past niet" in b.doek("bij-aantal")
        await b.druk("ctrl+o")
        assert isinstance(b.app.screen, LogScherm)
        assert "past niet" in b.melding
        assert form.query_one("#aantal", Field).has_focus
        await b.druk("backspace", "backspace")
        assert "2 keer" in b.doek("bij-aantal")
        assert b.melding == ""
        form.query_one("#datum", Field).value = "31/02/2024"
        await b.tot(lambda: "bestaat niet" in b.doek("bij-datum"))
        form.query_one("#datum", Field).value = "01/02/2031"
        await b.tot(lambda: "buiten de periode" in b.doek("bij-datum"))
    with klein.workspace() as w:
        assert w.geschiedenis() == ()


async def test_stopping_a_measure_asks_for_the_reason(klein: Werk) -> None:
    async with klein.open() as b:
        form = await open_form(b, "gamma")
        await b.druk("6")
        assert "vraagt een reden" in b.doek("bij-tekst")
        form.query_one("#tekst").focus()
        await b.typ("De partner stopt")
        await b.tot(lambda: b.doek("bij-tekst").strip() == "")
        await b.druk("ctrl+o")
        await b.tot(lambda: "Bewaard als #1" in b.melding)


async def test_a_status_is_taken_back_by_the_same_key(klein: Werk) -> None:
    async with klein.open() as b:
        form = await open_form(b, "gamma")
        status = form.query_one("#status", ChoiceRow)
        await b.druk("3")
        assert status.value == "uitgevoerd"
        status.focus()
        await b.druk("3")
        assert status.value == ""
        await b.druk("right", "right")
        assert status.value == "lopend"


async def test_an_error_of_the_store_is_shown_in_place_and_the_text_stays(klein: Werk) -> None:
    with klein.workspace() as w:
        w.log("alfa", "Iets", datum="2024-01-01")
    async with klein.open() as b:
        form = await open_form(b, "gamma")
        form.query_one("#tekst").focus()
        await b.typ("Niet kwijt")
        await b.tot(lambda: bool(list((klein.thuis / "concepten").glob("*.json"))))
        await b.app.bureau.ask(lambda w: w.sluit())
        journaal = klein.thuis / "journaal.db"
        journaal.rename(klein.thuis / "weg.db")
        journaal.mkdir()
        await b.druk("ctrl+o")
        await b.tot(lambda: b.melding != "", "een melding")
        assert isinstance(b.app.screen, LogScherm)
        assert form.query_one("#tekst", TextBox).text == "Niet kwijt"
        journaal.rmdir()
        (klein.thuis / "weg.db").rename(journaal)
        await b.druk("ctrl+o")
        await b.tot(lambda: "Bewaard als #2" in b.melding)


async def test_leaving_with_unsaved_text_asks_and_going_on_keeps_it(klein: Werk) -> None:
    async with klein.open() as b:
        form = await open_form(b, "gamma")
        form.query_one("#tekst").focus()
        await b.typ("Half af")
        await b.druk("escape")
        await b.zie("Dit is nog niet opgeslagen.")
        await b.druk("v")
        await b.tot(lambda: b.app.screen is form)
        assert form.query_one("#tekst", TextBox).text == "Half af"


async def test_a_kept_draft_is_offered_back_on_start_and_on_the_measure(klein: Werk) -> None:
    async with klein.open() as b:
        form = await open_form(b, "gamma")
        await b.druk("4")
        form.query_one("#tekst").focus()
        await b.typ("Half af")
        await b.druk("escape")
        await b.zie("Dit is nog niet opgeslagen.")
        await b.druk("b")
        await b.scherm("Overzicht")
    async with klein.open() as b:
        await b.tot(lambda: "concept" in b.melding and "Gamma" in b.melding)
        form = await open_form(b, "gamma")
        assert form.query_one("#tekst", TextBox).text == "Half af"
        assert form.query_one("#status", ChoiceRow).value == "verankerd"
        await b.tot(lambda: "teruggezet" in b.melding)
        await b.druk("ctrl+o")
        await b.tot(lambda: "Bewaard als #1" in b.melding)
    assert list((klein.thuis / "concepten").glob("*.json")) == []


async def test_what_is_thrown_away_leaves_no_draft(klein: Werk) -> None:
    async with klein.open() as b:
        form = await open_form(b, "gamma")
        form.query_one("#tekst").focus()
        await b.typ("Weg ermee")
        await b.tot(lambda: bool(list((klein.thuis / "concepten").glob("*.json"))), "het concept")
        await b.druk("escape")
        await b.zie("Dit is nog niet opgeslagen.")
        await b.druk("w")
        await b.scherm("Overzicht")
        await b.tot(lambda: not list((klein.thuis / "concepten").glob("*.json")))


async def test_a_draft_is_kept_while_typing_privately_and_whole(klein: Werk) -> None:
    async with klein.open() as b:
        form = await open_form(b, "gamma")
        form.query_one("#tekst").focus()
        await b.typ("Tekst die blijft")

        def bewaard() -> bool:
            bestanden = list((klein.thuis / "concepten").glob("*.json"))
            return bool(bestanden) and json.loads(bestanden[0].read_bytes())["tekst"] == "Tekst die blijft"

        await b.tot(bewaard, "het concept op schijf")
        (bestand,) = (klein.thuis / "concepten").glob("*.json")
        assert stat.S_IMODE(bestand.stat().st_mode) == 0o600
        assert stat.S_IMODE(bestand.parent.stat().st_mode) == 0o700


async def test_an_empty_form_leaves_without_a_question(klein: Werk) -> None:
    async with klein.open() as b:
        await open_form(b, "gamma")
        await b.druk("escape")
        await b.scherm("Overzicht")
    assert not (klein.thuis / "concepten").exists()


async def test_a_paste_that_is_too_long_is_refused_and_nothing_typed_is_lost(klein: Werk) -> None:
    from textual.events import Paste

    async with klein.open() as b:
        form = await open_form(b, "gamma")
        tekst = form.query_one("#tekst", TextBox)
        tekst.focus()
        await b.typ("Begin")
        tekst.post_message(Paste("x" * 1_000_000))
        await b.tot(lambda: "1.000.005 tekens" in b.melding)
        assert tekst.text == "Begin"


async def test_pasted_escape_sequences_and_bidi_do_not_come_in(klein: Werk) -> None:
    from textual.events import Paste

    async with klein.open() as b:
        form = await open_form(b, "gamma")
        tekst, bewijs = form.query_one("#tekst", TextBox), form.query_one("#bewijs", Field)
        tekst.post_message(Paste("a\x1b[31mrood\x1b[0m\u202eom\x07\r\nregel 2"))
        bewijs.post_message(Paste("pv\x1b]0;titel\x07 12\nrest"))
        await b.tot(lambda: tekst.text != "" and bewijs.value != "")
        assert tekst.text == "aroodom\nregel 2"
        assert bewijs.value == "pv 12 rest"


async def test_u_withdraws_the_last_own_entry_that_still_counts_after_a_reason(klein: Werk) -> None:
    with klein.workspace() as w:
        w.log("alfa", "Blijft", datum="2024-01-01")
        laatste = w.log("beta", "Moet weg", datum="2024-01-02")
    async with klein.open() as b:
        await b.druk("u")
        await b.scherm("Intrekken")
        assert "Moet weg" in b.tekst
        await b.typ("Dubbel")
        await b.druk("enter")
        await b.tot(lambda: "Ingetrokken" in b.melding)
        await b.druk("u")
        await b.scherm("Intrekken")
        assert "Blijft" in b.tekst
        await b.druk("escape")
        await b.scherm("Overzicht")
    with klein.workspace() as w:
        events = w.geschiedenis()
    assert len(events) == 3
    assert events[2].vervangt == laatste.id
    assert events[2].inhoud.reden == "Dubbel"  # type: ignore[union-attr]


async def test_u_without_anything_of_ones_own_says_so(klein: Werk) -> None:
    async with klein.open() as b:
        await b.druk("u")
        await b.tot(lambda: "niets vastgelegd" in b.melding)


async def test_drafts_and_recent_measures_stand_first_in_the_choice(klein: Werk) -> None:
    with klein.workspace() as w:
        w.log("gamma", "Vorige week", datum="2024-01-01")
    async with klein.open() as b:
        await b.druk("l")
        await b.scherm("Loggen")
        await b.zie("Laatst gelogd")
        assert b.lijst("treffers").current == "twee.voor.gamma"


async def test_a_reader_may_not_log_and_is_told_so(klein: Werk) -> None:
    from lama_zvp.access.rollen import Wie

    klein.wie = Wie("lezer-1", rol="lezer", alleen=False)
    async with klein.open() as b:
        await b.druk("l")
        await b.tot(lambda: "Uw rol" in b.melding)
        await b.scherm("Overzicht")


async def test_an_entry_can_be_kept_for_fewer_readers(klein: Werk) -> None:
    async with klein.open() as b:
        await b.druk("enter", "l")
        scherm = await b.scherm("Loggen")
        await b.druk("2")
        scherm.query_one("#klasse").focus()
        await b.druk("2")
        await b.druk("ctrl+o")
        await b.scherm("Fiche")
    with klein.workspace() as w:
        (g,) = w.geschiedenis()
    assert g.klasse == "beperkt"


async def test_personal_data_are_refused_in_words_of_the_app_and_can_be_kept_with_a_reason(klein: Werk) -> None:
    async with klein.open() as b:
        await b.druk("enter", "l")
        scherm = await b.scherm("Loggen")
        scherm.query_one("#tekst").focus()
        await b.typ("bel 0475 12 34 56")
        await b.druk("ctrl+o")
        await b.tot(lambda: "persoonsgegevens" in b.melding)
        assert "--" not in b.melding
        await b.typ("nummer van de centrale")
        await b.druk("ctrl+o")
        await b.scherm("Fiche")
    with klein.workspace() as w:
        assert any(g.soort == "toegang" for g in w.geschiedenis())


async def test_who_may_not_override_is_only_told_what_to_leave_out(klein: Werk) -> None:
    klein.wie = Wie("iemand", "medewerker", alleen=False)
    async with klein.open() as b:
        await b.druk("enter", "l")
        scherm = await b.scherm("Loggen")
        scherm.query_one("#tekst").focus()
        await b.typ("bel 0475 12 34 56")
        await b.druk("ctrl+o")
        await b.tot(lambda: "persoonsgegevens" in b.melding)
        assert not scherm.query_one("#privacy").display
