"""Where things are on this machine."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from lama_zvp.paths import default_home, shipped_plans_dir
from lama_zvp.plan.shipped import plan_lijst

ROOT = Path(__file__).resolve().parents[2]


def test_a_checkout_has_its_plans_at_the_root() -> None:
    assert "lama-2020-2025" in plan_lijst((shipped_plans_dir(),))


def test_an_installed_package_has_its_plans_inside(tmp_path: Path) -> None:
    package = tmp_path / "lama_zvp"
    (package / "plans").mkdir(parents=True)
    for naam in ("__init__.py", "paths.py"):
        (package / naam).write_bytes((ROOT / "lama_zvp" / naam).read_bytes())
    code = "from lama_zvp.paths import shipped_plans_dir; print(shipped_plans_dir())"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert Path(run.stdout.strip()) == (package / "plans").resolve()


def test_the_default_home_is_the_users_own_and_is_not_made() -> None:
    assert default_home().name == "lama_zvp"
    assert default_home().is_relative_to(Path.home())
    assert not default_home().exists()
