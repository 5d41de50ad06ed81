"""Earlier account through the command line: in once, all or nothing, and never over what a person did since."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from lama_zvp.plan.verantwoording import AUTEUR
from tests.cli.conftest import Lama

ROOT = Path(__file__).resolve().parents[2]
NOORD = "noord-nederland-2020-2023"
KLEIN = ROOT / "tests" / "golden" / "plannen" / "klein.yaml"

VERSLAG = """
plan: voorbeeldplan
bron: {titel: Jaarverslag 2021}
verslagen:
  - jaar: 2021
    titel: Jaarverslag 2021
    voortgang:
      - {maatregel: verkeer.ontraden.bob-winter, tekst: Eerste actie, datum: 2021-12-04, aantal: 1, bron: "4.1"}
      - {maatregel: verkeer.ontraden.bob-winter, tekst: Tweede actie, datum: 2021-12-04, aantal: 1, bron: "4.1"}
      - {maatregel: verkeer.raadgeven.advies, tekst: Advies gegeven, status: lopend, bron: "4.2"}
    metingen:
      - {indicator: tevredenheid, waarde: 75.2, n: 900, bron: "3.2"}
    beoordelingen:
      - {fiche: verkeer, oordeel: op-koers, herkomst: afgeleid, toelichting: Het gaat goed., bron: "1"}
