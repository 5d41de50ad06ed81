"""What happened to the figures: series, comparisons, targets, breaks, control charts, certainty, and their words."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from lama_zvp.assess.model import IndicatorOordeel, Toets
from lama_zvp.assess.toetsen import AANDELEN, EXACT, GEEN_TOETS, VERBREED
from lama_zvp.assess.woorden import INDICATIEF
from lama_zvp.journal.events import Concept, Feit
from lama_zvp.journal.fold import jaarbeeld
from lama_zvp.plan.model import Indicator
from lama_zvp.typografie import NBSP
from tests.assess_stof import breuk, cijfers, drempels, gemeten, indicator, oordeel, oordeel_indicator, plan, streef
from tests.storage.stof import verzegel

Gegeven = tuple[Feit, dict[str, Any]]


def beoordeeld(
    basis: Indicator, waarde: int | str, jaar: int = 2024, *erbij: Gegeven, **velden: Any
) -> IndicatorOordeel:
    """An indicator with one figure for the year."""
    return oordeel_indicator(basis, jaar, *erbij, gemeten(basis.sleutel, str(jaar), waarde, **velden))


def tegenover(gezien: IndicatorOordeel, wat: str) -> Toets:
    return next(toets for toets in gezien.toetsen if toets.tegenover == wat)


def zinnen(gezien: IndicatorOordeel) -> tuple[str, ...]:
    return tuple(reden.replace(NBSP, " ") for reden in gezien.effect.redenen)


# --- counts ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("oud", "nieuw", "p", "effect"),
    [
        (3, 3, 1.0, "geen-aantoonbaar-verschil"),
        (24, 15, 0.20, "geen-aantoonbaar-verschil"),
        (313, 321, 0.78, "geen-aantoonbaar-verschil"),
        (186, 251, 0.002, "ongunstig"),
        (251, 186, 0.002, "gunstig"),
    ],
)
def test_a_count_is_compared_with_the_baseline(oud: int, nieuw: int, p: float, effect: str) -> None:
    gezien = beoordeeld(indicator(nulmeting=cijfers(j2018=oud)), nieuw)
    toets = tegenover(gezien, "nulmeting")
    assert toets.p == pytest.approx(p, abs=0.005)
    assert (gezien.effect.oordeel, toets.effect.oordeel, toets.methode) == (effect, effect, EXACT)
    assert (toets.verschil, toets.oud.periode, toets.nieuw.periode) == (nieuw - oud, "2018", "2024")


@pytest.mark.parametrize(("richting", "effect"), [("lager-beter", "ongunstig"), ("hoger-beter", "gunstig")])
def test_the_plan_says_which_direction_is_better(richting: str, effect: str) -> None:
    assert beoordeeld(indicator(nulmeting=cijfers(j2018=100), richting=richting), 200).effect.oordeel == effect


def test_a_figure_without_a_better_direction_is_told_and_not_judged() -> None:
    gezien = beoordeeld(indicator(nulmeting=cijfers(j2018=100), richting="neutraal"), 200)
    assert gezien.effect.oordeel == "neutraal"
    assert "Het plan zegt niet welke richting beter is." in gezien.effect.redenen


def test_the_words_tell_figures_chance_and_no_cause() -> None:
    gezien = beoordeeld(indicator(nulmeting=cijfers(j2018=1636)), 1402, 2024, gemeten("ongevallen", "2023", 1420))
    assert zinnen(gezien) == (
        "Tegenover de nulmeting van 2018: van 1.636 naar 1.402 feiten (−234, −14 %): "
        "een gunstig verschil dat moeilijk met toeval te verklaren is (p < 0,001).",
        "Tegenover 2023: van 1.420 naar 1.402 feiten (−18, −1 %): zo'n verschil kan toeval zijn (p = 0,75).",
        "Indicatief: een verschil zegt niet waardoor het komt.",
    )


def test_an_unchanged_figure_is_called_unchanged() -> None:
    assert zinnen(beoordeeld(indicator(nulmeting=cijfers(j2018=40)), 40))[0] == (
        "Tegenover de nulmeting van 2018: gelijk gebleven op 40 feiten."
    )


def test_a_difference_from_nought_has_no_percentage() -> None:
    gezien = beoordeeld(indicator(nulmeting=cijfers(j2018=0)), 12)
    assert tegenover(gezien, "nulmeting").relatief is None
    assert zinnen(gezien)[0].startswith("Tegenover de nulmeting van 2018: van 0 naar 12 feiten (+12):")


def test_the_last_printed_year_is_the_baseline() -> None:
    gezien = beoordeeld(indicator(nulmeting=cijfers(j2016=10, j2018=24, j2017=99)), 20)
    assert gezien.nulmeting is not None
    assert (gezien.nulmeting.jaar, gezien.nulmeting.waarde, gezien.nulmeting.gedrukt) == (2018, 24, True)


def test_an_empty_last_year_gives_no_other_baseline() -> None:
    gezien = beoordeeld(indicator(nulmeting=cijfers(j2016=10, j2018=None)), 20)
    assert gezien.nulmeting is None
    assert gezien.effect.oordeel == "onvoldoende-gegevens"


def test_without_a_baseline_the_year_before_speaks() -> None:
    gezien = beoordeeld(indicator(), 60, 2024, gemeten("ongevallen", "2023", 120))
    assert (gezien.effect.oordeel, [t.tegenover for t in gezien.toetsen]) == ("gunstig", ["vorig jaar"])


def test_the_baseline_leads_where_both_speak() -> None:
    basis = indicator(nulmeting=cijfers(j2018=120))
    gezien = beoordeeld(basis, 120, 2024, gemeten("ongevallen", "2023", 60))
    assert tegenover(gezien, "vorig jaar").effect.oordeel == "ongunstig"
    assert gezien.effect.oordeel == "geen-aantoonbaar-verschil"


def test_the_year_before_is_not_told_twice_when_it_is_the_baseline() -> None:
    gezien = oordeel_indicator(indicator(nulmeting=cijfers(j2019=120)), 2020, gemeten("ongevallen", "2020", 60))
    assert [t.tegenover for t in gezien.toetsen] == ["nulmeting", "vorig jaar"]
    assert [zin[:28] for zin in zinnen(gezien)] == ["Tegenover de nulmeting van 2", INDICATIEF[:28]]


def test_a_baseline_that_varies_more_than_chance_widens_the_test() -> None:
    basis = indicator(nulmeting=cijfers(j2016=186, j2017=203, j2018=251))
    gezien = beoordeeld(basis, 180)
    toets = tegenover(gezien, "nulmeting")
    assert toets.methode == VERBREED
    assert toets.p == pytest.approx(0.2766, abs=0.0001)
    assert zinnen(gezien)[1] == (
        "De toets is verbreed, want de spreiding van de nulmetingsjaren is 5,3 keer die van toeval alleen."
    )


def test_a_calm_baseline_or_one_of_two_years_does_not_widen_the_test() -> None:
    for jaren in (cijfers(j2016=207, j2017=183, j2018=197), cijfers(j2017=100, j2018=251)):
        assert tegenover(beoordeeld(indicator(nulmeting=jaren), 150), "nulmeting").methode == EXACT


def test_years_before_a_break_tell_nothing_about_how_much_the_series_varies() -> None:
    basis = indicator(nulmeting=cijfers(j2016=186, j2017=203, j2018=251), reeksbreuken=breuk(2017))
    assert tegenover(beoordeeld(basis, 180), "nulmeting").methode == EXACT


def test_half_an_event_is_no_count() -> None:
    gezien = beoordeeld(indicator(nulmeting=cijfers(j2018="24.5")), 15)
    assert gezien.effect.oordeel == "onvoldoende-gegevens"
    assert "hele aantallen" in zinnen(gezien)[0]


def test_what_was_done_is_told_and_neither_tested_nor_judged() -> None:
    gezien = beoordeeld(indicator(nulmeting=cijfers(j2019=3), aard="activiteit", richting="hoger-beter"), 9)
    assert gezien.effect.oordeel == "neutraal"
    assert (tegenover(gezien, "nulmeting").p, tegenover(gezien, "nulmeting").methode) == (None, GEEN_TOETS)
    assert zinnen(gezien)[:2] == (
        "Tegenover de nulmeting van 2019: van 3 naar 9 feiten (+6, +200 %).",
        "Dit telt wat er gedaan is, niet wat het opleverde.",
    )


@pytest.mark.parametrize("soort", ["bedrag", "duur"])
def test_an_amount_or_a_duration_is_told_without_a_test(soort: str) -> None:
    gezien = beoordeeld(indicator(nulmeting=cijfers(j2018="12.5"), soort=soort, eenheid="dagen"), "10.5")
    toets = tegenover(gezien, "nulmeting")
    assert (gezien.effect.oordeel, toets.p, toets.verschil) == ("onvoldoende-gegevens", None, -2)
    assert "geen toets, alleen het verschil" in zinnen(gezien)[0]


# --- shares ------------------------------------------------------------------------------------------------------


def aandeel(**velden: Any) -> Indicator:
    vast: dict[str, Any] = {"soort": "percentage", "aard": "beleving", "richting": "hoger-beter"}
    return indicator("tevreden", **vast | velden)


def test_shares_are_compared_with_the_sample_sizes() -> None:
    gezien = beoordeeld(aandeel(nulmeting=cijfers(1028, j2018=59)), 64, n=1000)
    assert tegenover(gezien, "nulmeting").methode == AANDELEN
    assert tegenover(gezien, "nulmeting").p == pytest.approx(0.0207, abs=0.0001)
    assert gezien.marge == pytest.approx(Decimal("2.975"))
    assert zinnen(gezien)[0] == (
        "Tegenover de nulmeting van 2018: van 59 % naar 64 % (+5 procentpunten): "
        "een gunstig verschil dat moeilijk met toeval te verklaren is (p = 0,021)."
    )


def test_without_a_sample_size_a_share_is_not_judged() -> None:
    gezien = beoordeeld(aandeel(nulmeting=cijfers(j2018=34)), 44, n=1000)
    assert (gezien.effect.oordeel, gezien.zekerheid.oordeel) == ("onvoldoende-gegevens", "laag")
    assert "op hoeveel antwoorden (n) het cijfer van 2018 rust, is niet bekend" in zinnen(gezien)[0]


def test_too_few_answers_for_a_test_are_refused() -> None:
    gezien = beoordeeld(aandeel(nulmeting=cijfers(40, j2018=5)), 10, n=40)
    assert gezien.effect.oordeel == "onvoldoende-gegevens"
    assert "te klein voor een toets" in zinnen(gezien)[0]


def test_only_a_share_with_a_sample_has_a_margin() -> None:
    assert beoordeeld(aandeel(), 74, n=1028).marge == pytest.approx(Decimal("2.6814"))
    assert beoordeeld(aandeel(), 74).marge is None
    assert beoordeeld(indicator(), 74).marge is None


# --- breaks, provisional and unfinished figures ------------------------------------------------------------------


def test_across_a_break_nothing_is_compared() -> None:
    basis = indicator(nulmeting=cijfers(j2018=100), reeksbreuken=breuk(2021), streefwaarden=streef(2024, 90))
    gezien = beoordeeld(basis, 50, 2024, gemeten("ongevallen", "2023", 55))
    assert gezien.effect.oordeel == "niet-vergelijkbaar"
    assert tegenover(gezien, "nulmeting").verschil is None
    assert tegenover(gezien, "streefwaarde").effect.oordeel == "niet-vergelijkbaar"
    assert tegenover(gezien, "vorig jaar").effect.oordeel == "geen-aantoonbaar-verschil"
    assert zinnen(gezien)[0] == (
        "Niet te vergelijken met de nulmeting van 2018: vanaf 2021 wordt anders geteld (nieuwe registratie)."
    )


@pytest.mark.parametrize(("jaar", "vergelijkbaar"), [(2018, True), (2019, False), (2024, False), (2025, True)])
def test_a_break_lies_before_the_first_figure_of_its_year(jaar: int, vergelijkbaar: bool) -> None:
    gezien = beoordeeld(indicator(nulmeting=cijfers(j2018=100), reeksbreuken=breuk(jaar)), 50)
    assert (gezien.effect.oordeel != "niet-vergelijkbaar") == vergelijkbaar


def test_a_provisional_figure_is_judged_and_marked() -> None:
    gezien = beoordeeld(indicator(nulmeting=cijfers(j2018=100)), 50, voorlopig=True)
    assert gezien.effect.oordeel == "gunstig"
    assert gezien.waarschuwingen == ("Het cijfer van 2024 is voorlopig (*).",)
    assert gezien.nu is not None
    assert gezien.nu.voorlopig


def test_a_count_entered_before_its_year_was_over_is_not_compared() -> None:
    gezien = beoordeeld(indicator(nulmeting=cijfers(j2018=100)), 50, dag="2024-06-30")
    assert gezien.nu is not None
    assert (gezien.nu.tussenstand, gezien.nu.voorlopig, gezien.effect.oordeel) == (True, True, "onvoldoende-gegevens")
    assert gezien.zekerheid.oordeel == "laag"
    assert "voor het jaar om was" in gezien.waarschuwingen[0]
    assert not beoordeeld(indicator(), 50, dag="2024-12-31").nu.tussenstand  # type: ignore[union-attr]


def test_a_survey_of_the_running_year_is_no_unfinished_figure() -> None:
    gezien = beoordeeld(aandeel(nulmeting=cijfers(1028, j2018=59)), 64, n=1000, dag="2024-06-30")
    assert gezien.effect.oordeel == "gunstig"


# --- the series --------------------------------------------------------------------------------------------------


def test_an_entered_figure_takes_the_place_of_the_printed_one() -> None:
    gezien = oordeel_indicator(indicator(nulmeting=cijfers(j2018=100)), 2024, gemeten("ongevallen", "2018", 90))
    assert gezien.nulmeting is not None
    assert (gezien.nulmeting.waarde, gezien.nulmeting.gedrukt) == (90, False)


def test_what_the_plan_prints_of_its_own_years_is_in_the_series_but_no_baseline() -> None:
    basis = indicator(nulmeting=cijfers(j2019=100), cijfers=cijfers(j2020=70, j2021=50))
    gezien = oordeel_indicator(basis, 2021)
    assert gezien.nulmeting is not None
    assert gezien.nu is not None
    assert (gezien.nulmeting.jaar, gezien.nu.waarde, gezien.nu.gedrukt) == (2019, 50, True)
    assert gezien.effect.oordeel == "gunstig"


def test_figures_of_one_gemeente_are_no_figures_of_the_zone() -> None:
    gezien = oordeel_indicator(indicator(), 2024, gemeten("ongevallen", "2024", 7, gemeente="lanaken"))
    assert (gezien.reeks, gezien.nu) == ((), None)


def test_figures_after_the_year_are_not_seen() -> None:
    beeld = oordeel_indicator(indicator(nulmeting=cijfers(j2019=3)), 2024, gemeten("ongevallen", "2025", 7))
    assert [punt.periode for punt in beeld.reeks] == ["2019"]


def delen(jaar: int, waarden: list[int], stap: str = "-K") -> list[Gegeven]:
    vorm = "{}-K{}" if stap == "-K" else "{}-{:02d}"
    return [gemeten("ongevallen", vorm.format(jaar, n), w) for n, w in enumerate(waarden, 1)]


def test_four_quarters_add_up_to_a_year() -> None:
    gezien = oordeel_indicator(indicator(nulmeting=cijfers(j2018=100)), 2024, *delen(2024, [10, 20, 5, 15]))
    assert gezien.nu is not None
    assert (gezien.nu.waarde, gezien.nu.bron, gezien.effect.oordeel) == (50, "som van vier kwartalen", "gunstig")


def test_three_quarters_do_not_add_up_to_a_year() -> None:
    gezien = oordeel_indicator(indicator(nulmeting=cijfers(j2018=100)), 2024, *delen(2024, [10, 20, 5]))
    assert gezien.nu is None
    assert zinnen(gezien) == (
        "Voor 2024 is nog geen cijfer ingevoerd.",
        "Ingevoerd zijn 3 van de 4 kwartalen.",
        "Het laatste cijfer is dat van 2018: 100 feiten.",
    )


def test_a_years_own_figure_comes_before_the_sum_of_its_parts() -> None:
    feiten = [*delen(2024, [10, 20, 5, 15]), gemeten("ongevallen", "2024", 52)]
    gezien = oordeel_indicator(indicator(), 2024, *feiten)
    assert gezien.nu is not None
    assert gezien.nu.waarde == 52


def test_the_parts_of_a_share_are_not_added_up() -> None:
    kwartalen = [gemeten("tevreden", f"2024-K{n}", 60, n=100) for n in (1, 2, 3, 4)]
    assert oordeel_indicator(aandeel(), 2024, *kwartalen).nu is None


def test_in_the_running_year_a_count_is_not_missing_yet() -> None:
    gezien = oordeel_indicator(indicator(nulmeting=cijfers(j2018=100)), 2024, vandaag="2024-05-01")
    assert zinnen(gezien)[0] == "Het cijfer van 2024 is er pas als het jaar om is."


# --- targets -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("jaar", "waarde", "effect", "woord"),
    [
        (2025, 80, "gunstig", "is gehaald"),
        (2025, 81, "ongunstig", "is niet gehaald"),
        (2024, 81, "neutraal", "is nog niet gehaald"),
        (2024, 70, "gunstig", "is gehaald"),
    ],
)
def test_a_registered_figure_reached_its_target_or_not(jaar: int, waarde: int, effect: str, woord: str) -> None:
    basis = indicator(nulmeting=cijfers(j2018=100), streefwaarden=streef(2025, 80))
    gezien = beoordeeld(basis, waarde, jaar)
    toets = tegenover(gezien, "streefwaarde")
    assert (toets.effect.oordeel, toets.p, gezien.streefwaarde, gezien.streefjaar) == (effect, None, 80, 2025)
    assert f"De streefwaarde voor 2025 (hoogstens 80 feiten) {woord}" in zinnen(gezien)[1]


@pytest.mark.parametrize(
    ("waarde", "effect"),
    [(75, "gunstig"), (71, "geen-aantoonbaar-verschil"), (69, "geen-aantoonbaar-verschil"), (65, "ongunstig")],
)
def test_a_survey_reached_its_target_only_outside_the_margin(waarde: int, effect: str) -> None:
    gezien = beoordeeld(aandeel(streefwaarden=streef(2024, 70)), waarde, n=1000)
    assert tegenover(gezien, "streefwaarde").effect.oordeel == effect
    assert "(minstens 70 %)" in zinnen(gezien)[0]


def test_a_survey_without_a_sample_size_cannot_be_held_against_its_target() -> None:
    gezien = beoordeeld(aandeel(streefwaarden=streef(2024, 70)), 90)
    assert tegenover(gezien, "streefwaarde").effect.oordeel == "onvoldoende-gegevens"


def test_the_target_is_that_of_the_year_or_the_next_or_the_last() -> None:
    basis = indicator(streefwaarden=streef(2022, 90) | streef(2025, 80))
    assert [oordeel_indicator(basis, jaar).streefjaar for jaar in (2021, 2022, 2023, 2025)] == [2022, 2022, 2025, 2025]
    assert oordeel_indicator(indicator(streefwaarden=streef(2022, 90)), 2025).streefjaar == 2022
    assert oordeel_indicator(indicator(), 2025).streefwaarde is None


def test_a_target_on_an_activity_and_on_what_police_work_drives_is_warned_of() -> None:
    activiteit = oordeel_indicator(indicator(aard="activiteit", streefwaarden=streef(2025, 80)), 2024)
    assert activiteit.waarschuwingen == (
        "De streefwaarde geldt een activiteit: ze zegt wat er gedaan moet worden, niet of het veiliger wordt.",
    )
    drugs = oordeel_indicator(indicator(door_politiewerk=True, streefwaarden=streef(2025, 80)), 2024)
    assert drugs.waarschuwingen[0].startswith("De streefwaarde geldt feiten die vooral door politiewerk aan het licht")
    assert oordeel_indicator(indicator(streefwaarden=streef(2025, 80)), 2024).waarschuwingen == ()


def test_more_drugs_cases_are_never_told_without_the_caution() -> None:
    gezien = beoordeeld(indicator(nulmeting=cijfers(j2018=186), door_politiewerk=True), 251)
    assert gezien.effect.oordeel == "ongunstig"
    assert any("meer vaststellingen kunnen op meer controles wijzen" in zin for zin in zinnen(gezien))


# --- control charts ----------------------------------------------------------------------------------------------


def maanden(waarden: list[int], *, vanaf: int = 2023) -> list[Gegeven]:
    return [gemeten("ongevallen", f"{vanaf + n // 12}-{n % 12 + 1:02d}", w) for n, w in enumerate(waarden)]


RUSTIG = [10, 12, 11, 9, 10, 13, 11, 10, 12, 9, 10, 11]


def test_ten_months_make_a_control_chart_and_nine_do_not() -> None:
    assert oordeel_indicator(indicator(), 2024, *maanden(RUSTIG[:9], vanaf=2024)).regelkaart is None
    kaart = oordeel_indicator(indicator(), 2024, *maanden(RUSTIG[:10], vanaf=2024)).regelkaart
    assert kaart is not None
    assert (kaart.ritme, len(kaart.punten), kaart.signalen) == ("maand", 10, ())
    # Mean 10,7; steps 2 1 2 1 3 2 1 2 3, on average 17/9.
    assert kaart.gemiddelde == Decimal("10.7")
    assert kaart.bovengrens == pytest.approx(Decimal("10.7") + Decimal("2.66") * 17 / 9)


def test_a_month_outside_the_limits_is_a_signal_in_words() -> None:
    gezien = oordeel_indicator(indicator(), 2024, *maanden([*RUSTIG, 10, 11, 40]))
    assert gezien.regelkaart is not None
    assert [(s.soort, s.kant, s.van) for s in gezien.regelkaart.signalen] == [("buiten-grens", "hoger", "2024-03")]
    assert gezien.effect.oordeel == "ongunstig"
    assert zinnen(gezien)[0] == "Maart 2024 ligt hoger dan de gewone schommeling van de reeks."


def test_the_year_is_held_against_the_limits_of_the_years_before() -> None:
    kaart = oordeel_indicator(indicator(), 2024, *maanden([*RUSTIG, 30, 31, 30])).regelkaart
    assert kaart is not None
    assert (kaart.basis, len(kaart.punten)) == (12, 15)
    assert [s.van for s in kaart.signalen] == ["2024-01", "2024-02", "2024-03"]
    te_kort = oordeel_indicator(indicator(), 2024, *maanden(RUSTIG[:9]), *maanden([10, 30], vanaf=2024)).regelkaart
    assert te_kort is not None
    assert te_kort.basis == 11


def test_eight_in_a_row_on_one_side_are_a_signal_and_seven_are_not() -> None:
    hoog = [20, 22, 21, 22, 20, 21, 22, 20]
    acht = oordeel_indicator(indicator(), 2024, *maanden([*hoog, *[15, 14, 15, 14]], vanaf=2024)).regelkaart
    zeven = oordeel_indicator(indicator(), 2024, *maanden([*hoog[:7], *[15, 14, 15, 14]], vanaf=2024)).regelkaart
    assert acht is not None
    assert zeven is not None
    assert ("acht-op-rij", "hoger", "2024-01", "2024-08") in [(s.soort, s.kant, s.van, s.tot) for s in acht.signalen]
    assert not any(s.soort == "acht-op-rij" for s in zeven.signalen)


def test_signals_that_contradict_each_other_make_no_verdict() -> None:
    gezien = oordeel_indicator(indicator(), 2024, *maanden([*RUSTIG, 1, 40]))
    assert gezien.regelkaart is not None
    assert {s.kant for s in gezien.regelkaart.signalen} == {"lager", "hoger"}
    assert gezien.effect.oordeel == "geen-aantoonbaar-verschil"


def test_a_quiet_series_without_a_years_figure_shows_no_difference() -> None:
    gezien = oordeel_indicator(indicator(), 2024, *maanden([*RUSTIG, 10, 11]))
    assert gezien.effect.oordeel == "geen-aantoonbaar-verschil"
    assert zinnen(gezien) == ("De reeks blijft binnen haar gewone schommeling.", INDICATIEF)


def test_a_chart_begins_anew_after_a_break_and_leaves_unfinished_months_out() -> None:
    basis = indicator(reeksbreuken=breuk(2024))
    assert oordeel_indicator(basis, 2024, *maanden([*RUSTIG, *RUSTIG[:9]])).regelkaart is None
    vroeg = [gemeten("ongevallen", "2024-10", 11, dag="2024-10-05")]
    gezien = oordeel_indicator(indicator(), 2024, *maanden(RUSTIG[:9], vanaf=2024), *vroeg)
    assert gezien.regelkaart is None


def test_the_limits_of_a_count_do_not_go_below_nought_nor_those_of_a_share_above_a_hundred() -> None:
    kaart = oordeel_indicator(indicator(), 2024, *maanden([0, 3, 0, 4, 0, 2, 0, 3, 0, 5], vanaf=2024)).regelkaart
    assert kaart is not None
    assert kaart.ondergrens == 0
    hoog = [gemeten("tevreden", f"2024-{n:02d}", 99 - n % 3 * 5, n=50) for n in range(1, 11)]
    kaart = oordeel_indicator(aandeel(), 2024, *hoog).regelkaart
    assert kaart is not None
    assert kaart.bovengrens == 100


# --- certainty ---------------------------------------------------------------------------------------------------


def zekerheid(basis: Indicator, waarde: int | str, **velden: Any) -> tuple[str, tuple[str, ...]]:
    gezien = beoordeeld(basis, waarde, **velden).zekerheid
    return gezien.oordeel, gezien.redenen


DRIE = {"nulmeting": cijfers(j2016=110, j2017=105, j2018=100)}


def test_a_definitive_figure_with_a_source_beside_several_baseline_years_is_sure() -> None:
    assert zekerheid(indicator(**DRIE), 90)[0] == "hoog"


def test_without_a_figure_nothing_is_sure_and_the_age_of_the_last_is_told() -> None:
    gezien = oordeel_indicator(indicator(**DRIE), 2024).zekerheid
    assert (gezien.oordeel, gezien.redenen) == (
        "onbekend",
        (
            "Zonder cijfer van 2024 is er niets om op te vertrouwen.",
            "Het laatste cijfer, van 2018, is ouder dan 18 maanden.",
        ),
    )


@pytest.mark.parametrize(
    ("basis", "velden", "niveau", "reden"),
    [
        (indicator(**DRIE), {"voorlopig": True}, "middel", "Het cijfer van 2024 is voorlopig."),
        (indicator(**DRIE), {"bron": ""}, "middel", "Bij het cijfer van 2024 staat geen bron."),
        (indicator(nulmeting=cijfers(j2018=100)), {}, "middel", "De nulmeting is één jaar"),
        (indicator(), {}, "middel", "Er is geen eerder cijfer om mee te vergelijken."),
        (indicator(nulmeting=cijfers(j2018=100)), {"voorlopig": True}, "middel", "voorlopig"),
        (indicator(nulmeting=cijfers(j2018=100)), {"voorlopig": True, "bron": ""}, "laag", "voorlopig"),
        (indicator(**DRIE, reeksbreuken=breuk(2021)), {}, "laag", "Tussen 2018 en 2024 is de telwijze veranderd."),
    ],
)
def test_every_reservation_is_named(basis: Indicator, velden: dict[str, Any], niveau: str, reden: str) -> None:
    gevonden, redenen = zekerheid(basis, 90, **velden)
    assert gevonden == niveau
    assert any(reden in zin for zin in redenen)


def test_small_counts_are_not_sure() -> None:
    niveau, redenen = zekerheid(indicator(nulmeting=cijfers(j2016=3, j2017=1, j2018=3)), 12)
    assert (niveau, redenen) == ("laag", ("Het gaat om kleine aantallen (3; de grens is 10).",))


@pytest.mark.parametrize(
    ("n", "niveau"), [(99, "laag"), (100, "middel"), (384, "middel"), (385, "hoog"), (None, "laag")]
)
def test_the_size_of_the_sample_decides_about_a_share(n: int | None, niveau: str) -> None:
    basis = aandeel(nulmeting=cijfers(1028, j2015=50, j2018=50))
    assert zekerheid(basis, 50, n=n)[0] == niveau


# --- corrections -------------------------------------------------------------------------------------------------


def test_a_corrected_figure_is_judged_as_if_it_had_been_entered_right() -> None:
    from tests.assess_stof import concepten
    from tests.storage.stof import maak, nummer_id

    basis = indicator(nulmeting=cijfers(j2018=100))
    (fout,) = concepten([gemeten("ongevallen", "2024", 500)])
    inhoud, velden = gemeten("ongevallen", "2024", 50)
    goed: Concept = maak(2, inhoud, plan=fout.plan, vervangt=nummer_id(1), **velden)
    beeld = jaarbeeld(fout.plan, 2024, verzegel([fout, goed]))
    assert [e.waarde for e in beeld.metingen["ongevallen"]] == [50]
    assert (
        oordeel(plan(indicatoren=(basis,)), 2024, gemeten("ongevallen", "2024", 50)).indicatoren["ongevallen"].effect
        == beoordeeld(basis, 50).effect
    )


def test_the_level_of_significance_is_the_plans() -> None:
    streng = plan(indicatoren=(indicator(nulmeting=cijfers(j2018=251)),), drempels=drempels(alfa=Decimal("0.001")))
    gezien = oordeel(streng, 2024, gemeten("ongevallen", "2024", 186)).indicatoren["ongevallen"]
    assert gezien.effect.oordeel == "geen-aantoonbaar-verschil"
