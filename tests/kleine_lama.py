"""The shipped plan cut down to two fiches and one hefboom, under its own key and names: for tests that freeze a year.

A freeze makes four editions in four forms, of which a PDF of the whole plan alone takes a second.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

BRON = Path(__file__).resolve().parents[1] / "plans" / "lama-2020-2025.yaml"
FICHES = ("verkeer", "drugs")
MAATREGELEN = 12
"""Measures kept of each fiche, besides those that have the words of `OOK` in their key."""
OOK = ("bob", "slim", "controle")


@cache
def kleine_lama() -> str:
    """The plan as YAML."""
    plan: dict[str, Any] = yaml.safe_load(BRON.read_text(encoding="utf-8"))
    plan["fiches"] = [fiche for fiche in plan["fiches"] if fiche["sleutel"] in FICHES]
    for fiche in plan["fiches"]:
        maatregelen = fiche["maatregelen"]
        fiche["maatregelen"] = [
            m for nummer, m in enumerate(maatregelen) if nummer < MAATREGELEN or any(w in m["sleutel"] for w in OOK)
        ]
    plan["hefbomen"] = plan["hefbomen"][:1]
    plan["hefbomen"][0]["toezeggingen"] = plan["hefbomen"][0]["toezeggingen"][:2]
    gebruikt = {i for deel in (*plan["fiches"], *plan["hefbomen"]) for i in deel.get("indicatoren", [])}
    plan["indicatoren"] = [i for i in plan["indicatoren"] if i["sleutel"] in gebruikt]
    plan["speerpunt_indicatoren"] = [i for i in plan.get("speerpunt_indicatoren", []) if i in gebruikt]
    for naam in ("tabellen", "narekenen", "overleg"):
        plan.pop(naam, None)
    plan["middelen"]["tabellen"] = []
    return yaml.safe_dump(plan, allow_unicode=True, sort_keys=False, width=120)


def leg_kleine_lama(thuis: Path) -> Path:
    """Put it in a home, where it takes the place of the shipped plan with the same key."""
    map_ = thuis / "plannen"
    map_.mkdir(parents=True, exist_ok=True, mode=0o700)
    thuis.chmod(0o700)
    pad = map_ / "lama-2020-2025.yaml"
    pad.write_text(kleine_lama(), encoding="utf-8")
    return pad
