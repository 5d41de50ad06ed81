"""The lock by which others see that a journal is open: held as long as it is, gone with the process that held it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from lama_zvp.journal.store import Journaal
from tests.storage.stof import maak

KIJK = """
import fcntl, os, sys
greep = os.open(sys.argv[1], os.O_RDWR)
try:
    fcntl.lockf(greep, fcntl.LOCK_EX | fcntl.LOCK_NB, 510, 0x40000002)
except OSError:
    sys.exit(1)
"""


def is_vrij(pad: Path) -> bool:
    """Whether another process could have the whole file for itself."""
    return subprocess.run([sys.executable, "-c", KIJK, str(pad)], check=False).returncode == 0


def test_opening_the_same_journal_twice_in_one_process_leaves_the_first_one_locked(pad: Path) -> None:
    """A lock that was lost here would let another process, closing, take away the log that the first still writes."""
    with Journaal.open(pad) as eerste:
        eerste.voeg_toe(maak(1))
        with Journaal.open(pad) as tweede:
            assert tweede.kop()[0] == 1
        assert not is_vrij(pad)
    assert is_vrij(pad)
