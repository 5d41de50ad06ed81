"""At the door: personal data never gets in unseen, and what should not have been written can be made to be gone."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from lama_zvp.access.rollen import Wie
from lama_zvp.cli.draai import draai
from lama_zvp.errors import Geweigerd, InvoerFout, LamaFout
from lama_zvp.journal.events import Gewist, Toegang
from lama_zvp.settings import Keuze
from lama_zvp.workspace import Workspace
from lama_zvp.workspace.concepten import Logconcept
from lama_zvp.workspace.keuring import vrije_teksten
from tests.kleine_lama import leg_kleine_lama

ROOT = Path(__file__).resolve().parents[2]
DAG = "2024-05-01"
NUMMER = "85.07.30-033.28"
FOUT = f"Gesproken met {NUMMER} aan de deur"
KORPS = Wie("korps", "korpsleiding", alleen=False, vingerafdruk="SHA256:korps")
MEDE = Wie("mede", "medewerker", alleen=False, vingerafdruk="SHA256:mede")


@pytest.fixture
def thuis(tmp_path: Path) -> Path:
    return tmp_path / "thuis"


@pytest.fixture
def open_(thuis: Path) -> Callable[..., Workspace]:
    return lambda wie=KORPS: Workspace(Keuze(thuis), wie=wie)


VELDEN: dict[str, Callable[[Workspace, str], object]] = {
    "log tekst": lambda w, t: w.log("bob-winter", t, datum=DAG),
    "log bewijs": lambda w, t: w.log("bob-winter", "x", bewijs=t, datum=DAG),
    "meting bron": lambda w, t: w.meting("zwaargewonden", "2024", "13", bron=t),
    "meting opmerking": lambda w, t: w.meting("zwaargewonden", "2024", "13", opmerking=t),
    "beoordeel toelichting": lambda w, t: w.beoordeel("verkeer", 2024, "aandacht", toelichting=t),
    "beoordeel bijsturing": lambda w, t: w.beoordeel("verkeer", 2024, "aandacht", toelichting="x", bijsturing=t),
    "besluit titel": lambda w, t: w.besluit_nieuw(t, verantwoordelijke="x", datum=DAG),
    "besluit tekst": lambda w, t: w.besluit_nieuw("x", verantwoordelijke="x", tekst=t, datum=DAG),
    "besluit verantwoordelijke": lambda w, t: w.besluit_nieuw("x", verantwoordelijke=t, datum=DAG),
    "besluit opvolgen": lambda w, t: w.besluit_opvolgen("2", "lopend", tekst=t),
    "corrigeer tekst": lambda w, t: w.corrigeer("1", {"tekst": t}),
    "corrigeer bewijs": lambda w, t: w.corrigeer("1", {"bewijs": t}),
    "intrekken reden": lambda w, t: w.intrekken("1", reden=t),
    "redigeer reden": lambda w, t: w.redigeer("1", reden=t),
}


def bytes_van(thuis: Path) -> bytes:
    return b"".join(pad.read_bytes() for pad in sorted(thuis.rglob("*")) if pad.is_file())


@pytest.mark.parametrize("veld", VELDEN)
def test_every_free_text_field_refuses_personal_data_and_keeps_nothing_of_it(
    veld: str, thuis: Path, open_: Callable[..., Workspace]
) -> None:
    with open_() as werkruimte:
        werkruimte.log("bob-winter", "Vijf controles", datum=DAG)
        werkruimte.besluit_nieuw("Meer controles", verantwoordelijke="korpsleiding", datum=DAG)
        ervoor = werkruimte.journaal.kop()[0]
        with pytest.raises(Geweigerd, match="rijksregisternummer") as fout:
            VELDEN[veld](werkruimte, FOUT)
        na = list(werkruimte.journaal.gebeurtenissen())[ervoor:]
    assert NUMMER not in str(fout.value)
    assert [g.soort for g in na] == ["toegang"]
    assert NUMMER.encode() not in bytes_van(thuis)
    assert b"Gesproken" not in bytes_van(thuis)


def test_the_refusal_itself_is_in_the_journal_without_the_text(open_: Callable[..., Workspace]) -> None:
    with open_(MEDE) as werkruimte:
        with pytest.raises(Geweigerd):
            werkruimte.log("bob-winter", FOUT, datum=DAG)
        (feit,) = werkruimte.journaal.gebeurtenissen()
    assert isinstance(feit.inhoud, Toegang)
    assert (feit.auteur, feit.inhoud.handeling, feit.inhoud.tekst) == (
        "mede",
        "geweigerd",
        "persoonsgegevens in vrije tekst",
    )


def test_the_korpsleiding_may_override_and_the_journal_keeps_that_and_not_the_value(
    open_: Callable[..., Workspace],
) -> None:
    with open_() as werkruimte:
        with werkruimte.privacy_uitzondering("nummer van de balie"):
            melding = werkruimte.log("bob-winter", "Bel 089 12 34 56", bewijs="of 1-ABC-123", datum=DAG)
        eerste, tweede = werkruimte.journaal.gebeurtenissen()
    assert eerste.id == melding.id
    assert isinstance(tweede.inhoud, Toegang)
    assert tweede.betreft == melding.id
    assert tweede.inhoud.handeling == "uitzondering"
    assert tweede.inhoud.tekst == "nummerplaat in bewijs, telefoonnummer in tekst; reden: nummer van de balie"
    assert tweede.inhoud.met_sleutel == "SHA256:korps"
    assert "12 34 56" not in tweede.model_dump_json()


def test_an_override_that_was_not_needed_leaves_no_event(open_: Callable[..., Workspace]) -> None:
    with open_() as werkruimte:
        with werkruimte.privacy_uitzondering("voor de zekerheid"):
            werkruimte.log("bob-winter", "Niets aan de hand", datum=DAG)
        assert werkruimte.journaal.kop()[0] == 1


def test_an_override_ends_with_its_act_and_its_reason_is_guarded_itself(open_: Callable[..., Workspace]) -> None:
    with open_() as werkruimte:
        with werkruimte.privacy_uitzondering("nummer van de balie"):
            pass
        with pytest.raises(Geweigerd):
            werkruimte.log("bob-winter", "Bel 089 12 34 56", datum=DAG)
        with pytest.raises(Geweigerd, match="Privacy-reden"), werkruimte.privacy_uitzondering(FOUT):
            pass
        with pytest.raises(InvoerFout), werkruimte.privacy_uitzondering("  "):
            pass


def test_a_number_cut_in_two_over_two_fields_is_one_number(thuis: Path, open_: Callable[..., Workspace]) -> None:
    with open_(MEDE) as werkruimte:
        for tekst, bewijs in (("Gesproken met 85.07.30", "033.28"), ("Op rekening BE68 5390", " 0754 7034 ontvangen")):
            with pytest.raises(Geweigerd, match="Tekst en bewijs samen") as fout:
                werkruimte.log("bob-winter", tekst, bewijs=bewijs, datum=DAG)
            assert bewijs.strip()[:6] not in str(fout.value)
        werkruimte.log("bob-winter", "Vijf controles op 12", bewijs="3 verslagen, 4 van 2024", datum=DAG)
    assert b"85.07.30" not in bytes_van(thuis)


def test_a_medewerker_may_not_override(open_: Callable[..., Workspace]) -> None:
    with open_(MEDE) as werkruimte, pytest.raises(Geweigerd), werkruimte.privacy_uitzondering("toch"):
        werkruimte.log("bob-winter", FOUT, datum=DAG)


def test_a_draft_keeps_what_was_typed_but_not_the_personal_data_in_it(
    thuis: Path, open_: Callable[..., Workspace]
) -> None:
    with open_(MEDE) as werkruimte:
        werkruimte.bewaar_concept(Logconcept("verkeer.ontraden.bob-winter", tekst=FOUT, bewijs="zie 1-ABC-123"))
        (concept,) = werkruimte.concepten()
    assert (concept.tekst, concept.bewijs) == ("Gesproken met … aan de deur", "zie …")
    assert NUMMER.encode() not in bytes_van(thuis)


def test_every_place_that_appends_to_the_journal_is_known_and_guarded() -> None:
    """Whoever adds one decides here that people's text in it passes the guard, or that there is none in it."""
    bekend = {
        "schrijven.py": "bewaak",
        "historiek.py": "bewaak",
        "invoer.py": "bewaak",
        "oordelen.py": "_concepten_van",  # of schrijven.py, which guards
        "samenvoegen.py": "_persoonsgegevens",
        "context.py": None,  # refusals: fixed words
        "toegang.py": None,  # names and roles, checked by their form
        "redactie.py": "weiger_gegevens",
        "vaststellen.py": None,  # documents of what is in already
        "voorbeeld.py": None,  # generated
    }
    gevonden = {}
    for pad in (ROOT / "lama_zvp").rglob("*.py"):
        tekst = pad.read_text(encoding="utf-8")
        aanroepen = {
            n.func.attr
            for n in ast.walk(ast.parse(tekst))
            if isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute)
        }
        if aanroepen & {"voeg_toe", "voeg_toe_na", "neem_over"} or (
            pad.parent.name == "workspace" and "journaal.redigeer(" in tekst
        ):
            gevonden[pad.name] = tekst
    assert set(gevonden) <= set(bekend)
    for naam, tekst in gevonden.items():
        assert bekend[naam] is None or f"{bekend[naam]}(" in tekst, naam


