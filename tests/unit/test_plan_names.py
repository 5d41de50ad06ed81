"""Finding the things of a plan by what a person types."""

from __future__ import annotations

import pytest

from lama_zvp.errors import NietGevonden
from lama_zvp.plan.model import Plan
from lama_zvp.plan.names import Naamregister, Onderwerp, normaliseer, strengste


def _maatregel(sleutel: str, laag: str, titel: str, klasse: str | None = None) -> dict[str, object]:
    return {"sleutel": sleutel, "laag": laag, "titel": titel, "omschrijving": titel, "bron": "4.1", "klasse": klasse}


def _plan() -> Plan:
    verkeer = (
        _maatregel("bob-winter", "ontraden", "BOB-campagne in de winter"),
        _maatregel("bob-zomer", "ontraden", "BOB-campagne in de zomer", "openbaar"),
        _maatregel("fipa", "ontraden", "Full integrated police action"),
        _maatregel("trajectcontrole", "ontraden", "Trajectcontrole op de Steenweg naar As"),
        _maatregel("anpr", "onderzoeken", "Camera's met nummerplaatherkenning", "beperkt"),
    )
    eigendom = (
        _maatregel("fipa", "ontraden", "Full integrated police action"),
        _maatregel("1dagniet", "raadgeven", "Campagne tegen inbraak"),
    )
    return Plan.model_validate(
        {
            "sleutel": "proef",
            "titel": "Proefplan",
            "zone": {
                "naam": "Zone",
                "gemeenten": (
                    {"sleutel": "maasmechelen", "naam": "Maasmechelen", "deelgemeenten": ("Eisden", "Vucht")},
                    {"sleutel": "lanaken", "naam": "Lanaken", "deelgemeenten": ("Smeermaas",)},
                ),
            },
            "periode": {"van": "2020-01-01", "tot": "2025-12-31"},
            "bron": {"titel": "Bron"},
            "speerpunt": {"tekst": "Vertrouwen", "bron": "1"},
            "fiches": (
                {"sleutel": "verkeer", "titel": "Verkeersveiligheid", "korte_titel": "Verkeer", "bron": "4"}
                | {"maatregelen": verkeer, "klasse": "intern"},
                {"sleutel": "eigendom", "titel": "Eigendomscriminaliteit", "korte_titel": "Eigendom", "bron": "4"}
                | {"maatregelen": eigendom},
            ),
            "hefbomen": (
                {"sleutel": "gdpr", "titel": "Gegevensbescherming", "omschrijving": "x", "bron": "6"}
                | {
                    "toezeggingen": (
                        {"sleutel": "register", "titel": "Verwerkingsregister", "omschrijving": "x", "bron": "6"},
                    )
                },
            ),
            "indicatoren": (
                {"sleutel": "verkeersdoden", "naam": "Verkeersdoden", "eenheid": "doden", "soort": "telling"}
                | {"aard": "fenomeen", "richting": "lager-beter", "bron": "3"},
            ),
        },
        strict=False,
    )


@pytest.fixture(scope="module")
def register() -> Naamregister:
    return Naamregister(_plan())


def _namen(gevonden: tuple[Onderwerp, ...]) -> list[str]:
    return [onderwerp.naam for onderwerp in gevonden]


def test_every_measure_and_commitment_has_its_full_name_in_plan_order(register: Naamregister) -> None:
    assert _namen(register.maatregelen) == [
        "verkeer.ontraden.bob-winter",
        "verkeer.ontraden.bob-zomer",
        "verkeer.ontraden.fipa",
        "verkeer.ontraden.trajectcontrole",
        "verkeer.onderzoeken.anpr",
        "eigendom.ontraden.fipa",
        "eigendom.raadgeven.1dagniet",
        "hefboom.gdpr.register",
    ]


def test_a_measure_is_as_restricted_as_the_stricter_of_itself_and_its_fiche(register: Naamregister) -> None:
    klassen = {o.naam: o.klasse for o in register.maatregelen}
    assert klassen["verkeer.ontraden.bob-zomer"] == "intern"
    assert klassen["verkeer.onderzoeken.anpr"] == "beperkt"
    assert strengste(None) == "openbaar"


def test_a_name_leads_back_to_the_plans_own_value(register: Naamregister) -> None:
    assert register.bij_naam["hefboom.gdpr.register"].titel == "Verwerkingsregister"
    assert register.maatregel("verkeer.ontraden.bob-winter") is register.maatregelen[0]
    assert register.maatregel("verkeer.ontraden.verdwenen") is None


@pytest.mark.parametrize(
    "tekst",
    [
        "verkeer.ontraden.bob-winter",
        "ontraden.bob-winter",
        "bob-winter",
        "BOB-winter",
        "bob_winter",
        "  Bob Winter ",
        "Verkeer . Ontraden . Bob Winter",
    ],
)
def test_any_unique_dotted_tail_finds_the_measure(register: Naamregister, tekst: str) -> None:
    assert register.zoek_maatregel(tekst).naam == "verkeer.ontraden.bob-winter"


def test_a_part_of_a_word_is_not_a_tail(register: Naamregister) -> None:
    with pytest.raises(NietGevonden):
        register.zoek_maatregel("winter")


