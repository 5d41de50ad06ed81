"""A journal in a throw-away folder, and a tiny disk where the machine lets us make one."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from lama_zvp.journal.store import Journaal


@pytest.fixture
def pad(tmp_path: Path) -> Path:
    return tmp_path / "journaal.db"


@pytest.fixture(params=["sqlite", "postgresql"])
def bron(request: pytest.FixtureRequest, pad: Path) -> Path | str:
    """Where to open a journal that is not there yet: a file, and a zone on a server."""
    if request.param == "sqlite":
        return pad
    return request.getfixturevalue("databaseserver").nieuwe_zone()  # type: ignore[no-any-return]


@pytest.fixture
def journaal(bron: Path | str) -> Iterator[Journaal]:
    """An empty journal whose salts are known, so that every run seals the same hashes."""
    tellers = count(1)
    with Journaal.open(bron, zoutbron=lambda: f"{next(tellers):032x}") as geopend:
        yield geopend


@pytest.fixture
def kleine_schijf(tmp_path: Path) -> Iterator[Path]:
    """A file system of 1 MB of its own."""
    if os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("een eigen bestandssysteem vraagt rootrechten")
    punt = tmp_path / "schijf"
    punt.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(punt)], check=False).returncode != 0:
        pytest.skip("deze machine laat geen tmpfs toe")
    try:
        yield punt
    finally:
        subprocess.run(["umount", "--lazy", str(punt)], check=True)
