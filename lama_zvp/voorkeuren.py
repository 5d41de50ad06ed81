"""What one person chose for the app: colours, where it opens, own keys; a small file per person in the home."""

from __future__ import annotations

import hashlib
import stat
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from lama_zvp.errors import InvoerFout, OpslagFout
from lama_zvp.files import maak_map, schrijf_heel, vertaal_fouten

MAP: Final = "voorkeuren"
GROOTST: Final = 64 * 1024
"""A larger file is not read: no person wrote it."""

THEMAS: Final = ("auto", "donker", "licht")
STARTS: Final = ("overzicht", "wijzigingen", "fiche", "journaal", "stuurbord")
STANDAARD: Final = "standaard"
"""The value that takes a choice back."""

TOETSEN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "log": "l",
        "herhaal": "h",
        "intrekken": "u",
        "stuurbord": "s",
        "journaal": "j",
        "wijzigingen": "w",
        "indicatoren": "i",
        "beoordelen": "b",
        "besluiten": "d",
        "maatregelen": "m",
        "inlezen": "p",
        "kopieer": "c",
        "zoek": "/",
        "thema": "t",
        "rondleiding": "r",
        "instellingen": ",",
        "hulp": "?",
        "stop": "q",
    }
)
"""Commands that work everywhere, each with its own key: the same as in the app's table, as a test checks."""
SCHERMTOETSEN: Final = frozenset("aefgknovxz")
"""Letters that some screen uses for something of its own; the same as in the app's own table (a test compares)."""
_VASTE_TEKENS: Final = frozenset("[]")
_LEESTEKENS: Final = frozenset("!#%&*+,-./:;=?@_~")


@dataclass(frozen=True, slots=True)
class Voorkeuren:
    """thema: `auto` follows the terminal. jaar, fiche: where the app opens; None and "" leave it to day and plan.

    start: the first screen. plain: the linear view for screen readers. muis: whether the app takes the mouse. toetsen:
    command → the key that this person gave it, in order of the command.
    """

    thema: str = "auto"
    jaar: int | None = None
    fiche: str = ""
    start: str = "overzicht"
    plain: bool = False
    muis: bool = True
    toetsen: tuple[tuple[str, str], ...] = ()

    def toets(self, opdracht: str) -> str:
        """The key of a command that works everywhere, as typed."""
        return dict(self.toetsen).get(opdracht, TOETSEN[opdracht])


SLEUTELS: Final = ("thema", "jaar", "fiche", "start", "plain", "muis")
"""Every choice but the keys, which are called `toets.<command>`."""


@dataclass(frozen=True, slots=True)
class Gelezen:
    """What a person chose, and what was wrong with their file; "" when nothing was."""

    voorkeuren: Voorkeuren
    klacht: str = ""


