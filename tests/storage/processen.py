"""Real processes that write in one journal: `python -m tests.storage.processen PAD BEGIN AANTAL`.

Each waits for a line on stdin, records AANTAL events from number BEGIN on, and prints the number of each event only
when the journal has confirmed it.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from lama_zvp.errors import LamaFout
from lama_zvp.journal.store import Journaal
from tests.storage.stof import maak

ROOT = Path(__file__).resolve().parents[2]


def start(pad: Path | str, begin: int, aantal: int) -> subprocess.Popen[str]:
    """A process that stands ready to write."""
    proces = subprocess.Popen(
        [sys.executable, "-m", "tests.storage.processen", str(pad), str(begin), str(aantal)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert proces.stdout is not None
    assert proces.stdout.readline() == "klaar\n"
    return proces


def ga(proces: subprocess.Popen[str]) -> None:
    """Let it begin."""
    assert proces.stdin is not None
    proces.stdin.write("\n")
    proces.stdin.flush()


def schrijf(pad: Path | str, begin: int, aantal: int) -> None:
    print("klaar", flush=True)
    sys.stdin.readline()
    try:
        with Journaal.open(pad) as journaal:
            for nummer in range(begin, begin + aantal):
                journaal.voeg_toe(maak(nummer))
                print(nummer, flush=True)
    except LamaFout as fout:
        print(fout, file=sys.stderr, flush=True)
        sys.exit(fout.code)


if __name__ == "__main__":
    schrijf(sys.argv[1] if "://" in sys.argv[1] else Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
