"""The forced command of an SSH key: `_sessie --sleutel VINGERAFDRUK --als NAAM`, started by sshd and by nobody else.

sshd runs it through the account's shell with whatever environment the client got past it. So the first act is to start
anew with a clean one; only then is anything of the program loaded, and only then is the remote command looked at.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from lama_zvp.errors import GebruikFout, Geweigerd

if TYPE_CHECKING:
    from lama_zvp.access.opdracht import Gelezen
    from lama_zvp.cli.bureau import Sessie
    from lama_zvp.workspace.context import Context

KIJK_ELKE = 5.0
"""Seconds between two looks at whether anybody still types, and less where the time allowed is short."""


def draai_sessie(argumenten: Sequence[str]) -> int:
    """Exit code of one SSH session: the app, or the one command that the client asked for."""
    _begin_schoon(argumenten)
    _laat_geen_kern_na()
    from lama_zvp.cli.draai import verantwoord

    return verantwoord(lambda: _sessie(argumenten), lambda fout: _teken_aan(argumenten, fout))


def _teken_aan(argumenten: Sequence[str], fout: Exception) -> None:
    """What kept a session from beginning, in the log file of the home: the kind of refusal, and whose key it was."""
    from datetime import UTC, datetime

    from lama_zvp.logboek import noteer, oorzaak

    match argumenten:
        case ["--thuis", thuis, "_sessie", "--sleutel", _, "--als", naam]:
            noteer(Path(thuis), datetime.now(UTC), "sessie", "geweigerd", oorzaak(fout), f"sessie={naam}")


def _begin_schoon(argumenten: Sequence[str]) -> None:
    """Start anew, isolated and with a clean environment, unless this is already that start."""
    import pwd

    from lama_zvp.access.omgeving import schone_omgeving

    account = pwd.getpwuid(os.geteuid())
    schoon = schone_omgeving(os.environb, naam=os.fsencode(account.pw_name), thuis=os.fsencode(account.pw_dir))
    if not sys.flags.isolated or dict(os.environb) != schoon:
        # The same interpreter and arguments as this process has: nothing of the client is in them.
        os.execve(sys.executable, [sys.executable, "-I", "-m", "lama_zvp", *argumenten], schoon)  # noqa: S606


def _laat_geen_kern_na() -> None:
    """A crash, or control-backslash at the right moment, leaves no image of the memory with all that was read."""
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _sessie(argumenten: Sequence[str]) -> int:
    from lama_zvp.cli.bureau import Sessie
    from lama_zvp.settings import lees_keuze
    from lama_zvp.workspace.context import Context
    from lama_zvp.workspace.identiteit import MetSleutel
    from lama_zvp.workspace.sessie import TeVeelSessies, plaats

    thuis, vingerafdruk, naam = _lees_argumenten(argumenten)
    keuze = lees_keuze(thuis=thuis, plan=None, database=None, vandaag=None, plain=False, omgeving={})
    sessie = Sessie(thuis, MetSleutel(keuze.thuis, naam, vingerafdruk), naam)
    with Context(keuze, wie=sessie.identiteit) as werkruimte:
        _ = werkruimte.wie
        try:
            with plaats(keuze.thuis, naam, keuze.sessies):
                gelezen = _lees_opdracht(werkruimte)
                werkruimte.sluit()
                return _voer_uit(gelezen, sessie, keuze.inactief_minuten)
        except TeVeelSessies:
            werkruimte.meld_weigering("te veel sessies")
            raise


def _lees_argumenten(argumenten: Sequence[str]) -> tuple[str, str, str]:
    """Home, fingerprint and name, as `toegang` wrote them in authorized_keys and in no other form."""
    match argumenten:
        case ["--thuis", thuis, "_sessie", "--sleutel", vingerafdruk, "--als", naam] if "SSH_CONNECTION" in os.environ:
            return thuis, vingerafdruk, naam
    raise GebruikFout("Dit commando is alleen voor sshd.", raad="`lama-zvp toegang sshd-config` toont hoe.")


def _lees_opdracht(werkruimte: Context) -> Gelezen | None:
    """What the client asked for, if this person may ask it. Every refusal is in the journal, without the words."""
    from lama_zvp.access.opdracht import lees_opdracht

    try:
        gelezen = lees_opdracht(os.environb.get(b"SSH_ORIGINAL_COMMAND", b""))
    except Geweigerd:
        werkruimte.meld_weigering("opdracht over SSH")
        raise
    werkruimte.wie.eis("lezen" if gelezen is None else gelezen.opdracht.handeling)
    return gelezen


def _voer_uit(gelezen: Gelezen | None, sessie: Sessie, minuten: float) -> int:
    from lama_zvp.cli.draai import draai

    if gelezen is not None and gelezen.opdracht.naam != ("tui",):
        if not gelezen.opdracht.stdin:
            _sluit_stdin()
        _eindig_na(minuten)
        return draai(gelezen.argumenten, sessie)
    argumenten = gelezen.argumenten if gelezen else ()
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        _sluit_stdin()
        _eindig_na(minuten)
        return draai(argumenten, sessie)
    with _wacht_op_stilte(minuten) as verlopen:
        code = draai(argumenten, sessie)
    if verlopen.is_set():
        from lama_zvp.cli.uitvoer import zeg

        zeg(
            f"De sessie is gesloten na {minuten:g} minuten zonder toets. Wat u half getypt had, is bewaard als concept."
        )
    return code


def _eindig_na(minuten: float) -> None:
    """A command takes seconds; one that nobody reads the output of gives its place up as an idle app does."""
    import signal

    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, minuten * 60)


def _sluit_stdin() -> None:
    leeg = os.open(os.devnull, os.O_RDONLY)
    os.dup2(leeg, 0)
    os.close(leeg)


@contextmanager
def _wacht_op_stilte(minuten: float) -> Iterator[threading.Event]:
    """Close the app (SIGHUP, on which it keeps its draft) after so long without input; says whether it did.

    The terminal itself remembers when it was last typed on, to eight seconds.
    """
    import signal

    klaar, verlopen = threading.Event(), threading.Event()

    def kijk() -> None:
        while not klaar.wait(min(KIJK_ELKE, minuten * 6)):
            if time.time() - os.fstat(0).st_atime > minuten * 60:
                verlopen.set()
                os.kill(os.getpid(), signal.SIGHUP)
                return

    draad = threading.Thread(target=kijk, name="lama-stilte", daemon=True)
    draad.start()
    try:
        yield verlopen
    finally:
        klaar.set()
