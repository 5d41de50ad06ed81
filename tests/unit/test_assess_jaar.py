"""A whole year judged: fiches and their kernindicator, the proposal, what asks for a hand, years out of reach."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from lama_zvp.assess.jaar import beoordeel_jaar
from lama_zvp.assess.model import Aandachtspunt, FicheOordeel, Jaaroordeel
from lama_zvp.journal.beeld import Jaarbeeld
from lama_zvp.journal.events import Beoordeling, Besluit, BesluitOpvolging, Feit
from lama_zvp.plan.load import load_plan
from lama_zvp.plan.model import Eenmalig, Plan
from tests.assess_stof import (
    cijfers,
    feit,
    fiche,
    gemeld,
    gemeten,
    hefboom,
    indicator,
    maatregel,
    oordeel,
    plan,
    streef,
    van_fiche,
)
from tests.storage.stof import nummer_id

Gegeven = tuple[Feit, dict[str, Any]]
KERN = indicator(kernindicator=True, nulmeting=cijfers(j2018=200))
GOED = gemeld("verkeer.ontraden.a", "2024-12-01")
VAST = gemeld("verkeer.ontraden.b", "2024-12-01", "geblokkeerd")


@pytest.fixture(scope="module")
def lama() -> Plan:
    return load_plan(Path(__file__).resolve().parents[2] / "plans" / "lama-2020-2025.yaml")


def een_fiche(*feiten: Gegeven, kern: Any = KERN, maatregelen: str = "a", vandaag: str | None = None) -> FicheOordeel:
    """One fiche with one measure per letter and one kernindicator, in 2024."""
    eigen = fiche("verkeer", [maatregel(letter) for letter in maatregelen], (kern.sleutel,) if kern else ())
    return van_fiche(
        oordeel(plan(eigen, indicatoren=(kern,) if kern else ()), 2024, *feiten, vandaag=vandaag), "verkeer"
    )


# --- the kernindicator speaks for the fiche ----------------------------------------------------------------------


def test_the_effect_of_a_fiche_is_that_of_its_kernindicator_by_name() -> None:
    gezien = een_fiche(GOED, gemeten("ongevallen", "2024", 100))
    (cijfer,) = gezien.indicatoren
    assert (gezien.effect.oordeel, gezien.zekerheid) == ("gunstig", cijfer.zekerheid)
    assert gezien.effect.redenen == ("Kernindicator: Ongevallen.", *cijfer.effect.redenen)


def test_of_several_kernindicatoren_the_fiches_first_speaks() -> None:
    a, b = (indicator(naam, kernindicator=True, nulmeting=cijfers(j2018=200)) for naam in ("a", "b"))
    twee = plan(fiche("verkeer", [maatregel("a")], ("b", "a")), indicatoren=(a, b))
    assert van_fiche(oordeel(twee, 2024), "verkeer").effect.redenen[0] == "Kernindicator: B."


def test_without_a_kernindicator_nothing_is_said_about_effect() -> None:
    zonder = een_fiche(GOED, gemeten("ongevallen", "2024", 100), kern=indicator(nulmeting=cijfers(j2018=200)))
    assert (zonder.effect.oordeel, zonder.zekerheid.oordeel) == ("onvoldoende-gegevens", "onbekend")
    assert zonder.effect.redenen == ("Het plan duidt hier geen kernindicator aan.",)
    assert een_fiche(GOED, kern=None).effect.redenen == (
        "Het plan noemt hier geen indicator: of het werkt, is niet te meten.",
    )


# --- the proposal ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("meldingen", "cijfer", "voorstel"),
    [
        ([], 100, None),
        ([GOED], 100, "op-koers"),
        ([GOED], 200, "op-koers"),
        ([GOED], 300, "aandacht"),
        ([gemeld("verkeer.ontraden.a", "2024-12-01", "geblokkeerd")], 100, "bijsturen"),
    ],
)
def test_the_proposal_follows_the_execution_and_a_bad_figure_makes_it_stricter(
    meldingen: list[Gegeven], cijfer: int, voorstel: str | None
) -> None:
    gezien = een_fiche(*meldingen, gemeten("ongevallen", "2024", cijfer))
    assert gezien.voorstel == voorstel
    assert gezien.voorstel_redenen


def test_attention_and_an_unfavourable_figure_together_ask_for_steering() -> None:
    niet = [gemeld(f"verkeer.ontraden.{letter}", "2020-12-01", "niet-gestart") for letter in "ab"]
    eigen = plan(fiche("verkeer", [maatregel("a"), maatregel("b")], ("ongevallen",)), indicatoren=(KERN,))

    def voorstel(cijfer: int) -> str | None:
        return van_fiche(oordeel(eigen, 2020, *niet, gemeten("ongevallen", "2020", cijfer)), "verkeer").voorstel

    assert (voorstel(200), voorstel(300)) == ("aandacht", "bijsturen")


def test_a_missed_target_weighs_like_an_unfavourable_figure() -> None:
    kern = indicator(kernindicator=True, nulmeting=cijfers(j2018=200), streefwaarden=streef(2024, 150))
    gezien = een_fiche(GOED, gemeten("ongevallen", "2024", 190), kern=kern)
    assert gezien.voorstel == "aandacht"
    assert gezien.voorstel_redenen[1] == "De kernindicator (Ongevallen) haalt zijn streefwaarde niet."


def test_a_favourable_figure_never_makes_up_for_what_was_not_done() -> None:
    gezien = een_fiche(VAST, GOED, gemeten("ongevallen", "2024", 1), maatregelen="ab")
    assert (gezien.effect.oordeel, gezien.uitvoering.oordeel, gezien.voorstel) == ("gunstig", "bijsturen", "bijsturen")


def test_what_police_work_drives_does_not_weigh_in_the_proposal() -> None:
    kern = indicator(kernindicator=True, door_politiewerk=True, nulmeting=cijfers(j2018=200))
    gezien = een_fiche(GOED, gemeten("ongevallen", "2024", 300), kern=kern)
    assert (gezien.effect.oordeel, gezien.voorstel) == ("ongunstig", "op-koers")
    assert "weegt niet mee" in gezien.voorstel_redenen[1]


def test_a_proposal_on_execution_alone_says_so() -> None:
    assert een_fiche(GOED).voorstel_redenen == (
        "De uitvoering is op koers.",
        "Over het effect zeggen de cijfers niets; het voorstel steunt alleen op de uitvoering.",
    )


# --- what asks for a hand ----------------------------------------------------------------------------------------


def soorten(jaar: Jaaroordeel) -> list[tuple[str, str]]:
    return [(punt.soort, punt.onderwerp) for punt in jaar.aandacht]


def punt_van(jaar: Jaaroordeel, soort: str) -> Aandachtspunt:
    return next(punt for punt in jaar.aandacht if punt.soort == soort)


BESLUIT = Besluit(titel="Extra camera", verantwoordelijke="korpschef", termijn=date(2024, 10, 1))


def test_the_most_urgent_comes_first() -> None:
    drie = plan(
        fiche(
            "verkeer",
            [
                maatregel("zwijgt"),
                maatregel("oud"),
                maatregel("vast"),
                maatregel("laat", Eenmalig(termijn=date(2021, 6, 30))),
                maatregel("later", Eenmalig(termijn=date(2022, 6, 30))),
            ],
            ("ongevallen",),
        ),
        indicatoren=(KERN, indicator("gewonden", nulmeting=cijfers(j2018=20))),
    )
    jaar = oordeel(
        drie,
        2024,
        gemeld("verkeer.ontraden.oud", "2022-03-01"),
        gemeld("verkeer.ontraden.vast", "2024-03-01", "geblokkeerd"),
        feit(BESLUIT, onderwerp="verkeer", datum=date(2024, 2, 1)),
    )
    assert soorten(jaar) == [
        ("te-laat", "verkeer.ontraden.laat"),
        ("te-laat", "verkeer.ontraden.later"),
        ("besluit", "verkeer"),
        ("geblokkeerd", "verkeer.ontraden.vast"),
        ("cijfer-ontbreekt", "ongevallen"),
        ("oordeel-ontbreekt", "verkeer"),
        ("verouderd", "verkeer.ontraden.oud"),
        ("zonder-melding", "verkeer.ontraden.zwijgt"),
        ("cijfer-ontbreekt", "gewonden"),
    ]
    assert punt_van(jaar, "besluit").tekst == (
        "Besluit “Extra camera” van 1 februari 2024: 151 dagen over de termijn van 1 oktober 2024."
    )


def test_four_silent_measures_of_a_fiche_are_one_point_and_three_are_three() -> None:
    def punten(letters: str) -> list[tuple[str, str]]:
        eigen = plan(fiche("verkeer", [maatregel(letter) for letter in letters]))
        return [paar for paar in soorten(oordeel(eigen, 2024)) if paar[0] == "zonder-melding"]

    assert punten("abc") == [("zonder-melding", f"verkeer.ontraden.{letter}") for letter in "abc"]
    assert punten("abcd") == [("zonder-melding", "verkeer")]


def test_a_point_about_several_measures_is_as_restricted_as_the_strictest_of_them() -> None:
    maatregelen = [maatregel(letter, klasse="beperkt" if letter == "d" else None) for letter in "abcd"]
    jaar = oordeel(plan(fiche("verkeer", maatregelen, klasse="openbaar")), 2024)
    assert punt_van(jaar, "zonder-melding").klasse == "beperkt"
    assert punt_van(jaar, "zonder-melding").tekst == "Verkeer: over alle 4 maatregelen is nog niets gemeld."


def test_stale_measures_of_one_fiche_are_told_together_with_the_oldest() -> None:
    eigen = plan(fiche("verkeer", [maatregel(letter) for letter in "abcde"]))
    meldingen = [gemeld(f"verkeer.ontraden.{letter}", f"2023-0{n}-01") for n, letter in enumerate("abcd", 1)]
    punt = punt_van(oordeel(eigen, 2024, *meldingen), "verouderd")
    assert punt.tekst == (
        "Verkeer: van 4 van de 5 maatregelen is de laatste melding te oud; de oudste is 730 dagen oud."
    )


@pytest.mark.parametrize("stand", ["uitgevoerd", "vervallen"])
def test_a_closed_decision_asks_for_nothing(stand: Any) -> None:
    besluit = feit(BESLUIT, onderwerp="", datum=date(2024, 2, 1))
    lopend, gesloten = (
        feit(BesluitOpvolging(stand=s), onderwerp="", datum=date(2024, 11, 1), betreft=nummer_id(1))
        for s in ("lopend", stand)
    )
    assert "besluit" in [soort for soort, _ in soorten(oordeel(plan(), 2024, besluit, lopend))]
    assert "besluit" not in [soort for soort, _ in soorten(oordeel(plan(), 2024, besluit, lopend, gesloten))]


def test_an_open_decision_asks_for_nothing_until_it_is_overdue_or_a_year_old() -> None:
    zonder_termijn = Besluit(titel="Meer licht", verantwoordelijke="korpschef")

    def vraagt(besluit: Besluit, vandaag: str) -> bool:
        gegeven = feit(besluit, onderwerp="", datum=date(2024, 2, 1))
        return "besluit" in [soort for soort, _ in soorten(oordeel(plan(), 2024, gegeven, vandaag=vandaag))]

    assert [vraagt(BESLUIT, dag) for dag in ("2024-10-01", "2024-10-02")] == [False, True]
    assert [vraagt(zonder_termijn, dag) for dag in ("2025-01-31", "2025-02-01")] == [False, True]


def test_a_judgement_is_missing_only_once_the_year_is_over_and_nobody_gave_it() -> None:
    gegeven = feit(
        Beoordeling(oordeel="op-koers", toelichting="goed"), onderwerp="verkeer", datum=date(2025, 2, 3), jaar=2024
    )

    def ontbreekt(*feiten: Gegeven, vandaag: str) -> list[str]:
        jaar = oordeel(plan(), 2024, *feiten, vandaag=vandaag)
        return [onderwerp for soort, onderwerp in soorten(jaar) if soort == "oordeel-ontbreekt"]

    assert ontbreekt(vandaag="2024-12-31") == []
    assert ontbreekt(vandaag="2025-01-01") == ["verkeer", "drugs"]
    assert ontbreekt(gegeven, vandaag="2025-03-01") == ["drugs"]


def test_figures_that_are_old_are_asked_for_and_those_without_direction_are_not() -> None:
    def gevraagd(jaar: int, **velden: Any) -> bool:
        los = plan(indicatoren=(indicator(nulmeting=cijfers(j2018=20), **velden),))
        return "cijfer-ontbreekt" in [soort for soort, _ in soorten(oordeel(los, jaar, vandaag="2026-03-01"))]

    assert gevraagd(2020)
    assert not gevraagd(2020, richting="neutraal")
    assert not gevraagd(2020, cijfers={2019: cijfers(j2019=3)[2019]})


def test_a_quiet_year_asks_for_nothing() -> None:
    een = plan(fiche("verkeer", [maatregel("a")]))
    assert oordeel(een, 2024, GOED, vandaag="2024-12-15").aandacht == ()


# --- years out of reach, and nothing known -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("jaar", "vandaag", "reden"),
    [
        (2019, "2024-05-01", "2019 valt buiten de periode van het plan, 1 januari 2020 tot en met 31 december 2025."),
        (2026, "2026-05-01", "2026 valt buiten de periode van het plan, 1 januari 2020 tot en met 31 december 2025."),
        (2025, "2024-12-31", "Het planjaar 2025 begint pas op 1 januari 2025."),
        (2020, "2019-12-31", "Het planjaar 2020 begint pas op 1 januari 2020."),
    ],
)
def test_a_year_out_of_reach_is_unknown_and_says_why(lama: Plan, jaar: int, vandaag: str, reden: str) -> None:
    gezien = beoordeel_jaar(lama, Jaarbeeld(lama.sleutel, jaar), date.fromisoformat(vandaag))
    for deel in (*gezien.fiches, *gezien.hefbomen):
        assert (deel.uitvoering.oordeel, deel.uitvoering.redenen) == ("onbekend", (reden,))
        assert (deel.actualiteit.oordeel, deel.voorstel) == ("onbekend", None)
        assert deel.effect.oordeel == "onvoldoende-gegevens"
        assert all(
            (m.stand.oordeel, m.stand.redenen, m.te_laat) == ("onbekend", (reden,), False) for m in deel.maatregelen
        )
    assert gezien.aandacht == ()


def test_with_an_empty_journal_everything_is_unknown_with_reasons(lama: Plan) -> None:
    gezien = beoordeel_jaar(lama, Jaarbeeld(lama.sleutel, 2024), date(2025, 3, 1))
    assert gezien.meldingen == 0
    for deel in (*gezien.fiches, *gezien.hefbomen):
        verdicts = [deel.uitvoering, deel.zekerheid, deel.actualiteit, *(laag.uitvoering for laag in deel.lagen)]
        assert {verdict.oordeel for verdict in verdicts} == {"onbekend"}
        assert deel.effect.oordeel == "onvoldoende-gegevens"
        assert {m.stand.oordeel for m in deel.maatregelen} <= {"onbekend"}
        assert deel.voorstel is None
    assert {i.effect.oordeel for i in gezien.indicatoren.values()} == {"onvoldoende-gegevens"}


def test_every_measure_fiche_hefboom_and_indicator_of_the_plan_is_judged(lama: Plan) -> None:
    gezien = beoordeel_jaar(lama, Jaarbeeld(lama.sleutel, 2024), date(2025, 3, 1))
    assert [f.sleutel for f in gezien.fiches] == [f.sleutel for f in lama.fiches]
    assert [h.sleutel for h in gezien.hefbomen] == [f"hefboom.{h.sleutel}" for h in lama.hefbomen]
    assert list(gezien.indicatoren) == [i.sleutel for i in lama.indicatoren]
    assert [len(f.maatregelen) for f in gezien.fiches] == [len(f.maatregelen) for f in lama.fiches]


def test_short_titles_fit_and_are_cut_at_a_word(lama: Plan) -> None:
    gezien = beoordeel_jaar(lama, Jaarbeeld(lama.sleutel, 2024), date(2025, 3, 1))
    assert all(len(deel.korte_titel) <= 24 for deel in (*gezien.fiches, *gezien.hefbomen))
    lang = hefboom("openbare-orde-en-genegotieerd-beheer", "a")
    (deel,) = oordeel(plan(hefbomen=(lang,)), 2024).hefbomen
    assert deel.korte_titel == "Openbare-orde-en-genego…"


def test_entries_about_what_the_plan_no_longer_has_are_named_and_counted() -> None:
    jaar = oordeel(
        plan(),
        2024,
        gemeld("verkeer.ontraden.vroeger", "2024-02-01"),
        gemeld("verkeer.ontraden.lopend", "2024-02-01"),
        gemeten("oud-cijfer", "2024", 3),
    )
    assert (jaar.vervallen, jaar.meldingen) == (("oud-cijfer", "verkeer.ontraden.vroeger"), 2)


def test_the_drugs_figures_of_the_plan_are_never_told_without_the_caution(lama: Plan) -> None:
    beeld = Jaarbeeld(lama.sleutel, 2024)
    drugs = beoordeel_jaar(lama, beeld, date(2025, 3, 1)).indicatoren["misdrijven-drugs"]
    assert any("politiewerk" in zin for zin in drugs.waarschuwingen)


def test_three_of_four_is_three_quarters() -> None:
    drie_van_vier = [gemeld(f"verkeer.ontraden.{letter}", "2024-12-01") for letter in "abc"]
    eigen = plan(fiche("verkeer", [maatregel(letter) for letter in "abcd"]))
    assert eigen.drempels.aandeel_op_koers == Decimal("0.75")
    assert van_fiche(oordeel(eigen, 2024, *drie_van_vier), "verkeer").uitvoering.oordeel == "op-koers"
