"""Whether what was promised is carried out: freshness, terms, numbers, and what a group of measures adds up to."""

from __future__ import annotations

from datetime import date

import pytest

from lama_zvp.assess.model import MaatregelOordeel
from lama_zvp.assess.peil import peil
from lama_zvp.assess.uitvoering import gepland, houdbaar
from lama_zvp.plan.model import Eenmalig, Periode, PerJaar, Plan, Verlenging
from lama_zvp.typografie import NBSP
from tests.assess_stof import drempels, fiche, gemeld, hefboom, maatregel, oordeel, plan, van_fiche, van_maatregel

LOPEND = "verkeer.ontraden.lopend"
ZONDER_RITME = "verkeer.ontraden.zonder-ritme"
KWARTAAL = "verkeer.ontraden.kwartaal"
JAARLIJKS = "verkeer.ontraden.jaarlijks"
EENMALIG = "verkeer.ontraden.eenmalig"
OPEN_EINDE = "verkeer.ontraden.open-einde"


def maatregel_in(jaar: int, naam: str, *feiten: object, vandaag: str | None = None) -> MaatregelOordeel:
    return van_maatregel(oordeel(plan(), jaar, *feiten, vandaag=vandaag), naam)  # type: ignore[arg-type]


# --- running measures --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("naam", [LOPEND, ZONDER_RITME])
def test_a_running_measure_that_was_recently_reported_is_on_course(naam: str) -> None:
    gezien = maatregel_in(2024, naam, gemeld(naam, "2024-10-01"))
    assert gezien.stand.oordeel == "op-koers"
    assert gezien.stand.redenen == ("Lopend volgens de melding van 1 oktober 2024.",)
    assert (gezien.dagen, gezien.status, gezien.gepland, gezien.te_laat) == (91, "lopend", None, False)


@pytest.mark.parametrize("status", ["lopend", "uitgevoerd"])
def test_good_news_is_good_for_180_days_and_then_reads_unknown(status: str) -> None:
    melding = gemeld(LOPEND, "2024-01-01", status)
    op_de_dag = maatregel_in(2024, LOPEND, melding, vandaag="2024-06-29")
    erna = maatregel_in(2024, LOPEND, melding, vandaag="2024-06-30")
    assert (op_de_dag.dagen, op_de_dag.stand.oordeel) == (180, "op-koers")
    assert (erna.dagen, erna.stand.oordeel) == (181, "onbekend")
    assert erna.stand.redenen == (
        "De laatste melding, van 1 januari 2024, is 181 dagen oud; na 180 dagen telt ze niet meer als actueel.",
    )


def test_the_last_status_stays_readable_when_it_has_gone_stale() -> None:
    gezien = maatregel_in(2024, LOPEND, gemeld(LOPEND, "2023-11-15", "uitgevoerd"))
    assert (gezien.stand.oordeel, gezien.status, gezien.status_datum) == ("onbekend", "uitgevoerd", date(2023, 11, 15))
    assert "was 412 dagen oud op 31 december 2024" in gezien.stand.redenen[0]


def test_an_entry_without_a_status_keeps_the_last_status_fresh() -> None:
    gezien = maatregel_in(2024, LOPEND, gemeld(LOPEND, "2023-11-15"), gemeld(LOPEND, "2024-12-01", None))
    assert gezien.stand.oordeel == "op-koers"
    assert gezien.stand.redenen == (
        "Lopend volgens de melding van 15 november 2023; het laatst gemeld op 1 december 2024.",
    )


def test_entries_that_never_carry_a_status_leave_the_stand_unknown() -> None:
    gezien = maatregel_in(2024, LOPEND, gemeld(LOPEND, "2024-12-01", None))
    assert gezien.stand.oordeel == "onbekend"
    assert "nooit met een status" in gezien.stand.redenen[0]


def test_a_measure_that_nobody_reported_is_unknown() -> None:
    gezien = maatregel_in(2024, LOPEND)
    assert (gezien.stand.oordeel, gezien.stand.redenen) == ("onbekend", ("Er is nog niets gemeld.",))
    assert (gezien.dagen, gezien.status, gezien.meldingen) == (None, None, 0)


def test_regular_work_is_confirmed_once_a_year() -> None:
    verankerd = gemeld(LOPEND, "2024-01-01", "verankerd")
    assert maatregel_in(2024, LOPEND, verankerd, vandaag="2024-12-31").stand.oordeel == "op-koers"
    assert maatregel_in(2025, LOPEND, verankerd, vandaag="2025-01-01").stand.oordeel == "onbekend"


