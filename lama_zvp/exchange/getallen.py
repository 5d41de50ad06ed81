"""Figures as people type them: marks that say provisional or unknown, and which sign is the decimal one.

`1.234` can be a thousand or a little over one. What a file itself shows elsewhere decides (`12,5` means that the comma
is decimal); where nothing does, nobody guesses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

Decimaalteken = Literal["komma", "punt"]

MAX_TEKENS: Final = 100
"""Longer than any figure, period or day."""

ONBEKEND: Final = frozenset(
    (
        *("", "-", "--", "–", "—", "−", ".", "..", "...", "…", "/", "//", "?", "x", "*", ":"),
        *("nb", "nvt", "ntb", "nnb", "pm", "na", "n/a", "#n/a", "null", "onbekend", "niet bekend", "nog niet bekend"),
        *("niet beschikbaar", "geen gegevens", "geen cijfer", "niet van toepassing"),
    )
)
"""What people write where there is no figure, in lower case and without the points of `n.b.`; `PM` is pro memorie."""

_SPATIES: Final = "[ \u00a0\u2007\u2009\u202f]"
_AFGEKORT: Final = re.compile(r"(?<=[a-z])\.")
_VOORLOPIG: Final = re.compile(
    rf"{_SPATIES}*(?:\*{{1,3}}|[(\[](?:v|p|vl|voorl\.?|voorlopig|\*+)[)\]]|(?<=[\d%]){_SPATIES}?[vp])$", re.IGNORECASE
)
_EENHEID: Final = re.compile(rf"^(?:€|EUR){_SPATIES}*|{_SPATIES}*(?:€|EUR|euro)$", re.IGNORECASE)
MILJOEN: Final = re.compile(rf"{_SPATIES}*(?:mln\.?|miljoen|mio)$", re.IGNORECASE)
"""What stands behind a figure that counts millions."""
_PROCENT: Final = re.compile(rf"{_SPATIES}*(?:%|procent|pct\.?)$", re.IGNORECASE)
_MIN: Final = re.compile(rf"^[-−–]{_SPATIES}*(?=[\d.,])")
_GROEPEN: Final = re.compile(rf"[1-9][0-9]{{0,2}}(?:(?:{_SPATIES}|['’])[0-9]{{3}})+(?=[.,]|$)")
_HEEL: Final = re.compile(r"[0-9]+")
_KOMMA: Final = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+,[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,}|[0-9]*,[0-9]+")
_PUNT: Final = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+\.[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}|[0-9]*\.[0-9]+")
_DUBBELZINNIG: Final = re.compile(r"[1-9][0-9]{0,2}([.,])[0-9]{3}")

_AANGEVULD: Final = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}0+")
"""`1,2340`: a zero behind what would otherwise be ambiguous says that the sign is the decimal one."""


class GeenGetal(ValueError):
    """A text that is no figure; the message says in Dutch why."""


@dataclass(frozen=True, slots=True)
class Getaltekst:
    """A typed figure without its marks. `cijfers`: digits with at most points and commas in them.

    gegroepeerd: spaces stood between its thousands, so a sign that is left is the decimal one.
    """

    cijfers: str
    negatief: bool = False
    voorlopig: bool = False
    procent: bool = False
    gegroepeerd: bool = False


def is_onbekend(tekst: str) -> bool:
    """Whether a cell says that there is no figure: empty, a dash, `n.b.`, a lone star."""
    return len(tekst) <= MAX_TEKENS and _AFGEKORT.sub("", tekst.lower()).strip() in ONBEKEND


def zonder_merk(tekst: str) -> tuple[str, bool]:
    """A text without a mark for provisional at its end, and whether it had one. A long text is no figure or period."""
    if len(tekst) > MAX_TEKENS:
        return tekst, False
    kaal = _VOORLOPIG.sub("", tekst)
    return (kaal.strip(), True) if kaal != tekst else (tekst, False)


def ontleed(tekst: str) -> Getaltekst:
    """Take a typed figure apart. Raises `GeenGetal`."""
    if len(tekst) > MAX_TEKENS:
        raise GeenGetal(_waarom(tekst))
    kaal, voorlopig = zonder_merk(tekst)
    zonder = _PROCENT.sub("", kaal)
    procent = zonder != kaal
    zonder, ook = zonder_merk(zonder)
    zonder = _EENHEID.sub("", zonder).strip()
    cijfers = _MIN.sub("", zonder)
    negatief = cijfers != zonder
    cijfers = cijfers.removeprefix("+")
    gegroepeerd = _GROEPEN.match(cijfers)
    if gegroepeerd:
        heel = re.sub(r"[^0-9]", "", gegroepeerd[0])
        cijfers = heel + cijfers[gegroepeerd.end() :]
    if not re.fullmatch(r"[0-9.,]*[0-9]", cijfers):
        raise GeenGetal(_waarom(tekst))
    return Getaltekst(cijfers, negatief, voorlopig or ook, procent, bool(gegroepeerd))


def _waarom(tekst: str) -> str:
    kort = tekst if len(tekst) <= 40 else f"{tekst[:40]}…"
    if re.match(r"\s*(<|>|≤|≥|minder dan|meer dan|ca\.?|circa|±|~)", tekst, re.IGNORECASE):
        return f"“{kort}” is een grens of een schatting, geen cijfer"
    return f"“{kort}” is geen getal"


def bewijs(getal: Getaltekst) -> Decimaalteken | None:
    """Which decimal sign a figure proves by its own form; None when it fits both."""
    if is_dubbelzinnig(getal):
        return None
    if _HEEL.fullmatch(getal.cijfers):
        return None
    if _KOMMA.fullmatch(getal.cijfers):
        return "komma"
    return "punt" if _PUNT.fullmatch(getal.cijfers) else None


def is_dubbelzinnig(getal: Getaltekst) -> bool:
    """`1.234` and `1,234`: one sign, at most three digits before it and exactly three after."""
    return not getal.gegroepeerd and _DUBBELZINNIG.fullmatch(getal.cijfers) is not None


def bewijs_als_heel(getal: Getaltekst) -> Decimaalteken | None:
    """Which decimal sign it proves when it is known to be a whole number: the sign in it separates thousands."""
    if gevonden := _DUBBELZINNIG.fullmatch(getal.cijfers):
        return "komma" if gevonden[1] == "." else "punt"
    return bewijs(getal)


def gezamenlijk(bewijzen: Iterable[Decimaalteken | None]) -> Decimaalteken | None:
    """The decimal sign that a file uses; None when nothing in it tells, or when it uses both."""
    gezien = {gevonden for gevonden in bewijzen if gevonden}
    return gezien.pop() if len(gezien) == 1 else None


def lees(getal: Getaltekst, teken: Decimaalteken | None) -> Decimal:
    """The exact figure. `teken` decides what is ambiguous, and a figure that does not fit it is refused: `GeenGetal`.

    Without `teken` an unambiguous figure is read by its own form.
    """
    eigen = bewijs(getal)
    if teken is None and is_dubbelzinnig(getal):
        raise GeenGetal(f"“{getal.cijfers}” kan twee dingen zijn: duizendtallen of decimalen")
    if eigen is None and not (is_dubbelzinnig(getal) or _HEEL.fullmatch(getal.cijfers)):
        raise GeenGetal(f"“{getal.cijfers}” heeft punten en komma's door elkaar")
    teken = teken or eigen
    if eigen is not None and eigen != teken:
        raise GeenGetal(f"“{getal.cijfers}” past niet bij een decimale {teken}")
    duizendteken, decimaalteken = (",", ".") if teken == "punt" else (".", ",")
    if getal.gegroepeerd and duizendteken in getal.cijfers:
        raise GeenGetal(f"“{getal.cijfers}” past niet bij een decimale {teken}")
    cijfers = getal.cijfers[:-1] if _AANGEVULD.fullmatch(getal.cijfers) else getal.cijfers
    exact = Decimal(cijfers.replace(duizendteken, "").replace(decimaalteken, "."))
    return exact.copy_negate() if getal.negatief else exact
