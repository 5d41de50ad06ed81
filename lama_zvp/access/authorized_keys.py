"""The authorized_keys file: our own block of forced commands inside it, every other line kept byte for byte."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Sequence

from lama_zvp.access.sleutels import Sleutel
from lama_zvp.errors import InvoerFout

BEGIN = b"# >>> lama-zvp: door `lama-zvp toegang` geschreven; wijzig dit blok niet met de hand >>>"
EINDE = b"# <<< lama-zvp <<<"

_BASE64 = re.compile(rb"(?<![A-Za-z0-9+/=])AAAA[A-Za-z0-9+/]{20,}={0,2}")


def regel(opdracht: Sequence[str], sleutel: Sleutel) -> bytes:
    """One line: no forwarding or agent, a terminal allowed, and `opdracht` as the only thing this key can start.

    sshd hands the command to the account's shell, so every word is quoted for one. Raises `InvoerFout` when a word
    cannot stand in the file.
    """
    if any(not teken.isprintable() for woord in opdracht for teken in woord):
        raise InvoerFout("Dit pad bevat stuurtekens.", raad="Kies een map met een gewone naam.")
    commando = shlex.join(opdracht).replace('"', '\\"')
    return f'restrict,pty,command="{commando}" {sleutel}'.encode()


def met_blok(inhoud: bytes, regels: Iterable[bytes]) -> bytes:
    """`inhoud` with our block holding exactly `regels`; without any, the block is gone. Raises `InvoerFout`."""
    voor, na = _splits(inhoud)
    blok = b"".join(regel + b"\n" for regel in regels)
    if not blok:
        return voor + na
    if voor and not voor.endswith(b"\n"):
        voor += b"\n"
    return voor + BEGIN + b"\n" + blok + EINDE + b"\n" + na


def blok(inhoud: bytes) -> tuple[bytes, ...]:
    """The lines of our block as they stand in the file. Raises `InvoerFout`."""
    voor, na = _splits(inhoud)
    midden = inhoud[len(voor) : len(inhoud) - len(na)]
    return tuple(regel for regel in midden.splitlines() if regel not in (BEGIN, EINDE, b""))


def vreemde_sleutels(inhoud: bytes) -> frozenset[str]:
    """The keys, in base64, that stand in the file outside our block: they open the account without us."""
    voor, na = _splits(inhoud)
    regels = (r for r in (voor + b"\n" + na).splitlines() if not r.lstrip().startswith(b"#"))
    return frozenset(treffer.decode() for r in regels for treffer in _BASE64.findall(r))


def _splits(inhoud: bytes) -> tuple[bytes, bytes]:
    """What stands before and after our block; together the whole file when there is none."""
    begin, einde = inhoud.count(BEGIN), inhoud.count(EINDE)
    if not begin and not einde:
        return inhoud, b""
    voor, _, rest = inhoud.partition(BEGIN)
    _, gesloten, na = rest.partition(EINDE)
    if begin != 1 or einde != 1 or not gesloten or (voor and not voor.endswith(b"\n")):
        raise InvoerFout(
            "Het blok van lama-zvp in authorized_keys is beschadigd: begin en einde staan er niet elk één keer.",
            raad="Herstel of verwijder die regels met de hand en probeer opnieuw.",
        )
    return voor, na.removeprefix(b"\n")
