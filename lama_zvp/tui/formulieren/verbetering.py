"""Setting an entry right: recorded anew with what changed, taken out of account, or its text removed for good."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from lama_zvp import tekens
from lama_zvp.journal.events import MAX_TEKST, STATUSSEN, Besluit, Gebeurtenis, Gewist, Meting, Voortgang
from lama_zvp.plan.model import KLASSEN
from lama_zvp.tui.beeld.journaal import titel_van, voluit
from lama_zvp.tui.formulier import Oordeel
from lama_zvp.tui.formulieren.besluit import dag_in_woorden, dag_verschoven
from lama_zvp.tui.formulieren.meting import JA_NEE
from lama_zvp.tui.formulieren.model import Formulier, Veld, Waarden, verplicht, volgens
from lama_zvp.tui.lines import BLANK, Line, line, wrap
from lama_zvp.tui.look import Look, ink_of
from lama_zvp.tui.widgets.fields import Option
from lama_zvp.typografie import datum_kort, getal

if TYPE_CHECKING:
    from datetime import date

    from lama_zvp.access.rollen import Handeling
    from lama_zvp.plan.model import Plan
    from lama_zvp.plan.names import Naamregister
    from lama_zvp.workspace import Workspace
    from lama_zvp.workspace.redactie import Redactieverslag


class _Over(Formulier):
    """A form about one event, which stands in full above it."""

    def __init__(self, gebeurtenis: Gebeurtenis, plan: Plan, namen: Naamregister, vandaag: date) -> None:
        self._g, self._plan, self._namen, self._vandaag = gebeurtenis, plan, namen, vandaag
        self.titel = f"#{gebeurtenis.volgnr} {titel_van(gebeurtenis.onderwerp, namen)}"

    def kop(self, width: int, look: Look) -> Sequence[Line]:
        gemeenten = {g.sleutel: g.naam for g in self._plan.zone.gemeenten}
        lines = voluit(self._g, self._namen, gemeenten, width, look, opvolger=None)[:7]
        return [*lines, BLANK, *wrap(self.uitleg, width - 2, "muted", first=line(" "), indent=1)]


class Verbetering(_Over):
    """An entry, a figure or a decision with its fields as they are; only what changes is recorded."""

    naam: ClassVar[str] = "Verbeteren"
    uitleg: ClassVar[str] = "Wat u verandert, wordt opnieuw vastgelegd. De oude versie blijft in de geschiedenis."
    handeling: ClassVar[Handeling] = "corrigeer"

    def __init__(self, gebeurtenis: Gebeurtenis, plan: Plan, namen: Naamregister, vandaag: date) -> None:
        super().__init__(gebeurtenis, plan, namen, vandaag)
        self.sleutel = f"verbetering {gebeurtenis.id}"

    @staticmethod
    def past(gebeurtenis: Gebeurtenis) -> bool:
        """Whether this kind of event has fields to be set right."""
        return isinstance(gebeurtenis.inhoud, Voortgang | Meting | Besluit)

    def velden(self, look: Look) -> Sequence[Veld]:
        match self._g.inhoud:
            case Voortgang() as inhoud:
                return (*self._voortgang(inhoud, look), self._gemeente(), *self._klasse())
            case Meting() as inhoud:
                return (*_meting(inhoud), self._gemeente())
            case Besluit() as inhoud:
                return (*_besluit(inhoud), *self._klasse())
            case _:
                return ()

    def _voortgang(self, inhoud: Voortgang, look: Look) -> tuple[Veld, ...]:
        statussen = tuple(
            Option(str(number), tekens.STATUS[s].woord, s, look.symbol(tekens.STATUS[s]), ink_of(s))
            for number, s in enumerate(STATUSSEN, start=1)
        )
        aantal = "" if inhoud.aantal is None else str(inhoud.aantal)
        return (
            Veld("status", "Status", "keuze", inhoud.status or "", keuzen=statussen, optioneel=True),
            Veld("aantal", "Aantal", waarde=aantal, breedte=14, limiet=12),
            Veld("tekst", "Wat", "tekst", inhoud.tekst, limiet=MAX_TEKST),
            Veld("datum", "Datum", waarde=datum_kort(self._g.datum), breedte=14, limiet=20, stap=True),
            Veld("bewijs", "Bewijs", waarde=inhoud.bewijs, plaats="verwijzing"),
        )

    def _gemeente(self) -> Veld:
        keuzen = (
            Option("0", "hele zone", ""),
            *(Option(str(n), g.naam, g.sleutel) for n, g in enumerate(self._plan.zone.gemeenten[:8], start=1)),
        )
        return Veld("gemeente", "Gemeente", "keuze", self._g.gemeente, keuzen=keuzen)

    def _klasse(self) -> tuple[Veld, ...]:
        """The class may become stricter, never looser."""
        ruim = KLASSEN[KLASSEN.index(self._g.klasse) :]
        if len(ruim) < 2:
            return ()
        keuzen = tuple(Option(str(number), klasse, klasse) for number, klasse in enumerate(ruim, start=1))
        return (Veld("klasse", "Leesbaar voor", "keuze", self._g.klasse, keuzen=keuzen),)

    def keur(self, waarden: Waarden) -> Mapping[str, Oordeel]:
        match self._g.inhoud:
            case Voortgang():
                return self._keur_voortgang(waarden)
            case Meting():
                return self._keur_meting(waarden)
            case _:
                termijn = waarden.get("termijn", "").strip()
                return {
                    "titel": verplicht(waarden["titel"], "Besluit", 200),
                    "verantwoordelijke": verplicht(waarden["verantwoordelijke"], "Wie", 200),
                    "termijn": volgens(lambda: dag_in_woorden(termijn)[1] if termijn else "zonder termijn"),
                }

    def _keur_voortgang(self, waarden: Waarden) -> Mapping[str, Oordeel]:
        from lama_zvp.workspace.keuring import keur_datum, keur_geheel

        aantal = waarden["aantal"].strip()

        def dag() -> str:
            gelezen, woorden = dag_in_woorden(waarden["datum"])
            keur_datum(self._plan, gelezen, self._vandaag)
            return woorden

        stil = not (waarden["tekst"].strip() or waarden["status"] or aantal)
        zonder_reden = waarden["status"] == "stopgezet" and not waarden["tekst"].strip()
        return {
            "aantal": volgens(lambda: f"{keur_geheel(aantal, 'Aantal')} keer" if aantal else ""),
            "datum": volgens(dag),
            "status": Oordeel(not stil, "Een status, een aantal of een zin is nodig." if stil else ""),
            "tekst": Oordeel(not zonder_reden, "Stopgezet vraagt een reden." if zonder_reden else ""),
        }

    def _keur_meting(self, waarden: Waarden) -> Mapping[str, Oordeel]:
        from lama_zvp.workspace.keuring import keur_geheel, keur_waarde

        definitie = next((i for i in self._plan.indicatoren if i.sleutel == self._g.onderwerp), None)
        eenheid = definitie.eenheid if definitie else ""
        n = waarden["n"].strip()
        return {
            "waarde": volgens(lambda: f"{getal(keur_waarde(definitie, waarden['waarde'].strip()))} {eenheid}"),
            "n": volgens(lambda: f"{getal(keur_geheel(n, 'Steekproef n', minimum=1))} bevraagden" if n else ""),
        }

    def verschoven(self, veld: str, waarde: str, step: int) -> str:
        return dag_verschoven(waarde, step, self._vandaag) if veld in ("datum", "termijn") else waarde

    def leg_vast(self, workspace: Workspace, waarden: Waarden) -> Gebeurtenis:
        eerst = {veld.naam: veld.waarde for veld in self.velden(Look())}
        wijzigingen: dict[str, object] = {
            naam: bool(waarde) if naam == "voorlopig" else waarde.strip()
            for naam, waarde in waarden.items()
            if waarde != eerst.get(naam)
        }
        return workspace.corrigeer(self._g.id, wijzigingen)

    def gedaan(self, gebeurtenis: Gebeurtenis) -> str:
        return f"#{self._g.volgnr} verbeterd, met #{gebeurtenis.volgnr}."


def _meting(inhoud: Meting) -> tuple[Veld, ...]:
    return (
        Veld("waarde", inhoud.periode, waarde=getal(inhoud.waarde), breedte=14, limiet=40),
        Veld("voorlopig", "Cijfer is", "keuze", "voorlopig" if inhoud.voorlopig else "", keuzen=JA_NEE),
        Veld("n", "Steekproef n", waarde=getal(inhoud.n) if inhoud.n else "", breedte=14, limiet=12),
        Veld("bron", "Bron", waarde=inhoud.bron),
        Veld("opmerking", "Opmerking", "tekst", inhoud.opmerking, limiet=MAX_TEKST, regels=2),
    )


def _besluit(inhoud: Besluit) -> tuple[Veld, ...]:
    termijn = datum_kort(inhoud.termijn) if inhoud.termijn else ""
    return (
        Veld("titel", "Besluit", waarde=inhoud.titel, limiet=200),
        Veld("verantwoordelijke", "Wie", waarde=inhoud.verantwoordelijke, limiet=200),
        Veld("termijn", "Tegen", waarde=termijn, breedte=14, limiet=20, stap=True),
        Veld("tekst", "Voluit", "tekst", inhoud.tekst, limiet=MAX_TEKST),
    )


class Intrekken(_Over):
    """An entry no longer counts."""

    naam: ClassVar[str] = "Intrekken"
    uitleg: ClassVar[str] = "De melding telt daarna niet meer mee. Ze blijft met uw reden in het journaal staan."
    handeling: ClassVar[Handeling] = "intrekken"
    knop: ClassVar[str] = "Intrekken"

    def velden(self, look: Look) -> Sequence[Veld]:  # noqa: ARG002
        return (Veld("reden", "Waarom", plaats="waarom ze niet meer telt", limiet=2000),)

    def keur(self, waarden: Waarden) -> Mapping[str, Oordeel]:
        return {"reden": verplicht(waarden["reden"], "Waarom")}

    def leg_vast(self, workspace: Workspace, waarden: Waarden) -> Gebeurtenis:
        return workspace.intrekken(self._g.id, reden=waarden["reden"])

    def gedaan(self, gebeurtenis: Gebeurtenis) -> str:
        return f"#{self._g.volgnr} ingetrokken, met #{gebeurtenis.volgnr}."


class TekstWissen(_Over):
    """The text of an event goes for good; its number has to be typed, for this cannot be undone."""

    naam: ClassVar[str] = "Tekst wissen"
    uitleg: ClassVar[str] = (
        "De tekst verdwijnt uit het journaal, uit de concepten en uit de exportmap, en komt niet terug. Plaats, datum "
        "en cijfers blijven, met wie wiste en waarom. Schrijf in de reden niet wat er stond."
    )
    handeling: ClassVar[Handeling] = "redigeer"
    knop: ClassVar[str] = "Wissen"

    def velden(self, look: Look) -> Sequence[Veld]:  # noqa: ARG002
        return (
            Veld("reden", "Waarom", plaats="waarom de tekst weg moet", limiet=2000),
            Veld("zeker", f"Typ {self._g.volgnr}", breedte=14, limiet=12),
        )

    def keur(self, waarden: Waarden) -> Mapping[str, Oordeel]:
        juist = waarden["zeker"].strip().lstrip("#") == str(self._g.volgnr)
        tekst = "de tekst wordt gewist" if juist else f"Typ {self._g.volgnr} als u zeker bent."
        return {"reden": verplicht(waarden["reden"], "Waarom"), "zeker": Oordeel(juist, tekst)}

    def leg_vast(self, workspace: Workspace, waarden: Waarden) -> Gebeurtenis:
        self._verslag = workspace.redigeer(self._g.id, reden=waarden["reden"])
        return self._verslag.gebeurtenis or self._g

    _verslag: Redactieverslag | None = None

    def gedaan(self, gebeurtenis: Gebeurtenis) -> str:
        verslag = self._verslag
        if verslag is None or verslag.gebeurtenis is None:
            return f"#{self._g.volgnr} was al gewist; het bestand is nog eens opgeruimd."
        regels = [f"De tekst van #{self._g.volgnr} is gewist, met #{gebeurtenis.volgnr}."]
        if verslag.verwijderd:
            regels.append("Ook weg: " + ", ".join(pad.name for pad in verslag.verwijderd) + ".")
        if verslag.elders:
            regels.append("Staat ook in: " + _nummers(verslag.elders) + ". Wis die apart.")
        if verslag.bevroren:
            regels.append(
                "Staat in vastgestelde documenten: " + _nummers(verslag.bevroren) + ". Stel dat jaar opnieuw vast."
            )
        if verslag.kopieen:
            namen = ", ".join(pad.name for pad in verslag.kopieen)
            regels.append(f"Vroegere journalen met misschien de tekst nog: {namen}. Zeg het de beheerder.")
        return "\n".join(regels)

    @staticmethod
    def past(gebeurtenis: Gebeurtenis) -> bool:
        """Whether there is text to remove."""
        return not isinstance(gebeurtenis.inhoud, Gewist)


def _nummers(nummers: Sequence[int]) -> str:
    return ", ".join(f"#{nummer}" for nummer in nummers)
