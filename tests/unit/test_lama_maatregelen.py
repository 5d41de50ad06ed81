"""The shipped ZVP 2020-2025: every action of its nine fiches, as the source has them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lama_zvp.plan.load import load_plan
from lama_zvp.plan.model import Actiefiche, Eenmalig, Maatregel, PerJaar, Plan

PLAN = Path(__file__).resolve().parents[2] / "plans" / "lama-2020-2025.yaml"


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan(PLAN)


def _fiche(plan: Plan, sleutel: str) -> Actiefiche:
    return next(fiche for fiche in plan.fiches if fiche.sleutel == sleutel)


def _maatregel(plan: Plan, fiche: str, sleutel: str) -> Maatregel:
    return next(maatregel for maatregel in _fiche(plan, fiche).maatregelen if maatregel.sleutel == sleutel)


def _sleutels(plan: Plan, fiche: str, laag: str, herkomst: str | None = None) -> list[str]:
    """The keys of a fiche's measures in a layer, in the order of the plan."""
    return [
        maatregel.sleutel
        for maatregel in _fiche(plan, fiche).maatregelen
        if maatregel.laag == laag and herkomst in (None, maatregel.laag_herkomst)
    ]


@pytest.mark.parametrize(
    ("fiche", "per_laag"),
    [
        ("verkeer", {"raadgeven": 7, "ontraden": 17, "reguleren": 4, "onderzoeken": 2, "nazorg": 1}),
        ("drugs", {"raadgeven": 6, "ontraden": 9, "reguleren": 5, "onderzoeken": 14, "nazorg": 3}),
        ("eigendom", {"raadgeven": 3, "ontraden": 9, "reguleren": 5, "onderzoeken": 7, "nazorg": 3}),
        ("radicalisme", {"raadgeven": 1, "ontraden": 1, "reguleren": 3, "onderzoeken": 5}),
        ("ifg", {"reguleren": 8, "onderzoeken": 1, "nazorg": 2}),
        ("cyber", {"raadgeven": 2, "reguleren": 2, "onderzoeken": 6}),
        ("ondermijning", {"ontraden": 2, "reguleren": 4, "onderzoeken": 5}),
        ("milieu", {"raadgeven": 1, "ontraden": 2, "reguleren": 4, "onderzoeken": 1}),
        ("jeugd", {"raadgeven": 1, "ontraden": 2, "reguleren": 2, "onderzoeken": 3}),
    ],
)
def test_each_fiche_has_its_measures_per_layer_and_leaves_the_other_layers_empty(
    plan: Plan, fiche: str, per_laag: dict[str, int]
) -> None:
    geteld = {laag.sleutel: len(_sleutels(plan, fiche, laag.sleutel)) for laag in plan.lagen}
    assert {laag: aantal for laag, aantal in geteld.items() if aantal} == per_laag


# --- verkeer -------------------------------------------------------------------------------------------------------


def test_verkeer_has_the_seven_advisory_campaigns(plan: Plan) -> None:
    assert _sleutels(plan, "verkeer", "raadgeven", "plan") == [
        "veilig-schoolverkeer",
        "verlichting",
        "flitsmarathon",
        "dode-hoek",
        "fietscontroles",
        "toelichtingen",
        "gemachtigde-opzichters",
    ]


def test_verkeer_has_the_seven_control_subjects_as_a_derived_layer(plan: Plan) -> None:
    afgeleid = _sleutels(plan, "verkeer", "ontraden", "afgeleid")
    assert [sleutel for sleutel in afgeleid if sleutel.startswith("controle-")] == [
        "controle-snelheid",
        "controle-alcohol",
        "controle-drugs",
        "controle-gordel",
        "controle-gsm",
        "controle-zwaar-vervoer",
        "controle-acties",
    ]
    assert {"camera-voertuig", "camera-statief", "trajectcontrole"} <= set(afgeleid)


def test_verkeer_discourages_with_bob_slim_etoile_fipa_and_joint_checks(plan: Plan) -> None:
    assert _sleutels(plan, "verkeer", "ontraden", "plan") == [
        "bob-zomer",
        "bob-winter",
        "slim",
        "gezamenlijke-controles",
        "etoile",
        "fipa",
    ]
    assert len(_maatregel(plan, "verkeer", "gezamenlijke-controles").partners) == 4
    assert len(_maatregel(plan, "verkeer", "fipa").partners) == 6


