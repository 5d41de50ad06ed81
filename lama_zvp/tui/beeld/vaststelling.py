"""What freezing a year would mean, and what a check of the journal found, as lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lama_zvp.tui.lines import BLANK, Line, line, wrap
from lama_zvp.tui.look import Look
from lama_zvp.typografie import datum, getal

if TYPE_CHECKING:
    from lama_zvp.journal.verify import Controleverslag
    from lama_zvp.plan.model import Plan
    from lama_zvp.workspace.bewaring import LaatsteKopie
    from lama_zvp.workspace.vaststellen import Vooruitblik


def bevestiging(vooruit: Vooruitblik) -> str:
    """What has to be typed: the year, and with something missing also that it is meant."""
    return f"{vooruit.jaar} toch" if vooruit.ontbreekt else f"{vooruit.jaar}"


def vooruitblik(vooruit: Vooruitblik, plan: Plan, width: int, look: Look) -> list[Line]:
    """What will be frozen, what is missing, what changed, and what it means."""
    titels = [editie.titel for editie in plan.edities if editie.sleutel in vooruit.edities]
    aantal = len(vooruit.edities) * len(vooruit.formaten)
    tot = f"tot en met #{vooruit.tot_volgnr} van het journaal" if vooruit.tot_volgnr else "met een leeg journaal"
    lines = [line((f" Stuurbord {vooruit.jaar} vaststellen", "title"))]
    wat = f"Versie {vooruit.versie}, {tot}: {aantal} documenten, in de vormen {', '.join(vooruit.formaten)}."
    lines += wrap(wat, width - 1, first=line(" "), indent=1)
    lines += wrap("Edities: " + ", ".join(titels) + ".", width - 1, "muted", first=line(" "), indent=1)
    lines.append(BLANK)
    if vooruit.ontbreekt:
        lines.append(line((" Wat ontbreekt", "head")))
        lines += _punten(vooruit.ontbreekt, line(" ", (look.glyph("▲ ", "! "), "warn")), width)
    else:
        lines.append(line(" ", (look.glyph("✓ ", "+ ") + "Er ontbreekt niets.", "good")))
    if vooruit.wijzigingen:
        lines += [BLANK, line((f" Gewijzigd sinds versie {vooruit.versie - 1}", "head"))]
        lines += _punten(vooruit.wijzigingen, line(" ", (look.glyph("• ", "- "), "accent")), width)
    gevolg = (
        f"Vanaf dan is het stuurbord van {vooruit.jaar} dit document, teken voor teken. Er komt voor dat jaar niets "
        "meer bij; wat er staat, kan nog verbeterd worden, en daarna kan een nieuwe versie vastgesteld worden. "
        "Ongedaan maken kan niet."
    )
    return [*lines, BLANK, line((" Wat dit betekent", "head")), *wrap(gevolg, width - 1, first=line(" "), indent=1)]


def _punten(teksten: Sequence[str], mark: Line, width: int) -> list[Line]:
    lines: list[Line] = []
    for tekst in teksten:
        lines += wrap(tekst[:1].upper() + tekst[1:], width - 1, first=mark, indent=3)
    return lines


def controle(verslag: Controleverslag | None, kopie: LaatsteKopie | None, width: int, look: Look) -> list[Line]:
    """What the check found, and when the last backup was made."""
    lines: list[Line] = [BLANK]
    if verslag is None:
        lines += [line((" Er is nog geen journaal: er is niets om na te kijken.", "title"))]
    elif verslag.in_orde:
        hoeveel = "1 gebeurtenis" if verslag.aantal == 1 else f"{getal(verslag.aantal)} gebeurtenissen"
        wat = f"Het journaal klopt: {hoeveel}, van de eerste tot de laatste."
        lines += wrap(wat, width - 1, "title", first=line(" ", (look.glyph("✓ ", "+ "), "good")), indent=3)
        lines += wrap(f"Hash van de laatste: {verslag.kop_hash}", width - 1, "muted", first=line("   "), indent=3)
    else:
        lines += wrap(
            "Het journaal klopt niet.", width - 1, "title", first=line(" ", (look.glyph("■ ", "# "), "bad")), indent=3
        )
        raad = "Schrijf er niet meer in en verwittig wie het programma beheert; zet zo nodig een reservekopie terug."
        lines += wrap(raad, width - 1, first=line("   "), indent=3)
    if verslag is not None and verslag.bevindingen:
        lines += [BLANK, line((" Bevindingen", "head"))]
        mark = line(" ", (look.glyph("• ", "- "), "accent"))
        lines += _punten([tekst for _, tekst in verslag.bevindingen], mark, width)
    lines += [BLANK, line((" Reservekopie", "head"))]
    if kopie is None:
        return [*lines, *wrap("Van dit journaal is nog geen reservekopie bekend.", width - 1, "warn", first=line(" "))]
    laatste = f"De laatste is van {datum(kopie.op.date())}, tot en met #{kopie.aantal}."
    return [*lines, *wrap(laatste, width - 1, first=line(" "), indent=1)]
