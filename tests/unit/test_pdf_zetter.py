"""Without the optional parts, or when the typesetter fails, there is one clear message and no document."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

from lama_zvp.errors import GebruikFout, LamaFout
from lama_zvp.stuurbord.render.pdf import zetter

DAG = date(2025, 3, 14)


@pytest.mark.parametrize("ontbreekt", ["typst", "fontpkg_source_sans_3"])
def test_without_the_optional_parts_it_says_which_extra_to_install(
    ontbreekt: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, ontbreekt, None)
    monkeypatch.setattr(zetter, "find_spec", lambda naam: None if naam == ontbreekt else object())
    with pytest.raises(GebruikFout) as fout:
        zetter.zet({}, DAG)
    assert "kan geen PDF maken" in fout.value.melding
    assert "pip install 'lama-zvp[pdf]'" in fout.value.raad
    assert fout.value.code == 2


def test_data_that_the_templates_do_not_know_are_an_error_and_no_document() -> None:
    blad = {"titel": "x", "auteur": "", "omschrijving": "", "trefwoorden": [], "datum": [2025, 3, 14], "merk": ""}
    regels = {"links": "", "rechts": "", "toestand": "", "kleur": "kalm", "midden": ""}
    gegevens = {"blad": {**blad, "kopregel": regels, "voetregel": regels}, "inhoud": [{"b": "bestaat-niet"}]}
    with pytest.raises(LamaFout, match="onbekend deel: bestaat-niet"):
        zetter.zet(gegevens, DAG)


def test_a_typesetter_that_never_ends_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zetter, "GEDULD", 0.01)
    with pytest.raises(LamaFout, match="nog niet klaar"):
        zetter.zet({}, DAG)


def test_the_typesetter_never_comes_into_this_process(tmp_path: Path) -> None:
    import subprocess

    code = (
        "import sys; from datetime import date; from lama_zvp.errors import LamaFout\n"
        "from lama_zvp.stuurbord.render.pdf.zetter import zet\n"
        "try: zet({}, date(2025, 3, 14))\n"
        "except LamaFout: pass\n"
        "print('typst' in sys.modules)"
    )
    klaar = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert klaar.stdout == "False\n"
