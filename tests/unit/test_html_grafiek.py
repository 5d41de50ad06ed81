"""The charts: honest axes, marks for what is provisional, no line over a break, and everything in words as well."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lama_zvp.stuurbord.render.html.grafiek import jaargrafiek
from lama_zvp.stuurbord.render.html.regelkaart import regelkaartgrafiek
from lama_zvp.stuurbord.render.html.schaal import schaal, uit_elkaar
from lama_zvp.stuurbord.render.html.vonklijn import vonklijn
from lama_zvp.stuurbord.stukken import Doel, Elders, Indicatordeel, Punt, Reeksbreuk, Regelkaart, Uitschieter
from tests.unit.html_lezer import Element, lees
from tests.unit.html_stof import indicator, punt, tevreden

figures = st.decimals(min_value="-1e9", max_value="1e9", places=2, allow_nan=False)


def drawing(deel: Indicatordeel) -> Element:
    (svg,) = lees(jaargrafiek(deel, "x").encode()).kinderen
    return svg


def by_class(svg: Element, klasse: str) -> list[Element]:
    return [element for element in svg.alle() if klasse in element.klassen()]


def place(element: Element, naam: str) -> float:
    waarde = element.attributen[naam]
    assert waarde is not None
    return float(waarde)


# --- axes --------------------------------------------------------------------------------------------------------


@given(st.lists(figures, min_size=1, max_size=12), st.booleans())
def test_every_figure_lies_within_the_axis(waarden: list[Decimal], aandeel: bool) -> None:
    as_ = schaal(waarden, boven=20, onder=120, aandeel=aandeel)
    assert all(as_.laag <= waarde for waarde in waarden)
    assert all(as_.boven - 0.01 <= as_.y(waarde) <= as_.onder for waarde in waarden)


@given(figures, figures, st.booleans())
def test_a_larger_figure_never_stands_lower(a: Decimal, b: Decimal, aandeel: bool) -> None:
    as_ = schaal((a, b), boven=0, onder=100, aandeel=aandeel)
    assert (as_.y(a) >= as_.y(b)) or a > b
    assert as_.y(max(a, b)) <= as_.y(min(a, b))


@given(st.lists(figures.filter(lambda w: w >= 0), min_size=1, max_size=9))
def test_counts_start_at_zero_so_that_a_small_change_looks_small(waarden: list[Decimal]) -> None:
    as_ = schaal(waarden, boven=0, onder=100)
    assert as_.laag == 0
    assert as_.lijnen()[0] == 0


@given(st.lists(st.decimals(0, 100, places=1), min_size=1, max_size=9))
def test_an_axis_of_shares_shows_twenty_points_and_stays_between_nought_and_a_hundred(waarden: list[Decimal]) -> None:
    as_ = schaal(waarden, boven=0, onder=100, aandeel=True)
    assert as_.laag >= 0
    assert as_.hoog <= 100
    assert as_.hoog - as_.laag >= 20 or as_.hoog == 100


@given(st.lists(figures, min_size=1, max_size=9), st.booleans())
def test_there_are_few_lines_on_round_figures(waarden: list[Decimal], aandeel: bool) -> None:
    as_ = schaal(waarden, boven=0, onder=100, aandeel=aandeel)
    assert 2 <= len(as_.lijnen()) <= 8
    assert str(as_.stap.normalize().as_tuple().digits) in {"(1,)", "(2,)", "(2, 5)", "(5,)"}


@given(st.lists(st.floats(0, 200), max_size=6))
def test_names_at_the_side_never_stand_on_each_other(hoogten: list[float]) -> None:
    uit = uit_elkaar(hoogten, 12, 200)
    assert all(b - a >= 12 - 1e-6 for a, b in pairwise(sorted(uit)))
    assert all(0 <= hoogte <= 200 for hoogte in uit)
    assert [a < b for a, b in pairwise(hoogten) if a != b] == [
        u < v for (a, b), (u, v) in zip(pairwise(hoogten), pairwise(uit), strict=True) if a != b
    ]


# --- the yearly chart --------------------------------------------------------------------------------------------


def test_a_chart_is_an_image_that_says_in_words_what_it_shows() -> None:
    svg = drawing(indicator())
    titel, uitleg = next(svg.alle("title")), next(svg.alle("desc"))
    assert svg.attributen["role"] == "img"
    assert svg.attributen["aria-labelledby"] == f"{titel.attributen['id']} {uitleg.attributen['id']}"
    assert titel.tekst() == "Zwaargewonden in het verkeer: verloop over de jaren"
    assert uitleg.tekst() == (
        "Lijngrafiek in personen. 2016: 24; 2017: 18; 2018 (nulmeting): 15; 2023: 14; 2024 (voorlopig): 9. "
        "Streefwaarde voor 2025: 12."
    )


def test_the_baseline_is_a_diamond_with_its_name_and_a_level_line() -> None:
    svg = drawing(indicator())
    (ruit,) = by_class(svg, "punt")[2:3]
    (staak,) = by_class(svg, "nul-staak")
    assert ruit.naam == "polygon"
    assert [e.tekst() for e in by_class(svg, "bijschrift")] == ["nulmeting"]
    assert place(staak, "x1") == place(staak, "x2")
    (vlak,) = by_class(svg, "nul-lijn")
    assert place(vlak, "y1") == place(vlak, "y2") == place(staak, "y1")


def test_a_provisional_figure_is_hollow_starred_and_reached_by_a_broken_line() -> None:
    svg = drawing(indicator())
    assert len(by_class(svg, "los")) == 2  # the point and the line towards it
    assert "9*" in [e.tekst() for e in by_class(svg, "waarde")]


def test_years_without_a_figure_are_bridged_by_a_dotted_line_only() -> None:
    lijnen = by_class(drawing(indicator()), "lijn")
    assert [sorted(e.klassen()) for e in lijnen] == [["lijn"], ["lijn"], ["gat", "lijn"], ["lijn", "los"]]


def test_the_target_is_a_level_line_at_its_own_height_with_its_name() -> None:
    svg = drawing(indicator())
    (lijn,) = by_class(svg, "doel-lijn")
    (ruit,) = by_class(svg, "doel-punt")
    hoogten = [float(paar.split(",")[1]) for paar in (ruit.attributen["points"] or "").split()]
    assert place(lijn, "y1") == place(lijn, "y2") == pytest.approx((min(hoogten) + max(hoogten)) / 2, abs=0.1)
    assert [e.tekst() for e in by_class(svg, "doel")] == ["doel 12"]


def test_no_line_crosses_a_series_break_and_the_break_is_named() -> None:
    svg = drawing(tevreden())
    assert len(by_class(svg, "breuk")) == 1
    assert "reeksbreuk" in [e.tekst() for e in by_class(svg, "bijschrift")]
    x = place(by_class(svg, "breuk")[0], "x1")
    for lijn in by_class(svg, "lijn"):
        xen = [float(paar.split(",")[0]) for paar in (lijn.attributen["points"] or "").split()]
        assert not min(xen) < x < max(xen)
    assert "Reeksbreuk vanaf 2021: Andere vraag in de bevraging." in next(svg.alle("desc")).tekst()


def test_the_margin_of_a_share_is_drawn_to_scale_around_the_figure_of_the_year() -> None:
    staak, *_ = by_class(drawing(tevreden()), "marge")
    svg = drawing(tevreden())
    nu = by_class(svg, "punt")[-1]
    midden = (place(staak, "y1") + place(staak, "y2")) / 2
    assert midden == pytest.approx(place(nu, "cy"), abs=0.2)


def test_the_same_elsewhere_is_drawn_beside_it_only_on_a_scale_that_bears_it() -> None:
    naast = Elders(naam="Limburg", punten=(punt(2018, "30"),))
    groter = Elders(naam="Vlaanderen", punten=(punt(2018, "3100"),))
    svg = drawing(indicator(elders=(naast, groter)))
    assert [e.tekst() for e in by_class(svg, "rand")] == ["doel 12", "Limburg 30"]
    assert "Vlaanderen" not in svg.tekst()


def test_one_figure_without_a_target_makes_no_chart_and_with_one_it_does() -> None:
    een = {"reeks": (punt(2018, "15"),), "vorig": None, "nu": None}
    assert jaargrafiek(indicator(**een, doel=None, streefwaarden=()), "x") == ""
    assert by_class(drawing(indicator(**een)), "doel-lijn")


def test_hidden_and_unknown_figures_are_not_drawn() -> None:
    reeks = (punt(2018, "15"), punt(2022, None, kleiner_dan=5), punt(2023, None), punt(2024, "9"))
    assert len(by_class(drawing(indicator(reeks=reeks)), "punt")) == 2


@given(
    st.lists(
        st.tuples(st.integers(1990, 2030), figures, st.booleans()), min_size=2, max_size=12, unique_by=lambda p: p[0]
    ),
    st.one_of(st.none(), figures),
)
def test_everything_stays_on_the_drawing(rijen: list[tuple[int, Decimal, bool]], streef: Decimal | None) -> None:
    reeks = tuple(Punt(periode=str(j), jaar=j, waarde=w, voorlopig=v) for j, w, v in sorted(rijen))
    doel = None if streef is None else Doel(jaar=2031, waarde=streef, bron="")
    svg = drawing(indicator(reeks=reeks, doel=doel, streefwaarden=(doel,) if doel else ()))
    _, _, breed, hoog = (float(deel) for deel in (svg.attributen["viewbox"] or "").split())
    for element in svg.alle():
        for naam in ("x", "x1", "x2", "cx"):
            assert naam not in element.attributen or -0.1 <= place(element, naam) <= breed + 0.1
        for naam in ("y", "y1", "y2", "cy"):
            assert naam not in element.attributen or -0.1 <= place(element, naam) <= hoog + 0.1


# --- the line in a table -----------------------------------------------------------------------------------------


def spark(reeks: tuple[Punt, ...], *breuken: int) -> Element:
    made = vonklijn(reeks, "Naam", "personen", "v", doel=None, nulmeting=reeks[0], breuken=breuken)
    (svg,) = lees(made.encode()).kinderen
    return svg


def test_a_sparkline_gives_its_figures_in_words() -> None:
    svg = spark((punt(2018, "15"), punt(2023, "14"), punt(2024, "9")))
    assert next(svg.alle("title")).tekst() == "Naam: 2018 15; 2023 14; 2024 9"
    assert len(by_class(svg, "lijn")) == 1


def test_a_sparkline_stops_at_a_break() -> None:
    svg = spark((punt(2016, "10"), punt(2017, "11"), punt(2018, "15"), punt(2019, "14"), punt(2020, "9")), 2018)
    assert len(by_class(svg, "lijn")) == 2
    assert "reeksbreuk vanaf 2018" in next(svg.alle("title")).tekst()


def test_a_sparkline_of_one_figure_is_nothing() -> None:
    assert vonklijn((punt(2018, "15"),), "n", "", "v", doel=None, nulmeting=None, breuken=()) == ""


# --- the control chart -------------------------------------------------------------------------------------------


def test_a_control_chart_shows_its_band_and_marks_what_leaves_it() -> None:
    punten = tuple(
        Punt(periode=f"2024-{maand:02d}", jaar=2024, waarde=Decimal(30 if maand == 3 else 10)) for maand in range(1, 13)
    )
    kaart = Regelkaart(
        ritme="maand",
        punten=punten,
        gemiddelde=Decimal("11.67"),
        ondergrens=Decimal(2),
        bovengrens=Decimal(21),
        uitschieters=(Uitschieter(soort="buiten-grens", kant="hoger", van="2024-03", tot="2024-03"),),
    )
    (svg,) = lees(regelkaartgrafiek(kaart, "Inbraken", "feiten", "k").encode()).kinderen
    (band,) = by_class(svg, "band")
    (buiten,) = by_class(svg, "uitschieter")
    assert place(buiten, "y") + 3.6 < place(band, "y")
    assert len(by_class(svg, "punt")) == 11
    assert "2024-03: hoger dan de gewone schommeling." in next(svg.alle("desc")).tekst()


def test_a_break_in_a_year_that_is_not_drawn_leaves_no_mark() -> None:
    assert not by_class(drawing(indicator(reeksbreuken=(Reeksbreuk(jaar=2012, reden="r"),))), "breuk")
