"""A frozen year is its documents: the same bytes whatever happens to the plan, and proof when somebody touches them."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from lama_zvp.__main__ import run
from tests.cli.conftest import VANDAAG, Lama
from tests.kleine_lama import leg_kleine_lama


@pytest.fixture(scope="module")
def frozen_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which a year of a small plan was frozen: that takes seconds, and a copy of it none."""
    home = tmp_path_factory.mktemp("bevroren") / "thuis"
    leg_kleine_lama(home)
    for words in (
        ("log", "bob-winter", "Vijf controles", "--status", "uitgevoerd", "--datum", "10/01/2024"),
        ("meting", "misdrijven-drugs", "2024", "240", "--bron", "criminaliteitsbarometer"),
        ("vaststellen", "2024", "--toch"),
    ):
        assert run(["--thuis", str(home), "--vandaag", VANDAAG, *words]) == 0
    return home


@pytest.fixture
def bevroren(lama: Lama, frozen_once: Path) -> Lama:
    shutil.copytree(frozen_once, lama.thuis)
    return lama


def test_an_incomplete_year_is_refused_and_says_what_is_missing(lama: Lama) -> None:
    outcome = lama("vaststellen", "2024")
    assert outcome.code == 5
    assert "zonder beoordeling: Verkeer" in outcome.fout
    assert "--toch" in outcome.fout
    assert lama("journaal", "--json").json == []


def test_a_rehearsal_freezes_nothing(lama: Lama) -> None:
    outcome = lama("vaststellen", "2024", "--proef", "--json")
    assert outcome.json["versie"] == 1
    assert lama("journaal", "--json").json == []


def test_every_edition_and_format_is_given_back_as_the_same_bytes_after_a_restart_on_another_day(
    bevroren: Lama,
) -> None:
    pairs = [
        (edition, form)
        for edition in ("zonale-veiligheidsraad", "politiecollege", "politieraad", "korpsleiding")
        for form in ("md", "json", "html")
    ]
    before = [bevroren("stuurbord", "2024", "--editie", e, "--formaat", f).bytes for e, f in pairs]
    assert all(before)
    bevroren.vandaag = "2025-11-02"
    assert [bevroren("stuurbord", "2024", "--editie", e, "--formaat", f).bytes for e, f in pairs] == before


def test_an_edited_plan_does_not_change_a_frozen_year(bevroren: Lama) -> None:
    before = bevroren("stuurbord", "2024").bytes
    plan = bevroren.thuis / "plannen" / "lama-2020-2025.yaml"
    text = plan.read_text(encoding="utf-8").replace("titel: BOB", "titel: Anders genoemd", 1)
    assert text != plan.read_text(encoding="utf-8")
    plan.write_text(text, encoding="utf-8")
    assert "Anders genoemd" in bevroren("plan", "toon").uit
    assert bevroren("stuurbord", "2024").bytes == before
    assert bevroren("controle").code == 0


def test_a_frozen_year_takes_corrections_only(bevroren: Lama) -> None:
    refused = bevroren("log", "bob-winter", "Nog iets", "--datum", "11/01/2024")
    assert refused.code == 5
    assert "vastgesteld" in refused.fout
    assert bevroren("meting", "misdrijven-totaal", "2024", "3000").code == 5
    assert bevroren("beoordeel", "drugs", "2024", "aandacht", "--toelichting", "te laat").code == 5
    assert bevroren("log", "bob-winter", "Dit jaar", "--datum", "11/01/2025").code == 0
    assert bevroren("corrigeer", "1", "--tekst", "Zes controles").code == 0


def test_a_corrected_figure_leads_to_a_second_version_that_says_so(bevroren: Lama) -> None:
    first = bevroren("stuurbord", "2024").bytes
    assert bevroren("corrigeer", "2", "--waarde", "260").code == 0
    assert bevroren("stuurbord", "2024").bytes == first
    outcome = bevroren("vaststellen", "2024", "--toch", "--json")
    assert outcome.json["versie"] == 2
    second = bevroren("stuurbord", "2024").uit
    assert "versie 2" in second
    assert second.encode() != first
    assert "240" in second
    assert "260" in second
    assert bevroren("controle").code == 0


def _attack(home: Path, change: Callable[[dict[str, object]], None]) -> None:
    """Rewrite the freeze in the database as somebody with the file in hands would, hashes left as they were."""
    with sqlite3.connect(home / "journaal.db") as database:
        for (name,) in database.execute("select name from sqlite_master where type = 'trigger'").fetchall():
            database.execute(f"drop trigger {name}")
        number, text = database.execute(
            "select volgnr, inhoud from gebeurtenis where soort = 'vaststelling'"
        ).fetchone()
        content = json.loads(text)
        change(content)
        database.execute("update gebeurtenis set inhoud = ? where volgnr = ?", (json.dumps(content), number))


def test_a_frozen_document_changed_behind_its_back_is_found_and_not_given_out(bevroren: Lama) -> None:
    def change(content: dict[str, object]) -> None:
        documents = content["uitgaven"]
        assert isinstance(documents, list)
        documents[0]["zlib_base64"] = documents[1]["zlib_base64"]

    _attack(bevroren.thuis, change)
    checked = bevroren("controle", "--json")
    assert checked.code == 6
    assert checked.json["in_orde"] is False
    assert bevroren("stuurbord", "2024").code == 6


def test_the_check_makes_the_documents_again_and_notices_that_they_differ(
    bevroren: Lama, monkeypatch: pytest.MonkeyPatch
) -> None:
    from lama_zvp.stuurbord.render import markdown

    real = markdown.render
    monkeypatch.setattr(markdown, "render", lambda stuurbord: real(stuurbord) + "\n")
    outcome = bevroren("controle")
    assert outcome.code == 6
    assert "opnieuw gemaakt is het anders" in outcome.uit


def test_another_version_of_the_program_gives_the_same_bytes_and_says_what_it_cannot_prove(
    bevroren: Lama, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = bevroren("stuurbord", "2024").bytes
    monkeypatch.setattr("lama_zvp.workspace.vaststellen.programma", lambda: "9.9.9+abc")
    outcome = bevroren("controle")
    assert outcome.code == 0
    assert "ongeschonden" in outcome.uit
    assert bevroren("stuurbord", "2024").bytes == before


def test_a_freeze_removed_from_the_journal_is_missed(bevroren: Lama) -> None:
    with sqlite3.connect(bevroren.thuis / "journaal.db") as database:
        triggers = database.execute("select name, sql from sqlite_master where type = 'trigger'").fetchall()
        for name, _ in triggers:
            database.execute(f"drop trigger {name}")
        database.execute("delete from gebeurtenis where soort = 'vaststelling'")
        for _, sql in triggers:
            database.execute(sql)
    outcome = bevroren("controle")
    assert outcome.code == 6
    assert "staat niet meer in het journaal" in outcome.uit


def test_a_broken_plan_file_does_not_hide_a_frozen_year(bevroren: Lama) -> None:
    before = bevroren("stuurbord", "2024").bytes
    (bevroren.thuis / "plannen" / "lama-2020-2025.yaml").write_text("sleutel: [", encoding="utf-8")
    assert bevroren("overzicht").code == 3
    assert bevroren("stuurbord", "2024").bytes == before
    assert bevroren("stuurbord", "2023").code == 3


def test_freezing_again_without_a_change_is_refused(bevroren: Lama) -> None:
    again = bevroren("vaststellen", "2024", "--toch")
    assert again.code == 5
    assert "niets veranderd" in again.fout