@pytest.mark.parametrize("status", ["geblokkeerd", "stopgezet"])
def test_bad_news_does_not_go_away_by_silence(status: str) -> None:
    gezien = maatregel_in(2024, LOPEND, gemeld(LOPEND, "2021-02-01", status))
    assert gezien.stand.oordeel == status


def test_old_bad_news_says_how_old_it_is() -> None:
    gezien = maatregel_in(2024, LOPEND, gemeld(LOPEND, "2023-12-31", "geblokkeerd"))
    assert gezien.stand.redenen == (
        "Geblokkeerd volgens de melding van 31 december 2023.",
        "Die melding was 366 dagen oud op 31 december 2024; zolang niets anders gemeld wordt, blijft ze staan.",
    )


def test_a_running_measure_not_begun_is_behind_once_a_year_of_the_plan_has_passed() -> None:
    in_2020 = maatregel_in(2020, LOPEND, gemeld(LOPEND, "2020-10-01", "niet-gestart"))
    in_2021 = maatregel_in(2021, LOPEND, gemeld(LOPEND, "2021-10-01", "niet-gestart"))
    assert (in_2020.stand.oordeel, in_2021.stand.oordeel) == ("niet-gestart", "achter")
    assert "terwijl het plan dit belooft sinds 1 januari 2020" in in_2021.stand.redenen[0]


def test_a_measure_that_begins_later_says_so() -> None:
    later = plan(fiche("verkeer", [maatregel("lopend", sinds=date(2025, 3, 1))]))
    gezien = van_maatregel(oordeel(later, 2024), LOPEND)
    assert gezien.stand.redenen == ("Begint volgens het plan pas op 1 maart 2025; er is nog niets gemeld.",)


# --- once --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", ["uitgevoerd", "verankerd"])
def test_what_had_to_be_done_once_and_was_done_stays_done(status: str) -> None:
    gezien = maatregel_in(2025, EENMALIG, gemeld(EENMALIG, "2021-05-03", status))
    assert (gezien.stand.oordeel, gezien.te_laat) == ("op-koers", False)
    assert gezien.stand.redenen == (f"{status.capitalize()} volgens de melding van 3 mei 2021.",)


def test_what_was_done_after_its_term_is_done_and_says_so() -> None:
    gezien = maatregel_in(2023, EENMALIG, gemeld(EENMALIG, "2023-05-03", "uitgevoerd"))
    assert (gezien.stand.oordeel, gezien.te_laat) == ("op-koers", False)
    assert gezien.stand.redenen == ("Uitgevoerd volgens de melding van 3 mei 2023, na de termijn van 30 juni 2022.",)


def test_a_one_off_under_way_is_late_from_the_day_after_its_term() -> None:
    melding = gemeld(EENMALIG, "2022-06-01")
    op_de_dag = maatregel_in(2022, EENMALIG, melding, vandaag="2022-06-30")
    erna = maatregel_in(2022, EENMALIG, melding, vandaag="2022-07-01")
    assert (op_de_dag.stand.oordeel, op_de_dag.te_laat) == ("op-koers", False)
    assert (erna.stand.oordeel, erna.te_laat) == ("achter", True)
    assert erna.stand.redenen == (
        "De termijn van 30 juni 2022 is verstreken.",
        "Uitvoering is niet gemeld; de laatste status is lopend, volgens de melding van 1 juni 2022.",
    )


def test_a_late_one_off_of_which_nothing_was_heard_for_long_is_late_and_unknown() -> None:
    gezien = maatregel_in(2023, EENMALIG, gemeld(EENMALIG, "2022-06-01"))
    assert (gezien.stand.oordeel, gezien.te_laat) == ("onbekend", True)
    assert gezien.stand.redenen[1] == "De termijn van 30 juni 2022 is verstreken."


def test_a_late_one_off_that_was_reported_after_its_term_stays_behind() -> None:
    gezien = maatregel_in(2024, EENMALIG, gemeld(EENMALIG, "2022-09-01"))
    assert (gezien.stand.oordeel, gezien.te_laat) == ("achter", True)


