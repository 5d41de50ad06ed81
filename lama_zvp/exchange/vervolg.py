"""Texts that are too long for one cell of a spreadsheet: put together again when they are read."""

from __future__ import annotations

import re
from typing import Final

from lama_zvp.exchange.koppen import MAX_KOPRIJ
from lama_zvp.exchange.rooster import Celwaarde, Rooster, als_tekst

_VERVOLG: Final = re.compile(r"(?P<kop>.+) \(vervolg (?P<nummer>[0-9]+)\)")


def voeg_vervolg_samen(rooster: Rooster) -> Rooster:
    """Texts that were too long for one cell and go on in columns `Tekst (vervolg 2)`, in one cell again."""
    for nummer, rij in enumerate(rooster.rijen[:MAX_KOPRIJ]):
        vervolgen = [k for k, cel in enumerate(rij) if isinstance(cel, str) and _VERVOLG.fullmatch(cel)]
        if vervolgen:
            return rooster.met_rijen(
                tuple(_samen(r, rij, vervolgen) if n > nummer else r for n, r in enumerate(rooster.rijen))
            )
    return rooster


def _samen(rij: tuple[Celwaarde, ...], kop: tuple[Celwaarde, ...], vervolgen: list[int]) -> tuple[Celwaarde, ...]:
    cellen = list(rij)
    for kolom in vervolgen:
        gevonden = _VERVOLG.fullmatch(str(kop[kolom]))
        if gevonden and kolom < len(cellen) and gevonden["kop"] in kop:
            eerste = kop.index(gevonden["kop"])
            cellen[eerste] = als_tekst(cellen[eerste]) + als_tekst(cellen[kolom])
            cellen[kolom] = ""
    return tuple(cellen)
