"""The statistics: known answers, agreement with an independent library, laws, large counts."""

from __future__ import annotations

import math
import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from lama_zvp.assess.regelkaart import regelgrenzen
from lama_zvp.assess.statistiek import (
    Z95,
    marge,
    marge_wald,
    normaal_overschrijding,
    normaal_tweezijdig,
    student_tweezijdig,
    toets_aandelen,
    wilson,
    z_toets_past,
)
from lama_zvp.assess.tellingen import (
    EXACT_TOT,
    Overspreiding,
    binomiale_kans,
    overspreiding,
    toets_tellingen,
    toets_tellingen_verbreed,
)

NAUWKEURIG = 1e-9
KLEIN = st.integers(0, 400)
GROOT = st.one_of(KLEIN, st.integers(0, 20_000), st.integers(0, 2_000_000))
VERHOUDING = st.one_of(st.just(1.0), st.floats(0.05, 20), st.sampled_from([0.25, 0.5, 2.0, 9 / 12, 365 / 366]))
AANDEEL = st.floats(0, 1)
STEEKPROEF = st.integers(1, 100_000)


# --- two counts --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("oud", "nieuw", "p"),
    [(3, 3, "1.0"), (24, 15, "0.20"), (313, 321, "0.78"), (186, 251, "0.002"), (0, 0, "1.0"), (0, 5, "0.0625")],
)
def test_the_known_answers_of_the_plan_come_out(oud: int, nieuw: int, p: str) -> None:
    decimalen = len(p.partition(".")[2])
    assert round(toets_tellingen(oud, nieuw), decimalen) == float(p)


@given(oud=GROOT, nieuw=GROOT, verhouding=VERHOUDING)
def test_two_counts_are_compared_as_scipy_does(oud: int, nieuw: int, verhouding: float) -> None:
    if oud + nieuw == 0:
        assert toets_tellingen(oud, nieuw, verhouding=verhouding) == 1
        return
    verwacht = stats.binomtest(nieuw, oud + nieuw, verhouding / (1 + verhouding)).pvalue
    assert toets_tellingen(oud, nieuw, verhouding=verhouding) == pytest.approx(verwacht, abs=NAUWKEURIG, rel=NAUWKEURIG)


@given(oud=GROOT, verschil=st.floats(-6, 6), verhouding=VERHOUDING)
def test_counts_that_differ_no_more_than_chance_are_compared_as_scipy_does(
    oud: int, verschil: float, verhouding: float
) -> None:
    """Near the expectation, where both tails are thick: random pairs seldom come there."""
    nieuw = max(0, round(oud * verhouding + verschil * math.sqrt(oud * verhouding + 1)))
    if oud + nieuw == 0:
        return
    verwacht = stats.binomtest(nieuw, oud + nieuw, verhouding / (1 + verhouding)).pvalue
    assert toets_tellingen(oud, nieuw, verhouding=verhouding) == pytest.approx(verwacht, abs=NAUWKEURIG, rel=NAUWKEURIG)


@given(oud=GROOT, nieuw=GROOT)
def test_the_order_of_two_counts_of_equal_years_makes_no_difference(oud: int, nieuw: int) -> None:
    assert toets_tellingen(oud, nieuw) == pytest.approx(toets_tellingen(nieuw, oud), rel=1e-12)


@given(k=st.integers(0, 3000), meer=st.integers(0, 3000), p=st.floats(0.001, 0.999))
def test_a_binomial_probability_is_that_of_scipy(k: int, meer: int, p: float) -> None:
    if k + meer:
        assert binomiale_kans(k, k + meer, p) == pytest.approx(stats.binom.pmf(k, k + meer, p), rel=1e-9, abs=1e-300)


def test_a_million_is_compared_within_a_blink() -> None:
    begin = time.process_time()
    p = toets_tellingen(1_000_000, 1_002_500)
    assert time.process_time() - begin < 0.1
    assert p == pytest.approx(stats.binomtest(1_002_500, 2_002_500).pvalue, rel=NAUWKEURIG)


@pytest.mark.parametrize(("oud", "nieuw"), [(60_000_000, 60_010_000), (10**9, 10**9 + 90_000), (10**12, 10**12)])
def test_beyond_the_exact_range_the_normal_approximation_takes_over_unnoticed(oud: int, nieuw: int) -> None:
    assert oud + nieuw > EXACT_TOT
    assert toets_tellingen(oud, nieuw) == pytest.approx(stats.binomtest(nieuw, oud + nieuw).pvalue, abs=1e-7)
    scheef = stats.binomtest(nieuw * 20, oud + nieuw * 20, 20 / 21).pvalue
    assert toets_tellingen(oud, nieuw * 20, verhouding=20.0) == pytest.approx(scheef, abs=1e-4)


