"""Periods and days as they stand in cells and headings: years, quarters, months, and dates of every usual form."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Final

from lama_zvp.errors import InvoerFout
from lama_zvp.exchange.getallen import MAX_TEKENS, zonder_merk
from lama_zvp.exchange.rooster import Celwaarde, als_tekst
from lama_zvp.typografie import MAANDEN, lees_datum

_JAAR: Final = r"(?P<jaar>(?:19|20)\d\d)"
_KWARTAAL: Final = r"(?:[kq]\s*(?P<k1>[1-4])|(?P<k2>[1-4])\s*(?:e|de|ste)?\s*(?:kwartaal|kwart|kw|[kq]))"
_SEP: Final = r"[\s\-/._']*"
_VORMEN: Final = tuple(
    re.compile(vorm, re.IGNORECASE)
    for vorm in (
        rf"(?:jaar|in|jaarcijfer|realisatie|cijfer|aantal)?\s*{_JAAR}",
        rf"{_KWARTAAL}{_SEP}{_JAAR}",
        rf"{_JAAR}{_SEP}{_KWARTAAL}",
        rf"{_JAAR}[\-/.]?(?P<m1>0[1-9]|1[0-2])",
        rf"(?P<m2>0?[1-9]|1[0-2])[\-/.]{_JAAR}",
        rf"(?P<naam>[a-z]{{3,9}})\.?{_SEP}{_JAAR}",
        rf"{_JAAR}{_SEP}(?P<naam2>[a-z]{{3,9}})\.?",
    )
)
_DAG_IN_WOORDEN: Final = re.compile(r"(\d{1,2})\s+([a-z]{3,9})\.?\s+(\d{4})", re.IGNORECASE)
_PUNTEN: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_TIJDSTIP: Final = re.compile(r"(?:,? +|T)\d{1,2}[:.u]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?(?: ?uur)?$")
"""A time behind a day, which the journal does not keep."""


def lees_periode(cel: Celwaarde) -> tuple[str, bool] | None:
    """`2023`, `2023-K1` or `2023-05` for what a cell says, and whether it is marked provisional; None if no period.

    A cell that is a day stands for its month, as spreadsheets keep `mei 2023`.
    """
    if isinstance(cel, date):
        return f"{cel.year}-{cel.month:02d}", False
    if isinstance(cel, Decimal):
        return (f"{int(cel)}", False) if cel == cel.to_integral_value() and 1990 <= cel <= 2100 else None
    tekst, voorlopig = zonder_merk(als_tekst(cel))
    if len(tekst) > MAX_TEKENS:
        return None
    for vorm in _VORMEN:
        if (gevonden := vorm.fullmatch(tekst)) and (periode := _periode(gevonden.groupdict())):
            return periode, voorlopig
    return None


def _periode(delen: dict[str, str | None]) -> str | None:
    jaar = delen["jaar"]
    if kwartaal := delen.get("k1") or delen.get("k2"):
        return f"{jaar}-K{kwartaal}"
    if maand := delen.get("m1") or delen.get("m2"):
        return f"{jaar}-{int(maand):02d}"
    if naam := delen.get("naam") or delen.get("naam2"):
        nummer = maandnummer(naam)
        return f"{jaar}-{nummer:02d}" if nummer else None
    return jaar


def maandnummer(tekst: str) -> int | None:
    """1 to 12 for `3`, `03`, `maart` or `mrt`; None for anything else."""
    kaal = tekst.strip().rstrip(".").lower()
    if len(kaal) > MAX_TEKENS:
        return None
    if kaal.isascii() and kaal.isdigit():
        return int(kaal) if 1 <= int(kaal) <= 12 else None
    if kaal == "mrt":
        return 3
    passend = [n for n, maand in enumerate(MAANDEN, 1) if len(kaal) >= 3 and maand.startswith(kaal)]
    return passend[0] if len(passend) == 1 else None


def kwartaalnummer(tekst: str) -> int | None:
    """1 to 4 for `2`, `K2`, `Q2` or `2e kwartaal`; None for anything else."""
    kaal = tekst.strip()
    if len(kaal) > MAX_TEKENS:
        return None
    if re.fullmatch(r"[1-4]", kaal):
        return int(kaal)
    gevonden = re.fullmatch(_KWARTAAL, kaal, re.IGNORECASE)
    return int(gevonden["k1"] or gevonden["k2"]) if gevonden else None


def lees_dag(cel: Celwaarde) -> date:
    """The day that a cell says, day before month. Raises `InvoerFout`."""
    if isinstance(cel, date):
        return cel
    tekst = als_tekst(cel)
    if len(tekst) > MAX_TEKENS:
        raise InvoerFout(f"“{tekst[:40]}…” is geen datum.", raad="Schrijf bijvoorbeeld 12/03/2024.")
    tekst = _TIJDSTIP.sub("", tekst)
    if gevonden := _PUNTEN.fullmatch(tekst):
        tekst = "/".join(gevonden.groups())
    if gevonden := _DAG_IN_WOORDEN.fullmatch(tekst):
        maand = maandnummer(gevonden[2])
        tekst = f"{gevonden[1]}/{maand}/{gevonden[3]}" if maand else tekst
    if re.fullmatch(r"\d{5}", tekst):
        raise InvoerFout(f"{tekst} is een dagnummer van Excel.", raad="Geef de kolom in Excel de opmaak Datum.")
    if re.fullmatch(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2}", tekst):
        raise InvoerFout(f"{tekst}: het jaar staat er met twee cijfers.", raad="Schrijf het jaar voluit: 12/03/2024.")
    return lees_datum(tekst)
