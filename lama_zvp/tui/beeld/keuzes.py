"""The rows to choose from while typing: measures, drafts, and everything else that has a name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from lama_zvp.tui.beeld.feit import SOORTWOORDEN, samenvatting
from lama_zvp.tui.beeld.journaal import titel_van
from lama_zvp.tui.bindings import Key
from lama_zvp.tui.lines import BLANK, Column, Line, line, piece, row
from lama_zvp.tui.treffer import fragment, marked
from lama_zvp.tui.widgets.rowlist import Row
from lama_zvp.typografie import datum_kort
from lama_zvp.veilig import platte_tekst

if TYPE_CHECKING:
    from lama_zvp.journal.events import Gebeurtenis
    from lama_zvp.plan.names import Naamregister, Onderwerp, Onderwerpsoort
    from lama_zvp.workspace.concepten import Logconcept

MEEST = 60
"""Rows shown at most."""
SOORTEN: tuple[Onderwerpsoort, ...] = ("fiche", "hefboom", "maatregel", "toezegging", "indicator")
"""Everything of the plan that can be searched for."""


def maatregelrijen(
    namen: Naamregister, tekst: str, concepten: Sequence[Logconcept], recent: Sequence[str], width: int
) -> list[Row]:
    """Measures to log on. With nothing typed: drafts, then what was logged last, then the plan in its own order."""
    if platte_tekst(tekst):
        return [_onderwerp(o, width) for o in namen.filter(tekst, MEEST)]
    rows: list[Row] = []
    geweest: set[str] = set()
    for titel, eigen in (("Concepten", [c.maatregel for c in concepten]), ("Laatst gelogd", list(recent))):
        bekend = [o for o in map(namen.maatregel, eigen) if o is not None and o.naam not in geweest]
        geweest |= {o.naam for o in bekend}
        if bekend:
            rows += [Row(line((titel, "head"))), *(_onderwerp(o, width) for o in bekend), Row(BLANK)]
    rest = [o for o in namen.maatregelen if o.naam not in geweest]
    if rows:
        rows.append(Row(line(("Alle maatregelen", "head"))))
    return [*rows, *(_onderwerp(o, width) for o in rest)]


def _onderwerp(onderwerp: Onderwerp, width: int) -> Row:
    """Title at the left, full name at the right where there is room."""
    names = min(46, max(width - 40, 0))
    if names < 24:
        return Row((piece(onderwerp.titel), ("  ", ""), piece(onderwerp.naam, "muted")), onderwerp.naam)
    columns = (Column("", width - names), Column("", names))
    return Row(row(columns, [(piece(onderwerp.titel),), (piece(onderwerp.naam, "muted"),)]), onderwerp.naam)


def zoekrijen(
    namen: Naamregister, keys: Iterable[Key], tekst: str, width: int, elders: Iterable[tuple[Key, Key]] = ()
) -> list[Row]:
    """Everything that can be done or opened. The key is `doe:<action>`, `elders:<open>:<action>` or `open:<name>`.

    What is done on another screen is only offered once it is asked for.
    """
    woorden = platte_tekst(tekst).lower().split()
    passend = [key for key in keys if key.palette and all(_noemt(key, woord) for woord in woorden)]
    passend.sort(key=lambda key: not all(woord in key.label for woord in woorden))
    rows = [Row(_opdracht(key, width), f"doe:{key.action}") for key in passend]
    if woorden:
        rows += _elders(elders, woorden, width)
    gevonden = namen.filter(tekst, MEEST, SOORTEN)
    if not gevonden and not rows and (bedoeld := namen.bedoeld(tekst)):
        gevonden = namen.filter(bedoeld, MEEST, SOORTEN)
        rows.append(Row(line(("Bedoelde u ", "muted"), piece(bedoeld, "strong"), ("?", "muted"))))
    for onderwerp in gevonden:
        columns = (Column("", 12), Column("", max(width - 12, 10)))
        cells: list[Line] = [line((onderwerp.soort, "muted")), (piece(onderwerp.titel),)]
        rows.append(Row(row(columns, cells), f"open:{onderwerp.naam}"))
    return rows


def _elders(paren: Iterable[tuple[Key, Key]], woorden: Sequence[str], width: int) -> list[Row]:
    """What is done on other screens, with the keys that lead there. Two keys for one thing stand here once."""
    rows: dict[str, Row] = {}
    for opener, key in paren:
        if all(_noemt(key, woord) for woord in woorden):
            actie = key.action if key.elders else ""
            shown = replace(key, shown=f"{opener.shown} {key.shown}")
            rows.setdefault(
                f"{opener.action}:{key.action}", Row(_opdracht(shown, width), f"elders:{opener.action}:{actie}")
            )
    return list(rows.values())


def meldingrijen(gebeurtenissen: Sequence[Gebeurtenis], namen: Naamregister, tekst: str, width: int) -> list[Row]:
    """What was recorded with this text in it, the newest first. The key: `besluit:<number>` or `melding:<number>:…`."""
    what = 22 if width < 100 else 40
    columns = (Column("", 12), Column("", 12), Column("", what), Column("", max(width - 24 - what, 10), gap=0))
    rows: list[Row] = []
    for g in gebeurtenissen:
        cells: list[Line] = [
            line((SOORTWOORDEN[g.soort], "muted")),
            line((datum_kort(g.datum), "muted")),
            (piece(titel_van(g.onderwerp, namen), "muted"),),
            marked(fragment(samenvatting(g), tekst, columns[-1].width)[:400], tekst),
        ]
        key = f"besluit:{g.volgnr}" if g.soort == "besluit" else f"melding:{g.volgnr}:{tekst}"
        rows.append(Row(row(columns, cells), key))
    return [Row(line(("In het journaal", "head"))), *rows] if rows else []


def _noemt(key: Key, woord: str) -> bool:
    """Whether an action is about this word: in its label, or at the start of a word of its explanation."""
    return woord in key.label or any(deel.startswith(woord) for deel in key.help.lower().split())


def _opdracht(key: Key, width: int) -> Line:
    columns = (Column("", 12), Column("", 18), Column("", 9), Column("", max(width - 39, 4)))
    cells = [line(("opdracht", "accent")), line(key.label), line((key.shown, "key")), line((key.help, "muted"))]
    return row(columns, cells)
