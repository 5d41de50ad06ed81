"""Who may: the access file of a home, one role and one SSH key a person; while it exists, nobody else may anything.

The file is the authority. It is private to the account, replaced whole, and every change to it is an event in the
journal too, so that a change made past the program shows as a difference between the two.
"""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, Self

from lama_zvp.access.sleutels import Sleutel, ontleed_sleutel
from lama_zvp.errors import Geweigerd, InvoerFout, NietGevonden, OpslagFout
from lama_zvp.files import schrijf_heel, vertaal_fouten
from lama_zvp.keuzelijsten import ROLLEN, Rol

TOEGANGSBESTAND: Final = "toegang.json"
VERSIE: Final = 1
NAAM: Final = re.compile(r"[A-Za-z](?:[A-Za-z0-9]|[._\-](?=[A-Za-z0-9])){0,31}")
"""A person's name in the journal and in commands: a function or a service number, never free text."""
_MAX_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Persoon:
    naam: str
    rol: Rol
    sleutel: Sleutel

    @property
    def vingerafdruk(self) -> str:
        return self.sleutel.vingerafdruk


@dataclass(frozen=True, slots=True)
class Register:
    """The people, in order of name, and the authorized_keys file that their keys are written to."""

    sleutelbestand: str
    personen: tuple[Persoon, ...] = ()

    def zoek(self, naam: str) -> Persoon | None:
        return next((persoon for persoon in self.personen if persoon.naam == naam), None)

    def met(self, nieuw: Persoon, *, vervang: bool = False) -> Self:
        """The register with this person. Raises `InvoerFout` or `Geweigerd`.

        With `vervang` a person who is there already gets the new role and key.
        """
        keur_naam(nieuw.naam)
        oud = self.zoek(nieuw.naam)
        if oud is not None and not vervang:
            raise Geweigerd(
                f"{nieuw.naam} heeft al toegang, als {oud.rol}.",
                raad="Geef --vervang om rol en sleutel te vervangen, of kies een andere naam.",
            )
        for ander in self.personen:
            if ander.naam != nieuw.naam and ander.naam.casefold() == nieuw.naam.casefold():
                raise Geweigerd(f"{nieuw.naam} lijkt te veel op {ander.naam}.", raad="Kies een andere naam.")
            if ander.naam != nieuw.naam and ander.sleutel.base64 == nieuw.sleutel.base64:
                raise Geweigerd(
                    f"Deze sleutel is al van {ander.naam}.",
                    raad="Elke persoon heeft een eigen sleutel; laat er een maken.",
                )
        rest = (persoon for persoon in self.personen if persoon.naam != nieuw.naam)
        return replace(self, personen=tuple(sorted((*rest, nieuw), key=lambda persoon: persoon.naam)))

    def zonder(self, naam: str) -> Self:
        """The register without this person. Raises `NietGevonden`."""
        if self.zoek(naam) is None:
            raise NietGevonden(
                f"{naam} staat niet in de toegangslijst.", raad="`lama-zvp toegang lijst` toont wie erin staat."
            )
        return replace(self, personen=tuple(persoon for persoon in self.personen if persoon.naam != naam))


def keur_naam(naam: str) -> str:
    """Raise `InvoerFout` for a name that cannot be a person's."""
    if not NAAM.fullmatch(naam):
        raise InvoerFout(
            f"“{naam[:40]}” kan geen naam zijn.",
            raad="Gebruik hoogstens 32 letters, cijfers, punten of koppeltekens: korpschef, hr.recherche-2.",
        )
    return naam


def keur_rol(rol: str) -> Rol:
    """Raise `InvoerFout` for a role that does not exist."""
    for bekend in ROLLEN:
        if rol == bekend:
            return bekend
    raise InvoerFout(f"De rol “{rol[:40]}” bestaat niet.", raad="Kies uit: " + ", ".join(ROLLEN) + ".")


def lees_register(thuis: Path) -> Register | None:
    """The register of a home; None when the home has no access file.

    Whatever is wrong with the file is an error and never counts as "no file". Raises `OpslagFout` or `InvoerFout`.
    """
    pad = thuis / TOEGANGSBESTAND
    with vertaal_fouten(f"Het toegangsbestand {pad} lezen"):
        try:
            greep = os.open(pad, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        except (FileNotFoundError, NotADirectoryError):
            return None
        with os.fdopen(greep, "rb") as bestand:
            _eis_eigen_bestand(os.fstat(greep), pad)
            ruw = bestand.read(_MAX_BYTES + 1)
    return _uit_json(ruw, pad)


def schrijf_register(thuis: Path, register: Register) -> None:
    """Replace the access file whole, for this account alone. Raises `OpslagFout`."""
    personen = [
        {"naam": p.naam, "rol": p.rol, "sleutel": str(p.sleutel), "vingerafdruk": p.vingerafdruk}
        for p in register.personen
    ]
    vorm = {"versie": VERSIE, "sleutelbestand": register.sleutelbestand, "personen": personen}
    tekst = json.dumps(vorm, ensure_ascii=False, indent=2) + "\n"
    schrijf_heel(thuis / TOEGANGSBESTAND, tekst.encode())


def _eis_eigen_bestand(staat: os.stat_result, pad: Path) -> None:
    if staat.st_uid not in (os.geteuid(), 0):
        raise OpslagFout(f"{pad} is van een andere account.", raad="Voer dit uit als die account (sudo -u …).")
    if not stat.S_ISREG(staat.st_mode) or staat.st_mode & 0o077:
        raise OpslagFout(
            f"{pad} is niet van deze account alleen en wordt niet vertrouwd.",
            raad=f"Kijk na wie het wijzigde; herstel dan met: chmod 600 {pad}",
        )


def _uit_json(ruw: bytes, pad: Path) -> Register:
    try:
        vorm = json.loads(ruw.decode("utf-8"))
        if vorm["versie"] != VERSIE:
            raise ValueError("another version")
        register = Register(str(vorm["sleutelbestand"]))
        for persoon in _personen(vorm["personen"]):
            register = register.met(persoon)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, InvoerFout, Geweigerd) as fout:
        raise InvoerFout(
            f"{pad}: dit toegangsbestand leest niet; niemand krijgt toegang.",
            raad="Zet een goede versie terug, of verwijder het en geef iedereen opnieuw toegang.",
        ) from fout
    return register


def _personen(lijst: Iterable[dict[str, Any]]) -> Iterable[Persoon]:
    for deel in lijst:
        soort, _, tekst = str(deel["sleutel"]).partition(" ")
        persoon = Persoon(str(deel["naam"]), keur_rol(deel["rol"]), ontleed_sleutel(soort, tekst))
        if persoon.vingerafdruk != deel["vingerafdruk"]:
            raise ValueError("the fingerprint is of another key")
        yield persoon
