"""Which plans there are, by name: those of the home and those that came with the program."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from difflib import get_close_matches
from pathlib import Path

from lama_zvp.errors import NietGevonden

SUFFIXES = (".yaml", ".yml")


def plan_lijst(mappen: Iterable[Path]) -> dict[str, Path]:
    """The plans in these folders: name (the file's, without its ending) to file, sorted by name.

    A name in an earlier folder hides the same one in a later; a folder that is not there holds no plans.
    """
    gevonden: dict[str, Path] = {}
    for folder in mappen:
        try:
            paden = [pad for pad in folder.iterdir() if pad.suffix in SUFFIXES and pad.is_file()]
        except (OSError, ValueError):
            continue
        for pad in sorted(paden):
            gevonden.setdefault(pad.stem, pad)
    return dict(sorted(gevonden.items()))


def vind_plan(naam: str, mappen: Iterable[Path]) -> Path:
    """The file of a plan given by name or as a file: what holds a slash or ends in .yaml is taken for a file.

    That file need not exist: reading it says so. Raises NietGevonden for an unknown name.
    """
    if "/" in naam or "\\" in naam or naam.endswith(SUFFIXES):
        return Path(naam)
    plannen = plan_lijst(mappen)
    if naam in plannen:
        return plannen[naam]
    raad = "" if plannen else "Geef het pad van een planbestand (.yaml) op."
    raise NietGevonden(f"Er is geen plan `{naam[:120]}`.", suggesties=nearest_names(naam, plannen), raad=raad)


def nearest_names(naam: str, namen: Collection[str]) -> tuple[str, ...]:
    """At most three names: the nearest, or the first when none is near."""
    return tuple(get_close_matches(naam[:120], namen, n=3, cutoff=0.3) or sorted(namen)[:3])
