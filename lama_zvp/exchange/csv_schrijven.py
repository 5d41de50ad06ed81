"""Writing CSV that Excel in Belgium opens right on a double click: UTF-8 with its mark, `;`, decimal comma, CRLF."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from lama_zvp.exchange.tafel import Inhoud, Tafel, Uitvoer
from lama_zvp.typografie import datum_kort
from lama_zvp.veilig import voor_csv

_TWEEDUIDIG: Final = re.compile(r"-?[1-9][0-9]{0,2},[0-9]{3}0*")


def schrijf_csv(tafel: Tafel) -> bytes:
    """One table. No cell of it can be run as a formula, and every cell reads back as what it was."""
    uit = io.StringIO(newline="")
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerow([voor_csv(kolom.titel) for kolom in tafel.kolommen])
    schrijver.writerows([_cel(waarde) for waarde in rij] for rij in tafel.rijen)
    return uit.getvalue().encode("utf-8-sig")


def schrijf_zip(uitvoer: Uitvoer) -> bytes:
    """Every table as a CSV file of its own, in one archive; the same bytes for the same tables."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as archief:
        for tafel in uitvoer.tafels:
            deel = zipfile.ZipInfo(f"{tafel.sleutel}.csv")
            deel.compress_type = zipfile.ZIP_DEFLATED
            deel.external_attr = 0o600 << 16
            archief.writestr(deel, schrijf_csv(tafel))
    return uit.getvalue()


def getal_tekst(waarde: Decimal | int) -> str:
    """`1234,5`: exact, without thousands. `1,234` would also read as a thousand, and is written `1,2340`.

    `getallen.lees` takes that one zero off again.
    """
    tekst = format(waarde, "f").replace(".", ",") if isinstance(waarde, Decimal) else str(waarde)
    return f"{tekst}0" if _TWEEDUIDIG.fullmatch(tekst) else tekst


def _cel(waarde: Inhoud) -> str:
    if waarde is None:
        return ""
    if isinstance(waarde, str):
        return voor_csv(waarde, eenregelig=False)
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, datetime):
        return f"{datum_kort(waarde.date())} {waarde:%H:%M:%S}"
    return datum_kort(waarde) if isinstance(waarde, date) else getal_tekst(waarde)
