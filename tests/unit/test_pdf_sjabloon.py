"""The look of the PDF: every letter reads on its ground, and every kind of part that the data name is known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

from lama_zvp.stuurbord.render.pdf.bouwstenen import KLEUR
from lama_zvp.stuurbord.render.pdf.geheel import document
from lama_zvp.tekens import ALLE
from tests.unit.test_stuurbord_velden import rich

SJABLOON = files("lama_zvp.stuurbord.render.pdf") / "sjabloon"
HUIS = (SJABLOON / "huis.typ").read_text(encoding="utf-8")
KLEUREN: dict[str, str] = dict(re.findall(r'^#let (\w+) = rgb\("(#[0-9a-f]{6})"\)', HUIS, re.MULTILINE)) | {
    "white": "#ffffff"
}


def kleur(naam: str) -> str:
    gevonden = re.fullmatch(r'rgb\("(#[0-9a-f]{6})"\)', naam)
    return gevonden[1] if gevonden else KLEUREN[naam]


def helderheid(hex_: str) -> float:
    """Relative luminance, WCAG 2.2."""
    delen = [int(hex_[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    rood, groen, blauw = (d / 12.92 if d <= 0.04045 else ((d + 0.055) / 1.055) ** 2.4 for d in delen)
    return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw


def contrast(een: str, ander: str) -> float:
    laag, hoog = sorted((helderheid(een), helderheid(ander)))
    return (hoog + 0.05) / (laag + 0.05)


def paren() -> dict[str, tuple[str, str]]:
    blok = HUIS[HUIS.index("#let kleuren") : HUIS.index("#let letter(")]
    gevonden = re.findall(r'^  (\w+): \((rgb\("[^)]+\)|\w+), (rgb\("[^)]+\)|\w+)\),$', blok, re.MULTILINE)
    return {naam: (kleur(letter), kleur(grond)) for naam, letter, grond in gevonden}


@pytest.mark.parametrize("naam", paren())
def test_a_verdict_reads_on_its_ground_and_so_does_the_small_print_beside_it(naam: str) -> None:
    letter, grond = paren()[naam]
    assert contrast(letter, grond) >= 4.5
    assert contrast(letter, "#ffffff") >= 4.5
    assert contrast(KLEUREN["dof"], grond) >= 4.5


def test_small_print_reads_on_every_ground_and_over_the_mark_behind_it() -> None:
    achter = re.search(r'size: 64pt, weight: 700, fill: rgb\("(#[0-9a-f]{6})"\)', HUIS)
    assert achter
    for grond in ("#ffffff", KLEUREN["vlak"], achter[1]):
        assert contrast(KLEUREN["dof"], grond) >= 4.5


def test_what_is_unknown_has_no_colour() -> None:
    assert paren()["leeg"] == (KLEUREN["dof"], "#ffffff")
    assert paren()["kalm"] == (KLEUREN["inkt"], "#ffffff")
    onbekend = {"onbekend", "onvoldoende-gegevens"}
    assert {naam for naam, kleur_ in KLEUR.items() if kleur_ == "leeg"} == onbekend
    for soort in ("effect", "uitvoering", "actualiteit", "maatregelstand"):
        for naam in ALLE[soort]:
            assert (KLEUR.get(naam) == "goed") == (naam in ("op-koers", "gunstig", "actueel")), naam


def soorten(waarde: Any, sleutel: str) -> Iterator[str]:
    if isinstance(waarde, dict):
        if sleutel in waarde:
            yield waarde[sleutel]
        for deel in waarde.values():
            yield from soorten(deel, sleutel)
    elif isinstance(waarde, list | tuple):
        for deel in waarde:
            yield from soorten(deel, sleutel)


@pytest.mark.parametrize(
    ("sleutel", "bestand", "patroon"),
    [
        ("b", "bouw.typ", r'd\.b == "(\w+)"'),
        ("i", "bouw.typ", r'd\.i == "(\w+)"'),
        ("v", "tekening.typ", r"(\w+): (?:staaf|streep|stip|schrift)\b"),
    ],
)
def test_every_kind_of_part_is_known_to_the_templates(sleutel: str, bestand: str, patroon: str) -> None:
    bekend = set(re.findall(patroon, (SJABLOON / bestand).read_text(encoding="utf-8")))
    gebruikt = set(soorten(document(rich()), sleutel))
    assert len(gebruikt) >= 4
    assert gebruikt <= bekend
