"""What the program is told about where and how to work: flag before environment before the file in the home."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from lama_zvp.errors import InvoerFout
from lama_zvp.files import vertaal_fouten

STANDAARDPLAN = "lama-2020-2025"
INSTELLINGENBESTAND = "instellingen.toml"
SESSIES = 10
INACTIEF_MINUTEN = 30.0
_SLEUTELS = ("database", "plan", "plain", "jaar", "sessies", "inactief_minuten")


@dataclass(frozen=True, slots=True)
class Keuze:
    """Everything the caller chose. `vandaag` None: ask the clock. `plan`: a shipped key, one in the home, or a file."""

    thuis: Path
    plan: str = STANDAARDPLAN
    database: str | None = field(default=None, repr=False)
    vandaag: date | None = None
    plain: bool = False
    jaar: int | None = None
    """The year to open on; None: the year of today."""
    sessies: int = SESSIES
    """How many sessions over SSH one person may have open."""
    inactief_minuten: float = INACTIEF_MINUTEN
    """After so many minutes without a key the app closes a session over SSH; the draft is kept."""


def lees_keuze(
    *,
    thuis: str | None,
    plan: str | None,
    database: str | None,
    vandaag: str | None,
    plain: bool,
    omgeving: Mapping[str, str],
) -> Keuze:
    """Put flags, environment (`LAMA_ZVP_…`) and `instellingen.toml` together; the first that speaks wins.

    Raises `InvoerFout` for a settings file or a date that does not read.
    """
    from lama_zvp.paths import default_home
    from lama_zvp.typografie import lees_datum

    def kies(vlag: str | None, naam: str) -> str | None:
        return vlag if vlag is not None else (omgeving.get(f"LAMA_ZVP_{naam}") or None)

    gekozen_thuis = kies(thuis, "THUIS")
    map_ = Path(gekozen_thuis).expanduser() if gekozen_thuis else default_home()
    bestand = _lees_bestand(map_ / INSTELLINGENBESTAND)
    dag = kies(vandaag, "VANDAAG")
    plain_tekst = "1" if plain else (omgeving.get("LAMA_ZVP_PLAIN") or ("1" if bestand.get("plain") else "0"))
    return Keuze(
        thuis=map_,
        plan=kies(plan, "PLAN") or str(bestand.get("plan") or STANDAARDPLAN),
        database=kies(database, "DATABASE") or (str(bestand["database"]) if bestand.get("database") else None),
        vandaag=lees_datum(dag) if dag else None,
        plain=plain_tekst not in ("", "0", "nee", "false"),
        jaar=_jaar(bestand),
        sessies=_aantal(bestand, "sessies", SESSIES),
        inactief_minuten=_minuten(bestand, "inactief_minuten", INACTIEF_MINUTEN),
    )


def _jaar(bestand: Mapping[str, object]) -> int | None:
    waarde = bestand.get("jaar")
    return waarde if isinstance(waarde, int) and not isinstance(waarde, bool) else None


def _aantal(bestand: Mapping[str, object], naam: str, standaard: int) -> int:
    waarde = bestand.get(naam, standaard)
    if not isinstance(waarde, int) or isinstance(waarde, bool) or not 1 <= waarde <= 1000:
        raise InvoerFout(
            f"{INSTELLINGENBESTAND}: {naam} is geen geheel getal van 1 tot 1000.", raad=f"Schrijf {naam} = {standaard}"
        )
    return waarde


def _minuten(bestand: Mapping[str, object], naam: str, standaard: float) -> float:
    waarde = bestand.get(naam, standaard)
    if not isinstance(waarde, int | float) or isinstance(waarde, bool) or not 0.1 <= waarde <= 1440:
        raise InvoerFout(
            f"{INSTELLINGENBESTAND}: {naam} is geen getal van 0.1 tot 1440.", raad=f"Schrijf {naam} = {standaard:g}"
        )
    return float(waarde)


def _lees_bestand(pad: Path) -> Mapping[str, object]:
    with vertaal_fouten(f"De instellingen {pad} lezen"):
        try:
            ruw = pad.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return {}
    try:
        waarden = tomllib.loads(ruw.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fout:
        raise InvoerFout(
            f"{pad}: dit instellingenbestand leest niet ({fout}).", raad="Herstel of verwijder het."
        ) from fout
    onbekend = sorted(set(waarden) - set(_SLEUTELS))
    if onbekend:
        raise InvoerFout(
            f"{pad}: onbekende instelling {', '.join(onbekend)}.", raad=f"Bekend zijn: {', '.join(_SLEUTELS)}."
        )
    return waarden
