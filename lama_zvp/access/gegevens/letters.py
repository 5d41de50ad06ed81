"""Marks of a person with letters in them: e-mail address, bank account, pv number and number plate.

Every function takes a text in plain reading (lama_zvp.access.leesvorm) and gives `(begin, einde)` places in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_APENSTAARTJE = re.compile(
    r" {0,5}(?:[\[(<{\\]? ?@{1,2} ?[\])>}]?|[\[(<{] {0,2}at {0,2}[\])>}]|[-_#]at[-_#]| (?:at|apenstaart(?:je)?) )"
    r" {0,5}",
    re.IGNORECASE,
)
_LINKS = re.compile(r"[\w.%+'\u2019\-]{1,64}\Z")
_PUNT = r"(?:\.| \. | (?:dot|punt) | {0,2}[\[(<{] {0,2}(?:dot|punt) {0,2}[\])>}] {0,2})"
_DOMEIN = re.compile(rf"(?:[^\W_][\w\-]{{0,62}}{_PUNT}){{1,6}}[^\W\d_]{{2,24}}", re.IGNORECASE)

_IBAN_BEGIN = re.compile(r"(?:(?<![A-Za-z0-9])|(?<=[Ii][Bb][Aa][Nn]))[A-Za-z]{2} ?\d\d")
_IBAN_TUSSEN = re.compile(r"[ .\-_\u00b7/,:]{0,3}")
IBAN_LENGTE = {
    "AD": 24, "AE": 23, "AL": 28, "AT": 20, "BA": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22,
    "DK": 18, "EE": 20, "ES": 24, "FI": 18, "FR": 27, "GB": 22, "GE": 22, "GI": 23, "GR": 27, "HR": 21, "HU": 28,
    "IE": 22, "IL": 23, "IS": 26, "IT": 27, "LI": 21, "LT": 20, "LU": 20, "LV": 21, "MC": 27, "MD": 24, "ME": 22,
    "MK": 19, "MT": 31, "NL": 18, "NO": 15, "PK": 24, "PL": 28, "PT": 25, "RO": 24, "RS": 22, "SA": 24, "SE": 24,
    "SI": 19, "SK": 24, "SM": 27, "TN": 24, "TR": 26, "UA": 29, "XK": 20,
}  # fmt: skip
"""Length of an account number per country. Source: the SWIFT IBAN registry."""
_REKENING_OUD = re.compile(r"(?<![\w.\-])\d{3} ?- ?\d{7} ?- ?\d{2}(?![\w\-])")
"""A Belgian account as it was written before the IBAN, 539-0075470-34; the last two digits check the first ten."""

_SCHEIDING = r"[ .\-/\u00b7]{0,3}"
_PV = re.compile(
    rf"(?<![A-Za-z0-9])[A-Za-z]{{2}}{_SCHEIDING}\d{{2}}[A-Za-z]?{_SCHEIDING}[A-Za-z0-9]{{2}}"
    rf"{_SCHEIDING}(?:\d{{3,7}}|\d{{3}}\.\d{{3}}) {{0,3}}"
    r"(?:[/\-] {0,3}(?:\d{4}|\d{2})| (?:van |uit )?(?:19|20)\d\d)(?!\d)"
)
_PV_GLAD = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\d{2}[A-Z][A-Z0-9]\d{6}(?:19|20)\d\d(?!\d)")
_PV_ZONDER_PARKET = re.compile(
    r"(?<![A-Za-z0-9])\d{2}[A-Za-z]?[.]{1} {0,2}[A-Za-z]\d[.]{1} {0,2}\d{4,7} {0,3}[/\-] {0,3}(?:\d{4}|\d{2})(?!\d)"
)
_PV_GENOEMD = re.compile(
    r"(?<![A-Za-z0-9])(?:[anv]?pv(?P<meer>['\u2019]?s)?|p\.v\.|proces(?:sen)?-?verba(?:al|len))"
    r"(?:[ -]?(?:nrs?|nummers?))?[ .:#\-]{1,4}(?:nrs?|nummers?)?[ .:]{0,3}"
    r"(?P<nr>(?:[A-Za-z0-9]{1,4}[.\-]){0,4}\d{3,7} {0,2}[/\-] {0,2}(?:\d{4}|\d{2}))(?!\d)",
    re.IGNORECASE,
)

_JAREN = re.compile(r"(?:19|20)\d\d\D+(?:19|20)\d\d")
"""Two years, and not a number of a year."""
_KORTSTE_IN_EEN_LIJST = 6
"""Digits of a number in a list of them; with less, `pv's 148/2017` is a count and its year."""

_VOOR, _NA = r"(?<![A-Za-z0-9])", r"(?![A-Za-z0-9])"
_STREEP = r" {0,2}[\-._/\u00b7] {0,2}"
_PLAAT_NIEUW = re.compile(rf"{_VOOR}[0-9OQSTUWYZGMqostuwyzgm](?:{_STREEP})?[A-Za-z]{{3}}(?:{_STREEP})?\d{{3}}{_NA}")
_PLAAT_NIEUW_LOS = re.compile(rf"{_VOOR}[129OQSTUWYZG] {{1,3}}(?!BOB)[A-Z]{{3}} {{1,3}}\d{{3}}{_NA}")
_PLAAT_NIEUW_HALF = re.compile(
    rf"{_VOOR}[129OQSTUWYZGM]"
    rf"(?:(?:{_STREEP})?(?!BOB)[A-Z]{{3}} {{1,3}}| {{1,3}}(?!BOB)[A-Z]{{3}}(?:{_STREEP})?)\d{{3}}{_NA}"
)
_PLAAT_OUD = re.compile(r"(?<![A-Za-z0-9.\-])(?P<kop>[A-Za-z]{3}) ?[-.\u00b7] ?\d{3}(?![A-Za-z0-9\-])(?![.,]\d)")
_PLAAT_OUD_VAST = re.compile(rf"{_VOOR}(?P<kop>[A-Z]{{3}})\d{{3}}{_NA}")
_PLAAT_OMGEKEERD = re.compile(r"(?<![A-Za-z0-9.,\-])\d{3} ?[-.\u00b7] ?[A-Z]{3}(?![A-Za-z0-9\-])")
_PLAAT_GENOEMD = re.compile(
    r"\b(?:nummerplaat|nummerplaten|kenteken(?:plaat|s)?|plaatnummer|nrpl|plaat)\b[^\w\n]{0,4}(?:nr)?[^\w\n]{0,4}"
    r"(?P<nr>(?:[0-9A-Z][ .\-]{0,3})?[A-Z]{3}[ .\-]{0,3}\d{3}|\d{3}[ .\-]{0,3}[A-Z]{3}"
    r"|[A-Z]{1,3}[ .\-]{0,3}\d{1,3}[ .\-]{0,3}[A-Z]{1,3}"
    r"|\d{1,3}[ .\-]{0,3}[A-Z]{1,3}[ .\-]{0,3}\d{1,3})(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_PLAAT_FRANKRIJK = re.compile(
    r"(?<![A-Za-z0-9\-])(?!(?:BE|NL|EU)-)[A-HJ-NP-TV-Z]{2}-\d{3}-[A-HJ-NP-TV-Z]{2}(?![A-Za-z0-9\-])"
)
"""Also those of Italy, which are written the same."""
_PLAAT_VAN_VOERTUIG = re.compile(
    r"\b(?i:voertuig|(?:personen|bestel|vracht)?wagen|auto|motor(?:fiets)?|bromfiets|scooter|aanhangwagen)\b[^\w\n]{1,3}"
    r"(?P<nr>(?P<kop>[A-Z]{3}) \d{3}|(?P<kop2>[A-Za-z]{3})\d{3})(?![A-Za-z0-9])"
)
_PLAAT_VRIJ = re.compile(
    r"(?i:nummerplaat|kenteken(?:plaat)?|plaatnummer|nrpl)(?:[^\w\n]{1,4}(?i:nr\.? ?)?)"
    r"(?P<nr>(?=[A-Z0-9 \-]*[A-Z])(?=[A-Z0-9 \-]*\d)[A-Z0-9]{1,8}(?:[ \-][A-Z0-9]{1,5}){0,2})(?![A-Za-z0-9])"
)
"""Whatever is called a number plate and has capitals and digits: personalised, and those of other countries."""
_PLAAT_NEDERLAND = re.compile(
    _VOOR
    + "(?:"
    + "|".join(
        vorm.replace("-", r"[\-\u00b7]").replace("X", "[A-Za-z]").replace("9", r"\d")
        for vorm in (
            "XX-99-99", "99-99-XX", "99-XX-99", "XX-99-XX", "XX-XX-99", "99-XX-XX", "99-XXX-9", "9-XXX-99",
            "XX-999-X", "X-999-XX", "XXX-99-X", "X-99-XXX", "9-XX-999", "999-XX-9",
        )
    )
    + ")(?![A-Za-z0-9-])"
)  # fmt: skip
_PLATEN = (
    _PLAAT_NIEUW, _PLAAT_NIEUW_LOS, _PLAAT_NIEUW_HALF, _PLAAT_OMGEKEERD, _PLAAT_NEDERLAND, _PLAAT_FRANKRIJK,
)  # fmt: skip
_VERWIJZINGEN = frozenset(
    (
        "COL",
        "GPI",
        "PLP",
        "MFO",
        "ISO",
        "NEN",
        "ART",
        "MAX",
        "MIN",
        "CAO",
        "VOL",
        "BLZ",
        "PAG",
        "REF",
        "NRS",
        "TEL",
        "BIN",
    )
)
"""Three letters before a number that name a circular, a standard or a page, and no car."""


def emailadressen(tekst: str) -> Iterator[tuple[int, int]]:
    """Addresses with a domain; also spelt with [at] and [punt]. `intake@lama` has no domain and is none."""
    for teken in _APENSTAARTJE.finditer(tekst):
        links = _LINKS.search(tekst, max(0, teken.start() - 64), teken.start())
        rechts = _DOMEIN.match(tekst, teken.end())
        if links and rechts:
            yield links.start(), rechts.end()


def rekeningnummers(tekst: str) -> Iterator[tuple[int, int]]:
    """Bank account numbers whose check holds: international ones of the right length (ISO 13616), old Belgian ones."""
    for treffer in _REKENING_OUD.finditer(tekst):
        cijfers = re.sub(r"\D", "", treffer[0])
        if (int(cijfers[:10]) % 97 or 97) == int(cijfers[10:]):
            yield treffer.span()
    for begin in _IBAN_BEGIN.finditer(tekst):
        einde = _iban_einde(tekst, begin.start())
        if einde is not None:
            yield begin.start(), einde


def _iban_einde(tekst: str, begin: int) -> int | None:
    lengte = IBAN_LENGTE.get(tekst[begin : begin + 2].upper())
    if lengte is None:
        return None
    tekens, plaats = "", begin
    while len(tekens) < lengte:
        if plaats >= len(tekst) or not (tekst[plaats].isascii() and tekst[plaats].isalnum()):
            return None
        tekens += tekst[plaats].upper()
        plaats += 1
        if len(tekens) < lengte:
            tussen = _IBAN_TUSSEN.match(tekst, plaats)
            plaats = tussen.end() if tussen else plaats
    los = plaats == len(tekst) or not tekst[plaats].isalnum()
    return plaats if los and _mod97(tekens) else None


def _mod97(iban: str) -> bool:
    return int("".join(str(int(teken, 36)) for teken in iban[4:] + iban[:4])) % 97 == 1


def pv_nummers(tekst: str) -> Iterator[tuple[int, int]]:
    """Numbers of a proces-verbaal: in full (`XX.20.L1.012345/2023`), without its first part, or named as a pv."""
    for patroon in (_PV, _PV_GLAD, _PV_ZONDER_PARKET):
        for treffer in patroon.finditer(tekst):
            yield treffer.span()
    for treffer in _PV_GENOEMD.finditer(tekst):
        te_kort = treffer["meer"] and not re.search(rf"\d{{{_KORTSTE_IN_EEN_LIJST}}}", treffer["nr"])
        if not te_kort and not _JAREN.fullmatch(treffer["nr"]):
            yield treffer.span("nr")


def nummerplaten(tekst: str) -> Iterator[tuple[int, int]]:
    """Belgian plates of every series since 1973, Dutch ones with their hyphens, and any that is called a plate."""
    for patroon in _PLATEN:
        for treffer in patroon.finditer(tekst):
            yield treffer.span()
    for patroon in (_PLAAT_OUD, _PLAAT_OUD_VAST):
        for treffer in patroon.finditer(tekst):
            if treffer["kop"].upper() not in _VERWIJZINGEN:
                yield treffer.span()
    for treffer in _PLAAT_VAN_VOERTUIG.finditer(tekst):
        if (treffer["kop"] or treffer["kop2"]).upper() not in _VERWIJZINGEN:
            yield treffer.span("nr")
    for patroon in (_PLAAT_GENOEMD, _PLAAT_VRIJ):
        for treffer in patroon.finditer(tekst):
            yield treffer.span("nr")
