"""The Dutch of the command line itself: help pages and usage errors, whose own texts are English."""

from __future__ import annotations

import re
from typing import Any

from typer.core import TyperCommand, TyperGroup

_HULP = (
    (re.compile(r"^Usage: ", re.M), "Gebruik: "),
    (re.compile(r"^Options:$", re.M), "Opties:"),
    (re.compile(r"^Arguments:$", re.M), "Argumenten:"),
    (re.compile(r"^Commands:$", re.M), "Commando's:"),
    (re.compile(r"\[OPTIONS\]"), "[OPTIES]"),
    (re.compile(r"COMMAND \[ARGS\]\.\.\."), "COMMANDO [ARGUMENTEN]..."),
    (re.compile(r"Show this message and exit\."), "Toon deze hulp."),
    (re.compile(r"\[required\]"), "[verplicht]"),
    (re.compile(r"\[default: "), "[standaard: "),
    (re.compile(r"; required\]"), "; verplicht]"),
    (re.compile(r"\[env var: "), "[omgeving: "),
    (re.compile(r" <(str|int)( range)?>"), ""),
    (re.compile(r"\{(\w+)\}"), r"\1"),
    (re.compile(r"Install completion for the current shell\."), "Zet aanvullen met Tab aan in deze shell."),
    (
        re.compile(r"Show completion for the current shell, to copy it or\s+customize the installation\."),
        "Toon wat aanvullen met Tab aanzet, om het zelf te plaatsen.",
    ),
)

_FOUTEN = (
    (re.compile(r"^No such option: (?P<a>\S+)(?: \(Possible options: (?P<b>.*)\))?"), "Optie {a} bestaat niet."),
    (re.compile(r"^No such command '(?P<a>.*?)'"), "Het commando “{a}” bestaat niet."),
    (re.compile(r"^Missing argument '?(?P<a>[^'.]*)'?"), "Er ontbreekt iets: {a}."),
    (re.compile(r"^Missing option '?(?P<a>[^'.]*)'?"), "De optie {a} is nodig."),
    (re.compile(r"^Missing command"), "Geef een commando."),
    (
        re.compile(r"^Option '?(?P<a>[^' ]*)'? requires (?:an argument|\d+ arguments)"),
        "De optie {a} vraagt een waarde.",
    ),
    (re.compile(r"^Option '?(?P<a>[^' ]*)'? does not take a value"), "De optie {a} krijgt geen waarde."),
    (re.compile(r"^Got unexpected extra argument\S* \((?P<a>.*)\)"), "Te veel op de regel: {a}."),
    (re.compile(r"^Invalid value for '?(?P<a>[^':]*)'?"), "{a}: deze waarde past niet."),
)


def vertaal_hulp(tekst: str) -> str:
    """A help page with its fixed words in Dutch."""
    for patroon, nederlands in _HULP:
        tekst = patroon.sub(nederlands, tekst)
    return tekst


def gebruiksfout(fout: Exception) -> tuple[str, str] | None:
    """Message and advice for an error of the command-line parser; None when `fout` is something else."""
    opmaak = getattr(fout, "format_message", None)
    if opmaak is None or not hasattr(fout, "exit_code"):
        return None
    engels = str(opmaak())
    context = getattr(fout, "ctx", None)
    waar = getattr(context, "command_path", "lama-zvp")
    raad = f"`{waar} --help` toont wat kan."
    if engels.startswith("No such option: -") and not engels.startswith("No such option: --"):
        raad += " Begint uw tekst met een streepje? Zet er dan -- voor: log MAATREGEL -- TEKST."
    for patroon, nederlands in _FOUTEN:
        treffer = patroon.search(engels)
        if treffer:
            delen = {naam: (waarde or "").strip() for naam, waarde in treffer.groupdict().items()}
            suggestie = _suggesties(engels)
            return nederlands.format(**delen), (f"Bedoelde u {suggestie}? " if suggestie else "") + raad
    return "Dit commando klopt niet.", raad


def _suggesties(engels: str) -> str:
    treffer = re.search(r"(?:Possible options: |Did you mean )(?P<s>[^)?]*)", engels)
    return treffer["s"].strip().rstrip("?.") if treffer else ""


class Commando(TyperCommand):
    """A command whose help page is Dutch."""

    def get_help(self, ctx: Any) -> str:
        return vertaal_hulp(super().get_help(ctx))


class Groep(TyperGroup):
    """A group of commands whose help page is Dutch."""

    def get_help(self, ctx: Any) -> str:
        return vertaal_hulp(super().get_help(ctx))
