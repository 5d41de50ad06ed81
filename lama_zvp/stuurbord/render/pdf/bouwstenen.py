"""The parts of a document as the templates know them: plain data, in which every text is only a text.

A part (`Deel`) stands by itself: a paragraph, a table, a chart. A line (`Regel`) is a text, or a list of texts and
marks within a line. The keys `b` and `i` name the kind; sjabloon/bouw.typ shows each kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

from lama_zvp.tekens import Teken
from lama_zvp.veilig import platte_tekst

Regel = str | dict[str, Any] | Sequence[Any]
Deel = str | dict[str, Any] | Sequence[Any]
Kleur = Literal["", "goed", "zorg", "mis", "leeg", "kalm", "merk"]
Maat = Literal["auto"] | tuple[float, Literal["fr", "mm"]]
Kant = Literal["links", "rechts", "midden"]

KLEUR: Mapping[str, Kleur] = {
    "op-koers": "goed",
    "gunstig": "goed",
    "actueel": "goed",
    "aandacht": "zorg",
    "achter": "zorg",
    "verouderd": "zorg",
    "bijsturen": "mis",
    "ongunstig": "mis",
    "geblokkeerd": "mis",
    "onbekend": "leeg",
    "onvoldoende-gegevens": "leeg",
}
"""Colour belongs to verdicts; what is unknown has none, and neither has what is no verdict."""

_LANG = 400
"""A row with a longer text may break over two pages."""
_KORT = 2400
"""Parts with less text than this take less than a page, even at 40 characters a line."""
_GEEN_TEKST = frozenset(("b", "i", "soort", "kleur", "naar", "kolommen", "breed", "label"))


def kleur_van(oordeel: str) -> Kleur:
    return KLEUR.get(oordeel, "kalm")


# --- within a line -----------------------------------------------------------------------------------------------


def vet(regel: Regel) -> Regel:
    return {"i": "vet", "x": regel}


def klein(regel: Regel) -> Regel:
    return {"i": "klein", "x": regel}


def etiket(tekst: str) -> Regel:
    """A short word beside something, such as its class: small, and never broken off."""
    return {"i": "etiket", "x": tekst}


def met_klasse(regel: Regel, klasse: str) -> Regel:
    """The line with its class after it, unless anyone may read it."""
    return regel if klasse == "openbaar" else [regel, " ", etiket(klasse)]


def dof(regel: Regel) -> Regel:
    return {"i": "dof", "x": regel}


def code(tekst: str) -> Regel:
    """A key or a fingerprint."""
    return {"i": "code", "x": tekst}


def gekleurd(regel: Regel, kleur: Kleur) -> Regel:
    return {"i": "kleur", "x": regel, "kleur": kleur}


def merkje(tekst: str, kleur: Kleur = "merk") -> Regel:
    return {"i": "merkje", "x": tekst, "kleur": kleur}


def oordeel(teken: Teken, kleur: Kleur, *, kort: bool = False) -> Regel:
    """Symbol and word, in the colour of the verdict."""
    return {"i": "oordeel", "s": teken.symbool, "w": teken.kort if kort else teken.woord, "kleur": kleur}


def spring(regel: Regel, naar: str) -> Regel:
    """Leads to the heading with this label."""
    return {"i": "spring", "x": regel, "naar": naar}


NIEUWE_REGEL: Regel = {"i": "nieuw"}


def gescheiden(regels: Iterable[Regel], tussen: str = " · ") -> list[Regel]:
    """The lines that are not empty, with a text between them."""
    uit: list[Regel] = []
    for regel in regels:
        if regel:
            uit += [tussen, regel] if uit else [regel]
    return uit


# --- parts -------------------------------------------------------------------------------------------------------


def alinea(*regel: Regel, maat: float = 1, kleur: Kleur = "") -> Deel:
    """A paragraph; `maat` is the size relative to what is around it."""
    return {"b": "alinea", "x": list(regel), "maat": maat, "kleur": kleur}


def alineas(tekst: str, **stijl: Any) -> list[Deel]:
    """A text of one or more paragraphs; lines within a paragraph stay apart."""
    uit: list[Deel] = []
    for stuk in platte_tekst(tekst, eenregelig=False).split("\n\n"):
        if stuk:
            regels: list[Regel] = []
            for regel in stuk.split("\n"):
                regels += [NIEUWE_REGEL, regel] if regels else [regel]
            uit.append(alinea(*regels, **stijl))
    return uit


def kop(niveau: int, regel: Regel, *, label: str = "", inhoud: bool | None = None) -> Deel:
    """A heading. Levels 1 and 2 are bookmarks; level 1, or one with `inhoud`, stands in the table of contents."""
    getoond = niveau == 1 if inhoud is None else inhoud
    return {"b": "kop", "niveau": niveau, "x": regel, "label": label, "boek": niveau < 3, "inhoud": getoond}


def lijst(punten: Iterable[Regel]) -> list[Deel]:
    """A list; nothing without points."""
    regels = list(punten)
    return [{"b": "lijst", "d": regels}] if regels else []


def kader(delen: Sequence[Deel], kleur: Kleur = "merk") -> Deel:
    return {"b": "kader", "d": list(delen), "kleur": kleur}


def naast(kolommen: Sequence[Sequence[Deel]], breed: Sequence[Maat], goot: float = 6, *, onder: bool = False) -> Deel:
    """Parts beside each other, for the eye alone; `goot` is the room between in mm, `onder` lines up their ends."""
    delen = [list(kolom_) for kolom_ in kolommen]
    return {"b": "naast", "d": delen, "breed": list(breed), "goot": goot, "onder": onder}


def bijeen(*delen: Deel) -> Deel:
    """Parts that stay on one page, as long as they fit on one; what is surely short need not be measured for that."""
    return {"b": "bijeen", "d": list(delen), "kort": _lengte(delen) < _KORT}


def band(*delen: Deel) -> Deel:
    """What stands above a table and belongs to it: on the same page, on a ground of its own."""
    return {"b": "band", "d": list(delen)}


def wit(hoog: float) -> Deel:
    return {"b": "wit", "hoog": hoog}


BLADZIJDE: Deel = {"b": "bladzijde"}
STREEP: Deel = {"b": "streep"}


def kolom(kop_: Regel, breed: Maat = "auto", kant: Kant = "links") -> dict[str, Any]:
    return {"kop": kop_, "breed": breed, "kant": kant}


def cel(*delen: Deel, kleur: Kleur = "", span: int = 1) -> dict[str, Any]:
    """A cell; `kleur` is its ground, `span` how many columns it takes."""
    return {"d": list(delen), "kleur": kleur, "span": span, "lang": _lengte(delen) > _LANG}


def rij(*cellen: Deel | dict[str, Any], soort: Literal["rij", "totaal", "vervolg"] = "rij") -> dict[str, Any]:
    """A row; `vervolg` belongs to the row above it."""
    return {"soort": soort, "cellen": [c if _is_cel(c) else cel(c) for c in cellen]}


def tabel(
    kolommen: Sequence[dict[str, Any]],
    rijen: Sequence[dict[str, Any]],
    *,
    maat: float = 0.9,
    marge: tuple[float, float] = (1.6, 1.2),
) -> list[Deel]:
    """A table with a head that repeats on every page; nothing without rows. `maat` is the size
    relative to what is around it, `marge` the room within a cell in mm.
    """
    if not rijen:
        return []
    return [{"b": "tabel", "kolommen": list(kolommen), "rijen": list(rijen), "maat": maat, "marge": list(marge)}]


def _is_cel(waarde: Any) -> bool:
    return isinstance(waarde, dict) and "span" in waarde


def _lengte(waarde: Any) -> int:
    """How many characters of text there are in a part; a part, a row and a line break count as a line of 40."""
    if isinstance(waarde, str):
        return len(waarde)
    if isinstance(waarde, dict):
        if waarde.get("b") == "tekening":
            return int(waarde["hoog"]) * 10
        nieuwe_regel = 40 if "b" in waarde or "soort" in waarde or waarde == NIEUWE_REGEL else 0
        return nieuwe_regel + sum(_lengte(deel) for sleutel, deel in waarde.items() if sleutel not in _GEEN_TEKST)
    return sum(map(_lengte, waarde)) if isinstance(waarde, list | tuple) else 0
