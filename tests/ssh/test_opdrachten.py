"""Commands over SSH as people use them: documents byte for byte, entries under the right name, no standard input."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from lama_zvp.access.rollen import Wie
from lama_zvp.settings import Keuze
from lama_zvp.workspace import Workspace
from tests.kleine_lama import leg_kleine_lama
from tests.ssh.station import Station


@pytest.mark.parametrize("formaat", ["md", "json", "html", "pdf"])
def test_a_document_arrives_byte_for_byte(formaat: str, station: Station) -> None:
    keuze = Keuze(station.thuis, vandaag=datetime.date(2025, 3, 14))
    with Workspace(keuze, wie=Wie("toets")) as werkruimte:
        from lama_zvp.stuurbord.render import beschikbare_formaten

        if formaat not in beschikbare_formaten():
            pytest.skip(f"{formaat} needs an extra that is not installed")
        verwacht = werkruimte.document(2024, "politieraad", formaat)
    gedaan = station.ssh(
        "lies", f"stuurbord 2024 --editie politieraad --formaat {formaat} --vandaag 14/03/2025", opties=["-T"]
    )
    assert gedaan.returncode == 0, gedaan.stderr
    assert gedaan.stdout == verwacht


def test_an_entry_is_recorded_under_the_name_and_key_of_whoever_is_connected(station: Station) -> None:
    gedaan = station.ssh("mede", "log bob-winter 'Vijf controles; \"alles\" rustig' --datum 2024-05-01 --json")
    assert gedaan.returncode == 0, gedaan.stderr
    gemeld = json.loads(gedaan.stdout)
    laatste = station.journaal()[-1]
    assert gemeld["id"] == laatste["id"]
    assert laatste["inhoud"]["tekst"] == 'Vijf controles; "alles" rustig'
    assert (laatste["auteur"], laatste["rol"]) == ("mede", "medewerker")
    (persoon,) = [
        p for p in json.loads((station.thuis / "toegang.json").read_text())["personen"] if p["naam"] == "mede"
    ]
    assert laatste["inhoud"]["met_sleutel"] == persoon["vingerafdruk"]


def test_words_that_the_clients_shell_left_without_quotes_are_taken_as_one_text(station: Station) -> None:
    gedaan = station.ssh("mede", "log", "bob-winter", "Vijf", "controles", "gedaan", "--datum", "2024-05-01")
    assert gedaan.returncode == 0, gedaan.stderr
    assert station.journaal()[-1]["inhoud"]["tekst"] == "Vijf controles gedaan"


@pytest.mark.parametrize(
    "commando", ["overzicht", "log bob-winter 'x' --datum 2024-05-01", "log bob-winter - --datum 2024-05-01", ""]
)
def test_standard_input_is_read_by_nothing(commando: str, station: Station) -> None:
    gedaan = station.ssh("mede", commando, invoer=b"GEHEIME INVOER\n" * 100_000)
    assert gedaan.returncode == 0, gedaan.stderr
    assert b"GEHEIME INVOER" not in gedaan.stdout + gedaan.stderr
    assert "GEHEIME INVOER" not in str(station.journaal()[-1])


def test_personal_data_is_refused_over_ssh_too_and_leaves_no_byte(station: Station) -> None:
    gedaan = station.ssh("mede", "log bob-winter 'Gesproken met 85.07.30-033.28' --datum 2024-05-01")
    assert gedaan.returncode == 5
    assert "een rijksregisternummer" in gedaan.stderr.decode()
    assert b"85.07.30" not in gedaan.stderr
    assert station.weigeringen("mede")[-1]["inhoud"]["tekst"] == "persoonsgegevens in vrije tekst"
    for pad in station.thuis.rglob("*"):
        assert not pad.is_file() or b"85.07.30" not in pad.read_bytes(), pad


def test_the_language_of_the_client_changes_no_byte_of_a_document(station: Station) -> None:
    opdracht = "stuurbord 2023 --vandaag 14/03/2025"
    talen = ("C", "C.UTF-8", "POSIX", "nl_BE.ISO-8859-1", "onbestaand")
    gewoon = station.ssh("korps", opdracht)
    with ThreadPoolExecutor(3) as draden:
        opties = [("-o", f"SetEnv=LANG={taal} LC_ALL={taal}") for taal in talen]
        gedaan = list(draden.map(lambda o: station.ssh("korps", opdracht, opties=o), opties))
    for taal, antwoord in zip(talen, gedaan, strict=True):
        assert (antwoord.returncode, antwoord.stdout) == (0, gewoon.stdout), taal


def test_the_beheerder_sees_over_ssh_who_is_refused_again_and_again(station: Station) -> None:
    assert {antwoord.returncode for antwoord in station.samen("lies", ["controle"] * 10)} == {5}
    gedaan = station.ssh("beheer", "toegang meldingen --json")
    assert gedaan.returncode == 0, gedaan.stderr
    assert "lies" in {melding["naam"] for melding in json.loads(gedaan.stdout)}
    assert station.ssh("lies", "toegang meldingen").returncode == 5


def test_the_audit_trail_names_who_with_which_key_for_judgement_freeze_redaction_and_access(
    nieuw_station: Callable[..., Station],
) -> None:
    station = nieuw_station({})
    leg_kleine_lama(station.thuis)
    mensen = {"lies": "lezer", "korps": "korpsleiding"}
    for naam, rol in mensen.items():
        station.geef(naam, rol)
    station.start()
    for commando in (
        "beoordeel verkeer 2023 aandacht --toelichting 'Loopt niet overal'",
        "log bob-zomer 'Tekst die weg moet, en gauw' --datum 2023-05-01",
    ):
        assert station.ssh("korps", commando).returncode == 0
    nummer = station.journaal()[-1]["volgnr"]
    assert station.ssh("korps", f"redigeer {nummer} --reden 'Hoort hier niet'").returncode == 0
    assert station.ssh("korps", "vaststellen 2023 --toch").returncode == 0
    laatste = {g["soort"]: g for g in station.journaal() if g["auteur"] == "korps"}
    for soort in ("beoordeling", "redactie", "vaststelling"):
        assert laatste[soort]["inhoud"]["met_sleutel"].startswith("SHA256:"), soort
    toegevoegd = [g for g in station.journaal() if g["inhoud"].get("handeling") == "toegevoegd"]
    assert {g["inhoud"]["naam"] for g in toegevoegd} == set(mensen)
    assert all(g["inhoud"]["vingerafdruk"].startswith("SHA256:") for g in toegevoegd)
