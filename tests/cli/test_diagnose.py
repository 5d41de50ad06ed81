"""diagnose tells the state of a home and never what is in it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from lama_zvp.workspace.sessie import plaats
from tests.cli.conftest import Lama


def test_a_sound_home_with_a_backup_has_no_problems_and_shows_no_text(lama: Lama, tmp_path: Path) -> None:
    lama("log", "bob-winter", "geheimzinnig woord", "--status", "lopend", "--bewijs", "ook geheim")
    lama("backup", str(tmp_path / "kopie.db"))
    kop = lama("controle", "--json").json["kop_hash"]
    for vorm in ((), ("--json",)):
        uitkomst = lama("diagnose", *vorm)
        assert uitkomst.code == 0, uitkomst.uit
        assert "geheim" not in uitkomst.uit + uitkomst.fout
        assert "bob" not in uitkomst.uit
        assert kop in uitkomst.uit
    beeld = uitkomst.json
    assert beeld["toestand"]["instellingen"]["journal_mode"] == "wal"
    assert beeld["toestand"]["instellingen"]["synchronous"] == "2"
    assert beeld["laatste_kopie"]["kop_hash"] == kop
    assert beeld["in_gebruik"] is False
    assert (beeld["problemen"], beeld["toestand"]["aantal"]) == ([], 1)
    assert beeld["logboek"] == str(lama.thuis / "lama-zvp.log")
    assert beeld["logboek_grootte"] > 100
    assert "Geen problemen" in lama("diagnose").uit


def test_an_empty_home_is_looked_at_and_not_made(lama: Lama) -> None:
    uitkomst = lama("diagnose", "--json")
    assert (uitkomst.code, uitkomst.json["toestand"], uitkomst.json["vrij"]) == (0, None, None)
    assert not lama.thuis.exists()


def test_every_problem_is_named(lama: Lama) -> None:
    lama("log", "bob-winter", "geheimzinnig woord", "--status", "lopend")
    (lama.thuis / ".journaal.db.x1y2").write_bytes(b"half")
    (lama.thuis / ".reservekopie.json.6y7uq9rd").write_bytes(b"half")
    with closing(sqlite3.connect(lama.thuis / "journaal.db", isolation_level=None)) as sql:
        sql.execute("DROP TRIGGER gebeurtenis_nooit_weg")
    plannen = lama.thuis / "plannen"
    plannen.mkdir()
    (plannen / "eigen.yaml").write_text("geheim: [")
    uitkomst = lama("--plan", "eigen", "diagnose")
    assert uitkomst.code == 6
    for stuk in (
        "gebeurtenis_nooit_weg ontbreekt",
        "nog nooit een reservekopie",
        ".x1y2 is een rest",
        ".6y7uq9rd is een rest",
        "plan laadt niet",
    ):
        assert stuk in uitkomst.uit
    assert "geheim" not in uitkomst.uit


def test_a_journal_that_is_none_is_a_problem_and_not_the_end(lama: Lama) -> None:
    lama.thuis.mkdir()
    (lama.thuis / "journaal.db").write_bytes(b"x" * 5000)
    uitkomst = lama("diagnose", "--json")
    assert uitkomst.code == 6
    assert "geen journaal van lama-zvp" in uitkomst.json["problemen"][0]


def test_a_journal_that_is_open_elsewhere_shows_as_in_use(lama: Lama) -> None:
    from tests.storage.processen import ga, start

    lama("log", "bob-winter", "woord", "--status", "lopend")
    proces = start(lama.thuis / "journaal.db", 1, 100_000)
    ga(proces)
    assert proces.stdout is not None
    proces.stdout.readline()
    try:
        assert lama("diagnose", "--json").json["in_gebruik"] is True
    finally:
        proces.kill()
        proces.communicate(timeout=60)
    assert lama("diagnose", "--json").json["in_gebruik"] is False


def test_sessions_that_are_open_are_counted_and_those_that_ended_are_not(lama: Lama) -> None:
    lama("log", "bob-winter", "tekst", "--status", "lopend")
    with plaats(lama.thuis, "eerste", 3), plaats(lama.thuis, "eerste", 3), plaats(lama.thuis, "tweede", 3):
        assert lama("diagnose", "--json").json["sessies"] == 3
    assert lama("diagnose", "--json").json["sessies"] == 0


def test_a_finding_names_no_measure_and_nothing_that_someone_typed(lama: Lama, tmp_path: Path) -> None:
    """A total that is wrong is of some measure, and a joining has a name that somebody gave it."""
    laptop = Lama(tmp_path / "laptop", lama.lees)
    laptop("log", "bob-winter", "geheim", "--status", "lopend")
    laptop("backup", str(tmp_path / "laptop.db"))
    assert lama("importeer", "journaal", str(tmp_path / "laptop.db"), "--herkomst", "geheime laptop").code == 0
    with closing(sqlite3.connect(lama.thuis / "journaal.db", isolation_level=None)) as sql:
        sql.execute("UPDATE telling SET som = som + 1")
        sql.execute("DROP TRIGGER gebeurtenis_nooit_anders")
        sql.execute("UPDATE gebeurtenis SET auteur = 'iemand' WHERE volgnr = 1")
    assert "bob-winter" in lama("controle").uit
    for vorm in ((), ("--json",)):
        uitkomst = lama("diagnose", *vorm)
        assert uitkomst.code == 6
        assert "Tellingen kloppen niet" in uitkomst.uit
        assert "herkomst van #1" in uitkomst.uit
        assert "bob" not in uitkomst.uit
        assert "gehei" not in uitkomst.uit


def test_a_journal_that_others_on_the_machine_can_read_is_a_problem(lama: Lama, tmp_path: Path) -> None:
    lama("log", "bob-winter", "iets", "--status", "lopend")
    lama("backup", str(tmp_path / "kopie.db"))
    (lama.thuis / "journaal.db").chmod(0o644)
    assert lama("diagnose").code == 0
    lama.thuis.chmod(0o755)
    uitkomst = lama("diagnose")
    assert (uitkomst.code, "Andere accounts kunnen bij journaal.db (0644)" in uitkomst.uit) == (6, True)


def test_what_a_killed_backup_left_beside_the_last_good_one_is_told(lama: Lama, tmp_path: Path) -> None:
    lama("log", "bob-winter", "iets", "--status", "lopend")
    lama("backup", str(tmp_path / "kopie.db"))
    (tmp_path / ".kopie.db.x1y2z3_4").write_bytes(b"half")
    uitkomst = lama("diagnose")
    assert (uitkomst.code, ".kopie.db.x1y2z3_4 is een rest" in uitkomst.uit) == (6, True)
    assert lama("backup", str(tmp_path / "kopie.db"), "--vervang").code == 0
    assert lama("diagnose").code == 0
