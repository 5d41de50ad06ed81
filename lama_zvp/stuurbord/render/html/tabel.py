"""Tables with heads that scope, repeat on paper, and become labels on a narrow screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lama_zvp.stuurbord.render.html.elementen import NIETS, Html, Inhoud, el, samen


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column; `klasse` styles its cells: `r` for figures."""

    kop: str
    klasse: str = ""


@dataclass(frozen=True, slots=True)
class Groep:
    """Rows under one heading within a table; without heading they just follow."""

    kop: Inhoud
    rijen: tuple[Sequence[Inhoud], ...]
    slot: Inhoud = None
    """What stands below the rows, over the whole width."""


def tabel(
    bijschrift: str,
    kolommen: Sequence[Kolom],
    rijen: Iterable[Sequence[Inhoud]],
    *,
    klasse: str = "",
    zichtbaar: bool = False,
) -> Html:
    """A table whose first column names its rows; nothing without rows."""
    return groepentabel(bijschrift, kolommen, (Groep(None, tuple(rijen)),), klasse=klasse, zichtbaar=zichtbaar)


def groepentabel(
    bijschrift: str, kolommen: Sequence[Kolom], groepen: Sequence[Groep], *, klasse: str = "", zichtbaar: bool = False
) -> Html:
    """A table in parts. On a narrow screen (class `stapel`) each row becomes a block with its heads as labels."""
    if not any(groep.rijen or groep.kop or groep.slot for groep in groepen):
        return NIETS
    kop = el("tr", [el("th", kolom.kop, scope="col", class_=kolom.klasse or None) for kolom in kolommen])
    return el(
        "table",
        el("caption", bijschrift, class_=None if zichtbaar else "vh"),
        el("thead", kop),
        [_groep(kolommen, groep) for groep in groepen],
        class_=klasse or None,
    )


def _groep(kolommen: Sequence[Kolom], groep: Groep) -> Html:
    kop = NIETS
    if groep.kop:
        kop = el("tr", el("th", groep.kop, scope="rowgroup", colspan=len(kolommen)), class_="groep")
    slot = el("tr", el("td", groep.slot, colspan=len(kolommen)), class_="slot") if groep.slot else NIETS
    return el("tbody", kop, [_rij(kolommen, rij) for rij in groep.rijen], slot)


def _rij(kolommen: Sequence[Kolom], cellen: Sequence[Inhoud]) -> Html:
    paren = zip(kolommen, map(_vast, cellen), strict=True)
    return el("tr", [_cel(kolom, cel, eerste=nr == 0) for nr, (kolom, cel) in enumerate(paren)])


def _vast(cel: Inhoud) -> Html:
    """Rendered once, so that an empty cell is known to be empty."""
    return samen(cel)


def _cel(kolom: Kolom, cel: Html, *, eerste: bool) -> Html:
    if eerste:
        return el("th", cel, scope="row", class_=kolom.klasse or None)
    klasse = f"{kolom.klasse} {'' if cel else 'leeg'}".strip()
    return el("td", cel, class_=klasse or None, data_kop=kolom.kop)


def schuif(tabel_: Html, naam: str, *, toets: bool = False) -> Html:
    """A wide table in a box of its own that scrolls, so that the page does not.

    `toets`: the box can be reached with the keyboard, for a table without links that may well be too wide.
    """
    if not tabel_:
        return NIETS
    return el("div", tabel_, class_="schuif", role="group", aria_label=naam, tabindex="0" if toets else None)
