"""A figure over the years as a line of one word high, for in a table."""

from __future__ import annotations

from collections.abc import Sequence

from lama_zvp.stuurbord.render.html.elementen import NIETS, Html, el, samen
from lama_zvp.stuurbord.render.html.schaal import schaal
from lama_zvp.stuurbord.render.html.tekenvlak import lijn, pad, stip
from lama_zvp.stuurbord.render.html.woorden import merken, punttekst
from lama_zvp.stuurbord.stukken import Doel, Punt

BREED, HOOG = 92, 24


def vonklijn(
    punten: Sequence[Punt], doel: Doel | None, nulmeting: Punt | None, naam: str, eenheid: str, id_: str
) -> Html:
    """The yearly figures in order, the target as a dashed line; nothing with fewer than two figures."""
    bekend = [punt for punt in punten if len(punt.periode) == 4 and punt.waarde is not None]
    if len(bekend) < 2:
        return NIETS
    waarden = [punt.waarde for punt in bekend if punt.waarde is not None] + ([doel.waarde] if doel else [])
    as_ = schaal(waarden, boven=3, onder=HOOG - 3, aandeel=eenheid == "%")
    begin, eind = bekend[0].jaar, bekend[-1].jaar
    plaatsen = [
        (4 + (BREED - 9) * (punt.jaar - begin) / (eind - begin), as_.y(punt.waarde), punt)
        for punt in bekend
        if punt.waarde is not None
    ]
    laatste_x, laatste_y, laatste = plaatsen[-1]
    titel = f"{naam}: " + "; ".join(f"{punt.periode} {punttekst(punt, eenheid)}" for punt in bekend)
    return el(
        "svg",
        el("title", titel, id=f"{id_}-t"),
        lijn("doel-lijn", 0, as_.y(doel.waarde), BREED, as_.y(doel.waarde)) if doel else NIETS,
        pad("lijn", [(x, y) for x, y, _ in plaatsen]),
        samen(stip("nul-punt", x, y, 2.4) for x, y, punt in plaatsen if punt == nulmeting),
        stip("punt los" if merken(laatste) else "punt", laatste_x, laatste_y, 3),
        class_="vonk",
        viewBox=f"0 0 {BREED} {HOOG}",
        width=BREED,
        height=HOOG,
        role="img",
        aria_labelledby=f"{id_}-t",
    )
