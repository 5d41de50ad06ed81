"""All measures of the year in one list, narrowed by what one types about them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lama_zvp import tekens
from lama_zvp.assess.woorden import hoeveel
from lama_zvp.tui.beeld.fiche import aantal_cel, dag_cel, status_cel
from lama_zvp.tui.lines import Column, Line, cut, heads, line, piece, row
from lama_zvp.tui.look import Look
from lama_zvp.tui.treffer import places
from lama_zvp.tui.widgets.rowlist import GUTTER, Row
from lama_zvp.typografie import getal

if TYPE_CHECKING:
    from lama_zvp.assess.model import FicheOordeel, Jaaroordeel, MaatregelOordeel
    from lama_zvp.plan.model import Laag

TE_LAAT: Final = "te laat"
NOOIT: Final = "nooit gemeld"
STANDEN: Final = (TE_LAAT, NOOIT, *(teken.woord for teken in tekens.STATUS.values()))
"""What can be typed about the stand of a measure; a part will do."""
BREED: Final = 110
"""From this width the layer and who is responsible stand in columns of their own."""


@dataclass(frozen=True, slots=True)
class Maatregelfilter:
    """What was typed, each as a part of what is meant; "" narrows nothing."""

    naam: str = ""
    fiche: str = ""
    laag: str = ""
    stand: str = ""
    wie: str = ""


def gekozen(
    oordeel: Jaaroordeel, lagen: Sequence[Laag], filter_: Maatregelfilter
) -> list[tuple[FicheOordeel, MaatregelOordeel]]:
    """The measures that hold everything that was typed, in the order of the plan."""
    titels = {laag.sleutel: laag.titel for laag in lagen}
    return [
        (fiche, m)
        for fiche in (*oordeel.fiches, *oordeel.hefbomen)
        for m in fiche.maatregelen
        if _past(filter_.naam, (m.titel, m.naam))
        and _past(filter_.fiche, (fiche.titel, fiche.korte_titel, fiche.sleutel))
        and _past(filter_.laag, (m.laag or "", titels.get(m.laag or "", "")))
        and _past(filter_.stand, tuple(_standen(m)))
        and _past(filter_.wie, (fiche.verantwoordelijke or "",))
    ]


def _past(getypt: str, teksten: Sequence[str]) -> bool:
    return not getypt.strip() or any(next(places(tekst, getypt.strip()), None) is not None for tekst in teksten)


def _standen(m: MaatregelOordeel) -> Iterator[str]:
    """Every word that is true of a measure; `onbekend` also where a good report has gone stale."""
    yield tekens.MAATREGELSTAND[m.stand.oordeel].woord
    if m.te_laat:
        yield TE_LAAT
    if m.laatste_datum is None:
        yield NOOIT
    if m.status is not None:
        yield tekens.STATUS[m.status].woord


def _columns(width: int, *, met_wie: bool) -> tuple[Column, ...]:
    vast = 14 + 11 + 7
    if width < BREED:
        fiche = 18
        return (
            Column("Maatregel", max(width - vast - fiche, 12)),
            Column("Fiche", fiche),
            Column("Status", 14),
            Column("Laatste", 11),
            Column("Aantal", 7, right=True),
        )
    fiche, laag, wie = width // 5, 16, max(width // 5, 20) if met_wie else 0
    columns = (
        Column("Maatregel", width - vast - fiche - laag - wie, gap=2),
        Column("Fiche", fiche, gap=2),
        Column("Laag", laag, gap=2),
        Column("Status", 14),
        Column("Laatste", 11),
        Column("Aantal", 7, right=True),
    )
    return (*columns, Column("  Verantwoordelijke", wie, gap=0)) if met_wie else columns


def koppen(width: int, *, met_wie: bool) -> Line:
    """The headings over the rows; `met_wie`: the plan says who is responsible."""
    return (("  ", ""), *heads(_columns(width - GUTTER - 1, met_wie=met_wie)))


def rijen(
    paren: Sequence[tuple[FicheOordeel, MaatregelOordeel]],
    lagen: Sequence[Laag],
    width: int,
    look: Look,
    *,
    met_wie: bool,
) -> list[Row]:
    """One row per measure; the key is its full name."""
    columns, titels = _columns(width, met_wie=met_wie), {laag.sleutel: laag.titel for laag in lagen}
    rows: list[Row] = []
    for fiche, m in paren:
        stand = m.stand.oordeel
        titel: Line = (*look.mark(tekens.MAATREGELSTAND[stand], stand), (" ", ""), piece(m.titel))
        boven = fiche.titel if columns[1].width > 36 else fiche.korte_titel
        cells: list[Line] = [titel, (piece(boven, "muted"),)]
        if width >= BREED:
            cells.append((piece(titels.get(m.laag or "", ""), "muted"),))
        cells += [status_cel(m), dag_cel(m), aantal_cel(m)]
        if width >= BREED and met_wie:
            cells.append((("  ", ""), piece(fiche.verantwoordelijke or "", "muted")))
        rows.append(Row(row(columns, cells), m.naam))
    return rows


def stand(aantal: int, totaal: int, width: int) -> Line:
    """How many of how many there are."""
    wat = hoeveel(totaal, "maatregel", "maatregelen")
    hoe = f"{getal(aantal)} van {wat}" if aantal != totaal else wat
    return cut(line((f" {hoe}", "muted")), width)
