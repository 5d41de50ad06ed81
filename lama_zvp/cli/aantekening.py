"""What the log file is told of one run of the program: which command, how it ended and when; none of its words."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lama_zvp.logboek import noteer, oorzaak

if TYPE_CHECKING:
    from lama_zvp.cli.bureau import Sessie

_STIL = frozenset({"--help", "-h", "--version"})


class Aantekening:
    """Begins with the run and is told its end. `woorden`: the command line, global options first."""

    def __init__(self, woorden: Sequence[str], sessie: Sessie | None, *, app: bool) -> None:
        self._woorden = tuple(woorden)
        self._sessie = sessie
        self._app = app
        self._begin = time.monotonic()
        self._fout: BaseException | None = None
        if app:
            self._noteer("tui", "begin")

    def fout(self, fout: BaseException) -> None:
        """Remember what went wrong."""
        self._fout = fout

    def einde(self, code: int) -> None:
        """Tell how it ended. Asking for help is nothing that happened."""
        if _STIL.isdisjoint(self._woorden):
            duur = f"{time.monotonic() - self._begin:.3f}s"
            waarom = (oorzaak(self._fout),) if self._fout is not None else ()
            self._noteer("tui" if self._app else commando(self._woorden), "einde", f"code={code}", duur, *waarom)

    def _noteer(self, *wat: str) -> None:
        wie = (f"sessie={self._sessie.naam}",) if self._sessie else ()
        noteer(thuis_van(self._woorden, self._sessie), datetime.now(UTC), *wat, *wie)


def thuis_van(woorden: Sequence[str], sessie: Sessie | None) -> Path:
    """The home that a command line is about, also when it does not get as far as opening it."""
    if sessie is not None:
        return Path(sessie.thuis)
    for vorige, woord in zip(("", *woorden), woorden, strict=False):
        if vorige == "--thuis":
            return Path(woord).expanduser()
        if woord.startswith("--thuis="):
            return Path(woord.partition("=")[2]).expanduser()
    if gekozen := os.environ.get("LAMA_ZVP_THUIS"):
        return Path(gekozen).expanduser()
    from lama_zvp.paths import default_home

    return default_home()


def commando(woorden: Sequence[str]) -> str:
    """The name of the command, out of the program's own list: whatever else was typed is not repeated."""
    geladen = sys.modules.get("lama_zvp.cli.app")
    if geladen is None:
        return "?"
    namen = frozenset(_namen(geladen.app))
    los = [woord for woord in woorden if not woord.startswith("-")]
    for plek, woord in enumerate(los):
        for naam in (" ".join(los[plek : plek + 2]), woord):
            if naam in namen:
                return naam
    return "?"


def _namen(app: object) -> Iterator[str]:
    """Names of the commands of a Typer app, those of its groups behind the group's name."""
    for deel in getattr(app, "registered_commands", ()):
        yield str(deel.name)
    for groep in getattr(app, "registered_groups", ()):
        yield from (f"{groep.name} {naam}" for naam in _namen(groep.typer_instance))
