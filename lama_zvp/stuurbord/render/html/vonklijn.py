"""A figure over the years as a line of one word high, for in a table."""

from __future__ import annotations

from collections.abc import Sequence

from lama_zvp.stuurbord.render.html.elementen import NIETS, Html, el
from lama_zvp.stuurbord.render.html.schaal import schaal
from lama_zvp.stuurbord.render.html.tekenvlak import lijn, pad, ruit, stip
from lama_zvp.stuurbord.render.html.woorden import merken, punttekst
from lama_zvp.stuurbord.stukken import Doel, Punt

BREED, HOOG = 92, 24
Plaats = tuple[float, float, Punt]


def vonklijn(
    punten: Sequence[Punt],
    naam: str,
    eenheid: str,
    id_: str,
    *,
    doel: Doel | None,
    nulmeting: Punt | None,
    breuken: Sequence[int],
) -> Html:
    """The yearly figures in order, the target as a dashed line; nothing with fewer than two figures.

    breuken: years from which the figure is counted another way; the line stops before them.
    """
    bekend = [punt for punt in punten if len(punt.periode) == 4 and punt.waarde is not None]
    if len(bekend) < 2:
        return NIETS
    waarden = [punt.waarde for punt in bekend if punt.waarde is not None] + ([doel.waarde] if doel else [])
    as_ = schaal(waarden, boven=3, onder=HOOG - 3, aandeel=eenheid == "%")
    begin, eind = bekend[0].jaar, max(bekend[-1].jaar, bekend[0].jaar + 1)

    def x(jaar: float) -> float:
        return 5 + (BREED - 10) * (jaar - begin) / (eind - begin)

    plaatsen = [(x(punt.jaar), as_.y(punt.waarde), punt) for punt in bekend if punt.waarde is not None]
    hier = [breuk for breuk in breuken if begin < breuk <= eind]
    laatste_x, laatste_y, laatste = plaatsen[-1]
    return el(
        "svg",
        el("title", _titel(bekend, naam, eenheid, hier), id=f"{id_}-t"),
        lijn("doel-lijn", 0, as_.y(doel.waarde), BREED, as_.y(doel.waarde)) if doel else NIETS,
        [lijn("breuk", x(breuk - 0.5), 1, x(breuk - 0.5), HOOG - 1) for breuk in hier],
        [pad("lijn", [(px, py) for px, py, _ in stuk]) for stuk in _stukken(plaatsen, hier)],
        [ruit("punt", px, py, 3.2) for px, py, punt in plaatsen if punt == nulmeting],
        stip("punt los" if merken(laatste) else "punt", laatste_x, laatste_y, 3),
        class_="vonk",
        viewBox=f"0 0 {BREED} {HOOG}",
        width=BREED,
        height=HOOG,
        role="img",
        aria_labelledby=f"{id_}-t",
    )


def _titel(punten: Sequence[Punt], naam: str, eenheid: str, breuken: Sequence[int]) -> str:
    cijfers = "; ".join(f"{punt.periode} {punttekst(punt, eenheid)}" for punt in punten)
    return f"{naam}: {cijfers}" + "".join(f"; reeksbreuk vanaf {breuk}" for breuk in breuken)


def _stukken(plaatsen: Sequence[Plaats], breuken: Sequence[int]) -> list[list[Plaats]]:
    """The points between the breaks."""
    stukken: list[list[Plaats]] = [[]]
    for plaats in plaatsen:
        vorig = stukken[-1][-1][2].jaar if stukken[-1] else plaats[2].jaar
        if any(vorig < breuk <= plaats[2].jaar for breuk in breuken):
            stukken.append([])
        stukken[-1].append(plaats)
    return [stuk for stuk in stukken if len(stuk) > 1]
