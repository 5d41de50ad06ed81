"""Pasting cells: read, tried, confirmed and recorded as a whole, and nothing of what was pasted is lost."""

from __future__ import annotations

import threading

import pytest
from textual import events

from lama_zvp.access.rollen import Wie
from lama_zvp.journal.events import Meting, Voortgang
from lama_zvp.tui.beeld.inlezen import proef as proeflijnen
from lama_zvp.tui.formulieren.inlezen import in_het_formulier
from lama_zvp.tui.lines import text_of
from lama_zvp.tui.look import Look
from lama_zvp.tui.screens.bezig import BezigScherm
from lama_zvp.tui.widgets.fields import CellBox
from lama_zvp.workspace import Workspace
from lama_zvp.workspace.invoer import maak_wens
from lama_zvp.workspace.lezen import Zoekvraag
from lama_zvp.workspace.plakken import MAX_TEKENS, importeer_geplakt, tel_cellen
from lama_zvp.workspace.stap import Stap
from tests.tui.conftest import KLEIN, Bediening, Werk

BREED = "Indicator\t2023\t2024\nInbraken\t1.388\t1.290*\nTevreden over de politie\t71,5\t\n"
FOUT = "indicator\tjaar\twaarde\ninbraken\t2024\tveel\ninbraken\t2023\t1388\n"
MELDINGEN = "maatregel\tdatum\ttekst\taantal\nalfa\t5/6/2024\tVier keer langs geweest\t4\n"


@pytest.fixture
def cijfers(klein: Werk) -> Werk:
    """A home with a plan that has figures of every kind."""
    klein.plan = str(KLEIN.with_name("cijfers.yaml"))
    return klein


async def plak(b: Bediening, tekst: str) -> None:
    """Open the screen and paste, as a terminal does."""
    await b.druk("p")
    await b.scherm("Inlezen")
    await plak_in(b, tekst)


async def plak_in(b: Bediening, tekst: str) -> None:
    b.app.post_message(events.Paste(tekst))
    await b.pilot.pause()
    await b.tot(lambda: b.app.gate.idle, "het plakken")


def vastgelegd(werk: Werk, soort: str) -> list[object]:
    with werk.workspace() as w:
        return [g.inhoud for g in w.geschiedenis(Zoekvraag()) if g.soort == soort]


async def test_pasted_figures_are_tried_first_and_recorded_after_enter(cijfers: Werk) -> None:
    async with cijfers.open() as b:
        await plak(b, BREED)
        await b.zie("3 rijen, 3 kolommen, met tabs ertussen.")
        await b.druk("ctrl+o")
        await b.scherm("Proef")
        await b.zie("Alles klopt: 3 nieuwe cijfers.", "1.290 (voorlopig)")
        assert vastgelegd(cijfers, "meting") == []
        await b.druk("enter")
        await b.scherm("Overzicht")
        await b.zie("Ingelezen: 3 nieuwe cijfers.")
    metingen = [m for m in vastgelegd(cijfers, "meting") if isinstance(m, Meting)]
    assert [(m.periode, str(m.waarde), m.voorlopig) for m in metingen] == [
        ("2023", "1388", False),
        ("2024", "1290", True),
        ("2023", "71.5", False),
    ]
    with cijfers.workspace() as w:
        assert w.formulierconcepten() == ()


async def test_one_refused_cell_is_named_and_nothing_is_recorded(cijfers: Werk) -> None:
    async with cijfers.open() as b:
        await plak(b, FOUT)
        await b.druk("ctrl+o")
        await b.scherm("Proef")
        await b.zie("Zo wordt er niets ingelezen: 1 cel is afgekeurd.", "Cel C2 (waarde)", "veel")
        await b.druk("enter")
        assert "enter" not in {key.shown for key in b.app.screen.keys_here()}  # type: ignore[attr-defined]
        await b.scherm("Proef")
        await b.druk("escape")
        await b.scherm("Inlezen")
        assert b.app.screen.query_one("#cellen", CellBox).text == FOUT
    assert vastgelegd(cijfers, "meting") == []


async def test_entries_are_pasted_the_same_way(cijfers: Werk) -> None:
    async with cijfers.open(120, 40) as b:
        await b.druk("p")
        await b.scherm("Inlezen")
        await b.druk("shift+tab", "2")
        await plak_in(b, MELDINGEN)
        await b.druk("ctrl+o")
        await b.scherm("Proef")
        await b.zie("Alles klopt: 1 nieuwe melding.")
        await b.druk("enter")
        await b.zie("Ingelezen: 1 nieuwe melding.")
    (melding,) = vastgelegd(cijfers, "voortgang")
    assert isinstance(melding, Voortgang)
    assert (melding.tekst, melding.aantal) == ("Vier keer langs geweest", 4)


async def test_what_stands_there_already_changes_nothing(cijfers: Werk) -> None:
    with cijfers.workspace() as w:
        importeer_geplakt(w, "metingen", BREED, maak_wens(), proef=False)
    async with cijfers.open() as b:
        await plak(b, BREED)
        await b.druk("ctrl+o")
        await b.scherm("Proef")
        await b.zie("Er verandert niets: alle 3 cijfers staan er al zo.")
    assert len(vastgelegd(cijfers, "meting")) == 3


async def test_a_name_that_the_plan_does_not_have_is_told_in_the_fields(cijfers: Werk) -> None:
    async with cijfers.open(120, 40) as b:
        await plak(b, "indicator\tjaar\twaarde\nWoningdiefstal\t2024\t7\n")
        await b.druk("ctrl+o")
        await b.scherm("Proef")
        assert "--" not in b.tekst
        await b.druk("escape")
        await b.scherm("Inlezen")
        namen = b.app.screen.query_one("#namen")
        namen.focus()
        await b.typ("Woningdiefstal=inbraken")
        await b.zie("1 afspraak.")
        await b.druk("ctrl+o")
        await b.zie("Alles klopt: 1 nieuw cijfer.")


