"""Recording, looking up and listing: what the journal promises to whoever calls it."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lama_zvp.errors import GebruikFout, Geweigerd, InvoerFout, NietGevonden
from lama_zvp.journal.events import Besluit, Concept, Intrekking, Meting, Planversie, Redactie, Toegang, Voortgang
from lama_zvp.journal.filter import Filter
from lama_zvp.journal.lookup import PORTIE, zoekvorm
from lama_zvp.journal.store import Journaal
from lama_zvp.plan.model import KLASSEN
from tests.storage.stof import PLAN, maak, nummer_id, verzegel


def nummers(journaal: Journaal, **velden: object) -> list[int]:
    return [g.volgnr for g in journaal.gebeurtenissen(Filter(**velden))]  # type: ignore[arg-type]


def test_a_new_journal_is_private_and_leaves_nothing_else_behind(pad: Path) -> None:
    Journaal.open(pad).sluit()
    assert [bestand.name for bestand in pad.parent.iterdir()] == [pad.name]
    assert stat.S_IMODE(pad.stat().st_mode) == 0o600


def test_events_are_there_after_reopening(bron: Path | str) -> None:
    with Journaal.open(bron) as journaal:
        geschreven = journaal.voeg_toe(maak(1), maak(2, Meting(periode="2023", waarde=Decimal("1.500"))))
    with Journaal.open(bron) as journaal:
        assert tuple(journaal.gebeurtenissen()) == geschreven
        assert journaal.kop() == (2, geschreven[1].hash)


def test_a_figure_keeps_its_exact_decimals(journaal: Journaal) -> None:
    cijfer = Decimal("1234567890.12345678901234567890")
    journaal.voeg_toe(maak(1, Meting(periode="2023", waarde=cijfer)))
    assert str(journaal.gebeurtenis("1").waarde) == str(cijfer)


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "[red]vet[/red]",
        "| a | b |",
        "<script>alert(1)</script>",
        "🚓 \u202eomgekeerd",
        "nul\x00teken\x1b[31m",
        "x" * 99_999,
    ],
)
def test_any_text_comes_back_as_it_was_typed(journaal: Journaal, tekst: str) -> None:
    journaal.voeg_toe(maak(1, Voortgang(tekst=tekst)))
    inhoud = journaal.gebeurtenis("1").inhoud
    assert isinstance(inhoud, Voortgang)
    assert inhoud.tekst == tekst
    assert journaal.controleer().in_orde


def test_the_database_seals_exactly_as_the_pure_chain_does(bron: Path | str) -> None:
    concepten = [maak(nummer) for nummer in range(1, 4)]
    with Journaal.open(bron, zoutbron=lambda: "00" * 16) as journaal:
        assert journaal.voeg_toe(*concepten) == verzegel(concepten)


def test_every_event_gets_its_own_salt(bron: Path | str) -> None:
    with Journaal.open(bron) as journaal:
        een, twee = journaal.voeg_toe(maak(1, Voortgang(tekst="zelfde")), maak(2, Voortgang(tekst="zelfde")))
    assert een.zout != twee.zout
    assert een.inhoud_hash != twee.inhoud_hash
    assert len(een.zout) == 32


def test_several_events_go_in_together_or_not_at_all(journaal: Journaal) -> None:
    with pytest.raises(InvoerFout):
        journaal.voeg_toe(maak(1), maak(2), maak(3, vervangt=nummer_id(99)))
    assert journaal.kop() == (0, "")
    assert len(journaal.voeg_toe(maak(1), maak(2))) == 2


def test_nothing_to_append_changes_nothing(journaal: Journaal) -> None:
    assert journaal.voeg_toe() == ()
    assert journaal.kop() == (0, "")


def test_a_correction_may_follow_its_event_in_the_same_act(journaal: Journaal) -> None:
    journaal.voeg_toe(maak(1), maak(2, vervangt=nummer_id(1)))
    assert nummers(journaal, alleen_geldend=True) == [2]


def test_the_same_id_twice_is_refused(journaal: Journaal) -> None:
    journaal.voeg_toe(maak(1))
    with pytest.raises(InvoerFout, match="staat al in het journaal"):
        journaal.voeg_toe(maak(1))


@pytest.mark.parametrize(
    ("concept", "soort", "melding"),
    [
        (maak(9, vervangt=nummer_id(99)), InvoerFout, "Er is geen gebeurtenis"),
        (maak(9, betreft=nummer_id(99)), InvoerFout, "Er is geen gebeurtenis"),
        (
            maak(9, Meting(periode="2023", waarde=Decimal(1)), vervangt=nummer_id(1)),
            InvoerFout,
            "kan ze niet vervangen",
        ),
        (maak(9, vervangt=nummer_id(1), plan="ander"), InvoerFout, "van plan ander"),
        (maak(9, vervangt=nummer_id(2)), Geweigerd, "#2 is al gecorrigeerd of ingetrokken met #3"),
        (maak(9, Intrekking(reden="x"), vervangt=nummer_id(2)), Geweigerd, "#2 is al gecorrigeerd of ingetrokken"),
        (maak(9, Intrekking(reden="x"), vervangt=nummer_id(4)), Geweigerd, "intrekking"),
        (maak(9, Intrekking(reden="x"), vervangt=nummer_id(6)), Geweigerd, "planversie"),
        (maak(9, Toegang(handeling="geweigerd"), vervangt=nummer_id(1)), InvoerFout, "kan ze niet vervangen"),
        (maak(9, Redactie(reden="x"), betreft=nummer_id(1)), GebruikFout, "redactie"),
    ],
)
def test_what_cannot_be_corrected_or_withdrawn_is_refused_and_says_why(
    journaal: Journaal, concept: Concept, soort: type[Exception], melding: str
) -> None:
    journaal.voeg_toe(
        maak(1),
        maak(2),
        maak(3, vervangt=nummer_id(2)),
        maak(4, Intrekking(reden="dubbel"), vervangt=nummer_id(3)),
        maak(5),
        maak(6, Planversie(sha256="ab" * 32, versie="1", tekst="x")),
    )
    voor = journaal.kop()
    with pytest.raises(soort, match=melding):
        journaal.voeg_toe(concept)
    assert journaal.kop() == voor


def test_appending_after_a_known_head_gives_nothing_when_somebody_was_first(journaal: Journaal) -> None:
    journaal.voeg_toe(maak(1))
    assert journaal.voeg_toe_na(0, maak(2)) is None
    assert journaal.kop()[0] == 1
    volgende = journaal.voeg_toe_na(1, maak(2))
    assert volgende is not None
    assert volgende[0].volgnr == 2


@pytest.mark.parametrize("doel", [nummer_id(2), nummer_id(3)])
def test_a_redactie_of_a_plan_or_of_a_redactie_is_refused(journaal: Journaal, doel: str) -> None:
    journaal.voeg_toe(maak(1), maak(2, Planversie(sha256="ab" * 32, versie="1", tekst="x")))
    journaal.redigeer(maak(3, Redactie(reden="privacy"), betreft=nummer_id(1)))
    with pytest.raises(Geweigerd, match="kan niet gewist worden"):
        journaal.redigeer(maak(4, Redactie(reden="privacy"), betreft=doel))


def test_a_text_is_blanked_once(journaal: Journaal) -> None:
    journaal.voeg_toe(maak(1))
    journaal.redigeer(maak(2, Redactie(reden="privacy"), betreft=nummer_id(1)))
    with pytest.raises(Geweigerd, match="al gewist"):
        journaal.redigeer(maak(3, Redactie(reden="privacy"), betreft=nummer_id(1)))


def test_a_redacted_entry_still_counts_with_its_figures(journaal: Journaal) -> None:
    journaal.voeg_toe(maak(1, Voortgang(tekst="met een naam", aantal=4, status="uitgevoerd")))
    journaal.redigeer(maak(2, Redactie(reden="privacy"), betreft=nummer_id(1)))
    maatregel = journaal.jaarbeeld(PLAN, 2024).maatregelen["verkeer.ontraden.slim"]
    assert (maatregel.aantal, maatregel.laatste_status and maatregel.laatste_status.status) == (4, "uitgevoerd")


# -- looking up --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("verwijzing", ["2", "#2", " #2 ", "002", nummer_id(2), nummer_id(2).upper()])
def test_an_event_is_found_by_number_and_id(journaal: Journaal, verwijzing: str) -> None:
    journaal.voeg_toe(maak(1), maak(2), maak(3))
    assert journaal.gebeurtenis(verwijzing).volgnr == 2


def test_an_event_is_found_by_the_only_id_that_begins_so(journaal: Journaal) -> None:
    journaal.voeg_toe(maak(1), maak(2, id=nummer_id(500_000_000)))
    assert journaal.gebeurtenis(nummer_id(500_000_000)[:8]).volgnr == 2


def test_a_beginning_that_fits_several_events_is_refused_without_naming_them(journaal: Journaal) -> None:
    journaal.voeg_toe(maak(1), maak(2), maak(3))
    with pytest.raises(InvoerFout, match=r"Meer dan één gebeurtenis begint met “018df959”\."):
        journaal.gebeurtenis(nummer_id(1)[:8])


def test_a_beginning_that_is_too_short_is_refused(journaal: Journaal) -> None:
    journaal.voeg_toe(maak(1))
    with pytest.raises(InvoerFout, match="te kort"):
        journaal.gebeurtenis("018d")


@pytest.mark.parametrize("verwijzing", ["4", "#0", "", "abc!", "%", "0" * 8 + "-ffff", "99999999999999999999", "-1"])
def test_an_event_that_is_not_there_is_not_found(journaal: Journaal, verwijzing: str) -> None:
    journaal.voeg_toe(maak(1), maak(2), maak(3))
    with pytest.raises((NietGevonden, InvoerFout)):
        journaal.gebeurtenis(verwijzing)


# -- lists -------------------------------------------------------------------------------------------------------


@pytest.fixture
def gevuld(journaal: Journaal) -> Journaal:
    journaal.voeg_toe(
        maak(1, Voortgang(tekst="Controle aan de Kanaalbrug")),
        maak(2, Voortgang(tekst="één gesprek"), onderwerp="verkeer", klasse="openbaar"),
        maak(3, Voortgang(tekst="overleg"), onderwerp="verkeersveiligheid", jaar=2023, auteur="recherche"),
        maak(4, Besluit(titel="Camera’s", verantwoordelijke="korpschef"), onderwerp="", klasse="beperkt"),
        maak(5, Voortgang(tekst="Controle"), vervangt=nummer_id(1)),
        maak(6, Voortgang(tekst="overleg"), plan="ander-plan"),
    )
    return journaal


@pytest.mark.parametrize(
    ("vraag", "verwacht"),
    [
        ({}, [1, 2, 3, 4, 5, 6]),
        ({"nieuwste_eerst": True}, [6, 5, 4, 3, 2, 1]),
        ({"nieuwste_eerst": True, "limiet": 2}, [6, 5]),
        ({"limiet": 0}, []),
        ({"plan": PLAN}, [1, 2, 3, 4, 5]),
        ({"fiche": "verkeer"}, [1, 2, 5, 6]),
        ({"onderwerp": "verkeer"}, [2]),
        ({"onderwerp": ""}, [4]),
        ({"jaar": 2023}, [3]),
        ({"auteur": "recherche"}, [3]),
        ({"soorten": ("besluit",)}, [4]),
        ({"soorten": ("besluit", "meting")}, [4]),
        ({"alleen_geldend": True}, [2, 3, 4, 5, 6]),
        ({"tot_klasse": "intern"}, [1, 2, 3, 5, 6]),
        ({"tot_klasse": "openbaar"}, [2]),
        ({"na_volgnr": 4}, [5, 6]),
        ({"na_volgnr": 4, "nieuwste_eerst": True}, [6, 5]),
        ({"zoek": "EEN gesprek"}, [2]),
        ({"zoek": "kanaalbrug"}, [1]),
        ({"zoek": "camera"}, [4]),
        ({"zoek": "recherche"}, [3]),
        ({"zoek": "controle", "limiet": 1, "nieuwste_eerst": True}, [5]),
        ({"zoek": "%"}, []),
        ({"zoek": "voortgang"}, []),
        ({"plan": PLAN, "fiche": "verkeer", "jaar": 2024, "zoek": "controle", "alleen_geldend": True}, [5]),
    ],
)
def test_a_list_is_exactly_what_its_filter_asks(
    gevuld: Journaal, vraag: dict[str, object], verwacht: list[int]
) -> None:
    assert nummers(gevuld, **vraag) == verwacht


@pytest.mark.parametrize("nieuwste_eerst", [False, True])
@pytest.mark.parametrize("limiet", [None, PORTIE - 1, PORTIE, PORTIE + 1, 2 * PORTIE + 3])
def test_a_list_longer_than_a_portion_is_whole(journaal: Journaal, nieuwste_eerst: bool, limiet: int | None) -> None:
    journaal.voeg_toe(*(maak(nummer) for nummer in range(1, 2 * PORTIE + 2)))
    alle = list(range(1, 2 * PORTIE + 2))
    verwacht = (alle[::-1] if nieuwste_eerst else alle)[:limiet]
    assert nummers(journaal, nieuwste_eerst=nieuwste_eerst, limiet=limiet) == verwacht


def test_searching_finds_what_is_far_beyond_the_first_portion(journaal: Journaal) -> None:
    journaal.voeg_toe(maak(1, Voortgang(tekst="naald")), *(maak(nummer) for nummer in range(2, 3 * PORTIE)))
    assert nummers(journaal, zoek="naald", nieuwste_eerst=True, limiet=1) == [1]


def test_recording_goes_on_while_a_list_is_being_read(journaal: Journaal, bron: Path | str) -> None:
    journaal.voeg_toe(*(maak(nummer) for nummer in range(1, PORTIE + 2)))
    lijst = journaal.gebeurtenissen()
    next(lijst)
    with Journaal.open(bron) as ander:
        ander.voeg_toe(maak(10_000))
    assert sum(1 for _ in lijst) == PORTIE + 1


@given(st.text())
def test_searching_ignores_capitals_and_accents(tekst: str) -> None:
    assert zoekvorm(zoekvorm(tekst)) == zoekvorm(tekst)
    assert zoekvorm("Café COÖRDINATIE") == "cafe coordinatie"


def test_the_classes_in_order_are_the_three_that_the_statements_know() -> None:
    assert KLASSEN == ("openbaar", "intern", "beperkt")


# -- several at once ---------------------------------------------------------------------------------------------


def test_another_connection_that_records_changes_the_version_and_our_own_does_not(
    journaal: Journaal, bron: Path | str
) -> None:
    begin = journaal.data_version()
    journaal.voeg_toe(maak(1))
    assert journaal.data_version() == begin
    with Journaal.open(bron) as ander:
        ander.voeg_toe(maak(2))
    assert journaal.data_version() != begin


def test_threads_may_share_one_journal(journaal: Journaal) -> None:
    def werk(begin: int) -> int:
        for nummer in range(begin, begin + 25):
            journaal.voeg_toe(maak(nummer))
            journaal.jaarbeeld(PLAN, 2024)
        return 25

    with ThreadPoolExecutor(4) as draden:
        assert sum(draden.map(werk, (1, 101, 201, 301))) == 100
    assert journaal.kop()[0] == 100
    assert journaal.controleer().in_orde
