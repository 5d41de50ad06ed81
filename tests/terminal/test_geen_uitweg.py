"""In a real terminal: the keys and switches that elsewhere lead to a shell or a file lead nowhere."""

from __future__ import annotations

import time
from pathlib import Path

from tests.terminal.venster import Venster


def stand(pid: int) -> str:
    """R, S, T: running, sleeping, stopped, as the system says."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]


def test_ctrl_z_and_its_kin_neither_stop_nor_end_the_program(tmp_path: Path) -> None:
    venster = Venster(tmp_path / "thuis")
    try:
        venster.klaar()
        venster.typ("\x1a", "\x03", "\x1c", "\x04", "\x19")
        venster.typ("?")
        venster.zie("Op dit scherm")
        assert stand(venster.proces.pid) in "RSD"
        venster.typ("\x1b")
        venster.zie_niet("Op dit scherm")
        venster.typ("q")
        assert venster.einde() == 0
    finally:
        venster.proces.close(force=True)


def test_textuals_own_switches_make_no_file_and_press_no_key(tmp_path: Path) -> None:
    log, beelden = tmp_path / "textual.log", tmp_path / "beelden"
    beelden.mkdir()
    omgeving = {
        "TEXTUAL": "debug,devtools",
        "TEXTUAL_LOG": str(log),
        "TEXTUAL_PRESS": "q",
        "TEXTUAL_SCREENSHOT": "0",
        "TEXTUAL_SCREENSHOT_LOCATION": str(beelden),
    }
    venster = Venster(tmp_path / "thuis", omgeving=omgeving)
    try:
        venster.klaar()
        einde = time.monotonic() + 0.5
        while time.monotonic() < einde:
            venster.lees()
        assert venster.proces.isalive()
        venster.typ("q")
        assert venster.einde() == 0
    finally:
        venster.proces.close(force=True)
    assert not log.exists()
    assert list(beelden.iterdir()) == []
