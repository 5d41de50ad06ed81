"""What can stand on the screen before the plan is loaded: its title, layers and fiches, kept from the last time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import cache as once
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from lama_zvp.errors import LamaFout
from lama_zvp.files import maak_map, schrijf_heel
from lama_zvp.plan.limits import MAX_BYTES
from lama_zvp.workspace.context import Context

if TYPE_CHECKING:
    from lama_zvp.keuzelijsten import Klasse
    from lama_zvp.settings import Keuze
    from lama_zvp.workspace.identiteit import Identiteit

_KEPT: Final = 12
_KEPT_BYTES: Final = 256 * 1024
_JUDGES: Final = (
    "keuzelijsten",
    "plan/basis",
    "plan/model",
    "plan/names",
    "plan/zicht",
    "workspace/context",
    "workspace/voorgevel",
)
"""The modules that decide what somebody may see of a plan; what was kept is worth nothing once one of them changes."""


@dataclass(frozen=True, slots=True)
class Laagkop:
    titel: str


@dataclass(frozen=True, slots=True)
class Fichekop:
    sleutel: str
    titel: str
    korte_titel: str


@dataclass(frozen=True, slots=True)
class Voorgevel:
    """The face of a plan, as far as somebody may see it. The names are those of the plan's own values."""

    zone: str
    titel: str
    speerpunt: str
    lagen: tuple[Laagkop, ...]
    fiches: tuple[Fichekop, ...]


def lees_voorgevel(keuze: Keuze, wie: Identiteit | None = None) -> Voorgevel | None:
    """The face of the plan, for the person at the desk; None when it was not kept, or when anything is in the way.

    What is in the way is told when the plan itself is opened.
    """
    drempel = _Drempel(keuze, wie=wie)
    with suppress(LamaFout, OSError, ValueError, TypeError, KeyError, AttributeError):
        zicht = drempel.zicht()
        if zicht is not None:
            return _uit_json(_lees(_pad(drempel, zicht)))
    return None


class _Drempel(Context):
    """Looks who is there without recording a refusal: the plan is asked for next, and that records it."""

    def zicht(self) -> Klasse | None:
        """How much this person may read; None when that is nothing."""
        self._keur_thuis()
        wie = self._identiteit()
        return wie.zicht() if wie.mag("lezen") else None


def bewaar_voorgevel(context: Context) -> None:
    """Keep the face of the plan for this person's next start; what the disk refuses is left undone."""
    if not context.thuis.is_dir():
        return
    with suppress(LamaFout, OSError):
        pad = _pad(context, context.wie.zicht())
        if pad.exists():
            return
        plan = context.plan
        gevel = Voorgevel(
            zone=plan.zone.naam,
            titel=plan.titel,
            speerpunt=plan.speerpunt.tekst,
            lagen=tuple(Laagkop(laag.titel) for laag in plan.lagen),
            fiches=tuple(Fichekop(f.sleutel, f.titel, f.korte_titel) for f in plan.fiches),
        )
        inhoud = json.dumps(asdict(gevel)).encode()
        maak_map(pad.parent)
        schrijf_heel(pad, _som(inhoud) + b"\n" + inhoud)
        for oud in sorted(pad.parent.glob("gevel-*.json"), key=lambda p: -p.stat().st_mtime_ns)[_KEPT:]:
            oud.unlink(missing_ok=True)


def _pad(context: Context, zicht: Klasse) -> Path:
    """Known by the plan's bytes, by how much of it may be seen, and by the code that decides that."""
    with context.planpad(context.keuze.plan).open("rb") as bestand:
        plan = hashlib.sha256(bestand.read(MAX_BYTES + 1)).hexdigest()
    return context.thuis / "cache" / f"gevel-{plan[:32]}-{zicht}-{_fingerprint()}.json"


def _lees(pad: Path) -> Mapping[str, Any]:
    """The first line is the sha256 of the rest, so that a damaged file counts as absent. Raises ValueError."""
    with pad.open("rb") as bestand:
        som, _, inhoud = bestand.read(_KEPT_BYTES).partition(b"\n")
    if som != _som(inhoud):
        raise ValueError("damaged")
    waarden: Mapping[str, Any] = json.loads(inhoud)
    return waarden


def _uit_json(waarden: Mapping[str, Any]) -> Voorgevel:
    return Voorgevel(
        zone=waarden["zone"],
        titel=waarden["titel"],
        speerpunt=waarden["speerpunt"],
        lagen=tuple(Laagkop(**laag) for laag in waarden["lagen"]),
        fiches=tuple(Fichekop(**fiche) for fiche in waarden["fiches"]),
    )


def _som(inhoud: bytes) -> bytes:
    return hashlib.sha256(inhoud).hexdigest().encode()


@once
def _fingerprint() -> str:
    """16 hex digits for the code that decides. Raises OSError where that code is not on disk as files."""
    som = hashlib.sha256()
    for naam in _JUDGES:
        som.update((Path(__file__).parent.parent / f"{naam}.py").read_bytes())
    return som.hexdigest()[:16]
