"""The entry being typed: what its fields mean and what is wrong with them, without a screen around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from lama_zvp.errors import InvoerFout
from lama_zvp.typografie import datum, datum_kort, getal, lees_datum

if TYPE_CHECKING:
    from lama_zvp.journal.events import Gebeurtenis
    from lama_zvp.plan.model import Plan
    from lama_zvp.workspace import Workspace
    from lama_zvp.workspace.concepten import Logconcept

WEEKDAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


@dataclass(frozen=True, slots=True)
class Oordeel:
    """What the form says beside a field: `goed` False stops the entry from being saved."""

    goed: bool
    tekst: str
    meteen: bool = False
    """Said of what the form itself put there too: the person cannot mend it by going on."""


def niet_dicht(jaar: int, dicht: Mapping[int, int]) -> str:
    """A frozen year takes nothing new; `dicht` has the number of each freeze. Raises `InvoerFout`, else says ""."""
    if jaar in dicht:
        raise InvoerFout(f"{jaar} is vastgesteld (#{dicht[jaar]}); er komt niets meer bij.")
    return ""


def standaarddag(plan: Plan, vandaag: date) -> date:
    """Today, or the nearest day of the plan's period."""
    return min(max(vandaag, plan.periode.van), plan.periode.einde)


def leg_vast(workspace: Workspace, i: Logconcept, reden: str | None) -> Gebeurtenis:
    """Record the entry; `reden` sets the guard on personal data aside. Raises what the workspace raises."""
    with workspace.privacy_uitzondering(reden):
        return workspace.log(
            i.maatregel,
            i.tekst,
            status=i.status or None,
            aantal=i.aantal.strip() or None,
            datum=i.datum,
            gemeente=i.gemeente or None,
            bewijs=i.bewijs,
            klasse=i.klasse or None,
        )


def nog_eens(workspace: Workspace, maatregel: str | None) -> Logconcept | None:
    """This person's last entry that still counts, on this measure or on any, as an entry of today.

    The evidence is not taken along: it belongs to what was done then. None when there is nothing to repeat.
    """
    from lama_zvp.journal.events import Voortgang
    from lama_zvp.tui.screens.intrekken import laatste_eigen
    from lama_zvp.workspace.concepten import Logconcept

    laatste = laatste_eigen(workspace, ("voortgang",), maatregel)
    onderwerp = workspace.namen.maatregel(laatste.onderwerp) if laatste is not None else None
    if laatste is None or onderwerp is None or not isinstance(laatste.inhoud, Voortgang):
        return None
    aantal = laatste.inhoud.aantal
    return Logconcept(
        maatregel=laatste.onderwerp,
        status=laatste.inhoud.status or "",
        aantal="" if aantal is None else str(aantal),
        tekst=laatste.inhoud.tekst,
        datum=datum_kort(standaarddag(workspace.plan, workspace.vandaag())),
        gemeente=laatste.gemeente,
        klasse="" if laatste.klasse == onderwerp.klasse else laatste.klasse,
    )


def is_leeg(concept: Logconcept, gewone_dag: str) -> bool:
    """Whether nothing was typed that would be a loss."""
    getypt = (concept.status, concept.aantal, concept.tekst.strip(), concept.gemeente, concept.bewijs, concept.klasse)
    return not any(getypt) and concept.datum in ("", gewone_dag)


def keur(concept: Logconcept, plan: Plan, vandaag: date, dicht: Mapping[int, int]) -> dict[str, Oordeel]:
    """What to say beside the fields aantal, datum and tekst, by the rules of the workspace itself."""
    from lama_zvp.workspace.keuring import keur_geheel

    aantal = concept.aantal.strip()
    return {
        "aantal": _volgens(lambda: f"{keur_geheel(aantal, 'Aantal')} keer") if aantal else Oordeel(True, ""),
        "datum": _volgens(lambda: _dag(concept.datum, plan, vandaag, dicht)),
        "tekst": _volgens(lambda: _tekst(concept)),
    }


def _volgens(rule: Callable[[], str]) -> Oordeel:
    try:
        return Oordeel(True, rule())
    except InvoerFout as fout:
        return Oordeel(False, fout.melding)


def _dag(getypt: str, plan: Plan, vandaag: date, dicht: Mapping[int, int]) -> str:
    """The day in words, so that a slip of the finger shows."""
    from lama_zvp.workspace.keuring import keur_datum

    dag = keur_datum(plan, lees_datum(getypt), vandaag)
    niet_dicht(dag.year, dicht)
    dagen = (vandaag - dag).days
    ver = {0: ", vandaag", 1: ", gisteren"}.get(dagen, "")
    return f"{WEEKDAGEN[dag.weekday()]} {datum(dag)}{ver}"


def _tekst(concept: Logconcept) -> str:
    from lama_zvp.workspace.keuring import keur_tekst

    tekst = keur_tekst(concept.tekst, "Tekst")
    if concept.status == "stopgezet" and not tekst:
        raise InvoerFout("Stopgezet vraagt een reden: schrijf waarom de maatregel stopt.")
    if not (tekst or concept.status or concept.aantal.strip()):
        return "Een status, een aantal of een zin volstaat."
    return f"{getal(len(tekst))} tekens" if len(tekst) > 1000 else ""


def verschoven(getypt: str, step: int, plan: Plan, vandaag: date) -> str:
    """The day before or after what was typed, inside the period and not in the future."""
    try:
        dag = lees_datum(getypt) + timedelta(days=step)
    except (InvoerFout, OverflowError):
        dag = standaarddag(plan, vandaag)
    return datum_kort(min(max(dag, plan.periode.van), standaarddag(plan, vandaag)))
