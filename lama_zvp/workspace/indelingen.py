"""How somebody's files are laid out: what was said about headings once holds for the next file with the same ones."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from lama_zvp.exchange.koppen import Doel, mogelijke_vormen
from lama_zvp.exchange.lezing import Leeswens
from lama_zvp.exchange.rooster import Rooster
from lama_zvp.files import maak_map, schrijf_heel, vertaal_fouten
from lama_zvp.voorkeuren import persoonsmerk

if TYPE_CHECKING:
    from lama_zvp.workspace import Workspace

MAP: Final = "indelingen"
_LIJSTEN: Final = ("kolommen", "namen")
_VLAGGEN: Final = ("vul_aan", "alleen_bekende")


def onthouden(werkruimte: Workspace, bladen: Iterable[Rooster], doel: Doel, wens: Leeswens) -> tuple[Leeswens, bool]:
    """`wens` with what this person said before about a file with these headings, and whether there was anything.

    What is said now goes before what was said then. A memory that does not read is passed over.
    """
    if not (werkruimte.thuis / MAP).is_dir():
        return wens, False
    for blad in bladen:
        for vorm in mogelijke_vormen(blad, doel):
            bewaard = _lees(_pad(werkruimte, vorm))
            if bewaard is not None:
                return _samen(wens, bewaard), True
    return wens, False


def onthoud(werkruimte: Workspace, vorm: str, wens: Leeswens) -> bool:
    """Keep what was said about the file with this fingerprint; nothing is kept that looks like personal data."""
    from lama_zvp.access.privacy import vind_persoonsgegevens

    bewaard: dict[str, Any] = {naam: dict(getattr(wens, naam)) for naam in _LIJSTEN}
    bewaard |= {naam: True for naam in _VLAGGEN if getattr(wens, naam)}
    if wens.decimaal:
        bewaard["decimaal"] = wens.decimaal
    woorden = [woord for naam in _LIJSTEN for paar in bewaard[naam].items() for woord in paar]
    if not any(bewaard.values()) or any(vind_persoonsgegevens(woord) for woord in woorden):
        return False
    maak_map(werkruimte.thuis)
    maak_map(werkruimte.thuis / MAP)
    schrijf_heel(_pad(werkruimte, vorm), json.dumps(bewaard, ensure_ascii=True, sort_keys=True).encode())
    return True


def vergeet(werkruimte: Workspace, bladen: Iterable[Rooster], doel: Doel) -> None:
    """Forget what this person said about files with these headings."""
    for blad in bladen:
        for vorm in mogelijke_vormen(blad, doel):
            with vertaal_fouten("De onthouden indeling wissen"), suppress(FileNotFoundError, NotADirectoryError):
                _pad(werkruimte, vorm).unlink()


def _pad(werkruimte: Workspace, vorm: str) -> Path:
    return werkruimte.thuis / MAP / f"{persoonsmerk(werkruimte.wie.naam)}-{vorm}.json"


def _lees(pad: Path) -> Mapping[str, Any] | None:
    try:
        gelezen = json.loads(pad.read_bytes())
    except (OSError, ValueError):
        return None
    if not isinstance(gelezen, dict) or gelezen.get("decimaal") not in (None, "komma", "punt"):
        return None
    lijsten = [gelezen.get(naam, {}) for naam in _LIJSTEN]
    if not all(isinstance(lijst, dict) and all(isinstance(w, str) for w in lijst.values()) for lijst in lijsten):
        return None
    return gelezen


def _samen(wens: Leeswens, bewaard: Mapping[str, Any]) -> Leeswens:
    return replace(
        wens,
        kolommen={**bewaard.get("kolommen", {}), **wens.kolommen},
        namen={**bewaard.get("namen", {}), **wens.namen},
        decimaal=wens.decimaal or bewaard.get("decimaal"),
        vul_aan=wens.vul_aan or bewaard.get("vul_aan") is True,
        alleen_bekende=wens.alleen_bekende or bewaard.get("alleen_bekende") is True,
    )
