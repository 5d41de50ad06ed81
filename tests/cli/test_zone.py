"""The same commands on a PostgreSQL server, moving to it and back, and the commands of a database's owner."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Lama
from tests.databaseserver import EIGENAAR, Databaseserver, rol_van

WACHTWOORD = "kanarie-4711"


@pytest.fixture
def zone(databaseserver: Databaseserver) -> str:
    """An empty zone, with a password in its URL that the server does not ask for."""
    url = databaseserver.nieuwe_zone()
    return url.replace("@", f":{WACHTWOORD}@", 1)


def vertel(lama: Lama, *vooraf: str) -> None:
    """A year of a zone, in a few acts."""
    for woorden in (
        ("log", "bob-winter", "Vier controles", "--status", "lopend", "--aantal", "4", "--datum", "2024-12-15"),
        ("log", "slim", "Eén actie", "--status", "uitgevoerd", "--datum", "2024-11-02"),
        ("meting", "zwaargewonden", "2024", "13", "--bron", "Verkeersbarometer"),
        ("beoordeel", "verkeer", "2024", "op-koers", "--toelichting", "Op schema."),
        ("corrigeer", "1", "--aantal", "5"),
        ("intrekken", "2", "--reden", "dubbel"),
        ("redigeer", "1", "--reden", "naam van een derde"),
    ):
        uitkomst = lama(*vooraf, *woorden)
        assert uitkomst.code == 0, uitkomst.fout


def test_the_desk_says_the_same_on_a_server_as_on_a_file(lama: Lama, zone: str, tmp_path: Path) -> None:
    server = Lama(tmp_path / "andere", lama.lees)
    vertel(lama)
    vertel(server, "--database", zone)
    for woorden in (
        ("overzicht", "--jaar", "2024"),
        ("maatregelen", "verkeer", "--jaar", "2024"),
        ("journaal",),
        ("journaal", "--zoek", "controles", "--limiet", "2"),
        ("besluit", "lijst"),
    ):
        hier, daar = lama(*woorden), server("--database", zone, *woorden)
        assert (hier.code, hier.uit) == (daar.code, daar.uit) == (0, hier.uit)
    assert "In orde: 7 gebeurtenissen" in server("--database", zone, "controle").uit


def test_blanking_on_a_server_says_what_is_left_to_do_and_who_does_it(lama: Lama, zone: str) -> None:
    lama("--database", zone, "log", "bob-winter", "Met een naam erin")
    assert "zone opruimen" in lama("--database", zone, "redigeer", "1", "--reden", "privacy").uit
    assert "bestand" not in lama("--database", zone, "redigeer", "1", "--reden", "privacy").uit


def test_a_year_is_frozen_and_proven_again_on_a_server(lama: Lama, zone: str) -> None:
    vertel(lama, "--database", zone)
    assert lama("--database", zone, "vaststellen", "2024", "--toch").code == 0
    assert lama("--database", zone, "controle").code == 0
    assert "vastgesteld" in lama("--database", zone, "stuurbord", "2024").uit.lower()


def test_a_journal_moves_to_a_server_and_back_by_two_commands(lama: Lama, zone: str, tmp_path: Path) -> None:
    vertel(lama)
    schakel = lama("controle").uit.splitlines()[-1]
    heen = lama("verhuis", "--naar", zone)
    assert heen.code == 0, heen.fout
    assert "7 gebeurtenissen, nagekeken en gelijk" in heen.uit
    assert schakel in heen.uit
    assert lama("--database", zone, "controle").uit.splitlines()[-1] == schakel
    nog_eens = lama("verhuis", "--naar", zone)
    assert (nog_eens.code, "Stond al volledig in" in nog_eens.uit) == (0, True)
    nieuw = Lama(tmp_path / "nieuw", lama.lees)
    terug = nieuw("--database", zone, "verhuis", "--naar", str(nieuw.thuis / "journaal.db"))
    assert terug.code == 0, terug.fout
    assert nieuw("controle").uit.splitlines()[-1] == schakel
    assert nieuw("journaal").uit == lama("journaal").uit


@pytest.mark.parametrize("naar", ["elders.db", "postgresql://zvp@host/zvp"])
def test_a_move_from_like_to_like_is_refused_with_what_to_do(lama: Lama, zone: str, naar: str) -> None:
    vooraf = ("--database", zone) if naar.startswith("postgresql") else ()
    uitkomst = lama(*vooraf, "verhuis", "--naar", naar)
    assert uitkomst.code == 2
    assert uitkomst.fout.strip().count("\n") >= 1


def test_a_backup_of_a_server_is_made_by_rotation_too_and_put_back_in_an_empty_zone(
    lama: Lama, databaseserver: Databaseserver, zone: str, tmp_path: Path
) -> None:
    vertel(lama, "--database", zone)
    kopie = tmp_path / "kopie.db"
    gemaakt = lama("--database", zone, "backup", str(kopie))
    assert gemaakt.code == 0, gemaakt.fout
    assert lama("--database", zone, "backup", "--rotatie", str(tmp_path / "rij")).code == 0
    assert [pad.name for pad in (tmp_path / "rij").glob("*.db")] == ["journaal-2025-03-14.db"]
    vertel(lama, "--database", (anders := databaseserver.nieuwe_zone()))
    assert lama("--database", anders, "herstel", str(kopie)).code == 6
    leeg = databaseserver.nieuwe_zone()
    assert lama("--database", leeg, "herstel", str(kopie)).code == 0
    assert lama("--database", leeg, "controle").uit.splitlines()[-1] in gemaakt.uit
    assert lama("--database", leeg, "journaal").uit == lama("--database", zone, "journaal").uit


def test_diagnose_tells_of_the_server_and_of_texts_that_wait_for_its_owner(
    lama: Lama, databaseserver: Databaseserver, zone: str, tmp_path: Path
) -> None:
    vertel(lama, "--database", zone)
    lama("--database", zone, "backup", str(tmp_path / "kopie.db"))
    uitkomst = lama("--database", zone, "diagnose")
    assert uitkomst.code == 6
    assert f"zone zone-{rol_van(zone).partition(':')[0]}" in uitkomst.uit
    assert "grootte database" in uitkomst.uit
    assert "server_version 1" in uitkomst.uit
    assert "zone opruimen" in uitkomst.uit
    assert lama("--database", databaseserver.url(EIGENAAR), "zone", "opruimen").code == 0
    schoon = lama("--database", zone, "diagnose", "--json")
    assert schoon.code == 0, schoon.uit
    assert schoon.json["toestand"]["aantal"] == 7
    assert schoon.json["toestand"]["schema"] == schoon.json["toestand"]["schema_programma"]


def test_the_password_is_in_nothing_that_the_program_says_or_leaves(lama: Lama, zone: str, tmp_path: Path) -> None:
    weg = f"postgresql://zvp:{WACHTWOORD}@127.0.0.1:1/zvp"
    gezegd: list[str] = []
    for database, woorden in (
        (zone, ("log", "bob-winter", "x")),
        (zone, ("diagnose",)),
        (zone, ("diagnose", "--json")),
        (zone, ("controle",)),
        (zone, ("backup", str(tmp_path / "kopie.db"))),
        (zone, ("herstel", str(tmp_path / "kopie.db"))),
        (zone, ("zone", "lijst")),
        (zone, ("verhuis", "--naar", str(tmp_path / "journaal.db"))),
        (weg, ("diagnose",)),
        (weg, ("overzicht",)),
        (weg, ("zone", "nieuw", "a", "--rol", "b")),
        (f"postgresql://zvp:{WACHTWOORD} @host", ("overzicht",)),
        (f"onzin:{WACHTWOORD}", ("controle",)),
    ):
        uitkomst = lama("--database", database, *woorden)
        gezegd += [uitkomst.uit, uitkomst.fout]
    assert any("niet bereikbaar" in tekst for tekst in gezegd)
    assert not any(WACHTWOORD in tekst for tekst in gezegd)
    bestanden = [pad for pad in tmp_path.rglob("*") if pad.is_file()]
    assert bestanden
    assert not [pad for pad in bestanden if WACHTWOORD.encode() in pad.read_bytes()]


@pytest.mark.parametrize("woorden", [("overzicht",), ("log", "bob-winter", "x"), ("controle",), ("backup", "kopie.db")])
def test_a_server_out_of_reach_ends_every_command_the_same(lama: Lama, woorden: tuple[str, ...]) -> None:
    uitkomst = lama("--database", "postgresql://zvp@127.0.0.1:1/zvp", *woorden)
    assert uitkomst.code == 6
    assert "De databaseserver is niet bereikbaar." in uitkomst.fout
    assert "postgresql://zvp@127.0.0.1:1/zvp" in uitkomst.fout
    assert "Traceback" not in uitkomst.fout


@pytest.mark.parametrize("woorden", [("overzicht",), ("diagnose",), ("zone", "lijst"), ("backup", "kopie.db")])
def test_without_the_library_for_it_the_program_says_what_to_install(
    lama: Lama, monkeypatch: pytest.MonkeyPatch, woorden: tuple[str, ...]
) -> None:
    for naam in [naam for naam in sys.modules if naam.partition(".")[0] == "psycopg"]:
        monkeypatch.setitem(sys.modules, naam, None)
    for naam in ("server", "serverschema", "servertoestand", "zonebeheer", "verhuis"):
        monkeypatch.delitem(sys.modules, f"lama_zvp.journal.{naam}", raising=False)
    uitkomst = lama("--database", "postgresql://zvp@host/zvp", *woorden)
    assert uitkomst.code == 6
    assert 'pip install "lama-zvp[postgresql]"' in " ".join((uitkomst.uit + uitkomst.fout).split())


def test_the_owner_makes_zones_and_others_cannot(lama: Lama, databaseserver: Databaseserver) -> None:
    eigenaar = ("--database", databaseserver.url(EIGENAAR, databaseserver.nieuwe_database()))
    rol, kijker = databaseserver.maak_rol(), databaseserver.maak_rol()
    assert lama(*eigenaar, "zone", "nieuw", "pz-voorbeeld", "--rol", rol).code == 0
    assert lama(*eigenaar, "zone", "inzage", "--rol", kijker).code == 0
    regels = lama(*eigenaar, "zone", "lijst", "--json").json
    assert regels == [{"code": "pz-voorbeeld", "rollen": [rol]}, {"code": None, "rollen": [kijker]}]
    assert "pz-voorbeeld" in lama(*eigenaar, "zone", "lijst").uit
    assert lama(*eigenaar, "zone", "opzij", "pz-voorbeeld", "pz-voorbeeld-2025").code == 0
    assert "al bij" in lama(*eigenaar, "zone", "bijwerken").uit
    zone = ("--database", eigenaar[1].replace(f"//{EIGENAAR}@", f"//{rol}@"))
    assert lama(*zone, "zone", "lijst").code == 6
    assert lama(*zone, "log", "bob-winter", "x").code == 0
    assert lama("zone", "lijst").code == 2


# -- side by side ------------------------------------------------------------------------------------------------------


def meet(lama: Lama, waarde: str, *vooraf: str) -> None:
    assert lama(*vooraf, "log", "bob-winter", "x", "--datum", "2024-05-05").code == 0
    assert lama(*vooraf, "meting", "zwaargewonden", "2024", waarde, "--bron", "Verkeersbarometer").code == 0


@pytest.fixture
def drie_zones(lama: Lama, databaseserver: Databaseserver) -> str:
    """The URL of a role that looks at three zones: two with figures and one empty."""
    database = databaseserver.nieuwe_database()
    for code, waarde in (("pz-b", "13"), ("pz-a", "21")):
        meet(lama, waarde, "--database", databaseserver.nieuwe_zone(code, database))
    databaseserver.nieuwe_zone("pz-c", database)
    rol = databaseserver.maak_rol()
    assert lama("--database", databaseserver.url(EIGENAAR, database), "zone", "inzage", "--rol", rol).code == 0
    return databaseserver.url(rol, database)


def cijfers(lama: Lama, *woorden: str) -> list[tuple[str, str | None, str | None]]:
    uitkomst = lama(*woorden, "overzicht", "--zones", "--jaar", "2024", "--json")
    assert uitkomst.code == 0, uitkomst.fout
    (zwaar,) = [i for i in uitkomst.json["indicatoren"] if i["sleutel"] == "zwaargewonden"]
    return [(c["code"], c["waarde"], (c["per_duizend"] or "")[:6] or None) for c in zwaar["cijfers"]]


def test_who_may_look_at_all_zones_sees_them_side_by_side_by_code(lama: Lama, drie_zones: str) -> None:
    assert cijfers(lama, "--database", drie_zones) == [
        ("pz-a", "21", "0.3264"),
        ("pz-b", "13", "0.2020"),
        ("pz-c", None, None),
    ]
    tekst = lama("--database", drie_zones, "overzicht", "--zones", "--jaar", "2024").uit
    assert "Geen rangschikking" in tekst
    assert "pz-c: Er is nog niets vastgelegd." in tekst
    assert "0,326" in tekst
    assert "Nog door geen enkele zone ingevuld" in tekst


def test_a_zone_sees_itself_alone_in_the_side_by_side(lama: Lama, databaseserver: Databaseserver) -> None:
    eigen = databaseserver.nieuwe_zone()
    meet(lama, "13", "--database", eigen)
    meet(lama, "99", "--database", databaseserver.nieuwe_zone())
    uitkomst = lama("--database", eigen, "overzicht", "--zones", "--jaar", "2024", "--json")
    assert [zone["code"] for zone in uitkomst.json["zones"]] == [f"zone-{rol_van(eigen)}"]
    assert uitkomst.json["indicatoren"] == []


def test_a_plan_that_is_not_within_reach_is_the_one_that_the_zone_froze(
    lama: Lama, databaseserver: Databaseserver, tmp_path: Path
) -> None:
    """Two zones on a plan of their own, of which the province has no file; one of them froze a year with it."""
    root = Path(__file__).resolve().parents[2]
    eigen = tmp_path / "eigen-plan.yaml"
    eigen.write_text(
        (root / "plans" / "lama-2020-2025.yaml")
        .read_text("utf-8")
        .replace("sleutel: lama-2020-2025", "sleutel: eigen-plan", 1),
        "utf-8",
    )
    database = databaseserver.nieuwe_database()
    for code in ("pz-a", "pz-b"):
        zone = databaseserver.nieuwe_zone(code, database)
        meet(lama, "13", "--plan", str(eigen), "--database", zone)
        if code == "pz-a":
            assert lama("--plan", str(eigen), "--database", zone, "vaststellen", "2024", "--toch").code == 0
    rol = databaseserver.maak_rol()
    lama("--database", databaseserver.url(EIGENAAR, database), "zone", "inzage", "--rol", rol)
    provincie = Lama(tmp_path / "provincie", lama.lees)
    uitkomst = provincie(
        "--database", databaseserver.url(rol, database), "overzicht", "--zones", "--jaar", "2024", "--json"
    )
    een, twee = uitkomst.json["zones"]
    assert (een["inwoners"], een["reden"]) == (64325, "")
    assert (twee["inwoners"], twee["reden"]) == (None, "Haar plan is hier niet bekend.")


def test_homes_on_this_machine_stand_side_by_side_too(lama: Lama, tmp_path: Path) -> None:
    for naam, waarde in (("pz-b", "13"), ("pz-a", "21")):
        meet(Lama(tmp_path / naam, lama.lees), waarde)
    mappen = ("--map", str(tmp_path / "pz-b"), "--map", str(tmp_path / "pz-a"))
    uitkomst = lama("overzicht", "--zones", *mappen, "--jaar", "2024", "--json")
    assert uitkomst.code == 0, uitkomst.fout
    (zwaar,) = [i for i in uitkomst.json["indicatoren"] if i["sleutel"] == "zwaargewonden"]
    assert [(c["code"], c["waarde"]) for c in zwaar["cijfers"]] == [("pz-a", "21"), ("pz-b", "13")]
    assert lama("overzicht", "--zones").code == 2
    assert lama("overzicht", "--zones", "--map", str(tmp_path / "weg")).code == 4
