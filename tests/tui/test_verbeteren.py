"""From the journal: an entry set right, taken out of account, or its text removed, as far as the role goes."""

from __future__ import annotations

from lama_zvp.access.rollen import Wie
from lama_zvp.journal.events import Gewist, Meting, Voortgang
from tests.tui.conftest import Bediening, Werk

VAN_EEN_ANDER = Wie("medewerker-2")


async def open_journaal(b: Bediening) -> None:
    await b.druk("j")
    await b.scherm("Journaal")
    await b.tot(lambda: bool(b.lijst("lijst").current))


async def test_v_records_an_entry_anew_with_only_what_changed(klein: Werk) -> None:
    with klein.workspace() as w:
        w.log("alfa", "Foute tekst", status="lopend", aantal=3, datum="2024-05-01", gemeente="zuid")
    async with klein.open() as b:
        await open_journaal(b)
        await b.druk("v")
        scherm = await b.scherm("Verbeteren")
        await b.zie("Foute tekst", "3 keer", "woensdag 1 mei 2024")
        scherm.query_one("#aantal").focus()
        await b.druk("end", "backspace")
        await b.typ("x")
        await b.zie("is geen getal")
        await b.druk("ctrl+o")
        await b.scherm("Verbeteren")
        await b.druk("backspace")
        await b.typ("4")
        await b.druk("ctrl+o")
        await b.scherm("Journaal")
        assert "#1 verbeterd, met #2" in b.melding
    with klein.workspace() as w:
        nieuw = w.gebeurtenis("2")
    assert isinstance(nieuw.inhoud, Voortgang)
    assert (nieuw.inhoud.aantal, nieuw.inhoud.tekst, nieuw.gemeente, nieuw.jaar) == (4, "Foute tekst", "zuid", 2024)


async def test_saving_without_a_change_says_so_in_words_of_the_app(klein: Werk) -> None:
    with klein.workspace() as w:
        w.log("alfa", "Tekst", datum="2024-05-01")
    async with klein.open() as b:
        await open_journaal(b)
        await b.druk("v")
        await b.scherm("Verbeteren")
        await b.druk("ctrl+o")
        await b.tot(lambda: "niets om te verbeteren" in b.melding)
        assert "--" not in b.melding


async def test_a_figure_is_set_right_and_its_sample_emptied(klein: Werk) -> None:
    with klein.workspace() as w:
        w.meting("geteld", "2023", "19", n="200")
    async with klein.open() as b:
        await open_journaal(b)
        await b.druk("v")
        scherm = await b.scherm("Verbeteren")
        scherm.query_one("#n").focus()
        await b.druk("end", *["backspace"] * 3)
        await b.druk("ctrl+o")
        await b.scherm("Journaal")
    with klein.workspace() as w:
        (g,) = w.metingen("geteld")
    assert isinstance(g.inhoud, Meting)
    assert g.inhoud.n is None


async def test_v_on_a_judgement_judges_again(klein: Werk) -> None:
    with klein.workspace() as w:
        w.beoordeel("een", 2024, "aandacht", toelichting="Zo was het.")
    async with klein.open() as b:
        await open_journaal(b)
        await b.druk("v")
        await b.tot(lambda: bool(b.app.screen.query("#toelichting")))
        await b.zie("Zo was het.")


async def test_x_takes_an_entry_out_of_account_with_a_reason(klein: Werk) -> None:
    with klein.workspace() as w:
        w.log("alfa", "Dubbel gelogd", datum="2024-05-01")
    async with klein.open() as b:
        await open_journaal(b)
        await b.druk("x")
        await b.scherm("Intrekken")
        await b.druk("enter")
        assert "er staat niets" in b.melding
        await b.typ("Stond er al")
        await b.druk("enter")
        await b.scherm("Journaal")
        assert "#1 ingetrokken, met #2" in b.melding
        await b.zie("Reden: Stond er al")


async def test_z_removes_a_text_only_when_its_number_is_typed(klein: Werk) -> None:
    with klein.workspace() as w:
        w.log("alfa", "Deze zin had hier nooit mogen staan", status="lopend", datum="2024-05-01")
    async with klein.open() as b:
        await open_journaal(b)
        await b.druk("z")
        await b.scherm("Tekst wissen")
        await b.typ("Gevoelig")
        await b.druk("ctrl+o")
        assert "Typ 1 als u zeker bent" in b.melding
        await b.typ("1")
        await b.druk("ctrl+o")
        await b.scherm("Journaal")
        assert "De tekst van #1 is gewist, met #2" in b.melding
        await b.tot(lambda: "nooit mogen staan" not in b.tekst)
    with klein.workspace() as w:
        assert isinstance(w.gebeurtenis("1").inhoud, Gewist)
        assert w.gebeurtenis("1").status == "lopend"


async def test_a_medewerker_changes_only_what_is_theirs_and_removes_no_text(klein: Werk) -> None:
    with klein.workspace(VAN_EEN_ANDER) as w:
        w.log("alfa", "Van een ander", datum="2024-05-01")
    klein.wie = Wie("iemand", "medewerker", alleen=False)
    async with klein.open() as b:
        await open_journaal(b)
        assert "tekst wissen" not in b.doek("toetsen")
        for toets in "vxz":
            await b.druk(toets)
            assert "de korpsleiding" in b.melding, toets
            await b.scherm("Journaal")


async def test_what_no_form_can_set_right_is_said(klein: Werk) -> None:
    with klein.workspace() as w:
        fout = w.log("alfa", "Fout", datum="2024-05-01")
        w.intrekken(fout.id, reden="Vergissing")
    async with klein.open() as b:
        await open_journaal(b)
        await b.druk("v")
        assert "kan niet verbeterd worden" in b.melding
        await b.druk("x")
        assert "kan niet ingetrokken worden" in b.melding


async def test_an_emptied_number_goes(klein: Werk) -> None:
    with klein.workspace() as w:
        w.log("alfa", "Tekst", aantal=3, datum="2024-05-01")
    async with klein.open() as b:
        await open_journaal(b)
        await b.druk("v")
        scherm = await b.scherm("Verbeteren")
        scherm.query_one("#aantal").focus()
        await b.druk("end", "backspace", "ctrl+o")
        await b.scherm("Journaal")
    with klein.workspace() as w:
        assert w.gebeurtenis("2").aantal is None
