"""The tour: three screens with what one sees there and which key brings it, for whoever is here the first time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lama_zvp.tui.screens.kaart import KaartScherm
from lama_zvp.voorkeuren import TOETSEN

if TYPE_CHECKING:
    from collections.abc import Callable

    from lama_zvp.tui.app import LamaApp
    from lama_zvp.tui.lines import Line
    from lama_zvp.voorkeuren import Voorkeuren

_TOETS = re.compile(r"\{(.+?)\}")


@dataclass(frozen=True, slots=True)
class Stap:
    """What stands on the card; see `ingevuld` for the braces in its text."""

    titel: str
    tekst: str


STAPPEN = (
    Stap(
        "Het jaar in één oogopslag",
        "Eén rij per fiche. Links de lagen, rechts vier aparte oordelen: uitvoering, effect, zekerheid en actualiteit. "
        "Wat niemand weet, heet onbekend en krijgt geen kleur. Met de pijltjes kiest u een rij, {enter} opent ze, "
        "en met {[} en {]} gaat u naar een ander jaar.",
    ),
    Stap(
        "Loggen in tien tellen",
        "Dit is een fiche met haar maatregelen. Gebeurde er iets? Druk {log}: een cijfer voor de status, een getal als "
        "er iets te tellen valt, een zin, en {ctrl+o} bewaart. {herhaal} logt nog eens hetzelfde als vorige keer, "
        "{intrekken} trekt uw laatste melding weer in. {log} werkt op elk scherm.",
    ),
    Stap(
        "Het stuurbord voor de raad",
        "Uit alles wat gelogd is, maakt het programma één document per jaar, in een editie per lezer. "
        "U vindt het altijd met {stuurbord}. De toetsen van elk scherm staan onderaan, {hulp} legt ze uit, "
        "en met {zoek} vindt u al de rest.",
    ),
)


async def leid_rond(app: LamaApp) -> None:
    """Show the three steps, each on the screen that it is about; Escape ends it. One lands on the overview."""
    naar: tuple[Callable[[], None], ...] = (
        lambda: None,
        lambda: app.routes.fiche(app.overzicht.gekozen),
        app.routes.stuurbord,
    )
    for nummer, (stap, ga) in enumerate(zip(STAPPEN, naar, strict=True), start=1):
        app.routes.thuis()
        ga()
        await app.gate.settled()
        verder = await app.push_screen_wait(
            KaartScherm(stap.titel, ingevuld(stap.tekst, app.voorkeuren), nummer, len(STAPPEN))
        )
        if not verder:
            break
    app.routes.thuis()


def ingevuld(tekst: str, eigen: Voorkeuren) -> Line:
    """The text with the keys in it that this person has: a command between braces, or a key by its own name."""
    delen: list[tuple[str, str]] = []
    for nummer, deel in enumerate(_TOETS.split(tekst)):
        if nummer % 2:
            delen.append((eigen.toets(deel) if deel in TOETSEN else deel, "key"))
        elif deel:
            delen.append((deel, ""))
    return tuple(delen)
