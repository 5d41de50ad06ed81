"""The document in Markdown (CommonMark with tables): the form that everyone reads, raw or rendered."""

from __future__ import annotations

from lama_zvp.stuurbord.model import Stuurbord
from lama_zvp.stuurbord.render import md_fiches, md_kop, md_slot
from lama_zvp.stuurbord.render.md_vorm import md
from lama_zvp.stuurbord.render.weergave import MERK


def render(stuurbord: Stuurbord) -> str:
    """The whole document; every text in it reads as plain characters."""
    merk = [f"> **{md(MERK)}**", ""] if stuurbord.colofon.voorbeelddata else []
    regels = [
        *md_kop.titel(stuurbord),
        *merk,
        *md_kop.colofon(stuurbord.colofon),
        *md_kop.speerpunt(stuurbord),
        *md_kop.oogopslag(stuurbord),
        *md_kop.beslispunten(stuurbord),
        *md_fiches.fiches(stuurbord),
        *md_fiches.hefbomen(stuurbord),
        *md_slot.middelen(stuurbord.middelen),
        *md_slot.per_gemeente(stuurbord),
        *md_slot.gewijzigd(stuurbord),
        *md_slot.datakwaliteit(stuurbord),
        *md_slot.verantwoording(stuurbord),
        *md_slot.akkoord(stuurbord),
        *merk,
    ]
    return "\n".join(regels).rstrip("\n") + "\n"
