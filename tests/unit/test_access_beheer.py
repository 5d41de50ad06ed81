"""Managing access: people and keys in file, journal and authorized_keys, and what shows when the three disagree."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from lama_zvp.access.authorized_keys import vreemde_sleutels
from lama_zvp.access.rollen import Wie
from lama_zvp.cli.draai import draai
from lama_zvp.errors import Geweigerd, InvoerFout, NietGevonden, OpslagFout
from lama_zvp.journal.events import Gebeurtenis, Toegang
from lama_zvp.settings import Keuze
from lama_zvp.workspace import Workspace
from lama_zvp.workspace.identiteit import MetSleutel
from lama_zvp.workspace.toegang import raad_over_shell

LOG = ["log", "bob-winter", "Vijf controles", "--datum", "2024-05-01"]


def pub(zaad: int) -> bytes:
    """A public ed25519 key of its own for every `zaad`."""
    ruw = b"\x00\x00\x00\x0bssh-ed25519\x00\x00\x00\x20" + bytes([zaad]) * 32
    return b"ssh-ed25519 " + base64.b64encode(ruw) + b" iemand@toestel\n"


@pytest.fixture
def thuis(tmp_path: Path) -> Path:
    return tmp_path / "thuis"


@pytest.fixture
def sleutels(tmp_path: Path) -> Path:
    return tmp_path / "ssh" / "authorized_keys"


def voeg_toe(thuis: Path, sleutels: Path, naam: str = "mede", rol: str = "medewerker", zaad: int = 1) -> str:
    with Workspace(Keuze(thuis)) as werkruimte:
        persoon, _ = werkruimte.toegang_voeg_toe(naam, rol=rol, sleutel=pub(zaad), sleutelbestand=sleutels)
    return persoon.vingerafdruk


def toegangsfeiten(thuis: Path) -> list[Gebeurtenis]:
    with Workspace(Keuze(thuis), wie=Wie("toets")) as werkruimte:
        return [g for g in werkruimte.journaal.gebeurtenissen() if g.soort == "toegang"]


def kort(gebeurtenis: Gebeurtenis) -> tuple[str, str, str, str]:
    inhoud = gebeurtenis.inhoud
    assert isinstance(inhoud, Toegang)
    return inhoud.handeling, inhoud.naam, inhoud.tekst, inhoud.vingerafdruk


# --- giving and taking --------------------------------------------------------------------------------------------


def test_a_person_gets_a_line_an_entry_and_an_event(thuis: Path, sleutels: Path) -> None:
    vingerafdruk = voeg_toe(thuis, sleutels)
    (lijn,) = [regel for regel in sleutels.read_text().splitlines() if not regel.startswith("#")]
    assert lijn.startswith('restrict,pty,command="')
    assert f"_sessie --sleutel {vingerafdruk} --als mede" in lijn
    assert " -I -m lama_zvp " in lijn
    assert "iemand@toestel" not in lijn
    register = json.loads((thuis / "toegang.json").read_text())
    assert [(p["naam"], p["rol"], p["vingerafdruk"]) for p in register["personen"]] == [
        ("mede", "medewerker", vingerafdruk)
    ]
    assert [kort(g) for g in toegangsfeiten(thuis)] == [("toegevoegd", "mede", "medewerker", vingerafdruk)]


def test_taking_access_away_undoes_line_and_entry_and_leaves_two_events(thuis: Path, sleutels: Path) -> None:
    sleutels.parent.mkdir()
    sleutels.write_bytes(b"# van de beheerder\nssh-rsa VREEMD ander")
    vingerafdruk = voeg_toe(thuis, sleutels)
    voeg_toe(thuis, sleutels, "lies", "lezer", 2)
    with Workspace(Keuze(thuis)) as werkruimte:
        werkruimte.toegang_intrekken("mede")
        werkruimte.toegang_intrekken("lies")
    assert sleutels.read_bytes() == b"# van de beheerder\nssh-rsa VREEMD ander\n"
    assert json.loads((thuis / "toegang.json").read_text())["personen"] == []
    assert kort(toegangsfeiten(thuis)[2]) == ("ingetrokken", "mede", "was medewerker", vingerafdruk)


def test_files_are_private_and_a_loose_home_is_closed_by_the_first_person(thuis: Path, sleutels: Path) -> None:
    thuis.mkdir(mode=0o755)
    thuis.chmod(0o755)
    voeg_toe(thuis, sleutels)
    with Workspace(Keuze(thuis)) as werkruimte:
        document = werkruimte.exporteer_document(2024, "politieraad")
    assert document.stat().st_mode & 0o777 == 0o600
    assert thuis.stat().st_mode & 0o777 == 0o700
    assert sleutels.parent.stat().st_mode & 0o777 == 0o700
    for pad in (sleutels, thuis / "toegang.json", thuis / "journaal.db"):
        assert pad.stat().st_mode & 0o777 == 0o600, pad


def test_the_program_sets_its_own_umask(thuis: Path) -> None:
    code = f"import os; os.umask(0); from lama_zvp.__main__ import run; run(['--thuis', {str(thuis)!r}, *{LOG!r}])"
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
    paden = [thuis, *thuis.rglob("*")]
    assert len(paden) >= 2
    assert {oct(pad.stat().st_mode & 0o777) for pad in paden if pad.is_dir()} == {"0o700"}
    assert {oct(pad.stat().st_mode & 0o777) for pad in paden if pad.is_file()} == {"0o600"}


@pytest.mark.parametrize(("shell", "woord"), [("/bin/bash", "/bin/sh"), ("/usr/sbin/nologin", "start niets")])
def test_a_shell_that_listens_to_the_client_or_starts_nothing_is_mentioned(shell: str, woord: str) -> None:
    (zin,) = raad_over_shell(shell)
    assert woord in zin
    assert raad_over_shell("/bin/sh") == raad_over_shell("/bin/dash") == ()


def test_a_shared_folder_is_never_made_private(tmp_path: Path, sleutels: Path) -> None:
    tmp_path.chmod(0o1777)
    with Workspace(Keuze(tmp_path)) as werkruimte, pytest.raises(OpslagFout, match="niet van dit programma alleen"):
        werkruimte.toegang_voeg_toe("mede", rol="lezer", sleutel=pub(1), sleutelbestand=sleutels)
    assert tmp_path.stat().st_mode & 0o7777 == 0o1777
    assert not sleutels.exists()


@pytest.mark.parametrize("modus", [0o750, 0o705, 0o770])
def test_a_home_that_others_can_enter_is_refused_once_people_come_in(thuis: Path, sleutels: Path, modus: int) -> None:
    voeg_toe(thuis, sleutels)
    thuis.chmod(modus)
    with Workspace(Keuze(thuis)) as werkruimte, pytest.raises(OpslagFout, match="chmod 700"):
        werkruimte.overzicht(2024)


@pytest.mark.parametrize("plek", ["export", "concepten/x.json", "plannen/geheim.yaml", "journaal.db", "los"])
def test_a_symbolic_link_in_the_home_is_refused(thuis: Path, sleutels: Path, tmp_path: Path, plek: str) -> None:
    thuis.mkdir(mode=0o700)
    pad = thuis / plek
    pad.parent.mkdir(exist_ok=True)
    pad.symlink_to(tmp_path / "elders")
    with Workspace(Keuze(thuis)) as werkruimte, pytest.raises(OpslagFout, match="koppeling"):
        werkruimte.log("bob-winter", "x", datum="2024-05-01")
    assert not (tmp_path / "elders").exists()


@pytest.mark.parametrize("pad", ["toegang.json", "authorized_keys"])
def test_a_link_in_place_of_an_access_file_is_not_followed(
    thuis: Path, sleutels: Path, tmp_path: Path, pad: str
) -> None:
    voeg_toe(thuis, sleutels)
    echt = thuis / "toegang.json" if pad == "toegang.json" else sleutels
    inhoud = echt.read_bytes()
    (tmp_path / "elders").write_bytes(inhoud)
    (tmp_path / "elders").chmod(0o600)
    echt.unlink()
    echt.symlink_to(tmp_path / "elders")
    with pytest.raises(OpslagFout):
        voeg_toe(thuis, sleutels, "lies", "lezer", 2)
    assert (tmp_path / "elders").read_bytes() == inhoud


def test_one_key_belongs_to_one_person_and_one_name_to_one_key(thuis: Path, sleutels: Path) -> None:
    voeg_toe(thuis, sleutels)
    with pytest.raises(Geweigerd, match="al van mede"):
        voeg_toe(thuis, sleutels, "lies", "lezer", 1)
    with pytest.raises(Geweigerd, match="heeft al toegang"):
        voeg_toe(thuis, sleutels, "mede", "lezer", 2)
    with pytest.raises(Geweigerd, match="lijkt te veel"):
        voeg_toe(thuis, sleutels, "Mede", "lezer", 2)
    assert len(toegangsfeiten(thuis)) == 1


def test_replacing_gives_another_role_and_key_and_says_both(thuis: Path, sleutels: Path) -> None:
    oud = voeg_toe(thuis, sleutels)
    with Workspace(Keuze(thuis)) as werkruimte:
        persoon, _ = werkruimte.toegang_voeg_toe("mede", rol="lezer", sleutel=pub(9), vervang=True)
    assert [kort(g) for g in toegangsfeiten(thuis)[1:]] == [
        ("ingetrokken", "mede", "vervangen, was medewerker", oud),
        ("toegevoegd", "mede", "lezer", persoon.vingerafdruk),
    ]
    assert oud not in sleutels.read_text()


def test_a_key_that_opens_the_account_itself_is_refused(thuis: Path, sleutels: Path) -> None:
    sleutels.parent.mkdir()
    sleutels.write_bytes(b"no-pty " + pub(1))
    assert vreemde_sleutels(sleutels.read_bytes())
    with pytest.raises(Geweigerd, match="opent hij de account zelf"):
        voeg_toe(thuis, sleutels)
    assert not (thuis / "toegang.json").exists()
    assert not (thuis / "journaal.db").exists()


@pytest.mark.parametrize("naam", ["", "-x", "a b", "a/b", "../x", "a\nb", "x" * 40, "é", "a..b", "a'b", 'a"b', "$x"])
def test_a_name_that_could_mean_something_else_is_refused(thuis: Path, sleutels: Path, naam: str) -> None:
    with pytest.raises(InvoerFout, match="naam"):
        voeg_toe(thuis, sleutels, naam)
    assert not sleutels.exists()


def test_an_unknown_person_or_role_is_said_to_be_unknown(thuis: Path, sleutels: Path) -> None:
    voeg_toe(thuis, sleutels)
    with Workspace(Keuze(thuis)) as werkruimte:
        with pytest.raises(NietGevonden):
            werkruimte.toegang_intrekken("lies")
        with pytest.raises(InvoerFout, match="lezer, medewerker"):
            werkruimte.toegang_voeg_toe("lies", rol="baas", sleutel=pub(3))


# --- when things go wrong halfway ---------------------------------------------------------------------------------


def test_a_damaged_block_stops_everything_before_anything_is_written(thuis: Path, sleutels: Path) -> None:
    voeg_toe(thuis, sleutels)
    kapot = sleutels.read_bytes().replace(b"# <<< lama-zvp <<<", b"")
    sleutels.write_bytes(kapot)
    with pytest.raises(InvoerFout, match="beschadigd"):
        voeg_toe(thuis, sleutels, "lies", "lezer", 2)
    assert sleutels.read_bytes() == kapot
    assert len(json.loads((thuis / "toegang.json").read_text())["personen"]) == 1
    assert len(toegangsfeiten(thuis)) == 1


def test_access_goes_even_when_the_journal_is_out_of_reach_and_that_is_said(thuis: Path, sleutels: Path) -> None:
    voeg_toe(thuis, sleutels)
    (thuis / "journaal.db").write_bytes(b"geen database meer")
    with Workspace(Keuze(thuis)) as werkruimte, pytest.raises(OpslagFout, match="is weg, maar dat staat nog niet"):
        werkruimte.toegang_intrekken("mede")
    assert json.loads((thuis / "toegang.json").read_text())["personen"] == []
    assert "_sessie" not in sleutels.read_text()


def test_access_is_not_given_when_the_journal_cannot_know_of_it(thuis: Path, sleutels: Path) -> None:
    thuis.mkdir(mode=0o700)
    (thuis / "journaal.db").write_bytes(b"geen database")
    with pytest.raises(OpslagFout):
        voeg_toe(thuis, sleutels)
    assert not (thuis / "toegang.json").exists()
    assert not sleutels.exists()


# --- the access file decides, and a change past the program shows -------------------------------------------------


def knoei(thuis: Path, **anders: str) -> None:
    pad = thuis / "toegang.json"
    register = json.loads(pad.read_text())
    register["personen"][0].update(anders)
    pad.write_text(json.dumps(register))


@pytest.mark.parametrize(
    ("inhoud", "modus"),
    [
        (b"", 0o600),
        (b"{", 0o600),
        (b"[]", 0o600),
        (b'{"versie": 2, "sleutelbestand": "/x", "personen": []}', 0o600),
        (b'{"versie": 1, "sleutelbestand": "/x", "personen": [{}]}', 0o600),
        (b'{"versie": 1, "sleutelbestand": "/x", "personen": [[]]}', 0o600),
        (b"\xff\xfe", 0o600),
        (b"[" * 100_000, 0o600),
        (b'{"versie": 1, "sleutelbestand": "/x", "personen": []}', 0o640),
        (b'{"versie": 1, "sleutelbestand": "/x", "personen": []}', 0o602),
    ],
)
def test_an_access_file_that_cannot_be_trusted_lets_nobody_in(thuis: Path, inhoud: bytes, modus: int) -> None:
    """Above all it never counts as "no access file", which would give every right."""
    thuis.mkdir(mode=0o700)
    (thuis / "toegang.json").write_bytes(inhoud)
    (thuis / "toegang.json").chmod(modus)
    for wie in (None, MetSleutel(thuis, "mede", "SHA256:x")):
        with Workspace(Keuze(thuis), wie=wie) as werkruimte, pytest.raises((InvoerFout, OpslagFout)):
            werkruimte.overzicht(2024)


def test_a_role_changed_with_an_editor_is_named_by_list_and_check(
    thuis: Path, sleutels: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    voeg_toe(thuis, sleutels)
    assert draai(["--thuis", str(thuis), "toegang", "lijst"]) == 0
    assert draai(["--thuis", str(thuis), "controle"]) == 0
    knoei(thuis, rol="korpsleiding")
    capsys.readouterr()
    assert draai(["--thuis", str(thuis), "toegang", "lijst"]) == 6
    assert "mede: rol of sleutel is anders dan het journaal zegt (medewerker" in capsys.readouterr().err
    assert draai(["--thuis", str(thuis), "controle"]) == 6
    assert "mede: rol of sleutel is anders" in capsys.readouterr().out


def test_a_person_added_or_dropped_with_an_editor_is_named(thuis: Path, sleutels: Path) -> None:
    voeg_toe(thuis, sleutels)
    knoei(thuis, naam="indringer")
    with Workspace(Keuze(thuis)) as werkruimte:
        afwijkingen = werkruimte.toegang_lijst().afwijkingen
    assert any("indringer heeft toegang, maar het journaal weet van niets" in zin for zin in afwijkingen)
    assert any("mede heeft volgens het journaal toegang" in zin for zin in afwijkingen)


def test_an_access_file_that_is_gone_is_named_too(thuis: Path, sleutels: Path) -> None:
    voeg_toe(thuis, sleutels)
    (thuis / "toegang.json").unlink()
    with Workspace(Keuze(thuis)) as werkruimte:
        assert "Het toegangsbestand is weg" in werkruimte.toegang_lijst().afwijkingen[0]


def test_a_line_changed_in_authorized_keys_is_named(thuis: Path, sleutels: Path) -> None:
    voeg_toe(thuis, sleutels)
    sleutels.write_text(sleutels.read_text().replace("restrict,pty,", ""))
    with Workspace(Keuze(thuis)) as werkruimte:
        assert "klopt niet met de toegangslijst" in werkruimte.toegang_lijst().afwijkingen[0]


# --- who is at the desk -------------------------------------------------------------------------------------------


def test_at_the_machine_itself_the_owner_is_beheerder_once_there_is_an_access_file(thuis: Path, sleutels: Path) -> None:
    with Workspace(Keuze(thuis)) as werkruimte:
        assert werkruimte.wie.alleen
        voeg_toe(thuis, sleutels)
        assert (werkruimte.wie.alleen, werkruimte.wie.rol) == (False, "beheerder")
        with pytest.raises(Geweigerd):
            werkruimte.log("bob-winter", "x", datum="2024-05-01")


def test_another_account_is_nobody(thuis: Path, sleutels: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    voeg_toe(thuis, sleutels)
    monkeypatch.setattr(os, "geteuid", lambda: thuis.stat().st_uid + 1)
    with Workspace(Keuze(thuis)) as werkruimte, pytest.raises((Geweigerd, OpslagFout)):
        werkruimte.overzicht(2024)


def test_an_open_desk_loses_and_changes_its_rights_with_the_access_file(thuis: Path, sleutels: Path) -> None:
    vingerafdruk = voeg_toe(thuis, sleutels)
    with Workspace(Keuze(thuis), wie=MetSleutel(thuis, "mede", vingerafdruk)) as open_bureau:
        open_bureau.log("bob-winter", "x", datum="2024-05-01")
        with Workspace(Keuze(thuis)) as beheer:
            beheer.toegang_voeg_toe("mede", rol="lezer", sleutel=pub(1), vervang=True)
        with pytest.raises(Geweigerd, match="log"):
            open_bureau.log("bob-winter", "x", datum="2024-05-01")
        with Workspace(Keuze(thuis)) as beheer:
            beheer.toegang_intrekken("mede")
        for poging in (open_bureau.overzicht, open_bureau.geschiedenis, open_bureau.wijzigingsteller):
            with pytest.raises(Geweigerd, match="geen toegang"):
                poging()


def test_a_key_that_is_not_the_persons_own_opens_nothing(thuis: Path, sleutels: Path) -> None:
    voeg_toe(thuis, sleutels)
    with Workspace(Keuze(thuis), wie=MetSleutel(thuis, "mede", "SHA256:ander")) as bureau, pytest.raises(Geweigerd):
        bureau.overzicht()
    assert kort(toegangsfeiten(thuis)[-1]) == ("geweigerd", "mede", "geen toegang (meer)", "SHA256:ander")


# --- refused again and again --------------------------------------------------------------------------------------


def test_ten_refusals_in_a_row_are_reported_and_nine_are_not(thuis: Path) -> None:
    def bureau(naam: str) -> Workspace:
        return Workspace(Keuze(thuis), wie=Wie(naam, "medewerker", alleen=False, vingerafdruk=f"SHA256:{naam}"))

    for naam, keren in (("negen", 9), ("tien", 10), ("onderbroken", 9)):
        with bureau(naam) as werkruimte:
            for _ in range(keren):
                with pytest.raises(Geweigerd):
                    werkruimte.controle()
    with bureau("onderbroken") as werkruimte:
        werkruimte.log("bob-winter", "x", datum="2024-05-01")
        for _ in range(9):
            with pytest.raises(Geweigerd):
                werkruimte.beoordeel("verkeer", 2024, "op-koers", toelichting="x")
    beheer = Wie("beheer", "beheerder", alleen=False)
    with Workspace(Keuze(thuis), wie=beheer) as werkruimte:
        (melding,) = werkruimte.toegang_meldingen()
        assert (melding.naam, melding.aantal) == ("tien", 10)
        assert melding.vingerafdrukken == ("SHA256:tien",)
        assert melding.wat == ("controle",)
        assert melding.eerste < melding.laatste
        alle = {m.naam: m.aantal for m in werkruimte.toegang_meldingen(alle=True)}
    assert alle == {"tien": 10, "negen": 9, "onderbroken": 9}
