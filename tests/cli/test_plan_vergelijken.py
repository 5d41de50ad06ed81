"""Two plans compared, and a plan beside its higher plans, on the command line: as text, as Markdown, as JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Lama

ROOT = Path(__file__).resolve().parents[2]
KLEIN = (ROOT / "tests" / "golden" / "plannen" / "klein.yaml").read_text(encoding="utf-8")


@pytest.fixture
def twee(tmp_path: Path) -> tuple[str, str]:
    """Files of a plan and of a later version of it."""
    oud, nieuw = tmp_path / "oud.yaml", tmp_path / "nieuw.yaml"
    oud.write_text(KLEIN, encoding="utf-8")
    later = KLEIN.replace("termijn: 2022-12-31", "termijn: 2023-12-31").replace("titel: BOB in", "titel: BOB* in")
    nieuw.write_text(later, encoding="utf-8")
    return str(oud), str(nieuw)


def test_a_plan_beside_itself_shows_no_difference(lama: Lama) -> None:
    uitkomst = lama("plan", "verschil", "lama-2020-2025", "lama-2020-2025")
    assert uitkomst.code == 0
    assert uitkomst.uit.endswith("Naar betekenis is er geen verschil.\n")


def test_two_files_differ_by_meaning(lama: Lama, twee: tuple[str, str]) -> None:
    uit = lama("plan", "verschil", *twee).uit
    assert "0 erbij, 0 weg, 2 gewijzigd." in uit
    assert "termijn: 31 december 2022 → 31 december 2023 (later)" in uit


def test_the_same_as_markdown_keeps_text_from_the_plan_plain(lama: Lama, twee: tuple[str, str]) -> None:
    uit = lama("plan", "verschil", *twee, "--formaat", "md").uit
    assert uit.startswith("# Verschil tussen ")
    assert r"titel: BOB in de winter → BOB\* in de winter" in uit


def test_the_same_as_an_object(lama: Lama, twee: tuple[str, str]) -> None:
    veranderingen = lama("plan", "verschil", *twee, "--json").json["veranderingen"]
    assert [(v["ding"], v["velden"][0]["veld"]) for v in veranderingen] == [
        ("maatregel", "titel"),
        ("maatregel", "termijn"),
    ]


def test_a_version_that_was_frozen_can_be_compared_with_the_plan_of_now(lama: Lama, tmp_path: Path) -> None:
    plannen = lama.thuis / "plannen"
    plannen.mkdir(parents=True)
    (plannen / "proef.yaml").write_text(KLEIN, encoding="utf-8")
    lama("--plan", "proef", "log", "advies", "Gedaan", "--datum", "2024-05-01")
    assert lama("--plan", "proef", "vaststellen", "2024", "--toch").code == 0
    (plannen / "proef.yaml").write_text(KLEIN.replace("Diensthoofd verkeer", "Korpschef"), encoding="utf-8")
    versies = [e for e in lama("--plan", "proef", "journaal", "--json").json if e["soort"] == "planversie"]
    sha = versies[0]["inhoud"]["sha256"]
    uit = lama("plan", "verschil", sha[:12], "proef").uit
    assert "verantwoordelijke: Diensthoofd verkeer → Korpschef" in uit


def test_an_unknown_plan_leaves_with_4_and_an_unknown_form_with_2(lama: Lama) -> None:
    assert lama("plan", "verschil", "lama-2020-2025", "deadbeef").code == 4
    assert lama("plan", "verschil", "lama-2020-2025", "lama-2020-2025", "--formaat", "pdf").code == 2


def test_the_coverage_names_the_priorities_without_a_measure(lama: Lama) -> None:
    uit = lama("plan", "dekking").uit
    assert "✗ Identiteitsfraude en domiciliefraude: geen maatregel" in uit
    assert "· Informaticacriminaliteit: 10 beloftes (via cyber)" in uit


def test_the_coverage_as_markdown_and_as_an_object(lama: Lama) -> None:
    md = lama("plan", "dekking", "noord-holland-2019-2022", "--formaat", "md").uit
    assert "| Executie |  | " in md
    vorm = lama("plan", "dekking", "noord-holland-2019-2022", "--json").json
    assert "veiligheidsagenda-2019-2022.migratietaak" in vorm["ongedekt"]


def test_who_answers_for_a_measure_finds_it_on_his_own_list_of_work(lama: Lama) -> None:
    gemeente = str(ROOT / "tests" / "golden" / "plannen" / "gemeente.yaml")
    lama.vandaag = "2026-06-01"
    document = lama("--plan", gemeente, "stuurbord", "2026", "--editie", "stuurgroep", "--formaat", "json").json
    lijsten = {
        lijst["verantwoordelijke"]: [p["onderwerp"] for p in lijst["punten"]] for lijst in _werklijsten(document)
    }
    assert "ondermijning.repressie.integrale-controles" in lijsten["Teamleider toezicht"]
    assert "ondermijning.proactie.bibob" in lijsten["Beleidsmedewerker veiligheid"]


def _werklijsten(waarde: Any) -> list[Any]:
    """The lists of work, wherever the document keeps them."""
    if isinstance(waarde, dict):
        eigen = waarde["werklijst"] if isinstance(waarde.get("werklijst"), list) else []
        return [*eigen, *(w for deel in waarde.values() for w in _werklijsten(deel))]
    return [w for deel in waarde for w in _werklijsten(deel)] if isinstance(waarde, list) else []
