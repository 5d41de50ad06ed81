"""The document as PDF: for the archive (PDF/A-2a) and for every reader (PDF/UA-1), in bytes that never differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lama_zvp.stuurbord.model import Stuurbord


def render(stuurbord: Stuurbord) -> bytes:
    """The whole document. Raises GebruikFout when the optional parts for PDF are not installed."""
    from lama_zvp.stuurbord.render.pdf.geheel import document
    from lama_zvp.stuurbord.render.pdf.zetter import zet

    return zet(document(stuurbord), stuurbord.colofon.opgemaakt_op)
