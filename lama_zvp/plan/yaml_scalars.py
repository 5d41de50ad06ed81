"""What one unquoted word of YAML means in a plan: a number, a date, yes or no, nothing, or text; and what is a trap."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TypeAlias

Scalar: TypeAlias = str | int | Decimal | bool | date | None

MAX_DIGITS = 30

CONTROL_CHARACTERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""Everything that is no visible text, space, tab or ordinary line end; a terminal would obey some of it."""

_WORDS: dict[str, bool | None] = {"": None, "~": None, "null": None, "true": True, "false": False}
_NUMBERLIKE = re.compile(r"[-+.]?[0-9.]")
_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


class ScalarTrap(Exception):
    """A word that YAML readers disagree on, or that cannot be what it seems; `wat` and `raad` are Dutch."""

    def __init__(self, wat: str, raad: str) -> None:
        super().__init__(wat)
        self.wat = wat
        self.raad = raad


def read_scalar(tekst: str, *, plain: bool) -> Scalar:
    """The value of a scalar; quoted or block text (`plain` False) is always text.

    Plain `true`/`false`, `null`/`~`/nothing, whole numbers, decimals with a point (exact) and ISO dates are read as
    such; every other word is text, `ja`, `nee`, `on` and `off` included. Raises ScalarTrap.
    """
    if not plain:
        return _clean(tekst)
    if tekst in _WORDS:
        return _WORDS[tekst]
    if not _NUMBERLIKE.match(tekst):
        return _clean(tekst)
    return _numberlike(tekst)


def _clean(tekst: str) -> str:
    """The text itself; an escape such as `"\\e"` must not bring in what the file itself may not hold."""
    stuur = CONTROL_CHARACTERS.search(tekst)
    if stuur or "\r" in tekst:
        teken = ord(stuur[0]) if stuur else 13
        raise ScalarTrap(f"stuurteken U+{teken:04X} in de tekst", "verwijder het teken")
    return tekst


def _numberlike(tekst: str) -> Scalar:
    if _INT.fullmatch(tekst) or _DECIMAL.fullmatch(tekst):
        if len(tekst) > MAX_DIGITS:
            raise ScalarTrap(
                f"een getal van meer dan {MAX_DIGITS} tekens", "is dit tekst, zet er aanhalingstekens rond"
            )
        return Decimal(tekst) if "." in tekst else int(tekst)
    if _DATE.fullmatch(tekst):
        try:
            return date.fromisoformat(tekst)
        except ValueError:
            raise ScalarTrap(f"de datum {tekst} bestaat niet", "verbeter de dag of de maand") from None
    for vorm, wat, bedoeld in _TRAPS:
        if vorm.fullmatch(tekst):
            raise ScalarTrap(wat.format(tekst[:40]), _advice(tekst, bedoeld))
    return _clean(tekst)


def _advice(tekst: str, bedoeld: Callable[[str], str] | None) -> str:
    if bedoeld is None or len(tekst) > MAX_DIGITS:
        return "is dit tekst, zet er aanhalingstekens rond"
    return f"schrijf {bedoeld(tekst)}, of zet er aanhalingstekens rond als het tekst is"


def _plain_decimal(tekst: str) -> str:
    """A readable decimal for `1e3`, `.5` or `010`; a far exponent is not written out."""
    getal = Decimal(tekst)
    return f"{getal:f}" if -20 < getal.adjusted() < 20 else "het getal voluit"


_TRAPS: tuple[tuple[re.Pattern[str], str, Callable[[str], str] | None], ...] = (
    (
        re.compile(r"[-+]?[0-9]+(_+[0-9]+)+(\.[0-9_]*)?|[-+]?[0-9]+\.[0-9]*(_[0-9]*)+"),
        "`{}` is een getal met een onderstreping",
        lambda t: _plain_decimal(t.replace("_", "").rstrip(".")),
    ),
    (re.compile(r"[-+]?0o[0-7]+"), "`{}` is een achttallig getal", lambda t: str(int(t, 8))),
    (
        re.compile(r"[-+]?0x[0-9A-Fa-f_]+"),
        "`{}` is een zestientallig getal",
        lambda t: str(int(t.replace("_", ""), 16)),
    ),
    (re.compile(r"[-+]?0b[01_]+"), "`{}` is een tweetallig getal", lambda t: str(int(t.replace("_", ""), 2))),
    (re.compile(r"[-+]?0[0-9]+(\.[0-9]*)?"), "`{}` begint met een nul", lambda t: _plain_decimal(t.rstrip("."))),
    (re.compile(r"[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)[eE][-+]?[0-9]+"), "`{}` is een macht van tien", _plain_decimal),
    (re.compile(r"[-+]?(\.[0-9]+|[0-9]+\.)"), "`{}` is een onaf getal", lambda t: _plain_decimal(t.rstrip("."))),
    (
        re.compile(r"[-+]?[0-9]+(:[0-5]?[0-9])+(\.[0-9_]*)?"),
        "`{}` lezen sommige programma's als een getal",
        None,
    ),
    (
        re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt]|[ \t]+)[0-9:.]+([ \t]*(Z|[-+][0-9:]+))?"),
        "`{}` is een tijdstip, een plan kent alleen dagen",
        lambda t: t[:10],
    ),
    (
        re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"),
        "`{}` is geen getal",
        lambda _: "null als het cijfer onbekend is",
    ),
)
