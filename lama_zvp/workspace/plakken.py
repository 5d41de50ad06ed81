"""Cells that were pasted instead of read from a file: the same imports, told how far they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from lama_zvp.errors import InvoerFout
from lama_zvp.exchange.csv_lezen import SCHEIDINGEN, Scheiding, raad_scheiding
from lama_zvp.exchange.perioden import lees_periode
from lama_zvp.workspace.stap import Stap, zonder_stap

if TYPE_CHECKING:
    from lama_zvp.exchange.lezing import Leeswens as Leeswens
    from lama_zvp.workspace import Workspace
    from lama_zvp.workspace.invoer import Importverslag

Importsoort = Literal["metingen", "voortgang"]
MAX_TEKENS: Final = 500_000
"""Longest text of pasted cells; what is larger is a matter for a file."""
NAAM: Final = "geplakte cellen"


@dataclass(frozen=True, slots=True)
class Celtelling:
    """How pasted text falls apart in cells: rows that hold anything, and the columns of the widest."""

    rijen: int
    kolommen: int
    scheiding: Scheiding


def importeer_geplakt(
    werkruimte: Workspace,
    soort: Importsoort,
    tekst: str,
    wens: Leeswens,
    *,
    proef: bool,
    vergeten: bool = False,
    stap: Stap = zonder_stap,
) -> Importverslag:
    """What `importeer metingen` or `importeer voortgang` makes of these cells. Raises what they raise."""
    from lama_zvp.workspace.invoer_metingen import importeer_metingen
    from lama_zvp.workspace.invoer_voortgang import importeer_voortgang

    if not tekst.strip():
        raise InvoerFout("Er staan nog geen cellen.", raad="Kopieer ze in uw rekenblad en plak ze hier.")
    importeer = importeer_metingen if soort == "metingen" else importeer_voortgang
    inhoud = tekst.encode("utf-8", "replace")
    return importeer(werkruimte, NAAM, inhoud, wens, proef=proef, vergeten=vergeten, bericht=stap)


def tel_cellen(tekst: str, scheiding: Scheiding | None = None) -> Celtelling:
    """How the text would fall apart, told at a glance: quotation marks are not looked into."""
    teken = SCHEIDINGEN[scheiding] if scheiding else raad_scheiding(tekst)
    regels = [regel for regel in tekst.splitlines() if regel.strip()]
    breedste = max((regel.count(teken) + 1 for regel in regels), default=0)
    naam = next(naam for naam, eigen in SCHEIDINGEN.items() if eigen == teken)
    return Celtelling(len(regels), breedste, naam)


def keur_periode(getypt: str) -> str:
    """The period as it is kept (`2024`, `2024-K1`, `2024-05`). Raises `InvoerFout`."""
    gelezen = lees_periode(getypt)
    if gelezen is None:
        raise InvoerFout(f"“{getypt[:40]}” is geen periode.", raad="Schrijf 2023, 2023-K1 of 2023-05.")
    return gelezen[0]
