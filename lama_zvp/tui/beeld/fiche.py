"""One fiche as lines: its verdicts, its measures per layer, the history of a measure, its figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lama_zvp import tekens
from lama_zvp.tui.beeld.feit import samenvatting
from lama_zvp.tui.beeld.kern import indicator_lines
from lama_zvp.tui.beeld.overzicht import verdicts
from lama_zvp.tui.lines import BLANK, Column, Line, cut, heads, line, piece, row, wrap
from lama_zvp.tui.look import Look
from lama_zvp.tui.widgets.rowlist import GUTTER, Row
from lama_zvp.typografie import datum, datum_kort

if TYPE_CHECKING:
    from lama_zvp.assess.model import FicheOordeel, MaatregelOordeel
    from lama_zvp.journal.events import Gebeurtenis
    from lama_zvp.plan.model import Laag, Toezegging

MEEST = 60
"""Events of one measure shown at most; the journal has them all."""
GERUST = "Nog geen melding. Met enter op de maatregel logt u de eerste."


def kop(fiche: FicheOordeel, width: int, look: Look) -> list[Line]:
    """The fiche's name, then its four verdicts on one line."""
    titel: Line = ((" ", ""), piece(fiche.titel, "title"), ("  ", ""), (f"klasse {fiche.klasse}", "muted"))
    if any(m.afgeleid for m in fiche.maatregelen):
        titel = (*titel, (f"   {_degree(look)} laag door ons afgeleid", "muted"))
    parts: list[Line] = []
    for name, woorden, verdict in verdicts(fiche):
        parts.append(line((f"{name} ", "muted"), *look.verdict(woorden, verdict.oordeel, short=True)))
    if sum(len(text) for part in parts for text, _ in part) + 3 * len(parts) > width:
        parts = [part[1:] if number else part for number, part in enumerate(parts)]
    pieces = [piece_ for part in parts for piece_ in (*part, ("   ", ""))]
    return [cut(titel, width), cut(((" ", ""), *pieces), width)]


def _columns(width: int) -> tuple[Column, ...]:
    """Title, last status, its date, realised against planned."""
    fixed = 14 + 11 + 7
    return (
        Column("Maatregel", max(width - fixed, 12)),
        Column("Status", 14),
        Column("Laatste", 11),
        Column("Aantal", 7, right=True),
    )


def koppen(width: int) -> Line:
    """The headings over the measures."""
    return (("  ", ""), *heads(_columns(width - GUTTER - 1)))


def maatregelen(fiche: FicheOordeel, lagen: Sequence[Laag], width: int, look: Look) -> list[Row]:
    """The measures under their layers; a layer that the plan leaves empty says so. The key is the full name."""
    columns = _columns(width)
    if not fiche.lagen:
        return [Row(_maatregel(m, columns, look), m.naam) for m in fiche.maatregelen]
    rows: list[Row] = []
    for laag in lagen:
        eigen = [m for m in fiche.maatregelen if m.laag == laag.sleutel]
        if rows:
            rows.append(Row(BLANK))
        rows.append(Row(line(piece(laag.titel, "head"))))
        if not eigen:
            rows.append(Row(line(("Het plan laat deze laag leeg.", "muted"))))
        rows += [Row(_maatregel(m, columns, look), m.naam) for m in eigen]
    return rows


def _degree(look: Look) -> str:
    return look.glyph("°", "*")


def _maatregel(m: MaatregelOordeel, columns: Sequence[Column], look: Look) -> Line:
    stand = m.stand.oordeel
    mark = look.mark(tekens.MAATREGELSTAND[stand], stand)
    titel: Line = (*mark, (" ", ""), piece(m.titel), (_degree(look) if m.afgeleid else "", "muted"))
    return row(columns, [titel, status_cel(m), dag_cel(m), aantal_cel(m)])


def status_cel(m: MaatregelOordeel) -> Line:
    """The last status, or that the term has passed; what has gone stale has the ink of what is not known."""
    if m.te_laat:
        return line(("te laat", "warn"))
    if m.status is None:
        return line(("onbekend", "unknown"))
    stale = m.stand.oordeel == "onbekend"
    return line((tekens.STATUS[m.status].woord, "unknown" if stale else ""))


