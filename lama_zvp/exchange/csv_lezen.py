"""Reading CSV as it is found: its encoding and separator are told from the bytes, or named by whoever knows them."""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import Final, Literal

from lama_zvp.errors import InvoerFout
from lama_zvp.exchange.rooster import MAX_BYTES, MAX_CELLEN, MAX_RIJEN, Rooster
from lama_zvp.typografie import getal
from lama_zvp.veilig import uit_csv

Scheiding = Literal["puntkomma", "komma", "tab"]
SCHEIDINGEN: Final[dict[Scheiding, str]] = {"puntkomma": ";", "tab": "\t", "komma": ","}
"""In order of preference where two fit equally well: in Belgium the comma stands in figures."""

_PROEFREGELS: Final = 200
_MERKEN: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)


def lees_csv(inhoud: bytes, scheiding: Scheiding | None = None) -> Rooster:
    """The file as one sheet, every cell as text. Raises `InvoerFout`."""
    tekst = ontcijfer(inhoud)
    teken = SCHEIDINGEN[scheiding] if scheiding else None
    eerste, _, rest = tekst.partition("\n")
    if len(eerste) < 8 and eerste.strip().lower().startswith("sep=") and len(eerste.rstrip("\r")) >= 5:
        tekst, teken = "\n" + rest, teken or eerste[4]
    rijen = _lees(tekst, teken or raad_scheiding(tekst))
    return Rooster("", tuple(tuple(uit_csv(cel.strip()) for cel in rij) for rij in rijen))


def ontcijfer(inhoud: bytes) -> str:
    """The text of a file in UTF-8 (with or without its mark), UTF-16, or Windows-1252.

    What is valid UTF-8 is UTF-8: other text is so by accident hardly ever. Raises `InvoerFout`.
    """
    for merk, codering in _MERKEN:
        if inhoud.startswith(merk):
            return _decodeer(inhoud[len(merk) :], codering)
    if b"\x00" in inhoud:
        return _decodeer(inhoud, _utf16_zonder_merk(inhoud))
    try:
        return inhoud.decode("utf-8")
    except UnicodeDecodeError:
        return _decodeer(inhoud, "cp1252")


def _utf16_zonder_merk(inhoud: bytes) -> str:
    """Which UTF-16 it is when every other byte of the beginning is zero; plain text holds none. Raises `InvoerFout`."""
    begin = inhoud[:400]
    for eerste, codering in ((1, "utf-16-le"), (0, "utf-16-be")):
        if len(begin) > 1 and not any(begin[eerste::2]) and all(begin[1 - eerste :: 2]):
            return codering
    raise InvoerFout(
        "Het bestand is geen leesbare tekst: er staan nultekens in.",
        raad="Bewaar het in Excel als “CSV UTF-8” of als .xlsx, en probeer opnieuw.",
    )


def _decodeer(inhoud: bytes, codering: str) -> str:
    try:
        return inhoud.decode(codering)
    except UnicodeDecodeError as fout:
        raise InvoerFout(
            "Het bestand is geen leesbare tekst: geen UTF-8 en geen Windows-1252.",
            raad="Bewaar het in Excel als “CSV UTF-8” of als .xlsx, en probeer opnieuw.",
        ) from fout


def raad_scheiding(tekst: str) -> str:
    """The separator that makes the widest table of most rows, judged on the beginning of the file."""
    begin = "\n".join(tekst.split("\n", _PROEFREGELS)[:_PROEFREGELS])

    def pasvorm(teken: str) -> float:
        rijen = csv.reader(io.StringIO(begin, newline=""), delimiter=teken)
        breedtes = Counter(len(rij) for rij in rijen if any(cel.strip() for cel in rij))
        return max(((breedte - 1) * hoeveel / breedtes.total() for breedte, hoeveel in breedtes.items()), default=0)

    try:
        return max(SCHEIDINGEN.values(), key=pasvorm)
    except csv.Error:
        return SCHEIDINGEN["puntkomma"]


def _lees(tekst: str, teken: str) -> list[list[str]]:
    csv.field_size_limit(MAX_BYTES)
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=teken, strict=True)
    rijen: list[list[str]] = []
    cellen = 0
    try:
        for rij in lezer:
            cellen += len(rij)
            if len(rijen) > MAX_RIJEN or cellen > MAX_CELLEN:
                raise InvoerFout(
                    f"Het bestand telt meer dan {getal(MAX_RIJEN)} rijen, of veel te veel cellen.",
                    raad="Splits het, bijvoorbeeld per jaar.",
                )
            rijen.append(rij)
    except csv.Error as fout:
        raise InvoerFout(
            f"Het bestand leest niet als CSV; het gaat mis rond regel {lezer.line_num}.",
            raad="Daar staat wellicht een aanhalingsteken te veel of te weinig.",
        ) from fout
    return rijen
