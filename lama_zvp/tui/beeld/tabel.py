"""A table of the plan as lines: its headings and rows, from any column on, as the source prints them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from lama_zvp.tui.lines import BLANK, Column, Line, cut, fit, line, piece, row, width_of, wrap
from lama_zvp.tui.look import Look
from lama_zvp.veilig import voor_csv

if TYPE_CHECKING:
    from lama_zvp.plan.tabelbeeld import Regel, Tabelbeeld

_SMALST: Final = 24
"""Columns that the titles of the rows always keep."""


def kolommen(beeld: Tabelbeeld, width: int, eerste: int) -> tuple[Column, ...]:
    """The column of titles, and as many columns of figures from `eerste` on as there is room for; at least one."""
    titel = max((width_of((piece(_titel(beeld, rij)),)) for rij in beeld.rijen), default=_SMALST) + 2
    alle = sum(_breed(beeld, nummer) for nummer in range(len(beeld.koppen)))
    titel = min(titel, max(width * 2 // 5, _SMALST, width - alle))
    over, gekozen = width - titel, [Column("", titel, gap=2)]
    for nummer in range(eerste, len(beeld.koppen)):
        breed = _breed(beeld, nummer)
        if breed > over and len(gekozen) > 1:
            break
        gekozen.append(Column(beeld.koppen[nummer].titel, min(breed, max(over, 6)), right=True, gap=2))
        over -= breed
    return tuple(gekozen)


def _breed(beeld: Tabelbeeld, nummer: int) -> int:
    cellen = [beeld.koppen[nummer].titel, *(rij.cellen[nummer].tekst for rij in beeld.rijen)]
    return min(max(width_of((piece(cel),)) for cel in cellen), 28) + 2


def laatste_begin(beeld: Tabelbeeld, width: int) -> int:
    """The first column from which everything to the last one fits."""
    return next((n for n in range(len(beeld.koppen)) if n + len(kolommen(beeld, width, n)) - 1 >= len(beeld.koppen)), 0)


def kop(beeld: Tabelbeeld, width: int, look: Look, eerste: int, nummer: int, totaal: int) -> list[Line]:
    """The title with which table this is, what the columns share, and the headings."""
    columns = kolommen(beeld, width - 2, eerste)
    getoond = len(columns) - 1
    van, tot, alle = eerste + 1, eerste + getoond, len(beeld.koppen)
    bij: list[Line] = [line(("eenheid: ", "muted"), piece(beeld.eenheid, "muted"))] if beeld.eenheid else []
    bij += [line((f"tabel {nummer} van {totaal}", "muted"))] if totaal > 1 else []
    if getoond < alle:
        pijlen = look.glyph("← →", "pijltjes")
        bij.append(line((f"kolom {van} tot {tot} van {alle}, met {pijlen} de andere", "muted")))
    lines = wrap(beeld.titel, width - 1, "title", first=line(" "), indent=1)
    lines += [cut(line(" ", *(deel for stuk in bij for deel in (*stuk, ("   ", "")))), width), BLANK]
    groepen = [beeld.koppen[eerste + n].groep for n in range(getoond)]
    if any(groepen):
        lines.append(_groepen(columns, groepen))
    eigen = beeld.rijen[0] if _begint_met_kop(beeld) else None
    titels = [column.head for column in columns]
    if eigen is not None:  # the source prints the head as a row of its own
        titels = [eigen.titel, *(cel.tekst for cel in eigen.cellen[eerste : eerste + getoond])]
    koppen = [(piece(titel, "head"),) for titel in titels]
    return [*lines, (("  ", ""), *row(columns, koppen))]


def _groepen(columns: Sequence[Column], groepen: Sequence[str]) -> Line:
    """Each heading that columns share, over the first of them and as wide as all of them."""
    delen: list[tuple[str, str]] = [("  " + " " * columns[0].width, "")]
    nummer = 0
    while nummer < len(groepen):
        einde = nummer
        while einde + 1 < len(groepen) and groepen[einde + 1] == groepen[nummer]:
            einde += 1
        breed = sum(column.width for column in columns[nummer + 1 : einde + 2])
        delen += [*fit((piece(groepen[nummer], "head"),), breed - 2, right=True), ("  ", "")]
        nummer = einde + 1
    return tuple(delen)


def rijen(beeld: Tabelbeeld, width: int, eerste: int) -> list[Line]:
    """The rows, then notes and source."""
    columns = kolommen(beeld, width - 2, eerste)
    lines: list[Line] = []
    groep = ""
    for rij in beeld.rijen[1:] if _begint_met_kop(beeld) else beeld.rijen:
        if rij.groep and rij.groep != groep:
            lines.append(cut(line("  ", piece(rij.groep, "head")), width))
        groep = rij.groep
        if rij.soort == "tussenkop" and not any(cel.tekst for cel in rij.cellen):
            lines.append(cut(line("  ", piece(rij.titel, "head")), width))
            continue
        ink = {"cijfers": "", "totaal": "strong"}.get(rij.soort, "head")
        cellen = rij.cellen[eerste : eerste + len(columns) - 1]
        cells = [(piece(_titel(beeld, rij), ink),), *((piece(cel.tekst, ink),) for cel in cellen)]
        lines.append((("  ", ""), *row(columns, cells)))
    lines.append(BLANK)
    for tekst in (*beeld.noten, f"Uit: {beeld.bron}"):
        lines += wrap(tekst, min(width, 110) - 1, "muted", first=line("  "), indent=2)
    return lines


def _begint_met_kop(beeld: Tabelbeeld) -> bool:
    return bool(beeld.rijen) and beeld.rijen[0].soort == "kop"


def _titel(beeld: Tabelbeeld, rij: Regel) -> str:
    return (beeld.rijteken if rij.soort == "cijfers" else "") + rij.titel


def als_cellen(beeld: Tabelbeeld) -> str:
    """The whole table with tabs between its cells, as a spreadsheet takes it when it is pasted."""
    titels = [f"{kop_.groep}, {kop_.titel}" if kop_.groep else kop_.titel for kop_ in beeld.koppen]
    regels = [["", *titels], *([rij.titel, *(cel.tekst for cel in rij.cellen)] for rij in beeld.rijen)]
    return "\n".join("\t".join(cel if cel in ("-", "–") else voor_csv(cel) for cel in regel) for regel in regels)
