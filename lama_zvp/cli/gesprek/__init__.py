"""The program as a conversation: lines of text and numbered questions, for screen readers, slow lines and pipes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lama_zvp.workspace import Workspace


def voer_gesprek(werkruimte: Workspace) -> int:
    """Talk until the person stops, the input ends or the line drops; returns the exit code."""
    import sys

    from lama_zvp.cli.gesprek.lijn import Lijn
    from lama_zvp.cli.gesprek.menu import Gesprek

    return Gesprek(Lijn(sys.stdin.buffer), werkruimte).voer()
