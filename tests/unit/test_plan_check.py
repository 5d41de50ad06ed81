"""What a valid plan leaves open, and where its own printed sums do not add up."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lama_zvp.plan.check import Bevinding, controleer
from lama_zvp.plan.load import load_plan, parse_plan
from lama_zvp.plan.model import Kolom, Periode, Rij, Tabel, Verlenging

ROOT = Path(__file__).resolve().parents[2]
KLEIN = (ROOT / "tests" / "golden" / "plannen" / "klein.yaml").read_text(encoding="utf-8")

NBSP = "\u00a0"


def bevindingen(*vervang: tuple[str, str]) -> list[Bevinding]:
    """The findings of the small plan after some replacements in its text."""
    tekst = KLEIN
    for oud, nieuw in vervang:
        assert oud in tekst, oud
        tekst = tekst.replace(oud, nieuw)
    return list(controleer(parse_plan(tekst.encode(), "klein.yaml")))


def teksten(gevonden: list[Bevinding], soort: str, plaats: str) -> list[str]:
    return [b.tekst for b in gevonden if b.soort == soort and b.plaats == plaats]


def test_the_small_plan_has_only_the_findings_it_was_given() -> None:
    assert [(b.soort, b.plaats) for b in bevindingen()] == [
        ("planhiaat", "hefboom.gdpr"),
        ("planhiaat", "indicatoren"),
        ("narekenen", "respons"),
        ("opmerking", "verkeer"),
    ]


@pytest.mark.parametrize(
    ("oud", "nieuw", "plaats", "tekst"),
    [
        ("    verantwoordelijke: Diensthoofd verkeer\n", "", "verkeer", "De fiche noemt geen verantwoordelijke."),
        (
            '    doelstellingen:\n      - {tekst: Minder ongevallen met letsel, bron: "4.1.2"}\n',
            "",
            "verkeer",
            "De fiche noemt geen doelstelling.",
        ),
        (
            "    indicatoren: [ongevallen, controles]\n",
            "",
            "verkeer",
            "De fiche heeft geen indicator: of ze werkt, is niet te meten.",
        ),
        ("    kernindicator: true\n", "", "verkeer", "De fiche heeft geen kernindicator."),
        (
            '    streefwaarden:\n      2025: {waarde: 100, bron: "4.1.2"}\n',
            "",
            "verkeer",
            "Geen enkele indicator van de fiche heeft een streefwaarde.",
        ),
        ("        laag: ontraden\n", "        laag: raadgeven\n", "verkeer", "De laag Ontraden is leeg."),
        (
            "        ritme: doorlopend\n",
            "",
            "verkeer",
            "Bij 1 van de 3 maatregelen zegt het plan niet hoe vaak: geteld als doorlopend.",
        ),
        (
            "ritme: {eenmalig: true, termijn: 2022-12-31}",
            "ritme: {eenmalig: true}",
            "verkeer",
            "Eenmalig zonder termijn: Draaiboek zware ongevallen.",
        ),
        (
            "    verantwoordelijke: Functionaris voor gegevensbescherming\n",
            "",
            "hefboom.gdpr",
            "Het ondersteunende hoofdstuk noemt geen verantwoordelijke.",
        ),
        (
            "speerpunt_indicatoren: [tevredenheid]\n",
            "",
            "indicatoren",
            "Zonder nulmeting: controles.",
        ),
    ],
)
def test_what_the_plan_leaves_open_is_reported_once_where_it_is(oud: str, nieuw: str, plaats: str, tekst: str) -> None:
    assert tekst in teksten(bevindingen((oud, nieuw)), "planhiaat", plaats)
    if plaats == "verkeer":
        assert tekst not in teksten(bevindingen(), "planhiaat", plaats)


def test_an_indicator_that_nothing_uses_is_named() -> None:
    los = ("indicatoren: [ongevallen, controles]", "indicatoren: [ongevallen]")
    gericht = ("richting: neutraal", "richting: hoger-beter")
    zin = "Zonder fiche, hefboom of speerpunt waar ze bij horen: controles."
    assert zin in teksten(bevindingen(los, gericht), "planhiaat", "indicatoren")


def test_a_neutral_indicator_that_nothing_uses_is_context_and_no_gap() -> None:
    gevonden = bevindingen(("indicatoren: [ongevallen, controles]", "indicatoren: [ongevallen]"))
    assert teksten(gevonden, "planhiaat", "indicatoren") == []


def test_a_fiche_without_measures_says_so_instead_of_naming_every_layer() -> None:
    begin, einde = KLEIN.index("    maatregelen:"), KLEIN.index("hefbomen:\n")
    gevonden = bevindingen((KLEIN[begin:einde], ""))
    assert teksten(gevonden, "planhiaat", "verkeer") == ["De fiche bevat geen enkele maatregel."]


@pytest.mark.parametrize(("stand", "jaren"), [("mogelijk", (2019, 2020)), ("besloten", (2019, 2020, 2021))])
def test_a_decided_extension_adds_its_years_and_a_possible_one_does_not(stand: str, jaren: tuple[int, ...]) -> None:
    verlenging = Verlenging.model_validate(
        {"tot": date(2021, 12, 31), "stand": stand, "reden": "Een jaar.", "bron": "1"}
    )
    periode = Periode(van=date(2019, 1, 1), tot=date(2020, 12, 31), verlengingen=(verlenging,))
    assert periode.jaren() == jaren
    assert periode.bevat(date(2021, 6, 1)) is (stand == "besloten")
    assert periode.einde == date(jaren[-1], 12, 31)


def test_an_extension_that_is_only_possible_is_told_and_a_decided_one_is_not() -> None:
    assert not teksten(bevindingen(), "opmerking", "periode")
    assert teksten(bevindingen(("stand: besloten", "stand: mogelijk")), "opmerking", "periode") == [
        "Het plan laat een verlenging tot en met 31 december 2026 toe; ze is nog niet besloten."
    ]


def test_a_fiche_without_layer_headings_says_that_the_division_is_ours() -> None:
    gevonden = bevindingen(
        ("laag_herkomst: plan", "laag_herkomst: afgeleid"),
        (
            "        laag: raadgeven\n        ritme: {een",
            "        laag: raadgeven\n        laag_herkomst: afgeleid\n        ritme: {een",
        ),
    )
    assert teksten(gevonden, "opmerking", "verkeer") == [
        "Bij alle 3 maatregelen noemt de bron geen laag: de indeling is onze lezing."
    ]


def test_a_layer_that_a_fiche_does_not_have_is_not_called_empty() -> None:
    lagen = (
        "  - {sleutel: ontraden, titel: Ontraden}\n",
        "  - {sleutel: ontraden, titel: Ontraden}\n  - {sleutel: nazorg, titel: Nazorg}\n",
    )
    assert not [t for t in teksten(bevindingen(lagen), "planhiaat", "verkeer") if "leeg" in t]
    alle = ("    lagen: [raadgeven, ontraden]\n", "")
    assert "De laag Nazorg is leeg." in teksten(bevindingen(lagen, alle), "planhiaat", "verkeer")


def test_layers_that_we_read_into_the_source_are_counted() -> None:
    assert teksten(bevindingen(), "opmerking", "verkeer") == [
        "1 van de 3 maatregelen staat in de bron buiten de laagkoppen; haar laag is onze lezing."
    ]
    assert not teksten(bevindingen(("laag_herkomst: afgeleid", "laag_herkomst: plan")), "opmerking", "verkeer")


# --- sums --------------------------------------------------------------------------------------------------------


def _totaal(kader: str, bezet: str) -> list[Bevinding]:
    return [
        b
        for b in bevindingen(("Totaal, cellen: [137.60, 99,", f"Totaal, cellen: [{kader}, {bezet},"))
        if b.soort == "narekenen"
    ]


def test_a_printed_total_that_its_rows_do_not_bear_out_is_reported_with_both_figures() -> None:
    (fout,) = (b for b in _totaal("133.60", "99") if b.plaats == "middelen.personeel.kader")
    assert (fout.gedrukt, fout.berekend, fout.bron) == (Decimal("133.60"), Decimal("137.60"), "5.1")
    assert fout.tekst == ("Personeel, Kader: de rijen tellen op tot 137,60 VTE, de bron drukt 133,60 (verschil +4,00).")


def test_a_total_over_empty_cells_says_how_many_are_empty() -> None:
    (fout,) = (b for b in _totaal("137.60", "98") if b.plaats == "middelen.personeel.bezet")
    assert fout.tekst.endswith("(verschil +1,00); 1 cel is leeg.")


def test_a_row_or_column_that_is_a_sum_is_not_counted_twice_in_the_total() -> None:
    assert not [b for b in bevindingen() if b.plaats.startswith("middelen")]


def test_a_subtotal_is_recomputed_from_the_rows_it_names() -> None:
    gevonden = bevindingen(("titel: Samen, cellen: [137.60, 99,", "titel: Samen, cellen: [138.60, 99,"))
    (fout,) = (b for b in gevonden if b.plaats == "middelen.personeel.samen.kader")
    assert fout.tekst == (
        "Personeel, Kader, Samen: de rijen tellen op tot 137,60 VTE, de bron drukt 138,60 (verschil −1,00)."
    )


def test_a_column_that_is_a_sum_is_recomputed_row_by_row() -> None:
    gevonden = bevindingen(("cellen: [107.60, 99, 206.60]", "cellen: [107.60, 99, 207.60]"))
    (fout,) = (b for b in gevonden if b.plaats == "middelen.personeel.operationeel.beide")
    assert fout.tekst.startswith("Personeel, Operationeel, Beide: de kolommen tellen op tot 206,60 VTE, de bron drukt")


@given(
    st.lists(st.lists(st.decimals(0, 10**6, places=2), min_size=1, max_size=5), min_size=1, max_size=4),
    st.decimals(-5, 5, places=2),
)
def test_subtotals_and_their_total_hold_together_or_are_each_reported(
    groepen: list[list[Decimal]], fout: Decimal
) -> None:
    rijen = []
    for g, waarden in enumerate(groepen):
        namen = [f"r{g}-{n}" for n in range(len(waarden))]
        rijen += [Rij(sleutel=naam, titel=naam, cellen=(w,)) for naam, w in zip(namen, waarden, strict=True)]
        rijen.append(
            Rij(sleutel=f"som-{g}", titel="som", cellen=(sum(waarden, Decimal(0)) + fout,), som_van=tuple(namen))
        )
    totaal = sum((w for waarden in groepen for w in waarden), Decimal(0))
    tabel = Tabel(
        sleutel="proef",
        titel="Proef",
        eenheid="stuks",
        kolommen=(Kolom(sleutel="k", titel="K"),),
        rijen=tuple(rijen),
        totaal=Rij(sleutel="totaal", titel="Totaal", cellen=(totaal,)),
        bron="1",
    )
    plan = parse_plan(KLEIN.encode(), "p").model_copy(update={"tabellen": (tabel,)})
    gevonden = [b for b in controleer(plan) if b.plaats.startswith("tabellen")]
    assert len(gevonden) == (len(groepen) if fout else 0)
    assert all(b.gedrukt is not None and b.berekend is not None and b.gedrukt - b.berekend == fout for b in gevonden)


@pytest.mark.parametrize(
    ("termen", "klopt"),
    [
        ("[indicator/ongevallen/2018, 22.60]", True),
        ("[indicator/ongevallen/2020, 39.60]", True),
        ("[streefwaarde/ongevallen/2025, 37.60]", True),
        ("[jaarcijfers/ongevallen/2020, 39.60]", True),
        ("[jaarcijfers/ongevallen/doel, 37.60]", True),
        ("[indicator/ongevallen/2018, 22.61]", False),
    ],
)
def test_a_term_can_be_a_figure_or_a_target_of_an_indicator(termen: str, klopt: bool) -> None:
    gevonden = bevindingen(("termen: [personeel/operationeel/kader, 30]", f"termen: {termen}"))
    assert (teksten(gevonden, "narekenen", "samen") == []) is klopt


def test_growth_is_recomputed_in_percent_of_the_first_term() -> None:
    groei = ("soort: som\n    termen: [personeel/operationeel/kader, 30]\n    gedrukt: 137.60", "soort: groei\n")
    gevonden = bevindingen((groei[0], groei[1] + "    termen: [205, 220]\n    gedrukt: 5"))
    assert teksten(gevonden, "narekenen", "samen") == [
        f"Van 205 naar 220 is 7,3{NBSP}%, waar de bron “samen 137,60” schrijft."
    ]
    juist = bevindingen((groei[0], groei[1] + "    termen: [205, 220]\n    gedrukt: 7.3"))
    assert not teksten(juist, "narekenen", "samen")


def test_a_stated_sum_is_recomputed_through_the_cells_it_names() -> None:
    gevonden = bevindingen(
        ("    gedrukt: 137.60\n    gedrukte_tekst: samen 137,60", "    gedrukt: 138\n    gedrukte_tekst: samen 138")
    )
    assert teksten(gevonden, "narekenen", "samen") == ["107,60 + 30 = 137,60, waar de bron “samen 138” schrijft."]


def test_the_total_row_can_be_a_term() -> None:
    gevonden = bevindingen(("personeel/operationeel/kader, 30", "personeel/totaal/kader, 0"))
    assert not teksten(gevonden, "narekenen", "samen")


@pytest.mark.parametrize(
    ("gedrukt", "vergelijking", "klopt"),
    [
        ("37", "minstens", False),
        ("36", "minstens", True),
        ("36", "hoogstens", False),
        ("37", "hoogstens", True),
        ("37", "gelijk", True),
        ("36.7", "gelijk", True),
        ("36.71", "gelijk", True),
        ("36.8", "gelijk", False),
    ],
)
def test_a_share_is_compared_as_precisely_as_it_is_printed(gedrukt: str, vergelijking: str, klopt: bool) -> None:
    gevonden = bevindingen(
        ("gedrukt: 37\n    vergelijking: minstens", f"gedrukt: {gedrukt}\n    vergelijking: {vergelijking}")
    )
    assert (teksten(gevonden, "narekenen", "respons") == []) is klopt


def test_a_share_that_does_not_hold_gives_the_real_one() -> None:
    (fout,) = (b for b in bevindingen() if b.soort == "narekenen")
    assert fout.tekst == f"1.028 op 2.800 is 36,7{NBSP}%, waar de bron “ruim 37 %” schrijft."
    assert (fout.gedrukt, fout.berekend) == (Decimal(37), Decimal("36.7"))


@given(st.lists(st.decimals(-(10**9), 10**9, places=4), min_size=2, max_size=20))
def test_a_true_sum_is_never_reported_and_a_false_one_always(termen: list[Decimal]) -> None:
    som = sum(termen, start=Decimal(0))
    for gedrukt, verwacht in ((som, []), (som + Decimal("0.0001"), [som])):
        tekst = KLEIN.replace("termen: [personeel/operationeel/kader, 30]", f"termen: [{', '.join(map(str, termen))}]")
        tekst = tekst.replace("gedrukt: 137.60", f"gedrukt: {gedrukt}")
        gevonden = controleer(parse_plan(tekst.encode(), "p"))
        assert [b.berekend for b in gevonden if b.plaats == "samen"] == verwacht


# --- the plan of the zone ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def lama() -> tuple[Bevinding, ...]:
    return controleer(load_plan(ROOT / "plans" / "lama-2020-2025.yaml"))


@pytest.mark.parametrize(
    ("gedrukt", "berekend"),
    [("103.60", "107.60"), ("154", "153"), ("37", "36.7")],
    ids=["operationele VTE", "personeelsleden", "respons"],
)
def test_the_sums_of_the_zvp_that_do_not_add_up_are_found(lama: Any, gedrukt: str, berekend: str) -> None:
    assert (Decimal(gedrukt), Decimal(berekend)) in [(b.gedrukt, b.berekend) for b in lama if b.soort == "narekenen"]


def test_every_finding_is_a_sentence_about_a_place(lama: Any) -> None:
    assert all(b.plaats and b.tekst[0].isupper() | b.tekst[0].isdigit() and b.tekst.endswith(".") for b in lama)
    assert all((b.gedrukt is None) is (b.soort != "narekenen") for b in lama)


DELEN = "      2019-K4: {waarde: 31}\n      2020-01: {waarde: 9, voorlopig: true}\n"


def _kwartalen(*waarden: int) -> str:
    return "".join(f"      2020-K{n}: {{waarde: {waarde}}}\n" for n, waarde in enumerate(waarden, 1))


@pytest.mark.parametrize(
    ("delen", "tekst"),
    [
        (_kwartalen(30, 20, 20, 27), "de kwartalen tellen op tot 97 ongevallen, de bron drukt 98 (verschil −1)."),
        (
            "".join(f"      2020-{n:02d}: {{waarde: 9}}\n" for n in range(1, 13)),
            "de maanden tellen op tot 108 ongevallen, de bron drukt 98 (verschil +10).",
        ),
    ],
)
def test_the_parts_of_a_year_are_added_up_against_the_year(delen: str, tekst: str) -> None:
    gevonden = bevindingen((DELEN, delen))
    assert teksten(gevonden, "narekenen", "indicatoren.ongevallen.2020") == [f"Ongevallen met letsel, 2020: {tekst}"]


@pytest.mark.parametrize("delen", [_kwartalen(30, 20, 20, 28), _kwartalen(30, 20, 20), "      2020-01: {waarde: 99}\n"])
def test_parts_that_add_up_or_that_are_not_all_there_are_no_finding(delen: str) -> None:
    assert teksten(bevindingen((DELEN, delen)), "narekenen", "indicatoren.ongevallen.2020") == []


def test_the_inhabitants_of_the_gemeenten_are_added_up_once_all_are_known() -> None:
    overdorp = "{sleutel: overdorp, naam: Overdorp}"
    gevonden = bevindingen((overdorp, "{sleutel: overdorp, naam: Overdorp, inwoners: 8499}"))
    assert teksten(gevonden, "narekenen", "zone.inwoners") == [
        "Inwoners: de gemeenten tellen op tot 20.499, de bron drukt 20.500 (verschil −1)."
    ]
    assert not teksten(
        bevindingen((overdorp, "{sleutel: overdorp, naam: Overdorp, inwoners: 8500}")), "narekenen", "zone.inwoners"
    )