def persoonsmerk(naam: str) -> str:
    """A person as a file name can hold it."""
    return hashlib.sha256(naam.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def bestand_van(thuis: Path, naam: str) -> Path:
    """Where the choices of this person are kept."""
    return thuis / MAP / f"{persoonsmerk(naam)}.toml"


# -- reading ----------------------------------------------------------------------------------------------------------


def lees_voorkeuren(thuis: Path, naam: str) -> Gelezen:
    """The choices of a person; the defaults for whatever does not read. Never raises, and changes nothing."""
    pad = bestand_van(thuis, naam)
    try:
        ruw = _lees(pad)
    except OpslagFout as fout:
        return Gelezen(Voorkeuren(), f"{fout.melding} De standaardinstellingen gelden.")
    if ruw is None:
        return Gelezen(Voorkeuren())
    try:
        waarden = tomllib.loads(ruw.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError):
        return Gelezen(
            Voorkeuren(),
            f"Uw instellingen lezen niet; de standaardinstellingen gelden. Het bestand blijft staan: {pad}",
        )
    return _begrijp(waarden)


def _lees(pad: Path) -> bytes | None:
    with vertaal_fouten("Uw instellingen lezen"):
        try:
            staat = pad.lstat()
        except (FileNotFoundError, NotADirectoryError):
            return None
        if not stat.S_ISREG(staat.st_mode) or staat.st_size > GROOTST:
            raise OpslagFout(f"Uw instellingen staan niet in een gewoon bestand: {pad}.")
        return pad.read_bytes()


def _begrijp(waarden: Mapping[str, object]) -> Gelezen:
    """Each choice on its own: one that is wrong does not take the others with it."""
    gekozen, klachten = Voorkeuren(), []
    for sleutel, waarde in waarden.items():
        if sleutel == "toetsen":
            continue
        try:
            gekozen = met(gekozen, sleutel, _als_tekst(waarde))
        except InvoerFout as fout:
            klachten.append(fout.melding.rstrip("."))
    toetsen = waarden.get("toetsen", {})
    gekozen, fouten = _met_toetsen(gekozen, toetsen if isinstance(toetsen, Mapping) else {"toetsen": toetsen})
    klachten += fouten
    if not klachten:
        return Gelezen(gekozen)
    return Gelezen(
        gekozen, f"In uw instellingen klopt iets niet: {'; '.join(klachten)[:300]}. Daar geldt de standaard."
    )


def _met_toetsen(voorkeuren: Voorkeuren, toetsen: Mapping[str, object]) -> tuple[Voorkeuren, list[str]]:
    """All keys at once, so that two commands may have changed places; with what is wrong about them."""
    eigen, klachten = {}, []
    for opdracht, toets in toetsen.items():
        if opdracht in TOETSEN and isinstance(toets, str):
            eigen[opdracht] = toets
        else:
            klachten.append(f"er is geen opdracht `{opdracht[:40]}` met zo een toets")
    for opdracht, toets in list(eigen.items()):
        try:
            keur_toets(replace(voorkeuren, toetsen=tuple(eigen.items())), opdracht, toets)
        except InvoerFout as fout:
            klachten.append(fout.melding.rstrip("."))
            del eigen[opdracht]
    anders = ((opdracht, toets) for opdracht, toets in eigen.items() if TOETSEN[opdracht] != toets)
    return replace(voorkeuren, toetsen=tuple(sorted(anders))), klachten


def _als_tekst(waarde: object) -> str:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, str | int):
        return str(waarde)
    raise InvoerFout("Een waarde is geen woord, getal, true of false.")


# -- choosing ---------------------------------------------------------------------------------------------------------


def met(voorkeuren: Voorkeuren, sleutel: str, waarde: str) -> Voorkeuren:
    """The same choices with one changed, as typed; `standaard` takes a choice back. Raises `InvoerFout`."""
    soort, _, opdracht = sleutel.strip().partition(".")
    if soort == "toets" and opdracht:
        return _met_toets(voorkeuren, opdracht, waarde.strip())
    lezer = _LEZERS.get(sleutel.strip())
    if lezer is None:
        raise InvoerFout(
            f"Er is geen instelling `{sleutel[:40]}`.",
            raad=f"Kies uit: {', '.join(SLEUTELS)}, of toets.<opdracht>, bijvoorbeeld toets.log.",
        )
    gekozen = lezer(waarde.strip()) if waarde.strip() != STANDAARD else getattr(Voorkeuren(), sleutel.strip())
    return replace(voorkeuren, **{sleutel.strip(): gekozen})


def _een_van(naam: str, keuzes: tuple[str, ...]) -> Callable[[str], Any]:
    def lees(waarde: str) -> object:
        if waarde.lower() not in keuzes:
            raise InvoerFout(f"{naam} kan geen `{waarde[:40]}` zijn.", raad=f"Kies uit: {', '.join(keuzes)}.")
        return waarde.lower()

    return lees


def _ja_of_nee(naam: str) -> Callable[[str], Any]:
    def lees(waarde: str) -> object:
        if waarde.lower() in ("ja", "aan", "true", "1"):
            return True
        if waarde.lower() in ("nee", "uit", "false", "0"):
            return False
        raise InvoerFout(f"{naam} is ja of nee, geen `{waarde[:40]}`.", raad=f"Schrijf: {naam} ja, of {naam} nee.")

    return lees


def _jaar(waarde: str) -> object:
    if not (waarde.isascii() and waarde.isdigit() and len(waarde) == 4):
        raise InvoerFout(
            f"jaar is een jaartal van vier cijfers, geen `{waarde[:40]}`.", raad="Bijvoorbeeld 2024, of standaard."
        )
    return int(waarde)


def _fiche(waarde: str) -> object:
    if not waarde or len(waarde) > 200 or not all(teken.isalnum() or teken in ".-_ " for teken in waarde):
        raise InvoerFout(
            "fiche is geen naam van een fiche.",
            raad="`lama-zvp plan toon` noemt de fiches.",
            raad_app="Kies een fiche van dit plan.",
        )
    return waarde


