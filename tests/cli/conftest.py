"""Running the command line in this process, on a throw-away home."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from lama_zvp.__main__ import run

VANDAAG = "2025-03-14"


@dataclass(frozen=True)
class Uitkomst:
    """What one command left behind."""

    code: int
    bytes: bytes
    fout: str

    @property
    def uit(self) -> str:
        return self.bytes.decode("utf-8")

    @property
    def json(self) -> Any:
        return json.loads(self.bytes)


@dataclass
class Lama:
    """`lama("log", …)` runs a command in the home; every call is a new start of the program."""

    thuis: Path
    lees: Callable[[], tuple[bytes, bytes]]
    vandaag: str = VANDAAG

    def __call__(self, *woorden: str) -> Uitkomst:
        code = run(["--thuis", str(self.thuis), "--vandaag", self.vandaag, *woorden])
        uit, fout = self.lees()
        return Uitkomst(code, uit, fout.decode("utf-8"))


@pytest.fixture
def lama(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> Lama:
    def lees() -> tuple[bytes, bytes]:
        gevangen = capsysbinary.readouterr()
        return gevangen.out, gevangen.err

    return Lama(tmp_path / "thuis", lees)
