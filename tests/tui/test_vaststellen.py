"""The stuurbord screen's heavier acts: forms, evaluation, freezing after a typed confirmation, and the check."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable

import pytest

from lama_zvp.access.rollen import Wie
from lama_zvp.journal.events import Vaststelling
from lama_zvp.tui.beeld.vaststelling import bevestiging
from lama_zvp.tui.karwei import Afgebroken, Karwei
from lama_zvp.tui.lines import text_of
from lama_zvp.tui.look import Look
from lama_zvp.tui.screens.bezig import BezigScherm, bezig_lines
from lama_zvp.tui.screens.stuurbord import StuurbordScherm
from lama_zvp.workspace import Workspace
from tests.tui.conftest import Bediening, Werk


async def open_stuurbord(b: Bediening) -> StuurbordScherm:
    await b.druk("s")
    scherm = await b.scherm("Stuurbord")
    assert isinstance(scherm, StuurbordScherm)
    await b.tot(lambda: scherm.markdown is not None, "het document")
    return scherm


# -- forms and the evaluation -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("keren", "vorm"), [(1, "html"), (3, "json")])
async def test_f_chooses_the_form_in_which_e_writes(klein: Werk, keren: int, vorm: str) -> None:
    async with klein.open() as b:
        await open_stuurbord(b)
        await b.druk(*["f"] * keren, "e")
        await b.tot(lambda: "Geschreven" in b.melding)
    (bestand,) = (klein.thuis / "export").iterdir()
    assert bestand.suffix == f".{vorm}"
    with klein.workspace() as w:
        assert bestand.read_bytes() == w.document(2024, "zonale-veiligheidsraad", vorm)


async def test_a_pdf_is_written_behind_its_progress_and_is_not_copied(klein: Werk) -> None:
    pytest.importorskip("typst")
    async with klein.open() as b:
        await open_stuurbord(b)
        await b.druk("f", "f", "c")
        assert "past niet op het klembord" in b.melding
        await b.druk("e")
        await b.tot(lambda: "Geschreven" in b.melding)
    (bestand,) = (klein.thuis / "export").iterdir()
    assert bestand.read_bytes().startswith(b"%PDF")


async def test_c_copies_in_the_chosen_form(klein: Werk) -> None:
    async with klein.open() as b:
        await open_stuurbord(b)
        await b.druk("f", "f", "f", "c")
        await b.tot(lambda: "Gekopieerd" in b.melding)
        assert json.loads(b.app.clipboard)


async def test_g_shows_the_evaluation_of_the_whole_period_and_writes_it(klein: Werk) -> None:
    async with klein.open() as b:
        scherm = await open_stuurbord(b)
        await b.druk("g")
        await b.tot(lambda: scherm.markdown is not None and "Eindevaluatie" in scherm.markdown)
        await b.druk("e")
        await b.tot(lambda: "Geschreven" in b.melding)
        assert "eindevaluatie-" in b.melding
        await b.druk("g")
        await b.tot(lambda: scherm.markdown is not None and "Stuurbord 2024" in scherm.markdown)


async def test_an_edition_above_the_role_is_not_offered(klein: Werk) -> None:
    klein.wie = Wie("iemand", "lezer", alleen=False)
    async with klein.open() as b:
        await open_stuurbord(b)
        assert "Politieraad" in b.doek("kop")
        assert "Zonale veiligheidsraad" not in b.doek("kop")
        assert "vaststellen" not in b.doek("toetsen")
        await b.druk("a")
        assert "de korpsleiding" in b.melding


# -- freezing ---------------------------------------------------------------------------------------------------------


async def naar_bevestiging(b: Bediening) -> None:
    await open_stuurbord(b)
    await b.druk("a")
    await b.scherm("Vaststellen")


async def test_freezing_first_says_what_will_be_frozen_and_what_is_missing(klein: Werk) -> None:
    async with klein.open() as b:
        await naar_bevestiging(b)
        await b.zie("Stuurbord 2024 vaststellen", "Versie 1", "Wat ontbreekt", "Zonder beoordeling", "Typ “2024 toch”")
        await b.druk("escape")
        await b.scherm("Stuurbord")
    with klein.workspace() as w:
        assert not w.heeft_journaal()


async def test_nothing_is_frozen_by_enter_alone_or_by_the_bare_year_when_something_is_missing(klein: Werk) -> None:
    async with klein.open() as b:
        await naar_bevestiging(b)
        await b.druk("enter")
        assert "Er is niets vastgesteld" in b.melding
        await b.typ("2024")
        await b.druk("enter")
        assert "2024 toch" in b.melding
        await b.scherm("Vaststellen")
    with klein.workspace() as w:
        assert not w.heeft_journaal()


async def test_the_typed_confirmation_freezes_and_the_screen_shows_the_frozen_version(klein: Werk) -> None:
    async with klein.open() as b:
        await naar_bevestiging(b)
        await b.typ("2024 toch")
        await b.zie("enter stelt vast")
        await b.druk("enter")
        await b.tot(lambda: "vastgesteld als versie 1" in b.melding)
        await b.zie("versie 1, vastgesteld op 14 maart 2025")
    with klein.workspace() as w:
        gebeurtenis = w.vastgesteld(2024)
        assert gebeurtenis is not None
        assert isinstance(gebeurtenis.inhoud, Vaststelling)
        assert w.document(2024) == gebeurtenis.inhoud.uitgaven[0].document()


async def test_the_progress_can_be_stopped_and_then_nothing_is_recorded(
    klein: Werk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The freeze is held between two documents until Escape was pressed, so that the moment is always the same."""
    verder = threading.Event()
    echt = Workspace.stel_vast

    def langzaam(self: Workspace, jaar: int, *, toch: bool = False, stap: object = None) -> object:
        def wacht(gedaan: int, totaal: int, wat: str) -> None:
            if gedaan == 1:
                assert verder.wait(30)
            stap(gedaan, totaal, wat)  # type: ignore[operator]

        return echt(self, jaar, toch=toch, stap=wacht)

    monkeypatch.setattr(Workspace, "stel_vast", langzaam)
    async with klein.open() as b:
        await naar_bevestiging(b)
        await b.typ("2024 toch")
        await b.druk("enter")
        await b.tot(lambda: isinstance(b.app.screen, BezigScherm), "de voortgang")
        await b.pilot.press("escape")
        await b.tot(lambda: "Wordt afgebroken" in b.tekst)
        verder.set()
        await b.tot(lambda: "Er is niets vastgelegd of weggeschreven" in b.melding)
        await b.scherm("Stuurbord")
    with klein.workspace() as w:
        assert w.vastgesteld(2024) is None


