"""Judging as lines: all fiches with the proposal beside the judgement, and one of them with every reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from lama_zvp import tekens
from lama_zvp.journal.events import Beoordeling, Gebeurtenis
from lama_zvp.tui.beeld.overzicht import verdicts
from lama_zvp.tui.lines import BLANK, Column, Line, heads, line, piece, row, wrap
from lama_zvp.tui.look import Look
from lama_zvp.tui.widgets.rowlist import GUTTER, Row
from lama_zvp.typografie import datum

if TYPE_CHECKING:
    from lama_zvp.assess.model import FicheOordeel, Jaaroordeel

NOG_NIET = "Nog niet beoordeeld."


def _columns(width: int) -> tuple[Column, ...]:
    extra = [Column("Effect", 22 if width < 140 else 28), Column("Zekerheid", 12)] if width >= 110 else []
    if width >= 140:
        extra.append(Column("Wie", 18))
    fixed = 14 * 3 + sum(column.width for column in extra)
    columns = [Column("Fiche", max(width - fixed, 16)), Column("Uitvoering", 14)]
    return (*columns, *extra[:2], Column("Voorstel", 14), Column("Oordeel", 14), *extra[2:])


def koppen(width: int) -> Line:
    """The headings over the fiches."""
    return (("  ", ""), *heads(_columns(width - GUTTER - 1)))


def rijen(jaar: Jaaroordeel, oordelen: Mapping[str, Gebeurtenis], width: int, look: Look) -> list[Row]:
    """One row per fiche, then one per hefboom; the key is the name a judgement knows it by."""
    columns = _columns(width)
    rows = [_rij(f, f.sleutel, oordelen, columns, look) for f in jaar.fiches]
    if jaar.hefbomen:
        rows += [Row(BLANK), Row((("Hefbomen", "head"),))]
        rows += [_rij(f, f.sleutel, oordelen, columns, look) for f in jaar.hefbomen]
    return rows


def _rij(
    fiche: FicheOordeel, naam: str, oordelen: Mapping[str, Gebeurtenis], columns: Sequence[Column], look: Look
) -> Row:
    gegeven = oordelen.get(naam)
    inhoud = gegeven.inhoud if gegeven else None
    mens = inhoud.oordeel if isinstance(inhoud, Beoordeling) else None
    cells: list[Line] = [
        (piece(fiche.titel if columns[0].width > 40 else fiche.korte_titel),),
        look.verdict(tekens.UITVOERING, fiche.uitvoering.oordeel),
        look.verdict(tekens.UITVOERING, fiche.voorstel) if fiche.voorstel else line(("geen", "unknown")),
        look.verdict(tekens.UITVOERING, mens) if mens else line((look.glyph("○ nog niet", "? nog niet"), "unknown")),
    ]
    if len(columns) > 4:
        cells[2:2] = [
            look.verdict(tekens.EFFECT, fiche.effect.oordeel, short=columns[2].width < 28),
            look.verdict(tekens.ZEKERHEID, fiche.zekerheid.oordeel, short=True),
        ]
    if len(columns) > 6:
        cells.append(line(piece(gegeven.auteur if gegeven else "", "muted")))
    return Row(row(columns, cells), naam)


def voorstel(fiche: FicheOordeel, width: int, look: Look) -> list[Line]:
    """What the program proposes and why, with the verdicts it rests on."""
    lines = [line((" Voorstel van het programma", "head"))]
    if fiche.voorstel:
        lines.append(((" ", ""), *look.verdict(tekens.UITVOERING, fiche.voorstel)))
    else:
        lines.append(line((" geen: er is te weinig bekend", "unknown")))
    lines += wrap(" ".join(fiche.voorstel_redenen), width - 1, "", first=line(" "), indent=1)
    for naam, woorden, verdict in verdicts(fiche)[:3]:
        lines.append(BLANK)
        lines.append(line((f" {naam}  ", "muted"), *look.verdict(woorden, verdict.oordeel)))
        lines += wrap(" ".join(verdict.redenen), width - 1, "muted", first=line(" "), indent=1)
    return lines


def mens(fiche: FicheOordeel, gegeven: Gebeurtenis | None, width: int, look: Look, *, mag: bool) -> list[Line]:
    """What a person judged, by whom and when, and whether that differs from the proposal."""
    lines = [line((" Oordeel van de korpsleiding", "head"))]
    if gegeven is None or not isinstance(gegeven.inhoud, Beoordeling):
        lines.append(line((f" {NOG_NIET}", "unknown")))
        hoe = "Enter om te beoordelen." if mag else "Beoordelen doet de korpsleiding."
        return [*lines, line((f" {hoe}", "muted"))]
    inhoud = gegeven.inhoud
    anders = fiche.voorstel is not None and fiche.voorstel != inhoud.oordeel
    verschil = ("   anders dan het voorstel" if anders else "", "accent")
    lines.append(((" ", ""), *look.verdict(tekens.UITVOERING, inhoud.oordeel), verschil))
    lines += wrap(inhoud.toelichting, width - 1, "", first=line(" "), indent=1)
    if inhoud.bijsturing:
        lines += [BLANK, line((" Bijsturing", "muted"))]
        lines += wrap(inhoud.bijsturing, width - 1, "", first=line(" "), indent=1)
    wie = f"{gegeven.auteur}, {datum(gegeven.datum)}, #{gegeven.volgnr}"
    return [*lines, BLANK, *wrap(wie, width - 1, "muted", first=line(" "), indent=1)]


def stand(jaar: Jaaroordeel, oordelen: Mapping[str, Gebeurtenis]) -> Line:
    """How far the judging is."""
    namen = [f.sleutel for f in jaar.fiches]
    gedaan = sum(1 for naam in namen if naam in oordelen)
    if gedaan == len(namen):
        return line((" Elke fiche is beoordeeld.", "good"))
    return line((f" {gedaan} van de {len(namen)} fiches beoordeeld.", "muted"))
