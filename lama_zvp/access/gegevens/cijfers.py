"""Numbers that identify a person: rijksregisternummer and telephone, found as runs of digit groups.

Every function takes a text in plain reading (lama_zvp.access.leesvorm) and gives `(begin, einde)` places in it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

_GROEP = re.compile(r"\d+")
_ERVOOR = re.compile(r"\d[.,]\Z")
_ERNA = re.compile(r"[.,]\d")
_TUSSEN = re.compile(r" {0,40}(?:[./\-_\u00b7:*|~\u2022\\()\[\]=+#'\u2019\u00d7]{0,3}|, ?|nr\.?) {0,40}")
"""What may stand between the groups of a number that is known by its check digits; more than one comma makes a list of
figures."""
_TUSSEN_TELEFOON = re.compile(r" {0,40}(?:\(0\))?[./\-_\u00b7():|]{0,2} {0,40}|,")
_DATUM = re.compile(r"(?<!\d)(?P<dag>\d{1,2})(?P<s>[./\-])(?P<maand>\d{1,2})(?P=s)\d{4}(?!\d)")
_DATUM_ISO = re.compile(r"(?<!\d)\d{4}(?P<s>[./\-])(?P<maand>\d{1,2})(?P=s)(?P<dag>\d{1,2})(?!\d)")
_DATUM_KORT = re.compile(r"(?<!\d)(?P<dag>\d{1,2})(?P<s>[./\-])(?P<maand>\d{1,2})(?P=s)\d{2}(?![\d./\-])")
_PLUS = re.compile(r"\+[ (]{0,3}\Z")
_ONDERNEMING = re.compile(r"\b(?:BE|KBO|ondernemingsnummer|btw)[^\w\n]{0,3}(?:nr|BE)?[^\w\n]{0,3}\Z", re.IGNORECASE)
_GSM_CONTEXT = re.compile(
    r"\b(?:gsm|mobiel|telefoon|tel|nummer)\b[^\w\n]{0,4}(?:nr|nummer)?[^\w\n]{0,4}\Z", re.IGNORECASE
)

LANDEN = tuple(
    re.findall(
        r"\d+",
        "1 7 20 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 90 212 213 216 351 352 353 355 359 370 371 372 373 374 "
        "375 380 381 382 383 385 386 387 389 420 421",
    )
)
"""Country codes that an international number may begin with."""

_DIENSTNUMMERS = ("0800", "0900", "0901", "0902", "0903", "0904", "0905", "0906", "0907", "0909", "070", "078")
"""Belgian and Dutch lines that belong to a service and never to a person."""


@dataclass(frozen=True, slots=True)
class _Reeks:
    """Some digit groups in a row: where, how long each is, its digits, and what stands between the groups."""

    begin: int
    einde: int
    maten: tuple[int, ...]
    cijfers: str
    tussen: tuple[str, ...]


def _reeksen(
    tekst: str, lengten: range, tussen: re.Pattern[str], kan_beginnen: Callable[[int], bool] = lambda _: True
) -> Iterator[_Reeks]:
    """Every run of whole groups with a total of `lengten` digits, in order of place, from where one can begin.

    Groups that are part of a longer figure with points or commas (`4.599.074`) do not begin or end a run halfway.
    """
    groepen = [treffer.span() for treffer in _GROEP.finditer(tekst)]
    hecht = [bool(tussen.fullmatch(tekst, a[1], b[0])) for a, b in pairwise(groepen)]
    hoogste = lengten.stop - 1
    for eerste, (begin, _) in enumerate(groepen):
        totaal = 0
        if not kan_beginnen(begin):
            continue
        for plaats in range(eerste, len(groepen)):
            totaal += groepen[plaats][1] - groepen[plaats][0]
            if totaal > hoogste:
                break
            if totaal in lengten and not _halverwege(tekst, begin, groepen[plaats][1]):
                yield _reeks(tekst, groepen[eerste : plaats + 1])
            if plaats >= len(hecht) or not hecht[plaats]:
                break


def _halverwege(tekst: str, begin: int, einde: int) -> bool:
    return bool(_ERVOOR.match(tekst, max(0, begin - 2), begin) or _ERNA.match(tekst, einde))


def _reeks(tekst: str, groepen: Sequence[tuple[int, int]]) -> _Reeks:
    return _Reeks(
        begin=groepen[0][0],
        einde=groepen[-1][1],
        maten=tuple(b - a for a, b in groepen),
        cijfers="".join(tekst[a:b] for a, b in groepen),
        tussen=tuple(tekst[a[1] : b[0]] for a, b in pairwise(groepen)),
    )


def _datums(patroon: re.Pattern[str], tekst: str) -> tuple[tuple[int, int], ...]:
    return tuple(
        treffer.span()
        for treffer in patroon.finditer(tekst)
        if 1 <= int(treffer["dag"]) <= 31 and 1 <= int(treffer["maand"]) <= 12
    )


def _raakt(reeks: _Reeks, datums: tuple[tuple[int, int], ...]) -> bool:
    """Whether any of the dates stands in or across the run: then its digits are not one number."""
    plek = bisect_left(datums, (reeks.einde, 0)) - 1
    return plek >= 0 and datums[plek][1] > reeks.begin


def rijksregisternummers(tekst: str) -> Iterator[tuple[int, int]]:
    """Belgian national numbers: eleven digits whose birth date can be and whose check digits hold."""
    datums = tuple(sorted(_datums(_DATUM, tekst) + _datums(_DATUM_ISO, tekst)))
    for reeks in _reeksen(tekst, range(11, 12), _TUSSEN):
        if _gegroepeerd(reeks) and is_rijksregisternummer(reeks.cijfers) and not _raakt(reeks, datums):
            yield reeks.begin, reeks.einde


def _gegroepeerd(reeks: _Reeks) -> bool:
    """Whether the groups are those of such a number, few, or single digits; a list of figures is none of these."""
    maten, grenzen = reeks.maten, set(accumulate(reeks.maten[:-1]))
    if (commas := sum("," in tussen for tussen in reeks.tussen)) > 1 or (commas and 6 not in grenzen):
        return False
    return grenzen <= {2, 4, 6, 9} or grenzen == {3, 6, 9} or len(maten) <= 3 or set(maten) == {1}


def is_rijksregisternummer(cijfers: str) -> bool:
    """Check of eleven digits YYMMDDnnncc: cc = 97 - (first nine mod 97), with a 2 in front for births from 2000 on.

    The month may be 0 (unknown) and is 20 or 40 higher in a BIS number. Source: royal decree of 3 April 1984.
    """
    maand, dag, stam, controle = int(cijfers[2:4]), int(cijfers[4:6]), cijfers[:9], int(cijfers[9:])
    if dag > 31 or not (maand <= 12 or 20 <= maand <= 32 or 40 <= maand <= 52):
        return False
    return controle in (97 - int(stam) % 97, 97 - int("2" + stam) % 97)


def telefoonnummers(tekst: str) -> Iterator[tuple[int, int]]:
    """Telephone numbers of persons: Belgian and Dutch ones in national form, any in international form."""
    datums = tuple(sorted(_datums(_DATUM, tekst) + _datums(_DATUM_ISO, tekst) + _datums(_DATUM_KORT, tekst)))

    def begint(plaats: int) -> bool:
        return (
            tekst[plaats] in "04"
            or tekst.startswith("32", plaats)
            or bool(_PLUS.search(tekst, max(0, plaats - 4), plaats))
        )

    bezet = 0
    for reeks in _reeksen(tekst, range(9, 16), _TUSSEN_TELEFOON, begint):
        if reeks.begin < bezet or _raakt(reeks, datums):
            continue
        if _internationaal(tekst, reeks) or _nationaal(tekst, reeks):
            bezet = reeks.einde
            yield reeks.begin, reeks.einde


def _internationaal(tekst: str, reeks: _Reeks) -> bool:
    cijfers = reeks.cijfers
    if "," in "".join(reeks.tussen):
        return False
    if cijfers.startswith("00"):
        cijfers = cijfers[2:]
    elif re.fullmatch(r"324[5-9]\d{7}", cijfers) and reeks.maten[0] in (2, 4, 5, 11):
        return True
    elif not _PLUS.search(tekst, max(0, reeks.begin - 4), reeks.begin):
        return False
    for land in LANDEN:
        rest = cijfers.removeprefix(land).removeprefix("0")
        if cijfers.startswith(land) and 8 <= len(rest) <= 11 and not f"0{rest}".startswith(_DIENSTNUMMERS):
            return True
    return False


def _nationaal(tekst: str, reeks: _Reeks) -> bool:
    cijfers, eerste = reeks.cijfers, reeks.maten[0]
    tussen = set("".join(reeks.tussen))
    if ("," in tussen and not (eerste == 4 and re.match(r"04[5-9]", cijfers))) or (tussen & set(":|") and eerste < 3):
        # A list of figures; the time of day.
        return False
    if any(maat < 2 for maat in reeks.maten[1:]) or cijfers.startswith(_DIENSTNUMMERS):
        return False
    if len(cijfers) == 9 and re.match(r"4[5-9]", cijfers):
        return bool(_GSM_CONTEXT.search(tekst, max(0, reeks.begin - 24), reeks.begin))
    if not re.match(r"0[1-9]", cijfers) or _is_ondernemingsnummer(tekst, reeks):
        return False
    if len(cijfers) == 9:
        zone = 2 if cijfers[1] in "2349" else 3
        return eerste in (zone, 9)
    return len(cijfers) == 10 and (bool(re.match(r"04[5-9]|06[1-9]", cijfers)) or eerste in (3, 4, 10))


def _is_ondernemingsnummer(tekst: str, reeks: _Reeks) -> bool:
    """A Belgian enterprise number (0123.456.749), which is public: by its check digits, or because it is called one."""
    if len(reeks.cijfers) != 10 or not (
        reeks.maten == (10,) or (reeks.maten == (4, 3, 3) and set(reeks.tussen) == {"."})
    ):
        return False
    klopt = 97 - int(reeks.cijfers[:8]) % 97 == int(reeks.cijfers[8:])
    return klopt or bool(_ONDERNEMING.search(tekst, max(0, reeks.begin - 30), reeks.begin))
