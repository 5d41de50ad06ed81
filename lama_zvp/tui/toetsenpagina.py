"""docs/toetsen.md, made from the bindings of the screens: `python -m lama_zvp.tui.toetsenpagina` prints it."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from lama_zvp.tui import screens
from lama_zvp.tui.bindings import OVERAL, Key
from lama_zvp.tui.screens.base import Raam, Scherm
from lama_zvp.veilig import voor_markdown

INLEIDING = """# De toetsen

*Deze pagina is gemaakt uit het programma zelf. Wijzig haar niet met de hand.*

U hoeft er geen te onthouden: onderaan elk scherm staan de toetsen van dat scherm, en `?` legt ze uit. Elke toets
onderaan is ook een knop voor de muis. Wie liever een andere letter heeft, kiest die zelf bij de instellingen (`,`);
daar staan ook de kleuren en het scherm waarop het programma opent.
"""
VOLGORDE = (
    "OverzichtScherm",
    "FicheScherm",
    "MaatregelenScherm",
    "LogScherm",
    "IndicatorenScherm",
    "TabelScherm",
    "InleesScherm",
    "ProefScherm",
    "BeoordelenScherm",
    "BesluitenScherm",
    "StuurbordScherm",
    "VaststelScherm",
    "JournaalScherm",
    "WijzigingenScherm",
    "ZoekScherm",
    "InstellingenScherm",
)
"""The screens in the order in which one meets them; any other follows."""
ZONDER_NAAM = {
    "ZoekScherm": "Zoeken",
    "KiezerScherm": "Een maatregel kiezen",
    "InvulScherm": "Invullen",
    "BeoordeelScherm": "Een oordeel geven",
    "InleesScherm": "Inlezen",
}
"""What the screens are called that take their name from what they are opened for."""
ALTIJD = (
    ("pijltjes, pageup, pagedown, home, end", "Gaan door een lijst of een tekst."),
    ("enter of dubbelklik", "Openen of kiezen wat aangeduid is."),
    ("tab en shift+tab", "Naar het volgende of vorige deel van het scherm, of het volgende veld."),
    ("klik op een toets onderaan", "Hetzelfde als die toets."),
    ("shift en slepen met de muis", "Tekst selecteren en kopiëren zoals in elk venster."),
)


def page() -> str:
    """The page in Markdown."""
    delen = [INLEIDING, "## Altijd\n", _tabel(ALTIJD)]
    delen += ["## Op elk scherm waar u niets typt\n", _tabel(_rijen(OVERAL))]
    for scherm in schermen():
        delen += [f"## {titel(scherm)}\n", f"{voor_markdown(scherm.UITLEG)}\n", _tabel(_rijen(scherm.KEYS))]
    return "\n".join(delen)


def titel(scherm: type[Raam[Any]]) -> str:
    """What a screen is called on the page."""
    return scherm.NAAM or ZONDER_NAAM[scherm.__name__]


def schermen() -> list[type[Raam[Any]]]:
    """Every screen that has keys of its own, in the order in which one meets them."""
    for module in pkgutil.iter_modules(screens.__path__):
        importlib.import_module(f"{screens.__name__}.{module.name}")
    plaats = {naam: nummer for nummer, naam in enumerate(VOLGORDE)}
    met_toetsen = {scherm for scherm in _onder(Raam) if scherm.KEYS and scherm is not Scherm}
    return sorted(met_toetsen, key=lambda scherm: (plaats.get(scherm.__name__, len(plaats)), scherm.__name__))


def _onder(soort: type[Raam[Any]]) -> Iterator[type[Raam[Any]]]:
    for scherm in soort.__subclasses__():
        if scherm.__module__.startswith(screens.__name__):
            yield scherm
        yield from _onder(scherm)


def _rijen(keys: Iterable[Key]) -> list[tuple[str, str]]:
    return [(key.shown, key.help) for key in keys if key.listed]


def _tabel(rijen: Iterable[tuple[str, str]]) -> str:
    regels = ["| Toets | Wat ze doet |", "|---|---|"]
    regels += [f"| {_toets(toets)} | {voor_markdown(uitleg)} |" for toets, uitleg in rijen]
    return "\n".join(regels) + "\n"


def _toets(toets: str) -> str:
    """A key as code; our own words for several keys are words."""
    return toets if len(toets.split()) > 2 else " ".join(f"`{deel}`" for deel in toets.split())


if __name__ == "__main__":
    sys.stdout.write(page())
