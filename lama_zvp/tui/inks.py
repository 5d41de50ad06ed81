"""What an ink looks like: a role in a line becomes a style of the theme, worked out once for the whole app.

Textual would make a node with styles of its own for every ink of every widget: hundreds, before anything is painted.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from rich.style import Style

from lama_zvp.tui.theme import BY_NAME

Pigment = tuple[str, str, bool]
"""Names of the theme for the letters and the ground ("" leaves them), and whether the letters are bold."""

PIGMENTS: Final[Mapping[str, Pigment]] = MappingProxyType(
    {
        "muted": ("muted", "", False),
        "strong": ("foreground", "", True),
        "head": ("primary", "", True),
        "title": ("foreground", "", True),
        "accent": ("accent", "", False),
        "good": ("good", "", False),
        "warn": ("warn", "", False),
        "bad": ("bad", "", True),
        "unknown": ("unknown", "", False),
        "key": ("primary", "", True),
        "badge": ("badge-text", "badge", True),
        "cursor": ("", "cursor", False),
        "cursor-away": ("", "cursor-away", False),
        "choice": ("foreground", "cursor", True),
        "match": ("badge-text", "badge", True),
    }
)
"""Every ink that a line may ask for. Meaning never hangs on the colour alone."""


@cache
def ink_style(theme: str, pigment: Pigment) -> Style:
    """The style of a pigment in one of the app's own themes."""
    letters, ground, bold = pigment
    return Style(color=_colour(theme, letters), bgcolor=_colour(theme, ground), bold=bold or None)


def _colour(theme: str, name: str) -> str | None:
    if not name:
        return None
    chosen = BY_NAME[theme]
    return chosen.variables.get(name) or str(getattr(chosen, name))
