"""Half-filled forms other than the log: kept per person and per form, until they are saved or thrown away."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lama_zvp.files import maak_map, schrijf_heel, vertaal_fouten
from lama_zvp.workspace.concepten import MAP, Concepten

if TYPE_CHECKING:
    from lama_zvp.access.rollen import Handeling


@dataclass(frozen=True, slots=True)
class Formulierconcept:
    """A form as it stands. `formulier` names it (`beoordeling verkeer 2024`), `waarden` every field as typed.

    `bewaard_op` is ISO, in UTC.
    """

    formulier: str
    titel: str
    waarden: Mapping[str, str]
    bewaard_op: str


class Formulierconcepten(Concepten):
    """Drafts of forms. Nothing in them counts; nobody else sees them."""

    def formulierconcepten(self) -> tuple[Formulierconcept, ...]:
        """Every draft of a form of this person, the newest first. A file that does not read is passed over."""
        map_ = self.thuis / MAP
        if not map_.is_dir():
            return ()
        with vertaal_fouten(f"De concepten in {map_} lezen"):
            gevonden = [_lees(pad) for pad in sorted(map_.glob(f"{self._merk()}+*.json"))]
        eigen = (c for c in gevonden if c is not None and self._formulier_voor_mij(c))
        return tuple(sorted(eigen, key=lambda c: c.bewaard_op, reverse=True))

    def formulierconcept(self, formulier: str) -> Formulierconcept | None:
        """This person's draft of the form with this name."""
        with vertaal_fouten("Het concept lezen"):
            gevonden = _lees(self._formulierpad(formulier))
        return gevonden if gevonden is not None and self._formulier_voor_mij(gevonden) else None

    def bewaar_formulierconcept(
        self, handeling: Handeling, formulier: str, titel: str, waarden: Mapping[str, str]
    ) -> None:
        """Keep a draft, whole or not at all. Raises `Geweigerd` for who may not do `handeling`, or `OpslagFout`.

        Nobody has accepted what is in it yet, so what looks like personal data is left out of it.
        """
        self.wie.eis(handeling)
        maak_map(self.thuis)
        maak_map(self.thuis / MAP)
        inhoud = {
            "formulier": formulier,
            "titel": titel,
            "waarden": _zonder_persoonsgegevens(waarden),
            "bewaard_op": self.klok.nu().isoformat(),
        }
        schrijf_heel(self._formulierpad(formulier), json.dumps(inhoud, ensure_ascii=True).encode())

    def wis_formulierconcept(self, formulier: str) -> None:
        """Throw a draft away; one that is not there is no error."""
        with vertaal_fouten("Het concept wissen"), suppress(FileNotFoundError, NotADirectoryError):
            self._formulierpad(formulier).unlink()

    def _formulier_voor_mij(self, concept: Formulierconcept) -> bool:
        """Whether this person may (still) know what the form is about, which its name tells."""
        return self.verborgen.isdisjoint(concept.formulier.split())

    def _formulierpad(self, formulier: str) -> Path:
        veilig = "".join(t if t.isascii() and (t.isalnum() or t in ".-") else "_" for t in formulier)
        return self.thuis / MAP / f"{self._merk()}+{veilig[:180]}.json"


def _zonder_persoonsgegevens(waarden: Mapping[str, str]) -> dict[str, str]:
    """Cells of a table stand on their own: figures beside each other are no telephone number."""
    from lama_zvp.access.privacy import velden_zonder_persoonsgegevens, zonder_persoonsgegevens

    tabellen = {naam: waarde for naam, waarde in waarden.items() if "\t" in waarde}
    schoon = velden_zonder_persoonsgegevens({naam: w for naam, w in waarden.items() if naam not in tabellen})
    schoon |= {naam: "\t".join(map(zonder_persoonsgegevens, w.split("\t"))) for naam, w in tabellen.items()}
    return {naam: schoon[naam] for naam in waarden}


def _lees(pad: Path) -> Formulierconcept | None:
    try:
        inhoud = json.loads(pad.read_bytes())
    except (FileNotFoundError, NotADirectoryError, UnicodeDecodeError, json.JSONDecodeError):
        return None
    if not isinstance(inhoud, dict) or set(inhoud) != {"formulier", "titel", "waarden", "bewaard_op"}:
        return None
    waarden = inhoud["waarden"]
    teksten = [inhoud["formulier"], inhoud["titel"], inhoud["bewaard_op"]]
    if not isinstance(waarden, dict) or not all(isinstance(t, str) for t in (*teksten, *waarden.values())):
        return None
    with suppress(ValueError):
        datetime.fromisoformat(inhoud["bewaard_op"])
        return Formulierconcept(inhoud["formulier"], inhoud["titel"], waarden, inhoud["bewaard_op"])
    return None
