"""The same document is the same bytes: again, elsewhere, on another clock, in another language."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from lama_zvp.stuurbord.model import Stuurbord
from lama_zvp.stuurbord.render.pdf import render
from tests.pdf.lezer import Pdf

_MAAK = """
import sys
from lama_zvp.stuurbord.render.json import lees
from lama_zvp.stuurbord.render.pdf import render
sys.stdout.buffer.write(render(lees(open(sys.argv[1], encoding="utf-8").read())))
"""


def test_a_second_time_gives_the_same_bytes(rijk: Stuurbord, rijke_pdf: Pdf) -> None:
    assert render(rijk) == rijke_pdf.bytes


def test_another_place_clock_and_language_give_the_same_bytes(lama: Stuurbord, lama_pdf: Pdf, tmp_path: Path) -> None:
    model = tmp_path / "model.json"
    model.write_text(lama.model_dump_json(), encoding="utf-8")
    elders = tmp_path / "elders"
    elders.mkdir()
    # What a careless typesetter would pick up from the folder it stands in.
    (elders / "huis.typ").write_text("#panic()", encoding="utf-8")
    (elders / "typst.py").write_text("raise SystemExit(1)", encoding="utf-8")
    omgeving = {
        **os.environ,
        "TZ": "Pacific/Kiritimati",
        "LANG": "tr_TR.UTF-8",
        "LC_ALL": "C",
        "HOME": str(elders),
        "SOURCE_DATE_EPOCH": "1",
        "RAYON_NUM_THREADS": "1",
        "PYTHONHASHSEED": "77",
    }
    klaar = subprocess.run(
        [sys.executable, "-c", _MAAK, model], cwd=elders, env=omgeving, capture_output=True, check=False
    )
    assert klaar.stderr == b""
    assert klaar.stdout == lama_pdf.bytes


def test_one_other_word_gives_other_bytes(rijk: Stuurbord, rijke_pdf: Pdf) -> None:
    assert render(rijk.model_copy(update={"titel": "Stuurbord 2042"})) != rijke_pdf.bytes
