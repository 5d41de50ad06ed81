"""Recording through the command line: what is confirmed is there, corrected and withdrawn without being lost."""

from __future__ import annotations

import re
import sqlite3

import pytest

from tests.cli.conftest import Lama


def test_logging_confirms_with_a_number_and_the_journal_holds_it(lama: Lama) -> None:
    outcome = lama("log", "bob-winter", "Vijf controles", "--status", "uitgevoerd", "--aantal", "5", "--json")
    assert outcome.code == 0
    event = outcome.json
    assert event["onderwerp"] == "verkeer.ontraden.bob-winter"
    assert (event["volgnr"], event["status"], event["aantal"]) == (1, "uitgevoerd", 5)
    assert event["datum"] == "2025-03-14"
    journal = lama("journaal", "--json").json
    assert [entry["id"] for entry in journal] == [event["id"]]
    assert journal[0]["inhoud"]["tekst"] == "Vijf controles"
    assert {"volgnr", "id", "soort", "onderwerp", "datum", "auteur", "hash"} <= set(journal[0])


def test_a_correction_keeps_the_old_entry_in_the_history(lama: Lama) -> None:
    lama("log", "bob-winter", "Vijf controles", "--aantal", "5")
    assert lama("corrigeer", "1", "--aantal", "6").code == 0
    journal = lama("journaal", "--json").json
    assert [entry["aantal"] for entry in journal] == [5, 6]
    assert journal[1]["vervangt"] == journal[0]["id"]
    assert journal[1]["inhoud"]["tekst"] == "Vijf controles"
    again = lama("corrigeer", "1", "--aantal", "7")
    assert again.code in (3, 5)
    assert "#2" in again.fout


def test_a_withdrawal_stays_in_the_history_and_no_longer_counts(lama: Lama) -> None:
    lama("log", "bob-winter", "Vijf controles", "--status", "uitgevoerd")
    assert lama("intrekken", "1", "--reden", "dubbel").code == 0
    assert len(lama("journaal", "--json").json) == 2
    measure = next(m for m in lama("maatregelen", "verkeer", "--json").json if m["naam"].endswith("bob-winter"))
    assert measure["status"] is None


def test_a_figure_is_read_the_flemish_way(lama: Lama) -> None:
    outcome = lama("meting", "veilig-in-buurt", "2021", "76,5", "--n", "1.050", "--json")
    assert outcome.json["waarde"] == "76.5"
    assert outcome.json["inhoud"]["n"] == 1050


def test_a_confirmed_figure_is_repeated_as_it_was_read(lama: Lama) -> None:
    assert "misdrijven-drugs, 2020 = 1.234," in lama("meting", "misdrijven-drugs", "2020", "1.234").uit
    assert (
        "veilig-in-buurt, 2021 = 76,5 (voorlopig),"
        in lama("meting", "veilig-in-buurt", "2021", "76.5", "--voorlopig").uit
    )


def test_a_point_that_may_be_a_comma_is_refused_where_no_thousands_are_counted(lama: Lama) -> None:
    outcome = lama("meting", "veilig-in-buurt", "2021", "76.125")
    assert outcome.code == 3
    assert "76.125 kan twee dingen betekenen" in outcome.fout
    assert "Schrijf 76,125." in outcome.fout
    assert lama("meting", "veilig-in-buurt", "2021", "76,125").code == 0


def test_a_second_figure_for_the_same_year_is_refused_with_the_way_to_correct_it(lama: Lama) -> None:
    assert lama("meting", "misdrijven-drugs", "2020", "240").code == 0
    again = lama("meting", "misdrijven-drugs", "2020", "241")
    assert again.code == 3
    assert "lama-zvp corrigeer 1 --waarde" in again.fout
    assert lama("corrigeer", "1", "--waarde", "241").code == 0