async def test_while_long_work_runs_other_questions_are_answered(klein: Werk, monkeypatch: pytest.MonkeyPatch) -> None:
    verder = threading.Event()
    echt = Workspace.exporteer_document

    def langzaam(self: Workspace, *args: object, **kwargs: object) -> object:
        assert verder.wait(30)
        return echt(self, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(Workspace, "exporteer_document", langzaam)
    async with klein.open() as b:
        await open_stuurbord(b)
        await b.pilot.press("e")
        await b.tot(lambda: isinstance(b.app.screen, BezigScherm))
        assert await b.app.bureau.ask(lambda workspace: workspace.standaardjaar()) == 2024
        verder.set()
        await b.tot(lambda: "Geschreven" in b.melding)


def test_a_stopped_job_ends_at_its_next_piece_and_a_running_one_tells_how_far_it_is() -> None:
    karwei = Karwei("Het stuurbord wordt gemaakt.")
    karwei.stap(3, 12, "Politieraad, pdf")
    tekst = "\n".join(text_of(regel) for regel in bezig_lines(karwei, 60, Look(ascii=True)))
    assert "3 van 12" in tekst
    assert "Politieraad, pdf" in tekst
    assert "##########......" in tekst
    karwei.breek_af()
    with pytest.raises(Afgebroken):
        karwei.stap(4, 12, "Korpsleiding, md")
    assert karwei.stand.gedaan == 3


def test_with_nothing_missing_the_year_alone_confirms(klein: Werk) -> None:
    with klein.workspace() as w:
        vooruit = w.vooruitblik(2024)
        assert bevestiging(vooruit) == "2024 toch"
        for fiche in ("een", "twee"):
            w.beoordeel(fiche, 2024, "op-koers", toelichting="Goed.")
        w.meting("geteld", "2024", "20")
        for maatregel in ("alfa", "beta", "gamma"):
            w.log(maatregel, "Gedaan", datum="2024-06-01")
        assert w.vooruitblik(2024).ontbreekt == ()
        assert bevestiging(w.vooruitblik(2024)) == "2024"


# -- the check --------------------------------------------------------------------------------------------------------


async def test_k_in_the_journal_says_that_it_is_whole(klein: Werk) -> None:
    with klein.workspace() as w:
        w.log("alfa", "Iets", datum="2024-01-02")
    async with klein.open() as b:
        await b.druk("j")
        await b.scherm("Journaal")
        await b.druk("k")
        await b.scherm("Controle")
        await b.zie("Het journaal klopt: 1 gebeurtenis", "Reservekopie")


async def test_the_check_names_what_was_changed_behind_its_back(klein: Werk) -> None:
    import sqlite3

    with klein.workspace() as w:
        w.log("alfa", "Iets", datum="2024-01-02")
        w.log("beta", "Nog iets", datum="2024-01-03")
    with sqlite3.connect(klein.thuis / "journaal.db") as ruw:
        for (naam,) in ruw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            ruw.execute(f"DROP TRIGGER {naam}")
        ruw.execute("UPDATE gebeurtenis SET auteur = 'iemand anders' WHERE volgnr = 1")
    async with klein.open() as b:
        await b.druk("j")
        await b.scherm("Journaal")
        await b.druk("k")
        await b.scherm("Controle")
        await b.zie("Het journaal klopt niet", "#1")


async def test_a_medewerker_is_told_who_checks(klein: Werk) -> None:
    klein.wie = Wie("iemand", "medewerker", alleen=False)
    async with klein.open() as b:
        await b.druk("j")
        await b.scherm("Journaal")
        assert "controle" not in b.doek("toetsen")
        await b.druk("k")
        assert "de korpsleiding" in b.melding


def stop_bij(keer: int) -> Callable[[int, int, str], None]:
    """A watcher that lets `keer` pieces pass and stops at the next."""
    karwei, gezien = Karwei("Werk"), 0

    def stap(gedaan: int, totaal: int, wat: str) -> None:
        nonlocal gezien
        if gezien == keer:
            karwei.breek_af()
        gezien += 1
        karwei.stap(gedaan, totaal, wat)

    return stap


@pytest.mark.parametrize("keer", [0, 1, 16])
def test_a_freeze_that_is_stopped_before_its_end_leaves_nothing(klein: Werk, keer: int) -> None:
    with klein.workspace() as w:
        totaal = len(w.vooruitblik(2024).edities) * len(w.vooruitblik(2024).formaten)
        with pytest.raises(Afgebroken):
            w.stel_vast(2024, toch=True, stap=stop_bij(min(keer, totaal)))
        assert not w.heeft_journaal() or w.geschiedenis() == ()
        assert w.vastgesteld(2024) is None


@pytest.mark.parametrize("keer", [0, 1])
def test_an_export_that_is_stopped_writes_no_file(klein: Werk, keer: int) -> None:
    with klein.workspace() as w:
        with pytest.raises(Afgebroken):
            w.exporteer_document(2024, stap=stop_bij(keer))
        with pytest.raises(Afgebroken):
            w.exporteer_eindevaluatie(stap=stop_bij(keer))
    assert not (klein.thuis / "export").exists()


def test_a_check_tells_how_far_it_is_and_can_be_stopped(klein: Werk) -> None:
    with klein.workspace() as w:
        w.log("alfa", "Iets", datum="2024-01-02")
        gehoord: list[tuple[int, int, str]] = []
        verslag = w.controle(lambda *stap: gehoord.append(stap))
        assert verslag is not None
        assert verslag.in_orde
        assert gehoord[0][:2] == (0, 1)
        with pytest.raises(Afgebroken):
            w.controle(stop_bij(0))
        assert w.controle() == verslag
