"""Hundreds of remote lines that are refused as they are read; and a part of them over a real server."""

from __future__ import annotations

import pytest

from lama_zvp.access.opdracht import lees_opdracht
from lama_zvp.errors import Geweigerd
from tests.ssh.aanvallen import aanvallen
from tests.ssh.station import Station
from tests.ssh.test_geweigerd import MERK

AANVALLEN = tuple(dict.fromkeys(aanvallen()))
ELKE = 6


def test_every_one_of_them_is_refused_before_any_command_is_looked_up() -> None:
    assert len(AANVALLEN) > 250
    for aanval in AANVALLEN:
        with pytest.raises(Geweigerd) as fout:
            lees_opdracht(aanval.encode())
        assert MERK not in str(fout.value), aanval


def test_over_a_real_server_they_are_refused_too_and_leave_nothing_behind(station: Station) -> None:
    proef = AANVALLEN[::ELKE]
    ervoor = len(station.weigeringen("mede"))
    for aanval, gedaan in zip(proef, station.samen("mede", proef), strict=True):
        assert (gedaan.returncode, gedaan.stdout) == (5, b""), aanval
        assert MERK.encode() not in gedaan.stderr
    assert len(station.weigeringen("mede")) == ervoor + len(proef)
    for pad in station.thuis.rglob("*"):
        assert pad.is_dir() or MERK.encode() not in pad.read_bytes(), pad