def test_what_the_program_puts_in_an_event_itself_is_not_taken_for_typed_text() -> None:
    from lama_zvp.journal.events import Meting, Planversie, Voortgang

    assert vrije_teksten(Planversie(sha256="x", versie="1", tekst=FOUT)) == {}
    assert vrije_teksten(Voortgang(tekst="a", bewijs="b", met_sleutel="SHA256:c")) == {"Tekst": "a", "Bewijs": "b"}
    assert "Periode" not in vrije_teksten(Meting(periode="2023-K1", waarde=Decimal(1), bron="x"))


# --- removing -----------------------------------------------------------------------------------------------------

GEHEIM = "Woont sinds kort met zijn broer boven de bakkerij in de Dorpsstraat"


def test_a_redaction_takes_the_text_out_of_every_byte_of_the_home_and_the_chain_still_holds(
    thuis: Path, open_: Callable[..., Workspace]
) -> None:
    with open_() as werkruimte:
        melding = werkruimte.log("bob-winter", GEHEIM, aantal=2, status="lopend", datum=DAG)
        werkruimte.log("slim", "Vijf controles op de invalswegen", datum=DAG)
        werkruimte.bewaar_concept(Logconcept("verkeer.ontraden.bob-winter", tekst=GEHEIM[:40]))
        werkruimte.bewaar_concept(Logconcept("verkeer.ontraden.slim", tekst="Iets heel anders dan dat"))
        documenten = [werkruimte.exporteer_document(2024, formaat=formaat) for formaat in ("md", "html", "json")]
        assert all(GEHEIM.encode() in document.read_bytes() for document in documenten)
        verslag = werkruimte.redigeer(str(melding.volgnr), reden="Hoort hier niet")
        assert [c.tekst for c in werkruimte.concepten()] == ["Iets heel anders dan dat"]
        gewist = werkruimte.gebeurtenis(str(melding.volgnr))
        controle = werkruimte.controle()
        opnieuw = werkruimte.document(2024)
    assert isinstance(gewist.inhoud, Gewist)
    assert (gewist.aantal, gewist.status, gewist.hash) == (2, "lopend", melding.hash)
    assert controle is not None
    assert controle.in_orde
    assert verslag.gebeurtenis is not None
    assert verslag.gebeurtenis.auteur == "korps"
    assert verslag.gebeurtenis.inhoud.model_dump()["met_sleutel"] == "SHA256:korps"
    assert set(documenten) <= set(verslag.verwijderd)
    for stuk in (GEHEIM, GEHEIM[:40], GEHEIM[20:]):
        assert stuk.encode() not in bytes_van(thuis)
    assert GEHEIM.encode() not in opnieuw
    assert b"Vijf controles op de invalswegen" in bytes_van(thuis)


