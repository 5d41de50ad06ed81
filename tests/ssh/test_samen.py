"""Many at once: twenty people in the app, everyone's entry kept, and a bound on what one person can hold open."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

from tests.ssh.scherm import Scherm
from tests.ssh.station import Station

MENSEN = [f"persoon{nummer}" for nummer in range(1, 21)]


def test_twenty_people_at_once_all_get_the_app_and_all_their_entries_are_kept(
    nieuw_station: Callable[..., Station],
) -> None:
    station = nieuw_station(dict.fromkeys(MENSEN, "medewerker"))
    station.start()
    with ExitStack() as open_:
        schermen = [open_.enter_context(Scherm(station, naam)) for naam in MENSEN]
        for naam, scherm in zip(MENSEN, schermen, strict=True):
            scherm.wacht_op("Overzicht", "Verkeer", naam)
        with ThreadPoolExecutor(20) as draden:
            opdracht = "log bob-winter 'Controle gedaan' --datum 2024-05-01"
            gedaan = list(draden.map(lambda naam: station.ssh(naam, opdracht), MENSEN))
        assert [antwoord.returncode for antwoord in gedaan] == [0] * 20, gedaan
        for scherm in schermen:
            scherm.typ("q")
        assert [scherm.wacht_op_einde() for scherm in schermen] == [0] * 20
    gelogd = [gebeurtenis for gebeurtenis in station.journaal() if gebeurtenis["soort"] == "voortgang"]
    assert sorted(gebeurtenis["auteur"] for gebeurtenis in gelogd) == sorted(MENSEN)
    assert all(gebeurtenis["inhoud"]["met_sleutel"].startswith("SHA256:") for gebeurtenis in gelogd)


def test_one_person_holds_no_more_sessions_than_allowed_and_a_dead_one_counts_no_longer(
    nieuw_station: Callable[..., Station],
) -> None:
    station = nieuw_station({"mede": "medewerker", "ander": "medewerker"})
    (station.thuis / "instellingen.toml").write_text("sessies = 2\n")
    station.start()
    with Scherm(station, "mede") as een, Scherm(station, "mede") as twee:
        een.wacht_op("Overzicht")
        twee.wacht_op("Overzicht")
        te_veel = station.ssh("mede", "overzicht")
        assert (te_veel.returncode, te_veel.stdout) == (5, b"")
        assert "maximum" in te_veel.stderr.decode()
        assert station.ssh("ander", "overzicht").returncode == 0
        assert station.weigeringen("mede")[-1]["inhoud"]["tekst"] == "te veel sessies"
        een.proces.kill(9)
        twee.wacht_tot(lambda: station.ssh("mede", "overzicht").returncode == 0, "vrije plaats")


def test_a_command_that_never_gets_its_input_ends_as_an_idle_app_does_and_frees_its_place(
    nieuw_station: Callable[..., Station],
) -> None:
    station = nieuw_station({"mede": "medewerker"})
    (station.thuis / "instellingen.toml").write_text("sessies = 1\ninactief_minuten = 0.1\n")
    station.start()
    opdracht = [*station.client("mede"), "importeer metingen -"]
    with subprocess.Popen(opdracht, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as hangt:
        while not any(pad.read_text().strip() for pad in (station.thuis / "sessies").glob("mede.*")):
            assert hangt.poll() is None
        assert station.ssh("mede", "overzicht").returncode == 5
        assert hangt.wait(60) != 0
    assert station.ssh("mede", "overzicht").returncode == 0
