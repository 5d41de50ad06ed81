"""Two worlds of which the plans too differ in all that a role may not see: more fiches, other titles, other figures.

What was asked in test_access_twee_werelden is asked again here, with every command that reads a plan or would change
something; the app's screens are compared in tests/tui/test_twee_werelden.py.
"""

from __future__ import annotations

import copy
import datetime
import io
import os
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml

from lama_zvp.access.rollen import ZICHT
from lama_zvp.journal.events import Rol
from lama_zvp.keuzelijsten import KLASSEN, Klasse
from lama_zvp.plan.names import strengste
from lama_zvp.settings import Keuze
from tests.kanarie import kanarieplan
from tests.unit.test_access_twee_werelden import VRAGEN, Wereld

MEER = (
    "plan lijst --json", "plan verschil eigen ander", "plan verschil eigen ander --json", "plan toon ander --json",
    "plan verschil ander eigen --formaat md", "plan toon ander", "plan controleer --json", "plan controleer ander",
    "plan dekking --json", "plan dekking ander", "plan dekking --formaat md", "tabel --json", "tabel ander",
    "tabel --tabel kanariebeperkt", "tabel --tabel kanarieintern", "tabel --tabel indicatoren --jaren 2018:2024",
    "eindevaluatie --formaat html", "eindevaluatie --editie politieraad", "eindevaluatie --editie politiecollege",
    "stuurbord 2024 --editie politieraad --formaat html", "stuurbord 2024 --editie politiecollege", "stuurbord 2025",
    "stuurbord 2024 --editie korpsleiding", "stuurbord 2022 --formaat json", "overzicht --json --jaar 2022",
    "overzicht --vandaag 2024-12-31 --jaar 2024 --json", "maatregelen --laag ontraden", "maatregelen verkeer",
    "maatregelen --status uitgevoerd --jaar 2023", "maatregelen extra-verborgen", "maatregelen xx",
    "journaal --fiche verkeer", "journaal --auteur korps", "journaal --jaar 2023", "journaal --limiet 1000 --json",
    "instellingen toon --json", "instellingen zet fiche radicalisering", "instellingen zet fiche extra",
    "log extra-verborgen x --datum 2024-02-02", "log extra x --datum 2024-02-02", "log hier x",
    "meting extraverborgen 2024 3", "meting kanariebeperkt 2024 3", "meting extra 2024 3", "redigeer 3 --reden x",
    "beoordeel extra 2024 op-koers --toelichting x", "exporteer - --formaat jsonl --deel plan",
    "exporteer - --formaat csv --deel plan", "exporteer - --formaat csv --deel voortgang", "exporteer - --formaat zip",
    "controle", "diagnose", "toegang lijst",
)  # fmt: skip
"""Whoever may not ask one of these is refused, in both worlds alike."""

INVOER = {
    "importeer metingen - --proef": "indicator;periode;waarde\nkanariebeperkt;2024;9\nkanarieintern;2024;9\n"
    "extraverborgen;2024;3\nzwaargewonden;2024;12\n",
    "importeer metingen - --proef --json": "indicator;2023;2024\nkanariebeperkt;9;8\nkanarieintern;1;2\n",
    "importeer metingen - --proef --vul-aan": "naam;2023\nNu heel anders;9\n",
    "importeer voortgang - --proef": "maatregel;datum;tekst\nextra-verborgen;2024-02-02;x\nbob-winter;2024-02-02;y\n",
}
EIGEN_BEHEER = ("controle", "diagnose")
"""Who manages the machine is told how many events there are in all."""


