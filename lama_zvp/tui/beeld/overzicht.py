"""The year at a glance as lines: the table of fiches and layers, the chosen fiche in words, what asks for a hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lama_zvp import tekens
from lama_zvp.tekens import Teken
from lama_zvp.tui.beeld.kern import indicator_lines, kernindicator
from lama_zvp.tui.lines import BLANK, Column, Line, cut, fit, heads, line, piece, row, width_of, wrap
from lama_zvp.tui.look import Look
from lama_zvp.tui.widgets.rowlist import GUTTER, Row

if TYPE_CHECKING:
    from lama_zvp.assess.model import Aandachtspunt, FicheOordeel, Jaaroordeel, LaagOordeel, Verdict
    from lama_zvp.plan.model import Plan
    from lama_zvp.workspace.voorgevel import Voorgevel

SOORTEN = {
    "te-laat": (tekens.TE_LAAT, "te laat", "warn"),
    "geblokkeerd": (tekens.MAATREGELSTAND["geblokkeerd"], "geblokkeerd", "bad"),
    "verouderd": (tekens.ACTUALITEIT["verouderd"], "verouderd", "warn"),
    "zonder-melding": (tekens.GEEN_STATUS, "geen melding", "unknown"),
    "cijfer-ontbreekt": (tekens.GEEN_STATUS, "geen cijfer", "unknown"),
    "oordeel-ontbreekt": (tekens.GEEN_STATUS, "geen oordeel", "unknown"),
    "besluit": (tekens.STAND["open"], "besluit", "warn"),
}
"""Kind of attention → symbol, words, ink."""

KRAP, NAUW = 18, 22
"""Width of the names on a cramped and on a narrow terminal, where the layers' symbols stand one column in."""
SPATIE = (" ", "")


@dataclass(frozen=True, slots=True)
class Raster:
    """Which columns the table has at a width: what is narrow at 80 is spelled out at 160."""

    columns: tuple[Column, ...]
    counts: bool
    """Layer cells also tell how many measures they hold."""
    full_titles: bool
    words: bool
    """Zekerheid and actualiteit as a word beside their symbol."""
    kern: int
    """Columns for the kernindicator; 0 where there is no room."""
    effect: bool
    """The effect as a word beside its symbol."""


def raster(plan: Plan | Voorgevel, width: int) -> Raster:
    """The columns for a table of `width` columns."""
    words, cramped = _spelled_out(width + 3), width < 76
    counts, full_titles = width >= 128, width >= 150
    layer = 4 if width < 128 else 7 if width < 176 else 13
    name = 53 if width >= 190 else 46 if full_titles else KRAP if cramped else NAUW if width < 96 else 24
    effect = Column("E", 2) if cramped else Column("Effect", 20 if words else 19)
    short = [Column("Zeker", 11), Column("Actueel", 12)] if words else [Column("Z", 2), Column("A", 2)]
    columns = [
        Column("Fiche", name, gap=0 if name == NAUW else 1),
        *(Column(kop, layer) for kop in laagkoppen([laag.titel for laag in plan.lagen], layer - 1)),
        Column("Uitvoering", 12),
        effect,
        *short,
    ]
    used = sum(column.width for column in columns)
    kern = min(width - used, 44) if width - used >= 14 else 0
    if kern:
        columns.append(Column("Kernindicator", kern))
    return Raster(tuple(columns), counts, full_titles, words, kern, effect.width > 2)


def laagkoppen(titels: Sequence[str], breed: int) -> list[str]:
    """The titles of the layers in `breed` letters, never two the same: where their beginnings are, their initials."""
    koppen = [titel if len(titel) <= breed else titel[:breed].rstrip() for titel in titels]
    beginletters = ["".join(woord[0] for woord in titel.split()).upper()[:breed] for titel in titels]
    koppen = [eigen if koppen.count(kop) > 1 else kop for kop, eigen in zip(koppen, beginletters, strict=True)]
    return [
        f"{kop[: breed - 1]}{koppen[: nummer + 1].count(kop)}" if koppen.count(kop) > 1 else kop
        for nummer, kop in enumerate(koppen)
    ]


def intro(titel: str, speerpunt: str, width: int) -> list[Line]:
    """What the plan is called, and what it is about."""
    inhoud: Line = ((" ", ""), ("Speerpunt  ", "accent"), piece(speerpunt, "muted"))
    return [((" ", ""), piece(titel, "title")), cut(inhoud, width - 1)]


def koppen(plan: Plan | Voorgevel, width: int) -> Line:
    """The headings over the table, which itself keeps a column free for its scrollbar."""
    return (("  ", ""), *heads(raster(plan, width - GUTTER - 1).columns))


def leeg_raster(plan: Plan | Voorgevel, width: int) -> list[Row]:
    """The fiches of the plan before anything is known about the year."""
    vorm = raster(plan, width)
    cells = [BLANK] * (len(vorm.columns) - 1)
    return [
        Row(row(vorm.columns, [(piece(f.titel if vorm.full_titles else f.korte_titel),), *cells]), f.sleutel)
        for f in plan.fiches
    ]


def fiches(plan: Plan, jaar: Jaaroordeel, width: int, look: Look) -> list[Row]:
    """One row per fiche, then one per hefboom."""
    vorm = raster(plan, width)
    rows = [Row(_fiche(plan, fiche, vorm, look), fiche.sleutel) for fiche in jaar.fiches]
    if jaar.hefbomen:
        rows += [Row(BLANK), Row((("Hefbomen", "head"),))]
        rows += [
            Row(_fiche(plan, hefboom, vorm, look), f"hefboom.{_kaal(hefboom.sleutel)}") for hefboom in jaar.hefbomen
        ]
    return rows


