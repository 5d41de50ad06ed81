"""Starting a plan on the command line: a template, the plan that ends, two zones; never over a file that is there."""

from __future__ import annotations

import sys
from pathlib import Path

import pexpect
import pytest

from lama_zvp.access.rollen import Wie
from lama_zvp.errors import Geweigerd
from lama_zvp.journal.events import Rol
from lama_zvp.plan.load import load_plan
from lama_zvp.plan.model import Plan
from lama_zvp.plan.sjabloon import SJABLONEN
from lama_zvp.settings import Keuze
from lama_zvp.workspace import Workspace
from lama_zvp.workspace.nieuwplan import volgend_bestand
from tests.cli.conftest import Lama

ROOT = Path(__file__).resolve().parents[2]

OUD = """# Ons plan
sleutel: zone-2020-2025
titel: Plan 2020-2025
zone: {naam: Zone}
periode: {van: 2020-01-01, tot: 2025-12-31}
bron: {titel: Plan 2020-2025}
speerpunt: {tekst: Veilig, bron: "1"}
fiches:
  - sleutel: verkeer
    titel: Verkeer
    korte_titel: Verkeer
    bron: "2"
    indicatoren: [ongevallen]
    maatregelen:
      # Samen met de buren
      - {sleutel: lopend, titel: BOB, omschrijving: Controles., laag: ontraden, ritme: {per_jaar: 2}, bron: "2"}
      - {sleutel: klaar, titel: Draaiboek, omschrijving: Eén keer., laag: reguleren, ritme: {eenmalig: true}, bron: "2"}
      - {sleutel: stil, titel: Schoolroutes, omschrijving: Routes., laag: raadgeven, ritme: doorlopend, bron: "2"}
      - {sleutel: vast, titel: Advies, omschrijving: Advies., laag: raadgeven, ritme: doorlopend, bron: "2"}
      - {sleutel: stop, titel: Krant, omschrijving: Een krant., laag: raadgeven, ritme: doorlopend, bron: "2"}
      - {sleutel: besluit, titel: Trajectcontrole, omschrijving: Meten., laag: ontraden, ritme: doorlopend, bron: "2"}
indicatoren:
  - sleutel: ongevallen
    naam: Ongevallen
    eenheid: ongevallen
    soort: telling
    aard: fenomeen
    richting: lager-beter
    bron: Barometer
    nulmeting: {2018: {waarde: 130}}
"""


@pytest.fixture
def zone(lama: Lama) -> Lama:
    """A home with a plan that ends and a journal that tells how its measures fared."""
    plannen = lama.thuis / "plannen"
    plannen.mkdir(parents=True)
    (plannen / "oud.yaml").write_text(OUD, encoding="utf-8")
    lama.vandaag = "2025-12-10"
    for naam, status, tekst in (
        ("lopend", "lopend", "Eén controle"),
        ("klaar", "uitgevoerd", "Ligt er"),
        ("vast", "verankerd", "Gewoon werk"),
        ("stop", "stopgezet", "Geen lezers"),
        ("besluit", "lopend", "Proef"),
    ):
        opties = ["--aantal", "2"] if naam == "lopend" else []
        uitkomst = lama("--plan", "oud", "log", naam, tekst, "--status", status, "--datum", "2025-11-20", *opties)
        assert uitkomst.code == 0, uitkomst.fout
    besluit = (
        "besluit",
        "nieuw",
        "Trajectcontrole uitbreiden",
        "--verantwoordelijke",
        "korpschef",
        "--fiche",
        "verkeer",
    )
    assert lama("--plan", "oud", *besluit, "--datum", "2025-12-01").code == 0
    assert lama("--plan", "oud", "meting", "ongevallen", "2024", "104", "--bron", "Barometer 2024").code == 0
    return lama


def _volgend(zone: Lama, pad: Path) -> Plan:
    uitkomst = zone("plan", "nieuw", str(pad), "--van", "oud", "--periode", "2026-2031")
    assert uitkomst.code == 0, uitkomst.fout
    return load_plan(pad)


