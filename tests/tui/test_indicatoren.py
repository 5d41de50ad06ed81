"""The figures: the table and the chart, and entering, correcting and drafting a year's figure."""

from __future__ import annotations

import threading
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lama_zvp.access.rollen import Wie
from lama_zvp.assess.model import IndicatorOordeel, Punt, Regelkaart, Verdict
from lama_zvp.journal.events import Meting
from lama_zvp.tui.beeld import grafiek
from lama_zvp.tui.lines import text_of, width_of
from lama_zvp.tui.look import Look
from lama_zvp.tui.screens.indicatoren import IndicatorenScherm
from lama_zvp.tui.screens.invullen import InvulScherm
from lama_zvp.workspace import Workspace
from tests.tui.conftest import Bediening, Werk


def punt(periode: str, waarde: int | None, *, voorlopig: bool = False) -> Punt:
    return Punt(periode, int(periode[:4]), None if waarde is None else Decimal(waarde), voorlopig=voorlopig)


def indicator(
    reeks: list[Punt], *, nul: int = 0, doel: int | None = None, kaart: Regelkaart | None = None
) -> IndicatorOordeel:
    return IndicatorOordeel(
        sleutel="x",
        naam="X",
        eenheid="dingen",
        soort="telling",
        aard="fenomeen",
        richting="lager-beter",
        klasse="openbaar",
        kernindicator=True,
        reeks=tuple(reeks),
        nulmeting=reeks[nul] if reeks else None,
        vorig=None,
        nu=reeks[-1] if reeks else None,
        streefwaarde=None if doel is None else Decimal(doel),
        streefjaar=2025,
        toetsen=(),
        effect=Verdict("gunstig", ("Daarom.",)),
        zekerheid=Verdict("hoog", ("Daarom.",)),
        marge=None,
        waarschuwingen=(),
        regelkaart=kaart,
    )


REEKS = [punt("2018", 100), punt("2020", 80), punt("2021", 60), punt("2022", 40, voorlopig=True)]


def tekening(i: IndicatorOordeel, breuken: list[int], breed: int = 70, hoog: int = 14, look: Look | None = None) -> str:
    return "\n".join(text_of(regel) for regel in grafiek.grafiek(i, breuken, breed, hoog, look or Look()))


# -- the chart --------------------------------------------------------------------------------------------------------


def test_the_chart_names_the_baseline_and_the_target_and_carries_each_figure() -> None:
    beeld = tekening(indicator(REEKS, doel=50), [])
    assert "nul 100" in beeld
    assert "doel 50" in beeld
    for tekst in ("100", "80", "60", "40*", "2018", "2022"):
        assert tekst in beeld


def test_a_bar_is_as_high_as_its_share_of_the_highest() -> None:
    beeld = grafiek.grafiek(indicator(REEKS), [], 70, 18, Look())
    kolommen = list(zip(*(text_of(regel).ljust(70) for regel in beeld), strict=True))
    hoog = sorted({sum(teken == "█" for teken in kolom) for kolom in kolommen} - {0})
    assert hoog[-1] == 15
    assert any(abs(h - 12) <= 1 for h in hoog)
    assert any(abs(h - 9) <= 1 for h in hoog)


def test_a_provisional_figure_and_a_year_without_one_look_unlike_a_certain_one() -> None:
    beeld = tekening(indicator(REEKS), [])
    assert "▒" in beeld
    assert "2019" in beeld
    legende = " ".join(text_of(r) for r in grafiek.legende(indicator(REEKS), [], 70, Look()))
    assert "voorlopig" in legende


def test_a_break_is_a_line_down_before_its_year_and_stands_in_the_legend() -> None:
    zonder, met = tekening(indicator(REEKS), []), tekening(indicator(REEKS), [2021])
    assert "≠" not in zonder
    assert "≠" in met
    assert "╎" in met
    assert "reeksbreuk" in " ".join(text_of(r) for r in grafiek.legende(indicator(REEKS), [2021], 70, Look()))


def test_ascii_holds_no_other_characters() -> None:
    assert tekening(indicator(REEKS, doel=50), [2021], look=Look(ascii=True)).isascii()


def test_without_any_figure_the_chart_says_what_to_do() -> None:
    assert "Nog geen cijfer" in tekening(indicator([]), [])


def test_a_control_chart_shows_its_limits_and_what_falls_outside() -> None:
    punten = tuple(punt(f"2023-{m:02d}", 90 if m == 7 else 40 + m % 3) for m in range(1, 13))
    kaart = Regelkaart("maand", punten, 12, Decimal(41), Decimal(35), Decimal(47), ())
    beeld = tekening(indicator(list(punten), kaart=kaart), [])
    assert "boven 47,0" in beeld
    assert "onder 35,0" in beeld
    assert beeld.count("■") == 1


