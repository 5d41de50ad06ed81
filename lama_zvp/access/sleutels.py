"""SSH public keys: read one as OpenSSH writes it, refuse what is weak, dressed up or secret, give its fingerprint."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lama_zvp.errors import Geweigerd, InvoerFout

MINIMUM_RSA = 3072
"""Shortest RSA key that is taken, in bits. Source: NIST SP 800-57 part 1, security of 128 bits."""
MAX_BYTES = 16 * 1024
_MAX_RSA = 16_384
_ZWAK = ("ssh-dss", "ssh-dss-cert-v01@openssh.com")
_BEGIN_SLEUTEL = re.compile(r"(?:ssh-|ecdsa-|sk-)[a-z0-9@.\-]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Sleutel:
    """A public key: its OpenSSH type name, the key itself in base64, and its length in bits."""

    soort: str
    base64: str
    bits: int

    @property
    def vingerafdruk(self) -> str:
        """The fingerprint as `ssh-keygen -l` prints it: `SHA256:` and unpadded base64."""
        som = hashlib.sha256(base64.b64decode(self.base64)).digest()
        return "SHA256:" + base64.b64encode(som).decode().rstrip("=")

    def __str__(self) -> str:
        return f"{self.soort} {self.base64}"


def lees_sleutel(inhoud: bytes | str) -> Sleutel:
    """The one key in a public-key file; its comment is dropped.

    Raises `InvoerFout` when the text is not exactly one public key, `Geweigerd` for a key that is weak, a certificate,
    or secret.
    """
    regel = _enige_regel(inhoud)
    soort, _, rest = regel.partition(" ")
    if soort not in _ONTLEDERS:
        raise _verkeerde_soort(soort, regel)
    return ontleed_sleutel(soort, rest.split(" ", 1)[0])


def ontleed_sleutel(soort: str, tekst: str) -> Sleutel:
    """The key of this type with this base64 text, checked down to its last byte. Raises as `lees_sleutel`."""
    ontleder = _ONTLEDERS.get(soort)
    if ontleder is None:
        raise _verkeerde_soort(soort, soort)
    try:
        ruw = base64.b64decode(tekst, validate=True)
        bron = _Bron(ruw)
        if bron.veld() != soort.encode():
            raise ValueError("the key is of another type than its line says")
        bits = ontleder(bron, soort)
        bron.eis_einde()
    except (ValueError, binascii.Error) as fout:
        raise InvoerFout(
            "De sleutel is beschadigd of niet volledig gekopieerd.", raad="Kopieer het .pub-bestand opnieuw."
        ) from fout
    if soort == "ssh-rsa" and bits < MINIMUM_RSA:
        raise Geweigerd(
            f"De RSA-sleutel is te zwak: {bits} bits, minstens {MINIMUM_RSA} is nodig.",
            raad="Laat een nieuwe maken: ssh-keygen -t ed25519",
        )
    return Sleutel(soort, base64.b64encode(ruw).decode(), bits)


def _enige_regel(inhoud: bytes | str) -> str:
    if len(inhoud) > MAX_BYTES:
        raise InvoerFout("Dit bestand is te groot voor een publieke sleutel.", raad="Geef het .pub-bestand.")
    try:
        tekst = inhoud if isinstance(inhoud, str) else inhoud.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        raise InvoerFout("Dit bestand is geen publieke sleutel.", raad="Geef het .pub-bestand.") from fout
    if re.search(r"-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----|PuTTY-User-Key-File", tekst):
        raise Geweigerd(
            "Dit is een geheime sleutel; die hoort nooit het toestel van de eigenaar te verlaten.",
            raad="Behandel hem als gelekt: laat een nieuwe maken en vraag alleen het .pub-bestand.",
        )
    if "BEGIN SSH2 PUBLIC KEY" in tekst:
        raise InvoerFout(
            "Deze sleutel staat in de vorm van PuTTY (SSH2).",
            raad="Zet hem om: ssh-keygen -i -f BESTAND > sleutel.pub",
        )
    regels = [regel.strip() for regel in tekst.splitlines()]
    regels = [regel for regel in regels if regel and not regel.startswith("#")]
    if len(regels) != 1:
        wat = "staat geen sleutel" if not regels else f"staan {len(regels)} sleutels"
        raise InvoerFout(f"In dit bestand {wat}.", raad="Eén persoon heeft één sleutel, in één .pub-bestand.")
    if any(not teken.isprintable() and teken != "\t" for teken in regels[0]):
        raise InvoerFout("In dit bestand staan stuurtekens.", raad="Kopieer het .pub-bestand opnieuw.")
    return regels[0].replace("\t", " ")


def _verkeerde_soort(soort: str, regel: str) -> InvoerFout | Geweigerd:
    if soort in _ZWAK:
        return Geweigerd("Een DSA-sleutel is te zwak.", raad="Laat een nieuwe maken: ssh-keygen -t ed25519")
    if "-cert-v01@" in soort:
        return Geweigerd("Dit is een certificaat, geen sleutel.", raad="Geef het .pub-bestand zonder -cert.")
    if any(_BEGIN_SLEUTEL.fullmatch(woord) for woord in regel.split(" ")[1:]):
        return Geweigerd(
            "Vóór de sleutel staan opties of andere tekst; die worden niet overgenomen.",
            raad="Geef alleen de sleutel: soort, spatie, sleutel.",
        )
    return InvoerFout(
        "Dit is geen publieke SSH-sleutel die hier gebruikt kan worden.",
        raad="Bruikbaar zijn " + ", ".join(_ONTLEDERS) + f" (RSA vanaf {MINIMUM_RSA} bits).",
    )


class _Bron:
    """The fields of a key in the SSH wire format (RFC 4251): each four bytes of length, then the bytes."""

    def __init__(self, ruw: bytes) -> None:
        self._rest = ruw

    def veld(self) -> bytes:
        lengte = int.from_bytes(self._rest[:4], "big")
        if len(self._rest) < 4 or len(self._rest) - 4 < lengte:
            raise ValueError("the key ends too early")
        waarde, self._rest = self._rest[4 : 4 + lengte], self._rest[4 + lengte :]
        return waarde

    def getal(self) -> int:
        """A positive integer in its shortest form (mpint)."""
        ruw = self.veld()
        waarde = int.from_bytes(ruw, "big", signed=True)
        if waarde <= 0 or ruw != waarde.to_bytes(waarde.bit_length() // 8 + 1, "big"):
            raise ValueError("not a positive number in its shortest form")
        return waarde

    def eis_einde(self) -> None:
        if self._rest:
            raise ValueError("there is more after the key")


def _ed25519(bron: _Bron, soort: str) -> int:
    if len(bron.veld()) != 32:
        raise ValueError("an ed25519 key has 32 bytes")
    _toepassing(bron, soort)
    return 256


def _ecdsa(bron: _Bron, soort: str) -> int:
    kromme = bron.veld().decode("ascii")
    bits = {"nistp256": 256, "nistp384": 384, "nistp521": 521}.get(kromme, 0)
    punt = bron.veld()
    if kromme not in soort or not bits or len(punt) != 1 + 2 * ((bits + 7) // 8) or punt[0] != 4:
        raise ValueError("not a point of the named curve")
    _toepassing(bron, soort)
    return bits


def _rsa(bron: _Bron, _soort: str) -> int:
    exponent, modulus = bron.getal(), bron.getal()
    if exponent < 3 or exponent % 2 == 0 or modulus % 2 == 0 or modulus.bit_length() > _MAX_RSA:
        raise ValueError("not an RSA key")
    return modulus.bit_length()


def _toepassing(bron: _Bron, soort: str) -> None:
    """A key on a security token also names the application it serves."""
    if soort.startswith("sk-") and not bron.veld().startswith(b"ssh:"):
        raise ValueError("not a key for SSH")


_ONTLEDERS: Mapping[str, Callable[[_Bron, str], int]] = {
    "ssh-ed25519": _ed25519,
    "sk-ssh-ed25519@openssh.com": _ed25519,
    "ecdsa-sha2-nistp256": _ecdsa,
    "ecdsa-sha2-nistp384": _ecdsa,
    "ecdsa-sha2-nistp521": _ecdsa,
    "sk-ecdsa-sha2-nistp256@openssh.com": _ecdsa,
    "ssh-rsa": _rsa,
}