def test_each_measure_is_proposed_on_the_evidence_of_the_journal(zone: Lama, tmp_path: Path) -> None:
    plan = _volgend(zone, tmp_path / "nieuw.yaml")
    voorstellen = {
        m.sleutel: (m.voorstel.soort, m.voorstel.redenen[0]) for m in plan.fiches[0].maatregelen if m.voorstel
    }
    assert voorstellen == {
        "lopend": ("voortgezet", "Lopend op 20 november 2025."),
        "stil": ("bijgesteld", "Er is nooit iets over gemeld: maak ze concreet, of schrap ze."),
        "besluit": ("bijgesteld", "Lopend op 20 november 2025."),
    }
    assert {v.titel: v.redenen for v in plan.vervallen} == {
        "Draaiboek": ("Eenmalig, en uitgevoerd op 20 november 2025.",),
        "Advies": ("Verankerd op 20 november 2025: het is gewone werking geworden.",),
        "Krant": ("Stopgezet op 20 november 2025.",),
    }
    (besluit,) = (m.voorstel for m in plan.fiches[0].maatregelen if m.sleutel == "besluit")
    assert besluit is not None
    assert besluit.redenen[1] == "Besluit van 1 december 2025: Trajectcontrole uitbreiden (open)."


def _voorstellen(plan: Plan) -> dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return {
        m.sleutel: (m.voorstel.soort, m.voorstel.met, m.voorstel.redenen)
        for m in plan.fiches[0].maatregelen
        if m.voorstel
    }


def test_an_empty_journal_proposes_nothing_and_says_so(lama: Lama, tmp_path: Path) -> None:
    plannen = lama.thuis / "plannen"
    plannen.mkdir(parents=True)
    (plannen / "oud.yaml").write_text(OUD, encoding="utf-8")
    lama.vandaag = "2025-12-10"
    plan = _volgend(lama, tmp_path / "nieuw.yaml")
    voorstellen = _voorstellen(plan)
    assert {soort for soort, _, _ in voorstellen.values()} == {"onbeslist"}
    assert len(voorstellen) == 6
    assert not plan.vervallen
    assert all("geen enkele melding" in redenen[0] for _, _, redenen in voorstellen.values())
    uit = " ".join(lama("plan", "controleer", str(tmp_path / "nieuw.yaml")).uit.split())
    assert "Nog te beslissen voorstellen: 6 onbeslist." in uit


def test_without_any_entry_a_decision_is_still_evidence(lama: Lama, tmp_path: Path) -> None:
    plannen = lama.thuis / "plannen"
    plannen.mkdir(parents=True)
    (plannen / "oud.yaml").write_text(OUD, encoding="utf-8")
    lama.vandaag = "2025-12-10"
    woorden = ("besluit", "nieuw", "Trajectcontrole herzien", "--verantwoordelijke", "korpschef", "--fiche", "verkeer")
    assert lama("--plan", "oud", *woorden).code == 0
    soorten = {sleutel: soort for sleutel, (soort, _, _) in _voorstellen(_volgend(lama, tmp_path / "n.yaml")).items()}
    assert soorten.pop("besluit") == "bijgesteld"
    assert set(soorten.values()) == {"onbeslist"}


def test_what_is_always_entered_together_is_proposed_as_one_with_that_reason(zone: Lama, tmp_path: Path) -> None:
    for naam in ("lopend", "stil"):
        for dag in ("2025-10-01", "2025-10-08"):
            assert zone("--plan", "oud", "log", naam, "Samen  gedaan", "--status", "lopend", "--datum", dag).code == 0
    voorstellen = _voorstellen(_volgend(zone, tmp_path / "nieuw.yaml"))
    soort, met, redenen = voorstellen["stil"]
    assert (soort, met) == ("samengevoegd", ("verkeer.ontraden.lopend",))
    assert "2 van de 2 meldingen staan op dezelfde dag met dezelfde woorden" in redenen[-1]
    assert voorstellen["lopend"][0] == "samengevoegd"
    assert voorstellen["besluit"][0] == "bijgesteld"


def test_a_decision_that_joins_two_measures_is_evidence_too(zone: Lama, tmp_path: Path) -> None:
    titel = "Trajectcontrole en BOB samenvoegen"
    woorden = ("besluit", "nieuw", titel, "--verantwoordelijke", "korpschef", "--fiche", "verkeer")
    assert zone("--plan", "oud", *woorden, "--datum", "2025-12-01").code == 0
    voorstellen = _voorstellen(_volgend(zone, tmp_path / "nieuw.yaml"))
    assert voorstellen["besluit"][:2] == ("samengevoegd", ("verkeer.ontraden.lopend",))
    assert voorstellen["lopend"][:2] == ("samengevoegd", ("verkeer.ontraden.besluit",))
    assert "Een besluit voegt ze samen met" in voorstellen["lopend"][2][-1]


def test_the_reason_also_stands_as_a_comment_and_the_old_comments_are_still_there(zone: Lama, tmp_path: Path) -> None:
    _volgend(zone, tmp_path / "nieuw.yaml")
    tekst = (tmp_path / "nieuw.yaml").read_text(encoding="utf-8")
    assert tekst.startswith("# yaml-language-server: $schema=plan.schema.json\n# ONTWERP van Plan 2026-2031")
    assert "# Ons plan\n" in tekst
    assert "      # Samen met de buren\n      # VOORSTEL voortgezet: Lopend op 20 november 2025.\n" in tekst
    assert "# VOORSTEL vervallen: Krant. Stopgezet op 20 november 2025." in tekst