@settings(max_examples=60, deadline=None)
@given(
    waarden=st.lists(st.one_of(st.none(), st.integers(-10, 10**12)), min_size=0, max_size=30),
    breed=st.integers(1, 220),
    hoog=st.integers(0, 60),
    doel=st.one_of(st.none(), st.integers(-5, 10**6)),
    ascii=st.booleans(),
)
def test_any_series_fits_in_any_room(
    waarden: list[int | None], breed: int, hoog: int, doel: int | None, ascii: bool
) -> None:
    reeks = [punt(str(1990 + n), w, voorlopig=n % 3 == 0) for n, w in enumerate(waarden)]
    lines = grafiek.grafiek(indicator(reeks, doel=doel), [1995, 2003], breed, hoog, Look(ascii=ascii))
    assert len(lines) <= hoog
    if breed >= grafiek.MINST_BREED:
        assert all(width_of(regel) <= breed for regel in lines)


# -- the screen -------------------------------------------------------------------------------------------------------


async def open_scherm(b: Bediening) -> None:
    await b.druk("i")
    await b.scherm("Indicatoren")
    await b.tot(lambda: bool(b.lijst("lijst").current))


async def test_i_shows_every_figure_and_the_chosen_one_with_its_chart(klein: Werk) -> None:
    with klein.workspace() as w:
        w.meting("geteld", "2023", "19")
        w.meting("geteld", "2024", "21", voorlopig=True)
    async with klein.open() as b:
        await open_scherm(b)
        assert b.lijst("lijst").current == "geteld"
        await b.zie("Getelde dingen", "nul 14", "21*", "2023")
        await b.tot(lambda: "+7" in b.doek("reeks"))
        assert "nulmeting" in b.doek("reeks")


async def test_the_whole_plan_fits_at_80x24_and_moving_shows_another_figure(werk: Werk) -> None:
    async with werk.open() as b:
        await open_scherm(b)
        eerste = b.doek("titel")
        await b.druk("down")
        await b.tot(lambda: b.doek("titel") != eerste)
        assert len([1 for regel in b.tekst.split("\n") if regel.strip()]) >= 20


async def test_a_figure_is_entered_with_what_it_means_said_while_typing(klein: Werk) -> None:
    async with klein.open() as b:
        await open_scherm(b)
        await b.druk("enter")
        await b.scherm("Cijfer invoeren")
        await b.typ("2x")
        await b.zie("is geen getal")
        await b.druk("backspace")
        await b.typ("1")
        await b.zie("21 dingen, +50 % tegenover de nulmeting")
        await b.druk("tab", "v", "ctrl+o")
        await b.scherm("Indicatoren")
        assert "Bewaard als #1" in b.melding
        await b.tot(lambda: "21*" in b.doek("lijst"))
    with klein.workspace() as w:
        (g,) = w.metingen("geteld")
    assert isinstance(g.inhoud, Meting)
    assert (g.inhoud.periode, g.inhoud.waarde, g.inhoud.voorlopig) == ("2024", Decimal(21), True)


async def test_a_wrong_figure_is_not_saved_and_the_field_is_shown(klein: Werk) -> None:
    async with klein.open() as b:
        await open_scherm(b)
        await b.druk("enter")
        await b.scherm("Cijfer invoeren")
        await b.druk("ctrl+o")
        assert "Vul het cijfer in" in b.melding
        await b.typ("2,5")
        await b.druk("ctrl+o")
        assert "geen telling" in b.melding
        await b.scherm("Cijfer invoeren")
    with klein.workspace() as w:
        assert not w.heeft_journaal()


async def test_a_figure_that_is_there_is_corrected_and_not_doubled(klein: Werk) -> None:
    with klein.workspace() as w:
        w.meting("geteld", "2024", "19", bron="Oud verslag")
    async with klein.open() as b:
        await open_scherm(b)
        await b.druk("enter")
        await b.scherm("Cijfer invoeren")
        await b.zie("er staat al 19 (#1)")
        await b.druk("backspace", "backspace")
        await b.typ("23")
        await b.druk("ctrl+o")
        await b.scherm("Indicatoren")
    with klein.workspace() as w:
        (g,) = w.metingen("geteld")
    assert g.vervangt is not None
    assert isinstance(g.inhoud, Meting)
    assert (g.inhoud.waarde, g.inhoud.bron) == (Decimal(23), "Oud verslag")


async def test_another_period_has_its_own_figure(klein: Werk) -> None:
    async with klein.open() as b:
        await open_scherm(b)
        await b.druk("enter")
        await b.scherm("Cijfer invoeren")
        await b.druk("shift+tab", "down")
        await b.druk("tab")
        await b.typ("18")
        await b.druk("ctrl+o")
        await b.scherm("Indicatoren")
    with klein.workspace() as w:
        (g,) = w.metingen("geteld")
    assert isinstance(g.inhoud, Meting)
    assert g.inhoud.periode == "2023"


async def test_a_half_typed_figure_is_kept_and_offered_back(klein: Werk) -> None:
    async with klein.open() as b:
        await open_scherm(b)
        await b.druk("enter")
        await b.scherm("Cijfer invoeren")
        await b.typ("33")
        await b.app.leave_now(129)
    async with klein.open() as b:
        await open_scherm(b)
        await b.druk("enter")
        scherm = await b.scherm("Cijfer invoeren")
        assert isinstance(scherm, InvulScherm)
        assert scherm.inhoud()["waarde"] == "33"
        assert "teruggezet" in b.melding
        await b.druk("ctrl+o")
        await b.scherm("Indicatoren")
    with klein.workspace() as w:
        assert w.formulierconcepten() == ()


