"""Killed at any moment, out of space, read-only or with the clock set back: what was confirmed is there, once, whole.

`LAMA_ZVP_KILLS` sets how many processes are killed: 300 in the gate, fewer when tests are run by hand.
"""

from __future__ import annotations

import json
import os
import random
import re
import resource
import subprocess
import sys
import time
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from lama_zvp.access.authorized_keys import BEGIN, EINDE
from lama_zvp.files import maak_map
from lama_zvp.journal.events import Voortgang
from lama_zvp.journal.store import Journaal
from lama_zvp.settings import Keuze
from lama_zvp.workspace import Workspace
from lama_zvp.workspace.context import Klok
from tests.storage.hamer import ROOT, publieke_sleutel, start
from tests.storage.kweek import Kweek, kweek

KILLS = int(os.environ.get("LAMA_ZVP_KILLS") or (300 if os.environ.get("LAMA_ZVP_GATE") else 60))
TEGELIJK = 3
RUIM = 6
"""Kills fall within so many times what a command takes on this machine now, and not all within less than `KORTST` s."""
KORTST = 0.2

BEVESTIGD = re.compile(r"Bewaard als #(\d+):.*\n")
VREEMD = b"ssh-rsa VREEMD van-iemand-anders\n"


def lama(thuis: Path, *woorden: str) -> subprocess.CompletedProcess[str]:
    """A fresh start of the program."""
    opdracht = [sys.executable, "-m", "lama_zvp", "--thuis", str(thuis), "--vandaag", "2025-03-14", *woorden]
    return subprocess.run(opdracht, cwd=ROOT, capture_output=True, text=True, check=False)


def bevestigingen(map_: Path, naam: str) -> dict[int, str]:
    """Number in the journal → text, for every confirmation that a process got out whole."""
    regels = (map_ / f"{naam}.uit").read_text().splitlines(keepends=True)
    nummers = [int(gevonden[1]) for gevonden in map(BEVESTIGD.fullmatch, regels) if gevonden]
    return {volgnr: f"{naam} {nummer}" for nummer, volgnr in enumerate(nummers, start=1)}


def teksten(thuis: Path) -> dict[int, str]:
    with Journaal.open(thuis / "journaal.db") as journaal:
        return {g.volgnr: g.inhoud.tekst for g in journaal.gebeurtenissen() if isinstance(g.inhoud, Voortgang)}


def eis_heel(thuis: Path, bevestigd: dict[int, str]) -> None:
    """A new start finds every confirmed event once, and `controle` finds nothing."""
    controle = lama(thuis, "controle")
    assert controle.returncode == 0, controle.stdout + controle.stderr
    er = teksten(thuis)
    assert {volgnr: er.get(volgnr) for volgnr in bevestigd} == bevestigd
    assert max(Counter(er.values()).values(), default=1) == 1


def sla(
    kweek: Kweek, thuis: Path, soorten: list[tuple[str, str]], dobbel: random.Random, duren: dict[str, float]
) -> None:
    """Start these processes together and kill each at a moment of its own."""
    momenten = [dobbel.uniform(0.0, max(RUIM * duren[wat], KORTST)) for wat, _ in soorten]
    begin = time.monotonic()
    processen = [kweek.start(wat, thuis, naam) for wat, naam in soorten]
    for moment, proces in sorted(zip(momenten, processen, strict=True), key=lambda paar: paar[0]):
        proces.dood_na(moment - (time.monotonic() - begin))