def test_a_difference_beyond_all_chance_gives_no_overflow() -> None:
    assert toets_tellingen(0, 1_000_000) == 0
    assert 0 <= toets_tellingen(900_000, 1_100_000) < 1e-300


@pytest.mark.parametrize(("oud", "nieuw", "verhouding"), [(-1, 3, 1.0), (3, -1, 1.0), (3, 3, 0.0), (3, 3, math.inf)])
def test_what_is_no_count_is_refused(oud: int, nieuw: int, verhouding: float) -> None:
    with pytest.raises(ValueError):
        toets_tellingen(oud, nieuw, verhouding=verhouding)


# --- overdispersion ----------------------------------------------------------------------------------------------


@given(st.lists(st.integers(0, 5000), min_size=2, max_size=12).filter(any))
def test_overdispersion_is_pearsons_statistic_over_its_degrees_of_freedom(tellingen: list[int]) -> None:
    chi2 = stats.chisquare(tellingen).statistic
    gevonden = overspreiding(tellingen)
    assert gevonden.factor == pytest.approx(chi2 / (len(tellingen) - 1), rel=NAUWKEURIG)
    assert gevonden.vrijheidsgraden == len(tellingen) - 1


def test_the_drugs_figures_of_the_plan_vary_five_times_as_much_as_chance() -> None:
    gevonden = overspreiding([186, 203, 251])
    assert (round(gevonden.factor, 1), gevonden.vrijheidsgraden) == (5.3, 2)
    assert toets_tellingen_verbreed(186, 251, gevonden) == pytest.approx(0.311, abs=0.001)


def test_years_without_any_event_have_no_overdispersion_and_one_year_is_no_series() -> None:
    assert overspreiding([0, 0, 0]) == Overspreiding(0.0, 2)
    with pytest.raises(ValueError):
        overspreiding([3])


@given(
    oud=KLEIN, nieuw=KLEIN, factor=st.floats(0, 30), graden=st.integers(1, 9), verhouding=st.sampled_from([1.0, 0.75])
)
def test_the_widened_test_is_never_surer_than_the_exact_one(
    oud: int, nieuw: int, factor: float, graden: int, verhouding: float
) -> None:
    exact = toets_tellingen(oud, nieuw, verhouding=verhouding)
    verbreed = toets_tellingen_verbreed(oud, nieuw, Overspreiding(factor, graden), verhouding=verhouding)
    assert exact <= verbreed <= 1
    if factor <= 1:
        assert verbreed == exact


@given(oud=st.integers(1, 2000), nieuw=st.integers(1, 2000), factor=st.floats(1.01, 40), graden=st.integers(1, 9))
def test_the_widened_test_is_the_quasi_poisson_formula(oud: int, nieuw: int, factor: float, graden: int) -> None:
    t = (nieuw - oud) / math.sqrt(factor * (oud + nieuw))
    verwacht = max(2 * stats.t.sf(abs(t), graden), stats.binomtest(nieuw, oud + nieuw).pvalue)
    gevonden = toets_tellingen_verbreed(oud, nieuw, Overspreiding(factor, graden))
    assert gevonden == pytest.approx(verwacht, abs=NAUWKEURIG)


@given(oud=KLEIN, nieuw=KLEIN, laag=st.floats(1.1, 20), meer=st.floats(0, 20), graden=st.integers(1, 9))
def test_more_overdispersion_never_makes_surer(oud: int, nieuw: int, laag: float, meer: float, graden: int) -> None:
    eerst = toets_tellingen_verbreed(oud, nieuw, Overspreiding(laag, graden))
    assert toets_tellingen_verbreed(oud, nieuw, Overspreiding(laag + meer, graden)) >= eerst - 1e-12


# --- distributions -----------------------------------------------------------------------------------------------


@given(st.floats(-40, 40))
def test_the_normal_tail_is_that_of_scipy(z: float) -> None:
    assert normaal_overschrijding(z) == pytest.approx(stats.norm.sf(z), rel=NAUWKEURIG, abs=1e-300)
    assert normaal_tweezijdig(z) == pytest.approx(2 * stats.norm.sf(abs(z)), rel=NAUWKEURIG, abs=1e-300)


@given(t=st.floats(-1e6, 1e6), graden=st.integers(1, 200))
def test_the_tails_of_student_are_those_of_scipy(t: float, graden: int) -> None:
    assert student_tweezijdig(t, graden) == pytest.approx(2 * stats.t.sf(abs(t), graden), abs=NAUWKEURIG)


def test_student_needs_a_degree_of_freedom_and_bears_infinity() -> None:
    assert student_tweezijdig(math.inf, 2) == 0
    with pytest.raises(ValueError):
        student_tweezijdig(1.0, 0)