@pytest.mark.parametrize("actie", ["bob-zomer", "bob-winter"])
def test_a_bob_campaign_is_planned_once_a_year(plan: Plan, actie: str) -> None:
    assert _maatregel(plan, "verkeer", actie).ritme == PerJaar(per_jaar=1)


def test_the_gvc_works_for_the_zone_since_1_october_2019(plan: Plan) -> None:
    assert _maatregel(plan, "verkeer", "gvc").sinds == date(2019, 10, 1)


def test_the_trajectcontrole_stands_on_the_steenweg_naar_as_in_maasmechelen(plan: Plan) -> None:
    (plaats,) = _maatregel(plan, "verkeer", "trajectcontrole").locaties
    assert (plaats.gemeente, plaats.plaatsen) == ("maasmechelen", ("Steenweg naar As",))


def test_verkeer_sits_in_two_commissions_and_cares_for_victims(plan: Plan) -> None:
    assert _sleutels(plan, "verkeer", "onderzoeken") == ["mobiliteitscommissie", "verkeerscommissie"]
    assert len(_maatregel(plan, "verkeer", "verkeerscommissie").onderdelen) == 7
    assert _sleutels(plan, "verkeer", "nazorg") == ["slachtofferbejegening"]


# --- drugs ---------------------------------------------------------------------------------------------------------


def test_drugs_has_the_six_subjects_of_investigation(plan: Plan) -> None:
    onderwerpen = [
        sleutel for sleutel in _sleutels(plan, "drugs", "onderzoeken", "plan") if sleutel.startswith("onderzoek-")
    ]
    assert onderwerpen == [
        "onderzoek-runners",
        "onderzoek-dealers",
        "onderzoek-organisaties",
        "onderzoek-synthetische-drugs",
        "onderzoek-drugstoerisme",
        "onderzoek-cannabisteelt",
    ]
    assert {_maatregel(plan, "drugs", onderwerp).klasse for onderwerp in onderwerpen} == {"beperkt"}


def test_the_anonymous_drugs_line_keeps_its_number(plan: Plan) -> None:
    assert "0800-20877" in _maatregel(plan, "drugs", "drugsmeldpunt").titel


def test_drugs_discourages_at_two_border_crossings_with_patrols_tests_and_news(plan: Plan) -> None:
    assert _sleutels(plan, "drugs", "ontraden", "plan") == [
        "grenscontrole-veldwezelt",
        "grenscontrole-smeermaas",
        "gemengde-patrouilles",
        "federale-steun-acties",
        "speekseltest",
        "media",
        "media-dumpingen",
        "infosessies",
    ]


def test_drugs_refers_users_to_cad_and_katarsis(plan: Plan) -> None:
    assert _sleutels(plan, "drugs", "nazorg") == ["cad", "katarsis", "vroeginterventie"]


# --- eigendom ------------------------------------------------------------------------------------------------------


def test_eigendom_has_every_action_of_its_five_layers(plan: Plan) -> None:
    assert [maatregel.sleutel for maatregel in _fiche(plan, "eigendom").maatregelen] == [
        "voorlichting",
        "diefstalpreventie",
        "1dagniet",
        "bin",
        "whatsapp",
        "anpr",
        "overlastcameras",
        "gemengde-patrouilles",
        "verhoogde-aanwezigheid",
        "cik-eindejaar",
        "argus",
        "fipa",
        "beeldvorming",
        "analyse",
        "technische-vaststellingen",
        "werkdossiers",
        "informantenwerking",
        "onderzoekstechnieken",
        "draaiboek-woninginbraken",
        "vaststellingen",
        "camerabeelden",
        "gegevens-veiligstellen",
        "sporen-dna",
        "europese-databanken",
        "hercontact",
        "herbezoek",
        "slachtofferhulp",
    ]


def test_progress_on_informant_work_is_for_the_council_alone(plan: Plan) -> None:
    assert _maatregel(plan, "eigendom", "informantenwerking").klasse == "beperkt"