def test_processes_killed_at_random_moments_lose_nothing_that_they_confirmed(tmp_path: Path) -> None:
    """Every wave is three processes: two that log, and one that logs, exports or makes a backup."""
    dobbel = random.Random(20250314)
    thuis = tmp_path / "thuis"
    bevestigd: dict[int, str] = {}
    geraakt, duren = 0, dict[str, float]()
    golven = -(-KILLS // TEGELIJK)
    with kweek(tmp_path) as kwekerij:
        for golf in range(golven):
            # There is nothing to make a backup of before the first entry.
            derde = ("log", "stuurbord", "backup")[golf % 3] if bevestigd else "log"
            soorten = [("log", f"a{golf}"), ("log", f"b{golf}"), (derde, f"c{golf}")]
            duren = kwekerij.duren() if golf % 10 == 0 else duren
            sla(kwekerij, thuis, soorten, dobbel, duren)
            for wat, naam in soorten:
                if wat == "log":
                    van_deze = bevestigingen(tmp_path, naam)
                    assert not van_deze.keys() & bevestigd.keys()
                    bevestigd |= van_deze
                    geraakt += bool(van_deze)
            _eis_hele_bestanden(tmp_path, derde)
            if golf % 10 == 9 or golf == golven - 1:
                eis_heel(thuis, bevestigd)
    # Each log process may have recorded one act whose confirmation did not get out; no more than that.
    er = teksten(thuis)
    per_proces = Counter(tekst.split()[0] for volgnr, tekst in er.items() if volgnr not in bevestigd)
    assert max(per_proces.values(), default=0) <= 1
    assert geraakt > golven / 4, "too few kills fell while something was being recorded"


def _eis_hele_bestanden(map_: Path, geschreven: str) -> None:
    """The export, or the backup, that was being made is there whole or not at all."""
    export, kopie = map_ / "stuurbord.json", map_ / "kopie.db"
    if geschreven == "stuurbord" and export.exists():
        json.loads(export.read_bytes())
    if geschreven == "backup" and kopie.exists():
        with Journaal.open(kopie, lezen_alleen=True) as journaal:
            assert journaal.controleer().bevindingen == ()


def test_access_killed_halfway_leaves_authorized_keys_whole_and_the_keys_of_others_in_it(tmp_path: Path) -> None:
    dobbel = random.Random(14)
    thuis = tmp_path / "thuis"
    sleutels = tmp_path / "authorized_keys"
    sleutels.write_bytes(VREEMD)
    bekend = {publieke_sleutel(wie).encode() for wie in (1, 2, 3)}
    for wie in (1, 2, 3):
        (tmp_path / f"{wie}.pub").write_text(publieke_sleutel(wie) + "\n")
    with kweek(tmp_path) as kwekerij:
        duren = kwekerij.duren()
        for keer in range(max(KILLS // 10, 6)):
            sla(kwekerij, thuis, [("toegang", f"t{keer}")], dobbel, duren)
            _eis_hele_toegang(thuis, sleutels.read_bytes(), bekend)
    # Whatever was left halfway, giving the same access again sets straight.
    for wie in (1, 2, 3):
        opnieuw = lama(thuis, "toegang", "voeg-toe", f"persoon{wie}", "--rol", "lezer", "--sleutel",
                       str(tmp_path / f"{wie}.pub"), "--sleutelbestand", str(sleutels), "--vervang")  # fmt: skip
        assert opnieuw.returncode == 0, opnieuw.stderr
    assert lama(thuis, "toegang", "lijst").returncode == 0
    assert lama(thuis, "controle").returncode == 0


def _eis_hele_toegang(thuis: Path, sleutels: bytes, bekend: set[bytes]) -> None:
    """Whoever's keys stood there do so, and ours are whole or not there."""
    voor, _, rest = sleutels.partition(BEGIN + b"\n")
    assert voor == VREEMD
    if rest:
        blok, einde, na = rest.partition(EINDE + b"\n")
        assert (bool(einde), na) == (True, b"")
        for regel in blok.splitlines():
            assert regel.startswith(b'restrict,pty,command="')
            assert b" ".join(regel.split()[-2:]) in bekend
    if (thuis / "toegang.json").exists():
        assert {p["naam"][:-1] for p in json.loads((thuis / "toegang.json").read_text())["personen"]} <= {"persoon"}


# -- disks and clocks ------------------------------------------------------------------------------------------------


def test_a_full_disk_stops_logging_with_advice_and_every_confirmed_event_is_there(kleine_schijf: Path) -> None:
    thuis = maak_map(kleine_schijf / "thuis")
    proces = start("log", thuis, "vol")
    _, fout = proces.communicate(timeout=120)
    assert proces.returncode == 6, fout
    assert "vol" in fout
    assert "Traceback" not in fout
    bevestigd = bevestigingen(kleine_schijf, "vol")
    assert len(bevestigd) > 10
    subprocess.run(["mount", "-o", "remount,size=8m", str(kleine_schijf)], check=True)
    eis_heel(thuis, bevestigd)
    assert len(teksten(thuis)) == len(bevestigd)
    assert lama(thuis, "log", "bob-winter", "verder", "--status", "lopend").returncode == 0


def test_a_limit_on_file_size_stops_logging_with_advice_and_every_confirmed_event_is_there(tmp_path: Path) -> None:
    thuis = tmp_path / "thuis"
    assert lama(thuis, "log", "bob-winter", "eerste", "--status", "lopend").returncode == 0
    proces = start("log", thuis, "grens", 600)
    resource.prlimit(proces.pid, resource.RLIMIT_FSIZE, (110_000, 110_000))
    _, fout = proces.communicate(input="\n", timeout=120)
    assert proces.returncode == 6, fout
    assert "Traceback" not in fout
    bevestigd = bevestigingen(tmp_path, "grens")
    assert bevestigd
    eis_heel(thuis, bevestigd)
    assert len(teksten(thuis)) == len(bevestigd) + 1


def test_on_a_disk_that_became_read_only_nothing_is_logged_and_everything_can_be_read(kleine_schijf: Path) -> None:
    thuis = maak_map(kleine_schijf / "thuis")
    assert lama(thuis, "log", "bob-winter", "eerste", "--status", "lopend").returncode == 0
    subprocess.run(["mount", "-o", "remount,ro", str(kleine_schijf)], check=True)
    geweigerd = lama(thuis, "log", "bob-winter", "tweede", "--status", "lopend")
    assert geweigerd.returncode == 6
    assert "alleen-lezen" in geweigerd.stderr
    eis_heel(thuis, {1: "eerste"})
    assert "eerste" in lama(thuis, "journaal").stdout


def test_a_clock_set_back_an_hour_changes_no_order_and_no_chain(tmp_path: Path) -> None:
    nu = [datetime(2025, 3, 14, 10, 0, tzinfo=UTC)]
    klok = Klok(vandaag=lambda: date(2025, 3, 14), nu=lambda: nu[0])
    with Workspace(Keuze(tmp_path), klok=klok) as werkruimte:
        eerste = werkruimte.log("bob-winter", "voor", status="lopend")
        nu[0] -= timedelta(hours=1)
        tweede = werkruimte.log("bob-winter", "na", status="geblokkeerd")
        assert (eerste.volgnr, tweede.volgnr) == (1, 2)
        # The instant is what the clock said, and so is the time in the id; neither decides on any order.
        assert tweede.vastgelegd_op < eerste.vastgelegd_op
        assert tweede.id < eerste.id
        assert werkruimte.geschiedenis() == (eerste, tweede)
        assert werkruimte.gebeurtenis(tweede.id) == tweede
        maatregel = next(m for m in werkruimte.maatregelen(jaar=2025) if m.naam == tweede.onderwerp)
        assert maatregel.status == "geblokkeerd"
        controle = werkruimte.controle()
    assert controle is not None
    assert (controle.bevindingen, controle.aantal) == ((), 2)


def test_a_clock_that_runs_back_while_logging_goes_on_makes_no_id_twice_and_corrections_hold(tmp_path: Path) -> None:
    """Summer time ends by hand, and the hour is lived twice."""
    begin = datetime(2025, 10, 26, 2, 59, tzinfo=UTC)
    nu = [begin]
    klok = Klok(vandaag=lambda: date(2025, 10, 26), nu=lambda: nu[0])
    with Workspace(Keuze(tmp_path), klok=klok) as werkruimte:
        eerste = [werkruimte.log("bob-winter", f"{keer}", aantal=1, datum="2025-10-26") for keer in range(20)]
        nu[0] = begin - timedelta(hours=1)
        beter = werkruimte.corrigeer("1", {"aantal": "10"})
        nu[0] = begin
        opnieuw = [werkruimte.log("bob-winter", f"{keer}", aantal=1, datum="2025-10-26") for keer in range(20)]
        assert len({g.id for g in (*eerste, beter, *opnieuw)}) == 41
        maatregel = next(m for m in werkruimte.maatregelen(jaar=2025) if m.naam == beter.onderwerp)
        assert maatregel.gerealiseerd == 49
        controle = werkruimte.controle()
    assert controle is not None
    assert controle.bevindingen == ()
