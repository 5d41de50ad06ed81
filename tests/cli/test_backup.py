"""backup and herstel as people give them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Lama


def log(lama: Lama, tekst: str) -> None:
    assert lama("log", "bob-winter", tekst, "--status", "lopend").code == 0


def test_what_was_logged_after_the_backup_is_gone_after_the_restore_and_kept_beside_it(
    lama: Lama, tmp_path: Path
) -> None:
    log(lama, "eerste")
    kopie = tmp_path / "kopie.db"
    gemaakt = lama("backup", str(kopie))
    assert (gemaakt.code, gemaakt.fout) == (0, "")
    schakel = lama("controle").uit.splitlines()[-1]
    assert schakel in gemaakt.uit
    assert "1 gebeurtenis, nagekeken" in gemaakt.uit
    log(lama, "tweede")
    hersteld = lama("herstel", str(kopie))
    assert hersteld.code == 0
    assert "journaal.db.opzij-2025-03-14" in hersteld.uit
    assert schakel in hersteld.uit
    assert lama("controle").uit.splitlines()[-1] == schakel
    teksten = lama("journaal").uit
    assert "eerste" in teksten
    assert "tweede" not in teksten


def test_a_home_without_journal_has_nothing_to_back_up_and_stays_away(lama: Lama, tmp_path: Path) -> None:
    uitkomst = lama("backup", str(tmp_path / "kopie.db"))
    assert uitkomst.code == 4
    assert "nog geen journaal" in uitkomst.fout
    assert not lama.thuis.exists()
    assert not (tmp_path / "kopie.db").exists()


def test_a_restore_on_another_machine_needs_nothing_but_the_file(lama: Lama, tmp_path: Path) -> None:
    log(lama, "eerste")
    lama("backup", str(tmp_path / "kopie.db"))
    ander = Lama(tmp_path / "ander", lama.lees)
    assert ander("herstel", str(tmp_path / "kopie.db")).code == 0
    assert ander("controle").uit == lama("controle").uit
    assert ander.thuis.stat().st_mode & 0o077 == 0


def test_a_backup_says_what_it_leaves_out(lama: Lama, tmp_path: Path) -> None:
    log(lama, "eerste")
    (lama.thuis / "instellingen.toml").write_text("sessies = 4\n")
    assert "instellingen.toml" in lama("backup", str(tmp_path / "kopie.db")).fout


def test_a_good_copy_stays_good_when_the_home_cannot_take_note_of_it(lama: Lama, tmp_path: Path) -> None:
    log(lama, "eerste")
    (lama.thuis / "reservekopie.json").mkdir()
    kopie = tmp_path / "kopie.db"
    uitkomst = lama("backup", str(kopie))
    assert (uitkomst.code, kopie.exists()) == (0, True)
    assert lama("controle").uit.splitlines()[-1] in uitkomst.uit
    assert "niet genoteerd" in uitkomst.fout
    assert "niet genoteerd" in lama("backup", "--vervang", "--json", str(kopie)).json["let_op"]
    assert not [pad for pad in lama.thuis.iterdir() if pad.name.startswith(".")]


def test_either_a_file_or_a_rotation_is_needed(lama: Lama, tmp_path: Path) -> None:
    log(lama, "eerste")
    assert lama("backup").code == 2
    assert lama("backup", str(tmp_path / "x.db"), "--rotatie", str(tmp_path)).code == 2
    assert not (tmp_path / "x.db").exists()


def test_a_missing_backup_is_not_found(lama: Lama, tmp_path: Path) -> None:
    assert lama("herstel", str(tmp_path / "weg.db")).code == 4


def test_a_rotation_keeps_its_days_clears_what_a_killed_one_left_and_leaves_other_files(
    lama: Lama, tmp_path: Path
) -> None:
    log(lama, "eerste")
    map_ = tmp_path / "reserve"
    for dag in range(1, 32):
        lama.vandaag = f"2025-03-{dag:02}"
        uitkomst = lama("backup", "--rotatie", str(map_), "--json")
        assert uitkomst.code == 0
        if dag == 1:
            (map_ / "journaal.txt").write_text("van iemand anders")
            (map_ / ".journaal-2025-03-01.db.abc123").write_text("half")
    namen = sorted(pad.name for pad in map_.iterdir() if not pad.name.startswith("."))
    dagen = [16, 23, *range(25, 32)]
    assert namen == [*(f"journaal-2025-03-{dag:02}.db" for dag in dagen), "journaal.txt"]
    assert [pad.name for pad in map_.iterdir() if pad.name.startswith(".")] == [".rotatie.slot"]
    assert uitkomst.json["kopie"]["aantal"] == 1


@pytest.mark.parametrize("naam", ["toegang.json", "instellingen.toml", "plannen", "lama-zvp.log", "cache/x"])
def test_a_backup_never_takes_a_name_that_means_something_in_the_home(lama: Lama, naam: str) -> None:
    """One called `toegang.json` would lock everybody out."""
    log(lama, "eerste")
    voor = {pad.name for pad in lama.thuis.iterdir()}
    for woorden in (("backup", str(lama.thuis / naam)), ("backup", str(lama.thuis / naam), "--vervang")):
        assert lama(*woorden).code == 6
    assert {pad.name for pad in lama.thuis.iterdir()} == voor
    assert lama("backup", str(lama.thuis / "kopie.db")).code == 0


def test_only_an_earlier_copy_is_replaced(lama: Lama, tmp_path: Path) -> None:
    log(lama, "eerste")
    brief, pijp, kopie = tmp_path / "brief.db", tmp_path / "pijp", tmp_path / "kopie.db"
    brief.write_text("geen kopie")
    os.mkfifo(pijp)
    for doel in (brief, pijp):
        geweigerd = lama("backup", str(doel), "--vervang")
        assert (geweigerd.code, "geen reservekopie" in geweigerd.fout) == (6, True)
    assert brief.read_text() == "geen kopie"
    kopie.touch()
    assert [lama("backup", str(kopie), "--vervang").code for _ in range(2)] == [0, 0]
    assert lama("backup", "-").code == 2


@pytest.mark.parametrize(
    "woorden",
    [
        ("backup",),
        ("backup", "--rotatie"),
        ("herstel",),
        ("importeer", "journaal"),
        ("importeer", "metingen"),
        ("importeer", "voortgang"),
        ("overzicht", "--zones", "--map"),
        ("verhuis", "--database", "postgresql://niemand@/niets", "--naar"),
    ],
)
def test_a_name_that_no_disk_can_have_is_told_calmly(lama: Lama, woorden: tuple[str, ...]) -> None:
    log(lama, "eerste")
    uitkomst = lama(*woorden, "x" * 300)
    assert uitkomst.code == 6
    assert "De naam is te lang" in uitkomst.fout or woorden[0] == "verhuis"


@pytest.mark.parametrize("soort", ["map", "pijp"])
def test_what_is_no_file_is_not_restored(lama: Lama, tmp_path: Path, soort: str) -> None:
    log(lama, "eerste")
    bron = tmp_path / soort
    if soort == "map":
        bron.mkdir()
    else:
        os.mkfifo(bron)
    uitkomst = lama("herstel", str(bron))
    assert (uitkomst.code, "geen gewoon bestand" in uitkomst.fout) == (6, True)
