"""The store's year equals the definition, for any history, any point in it and anyone who looks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import fields
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lama_zvp.journal import fold
from lama_zvp.journal.beeld import Jaarbeeld
from lama_zvp.journal.filter import Filter
from lama_zvp.journal.store import Journaal
from lama_zvp.plan.model import KLASSEN, Klasse
from tests.storage.stof import PLAN, VERHALEN, Zet, maak, vertel

TRAAG = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
Maker = Callable[[Sequence[Zet]], AbstractContextManager[Journaal]]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def vol(request: pytest.FixtureRequest) -> Maker:
    """Makes a journal in which the acts were recorded: a new one each time."""

    @contextmanager
    def in_bestand(zetten: Sequence[Zet]) -> Iterator[Journaal]:
        with TemporaryDirectory() as map_, Journaal.open(Path(map_) / "j.db") as journaal:
            journaal.voeg_toe(*vertel(zetten))
            yield journaal

    @contextmanager
    def op_server(zetten: Sequence[Zet]) -> Iterator[Journaal]:
        with Journaal.open(request.getfixturevalue("databaseserver").nieuwe_zone()) as journaal:
            journaal.voeg_toe(*vertel(zetten))
            yield journaal

    return in_bestand if request.param == "sqlite" else op_server


@TRAAG
@given(VERHALEN, st.integers(1999, 2031), st.integers(0, 45))
def test_a_year_equals_the_fold_of_its_events_at_every_point(
    vol: Maker, zetten: Sequence[Zet], jaar: int, tot: int
) -> None:
    with vol(zetten) as journaal:
        events = tuple(journaal.gebeurtenissen())
        for plan in (PLAN, "ander-plan"):
            for gekozen in {jaar, 2022, 2023, 2024}:
                nu, toen = journaal.jaarbeeld(plan, gekozen), journaal.jaarbeeld(plan, gekozen, tot)
                assert verschil(nu, fold.jaarbeeld(plan, gekozen, events)) == []
                assert verschil(toen, fold.jaarbeeld(plan, gekozen, events[:tot])) == []


@TRAAG
@given(VERHALEN, st.sampled_from(KLASSEN), st.integers(0, 45), st.booleans())
def test_a_year_up_to_a_class_equals_the_fold_up_to_that_class(
    vol: Maker, zetten: Sequence[Zet], klasse: Klasse, tot: int, zonder_verkeer: bool
) -> None:
    def ziet(onderwerp: str) -> bool:
        return not (zonder_verkeer and onderwerp.startswith("verkeer"))

    with vol(zetten) as journaal:
        events = tuple(journaal.gebeurtenissen())
        for jaar in (2022, 2023, 2024):
            nu = journaal.jaarbeeld(PLAN, jaar, tot_klasse=klasse, ziet=ziet)
            toen = journaal.jaarbeeld(PLAN, jaar, tot, tot_klasse=klasse, ziet=ziet)
            assert verschil(nu, fold.jaarbeeld(PLAN, jaar, events, tot_klasse=klasse, ziet=ziet)) == []
            assert verschil(toen, fold.jaarbeeld(PLAN, jaar, events[:tot], tot_klasse=klasse, ziet=ziet)) == []


@TRAAG
@given(VERHALEN)
def test_the_list_of_what_counts_equals_the_fold(vol: Maker, zetten: Sequence[Zet]) -> None:
    with vol(zetten) as journaal:
        events = tuple(journaal.gebeurtenissen())
        assert tuple(journaal.gebeurtenissen(Filter(alleen_geldend=True))) == fold.geldend(events)


@TRAAG
@given(VERHALEN)
def test_what_is_stored_is_what_was_sealed_and_every_history_verifies(vol: Maker, zetten: Sequence[Zet]) -> None:
    concepten = vertel(zetten)
    with vol([]) as journaal:
        geschreven = tuple(gebeurtenis for concept in concepten for gebeurtenis in journaal.voeg_toe(concept))
        assert tuple(journaal.gebeurtenissen()) == geschreven
        verslag = journaal.controleer()
        assert (verslag.bevindingen, verslag.aantal) == ((), len(concepten))


def test_a_hidden_correction_does_not_bring_the_open_entry_back(journaal: Journaal) -> None:
    (open_,) = journaal.voeg_toe(maak(1, klasse="openbaar"))
    journaal.voeg_toe(maak(2, klasse="beperkt", vervangt=open_.id))
    assert journaal.jaarbeeld(PLAN, 2024, tot_klasse="openbaar").maatregelen == {}


def test_entries_of_a_measure_that_left_the_plan_stay_in_the_year(journaal: Journaal) -> None:
    journaal.voeg_toe(maak(1, onderwerp="verkeer.ontraden.bestaat-niet-meer"))
    assert "verkeer.ontraden.bestaat-niet-meer" in journaal.jaarbeeld(PLAN, 2024).maatregelen
    assert journaal.onderwerpen(PLAN) == {"verkeer.ontraden.bestaat-niet-meer": 1}


def verschil(een: Jaarbeeld, ander: Jaarbeeld) -> list[str]:
    """In which parts two years differ: short, where printing them whole would bury the failing history."""
    return [veld.name for veld in fields(een) if getattr(een, veld.name) != getattr(ander, veld.name)]
