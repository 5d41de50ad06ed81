"""The letters that a PDF is set in, and what happens to characters that none of them has.

The text font comes with its own package, symbols and other scripts from the typesetter itself; fonts of the machine are
never used, so that the same document has the same bytes everywhere. A character without a letter is written as its
code, `[U+1F600]`: it may not be left out, and a document for the archive may not hold an empty box.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typst import Fonts

LETTERPAKKET = "fontpkg_source_sans_3"

_GEWOON = re.compile("[\n\u0020-\u007e\u00a0-\u024f\u2010-\u2015\u2018-\u201e\u2020-\u2022\u2026\u202f\u20ac\u2212]*")
"""Text that the text font certainly has."""
_ZONDER = re.compile(
    "[\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00016fe0-\U0003ffff]"
)
"""Scripts and pictures that no font here has; they need not be tried one by one."""
_MEEST = 400
"""So many other characters are tried; beyond that they are written as codes untried."""

_LANG = re.compile(r"[^\s\u00ad\u200b]{25,}")
_WOORD = re.compile(r"[^\W\d_]{1,60}")
_STUK = 12


def lettertypen() -> Fonts:
    """The fonts that documents are set in: the typesetter's own, and the text font beside them."""
    from typst import Fonts

    return Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(files(LETTERPAKKET) / "files")]
    )


def overal(waarde: Any, doe: Callable[[str], str]) -> Any:
    """The same data with `doe` applied to every text in it."""
    if isinstance(waarde, str):
        return doe(waarde)
    if isinstance(waarde, list | tuple):
        return [overal(deel, doe) for deel in waarde]
    if isinstance(waarde, dict):
        return {sleutel: overal(deel, doe) for sleutel, deel in waarde.items()}
    return waarde


def breekbaar(tekst: str) -> str:
    """Where a run of characters is too long for any column, places where it may break.

    A word of letters alone is left to hyphenation.
    """
    return _LANG.sub(lambda gevonden: _breek(gevonden[0]), tekst)


def _breek(lang: str) -> str:
    if _WOORD.fullmatch(lang):
        return lang
    return "\u200b".join(lang[i : i + _STUK] for i in range(0, len(lang), _STUK))


def bijzondere(teksten: Iterable[str]) -> frozenset[str]:
    """The characters that the text font may not have."""
    return frozenset(teken for tekst in teksten if not _GEWOON.fullmatch(tekst) for teken in _GEWOON.sub("", tekst))


def ontbrekende(tekens: frozenset[str], lukt: Callable[[str], bool]) -> frozenset[str]:
    """Which of `tekens` cannot be set; `lukt` tells whether a text can. Halves until it is sure."""
    zeker = frozenset(filter(_ZONDER.fullmatch, tekens))
    rest = sorted(tekens - zeker)
    return zeker | frozenset(rest[_MEEST:]) | frozenset(_zoek(rest[:_MEEST], lukt))


def _zoek(tekens: list[str], lukt: Callable[[str], bool]) -> list[str]:
    if not tekens or lukt(" ".join(tekens)):
        return []
    if len(tekens) == 1:
        return tekens
    midden = len(tekens) // 2
    return _zoek(tekens[:midden], lukt) + _zoek(tekens[midden:], lukt)


def als_code(tekens: frozenset[str]) -> Callable[[str], str]:
    """Writes these characters as their code and leaves the rest."""
    codes = {ord(teken): f"[U+{ord(teken):04X}]" for teken in tekens}
    return lambda tekst: tekst.translate(codes)