def test_a_late_one_off_that_nobody_reported_is_late_and_unknown() -> None:
    gezien = maatregel_in(2024, EENMALIG)
    assert (gezien.stand.oordeel, gezien.te_laat) == ("onbekend", True)
    assert gezien.stand.redenen == ("Er is nog niets gemeld.", "De termijn van 30 juni 2022 is verstreken.")


def test_a_stopped_one_off_is_not_late() -> None:
    gezien = maatregel_in(2024, EENMALIG, gemeld(EENMALIG, "2022-01-05", "stopgezet"))
    assert (gezien.stand.oordeel, gezien.te_laat) == ("stopgezet", False)


def test_in_the_year_before_its_term_a_one_off_is_not_late() -> None:
    assert maatregel_in(2021, EENMALIG, vandaag="2024-05-01").te_laat is False


def test_a_one_off_without_a_term_is_due_when_the_plan_ends() -> None:
    melding = gemeld(OPEN_EINDE, "2025-12-01")
    assert maatregel_in(2025, OPEN_EINDE, melding, vandaag="2025-12-31").te_laat is False
    erna = maatregel_in(2025, OPEN_EINDE, melding, vandaag="2026-01-01")
    assert (erna.te_laat, erna.stand.oordeel) == (True, "achter")
    assert erna.stand.redenen[0] == "Het plan noemt geen termijn en liep af op 31 december 2025."


def test_an_extension_that_was_decided_moves_the_end_of_the_plan() -> None:
    extra = Verlenging(tot=date(2026, 12, 31), stand="besloten", reden="een jaar meer", bron="1")
    langer = plan(periode=Periode(van=date(2020, 1, 1), tot=date(2025, 12, 31), verlengingen=(extra,)))
    gezien = oordeel(langer, 2025, gemeld(OPEN_EINDE, "2025-12-01"), vandaag="2026-02-01")
    assert van_maatregel(gezien, OPEN_EINDE).te_laat is False
    assert oordeel(langer, 2026, vandaag="2026-02-01").peildag == date(2026, 2, 1)


# --- so many times a year ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("vandaag", "verwacht"),
    [("2024-01-01", 0), ("2024-03-31", 0), ("2024-04-01", 1), ("2024-07-01", 2), ("2025-01-05", 4)],
)
def test_the_planned_number_grows_with_the_year(vandaag: str, verwacht: int) -> None:
    gezien = maatregel_in(2024, KWARTAAL, vandaag=vandaag)
    assert gezien.gepland == verwacht


def test_days_before_the_plan_or_the_measure_do_not_count_as_planned() -> None:
    half: Plan = plan(periode=Periode(van=date(2020, 7, 1), tot=date(2025, 12, 31)))
    belofte = maatregel("kwartaal", PerJaar(per_jaar=4))
    assert gepland(belofte, peil(half, 2020, date(2021, 2, 1))) == 2
    laat = maatregel("kwartaal", PerJaar(per_jaar=4), sinds=date(2024, 10, 1))
    assert gepland(laat, peil(plan(), 2024, date(2025, 2, 1))) == 1
    assert gepland(laat, peil(plan(), 2023, date(2025, 2, 1))) == 0


def test_what_was_done_often_enough_is_on_course_for_the_year() -> None:
    gezien = maatregel_in(
        2024, KWARTAAL, gemeld(KWARTAAL, "2024-02-01", aantal=3), gemeld(KWARTAAL, "2024-03-01", aantal=1)
    )
    assert (gezien.stand.oordeel, gezien.gepland, gezien.gerealiseerd, gezien.meldingen) == ("op-koers", 4, 4, 2)
    assert gezien.stand.redenen == ("4 keer gemeld in 2024; gepland was 4 keer.",)


def test_what_was_done_too_seldom_is_behind() -> None:
    gezien = maatregel_in(2024, KWARTAAL, gemeld(KWARTAAL, "2024-12-01", aantal=3))
    assert gezien.stand.oordeel == "achter"
    assert gezien.stand.redenen == ("3 keer gemeld in 2024; gepland was 4 keer.",)


def test_in_the_middle_of_the_year_half_is_enough() -> None:
    melding = gemeld(KWARTAAL, "2024-06-01", aantal=2)
    gezien = maatregel_in(2024, KWARTAAL, melding, vandaag="2024-07-10")
    assert gezien.stand.oordeel == "op-koers"
    assert gezien.stand.redenen == ("2 keer gemeld in 2024; gepland is 4 keer per jaar, dus 2 keer tot nu toe.",)


