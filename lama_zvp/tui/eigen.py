"""A person's own choices as the app uses them: its theme, and the keys they gave to commands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.keys import _character_to_key

from lama_zvp.tui.theme import DARK, LIGHT

if TYPE_CHECKING:
    from lama_zvp.tui.bindings import Key
    from lama_zvp.tui.look import Look
    from lama_zvp.voorkeuren import Voorkeuren


def theme_name(voorkeuren: Voorkeuren, look: Look) -> str:
    """The theme that was chosen, or else the one that suits the terminal."""
    dark = look.dark if voorkeuren.thema == "auto" else voorkeuren.thema == "donker"
    return DARK.name if dark else LIGHT.name


def with_own(keys: Iterable[Key], voorkeuren: Voorkeuren) -> tuple[Key, ...]:
    """The keys as this person has them; a key with ctrl that stood beside the old one stays."""
    eigen = dict(voorkeuren.toetsen)
    return tuple(_own(key, eigen[key.action]) if key.own and key.action in eigen else key for key in keys)


def keymap(keys: Iterable[Key], voorkeuren: Voorkeuren) -> dict[str, str]:
    """What Textual has to bind otherwise: id of the binding → its keys."""
    return {
        key.action: key.keys for key in with_own(keys, voorkeuren) if key.own and key.action in dict(voorkeuren.toetsen)
    }


def _own(key: Key, typed: str) -> Key:
    _, comma, rest = key.keys.partition(",")
    return replace(key, keys=f"{_character_to_key(typed)}{comma}{rest}", shown=typed)
