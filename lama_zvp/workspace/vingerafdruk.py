"""Which program made a document: its version, and a fingerprint of everything that decides the bytes."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import metadata
from importlib.resources import files
from importlib.resources.abc import Traversable

BEPALEND = ("assess", "journal", "plan", "stuurbord", "tekens.py", "typografie.py", "veilig.py")
"""The parts of the program that a document follows from."""
BIBLIOTHEKEN = ("typst", "fontpkg-source-sans-3")


@cache
def programma() -> str:
    """`0.1.0+1a2b3c4d5e6f`: equal for equal documents from equal input. Read when a year is frozen or proved."""
    from lama_zvp import __version__

    afdruk = hashlib.sha256()
    wortel = files("lama_zvp")
    for naam in BEPALEND:
        _voeg_toe(afdruk, wortel / naam)
    for bibliotheek in BIBLIOTHEKEN:
        try:
            afdruk.update(f"{bibliotheek} {metadata.version(bibliotheek)}".encode())
        except metadata.PackageNotFoundError:
            continue
    return f"{__version__}+{afdruk.hexdigest()[:12]}"


def _voeg_toe(afdruk: hashlib._Hash, deel: Traversable) -> None:
    if deel.is_dir():
        for kind in sorted(deel.iterdir(), key=lambda k: k.name):
            if kind.name != "__pycache__":
                _voeg_toe(afdruk, kind)
    else:
        afdruk.update(deel.name.encode() + b"\0" + deel.read_bytes())
