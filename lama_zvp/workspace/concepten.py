"""Half-typed entries: kept as they are typed, per person and per measure, until they are saved or thrown away."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from pathlib import Path

from lama_zvp.files import maak_map, schrijf_heel, vertaal_fouten
from lama_zvp.keuzelijsten import KLASSEN
from lama_zvp.voorkeuren import persoonsmerk
from lama_zvp.workspace.context import Context

MAP = "concepten"


@dataclass(frozen=True, slots=True)
class Logconcept:
    """An entry as it stands in the form: every field as typed. `bewaard_op` is ISO, in UTC, "" when never kept."""

    maatregel: str
    status: str = ""
    aantal: str = ""
    tekst: str = ""
    datum: str = ""
    gemeente: str = ""
    bewijs: str = ""
    bewaard_op: str = ""
    klasse: str = ""
    """"" is the class of the measure itself."""

    @property
    def moment(self) -> datetime | None:
        """When it was kept, as an aware instant."""
        return datetime.fromisoformat(self.bewaard_op) if self.bewaard_op else None


class Concepten(Context):
    """Drafts of this person. Nothing in them counts; nobody else sees them."""

    def concepten(self) -> tuple[Logconcept, ...]:
        """Every draft of this person, the newest first. A file that does not read is passed over."""
        map_ = self.thuis / MAP
        if not map_.is_dir():
            return ()
        with vertaal_fouten(f"De concepten in {map_} lezen"):
            gevonden = [_lees(pad) for pad in sorted(map_.glob(f"{self._merk()}-*.json"))]
        eigen = (c for c in gevonden if c is not None and self._nog_voor_mij(c))
        return tuple(sorted(eigen, key=lambda c: c.bewaard_op, reverse=True))

    def concept(self, maatregel: str) -> Logconcept | None:
        """This person's draft on the measure with this full name."""
        with vertaal_fouten("Het concept lezen"):
            gevonden = _lees(self._pad(maatregel))
        return gevonden if gevonden is not None and self._nog_voor_mij(gevonden) else None

    def bewaar_concept(self, concept: Logconcept) -> None:
        """Keep a draft, whole or not at all. Raises `Geweigerd` or `OpslagFout`.

        Nobody has accepted what is in it yet, so what looks like personal data is left out of it.
        """
        from lama_zvp.access.privacy import velden_zonder_persoonsgegevens

        self.wie.eis("log")
        maak_map(self.thuis)
        maak_map(self.thuis / MAP)
        waarden = asdict(concept)
        waarden |= velden_zonder_persoonsgegevens({veld: w for veld, w in waarden.items() if veld != "maatregel"})
        waarden["bewaard_op"] = self.klok.nu().isoformat()
        schrijf_heel(self._pad(concept.maatregel), json.dumps(waarden, ensure_ascii=True).encode())

    def wis_concept(self, maatregel: str) -> None:
        """Throw a draft away; one that is not there is no error."""
        with vertaal_fouten("Het concept wissen"), suppress(FileNotFoundError, NotADirectoryError):
            self._pad(maatregel).unlink()

    def _nog_voor_mij(self, concept: Logconcept) -> bool:
        """Whether this person may (still) see what it is about: a role may have changed since, or the plan."""
        klasse = next((klasse for klasse in KLASSEN if klasse == concept.klasse), KLASSEN[0])
        return concept.maatregel not in self.verborgen and self.wie.ziet(klasse)

    def _merk(self) -> str:
        return persoonsmerk(self.wie.naam)

    def _pad(self, maatregel: str) -> Path:
        veilig = "".join(
            teken if teken.isascii() and (teken.isalnum() or teken in ".-") else "_" for teken in maatregel
        )
        return self.thuis / MAP / f"{self._merk()}-{veilig[:180]}.json"


def wis_concepten_van(thuis: Path, naam: str) -> None:
    """Throw away every draft of this person, of entries and of forms. Raises `OpslagFout`."""
    with vertaal_fouten("De concepten wissen"):
        for pad in (thuis / MAP).glob(f"{persoonsmerk(naam)}[-+]*.json"):
            pad.unlink(missing_ok=True)


def _lees(pad: Path) -> Logconcept | None:
    try:
        waarden = json.loads(pad.read_bytes())
    except (FileNotFoundError, NotADirectoryError, UnicodeDecodeError, json.JSONDecodeError):
        return None
    namen = {veld.name for veld in fields(Logconcept)}
    if not isinstance(waarden, Mapping) or not namen - {"klasse"} <= set(waarden) <= namen:
        return None
    if not all(isinstance(waarde, str) for waarde in waarden.values()):
        return None
    with suppress(ValueError):
        concept = Logconcept(**waarden)
        if concept.moment is not None:
            return concept
    return None
