"""What others recorded since someone last looked: grouped by fiche, the newest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from lama_zvp import tekens
from lama_zvp.tui.beeld.feit import SOORTWOORDEN, samenvatting
from lama_zvp.tui.beeld.journaal import titel_van
from lama_zvp.tui.lines import BLANK, Column, Line, cut, line, piece, row, wrap
from lama_zvp.tui.look import Look
from lama_zvp.tui.widgets.rowlist import Row
from lama_zvp.typografie import datum

if TYPE_CHECKING:
    from lama_zvp.journal.events import Gebeurtenis
    from lama_zvp.plan.model import Plan
    from lama_zvp.plan.names import Naamregister
    from lama_zvp.workspace.persoonlijk import Wijzigingen

ELDERS = "De zone en het plan"
"""Heading over what belongs to no fiche."""
MEERVOUD = {
    "voortgang": ("melding", "meldingen"),
    "meting": ("cijfer", "cijfers"),
    "beoordeling": ("oordeel", "oordelen"),
    "besluit": ("besluit", "besluiten"),
    "besluit-opvolging": ("opvolging", "opvolgingen"),
    "planversie": ("planversie", "planversies"),
    "vaststelling": ("vaststelling", "vaststellingen"),
    "intrekking": ("intrekking", "intrekkingen"),
    "redactie": ("redactie", "redacties"),
}


def kop(nieuw: Wijzigingen, width: int, look: Look) -> list[Line]:
    """Since when, and how much of what kind."""
    if nieuw.sinds is None and not nieuw.gebeurtenissen:
        sinds = "U kijkt hier voor het eerst."
    elif nieuw.sinds is None:
        sinds = "U kijkt hier voor het eerst. Dit is het laatste wat anderen vastlegden."
    else:
        toen = nieuw.sinds.moment.astimezone()
        sinds = f"Sinds u hier laatst keek: {datum(toen.date())} om {toen:%H.%M} uur."
    delen = [f"{aantal} {_woord(soort, aantal)}" for soort, aantal in _soorten(nieuw.gebeurtenissen)]
    if nieuw.eigen:
        delen.append(f"uw eigen {nieuw.eigen} niet meegerekend")
    telling = look.glyph(" · ", " - ").join(delen)
    return [cut(line(" ", piece(sinds, "title")), width), cut(line(" ", piece(telling, "muted")), width)]


def _soorten(gebeurtenissen: Sequence[Gebeurtenis]) -> list[tuple[str, int]]:
    return Counter(str(g.soort) for g in gebeurtenissen).most_common()


def _woord(soort: str, aantal: int) -> str:
    enkel, meer = MEERVOUD.get(soort, (soort, soort))
    return enkel if aantal == 1 else meer


def rijen(nieuw: Wijzigingen, plan: Plan, namen: Naamregister, width: int, look: Look) -> list[Row]:
    """Per fiche, in the order of the plan, one row per event. The key is the number."""
    groepen: dict[str, list[Gebeurtenis]] = {}
    for gebeurtenis in nieuw.gebeurtenissen:
        groepen.setdefault(_groep(gebeurtenis.onderwerp, plan, namen), []).append(gebeurtenis)
    if not groepen:
        return [Row(regel) for regel in _niets(nieuw, width)]
    columns = _columns(width)
    volgorde = [*(o.naam for o in namen.fiches), ""]
    rows: list[Row] = []
    for naam in sorted(groepen, key=volgorde.index):
        titel = next((o.titel for o in namen.fiches if o.naam == naam), ELDERS)
        rows += [*([Row(BLANK)] if rows else []), Row(cut(line(piece(titel, "head")), width))]
        rows += [Row(_rij(g, columns, namen, look), str(g.volgnr)) for g in groepen[naam]]
    if nieuw.meer:
        rows += [Row(BLANK), Row(line(("Er is nog ouder nieuws; het journaal toont alles.", "muted")))]
    return rows


def _columns(width: int) -> tuple[Column, ...]:
    who = 16 if width >= 96 else 0
    what = 34 if width >= 96 else 26
    columns = [Column("", 16), Column("", what)]
    if who:
        columns.append(Column("", who))
    return (*columns, Column("", max(width - 16 - what - who, 8), gap=0))


def _rij(g: Gebeurtenis, columns: Sequence[Column], namen: Naamregister, look: Look) -> Line:
    soort: Line = (
        look.verdict(tekens.STATUS, g.status) if g.status is not None else line((SOORTWOORDEN[g.soort], "muted"))
    )
    cells: list[Line] = [soort, (piece(titel_van(g.onderwerp, namen)),)]
    if len(columns) == 4:
        cells.append((piece(g.auteur, "muted"),))
    return row(columns, [*cells, (piece(samenvatting(g)[:400]),)])


def _groep(onderwerp: str, plan: Plan, namen: Naamregister) -> str:
    """The fiche or hefboom that a subject belongs to; "" for the zone, and for what the plan no longer has."""
    if gevonden := namen.maatregel(onderwerp):
        return gevonden.fiche_sleutel or f"hefboom.{gevonden.hefboom_sleutel}"
    if any(o.naam == onderwerp for o in namen.fiches):
        return onderwerp
    return next((f.sleutel for f in plan.fiches if onderwerp in f.indicatoren), "")


def _niets(nieuw: Wijzigingen, width: int) -> list[Line]:
    """Nothing new, and why that is no surprise."""
    if nieuw.sinds is None and not nieuw.eigen:
        zin = "Er is nog niets vastgelegd. Zodra een collega iets logt, staat het hier."
    elif nieuw.eigen:
        zin = "Alleen u legde sindsdien iets vast. Wat u zelf logde, leest u terug in het journaal."
    else:
        zin = "Niets nieuws: sindsdien legde niemand anders iets vast."
    return [BLANK, *wrap(zin, width - 1)]
