"""The shipped plan of Noord-Holland: its themes, the national agreements in figures, its strength, its own mistakes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from lama_zvp.plan.check import controleer
from lama_zvp.plan.load import load_plan
from lama_zvp.plan.model import Indicator, Plan, Tabel
from lama_zvp.plan.tabelbeeld import tabelbeeld

ROOT = Path(__file__).resolve().parents[2]
PLAN = ROOT / "plans" / "noord-holland-2019-2022.yaml"
STERKTE = ROOT / "tests" / "golden" / "tabellen" / "noord-holland-sterkte.tsv"


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan(PLAN)


def _indicator(plan: Plan, sleutel: str) -> Indicator:
    return next(indicator for indicator in plan.indicatoren if indicator.sleutel == sleutel)


def _tabel(plan: Plan, sleutel: str) -> Tabel:
    return next(tabel for tabel in plan.alle_tabellen() if tabel.sleutel == sleutel)


def _cellen(plan: Plan, sleutel: str) -> dict[str, list[str]]:
    """The printed cells of a table per row."""
    return {rij.sleutel: [cel.tekst for cel in rij.cellen] for rij in tabelbeeld(plan, _tabel(plan, sleutel)).rijen}


# --- themes and period ---------------------------------------------------------------------------------------------


def test_the_four_themes_stand_before_the_four_national_goals(plan: Plan) -> None:
    assert [fiche.sleutel for fiche in plan.fiches if fiche.groep == "Thema's van de eenheid"] == [
        "ondermijning",
        "zorg-veiligheid",
        "contraterrorisme",
        "cyber",
    ]
    assert [fiche.sleutel for fiche in plan.fiches[4:]] == [
        "va-ondermijning",
        "va-mensenhandel",
        "va-cyber-kindermisbruik",
        "va-executie",
    ]


def test_a_theme_has_its_analysis_aim_state_and_actions_under_the_headings_of_the_source(plan: Plan) -> None:
    for fiche in plan.fiches[:4]:
        assert [rubriek.titel for rubriek in fiche.rubrieken] == [
            "Analyse van het thema",
            "Waarom een eenheidsbrede prioriteit?",
            "Waar staan we nu?",
        ]
        assert fiche.doelstellingen
        assert [laag.titel for laag in plan.lagen_van(fiche)] == ["Waar staan we nu?", "Wat gaan we doen?"]
        assert {m.laag for m in fiche.maatregelen} == {"waar-staan-we-nu", "wat-gaan-we-doen"}


def test_the_layers_are_not_those_of_a_belgian_plan(plan: Plan) -> None:
    assert [laag.sleutel for laag in plan.lagen] == [
        "waar-staan-we-nu",
        "wat-gaan-we-doen",
        "kwalitatief",
        "kwantitatief",
    ]


def test_the_extension_to_2023_is_possible_and_does_not_hold_yet(plan: Plan) -> None:
    (verlenging,) = plan.periode.verlengingen
    assert (verlenging.tot, verlenging.stand) == (date(2023, 12, 31), "mogelijk")
    assert plan.periode.jaren() == (2019, 2020, 2021, 2022)


# --- the quantified agreements -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("indicator", "doelen"),
    [
        ("om-verdachten-mensenhandel-landelijk", (190, 205, 220, 240)),
        ("om-verdachten-mensenhandel-noord-holland", (14, 15, 16, 18)),
        ("kindermisbruik-a", (100, 100, 100, 100)),
        ("kindermisbruik-b", (15, 15, 15, 15)),
        ("kindermisbruik-c", (400, 400, 400, 400)),
        ("kindermisbruik-totaal", (515, 515, 515, 515)),
        ("executie-positief", (40, 40, 40, 40)),
        ("executie-dossiers-landelijk", (100, 100, 100, 100)),
        ("executie-dossiers-noord-holland", (10, 10, 10, 10)),
    ],
)
def test_an_agreement_for_every_year_is_a_target_for_every_year(
    plan: Plan, indicator: str, doelen: tuple[int, ...]
) -> None:
    streefwaarden = _indicator(plan, indicator).streefwaarden
    assert {jaar: doel.waarde for jaar, doel in streefwaarden.items()} == dict(
        zip((2019, 2020, 2021, 2022), map(Decimal, doelen), strict=True)
    )


@pytest.mark.parametrize(
    ("indicator", "doel"),
    [
        ("csv-landelijk", 1370),
        ("csv-noord-holland", 70),
        ("cyber-regulier-landelijk", 310),
        ("cyber-regulier-noord-holland", 23),
        ("cyber-regulier-alternatief", 77),
        ("cyber-regulier-alternatief-aandeel", 25),
        ("cyber-fenomeen", 41),
        ("cyber-fenomeen-alternatief", 20),
        ("cyber-fenomeen-alternatief-aandeel", 50),
        ("cyber-thtc", 20),
        ("cyber-totaal", 371),
    ],
)
def test_an_agreement_for_2019_alone_has_no_target_after_it(plan: Plan, indicator: str, doel: int) -> None:
    streefwaarden = _indicator(plan, indicator).streefwaarden
    assert {jaar: d.waarde for jaar, d in streefwaarden.items()} == {2019: Decimal(doel)}


@pytest.mark.parametrize(
    ("eenheid", "csv", "mensenhandel", "cyber"),
    [
        ("noord-nederland", "80", "19 21 22 24", "27"),
        ("oost-nederland", "100", "22 24 26 28", "46"),
        ("midden-nederland", "80", "17 19 20 22", "33"),
        ("noord-holland", "70", "14 15 16 18", "23"),
        ("amsterdam", "180", "18 20 21 23", "36"),
        ("den-haag", "85", "27 29 32 34", "41"),
        ("rotterdam", "95", "26 29 31 33", "40"),
        ("zeeland-west-brabant", "70", "13 14 15 16", "23"),
        ("oost-brabant", "80", "14 15 16 17", "21"),
        ("limburg", "80", "13 14 15 17", "19"),
    ],
)
def test_the_share_of_each_unit_is_as_printed(
    plan: Plan, eenheid: str, csv: str, mensenhandel: str, cyber: str
) -> None:
    assert _cellen(plan, "csv-per-eenheid")[eenheid] == [csv]
    assert _cellen(plan, "mensenhandel-per-eenheid")[eenheid] == mensenhandel.split()
    assert _cellen(plan, "cyber-per-eenheid")[eenheid] == [cyber]


def test_what_does_not_go_to_a_regional_unit_is_there_too(plan: Plan) -> None:
    csv = _cellen(plan, "csv-per-eenheid")
    assert [csv[rij] for rij in ("eenheden", "functioneel-parket", "landelijk-parket", "gezamenlijk", "totaal")] == [
        ["920"],
        ["84"],
        ["341"],
        ["25"],
        ["1.370"],
    ]
    assert _cellen(plan, "mensenhandel-per-eenheid")["landelijke-eenheid"] == ["6", "6", "7", "7"]


def test_targets_that_were_still_to_be_set_are_printed_so_and_are_no_figures(plan: Plan) -> None:
    cyber = _cellen(plan, "cyberonderzoeken")
    assert cyber["regulier"] == ["310", "ntb", "ntb", "ntb"]
    assert cyber["regulier-alternatief"] == ["77", "", "", ""]
    assert cyber["samen"] == ["371", "ntb", "Ntb", "ntb"]


# --- strength ------------------------------------------------------------------------------------------------------


def test_every_cell_of_the_strength_table_is_printed_as_in_the_source(plan: Plan) -> None:
    gedrukt = [regel.split("\t") for regel in STERKTE.read_text(encoding="utf-8").splitlines()]
    gemaakt = [
        [rij.groep, rij.titel, *(cel.tekst for cel in rij.cellen)]
        for rij in tabelbeeld(plan, _tabel(plan, "sterkte")).rijen
    ]
    assert len(gedrukt) == 48
    assert gemaakt == [rij + [""] * (10 - len(rij)) for rij in gedrukt]


def test_the_ten_basisteams_are_there_for_2018_and_2022(plan: Plan) -> None:
    teams = [rij.titel for rij in _tabel(plan, "sterkte").rijen if rij.titel.startswith("Basisteam")]
    assert len(teams) == 10
    assert {kolom.groep for kolom in _tabel(plan, "sterkte").kolommen} == {
        "Formatie per 31-12-2018",
        "Formatie per 1-1-2022",
    }


def test_the_strength_adds_up_in_every_direction(plan: Plan) -> None:
    assert not [b for b in controleer(plan) if b.plaats.startswith("middelen.sterkte")]
    assert sum(bool(rij.som_van) for rij in _tabel(plan, "sterkte").rijen) == 5


# --- what the source gets wrong ------------------------------------------------------------------------------------


def test_exactly_these_printed_figures_do_not_hold(plan: Plan) -> None:
    gevonden = {b.plaats: (b.gedrukt, b.berekend) for b in controleer(plan) if b.soort == "narekenen"}
    assert gevonden == {
        "tabellen.mensenhandel-per-eenheid.2019": (Decimal(190), Decimal(189)),
        "tabellen.mensenhandel-per-eenheid.2020": (Decimal(205), Decimal(206)),
        "tabellen.mensenhandel-per-eenheid.2021": (Decimal(220), Decimal(221)),
        "tabellen.mensenhandel-per-eenheid.2022": (Decimal(240), Decimal(239)),
        "tabellen.cyber-per-eenheid.2019": (Decimal(310), Decimal(309)),
        "cyber-alternatief-fenomeen": (Decimal(50), Decimal("48.8")),
        "verdachten-halverwege": (Decimal(210), Decimal(205)),
        "groei-verdachten-2021": (Decimal(5), Decimal("7.3")),
        "groei-verdachten-2022": (Decimal(5), Decimal("9.1")),
    }


def test_only_agreements_outside_the_headings_are_our_own_reading(plan: Plan) -> None:
    teksten = {b.plaats: b.tekst for b in controleer(plan) if b.soort == "opmerking" and b.plaats != "periode"}
    assert set(teksten) == {"va-ondermijning", "va-mensenhandel", "va-cyber-kindermisbruik", "va-executie"}
    assert teksten["va-ondermijning"] == (
        "3 van de 12 maatregelen staan in de bron buiten de laagkoppen; hun laag is onze lezing."
    )
