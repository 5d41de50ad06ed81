"""The plan that the README shows loads as it stands there, with hardly anything left open."""

from __future__ import annotations

import re
from pathlib import Path

from lama_zvp.plan.check import controleer
from lama_zvp.plan.load import parse_plan

README = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")


def test_the_plan_in_the_readme_loads_and_leaves_only_the_aim_the_holder_and_the_other_layers_open() -> None:
    (tekst,) = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    plan = parse_plan(tekst.encode(), "README.md")
    assert plan.fiches[0].maatregelen[0].laag == "ontraden"
    assert [b.tekst for b in controleer(plan)] == [
        "De fiche noemt geen doelstelling.",
        "De fiche noemt geen verantwoordelijke.",
        "De lagen Raadgeven, Reguleren, Onderzoeken en Nazorg zijn leeg.",
    ]
