"""The shipped plan of Noord-Nederland: its five themes, Tabel 1 cell by cell, and what its report gets wrong."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from lama_zvp.plan.check import controleer
from lama_zvp.plan.load import load_plan, read_verantwoording
from lama_zvp.plan.model import Indicator, Plan
from lama_zvp.plan.tabelbeeld import tabelbeeld
from lama_zvp.plan.verantwoording import Verantwoording

ROOT = Path(__file__).resolve().parents[2]
PLAN = ROOT / "plans" / "noord-nederland-2020-2023.yaml"
TABEL = ROOT / "tests" / "golden" / "tabellen" / "noord-nederland-tabel-1.tsv"


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan(PLAN)


@pytest.fixture(scope="module")
def verantwoording(plan: Plan) -> Verantwoording:
    return read_verantwoording(ROOT / "plans" / "verantwoording" / PLAN.name, plan)


def _indicator(plan: Plan, sleutel: str) -> Indicator:
    return next(indicator for indicator in plan.indicatoren if indicator.sleutel == sleutel)


def _gedrukt() -> tuple[list[list[str]], list[str]]:
    """The rows of the printed table, eight cells each, and the two lines under it."""
    regels = TABEL.read_text(encoding="utf-8").splitlines()
    rijen = [regel.split("\t") for regel in regels[:-2]]
    return [rij + [""] * (8 - len(rij)) for rij in rijen], regels[-2:]


# --- Tabel 1 -------------------------------------------------------------------------------------------------------


def test_every_cell_of_tabel_1_is_printed_as_in_the_source(plan: Plan) -> None:
    beeld = tabelbeeld(plan, plan.tabellen[0], (2018, 2023))
    gemaakt = [
        [(beeld.rijteken if rij.soort == "cijfers" else "") + rij.titel, *(cel.tekst for cel in rij.cellen)]
        for rij in beeld.rijen
    ]
    gedrukt, noten = _gedrukt()
    assert sum(len(rij) for rij in gedrukt) == 384
    assert gemaakt == gedrukt
    assert list(beeld.noten) == noten


def test_the_table_has_36_indicators_with_six_years_and_15_norms(plan: Plan) -> None:
    rijen = [rij for rij in plan.tabellen[0].rijen if rij.indicator]
    assert len(rijen) == 36
    indicatoren = [_indicator(plan, str(rij.indicator)) for rij in rijen]
    assert all(list(indicator.reeks()) == [2018, 2019, 2020, 2021, 2022, 2023] for indicator in indicatoren)
    assert sum(bool(indicator.streefwaarden) for indicator in indicatoren) == 15


def test_the_years_before_the_plan_are_the_baseline_and_the_years_of_the_plan_are_not(plan: Plan) -> None:
    for rij in plan.tabellen[0].rijen:
        if rij.indicator:
            indicator = _indicator(plan, rij.indicator)
            assert list(indicator.nulmeting) == [2018, 2019]
            assert list(indicator.cijfers) == [2020, 2021, 2022, 2023]


@pytest.mark.parametrize(
    ("indicator", "jaar", "waarde"),
    [
        ("afgepakt-vermogen", 2018, "13.8"),
        ("kinderporno-doorlooptijd", 2023, "0"),
        ("csv-onderzoeken", 2023, "98"),
        ("cybercrime-verdachten", 2023, "121"),
    ],
)
def test_a_figure_is_exact_in_its_own_unit(plan: Plan, indicator: str, jaar: int, waarde: str) -> None:
    assert _indicator(plan, indicator).reeks()[jaar].waarde == Decimal(waarde)


@pytest.mark.parametrize(
    ("indicator", "doel"),
    [
        ("cybercrime-onderzoeken", "27"),
        ("cybercrime-verdachten", "150"),
        ("afgepakt-vermogen", "8.8"),
        ("afpakzaken", "200"),
        ("om-verdachten-mensenhandel", "23"),
        ("csv-onderzoeken", "100"),
        ("bereikbaarheid-0900", "80"),
        ("reactietijd-prio-1", "80"),
        ("sash-formulier", "85"),
        ("v-nummer", "90"),
        ("identiteitszuil", "75"),
        ("thuiscontroles-verona", "100"),
        ("kinderporno-doorlooptijd", "45"),
        ("kalsbeeknorm", "70"),
        ("zedenzaak-doorlooptijd", "50"),
    ],
)
def test_a_norm_is_the_target_of_2023(plan: Plan, indicator: str, doel: str) -> None:
    assert {jaar: d.waarde for jaar, d in _indicator(plan, indicator).streefwaarden.items()} == {2023: Decimal(doel)}


def test_exactly_the_three_marked_figures_of_2023_are_provisional(plan: Plan) -> None:
    voorlopig = {i.sleutel: jaar for i in plan.indicatoren for jaar, c in i.reeks().items() if c.voorlopig}
    assert voorlopig == {
        "hennepplantages": 2023,
        "synthetische-drugs-productie": 2023,
        "synthetische-drugs-dumping": 2023,
    }


# --- themes --------------------------------------------------------------------------------------------------------


def test_the_five_themes_have_the_headings_of_the_report_as_their_own_layers(plan: Plan) -> None:
    assert {fiche.sleutel: [laag.titel for laag in plan.lagen_van(fiche)] for fiche in plan.fiches} == {
        "onrust": ["Bronnen van onrust", "Omgaan met ongenoegen"],
        "ondermijning": ["Investering in versterking vanuit de partners", "Investeren op onderwerpen"],
        "zorg-veiligheid": ["Inspanningen op de thema's", "Veiligheid hulpverleners"],
        "cyber": ["Cybersafety", "Cybercriminaliteit", "Bestrijding online seksueel misbruik"],
        "organisatie": ["Ontwikkelingen Opsporing"],
    }


def test_no_layer_of_a_theme_is_empty_and_every_layer_is_the_source_s(plan: Plan) -> None:
    for fiche in plan.fiches:
        assert {m.laag for m in fiche.maatregelen} == set(fiche.lagen)
        assert {m.laag_herkomst for m in fiche.maatregelen} == {"plan"}


def test_every_measure_has_an_account_of_2023_or_earlier(plan: Plan, verantwoording: Verantwoording) -> None:
    verteld = {melding.maatregel for verslag in verantwoording.verslagen for melding in verslag.voortgang}
    namen = {f"{f.sleutel}.{m.laag}.{m.sleutel}" for f in plan.fiches for m in f.maatregelen}
    assert namen - verteld == set()


def test_every_theme_has_a_verdict_that_says_it_is_our_reading(plan: Plan, verantwoording: Verantwoording) -> None:
    (verslag,) = (v for v in verantwoording.verslagen if v.jaar == 2023)
    assert [b.fiche for b in verslag.beoordelingen] == [fiche.sleutel for fiche in plan.fiches]
    assert {b.herkomst for b in verslag.beoordelingen} == {"afgeleid"}


def test_the_one_claim_of_the_report_that_its_table_contradicts_is_found(plan: Plan) -> None:
    (fout,) = (b for b in controleer(plan) if b.soort == "narekenen")
    assert fout.plaats == "cyber-verdachten-doel"
    assert fout.tekst.startswith("121 op 150 is 80,7\u00a0%, waar de bron “voldoet ruimschoots")
