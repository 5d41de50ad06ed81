"""What `sshd -T` prints is read for what it leaves open, sentence by sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from lama_zvp.access.rollen import Wie
from lama_zvp.access.sshd import Dienstaccount, open_punten
from lama_zvp.cli.draai import draai
from lama_zvp.errors import Geweigerd, InvoerFout, NietGevonden
from lama_zvp.settings import Keuze
from lama_zvp.workspace import Workspace
from lama_zvp.workspace.sshdcontrole import controleer_sshd

SLEUTELS = "/var/lib/zvp/.ssh/authorized_keys"
GOED = f"""\
port 22
pubkeyauthentication yes
passwordauthentication no
kbdinteractiveauthentication no
hostbasedauthentication no
gssapiauthentication no
permittty yes
permituserrc no
permituserenvironment no
permittunnel no
disableforwarding yes
forcecommand none
chrootdirectory none
trustedusercakeys none
authorizedkeyscommand none
authorizedkeysfile {SLEUTELS}
acceptenv LANG
acceptenv LANGUAGE
acceptenv LC_*
acceptenv COLORTERM
acceptenv NO_COLOR
authenticationmethods publickey
"""


def test_the_block_as_it_is_printed_leaves_nothing_open() -> None:
    assert open_punten(GOED, SLEUTELS) == ()
    assert open_punten(GOED, None) == ()


@pytest.mark.parametrize("patroon", ["*", "LD_*", "BASH_ENV", "L*", "LANG*", "?C_ALL", "lang", "XMODIFIERS", "LA_*"])
def test_a_variable_beyond_language_and_terminal_is_named(patroon: str) -> None:
    (zin,) = open_punten(f"{GOED}acceptenv {patroon}\n", SLEUTELS)
    assert zin.startswith(f"AcceptEnv laat van de client meer door dan taal en terminal: {patroon}.")


@pytest.mark.parametrize("patroon", ["LC_ALL", "LC_*", "TERM", "LANG LC_TIME"])
def test_language_and_terminal_are_none(patroon: str) -> None:
    assert open_punten(f"{GOED}acceptenv {patroon}\n", SLEUTELS) == ()


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [
        ("passwordauthentication no", "passwordauthentication yes"),
        ("kbdinteractiveauthentication no", "kbdinteractiveauthentication yes"),
        ("permituserrc no", "permituserrc yes"),
        ("permituserenvironment no", "permituserenvironment LANG"),
        ("disableforwarding yes", "disableforwarding no"),
        ("permittunnel no", "permittunnel ethernet"),
        ("forcecommand none", "forcecommand /bin/sh"),
        ("chrootdirectory none", "chrootdirectory /srv"),
        ("trustedusercakeys none", "trustedusercakeys /etc/ssh/ca.pub"),
        ("authorizedkeyscommand none", "authorizedkeyscommand /usr/bin/keys"),
        ("authenticationmethods publickey", "authenticationmethods any"),
        (f"authorizedkeysfile {SLEUTELS}", "authorizedkeysfile .ssh/authorized_keys .ssh/authorized_keys2"),
        ("pubkeyauthentication yes", "pubkeyauthentication no"),
        ("permittty yes", "permittty no"),
    ],
)
def test_every_line_of_the_block_that_does_not_hold_is_named(oud: str, nieuw: str) -> None:
    (zin,) = open_punten(GOED.replace(oud, nieuw), SLEUTELS)
    assert nieuw.split()[1] in zin
    assert "hoort" in zin


@pytest.mark.parametrize(
    ("regel", "woord"),
    [
        ("allowusers root beheer", "AllowUsers"),
        ("denyusers zvp", "DenyUsers"),
        ("denyusers z*", "DenyUsers"),
        ("allowgroups ssh-users", "AllowGroups"),
        ("denygroups dienst", "DenyGroups"),
        ("usepam no", "usermod -p '*' zvp"),
    ],
)
def test_what_keeps_the_account_out_whatever_its_keys_is_named(regel: str, woord: str) -> None:
    account = Dienstaccount("zvp", ("zvp", "dienst"), op_slot=True)
    (zin,) = open_punten(f"{GOED}usepam yes\n{regel}\n", SLEUTELS, account)
    assert woord in zin


@pytest.mark.parametrize(
    "regels",
    [
        "allowusers root zvp",
        "allowusers zvp@192.0.2.*",
        "allowgroups nee zvp",
        "denyusers root",
        "denyusers zvp@198.51.100.1",
        "denygroups nee",
    ],
)
def test_an_account_that_is_let_in_is_no_finding(regels: str) -> None:
    account = Dienstaccount("zvp", ("zvp",), op_slot=True)
    assert open_punten(f"usepam yes\n{GOED}{regels}\n", SLEUTELS, account) == ()
    assert open_punten(f"usepam no\n{GOED}{regels}\n", SLEUTELS, Dienstaccount("zvp", ("zvp",))) == ()


def test_what_is_no_configuration_is_said_to_be_none() -> None:
    for tekst in ("", "zomaar wat", "acceptenv LANG\n", "\x1b]0;x\x07"):
        with pytest.raises(InvoerFout, match="sshd -T"):
            open_punten(tekst, None)


@pytest.mark.parametrize("rol", ["lezer", "medewerker", "korpsleiding"])
def test_only_who_manages_access_may_ask(rol: str, tmp_path: Path) -> None:
    wie = Wie("x", rol, alleen=False)  # type: ignore[arg-type]
    with Workspace(Keuze(tmp_path / "thuis"), wie=wie) as werkruimte, pytest.raises(Geweigerd):
        controleer_sshd(werkruimte, uitvoer=GOED)


def test_an_account_that_is_not_there_is_said_to_be_absent(tmp_path: Path) -> None:
    with Workspace(Keuze(tmp_path / "thuis"), wie=Wie("x")) as werkruimte, pytest.raises(NietGevonden):
        controleer_sshd(werkruimte, "geen-account-hier", uitvoer=GOED)


def test_the_command_tells_what_is_open_and_leaves_with_six(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    (tmp_path / "ruim").write_text(GOED + "acceptenv \x1b]0;x\x07*\n")
    vraag = ["--thuis", str(tmp_path / "thuis"), "toegang", "sshd-config", "--controleer", "--van"]
    assert draai([*vraag, str(tmp_path / "ruim")]) == 6
    uit = capsysbinary.readouterr().out
    assert b"Open: AcceptEnv laat van de client meer door" in uit
    assert b"\x1b" not in uit
    assert draai([*vraag, str(tmp_path / "niet")]) == 6
    assert not (tmp_path / "thuis").exists()
