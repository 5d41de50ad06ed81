"""The whole document as parts: what every page says, and the sections in their order."""

from __future__ import annotations

from typing import Any

from lama_zvp.stuurbord.model import Colofon, Stuurbord
from lama_zvp.stuurbord.render.pdf import fiches, kop, slot
from lama_zvp.stuurbord.render.pdf.bouwstenen import BLADZIJDE, Deel
from lama_zvp.stuurbord.render.pdf.cijfers import Cijferboek
from lama_zvp.stuurbord.render.weergave import toestand

_ZONE, _NAAM = 50, 30
"""Characters of the zone's name, and of other names, that the head of a page has room for."""
MERK = "VOORBEELDDATA"


def document(stuurbord: Stuurbord) -> dict[str, Any]:
    """What the templates are given."""
    return {"blad": _blad(stuurbord), "inhoud": _inhoud(stuurbord)}


def _inhoud(stuurbord: Stuurbord) -> list[Deel]:
    boek = Cijferboek(stuurbord.colofon.jaar)
    return [
        *kop.titelblad(stuurbord),
        BLADZIJDE,
        *kop.colofon(stuurbord),
        *kop.oogopslag(stuurbord),
        *kop.beslispunten(stuurbord),
        BLADZIJDE,
        *fiches.fiches(stuurbord, boek),
        BLADZIJDE,
        *fiches.hefbomen(stuurbord, boek),
        BLADZIJDE,
        *slot.middelen(stuurbord.middelen),
        *slot.per_gemeente(stuurbord),
        *slot.gewijzigd(stuurbord),
        BLADZIJDE,
        *slot.datakwaliteit(stuurbord),
        BLADZIJDE,
        *slot.verantwoording(stuurbord, boek),
        BLADZIJDE,
        *slot.akkoord(stuurbord),
    ]


def _blad(stuurbord: Stuurbord) -> dict[str, Any]:
    """Title and keywords of the file, and what stands above and below every page: of this edition alone."""
    c = stuurbord.colofon
    dag = c.opgemaakt_op
    merk = MERK if c.voorbeelddata else ""
    return {
        "titel": f"{stuurbord.titel}, {c.zone}, editie {c.editie.titel}",
        "auteur": c.zone,
        "omschrijving": f"{toestand(c)}. {c.plan_titel}. Klasse {c.editie.klasse}.",
        "trefwoorden": [w for w in (str(c.jaar), c.editie.titel, c.editie.klasse, c.toestand, merk) if w],
        "datum": [dag.year, dag.month, dag.day],
        "merk": merk,
        "kopregel": {
            "links": _kort(c.zone, _ZONE),
            "rechts": f"{_kort(stuurbord.titel, _NAAM)} · {_kort(c.editie.titel, _NAAM)}",
            "toestand": _stempel(c),
            "kleur": "goed" if c.toestand == "vastgesteld" else "zorg",
        },
        "voetregel": {
            "links": f"Klasse {c.editie.klasse} · {c.vingerafdruk[:16]}",
            "midden": merk,
        },
    }


def _stempel(c: Colofon) -> str:
    return f"vastgesteld, versie {c.versie}" if c.toestand == "vastgesteld" else "ONTWERP"


def _kort(tekst: str, lengte: int) -> str:
    return tekst if len(tekst) <= lengte else tekst[:lengte].rstrip() + "…"
