"""Judging: the proposal beside the judgement, and two people who judge the same fiche."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from lama_zvp.access.rollen import Wie
from lama_zvp.journal.events import Beoordeling
from lama_zvp.workspace import Workspace
from lama_zvp.workspace.oordelen import Ingehaald
from tests.tui.conftest import Bediening, Werk

ANDER = Wie("medewerker-2")


@pytest.fixture
def werkruimte(klein: Werk) -> Iterator[Workspace]:
    with klein.workspace() as w:
        yield w


def oordeel(werk: Werk, fiche: str = "een", jaar: int = 2024) -> Beoordeling:
    """What counts now."""
    with werk.workspace() as w:
        inhoud = w.beoordelingen(jaar)[fiche].inhoud
    assert isinstance(inhoud, Beoordeling)
    return inhoud


async def open_formulier(b: Bediening) -> None:
    await b.druk("b")
    await b.scherm("Beoordelen")
    await b.tot(lambda: b.lijst("lijst").current == "een")
    await b.druk("enter")
    await b.tot(lambda: bool(b.app.screen.query("#toelichting")), "het formulier")


# -- at the door ------------------------------------------------------------------------------------------------------


def test_a_judgement_on_what_was_seen_is_recorded(werkruimte: Workspace) -> None:
    eerste = werkruimte.beoordeel("een", 2024, "aandacht", toelichting="Een.", gezien="")
    tweede = werkruimte.beoordeel("een", 2024, "op-koers", toelichting="Twee.", gezien=eerste.id)
    assert tweede.vervangt == eerste.id
    assert werkruimte.beoordelingen(2024)["een"].id == tweede.id


def test_a_judgement_on_what_no_longer_counts_is_refused_with_what_does(werkruimte: Workspace) -> None:
    eerste = werkruimte.beoordeel("een", 2024, "aandacht", toelichting="Een.", gezien="")
    with pytest.raises(Ingehaald) as gevonden:
        werkruimte.beoordeel("een", 2024, "op-koers", toelichting="Twee.", gezien="")
    assert gevonden.value.ander is not None
    assert gevonden.value.ander.id == eerste.id
    werkruimte.intrekken(eerste.id, reden="Vergissing")
    with pytest.raises(Ingehaald) as weg:
        werkruimte.beoordeel("een", 2024, "op-koers", toelichting="Twee.", gezien=eerste.id)
    assert weg.value.ander is None
    assert werkruimte.beoordelingen(2024) == {}


def test_of_two_first_judgements_at_once_only_one_goes_in(klein: Werk) -> None:
    with klein.workspace() as een, klein.workspace(ANDER) as twee:
        een.log("alfa", "Eerst iets", datum="2024-01-02")
        gezien = een.beoordelingen(2024), twee.beoordelingen(2024)
        assert gezien == ({}, {})
        twee.beoordeel("een", 2024, "aandacht", toelichting="Van de ander.", gezien="")
        with pytest.raises(Ingehaald):
            een.beoordeel("een", 2024, "op-koers", toelichting="Van mij.", gezien="")


def test_without_saying_what_was_seen_the_last_judgement_is_replaced(werkruimte: Workspace) -> None:
    werkruimte.beoordeel("een", 2024, "aandacht", toelichting="Een.")
    werkruimte.beoordeel("een", 2024, "op-koers", toelichting="Twee.")
    assert werkruimte.beoordelingen(2024)["een"].vervangt is not None


# -- the screen -------------------------------------------------------------------------------------------------------


async def test_b_shows_the_proposal_beside_the_judgement(klein: Werk) -> None:
    with klein.workspace() as w:
        w.beoordeel("een", 2024, "bijsturen", toelichting="Te traag.", bijsturing="Meer overleg.")
    async with klein.open() as b:
        await b.druk("b")
        await b.scherm("Beoordelen")
        await b.zie("Voorstel van het programma", "Oordeel van de korpsleiding", "Te traag.", "Meer overleg.")
        assert "1 van de 2 fiches beoordeeld" in b.tekst
        await b.druk("down")
        await b.zie("Nog niet beoordeeld", "Enter om te beoordelen")


async def test_a_judgement_is_entered_with_one_key_and_two_texts(klein: Werk) -> None:
    async with klein.open() as b:
        await open_formulier(b)
        await b.druk("2")
        await b.typ("Loopt traag")
        await b.druk("tab")
        await b.typ("Vaker samen zitten")
        await b.druk("ctrl+o")
        await b.tot(lambda: not b.app.screen.query("#toelichting"))
        assert "Bewaard als #1" in b.melding
        await b.zie("Loopt traag")
    gegeven = oordeel(klein)
    assert (gegeven.oordeel, gegeven.toelichting, gegeven.bijsturing) == (
        "aandacht",
        "Loopt traag",
        "Vaker samen zitten",
    )


async def test_without_a_verdict_or_a_reason_nothing_is_recorded(klein: Werk) -> None:
    async with klein.open() as b:
        await open_formulier(b)
        await b.druk("ctrl+o")
        assert "Kies een oordeel" in b.melding
        await b.druk("1", "ctrl+o")
        assert "er staat niets" in b.melding
    with klein.workspace() as w:
        assert not w.heeft_journaal()


async def test_an_existing_judgement_is_adjusted_from_what_it_says(klein: Werk) -> None:
    with klein.workspace() as w:
        w.beoordeel("een", 2024, "aandacht", toelichting="Zoals het was.", bijsturing="Iets.")
    async with klein.open() as b:
        await open_formulier(b)
        await b.zie("Zoals het was.", "Nu aandacht, door medewerker-1")
        await b.druk("1")
        await b.druk("ctrl+o")
        await b.tot(lambda: not b.app.screen.query("#toelichting"))
    assert oordeel(klein).oordeel == "op-koers"
    assert oordeel(klein).bijsturing == "Iets."


async def met_een_ander_ertussen(klein: Werk, b: Bediening) -> None:
    """Both have the form open; the other saves first."""
    await open_formulier(b)
    await b.druk("1")
    await b.typ("Van mij")
    with klein.workspace(ANDER) as w:
        w.beoordeel("een", 2024, "bijsturen", toelichting="Van de ander.", bijsturing="Stoppen.")
    await b.druk("ctrl+o")
    await b.zie("medewerker-2 heeft intussen ook een oordeel vastgelegd", "Van de ander.", "Stoppen.")
    assert oordeel(klein).toelichting == "Van de ander."


async def test_who_comes_second_reads_what_the_other_wrote_and_may_leave_it(klein: Werk) -> None:
    async with klein.open() as b:
        await met_een_ander_ertussen(klein, b)
        await b.druk("l")
        await b.tot(lambda: not b.app.screen.query("#toelichting"))
        await b.scherm("Beoordelen")
    assert oordeel(klein).toelichting == "Van de ander."
    with klein.workspace() as w:
        assert w.formulierconcepten() == ()


async def test_who_comes_second_may_record_theirs_and_both_stay_in_the_history(klein: Werk) -> None:
    async with klein.open() as b:
        await met_een_ander_ertussen(klein, b)
        await b.druk("m")
        await b.tot(lambda: not b.app.screen.query("#toelichting") and "Bewaard" in b.melding)
    assert oordeel(klein).toelichting == "Van mij"
    with klein.workspace() as w:
        assert [g.auteur for g in w.geschiedenis()] == ["medewerker-2", "medewerker-1"]


async def test_who_comes_second_may_write_on_with_the_others_in_sight(klein: Werk) -> None:
    async with klein.open() as b:
        await met_een_ander_ertussen(klein, b)
        await b.druk("v")
        await b.zie("Nu bijsturen, door medewerker-2", "Van mij")
        await b.druk("ctrl+o")
        await b.tot(lambda: not b.app.screen.query("#toelichting"))
    assert oordeel(klein).toelichting == "Van mij"


async def test_the_others_judgement_is_told_as_it_arrives(klein: Werk) -> None:
    async with klein.open() as b:
        await open_formulier(b)
        await b.druk("1")
        await b.typ("Van mij")
        with klein.workspace(ANDER) as w:
            w.beoordeel("een", 2024, "bijsturen", toelichting="Van de ander.")
        await b.app.kijk()
        await b.tot(lambda: "medewerker-2 legde net ook een oordeel vast" in b.melding)
        assert b.app.focused is not None
        assert b.app.focused.id == "toelichting"


async def test_a_half_written_judgement_survives_a_dropped_line(klein: Werk) -> None:
    async with klein.open() as b:
        await open_formulier(b)
        await b.druk("2")
        await b.typ("Nog niet af")
        await b.app.leave_now(129)
    async with klein.open() as b:
        await open_formulier(b)
        await b.zie("Nog niet af", "teruggezet")


async def test_a_medewerker_sees_the_judgements_and_is_told_who_judges(klein: Werk) -> None:
    klein.wie = Wie("iemand", "medewerker", alleen=False)
    async with klein.open() as b:
        await b.druk("b")
        await b.scherm("Beoordelen")
        await b.zie("Beoordelen doet de korpsleiding")
        await b.druk("enter")
        assert "de korpsleiding" in b.melding
        await b.scherm("Beoordelen")
        assert not b.app.screen.query("#toelichting")


async def test_n_takes_a_decision_about_the_fiche_that_is_judged(klein: Werk) -> None:
    async with klein.open() as b:
        await b.druk("b")
        await b.scherm("Beoordelen")
        await b.druk("down", "n")
        await b.scherm("Nieuw besluit")
        await b.zie("over Tweede fiche")


async def test_a_missing_judgement_on_the_overview_opens_where_it_is_given(klein: Werk) -> None:
    with klein.workspace() as w:
        w.log("alfa", "Iets", datum="2024-06-01")
    async with klein.open() as b:
        lijst = b.lijst("aandacht")
        oordeel_punt = next(
            f"{n}|{p.onderwerp}"
            for n, p in enumerate(b.app.oordeel.aandacht if b.app.oordeel else ())
            if p.soort == "oordeel-ontbreekt" and p.onderwerp == "twee"
        )
        lijst.focus()
        lijst.go_to(oordeel_punt)
        await b.druk("enter")
        await b.scherm("Beoordelen")
        await b.tot(lambda: b.lijst("lijst").current == "twee")
