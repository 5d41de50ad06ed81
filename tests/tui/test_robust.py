"""What goes wrong stays calm: errors of ours, bugs, text that tries to be markup, terminals that are too small."""

from __future__ import annotations

from pathlib import Path

import pytest

from lama_zvp.errors import InvoerFout
from lama_zvp.tui.app import LamaApp
from lama_zvp.tui.driver import ASCII
from lama_zvp.tui.look import Look
from lama_zvp.tui.screens.log import LogScherm
from lama_zvp.tui.widgets.fields import TextBox
from lama_zvp.workspace import Workspace
from lama_zvp.workspace.voorbeeld import vul_met_voorbeelden
from tests.tui.conftest import Werk

VASTE_TEKENS = frozenset(ASCII)
SCHUIFBALK = set("▁▂▃▄▅▆▇█▔▕▉▊▋▌▍▎▏▐ ")
GEVAARLIJK = [
    "[red]rood[/red] [@click=app.quit]x[/]",
    "| a | b |",
    "<script>alert(1)</script>",
    "\x1b[31mrood\x1b[0m\x07\x1b]0;titel\x07",
    "\u202eomgekeerd\u202c",
    "😀👩‍🚒 مرحبا",
    "a" * 100_000,
]


@pytest.mark.parametrize("tekst", GEVAARLIJK, ids=range(len(GEVAARLIJK)))
async def test_hostile_text_comes_out_as_plain_text_on_every_screen(tekst: str, klein: Werk) -> None:
    with klein.workspace() as w:
        w.log("alfa", tekst, status="geblokkeerd", datum="2024-05-05", bewijs=tekst[:400])
    async with klein.open(120, 40) as b:
        schermen = [b.tekst]
        await b.druk("enter")
        await b.scherm("Fiche")
        await b.tot(lambda: "05/05/2024" in b.doek("deel"))
        schermen.append(b.tekst)
        await b.druk("j")
        await b.scherm("Journaal")
        await b.tot(lambda: bool(b.lijst("lijst").current))
        schermen.append(b.tekst)
        await b.druk("s")
        screen = await b.scherm("Stuurbord")
        await b.tot(lambda: screen.markdown is not None)  # type: ignore[attr-defined]
        schermen.append(b.tekst)
        await b.druk("w")
        await b.scherm("Wijzigingen")
        await b.druk("slash")
        await b.scherm("Zoeken")
        await b.typ("alfa")
        schermen.append(b.tekst)
        for gezien in schermen:
            assert not any(teken in gezien for teken in "\x1b\x07\u202e\u202c\u200d")
        if tekst.startswith(("[red]", "| a")):
            assert tekst.split("[@")[0].strip() in schermen[1]


async def test_titles_that_look_like_markup_stand_as_they_are(klein: Werk) -> None:
    async with klein.open(120, 40) as b:
        assert "Klein plan [red]rood[/red] | a | b" in b.tekst
        assert "Zone <script>" in b.tekst
        await b.druk("enter")
        await b.scherm("Fiche")
        assert "Alfa [/] [@click=app.bell]" in b.tekst


async def test_example_data_is_marked_on_every_screen(werk: Werk) -> None:
    with werk.workspace() as w:
        vul_met_voorbeelden(w)
    async with werk.open() as b:
        for toets, naam in (("", "Overzicht"), ("enter", "Fiche"), ("s", "Stuurbord"), ("j", "Journaal")):
            if toets:
                await b.druk(toets)
            await b.scherm(naam)
            await b.zie("VOORBEELDDATA")
        await b.druk("question_mark")
        await b.scherm("Hulp")
        await b.zie("VOORBEELDDATA")
        await b.druk("escape", "l")
        await b.scherm("Loggen")
        await b.zie("VOORBEELDDATA")
        await b.druk("escape", "slash")
        await b.scherm("Zoeken")
        await b.zie("VOORBEELDDATA")


async def test_a_broken_plan_is_told_calmly_and_can_be_tried_again(klein: Werk) -> None:
    goed = klein.plan
    kapot = klein.thuis.parent / "kapot.yaml"
    kapot.write_text("sleutel: [", encoding="utf-8")
    klein.plan = str(kapot)
    async with klein.open(200, klaar=False) as b:
        await b.scherm("Niet geopend")
        await b.zie("kapot.yaml")
        kapot.write_bytes(Path(goed).read_bytes())
        await b.druk("r")
        await b.tot(lambda: b.app.overzicht.oordeel is not None)
        await b.scherm("Overzicht")
        assert b.app.fout is None


