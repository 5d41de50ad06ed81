"""Tables printed again: figures, marks, headings and ranges of years."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lama_zvp.errors import InvoerFout, NietGevonden
from lama_zvp.plan.load import load_plan, parse_plan
from lama_zvp.plan.model import Opmaak, Plan
from lama_zvp.plan.tabelbeeld import gedrukt, indicatorentabel, jaren_van, tabelbeeld
from lama_zvp.plan.zicht import zichtbaar
from lama_zvp.typografie import lees_getal
from lama_zvp.workspace.tabel import kies_tabel, lees_jaren

ROOT = Path(__file__).resolve().parents[2]
KLEIN = (ROOT / "tests" / "golden" / "plannen" / "klein.yaml").read_text(encoding="utf-8")


def klein(*vervang: tuple[str, str]) -> Plan:
    tekst = KLEIN
    for oud, nieuw in vervang:
        assert oud in tekst, oud
        tekst = tekst.replace(oud, nieuw)
    return parse_plan(tekst.encode(), "klein.yaml")


def cellen(plan: Plan, sleutel: str, jaren: tuple[int, int] | None = None) -> dict[str, list[str]]:
    beeld = tabelbeeld(plan, kies_tabel(plan, sleutel), jaren)
    return {rij.sleutel: [cel.tekst for cel in rij.cellen] for rij in beeld.rijen}


# --- cells ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("waarde", "opmaak", "decimalen", "tekst"),
    [
        ("9827", Opmaak(), 0, "9.827"),
        ("62", Opmaak(na="%"), 0, "62%"),
        ("8.8", Opmaak(voor="€ ", na=" mln", decimalen=1), 0, "€ 8,8 mln"),
        ("2832.60", Opmaak(duizendtal=""), 2, "2832,60"),
        ("1234567", Opmaak(duizendtal=" "), 0, "1 234 567"),
        ("0", Opmaak(na="%"), 0, "0%"),
    ],
)
def test_a_figure_is_printed_as_its_mark_up_says(waarde: str, opmaak: Opmaak, decimalen: int, tekst: str) -> None:
    assert gedrukt(Decimal(waarde), opmaak, decimalen) == tekst


@given(
    st.decimals(0, 10**12, places=4),
    st.integers(0, 4),
    st.sampled_from([".", " ", ""]),
    st.sampled_from(["", "%", " mln", "x"]),
)
def test_what_is_printed_with_enough_decimals_reads_back_as_the_same_figure(
    waarde: Decimal, decimalen: int, duizendtal: str, na: str
) -> None:
    opmaak = Opmaak.model_validate({"na": na, "decimalen": 4, "duizendtal": duizendtal})
    tekst = gedrukt(waarde, opmaak, decimalen).removesuffix(na)
    assert lees_getal(tekst) == waarde


def test_a_row_draws_its_figures_and_its_target_from_an_indicator() -> None:
    assert cellen(klein(), "jaarcijfers")["ongevallen"] == ["± 100,0 stuks", "± 98,0 stuks"]


def test_a_heading_repeats_the_columns_and_a_subheading_is_a_title_alone() -> None:
    rijen = cellen(klein(), "jaarcijfers")
    assert rijen["wegen"] == ["Doel", "2020"]
    assert rijen["letsel"] == ["", ""]


def test_a_missing_figure_is_printed_as_the_source_prints_it() -> None:
    zonder = klein(("      2020: {waarde: 98}\n", "      2020: {waarde: null}\n"))
    assert cellen(zonder, "jaarcijfers")["ongevallen"] == ["± 100,0 stuks", "-"]


def test_a_provisional_figure_carries_the_mark_of_the_source() -> None:
    voorlopig = klein(("2020: {waarde: 98}", "2020: {waarde: 98, voorlopig: true}"))
    assert cellen(voorlopig, "jaarcijfers")["ongevallen"][1] == "± 98,0 stuks**"
    assert cellen(klein(), "personeel")["burger"] == ["30,00*", "ntb", "30,00"]


def test_the_figure_behind_a_cell_stays_exact_and_words_have_none() -> None:
    beeld = tabelbeeld(klein(), kies_tabel(klein(), "personeel"))
    burger = next(rij for rij in beeld.rijen if rij.sleutel == "burger")
    assert [cel.waarde for cel in burger.cellen] == [Decimal(30), None, Decimal(30)]
    assert burger.cellen[1].opmerking == "Wordt nog bepaald."
    assert [rij.soort for rij in beeld.rijen][-1] == "totaal"


# --- years and choice ----------------------------------------------------------------------------------------------


def test_years_outside_the_range_are_left_out_and_columns_without_a_year_stay() -> None:
    assert cellen(klein(), "jaarcijfers", (2020, 2021))["ongevallen"] == ["± 100,0 stuks", "± 98,0 stuks"]
    assert cellen(klein(), "jaarcijfers", (2021, 2023))["ongevallen"] == ["± 100,0 stuks"]
    assert jaren_van(kies_tabel(klein(), "jaarcijfers")) == (2020,)


@pytest.mark.parametrize(
    ("tekst", "jaren"),
    [("2018:2023", (2018, 2023)), ("2023:2018", (2018, 2023)), ("2020", (2020, 2020)), (" 2018 : 2019 ", (2018, 2019))],
)
def test_a_range_of_years_is_read_in_any_order(tekst: str, jaren: tuple[int, int]) -> None:
    assert lees_jaren(tekst) == jaren


@pytest.mark.parametrize("tekst", ["", "2018:", "vorig jaar", "18:23", "2018:2019:2020"])
def test_what_is_no_range_of_years_is_refused(tekst: str) -> None:
    with pytest.raises(InvoerFout, match="geen bereik van jaren"):
        lees_jaren(tekst)


def test_without_a_name_the_table_with_figures_per_year_is_meant() -> None:
    assert kies_tabel(klein(), None).sleutel == "jaarcijfers"


def test_a_plan_without_such_a_table_shows_its_indicators() -> None:
    plan = load_plan(ROOT / "plans" / "lama-2020-2025.yaml")
    beeld = tabelbeeld(plan, kies_tabel(plan, None))
    assert beeld.sleutel == "indicatoren"
    assert [kop.titel for kop in beeld.koppen] == ["2016", "2017", "2018", "2019"]
    assert next([c.tekst for c in rij.cellen] for rij in beeld.rijen if rij.sleutel == "misdrijven-totaal") == [
        "3.465",
        "3.247",
        "3.479",
        "–",
    ]
    assert len([rij for rij in beeld.rijen if rij.soort == "cijfers"]) == len(plan.indicatoren)


def test_the_table_of_indicators_can_be_made_of_any_plan() -> None:
    zonder = klein()
    assert indicatorentabel(zonder.model_copy(update={"indicatoren": ()})).rijen == ()
    assert tabelbeeld(zonder, indicatorentabel(zonder)).koppen[0].titel == "Doel"


def test_an_unknown_table_is_refused_with_the_tables_there_are() -> None:
    with pytest.raises(NietGevonden, match="personeel"):
        kies_tabel(klein(), "personel")


# --- what somebody may see -----------------------------------------------------------------------------------------


def test_a_table_with_a_figure_above_the_class_goes_as_a_whole() -> None:
    geheim = klein(("    onderdruk_onder: 5\n    klasse: openbaar\n", "    klasse: beperkt\n"))
    assert [tabel.sleutel for tabel in zichtbaar(geheim, "intern").tabellen] == []
    assert [tabel.sleutel for tabel in zichtbaar(geheim, "beperkt").tabellen] == ["jaarcijfers"]


def test_a_sum_over_a_hidden_figure_is_not_told() -> None:
    som = ("termen: [personeel/operationeel/kader, 30]", "termen: [indicator/ongevallen/2018, 30]")
    geheim = klein(som, ("    onderdruk_onder: 5\n    klasse: openbaar\n", "    klasse: beperkt\n"))
    assert [n.sleutel for n in zichtbaar(geheim, "intern").narekenen] == ["respons"]
    assert [n.sleutel for n in zichtbaar(klein(som), "intern").narekenen] == ["samen", "respons"]
