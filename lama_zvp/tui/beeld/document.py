"""The Markdown of our own documents as lines on a screen: headings marked, paragraphs wrapped, tables aligned.

This reads only the Markdown that the program itself writes. Whatever it does not know it shows as the characters it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from lama_zvp.tui.lines import BLANK, Line, Piece, fit, line, width_of, wrap_pieces
from lama_zvp.tui.look import Look
from lama_zvp.veilig import platte_tekst

_HEADING = re.compile(r"(#{1,6}) +(.*)")
_ITEM = re.compile(r"( *)([-*]|\d+\.) +(.*)")
_RULE = re.compile(r"\|?[ :|-]+\|[ :|-]*")
_CELL = re.compile(r"(?<!\\)\|")
_STRONG = re.compile(r"(?<!\\)\*\*(.+?)(?<!\\)\*\*")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_BREAK = re.compile(r"(?:<br ?/?>|  \n|\\\n)")
_GAP = 2


def document_lines(markdown: str, width: int, look: Look) -> list[Line]:
    """Every line of the document for a screen of `width` columns, one column kept free at each side."""
    lines: list[Line] = []
    room = max(width - 3, 20)
    for is_table, group in (
        (kind, list(texts))
        for kind, texts in groupby(markdown.split("\n"), key=lambda text: text.lstrip().startswith("|"))
    ):
        block = _table(group, room, look) if is_table else _prose(group, room, look)
        lines += [((" ", ""), *regel) if regel else BLANK for regel in block]
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _prose(texts: Iterable[str], width: int, look: Look) -> Iterator[Line]:
    for text in texts:
        heading, item = _HEADING.fullmatch(text), _ITEM.fullmatch(text)
        if heading:
            yield from _heading(len(heading[1]), heading[2], width, look)
        elif item:
            indent = len(item[1])
            mark = look.glyph("•", "-") if item[2] in "-*" else item[2]
            first = line(" " * indent, (mark, "accent"), " ")
            yield from wrap_pieces(_inline(item[3]), width, first=first, indent=indent + len(mark) + 1)
        elif text.startswith(">"):
            first = line((look.glyph("▏", "|"), "accent"), " ")
            yield from wrap_pieces(_inline(text.lstrip("> ")), width, first=first, indent=2)
        elif not text.strip():
            yield BLANK
        else:
            yield from wrap_pieces(_inline(text), width)


def _heading(level: int, text: str, width: int, look: Look) -> Iterator[Line]:
    ink = "title" if level == 1 else "head" if level == 2 else "strong"
    yield from wrap_pieces([(_plain(text), ink)], width)
    if level <= 2:
        yield line((look.rule * width, "muted"))


def _plain(text: str) -> str:
    return platte_tekst(_ESCAPE.sub(r"\1", text))


def _inline(text: str) -> list[Piece]:
    """Text with its strong parts; every escape undone."""
    pieces: list[Piece] = []
    end = 0
    for found in _STRONG.finditer(text):
        pieces += [(_keep_ends(text[end : found.start()]), ""), (_plain(found[1]), "strong")]
        end = found.end()
    pieces.append((_keep_ends(text[end:]), ""))
    return [(part, ink) for part, ink in pieces if part]


def _keep_ends(text: str) -> str:
    """Plain text that keeps one space at an end where there was one, so that it joins its neighbour."""
    core = _plain(text)
    if not core:
        return " " if text else ""
    return (" " if text[:1] == " " else "") + core + (" " if text[-1:] == " " else "")


# -- tables -----------------------------------------------------------------------------------------------------------


def _table(texts: Sequence[str], width: int, look: Look) -> Iterator[Line]:
    rows = [_cells(text) for text in texts if not _RULE.fullmatch(text.strip())]
    columns = max(len(row) for row in rows)
    rows = [[*row, *[""] * (columns - len(row))] for row in rows]
    right = _right_aligned(texts, columns)
    widths = column_widths([[width_of(tuple(_inline(cell))) for cell in row] for row in rows], width)
    for number, row in enumerate(rows):
        yield from _row(row, widths, right, head=not number and len(rows) > 1)
        if not number and len(rows) > 1:
            yield line((look.rule * min(sum(widths) + _GAP * (columns - 1), width), "muted"))


def _cells(text: str) -> list[str]:
    kaal = text.strip().removeprefix("|")
    if kaal.endswith("|") and not kaal.endswith("\\|"):
        kaal = kaal[:-1]
    return [cell.strip() for cell in _CELL.split(kaal)]


def _right_aligned(texts: Sequence[str], columns: int) -> list[bool]:
    rule = next((text for text in texts if _RULE.fullmatch(text.strip())), "")
    marks = [cell.endswith(":") and not cell.startswith(":") for cell in _cells(rule)] if rule else []
    return [*marks, *[False] * (columns - len(marks))][:columns]


def column_widths(sizes: Sequence[Sequence[int]], width: int) -> list[int]:
    """Each column as wide as its widest cell; where that is too much, the widest columns give way first."""
    widths = [max(max(column), 1) for column in zip(*sizes, strict=True)]
    room = max(width - _GAP * (len(widths) - 1), len(widths) * 4)
    while sum(widths) > room:
        widest = max(widths)
        others = [size for size in widths if size < widest]
        target = max([*others, 4])
        at_top = widths.count(widest)
        step = min(widest - target, max((sum(widths) - room) // at_top, 1)) or 1
        widths = [max(size - step, 1) if size == widest else size for size in widths]
        if widest <= 4:
            break
    return widths


def _row(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool], *, head: bool) -> Iterator[Line]:
    wrapped = [
        wrap_pieces([(text, "head") for text, _ in _inline(cell)] if head else _inline(cell), size)
        for cell, size in zip(cells, widths, strict=True)
    ]
    for number in range(max(len(lines) for lines in wrapped)):
        pieces: list[Piece] = []
        for lines, size, to_right in zip(wrapped, widths, right, strict=True):
            pieces += [*fit(lines[number] if number < len(lines) else BLANK, size, right=to_right), (" " * _GAP, "")]
        yield tuple(pieces)
