"""The document as one self-contained HTML file: no script, nothing from elsewhere, readable on a phone and on paper."""

from __future__ import annotations

from lama_zvp.stuurbord.model import Stuurbord
from lama_zvp.stuurbord.render.html.bladzijde import bladzijde

__all__ = ["render"]


def render(stuurbord: Stuurbord) -> bytes:
    """The file, UTF-8; the same bytes for the same document."""
    return bladzijde(stuurbord).encode()
