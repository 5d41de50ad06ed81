"""How quickly a plan loads, is searched and is refused; wide bounds, so that only a change of kind fails."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from lama_zvp.errors import NietGevonden
from lama_zvp.plan.load import read_plan
from lama_zvp.plan.names import Naamregister

ROOT = Path(__file__).resolve().parents[2]
LAMA = ROOT / "plans" / "lama-2020-2025.yaml"


def fastest(act: Callable[[], object], keer: int = 7) -> float:
    """Processor seconds of the fastest of several turns: what the work costs when nothing else is in the way."""
    duren = []
    for _ in range(keer):
        begin = time.process_time()
        act()
        duren.append(time.process_time() - begin)
    return min(duren)


def test_the_plan_of_the_zone_loads_in_a_tenth_of_a_second_and_kept_in_a_few_milliseconds(tmp_path: Path) -> None:
    read_plan(LAMA, cache=tmp_path)
    koud, bewaard = fastest(lambda: read_plan(LAMA)), fastest(lambda: read_plan(LAMA, cache=tmp_path))
    assert koud < 0.1
    assert bewaard < 0.01
    assert bewaard < koud / 4


def test_names_are_listed_filtered_and_suggested_while_someone_types() -> None:
    plan = read_plan(LAMA).plan
    register = Naamregister(plan)
    assert fastest(lambda: Naamregister(plan)) < 0.002 * max(1, len(register.maatregelen) / 300)
    assert fastest(lambda: register.filter("bob win")) < 0.01

    def miss() -> None:
        with pytest.raises(NietGevonden):
            register.zoek_maatregel("trajektcontrolle")

    assert fastest(miss) < 0.1


BOMMEN = {
    "aliassen": b"a0: &a0 [x, x]\n"
    + b"".join(b"a%d: &a%d [%s]\n" % (i, i, b"*a%d," % (i - 1) * 9) for i in range(1, 10)),
    "diep": b"[" * 1_900_000,
    "groepen": b"{a: " * 450_000,
    "honderd megabyte": None,
    "lang": b"- a\n" * 500_000,
    "lange sleutel": b"{" + b"a," * 900_000,
}


@pytest.mark.parametrize("naam", BOMMEN)
def test_a_bomb_is_refused_in_well_under_a_second_and_a_hundred_megabytes(naam: str, tmp_path: Path) -> None:
    bom = tmp_path / "bom.yaml"
    data = BOMMEN[naam]
    with bom.open("wb") as bestand:
        bestand.truncate(100 * 1024 * 1024) if data is None else bestand.write(data)
    probe = (
        "import re, sys, time; from pathlib import Path\n"
        "from lama_zvp.errors import PlanOngeldig\n"
        "import lama_zvp.plan.load as load, lama_zvp.plan.dutch, lama_zvp.plan.refs, lama_zvp.plan.yaml_tree\n"
        "begin = time.process_time()\n"
        "try: load.read_plan(Path(sys.argv[1]))\n"
        "except PlanOngeldig: pass\n"
        "else: sys.exit('geladen')\n"
        "duur = time.process_time() - begin\n"
        "print(duur, re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text())[1])"
    )
    run = subprocess.run([sys.executable, "-c", probe, str(bom)], capture_output=True, text=True, check=True, cwd=ROOT)
    duur, kilobytes = run.stdout.split()
    assert float(duur) < 0.9
    assert int(kilobytes) < 100 * 1024