async def test_pasted_cells_come_back_as_a_draft_with_their_tabs(cijfers: Werk) -> None:
    async with cijfers.open() as b:
        await plak(b, BREED)
        await b.app.leave_now(129)
    async with cijfers.open() as b:
        await b.zie("Er ligt nog een concept van u.")
        await b.druk("p")
        await b.scherm("Inlezen")
        assert b.app.screen.query_one("#cellen", CellBox).text == BREED


async def test_leaving_with_cells_asks_first(cijfers: Werk) -> None:
    async with cijfers.open() as b:
        await plak(b, BREED)
        await b.druk("escape")
        await b.zie("Dit is nog niet opgeslagen.")
        await b.druk("w")
        await b.scherm("Overzicht")
    with cijfers.workspace() as w:
        assert w.formulierconcepten() == ()


async def test_a_paste_beside_the_box_goes_into_it(cijfers: Werk) -> None:
    async with cijfers.open() as b:
        await b.druk("p")
        await b.scherm("Inlezen")
        await b.druk("shift+tab")
        await plak_in(b, BREED)
        assert b.app.screen.query_one("#cellen", CellBox).text == BREED


async def test_too_much_for_the_box_is_refused_whole(cijfers: Werk) -> None:
    async with cijfers.open() as b:
        await plak(b, "x" * (MAX_TEKENS + 1))
        await b.zie("Niet geplakt: dat zou 500.001 tekens geven.")
        assert b.app.screen.query_one("#cellen", CellBox).text == ""


async def test_who_may_not_record_figures_does_not_come_here(cijfers: Werk) -> None:
    cijfers.wie = Wie("lezer-1", "lezer", alleen=False)
    async with cijfers.open() as b:
        await b.druk("p")
        await b.zie("Dat kan niet met uw rol (lezer).")


async def test_an_import_that_was_stopped_left_nothing(cijfers: Werk) -> None:
    from lama_zvp.tui.karwei import Afgebroken, Karwei

    karwei = Karwei("x")
    gehoord = []

    def stap(gedaan: int, totaal: int, wat: str) -> None:
        gehoord.append((gedaan, totaal))
        if gedaan == 2:
            karwei.breek_af()
        karwei.stap(gedaan, totaal, wat)

    with cijfers.workspace() as w, pytest.raises(Afgebroken):
        importeer_geplakt(w, "metingen", BREED, maak_wens(), proef=False, stap=stap)
    assert gehoord == [(0, 3), (1, 3), (2, 3)]
    assert vastgelegd(cijfers, "meting") == []


def test_cells_are_counted_by_what_stands_between_them() -> None:
    assert tel_cellen("a;b\n1,5;2\n\n").scheiding == "puntkomma"
    telling = tel_cellen(BREED)
    assert (telling.rijen, telling.kolommen, telling.scheiding) == (3, 3, "tab")


@pytest.mark.parametrize("breed", [76, 118, 196])
@pytest.mark.parametrize("cellen", [BREED, FOUT])
def test_the_trial_fits_every_width(cijfers: Werk, breed: int, cellen: str) -> None:
    with cijfers.workspace() as w:
        verslag = importeer_geplakt(w, "metingen", cellen, maak_wens(), proef=True)
    assert all(len(text_of(regel).rstrip()) <= breed for regel in proeflijnen(verslag, {}, breed, Look()))


@pytest.mark.parametrize(
    ("raad", "hier"),
    [
        (
            "Zeg het met --kolom waarde=KOP (of =B voor kolom B).",
            "Zeg het bij Kolommen waarde=KOP (of =B voor kolom B).",
        ),
        (
            "Geldt de naam erboven ook hier? Zeg het met --vul-aan.",
            "Geldt de naam erboven ook hier? Zeg het bij Vul aan.",
        ),
    ],
)
def test_advice_on_options_speaks_of_the_fields(raad: str, hier: str) -> None:
    assert in_het_formulier(raad) == hier


async def test_what_an_empty_box_asks_for_has_the_full_contrast_of_the_theme(cijfers: Werk) -> None:
    async with cijfers.open() as b:
        await b.druk("p")
        await b.scherm("Inlezen")
        stijl = b.app.screen.query_one("#cellen", CellBox).get_component_rich_style("text-area--placeholder")
        assert stijl.color is not None
        assert stijl.color.name == b.app.current_theme.variables["muted"]


async def test_escape_stops_an_import_that_is_under_way_and_nothing_is_recorded(cijfers: Werk) -> None:
    gevraagd = threading.Event()

    def work(workspace: Workspace, stap: Stap) -> object:
        def wacht(gedaan: int, totaal: int, wat: str) -> None:
            if gedaan == 2:  # everything is read and compared; what comes next is the one transaction
                gevraagd.wait(20)
            stap(gedaan, totaal, wat)

        return importeer_geplakt(workspace, "metingen", BREED, maak_wens(), proef=False, stap=wacht)

    async with cijfers.open() as b:
        b.app.run_worker(b.app.daden.karwei("De cellen worden vastgelegd.", work))
        await b.tot(lambda: isinstance(b.app.screen, BezigScherm), "de voortgang")
        await b.druk("escape")
        gevraagd.set()
        await b.zie("Afgebroken. Er is niets vastgelegd of weggeschreven.")
    assert vastgelegd(cijfers, "meting") == []
