"""Who is at the desk: asked anew at every act, so that access that was withdrawn is gone at once.

Without an access file the account that runs the program has every right. With one, identity comes from the SSH key:
the forced command names the person and the key, and both must still stand together in the access file. At the machine
itself the account that owns the home is then `beheerder` and nothing more: it manages access and backups, and it could
reach the files anyhow. Every other account is nobody.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from lama_zvp.access.account import accountnaam
from lama_zvp.access.rollen import Wie
from lama_zvp.errors import Geweigerd
from lama_zvp.files import vertaal_fouten

if TYPE_CHECKING:
    from lama_zvp.access.register import Register

Identiteit = Callable[[], Wie]
"""Gives the person as of now. Raises `Geweigerd` when there is none any more, `OpslagFout` or `InvoerFout` when the
access file cannot be read."""

Vorm = tuple[int, int, int]


@dataclass(slots=True)
class _Bewaard:
    """The register of a home, read again only when its file was replaced."""

    thuis: Path
    _vorm: Vorm | None = None
    _register: Register | None = None
    _gelezen: bool = False

    def register(self) -> Register | None:
        vorm = self._kijk()
        if not self._gelezen or vorm != self._vorm:
            self._register = self._lees() if vorm is not None else None
            self._vorm, self._gelezen = vorm, True
        return self._register

    def _kijk(self) -> Vorm | None:
        from lama_zvp.access.register import TOEGANGSBESTAND

        with vertaal_fouten("Het toegangsbestand bekijken"):
            try:
                staat = os.lstat(self.thuis / TOEGANGSBESTAND)
            except (FileNotFoundError, NotADirectoryError):
                return None
        return staat.st_mtime_ns, staat.st_ino, staat.st_size

    def _lees(self) -> Register | None:
        from lama_zvp.access.register import lees_register

        return lees_register(self.thuis)


@dataclass(slots=True)
class TerPlaatse:
    """The account that runs the program at the machine itself."""

    thuis: Path
    _bewaard: _Bewaard = field(init=False)

    def __post_init__(self) -> None:
        self._bewaard = _Bewaard(self.thuis)

    def __call__(self) -> Wie:
        naam = accountnaam()
        if self._bewaard.register() is None:
            return Wie(naam=naam)
        if os.geteuid() != self.thuis.stat().st_uid:
            raise Geweigerd(
                f"De account {naam} heeft hier geen toegang: deze map is van een andere account.",
                raad="Meld u aan met uw SSH-sleutel, of gebruik de dienstaccount (sudo -u …).",
            )
        return Wie(naam=naam, rol="beheerder", alleen=False)


@dataclass(slots=True)
class MetSleutel:
    """The person whose key opened this SSH session."""

    thuis: Path
    naam: str
    vingerafdruk: str
    _bewaard: _Bewaard = field(init=False)

    def __post_init__(self) -> None:
        self._bewaard = _Bewaard(self.thuis)

    def __call__(self) -> Wie:
        register = self._bewaard.register()
        persoon = register.zoek(self.naam) if register else None
        if persoon is None or persoon.vingerafdruk != self.vingerafdruk:
            raise Geweigerd("U hebt geen toegang (meer).", raad="Vraag het aan de beheerder.")
        return Wie(naam=persoon.naam, rol=persoon.rol, alleen=False, vingerafdruk=persoon.vingerafdruk)


def beweerd(identiteit: Identiteit) -> Wie | None:
    """Who an identity says to be, without any right: for the record of a refusal."""
    if isinstance(identiteit, MetSleutel):
        return Wie(naam=identiteit.naam, rol="lezer", alleen=False, vingerafdruk=identiteit.vingerafdruk)
    return Wie(naam=accountnaam(), rol="lezer", alleen=False) if isinstance(identiteit, TerPlaatse) else None
