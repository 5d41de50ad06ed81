"""The comments of a plan file and what each of them belongs to, so that a plan made out of that file keeps them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import yaml

from lama_zvp.plan.yaml_schrijf import EINDE, Pad
from lama_zvp.plan.yaml_tree import Boom, Plek

_REGEL = re.compile(r"\s*#\s?(.*)")
_ACHTERAAN = re.compile(r"[\s,\]}]*\s#\s?(.*)")
_EDITOR = "yaml-language-server:"
"""A line that tells an editor which schema to use belongs to the file, not to the plan."""


def lees_commentaar(data: bytes, boom: Boom) -> dict[Pad, tuple[str, ...]]:
    """Every comment of a file that was read as `boom`, without its `#`, by the path that it belongs to.

    A comment on a line of its own belongs to what begins below it, one behind a value to that line. Empty lines end a
    block but are not kept. What stands below the last value belongs to the plan's end. A file that the slower reader
    takes otherwise than the one that read `boom` gives none: better no comment than a piece of text for one.
    """
    regels = data.decode("utf-8-sig").splitlines()
    try:
        bezet, einde = _teksten(regels)
    except yaml.YAMLError:
        return {}
    beginnen = _beginnen(boom)
    gevonden: defaultdict[Pad, list[str]] = defaultdict(list)
    genummerd = list(beginnen)
    for nummer, regel, eigen_regel in _opmerkingen(regels, bezet, einde):
        plaats = bisect_right(genummerd, nummer)
        if not eigen_regel:
            plaats -= 1
        gevonden[beginnen[genummerd[plaats]] if 0 <= plaats < len(genummerd) else (EINDE,)].append(regel)
    return {pad: tuple(tekst) for pad, tekst in gevonden.items()}


def _opmerkingen(regels: list[str], bezet: set[int], einde: dict[int, int]) -> Iterator[tuple[int, str, bool]]:
    """Number of the line (from 1), text, and whether the line holds nothing else; see `_teksten`."""
    for nummer, regel in enumerate(regels, start=1):
        if nummer in bezet or "#" not in regel:
            continue
        eigen = _REGEL.fullmatch(regel)
        achteraan = None if eigen else _ACHTERAAN.fullmatch(regel[einde.get(nummer, 0) :])
        treffer = eigen or achteraan
        if treffer and not treffer[1].startswith(_EDITOR):
            yield nummer, treffer[1].rstrip(), eigen is not None


def _teksten(regels: list[str]) -> tuple[set[int], dict[int, int]]:
    """The lines that lie within a text, where `#` is a sign like any other; and per line where its last text ends."""
    bezet: set[int] = set()
    einde: dict[int, int] = {}
    for token in yaml.scan("\n".join(regels), Loader=yaml.SafeLoader):
        if not isinstance(token, yaml.ScalarToken):
            continue
        van, tot = token.start_mark, token.end_mark
        if token.style in ("|", ">"):
            bezet.update(range(van.line + 2, tot.line + 1))
            einde[van.line + 1] = len(regels[van.line])
            continue
        bezet.update(range(van.line + 2, tot.line + 1))
        einde[tot.line + 1] = tot.column
        if tot.line > van.line:
            bezet.add(van.line + 1)
    return bezet, einde


def _beginnen(boom: Boom) -> dict[int, Pad]:
    """Per line on which something begins the outermost thing that begins there, in order of the lines."""
    uit: dict[int, Pad] = {}
    for regel, pad in sorted(_plaatsen(boom.waarde, boom.plek, ()), key=lambda paar: (paar[0], len(paar[1]))):
        uit.setdefault(regel, pad)
    return uit


def _plaatsen(waarde: Any, plek: Plek, pad: Pad) -> Iterator[tuple[int, Pad]]:
    if isinstance(waarde, dict):
        for sleutel, deel in waarde.items():
            kind = plek.zoek((sleutel,))
            yield kind.bij_sleutel()[0], (*pad, sleutel)
            yield from _plaatsen(deel, kind, (*pad, sleutel))
    elif isinstance(waarde, tuple):
        for nummer, deel in enumerate(waarde):
            kind = plek.zoek((nummer,))
            stap = (*pad, _naam(deel, nummer))
            yield kind.regel, stap
            yield from _plaatsen(deel, kind, stap)


def _naam(deel: Any, nummer: int) -> str | int:
    sleutel = deel.get("sleutel") if isinstance(deel, dict) else None
    return sleutel if isinstance(sleutel, str) else nummer
