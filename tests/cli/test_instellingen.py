"""A person's own settings and what is new to them, as commands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lama_zvp.access.account import accountnaam
from lama_zvp.access.rollen import Wie
from lama_zvp.settings import Keuze
from lama_zvp.voorkeuren import TOETSEN, bestand_van
from lama_zvp.workspace import Workspace
from tests.cli.conftest import Lama


def collega(thuis: Path, tekst: str) -> None:
    with Workspace(Keuze(thuis), wie=Wie("collega")) as w:
        w.log("bob-winter", tekst, datum="2024-05-01")


def test_every_setting_is_shown_and_a_change_is_kept(lama: Lama) -> None:
    assert lama("instellingen", "zet", "thema", "licht").code == 0
    getoond = json.loads(lama("instellingen", "toon", "--json").uit)
    assert getoond["thema"] == "licht"
    assert {sleutel for sleutel in getoond if sleutel.startswith("toets.")} == {f"toets.{naam}" for naam in TOETSEN}
    assert "licht" in lama("instellingen", "toon").uit


def test_looking_at_the_settings_makes_no_home(lama: Lama) -> None:
    assert lama("instellingen", "toon").code == 0
    assert lama("wijzigingen").code == 0
    assert not lama.thuis.exists()


@pytest.mark.parametrize(
    ("sleutel", "waarde", "code", "woord"),
    [
        ("thema", "paars", 3, "Kies uit"),
        ("toets.log", "j", 3, "journaal"),
        ("jaar", "1999", 3, "geen jaar van het plan"),
        ("fiche", "verker", 4, "verkeer"),
        ("kleur", "rood", 3, "geen instelling"),
    ],
)
def test_a_wrong_value_is_refused_with_what_to_do(sleutel: str, waarde: str, code: int, woord: str, lama: Lama) -> None:
    uitkomst = lama("instellingen", "zet", sleutel, waarde)
    assert uitkomst.code == code
    assert woord in uitkomst.fout
    assert not lama.thuis.exists()


def test_a_broken_file_is_told_and_the_defaults_are_shown(lama: Lama) -> None:
    pad = bestand_van(lama.thuis, accountnaam())
    pad.parent.mkdir(parents=True)
    pad.write_bytes(b"[[[")
    uitkomst = lama("instellingen", "toon", "--json")
    assert uitkomst.code == 0
    assert "lezen niet" in uitkomst.fout
    assert json.loads(uitkomst.uit)["thema"] == "auto"
    assert pad.read_bytes() == b"[[["


def test_what_others_recorded_is_new_until_it_was_said_to_be_seen(lama: Lama) -> None:
    collega(lama.thuis, "Eerste nieuws")
    assert lama("log", "bob-winter", "Van mij").code == 0
    eerste = lama("wijzigingen")
    assert "voor het eerst" in eerste.fout
    assert "Eerste nieuws" in eerste.uit
    assert "Van mij" not in eerste.uit
    assert "Eerste nieuws" in lama("wijzigingen", "--gezien").uit
    assert "Niets nieuws" in lama("wijzigingen").uit
    collega(lama.thuis, "Tweede nieuws")
    nieuw = json.loads(lama("wijzigingen", "--json").uit)
    assert [g["inhoud"]["tekst"] for g in nieuw["gebeurtenissen"]] == ["Tweede nieuws"]
    assert nieuw["sinds"]["volgnr"] == 2
