"""The forms in which the document is given out: each format is one function from the model to bytes."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from types import MappingProxyType
from typing import TYPE_CHECKING

from lama_zvp.errors import NietGevonden

if TYPE_CHECKING:
    from lama_zvp.stuurbord.model import Stuurbord

FORMATEN = MappingProxyType(
    {
        "md": "lama_zvp.stuurbord.render.markdown",
        "html": "lama_zvp.stuurbord.render.html",
        "pdf": "lama_zvp.stuurbord.render.pdf",
        "json": "lama_zvp.stuurbord.render.json",
    }
)
"""Format → module with `render(stuurbord) -> str | bytes`; loaded when first asked for, since some bring libraries."""


BIBLIOTHEEK = MappingProxyType({"pdf": "typst"})
"""Format → library of an extra that it needs."""


def beschikbare_formaten() -> tuple[str, ...]:
    """The formats that can be made here: those whose library is installed."""
    return tuple(f for f in FORMATEN if f not in BIBLIOTHEEK or find_spec(BIBLIOTHEEK[f]) is not None)


def render(stuurbord: Stuurbord, formaat: str) -> bytes:
    """The document in one format, text as UTF-8; the same bytes for the same document. Raises NietGevonden."""
    if formaat not in FORMATEN:
        raise NietGevonden(f"Er is geen formaat “{formaat}”.", raad="Kies uit: " + ", ".join(FORMATEN) + ".")
    maak: Callable[[Stuurbord], str | bytes] = import_module(FORMATEN[formaat]).render
    inhoud = maak(stuurbord)
    return inhoud.encode() if isinstance(inhoud, str) else inhoud
