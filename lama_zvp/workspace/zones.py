"""A database of several zones: the journal that moves to it and back, and what its owner decides about roles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lama_zvp.errors import GebruikFout, NietGevonden
from lama_zvp.files import beveilig_map, maak_map
from lama_zvp.workspace.context import JOURNAALBESTAND
from lama_zvp.workspace.lezen import Lezen

if TYPE_CHECKING:
    from lama_zvp.journal.verhuis import Verhuisd
    from lama_zvp.journal.zonebeheer import Zoneregel


class Zones(Lezen):
    """Raises Geweigerd, GebruikFout, InvoerFout, NietGevonden or OpslagFout."""

    def verhuis(self, naar: str) -> Verhuisd:
        """Copy the whole journal: from this home to the PostgreSQL database `naar`, or from --database to the file.

        The old journal stays as it is. Nothing is done when there is something in the new place.
        """
        from lama_zvp.journal.postgres import is_url, naam_van

        self.wie.eis("backup")
        self._keur_thuis()
        self.sluit()
        if not is_url(naar):
            return self._naar_bestand(Path(naar).expanduser())
        naam_van(naar)
        return self._naar_server(naar)

    def _naar_server(self, url: str) -> Verhuisd:
        from lama_zvp.journal import verhuis

        if self.keuze.database is not None:
            raise GebruikFout(
                "Van de ene server naar de andere gaat niet rechtstreeks.",
                raad="Verhuis eerst naar een bestand, en van daar verder.",
            )
        pad = self.thuis / JOURNAALBESTAND
        if not pad.exists():
            raise NietGevonden(f"Er is nog geen journaal in {self.thuis}; er is niets te verhuizen.")
        return verhuis.naar_server(pad, url)

    def _naar_bestand(self, doel: Path) -> Verhuisd:
        url = self.database
        if url is None:
            raise GebruikFout(
                "Van bestand naar bestand verhuist u met `lama-zvp backup` en `lama-zvp herstel`.",
                raad="Geef met --naar de URL van een database, of met --database waar het journaal nu staat.",
            )
        from lama_zvp.journal import verhuis

        if doel.parent.absolute() == self.thuis.absolute():
            maak_map(self.thuis)
            if not any(self.thuis.iterdir()):
                beveilig_map(self.thuis)
        return verhuis.naar_bestand(url, doel)

    def zone_nieuw(self, code: str, rol: str) -> None:
        """Let the database role `rol` work for the zone `code`; journal and zone are made when they are not there."""
        url = self._eigenaar()
        from lama_zvp.journal.zonebeheer import maak_zone

        maak_zone(url, code, rol)

    def zone_inzage(self, rol: str) -> None:
        """Let the database role `rol` look at every zone."""
        url = self._eigenaar()
        from lama_zvp.journal.zonebeheer import geef_inzage

        geef_inzage(url, rol)

    def zone_lijst(self) -> tuple[Zoneregel, ...]:
        """The zones of the database and the roles that work for them."""
        url = self._eigenaar()
        from lama_zvp.journal.zonebeheer import zones

        return zones(url)

    def zone_opzij(self, code: str, nieuwe_code: str) -> None:
        """Keep the journal of a zone under another code, so that its roles begin an empty one."""
        url = self._eigenaar()
        from lama_zvp.journal.zonebeheer import zet_opzij

        zet_opzij(url, code, nieuwe_code)

    def zone_bijwerken(self) -> int:
        """Bring the database to this program's schema; how many steps that took."""
        url = self._eigenaar()
        from lama_zvp.journal.zonebeheer import werk_bij

        return werk_bij(url)

    def zone_opruimen(self) -> None:
        """Rewrite the table, so that nothing of blanked texts is left in it."""
        url = self._eigenaar()
        from lama_zvp.journal.zonebeheer import ruim_op

        ruim_op(url)

    def _eigenaar(self) -> str:
        self.wie.eis("toegang")
        url = self.database
        if url is None:
            raise GebruikFout(
                "Zones zijn er alleen in een PostgreSQL-database.",
                raad="Geef --database met de rol van de eigenaar: postgresql://EIGENAAR@HOST/DATABASE.",
            )
        return url
