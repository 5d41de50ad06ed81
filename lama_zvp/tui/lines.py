"""Lines of text as values: pieces with an ink, cut and padded to columns; pure, so that a screen can be tested bare.

A piece is `(text, ink)`; an ink is a role (`good`, `muted`), never a colour. Text is made harmless here, once, before
it can reach the terminal. Widths are terminal columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from rich.cells import cell_len, chop_cells, set_cell_size

from lama_zvp.veilig import platte_tekst

Piece = tuple[str, str]
Line = tuple[Piece, ...]

BLANK: Line = ()


def piece(text: object, ink: str = "") -> Piece:
    """A piece of data on one line, harmless."""
    return platte_tekst(str(text)), ink


def line(*parts: Piece | str) -> Line:
    """A line of our own fixed words and of pieces; text of people and plans goes through `piece`."""
    return tuple((part, "") if isinstance(part, str) else part for part in parts)


def width_of(pieces: Line) -> int:
    return sum(cell_len(text) for text, _ in pieces)


def text_of(pieces: Line) -> str:
    return "".join(text for text, _ in pieces)


def cut(pieces: Line, width: int) -> Line:
    """At most `width` columns; what does not fit ends in an ellipsis."""
    if width <= 0:
        return ()
    if width_of(pieces) <= width:
        return pieces
    kept: list[Piece] = []
    room = width - 1
    for text, ink in pieces:
        size = cell_len(text)
        if size > room:
            short = set_cell_size(text, room).rstrip() if room else ""
            kept.append((f"{short}…", ink))
            break
        kept.append((text, ink))
        room -= size
    return tuple(kept)


def fit(pieces: Line, width: int, *, right: bool = False) -> Line:
    """Exactly `width` columns, cut or padded."""
    short = cut(pieces, width)
    room = width - width_of(short)
    if room <= 0:
        return short
    padding = (" " * room, "")
    return (padding, *short) if right else (*short, padding)


def between(left: Line, right: Line, width: int) -> Line:
    """`left` and `right` at the two ends of a line; the left gives way."""
    room = width - width_of(right)
    if room < 4:
        return cut(right, width)
    return (*fit(left, room - 1), (" ", ""), *right)


def wrap(text: str, width: int, ink: str = "", *, first: Line = (), indent: int = 0) -> list[Line]:
    """A paragraph over as many lines as it needs; `first` stands before it and later lines start at `indent`."""
    return wrap_pieces([(platte_tekst(text), ink)], width, first=first, indent=indent)


def wrap_pieces(pieces: Iterable[Piece], width: int, *, first: Line = (), indent: int = 0) -> list[Line]:
    """Like `wrap`, for pieces that are already harmless; a space between two pieces is where they may part."""
    width = max(width, 1)
    lines: list[list[Piece]] = []
    current, used, fresh = list(first), width_of(first), True
    for text, ink, spaced in _words(pieces):
        gap = 1 if spaced and not fresh else 0
        for number, part in enumerate(_fitting(text, max(width - indent, 1))):
            size = cell_len(part)
            if (not fresh and used + gap + size > width) or number:
                lines.append(current)
                current, used, gap = ([(" " * indent, "")] if indent else []), indent, 0
            current += [(" " * gap, ""), (part, ink)] if ink in GROUNDED else [(" " * gap + part, ink)]
            used += gap + size
            gap, fresh = 0, False
    lines.append(current)
    return [_joined(pieces_) for pieces_ in lines]


def _words(pieces: Iterable[Piece]) -> Iterable[tuple[str, str, bool]]:
    """Each word with its ink and whether a space stood before it."""
    spaced = False
    for text, ink in pieces:
        for number, word in enumerate(text.split(" ")):
            spaced = spaced or number > 0
            if word:
                yield word, ink, spaced
                spaced = False


def _fitting(word: str, width: int) -> Sequence[str]:
    return (word,) if cell_len(word) <= width else chop_cells(word, width)


def _joined(pieces: Iterable[Piece]) -> Line:
    """The same line with neighbours of one ink as one piece."""
    joined: list[Piece] = []
    for text, ink in pieces:
        if joined and joined[-1][1] == ink:
            joined[-1] = (joined[-1][0] + text, ink)
        else:
            joined.append((text, ink))
    return tuple(joined)


GROUNDED = frozenset({"badge", "choice", "match"})
"""Inks with a ground of their own: a space in them shows."""


def fewer(pieces: Line) -> Line:
    """The same line to the eye in fewer pieces: a space takes the ink of what stands before it."""
    joined: list[Piece] = []
    for text, ink in pieces:
        if not text:
            continue
        if joined and (joined[-1][1] == ink or (not ink and text.isspace() and joined[-1][1] not in GROUNDED)):
            joined[-1] = (joined[-1][0] + text, joined[-1][1])
        elif joined and joined[-1][0].isspace() and not joined[-1][1] and ink not in GROUNDED:
            joined[-1] = (joined[-1][0] + text, ink)
        else:
            joined.append((text, ink))
    return tuple(joined)


def same_start(old: Line, new: Line) -> int:
    """How many columns at the start of two lines are the same to the eye."""
    same = 0
    for (before, ink), (after, new_ink) in zip(old, new, strict=False):
        if ink != new_ink:
            break
        if before != after:
            return same + cell_len(_same_words(before, after))
        same += cell_len(before)
    return same


def _same_words(old: str, new: str) -> str:
    """The words at the start that two texts share, without the space after them: a mark may still join that."""
    shared = takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False))
    return "".join(letter for letter, _ in shared).rpartition(" ")[0]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its heading, its width with the gap after it, and on which side it lines up."""

    head: str
    width: int
    right: bool = False
    gap: int = 1


def row(columns: Sequence[Column], cells: Sequence[Line]) -> Line:
    """Cells in their columns."""
    pieces: list[Piece] = []
    for column, cell in zip(columns, cells, strict=True):
        pieces.extend(fit(cell, column.width - column.gap, right=column.right))
        pieces.append((" " * column.gap, ""))
    return _joined(pieces)


def heads(columns: Sequence[Column], ink: str = "head") -> Line:
    """The headings over `columns`."""
    return row(columns, [((_short(column.head, column.width - column.gap), ink),) for column in columns])


def _short(word: str, width: int) -> str:
    """A heading cut without a mark: its first letters are its abbreviation."""
    return word if cell_len(word) <= width else word[:width]
