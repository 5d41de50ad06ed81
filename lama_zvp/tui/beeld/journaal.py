"""The journal as rows, the newest first, and one event in full."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from lama_zvp import tekens
from lama_zvp.tui.beeld.feit import SOORTWOORDEN, samenvatting
from lama_zvp.tui.lines import Column, Line, cut, heads, line, piece, row, wrap, wrap_pieces
from lama_zvp.tui.look import Look
from lama_zvp.tui.treffer import fragment, marked
from lama_zvp.tui.widgets.rowlist import GUTTER, Row
from lama_zvp.typografie import datum, datum_kort

if TYPE_CHECKING:
    from lama_zvp.journal.events import Gebeurtenis
    from lama_zvp.plan.names import Naamregister

MEER = "meer"
"""Key of the row that asks for older events."""


def _columns(width: int) -> tuple[Column, ...]:
    wide = width >= 108
    fixed = 7 + 11 + 16 + (14 if wide else 0)
    subject = 40 if wide else 24
    columns = [Column("Nr.", 7, right=True), Column("Datum", 11), Column("Wat", 16)]
    if wide:
        columns.append(Column("Wie", 14))
    return (*columns, Column("Waarover", subject), Column("Tekst", max(width - fixed - subject, 8)))


def koppen(width: int) -> Line:
    """The headings over the rows."""
    return (("  ", ""), *heads(_columns(width - GUTTER - 1)))


def rijen(
    gebeurtenissen: Sequence[Gebeurtenis],
    namen: Naamregister,
    width: int,
    look: Look,
    *,
    meer: bool,
    zoek: str = "",
) -> list[Row]:
    """One row per event; what no longer counts is muted, what was searched for is marked. The key is the number."""
    columns = _columns(width)
    vervangen = {g.vervangt for g in gebeurtenissen if g.vervangt}
    rows = [Row(_rij(g, columns, namen, look, g.id in vervangen, zoek), str(g.volgnr)) for g in gebeurtenissen]
    if meer:
        rows.append(Row(line((f"Oudere laden {look.glyph('…', '...')}", "accent")), MEER))
    return rows


def _rij(
    g: Gebeurtenis, columns: Sequence[Column], namen: Naamregister, look: Look, vervallen: bool, zoek: str
) -> Line:
    ink = "muted" if vervallen or g.soort in ("intrekking", "redactie") else ""
    cells: list[Line] = [
        line((str(g.volgnr), "muted")),
        line((datum_kort(g.datum), "muted")),
        _wat(g, look, ink),
        *([marked(g.auteur, zoek, "muted")] if len(columns) == 6 else []),
        marked(titel_van(g.onderwerp, namen), zoek, ink),
        marked(fragment(samenvatting(g), zoek, columns[-1].width)[:400], zoek, ink),
    ]
    return row(columns, cells)


def _wat(g: Gebeurtenis, look: Look, ink: str) -> Line:
    if g.status is not None and not ink:
        return look.verdict(tekens.STATUS, g.status)
    return line((SOORTWOORDEN[g.soort], ink or "muted"))


def titel_van(onderwerp: str, namen: Naamregister) -> str:
    """The title of what an event is about; the bare name where the plan no longer knows it."""
    if not onderwerp:
        return "de zone"
    gevonden = namen.maatregel(onderwerp) or next((o for o in namen.alle if o.naam == onderwerp), None)
    return gevonden.titel if gevonden else onderwerp


def voluit(
    g: Gebeurtenis,
    namen: Naamregister,
    gemeenten: Mapping[str, str],
    width: int,
    look: Look,
    *,
    opvolger: int | None,
    zoek: str = "",
) -> list[Line]:
    """One event in full."""
    dot = look.glyph(" · ", " - ")
    kop = f"#{g.volgnr}{dot}{SOORTWOORDEN[g.soort]}{dot}{titel_van(g.onderwerp, namen)}"
    delen = [datum(g.datum), f"door {g.auteur}", gemeenten.get(g.gemeente, ""), f"klasse {g.klasse}"]
    if g.aantal is not None:
        delen.append(f"aantal {g.aantal}")
    lines = [cut(line(" ", piece(kop, "head")), width)]
    lines += wrap(dot.join(deel for deel in delen if deel), width - 1, "muted", first=line(" "), indent=1)
    if opvolger is not None:
        lines.append(line((f" Telt niet meer: vervangen of ingetrokken door #{opvolger}.", "accent")))
    lines += wrap_pieces(marked(samenvatting(g) or "Zonder tekst.", zoek), width - 1, first=line(" "), indent=1)
    return lines
