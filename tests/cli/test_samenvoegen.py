"""A laptop that worked apart comes home: what the report says, what the journal holds, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from lama_zvp.logboek import LOGBESTAND
from lama_zvp.workspace import samenvoegen
from tests.cli.conftest import Lama
from tests.kleine_lama import leg_kleine_lama

NAAM = "laptop van de vergadering"


@pytest.fixture
def laptop(lama: Lama, tmp_path: Path) -> Lama:
    """A second home that begins as a copy of the first, after one entry."""
    assert lama("log", "bob-winter", "samen", "--status", "lopend", "--datum", "2025-01-10").code == 0
    assert lama("backup", str(tmp_path / "begin.db")).code == 0
    tweede = replace(lama, thuis=tmp_path / "laptop")
    assert tweede("herstel", str(tmp_path / "begin.db")).code == 0
    return tweede


@pytest.fixture
def thuisgekomen(laptop: Lama, tmp_path: Path) -> Callable[[], Path]:
    """Makes a backup of the laptop, as it is brought to the station."""

    def haal() -> Path:
        assert laptop("backup", str(tmp_path / "laptop.db"), "--vervang").code == 0
        return tmp_path / "laptop.db"

    return haal


def inhoud(thuis: Path) -> dict[str, bytes]:
    """The files of a home, but for the log file."""
    return {pad.name: pad.read_bytes() for pad in thuis.iterdir() if pad.is_file() and pad.name != LOGBESTAND}


def test_what_was_logged_apart_is_joined_with_its_author_and_verifies(
    lama: Lama, laptop: Lama, thuisgekomen: Callable[[], Path]
) -> None:
    lama("log", "bob-winter", "op het bureau", "--datum", "2025-02-01")
    laptop("log", "bob-winter", "op de vergadering", "--aantal", "3", "--datum", "2025-02-02")
    uit = lama("importeer", "journaal", str(thuisgekomen()), "--herkomst", NAAM)
    assert uit.code == 0, uit.fout
    assert "Tot en met #1 zijn beide journalen gelijk." in uit.uit
    assert f"Overgenomen uit “{NAAM}”: 1 (1 voortgang)." in uit.uit
    assert "als #3 tot en met #3" in uit.uit
    regels = lama("journaal", "--json").json
    assert [regel["inhoud"].get("tekst") for regel in regels] == ["samen", "op het bureau", "op de vergadering", None]
    origineel = laptop("journaal", "--json").json[1]
    for veld in ("id", "auteur", "rol", "vastgelegd_op", "zout", "inhoud", "inhoud_hash", "datum", "klasse"):
        assert regels[2][veld] == origineel[veld]
    assert regels[2]["hash"] != origineel["hash"]
    assert regels[3]["inhoud"]["schakels"][0]["hash"] == origineel["hash"]
    assert lama("controle").code == 0


def test_joining_twice_says_that_there_is_nothing_new_and_records_nothing(
    lama: Lama, laptop: Lama, thuisgekomen: Callable[[], Path]
) -> None:
    lama("log", "bob-winter", "op het bureau")
    laptop("log", "bob-winter", "op de vergadering")
    assert lama("importeer", "journaal", str(thuisgekomen())).code == 0
    voor = lama("journaal", "--json").bytes
    uit = lama("importeer", "journaal", str(thuisgekomen()))
    assert "er is niets veranderd" in uit.uit
    assert lama("journaal", "--json").bytes == voor


def test_a_trial_tells_and_changes_nothing(lama: Lama, laptop: Lama, thuisgekomen: Callable[[], Path]) -> None:
    laptop("log", "bob-winter", "op de vergadering")
    bestand = thuisgekomen()
    voor = inhoud(lama.thuis)
    assert "Zou overnemen" in lama("importeer", "journaal", str(bestand), "--proef").uit
    assert inhoud(lama.thuis) == voor


def test_a_trial_in_a_home_without_anything_creates_nothing(
    lama: Lama, thuisgekomen: Callable[[], Path], tmp_path: Path
) -> None:
    leeg = replace(lama, thuis=tmp_path / "leeg")
    assert "Zou overnemen" in leeg("importeer", "journaal", str(thuisgekomen()), "--proef").uit
    assert not leeg.thuis.exists()


def test_a_home_without_anything_gets_the_whole_journal(
    lama: Lama, laptop: Lama, thuisgekomen: Callable[[], Path], tmp_path: Path
) -> None:
    laptop("log", "bob-winter", "op de vergadering")
    leeg = replace(lama, thuis=tmp_path / "leeg")
    assert leeg("importeer", "journaal", str(thuisgekomen())).code == 0
    hashes = [regel["hash"] for regel in laptop("journaal", "--json").json]
    assert [regel["hash"] for regel in leeg("journaal", "--json").json][:2] == hashes
    assert leeg("controle").code == 0


def test_when_both_judged_the_same_year_the_report_says_which_counts(
    lama: Lama, laptop: Lama, thuisgekomen: Callable[[], Path]
) -> None:
    assert lama("beoordeel", "verkeer", "2024", "op-koers", "--toelichting", "goed").code == 0
    assert laptop("beoordeel", "verkeer", "2024", "bijsturen", "--toelichting", "minder goed").code == 0
    uit = lama("importeer", "journaal", str(thuisgekomen()))
    assert "Beide journalen zeggen iets over hetzelfde (1)" in uit.uit
    assert "beoordeling verkeer 2024: hier #2, daar #3. Nu geldt #3; trek anders #3 in." in " ".join(uit.uit.split())
    stuurbord = lama("stuurbord", "2024").uit
    assert "minder goed" in stuurbord


def test_when_both_entered_the_same_figure_the_report_says_which_counts(
    lama: Lama, laptop: Lama, thuisgekomen: Callable[[], Path]
) -> None:
    lama("meting", "zwaargewonden", "2024", "13")
    laptop("meting", "zwaargewonden", "2024", "14")
    laptop("meting", "zwaargewonden", "2023", "15")
    botsingen = lama("importeer", "journaal", str(thuisgekomen()), "--json").json["botsingen"]
    assert [(b["soort"], b["jaar"], b["hier"], b["daar"], b["geldt"]) for b in botsingen] == [
        ("meting", 2024, 2, 3, "daar")
    ]


def test_when_both_corrected_the_same_entry_ours_stays_and_theirs_is_named(
    lama: Lama, laptop: Lama, thuisgekomen: Callable[[], Path]
) -> None:
    lama("corrigeer", "1", "--tekst", "zo staat het hier")
    laptop("corrigeer", "1", "--tekst", "zo staat het daar")
    uit = lama("importeer", "journaal", str(thuisgekomen()))
    assert uit.code == 0
    assert "#2 daar, voortgang" in uit.uit
    assert "#1 is hier al verbeterd of ingetrokken, met #2" in " ".join(uit.uit.split())
    assert "Bewaar het bestand" in uit.uit
    assert lama("controle").code == 0


def test_a_year_that_is_frozen_here_takes_no_new_entries_from_elsewhere(
    lama: Lama, laptop: Lama, thuisgekomen: Callable[[], Path]
) -> None:
    for huis in (lama, laptop):
        leg_kleine_lama(huis.thuis)
    laptop("log", "bob-winter", "te laat", "--datum", "2024-12-01")
    laptop("log", "bob-winter", "van dit jaar", "--datum", "2025-02-01")
    assert lama("vaststellen", "2024", "--toch").code == 0
    verslag = lama("importeer", "journaal", str(thuisgekomen()), "--json").json
    assert [(r["volgnr"], r["jaar"]) for r in verslag["overgeslagen"]] == [(2, 2024)]
    assert "het jaar 2024 is hier vastgesteld" in verslag["overgeslagen"][0]["reden"]
    assert [r["jaar"] for r in verslag["overgenomen"]] == [2025]
    assert lama("controle").code == 0


def test_what_was_redacted_there_is_gone_here_from_every_byte(
    lama: Lama, laptop: Lama, thuisgekomen: Callable[[], Path]
) -> None:
    assert laptop("redigeer", "1", "--reden", "hoort hier niet").code == 0
    uit = lama("importeer", "journaal", str(thuisgekomen()))
    assert "Ook hier gewist, want daar geredigeerd: #1." in uit.uit
    assert b'samen"' not in b"".join(pad.read_bytes() for pad in lama.thuis.rglob("*") if pad.is_file())
    assert lama("controle").code == 0


def test_text_that_looks_like_personal_data_stays_out_unless_it_was_answered_for(
    lama: Lama, laptop: Lama, thuisgekomen: Callable[[], Path]
) -> None:
    nummer = ("log", "bob-winter", "Bel 089 12 34 56", "--datum", "2025-02-02")
    assert laptop(*nummer, "--privacy-reden", "nummer van de balie").code == 0
    verslag = lama("importeer", "journaal", str(thuisgekomen()), "--json").json
    assert [r["soort"] for r in verslag["overgenomen"]] == ["voortgang", "toegang"]
    uit = lama("importeer", "journaal", str(thuisgekomen()), "--herkomst", "bel 089 12 34 56")
    assert uit.code == 5


@pytest.mark.parametrize(("bestand", "code"), [("is-er-niet.db", 4), ("leeg.db", 6), ("tekst.db", 6), ("map", 6)])
def test_what_is_no_journal_is_refused(lama: Lama, tmp_path: Path, bestand: str, code: int) -> None:
    (tmp_path / "leeg.db").touch()
    (tmp_path / "tekst.db").write_text("geen database " * 100)
    (tmp_path / "map").mkdir()
    uit = lama("importeer", "journaal", str(tmp_path / bestand))
    assert uit.code == code, uit.fout
    assert uit.fout.count("\n") <= 3


def test_the_journal_itself_cannot_be_joined_with_itself(lama: Lama) -> None:
    lama("log", "bob-winter", "een", "--status", "lopend")
    uit = lama("importeer", "journaal", str(lama.thuis / "journaal.db"))
    assert (uit.code, "is het journaal zelf" in uit.fout) == (6, True)


def test_a_journal_that_was_tampered_with_is_refused(
    lama: Lama, laptop: Lama, thuisgekomen: Callable[[], Path]
) -> None:
    laptop("log", "bob-winter", "op de vergadering")
    bestand = thuisgekomen()
    inhoud = bestand.read_bytes()
    assert inhoud.count(b"op de vergadering") == 1
    bestand.write_bytes(inhoud.replace(b"op de vergadering", b"op de verjaardag!"))
    uit = lama("importeer", "journaal", str(bestand))
    assert (uit.code, "klopt niet" in uit.fout) == (6, True)
    assert lama("journaal", "--json").json[-1]["inhoud"]["tekst"] == "samen"


def test_hostile_words_from_the_other_home_do_nothing_to_the_terminal(
    lama: Lama, laptop: Lama, thuisgekomen: Callable[[], Path]
) -> None:
    laptop("log", "bob-winter", "op de vergadering")
    uit = lama("importeer", "journaal", str(thuisgekomen()), "--herkomst", "\x1b[31mrood\x1b]0;x\x07 [bold]vet[/]")
    assert "\x1b" not in uit.uit + uit.fout
    assert "\x1b" not in lama("journaal").uit


def test_a_long_journal_is_joined_in_portions_that_each_are_whole(
    lama: Lama, laptop: Lama, thuisgekomen: Callable[[], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    for nummer in range(7):
        laptop("log", "bob-winter", f"apart {nummer}", "--datum", "2025-02-02")
    laptop("corrigeer", "2", "--tekst", "beter")
    laptop("redigeer", "3", "--reden", "privacy")
    monkeypatch.setattr(samenvoegen, "PORTIE", 3)
    uit = lama("importeer", "journaal", str(thuisgekomen()), "--json")
    assert uit.code == 0, uit.fout
    assert (len(uit.json["overgenomen"]), uit.json["overgeslagen"], uit.json["botsingen"]) == (9, [], [])
    assert sum(aantal for _, aantal in uit.json["auteurs"]) == 9
    assert uit.json["volgnr"] == 1 + 9 + 3
    assert lama("controle").code == 0
    assert "beter" in lama("journaal").uit
    assert lama("importeer", "journaal", str(thuisgekomen()), "--json").json["overgenomen"] == []


def test_what_is_of_a_plan_that_is_not_followed_here_stays_out_until_it_is_asked_for(
    lama: Lama, tmp_path: Path
) -> None:
    """The stick of another zone, taken by mistake: a journal is never rid of what came into it."""
    ander = replace(lama, thuis=tmp_path / "ander", vandaag="2022-03-01")
    plan = ("--plan", "noord-holland-2019-2022")
    maatregel = ander(*plan, "maatregelen", "--json").json[0]["naam"]
    assert ander(*plan, "log", maatregel, "van een andere zone").code == 0
    assert ander("backup", str(tmp_path / "ander.db")).code == 0
    lama("log", "bob-winter", "van hier", "--status", "lopend")
    uit = lama("importeer", "journaal", str(tmp_path / "ander.db"), "--proef")
    assert "een plan waarover hier niets staat" in uit.uit
    mee = lama(*plan, "importeer", "journaal", str(tmp_path / "ander.db"), "--proef", "--json")
    assert len(mee.json["overgenomen"]) == 1
