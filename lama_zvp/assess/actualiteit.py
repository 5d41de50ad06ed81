"""How fresh the journal is about a fiche: when something was last reported, and what nobody has touched."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lama_zvp.assess.model import Actualiteit, MaatregelOordeel, Verdict
from lama_zvp.assess.peil import Peil
from lama_zvp.assess.woorden import MAATREGEL, Soortnaam, dagen
from lama_zvp.typografie import datum


def beoordeel_actualiteit(
    maatregelen: Sequence[MaatregelOordeel], peil: Peil, naam: Soortnaam = MAATREGEL
) -> Verdict[Actualiteit]:
    """Fresh when the last entry is at most `vers_doorlopend_dagen` old and fewer than `aandeel_onbekend` of all
    were never touched; unknown when nothing was ever reported.
    """
    if peil.buiten:
        return Verdict("onbekend", (peil.buiten,))
    if not maatregelen:
        return Verdict("onbekend", (f"Er is geen {naam.een} waarover gemeld kan worden.",))
    laatste = max((m.laatste_datum for m in maatregelen if m.laatste_datum is not None), default=None)
    if laatste is None:
        return Verdict("onbekend", (f"Over geen enkele {naam.een} is ooit iets gemeld.",))
    oud = max(0, (peil.peildag - laatste).days)
    nooit = sum(maatregel.laatste_datum is None for maatregel in maatregelen)
    redenen = (_laatste(laatste, oud, peil), _nooit(nooit, len(maatregelen), naam))
    te_oud = oud > peil.drempels.vers_doorlopend_dagen
    te_veel = nooit > 0 and nooit >= peil.drempels.aandeel_onbekend * len(maatregelen)
    return Verdict("verouderd" if te_oud or te_veel else "actueel", tuple(reden for reden in redenen if reden))


def _laatste(laatste: date, oud: int, peil: Peil) -> str:
    if oud == 0:
        return f"De laatste melding is van {datum(laatste)}."
    hoelang = "geleden" if peil.nu else f"voor {datum(peil.peildag)}"
    return f"De laatste melding is van {datum(laatste)}, {dagen(oud)} {hoelang}."


def _nooit(nooit: int, totaal: int, naam: Soortnaam) -> str:
    if not nooit:
        return ""
    return f"Over {nooit} van de {totaal} {naam.meer} is nog nooit iets gemeld."