# --- the six fiches without layer headings -------------------------------------------------------------------------


def test_radicalisme_has_a_livc_r_in_each_municipality_and_the_forums_of_the_source(plan: Plan) -> None:
    assert _maatregel(plan, "radicalisme", "livc-r-lanaken").gemeenten == ("lanaken",)
    assert _maatregel(plan, "radicalisme", "livc-r-maasmechelen").gemeenten == ("maasmechelen",)
    sleutels = {maatregel.sleutel for maatregel in _fiche(plan, "radicalisme").maatregelen}
    assert {"taforalim", "casusoverleg", "databank", "deradex", "wijkinspecteur", "sociaal-preventief"} <= sleutels
    assert len(_maatregel(plan, "radicalisme", "opvolging-personen").onderdelen) == 4


def test_ifg_has_the_six_kinds_of_handling(plan: Plan) -> None:
    assert [
        maatregel.sleutel
        for maatregel in _fiche(plan, "ifg").maatregelen
        if maatregel.bron.endswith("gedifferentieerde aanpak")
    ] == [
        "partnergeweld-geen-misdrijf",
        "partnergeweld-slagen",
        "geweld-gezin",
        "eergerelateerd-geweld",
        "omgangsrecht",
        "seksueel-geweld",
    ]


def test_entering_the_family_justice_center_happens_once_and_has_no_date(plan: Plan) -> None:
    assert _maatregel(plan, "ifg", "fjc").ritme == Eenmalig(termijn=None)
    assert _maatregel(plan, "ifg", "link").klasse == "beperkt"


def test_cyber_has_ten_commitments(plan: Plan) -> None:
    assert {maatregel.sleutel for maatregel in _fiche(plan, "cyber").maatregelen} == {
        "specialisatie",
        "federale-politie",
        "structuur-innovatie",
        "opleiding",
        "taskforce-cybercrime",
        "technisch-team",
        "taakverdeling",
        "intake",
        "personeel",
        "bevolking",
    }


def test_ondermijning_has_the_agreement_the_forums_and_the_checks(plan: Plan) -> None:
    assert {maatregel.sleutel for maatregel in _fiche(plan, "ondermijning").maatregelen} == {
        "bestuurlijke-maatregelen",
        "motorbendes",
        "protocolakkoord",
        "info-inwinnen",
        "giec",
        "ariec",
        "euriec",
        "maatschappelijke-zetel",
        "beroepsverboden",
        "flex",
        "tafomolim",
    }
    assert len(_maatregel(plan, "ondermijning", "protocolakkoord").partners) == 6


def test_milieu_acts_against_fly_tipping_on_patrol_with_cameras_and_with_prevention(plan: Plan) -> None:
    assert [maatregel.sleutel for maatregel in _fiche(plan, "milieu").maatregelen] == [
        "wijkinspecteurs",
        "verbaliseren",
        "interventie",
        "aanpak-overheden",
        "overlastcameras",
        "cameraplaatsen",
        "overlegforum",
        "preventieacties",
    ]


@pytest.mark.parametrize(
    ("gemeente", "aantal", "eerste", "laatste"),
    [
        ("lanaken", 23, "Kerkplein", "Daalbroekstraat"),
        ("maasmechelen", 30, "Sint-Andreasstraat", "Gouv. H. Verwilghenlaan"),
    ],
)
def test_jeugd_keeps_every_meeting_place_per_municipality(
    plan: Plan, gemeente: str, aantal: int, eerste: str, laatste: str
) -> None:
    locaties = {locatie.gemeente: locatie.plaatsen for locatie in _maatregel(plan, "jeugd", "jop-controles").locaties}
    plaatsen = locaties[gemeente]
    assert (len(plaatsen), plaatsen[0], plaatsen[-1]) == (aantal, eerste, laatste)
    assert len(set(plaatsen)) == aantal


def test_jeugd_has_schools_signpost_giec_and_runaways(plan: Plan) -> None:
    sleutels = {maatregel.sleutel for maatregel in _fiche(plan, "jeugd").maatregelen}
    assert {"scholenoverleg", "wegwijzer", "wegwijzer-bijwerken", "giec", "kompas"} <= sleutels
