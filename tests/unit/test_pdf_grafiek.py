"""Charts do not flatter: bars stand on zero and are as long as their figures, and what is not known keeps its place."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lama_zvp.stuurbord.model import Kerncijfer
from lama_zvp.stuurbord.render import weergave
from lama_zvp.stuurbord.render.pdf.grafiek import regelkaart, staven, vonklijn
from lama_zvp.stuurbord.stukken import (
    Doel,
    Effectoordeel,
    Indicatordeel,
    Punt,
    Reeksbreuk,
    Regelkaart,
    Uitschieter,
    Zekerheidsoordeel,
)

JAAR = 2024


def punt(periode: str, waarde: str | None, **velden: Any) -> Punt:
    getal = None if waarde is None else Decimal(waarde)
    return Punt(periode=periode, jaar=int(periode[:4]), waarde=getal, **velden)


def cijfer(*reeks: Punt, **velden: Any) -> Indicatordeel:
    gewoon: dict[str, Any] = {
        "sleutel": "s",
        "naam": "Ongevallen",
        "eenheid": "ongevallen",
        "soort": "telling",
        "aard": "fenomeen",
        "richting": "lager-beter",
        "klasse": "openbaar",
        "kernindicator": True,
        "groep": "",
        "omschrijving": "",
        "bron": "b",
        "reeks": reeks,
        "nulmeting": None,
        "vorig": None,
        "nu": None,
        "streefwaarden": (),
        "doel": None,
        "vergelijkingen": (),
        "effect": Effectoordeel(oordeel="neutraal", redenen=("r",)),
        "zekerheid": Zekerheidsoordeel(oordeel="hoog", redenen=("r",)),
        "marge": None,
        "reeksbreuken": (),
        "elders": (),
        "regelkaart": None,
        "waarschuwingen": (),
    }
    return Indicatordeel(**(gewoon | velden))


def vormen(tekening: Any, soort: str) -> list[dict[str, Any]]:
    assert tekening is not None
    return [v for v in tekening["vormen"] if v["v"] == soort]


def schriften(tekening: Any) -> list[str]:
    return [v["tekst"] for v in vormen(tekening, "schrift")]


@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=9))
def test_a_bar_is_as_long_as_its_figure_and_stands_on_zero(waarden: list[int]) -> None:
    reeks = [punt(str(2024 - i), str(w)) for i, w in enumerate(reversed(waarden))][::-1]
    balken = vormen(staven(cijfer(*reeks), JAAR), "staaf")
    assert len({round(b["y"] + b["hoog"], 1) for b in balken}) == 1
    hoogste = max(waarden)
    for balk, waarde in zip(balken, waarden, strict=True):
        assert balk["hoog"] == pytest.approx(19 * waarde / hoogste if hoogste else 0, abs=0.02)


def test_figures_below_zero_hang_from_it() -> None:
    op, neer = vormen(staven(cijfer(punt("2023", "10"), punt("2024", "-5")), JAAR), "staaf")
    assert op["y"] + op["hoog"] == pytest.approx(neer["y"], abs=0.02)
    assert op["hoog"] == pytest.approx(2 * neer["hoog"], abs=0.02)


def test_a_year_without_a_figure_keeps_its_place_and_says_so() -> None:
    tekening = staven(cijfer(punt("2021", "4"), punt("2023", None), punt("2024", "6")), JAAR)
    assert len(vormen(tekening, "staaf")) == 2
    assert schriften(tekening).count("?") == 2
    assert "in 2023 ? (niet bekend)" in tekening["alt"]  # type: ignore[index, call-overload]


def test_a_hidden_count_has_no_bar_and_no_height() -> None:
    klein = punt("2023", None, kleiner_dan=5)
    weg = punt("2022", None, niet_getoond=True)
    tekening = staven(cijfer(punt("2021", "9"), weg, klein, punt("2024", "8")), JAAR)
    assert len(vormen(tekening, "staaf")) == 2
    assert {weergave.cijfer(klein), weergave.cijfer(weg)} <= set(schriften(tekening))


def test_what_is_not_final_is_an_open_bar() -> None:
    reeks = (punt("2022", "5", gedrukt=True), punt("2023", "5"), punt("2024", "5", voorlopig=True))
    plan, eigen, voorlopig = vormen(staven(cijfer(*reeks), JAAR), "staaf")
    assert [v["vul"] for v in (plan, eigen, voorlopig)] == ["licht", "staaf", ""]
    assert voorlopig["rand"] == "nu"
    assert f"5{weergave.VOORLOPIG}" in schriften(staven(cijfer(*reeks), JAAR))


def test_the_target_is_a_line_at_its_height_with_its_year() -> None:
    doel = Doel(jaar=2025, waarde=Decimal(20), bron="b")
    tekening = staven(cijfer(punt("2023", "10"), punt("2024", "5"), doel=doel), JAAR)
    (lijn,) = [v for v in vormen(tekening, "lijn") if v["streep"] == "dashed"]
    tien, _ = vormen(tekening, "staaf")
    nul = tien["y"] + tien["hoog"]
    assert nul - lijn["y1"] == pytest.approx(2 * tien["hoog"], abs=0.03)
    assert "doel 2025: 20" in schriften(tekening)


def test_a_break_and_the_margin_of_a_survey_are_drawn() -> None:
    reeks = (punt("2022", "60"), punt("2023", "61"), punt("2024", "64"))
    deel = cijfer(*reeks, nu=reeks[-1], marge=Decimal(3), reeksbreuken=(Reeksbreuk(jaar=2023, reden="anders"),))
    tekening = staven(deel, JAAR)
    assert "reeksbreuk 2023" in schriften(tekening)
    assert "Vanaf 2023 wordt anders geteld." in tekening["alt"]  # type: ignore[index, call-overload]
    balk = vormen(tekening, "staaf")[-1]
    snorren = [v for v in vormen(tekening, "lijn") if v["kleur"] == "inkt" and v["x1"] == v["x2"]]
    assert len(snorren) == 1
    assert snorren[0]["y1"] < balk["y"] < snorren[0]["y2"]


def test_one_figure_is_no_chart() -> None:
    assert staven(cijfer(punt("2024", "5")), JAAR) is None
    assert staven(cijfer(punt("2023", None), punt("2024", "5")), JAAR) is None


def test_a_long_series_keeps_its_last_years() -> None:
    reeks = tuple(punt(str(jaar), "1") for jaar in range(1990, 2025))
    balken = vormen(staven(cijfer(*reeks), JAAR), "staaf")
    assert len(balken) == 16
    assert min(b["x"] for b in balken) >= 0


def kern(*verloop: Punt, breuken: tuple[int, ...] = ()) -> Kerncijfer:
    velden: dict[str, Any] = dict.fromkeys(("nulmeting", "vorig", "nu", "doel"))
    return Kerncijfer(naam="n", eenheid="e", klasse="openbaar", verloop=verloop, breuken=breuken, **velden)


def test_a_sparkline_runs_between_its_lowest_and_highest_figure() -> None:
    lijnen = vormen(vonklijn(kern(punt("2021", "5"), punt("2022", "9"), punt("2023", "7"))), "lijn")
    assert [lijnen[0]["y1"], lijnen[0]["y2"]] == [4.5, 1]
    assert lijnen[1]["y2"] == pytest.approx(2.75)


def test_a_gap_in_a_sparkline_is_dotted_or_open() -> None:
    sprong = vormen(vonklijn(kern(punt("2018", "5"), punt("2020", "9"))), "lijn")
    assert [v["streep"] for v in sprong] == ["dotted"]
    gat = vonklijn(kern(punt("2018", "5"), punt("2019", None), punt("2020", "9"), punt("2021", "8")))
    assert len(vormen(gat, "lijn")) == 1
    assert vonklijn(kern(punt("2018", "5"), punt("2019", None))) is None


def test_a_sparkline_does_not_cross_a_break_in_the_series() -> None:
    reeks = (punt("2021", "5"), punt("2022", "9"), punt("2023", "7"))
    tekening = vonklijn(kern(*reeks, breuken=(2023,)))
    assert len(vormen(tekening, "lijn")) == 1
    assert "Vanaf 2023 wordt anders geteld." in tekening["alt"]  # type: ignore[index, call-overload]


def test_a_control_chart_marks_what_is_outside_the_usual() -> None:
    punten = tuple(punt(f"2024-{m:02}", str(20 if m == 7 else 10)) for m in range(1, 13))
    kaart = Regelkaart(
        ritme="maand",
        punten=punten,
        gemiddelde=Decimal("10.8"),
        ondergrens=Decimal(6),
        bovengrens=Decimal("15.5"),
        uitschieters=(Uitschieter(soort="buiten-grens", kant="hoger", van="2024-07", tot="2024-07"),),
    )
    tekening = regelkaart(cijfer(*punten, regelkaart=kaart))
    stippen = vormen(tekening, "stip")
    assert len(stippen) == 12
    assert [s["kleur"] for s in stippen].count("mis") == 1
    assert stippen[6]["r"] > stippen[5]["r"]
    assert {"bovengrens 15,5", "gemiddelde 10,8", "ondergrens 6"} <= set(schriften(tekening))
    assert regelkaart(cijfer(*punten)) is None