_LEZERS: Final[Mapping[str, Callable[[str], Any]]] = MappingProxyType(
    {
        "thema": _een_van("thema", THEMAS),
        "jaar": _jaar,
        "fiche": _fiche,
        "start": _een_van("start", STARTS),
        "plain": _ja_of_nee("plain"),
        "muis": _ja_of_nee("muis"),
    }
)


def _met_toets(voorkeuren: Voorkeuren, opdracht: str, toets: str) -> Voorkeuren:
    if opdracht not in TOETSEN:
        raise InvoerFout(f"Er is geen opdracht `{opdracht[:40]}`.", raad=f"Kies uit: {', '.join(TOETSEN)}.")
    eigen = dict(voorkeuren.toetsen)
    eigen.pop(opdracht, None)
    gekozen = TOETSEN[opdracht] if toets == STANDAARD else toets
    keur_toets(replace(voorkeuren, toetsen=tuple(eigen.items())), opdracht, gekozen)
    if gekozen != TOETSEN[opdracht]:
        eigen[opdracht] = gekozen
    return replace(voorkeuren, toetsen=tuple(sorted(eigen.items())))


def keur_toets(voorkeuren: Voorkeuren, opdracht: str, toets: str) -> None:
    """Raise `InvoerFout` unless `toets` is one key that nothing else uses."""
    if len(toets) != 1 or not toets.isascii() or not (toets.isalnum() or toets in _LEESTEKENS | _VASTE_TEKENS):
        raise InvoerFout(
            f"`{toets[:20]}` kan geen eigen toets zijn.",
            raad="Kies één letter, cijfer of leesteken, zonder ctrl of alt.",
        )
    if toets in _VASTE_TEKENS or (toets in SCHERMTOETSEN and TOETSEN[opdracht] != toets):
        raise InvoerFout(f"De toets {toets} doet op een van de schermen al iets anders.", raad="Kies een andere toets.")
    for ander in TOETSEN:
        if ander != opdracht and voorkeuren.toets(ander) == toets:
            raise InvoerFout(
                f"De toets {toets} is al van de opdracht {ander}.", raad=f"Geef {ander} eerst een andere toets."
            )


# -- keeping ----------------------------------------------------------------------------------------------------------


def schrijf_voorkeuren(thuis: Path, naam: str, voorkeuren: Voorkeuren) -> None:
    """Keep the choices of a person, whole or not at all; a file that did not read is set aside. Raises `OpslagFout`."""
    pad = bestand_van(thuis, naam)
    maak_map(thuis)
    maak_map(thuis / MAP)
    if lees_voorkeuren(thuis, naam).klacht:
        with vertaal_fouten("Uw vorige instellingen opzij leggen"):
            pad.replace(pad.with_suffix(".kapot"))
    schrijf_heel(pad, _tekst(voorkeuren).encode())


def als_paren(voorkeuren: Voorkeuren) -> dict[str, str]:
    """Every choice as it is typed, the keys included."""
    paren = {
        "thema": voorkeuren.thema,
        "jaar": str(voorkeuren.jaar or STANDAARD),
        "fiche": voorkeuren.fiche or STANDAARD,
        "start": voorkeuren.start,
        "plain": "ja" if voorkeuren.plain else "nee",
        "muis": "ja" if voorkeuren.muis else "nee",
    }
    return paren | {f"toets.{opdracht}": voorkeuren.toets(opdracht) for opdracht in TOETSEN}


def _tekst(voorkeuren: Voorkeuren) -> str:
    """Only what differs from the defaults. Every value was validated: none needs more than quotes in TOML."""
    gewoon, regels = Voorkeuren(), ["# Persoonlijke instellingen; `lama-zvp instellingen toon` legt ze uit."]
    for sleutel in SLEUTELS:
        waarde = getattr(voorkeuren, sleutel)
        if waarde != getattr(gewoon, sleutel):
            regels.append(f"{sleutel} = {_toml(waarde)}")
    if voorkeuren.toetsen:
        regels += ["", "[toetsen]", *(f"{opdracht} = {_toml(toets)}" for opdracht, toets in voorkeuren.toetsen)]
    return "\n".join(regels) + "\n"


def _toml(waarde: object) -> str:
    if isinstance(waarde, bool):
        return "true" if waarde else "false"
    return str(waarde) if isinstance(waarde, int) else f'"{waarde}"'
