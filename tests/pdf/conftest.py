"""Real documents, each made once: a small one with every part in it, and the shipped plan with a lived-in example."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lama_zvp.settings import Keuze
from lama_zvp.stuurbord.model import Stuurbord
from lama_zvp.stuurbord.render.pdf import render
from lama_zvp.workspace import Workspace
from lama_zvp.workspace.voorbeeld import vul_met_voorbeelden
from tests.pdf.lezer import Pdf
from tests.unit.test_stuurbord_velden import rich


@pytest.fixture(scope="session")
def rijk() -> Stuurbord:
    return rich()


@pytest.fixture(scope="session")
def rijke_pdf(rijk: Stuurbord) -> Pdf:
    return Pdf(render(rijk))


@pytest.fixture(scope="session")
def lama(tmp_path_factory: pytest.TempPathFactory) -> Stuurbord:
    """The shipped plan in its fifth year, as the council sees it."""
    keuze = Keuze(thuis=tmp_path_factory.mktemp("lama"), vandaag=date(2025, 3, 14))
    with Workspace(keuze) as werkruimte:
        vul_met_voorbeelden(werkruimte)
        return werkruimte.stuurbord(2024)


@pytest.fixture(scope="session")
def lama_pdf(lama: Stuurbord) -> Pdf:
    return Pdf(render(lama))


@pytest.fixture(scope="session")
def lama_bestand(lama_pdf: Pdf, tmp_path_factory: pytest.TempPathFactory) -> Path:
    pad = tmp_path_factory.mktemp("pdf") / "lama.pdf"
    pad.write_bytes(lama_pdf.bytes)
    return pad
