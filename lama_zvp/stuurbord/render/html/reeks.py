"""The series of an indicator as small tables: years side by side, months and quarters as a grid per year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lama_zvp.stuurbord.render.html.elementen import NIETS, Html, Inhoud, el, samen
from lama_zvp.stuurbord.render.html.tabel import Kolom, schuif, tabel
from lama_zvp.stuurbord.render.html.woorden import cijfer, dof, punt
from lama_zvp.stuurbord.stukken import Indicatordeel, Punt
from lama_zvp.typografie import getal

_NAAST_ELKAAR = 10
"""So many years fit beside each other on paper."""
_MAANDEN = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
Rij = tuple[str, Mapping[int, Inhoud]]
"""Heading of a row, and per year what stands in it."""


def reekstabellen(deel: Indicatordeel) -> Html:
    """Every point of the series, the targets, and the same elsewhere."""
    return samen(_per_jaar(deel), _per_deel(deel, "K", [f"K{nr}" for nr in range(1, 5)], "kwartaal"), _maanden(deel))


def _per_jaar(deel: Indicatordeel) -> Html:
    rijen = tuple(_jaarrijen(deel))
    jaren = sorted({jaar for _, punten in rijen for jaar in punten})
    stukken = [jaren[i : i + _NAAST_ELKAAR] for i in range(0, len(jaren), _NAAST_ELKAAR)]
    return samen(_jarentabel(deel, rijen, stuk) for stuk in stukken)


def _jarentabel(deel: Indicatordeel, rijen: Sequence[Rij], jaren: Sequence[int]) -> Html:
    kolommen = [Kolom("Jaar"), *(Kolom(str(jaar), "r") for jaar in jaren)]
    cellen = [(naam, *(punten.get(jaar, NIETS) for jaar in jaren)) for naam, punten in rijen]
    naam = f"{deel.naam}: cijfers per jaar"
    return schuif(tabel(naam, kolommen, cellen, klasse="reeks"), naam)


def _jaarrijen(deel: Indicatordeel) -> Iterator[Rij]:
    """Row by row: the zone itself, its targets, other places; years without a figure in the zone's row say so."""
    jaarpunten = {p.jaar: p for p in deel.reeks if len(p.periode) == 4}
    if jaarpunten:
        yield "Zone", {jaar: punt(p, deel.eenheid) for jaar, p in jaarpunten.items()}
    yield from _steekproef("n", jaarpunten.values())
    if deel.streefwaarden:
        yield "Streefwaarde", {d.jaar: cijfer(d.waarde, deel.eenheid) for d in deel.streefwaarden}
    for plek in deel.elders:
        yield plek.naam, {p.jaar: punt(p, deel.eenheid) for p in plek.punten}
        yield from _steekproef(f"n, {plek.naam}", plek.punten)


def _steekproef(kop: str, punten: Iterable[Punt]) -> Iterator[Rij]:
    """Sample sizes, in a row of their own where there are any."""
    bekend: dict[int, Inhoud] = {p.jaar: el("span", getal(p.n), class_="n") for p in punten if p.n is not None}
    if bekend:
        yield kop, bekend


def _cel(p: Punt, eenheid: str) -> Html:
    n = el("span", f"n = {getal(p.n)}", class_="n") if p.n is not None else NIETS
    return samen(punt(p, eenheid), n)


def _maanden(deel: Indicatordeel) -> Html:
    return _per_deel(deel, "", _MAANDEN, "maand")


def _per_deel(deel: Indicatordeel, teken: str, koppen: Sequence[str], soort: str) -> Html:
    """A row per year; `teken` precedes the number in the period: `2023-K1`, `2023-05`."""
    punten = {(p.jaar, nr): p for p in deel.reeks if (nr := _nummer(p.periode, teken)) is not None}
    if not punten:
        return NIETS
    kolommen = [Kolom("Jaar"), *(Kolom(kop, "r") for kop in koppen)]
    rijen = [
        (
            str(jaar),
            *(
                _cel(punten[jaar, nr], deel.eenheid) if (jaar, nr) in punten else dof("–")
                for nr in range(1, len(koppen) + 1)
            ),
        )
        for jaar in sorted({jaar for jaar, _ in punten})
    ]
    naam = f"{deel.naam}: cijfers per {soort}"
    return schuif(tabel(naam, kolommen, rijen, klasse="reeks"), naam)


def _nummer(periode: str, teken: str) -> int | None:
    """1 for the first quarter or month in a period of this kind; None for another kind."""
    rest = periode[5:].removeprefix(teken) if periode[4:5] == "-" and periode[5:].startswith(teken) else ""
    lengte = 1 if teken else 2
    return int(rest) if len(rest) == lengte and rest.isascii() and rest.isdigit() else None
