"""authorized_keys: our own block, and every foreign byte where it was."""

from __future__ import annotations

import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lama_zvp.access.authorized_keys import BEGIN, EINDE, blok, met_blok, regel, vreemde_sleutels
from lama_zvp.access.sleutels import Sleutel
from lama_zvp.errors import InvoerFout

SLEUTEL = Sleutel("ssh-ed25519", "AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f", 256)
ANDER = "AAAAC3NzaC1lZDI1NTE5AAAAIPRCUlpETE5SVVVWVVZWVVZWVVZWVVZWVVZWVVZWVVZW"

vreemd = st.lists(st.binary(max_size=60).filter(lambda r: b"\n" not in r and b"lama-zvp" not in r), max_size=6).map(
    lambda regels: b"".join(r + b"\n" for r in regels)
)
onze = st.lists(st.from_regex(rb"restrict[ -~]{1,40}", fullmatch=True), min_size=1, max_size=4)


def ontsleutel(lijn: bytes) -> str:
    """The command of a line, as sshd reads it: up to the closing quote, with backslash-quote for a quote."""
    rest = lijn.decode().split('command="', 1)[1]
    uit, plek = "", 0
    while rest[plek] != '"':
        plek += rest[plek : plek + 2] == '\\"'
        uit += rest[plek]
        plek += 1
    return uit


@given(voor=vreemd, eerst=onze, daarna=onze)
def test_foreign_lines_stay_byte_for_byte_whatever_happens_to_ours(
    voor: bytes, eerst: list[bytes], daarna: list[bytes]
) -> None:
    een = met_blok(voor, eerst)
    assert een.startswith(voor)
    aangevuld = een + b"ssh-rsa VREEMD later toegevoegd"
    twee = met_blok(aangevuld, daarna)
    assert blok(twee) == tuple(daarna)
    assert twee.startswith(voor)
    assert twee.endswith(b"ssh-rsa VREEMD later toegevoegd")
    assert met_blok(twee, []) == voor + b"ssh-rsa VREEMD later toegevoegd"


@given(voor=vreemd, regels=onze)
def test_writing_the_same_twice_changes_nothing(voor: bytes, regels: list[bytes]) -> None:
    een = met_blok(voor, regels)
    assert met_blok(een, regels) == een


def test_a_file_without_a_last_line_end_keeps_its_last_line_whole() -> None:
    uit = met_blok(b"ssh-rsa AAAA iemand", [b"restrict x"])
    assert uit == b"ssh-rsa AAAA iemand\n" + BEGIN + b"\nrestrict x\n" + EINDE + b"\n"


@pytest.mark.parametrize(
    "kapot",
    [
        BEGIN + b"\nx\n",
        b"x\n" + EINDE,
        EINDE + b"\n" + BEGIN + b"\n",
        (BEGIN + b"\n" + EINDE + b"\n") * 2,
        b"x" + BEGIN,
    ],
)
def test_a_damaged_block_is_left_alone_and_reported(kapot: bytes) -> None:
    with pytest.raises(InvoerFout, match="beschadigd"):
        met_blok(kapot, [b"restrict x"])


@given(
    st.lists(
        st.text(
            st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp", "Cf", "Co", "Cn", "Zs")) | st.just(" "),
            min_size=1,
        ),
        min_size=1,
        max_size=6,
    )
)
def test_the_shell_of_the_account_gets_exactly_the_words_that_were_meant(woorden: list[str]) -> None:
    lijn = regel(woorden, SLEUTEL)
    assert lijn.startswith(b'restrict,pty,command="')
    assert lijn.endswith(f'" {SLEUTEL}'.encode())
    assert b"\n" not in lijn
    assert shlex.split(ontsleutel(lijn)) == woorden


@pytest.mark.parametrize("woord", ["/srv/a\nb", "/srv/\x00", "/srv/\x1b[31m", "/srv/\u202e"])
def test_a_path_that_would_break_the_line_is_refused(woord: str) -> None:
    with pytest.raises(InvoerFout):
        regel(["python", woord], SLEUTEL)


def test_keys_outside_our_block_are_known_and_those_inside_are_not_counted() -> None:
    buiten = f'no-pty,command="x" ssh-ed25519 {ANDER} iemand\n# ssh-ed25519 {"A" * 40}\n'.encode()
    inhoud = met_blok(buiten, [regel(["python"], SLEUTEL)])
    assert vreemde_sleutels(inhoud) == {ANDER}