def test_the_constant_is_the_ninety_seven_and_a_half_th_percentile() -> None:
    assert pytest.approx(stats.norm.ppf(0.975), abs=1e-15) == Z95


# --- shares ------------------------------------------------------------------------------------------------------


def test_seventy_four_percent_of_1028_is_two_point_seven_points_either_way() -> None:
    assert round(100 * marge(0.74, 1028), 1) == 2.7
    assert marge(0.74, 1028) == marge_wald(0.74, 1028)


@given(ja=st.integers(0, 5000), nee=st.integers(0, 5000))
def test_the_interval_of_a_share_is_wilsons(ja: int, nee: int) -> None:
    n = ja + nee
    if n == 0:
        return
    laag, hoog = wilson(ja / n, n)
    verwacht = stats.binomtest(ja, n).proportion_ci(0.95, method="wilson")
    assert (laag, hoog) == pytest.approx((verwacht.low, verwacht.high), abs=NAUWKEURIG)


@given(ja=st.integers(1, 3000), nee=st.integers(1, 3000), ja2=st.integers(1, 3000), nee2=st.integers(1, 3000))
def test_two_shares_are_compared_as_a_two_by_two_table_without_correction(
    ja: int, nee: int, ja2: int, nee2: int
) -> None:
    n, n2 = ja + nee, ja2 + nee2
    verwacht = stats.chi2_contingency([[ja, nee], [ja2, nee2]], correction=False).pvalue
    assert toets_aandelen(ja / n, n, ja2 / n2, n2) == pytest.approx(verwacht, abs=NAUWKEURIG)


@given(aandeel=AANDEEL, n=STEEKPROEF, meer=st.integers(0, 100_000))
def test_a_bigger_sample_never_widens_a_margin(aandeel: float, n: int, meer: int) -> None:
    assert marge(aandeel, n + meer) <= marge(aandeel, n) * (1 + 1e-12)


@given(aandeel=AANDEEL, n=STEEKPROEF)
def test_a_margin_is_never_smaller_than_wald_and_covers_wilson_where_the_sample_is_small(
    aandeel: float, n: int
) -> None:
    breed = marge(aandeel, n)
    assert breed >= marge_wald(aandeel, n)
    if min(aandeel, 1 - aandeel) * n < 10:
        laag, hoog = wilson(aandeel, n)
        assert aandeel - breed <= laag + 1e-12
        assert aandeel + breed >= hoog - 1e-12


def test_a_share_of_nought_has_a_margin_too() -> None:
    assert marge_wald(0.0, 100) == 0
    assert 0.036 < marge(0.0, 100) < 0.038


@given(aandeel=st.sampled_from([0.0, 1.0]), n=STEEKPROEF, n2=STEEKPROEF)
def test_two_samples_without_any_variation_do_not_differ(aandeel: float, n: int, n2: int) -> None:
    assert toets_aandelen(aandeel, n, aandeel, n2) == 1


def test_the_z_test_asks_for_five_expected_on_each_side() -> None:
    assert z_toets_past(0.05, 100, 0.05, 100)
    assert not z_toets_past(0.04, 100, 0.04, 100)
    assert not z_toets_past(0.96, 100, 0.96, 1000)


@pytest.mark.parametrize(("aandeel", "n"), [(1.2, 100), (-0.1, 100), (0.5, 0)])
def test_what_is_no_share_of_a_sample_is_refused(aandeel: float, n: int) -> None:
    with pytest.raises(ValueError):
        marge(aandeel, n)


# --- control charts ----------------------------------------------------------------------------------------------


def test_the_limits_are_the_mean_and_two_point_sixty_six_mean_steps() -> None:
    grenzen = regelgrenzen([Decimal(w) for w in (10, 12, 11, 15, 12)])
    assert grenzen.gemiddelde == 12
    # Steps 2, 1, 4, 3: on average 2,5.
    assert (grenzen.onder, grenzen.boven) == (12 - Decimal("6.65"), 12 + Decimal("6.65"))


@settings(max_examples=50)
@given(st.lists(st.integers(0, 500), min_size=2, max_size=40), st.integers(-1000, 1000))
def test_limits_move_along_with_the_series(waarden: list[int], stap: int) -> None:
    eerst = regelgrenzen([Decimal(w) for w in waarden])
    later = regelgrenzen([Decimal(w + stap) for w in waarden])
    assert later.onder - eerst.onder == pytest.approx(Decimal(stap))
    assert eerst.onder <= eerst.gemiddelde <= eerst.boven


def test_one_point_has_no_limits() -> None:
    with pytest.raises(ValueError):
        regelgrenzen([Decimal(3)])
