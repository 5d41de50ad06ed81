"""Spreadsheets as people keep them, made in code: CSV and Excel with everything that is wrong with real ones."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter

from lama_zvp.errors import NietGevonden
from lama_zvp.exchange.bestand import kies_blad, lees_bestand
from lama_zvp.exchange.koppen import METINGEN, VOORTGANG
from lama_zvp.exchange.lezing import Leeswens, Lezing, Metingregel, Voortgangregel
from lama_zvp.exchange.metingen import lees_metingen
from lama_zvp.exchange.rijen import Kennis
from lama_zvp.exchange.voortgang import lees_voortgang

INDICATOREN = {
    "zwaargewonden": ("telling", "personen"),
    "lichtgewonden": ("telling", "personen"),
    "tevredenheid": ("percentage", "%"),
    "aanrijtijd": ("duur", "minuten"),
    "afgepakt": ("bedrag", "mln euro"),
}
MAATREGELEN = ("verkeer.ontraden.bob", "verkeer.raadgeven.advies")
NAMEN = {"Zwaar gewonden": "zwaargewonden", "Tevredenheid na contact": "tevredenheid"}


def _zoek(tekst: str) -> str:
    gevonden = NAMEN.get(tekst, tekst if tekst in INDICATOREN or tekst in MAATREGELEN else "")
    if not gevonden:
        raise NietGevonden(f"Geen `{tekst}`.", suggesties=("zwaargewonden",))
    return gevonden


def _gemeente(tekst: str) -> str:
    if tekst.lower() not in ("lanaken", "maasmechelen"):
        raise NietGevonden(f"Geen gemeente `{tekst}`.")
    return tekst.lower()


KENNIS = Kennis(
    onderwerp=_zoek,
    letterlijk=lambda tekst: tekst in INDICATOREN,
    ken=lambda tekst: tekst in {*INDICATOREN, *NAMEN, *MAATREGELEN},
    gemeente=_gemeente,
    soort=lambda sleutel: INDICATOREN[sleutel][0],
    eenheid=lambda sleutel: INDICATOREN[sleutel][1],
)


def lees(inhoud: bytes | str, **wens: Any) -> Lezing[Metingregel]:
    """The figures of a file, as a plan with a few indicators reads them."""
    ruw = inhoud.encode() if isinstance(inhoud, str) else inhoud
    keuze = Leeswens(**wens)
    rooster, indeling = kies_blad(lees_bestand(ruw, METINGEN, keuze), METINGEN, keuze, KENNIS.ken)
    return lees_metingen(rooster, indeling, keuze, KENNIS)


def lees_meldingen(inhoud: bytes | str, **wens: Any) -> Lezing[Voortgangregel]:
    """The progress of a file."""
    ruw = inhoud.encode() if isinstance(inhoud, str) else inhoud
    keuze = Leeswens(**wens)
    rooster, indeling = kies_blad(lees_bestand(ruw, VOORTGANG, keuze), VOORTGANG, keuze, KENNIS.ken)
    return lees_voortgang(rooster, indeling, keuze, KENNIS)


def cijfers(lezing: Lezing[Metingregel]) -> dict[tuple[str, str], str]:
    """(indicator, period) → figure, `*` behind it when provisional."""
    return {(r.indicator, r.periode): f"{r.waarde:f}{'*' if r.voorlopig else ''}" for r in lezing.regels}


def fouten(lezing: Lezing[Any]) -> dict[str, str]:
    """Cell → why it was refused."""
    return {probleem.plaats.cel: probleem.reden for probleem in lezing.afgekeurd}


def excel(*bladen: tuple[str, Sequence[Sequence[Any]]], samen: Iterable[tuple[int, int, int, int, str]] = ()) -> bytes:
    """A workbook: text, numbers, days, `("%", 0.745)` as a percentage cell, `("=", formula, result)`, None as nothing.

    samen: merged ranges on the first sheet, with their text.
    """
    stroom = io.BytesIO()
    boek = xlsxwriter.Workbook(stroom, {"in_memory": True})
    boek.set_properties({"created": datetime(2025, 3, 14)})
    procent = boek.add_format({"num_format": '0.0" "%'})
    dag = boek.add_format({"num_format": "dd/mm/yyyy"})
    for nummer, (naam, rijen) in enumerate(bladen):
        blad = boek.add_worksheet(naam.removeprefix("!"))
        for r, rij in enumerate(rijen):
            for k, cel in enumerate(rij):
                _schrijf(blad, r, k, cel, procent, dag)
        if naam.startswith("!"):
            blad.hide()
        if nummer == 0:
            for gebied in samen:
                blad.merge_range(*gebied)
    boek.close()
    return stroom.getvalue()


def _schrijf(blad: Any, r: int, k: int, cel: Any, procent: Any, dag: Any) -> None:
    if cel is None:
        return
    if isinstance(cel, tuple) and cel[0] == "%":
        blad.write_number(r, k, cel[1], procent)
    elif isinstance(cel, tuple):
        blad.write_formula(r, k, cel[1], None, cel[2])
    elif isinstance(cel, datetime | date):
        blad.write_datetime(r, k, datetime(cel.year, cel.month, cel.day), dag)
    elif isinstance(cel, str):
        blad.write_string(r, k, cel)
    else:
        blad.write_number(r, k, cel)


def herpak(pakket: bytes, deel: str, inhoud: bytes) -> bytes:
    """The same package with other bytes in one part."""
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(pakket)) as oud, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as nieuw:
        for naam in oud.namelist():
            nieuw.writestr(naam, inhoud if naam == deel else oud.read(naam))
    return uit.getvalue()
