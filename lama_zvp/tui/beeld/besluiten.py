"""The council's decisions as lines: what is still open first, and one of them with what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from lama_zvp import tekens
from lama_zvp.journal.events import Besluit, BesluitOpvolging, Gebeurtenis, Stand
from lama_zvp.tui.beeld.journaal import titel_van
from lama_zvp.tui.lines import BLANK, Column, Line, heads, line, piece, row, wrap
from lama_zvp.tui.look import Look
from lama_zvp.tui.widgets.rowlist import GUTTER, Row
from lama_zvp.typografie import datum, datum_kort

if TYPE_CHECKING:
    from lama_zvp.plan.names import Naamregister

INKT = {"open": "warn", "lopend": "", "uitgevoerd": "good", "vervallen": "muted"}
AF = ("uitgevoerd", "vervallen")


@dataclass(frozen=True, slots=True)
class Punt:
    """A decision with its follow-ups, oldest first."""

    gebeurtenis: Gebeurtenis
    besluit: Besluit
    opvolging: tuple[Gebeurtenis, ...]

    @property
    def stand(self) -> Stand:
        """What became of it last; `open` while nobody said."""
        for gebeurtenis in reversed(self.opvolging):
            if isinstance(gebeurtenis.inhoud, BesluitOpvolging):
                return gebeurtenis.inhoud.stand
        return "open"

    def te_laat(self, vandaag: date) -> bool:
        termijn = self.besluit.termijn
        return termijn is not None and termijn < vandaag and self.stand not in AF


def punten(besluiten: Sequence[tuple[Gebeurtenis, tuple[Gebeurtenis, ...]]]) -> list[Punt]:
    """Decisions whose text can be shown, the newest first."""
    gevonden = [Punt(g, g.inhoud, opvolging) for g, opvolging in besluiten if isinstance(g.inhoud, Besluit)]
    return sorted(gevonden, key=lambda punt: (punt.gebeurtenis.datum, punt.gebeurtenis.volgnr), reverse=True)


def _columns(width: int) -> tuple[Column, ...]:
    wide = width >= 100
    extra = 12 + 24 if wide else 0
    columns = [Column("Nr.", 7, right=True), Column(" Stand", 14)]
    columns += [Column("Genomen", 12)] if wide else []
    columns += [Column("Tegen", 12), Column("Besluit", max(width - 33 - extra, 12))]
    return (*columns, Column("Wie", 24)) if wide else tuple(columns)


def koppen(width: int) -> Line:
    """The headings over the decisions."""
    return (("  ", ""), *heads(_columns(width - GUTTER - 1)))


def rijen(gevonden: Sequence[Punt], width: int, vandaag: date, look: Look, *, alles: bool) -> list[Row]:
    """Open decisions, the first deadline first; then with `alles` what is done. The key is the event's number."""
    columns = _columns(width)
    open_ = sorted((p for p in gevonden if p.stand not in AF), key=lambda p: p.besluit.termijn or date.max)
    af = [p for p in gevonden if p.stand in AF]
    rows = [Row(_rij(punt, columns, vandaag, look), str(punt.gebeurtenis.volgnr)) for punt in open_]
    if not open_ and gevonden:
        rows.append(Row(line(("Geen enkel besluit staat nog open.", "good"))))
    if af and alles:
        rows += [Row(BLANK), Row(line(("Afgehandeld", "head")))]
        rows += [Row(_rij(punt, columns, vandaag, look), str(punt.gebeurtenis.volgnr)) for punt in af]
    elif af:
        wat = "1 afgehandeld besluit" if len(af) == 1 else f"{len(af)} afgehandelde besluiten"
        rows += [Row(BLANK), Row(line((f"{wat}: a toont ze.", "muted")))]
    return rows


def _rij(punt: Punt, columns: Sequence[Column], vandaag: date, look: Look) -> Line:
    besluit, ink = punt.besluit, "muted" if punt.stand in AF else ""
    cells: list[Line] = [
        line((str(punt.gebeurtenis.volgnr), "muted")),
        ((" ", ""), *_stand(punt, vandaag, look)),
        _termijn(besluit.termijn),
        (piece(besluit.titel, ink),),
    ]
    if len(columns) > len(cells):
        cells.insert(2, line((datum_kort(punt.gebeurtenis.datum), "muted")))
        cells.append((piece(besluit.verantwoordelijke, "muted"),))
    return row(columns, cells)


def _termijn(termijn: date | None) -> Line:
    return line((datum_kort(termijn), "")) if termijn else line(("geen", "muted"))


def _stand(punt: Punt, vandaag: date, look: Look) -> Line:
    if punt.te_laat(vandaag):
        return line((f"{look.symbol(tekens.TE_LAAT)} te laat", "bad"))
    teken = tekens.STAND[punt.stand]
    return line((f"{look.symbol(teken)} {teken.woord}", INKT[punt.stand]))


def voluit(punt: Punt, namen: Naamregister, vandaag: date, width: int, look: Look) -> list[Line]:
    """A decision in full, with every follow-up."""
    return [*wat(punt, namen, vandaag, width, look), BLANK, *verloop(punt, width, look)]


def wat(punt: Punt, namen: Naamregister, vandaag: date, width: int, look: Look) -> list[Line]:
    """What was decided, by when, and how far it is."""
    besluit, g = punt.besluit, punt.gebeurtenis
    dot = look.dot[0]
    lines = wrap(besluit.titel, width - 1, "title", first=line(" "), indent=1)
    tegen = f"tegen {datum(besluit.termijn)}" if besluit.termijn else "zonder termijn"
    delen = [besluit.verantwoordelijke, tegen, f"genomen op {datum(g.datum)}", titel_van(g.onderwerp, namen)]
    first: Line = ((" ", ""), *_stand(punt, vandaag, look), ("  ", ""))
    lines += wrap(dot.join(delen), width - 1, "muted", first=first, indent=3)
    if besluit.tekst:
        lines += wrap(besluit.tekst, width - 1, "", first=line(" "), indent=1)
    return lines


def verloop(punt: Punt, width: int, look: Look) -> list[Line]:
    """What became of it, the newest first."""
    lines = [line((" Wat er van kwam", "head"))]
    if not punt.opvolging:
        return [*lines, line((" Nog niets gemeld.", "muted"))]
    for gebeurtenis in reversed(punt.opvolging):
        lines += _opvolging(gebeurtenis, width, look)
    return lines


def _opvolging(gebeurtenis: Gebeurtenis, width: int, look: Look) -> list[Line]:
    inhoud = gebeurtenis.inhoud
    dag = (f" {datum_kort(gebeurtenis.datum)}  ", "muted")
    if not isinstance(inhoud, BesluitOpvolging):
        return [line(dag, ("De tekst is gewist.", "muted"))]
    teken = tekens.STAND[inhoud.stand]
    first = line(dag, (f"{look.symbol(teken)} {teken.woord}", INKT[inhoud.stand]), "  ")
    wie = piece(gebeurtenis.auteur, "muted")
    lines: list[Line] = [(*first, wie)]
    return lines + (wrap(inhoud.tekst, width - 1, first=line("   "), indent=3) if inhoud.tekst else [])
