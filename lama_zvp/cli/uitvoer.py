"""What the command line prints: data on stdout, talk on stderr, nothing in it that a terminal could obey."""

from __future__ import annotations

import dataclasses
import json
import re
import sys
import textwrap
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import PurePath
from typing import Any

from lama_zvp.veilig import breedte, platte_tekst, voor_terminal


def druk(tekst: str = "") -> None:
    """Print text of several lines on stdout."""
    _schrijf(sys.stdout, tekst)


def zeg(tekst: str) -> None:
    """Tell the person something, on stderr."""
    _schrijf(sys.stderr, tekst)


def druk_bytes(inhoud: bytes) -> None:
    """Write a document to stdout exactly as it is."""
    sys.stdout.flush()
    sys.stdout.buffer.write(inhoud)
    sys.stdout.buffer.flush()


def druk_json(waarde: Any) -> None:
    """Print a value as JSON: decimals as exact text, dates as ISO; control characters stand escaped in it."""
    druk_bytes(json_tekst(waarde).encode("utf-8", "replace") + b"\n")


def json_tekst(waarde: Any) -> str:
    """A value as JSON text that says exactly the value and that no terminal can obey."""
    return _ontsmet_json(json.dumps(als_json(waarde), ensure_ascii=False, indent=2))


def als_json(waarde: Any) -> Any:
    """Plain lists, dicts and scalars from values of any room."""
    if hasattr(waarde, "model_dump"):
        return als_json(waarde.model_dump())
    if dataclasses.is_dataclass(waarde) and not isinstance(waarde, type):
        return {veld.name: als_json(getattr(waarde, veld.name)) for veld in dataclasses.fields(waarde)}
    if isinstance(waarde, dict):
        return {_sleutel(k): als_json(v) for k, v in waarde.items()}
    if isinstance(waarde, list | tuple):
        return [als_json(deel) for deel in waarde]
    if isinstance(waarde, Decimal):
        return format(waarde, "f")
    if isinstance(waarde, datetime | date):
        return waarde.isoformat()
    if isinstance(waarde, PurePath):
        return str(waarde)
    return waarde


def _sleutel(sleutel: object) -> str:
    return "/".join(str(deel) for deel in sleutel) if isinstance(sleutel, tuple) else str(sleutel)


def _ontsmet_json(tekst: str) -> str:
    """Escape what JSON lets through but nobody sees, or a terminal could obey; what it says stays exactly the same."""
    return tekst if tekst.isascii() else _VERDACHT.sub(_ontsnap, tekst)


_VERDACHT = re.compile(
    "[\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"
)
"""DEL, C1, bidi controls, and all else that is invisible."""


def _ontsnap(teken: re.Match[str]) -> str:
    return json.dumps(teken[0])[1:-1] if teken[0] != "\x7f" else "\\u007f"


def gebeurtenissen(aantal: int) -> str:
    """How many events, as people say it."""
    return "1 gebeurtenis" if aantal == 1 else f"{aantal} gebeurtenissen"


def cel(tekst: object) -> str:
    """A piece of data on one line."""
    return platte_tekst("" if tekst is None else str(tekst))


def tabel(koppen: Sequence[str], rijen: Iterable[Sequence[object]], *, rechts: Sequence[int] = ()) -> str:
    """A table with aligned columns; `rechts` are the columns of figures, aligned to the right."""
    cellen = [[cel(deel) for deel in rij] for rij in rijen]
    breedtes = [max([breedte(kop), *(breedte(rij[i]) for rij in cellen)]) for i, kop in enumerate(koppen)]
    regels = [_regel(koppen, breedtes, rechts), _regel(["─" * b for b in breedtes], breedtes, ())]
    regels += [_regel(rij, breedtes, rechts) for rij in cellen]
    return "\n".join(regels)


def _regel(cellen: Sequence[str], breedtes: Sequence[int], rechts: Sequence[int]) -> str:
    stukken = []
    for i, deel in enumerate(cellen):
        vulling = " " * (breedtes[i] - breedte(deel))
        stukken.append(vulling + deel if i in rechts else deel + vulling)
    return "  ".join(stukken).rstrip()


def alinea(tekst: object, *, inspringing: str = "", eerste: str | None = None, kolommen: int = 88) -> str:
    """A paragraph of data, wrapped."""
    return textwrap.fill(
        cel(tekst),
        width=kolommen,
        initial_indent=inspringing if eerste is None else eerste,
        subsequent_indent=inspringing,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _schrijf(stroom: Any, tekst: str) -> None:
    veilig = "\n".join(voor_terminal(regel) for regel in tekst.split("\n"))
    codering = stroom.encoding or "utf-8"
    stroom.write(veilig.encode(codering, "replace").decode(codering) + "\n")
