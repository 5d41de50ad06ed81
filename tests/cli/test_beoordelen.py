"""Judging and deciding: the person's word beside the program's, and decisions that return until they are closed."""

from __future__ import annotations

from tests.cli.conftest import Lama


def test_a_judgement_stands_beside_the_proposal_in_the_document(lama: Lama) -> None:
    assert (
        lama(
            "beoordeel", "drugs", "2024", "op-koers", "--toelichting", "Sterke ploeg", "--bijsturing", "Meer controles"
        ).code
        == 0
    )
    text = lama("stuurbord", "2024").uit
    assert "Sterke ploeg" in text
    assert "Meer controles" in text


def test_a_later_judgement_takes_the_place_of_the_earlier_and_both_stay_in_the_history(lama: Lama) -> None:
    lama("beoordeel", "drugs", "2024", "op-koers", "--toelichting", "Eerste lezing")
    lama("beoordeel", "drugs", "2024", "aandacht", "--toelichting", "Tweede lezing")
    text = lama("stuurbord", "2024").uit
    assert "Tweede lezing" in text
    assert "Eerste lezing" not in text
    assert len(lama("journaal", "--json").json) == 2


def test_an_open_decision_returns_in_the_next_stuurbord_until_it_is_closed(lama: Lama) -> None:
    lama(
        "besluit",
        "nieuw",
        "Extra grenscontroles",
        "--verantwoordelijke",
        "diensthoofd interventie",
        "--termijn",
        "1/6/2023",
        "--fiche",
        "drugs",
        "--datum",
        "2023-02-01",
    )
    before = lama("stuurbord", "2024").uit
    assert "Extra grenscontroles" in before
    assert "te laat" in before
    assert lama("besluit", "opvolgen", "1", "uitgevoerd", "--tekst", "Vier per maand").code == 0
    listed = lama("besluit", "lijst").uit
    assert "uitgevoerd" in listed
    after = lama("stuurbord", "2025").uit
    assert "Extra grenscontroles" not in after.partition("### Openstaande besluiten")[2].partition("###")[0]
    assert "Extra grenscontroles" in after.partition("### Afgesloten besluiten")[2]


def test_an_unknown_judgement_or_standing_names_the_words_to_choose_from(lama: Lama) -> None:
    wrong = lama("beoordeel", "drugs", "2024", "groen", "--toelichting", "x")
    assert wrong.code == 3
    assert "op-koers, aandacht, bijsturen" in wrong.fout
    lama("besluit", "nieuw", "Iets", "--verantwoordelijke", "korpschef", "--datum", "2025-01-05")
    assert "uitgevoerd" in lama("besluit", "opvolgen", "1", "klaar").fout
    assert lama("besluit", "opvolgen", "9", "open").code == 4
