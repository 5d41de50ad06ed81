"""A mark beside the database for every freeze, so that a freeze that disappears from the journal is missed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from lama_zvp.errors import NietGevonden
from lama_zvp.files import maak_map, schrijf_heel, vertaal_fouten
from lama_zvp.journal.events import Gebeurtenis, Vaststelling

if TYPE_CHECKING:
    from lama_zvp.journal.store import Journaal

ANKERMAP = "vastgesteld"


def leg_anker(thuis: Path, vaststelling: Gebeurtenis) -> None:
    """Write number and hash of a freeze down in the home. Raises `OpslagFout`; the freeze itself stands by then."""
    versie = vaststelling.inhoud.versie if isinstance(vaststelling.inhoud, Vaststelling) else 0
    naam = f"{vaststelling.plan}-{vaststelling.jaar}-v{versie}.txt"
    inhoud = f"{vaststelling.volgnr} {vaststelling.hash}\n"
    schrijf_heel(maak_map(thuis / ANKERMAP) / naam, inhoud.encode())


def anker_verdwenen(thuis: Path, journaal: Journaal) -> Iterator[tuple[int, str]]:
    """Number and sentence for each mark that the journal does not bear out."""
    map_ = thuis / ANKERMAP
    with vertaal_fouten(f"De map {map_} lezen"):
        ankers = sorted(map_.glob("*.txt")) if map_.is_dir() else []
        teksten = [(anker.stem, anker.read_text("utf-8", errors="replace").split()) for anker in ankers]
    for naam, woorden in teksten:
        volgnr = int(woorden[0]) if len(woorden) == 2 and woorden[0].isdigit() else 0
        try:
            klopt = len(woorden) == 2 and journaal.gebeurtenis(str(volgnr)).hash == woorden[1]
        except NietGevonden:
            klopt = False
        if not klopt:
            yield volgnr, f"De vaststelling {naam} staat niet meer in het journaal zoals ze vastgelegd is."