def _kaal(sleutel: str) -> str:
    return sleutel.removeprefix("hefboom.")


def _fiche(plan: Plan, fiche: FicheOordeel, vorm: Raster, look: Look) -> Line:
    per_laag = {laag.laag: laag for laag in fiche.lagen}
    lagen = [_laag(per_laag.get(laag.sleutel), vorm, look) if fiche.lagen else BLANK for laag in plan.lagen]
    cells: list[Line] = [
        (piece(fiche.titel if vorm.full_titles else fiche.korte_titel),),
        *lagen,
        look.verdict(tekens.UITVOERING, fiche.uitvoering.oordeel),
        _kort(look, tekens.EFFECT, fiche.effect, vorm.effect),
        _kort(look, tekens.ZEKERHEID, fiche.zekerheid, vorm.words),
        _kort(look, tekens.ACTUALITEIT, fiche.actualiteit, vorm.words),
    ]
    if vorm.kern:
        cells.append(kernindicator(fiche, vorm.kern - 1, look))
    return row(vorm.columns, cells)


def _kort(look: Look, woorden: Mapping[str, Teken], verdict: Verdict[Any], words: bool) -> Line:
    """A verdict as symbol and word, or where there is no room as its symbol."""
    if words:
        return look.verdict(woorden, verdict.oordeel, short=True)
    return look.mark(woorden[verdict.oordeel], verdict.oordeel)


def _laag(laag: LaagOordeel | None, vorm: Raster, look: Look) -> Line:
    """A status cell; a layer that the plan leaves empty shows a dash and no verdict."""
    if laag is None or not laag.aantal:
        return line((look.dash if vorm.counts else f" {look.dash}", "muted"))
    mark = look.mark(tekens.UITVOERING[laag.uitvoering.oordeel], laag.uitvoering.oordeel)
    return (*mark, (f"{laag.aantal:>3}", "muted")) if vorm.counts else (SPATIE, *mark)


def in_woorden(fiche: FicheOordeel, width: int, look: Look, *, rows: int) -> list[Line]:
    """The chosen fiche in at most `rows` lines: each verdict with its reasons, and its figures where there is room."""
    if rows < 8:
        return [_oordeelregel(*deel, width, look) for deel in verdicts(fiche)][:rows]
    lines: list[Line] = []
    for name, woorden, verdict in verdicts(fiche):
        lines.append(line(" ", (f"{name:<12}", "muted"), *look.verdict(woorden, verdict.oordeel)))
        lines += wrap(" ".join(verdict.redenen), width - 1, first=line(" " * 13), indent=13)
    for indicator in fiche.indicatoren:
        deel = [((" ", ""), *regel) for regel in indicator_lines(indicator, width - 2, look)]
        if len(lines) + 1 + len(deel) > rows:
            break
        lines += [BLANK, *deel]
    return lines[:rows]


def _oordeelregel(name: str, woorden: Mapping[str, Teken], verdict: Verdict[Any], width: int, look: Look) -> Line:
    """One verdict on one line: name, word, reasons as far as they fit."""
    start = line(" ", (f"{name:<12}", "muted"), *look.verdict(woorden, verdict.oordeel, short=True))
    return cut((*fit(start, 33), piece(" ".join(verdict.redenen))), width - 1)


def verdicts(fiche: FicheOordeel) -> Sequence[tuple[str, Mapping[str, Teken], Verdict[Any]]]:
    """The four verdicts with their names and symbols, in the order in which they are read."""
    return (
        ("Uitvoering", tekens.UITVOERING, fiche.uitvoering),
        ("Effect", tekens.EFFECT, fiche.effect),
        ("Zekerheid", tekens.ZEKERHEID, fiche.zekerheid),
        ("Actualiteit", tekens.ACTUALITEIT, fiche.actualiteit),
    )


def aandacht(punten: Sequence[Aandachtspunt], width: int, look: Look) -> list[Row]:
    """What asks for a hand, one row each; the key is `volgnummer|onderwerp`."""
    columns = (Column("", 16), Column("", max(width - 16, 10), gap=0))
    rows = []
    for number, punt in enumerate(punten):
        teken, woord, ink = SOORTEN[punt.soort]
        kind = line((f"{look.symbol(teken)} {woord}", ink))
        rows.append(Row(row(columns, [kind, (piece(punt.tekst),)]), f"{number}|{punt.onderwerp}"))
    return rows


def legende(width: int, look: Look) -> Line:
    """What the symbols of the table mean, and its one-letter headings where it has them."""
    parts: list[Line] = [look.verdict(tekens.UITVOERING, value) for value in tekens.UITVOERING]
    parts.append(line((f"{look.dash} leeg", "muted")))
    if not _spelled_out(width):
        parts.append(line(("Z zekerheid A actueel", "muted")))
    shown: Line = ((" ", ""),)
    for part in parts:
        wider = (*shown, *part, ("  ", ""))
        if width_of(wider) > width + 2:
            break
        shown = wider
    return cut(shown[:-1], width)


def _spelled_out(width: int) -> bool:
    """Whether zekerheid and actualiteit have room for their words."""
    return width >= 107
