"""Figures and dates as they are written and read in Flanders; pure, and known to every room.

Written: thousands with a point, decimals with a comma, the minus as U+2212 (it lines up with `+` and never breaks off
its figure), `%` after a no-break space U+00A0 so that figure and sign stay on one line. Dates use ordinary spaces: they
may break. Narrow spaces (U+202F) are never written, since not every terminal has them, but they are read.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext

from lama_zvp.errors import InvoerFout

NBSP = "\u00a0"
MINUS = "\u2212"

MAANDEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)

_MAX_TEKENS = 60
_SPATIES = re.compile("[ \u00a0\u202f]")
_GROEPEN = re.compile(r"[1-9][0-9]{0,2}([. \u00a0\u202f][0-9]{3})+(,[0-9]+)?")
_KOMMA = re.compile(r"[0-9]+(,[0-9]+)?")
_PUNT = re.compile(r"[0-9]+\.([0-9]{1,2}|[0-9]{4,})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_DAG_EERST = re.compile(r"([0-9]{1,2})[-/]([0-9]{1,2})[-/]([0-9]{4})")


def getal(waarde: Decimal | int, decimalen: int | None = None) -> str:
    """`1.234,5`. `decimalen` None writes the figure exactly; otherwise it is rounded, halves away from zero."""
    exact = _afgerond(Decimal(waarde), decimalen)
    heel, _, breuk = f"{exact.copy_abs():f}".partition(".")
    minteken = MINUS if exact < 0 else ""
    return f"{minteken}{int(heel):,}".replace(",", ".") + (f",{breuk}" if breuk else "")


def percentage(waarde: Decimal | int, decimalen: int | None = None) -> str:
    """`36,7 %` for 36.7: the value is in percent already."""
    return f"{getal(waarde, decimalen)}{NBSP}%"


def verschil(waarde: Decimal | int, decimalen: int | None = None) -> str:
    """A difference with its sign: `+12`, `−3,5`; zero, also after rounding, carries none."""
    exact = _afgerond(Decimal(waarde), decimalen)
    return ("+" if exact > 0 else "") + getal(exact)


def datum(dag: date) -> str:
    """`12 maart 2024`."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def datum_kort(dag: date) -> str:
    """`12/03/2024`."""
    return f"{dag.day:02d}/{dag.month:02d}/{dag.year:04d}"


def lees_getal(tekst: str) -> Decimal:
    """Read a figure the Flemish way, exactly: `1.234,5`, `12,5`, `1234`, `-3`; also `1 234` and `36.7`.

    A point followed by exactly three digits separates thousands (`1.500` is 1500). Where that cannot be (`1234.567`,
    `0.125`) the figure could mean two things and is refused. Raises InvoerFout.
    """
    kaal = tekst.strip()[: _MAX_TEKENS + 1]
    teken, rest = "", kaal
    if kaal[:1] in ("-", MINUS, "+"):
        teken, rest = ("" if kaal[0] == "+" else "-"), kaal[1:].lstrip()
    if len(kaal) <= _MAX_TEKENS:
        if _GROEPEN.fullmatch(rest):
            return Decimal(teken + _SPATIES.sub("", rest).replace(".", "").replace(",", "."))
        if _KOMMA.fullmatch(rest):
            return Decimal(teken + rest.replace(",", "."))
        if _PUNT.fullmatch(rest):
            return Decimal(teken + rest)
    raise InvoerFout(
        f"`{_kort(kaal)}` is geen getal.", raad="Schrijf een komma voor de decimalen, bijvoorbeeld 12,5 of 1.234,5."
    )


def lees_datum(tekst: str) -> date:
    """Read `2024-03-12`, `12/03/2024` or `12-3-2024` (day first). Raises InvoerFout."""
    kaal = tekst.strip()
    iso, dag_eerst = _ISO.fullmatch(kaal), _DAG_EERST.fullmatch(kaal)
    if iso:
        jaar, maand, dag = iso.groups()
    elif dag_eerst:
        dag, maand, jaar = dag_eerst.groups()
    else:
        raise InvoerFout(f"`{_kort(kaal)}` is geen datum.", raad="Schrijf bijvoorbeeld 12/03/2024 of 2024-03-12.")
    try:
        return date(int(jaar), int(maand), int(dag))
    except ValueError:
        raise InvoerFout(f"De dag {_kort(kaal)} bestaat niet.", raad="Verbeter de dag of de maand.") from None


def _afgerond(waarde: Decimal, decimalen: int | None) -> Decimal:
    """Rounded, and without the minus of a zero."""
    if decimalen is not None:
        with localcontext() as context:
            context.prec = max(waarde.adjusted(), 0) + decimalen + 2
            waarde = waarde.quantize(Decimal(1).scaleb(-decimalen), rounding=ROUND_HALF_UP)
    return waarde.copy_abs() if waarde == 0 else waarde


def _kort(tekst: str) -> str:
    return tekst if len(tekst) <= _MAX_TEKENS else tekst[:_MAX_TEKENS] + "…"
