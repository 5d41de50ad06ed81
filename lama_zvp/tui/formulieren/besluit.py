"""A decision of the council, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from lama_zvp import tekens
from lama_zvp.errors import InvoerFout, NietGevonden
from lama_zvp.journal.events import MAX_TEKST, STANDEN
from lama_zvp.plan.model import KLASSEN
from lama_zvp.tui.beeld.besluiten import Punt, verloop, wat
from lama_zvp.tui.formulier import WEEKDAGEN, Oordeel, niet_dicht
from lama_zvp.tui.formulieren.model import Formulier, Veld, Waarden, verplicht, volgens
from lama_zvp.tui.lines import Line, line, wrap
from lama_zvp.tui.look import Look
from lama_zvp.tui.widgets.fields import Option
from lama_zvp.typografie import datum, datum_kort, lees_datum

if TYPE_CHECKING:
    from datetime import date

    from lama_zvp.access.rollen import Handeling
    from lama_zvp.journal.events import Gebeurtenis
    from lama_zvp.plan.model import Klasse
    from lama_zvp.plan.names import Naamregister
    from lama_zvp.workspace import Workspace


def klassekeuzen(minstens: Klasse) -> tuple[Option, ...]:
    """The classes that an entry may have: its subject's own or a stricter one."""
    ruim = KLASSEN[KLASSEN.index(minstens) :]
    return tuple(Option(str(number), klasse, klasse) for number, klasse in enumerate(ruim, start=1))


def dag_in_woorden(getypt: str) -> tuple[date, str]:
    """A typed day, and the same in words so that a slip of the finger shows. Raises `InvoerFout`."""
    dag = lees_datum(getypt)
    return dag, f"{WEEKDAGEN[dag.weekday()]} {datum(dag)}"


def dag_verschoven(getypt: str, step: int, vandaag: date) -> str:
    """The day before or after what was typed; from nothing, today."""
    try:
        return datum_kort(lees_datum(getypt) + timedelta(days=step))
    except (InvoerFout, OverflowError):
        return datum_kort(vandaag)


class NieuwBesluit(Formulier):
    """A decision as it was taken."""

    naam: ClassVar[str] = "Nieuw besluit"
    uitleg: ClassVar[str] = (
        "Wat beslist is in één regel, welke functie het uitvoert en tegen wanneer. Noem een functie, geen persoon."
    )
    handeling: ClassVar[Handeling] = "besluit"

    def __init__(self, namen: Naamregister, vandaag: date, fiche: str = "") -> None:
        self._namen, self._vandaag, self._fiche = namen, vandaag, fiche
        self.sleutel = "besluit nieuw"
        self.titel = "nieuw"

    def kop(self, width: int, look: Look) -> Sequence[Line]:  # noqa: ARG002
        uitleg = wrap(self.uitleg, width - 2, "muted", first=line(" "), indent=1)
        return [line((" Nieuw besluit", "title")), *uitleg]

    def velden(self, look: Look) -> Sequence[Veld]:  # noqa: ARG002
        vandaag = datum_kort(self._vandaag)
        return (
            Veld("titel", "Besluit", limiet=200, plaats="wat er beslist is, in één regel"),
            Veld("verantwoordelijke", "Wie", limiet=200, plaats="welke functie het uitvoert"),
            Veld("termijn", "Tegen", breedte=14, limiet=20, stap=True),
            Veld("fiche", "Fiche", waarde=self._fiche, breedte=24, limiet=80),
            Veld("datum", "Vergadering", waarde=vandaag, breedte=14, limiet=20, stap=True),
            Veld("klasse", "Leesbaar voor", "keuze", "intern", keuzen=klassekeuzen("intern")),
            Veld("tekst", "Voluit", "tekst", limiet=MAX_TEKST, plaats="de volledige beslissing, als u wilt"),
        )

    def keur(self, waarden: Waarden) -> Mapping[str, Oordeel]:
        termijn = waarden["termijn"].strip()
        return {
            "titel": verplicht(waarden["titel"], "Besluit", 200),
            "verantwoordelijke": verplicht(waarden["verantwoordelijke"], "Wie", 200),
            "termijn": volgens(lambda: dag_in_woorden(termijn)[1] if termijn else "zonder termijn"),
            "fiche": self._over(waarden["fiche"].strip()),
            "datum": replace(volgens(lambda: self._dag(waarden["datum"])), meteen=True),
        }

    def _dag(self, getypt: str) -> str:
        dag, woorden = dag_in_woorden(getypt)
        if dag > self._vandaag:
            raise InvoerFout("De datum van het besluit ligt in de toekomst.")
        niet_dicht(dag.year, self.dicht)
        return woorden

    def _over(self, getypt: str) -> Oordeel:
        if not getypt:
            return Oordeel(True, "over de zone als geheel")
        try:
            return Oordeel(True, f"over {self._namen.zoek_fiche(getypt).titel}")
        except NietGevonden as fout:
            return Oordeel(False, f"{fout.melding} {fout.raad}".strip())

    def verschoven(self, veld: str, waarde: str, step: int) -> str:
        return dag_verschoven(waarde, step, self._vandaag) if veld in ("termijn", "datum") else waarde

    def leg_vast(self, workspace: Workspace, waarden: Waarden) -> Gebeurtenis:
        return workspace.besluit_nieuw(
            waarden["titel"],
            verantwoordelijke=waarden["verantwoordelijke"],
            termijn=waarden["termijn"].strip() or None,
            fiche=waarden["fiche"].strip() or None,
            tekst=waarden["tekst"],
            datum=waarden["datum"],
            klasse=waarden["klasse"],
        )

    def gedaan(self, gebeurtenis: Gebeurtenis) -> str:
        return f"Besluit bewaard als #{gebeurtenis.volgnr}."


class BesluitOpvolgen(Formulier):
    """How far a decision is."""

    naam: ClassVar[str] = "Besluit opvolgen"
    uitleg: ClassVar[str] = "Zeg hoever het besluit staat en wat er gebeurd is. Eerdere meldingen blijven staan."
    handeling: ClassVar[Handeling] = "besluit"

    def __init__(self, punt: Punt, namen: Naamregister, vandaag: date) -> None:
        self._punt, self._namen, self._vandaag = punt, namen, vandaag
        self.sleutel = f"opvolging {punt.gebeurtenis.id}"
        self.titel = punt.besluit.titel

    def kop(self, width: int, look: Look) -> Sequence[Line]:
        return wat(self._punt, self._namen, self._vandaag, width, look)[:8]

    def velden(self, look: Look) -> Sequence[Veld]:
        keuzen = tuple(
            Option(str(number), tekens.STAND[stand].woord, stand, look.symbol(tekens.STAND[stand]))
            for number, stand in enumerate(STANDEN, start=1)
        )
        return (
            Veld("stand", "Stand", "keuze", self._punt.stand, keuzen=keuzen),
            Veld("tekst", "Wat gebeurde", "tekst", limiet=MAX_TEKST, regels=4),
        )

    def keur(self, waarden: Waarden) -> Mapping[str, Oordeel]:
        gelijk = waarden["stand"] == self._punt.stand and not waarden["tekst"].strip()
        tekst = "Kies een andere stand, of schrijf wat er gebeurd is."
        return {"stand": Oordeel(not gelijk, tekst if gelijk else "")}

    def leg_vast(self, workspace: Workspace, waarden: Waarden) -> Gebeurtenis:
        return workspace.besluit_opvolgen(self._punt.gebeurtenis.id, waarden["stand"], tekst=waarden["tekst"])

    def terzijde(self, width: int, look: Look) -> Sequence[Line]:
        return verloop(self._punt, width, look)