"""


@pytest.fixture
def klein(lama: Lama, tmp_path: Path) -> Lama:
    """A home with the small plan and an account beside it."""
    plannen = lama.thuis / "plannen"
    (plannen / "verantwoording").mkdir(parents=True)
    shutil.copy(KLEIN, plannen / "klein.yaml")
    (plannen / "verantwoording" / "klein.yaml").write_text(VERSLAG, encoding="utf-8")
    return lama


def importeer(lama: Lama, *woorden: str, plan: str = "klein") -> Any:
    return lama("--plan", plan, "importeer", "historiek", *woorden, "--json").json


def tel(verslag: Any) -> Counter[str]:
    return Counter(regel["uitkomst"] for regel in verslag["regels"])


def journaal(lama: Lama, plan: str = "klein") -> Any:
    return lama("--plan", plan, "journaal", "--json").json


def herschrijf(lama: Lama, oud: str, nieuw: str) -> None:
    pad = lama.thuis / "plannen" / "verantwoording" / "klein.yaml"
    tekst = pad.read_text(encoding="utf-8")
    assert oud in tekst
    pad.write_text(tekst.replace(oud, nieuw), encoding="utf-8")


# --- the shipped account -------------------------------------------------------------------------------------------


def test_the_account_of_noord_nederland_comes_in_once_and_the_second_time_changes_nothing(lama: Lama) -> None:
    assert tel(importeer(lama, plan=NOORD)) == {"nieuw": 273}
    eerst = journaal(lama, NOORD)
    assert Counter((g["soort"], g["jaar"]) for g in eerst) == {
        ("voortgang", 2021): 2,
        ("voortgang", 2022): 4,
        ("voortgang", 2023): 111,
        ("meting", 2020): 34,
        ("meting", 2021): 36,
        ("meting", 2022): 38,
        ("meting", 2023): 43,
        ("beoordeling", 2023): 5,
    }
    assert tel(importeer(lama, plan=NOORD)) == {"gelijk": 273}
    assert journaal(lama, NOORD) == eerst


def test_the_year_2023_of_noord_nederland_has_something_to_say(lama: Lama) -> None:
    importeer(lama, plan=NOORD)
    oordeel = lama("--plan", NOORD, "overzicht", "--jaar", "2023", "--json").json
    assert [fiche["uitvoering"]["oordeel"] for fiche in oordeel["fiches"]].count("onbekend") == 0
    assert oordeel["meldingen"] == 111


def test_every_event_names_the_earlier_author_and_where_it_stands(lama: Lama) -> None:
    importeer(lama, plan=NOORD)
    events = journaal(lama, NOORD)
    assert {event["auteur"] for event in events} == {AUTEUR}
    for event in events:
        inhoud = event["inhoud"]
        vindplaats = inhoud.get("bewijs") or inhoud.get("bron") or inhoud["toelichting"]
        assert "Jaarverslag 2023" in vindplaats
    assert lama("controle").code == 0


# --- a try, and what is in the file --------------------------------------------------------------------------------


def test_a_try_tells_what_would_change_and_creates_nothing(lama: Lama) -> None:
    outcome = lama("--plan", NOORD, "importeer", "historiek", "--proef")
    assert outcome.code == 0
    assert "Zou inlezen als “eerdere verantwoording”: 273 nieuw" in outcome.uit
    assert "2023: 111 voortgang, 43 meting, 5 beoordeling" in outcome.uit
    assert not lama.thuis.exists()


def test_the_figures_of_the_plan_come_along_with_the_words_of_the_account(klein: Lama) -> None:
    assert tel(importeer(klein)) == {"nieuw": 6}
    events = {(g["soort"], g["onderwerp"], g["jaar"]): g for g in journaal(klein)}
    eigen = events["meting", "ongevallen", 2020]
    assert (eigen["waarde"], eigen["inhoud"]["bron"]) == ("98", "Veiligheidsplan van een verzonnen zone, 3.1")
    gemeld = events["meting", "tevredenheid", 2021]
    assert (gemeld["waarde"], gemeld["inhoud"]["n"]) == ("75.2", 900)
    oordeel = events["beoordeling", "verkeer", 2021]["inhoud"]
    assert oordeel["oordeel"] == "op-koers"
    assert "onze lezing" in oordeel["toelichting"]


def test_an_entry_without_a_day_says_so_and_stands_on_the_last_day_of_its_year(klein: Lama) -> None:
    importeer(klein)
    (advies,) = (g for g in journaal(klein) if g["onderwerp"] == "verkeer.raadgeven.advies")
    assert advies["datum"] == "2021-12-31"
    assert advies["inhoud"]["bewijs"] == "Jaarverslag 2021, 4.2 (dag niet vermeld)"


def test_an_event_is_as_confidential_as_its_subject(klein: Lama) -> None:
    importeer(klein)
    klassen = {g["onderwerp"]: g["klasse"] for g in journaal(klein)}
    assert klassen == {
        "verkeer.ontraden.bob-winter": "beperkt",
        "verkeer.raadgeven.advies": "intern",
        "verkeer": "intern",
        "ongevallen": "openbaar",
        "tevredenheid": "openbaar",
    }


# --- changed since -------------------------------------------------------------------------------------------------


def test_what_the_file_words_otherwise_is_corrected_and_both_stay_in_the_history(klein: Lama) -> None:
    importeer(klein)
    herschrijf(klein, "Tweede actie", "Tweede actie met drugstest")
    assert tel(importeer(klein)) == {"gelijk": 5, "gecorrigeerd": 1}
    teksten = [g["inhoud"]["tekst"] for g in journaal(klein) if g["onderwerp"] == "verkeer.ontraden.bob-winter"]
    assert teksten == ["Eerste actie", "Tweede actie", "Tweede actie met drugstest"]
    assert tel(importeer(klein)) == {"gelijk": 6}


@pytest.mark.parametrize(
    "daad",
    [("corrigeer", "{}", "--tekst", "Beter gezegd"), ("intrekken", "{}", "--reden", "niet juist")],
    ids=["corrected", "withdrawn"],
)
def test_what_a_person_changed_since_is_left_alone(klein: Lama, daad: tuple[str, ...]) -> None:
    importeer(klein)
    (advies,) = (g for g in journaal(klein) if g["onderwerp"] == "verkeer.raadgeven.advies")
    assert klein("--plan", "klein", *(woord.format(advies["volgnr"]) for woord in daad)).code == 0
    verslag = importeer(klein)
    assert tel(verslag) == {"gelijk": 5, "overgeslagen": 1}
    (over,) = (regel for regel in verslag["regels"] if regel["uitkomst"] == "overgeslagen")
    assert over["reden"].startswith("intussen gewijzigd door")


def test_a_figure_and_a_verdict_that_a_person_entered_keep_their_place(klein: Lama) -> None:
    klein("--plan", "klein", "meting", "tevredenheid", "2021", "76")
    klein("--plan", "klein", "beoordeel", "verkeer", "2021", "aandacht", "--toelichting", "Zelf bekeken")
    verslag = importeer(klein)
    assert tel(verslag) == {"nieuw": 4, "overgeslagen": 2}
    redenen = [regel["reden"] for regel in verslag["regels"] if regel["uitkomst"] == "overgeslagen"]
    assert all(reden.startswith("al ingevuld door") for reden in redenen)
    assert [g["waarde"] for g in journaal(klein) if g["onderwerp"] == "tevredenheid"] == ["76"]


def test_a_new_entry_is_added_to_what_is_there(klein: Lama) -> None:
    importeer(klein)
    nieuw = '      - {maatregel: hefboom.gdpr.register, tekst: Register gemaakt, status: uitgevoerd, bron: "6"}'
    herschrijf(klein, "    metingen:", f"{nieuw}\n    metingen:")
    assert tel(importeer(klein)) == {"gelijk": 6, "nieuw": 1}


# --- refused -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("oud", "nieuw", "code", "melding"),
    [
        ("verkeer.raadgeven.advies", "verkeer.raadgeven.avdies", 3, "bedoelde u `verkeer.raadgeven.advies`?"),
        ("jaar: 2021\n", "jaar: 2026\n", 3, "valt niet in 2026"),
        ("tekst: Advies gegeven", "tekst: Bel 0475 12 34 56", 5, "persoonsgegevens"),
    ],
)
def test_one_bad_entry_keeps_everything_out(klein: Lama, oud: str, nieuw: str, code: int, melding: str) -> None:
    herschrijf(klein, oud, nieuw)
    outcome = klein("--plan", "klein", "importeer", "historiek")
    assert outcome.code == code
    assert melding in outcome.fout
    assert [g for g in journaal(klein) if g["auteur"] == AUTEUR] == []


def test_what_lies_in_the_future_is_refused(klein: Lama) -> None:
    klein.vandaag = "2021-12-04"
    outcome = klein("--plan", "klein", "importeer", "historiek")
    assert outcome.code == 3
    assert "liggen in de toekomst; de laatste is van 31 december 2021" in outcome.fout


def test_a_frozen_year_takes_nothing_new_but_corrections(klein: Lama) -> None:
    importeer(klein)
    assert klein("--plan", "klein", "vaststellen", "2021", "--toch").code == 0
    herschrijf(klein, "Eerste actie", "Eerste actie van het jaar")
    assert tel(importeer(klein)) == {"gelijk": 5, "gecorrigeerd": 1}
    herschrijf(klein, "datum: 2021-12-04, aantal: 1", "datum: 2021-12-05, aantal: 1")
    outcome = klein("--plan", "klein", "importeer", "historiek")
    assert outcome.code == 5
    assert "Het jaar 2021 is vastgesteld" in outcome.fout


def test_a_plan_without_an_account_says_where_one_would_stand(lama: Lama) -> None:
    outcome = lama("--plan", "lama-2020-2025", "importeer", "historiek")
    assert outcome.code == 4
    assert "verantwoording/lama-2020-2025.yaml" in outcome.fout


def test_a_file_of_another_plan_is_refused(klein: Lama, tmp_path: Path) -> None:
    pad = tmp_path / "verslag.yaml"
    pad.write_text(VERSLAG, encoding="utf-8")
    outcome = klein("--plan", "lama-2020-2025", "importeer", "historiek", str(pad))
    assert outcome.code == 3
    assert "van `voorbeeldplan` en niet van `lama-2020-2025`" in outcome.fout
    assert klein("--plan", "klein", "importeer", "historiek", str(pad)).code == 0
    assert klein("--plan", "klein", "importeer", "historiek", str(tmp_path / "weg.yaml")).code == 4