def test_nine_tenths_of_a_large_number_is_enough() -> None:
    vaak = plan(fiche("verkeer", [maatregel("kwartaal", PerJaar(per_jaar=20))]))
    genoeg = oordeel(vaak, 2024, gemeld(KWARTAAL, "2024-12-01", aantal=18))
    te_weinig = oordeel(vaak, 2024, gemeld(KWARTAAL, "2024-12-01", aantal=17))
    assert van_maatregel(genoeg, KWARTAAL).stand.oordeel == "op-koers"
    assert van_maatregel(te_weinig, KWARTAAL).stand.oordeel == "achter"


def test_without_a_number_how_often_is_unknown() -> None:
    gezien = maatregel_in(2024, KWARTAAL, gemeld(KWARTAAL, "2024-12-01", "uitgevoerd"))
    assert (gezien.stand.oordeel, gezien.gerealiseerd) == ("onbekend", None)
    assert gezien.stand.redenen == ("Hoeveel keer het gebeurde, is niet gemeld; gepland was 4 keer.",)


def test_once_a_year_and_carried_out_needs_no_number() -> None:
    assert maatregel_in(2024, JAARLIJKS, gemeld(JAARLIJKS, "2024-02-01", "uitgevoerd")).stand.oordeel == "op-koers"
    assert maatregel_in(2024, JAARLIJKS, gemeld(JAARLIJKS, "2024-02-01", "lopend")).stand.oordeel == "onbekend"


def test_a_year_of_silence_about_a_yearly_measure_is_unknown_and_not_behind() -> None:
    gezien = maatregel_in(2024, JAARLIJKS, gemeld(JAARLIJKS, "2023-12-20", "uitgevoerd", 1))
    assert gezien.stand.oordeel == "onbekend"
    assert gezien.stand.redenen == ("In 2024 is niets gemeld; gepland was 1 keer.",)


def test_last_years_campaign_holds_until_this_years_is_due() -> None:
    melding = gemeld(JAARLIJKS, "2023-12-20", "uitgevoerd", 1)
    assert maatregel_in(2024, JAARLIJKS, melding, vandaag="2024-09-01").stand.oordeel == "op-koers"


def test_the_campaign_of_the_year_before_last_does_not_make_the_new_year_good() -> None:
    melding = gemeld(JAARLIJKS, "2022-12-20", "uitgevoerd", 1)
    gezien = maatregel_in(2024, JAARLIJKS, melding, vandaag="2024-01-10")
    assert gezien.stand.oordeel == "onbekend"
    assert gezien.stand.redenen == ("In 2023 en 2024 is niets gemeld; gepland is 1 keer per jaar.",)


def test_nothing_done_and_nothing_due_yet_is_not_called_on_course_without_a_status() -> None:
    melding = gemeld(KWARTAAL, "2024-01-10", None, 0)
    assert maatregel_in(2024, KWARTAAL, melding, vandaag="2024-02-01").stand.oordeel == "onbekend"
    assert maatregel_in(2024, KWARTAAL, melding, vandaag="2024-08-01").stand.oordeel == "onbekend"
    assert maatregel_in(2024, KWARTAAL, melding, vandaag="2024-06-30").stand.oordeel == "achter"


def test_counted_work_not_begun_is_behind_as_soon_as_one_was_due() -> None:
    melding = gemeld(KWARTAAL, "2024-02-01", "niet-gestart")
    assert maatregel_in(2024, KWARTAAL, melding, vandaag="2024-03-01").stand.oordeel == "niet-gestart"
    assert maatregel_in(2024, KWARTAAL, melding, vandaag="2024-07-01").stand.oordeel == "achter"


def test_a_number_beside_not_begun_contradicts_itself_unless_it_came_later() -> None:
    tegenspraak = maatregel_in(2024, KWARTAAL, gemeld(KWARTAAL, "2024-12-01", "niet-gestart", 4))
    assert tegenspraak.stand.oordeel == "onbekend"
    assert "spreekt elkaar tegen" in tegenspraak.stand.redenen[0]
    begonnen = maatregel_in(
        2024, KWARTAAL, gemeld(KWARTAAL, "2024-02-01", "niet-gestart"), gemeld(KWARTAAL, "2024-12-01", None, 4)
    )
    assert begonnen.stand.oordeel == "op-koers"


