"""A disk that gives errors: the act is refused with advice, nothing confirmed is lost, what stood there stays whole.

The errors come from `schijffout.c`, loaded in front of the C library, at a chosen call on a chosen file. SQLite's own
way to do this, a VFS shim, cannot be reached from Python.
"""

from __future__ import annotations

import errno
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from lama_zvp.journal.store import Journaal
from tests.storage.hamer import ROOT
from tests.storage.kweek import Kweek, kweek
from tests.storage.test_crash import KILLS, bevestigingen, eis_heel, lama, teksten

ALTIJD = 1_000_000
KEREN = max(KILLS // 30, 3)
SECONDEN = 0.2
SOORTEN = [("w", errno.EIO), ("w", errno.ENOSPC), ("s", errno.EIO)]
VREEMDER = [("ws", errno.EDQUOT), ("wt", errno.EROFS)]

Omgeving = Callable[..., Mapping[str, str]]


@pytest.fixture(scope="session")
def schijf(tmp_path_factory: pytest.TempPathFactory) -> Omgeving:
    """`schijf("w", EIO, vanaf=3)` is the environment in which the third write on the journal fails, and all later."""
    bibliotheek = tmp_path_factory.mktemp("schijf") / "schijffout.so"
    compiler = shutil.which("cc")
    if compiler is None:
        pytest.skip("een kapotte schijf naspelen vraagt een C-compiler")
    bron = Path(__file__).with_name("schijffout.c")
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", bibliotheek, bron, "-ldl"], check=True)

    def omgeving(
        call: str, fout: int, *, vanaf: int = 1, keren: int = ALTIJD, naam: str = "journaal.db"
    ) -> Mapping[str, str]:
        keuze = {"NAAM": naam, "CALL": call, "VANAF": vanaf, "KEREN": keren, "ERRNO": fout}
        return {"LD_PRELOAD": str(bibliotheek), **{f"SCHIJF_{deel}": str(waarde) for deel, waarde in keuze.items()}}

    return omgeving


@pytest.fixture(scope="module")
def kwekerij(schijf: Omgeving, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kweek]:
    """Bears programs on a disk that fails once their environment says how."""
    bibliotheek = schijf("", 0)["LD_PRELOAD"]
    with kweek(tmp_path_factory.mktemp("kwekerij"), {"LD_PRELOAD": bibliotheek}) as staat:
        yield staat


def lama_op(schijf: Mapping[str, str], thuis: Path, *woorden: str) -> subprocess.CompletedProcess[str]:
    """A fresh start of the program on a disk that fails."""
    opdracht = [sys.executable, "-m", "lama_zvp", "--thuis", str(thuis), "--vandaag", "2025-03-14", *woorden]
    return subprocess.run(opdracht, cwd=ROOT, capture_output=True, text=True, check=False, env={**os.environ, **schijf})


@pytest.mark.parametrize(("call", "fout"), [*SOORTEN, *VREEMDER])
def test_a_disk_that_fails_while_logging_loses_nothing_confirmed_and_says_what_to_do(
    schijf: Omgeving, kwekerij: Kweek, tmp_path: Path, call: str, fout: int
) -> None:
    """From a call of chance on; the program stops at its first refusal, and a program on a sound disk goes on.

    A failure that comes and goes may pass unnoticed: folding the log into the file is simply tried again later.
    """
    dobbel = random.Random(f"{call}{fout}")
    thuis = tmp_path / "thuis"
    assert lama(thuis, "log", "bob-winter", "eerste", "--status", "lopend").returncode == 0
    bevestigd = {1: "eerste"}
    geweigerd = 0
    for keer in range(KEREN):
        naam = f"p{keer}"
        vanaf = dobbel.choice((1, 2, 3, dobbel.randrange(1, 60), dobbel.randrange(1, 600))) if keer else 1
        keren = dobbel.choice((2, ALTIJD)) if keer else ALTIJD
        omgeving = schijf(call, fout, vanaf=vanaf, keren=keren)
        code, melding = kwekerij.start("log", thuis, naam, SECONDEN, omgeving=omgeving).einde()
        assert code in (0, 6), melding
        assert "Traceback" not in melding
        geweigerd += code == 6
        van_deze = bevestigingen(tmp_path, naam)
        assert not van_deze.keys() & bevestigd.keys()
        bevestigd |= van_deze
        er = teksten(thuis)
        assert {volgnr: er.get(volgnr) for volgnr in bevestigd} == bevestigd
    eis_heel(thuis, bevestigd)
    assert geweigerd
    # What failed after the last byte was written may have been recorded all the same: at most one a program.
    over = [tekst.split()[0] for volgnr, tekst in teksten(thuis).items() if volgnr not in bevestigd]
    assert len(over) == len(set(over))
    assert lama(thuis, "log", "bob-winter", "verder", "--status", "lopend").returncode == 0


@pytest.mark.parametrize(("call", "fout"), SOORTEN)
def test_a_disk_that_fails_under_an_export_leaves_the_one_that_stood_there(
    schijf: Omgeving, tmp_path: Path, call: str, fout: int
) -> None:
    thuis, export = tmp_path / "thuis", tmp_path / "stuurbord.md"
    assert lama(thuis, "log", "bob-winter", "eerste", "--status", "lopend").returncode == 0
    export.write_text("het vorige")
    gefaald = 0
    for vanaf in (1, 2):
        kapot = schijf(call, fout, vanaf=vanaf, naam="stuurbord.md")
        uit = lama_op(kapot, thuis, "stuurbord", "2025", "--uit", str(export))
        assert uit.returncode in (0, 6), uit.stderr
        assert "Traceback" not in uit.stderr
        if uit.returncode == 6:
            gefaald += 1
            assert export.read_text() == "het vorige"
        else:
            assert export.read_text().startswith("# ")
            export.write_text("het vorige")
        assert sorted(pad.name for pad in tmp_path.iterdir()) == ["stuurbord.md", "thuis"]
    assert gefaald


@pytest.mark.parametrize(("call", "fout"), SOORTEN)
def test_a_disk_that_fails_under_a_backup_leaves_the_one_that_stood_there(
    schijf: Omgeving, tmp_path: Path, call: str, fout: int
) -> None:
    thuis, kopie = tmp_path / "thuis", tmp_path / "kopie.db"
    assert lama(thuis, "log", "bob-winter", "eerste", "--status", "lopend").returncode == 0
    assert lama(thuis, "backup", str(kopie)).returncode == 0
    voor = kopie.read_bytes()
    assert lama(thuis, "log", "bob-winter", "tweede", "--status", "lopend").returncode == 0
    gefaald = 0
    for vanaf in (1, 5, 30):
        uit = lama_op(schijf(call, fout, vanaf=vanaf, naam="kopie.db"), thuis, "backup", str(kopie), "--vervang")
        assert uit.returncode in (0, 6), uit.stderr
        assert "Traceback" not in uit.stderr
        gefaald += uit.returncode == 6
        if uit.returncode == 6:
            assert kopie.read_bytes() == voor
            assert [pad.name for pad in tmp_path.iterdir() if pad.name.startswith(".")] == []
        else:
            with Journaal.open(kopie, lezen_alleen=True) as journaal:
                assert journaal.controleer().bevindingen == ()
            kopie.write_bytes(voor)
    assert gefaald


@pytest.mark.parametrize(("call", "fout"), SOORTEN)
def test_a_disk_that_fails_under_a_restore_leaves_the_journal_that_stood_there(
    schijf: Omgeving, tmp_path: Path, call: str, fout: int
) -> None:
    thuis, kopie = tmp_path / "thuis", tmp_path / "kopie.db"
    assert lama(thuis, "log", "bob-winter", "eerste", "--status", "lopend").returncode == 0
    assert lama(thuis, "backup", str(kopie)).returncode == 0
    gefaald = 0
    for vanaf in (1, 10, 25):
        assert lama(thuis, "log", "bob-winter", f"sinds {vanaf}", "--status", "lopend").returncode == 0
        voor = teksten(thuis)
        uit = lama_op(schijf(call, fout, vanaf=vanaf), thuis, "herstel", str(kopie))
        assert uit.returncode in (0, 6), uit.stderr
        assert "Traceback" not in uit.stderr
        gefaald += uit.returncode == 6
        assert teksten(thuis) == (voor if uit.returncode == 6 else {1: "eerste"})
        eis_heel(thuis, {1: "eerste"})
    assert gefaald
