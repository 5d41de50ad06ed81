"""How long work tells how far it is, and how it is stopped."""

from __future__ import annotations

from collections.abc import Callable

Stap = Callable[[int, int, str], None]
"""Told, before each piece of long work: how many pieces are done, of how many, and what comes now. What it raises
ends the work, with nothing recorded."""


def zonder_stap(_gedaan: int, _totaal: int, _wat: str) -> None:
    """Nobody watches."""