def test_on_one_day_it_does_not_matter_whether_the_number_or_not_begun_came_first() -> None:
    aantal, status = gemeld(KWARTAAL, "2024-12-01", None, 4), gemeld(KWARTAAL, "2024-12-01", "niet-gestart")
    assert maatregel_in(2024, KWARTAAL, aantal, status) == maatregel_in(2024, KWARTAAL, status, aantal)


@pytest.mark.parametrize(
    ("ritme", "status", "dagen"),
    [
        ("doorlopend", "lopend", 180),
        (None, "uitgevoerd", 180),
        (Eenmalig(), "lopend", 180),
        (PerJaar(per_jaar=1), "uitgevoerd", 457),
        (PerJaar(per_jaar=2), "lopend", 229),
        (PerJaar(per_jaar=4), "lopend", 180),
        (PerJaar(per_jaar=52), "lopend", 180),
        ("doorlopend", "verankerd", 365),
        (PerJaar(per_jaar=1), "verankerd", 457),
    ],
)
def test_how_long_good_news_lasts_follows_the_rhythm(ritme: object, status: str, dagen: int) -> None:
    assert houdbaar(ritme, status, drempels()) == dagen  # type: ignore[arg-type]


def test_the_plan_sets_how_long_running_work_stays_fresh() -> None:
    kort = plan(drempels=drempels(vers_doorlopend_dagen=30))
    assert van_maatregel(oordeel(kort, 2024, gemeld(LOPEND, "2024-11-30")), LOPEND).stand.oordeel == "onbekend"
    assert van_maatregel(oordeel(kort, 2024, gemeld(LOPEND, "2024-12-01")), LOPEND).stand.oordeel == "op-koers"


# --- a group -----------------------------------------------------------------------------------------------------


def groep(*standen: str | None) -> tuple[str, tuple[str, ...]]:
    """The uitvoering of a fiche whose measures were last reported with these statuses; None: never."""
    maatregelen = [maatregel(f"m{nummer}") for nummer in range(len(standen))]
    feiten = [gemeld(f"verkeer.ontraden.m{n}", "2020-12-01", status) for n, status in enumerate(standen) if status]
    uitvoering = van_fiche(oordeel(plan(fiche("verkeer", maatregelen)), 2020, *feiten), "verkeer").uitvoering
    return uitvoering.oordeel, tuple(reden.replace(NBSP, " ") for reden in uitvoering.redenen)


GOED, WEG, VAST, STOP, NIET = "lopend", None, "geblokkeerd", "stopgezet", "niet-gestart"


@pytest.mark.parametrize(
    ("standen", "verwacht"),
    [
        ([GOED] * 4, "op-koers"),
        ([GOED] * 3 + [WEG], "op-koers"),
        ([GOED] * 3 + [NIET], "op-koers"),
        ([GOED] * 4 + [VAST], "aandacht"),
        ([GOED] * 3 + [VAST], "bijsturen"),
        ([GOED] * 3 + [STOP], "bijsturen"),
        ([GOED] * 2 + [NIET] * 2, "aandacht"),
        ([NIET] * 4, "aandacht"),
        ([GOED] * 2 + [WEG] * 2, "onbekend"),
        ([VAST] * 2 + [WEG] * 2, "onbekend"),
        ([WEG] * 4, "onbekend"),
        ([GOED] * 5 + [WEG] * 4, "aandacht"),
    ],
)
def test_a_fiche_is_judged_by_the_first_rule_that_holds(standen: list[str | None], verwacht: str) -> None:
    assert groep(*standen)[0] == verwacht


def test_the_reasons_of_a_fiche_tell_the_spread_and_the_rule() -> None:
    assert groep(*[GOED] * 6, VAST, VAST, WEG)[1] == (
        "Stand van de 9 maatregelen: 6 op koers, 2 geblokkeerd, 1 onbekend.",
        "Minder dan 75 % is aantoonbaar op koers.",
    )
    assert groep(GOED, VAST)[1] == (
        "Stand van de 2 maatregelen: 1 op koers, 1 geblokkeerd.",
        "Daarvan is er 1 achter, geblokkeerd of stopgezet; vanaf 25 % is bijsturen aan de orde.",
    )
    assert groep(GOED)[1][0] == "Stand van de enige maatregel: 1 op koers."
    assert groep(WEG, WEG)[1] == (
        "Stand van de 2 maatregelen: 2 onbekend.",
        "Hoe het er nu voor staat, is niet bekend.",
    )


