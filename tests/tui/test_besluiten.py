"""Decisions: what is open, taking one, saying how far it is, and setting it right."""

from __future__ import annotations

from datetime import date

from lama_zvp.access.rollen import Wie
from lama_zvp.journal.events import Besluit, BesluitOpvolging
from tests.tui.conftest import Bediening, Werk


def neem(werk: Werk) -> None:
    """One decision that is late, one without a deadline, one that is done."""
    with werk.workspace() as w:
        w.besluit_nieuw(
            "Extra toezicht", verantwoordelijke="Dienst verkeer", termijn="01/06/2024", datum="01/02/2024", fiche="een"
        )
        w.besluit_nieuw("Overleg opzetten", verantwoordelijke="Korpsleiding", datum="01/03/2024")
        af = w.besluit_nieuw("Folder maken", verantwoordelijke="Communicatie", datum="01/04/2024")
        w.besluit_opvolgen(af.id, "uitgevoerd", tekst="Verdeeld in mei")


async def open_scherm(b: Bediening) -> None:
    await b.druk("d")
    await b.scherm("Besluiten")


async def test_without_decisions_the_screen_says_what_one_is_and_how_to_begin(klein: Werk) -> None:
    async with klein.open() as b:
        await open_scherm(b)
        await b.zie("Nog geen besluiten", "Met n legt u het eerste vast")


async def test_what_is_open_comes_first_and_late_is_said(klein: Werk) -> None:
    neem(klein)
    async with klein.open() as b:
        await open_scherm(b)
        await b.tot(lambda: b.lijst("lijst").current == "1")
        lijst = b.doek("lijst")
        assert lijst.index("Extra toezicht") < lijst.index("Overleg opzetten") < lijst.index("Afgehandeld")
        assert lijst.index("Afgehandeld") < lijst.index("Folder maken")
        assert "te laat" in lijst
        await b.zie("Dienst verkeer", "Nog niets gemeld")
        await b.druk("a")
        await b.tot(lambda: "Folder maken" not in b.doek("lijst"))
        assert "1 afgehandeld besluit" in b.doek("lijst")


async def test_a_decision_is_taken_with_its_deadline_in_words(klein: Werk) -> None:
    async with klein.open() as b:
        await open_scherm(b)
        await b.druk("n")
        scherm = await b.scherm("Nieuw besluit")
        await b.typ("Camera plaatsen")
        await b.druk("tab")
        await b.typ("Dienst techniek")
        await b.druk("tab")
        await b.typ("1/9/2024")
        await b.zie("zondag 1 september 2024")
        await b.druk("tab")
        await b.typ("twe")
        await b.zie("Bedoelde u")
        await b.typ("e")
        await b.zie("over Tweede fiche")
        scherm.query_one("#datum").focus()
        await b.druk("down")
        await b.zie("donderdag 13 maart 2025")
        await b.druk(*["backspace"] * 10)
        await b.typ("5/5/2024")
        await b.druk("ctrl+o")
        await b.scherm("Besluiten")
        assert "Besluit bewaard als #1" in b.melding
        await b.zie("Camera plaatsen")
    with klein.workspace() as w:
        ((g, _),) = w.besluiten()
    assert g.onderwerp == "twee"
    assert g.inhoud == Besluit(
        titel="Camera plaatsen", verantwoordelijke="Dienst techniek", termijn=date(2024, 9, 1), tekst=""
    )


async def test_a_decision_without_what_or_who_is_not_saved(klein: Werk) -> None:
    async with klein.open() as b:
        await open_scherm(b)
        await b.druk("n")
        await b.scherm("Nieuw besluit")
        await b.druk("ctrl+o")
        assert "Besluit" in b.melding
        await b.typ("Iets")
        await b.druk("ctrl+o")
        assert "Wie" in b.melding
    with klein.workspace() as w:
        assert w.besluiten() == ()


async def test_enter_says_how_far_a_decision_is(klein: Werk) -> None:
    neem(klein)
    async with klein.open() as b:
        await open_scherm(b)
        await b.tot(lambda: b.lijst("lijst").current == "1")
        await b.druk("enter")
        await b.scherm("Besluit opvolgen")
        await b.druk("ctrl+o")
        assert "Kies een andere stand" in b.melding
        await b.druk("2")
        await b.typ("Twee ploegen vrijgemaakt")
        await b.druk("ctrl+o")
        await b.scherm("Besluiten")
        await b.zie("Twee ploegen vrijgemaakt")
    with klein.workspace() as w:
        opvolging = next(o for g, o in w.besluiten() if g.volgnr == 1)
    assert [g.inhoud for g in opvolging] == [BesluitOpvolging(stand="lopend", tekst="Twee ploegen vrijgemaakt")]


async def test_v_sets_a_decision_right_and_an_emptied_deadline_goes(klein: Werk) -> None:
    neem(klein)
    async with klein.open() as b:
        await open_scherm(b)
        await b.tot(lambda: b.lijst("lijst").current == "1")
        await b.druk("v")
        scherm = await b.scherm("Verbeteren")
        scherm.query_one("#termijn").focus()
        await b.druk("end", *["backspace"] * 10)
        await b.zie("zonder termijn")
        await b.druk("ctrl+o")
        await b.scherm("Besluiten")
        assert "#1 verbeterd" in b.melding
    with klein.workspace() as w:
        verbeterd = next(g for g, _ in w.besluiten() if g.vervangt)
    assert isinstance(verbeterd.inhoud, Besluit)
    assert verbeterd.inhoud.termijn is None


async def test_a_medewerker_reads_decisions_and_takes_none(klein: Werk) -> None:
    neem(klein)
    klein.wie = Wie("iemand", "medewerker", alleen=False)
    async with klein.open() as b:
        await open_scherm(b)
        await b.tot(lambda: b.lijst("lijst").current == "1")
        assert "nieuw besluit" not in b.doek("toetsen")
        await b.druk("n")
        assert "de korpsleiding" in b.melding
        await b.scherm("Besluiten")
