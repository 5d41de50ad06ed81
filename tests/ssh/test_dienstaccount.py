"""docs/access.md followed to the letter on this machine: a dedicated account, its own sshd with PAM, real people."""

from __future__ import annotations

import os
import pwd
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from lama_zvp.access.rollen import Wie
from lama_zvp.settings import Keuze
from lama_zvp.workspace import Workspace
from lama_zvp.workspace.sshdcontrole import controleer_sshd
from tests.ssh.dienst import UMASK, Dienst, python_voor_allen, waarom_niet
from tests.ssh.scherm import Scherm
from tests.ssh.station import keygen

MENSEN = {"korpschef": "korpsleiding", "mede": "medewerker", "lees": "lezer"}
GEEF = "sudo -u zvp /opt/lama-zvp/bin/lama-zvp toegang voeg-toe {} --rol {} --sleutel /tmp/{}.pub"
WEG = "sudo -u zvp /opt/lama-zvp/bin/lama-zvp toegang intrekken {}"


@pytest.fixture(scope="module")
def dienst(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dienst]:
    """The account and its server, with the three of `MENSEN`; every step but pip's is the document's own."""
    reden = waarom_niet()
    if reden and os.environ.get("LAMA_ZVP_GATE") and os.geteuid() == 0 and python_voor_allen():
        pytest.fail(reden)
    if reden:
        pytest.skip(reden)
    dienst = Dienst(tmp_path_factory.mktemp("dienst"))
    eerder = os.umask(UMASK)
    try:
        dienst.installeer()
        dienst.start()
        for stap in dienst.stappen("Setting it up"):
            if "pip install" not in stap and "-m venv" not in stap and not stap.endswith("--account zvp"):
                dienst.doe(stap)
        for naam in MENSEN:
            keygen("ed25519", dienst.sleutel(naam))
        for naam, rol in MENSEN.items():
            dienst.doe(GEEF.format(naam, rol, naam))
        yield dienst
    finally:
        os.umask(eerder)
        dienst.stop()


def nagezien(dienst: Dienst) -> tuple[str, ...]:
    """What the check says that the document has root ask, on this server's configuration."""
    with Workspace(Keuze(dienst.map / "thuis-van-root"), wie=Wie("root")) as werkruimte:
        return controleer_sshd(werkruimte, dienst.account, configuratie=dienst.map / "sshd_config").open


def test_the_steps_as_written_give_a_closed_account_whose_files_are_its_own(dienst: Dienst) -> None:
    account = pwd.getpwnam(dienst.account)
    assert (account.pw_dir, account.pw_shell) == (str(dienst.huis), "/bin/sh")
    for pad in (dienst.huis, *dienst.huis.rglob("*")):
        wat = pad.lstat()
        assert (wat.st_uid, wat.st_mode & 0o077) == (account.pw_uid, 0), pad
        assert stat.S_ISDIR(wat.st_mode) or wat.st_mode & 0o777 == 0o600, pad
    map_ = dienst.open / "lama-zvp"
    assert subprocess.run(["sudo", "-u", dienst.account, "test", "-w", str(map_)], check=False).returncode == 1


def test_the_check_finds_nothing_open_and_says_the_same_of_what_is_piped_into_it(dienst: Dienst) -> None:
    assert nagezien(dienst) == ()
    gezegd = dienst.doe(
        "sudo sshd -T -C user=zvp,host=x,addr=192.0.2.1 |"
        " sudo -u zvp /opt/lama-zvp/bin/lama-zvp toegang sshd-config --controleer --van -"
    )
    assert "niets meer toe dan hoort" in gezegd


def test_every_person_gets_what_the_role_may_and_the_example_of_the_document_works(dienst: Dienst) -> None:
    regels = [stap for stap in dienst.stappen("What people can do") if stap]
    assert regels
    for regel in regels:
        if not regel.startswith("ssh -t "):
            dienst.doe(regel)
    assert "# Stuurbord 2024" in (dienst.map / "raad.md").read_text()
    for naam in MENSEN:
        assert dienst.ssh(naam, "overzicht").returncode == 0
    assert dienst.ssh("lees", "log bob-winter x --datum 2025-02-01").returncode == 5
    assert dienst.ssh("mede", "beoordeel verkeer 2024 op-koers --toelichting x").returncode == 5
    with Scherm(dienst, "mede") as scherm:
        scherm.wacht_op("Overzicht", "Verkeer")
        (plaats,) = (pad for pad in (dienst.thuis / "sessies").glob("mede.*") if pad.read_text().strip())
        proces = Path("/proc") / plaats.read_text().strip()
        assert proces.stat().st_uid == pwd.getpwnam(dienst.account).pw_uid
        assert f"HOME={dienst.huis}".encode() in proces.joinpath("environ").read_bytes().split(b"\0")
        scherm.typ("q")
        assert scherm.wacht_op_einde() == 0


