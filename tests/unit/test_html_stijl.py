"""The style of the HTML form: enough contrast in light and dark, one palette, nothing that styles nothing."""

from __future__ import annotations

import re
from importlib import resources

import pytest

from lama_zvp.stuurbord.render.html import render
from tests.unit.html_lezer import lees
from tests.unit.test_html_document import documents


def sheets() -> str:
    map_ = resources.files("lama_zvp.stuurbord.render.html")
    return "".join((map_ / f"{naam}.css").read_text("utf-8") for naam in ("stijl", "grafiek", "smal", "druk"))


def palette(blok: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", blok))


def luminance(kleur: str) -> float:
    """WCAG 2.2, relative luminance."""
    delen = [int(kleur[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    rood, groen, blauw = (d / 12.92 if d <= 0.04045 else ((d + 0.055) / 1.055) ** 2.4 for d in delen)
    return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw


def contrast(een: str, ander: str) -> float:
    laag, hoog = sorted((luminance(een), luminance(ander)))
    return (hoog + 0.05) / (laag + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_what_is_behind_it(scheme: str) -> None:
    licht, donker = sheets().split("prefers-color-scheme: dark", 1)
    kleuren = palette(licht if scheme == "light" else donker.split("@media", 1)[0])
    paren = [(inkt, vlak) for inkt in ("inkt", "zacht", "accent") for vlak in ("papier", "vlak")]
    paren += [(toon, vlak) for toon in ("goed", "let", "mis") for vlak in (f"{toon}-vlak", "papier", "vlak")]
    assert {
        f"{a} on {b}": round(contrast(kleuren[a], kleuren[b]), 2)
        for a, b in paren
        if contrast(kleuren[a], kleuren[b]) < 4.5
    } == {}
    assert contrast(kleuren["streep"], kleuren["papier"]) >= 2


def test_no_colour_is_named_outside_the_palette() -> None:
    buiten = re.sub(r"--[a-z-]+: #[0-9a-f]{6};", "", sheets())
    assert set(re.findall(r"#[0-9a-f]{3,8}\b", buiten)) <= {"#566070"}  # margin boxes know no variables


def test_every_class_in_the_style_is_used_somewhere() -> None:
    gebruikt = {klasse for bord in documents().values() for e in lees(render(bord)).alle() for klasse in e.klassen()}
    gebruikt |= {
        "maat-1",
        "maat-2",
        "maat-3",
        "maat-4",
        "maat-5",
        "maat-6",
        "voorbeeld",
        "uitschieter",
        "ondersteunend",
    }
    genoemd = set(re.findall(r"\.([a-z][a-z0-9-]*)", re.sub(r"/\*.*?\*/|\d*\.\d+|\"[^\"]*\"", "", sheets())))
    assert genoemd - gebruikt == set()


def test_no_class_of_a_drawing_is_also_one_of_the_page() -> None:
    """A rule for the page would otherwise change, or hide, marks in the charts."""
    tekening: set[str] = set()
    blad: set[str] = set()
    for bord in documents().values():
        wortel = lees(render(bord))
        vormen = {id(vorm) for svg in wortel.alle("svg") for vorm in svg.alle()}
        for element in wortel.alle():
            (tekening if id(element) in vormen else blad).update(element.klassen())
    assert "los" in tekening
    assert tekening & blad == set()
