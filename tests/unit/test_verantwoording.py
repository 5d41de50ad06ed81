"""Earlier account as a data file: what it may say, and every defect told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from lama_zvp.errors import InvoerFout, NietGevonden
from lama_zvp.plan.load import load_plan, parse_verantwoording, read_verantwoording
from lama_zvp.plan.model import Plan
from lama_zvp.plan.shipped import plan_lijst
from lama_zvp.plan.verantwoording import AUTEUR, Verantwoording

ROOT = Path(__file__).resolve().parents[2]

GOED = """
plan: voorbeeldplan
bron: {titel: Jaarverslag 2021}
verslagen:
  - jaar: 2021
    titel: Jaarverslag 2021
    voortgang:
      - maatregel: verkeer.ontraden.bob-winter
        tekst: Twee acties gehouden.
        datum: 2021-12-18
        status: uitgevoerd
        aantal: 2
        bron: "4.1"
    metingen:
      - {indicator: tevredenheid, waarde: 75.2, n: 900, bron: "3.2"}
    beoordelingen:
      - {fiche: verkeer, oordeel: op-koers, herkomst: afgeleid, toelichting: Het gaat goed., bron: "1"}
"""


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan(ROOT / "tests" / "golden" / "plannen" / "klein.yaml")


def lees(plan: Plan, *vervang: tuple[str, str]) -> Verantwoording:
    tekst = GOED
    for oud, nieuw in vervang:
        assert oud in tekst, oud
        tekst = tekst.replace(oud, nieuw)
    return parse_verantwoording(tekst.encode(), "verslag.yaml", plan)


def test_an_account_gets_an_earlier_author_and_brings_the_figures_of_the_plan_along(plan: Plan) -> None:
    account = lees(plan)
    assert (account.auteur, account.cijfers_van_het_plan) == (AUTEUR, True)
    assert account.verslagen[0].voortgang[0].aantal == 2


@pytest.mark.parametrize(
    ("oud", "nieuw", "melding"),
    [
        (
            "plan: voorbeeldplan",
            "plan: ander-plan",
            "verslag.yaml:2:7: `plan`: deze verantwoording is van `ander-plan`",
        ),
        ("verkeer.ontraden.bob-winter", "verkeer.ontraden.bob-zomer", "geen maatregel `verkeer.ontraden.bob-zomer`"),
        ("indicator: tevredenheid", "indicator: tevreden", "bedoelde u `tevredenheid`?"),
        ("fiche: verkeer", "fiche: drugs", "geen fiche `drugs` in dit plan"),
        ("jaar: 2021\n", "jaar: 2019\n", "2019 valt buiten het plan; kies een jaar van 2020 tot en met 2026"),
        ("datum: 2021-12-18", "datum: 2022-01-02", "2022-01-02 valt niet in 2021; zet de melding bij haar eigen jaar"),
        ("status: uitgevoerd", "status: klaar", "kies uit niet-gestart, lopend"),
        ("tekst: Twee acties gehouden.", "teks: Twee acties", "bedoelde u `tekst`?"),
        ("waarde: 75.2", "waarde: veel", "een getal verwacht"),
        ("waarde: 75.2", "waarde: 175.2", "175.2 is geen percentage; schrijf een getal van 0 tot 100"),
        ("tevredenheid, waarde: 75.2, n: 900", "ongevallen, waarde: 1.122", "1.122 is geen telling"),
        ("tevredenheid, waarde: 75.2, n: 900", "ongevallen, waarde: 1.000", "schrijf 1000"),
    ],
)
def test_a_defect_is_told_with_its_place(plan: Plan, oud: str, nieuw: str, melding: str) -> None:
    with pytest.raises(InvoerFout) as fout:
        lees(plan, (oud, nieuw))
    assert melding in str(fout.value)
    assert "verslag.yaml:" in str(fout.value)


def test_a_figure_that_the_plan_prints_itself_may_not_be_told_again(plan: Plan) -> None:
    dubbel = ("indicator: tevredenheid, waarde: 75.2, n: 900", "indicator: ongevallen, waarde: 98")
    naar_2020 = (("jaar: 2021\n", "jaar: 2020\n"), ("datum: 2021-12-18", "datum: 2020-12-18"))
    with pytest.raises(InvoerFout, match="het plan drukt zelf het cijfer van 2020"):
        lees(plan, dubbel, *naar_2020)
    zonder = ("plan: voorbeeldplan", "plan: voorbeeldplan\ncijfers_van_het_plan: false")
    assert lees(plan, dubbel, *naar_2020, zonder).verslagen[0].jaar == 2020


def test_a_second_verdict_of_the_same_year_is_refused(plan: Plan) -> None:
    regel = GOED.strip().splitlines()[-1]
    with pytest.raises(InvoerFout, match="staat twee keer in 2021"):
        lees(plan, (regel, f"{regel}\n{regel}"))


def test_all_defects_are_told_at_once_in_order_of_place(plan: Plan) -> None:
    with pytest.raises(InvoerFout) as fout:
        lees(plan, ("fiche: verkeer", "fiche: drugs"), ("status: uitgevoerd", "status: klaar"))
    regels = str(fout.value).splitlines()
    assert regels[0] == "De verantwoording laadt niet (2 fouten):"
    assert [regel.split(":")[1] for regel in regels[1:3]] == ["11", "17"]


@pytest.mark.parametrize("inhoud", [b"", b"- 1\n", b"a: [", b"\xff\xfe", b"a: 1\n---\nb: 2\n"])
def test_a_file_that_is_no_account_is_refused_and_never_breaks(plan: Plan, inhoud: bytes) -> None:
    with pytest.raises(InvoerFout, match="De verantwoording laadt niet"):
        parse_verantwoording(inhoud, "verslag.yaml", plan)


def test_a_file_that_is_not_there_is_not_found(plan: Plan, tmp_path: Path) -> None:
    with pytest.raises(NietGevonden):
        read_verantwoording(tmp_path / "niets.yaml", plan)


@pytest.mark.parametrize("pad", sorted((ROOT / "plans" / "verantwoording").glob("*.yaml")), ids=lambda pad: pad.stem)
def test_every_account_we_ship_is_of_a_plan_we_ship_and_loads(pad: Path) -> None:
    plannen = plan_lijst((ROOT / "plans",))
    assert read_verantwoording(pad, load_plan(plannen[pad.stem])).plan == pad.stem


def test_an_account_is_no_plan() -> None:
    assert set(plan_lijst((ROOT / "plans",))) >= {"lama-2020-2025", "noord-holland-2019-2022"}
    assert not any("verantwoording" in naam for naam in plan_lijst((ROOT / "plans",)))