def test_what_holds_the_same_text_elsewhere_is_named(thuis: Path, open_: Callable[..., Workspace]) -> None:
    leg_kleine_lama(thuis)
    with open_() as werkruimte:
        eerste = werkruimte.log("bob-winter", GEHEIM, datum=DAG)
        tweede = werkruimte.corrigeer(str(eerste.volgnr), {"status": "lopend"})
        vaststelling = werkruimte.stel_vast(2024, toch=True)
        verslag = werkruimte.redigeer(str(tweede.volgnr), reden="Hoort hier niet")
    assert verslag.elders == (eerste.volgnr,)
    assert verslag.bevroren == (vaststelling.volgnr,)


def test_earlier_journals_beside_this_one_that_may_hold_the_text_are_named(
    thuis: Path, open_: Callable[..., Workspace], capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    with open_() as werkruimte:
        melding = werkruimte.log("bob-winter", GEHEIM, datum=DAG)
    namen = [".journaal.db.ab12cd34", "journaal.db.opzij-2024-05-02", "journaal.db.voor-schema-3"]
    for naam in (*namen, "journaal.db.voor-schema-1"):
        (thuis / naam).write_bytes((thuis / "journaal.db").read_bytes())
    os.utime(thuis / "journaal.db.voor-schema-1", (0, 0))
    with open_() as werkruimte:
        verslag = werkruimte.redigeer(str(melding.volgnr), reden="Hoort hier niet")
    assert [pad.name for pad in verslag.kopieen] == namen
    assert draai(["--thuis", str(thuis), "redigeer", str(melding.volgnr), "--reden", "nog eens"]) == 0
    gezegd = capsysbinary.readouterr().out.decode()
    assert all(naam in gezegd for naam in namen)


def test_a_redaction_asked_twice_only_cleans_again(open_: Callable[..., Workspace]) -> None:
    with open_() as werkruimte:
        melding = werkruimte.log("bob-winter", GEHEIM, datum=DAG)
        werkruimte.redigeer(str(melding.volgnr), reden="Hoort hier niet")
        aantal = werkruimte.journaal.kop()[0]
        assert werkruimte.redigeer(str(melding.volgnr), reden="Nog eens").gebeurtenis is None
        assert werkruimte.journaal.kop()[0] == aantal


def test_while_somebody_reads_the_text_is_blank_and_the_same_command_cleans_the_file_later(
    thuis: Path, open_: Callable[..., Workspace], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lama_zvp.journal.sqlite.WACHTTIJD_MS", 100)  # as patient as a test need be
    with open_() as werkruimte:
        melding = werkruimte.log("bob-winter", GEHEIM, datum=DAG)
        import sqlite3

        lezer = sqlite3.connect(thuis / "journaal.db", isolation_level=None)
        lezer.execute("BEGIN")
        lezer.execute("SELECT count(*) FROM gebeurtenis").fetchone()
        with pytest.raises(LamaFout, match="gewist"):
            werkruimte.redigeer(str(melding.volgnr), reden="Hoort hier niet")
        lezer.execute("COMMIT")
        lezer.close()
        assert isinstance(werkruimte.gebeurtenis(str(melding.volgnr)).inhoud, Gewist)
        assert werkruimte.redigeer(str(melding.volgnr), reden="Hoort hier niet").gebeurtenis is None
    assert GEHEIM.encode() not in bytes_van(thuis)


@pytest.mark.parametrize("soort", ["cijfer", "toegang", "redactie"])
def test_what_has_no_text_to_remove_or_may_not_lose_it_is_refused(soort: str, open_: Callable[..., Workspace]) -> None:
    with open_() as werkruimte:
        cijfer = werkruimte.meting("zwaargewonden", "2024", "13")
        with werkruimte.privacy_uitzondering("balie"):
            melding = werkruimte.log("bob-winter", "Bel 089 12 34 56", datum=DAG)
        redactie = werkruimte.redigeer(str(melding.volgnr), reden="Toch niet").gebeurtenis
        assert redactie is not None
        nummer = {"cijfer": cijfer.volgnr, "toegang": melding.volgnr + 1, "redactie": redactie.volgnr}[soort]
        with pytest.raises((InvoerFout, Geweigerd)):
            werkruimte.redigeer(str(nummer), reden="Weg ermee")


def test_personal_data_in_a_plan_is_named_by_kind_and_place_and_not_repeated(
    thuis: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    leg_kleine_lama(thuis)
    (plan,) = (thuis / "plannen").glob("*.yaml")
    tekst = plan.read_text()
    titel = re.search(r"^titel: .*$", tekst, re.MULTILINE)
    assert titel
    plan.write_text(tekst.replace(titel[0], 'titel: "Bel 0475 12 34 56 of 0800 15 800"'))
    assert draai(["--thuis", str(thuis), "plan", "controleer", plan.stem]) == 0
    gezegd = capsysbinary.readouterr().out.decode()
    assert "Teken 5 tot en met 17 lijkt een telefoonnummer" in " ".join(gezegd.split())
    plan.write_text(tekst)
    assert draai(["--thuis", str(thuis), "plan", "controleer", plan.stem]) == 0
    assert "telefoonnummer" not in capsysbinary.readouterr().out.decode()
