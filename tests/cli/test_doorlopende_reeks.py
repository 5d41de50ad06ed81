"""A series runs on from an earlier plan into the next: in the overview, in the document, and in a frozen year."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Lama

OUD = """sleutel: zone-2020-2025
titel: Plan 2020-2025
zone: {naam: Zone, gemeenten: [{sleutel: dorp, naam: Dorp}]}
periode: {van: 2020-01-01, tot: 2025-12-31}
bron: {titel: Plan 2020-2025}
speerpunt: {tekst: Veilig, bron: "1"}
fiches:
  - {sleutel: verkeer, titel: Verkeer, korte_titel: Verkeer, klasse: openbaar, indicatoren: [ongevallen], bron: "2"}
indicatoren:
  - sleutel: ongevallen
    naam: Ongevallen
    eenheid: ongevallen
    soort: telling
    aard: fenomeen
    richting: lager-beter
    kernindicator: true
    bron: Barometer
    nulmeting: {2018: {waarde: 130}, 2019: {waarde: 128}}
"""

NIEUW = (
    OUD.replace("2020-2025", "2026-2031")
    .replace("2020-01-01", "2026-01-01")
    .replace("2025-12-31", "2031-12-31")
    .replace("ongevallen\n    naam", "letselongevallen\n    naam")
    .replace("indicatoren: [ongevallen]", "indicatoren: [letselongevallen]")
    .replace(
        "nulmeting: {2018: {waarde: 130}, 2019: {waarde: 128}}",
        "nulmeting:\n      2019: {waarde: 128, uit_plan: zone-2020-2025}\n"
        "      2025: {waarde: 104, bron: Barometer 2025, uit_plan: zone-2020-2025}\n"
        "    afkomst:\n      - {plan: zone-2020-2025, sleutel: ongevallen}",
    )
)


@pytest.fixture
def zone(lama: Lama) -> Lama:
    """A home with two plans on end; figures were recorded under the first."""
    plannen = lama.thuis / "plannen"
    plannen.mkdir(parents=True)
    (plannen / "oud.yaml").write_text(OUD, encoding="utf-8")
    (plannen / "nieuw.yaml").write_text(NIEUW, encoding="utf-8")
    lama.vandaag = "2027-03-01"
    assert lama("--plan", "oud", "meting", "ongevallen", "2023", "110", "--bron", "Barometer 2023").code == 0
    assert lama("--plan", "oud", "meting", "ongevallen", "2025", "104", "--bron", "Barometer 2025").code == 0
    assert lama("--plan", "nieuw", "meting", "letselongevallen", "2026", "99", "--bron", "Barometer 2026").code == 0
    return lama


def _indicator(lama: Lama, jaar: str = "2026") -> Any:
    return lama("--plan", "nieuw", "overzicht", "--jaar", jaar, "--json").json["indicatoren"]["letselongevallen"]


def test_what_was_measured_under_the_earlier_plan_is_the_history_of_the_new_one(zone: Lama) -> None:
    reeks = _indicator(zone)["reeks"]
    assert [(p["periode"], p["waarde"]) for p in reeks] == [
        ("2019", "128"),
        ("2023", "110"),
        ("2025", "104"),
        ("2026", "99"),
    ]
    assert [p["bron"] for p in reeks] == [
        "Barometer (uit het plan zone-2020-2025)",
        "Barometer 2023 (uit het plan zone-2020-2025)",
        "Barometer 2025 (uit het plan zone-2020-2025)",
        "Barometer 2026",
    ]


def test_what_the_earlier_plan_measured_while_both_ran_joins_too_unless_the_new_one_has_its_own(zone: Lama) -> None:
    """Two zones became one in the middle of their plans, or the earlier plan was extended."""
    plannen = zone.thuis / "plannen"
    lang = OUD.replace("2025-12-31", "2027-12-31")
    (plannen / "oud.yaml").write_text(lang, encoding="utf-8")
    for periode, waarde in (("2026", "77"), ("2027-01", "8")):
        assert zone("--plan", "oud", "meting", "ongevallen", periode, waarde, "--bron", "Oud").code == 0
    assert [(p["periode"], p["waarde"]) for p in _indicator(zone, "2027")["reeks"]][-2:] == [
        ("2026", "99"),
        ("2027-01", "8"),
    ]
    assert [p["periode"] for p in _indicator(zone)["reeks"]] == ["2019", "2023", "2025", "2026"]


def test_the_last_known_value_is_the_baseline_of_the_new_plan(zone: Lama) -> None:
    oordeel = _indicator(zone)
    assert (oordeel["nulmeting"]["periode"], oordeel["nulmeting"]["waarde"]) == ("2025", "104")
    assert "De reeks loopt door uit een eerder plan: zone-2020-2025." in oordeel["waarschuwingen"]


def test_a_figure_corrected_later_under_the_earlier_plan_is_corrected_in_the_series(zone: Lama) -> None:
    metingen = zone("--plan", "oud", "journaal", "--json").json
    nummer = next(e["volgnr"] for e in metingen if e["jaar"] == 2025)
    assert zone("--plan", "oud", "corrigeer", str(nummer), "--waarde", "107").code == 0
    assert _indicator(zone)["nulmeting"]["waarde"] == "107"


def test_the_document_shows_the_series_with_its_origin(zone: Lama) -> None:
    document = zone("--plan", "nieuw", "stuurbord", "2026", "--editie", "politieraad", "--formaat", "json").json
    (cijfer,) = document["fiches"][0]["indicatoren"]
    assert [p["periode"] for p in cijfer["reeks"]] == ["2019", "2023", "2025", "2026"]
    html = zone("--plan", "nieuw", "stuurbord", "2026", "--formaat", "html").uit
    assert "Barometer 2023 (uit het plan zone-2020-2025)" in html


def test_a_frozen_year_stays_what_it_was_when_an_earlier_plan_s_figure_is_corrected(zone: Lama) -> None:
    assert zone("--plan", "nieuw", "vaststellen", "2026", "--toch").code == 0
    toen = zone("--plan", "nieuw", "stuurbord", "2026").bytes
    nummer = next(e["volgnr"] for e in zone("--plan", "oud", "journaal", "--json").json if e["jaar"] == 2023)
    assert zone("--plan", "oud", "corrigeer", str(nummer), "--waarde", "111").code == 0
    assert zone("--plan", "nieuw", "stuurbord", "2026").bytes == toen
    assert zone("controle").code == 0


def test_a_plan_without_lineage_has_no_history_of_another(zone: Lama, tmp_path: Path) -> None:
    los = NIEUW.replace("    afkomst:\n      - {plan: zone-2020-2025, sleutel: ongevallen}", "").replace(
        "zone-2026-2031", "los"
    )
    (zone.thuis / "plannen" / "los.yaml").write_text(los, encoding="utf-8")
    reeks = zone("--plan", "los", "overzicht", "--jaar", "2026", "--json").json["indicatoren"]["letselongevallen"][
        "reeks"
    ]
    assert [p["periode"] for p in reeks] == ["2019", "2025"]


def test_what_was_restricted_in_the_earlier_plan_stays_so_in_the_new_one(lama: Lama) -> None:
    plannen = lama.thuis / "plannen"
    plannen.mkdir(parents=True)
    (plannen / "oud.yaml").write_text(
        OUD.replace("bron: Barometer\n", "bron: Barometer\n    klasse: beperkt\n"), "utf-8"
    )
    (plannen / "nieuw.yaml").write_text(NIEUW, "utf-8")
    lama.vandaag = "2027-03-01"
    assert lama("--plan", "oud", "meting", "ongevallen", "2023", "110", "--bron", "Geheim").code == 0
    openbaar = lama("--plan", "nieuw", "stuurbord", "2026", "--editie", "politieraad", "--formaat", "json")
    assert "Geheim" not in openbaar.uit
    assert [p["periode"] for p in openbaar.json["fiches"][0]["indicatoren"][0]["reeks"]] == ["2019", "2025"]
    raad = lama("--plan", "nieuw", "stuurbord", "2026", "--editie", "zonale-veiligheidsraad", "--formaat", "json").uit
    assert "Geheim (uit het plan zone-2020-2025)" in raad


def test_a_figure_that_the_new_plan_restricts_shows_nothing_of_its_history_in_public(zone: Lama) -> None:
    pad = zone.thuis / "plannen" / "nieuw.yaml"
    pad.write_text(NIEUW.replace("bron: Barometer\n", "bron: Barometer\n    klasse: beperkt\n"), "utf-8")
    for formaat in ("json", "md", "html"):
        uit = zone("--plan", "nieuw", "stuurbord", "2026", "--editie", "politieraad", "--formaat", formaat).uit
        assert not {"letselongevallen", "Barometer", "zone-2020-2025"} & set(re.findall(r"[\w-]+", uit)), formaat


def test_the_nearest_of_two_earlier_plans_counts_and_its_months_run_on_too(zone: Lama) -> None:
    plannen = zone.thuis / "plannen"
    vroeg = (
        OUD.replace("zone-2020-2025", "zone-2014-2019")
        .replace("2020-01-01", "2014-01-01")
        .replace("2025-12", "2023-12")
    )
    (plannen / "vroeg.yaml").write_text(vroeg, "utf-8")
    extra = "sleutel: ongevallen}\n      - {plan: zone-2014-2019, sleutel: ongevallen}"
    (plannen / "nieuw.yaml").write_text(NIEUW.replace("sleutel: ongevallen}", extra), "utf-8")
    for periode, waarde in (("2017", "140"), ("2022-03", "9"), ("2023", "999")):
        assert zone("--plan", "vroeg", "meting", "ongevallen", periode, waarde, "--bron", "x").code == 0
    reeks = {p["periode"]: p["waarde"] for p in _indicator(zone)["reeks"]}
    assert reeks == {"2017": "140", "2019": "128", "2022-03": "9", "2023": "110", "2025": "104", "2026": "99"}
