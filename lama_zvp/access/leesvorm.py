"""A text as the eye reads it: no invisible characters, plain digits, spaces and hyphens, each with its origin."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_STUURREEKS = re.compile("(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]")
"""What a terminal would carry out without showing anything of it."""
_ONZICHTBARE_LETTERS = frozenset("\u115f\u1160\u3164\uffa0\u034f\u17b4\u17b5")
_LEGE_TEKENS = frozenset("\u2800")
_EVENBEELD = str.maketrans(
    "АВЕКМНОРСТУХІЈЅаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο\u3002",
    "ABEKMHOPCTYXIJSaeopcyxijsABEZHIKMNOPTYXo.",
)
"""Cyrillic and Greek letters that the eye takes for Latin ones, and the full stop of Chinese and Japanese."""
_STREEPJES = frozenset("\u2212\u2043\u02d7\u00ad")


@dataclass(frozen=True, slots=True)
class Leesvorm:
    """`tekst` is the plain reading; `plaatsen[i]` is the index in the typed text from which its character i came."""

    tekst: str
    plaatsen: Sequence[int]

    @classmethod
    def van(cls, getypt: str) -> Leesvorm:
        if getypt.isascii() and getypt.isprintable():
            return cls(getypt, range(len(getypt)))
        tekens: list[str] = []
        plaatsen: list[int] = []
        stuur = {plaats for reeks in _STUURREEKS.finditer(getypt) for plaats in range(*reeks.span())}
        for plaats, teken in enumerate(getypt):
            if plaats in stuur:
                continue
            gelezen = _lees(teken)
            tekens.append(gelezen)
            plaatsen += [plaats] * len(gelezen)
        return cls("".join(tekens), plaatsen)

    def oorsprong(self, begin: int, einde: int) -> tuple[int, int]:
        """Where `tekst[begin:einde]` (not empty) stands in the typed text, as `[begin, einde)`."""
        return self.plaatsen[begin], self.plaatsen[einde - 1] + 1


@lru_cache(maxsize=4096)
def _lees(teken: str) -> str:
    if teken.isascii():
        return teken if teken.isprintable() else (" " if teken in "\t\n\r\f\v" else "")
    if teken in _STREEPJES:
        return "" if teken == "\u00ad" else "-"
    if teken in _ONZICHTBARE_LETTERS:
        return ""
    return _lees_soort(teken, unicodedata.category(teken))


def _lees_soort(teken: str, soort: str) -> str:
    if soort in ("Cf", "Cc", "Mn", "Me", "Cs", "Co", "Cn"):
        return " " if teken == "\x85" else ""
    if soort in ("Zs", "Zl", "Zp") or teken in _LEGE_TEKENS:
        return " "
    if soort == "Pd":
        return "-"
    if soort == "Nd":
        return str(unicodedata.decimal(teken))
    return unicodedata.normalize("NFKC", teken).translate(_EVENBEELD)
