"""What the program would propose as judgement of a fiche: a person decides, and the document shows both.

No average and no points. Execution leads; the figure can only make the proposal more careful, never better: what was
not done is not made good by a favourable figure, and what was done does not make an unfavourable figure disappear.
"""

from __future__ import annotations

from lama_zvp.assess.model import IndicatorOordeel, Uitvoering
from lama_zvp.journal.events import Oordeel

Voorstel = tuple[Oordeel | None, tuple[str, ...]]
"""The proposal, None while too little is known, and why."""


def stel_voor(uitvoering: Uitvoering, kern: IndicatorOordeel | None) -> Voorstel:
    """From the uitvoering of a fiche and its kernindicator.

    onbekend: nothing is proposed. bijsturen: bijsturen. aandacht: aandacht, and bijsturen when the kernindicator is
    unfavourable or misses its target. op-koers: op-koers, and aandacht in that case. A kernindicator that police work
    itself drives never weighs in: more work would make the proposal worse.
    """
    if uitvoering == "onbekend":
        return None, ("Over de uitvoering is te weinig bekend voor een voorstel.",)
    if uitvoering == "bijsturen":
        return "bijsturen", ("De uitvoering vraagt bijsturing.",)
    cijfer = _tegenvaller(kern)
    if uitvoering == "aandacht":
        if cijfer:
            return "bijsturen", ("De uitvoering vraagt aandacht.", cijfer)
        return "aandacht", ("De uitvoering vraagt aandacht.",)
    if cijfer:
        return "aandacht", ("De uitvoering is op koers.", cijfer)
    return "op-koers", ("De uitvoering is op koers.", _zonder_tegenvaller(kern))


def _tegenvaller(kern: IndicatorOordeel | None) -> str:
    if kern is None or kern.door_politiewerk:
        return ""
    if kern.effect.oordeel == "ongunstig":
        return f"De kernindicator ({kern.naam}) is ongunstig."
    gemist = any(t.tegenover == "streefwaarde" and t.effect.oordeel == "ongunstig" for t in kern.toetsen)
    return f"De kernindicator ({kern.naam}) haalt zijn streefwaarde niet." if gemist else ""


def _zonder_tegenvaller(kern: IndicatorOordeel | None) -> str:
    if kern is not None and kern.door_politiewerk:
        return f"De kernindicator ({kern.naam}) hangt af van het politiewerk zelf en weegt niet mee in dit voorstel."
    if kern is not None and kern.effect.oordeel in ("gunstig", "geen-aantoonbaar-verschil"):
        return f"De kernindicator ({kern.naam}) is niet ongunstig."
    return "Over het effect zeggen de cijfers niets; het voorstel steunt alleen op de uitvoering."
