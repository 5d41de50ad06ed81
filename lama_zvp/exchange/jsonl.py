"""JSON Lines: one object a line, each saying in `tabel` which table it belongs to; a first line says what it all is."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from lama_zvp.errors import InvoerFout
from lama_zvp.exchange.rooster import Celwaarde, Rooster
from lama_zvp.exchange.tafel import Uitvoer
from lama_zvp.veilig import platte_tekst

_EXACT: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_GETALLEN: Final = ("waarde", "n", "aantal")


def schrijf_jsonl(uitvoer: Uitvoer) -> bytes:
    """Every table, one row a line: figures as exact text, days and moments as ISO, what is not known as null."""
    regels: list[dict[str, Any]] = [{"tabel": "colofon", **{naam: platte_tekst(w) for naam, w in uitvoer.colofon}}]
    for tafel in uitvoer.tafels:
        sleutels = [kolom.sleutel for kolom in tafel.kolommen]
        regels += [
            {"tabel": tafel.sleutel, **dict(zip(sleutels, map(_als_json, rij), strict=True))} for rij in tafel.rijen
        ]
    return "".join(json.dumps(regel, ensure_ascii=True) + "\n" for regel in regels).encode("ascii")


def _als_json(waarde: object) -> object:
    if isinstance(waarde, str):
        return platte_tekst(waarde, eenregelig=False)
    if isinstance(waarde, Decimal):
        return format(waarde, "f")
    if isinstance(waarde, datetime | date):
        return waarde.isoformat()
    return waarde


def lees_jsonl(inhoud: bytes, tabel: str) -> Rooster:
    """The rows of one table as a sheet with its keys as headings. Raises `InvoerFout`."""
    gelezen = [_object(regel, nummer) for nummer, regel in enumerate(inhoud.splitlines(), 1) if regel.strip()]
    rijen = [rij for rij in gelezen if rij.get("tabel", tabel) == tabel]
    koppen = list(dict.fromkeys(sleutel for rij in rijen for sleutel in rij if sleutel != "tabel"))
    cellen = (tuple(_cel(kop, rij.get(kop)) for kop in koppen) for rij in rijen)
    return Rooster("", (tuple(koppen), *cellen) if rijen else ())


def _object(regel: bytes, nummer: int) -> dict[str, Any]:
    try:
        gelezen = json.loads(regel, parse_float=Decimal)
    except (ValueError, RecursionError) as fout:
        raise InvoerFout(f"Regel {nummer} is geen JSON.", raad="Elke regel is één object tussen accolades.") from fout
    if not isinstance(gelezen, dict):
        raise InvoerFout(f"Regel {nummer} is geen object.", raad="Elke regel is één object tussen accolades.")
    return gelezen


def _cel(kop: str, waarde: object) -> Celwaarde:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, Decimal):
        return waarde if waarde.is_finite() else str(waarde)
    if isinstance(waarde, int):
        return Decimal(waarde)
    tekst = "" if waarde is None else str(waarde).strip()
    return Decimal(tekst) if kop in _GETALLEN and _EXACT.fullmatch(tekst) else tekst