async def test_a_damaged_database_is_told_calmly_and_ends_with_its_own_error(klein: Werk) -> None:
    klein.thuis.mkdir()
    (klein.thuis / "journaal.db").write_bytes(b"geen database" * 100)
    async with klein.open(klaar=False) as b:
        await b.scherm("Niet geopend")
        await b.druk("q")
        await b.tot(lambda: not b.app.is_running)
    assert b.app.fout is not None
    assert b.app.fout.code == 6


def test_a_bug_ends_the_app_without_a_traceback_and_is_handed_to_the_caller(
    klein: Werk, capsys: pytest.CaptureFixture[str]
) -> None:
    def stuk() -> Workspace:
        raise RuntimeError("een fout in het programma")

    app = LamaApp(stuk, Look())
    app.run(headless=True, size=(80, 24))
    assert isinstance(app.bug, RuntimeError)
    assert app.return_code == 1
    gezien = capsys.readouterr()
    assert "Traceback" not in gezien.out + gezien.err
    assert "RuntimeError" not in gezien.out + gezien.err


async def test_an_error_while_looking_for_changes_does_not_stop_the_app(
    klein: Werk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with klein.open() as b:

        def weigert(_self: Workspace) -> int:
            raise InvoerFout("Even niet.", raad="Later opnieuw.")

        monkeypatch.setattr(Workspace, "wijzigingsteller", weigert)
        await b.app.kijk()
        assert "Even niet" in b.melding
        await b.druk("down")
        assert b.melding == ""


async def test_a_terminal_that_is_too_small_says_so_and_what_was_typed_waits(klein: Werk) -> None:
    async with klein.open(80, 24) as b:
        await b.druk("enter")
        await b.scherm("Fiche")
        await b.druk("l")
        await b.tot(lambda: isinstance(b.app.screen, LogScherm))
        form = b.app.screen
        form.query_one("#tekst").focus()
        await b.typ("Wacht op mij")
        for breed, hoog in ((59, 24), (80, 15), (20, 5), (1, 1)):
            await b.pilot.resize_terminal(breed, hoog)
            await b.tot(lambda: b.app.screen is not form)
        await b.pilot.resize_terminal(60, 16)
        await b.tot(lambda: b.app.screen is form)
        assert form.query_one("#tekst", TextBox).text == "Wacht op mij"
        assert form.query_one("#tekst").has_focus


async def test_it_can_open_on_a_terminal_that_is_too_small(klein: Werk) -> None:
    async with klein.open(40, 10) as b:
        await b.zie("Dit venster is")
        await b.pilot.resize_terminal(100, 30)
        await b.scherm("Overzicht")


@pytest.mark.parametrize(("breed", "hoog"), [(60, 16), (80, 24), (120, 40), (200, 60), (300, 100)])
async def test_every_screen_draws_at_every_size(breed: int, hoog: int, klein: Werk) -> None:
    with klein.workspace() as w:
        w.log("alfa", "Iets", status="lopend", datum="2024-05-05")
    async with klein.open(breed, hoog) as b:
        for toets, naam in (
            ("enter", "Fiche"),
            ("s", "Stuurbord"),
            ("j", "Journaal"),
            ("w", "Wijzigingen"),
            ("comma", "Instellingen"),
            ("question_mark", "Hulp"),
        ):
            await b.druk(toets)
            await b.scherm(naam)
            lines = b.tekst.splitlines()
            assert len(lines) <= hoog
            assert all(len(line) <= breed for line in lines)
            assert lines[-1].strip()


async def test_without_colour_the_cursor_still_shows(klein: Werk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with klein.open(look=Look(colour=False)) as b:
        lijst = b.lijst("fiches")
        strip = lijst.render_line(lijst.cursor_line)
        assert any(segment.style is not None and segment.style.reverse for segment in strip)
        andere = lijst.render_line(lijst.cursor_line + 1)
        assert not any(segment.style is not None and segment.style.reverse for segment in andere)


async def test_in_ascii_every_sign_of_ours_has_a_form_of_its_own(werk: Werk) -> None:
    with werk.workspace() as w:
        vul_met_voorbeelden(w)
    async with werk.open(120, 40, look=Look(ascii=True)) as b:
        for toets, naam in (("", "Overzicht"), ("enter", "Fiche"), ("s", "Stuurbord"), ("question_mark", "Hulp")):
            if toets:
                await b.druk(toets)
            await b.scherm(naam)
            signs = {teken for teken in b.tekst if not teken.isascii() and not teken.isalpha()}
            assert {teken for teken in signs if ord(teken) not in VASTE_TEKENS} <= SCHUIFBALK
            assert b.tekst.translate(ASCII).isascii()
