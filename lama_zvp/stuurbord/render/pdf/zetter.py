"""Has a document set in type by a process of its own, which gives its memory back when it is done.

A document of fifty pages takes some 400 MB for a second or two, and the typesetter remembers what it did: in a session
that stays open, or for five editions in a row, that would pile up.
"""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from importlib.util import find_spec
from typing import Any

from lama_zvp.errors import GebruikFout, LamaFout
from lama_zvp.stuurbord.render.pdf.letters import LETTERPAKKET

RAAD = (
    "Laat de beheerder de PDF-onderdelen installeren: pip install 'lama-zvp[pdf]'. Kies intussen een ander formaat, "
    "bijvoorbeeld md."
)
GEDULD = 180
"""Seconds after which something must be wrong."""


def zet(gegevens: dict[str, Any], dag: date) -> bytes:
    """The PDF of what the templates are given (`blad` and `inhoud`); `dag` is the day it says it was made.

    The same bytes for the same data. Raises GebruikFout when the optional parts are not installed, LamaFout when the
    typesetter fails.
    """
    if find_spec("typst") is None or find_spec(LETTERPAKKET) is None:
        raise GebruikFout("Deze installatie kan geen PDF maken: het onderdeel daarvoor ontbreekt.", raad=RAAD)
    opdracht = json.dumps({"dag": dag.isoformat(), "gegevens": gegevens}).encode()
    # -I: neither the folder that someone happens to stand in nor their settings choose what is run.
    pers = [sys.executable, "-I", "-m", f"{__package__}.drukpers"]
    try:
        klaar = subprocess.run(pers, input=opdracht, capture_output=True, timeout=GEDULD, check=False)
    except subprocess.TimeoutExpired as fout:
        raise LamaFout(f"De PDF is na {GEDULD} seconden nog niet klaar.", raad="Probeer het later opnieuw.") from fout
    if klaar.returncode != 0:
        reden = klaar.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        raise LamaFout(f"De PDF kon niet gemaakt worden. {reden}".strip(), raad="Meld dit aan de beheerder.")
    return klaar.stdout
