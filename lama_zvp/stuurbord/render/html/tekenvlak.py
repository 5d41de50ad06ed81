"""The drawing surface of the charts: SVG elements with rounded places, and an image's text alternative."""

from __future__ import annotations

from collections.abc import Iterable

from lama_zvp.stuurbord.render.html.elementen import Html, Inhoud, el


def plek(waarde: float) -> str:
    """A coordinate with at most one decimal."""
    tekst = f"{waarde:.1f}"
    return "0" if tekst == "-0.0" else tekst.removesuffix(".0")


def afbeelding(id_: str, breed: int, hoog: int, titel: str, uitleg: str, *inhoud: Inhoud, klasse: str) -> Html:
    """An image that says in words what it shows."""
    return el(
        "svg",
        el("title", titel, id=f"{id_}-t"),
        el("desc", uitleg, id=f"{id_}-d"),
        *inhoud,
        class_=klasse,
        viewBox=f"0 0 {breed} {hoog}",
        width=breed,
        height=hoog,
        role="img",
        aria_labelledby=f"{id_}-t {id_}-d",
    )


def lijn(klasse: str, x1: float, y1: float, x2: float, y2: float) -> Html:
    return el("line", class_=klasse, x1=plek(x1), y1=plek(y1), x2=plek(x2), y2=plek(y2))


def pad(klasse: str, punten: Iterable[tuple[float, float]]) -> Html:
    return el("polyline", class_=klasse, points=" ".join(f"{plek(x)},{plek(y)}" for x, y in punten))


def stip(klasse: str, x: float, y: float, straal: float) -> Html:
    return el("circle", class_=klasse, cx=plek(x), cy=plek(y), r=plek(straal))


def ruit(klasse: str, x: float, y: float, straal: float) -> Html:
    """A diamond."""
    hoeken = ((x, y - straal), (x + straal, y), (x, y + straal), (x - straal, y))
    return el("polygon", class_=klasse, points=" ".join(f"{plek(a)},{plek(b)}" for a, b in hoeken))


def blok(klasse: str, x: float, y: float, breed: float, hoog: float) -> Html:
    return el("rect", class_=klasse, x=plek(x), y=plek(y), width=plek(breed), height=plek(hoog))


def schrift(klasse: str, x: float, y: float, tekst: str, anker: str = "middle") -> Html:
    return el("text", tekst, class_=klasse, x=plek(x), y=plek(y), text_anchor=anker)


def ingekort(tekst: str, lengte: int) -> str:
    """For a place that is narrow, where the whole stands elsewhere."""
    return tekst if len(tekst) <= lengte else tekst[: lengte - 1].rstrip() + "…"
