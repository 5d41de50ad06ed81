"""Public keys: what OpenSSH makes is read as OpenSSH reads it, and what is weak, dressed up or secret is refused."""

from __future__ import annotations

import base64
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lama_zvp.access.sleutels import Sleutel, lees_sleutel
from lama_zvp.errors import Geweigerd, InvoerFout, LamaFout


def draad(*velden: bytes) -> str:
    """Fields in the SSH wire format, in base64."""
    return base64.b64encode(b"".join(len(veld).to_bytes(4, "big") + veld for veld in velden)).decode()


def mpint(getal: int) -> bytes:
    return getal.to_bytes(getal.bit_length() // 8 + 1, "big")


def rsa(bits: int, exponent: int = 65537) -> str:
    return "ssh-rsa " + draad(b"ssh-rsa", mpint(exponent), mpint((1 << (bits - 1)) | 1))


ED25519 = "ssh-ed25519 " + draad(b"ssh-ed25519", bytes(range(32)))


@pytest.mark.parametrize(
    ("soort", "bits", "naam"),
    [
        ("ed25519", "", "ssh-ed25519"),
        ("ecdsa", "256", "ecdsa-sha2-nistp256"),
        ("ecdsa", "521", "ecdsa-sha2-nistp521"),
        ("rsa", "3072", "ssh-rsa"),
    ],
)
def test_a_key_made_by_openssh_is_read_with_the_fingerprint_that_openssh_prints(
    soort: str, bits: str, naam: str, tmp_path: Path, vereis: Callable[[str], str]
) -> None:
    keygen, pad = vereis("ssh-keygen"), tmp_path / "sleutel"
    lengte = ["-b", bits] if bits else []
    subprocess.run([keygen, "-q", "-t", soort, *lengte, "-N", "", "-C", "een opmerking", "-f", pad], check=True)
    sleutel = lees_sleutel(pad.with_suffix(".pub").read_bytes())
    gemeld = subprocess.run([keygen, "-l", "-f", pad], check=True, capture_output=True, text=True).stdout.split()
    assert (sleutel.soort, sleutel.vingerafdruk, str(sleutel.bits)) == (naam, gemeld[1], gemeld[0])
    assert "opmerking" not in str(sleutel)


def test_keys_on_a_security_token_are_read() -> None:
    punt = b"\x04" + bytes(64)
    tokens = (
        "sk-ssh-ed25519@openssh.com " + draad(b"sk-ssh-ed25519@openssh.com", bytes(32), b"ssh:"),
        "sk-ecdsa-sha2-nistp256@openssh.com "
        + draad(b"sk-ecdsa-sha2-nistp256@openssh.com", b"nistp256", punt, b"ssh:iets"),
    )
    assert [lees_sleutel(token).soort for token in tokens] == [token.split()[0] for token in tokens]


@pytest.mark.parametrize(
    "inhoud",
    [
        ED25519,
        ED25519 + "\n",
        f"\n# van de IT-dienst\n\n  {ED25519} naam op toestel\r\n",
        f"\ufeff{ED25519}",
        ED25519.replace(" ", "\t") + "\topmerking",
    ],
)
def test_comments_spaces_and_line_ends_around_one_key_do_not_matter(inhoud: str) -> None:
    assert lees_sleutel(inhoud.encode()) == Sleutel("ssh-ed25519", ED25519.split()[1], 256)


@pytest.mark.parametrize(
    ("inhoud", "woord"),
    [
        (rsa(2048), "te zwak"),
        (rsa(3071), "te zwak"),
        (rsa(1024), "te zwak"),
        ("ssh-dss " + draad(b"ssh-dss", mpint(7), mpint(5), mpint(3), mpint(2)), "DSA"),
        ("ssh-ed25519-cert-v01@openssh.com " + draad(b"ssh-ed25519-cert-v01@openssh.com", b"x"), "certificaat"),
        ("-----BEGIN OPENSSH PRIVATE KEY-----\nb3Blb\n-----END OPENSSH PRIVATE KEY-----\n", "geheime"),
        ("-----BEGIN RSA PRIVATE KEY-----\nMIIE\n", "geheime"),
        ("-----BEGIN PRIVATE KEY-----\nMIIE\n", "geheime"),
        ("PuTTY-User-Key-File-3: ssh-ed25519\n", "geheime"),
        (f"no-pty {ED25519}", "opties"),
        (f'command="sh" {ED25519}', "opties"),
        (f'restrict,command="/bin/sh" {ED25519} x', "opties"),
        (f'environment="A=B",pty {ED25519}', "opties"),
        (f"cert-authority {ED25519}", "opties"),
    ],
)
def test_weak_secret_and_dressed_up_keys_are_refused(inhoud: str, woord: str) -> None:
    with pytest.raises(Geweigerd, match=woord):
        lees_sleutel(inhoud)


@pytest.mark.parametrize(
    "inhoud",
    [
        "",
        "# alleen een opmerking\n",
        "geen sleutel",
        f"{ED25519}\n{rsa(4096)}\n",
        f"{ED25519}\n{ED25519}\n",
        ED25519[:-4],
        ED25519[:-8] + "AAAA====",
        ED25519.replace("ssh-ed25519 ", "ssh-rsa "),
        "ssh-ed25519",
        "ssh-ed25519 " + draad(b"ssh-ed25519", bytes(31)),
        "ssh-ed25519 " + draad(b"ssh-ed25519", bytes(32), b"meer"),
        "ssh-ed25519 " + base64.b64encode(b"\x00\x00\x00\xffssh").decode(),
        rsa(4096, exponent=2),
        rsa(4096, exponent=1),
        rsa(20_000),
        "ssh-rsa " + draad(b"ssh-rsa", b"\x00" + mpint(65537), mpint((1 << 4095) | 1)),
        "ecdsa-sha2-nistp256 " + draad(b"ecdsa-sha2-nistp256", b"nistp384", b"\x04" + bytes(96)),
        "sk-ssh-ed25519@openssh.com " + draad(b"sk-ssh-ed25519@openssh.com", bytes(32), b"web:iets"),
        "---- BEGIN SSH2 PUBLIC KEY ----\nAAAA\n---- END SSH2 PUBLIC KEY ----\n",
        f"ssh-ed25519 {ED25519.split()[1]} \x1b[31m",
        f"ssh-ed25519\x00 {ED25519.split()[1]}",
        "x" * 20_000,
    ],
)
def test_what_is_not_exactly_one_whole_key_is_not_taken(inhoud: str) -> None:
    with pytest.raises(InvoerFout):
        lees_sleutel(inhoud)


def test_bytes_that_are_no_text_are_not_taken() -> None:
    with pytest.raises(InvoerFout):
        lees_sleutel(b"\xff\xfe\x00ssh-ed25519 AAAA")


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_in_our_own_words(ruw: bytes) -> None:
    for inhoud in (ruw, b"ssh-ed25519 " + base64.b64encode(ruw), b"ssh-rsa " + base64.b64encode(ruw)):
        with pytest.raises(LamaFout):
            lees_sleutel(inhoud)


@given(bits=st.integers(3072, 4096), exponent=st.sampled_from([3, 17, 65537]))
def test_rsa_counts_the_bits_of_its_modulus(bits: int, exponent: int) -> None:
    assert lees_sleutel(rsa(bits, exponent)).bits == bits
