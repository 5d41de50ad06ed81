"""The app over SSH: for each role what it may see, kept when the line drops, closed when access ends."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ssh.scherm import Scherm
from tests.ssh.station import Station

PER_ROL = {
    "lies": (("Verkeer", "Milieu"), ("Drugs", "Radicalisme", "Ondermijning")),
    "mede": (("Verkeer", "Drugs"), ("Radicalisme", "Ondermijning")),
    "korps": (("Verkeer", "Drugs", "Radicalisme", "Ondermijning"), ()),
    "beheer": (("Verkeer", "Milieu"), ("Drugs", "Radicalisme", "Ondermijning")),
}


def concepten(station: Station) -> list[str]:
    """The texts of every draft in the home."""
    return [json.loads(pad.read_text())["tekst"] for pad in (station.thuis / "concepten").glob("*.json")]


def begin_te_loggen(scherm: Scherm, tekst: str) -> None:
    scherm.wacht_op("Overzicht", "Verkeer")
    scherm.typ("l")
    scherm.wacht_op("Op welke maatregel")
    scherm.typ("bob-winter\r")
    scherm.wacht_op("BOB-actie winter", "Opslaan")
    scherm.typ("\t\t")
    scherm.typ(tekst)
    scherm.wacht_op(tekst)


@pytest.mark.parametrize("naam", PER_ROL)
def test_a_call_that_asks_for_nothing_gets_the_app_with_what_the_role_may_see(naam: str, station: Station) -> None:
    wel, niet = PER_ROL[naam]
    with Scherm(station, naam) as scherm:
        beeld = scherm.wacht_op("Overzicht", naam, *wel)
        assert not [titel for titel in niet if titel in beeld]
        scherm.typ("q")
        assert scherm.wacht_op_einde() == 0
    assert not [titel for titel in niet if titel.encode() in scherm.bytes]


def test_without_a_terminal_the_overview_comes_as_text(station: Station) -> None:
    gedaan = station.ssh("mede")
    assert gedaan.returncode == 0
    assert "Verkeer" in gedaan.stdout.decode()
    assert b"\x1b" not in gedaan.stdout


def test_the_app_can_be_asked_for_by_name(station: Station) -> None:
    with Scherm(station, "mede", "tui") as scherm:
        scherm.wacht_op("Overzicht", "Verkeer")
        scherm.typ("q")
        assert scherm.wacht_op_einde() == 0


def test_a_dropped_connection_keeps_the_draft_and_offers_it_back(nieuw_station: Callable[..., Station]) -> None:
    station = nieuw_station({"mede": "medewerker", "ander": "medewerker"})
    station.start()
    with Scherm(station, "mede") as scherm:
        begin_te_loggen(scherm, "Halverwege een zin over")
        scherm.proces.kill(9)
    with Scherm(station, "ander") as kijker:
        kijker.wacht_tot(lambda: concepten(station) == ["Halverwege een zin over"], "concept op schijf")
        kijker.wacht_op("Overzicht", "Verkeer")
        assert "Halverwege" not in kijker.tekst
    with Scherm(station, "mede") as opnieuw:
        opnieuw.wacht_op("concept", "BOB-actie winter")
        opnieuw.typ("l")
        opnieuw.wacht_op("Op welke maatregel", "BOB-actie winter")
        opnieuw.typ("\r")
        opnieuw.wacht_op("Halverwege een zin over")


def test_a_revoked_key_is_out_at_once_also_where_the_app_stands_open(
    nieuw_station: Callable[..., Station],
) -> None:
    station = nieuw_station({"mede": "medewerker", "korps": "korpsleiding"})
    station.start()
    with Scherm(station, "mede") as scherm:
        begin_te_loggen(scherm, "Nog niet bewaard")
        uitvoer = station.lokaal("toegang", "intrekken", "mede")
        assert "gesloten sessies: 1" in uitvoer
        assert scherm.wacht_op_einde() != 0
    buiten = station.ssh("mede", "overzicht")
    assert (buiten.returncode, buiten.stdout) == (255, b"")
    assert b"Permission denied" in buiten.stderr
    assert station.ssh("korps", "overzicht").returncode == 0


def test_a_line_left_behind_in_another_file_opens_nothing_for_a_revoked_key(
    nieuw_station: Callable[..., Station],
) -> None:
    """A restored backup of authorized_keys, or a connection that was shared before: the access file decides."""
    station = nieuw_station({"mede": "medewerker", "korps": "korpsleiding"})
    station.start()
    oud = station.sleutelbestand.read_bytes()
    station.lokaal("toegang", "intrekken", "mede")
    station.sleutelbestand.write_bytes(oud)
    gedaan = station.ssh("mede", "overzicht")
    assert (gedaan.returncode, gedaan.stdout) == (5, b"")
    assert "geen toegang" in gedaan.stderr.decode()
    assert station.weigeringen("mede")[-1]["inhoud"]["tekst"] == "geen toegang (meer)"


def test_a_replaced_key_no_longer_opens_what_the_new_one_does(nieuw_station: Callable[..., Station]) -> None:
    station = nieuw_station({"mede": "medewerker"})
    station.start()
    oud = station.sleutelbestand.read_bytes()
    station.sleutel("mede").rename(station.sleutel("oud"))
    station.geef("mede", "lezer", vervang=True)
    assert station.ssh("oud", "overzicht").returncode == 255
    assert station.ssh("mede", "log bob-winter 'Vijf controles' --datum 2024-05-01").returncode == 5
    station.sleutelbestand.write_bytes(oud)
    assert station.ssh("oud", "overzicht").returncode == 5


def test_another_role_closes_the_app_that_was_opened_with_the_one_before(
    nieuw_station: Callable[..., Station],
) -> None:
    station = nieuw_station({"korps": "korpsleiding"})
    station.start()
    with Scherm(station, "korps") as scherm:
        scherm.wacht_op("Overzicht", "Radicalisme")
        (slot,) = (pad for pad in (station.thuis / "sessies").glob("korps.*") if pad.read_text().strip())
        grenzen = Path(f"/proc/{slot.read_text().strip()}/limits").read_text()
        assert re.search(r"Max core file size +0 +0 ", grenzen), "a crash would leave an image of the memory"
        pub = str(station.sleutel("korps").with_suffix(".pub"))
        station.lokaal("toegang", "voeg-toe", "korps", "--rol", "lezer", "--sleutel", pub, "--vervang")
        assert scherm.wacht_op_einde() != 0
    with Scherm(station, "korps") as opnieuw:
        assert "Radicalisme" not in opnieuw.wacht_op("Overzicht", "Verkeer")


def test_without_an_access_file_a_key_opens_nothing_at_all(nieuw_station: Callable[..., Station]) -> None:
    """What is single-user at the machine itself is not so for whoever comes in from outside."""
    station = nieuw_station({"mede": "medewerker"})
    station.start()
    (station.thuis / "toegang.json").unlink()
    for commando in ("overzicht", "journaal", ""):
        gedaan = station.ssh("mede", commando)
        assert (gedaan.returncode, gedaan.stdout) == (5, b"")


def test_a_session_where_nobody_types_closes_and_says_so(nieuw_station: Callable[..., Station]) -> None:
    station = nieuw_station({"mede": "medewerker"})
    (station.thuis / "instellingen.toml").write_text("inactief_minuten = 0.1\n")
    station.start()
    with Scherm(station, "mede") as scherm:
        begin_te_loggen(scherm, "Even weg van het scherm")
        scherm.wacht_op_einde()
    assert "gesloten na 0.1 minuten" in scherm.bytes.decode("utf-8", "replace")
    assert concepten(station) == ["Even weg van het scherm"]
