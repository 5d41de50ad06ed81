"""What events come down to: corrections, withdrawals, order and the views of a year, by example and by law."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given

from lama_zvp.journal.beeld import RECENT, Jaarbeeld
from lama_zvp.journal.events import (
    Beoordeling,
    Besluit,
    BesluitOpvolging,
    Concept,
    Gebeurtenis,
    Intrekking,
    Meting,
    Voortgang,
)
from lama_zvp.journal.fold import FEITEN, geldend, jaarbeeld
from tests.storage.stof import PLAN, VERHALEN, Zet, maak, nummer_id, vertel, verzegel

SLIM = "verkeer.ontraden.slim"


def beeld(*concepten: Concept, jaar: int = 2024) -> Jaarbeeld:
    return jaarbeeld(PLAN, jaar, verzegel(concepten))


def test_an_empty_journal_gives_an_empty_year() -> None:
    assert beeld() == Jaarbeeld(plan=PLAN, jaar=2024)


def test_the_last_entry_is_the_one_dated_last_even_when_recorded_first() -> None:
    jaar = beeld(
        maak(1, Voortgang(status="uitgevoerd"), datum=date(2024, 9, 1)),
        maak(2, Voortgang(status="lopend"), datum=date(2024, 3, 1)),
    )
    laatste = jaar.maatregelen[SLIM].laatste_status
    assert laatste is not None
    assert laatste.status == "uitgevoerd"


def test_of_two_entries_on_one_day_the_one_recorded_last_is_the_last() -> None:
    jaar = beeld(maak(1, Voortgang(status="uitgevoerd")), maak(2, Voortgang(status="geblokkeerd")))
    laatste = jaar.maatregelen[SLIM].laatste_status
    assert laatste is not None
    assert laatste.status == "geblokkeerd"


def test_a_correction_stands_in_the_place_of_what_it_corrects() -> None:
    """The first of two entries on one day is corrected; the second stays the last."""
    jaar = beeld(
        maak(1, Voortgang(status="lopend")),
        maak(2, Voortgang(status="uitgevoerd")),
        maak(3, Voortgang(status="niet-gestart"), vervangt=nummer_id(1)),
    )
    assert [g.volgnr for g in jaar.maatregelen[SLIM].recent] == [2, 3]


def test_of_a_line_of_corrections_only_the_last_counts() -> None:
    jaar = beeld(
        maak(1, Voortgang(aantal=5)),
        maak(2, Voortgang(aantal=50), vervangt=nummer_id(1)),
        maak(3, Voortgang(aantal=7), vervangt=nummer_id(2)),
    )
    assert (jaar.maatregelen[SLIM].aantal, jaar.maatregelen[SLIM].meldingen) == (7, 1)


def test_a_withdrawn_entry_does_not_bring_back_the_one_it_corrected() -> None:
    jaar = beeld(
        maak(1, Voortgang(aantal=5)),
        maak(2, Voortgang(aantal=50), vervangt=nummer_id(1)),
        maak(3, Intrekking(reden="dubbel"), vervangt=nummer_id(2)),
    )
    assert jaar.maatregelen == {}


def test_a_correction_to_another_year_and_measure_moves_the_entry() -> None:
    concepten = (
        maak(1, Voortgang(aantal=5)),
        maak(2, Voortgang(aantal=5), vervangt=nummer_id(1), datum=date(2023, 3, 1), onderwerp="verkeer.ontraden.bob"),
    )
    assert list(beeld(*concepten, jaar=2024).maatregelen) == ["verkeer.ontraden.bob"]
    assert beeld(*concepten, jaar=2024).maatregelen["verkeer.ontraden.bob"].meldingen == 0
    assert beeld(*concepten, jaar=2023).maatregelen["verkeer.ontraden.bob"].aantal == 5


def test_an_entry_without_a_status_leaves_the_last_status_of_an_earlier_year_standing() -> None:
    jaar = beeld(
        maak(1, Voortgang(status="verankerd"), datum=date(2022, 5, 1)), maak(2, Voortgang(tekst="gaat door", aantal=2))
    )
    maatregel = jaar.maatregelen[SLIM]
    assert maatregel.laatste_status is not None
    assert maatregel.laatste is not None
    assert (maatregel.laatste_status.volgnr, maatregel.laatste.volgnr) == (1, 2)


def test_numbers_that_were_never_entered_are_unknown_and_zeros_are_zero() -> None:
    assert beeld(maak(1, Voortgang(status="lopend"))).maatregelen[SLIM].aantal is None
    assert beeld(maak(1, Voortgang(aantal=0))).maatregelen[SLIM].aantal == 0


def test_the_last_day_of_the_year_is_in_it_and_the_next_is_not() -> None:
    jaar = beeld(maak(1, datum=date(2024, 12, 31)), maak(2, datum=date(2025, 1, 1)))
    assert jaar.maatregelen[SLIM].meldingen == 1
    assert jaar.laatste_datum == date(2024, 12, 31)


def test_only_the_newest_entries_are_shown_and_all_are_counted() -> None:
    jaar = beeld(*(maak(nummer, datum=date(2024, 1, nummer)) for nummer in range(1, 10)))
    maatregel = jaar.maatregelen[SLIM]
    assert [g.datum.day for g in maatregel.recent] == [9, 8, 7, 6, 5]
    assert (len(maatregel.recent), maatregel.meldingen) == (RECENT, 9)


def test_figures_are_in_order_of_period_up_to_the_year() -> None:
    def meting(nummer: int, periode: str) -> Concept:
        inhoud = Meting(periode=periode, waarde=Decimal(nummer))
        return maak(nummer, inhoud, onderwerp="verkeersdoden", jaar=int(periode[:4]))

    jaar = beeld(meting(1, "2024"), meting(2, "2022"), meting(3, "2025"), meting(4, "2023"))
    inhouden = [g.inhoud for g in jaar.metingen["verkeersdoden"]]
    assert [i.periode for i in inhouden if isinstance(i, Meting)] == ["2022", "2023", "2024"]


def test_a_judgement_belongs_to_its_year_whenever_it_was_made() -> None:
    concept = maak(
        1,
        Beoordeling(oordeel="op-koers", toelichting="goed"),
        onderwerp="verkeer",
        jaar=2024,
        datum=date(2025, 2, 3),
    )
    assert list(beeld(concept, jaar=2024).beoordelingen) == ["verkeer"]
    assert beeld(concept, jaar=2025).beoordelingen == {}


def test_follow_ups_stay_with_a_decision_that_is_corrected() -> None:
    jaar = beeld(
        maak(1, Besluit(titel="Camera", verantwoordelijke="korpschef"), onderwerp=""),
        maak(2, BesluitOpvolging(stand="lopend"), onderwerp="", betreft=nummer_id(1)),
        maak(3, Besluit(titel="Camera’s", verantwoordelijke="korpschef"), onderwerp="", vervangt=nummer_id(1)),
        maak(4, BesluitOpvolging(stand="uitgevoerd"), onderwerp="", betreft=nummer_id(3)),
    )
    ((besluit, opvolgingen),) = jaar.besluiten
    assert (besluit.volgnr, [g.volgnr for g in opvolgingen]) == (3, [2, 4])


def test_entries_are_counted_per_fiche_and_gemeente_with_the_hefbomen_together() -> None:
    jaar = beeld(
        maak(1, gemeente="lanaken"),
        maak(2, gemeente="lanaken", onderwerp="verkeer.ontraden.bob"),
        maak(3, onderwerp="hefboom.partners.giec"),
        maak(4, onderwerp="hefboom.innovatie.anpr"),
    )
    assert jaar.per_gemeente == {("verkeer", "lanaken"): 2, ("hefboom", ""): 2}


def test_another_plan_in_the_same_journal_does_not_count() -> None:
    assert beeld(maak(1, plan="ander-plan")).maatregelen == {}


@given(VERHALEN)
def test_an_event_counts_exactly_when_it_is_a_fact_that_nothing_replaces(zetten: Sequence[Zet]) -> None:
    events = verzegel(vertel(zetten))
    vervangen = {event.vervangt for event in events}
    assert {e.id for e in geldend(events)} == {e.id for e in events if e.soort in FEITEN} - vervangen


@given(VERHALEN)
def test_a_correction_equals_having_recorded_it_right(zetten: Sequence[Zet]) -> None:
    concepten = vertel(zetten)
    for jaar in (2022, 2023, 2024):
        assert _kern(jaarbeeld(PLAN, jaar, verzegel(concepten))) == _kern(
            jaarbeeld(PLAN, jaar, verzegel(_meteen_juist(concepten)))
        )


def _meteen_juist(concepten: Sequence[Concept]) -> list[Concept]:
    """The same history by someone who never errs: each line of corrections is one event, a withdrawn one is none."""
    regel: dict[str, str] = {}
    laatste: dict[str, Concept | None] = {}
    for concept in concepten:
        wortel = regel[concept.vervangt] if concept.vervangt else concept.id
        regel[concept.id] = wortel
        laatste[wortel] = None if concept.inhoud.soort == "intrekking" else concept
    return [
        versie.model_copy(
            update={"id": wortel, "vervangt": None, "betreft": regel[versie.betreft] if versie.betreft else None}
        )
        for wortel, versie in laatste.items()
        if versie is not None
    ]


def _kern(jaar: Jaarbeeld) -> Any:
    """A year without what tells how it was recorded: numbers, ids and hashes."""
    weg = {"volgnr", "id", "vervangt", "betreft", "inhoud_hash", "vorige_hash", "hash", "zout", "vastgelegd_op"}

    def schoon(waarde: Any) -> Any:
        if isinstance(waarde, Gebeurtenis):
            return waarde.model_dump(exclude=weg)
        if isinstance(waarde, dict):
            return {naam: schoon(deel) for naam, deel in waarde.items()}
        if isinstance(waarde, list | tuple):
            return [schoon(deel) for deel in waarde]
        return waarde

    velden = asdict(jaar) | {"tot_volgnr": 0, "laatste_hash": ""}
    return schoon(velden)
