"""A person's own settings as rows: what it is, what it stands on, and what that does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lama_zvp.tui.lines import BLANK, Column, Line, cut, line, piece, row, wrap
from lama_zvp.tui.widgets.rowlist import Row
from lama_zvp.voorkeuren import STANDAARD, STARTS, THEMAS, TOETSEN

if TYPE_CHECKING:
    from lama_zvp.plan.model import Plan
    from lama_zvp.plan.names import Naamregister
    from lama_zvp.tui.bindings import Key
    from lama_zvp.voorkeuren import Voorkeuren

SOORTEN: tuple[tuple[str, str, str], ...] = (
    ("thema", "Kleuren", "Licht of donker; automatisch volgt uw terminal."),
    ("start", "Eerste scherm", "Wat u ziet als u het programma opent."),
    ("jaar", "Jaar", "Het jaar waarop het programma opent."),
    ("fiche", "Fiche", "De fiche die bij het openen gekozen is."),
    ("plain", "Eenvoudige weergave", "Vragen en antwoorden, ook voor schermlezers; vanaf de volgende keer."),
    ("muis", "Muis", "Zonder muis selecteert u tekst zoals in elk venster; vanaf de volgende keer."),
)
"""Key of the setting, what it is called, what it does."""
WOORDEN = {"auto": "automatisch", STANDAARD: "vanzelf"}


def waarden(sleutel: str, plan: Plan, namen: Naamregister) -> tuple[str, ...]:
    """Every value that a setting can have, as typed, in the order in which one goes through them."""
    vast = {"thema": THEMAS, "start": STARTS, "plain": ("nee", "ja"), "muis": ("ja", "nee")}
    if sleutel in vast:
        return vast[sleutel]
    if sleutel == "jaar":
        return (STANDAARD, *(str(jaar) for jaar in plan.periode.jaren()))
    return (STANDAARD, *(o.naam for o in namen.fiches))


def kop(naam: str, width: int) -> list[Line]:
    """Whose settings these are."""
    uitleg = f"Ze gelden alleen voor u ({naam}) en worden meteen bewaard."
    return [line((" Uw instellingen", "title")), cut(line(" ", piece(uitleg, "muted")), width)]


def rijen(
    voorkeuren: Voorkeuren, paren: dict[str, str], namen: Naamregister, keys: Sequence[Key], width: int
) -> list[Row]:
    """One row per setting, then one per command that may have another key. The key of a row is that of the setting."""
    columns = (Column("", 24), Column("", max(width - 24, 8), gap=0))
    rows = []
    for sleutel, naam, _ in SOORTEN:
        waarde = paren[sleutel]
        woord = WOORDEN.get(waarde, waarde)
        if sleutel == "fiche":
            woord = next((o.titel for o in namen.fiches if o.naam == waarde), woord)
        rows.append(Row(row(columns, [line(naam), (piece(woord, "strong"),)]), sleutel))
    rows += [Row(BLANK), Row(line(("Toetsen die overal werken", "head")))]
    eigen = dict(voorkeuren.toetsen)
    for key in keys:
        toets: Line = line((f"{voorkeuren.toets(key.action)}", "key"))
        if key.action in eigen:
            toets = (*toets, (f"   eigen toets, gewoon {TOETSEN[key.action]}", "muted"))
        rows.append(Row(row(columns, [line(key.label), toets]), f"toets.{key.action}"))
    return rows


def uitleg(sleutel: str, keys: Sequence[Key], width: int) -> list[Line]:
    """What the setting under the cursor does."""
    zin = next((uitleg for naam, _, uitleg in SOORTEN if naam == sleutel), "")
    zin = zin or next(
        (f"{key.help} Enter vraagt een andere toets." for key in keys if f"toets.{key.action}" == sleutel), ""
    )
    return wrap(zin, width - 1, "muted", first=line(" "), indent=1)[:2]
