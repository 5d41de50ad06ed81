"""What stands on the screen before the plan is loaded: kept per class, and never more than one may see."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from lama_zvp.access.rollen import Wie
from lama_zvp.keuzelijsten import Rol
from lama_zvp.paths import shipped_plans_dir
from lama_zvp.settings import Keuze
from lama_zvp.workspace import Workspace
from lama_zvp.workspace.voorgevel import Voorgevel, bewaar_voorgevel, lees_voorgevel


@pytest.fixture
def keuze(tmp_path: Path) -> Keuze:
    """A home with a plan of its own, of which one fiche is restricted."""
    thuis = tmp_path / "thuis"
    (thuis / "plannen").mkdir(parents=True, mode=0o700)
    thuis.chmod(0o700)
    tekst = (shipped_plans_dir() / "lama-2020-2025.yaml").read_text(encoding="utf-8")
    eigen = tekst.replace("sleutel: lama-2020-2025", "sleutel: eigen", 1)
    (thuis / "plannen" / "eigen.yaml").write_text(eigen, encoding="utf-8")
    return Keuze(thuis=thuis, plan="eigen", vandaag=date(2025, 3, 14))


def iemand(rol: Rol) -> Wie:
    return Wie("iemand", rol=rol, alleen=False)


def bewaar(keuze: Keuze, wie: Wie | None = None) -> None:
    with Workspace(keuze, wie=wie) as werkruimte:
        bewaar_voorgevel(werkruimte)


def gevels(keuze: Keuze) -> list[Path]:
    return sorted((keuze.thuis / "cache").glob("gevel-*.json"))


def test_it_is_the_plan_as_the_workspace_shows_it(keuze: Keuze) -> None:
    assert lees_voorgevel(keuze) is None
    bewaar(keuze)
    gevel = lees_voorgevel(keuze)
    with Workspace(keuze) as werkruimte:
        plan = werkruimte.plan
    assert isinstance(gevel, Voorgevel)
    assert (gevel.zone, gevel.titel, gevel.speerpunt) == (plan.zone.naam, plan.titel, plan.speerpunt.tekst)
    assert [laag.titel for laag in gevel.lagen] == [laag.titel for laag in plan.lagen]
    assert [(f.sleutel, f.titel, f.korte_titel) for f in gevel.fiches] == [
        (f.sleutel, f.titel, f.korte_titel) for f in plan.fiches
    ]


@pytest.mark.parametrize("rol", ["lezer", "medewerker", "korpsleiding", "beheerder"])
def test_nobody_gets_the_face_that_was_kept_for_someone_else(rol: Rol, keuze: Keuze) -> None:
    bewaar(keuze, iemand("korpsleiding"))
    wie = iemand(rol)
    gevel = lees_voorgevel(keuze, lambda: wie)
    assert (gevel is None) is (rol != "korpsleiding")
    bewaar(keuze, wie)
    eigen = lees_voorgevel(keuze, lambda: wie)
    with Workspace(keuze, wie=wie) as werkruimte:
        gezien = [f.sleutel for f in werkruimte.plan.fiches]
    assert eigen is not None
    assert [f.sleutel for f in eigen.fiches] == gezien


def test_a_plan_that_changed_has_no_face_yet(keuze: Keuze) -> None:
    bewaar(keuze)
    pad = keuze.thuis / "plannen" / "eigen.yaml"
    pad.write_text(pad.read_text(encoding="utf-8") + "\n# bekeken\n", encoding="utf-8")
    assert lees_voorgevel(keuze) is None
    bewaar(keuze)
    assert lees_voorgevel(keuze) is not None


@pytest.mark.parametrize("schade", [b"", b"{}", b"x\n[]", b"\x00" * 5000])
def test_a_damaged_face_counts_as_none(schade: bytes, keuze: Keuze) -> None:
    bewaar(keuze)
    (pad,) = gevels(keuze)
    pad.write_bytes(schade)
    assert lees_voorgevel(keuze) is None


def test_an_edited_face_counts_as_none(keuze: Keuze) -> None:
    bewaar(keuze)
    (pad,) = gevels(keuze)
    pad.write_bytes(pad.read_bytes().replace(b"Verkeer", b"Gekaapt"))
    assert lees_voorgevel(keuze) is None


def test_a_link_in_the_home_or_an_unknown_plan_gives_none(keuze: Keuze, tmp_path: Path) -> None:
    bewaar(keuze)
    assert lees_voorgevel(Keuze(thuis=keuze.thuis, plan="bestaat-niet")) is None
    ander = tmp_path / "ander"
    shutil.copytree(keuze.thuis, ander)
    (ander / "koppeling").symlink_to(keuze.thuis)
    assert lees_voorgevel(Keuze(thuis=ander, plan="eigen")) is None


def test_a_home_that_is_not_there_stays_away(tmp_path: Path) -> None:
    keuze = Keuze(thuis=tmp_path / "nergens", vandaag=date(2025, 3, 14))
    bewaar(keuze)
    assert lees_voorgevel(keuze) is None
    assert not keuze.thuis.exists()
