"""The shipped ZVP 2020-2025: its frame, levers and offices, as the source has them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from lama_zvp.plan.load import load_plan
from lama_zvp.plan.model import Eenmalig, Hefboom, Indicator, PerJaar, Plan, Toezegging

PLAN = Path(__file__).resolve().parents[2] / "plans" / "lama-2020-2025.yaml"


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan(PLAN)


_VERTROUWEN = ("veel", "neutraal", "weinig")


def _hefboom(plan: Plan, sleutel: str) -> Hefboom:
    return next(hefboom for hefboom in plan.hefbomen if hefboom.sleutel == sleutel)


def _toezegging(plan: Plan, hefboom: str, sleutel: str) -> Toezegging:
    return next(toezegging for toezegging in _hefboom(plan, hefboom).toezeggingen if toezegging.sleutel == sleutel)


def _indicator(plan: Plan, sleutel: str) -> Indicator:
    return next(indicator for indicator in plan.indicatoren if indicator.sleutel == sleutel)


# --- the zone and the period ---------------------------------------------------------------------------------------


def test_the_zone_is_5853_with_two_municipalities_and_their_inhabitants(plan: Plan) -> None:
    zone = plan.zone
    assert (zone.naam, zone.code) == ("Politie Lanaken-Maasmechelen", "5853")
    assert {gemeente.sleutel: gemeente.inwoners for gemeente in zone.gemeenten} == {
        "lanaken": 25_837,
        "maasmechelen": 38_488,
    }
    assert [len(gemeente.deelgemeenten) for gemeente in zone.gemeenten] == [5, 8]
    assert (zone.inwoners, zone.inwoners_op, zone.oppervlakte_km2) == (64_325, date(2018, 12, 31), Decimal("135.28"))


def test_the_plan_runs_six_calendar_years(plan: Plan) -> None:
    assert plan.periode.jaren() == (2020, 2021, 2022, 2023, 2024, 2025)


def test_the_speerpunt_is_measured_by_satisfaction_contact_and_trust(plan: Plan) -> None:
    assert set(plan.speerpunt_indicatoren) == {
        "tevreden-politie",
        "tevreden-laatste-contact",
        "moeilijk-contacteren",
        *(f"vertrouwen-{gemeente}-{soort}" for gemeente in ("maasmechelen", "lanaken") for soort in _VERTROUWEN),
    }


@pytest.mark.parametrize("punt", range(1, 10))
def test_each_of_the_nine_numbered_environment_facts_is_there(plan: Plan, punt: int) -> None:
    assert [passage for passage in plan.omgeving if passage.bron.endswith(f", punt {punt}")]


def test_the_values_are_the_five_of_the_source(plan: Plan) -> None:
    assert len(plan.waarden) == 5


# --- the nine fiches -----------------------------------------------------------------------------------------------


def test_there_are_nine_fiches_in_the_order_of_the_source(plan: Plan) -> None:
    assert [fiche.sleutel for fiche in plan.fiches] == [
        "verkeer",
        "drugs",
        "eigendom",
        "radicalisme",
        "ifg",
        "cyber",
        "ondermijning",
        "milieu",
        "jeugd",
    ]


def test_classes_follow_what_the_fiche_speaks_of(plan: Plan) -> None:
    assert {fiche.sleutel for fiche in plan.fiches if fiche.klasse == "openbaar"} == {"verkeer", "milieu"}
    assert {fiche.sleutel for fiche in plan.fiches if fiche.klasse == "beperkt"} == {"radicalisme", "ondermijning"}


def test_no_fiche_names_a_responsible_function_because_the_source_does_not(plan: Plan) -> None:
    assert [fiche.sleutel for fiche in plan.fiches if fiche.verantwoordelijke] == []


def test_only_verkeer_drugs_and_eigendom_take_layers_from_headings_of_the_source(plan: Plan) -> None:
    assert {
        fiche.sleutel for fiche in plan.fiches for maatregel in fiche.maatregelen if maatregel.laag_herkomst == "plan"
    } == {"verkeer", "drugs", "eigendom"}


def test_a_measure_key_is_unique_within_its_fiche_whatever_the_layer(plan: Plan) -> None:
    for fiche in plan.fiches:
        sleutels = [maatregel.sleutel for maatregel in fiche.maatregelen]
        assert len(sleutels) == len(set(sleutels)), fiche.sleutel


def test_no_fiche_has_more_than_one_kernindicator(plan: Plan) -> None:
    kern = {
        fiche.sleutel: [sleutel for sleutel in fiche.indicatoren if _indicator(plan, sleutel).kernindicator]
        for fiche in plan.fiches
    }
    assert kern == {
        "verkeer": ["ongevallen-letsel"],
        "drugs": ["misdrijven-drugs"],
        "eigendom": ["misdrijven-goederen"],
        "radicalisme": [],
        "ifg": [],
        "cyber": ["misdrijven-informatica"],
        "ondermijning": [],
        "milieu": ["buurt-sluikstorten"],
        "jeugd": [],
    }


def test_the_ten_priorities_of_the_survey_each_reach_a_fiche(plan: Plan) -> None:
    koppelingen = {koppeling for fiche in plan.fiches for koppeling in fiche.koppelingen}
    bevraging = next(kader for kader in plan.kaders if kader.sleutel == "bevraging-2018")
    assert [thema.rang for thema in bevraging.themas] == list(range(1, 11))
    assert {f"bevraging-2018.{thema.sleutel}" for thema in bevraging.themas} <= koppelingen


# --- hefbomen ------------------------------------------------------------------------------------------------------


def test_five_hefbomen_and_three_supporting_chapters_carry_the_plan(plan: Plan) -> None:
    assert {hefboom.sleutel: len(hefboom.toezeggingen) for hefboom in plan.hefbomen if hefboom.soort == "hefboom"} == {
        "recherchemanagement": 14,
        "procesgericht-werken": 14,
        "innovatie-technologie": 21,
        "samenwerken-partners": 15,
        "openbare-orde": 14,
    }
    ondersteunend = {hefboom.sleutel for hefboom in plan.hefbomen if hefboom.soort == "ondersteunend"}
    assert ondersteunend == {"gdpr", "communicatie", "huisvesting"}


@pytest.mark.parametrize(
    ("hefboom", "toezeggingen"),
    [
        ("recherchemanagement", "kennisnet junglebook kiss-dos weegcriteria informantenwerking specialisaties"),
        (
            "procesgericht-werken",
            "onthaal-op-afspraak telefonische-bereikbaarheid openingsuren outsourcing onthaal-securitas blauwe-lijn"
            " m-project intake-lama zachte-informatie werkgroep-intake",
        ),
        (
            "innovatie-technologie",
            "archipol cobra topdesk mobiele-werkstations focus smartphones woonstcontrole-app sharepoint bodycam"
            " anpr-backbone geen-overlastcameras kennisplatform drone",
        ),
        ("samenwerken-partners", "nedermaas carma-maasland tam-netwerk obp-beurtrol cellen nieuwe-samenwerking"),
        ("openbare-orde", "risico-inschatting hycap hycap-training gas draaiboeken steun-federaal steun-vragen"),
        ("gdpr", "aantoonbaarheid veiligheidsconsulent"),
        ("communicatie", "infobladen online-ambassadeurs wijkvergaderingen buurtnetwerken lokaal-drugsmeldpunt"),
        ("huisvesting", "oude-burelen commissariaat-lanaken"),
    ],
)
def test_the_concrete_commitments_are_there(plan: Plan, hefboom: str, toezeggingen: str) -> None:
    sleutels = {toezegging.sleutel for toezegging in _hefboom(plan, hefboom).toezeggingen}
    assert set(toezeggingen.split()) <= sleutels


def test_nedermaas_meets_four_times_a_year(plan: Plan) -> None:
    nedermaas = _toezegging(plan, "samenwerken-partners", "nedermaas")
    assert nedermaas.ritme == PerJaar(per_jaar=4)
    assert len(nedermaas.partners) == 6


@pytest.mark.parametrize(
    ("hefboom", "toezegging", "termijn"),
    [
        ("huisvesting", "oude-burelen", date(2023, 12, 31)),
        ("innovatie-technologie", "smartphones", date(2020, 12, 31)),
        ("innovatie-technologie", "topdesk", date(2020, 12, 31)),
        ("innovatie-technologie", "woonstcontrole-app", date(2020, 12, 31)),
        ("procesgericht-werken", "onthaal-op-afspraak", date(2020, 12, 31)),
        ("innovatie-technologie", "bodycam", None),
    ],
)
def test_a_term_stands_only_where_the_source_names_a_year(
    plan: Plan, hefboom: str, toezegging: str, termijn: date | None
) -> None:
    assert _toezegging(plan, hefboom, toezegging).ritme == Eenmalig(termijn=termijn)


def test_progress_on_informant_work_in_investigation_is_for_the_council_alone(plan: Plan) -> None:
    assert _toezegging(plan, "recherchemanagement", "informantenwerking").klasse == "beperkt"


# --- who expects what, and who signs -------------------------------------------------------------------------------


def test_the_stakeholders_are_there_by_office(plan: Plan) -> None:
    assert [belanghebbende.sleutel for belanghebbende in plan.overleg] == [
        "burgemeesters",
        "procureur",
        "dirco",
        "dirjud",
        "innovatie-csd-fgp",
        "prioriteitenmatrix",
        "gouverneur",
    ]


def test_every_fiche_answers_someone_who_expects_something(plan: Plan) -> None:
    gevraagd = {
        fiche for belanghebbende in plan.overleg for wens in belanghebbende.verwachtingen for fiche in wens.fiches
    }
    assert gevraagd == {fiche.sleutel for fiche in plan.fiches}


def test_kiv_and_nvp_have_seven_transversal_themes(plan: Plan) -> None:
    assert len(next(kader for kader in plan.kaders if kader.sleutel == "kiv-nvp").themas) == 7


def test_five_offices_sign_the_plan(plan: Plan) -> None:
    assert [ondertekenaar.functie for ondertekenaar in plan.ondertekenaars] == [
        "Burgemeester van Lanaken",
        "Burgemeester van Maasmechelen",
        "Procureur des Konings",
        "Korpschef",
        "DirCo, CSD Limburg",
    ]


def test_the_abbreviations_of_the_source_are_explained(plan: Plan) -> None:
    gezocht = "OCAD GIEC ARIEC EURIEC LIVC TAM FJC LINK LIM SICAD RPAS CIK GOCA PLUK HYCAP OBP GAS BPM GVC AWV JOP"
    assert set(gezocht.split()) <= {afkorting.kort for afkorting in plan.afkortingen}