async def test_leaving_with_something_typed_asks(klein: Werk) -> None:
    async with klein.open() as b:
        await open_scherm(b)
        await b.druk("enter")
        await b.scherm("Cijfer invoeren")
        await b.druk("escape")
        await b.scherm("Indicatoren")
        await b.druk("enter")
        await b.scherm("Cijfer invoeren")
        await b.typ("9")
        await b.druk("escape")
        await b.zie("Dit is nog niet opgeslagen.")
        await b.druk("w")
        await b.scherm("Indicatoren")
    with klein.workspace() as w:
        assert w.formulierconcepten() == ()


@pytest.mark.parametrize("rol", ["lezer", "beheerder"])
async def test_who_may_not_enter_figures_is_told_whom_to_ask_and_sees_no_key_for_it(werk: Werk, rol: str) -> None:
    werk.wie = Wie("iemand", rol, alleen=False)  # type: ignore[arg-type]
    async with werk.open() as b:
        await open_scherm(b)
        assert "invoeren" not in b.doek("toetsen")
        await b.druk("enter")
        assert "Vraag het aan" in b.melding
        await b.scherm("Indicatoren")


async def test_who_may_read_no_figure_is_told_so(klein: Werk) -> None:
    klein.wie = Wie("iemand", "lezer", alleen=False)
    async with klein.open() as b:
        await b.druk("i")
        await b.scherm("Indicatoren")
        await b.zie("Met uw rol is er geen enkel cijfer")


async def test_personal_data_are_refused_and_who_may_override_is_asked_why(klein: Werk) -> None:
    async with klein.open() as b:
        await open_scherm(b)
        await b.druk("enter")
        scherm = await b.scherm("Cijfer invoeren")
        await b.typ("12")
        scherm.query_one("#bron").focus()
        await b.typ("bel 0475 12 34 56")
        await b.druk("ctrl+o")
        await b.tot(lambda: "persoonsgegevens" in b.melding)
        assert "--" not in b.melding
        await b.typ("centrale van het korps")
        await b.druk("ctrl+o")
        await b.scherm("Indicatoren")
    with klein.workspace() as w:
        assert len(w.metingen("geteld")) == 1


async def test_a_draft_of_a_form_is_mentioned_when_the_program_opens(klein: Werk) -> None:
    async with klein.open() as b:
        await open_scherm(b)
        await b.druk("enter")
        await b.scherm("Cijfer invoeren")
        await b.typ("33")
        await b.app.leave_now(129)
    async with klein.open() as b:
        await b.tot(lambda: "Cijfer invoeren: Getelde dingen" in b.melding)


async def test_what_someone_else_records_appears_without_moving_cursor_focus_or_page(werk: Werk) -> None:
    async with werk.open() as b:
        await open_scherm(b)
        await b.druk("down", "tab", "down", "down")
        gekozen, bladzijde = b.lijst("lijst").current, b.app.screen.query_one("#reeks")
        assert bladzijde.scroll_offset.y == 2
        assert gekozen is not None
        with werk.workspace(Wie("medewerker-2")) as w:
            w.meting(gekozen, "2024", "999999")
        await b.app.kijk()
        await b.tot(lambda: "999.999" in b.doek("reeks"))
        assert b.lijst("lijst").current == gekozen
        assert b.app.focused is bladzijde
        assert bladzijde.scroll_offset.y == 2


async def test_what_arrives_before_a_screen_stands_or_after_it_is_gone_ends_nothing(klein: Werk) -> None:
    async with klein.open() as b:
        scherm = IndicatorenScherm()
        onderweg = b.app.push_screen(scherm)
        assert not scherm.stands
        b.app.ververs()
        await b.app.workers.wait_for_complete()
        await onderweg
        await b.scherm("Indicatoren")
        await scherm.remove_children()
        assert not scherm.stands
        b.app.ververs()
        await b.app.workers.wait_for_complete()


async def test_what_is_thrown_away_while_its_draft_is_being_written_does_not_come_back(
    klein: Werk, monkeypatch: pytest.MonkeyPatch
) -> None:
    begonnen, vrij = threading.Event(), threading.Event()
    bewaar = Workspace.bewaar_formulierconcept

    def langzaam(*wat: Any) -> None:
        begonnen.set()
        vrij.wait(30)
        bewaar(*wat)

    monkeypatch.setattr(Workspace, "bewaar_formulierconcept", langzaam)
    async with klein.open() as b:
        await open_scherm(b)
        await b.druk("enter")
        await b.scherm("Cijfer invoeren")
        await b.typ("9")
        await b.tot(begonnen.is_set, "het concept is onderweg")
        await b.druk("escape")
        await b.zie("Dit is nog niet opgeslagen.")
        await b.druk("w")
        vrij.set()
        await b.scherm("Indicatoren")
    with klein.workspace() as w:
        assert w.formulierconcepten() == ()
