"""What every test stands on: a throw-away home, and a way to ask for real parts of the machine."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from lama_zvp.plan.load import parse_plan

if TYPE_CHECKING:
    from tests.databaseserver import Databaseserver

ROOT = Path(__file__).resolve().parent.parent
_HUISNUMMER = count()


def pytest_configure() -> None:
    """No property fails because the machine was busy; how many cases it draws says how long it takes."""
    settings.register_profile("huis", settings.default, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("huis")


@pytest.fixture(scope="session")
def huizen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where every test has its own HOME. Not the factory's own folder, which it reads through for every new name."""
    return tmp_path_factory.mktemp("huizen")


@pytest.fixture(autouse=True)
def _eigen_omgeving(huizen: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the real home, and none is steered by the settings of whoever runs it."""
    for naam in [naam for naam in os.environ if naam.startswith(("LAMA_ZVP_", "XDG_")) and naam != "LAMA_ZVP_GATE"]:
        monkeypatch.delenv(naam)
    # A terminal has its own size; these two would speak louder.
    for naam in ("COLUMNS", "LINES"):
        monkeypatch.delenv(naam, raising=False)
    huis = huizen / str(next(_HUISNUMMER))
    huis.mkdir()
    monkeypatch.setenv("HOME", str(huis))


@pytest.fixture(autouse=True)
def _een_eigen_umask() -> Iterator[None]:
    """The program closes what its process makes; the next test makes files as any process does."""
    eerder = os.umask(0o022)
    yield
    os.umask(eerder)


_beoordeeld = cache(parse_plan)


@pytest.fixture(autouse=True)
def _een_plan_wordt_een_keer_beoordeeld(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same bytes make the same frozen plan, in a tenth of a second: not again in every fresh home.

    Tests about reading plans themselves (`test_plan_…`) read them anew.
    """
    if not request.path.name.startswith("test_plan_"):
        monkeypatch.setattr("lama_zvp.plan.load.parse_plan", _beoordeeld)


@pytest.fixture
def vereis() -> Callable[[str], str]:
    """`vereis("tmux")` gives the program's path; without it the test skips, or fails in the gate."""

    def zoek(programma: str) -> str:
        pad = shutil.which(programma)
        if pad is None:
            if os.environ.get("LAMA_ZVP_GATE"):
                pytest.fail(f"{programma} is needed here and could not be had")
            pytest.skip(f"{programma} is not installed on this machine")
        return pad

    return zoek


@pytest.fixture(scope="session")
def databaseserver() -> Iterator[Databaseserver]:
    """A real PostgreSQL server; without the wheels that carry it the test skips, or fails in the gate."""
    try:
        from tests.databaseserver import draaiend
    except ImportError as fout:
        reden = f"PostgreSQL is needed here and could not be had: pip install -e '.[dev]' ({fout.name})"
        if os.environ.get("LAMA_ZVP_GATE"):
            pytest.fail(reden)
        pytest.skip(reden)
    with draaiend() as server:
        yield server
