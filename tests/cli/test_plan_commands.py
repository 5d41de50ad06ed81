"""Looking at plans: all of it, its defects with their place, and the schema an editor uses."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema

from tests.cli.conftest import Lama


def test_the_plan_as_an_object_names_every_measure_in_full(lama: Lama) -> None:
    plan = lama("plan", "toon", "lama-2020-2025", "--json").json
    keys = [fiche["sleutel"] for fiche in plan["fiches"]]
    assert keys == [
        "verkeer",
        "drugs",
        "eigendom",
        "radicalisme",
        "ifg",
        "cyber",
        "ondermijning",
        "milieu",
        "jeugd",
    ]
    names = [m["naam"] for fiche in plan["fiches"] for m in fiche["maatregelen"]]
    assert len(names) == len(set(names)) > 100
    for fiche in plan["fiches"]:
        for measure in fiche["maatregelen"]:
            assert measure["naam"] == f"{fiche['sleutel']}.{measure['laag']}.{measure['sleutel']}"
            assert measure["laag_herkomst"] in ("plan", "afgeleid")
            assert measure["klasse"] in ("openbaar", "intern", "beperkt")
            assert measure["titel"]


def test_the_plan_as_text_holds_every_title_name_figure_and_partner(lama: Lama) -> None:
    plan = lama("plan", "toon", "--json").json
    text = " ".join(lama("plan", "toon").uit.split())
    for fiche in plan["fiches"]:
        for measure in fiche["maatregelen"]:
            assert measure["naam"] in text
            assert " ".join(measure["titel"].split()) in text
            assert all(" ".join(partner.split()) in text for partner in measure["partners"])
            assert all(place in text for spot in measure["locaties"] for place in spot["plaatsen"])
    for lever in plan["hefbomen"]:
        assert all(promise["naam"] in text for promise in lever["toezeggingen"])
    for indicator in plan["indicatoren"]:
        assert f"({indicator['sleutel']})" in text
        assert all(f"{year}:" in text for year in indicator["nulmeting"])
    for table in plan["middelen"]["tabellen"]:
        assert table["titel"] in text
    assert "107,60" not in text
    assert "103,6" in text


def test_checking_every_plan_reports_the_sums_of_the_source_that_do_not_add_up(lama: Lama) -> None:
    outcome = lama("plan", "controleer")
    assert outcome.code == 0
    text = " ".join(outcome.uit.replace("\u00a0", " ").split())
    for fact in ("107,60", "103,60", "153", "154", "36,7 %", "37 %"):
        assert fact in text, fact


def test_a_broken_plan_names_every_defect_with_its_place_and_leaves_with_3(lama: Lama, tmp_path: Path) -> None:
    broken = tmp_path / "stuk.yaml"
    broken.write_text("sleutel: stuk\ntitel: 2020\nzone:\n  naam: x\n  nam: y\n", encoding="utf-8")
    outcome = lama("plan", "controleer", str(broken))
    assert outcome.code == 3
    assert f"{broken}:2:8:" in outcome.uit
    assert f"{broken}:5:" in outcome.uit
    assert "Traceback" not in outcome.uit
    used = lama("--plan", str(broken), "overzicht")
    assert used.code == 3
    assert f"{broken}:2:8:" in used.fout


def test_the_schema_is_json_schema_and_accepts_what_a_plan_may_say(lama: Lama) -> None:
    schema = json.loads(lama("plan", "schema").bytes)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert "fiches" in schema["properties"]


def test_the_list_of_plans_names_the_shipped_one(lama: Lama) -> None:
    assert "lama-2020-2025" in [row["sleutel"] for row in lama("plan", "lijst", "--json").json]


def test_a_gemeente_without_parts_stands_there_without_empty_brackets(lama: Lama) -> None:
    klein = Path(__file__).resolve().parents[1] / "golden" / "plannen" / "klein.yaml"
    uit = lama("plan", "toon", str(klein)).uit
    assert "Hoogdorp (Laagdorp, Middeldorp), 12.000 inwoners" in uit
    assert "Overdorp\n" in uit
