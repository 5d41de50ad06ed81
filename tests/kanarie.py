"""Canaries: a plan and a journal with a word of its class in every text, and a way to find them in any output."""

from __future__ import annotations

import base64
import datetime
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from lama_zvp.access.rollen import Wie
from lama_zvp.plan.model import KLASSEN
from lama_zvp.plan.names import strengste
from lama_zvp.settings import Keuze
from lama_zvp.workspace import Workspace

BRON = Path(__file__).resolve().parents[1] / "plans" / "lama-2020-2025.yaml"
KANARIE = re.compile(rb"kanarie-?(openbaar|intern|beperkt)", re.IGNORECASE)
TEKSTVELDEN = ("titel", "omschrijving", "aanleiding", "doelgroep", "verantwoordelijke", "naam", "bron")


def kanarieplan() -> dict[str, Any]:
    """The shipped plan with a canary of its class in every text that has one, and in the keys of its measures."""
    plan: dict[str, Any] = yaml.safe_load(BRON.read_text(encoding="utf-8"))
    for fiche in plan["fiches"]:
        klasse = fiche.get("klasse", "intern")
        _merk(fiche, klasse)
        fiche["korte_titel"] = f"Kanarie-{klasse} {fiche['korte_titel'][:5]}"
        fiche["doelstellingen"] = [{"tekst": f"Doel kanarie-{klasse}", "bron": f"kanarie-{klasse}"}]
        fiche["partners"] = [f"partner kanarie-{klasse}"]
        for maatregel in fiche["maatregelen"]:
            eigen = strengste(klasse, maatregel.get("klasse"))
            _merk(maatregel, eigen)
            maatregel["partners"] = [f"partner kanarie-{eigen}"]
            maatregel["onderdelen"] = [f"onderdeel kanarie-{eigen}"]
            maatregel["sleutel"] += f"-kanarie{eigen}"
    for hefboom in plan["hefbomen"]:
        klasse = hefboom.get("klasse", "intern")
        _merk(hefboom, klasse)
        for toezegging in hefboom.get("toezeggingen", []):
            eigen = strengste(klasse, toezegging.get("klasse"))
            _merk(toezegging, eigen)
            toezegging["sleutel"] += f"-kanarie{eigen}"
    plan["indicatoren"] += [
        {
            "sleutel": f"kanarie{klasse}",
            "naam": f"Cijfer kanarie-{klasse}",
            "eenheid": f"kanarie-{klasse}",
            "soort": "telling",
            "aard": "fenomeen",
            "richting": "lager-beter",
            "bron": f"bron kanarie-{klasse}",
            "klasse": klasse,
            "nulmeting": {2018: {"waarde": 7, "opmerking": f"noot kanarie-{klasse}"}},
        }
        for klasse in KLASSEN
    ]
    plan["middelen"]["tabellen"] += [
        {
            "sleutel": f"kanarie{klasse}",
            "titel": f"Tabel kanarie-{klasse}",
            "eenheid": "FTE",
            "klasse": klasse,
            "bron": f"kanarie-{klasse}",
            "kolommen": [{"sleutel": "a", "titel": f"kolom kanarie-{klasse}"}],
            "rijen": [{"sleutel": "b", "titel": f"rij kanarie-{klasse}", "cellen": [1]}],
        }
        for klasse in KLASSEN
    ]
    return plan


def _merk(iets: dict[str, Any], klasse: str) -> None:
    for veld in TEKSTVELDEN:
        if isinstance(iets.get(veld), str):
            iets[veld] = f"{iets[veld][:200]} kanarie-{klasse}"


def maak_thuis(thuis: Path) -> None:
    """A home with the marked plan and a journal with every kind of entry in every class."""
    (thuis / "plannen").mkdir(parents=True, mode=0o700)
    thuis.chmod(0o700)
    (thuis / "plannen" / "kanarie.yaml").write_text(
        yaml.safe_dump(kanarieplan(), allow_unicode=True, sort_keys=False), encoding="utf-8"
    )
    (thuis / "instellingen.toml").write_text('plan = "kanarie"\n')
    with Workspace(Keuze(thuis, plan="kanarie", vandaag=datetime.date(2025, 3, 14)), wie=Wie("korps")) as werkruimte:
        _vul(werkruimte)


def _vul(w: Workspace) -> None:
    namen = w.namen
    per_klasse = {k: [o.naam for o in namen.maatregelen if o.klasse == k] for k in KLASSEN}
    for klasse in KLASSEN:
        # Entries stricter than their subject stand among the rest: they must go from texts and from counts.
        for minder in KLASSEN[: KLASSEN.index(klasse) + 1]:
            naam = per_klasse[minder][0]
            melding = w.log(
                naam,
                f"tekst kanarie-{klasse}",
                datum="2024-05-01",
                klasse=klasse,
                aantal=3,
                status="lopend",
                bewijs=f"bewijs kanarie-{klasse}",
            )
            w.corrigeer(str(melding.volgnr), {"tekst": f"beter kanarie-{klasse}"})
            weg = w.log(naam, f"weg kanarie-{klasse}", datum="2024-06-01", klasse=klasse)
            w.intrekken(str(weg.volgnr), reden=f"reden kanarie-{klasse}")
        besluit = w.besluit_nieuw(
            f"titel kanarie-{klasse}",
            verantwoordelijke=f"functie kanarie-{klasse}",
            tekst=f"tekst kanarie-{klasse}",
            datum="2024-07-01",
            klasse=strengste(klasse, "intern"),
        )
        w.besluit_opvolgen(str(besluit.volgnr), "lopend", tekst=f"gevolg kanarie-{strengste(klasse, 'intern')}")
        w.meting(f"kanarie{klasse}", "2024", "9", bron=f"bron kanarie-{klasse}", opmerking=f"noot kanarie-{klasse}")
    for fiche in w.plan.fiches:
        w.beoordeel(fiche.sleutel, 2024, "aandacht", toelichting=f"oordeel kanarie-{fiche.klasse}",
                    bijsturing=f"bijsturing kanarie-{fiche.klasse}")  # fmt: skip
    # A decision without a subject is internal at least: its public canary is one of that class.
    w.stel_vast(2024, toch=True)
    gewist = w.log(per_klasse["beperkt"][0], "wissen kanarie-beperkt", datum="2025-01-15")
    w.redigeer(str(gewist.volgnr), reden="reden kanarie-beperkt")


def te_zien(uitvoer: bytes) -> set[str]:
    """The classes of all canaries in it: as text, in base64, or packed as PDF and Excel pack their parts."""
    lagen = [uitvoer, *_uitgepakt(uitvoer)]
    lagen += [base64.b64decode(stuk + b"=" * (-len(stuk) % 4)) for laag in lagen for stuk in _base64(laag)]
    return {treffer.decode().lower() for laag in lagen for treffer in KANARIE.findall(laag)}


def _base64(laag: bytes) -> Iterator[bytes]:
    return (stuk for stuk in re.findall(rb"[A-Za-z0-9+/]{40,}", laag) if len(stuk) % 4 != 1)


def _uitgepakt(uitvoer: bytes) -> Iterator[bytes]:
    for stroom in re.findall(rb"stream\r?\n(.*?)endstream", uitvoer, re.DOTALL):
        try:
            yield zlib.decompress(stroom)
        except zlib.error:
            continue
    if uitvoer.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(uitvoer)) as pak:
            yield from (pak.read(naam) for naam in pak.namelist())