def test_the_last_known_figures_are_the_baseline_with_their_origin(zone: Lama, tmp_path: Path) -> None:
    (indicator,) = _volgend(zone, tmp_path / "nieuw.yaml").indicatoren
    assert {jaar: (str(c.waarde), c.uit_plan, c.bron) for jaar, c in indicator.nulmeting.items()} == {
        2018: ("130", "zone-2020-2025", None),
        2024: ("104", "zone-2020-2025", "Barometer 2024"),
    }


def test_a_figure_that_comes_in_after_the_new_plan_was_made_still_joins_its_series(zone: Lama, tmp_path: Path) -> None:
    _volgend(zone, zone.thuis / "plannen" / "nieuw.yaml")
    zone.vandaag = "2027-02-01"
    assert zone("--plan", "oud", "meting", "ongevallen", "2025", "101", "--bron", "Barometer 2025").code == 0
    reeks = zone("--plan", "nieuw", "overzicht", "--jaar", "2026", "--json").json["indicatoren"]["ongevallen"]["reeks"]
    assert [(p["periode"], p["waarde"]) for p in reeks] == [("2018", "130"), ("2024", "104"), ("2025", "101")]
    assert reeks[-1]["bron"] == "Barometer 2025 (uit het plan zone-2020-2025)"


def test_checking_the_new_plan_counts_what_a_person_still_has_to_decide(zone: Lama, tmp_path: Path) -> None:
    _volgend(zone, tmp_path / "nieuw.yaml")
    uit = " ".join(zone("plan", "controleer", str(tmp_path / "nieuw.yaml")).uit.split())
    assert "Nog te beslissen voorstellen: 1 voortgezet, 2 bijgesteld." in uit
    assert "Nog te beslissen voorstellen om te schrappen: 3." in uit


def test_nothing_is_ever_overwritten(zone: Lama, tmp_path: Path) -> None:
    pad = tmp_path / "er-al.yaml"
    pad.write_text("van mij", encoding="utf-8")
    (tmp_path / "plan.schema.json").write_text("ook van mij", encoding="utf-8")
    for woorden in (
        ("nieuw", str(pad), "--van", "oud", "--periode", "2026-2031"),
        ("nieuw", str(pad), "--sjabloon", "zonaal"),
        ("samenvoegen", "oud", "lama-2020-2025", str(pad)),
    ):
        uitkomst = zone("plan", *woorden)
        assert (uitkomst.code, "bestaat al" in uitkomst.fout) == (3, True)
    assert zone("plan", "nieuw", str(tmp_path / "ander.yaml"), "--sjabloon", "zonaal").code == 0
    assert pad.read_text(encoding="utf-8") == "van mij"
    assert (tmp_path / "plan.schema.json").read_text(encoding="utf-8") == "ook van mij"


@pytest.mark.parametrize(
    ("woorden", "code"),
    [
        (["x.yaml"], 2),
        (["x.yaml", "--sjabloon", "onbekend"], 2),
        (["x.yaml", "--van", "oud"], 2),
        (["x.yaml", "--van", "oud", "--periode", "straks"], 3),
        (["x.yaml", "--van", "oud", "--periode", "2019-2024"], 3),
        (["x.txt", "--sjabloon", "zonaal"], 3),
        (["geen-map/x.yaml", "--sjabloon", "zonaal"], 3),
        (["x.yaml", "--van", "bestaat-niet", "--periode", "2026-2031"], 4),
    ],
)
def test_what_cannot_be_is_refused_with_its_own_code(
    zone: Lama, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, woorden: list[str], code: int
) -> None:
    monkeypatch.chdir(tmp_path)
    uitkomst = zone("plan", "nieuw", *woorden)
    assert uitkomst.code == code, uitkomst.fout
    assert not list(tmp_path.glob("x.*"))


@pytest.mark.parametrize("naam", SJABLONEN)
def test_a_template_loads_at_once_and_explains_itself(lama: Lama, tmp_path: Path, naam: str) -> None:
    pad = tmp_path / "plan.yaml"
    uitkomst = lama("plan", "nieuw", str(pad), "--sjabloon", naam, "--periode", "2026-2031")
    assert (uitkomst.code, uitkomst.uit) == (0, f"{pad}\n")
    assert lama("plan", "controleer", str(pad)).code == 0
    assert "# Hoe vaak: doorlopend, {per_jaar: 2}" in pad.read_text(encoding="utf-8")
    assert (tmp_path / "plan.schema.json").exists()


