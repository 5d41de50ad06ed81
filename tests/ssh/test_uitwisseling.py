"""Figures in and out over SSH: a file comes in as the input of the call, goes out as its output, and no other way."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from tests.ssh.station import Station
from tests.unit.uitwissel_stof import excel

CIJFERS = "Fenomeen;2021;2022*\r\nDrugsmisdrijven;251;260\r\n".encode("cp1252")


def test_a_file_is_tried_and_then_read_from_the_input_of_the_call(station: Station) -> None:
    proef = station.ssh("mede", "importeer metingen - --proef", invoer=CIJFERS)
    assert proef.returncode == 0, proef.stderr
    assert proef.stdout.decode().startswith("Zou inlezen: 2 nieuw")
    gedaan = station.ssh("mede", "importeer metingen -", invoer=CIJFERS)
    assert gedaan.returncode == 0, gedaan.stderr
    assert gedaan.stdout.decode().startswith("Ingelezen: 2 nieuw")
    eigen = [e for e in station.journaal() if e["onderwerp"] == "misdrijven-drugs"]
    assert [(e["auteur"], e["waarde"], e["inhoud"]["voorlopig"]) for e in eigen] == [
        ("mede", "251", False),
        ("mede", "260", True),
    ]
    nog_eens = station.ssh("mede", "importeer metingen - --json", invoer=CIJFERS)
    assert b'"geschreven": false' in nog_eens.stdout


def test_excel_and_what_is_said_about_it_come_along(station: Station) -> None:
    boek = excel(("x", [["Wat", "Wanneer", "Hoeveel"], ["Ongevallen (letsel)", 2021, 99]]))
    opties = "--kolom indicator=Wat --kolom periode=Wanneer --kolom waarde=Hoeveel"
    opties += " --naam 'Ongevallen (letsel)=ongevallen-letsel'"
    gedaan = station.ssh("mede", f"importeer metingen - --proef {opties}", invoer=boek)
    assert gedaan.returncode == 0, gedaan.stderr
    assert b"ongevallen-letsel" in gedaan.stdout


def test_progress_comes_in_the_same_way(station: Station) -> None:
    acties = b"actie;datum;tekst\nverkeer.ontraden.slim;2/5/2024;Over de lijn ingelezen\n"
    gedaan = station.ssh("mede", "importeer voortgang -", invoer=acties)
    assert gedaan.returncode == 0, gedaan.stderr
    assert any(e["inhoud"].get("tekst") == "Over de lijn ingelezen" for e in station.journaal())


def test_an_export_is_the_output_of_the_call(station: Station) -> None:
    boek = station.ssh("mede", "exporteer - --formaat xlsx")
    assert boek.returncode == 0, boek.stderr
    with zipfile.ZipFile(io.BytesIO(boek.stdout)) as pakket:
        assert "xl/workbook.xml" in pakket.namelist()
    los = station.ssh("mede", "exporteer - --formaat csv --deel metingen")
    assert los.stdout.startswith(b"\xef\xbb\xbfIndicator;Naam;")


@pytest.mark.parametrize(
    "vorm",
    [
        "importeer metingen {f}",
        "importeer voortgang {f}",
        "importeer metingen - -",
        "importeer metingen - --thuis {d}",
        "exporteer {f}",
        "exporteer {f} --formaat csv --deel metingen",
        "exporteer - --vervang --formaat xlsx",
    ],
)
def test_no_file_can_be_named(vorm: str, station: Station, tmp_path: Path) -> None:
    bestand = tmp_path / "cijfers.csv"
    bestand.write_bytes(CIJFERS)
    gedaan = station.ssh("mede", vorm.format(f=bestand, d=tmp_path), invoer=CIJFERS)
    assert gedaan.returncode == 5
    assert gedaan.stdout == b""
    assert [pad.name for pad in tmp_path.iterdir()] == ["cijfers.csv"]


def test_who_may_only_read_exports_and_does_not_import(station: Station) -> None:
    assert station.ssh("lies", "importeer metingen - --proef", invoer=CIJFERS).returncode == 5
    assert station.ssh("lies", "exporteer - --formaat jsonl").returncode == 0
