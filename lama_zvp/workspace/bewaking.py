"""The personal-data guard at the door: everything that is typed passes it once, on its way into the journal."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from lama_zvp.errors import Geweigerd
from lama_zvp.journal.events import Concept, Feit
from lama_zvp.workspace.keuring import keur_tekst, vrije_teksten
from lama_zvp.workspace.lezen import Lezen
from lama_zvp.workspace.toegangsfeit import toegangsfeit

MAX_REGEL = 500
"""Longest reference, source or reason, in characters."""


class Bewaking(Lezen):
    """What recording and importing pass through; `bewaak` is the one check, `privacy_uitzondering` the one way past."""

    _privacy_reden = ""

    def bewaak(self, inhoud: Feit) -> str:
        """Refuse personal data in anything that was typed; with an override in force, say what was overridden."""
        from lama_zvp.access.privacy import bevindingen_in

        velden = vrije_teksten(inhoud)
        if self._privacy_reden:
            gevonden = sorted({f"{vondst.soort} in {veld.lower()}" for veld, vondst in bevindingen_in(velden)})
            return ", ".join(gevonden)
        self.weiger_gegevens(velden, uitzondering_kan=self.wie.mag("privacy-uitzondering"))
        return ""

    def weiger_gegevens(self, velden: Mapping[str, str], *, uitzondering_kan: bool = False) -> None:
        """Refuse personal data in these named texts, whatever was overridden, and record that. Raises `Geweigerd`."""
        from lama_zvp.access.privacy import weiger_persoonsgegevens

        try:
            weiger_persoonsgegevens(velden, uitzondering_kan=uitzondering_kan)
        except Geweigerd:
            self.meld_weigering("persoonsgegevens in vrije tekst")
            raise

    def _uitzondering(self, concept: Concept, wat: str) -> tuple[Concept, ...]:
        feit = toegangsfeit(
            self.wie,
            "uitzondering",
            self.wie.naam,
            self.wie.vingerafdruk,
            f"{wat}; reden: {self._privacy_reden}",
            betreft=concept.id,
        )
        return (feit(concept.plan, concept.vastgelegd_op, secrets.token_bytes(10)),)

    @contextmanager
    def privacy_uitzondering(self, reden: str | None) -> Iterator[None]:
        """Within this, what is recorded may look like personal data, for this reason; None changes nothing.

        The journal keeps that the guard was overridden, on what kind and why, and never the value. Raises `Geweigerd`.
        """
        if reden is None:
            yield
            return
        self.wie.eis("privacy-uitzondering")
        kaal = keur_tekst(reden, "Privacy-reden", verplicht=True, maximum=MAX_REGEL)
        self.weiger_gegevens({"Privacy-reden": kaal})
        self._privacy_reden = kaal
        try:
            yield
        finally:
            self._privacy_reden = ""
