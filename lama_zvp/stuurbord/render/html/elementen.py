"""HTML built from elements that escape by construction: text becomes markup in this module alone.

A plain `str` given as content or attribute is data and is written as these characters; only what `el` itself made
(`Html`) stands as markup. Forgetting to escape is therefore not possible, forgetting that something was escaped shows.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from lama_zvp.typografie import NBSP
from lama_zvp.veilig import platte_tekst, voor_html


class Html(str):
    """Markup of our own making."""

    __slots__ = ()


Inhoud: TypeAlias = "Html | str | int | Iterable[Inhoud] | None"
Attribuut: TypeAlias = "str | int | bool | None"

NIETS = Html("")
_LEEG = frozenset({"meta", "br"})
_BLOKKEN = (
    "article body caption dd desc div dl dt figcaption figure footer h1 h2 h3 h4 h5 head header html li main meta nav "
    "ol p section style svg table tbody td th thead title tr ul"
)
_BLOK = frozenset(_BLOKKEN.split())
"""Elements after which a line end changes nothing but the readability of the source."""


def el(naam: str, *inhoud: Inhoud, **attributen: Attribuut) -> Html:
    """One element. `class_` is written `class`, `aria_label` as `aria-label`; None and False leave an attribute out."""
    kop = "".join(_attribuut(sleutel, waarde) for sleutel, waarde in attributen.items())
    einde = "\n" if naam in _BLOK else ""
    if naam in _LEEG:
        return Html(f"<{naam}{kop}>{einde}")
    return Html(f"<{naam}{kop}>{samen(*inhoud)}</{naam}>{einde}")


def samen(*inhoud: Inhoud) -> Html:
    """Pieces one after another; None is nothing."""
    return Html("".join(_stuk(stuk) for stuk in inhoud))


def alineas(tekst: str, klasse: str | None = None) -> Html:
    """Plain text of several lines: a paragraph per blank line, a break per line end; nothing for an empty text."""
    stukken = platte_tekst(tekst, eenregelig=False).split("\n\n")
    return samen(el("p", regels(stuk), class_=klasse) for stuk in stukken if stuk)


def regels(tekst: str) -> Html:
    """Lines with breaks between them."""
    lijst = [regel for regel in platte_tekst(tekst, eenregelig=False).split("\n") if regel]
    return samen((el("br") if nummer else NIETS, regel) for nummer, regel in enumerate(lijst))


def verborgen(tekst: str) -> Html:
    """Words for who listens; whoever sees has a symbol or a heading for it."""
    return el("span", tekst, class_="vh")


def lijst(delen: Iterable[Inhoud], klasse: str | None = None) -> Html:
    """An unordered list, or nothing when there are no items."""
    punten = [el("li", deel) for deel in delen]
    return el("ul", punten, class_=klasse) if punten else NIETS


def _stuk(stuk: Inhoud) -> str:
    if stuk is None:
        return ""
    if isinstance(stuk, Html):
        return stuk
    if isinstance(stuk, str):
        return _tekst(stuk)
    if isinstance(stuk, int):
        return str(stuk)
    return "".join(_stuk(deel) for deel in stuk)


def _tekst(tekst: str) -> str:
    """Escaped; the one space around it stays, which joins it to its neighbours."""
    kern = voor_html(tekst)
    if not kern:
        return _spatie(tekst[:1])
    return f"{_spatie(tekst[0])}{kern}{_spatie(tekst[-1])}"


def _spatie(teken: str) -> str:
    return NBSP if teken == NBSP else " " if teken in (" ", "\n") else ""


def _attribuut(sleutel: str, waarde: Attribuut) -> str:
    if waarde is None or waarde is False:
        return ""
    naam = sleutel.removesuffix("_").replace("_", "-")
    return f' {naam}="{naam if waarde is True else voor_html(str(waarde))}"'
