"""Who may do what: the one table, tried act by act, through the door and over both faces."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from lama_zvp import workspace
from lama_zvp.access.rollen import RECHTEN, ZICHT, Handeling, Wie, rechtentabel
from lama_zvp.cli.bureau import Sessie
from lama_zvp.cli.draai import draai
from lama_zvp.errors import Geweigerd, LamaFout
from lama_zvp.journal.events import ROLLEN, Rol
from lama_zvp.journal.store import Journaal
from lama_zvp.plan.model import KLASSEN
from lama_zvp.settings import Keuze
from lama_zvp.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]
DAG = "2024-05-01"


@dataclass(frozen=True)
class Proef:
    """One act, tried at the door and on the command line. `eigen` and `ander` are numbers of existing entries."""

    deur: Callable[[Workspace, int, int], object]
    regel: Callable[[int, int], list[str]] | None


PROEVEN: dict[Handeling, Proef] = {
    "lezen": Proef(lambda w, _e, _a: w.overzicht(2024), lambda _e, _a: ["overzicht", "--jaar", "2024"]),
    "log": Proef(
        lambda w, _e, _a: w.log("bob-winter", "Vijf controles", datum=DAG),
        lambda _e, _a: ["log", "bob-winter", "Vijf controles", "--datum", DAG],
    ),
    "meting": Proef(
        lambda w, _e, _a: w.meting("zwaargewonden", "2024", "13"),
        lambda _e, _a: ["meting", "zwaargewonden", "2023", "13"],
    ),
    "corrigeer": Proef(
        lambda w, eigen, _a: w.corrigeer(str(eigen), {"tekst": "Zes controles"}),
        lambda eigen, _a: ["corrigeer", str(eigen), "--tekst", "Zes controles"],
    ),
    "corrigeer-van-anderen": Proef(
        lambda w, _e, ander: w.corrigeer(str(ander), {"tekst": "Zes controles"}),
        lambda _e, ander: ["corrigeer", str(ander), "--tekst", "Zes controles"],
    ),
    "intrekken": Proef(
        lambda w, eigen, _a: w.intrekken(str(eigen), reden="Dubbel gelogd"),
        lambda eigen, _a: ["intrekken", str(eigen), "--reden", "Dubbel gelogd"],
    ),
    "intrekken-van-anderen": Proef(
        lambda w, _e, ander: w.intrekken(str(ander), reden="Dubbel gelogd"),
        lambda _e, ander: ["intrekken", str(ander), "--reden", "Dubbel gelogd"],
    ),
    "beoordeel": Proef(
        lambda w, _e, _a: w.beoordeel("verkeer", 2024, "op-koers", toelichting="Loopt goed"),
        lambda _e, _a: ["beoordeel", "verkeer", "2024", "op-koers", "--toelichting", "Loopt goed"],
    ),
    "besluit": Proef(
        lambda w, _e, _a: w.besluit_nieuw("Meer controles", verantwoordelijke="korpsleiding", datum=DAG),
        lambda _e, _a: ["besluit", "nieuw", "Meer controles", "--verantwoordelijke", "korpsleiding", "--datum", DAG],
    ),
    "vaststellen": Proef(lambda w, _e, _a: w.vooruitblik(2024), lambda _e, _a: ["vaststellen", "2024", "--proef"]),
    "redigeer": Proef(
        lambda w, _e, ander: w.redigeer(str(ander), reden="Hoort hier niet"),
        lambda _e, ander: ["redigeer", str(ander), "--reden", "Hoort hier niet"],
    ),
    "privacy-uitzondering": Proef(
        lambda w, _e, _a: _met_uitzondering(w),
        lambda _e, _a: [
            "log",
            "bob-winter",
            "Bel 089 12 34 56",
            "--datum",
            DAG,
            "--privacy-reden",
            "nummer van de balie",
        ],
    ),
    "controle": Proef(lambda w, _e, _a: w.controle(), lambda _e, _a: ["controle"]),
    "backup": Proef(lambda w, _e, _a: w.backup(w.thuis.parent / "kopie.db"), None),
    "samenvoegen": Proef(lambda w, _e, _a: w.importeer_journaal(_ander_journaal(w)), None),
    "toegang": Proef(lambda w, _e, _a: w.toegang_lijst(), lambda _e, _a: ["toegang", "meldingen"]),
}


def _ander_journaal(werkruimte: Workspace) -> Path:
    pad = werkruimte.thuis.parent / "ander.db"
    Journaal.open(pad).sluit()
    return pad


def _met_uitzondering(werkruimte: Workspace) -> object:
    with werkruimte.privacy_uitzondering("nummer van de balie"):
        return werkruimte.log("bob-winter", "Bel 089 12 34 56", datum=DAG)


def wie(naam: str, rol: Rol) -> Wie:
    return Wie(naam=naam, rol=rol, alleen=False, vingerafdruk=f"SHA256:{naam}")


@pytest.fixture
def thuis(tmp_path: Path) -> Path:
    return tmp_path / "thuis"


def twee_meldingen(thuis: Path) -> tuple[int, int]:
    """An entry of `persoon` and one of somebody else, on a measure that everyone may see."""
    nummers = []
    for naam in ("persoon", "ander"):
        with Workspace(Keuze(thuis), wie=Wie(naam=naam)) as werkruimte:
            nummers.append(werkruimte.log("bob-winter", "Vier controles", datum=DAG).volgnr)
    return nummers[0], nummers[1]


def test_every_act_of_the_table_is_tried() -> None:
    assert set(PROEVEN) == set(RECHTEN)


@pytest.mark.parametrize("rol", ROLLEN)
@pytest.mark.parametrize("handeling", RECHTEN)
def test_the_door_lets_in_whom_the_table_names_and_nobody_else(handeling: Handeling, rol: Rol, thuis: Path) -> None:
    eigen, ander = twee_meldingen(thuis)
    with Workspace(Keuze(thuis), wie=wie("persoon", rol)) as werkruimte:
        if rol in RECHTEN[handeling]:
            PROEVEN[handeling].deur(werkruimte, eigen, ander)
        else:
            ervoor = werkruimte.journaal.kop()[0]
            with pytest.raises(Geweigerd):
                PROEVEN[handeling].deur(werkruimte, eigen, ander)
            (weigering,) = list(werkruimte.journaal.gebeurtenissen())[ervoor:]
            assert weigering.inhoud.model_dump()["handeling"] == "geweigerd"
            assert weigering.auteur == "persoon"


@pytest.mark.parametrize("rol", ROLLEN)
@pytest.mark.parametrize("handeling", [handeling for handeling, proef in PROEVEN.items() if proef.regel])
def test_the_command_line_says_the_same(
    handeling: Handeling, rol: Rol, thuis: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    regel = PROEVEN[handeling].regel
    assert regel is not None
    persoon = wie("persoon", rol)
    code = draai(regel(*twee_meldingen(thuis)), Sessie(str(thuis), lambda: persoon))
    assert code == (0 if rol in RECHTEN[handeling] else 5), capsysbinary.readouterr().err


def test_an_act_outside_the_table_is_refused_to_everyone() -> None:
    for rol in ROLLEN:
        assert not wie("x", rol).mag("alles")  # type: ignore[arg-type]
        assert not Wie("x", rol).mag("alles")  # type: ignore[arg-type]


def test_each_role_sees_up_to_its_own_class_and_no_further() -> None:
    for rol in ROLLEN:
        persoon = wie("x", rol)
        assert [klasse for klasse in KLASSEN if persoon.ziet(klasse)] == list(KLASSEN[: KLASSEN.index(ZICHT[rol]) + 1])


def test_the_documentation_prints_this_table() -> None:
    assert rechtentabel() in (ROOT / "docs" / "access.md").read_text(encoding="utf-8")


def test_every_public_act_of_the_door_asks_who_it_is(thuis: Path) -> None:
    """Nobody at all: whatever the door offers is refused before anything is read or written."""
    geen = Geweigerd("U hebt geen toegang (meer).")

    def niemand() -> Wie:
        raise geen

    werkruimte = Workspace(Keuze(thuis), wie=niemand)
    argumenten = {
        "gebeurtenis": "1", "maatregel": "bob-winter", "indicator": "zwaargewonden", "periode": "2024", "waarde": "1",
        "fiche": "verkeer", "jaar": 2024, "oordeel": "op-koers", "toelichting": "x", "titel": "x",
        "verantwoordelijke": "x", "besluit": "1", "stand": "open", "wijzigingen": {"tekst": "x"}, "reden": "x",
        "naam": "x", "rol": "lezer", "sleutel": b"x", "verwijzing": "1", "inhoud": None, "sleutelbestand": None,
        "doel": thuis / "kopie.db", "map_": thuis / "reserve", "bron": thuis / "kopie.db",
        "bestand": thuis / "kopie.db", "naar": "elders.db", "code": "x", "nieuwe_code": "y",
        "handeling": "log", "formulier": "x", "waarden": {}, "tot": 1, "sinds": None,
    }  # fmt: skip
    # What gives no data of plan or journal, and what only closes.
    vrij = {"sluit", "heeft_journaal", "meld_weigering", "vandaag", "plannen", "planpad", "planmappen", "bewaak",
            "weiger_gegevens", "wis_concept", "concept", "concepten", "bewaar_concept", "standaardjaar", "editie",
            "formulierconcepten", "noteer_fout"}  # fmt: skip
    for naam in sorted(n for n in dir(Workspace) if not n.startswith("_") and callable(getattr(Workspace, n))):
        if naam in vrij or naam == "privacy_uitzondering":
            continue
        methode = getattr(werkruimte, naam)
        nodig = _verplicht(methode)
        with pytest.raises(LamaFout) as fout:
            methode(**{deel: argumenten[deel] for deel in nodig})
        assert fout.value is geen, naam
    assert not thuis.exists()


HULP = {
    "geldende", "verborgen", "vastgesteld", "maak_concept", "schrijf", "onthouden", "onthoud", "vergeet",
    "ander_bureau", "plan_met_commentaar", "vul_met_voorbeelden",
}  # fmt: skip
"""What the acts beside the door share among themselves, and what fills the throw-away home of the demo."""


def test_every_act_beside_the_door_asks_who_it_is_too(thuis: Path) -> None:
    """Use cases that are functions on a desk, and not methods of it."""
    geen = Geweigerd("U hebt geen toegang (meer).")

    def niemand() -> Wie:
        raise geen

    werkruimte = Workspace(Keuze(thuis), wie=niemand)
    argumenten = {"bestand": "x.csv", "inhoud": b"x", "wens": None, "van": "een", "naar": "twee", "formaat": "jsonl",
                  "naam": "lama-2020-2025"}  # fmt: skip
    gevonden = set()
    for _, modulenaam, _ in pkgutil.iter_modules(workspace.__path__, "lama_zvp.workspace."):
        module = importlib.import_module(modulenaam)
        for naam, functie in inspect.getmembers(module, inspect.isfunction):
            nodig = _verplicht(functie)
            if naam.startswith("_") or functie.__module__ != modulenaam or nodig[:1] != ["werkruimte"] or naam in HULP:
                continue
            gevonden.add(naam)
            with pytest.raises(LamaFout) as fout:
                functie(werkruimte, **{deel: argumenten.get(deel, "x") for deel in nodig[1:]})
            assert fout.value is geen, naam
    assert gevonden >= {"toon_tabel", "controleer_sshd", "exporteer", "importeer_metingen", "vergelijk_plannen"}
    assert not thuis.exists()


def _verplicht(methode: Callable[..., object]) -> list[str]:
    leeg = inspect.Parameter.empty
    return [naam for naam, deel in inspect.signature(methode).parameters.items() if deel.default is leeg]
