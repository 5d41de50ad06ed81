"""Words and small figures that several sections of the document need."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext

from lama_zvp.plan.model import Eenmalig, PerJaar, Toezegging
from lama_zvp.typografie import datum
from lama_zvp.veilig import platte_tekst

MAX_MELDING = 400
"""Characters of an entry's text that the document quotes; the journal holds the rest."""
MAX_AANHALING = 240
"""Characters that are quoted in passing, where the text itself stands further on."""
MAX_TOELICHTING = 4000
"""Characters of a judgement or a decision that the document prints."""


def ingekort(tekst: str, lengte: int) -> tuple[str, bool]:
    """The plain text, cut between words to about `lengte` characters, and whether anything was cut."""
    schoon = platte_tekst(tekst, eenregelig=False)
    if len(schoon) <= lengte:
        return schoon, False
    kop = schoon[:lengte]
    heel = kop.rpartition(" ")[0]
    return f"{(heel if len(heel) > lengte * 3 // 4 else kop).rstrip()} …", True


def ritme_in_woorden(toezegging: Toezegging | None) -> str:
    """How often the plan wants it; empty where it does not say."""
    ritme = toezegging.ritme if toezegging else None
    if isinstance(ritme, PerJaar):
        return f"{ritme.per_jaar} keer per jaar"
    if isinstance(ritme, Eenmalig):
        return f"eenmalig, tegen {datum(ritme.termijn)}" if ritme.termijn else "eenmalig"
    return ritme or ""


def afgerond(waarde: Decimal | float, decimalen: int) -> Decimal:
    """Half away from zero, without the minus of a zero."""
    with localcontext(prec=60):
        rond = Decimal(waarde).quantize(Decimal(1).scaleb(-decimalen), rounding=ROUND_HALF_UP)
    return abs(rond) if rond == 0 else rond
