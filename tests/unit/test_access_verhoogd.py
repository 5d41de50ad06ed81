"""What was made stricter afterwards is as strict as that from its first word on, in every list and by every number."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
import yaml

from lama_zvp.access.rollen import Wie
from lama_zvp.errors import InvoerFout, NietGevonden
from lama_zvp.journal.chain import uuid7
from lama_zvp.journal.events import ROLLEN, Concept, Planversie, Rol
from lama_zvp.plan.load import file_hash
from lama_zvp.plan.model import Klasse
from lama_zvp.settings import Keuze
from lama_zvp.workspace import Workspace
from lama_zvp.workspace.lezen import Zoekvraag
from lama_zvp.workspace.plannen import lees_plan
from tests.kanarie import BRON, maak_thuis

GEHEIM = "Woont boven de bakkerij"
DAG = "2024-05-01"
Open = Callable[[Rol], Workspace]


def open_thuis(thuis: Path, rol: Rol, plan: str = "lama-2020-2025") -> Workspace:
    wie = Wie(rol, rol, alleen=False, vingerafdruk=f"SHA256:{rol}")
    return Workspace(Keuze(thuis, plan=plan, vandaag=datetime.date(2025, 3, 14)), wie=wie)


@pytest.fixture
def open_(tmp_path: Path) -> Open:
    return lambda rol: open_thuis(tmp_path / "thuis", rol)


def maatregel(werkruimte: Workspace, klasse: Klasse) -> str:
    return next(o.naam for o in werkruimte.namen.maatregelen if o.klasse == klasse)


def alles(werkruimte: Workspace, vraag: Zoekvraag | None = None) -> str:
    return "\n".join(gebeurtenis.model_dump_json() for gebeurtenis in werkruimte.geschiedenis(vraag))


@pytest.mark.parametrize("stappen", [1, 2])
@pytest.mark.parametrize("rol", ["lezer", "medewerker", "beheerder"])
def test_an_entry_that_was_corrected_to_a_stricter_class_takes_its_earlier_texts_along(
    rol: Rol, stappen: int, open_: Open
) -> None:
    with open_("korpsleiding") as korps:
        eerste = korps.log(maatregel(korps, "openbaar"), GEHEIM, datum=DAG)
        tussen = eerste if stappen == 1 else korps.corrigeer(str(eerste.volgnr), {"tekst": f"{GEHEIM}, en meer"})
        laatste = korps.corrigeer(str(tussen.volgnr), {"klasse": "beperkt"})
        assert GEHEIM in alles(korps)
    with open_(rol) as ander:
        assert GEHEIM not in alles(ander)
        assert GEHEIM not in alles(ander, Zoekvraag(zoek="bakkerij"))
        assert alles(ander, Zoekvraag(auteur="korpsleiding")) == ""
        for gebeurtenis in (eerste, tussen, laatste):
            for verwijzing in (str(gebeurtenis.volgnr), gebeurtenis.id):
                with pytest.raises(NietGevonden):
                    ander.gebeurtenis(verwijzing)


def test_a_decision_made_stricter_takes_its_earlier_follow_ups_along(open_: Open) -> None:
    with open_("korpsleiding") as korps:
        besluit = korps.besluit_nieuw(GEHEIM, verantwoordelijke="recherche", datum=DAG)
        korps.besluit_opvolgen(str(besluit.volgnr), "lopend", tekst=f"Gevolg: {GEHEIM}")
        korps.corrigeer(str(besluit.volgnr), {"klasse": "beperkt"})
    with open_("medewerker") as mede:
        assert mede.besluiten() == ()
        assert GEHEIM not in alles(mede)


def test_a_correction_within_the_class_hides_nothing(open_: Open) -> None:
    with open_("korpsleiding") as korps:
        eerste = korps.log(maatregel(korps, "openbaar"), "Vier controles", datum=DAG)
        korps.corrigeer(str(eerste.volgnr), {"tekst": "Vijf controles", "klasse": "intern"})
    with open_("medewerker") as mede:
        assert [g.volgnr for g in mede.geschiedenis()] == [1, 2]
    with open_("lezer") as lezer:
        assert lezer.geschiedenis() == ()


@pytest.mark.parametrize("rol", ROLLEN)
def test_a_limit_is_filled_with_what_may_be_seen_and_tells_nothing_of_the_rest(rol: Rol, tmp_path: Path) -> None:
    """The plan made a measure stricter: its older entries are hidden by their subject, and not by their own class."""
    thuis = tmp_path / "thuis"
    (thuis / "plannen").mkdir(parents=True, mode=0o700)
    plan = yaml.safe_load(BRON.read_text(encoding="utf-8"))

    def bewaar() -> None:
        tekst = yaml.safe_dump(plan, allow_unicode=True, sort_keys=False)
        (thuis / "plannen" / "streng.yaml").write_text(tekst, encoding="utf-8")

    bewaar()
    with open_thuis(thuis, "korpsleiding", "streng") as korps:
        zichtbaar, straks = [o.naam for o in korps.namen.maatregelen if o.klasse == "openbaar"][:2]
        korps.log(zichtbaar, "Vijf controles", datum=DAG)
        for _ in range(3):
            korps.log(straks, GEHEIM, datum=DAG)
    fiche, _, sleutel = straks.split(".")
    for deel in plan["fiches"]:
        for m in deel["maatregelen"]:
            if (deel["sleutel"], m["sleutel"]) == (fiche, sleutel):
                m["klasse"] = "beperkt"
    bewaar()
    with open_thuis(thuis, rol, "streng") as werkruimte:
        laatste = werkruimte.geschiedenis(Zoekvraag(limiet=1, nieuwste_eerst=True))
        assert [g.volgnr for g in laatste] == ([4] if rol == "korpsleiding" else [1])
        gezocht = werkruimte.geschiedenis(Zoekvraag(zoek="o", limiet=1, nieuwste_eerst=True))
        assert [g.volgnr for g in gezocht] == ([4] if rol == "korpsleiding" else [1])


def test_a_beginning_that_fits_several_entries_names_none_of_them(open_: Open) -> None:
    with open_("korpsleiding") as korps:
        naam = maatregel(korps, "openbaar")
        eerste, tweede = (korps.log(naam, "Vijf controles", datum=DAG, klasse=k) for k in ("openbaar", "beperkt"))
    gedeeld = next(eerste.id[:n] for n in range(36, 7, -1) if eerste.id[:n] == tweede.id[:n])
    with open_("lezer") as lezer, pytest.raises(InvoerFout) as fout:
        lezer.gebeurtenis(gedeeld)
    assert "#" not in str(fout.value)


def test_a_figure_above_the_class_is_not_told_to_whoever_enters_it_again(tmp_path: Path) -> None:
    """An indicator of which the plan loosened the class keeps its older figures for who could read them."""
    thuis = tmp_path / "thuis"
    (thuis / "plannen").mkdir(parents=True, mode=0o700)
    plan = yaml.safe_load(BRON.read_text(encoding="utf-8"))
    plan["indicatoren"].append(
        {"sleutel": "dossiers", "naam": "Dossiers", "eenheid": "aantal", "soort": "telling", "aard": "fenomeen",
         "richting": "lager-beter", "bron": "eigen telling", "klasse": "beperkt"}
    )  # fmt: skip
    pad = thuis / "plannen" / "los.yaml"
    pad.write_text(yaml.safe_dump(plan, allow_unicode=True, sort_keys=False), encoding="utf-8")
    with open_thuis(thuis, "korpsleiding", "los") as korps:
        korps.meting("dossiers", "2023", "4711")
    plan["indicatoren"][-1]["klasse"] = "intern"
    pad.write_text(yaml.safe_dump(plan, allow_unicode=True, sort_keys=False), encoding="utf-8")
    with open_thuis(thuis, "medewerker", "los") as mede, pytest.raises(InvoerFout) as fout:
        mede.meting("dossiers", "2023", "5")
    assert "4711" not in str(fout.value)
    assert "4.711" not in str(fout.value)
    assert "#" not in str(fout.value)


@pytest.mark.parametrize("rol", ROLLEN)
def test_an_earlier_version_of_the_plan_is_for_who_sees_everything(rol: Rol, tmp_path: Path) -> None:
    """What has been made stricter since stood open in it."""
    thuis = tmp_path / "thuis"
    with open_thuis(thuis, "korpsleiding") as korps:
        nu = korps.klok.nu()
        tekst = BRON.read_text(encoding="utf-8")
        sha256 = file_hash(tekst.encode())
        korps.journaal.voeg_toe(
            Concept(
                id=uuid7(nu, bytes(10)),
                plan=korps.plan.sleutel,
                datum=datetime.date(2025, 3, 14),
                auteur="korps",
                rol="korpsleiding",
                vastgelegd_op=nu,
                klasse="beperkt",
                inhoud=Planversie(sha256=sha256, versie="1", tekst=tekst),
            )
        )
    with open_thuis(thuis, rol) as werkruimte:
        if rol == "korpsleiding":
            assert lees_plan(werkruimte, sha256[:12]).sleutel == werkruimte.plan.sleutel
        else:
            with pytest.raises(NietGevonden) as fout:
                lees_plan(werkruimte, sha256[:12])
            assert sha256[:16] not in str(fout.value)


def test_the_check_tells_who_manages_the_machine_that_a_total_is_wrong_and_not_of_what(tmp_path: Path) -> None:
    maak_thuis(tmp_path / "thuis")
    with closing(sqlite3.connect(tmp_path / "thuis" / "journaal.db")) as ruw, ruw:
        ruw.execute("UPDATE telling SET meldingen = meldingen + 1")
    gezegd = {}
    rollen: tuple[Rol, ...] = ("korpsleiding", "beheerder")
    for rol in rollen:
        wie = Wie(rol, rol, alleen=False)
        with Workspace(Keuze(tmp_path / "thuis", plan="kanarie"), wie=wie) as werkruimte:
            verslag = werkruimte.controle()
        assert verslag is not None
        assert not verslag.in_orde
        gezegd[rol] = " ".join(tekst for _, tekst in verslag.bevindingen)
    assert "kanariebeperkt" in gezegd["korpsleiding"]
    assert "kanarie" not in gezegd["beheerder"].replace("(plan kanarie)", "")
    assert "tellingen kloppen niet" in gezegd["beheerder"]
