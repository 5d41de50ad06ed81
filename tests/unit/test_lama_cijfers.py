"""The shipped ZVP 2020-2025: every figure that the source prints, and its sums that do not hold."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from lama_zvp.plan.check import controleer
from lama_zvp.plan.load import load_plan
from lama_zvp.plan.model import Indicator, Plan, Tabel

PLAN = Path(__file__).resolve().parents[2] / "plans" / "lama-2020-2025.yaml"


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan(PLAN)


def _indicator(plan: Plan, sleutel: str) -> Indicator:
    return next(indicator for indicator in plan.indicatoren if indicator.sleutel == sleutel)


def _reeks(plan: Plan, sleutel: str) -> dict[int, Decimal | None]:
    """The printed years of an indicator."""
    return {jaar: cijfer.waarde for jaar, cijfer in _indicator(plan, sleutel).nulmeting.items()}


def _tabel(plan: Plan, sleutel: str) -> Tabel:
    return next(tabel for tabel in plan.middelen.tabellen if tabel.sleutel == sleutel)


# --- figures -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("indicator", "cijfers"),
    [
        ("misdrijven-totaal", (3465, 3247, 3479)),
        ("misdrijven-goederen", (1901, 1715, 1636)),
        ("misdrijven-personen", (1094, 1105, 1320)),
        ("misdrijven-ecofin", (225, 198, 268)),
        ("misdrijven-lichamelijke-integriteit", (313, 308, 321)),
        ("misdrijven-drugs", (186, 203, 251)),
        ("misdrijven-informatica", (44, 57, 66)),
        ("ongevallen-stoffelijke-schade", (760, 751, 765)),
        ("ongevallen-letsel", (207, 183, 197)),
        ("verkeersdoden", (3, 1, 3)),
        ("zwaargewonden", (24, 18, 15)),
        ("lichtgewonden", (251, 222, 250)),
    ],
)
def test_a_series_2016_2018_is_as_printed(plan: Plan, indicator: str, cijfers: tuple[int, int, int]) -> None:
    assert _reeks(plan, indicator) == dict(zip((2016, 2017, 2018), map(Decimal, cijfers), strict=True))
    assert _indicator(plan, indicator).soort == "telling"


def test_only_drugs_crime_is_marked_as_driven_by_police_work(plan: Plan) -> None:
    assert [indicator.sleutel for indicator in plan.indicatoren if indicator.door_politiewerk] == ["misdrijven-drugs"]


@pytest.mark.parametrize(
    ("indicator", "aandeel", "n", "limburg"),
    [
        ("veilig-in-buurt", 74, 1028, 78),
        ("buurt-te-hard-rijden", 66, 1028, None),
        ("buurt-sluikstorten", 50, 1028, None),
        ("buurt-hinderlijk-parkeren", 41, 1028, None),
        ("buurt-woninginbraak", 34, 1028, None),
        ("doet-niet-open", 50, 1028, None),
        ("mijdt-plaatsen", 33, 1028, None),
        ("buurt-verzorgd", 82, 1028, None),
        ("internetoplichting", 24, 1028, None),
        ("gehackt", 5, 1028, None),
        ("tevreden-politie", 59, 1028, 69),
        ("moeilijk-contacteren", 18, 1028, None),
        ("geen-politiecontact", 70, 1028, None),
        ("tevreden-laatste-contact", 64, None, 72),
        ("aangifte-woninginbraak", 89, None, None),
        ("aangifte-motor-bromfiets", 73, None, None),
    ],
)
def test_a_share_of_the_veiligheidsmonitor_is_as_printed_with_its_sample_and_limburg(
    plan: Plan, indicator: str, aandeel: int, n: int | None, limburg: int | None
) -> None:
    gezocht = _indicator(plan, indicator)
    assert gezocht.soort == "percentage"
    assert _reeks(plan, indicator) == {2018: Decimal(aandeel)}
    assert gezocht.nulmeting[2018].n == n
    elders = {vergelijking.naam: vergelijking.cijfers[2018].waarde for vergelijking in gezocht.vergelijking}
    assert elders == ({"Limburg": Decimal(limburg)} if limburg else {})


@pytest.mark.parametrize(
    "indicator",
    [
        "doet-niet-open",
        "tevreden-politie",
        "geen-politiecontact",
        "tevreden-laatste-contact",
        "aangifte-woninginbraak",
        "aangifte-motor-bromfiets",
        "monitor-respons",
    ],
)
def test_a_figure_that_the_source_words_loosely_says_so(plan: Plan, indicator: str) -> None:
    assert _indicator(plan, indicator).nulmeting[2018].opmerking


@pytest.mark.parametrize(("gemeente", "aandelen"), [("maasmechelen", (34, 44, 22)), ("lanaken", (43, 41, 16))])
def test_trust_in_the_stadsmonitor_2017_is_as_printed_with_flanders_beside_it(
    plan: Plan, gemeente: str, aandelen: tuple[int, int, int]
) -> None:
    for soort, aandeel, vlaanderen in zip(("veel", "neutraal", "weinig"), aandelen, (47, 38, 15), strict=True):
        indicator = _indicator(plan, f"vertrouwen-{gemeente}-{soort}")
        assert _reeks(plan, indicator.sleutel) == {2017: Decimal(aandeel)}
        (elders,) = indicator.vergelijking
        assert (elders.naam, elders.cijfers[2017].waarde) == ("Vlaanderen", Decimal(vlaanderen))


@pytest.mark.parametrize(
    ("indicator", "jaar", "waarde"),
    [
        ("monitor-aangeschreven", 2018, 2800),
        ("monitor-ingevuld", 2018, 1028),
        ("monitor-op-papier", 2018, 833),
        ("monitor-digitaal", 2018, 195),
        ("monitor-respons", 2018, 37),
        ("inwoners", 2018, 64_325),
        ("inwoners-maasmechelen", 2018, 38_488),
        ("inwoners-lanaken", 2018, 25_837),
        ("bin-netwerken", 2019, 3),
        ("whatsapp-groepen", 2019, 24),
        ("whatsapp-groepen-lanaken", 2019, 8),
        ("whatsapp-groepen-maasmechelen", 2019, 16),
    ],
)
def test_the_other_printed_counts_are_there(plan: Plan, indicator: str, jaar: int, waarde: int) -> None:
    assert _reeks(plan, indicator) == {jaar: Decimal(waarde)}


def test_no_target_is_invented(plan: Plan) -> None:
    assert [indicator.sleutel for indicator in plan.indicatoren if indicator.streefwaarden] == []


# --- people and money ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tabel", "rij", "cellen"),
    [
        ("operationeel", "officieren", "5 5 6"),
        ("operationeel", "middenkader", "25 22.40 25"),
        ("operationeel", "basiskader", "91 78.40 97"),
        ("operationeel", "agenten", "2 1.80 0"),
        ("operationeel", "totaal", "123 103.60 128"),
        ("calog", "niveau-a", "2 2 3"),
        ("calog", "niveau-b", "8 7.80 12"),
        ("calog", "niveau-c", "14 11.70 13"),
        ("calog", "niveau-d", "6 3.73 0"),
        ("calog", "totaal", "30 25.23 28"),
        ("begroting", "ontvangsten", "7329345 7210827 7350395 7495754 7640960 7756118"),
        ("begroting", "personeelskosten", "12598411 13076393 13658435 14301625 14759662 15128654"),
        ("begroting", "dotatie-lanaken", "3639094 3110100 3505594 3568631 3876486 3907875"),
        ("begroting", "dotatie-maasmechelen", "3960230 4599074 5183914 5277130 5681457 5778789"),
    ],
)
def test_a_row_of_staff_or_budget_is_as_printed(plan: Plan, tabel: str, rij: str, cellen: str) -> None:
    gezocht = _tabel(plan, tabel)
    rijen = {printed.sleutel: printed for printed in (*gezocht.rijen, gezocht.totaal) if printed}
    assert rijen[rij].cellen == tuple(Decimal(cel) for cel in cellen.split())


def test_the_budget_has_a_column_for_every_year_of_the_plan(plan: Plan) -> None:
    assert [int(kolom.sleutel) for kolom in _tabel(plan, "begroting").kolommen] == list(plan.periode.jaren())


def test_fifteen_percent_of_the_capacity_is_for_investigation(plan: Plan) -> None:
    assert any(afspraak.tekst.startswith("15 %") for afspraak in plan.middelen.afspraken)


def test_exactly_three_of_the_printed_sums_do_not_hold(plan: Plan) -> None:
    gevonden = {
        (bevinding.gedrukt, bevinding.berekend and round(bevinding.berekend, 1))
        for bevinding in controleer(plan)
        if bevinding.soort == "narekenen"
    }
    assert gevonden == {
        (Decimal("103.60"), Decimal("107.6")),
        (Decimal(154), Decimal("153")),
        (Decimal(37), Decimal("36.7")),
    }