def dag_cel(m: MaatregelOordeel) -> Line:
    """The day of the last entry."""
    return line((datum_kort(m.laatste_datum), "muted")) if m.laatste_datum else line(("nooit", "unknown"))


def aantal_cel(m: MaatregelOordeel) -> Line:
    """Realised against planned; only what is counted has figures."""
    if not m.gepland and not m.gerealiseerd:
        return BLANK
    gedaan = "?" if m.gerealiseerd is None else str(m.gerealiseerd)
    return line((gedaan, ""), (f"/{m.gepland}" if m.gepland else "", "muted"))


# -- the chosen measure -----------------------------------------------------------------------------------------------


def maatregel_kop(m: MaatregelOordeel, toezegging: Toezegging | None, width: int, look: Look) -> list[Line]:
    """The measure in full: its stand with the reason, what the plan says, how often, who with."""
    lines = wrap(m.titel, width - 1, "head", first=line(" "), indent=1)
    stand = line(" ", *look.verdict(tekens.MAATREGELSTAND, m.stand.oordeel), "  ")
    lines += wrap(" ".join(m.stand.redenen), width - 1, "", first=stand, indent=3)
    if toezegging is not None:
        lines += wrap(toezegging.omschrijving, width - 1, "muted", first=line(" "), indent=1)
    return lines


def geschiedenis(
    gebeurtenissen: Sequence[Gebeurtenis], width: int, look: Look, *, gemeenten: dict[str, str]
) -> list[Line]:
    """The events of a measure, newest first, with what was corrected or withdrawn marked as such."""
    if not gebeurtenissen:
        return wrap(GERUST, width - 1, "muted", first=line(" "), indent=1)
    vervangen = {g.vervangt for g in gebeurtenissen if g.vervangt}
    lines: list[Line] = []
    for g in gebeurtenissen[:MEEST]:
        lines += _gebeurtenis(g, width, look, vervallen=g.id in vervangen, plaats=gemeenten.get(g.gemeente, ""))
    return lines


def _gebeurtenis(g: Gebeurtenis, width: int, look: Look, *, vervallen: bool, plaats: str) -> list[Line]:
    ink = "muted" if vervallen else ""
    delen: list[tuple[str, str]] = [(f" {datum_kort(g.datum)}  ", "muted")]
    if g.status is not None:
        delen += [*look.verdict(tekens.STATUS, g.status), ("  ", "")]
    if g.aantal is not None:
        delen += [(f"{look.glyph('×', 'x')}{g.aantal}  ", "strong")]
    if g.vervangt and g.soort != "intrekking":
        delen += [("verbetering  ", "accent")]
    if vervallen:
        delen += [("telt niet meer  ", "accent")]
    delen += [piece(g.auteur, "muted"), (f", {plaats}" if plaats else "", "muted")]
    tekst = samenvatting(g)
    lines = [cut(tuple(delen), width)]
    if tekst:
        lines += wrap(tekst, width - 1, ink, first=line("   "), indent=3)[:6]
    return lines


def waarom(fiche: FicheOordeel, width: int, look: Look) -> list[Line]:
    """The four verdicts with all their reasons."""
    lines: list[Line] = []
    for name, woorden, verdict in verdicts(fiche):
        first = line(" ", (f"{name:<12}", "muted"), *look.verdict(woorden, verdict.oordeel), "  ")
        lines += wrap(" ".join(verdict.redenen), width - 1, first=first, indent=13)
    return lines


def indicatoren(fiche: FicheOordeel, width: int, look: Look) -> list[Line]:
    """The fiche's figures."""
    if not fiche.indicatoren:
        return wrap("Het plan geeft deze fiche geen indicator.", width - 1, "muted", first=line(" "), indent=1)
    lines: list[Line] = []
    for indicator in fiche.indicatoren:
        lines += [(((" "), ""), *regel) for regel in indicator_lines(indicator, width - 1, look)]
        lines.append(BLANK)
    return lines[:-1]


def laatste_melding(m: MaatregelOordeel | None) -> str:
    """In words, for the form: what was last logged on a measure."""
    if m is None or m.laatste_datum is None:
        return "Nog geen melding."
    status = f"{tekens.STATUS[m.status].woord}, " if m.status else ""
    telling = f"; dit jaar {m.gerealiseerd or 0} van {m.gepland}" if m.gepland else ""
    return f"Laatste melding: {status}{datum(m.laatste_datum)}{telling}."
