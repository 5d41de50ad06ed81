"""Opening a file of whatever form: its bytes become sheets, and the one sheet that is meant is picked."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from lama_zvp.errors import InvoerFout, NietGevonden
from lama_zvp.exchange.csv_lezen import lees_csv
from lama_zvp.exchange.excel_lezen import lees_excel
from lama_zvp.exchange.excel_pakket import csv_uit_pakket
from lama_zvp.exchange.jsonl import lees_jsonl
from lama_zvp.exchange.koppen import Doel, Indeling, Rol, herken, normaal
from lama_zvp.exchange.lezing import Leeswens
from lama_zvp.exchange.ods_lezen import is_ods, lees_ods
from lama_zvp.exchange.rooster import MAX_BYTES, MAX_CEL, MAX_KOLOMMEN, Rooster
from lama_zvp.exchange.vervolg import voeg_vervolg_samen
from lama_zvp.typografie import getal

_OUD_EXCEL: Final = b"\xd0\xcf\x11\xe0"
_WEBPAGINA: Final = re.compile(rb"(\xef\xbb\xbf)?\s*<(!doctype|html|table|head|meta|style|\?xml|!--)", re.IGNORECASE)
"""How what many systems export as `.xls` begins: a table for a browser."""
_EIGEN_BLADEN: Final = {"metingen": ("metingen", "cijfers"), "voortgang": ("voortgang",)}


def lees_bestand(inhoud: bytes, doel: Doel, wens: Leeswens) -> tuple[Rooster, ...]:
    """The sheets of a file; what it is follows from its first bytes and not from its name. Raises `InvoerFout`."""
    bladen = _bladen(inhoud, doel, wens)
    for blad in bladen:
        _eis_redelijk(blad)
    return bladen


def _eis_redelijk(blad: Rooster) -> None:
    """Raise `InvoerFout` for a row or a cell that no table of people has, before anything is made of it."""
    for nummer, rij in enumerate(blad.rijen, 1):
        if len(rij) > MAX_KOLOMMEN:
            raise InvoerFout(
                f"Rij {getal(nummer)} telt meer dan {getal(MAX_KOLOMMEN)} kolommen.",
                raad="Zet de cijfers onder elkaar, of splits het bestand.",
            )
        if any(isinstance(cel, str) and len(cel) > MAX_CEL for cel in rij):
            raise InvoerFout(
                f"In rij {getal(nummer)} telt een cel meer dan {getal(MAX_CEL)} tekens.",
                raad="Kijk na of daar een aanhalingsteken te veel staat.",
            )


def _bladen(inhoud: bytes, doel: Doel, wens: Leeswens) -> tuple[Rooster, ...]:
    if len(inhoud) > MAX_BYTES:
        raise InvoerFout(
            f"Het bestand is groter dan {getal(MAX_BYTES // 1024 // 1024)} MB.",
            raad="Splits het, bijvoorbeeld per jaar.",
        )
    if not inhoud.strip():
        raise InvoerFout("Het bestand is leeg.", raad="Kijk na of u het juiste bestand gaf.")
    if inhoud.startswith(_OUD_EXCEL):
        raise InvoerFout(
            "Dit is een oud (.xls) of met een wachtwoord beveiligd Excel-bestand.",
            raad="Bewaar het in Excel als .xlsx zonder wachtwoord en probeer opnieuw.",
        )
    if inhoud.startswith(b"PK\x03\x04") and (los := csv_uit_pakket(inhoud, f"{doel.soort}.csv")) is not None:
        return (lees_csv(los, wens.scheiding),)
    if inhoud.startswith(b"PK\x03\x04") and is_ods(inhoud):
        return lees_ods(inhoud)
    if inhoud.startswith(b"PK\x03\x04"):
        return tuple(voeg_vervolg_samen(blad) for blad in lees_excel(inhoud))
    if _WEBPAGINA.match(inhoud[:400]):
        raise InvoerFout(
            "Dit is een webpagina (HTML), ook al heet ze misschien .xls.",
            raad="Open ze in Excel, bewaar ze als .xlsx en probeer opnieuw.",
        )
    if inhoud.lstrip().startswith(b"{"):
        return (lees_jsonl(inhoud, doel.soort),)
    return (lees_csv(inhoud, wens.scheiding),)


def kies_blad(
    bladen: tuple[Rooster, ...], doel: Doel, wens: Leeswens, ken: Callable[[str], bool]
) -> tuple[Rooster, Indeling]:
    """The sheet to read with what its columns hold: the one that was named, or the only one that fits.

    Raises `NietGevonden` for a sheet that is not there, `InvoerFout` when none fits or several do.
    """
    vast: tuple[Rol, ...] = ("periode",) if wens.periode else ()
    gekozen = _genoemd(bladen, wens.blad) if wens.blad else bladen
    passend: list[tuple[Rooster, Indeling]] = []
    fouten: list[InvoerFout] = []
    for blad in gekozen:
        try:
            passend.append((blad, herken(blad, doel, ken, wens.kolommen, vast)))
        except InvoerFout as fout:
            fouten.append(fout)
    eigen = [paar for paar in passend if normaal(paar[0].blad) in _EIGEN_BLADEN[doel.soort]]
    if len(eigen or passend) == 1:
        return (eigen or passend)[0]
    if passend:
        namen = ", ".join(blad.blad for blad, _ in passend)
        raise InvoerFout(f"Meer dan één blad past: {namen}.", raad="Kies er een met --blad NAAM.")
    if fouten:
        raise fouten[0]
    raise InvoerFout("Er staat niets in dit bestand.", raad="Kijk na of u het juiste bestand gaf.")


def _genoemd(bladen: tuple[Rooster, ...], naam: str) -> tuple[Rooster, ...]:
    gevonden = tuple(blad for blad in bladen if normaal(blad.blad) == normaal(naam))
    if not gevonden:
        namen = tuple(blad.blad for blad in bladen if blad.blad)
        raise NietGevonden(f"Er is geen blad “{naam[:60]}”.", suggesties=namen)
    return gevonden