def twee_plan(wereld: Wereld, rol: Rol, sleutel: str) -> dict[str, Any]:
    """The plan of the canaries, in which all that is above the role differs between the two worlds."""

    def hoger(klasse: str) -> bool:
        return KLASSEN.index(klasse) > KLASSEN.index(ZICHT[rol])

    def anders(iets: dict[str, Any], *velden: str) -> None:
        for veld in velden:
            if veld in iets:
                iets[veld] = wereld.kies("Zo", "Nu heel anders") + iets[veld][:30]

    plan = kanarieplan()
    plan["sleutel"] = sleutel
    extra = wereld.kies("", "een")
    for fiche in plan["fiches"]:
        eigen: Klasse = fiche.get("klasse", "intern")
        if hoger(eigen):
            anders(fiche, "titel", "verantwoordelijke", "aanleiding")
        verborgen = [m for m in fiche["maatregelen"] if hoger(strengste(eigen, m.get("klasse")))]
        for maatregel in verborgen:
            anders(maatregel, "titel", "omschrijving")
        if verborgen and extra:
            fiche["maatregelen"].append({**copy.deepcopy(verborgen[0]), "sleutel": "extra-verborgen", "titel": "Extra"})
    verborgen = [indicator for indicator in plan["indicatoren"] if hoger(indicator.get("klasse", "openbaar"))]
    for indicator in verborgen:
        anders(indicator, "naam")
        indicator["nulmeting"] = {2018: {"waarde": int(wereld.kies("7", "9000"))}}
    if extra:
        plan["indicatoren"].append({**copy.deepcopy(verborgen[-1]), "sleutel": "extraverborgen"})
    for hefboom in plan["hefbomen"]:
        for deel in (hefboom, *hefboom.get("toezeggingen", ())):
            if hoger(strengste(hefboom.get("klasse", "intern"), deel.get("klasse"))):
                anders(deel, "titel")
    for tabel in plan["middelen"]["tabellen"]:
        if tabel["sleutel"].startswith("kanarie") and hoger(tabel["klasse"]):
            anders(tabel, "titel")
            tabel["rijen"][0]["cellen"] = [int(wereld.kies("1", "99999"))]
    return plan


class Planwereld(Wereld):
    """One of two, with plans of its own: `eigen`, and another to compare it with."""

    @property
    def keuze(self) -> Keuze:
        return Keuze(self.thuis, plan="eigen", vandaag=datetime.date(2025, 3, 14))

    def vul(self, rol: Rol) -> None:
        (self.thuis / "plannen").mkdir(parents=True, mode=0o700)
        self.thuis.chmod(0o700)
        for naam, wereld in (("eigen", self), ("ander", Wereld(self.thuis, 1 - self.nummer))):
            tekst = yaml.safe_dump(twee_plan(wereld, rol, naam), allow_unicode=True, sort_keys=False)
            (self.thuis / "plannen" / f"{naam}.yaml").write_text(tekst, encoding="utf-8")
        (self.thuis / "instellingen.toml").write_text('plan = "eigen"\n')
        super().vul(rol)


@pytest.mark.parametrize("rol", ["lezer", "medewerker", "beheerder"])
def test_nothing_hidden_in_plan_or_journal_makes_any_difference_to_any_answer(
    rol: Rol, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    werelden = [Planwereld(tmp_path / str(nummer) / "thuis", nummer) for nummer in (0, 1)]
    for wereld in werelden:
        wereld.vul(rol)
    vragen = [(vraag, "") for vraag in (*VRAGEN, *MEER) if rol != "beheerder" or vraag not in EIGEN_BEHEER]
    for vraag, invoer in (*vragen, *INVOER.items()):
        antwoorden = []
        for wereld in werelden:
            (tmp_path / "invoer").write_text(invoer)
            with (tmp_path / "invoer").open() as stroom:
                monkeypatch.setattr("sys.stdin", stroom)
                code, gezegd = wereld.antwoord(rol, vraag, capfdbinary)
            antwoorden.append((code, _uitgepakt(gezegd).replace(os.fsencode(wereld.thuis), b"")))
        assert antwoorden[0] == antwoorden[1], vraag
        assert antwoorden[0][0] in (0, 2, 3, 4, 5), vraag


def _uitgepakt(gezegd: bytes) -> bytes:
    """The parts of an archive, one after another: only what stands in them counts."""
    if not gezegd.startswith(b"PK"):
        return gezegd
    with zipfile.ZipFile(io.BytesIO(gezegd)) as pak:
        return b"".join(naam.encode() + Wereld.gelijk(pak.read(naam)) for naam in pak.namelist())