def test_an_ambiguous_tail_lists_the_candidates(register: Naamregister) -> None:
    with pytest.raises(NietGevonden, match="past op 2") as fout:
        register.zoek_maatregel("fipa")
    assert fout.value.suggesties == ("verkeer.ontraden.fipa", "eigendom.ontraden.fipa")
    assert "langer stuk" in str(fout.value)


def test_a_word_of_the_name_suggests_every_measure_with_that_word(register: Naamregister) -> None:
    with pytest.raises(NietGevonden) as fout:
        register.zoek_maatregel("bob")
    assert set(fout.value.suggesties[:2]) == {"verkeer.ontraden.bob-winter", "verkeer.ontraden.bob-zomer"}
    assert len(fout.value.suggesties) == 2


@pytest.mark.parametrize("tekst", ["fietsendiefstallen in de stad", "de", "xyz", "kwantumfysica", "raden"])
def test_a_name_that_is_like_nothing_gets_no_far_fetched_suggestion(register: Naamregister, tekst: str) -> None:
    with pytest.raises(NietGevonden) as fout:
        register.zoek_maatregel(tekst)
    assert fout.value.suggesties == ()
    assert fout.value.raad.startswith("Niets in het plan lijkt daarop")


def test_where_nothing_is_like_it_and_there_are_few_all_are_named(register: Naamregister) -> None:
    with pytest.raises(NietGevonden) as fout:
        register.zoek_gemeente("Antwerpen")
    assert fout.value.suggesties == ()
    assert "er zijn maasmechelen, lanaken." in fout.value.raad


@pytest.mark.parametrize(
    ("tekst", "eerste"),
    [
        ("nummerplaat", "verkeer.onderzoeken.anpr"),
        ("traject-controle", "verkeer.ontraden.trajectcontrole"),
        ("trajektcontrole", "verkeer.ontraden.trajectcontrole"),
        ("eigendom.bob-wintr", "verkeer.ontraden.bob-winter"),
        ("eigendom.fipa", "eigendom.ontraden.fipa"),
        ("inbraak", "eigendom.raadgeven.1dagniet"),
        ("verwerkingsregister", "hefboom.gdpr.register"),
    ],
)
def test_a_miss_suggests_by_words_titles_and_misspellings(register: Naamregister, tekst: str, eerste: str) -> None:
    with pytest.raises(NietGevonden) as fout:
        register.zoek_maatregel(tekst)
    assert fout.value.suggesties[0] == eerste
    assert eerste in str(fout.value)


@pytest.mark.parametrize(
    "tekst", ["", ".", "...", " ", "\x00", "🚓", "مرحبا", "x" * 100_000, "a." * 50_000, "a " * 50_000]
)
def test_nonsense_is_a_miss_with_a_short_message(register: Naamregister, tekst: str) -> None:
    with pytest.raises(NietGevonden) as fout:
        register.zoek_maatregel(tekst)
    assert len(str(fout.value)) < 500


def test_a_hefboom_is_found_by_its_key_or_its_full_name(register: Naamregister) -> None:
    assert register.zoek_fiche("gdpr") == register.zoek_fiche("hefboom.gdpr")
    assert register.zoek_fiche("gdpr").soort == "hefboom"
    assert register.zoek_fiche("Verkeer").naam == "verkeer"


def test_a_missed_fiche_and_indicator_suggest_the_nearest(register: Naamregister) -> None:
    with pytest.raises(NietGevonden, match="Geen fiche") as fiche:
        register.zoek_fiche("eigendommen")
    assert fiche.value.suggesties[0] == "eigendom"
    with pytest.raises(NietGevonden, match="Geen indicator") as indicator:
        register.zoek_indicator("doden")
    assert indicator.value.suggesties == ("verkeersdoden",)
    assert register.zoek_indicator("VERKEERSDODEN").soort == "indicator"


def test_a_gemeente_is_found_by_name_and_suggested_by_deelgemeente(register: Naamregister) -> None:
    assert register.zoek_gemeente("Maasmechelen").sleutel == "maasmechelen"
    with pytest.raises(NietGevonden) as fout:
        register.zoek_gemeente("Smeermaas")
    assert fout.value.suggesties[0] == "lanaken"


def test_the_filter_ranks_the_key_before_the_title_and_wants_every_word(register: Naamregister) -> None:
    assert _namen(register.filter("bob zom")) == ["verkeer.ontraden.bob-zomer"]
    assert _namen(register.filter("camp"))[0] in {"verkeer.ontraden.bob-winter", "eigendom.raadgeven.1dagniet"}
    assert _namen(register.filter("fipa eigendom")) == ["eigendom.ontraden.fipa"]
    assert register.filter("bob onbestaand") == ()


def test_the_filter_without_text_gives_the_first_in_plan_order(register: Naamregister) -> None:
    assert register.filter("", limit=2) == register.maatregelen[:2]
    assert _namen(register.filter("", soorten=("indicator",))) == ["verkeersdoden"]


def test_a_typed_name_takes_the_form_of_a_key() -> None:
    assert normaliseer(" Geïntegreerde  Aanpak_drugs ") == "geintegreerde-aanpak-drugs"