def test_two_zones_become_one_plan_that_loads(lama: Lama, tmp_path: Path) -> None:
    pad = tmp_path / "samen.yaml"
    uitkomst = lama("plan", "samenvoegen", "noord-holland-2019-2022", "noord-nederland-2020-2023", str(pad))
    assert uitkomst.code == 0, uitkomst.fout
    assert lama("plan", "controleer", str(pad)).code == 0
    assert load_plan(pad).voorgangers == ("noord-holland-2019-2022", "noord-nederland-2020-2023")


@pytest.mark.parametrize("rol", ["lezer", "medewerker", "beheerder"])
def test_who_may_not_see_everything_makes_no_plan_of_it(zone: Lama, tmp_path: Path, rol: Rol) -> None:
    wie = Wie(naam="x", rol=rol, alleen=False)
    with Workspace(Keuze(thuis=zone.thuis, plan="oud"), wie=wie) as werkruimte, pytest.raises(Geweigerd):
        volgend_bestand(werkruimte, str(tmp_path / "x.yaml"), "2026-2031")
    assert not list(tmp_path.glob("x.*"))


ANTWOORDEN = [
    ("Hoe heet de zone", "Politiezone Voorbeeld"),
    ("Welk nummer", "9999"),
    ("Welke gemeenten", "Hoogdorp, Overdorp"),
    ("Welke jaren", "volgend jaar"),
    ("geen periode", "2026-2031"),
    ("Hoe heet het plan", ""),
    ("Onder welke sleutel", "Mijn Zone!"),
    ("kleine letters", ""),
    ("grote doelstelling", "Veiliger verkeer in elke wijk."),
    ("vijf gewone", "j"),
    ("Fiche 1", "Verkeersveiligheid"),
    ("Welke functie", "Diensthoofd verkeer"),
    ("bereiken", "Minder ongevallen met letsel."),
    ("Maatregel 1", "Snelheidscontroles aan scholen"),
    ("precies gedaan", ""),
    ("In welke laag", "7"),
    ("Kies uit", "2"),
    ("Hoe vaak", "31/12/2040"),
    ("buiten het plan", "12 per jaar"),
    ("Maatregel 2", ""),
    ("Cijfer 1", "Ongevallen met letsel"),
    ("In welke eenheid", "ongevallen"),
    ("Wat is beter", "1"),
    ("Laatste cijfer", "120"),
    ("een jaar en een cijfer", "2025: 1.120"),
    ("Streefwaarde", "2031: 900"),
    ("Cijfer 2", ""),
    ("Fiche 2", ""),
]


def test_the_questions_check_every_answer_while_it_is_asked_and_make_a_plan(tmp_path: Path) -> None:
    pad = tmp_path / "plan.yaml"
    opdracht = ["-m", "lama_zvp", "--thuis", str(tmp_path / "thuis"), "plan", "nieuw", str(pad)]
    with pexpect.spawn(sys.executable, opdracht, cwd=ROOT, encoding="utf-8", timeout=60) as kind:
        for vraag, antwoord in ANTWOORDEN:
            kind.expect_exact(vraag)
            kind.expect_exact("> ")
            kind.sendline(antwoord)
        kind.expect_exact("Nu nakijken")
        kind.expect(pexpect.EOF)
    assert kind.exitstatus == 0
    plan = load_plan(pad)
    assert plan.sleutel == "politiezone-voorbeeld-2026-2031"
    assert [g.naam for g in plan.zone.gemeenten] == ["Hoogdorp", "Overdorp"]
    (maatregel,) = plan.fiches[0].maatregelen
    assert (maatregel.laag, maatregel.ritme.per_jaar) == ("ontraden", 12)  # type: ignore[union-attr]
    (indicator,) = plan.indicatoren
    assert (str(indicator.nulmeting[2025].waarde), str(indicator.streefwaarden[2031].waarde)) == ("1120", "900")


def test_stopping_halfway_leaves_nothing(tmp_path: Path) -> None:
    pad = tmp_path / "plan.yaml"
    opdracht = ["-m", "lama_zvp", "--thuis", str(tmp_path / "thuis"), "plan", "nieuw", str(pad)]
    with pexpect.spawn(sys.executable, opdracht, cwd=ROOT, encoding="utf-8", timeout=60) as kind:
        kind.expect_exact("Hoe heet de zone")
        kind.expect_exact("> ")
        kind.sendcontrol("c")
        kind.expect(pexpect.EOF)
    assert kind.exitstatus == 130
    assert list(tmp_path.iterdir()) == []
