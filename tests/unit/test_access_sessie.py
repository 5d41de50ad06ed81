"""Places for sessions, what sshd is told, and the settings around them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from lama_zvp.__main__ import run
from lama_zvp.access.rollen import Wie
from lama_zvp.access.sshd import sshd_config
from lama_zvp.errors import Geweigerd, InvoerFout
from lama_zvp.settings import Keuze, lees_keuze
from lama_zvp.workspace import Workspace
from lama_zvp.workspace.concepten import Logconcept
from lama_zvp.workspace.sessie import TeVeelSessies, plaats, sluit_sessies
from tests.kanarie import maak_thuis
from tests.unit.test_access_beheer import pub, voeg_toe

HOUDER = """
import sys
from pathlib import Path
from lama_zvp.workspace.sessie import plaats
with plaats(Path(sys.argv[1]), "mede", 1):
    print("binnen", flush=True)
    sys.stdin.read()
"""


def houder(thuis: Path) -> subprocess.Popen[str]:
    """A process of its own that holds the one place, until its input ends."""
    proces = subprocess.Popen(
        [sys.executable, "-c", HOUDER, str(thuis)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert proces.stdout
    assert proces.stdout.readline() == "binnen\n"
    return proces


def test_a_place_is_taken_by_one_and_free_again_when_its_process_dies(tmp_path: Path) -> None:
    with houder(tmp_path) as proces:
        with pytest.raises(TeVeelSessies, match="1 sessie"), plaats(tmp_path, "mede", 1):
            pass
        with plaats(tmp_path, "mede", 2), plaats(tmp_path, "ander", 1):
            pass
        proces.send_signal(signal.SIGKILL)
        proces.wait(20)
        with plaats(tmp_path, "mede", 1):
            pass


def test_closing_reaches_the_living_sessions_of_that_person_only(tmp_path: Path) -> None:
    with plaats(tmp_path, "mede.2", 3), plaats(tmp_path, "ander", 1), houder(tmp_path) as proces:
        (tmp_path / "sessies" / "mede.7").write_text(f"{os.getpid()}\n")
        assert sluit_sessies(tmp_path, "mede") == 1
        assert proces.wait(20) == -signal.SIGHUP
    assert not (tmp_path / "sessies" / "mede.7").exists()


def test_another_role_closes_what_was_drawn_for_the_one_before(tmp_path: Path) -> None:
    thuis, sleutels = tmp_path / "thuis", tmp_path / "ssh" / "authorized_keys"
    voeg_toe(thuis, sleutels)
    with houder(thuis) as proces, Workspace(Keuze(thuis)) as werkruimte:
        werkruimte.toegang_voeg_toe("mede", rol="lezer", sleutel=pub(1), vervang=True)
        assert proces.wait(20) == -signal.SIGHUP


def test_who_gets_a_name_later_does_not_find_what_was_half_typed_under_it(tmp_path: Path) -> None:
    thuis, sleutels = tmp_path / "thuis", tmp_path / "ssh" / "authorized_keys"
    for zaad, naam in enumerate(("mede", "ander")):
        voeg_toe(thuis, sleutels, naam, zaad=zaad)
        with Workspace(Keuze(thuis), wie=Wie(naam, "medewerker", alleen=False)) as werkruimte:
            werkruimte.bewaar_concept(Logconcept("verkeer.ontraden.bob-winter", tekst=f"van {naam}"))
            werkruimte.bewaar_formulierconcept("meting", "meting x", "Cijfer", {"bron": f"van {naam}"})
    with Workspace(Keuze(thuis)) as werkruimte:
        werkruimte.toegang_intrekken("mede")
    over = [pad.read_text() for pad in (thuis / "concepten").iterdir()]
    assert len(over) == 2
    assert all("van ander" in tekst for tekst in over)


def test_no_field_of_a_draft_keeps_personal_data(tmp_path: Path) -> None:
    nummer = "85.07.30-033.28"
    with Workspace(Keuze(tmp_path), wie=Wie("mede", "medewerker", alleen=False)) as werkruimte:
        velden = {veld.name: nummer for veld in fields(Logconcept) if veld.name != "maatregel"}
        werkruimte.bewaar_concept(Logconcept("verkeer.ontraden.bob-winter", **velden))
    (bestand,) = (tmp_path / "concepten").iterdir()
    assert nummer not in bestand.read_text()


def test_a_number_cut_in_two_over_two_fields_is_in_no_draft_either(tmp_path: Path) -> None:
    with Workspace(Keuze(tmp_path), wie=Wie("mede", "medewerker", alleen=False)) as werkruimte:
        werkruimte.bewaar_concept(
            Logconcept(
                "verkeer.ontraden.bob-winter", tekst="gesproken met 85.07.30", datum="12/3", bewijs="033.28 thuis"
            )
        )
        werkruimte.bewaar_formulierconcept(
            "meting", "meting x", "Cijfer", {"bron": "over 85.07.30", "n": "12", "opmerking": "033.28"}
        )
        bewaard = [*map(str, werkruimte.concepten()), *map(str, werkruimte.formulierconcepten())]
    assert len(bewaard) == 2
    for tekst in (*bewaard, *(pad.read_text() for pad in (tmp_path / "concepten").iterdir())):
        assert "85.07.30" not in tekst
        assert "033.28" in tekst


def test_another_key_may_be_another_person_and_does_not_find_the_drafts_of_the_one_before(tmp_path: Path) -> None:
    thuis, sleutels = tmp_path / "thuis", tmp_path / "ssh" / "authorized_keys"
    voeg_toe(thuis, sleutels)
    for zaad, over in ((1, 1), (2, 0)):
        with Workspace(Keuze(thuis), wie=Wie("mede", "medewerker", alleen=False)) as werkruimte:
            werkruimte.bewaar_concept(Logconcept("verkeer.ontraden.bob-winter", tekst="half"))
        with Workspace(Keuze(thuis)) as werkruimte:
            werkruimte.toegang_voeg_toe("mede", rol="medewerker", sleutel=pub(zaad), vervang=True)
        # The same key again with the same role or another is the same person.
        assert len(list((thuis / "concepten").iterdir())) == over


def test_a_draft_about_what_a_new_role_may_not_see_is_not_there(tmp_path: Path) -> None:
    maak_thuis(tmp_path / "thuis")
    keuze = Keuze(tmp_path / "thuis", plan="kanarie")
    with Workspace(keuze, wie=Wie("korps", alleen=False)) as werkruimte:
        streng = next(o.naam for o in werkruimte.namen.maatregelen if o.klasse == "beperkt")
        ruim = next(o.naam for o in werkruimte.namen.maatregelen if o.klasse == "openbaar")
        for concept in (Logconcept(streng, tekst="a"), Logconcept(ruim, tekst="b", klasse="beperkt")):
            werkruimte.bewaar_concept(concept)
        fiche = next(fiche.sleutel for fiche in werkruimte.plan.fiches if fiche.klasse == "beperkt")
        werkruimte.bewaar_formulierconcept("beoordeel", f"beoordeling {fiche} 2024", "Oordeel", {"toelichting": "c"})
        assert (len(werkruimte.concepten()), len(werkruimte.formulierconcepten())) == (2, 1)
    with Workspace(keuze, wie=Wie("korps", "medewerker", alleen=False)) as werkruimte:
        assert werkruimte.concepten() == ()
        assert werkruimte.concept(streng) is werkruimte.concept(ruim) is None
        assert werkruimte.formulierconcepten() == ()


def test_a_name_that_holds_personal_data_is_refused(tmp_path: Path) -> None:
    with Workspace(Keuze(tmp_path / "thuis")) as werkruimte:
        for naam in ("rr-85.07.30-033.28", "gsm.0475123456", "auto-1-ABC-123"):
            with pytest.raises(Geweigerd, match="Naam, teken"):
                werkruimte.toegang_voeg_toe(naam, rol="lezer", sleutel=pub(1), sleutelbestand=tmp_path / "ak")
    assert not (tmp_path / "thuis" / "toegang.json").exists()


def test_a_home_without_sessions_has_none_to_close(tmp_path: Path) -> None:
    assert sluit_sessies(tmp_path, "mede") == 0


def test_the_forced_command_is_for_sshd_alone(tmp_path: Path) -> None:
    """From a shell, and in any other form than the one that was written in authorized_keys."""
    for argumenten in (
        ["--thuis", str(tmp_path), "_sessie", "--sleutel", "SHA256:x", "--als", "korps"],
        ["--thuis", str(tmp_path), "_sessie", "--als", "korps"],
        ["_sessie"],
    ):
        gedaan = subprocess.run(
            [sys.executable, "-m", "lama_zvp", *argumenten], capture_output=True, text=True, timeout=60, check=False
        )
        assert (gedaan.returncode, gedaan.stdout) == (2, "")
        assert "alleen voor sshd" in gedaan.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_forced_command_is_no_command_of_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    assert "_sessie" not in capsys.readouterr().out
    assert run(["toegang", "_sessie"]) == 2


@pytest.mark.parametrize(
    ("regel", "sessies", "minuten"),
    [
        ("", 10, 30.0),
        ("sessies = 3\n", 3, 30.0),
        ("inactief_minuten = 5\n", 10, 5.0),
        ("inactief_minuten = 0.5\n", 10, 0.5),
    ],
)
def test_bounds_come_from_the_settings_of_the_home(tmp_path: Path, regel: str, sessies: int, minuten: float) -> None:
    (tmp_path / "instellingen.toml").write_text(regel)
    keuze = lees_keuze(thuis=str(tmp_path), plan=None, database=None, vandaag=None, plain=False, omgeving={})
    assert (keuze.sessies, keuze.inactief_minuten) == (sessies, minuten)


@pytest.mark.parametrize(
    "regel",
    [
        "sessies = 0",
        "sessies = true",
        'sessies = "veel"',
        "sessies = 2.5",
        "inactief_minuten = 0",
        "inactief_minuten = nan",
    ],
)
def test_a_bound_that_is_none_is_refused(tmp_path: Path, regel: str) -> None:
    (tmp_path / "instellingen.toml").write_text(regel + "\n")
    with pytest.raises(InvoerFout, match=regel.split()[0]):
        lees_keuze(thuis=str(tmp_path), plan=None, database=None, vandaag=None, plain=False, omgeving={})


def test_the_block_names_account_and_file_and_every_other_line_is_a_comment() -> None:
    tekst = sshd_config("zvp", "/var/lib/zvp", "/var/lib/zvp/.ssh/authorized_keys", "/srv/plan")
    voor, _, blok = tekst.partition("Match User zvp\n")
    assert all(regel.startswith("#") for regel in voor.splitlines())
    assert "adduser --system" in voor
    assert "--thuis /srv/plan toegang voeg-toe" in voor
    assert "    AuthorizedKeysFile /var/lib/zvp/.ssh/authorized_keys\n" in blok
    assert blok.endswith("Match all\n")


@pytest.mark.parametrize(
    ("account", "pad"),
    [
        ("root all", "/x"),
        ("x\nMatch all", "/x"),
        ("*", "/x"),
        ("", "/x"),
        ("zvp", "/a b"),
        ("zvp", "/a\nb"),
        ("zvp", "/%h"),
        ("zvp", '/"'),
    ],
)
def test_an_account_or_path_that_would_mean_something_else_to_sshd_is_refused(account: str, pad: str) -> None:
    with pytest.raises(InvoerFout):
        sshd_config(account, pad, pad)
