"""All measures in one list: every field narrows it, and Enter leads to the fiche."""

from __future__ import annotations

import pytest

from lama_zvp.tui.beeld.maatregelen import Maatregelfilter, gekozen
from lama_zvp.workspace.voorbeeld import vul_met_voorbeelden
from tests.tui.conftest import Werk


@pytest.fixture
def geleefd(werk: Werk) -> Werk:
    with werk.workspace() as w:
        vul_met_voorbeelden(w)
    return werk


@pytest.mark.parametrize("status", ["lopend", "geblokkeerd", "niet-gestart"])
def test_a_status_gives_what_the_command_gives(geleefd: Werk, status: str) -> None:
    with geleefd.workspace() as w:
        hier = gekozen(w.overzicht(2024), w.plan.lagen, Maatregelfilter(stand=status.replace("-", " ")))
        daar = w.maatregelen(jaar=2024, status=status)
    assert {m.naam for _, m in hier} >= {m.naam for m in daar}
    assert daar


def test_never_reported_fiche_and_layer_give_what_the_command_gives(geleefd: Werk) -> None:
    with geleefd.workspace() as w:
        oordeel, lagen = w.overzicht(2024), w.plan.lagen
        nooit = {m.naam for _, m in gekozen(oordeel, lagen, Maatregelfilter(stand="nooit"))}
        assert nooit == {m.naam for m in w.maatregelen(jaar=2024, zonder_voortgang=True)}
        fiche = {m.naam for _, m in gekozen(oordeel, lagen, Maatregelfilter(fiche="drugs"))}
        assert fiche == {m.naam for m in w.maatregelen("drugs", jaar=2024)}
        laag = {m.naam for _, m in gekozen(oordeel, lagen, Maatregelfilter(laag="Nazorg"))}
        assert laag == {m.naam for m in w.maatregelen(jaar=2024, laag="nazorg")}


def test_late_measures_are_those_that_are_late(geleefd: Werk) -> None:
    with geleefd.workspace() as w:
        te_laat = gekozen(w.overzicht(2024), w.plan.lagen, Maatregelfilter(stand="te laat"))
    assert te_laat
    assert all(m.te_laat for _, m in te_laat)


async def test_typing_narrows_the_list_and_all_comes_back(geleefd: Werk) -> None:
    async with geleefd.open() as b:
        await b.druk("m")
        await b.scherm("Maatregelen")
        await b.zie("247 maatregelen")
        await b.druk("f")
        await b.typ("bob")
        await b.zie("BOB-actie winter", " van 247 maatregelen")
        assert "Trajectcontrole" not in b.tekst
        await b.druk("escape", "a")
        await b.tot(lambda: " van 247" not in b.tekst)


async def test_nothing_found_says_what_to_do(geleefd: Werk) -> None:
    async with geleefd.open() as b:
        await b.druk("m", "f")
        await b.typ("qqqq")
        await b.zie("Geen enkele maatregel voldoet hieraan. Druk op a voor alle maatregelen.")


async def test_enter_opens_the_measure_in_its_fiche_and_l_logs_on_it(geleefd: Werk) -> None:
    async with geleefd.open() as b:
        await b.druk("m", "f")
        await b.typ("bob-actie winter")
        await b.druk("enter")
        naam = b.lijst("lijst").current
        await b.druk("l")
        await b.scherm("Loggen")
        await b.zie("BOB-actie winter")
        await b.druk("escape", "enter")
        await b.scherm("Fiche")
        assert b.lijst("maatregelen").current == naam
