"""Chips, figures and dates as HTML: a verdict is always symbol plus word, an unknown figure always says so."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from lama_zvp import tekens
from lama_zvp.plan.model import KLASSEN, Klasse
from lama_zvp.stuurbord.render.html.elementen import NIETS, Html, Inhoud, el, samen, verborgen
from lama_zvp.stuurbord.render.weergave import NIET_GETOOND
from lama_zvp.stuurbord.stukken import Doel, Punt, Telling
from lama_zvp.tekens import Teken
from lama_zvp.typografie import NBSP, datum, getal

_TOON: Mapping[str, str] = {
    "op-koers": "goed",
    "gunstig": "goed",
    "aandacht": "let",
    "achter": "let",
    "verouderd": "let",
    "bijsturen": "mis",
    "ongunstig": "mis",
    "geblokkeerd": "mis",
    "onbekend": "leeg",
    "onvoldoende-gegevens": "leeg",
}
"""Colour belongs to verdicts; what is not named here stays in the colour of the text."""

RICHTING = {"lager-beter": "lager is beter", "hoger-beter": "hoger is beter", "neutraal": "geen gewenste richting"}
ONBEKEND = "onbekend"


def chip(teken: Teken, naam: str = "", *, kort: bool = False) -> Html:
    """Symbol plus word. `naam` is the key of a verdict and gives the colour; without it there is none."""
    toon = _TOON.get(naam, "kalm")
    symbool = el("span", teken.symbool, class_="sym", aria_hidden="true")
    return el("span", symbool, NBSP, teken.kort if kort else teken.woord, class_=f"oord {toon}")


def oordeel(soort: str, naam: str, *, kort: bool = False) -> Html:
    """The verdict `naam` of `soort`: uitvoering, effect, zekerheid, actualiteit, maatregelstand."""
    kleurloos = soort in ("zekerheid", "status", "stand")
    return chip(tekens.ALLE[soort][naam], "onbekend" if naam == "onbekend" else "" if kleurloos else naam, kort=kort)


def te_laat() -> Html:
    return chip(tekens.TE_LAAT, "aandacht")


def label(tekst: str, klasse: str = "") -> Html:
    return el("span", tekst, class_=f"label {klasse}".strip())


def klasselabel(klasse: Klasse, geheel: Klasse = "openbaar") -> Html:
    """The class of a part, named where it is stricter than the whole that it stands in."""
    if KLASSEN.index(klasse) <= KLASSEN.index(geheel):
        return NIETS
    return label(klasse, f"klasse-{klasse}")


def dof(tekst: str) -> Html:
    """What is not there, in words."""
    return el("span", tekst, class_="dof")


def dag(waarde: date) -> Html:
    return el("time", datum(waarde), datetime=waarde.isoformat())


def procent(eenheid: str) -> str:
    """What follows a figure of this unit: only a percent sign stands with the figure, other units in its heading."""
    return f"{NBSP}%" if eenheid == "%" else ""


def cijfer(waarde: Decimal, eenheid: str = "") -> str:
    return f"{getal(waarde)}{procent(eenheid)}"


def punttekst(punt: Punt, eenheid: str = "") -> str:
    """The figure as plain characters, without its marks."""
    if punt.niet_getoond:
        return NIET_GETOOND
    if punt.kleiner_dan is not None:
        return f"<{NBSP}{punt.kleiner_dan}"
    return ONBEKEND if punt.waarde is None else cijfer(punt.waarde, eenheid)


def merken(punt: Punt) -> str:
    """`*` for a figure that is provisional or was entered before its period was over."""
    return "*" if punt.voorlopig or punt.tussenstand else ""


def punt(waarde: Punt | None, eenheid: str = "", *, zonder: str = ONBEKEND, jaar: bool = False) -> Html:
    """A figure with its marks; `jaar` adds the period. `zonder` stands where there is no figure."""
    if waarde is None:
        return dof(zonder)
    tekst = punttekst(waarde, eenheid)
    kern = el("span", tekst, class_="num") if waarde.waarde is not None or waarde.kleiner_dan else dof(tekst)
    periode = el("span", f" ({waarde.periode})", class_="bij") if jaar else NIETS
    return samen(kern, _merk(waarde), periode)


def _merk(waarde: Punt) -> Html:
    woorden = [w for w, aan in (("voorlopig", waarde.voorlopig), ("tussenstand", waarde.tussenstand)) if aan]
    if not woorden:
        return NIETS
    return samen(el("span", merken(waarde), class_="merk", aria_hidden="true"), verborgen(f" ({' en '.join(woorden)})"))


def doel(waarde: Doel | None, eenheid: str = "") -> Html:
    if waarde is None:
        return dof("geen doel")
    return samen(
        el("span", cijfer(waarde.waarde, eenheid), class_="num"), el("span", f" ({waarde.jaar})", class_="bij")
    )


def telling(waarde: Telling | None, zonder: str = "") -> Html:
    """A count; hidden ones say how."""
    if waarde is None:
        return dof(zonder) if zonder else NIETS
    if waarde.niet_getoond:
        return dof(NIET_GETOOND)
    if waarde.kleiner_dan is not None:
        return el("span", f"<{NBSP}{waarde.kleiner_dan}", class_="num")
    return dof(ONBEKEND) if waarde.aantal is None else el("span", getal(waarde.aantal), class_="num")


def bron(tekst: str) -> Html:
    """Where something stands in the source."""
    return el("span", "Bron: ", tekst, class_="bron") if tekst else NIETS


def nummer(waarde: int | None) -> Html:
    """The number of an entry in the journal, where the edition shows numbers."""
    return NIETS if waarde is None else el("span", f"#{waarde}", class_="nr-j")


def redenen(zinnen: tuple[str, ...]) -> Html:
    """Why: one sentence as a paragraph, several as a list."""
    if len(zinnen) == 1:
        return el("p", zinnen[0], class_="reden")
    return el("ul", [el("li", zin) for zin in zinnen], class_="reden") if zinnen else NIETS


def tussen(delen: list[Html], teken: str = " · ") -> Html:
    """Pieces that are there, with something between them."""
    vol = [deel for deel in delen if deel]
    stukken: list[Inhoud] = []
    for plaats, deel in enumerate(vol):
        stukken += [teken if plaats else NIETS, deel]
    return samen(stukken)


def alleen(tekst: str) -> Html:
    """Text as it is, escaped."""
    return samen(tekst)
