"""Figures and progress through the command line: look first, all or nothing, every refused cell by name."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Lama
from tests.unit.uitwissel_stof import excel, herpak

NOORD = "noord-nederland-2020-2023"
BREED = (
    "Kerncijfers van de zone;;;\nToestand op 1 maart;;;\n"
    "Fenomeen;2022;2023;2024*\n"
    "Zwaargewonden in het verkeer;12;11;9\n"
    "Lichtgewonden in het verkeer;1.301;n.b.;1.111\n"
    "Totaal;1.313;11;1.120\n\n* voorlopig\n"
)


@pytest.fixture
def bestand(tmp_path: Path) -> Any:
    def maak(inhoud: str | bytes, naam: str = "cijfers.csv") -> str:
        pad = tmp_path / naam
        pad.write_bytes(inhoud.encode("cp1252") if isinstance(inhoud, str) else inhoud)
        return str(pad)

    return maak


def metingen(lama: Lama) -> dict[tuple[str, str], tuple[str, bool]]:
    """(indicator, period) → (figure, provisional) of what counts."""
    events = lama("journaal", "--json").json
    vervangen = {event["vervangt"] for event in events}
    return {
        (e["onderwerp"], e["inhoud"]["periode"]): (e["waarde"], e["inhoud"]["voorlopig"])
        for e in events
        if e["soort"] == "meting" and e["id"] not in vervangen
    }


# --- figures -------------------------------------------------------------------------------------------------------


def test_a_try_shows_what_would_change_and_creates_nothing(lama: Lama, bestand: Any) -> None:
    gedaan = lama("importeer", "metingen", bestand(BREED), "--proef")
    assert gedaan.code == 0
    assert gedaan.uit.startswith("Zou inlezen: 5 nieuw, 0 gecorrigeerd; 0 gelijk")
    assert "decimale komma" in gedaan.uit
    assert "9 (voorlopig)" in gedaan.uit
    assert "cel A6 (Fenomeen): een totaalrij." in gedaan.uit
    assert not lama.thuis.exists()


def test_figures_come_in_once_and_a_second_time_nothing_is_written(lama: Lama, bestand: Any) -> None:
    pad = bestand(BREED)
    assert lama("importeer", "metingen", pad).uit.startswith("Ingelezen: 5 nieuw")
    assert metingen(lama) == {
        ("zwaargewonden", "2022"): ("12", False),
        ("zwaargewonden", "2023"): ("11", False),
        ("zwaargewonden", "2024"): ("9", True),
        ("lichtgewonden", "2022"): ("1301", False),
        ("lichtgewonden", "2024"): ("1111", True),
    }
    assert lama("importeer", "metingen", pad).uit.startswith("Ingelezen: 0 nieuw, 0 gecorrigeerd; 5 gelijk")
    assert len(lama("journaal", "--json").json) == 5
    assert lama("controle").code == 0


def test_a_changed_figure_becomes_a_correction_and_the_old_one_stays_in_the_history(lama: Lama, bestand: Any) -> None:
    lama("importeer", "metingen", bestand(BREED))
    beter = BREED.replace("2024*", "2024 (p)").replace("12;11;9", "12;13;9").replace("n.b.", "1.250")
    gedaan = lama("importeer", "metingen", bestand(beter, "later.csv"), "--json").json
    assert [
        (r["uitkomst"], r["onderwerp"], r["was"], r["wordt"]) for r in gedaan["regels"] if r["uitkomst"] != "gelijk"
    ] == [
        ("gecorrigeerd", "zwaargewonden", "11", "13"),
        ("nieuw", "lichtgewonden", "", "1.250"),
    ]
    events = lama("journaal", "--json").json
    assert events[5]["vervangt"] == events[1]["id"]
    assert len(events) == 7


def test_a_provisional_figure_becomes_definite_when_the_file_says_which_are_provisional(
    lama: Lama, bestand: Any
) -> None:
    lama("importeer", "metingen", bestand("indicator;2023;2024*\nzwaargewonden;11;9\n"))
    stil = lama("importeer", "metingen", bestand("indicator;2024\nzwaargewonden;9\n"))
    assert "0 gecorrigeerd; 1 gelijk" in stil.uit
    zegt = lama("importeer", "metingen", bestand("indicator;2024\nzwaargewonden;9\n"), "--definitief")
    assert "1 gecorrigeerd" in zegt.uit
    assert metingen(lama)["zwaargewonden", "2024"] == ("9", False)


def test_what_the_file_leaves_out_stays_as_it_was(lama: Lama, bestand: Any) -> None:
    lama("meting", "veilig-in-buurt", "2023", "74,5", "--n", "1028", "--bron", "Monitor", "--opmerking", "Let op")
    lama("importeer", "metingen", bestand("indicator;2023\nveilig-in-buurt;75\n"))
    inhoud = lama("journaal", "--json").json[-1]["inhoud"]
    assert (inhoud["waarde"], inhoud["n"], inhoud["bron"], inhoud["opmerking"]) == ("75", 1028, "Monitor", "Let op")


@pytest.mark.parametrize(
    ("rij", "cel", "waarom"),
    [
        ("zwaargewonden;2023;twaalf;", "C3", "geen getal"),
        ("zwaargewonden;2023;12,5;", "C3", "geen telling"),
        ("zwaargewonden;2030;12;", "B3", "toekomst"),
        ("veilig-in-buurt;2023;745;", "C3", "geen percentage"),
        ("fietsdiefstal;2023;12;", "A3", "staat niet in het plan"),
        ("zwaargewonden;vorig jaar;12;", "B3", "geen periode"),
        ("zwaargewonden;2023;12;bel 0475 12 34 56", "D3", "telefoonnummer"),
    ],
)
def test_one_refused_cell_is_named_and_then_nothing_is_written(
    rij: str, cel: str, waarom: str, lama: Lama, bestand: Any
) -> None:
    gedaan = lama("importeer", "metingen", bestand(f"indicator;periode;waarde;bron\nzwaargewonden;2022;12;\n{rij}\n"))
    assert gedaan.code == (5 if "telefoon" in waarom else 3)
    assert f"cel {cel} (" in gedaan.uit
    assert waarom in gedaan.uit
    assert "Er is niets ingelezen: 1 cel is afgekeurd." in gedaan.fout
    assert not (lama.thuis / "journaal.db").exists()
    assert "0475" not in gedaan.uit + gedaan.fout


def test_a_name_may_stand_in_a_list_and_say_what_kind_of_figure_it_is(lama: Lama, bestand: Any) -> None:
    tekst = "indicator;2022\n1. Aantal zwaargewonden in het verkeer (personen);12\nb) Drugsmisdrijven *;251\n"
    gedaan = lama("importeer", "metingen", bestand(tekst))
    assert gedaan.code == 0
    assert metingen(lama) == {("zwaargewonden", "2022"): ("12", False), ("misdrijven-drugs", "2022"): ("251", False)}
    assert "“b) Drugsmisdrijven *” is misdrijven-drugs" in gedaan.uit


def test_every_refused_cell_is_named_in_json(lama: Lama, bestand: Any) -> None:
    gedaan = lama("importeer", "metingen", bestand("i;2022;2023\nzwaargewonden;a;b\nonzin;1;\n"), "--json")
    assert gedaan.code == 3
    assert [p["plaats"]["cel"] for p in gedaan.json["afgekeurd"]] == ["B2", "C2", "A3"]
    assert gedaan.json["geschreven"] is False


def test_a_frozen_year_takes_corrections_and_nothing_new(lama: Lama, bestand: Any) -> None:
    lama("meting", "zwaargewonden", "2023", "11")
    assert lama("vaststellen", "2023", "--toch").code == 0
    nieuw = lama("importeer", "metingen", bestand("indicator;2023\nlichtgewonden;1250\n"))
    assert nieuw.code == 5
    assert "het jaar 2023 is vastgesteld (#" in nieuw.uit
    assert "er komt niets meer bij" in nieuw.uit
    assert lama("importeer", "metingen", bestand("indicator;2023\nzwaargewonden;12\n")).code == 0
    assert metingen(lama)["zwaargewonden", "2023"] == ("12", False)


@pytest.mark.parametrize(("waarde", "let_op"), [("0,745", "0,745 % is heel weinig: is dit geen 74,5 %?"), ("74,5", "")])
def test_a_share_that_looks_like_a_fraction_is_pointed_out(waarde: str, let_op: str, lama: Lama, bestand: Any) -> None:
    gedaan = lama("importeer", "metingen", bestand(f"indicator;2023\nveilig-in-buurt;{waarde}\n"), "--proef", "--json")
    assert gedaan.json["regels"][0]["let_op"] == let_op


def test_a_figure_of_another_order_than_before_is_pointed_out(lama: Lama, bestand: Any) -> None:
    gedaan = lama("importeer", "metingen", bestand("indicator;2023;2024\nzwaargewonden;14;150\n"), "--proef")
    assert gedaan.uit.count("valt op tegenover") == 1
    assert "kijk het na" in gedaan.uit


def test_the_table_that_a_plan_prints_reads_back_whole_and_is_all_known(lama: Lama, bestand: Any) -> None:
    tabel = lama("--plan", NOORD, "tabel", "--formaat", "csv").bytes
    gedaan = lama("--plan", NOORD, "importeer", "metingen", bestand(tabel), "--json").json
    assert len(gedaan["regels"]) == 202
    assert {regel["uitkomst"] for regel in gedaan["regels"]} == {"gelijk"}
    assert gedaan["afgekeurd"] == []
    assert not (lama.thuis / "journaal.db").exists()


def test_what_was_said_about_headings_holds_for_next_years_file(lama: Lama, bestand: Any) -> None:
    eerste = "Wat;a;b\nZG;2022;12\nFietsen;2022;3\n"
    opties = [
        "--kolom",
        "indicator=Wat",
        "--kolom",
        "jaar=a",
        "--kolom",
        "waarde=b",
        "--naam",
        "ZG=zwaargewonden",
        "--naam",
        "Fietsen=-",
    ]
    assert lama("importeer", "metingen", bestand(eerste)).code == 3
    assert lama("importeer", "metingen", bestand(eerste), "--proef", *opties).code == 0
    assert not lama.thuis.exists()
    assert lama("importeer", "metingen", bestand(eerste), *opties).code == 0
    later = lama("importeer", "metingen", bestand("Wat;a;b\nZG;2023;11\nFietsen;2023;4\n"))
    assert later.code == 0
    assert "(zoals u eerder zei)" in later.uit
    assert metingen(lama)["zwaargewonden", "2023"] == ("11", False)
    (bewaard,) = (lama.thuis / "indelingen").iterdir()
    assert oct(bewaard.stat().st_mode)[-3:] == "600"
    assert lama("importeer", "metingen", bestand(eerste), "--vergeet").code == 3
    assert list((lama.thuis / "indelingen").iterdir()) == []


def test_personal_data_in_a_name_are_not_remembered(lama: Lama, bestand: Any) -> None:
    naam = "ZG 0475 12 34 56"
    tekst = f"indicator;2022\n{naam};12\n"
    assert lama("importeer", "metingen", bestand(tekst), "--naam", f"{naam}=zwaargewonden").code == 0
    assert not (lama.thuis / "indelingen").exists()


def test_an_excel_file_comes_in_with_its_cells_named_as_excel_does(lama: Lama, bestand: Any) -> None:
    rijen = [["Fenomeen", 2022, 2023], ["zwaargewonden", 12, "?!"], ["veilig-in-buurt", ("%", 0.745), None]]
    boek = excel(("Leeswijzer", [["lees mij"]]), ("Cijfers", rijen))
    gedaan = lama("importeer", "metingen", bestand(boek, "cijfers.xlsx"))
    assert "blad Cijfers, cel C2 (2023): “?!” is geen getal" in gedaan.uit
    goed = excel(("Cijfers", [rijen[0], ["zwaargewonden", 12, 11], rijen[2]]))
    assert lama("importeer", "metingen", bestand(goed, "goed.xlsx")).code == 0
    assert metingen(lama)["veilig-in-buurt", "2022"] == ("74.5", False)


def test_figures_come_in_over_the_standard_input(lama: Lama, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(BREED.encode("cp1252"))))
    assert lama("importeer", "metingen", "-").code == 0
    assert len(metingen(lama)) == 5


def test_a_file_that_is_not_there_or_a_folder_is_told(lama: Lama, tmp_path: Path) -> None:
    assert lama("importeer", "metingen", str(tmp_path / "geen.csv")).code == 4
    assert lama("importeer", "metingen", str(tmp_path)).code == 6


def test_a_pair_that_is_none_is_told(lama: Lama, bestand: Any) -> None:
    gedaan = lama("importeer", "metingen", bestand(BREED), "--kolom", "waarde")
    assert gedaan.code == 3
    assert "waarde=Aantal" in gedaan.fout


def test_a_gemeente_has_figures_of_its_own(lama: Lama, bestand: Any) -> None:
    lama(
        "importeer",
        "metingen",
        bestand("indicator;jaar;gemeente;aantal\nzwaargewonden;2023;Lanaken;4\nzwaargewonden;2023;;11\n"),
    )
    events = lama("journaal", "--json").json
    assert [(e["gemeente"], e["waarde"]) for e in events] == [("lanaken", "4"), ("", "11")]


def test_rows_that_excel_does_not_show_are_read_and_pointed_out(lama: Lama, bestand: Any) -> None:
    boek = excel(("x", [["indicator", 2022], ["zwaargewonden", 12], ["lichtgewonden", 80]]))
    deel = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(io.BytesIO(boek)) as pakket:
        blad = pakket.read(deel).replace(b'<row r="3"', b'<row r="3" hidden="1"')
    gedaan = lama("importeer", "metingen", bestand(herpak(boek, deel, blad), "x.xlsx"))
    assert "Ingelezen: 2 nieuw" in gedaan.uit
    assert "Let op: 1 rij is in Excel verborgen" in gedaan.uit


# --- progress ------------------------------------------------------------------------------------------------------

ACTIES = (
    "Actie;Datum;Stand van zaken;Status;Aantal\n"
    "bob-winter;15/12/2024;Vijf controles, 412 bestuurders;uitgevoerd;5\n"
    "verkeer.ontraden.slim;16/12/2024;Twee acties;Lopend;2\n"
)


def test_progress_comes_in_once(lama: Lama, bestand: Any) -> None:
    proef = lama("importeer", "voortgang", bestand(ACTIES), "--proef")
    assert proef.uit.startswith("Zou inlezen: 2 nieuw")
    assert "“bob-winter” is verkeer.ontraden.bob-winter" in proef.uit
    assert lama("importeer", "voortgang", bestand(ACTIES)).code == 0
    assert lama("importeer", "voortgang", bestand(ACTIES)).uit.startswith(
        "Ingelezen: 0 nieuw, 0 gecorrigeerd; 2 gelijk"
    )
    (eerste, tweede) = lama("journaal", "--json").json
    assert (eerste["status"], eerste["aantal"], eerste["datum"]) == ("uitgevoerd", 5, "2024-12-15")
    assert (tweede["onderwerp"], tweede["status"]) == ("verkeer.ontraden.slim", "lopend")


def test_two_rows_that_say_the_same_are_two_entries_and_stay_two(lama: Lama, bestand: Any) -> None:
    dubbel = ACTIES + ACTIES.splitlines()[1] + "\n"
    assert lama("importeer", "voortgang", bestand(dubbel)).uit.startswith("Ingelezen: 3 nieuw")
    assert lama("importeer", "voortgang", bestand(dubbel)).uit.startswith(
        "Ingelezen: 0 nieuw, 0 gecorrigeerd; 3 gelijk"
    )


def test_a_row_that_was_exported_and_changed_corrects_what_it_came_from(
    lama: Lama, bestand: Any, tmp_path: Path
) -> None:
    lama("importeer", "voortgang", bestand(ACTIES))
    uit = tmp_path / "uit.csv"
    lama("exporteer", str(uit), "--deel", "voortgang")
    anders = uit.read_text("utf-8-sig").replace("Twee acties", "Drie acties").replace("16/12/2024", "17/12/2024")
    gedaan = lama("importeer", "voortgang", bestand(anders.encode()))
    assert gedaan.uit.startswith("Ingelezen: 0 nieuw, 1 gecorrigeerd; 1 gelijk")
    events = lama("journaal", "--json").json
    assert (events[2]["vervangt"], events[2]["datum"], events[2]["inhoud"]["tekst"]) == (
        events[1]["id"],
        "2024-12-17",
        "Drie acties",
    )


def test_an_old_export_does_not_undo_what_was_corrected_since(lama: Lama, bestand: Any, tmp_path: Path) -> None:
    lama("importeer", "voortgang", bestand(ACTIES))
    uit = tmp_path / "uit.csv"
    lama("exporteer", str(uit), "--deel", "voortgang")
    lama("corrigeer", "2", "--tekst", "Vier acties")
    lama("intrekken", "1", "--reden", "dubbel")
    gedaan = lama("importeer", "voortgang", str(uit))
    assert gedaan.code == 5
    assert gedaan.uit.count("intussen gewijzigd of") == 2
    assert "cel A2" in gedaan.uit
    assert len(lama("journaal", "--json").json) == 4


@pytest.mark.parametrize(
    ("rij", "cel", "waarom"),
    [
        ("bob-winter;15/12/2024;;bezig;", "D2", "bestaat niet"),
        ("bob-winter;15/12/2019;x;;", "B2", "periode van dit plan"),
        ("bob-winter;15/12/2025;x;;", "B2", "toekomst"),
        ("bob-winter;15/12/2024;;;", "B2", "niets om te loggen"),
        ("bob-winter;15/12/2024;mail naar an@voorbeeld.be;;", "C2", "e-mailadres"),
        ("bob-winter;15/12/2024;x;;half", "E2", "geen getal"),
    ],
)
def test_a_refused_cell_of_progress_is_named(rij: str, cel: str, waarom: str, lama: Lama, bestand: Any) -> None:
    gedaan = lama("importeer", "voortgang", bestand(f"actie;datum;tekst;status;aantal\n{rij}\n"))
    assert gedaan.code in (3, 5)
    assert f"cel {cel} (" in gedaan.uit
    assert waarom in " ".join(gedaan.uit.split())
    assert not (lama.thuis / "journaal.db").exists()


def test_reading_text_needs_no_library_for_excel(lama: Lama, bestand: Any) -> None:
    pad = bestand(BREED)
    code = (
        "import sys; from lama_zvp.__main__ import run\n"
        f"woorden = ['--thuis', {str(lama.thuis)!r}, '--vandaag', '2025-03-14', 'importeer', 'metingen', {pad!r}]\n"
        "assert run(woorden) == 0\n"
        "assert not {'python_calamine', 'xlsxwriter', 'sqlmodel', 'textual'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


# --- out -----------------------------------------------------------------------------------------------------------


def vul(lama: Lama, bestand: Any) -> None:
    lama("importeer", "metingen", bestand(BREED))
    lama("importeer", "voortgang", bestand(ACTIES))
    lama("log", "bob-winter", "=cmd|' /C calc'!A0\n@x\t\"q\" 😀 שלום", "--datum", "2024-12-20", "--gemeente", "lanaken")
    lama("corrigeer", "1", "--waarde", "13")
    lama("beoordeel", "verkeer", "2024", "aandacht", "--toelichting", "+1 te weinig")


@pytest.mark.parametrize("naam", ["uit.xlsx", "uit.zip", "uit.jsonl"])
def test_an_export_is_all_known_at_home_and_makes_the_same_elsewhere(
    naam: str, lama: Lama, bestand: Any, tmp_path: Path
) -> None:
    vul(lama, bestand)
    uit = str(tmp_path / naam)
    assert lama("exporteer", uit).code == 0
    voor = len(lama("journaal", "--json").json)
    for soort, aantal in (("metingen", 5), ("voortgang", 3)):
        thuis = lama("importeer", soort, uit)
        assert thuis.uit.startswith(f"Ingelezen: 0 nieuw, 0 gecorrigeerd; {aantal} gelijk"), thuis.uit
    assert len(lama("journaal", "--json").json) == voor
    elders = Lama(tmp_path / "elders", lama.lees)
    for soort in ("metingen", "voortgang"):
        assert elders("importeer", soort, uit).code == 0
    assert inhoud_van(elders) == inhoud_van(lama)
    assert len(inhoud_van(lama)) == 8


def test_a_set_of_csv_files_is_all_known_at_home(lama: Lama, bestand: Any, tmp_path: Path) -> None:
    vul(lama, bestand)
    assert lama("exporteer", str(tmp_path / "uit.zip")).code == 0
    with zipfile.ZipFile(tmp_path / "uit.zip") as archief:
        assert sorted(archief.namelist()) == [
            "indicatoren.csv",
            "journaal.csv",
            "maatregelen.csv",
            "metingen.csv",
            "voortgang.csv",
        ]
        archief.extractall(tmp_path / "los")
    assert lama("importeer", "metingen", str(tmp_path / "los" / "indicatoren.csv")).uit.startswith("Ingelezen: 0 nieuw")
    for soort, aantal in (("metingen", 5), ("voortgang", 3)):
        thuis = lama("importeer", soort, str(tmp_path / "los" / f"{soort}.csv"))
        assert thuis.uit.startswith(f"Ingelezen: 0 nieuw, 0 gecorrigeerd; {aantal} gelijk"), thuis.uit


def inhoud_van(lama: Lama) -> list[dict[str, Any]]:
    """The figures and progress that count, without who recorded them and when."""
    regels = [json.loads(regel) for regel in lama("exporteer", "-", "--formaat", "jsonl").uit.splitlines()]
    weg = {"id", "nummer", "auteur", "vastgelegd_op"}
    return [{k: v for k, v in r.items() if k not in weg} for r in regels if r["tabel"] in ("metingen", "voortgang")]


def test_an_export_is_for_this_account_alone_and_replaces_nothing_unasked(
    lama: Lama, bestand: Any, tmp_path: Path
) -> None:
    vul(lama, bestand)
    uit = tmp_path / "uit.xlsx"
    assert lama("exporteer", str(uit)).code == 0
    assert oct(uit.stat().st_mode)[-3:] == "600"
    eerst = uit.read_bytes()
    geweigerd = lama("exporteer", str(uit))
    assert geweigerd.code == 3
    assert "--vervang" in geweigerd.fout
    assert lama("exporteer", str(uit), "--vervang").code == 0
    assert uit.read_bytes() == eerst
    assert [pad.name for pad in tmp_path.iterdir() if pad.name.startswith(".uit")] == []


@pytest.mark.parametrize(
    ("woorden", "code"), [(("uit.ods",), 2), (("uit.csv",), 2), (("-",), 2), (("uit.csv", "--deel", "x"), 3)]
)
def test_an_export_asks_for_a_form_and_for_one_table_of_csv(woorden: tuple[str, ...], code: int, lama: Lama) -> None:
    assert lama("exporteer", *woorden).code == code
    assert not lama.thuis.exists()


def test_an_empty_home_exports_its_plan_and_stays_empty(lama: Lama) -> None:
    regels = [json.loads(regel) for regel in lama("exporteer", "-", "--formaat", "jsonl").uit.splitlines()]
    tabellen = {regel["tabel"] for regel in regels}
    assert tabellen == {"colofon", "maatregelen", "indicatoren"}
    assert not lama.thuis.exists()


def test_the_journal_comes_out_with_what_counts_and_what_replaced_what(lama: Lama, bestand: Any) -> None:
    vul(lama, bestand)
    regels = [
        json.loads(regel)
        for regel in lama("exporteer", "-", "--formaat", "jsonl", "--deel", "journaal").uit.splitlines()
    ][1:]
    assert [regel["nummer"] for regel in regels] == list(range(1, 11))
    assert (regels[0]["geldt"], regels[8]["geldt"], regels[8]["vervangt"]) == (False, True, 1)
    assert regels[9]["tekst"] == "aandacht\n+1 te weinig"
    assert date.fromisoformat(regels[5]["datum"]) == date(2024, 12, 15)


def test_a_full_disk_leaves_what_stood_there(lama: Lama, bestand: Any, tmp_path: Path) -> None:
    vul(lama, bestand)
    if os.geteuid() == 0:
        gedaan = lama("exporteer", "/proc/uit.xlsx")
    else:
        gedaan = lama("exporteer", "/uit.xlsx")
    assert gedaan.code == 6


def test_a_name_that_fits_several_measures_is_refused_with_all_of_them(lama: Lama, bestand: Any) -> None:
    gedaan = lama("importeer", "voortgang", bestand("maatregel;datum;tekst\nfipa;1/5/2024;Gedaan\n"), "--json")
    (fout,) = gedaan.json["afgekeurd"]
    assert fout["reden"] == "“fipa” past op 2 dingen in het plan"
    assert "verkeer.ontraden.fipa, eigendom.ontraden.fipa" in fout["raad"]
