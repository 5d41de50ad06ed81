"""Run one command line: global options from any place, every failure as one Dutch message with its exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from lama_zvp.cli.aantekening import Aantekening
from lama_zvp.cli.openen import MET_WAARDE, VLAGGEN, app_gevraagd, open_app
from lama_zvp.errors import GebruikFout, LamaFout

if TYPE_CHECKING:
    from lama_zvp.cli.bureau import Sessie


def draai(argumenten: Sequence[str], sessie: Sessie | None = None) -> int:
    """Exit code of one command line; `sessie` is the SSH session it came over."""
    woorden = naar_voren(argumenten)
    aantekening = Aantekening(woorden, sessie, app=app_gevraagd(woorden, sessie) is not None)
    code = verantwoord(lambda: _draai(woorden, sessie), aantekening.fout)
    aantekening.einde(code)
    return code


def verantwoord(werk: Callable[[], int], hoor: Callable[[Exception], None] | None = None) -> int:
    """Exit code of `werk`, every failure told in Dutch. Nothing but a bug in the program itself gives 1.

    `hoor` is told what went wrong, before the person is.
    """
    try:
        return werk()
    except LamaFout as fout:
        if hoor is not None:
            hoor(fout)
        _meld(str(fout))
        return fout.code
    except BrokenPipeError:
        _stil_stdout()
        return 0
    except KeyboardInterrupt:
        _meld("Afgebroken; er is niets half bewaard.")
        return 130
    except Exception as fout:  # noqa: BLE001 - the last door: a bug becomes one message and exit code 1
        if hoor is not None:
            hoor(fout)
        _meld_bug(fout)
        return 1


def naar_voren(argumenten: Sequence[str]) -> list[str]:
    """Bring the global options to the front, so that they may stand anywhere before `--`."""
    voor: list[str] = []
    rest: list[str] = []
    wachtrij = list(argumenten)
    while wachtrij:
        woord = wachtrij.pop(0)
        if woord == "--":
            rest += [woord, *wachtrij]
            break
        if woord in MET_WAARDE:
            voor += [woord, *wachtrij[:1]]
            del wachtrij[:1]
        elif woord in VLAGGEN or woord.startswith(tuple(f"{optie}=" for optie in MET_WAARDE)):
            voor.append(woord)
        else:
            rest.append(woord)
    return voor + rest


def _draai(argumenten: list[str], sessie: Sessie | None) -> int:
    opties = app_gevraagd(argumenten, sessie)
    if opties is not None:
        uitkomst = open_app(opties)
        sys.stdout.flush()
        return uitkomst
    from typer import Abort, Exit

    from lama_zvp.cli.dutch import gebruiksfout

    try:
        uitkomst = _commando()(args=argumenten, prog_name="lama-zvp", standalone_mode=False, obj=sessie)
    except Exit as einde:
        return einde.exit_code
    except Abort:
        raise KeyboardInterrupt from None
    except Exception as fout:
        melding = gebruiksfout(fout)
        if melding is None:
            raise
        raise GebruikFout(*melding[:1], raad=melding[1]) from fout
    sys.stdout.flush()
    return uitkomst if isinstance(uitkomst, int) else 0


@cache
def _commando() -> Callable[..., Any]:
    """The tree of commands. Making it costs more than most commands do, and it holds nothing of one call."""
    from typer.main import get_command

    from lama_zvp.cli.app import app

    return get_command(app)


def _meld(tekst: str) -> None:
    from lama_zvp.cli.uitvoer import zeg

    zeg(tekst)


def _meld_bug(fout: Exception) -> None:
    """A bug: say so without a traceback; `LAMA_ZVP_SPOOR=1` shows the trace to whoever maintains the program."""
    if os.environ.get("LAMA_ZVP_SPOOR") == "1":
        import traceback

        traceback.print_exception(fout)
    _meld(
        f"Er ging iets mis in het programma zelf ({type(fout).__name__}). Wat al bevestigd was, is bewaard.\n"
        "Meld dit aan de beheerder, met het commando dat u gaf."
    )


def _stil_stdout() -> None:
    """The reader of our output has gone: keep Python from complaining about it at exit."""
    leeg = os.open(os.devnull, os.O_WRONLY)
    os.dup2(leeg, sys.stdout.fileno())