@pytest.mark.parametrize(
    ("words", "code", "expected"),
    [
        (["log", "bob-wintr", "x"], 4, "verkeer.ontraden.bob-winter"),
        (["log", "bob-winter", "x", "--datum", "2025-03-15"], 3, "toekomst"),
        (["log", "bob-winter", "x", "--datum", "2019-12-31"], 3, "1 januari 2020 tot en met 31 december 2025"),
        (["log", "bob-winter", "x", "--datum", "31/02/2024"], 3, "bestaat niet"),
        (["log", "bob-winter", "x", "--status", "klaar"], 3, "niet-gestart"),
        (["log", "bob-winter", "x", "--aantal", "2,5"], 3, "geheel getal"),
        (["log", "bob-winter", "x", "--gemeente", "Genk"], 4, "lanaken"),
        (["log", "bob-winter", ""], 3, "niets om te loggen"),
        (["log", "bob-winter", "", "--status", "stopgezet"], 3, "reden"),
        (["log", "livc-r-lanaken", "x", "--klasse", "openbaar"], 3, "ruimer"),
        (["log", "bob-winter", "x" * 200_001], 3, "200.000"),
        (["meting", "misdrijven-drugs", "2020", "1,2,3"], 3, "geen getal"),
        (["meting", "misdrijven-drugs", "20", "3"], 3, "Periode"),
        (["overzicht", "--jaar", "2031"], 3, "2020 tot en met 2025"),
        (["stuurbord", "2024", "--editie", "pers"], 4, "politieraad"),
        (["stuurbord", "2024", "--formaat", "docx"], 4, "md"),
        (["corrigeer", "7", "--tekst", "x"], 4, "“7”"),
        (["plan", "toon", "bestaat-niet"], 4, "lama-2020-2025"),
    ],
)
def test_bad_input_gets_one_dutch_message_and_its_exit_code(
    words: list[str], code: int, expected: str, lama: Lama
) -> None:
    outcome = lama(*words)
    assert outcome.code == code, outcome.fout
    assert expected in outcome.fout
    assert outcome.uit == ""
    assert "Traceback" not in outcome.fout


def test_the_check_is_green_and_turns_red_when_a_byte_changes_behind_its_back(lama: Lama) -> None:
    lama("log", "bob-winter", "Vijf controles")
    lama("log", "bob-zomer", "Drie controles")
    assert lama("controle").code == 0
    with sqlite3.connect(lama.thuis / "journaal.db") as database:
        triggers = [
            name for (name,) in database.execute("select name from sqlite_master where type = 'trigger'").fetchall()
        ]
        for trigger in triggers:
            database.execute(f"drop trigger {trigger}")
        database.execute("update gebeurtenis set inhoud = replace(inhoud, 'Drie', 'Acht') where volgnr = 2")
    outcome = lama("controle", "--json")
    assert outcome.code == 6
    assert outcome.json["in_orde"] is False
    assert 2 in [volgnr for volgnr, _ in outcome.json["bevindingen"]]


def test_an_unwritable_home_gives_one_message_and_code_6(lama: Lama) -> None:
    lama.thuis.parent.joinpath("bestand").write_text("geen map")
    lama.thuis = lama.thuis.parent / "bestand" / "thuis"
    outcome = lama("log", "bob-winter", "x")
    assert outcome.code == 6
    assert "map" in outcome.fout


def test_a_damaged_database_gives_one_message_and_stays_as_it_is(lama: Lama) -> None:
    lama.thuis.mkdir()
    database = lama.thuis / "journaal.db"
    database.write_bytes(b"dit is geen database, maar wel lang genoeg om er een te lijken" * 100)
    before = database.read_bytes()
    outcome = lama("log", "bob-winter", "x")
    assert outcome.code == 6
    assert "Traceback" not in outcome.fout
    assert database.read_bytes() == before


HOSTILE = [
    "[red]rood[/red]",
    "| a | b |",
    "<script>alert(1)</script>",
    "\x1b[31mrood\x1b[0m\x07",
    "\u202eomgekeerd\u202c",
    "😀👩‍🚒 مرحبا",
    "# kop\n\n- lijst\n```\ncode",
    "=HYPERLINK(1)",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_out_as_plain_text(text: str, lama: Lama) -> None:
    assert lama("log", "bob-winter", text, "--status", "lopend").code == 0
    for words in (["overzicht"], ["maatregelen", "verkeer"], ["journaal"], ["stuurbord", "2025"]):
        outcome = lama(*words)
        assert outcome.code == 0, outcome.fout
        assert not any(teken in outcome.uit for teken in "\x1b\x07\u202e\u202c"), words
    assert not re.search(r"(?<!\\)<script", lama("stuurbord", "2025").uit)
    assert len(lama("journaal").uit.splitlines()) < 12


def test_the_same_day_gives_the_same_bytes(lama: Lama) -> None:
    lama("log", "bob-winter", "Vijf controles", "--status", "uitgevoerd")
    for words in (["overzicht"], ["overzicht", "--json"], ["stuurbord", "2025"]):
        assert lama(*words).bytes == lama(*words).bytes
