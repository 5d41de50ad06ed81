"""Copying over the line: the chosen row reaches the clipboard of the terminal at the other end (OSC 52)."""

from __future__ import annotations

import base64
import re
import subprocess
import sys
from pathlib import Path

from tests.terminal.venster import Venster


def klembord(uitvoer: bytes) -> str:
    """What the program last sent to the clipboard."""
    gestuurd = re.findall(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07", uitvoer)
    return base64.b64decode(gestuurd[-1]).decode() if gestuurd else ""


def test_the_chosen_entry_is_sent_to_the_terminal_s_clipboard(tmp_path: Path) -> None:
    thuis = tmp_path / "thuis"
    opdracht = [sys.executable, "-m", "lama_zvp", "--thuis", str(thuis), "--vandaag", "2025-03-14"]
    subprocess.run([*opdracht, "log", "bob-winter", "Eén zin om te kopiëren", "--status", "lopend"], check=True)
    venster = Venster(thuis)
    try:
        venster.klaar()
        venster.typ("j")
        venster.zie("Eén zin")
        venster.typ("c")
        venster.tot(lambda: "Eén zin om te kopiëren" in klembord(venster.bytes), "de tekst op het klembord")
        assert "#1" in klembord(venster.bytes)
        venster.zie("Gekopieerd")
        venster.typ("q")
        assert venster.einde() == 0
    finally:
        venster.proces.close(force=True)


def test_without_the_mouse_the_terminal_keeps_its_own_selection(tmp_path: Path) -> None:
    thuis = tmp_path / "thuis"
    opdracht = [sys.executable, "-m", "lama_zvp", "--thuis", str(thuis)]
    for muis, gevraagd in (("nee", False), ("ja", True)):
        subprocess.run([*opdracht, "instellingen", "zet", "muis", muis], check=True)
        venster = Venster(thuis)
        try:
            venster.klaar()
            assert (b"\x1b[?1000h" in venster.bytes) is gevraagd
            venster.typ("q")
            assert venster.einde() == 0
        finally:
            venster.proces.close(force=True)