def test_root_is_told_to_be_the_account_and_leaves_nothing_of_its_own_behind(dienst: Dienst) -> None:
    thuis = f"--thuis {dienst.thuis}"
    for commando in ("toegang lijst", "overzicht", "log bob-winter x"):
        assert "sudo -u" in dienst.doe(f"sudo /opt/lama-zvp/bin/lama-zvp {thuis} {commando}", verwacht=6)
    assert all(pad.lstat().st_uid == pwd.getpwnam(dienst.account).pw_uid for pad in dienst.huis.rglob("*"))


def test_another_role_closes_the_app_that_stands_open_and_counts_at_once(dienst: Dienst) -> None:
    with Scherm(dienst, "lees") as scherm:
        scherm.wacht_op("Overzicht", "Verkeer")
        dienst.doe(GEEF.format("lees", "medewerker", "lees") + " --vervang")
        scherm.wacht_op_einde()
    assert dienst.ssh("lees", "log bob-winter 'nu wel' --datum 2025-02-01").returncode == 0
    assert "lees" in dienst.doe("sudo -u zvp /opt/lama-zvp/bin/lama-zvp toegang lijst")


def test_a_lost_key_opens_nothing_any_more_and_a_new_one_does(dienst: Dienst, tmp_path: Path) -> None:
    gedeeld = ("-o", "ControlMaster=auto", "-o", f"ControlPath={dienst._gedeeld}/kwijt", "-o", "ControlPersist=60")
    with Scherm(dienst, "mede", opties=gedeeld) as scherm:
        scherm.wacht_op("Overzicht", "Verkeer")
        assert "gesloten sessies: 1" in dienst.doe(WEG.format("mede"))
        scherm.wacht_op_einde()
    # Over the connection that stood open, and over a new one.
    assert dienst.ssh("mede", "overzicht", opties=gedeeld).returncode in (5, 255)
    assert dienst.ssh("mede", "overzicht").returncode == 255
    gevonden, nieuw = dienst.sleutel("mede").rename(tmp_path / "gevonden"), dienst.sleutel("mede")
    keygen("ed25519", nieuw)
    dienst.doe(GEEF.format("mede", "medewerker", "mede"))
    assert dienst.ssh("mede", "overzicht").returncode == 0
    nieuw.rename(tmp_path / "nieuw")
    gevonden.rename(nieuw)
    assert dienst.ssh("mede", "overzicht").returncode == 255
    (tmp_path / "nieuw").rename(nieuw)


def test_what_keeps_everybody_out_is_what_the_check_names(dienst: Dienst) -> None:
    """Without PAM sshd takes a locked password for a closed account; the advice of the check opens it."""
    try:
        dienst.pam = "no"
        dienst.schrijf_configuratie()
        dienst.doe("sudo systemctl reload ssh")
        (zin,) = nagezien(dienst)
        assert dienst.account in zin
        assert dienst.ssh("korpschef", "overzicht").returncode == 255
        dienst.doe("sudo " + zin.partition("geef: ")[2])
        assert nagezien(dienst) == ()
        assert dienst.ssh("korpschef", "overzicht").returncode == 0
    finally:
        dienst.pam = "yes"
        dienst.schrijf_configuratie()
        dienst.doe("sudo systemctl reload ssh")
    blok = dienst.map / "sshd_config.d" / "zvp.conf"
    tekst = blok.read_text()
    try:
        blok.write_text("AllowGroups mensen\n" + tekst)
        assert [zin for zin in nagezien(dienst) if zin.startswith("AllowGroups")]
        blok.unlink()
        assert len(nagezien(dienst)) >= 4
    finally:
        blok.write_text(tekst)


def test_the_service_goes_as_the_document_says(dienst: Dienst) -> None:
    """Last of all: nobody is left, and neither is the account; the home stays."""
    for naam in MENSEN:
        dienst.doe(WEG.format(naam))
        assert dienst.ssh(naam, "overzicht").returncode == 255
    assert dienst.sleutelbestand.read_bytes() == b""
    assert "Niemand heeft toegang" in dienst.doe("sudo -u zvp /opt/lama-zvp/bin/lama-zvp toegang lijst")
    dienst.doe("rm /etc/ssh/sshd_config.d/zvp.conf && sudo systemctl reload ssh")
    # Connections that were shared stand open still; without any, pkill has nothing to do and says so.
    dienst.doe("sudo pkill -u zvp; while pgrep -u zvp >/dev/null; do :; done; sudo deluser zvp")
    assert not dienst.bestaat()
    assert (dienst.thuis / "journaal.db").exists()
