"""One station for all tests over SSH, with a person of every role; tests that change it bring their own."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.ssh.station import SLORDIG, SSHD_PAD, Station

MENSEN = {"lies": "lezer", "mede": "medewerker", "korps": "korpsleiding", "beheer": "beheerder"}


def _vereis_openssh() -> None:
    for programma in ("sshd", "ssh", "ssh-keygen"):
        if shutil.which(programma, path=os.environ["PATH"] + ":" + SSHD_PAD) is None:
            if os.environ.get("LAMA_ZVP_GATE"):
                pytest.fail(f"{programma} is needed here and could not be had")
            pytest.skip(f"{programma} is not installed on this machine")


@pytest.fixture(scope="session")
def vereis_openssh() -> None:
    """OpenSSH is here, or the test is skipped; at the gate it has to be."""
    _vereis_openssh()


@pytest.fixture(scope="session")
def station(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Station]:
    """A running server with one person of every role, on a careless configuration."""
    _vereis_openssh()
    station = Station(tmp_path_factory.mktemp("station"))
    for naam, rol in MENSEN.items():
        station.geef(naam, rol)
    station.start()
    yield station
    station.stop()


@pytest.fixture
def nieuw_station(tmp_path: Path) -> Iterator[Callable[..., Station]]:
    """Makes a station of one's own: `nieuw_station(mensen, extra)`; not started."""
    _vereis_openssh()
    gemaakt: list[Station] = []

    def maak(mensen: dict[str, str], extra: str = SLORDIG) -> Station:
        station = Station(tmp_path, extra)
        for naam, rol in mensen.items():
            station.geef(naam, rol)
        gemaakt.append(station)
        return station

    yield maak
    for station in gemaakt:
        station.stop()
