"""The environment of a remote session: language and terminal from the client, the rest from the account itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

VAN_DE_CLIENT: Final = re.compile(rb"LANG|LANGUAGE|LC_[A-Z]{1,20}|TERM|COLORTERM|NO_COLOR")
"""What the client may say: language and terminal."""
VAN_SSHD: Final = re.compile(rb"SSH_CONNECTION|SSH_TTY")
"""What sshd itself says about the connection."""
OPDRACHT: Final = b"SSH_ORIGINAL_COMMAND"
PAD: Final = b"/usr/local/bin:/usr/bin:/bin"

_WAARDE: Final = re.compile(rb"[A-Za-z0-9_.,:@+\-]{0,100}")
_WAARDE_VAN_SSHD: Final = re.compile(rb"[A-Za-z0-9_.:%/ \-]{0,200}")


def schone_omgeving(ruw: Mapping[bytes, bytes], *, naam: bytes, thuis: bytes) -> dict[bytes, bytes]:
    """The whole environment that a session may have; `naam` and `thuis` are the account's own.

    Values that no language or terminal has are dropped. The remote command is passed on untouched: it is data, and is
    read by lama_zvp.access.opdracht alone.
    """
    schoon = {b"HOME": thuis, b"USER": naam, b"LOGNAME": naam, b"PATH": PAD, b"SHELL": b"/bin/sh"}
    for sleutel, waarde in ruw.items():
        if (VAN_DE_CLIENT.fullmatch(sleutel) and _WAARDE.fullmatch(waarde)) or (
            VAN_SSHD.fullmatch(sleutel) and _WAARDE_VAN_SSHD.fullmatch(waarde)
        ):
            schoon[sleutel] = waarde
    if OPDRACHT in ruw:
        schoon[OPDRACHT] = ruw[OPDRACHT]
    return schoon
