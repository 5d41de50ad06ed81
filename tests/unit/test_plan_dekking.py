"""How a plan answers to higher plans: what serves a priority, which have nothing, and what serves none."""

from __future__ import annotations

from pathlib import Path

import pytest

from lama_zvp.errors import PlanOngeldig
from lama_zvp.plan.dekking import Dekking, dekking
from lama_zvp.plan.load import load_plan, parse_plan

ROOT = Path(__file__).resolve().parents[2]

PLAN = """sleutel: proef
titel: Proef
zone: {naam: Zone}
periode: {van: 2026-01-01, tot: 2031-12-31}
bron: {titel: Proef}
speerpunt: {tekst: Veilig, bron: "1"}
fiches:
  - sleutel: verkeer
    titel: Verkeer
    korte_titel: Verkeer
    bron: "2"
    koppelingen: [nvp.verkeer]
    maatregelen:
      - {sleutel: a, titel: A, omschrijving: A, laag: ontraden, bron: "2"}
      - {sleutel: b, titel: B, omschrijving: B, laag: nazorg, koppelingen: [nvp.cyber, vraag.rust], bron: "2"}
  - {sleutel: leeg, titel: Leeg, korte_titel: Leeg, koppelingen: [nvp.drugs], bron: "3"}
  - sleutel: eigen
    titel: Eigen
    korte_titel: Eigen
    bron: "4"
    koppelingen: [vraag.rust]
    maatregelen:
      - {sleutel: c, titel: C, omschrijving: C, laag: nazorg, bron: "4"}
hefbomen:
  - sleutel: recherche
    titel: Recherche
    omschrijving: Recherche
    koppelingen: [col.wapens]
    toezeggingen: [{sleutel: d, titel: D, omschrijving: D, bron: "5"}]
    bron: "5"
kaders:
  - sleutel: nvp
    titel: NVP
    themas: [{sleutel: verkeer, titel: Verkeer}, {sleutel: cyber, titel: Cyber}, {sleutel: drugs, titel: Drugs}]
    bron: "6"
  - {sleutel: col, titel: COL, soort: omzendbrief, themas: [{sleutel: wapens, titel: Wapens}], bron: "6"}
  - sleutel: vraag
    titel: Vraag
    soort: bevraging
    themas: [{sleutel: rust, titel: Rust}, {sleutel: x, titel: X}]
    bron: "6"
"""


@pytest.fixture(scope="module")
def uitkomst() -> Dekking:
    return dekking(parse_plan(PLAN.encode(), "proef.yaml"))


def test_a_measure_serves_what_its_fiche_names_and_what_it_names_itself(uitkomst: Dekking) -> None:
    verkeer, cyber, _ = uitkomst.kaders[0].prioriteiten
    assert [(d.naam, d.zelf) for d in verkeer.beloftes] == [
        ("verkeer.ontraden.a", False),
        ("verkeer.nazorg.b", False),
    ]
    assert [(d.naam, d.zelf) for d in cyber.beloftes] == [("verkeer.nazorg.b", True)]
    assert cyber.groepen == ()


def test_a_fiche_that_names_a_priority_and_promises_nothing_does_not_serve_it(uitkomst: Dekking) -> None:
    assert [p.naam for p in uitkomst.ongedekt] == ["nvp.drugs"]
    assert [g.naam for g in uitkomst.kaders[0].prioriteiten[2].groepen] == ["leeg"]


def test_a_commitment_serves_what_its_hefboom_names(uitkomst: Dekking) -> None:
    assert [d.naam for d in uitkomst.kaders[1].prioriteiten[0].beloftes] == ["hefboom.recherche.d"]


def test_a_survey_asks_for_nothing_so_it_leaves_nothing_uncovered_and_ties_nothing(uitkomst: Dekking) -> None:
    assert not uitkomst.kaders[2].bindend
    assert [d.naam for d in uitkomst.losse_groepen] == ["eigen"]
    assert [d.naam for d in uitkomst.losse_beloftes] == ["eigen.nazorg.c"]


def test_a_promise_can_only_serve_a_theme_that_the_plan_knows() -> None:
    with pytest.raises(PlanOngeldig) as fout:
        parse_plan(PLAN.replace("[nvp.cyber, vraag.rust]", "[nvp.cyberr]").encode(), "proef.yaml")
    assert "fiches.verkeer.maatregelen.b.koppelingen.1`: geen kader.thema `nvp.cyberr`" in str(fout.value)


@pytest.mark.parametrize("pad", sorted((ROOT / "plans").glob("*.yaml")), ids=lambda pad: pad.stem)
def test_of_a_shipped_plan_every_promise_is_counted_once_or_is_loose(pad: Path) -> None:
    plan = load_plan(pad)
    uitkomst = dekking(plan)
    los = {d.naam for d in uitkomst.losse_beloftes}
    dienend = {d.naam for k in uitkomst.kaders if k.bindend for p in k.prioriteiten for d in p.beloftes}
    namen = {f"{f.sleutel}.{m.laag}.{m.sleutel}" for f in plan.fiches for m in f.maatregelen}
    namen |= {f"hefboom.{h.sleutel}.{t.sleutel}" for h in plan.hefbomen for t in h.toezeggingen}
    assert los.isdisjoint(dienend)
    assert los | dienend == namen