def test_a_threshold_of_nought_is_not_reached_by_nothing() -> None:
    streng = plan(fiche("verkeer", [maatregel("lopend")]), drempels=drempels(aandeel_onbekend=0, aandeel_achter=0))
    assert van_fiche(oordeel(streng, 2024, gemeld(LOPEND, "2024-12-01")), "verkeer").uitvoering.oordeel == "op-koers"


def test_a_fiche_without_measures_has_nothing_to_judge() -> None:
    leeg = van_fiche(oordeel(plan(fiche("verkeer", [])), 2024), "verkeer")
    assert (leeg.uitvoering.oordeel, leeg.uitvoering.redenen) == (
        "onbekend",
        ("Het plan noemt hier geen enkele maatregel.",),
    )
    assert leeg.actualiteit.oordeel == "onbekend"


def test_every_layer_is_judged_on_its_own_and_an_empty_one_says_so() -> None:
    twee = [maatregel("a"), maatregel("b", laag="nazorg")]
    gezien = van_fiche(oordeel(plan(fiche("verkeer", twee)), 2024, gemeld("verkeer.nazorg.b", "2024-12-01")), "verkeer")
    lagen = {laag.laag: laag for laag in gezien.lagen}
    assert list(lagen) == ["raadgeven", "ontraden", "reguleren", "onderzoeken", "nazorg"]
    assert (lagen["nazorg"].uitvoering.oordeel, lagen["ontraden"].uitvoering.oordeel) == ("op-koers", "onbekend")
    assert (lagen["reguleren"].aantal, lagen["reguleren"].uitvoering.redenen) == (0, ("Het plan laat deze laag leeg.",))
    assert lagen["nazorg"].standen["op-koers"] == 1
    assert sum(lagen["nazorg"].standen.values()) == 1


def test_a_fiche_has_only_its_own_layers() -> None:
    eigen = fiche("verkeer", [maatregel("a")], lagen=("ontraden", "nazorg"))
    assert [laag.laag for laag in van_fiche(oordeel(plan(eigen), 2024), "verkeer").lagen] == ["ontraden", "nazorg"]


def test_a_hefboom_is_judged_like_a_fiche_and_has_no_layers() -> None:
    met = plan(hefbomen=(hefboom("partners", "giec", "ariec"),))
    gezien = van_fiche(oordeel(met, 2024, gemeld("hefboom.partners.giec", "2024-12-01")), "hefboom.partners")
    assert gezien.lagen == ()
    assert [m.naam for m in gezien.maatregelen] == ["hefboom.partners.giec", "hefboom.partners.ariec"]
    assert gezien.uitvoering.redenen[0] == "Stand van de 2 toezeggingen: 1 op koers, 1 onbekend."


# --- actualiteit -------------------------------------------------------------------------------------------------


def test_a_fiche_is_fresh_while_its_last_entry_is_and_most_measures_were_ever_reported() -> None:
    drie = plan(fiche("verkeer", [maatregel("a"), maatregel("b"), maatregel("c")]))
    meldingen = [gemeld(f"verkeer.ontraden.{naam}", dag) for naam, dag in (("a", "2024-11-01"), ("b", "2021-01-05"))]
    vers = van_fiche(oordeel(drie, 2024, *meldingen), "verkeer").actualiteit
    assert vers.oordeel == "actueel"
    assert vers.redenen == (
        "De laatste melding is van 1 november 2024, 60 dagen voor 31 december 2024.",
        "Over 1 van de 3 maatregelen is nog nooit iets gemeld.",
    )
    assert van_fiche(oordeel(drie, 2024, meldingen[0]), "verkeer").actualiteit.oordeel == "verouderd"
    assert van_fiche(oordeel(drie, 2024, meldingen[1]), "verkeer").actualiteit.oordeel == "verouderd"
    assert van_fiche(oordeel(drie, 2024), "verkeer").actualiteit.oordeel == "onbekend"


def test_in_the_running_year_days_are_counted_to_today() -> None:
    een = plan(fiche("verkeer", [maatregel("lopend")]))
    gezien = oordeel(een, 2024, gemeld(LOPEND, "2024-05-01"), vandaag="2024-05-02")
    assert van_fiche(gezien, "verkeer").actualiteit.redenen == ("De laatste melding is van 1 mei 2024, 1 dag geleden.",)
    assert gezien.peildag == date(2024, 5, 2)
