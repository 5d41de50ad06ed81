"""Checks on what people type before anything is recorded; each refusal says in Dutch what would be right."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TypeVar

from lama_zvp.errors import InvoerFout
from lama_zvp.journal.events import MAX_TEKST, STATUSSEN, Feit, Gewist, Planversie, Vaststelling, Voortgang
from lama_zvp.plan.model import KLASSEN, Indicator, Klasse, Plan
from lama_zvp.typografie import datum, datum_kort, getal, lees_getal

T = TypeVar("T", bound=str)


def keur_datum(plan: Plan, dag: date, vandaag: date) -> date:
    """A day on which something happened: not in the future and inside the plan's period. Raises `InvoerFout`."""
    periode = f"{datum(plan.periode.van)} tot en met {datum(plan.periode.einde)}"
    if not plan.periode.bevat(dag):
        raise InvoerFout(
            f"{datum(dag)} valt buiten de periode van dit plan ({periode}).",
            raad="Geef met --datum de dag waarop het gebeurde, bijvoorbeeld --datum "
            + plan.periode.einde.isoformat()
            + ".",
            raad_app=f"Typ een dag binnen die periode, bijvoorbeeld {datum_kort(plan.periode.einde)}.",
        )
    if dag > vandaag:
        raise InvoerFout(
            f"{datum(dag)} ligt in de toekomst; vandaag is het {datum(vandaag)}.",
            raad=f"Log wat gebeurd is, met een datum binnen de periode {periode}.",
        )
    return dag


def keur_jaar(plan: Plan, jaar: int) -> int:
    """A calendar year of the plan's period. Raises `InvoerFout`."""
    jaren = plan.periode.jaren()
    if jaar not in jaren:
        raise InvoerFout(
            f"{jaar} valt buiten de periode van dit plan.", raad=f"Kies een jaar van {jaren[0]} tot en met {jaren[-1]}."
        )
    return jaar


def keur_tekst(tekst: str, veld: str, *, verplicht: bool = False, maximum: int = MAX_TEKST) -> str:
    """Free text: valid Unicode, not longer than `maximum` characters. Returns it without outer white space."""
    if any(0xD800 <= ord(teken) <= 0xDFFF for teken in tekst):
        raise InvoerFout(f"{veld}: de tekst bevat bytes die geen UTF-8 zijn.", raad="Typ of plak de tekst opnieuw.")
    kaal = tekst.strip()
    if verplicht and not kaal:
        raise InvoerFout(f"{veld}: er staat niets.", raad="Schrijf minstens een paar woorden.")
    if len(kaal) > maximum:
        raise InvoerFout(
            f"{veld}: de tekst telt {getal(len(kaal))} tekens, het maximum is {getal(maximum)}.",
            raad="Kort in, en verwijs met --bewijs naar het document.",
            raad_app="Kort in, en verwijs bij Bewijs naar het document.",
        )
    return kaal


def vrije_teksten(inhoud: Feit) -> dict[str, str]:
    """Everything in `inhoud` that a person typed freely, under the name of its field as people know it.

    What the program itself puts in an event (a whole plan, a frozen document) is not typed and not among it.
    """
    if isinstance(inhoud, Planversie | Vaststelling | Gewist):
        return {}
    return {
        naam.capitalize(): waarde
        for naam, veld in type(inhoud).model_fields.items()
        if veld.annotation is str and naam not in _NIET_VRIJ and (waarde := getattr(inhoud, naam))
    }


_NIET_VRIJ = frozenset({"periode", "met_sleutel", "vingerafdruk", "naam", "na_hash"})


def keur_keuze(waarde: str, veld: str, keuzen: tuple[T, ...]) -> T:
    """One word of a fixed list, in any case. Raises `InvoerFout` that names the list."""
    gezocht = waarde.strip().lower().replace("_", "-").replace(" ", "-")
    for keuze in keuzen:
        if keuze == gezocht:
            return keuze
    raise InvoerFout(f"{veld}: “{waarde}” bestaat niet.", raad="Kies uit: " + ", ".join(keuzen) + ".")


def keur_klasse(gevraagd: str | None, minstens: Klasse) -> Klasse:
    """The class of an entry: the subject's own, or a stricter one. Raises `InvoerFout` for a looser one."""
    if gevraagd is None:
        return minstens
    klasse = keur_keuze(gevraagd, "Klasse", KLASSEN)
    if KLASSEN.index(klasse) < KLASSEN.index(minstens):
        raise InvoerFout(
            f"Klasse {klasse} is ruimer dan die van het onderwerp ({minstens}).",
            raad=f"Laat --klasse weg, of kies {' of '.join(KLASSEN[KLASSEN.index(minstens) :])}.",
            raad_app=f"Kies {' of '.join(KLASSEN[KLASSEN.index(minstens) :])}.",
        )
    return klasse


def keur_geheel(waarde: int | str, veld: str, *, minimum: int = 0, maximum: int = 10_000_000) -> int:
    """A whole number as people type it (`1.500`). Raises `InvoerFout`."""
    cijfer = Decimal(waarde) if isinstance(waarde, int) else lees_getal(waarde)
    if cijfer != cijfer.to_integral_value() or not minimum <= cijfer <= maximum:
        raise InvoerFout(
            f"{veld}: “{waarde}” past niet.", raad=f"Geef een geheel getal van {minimum} tot {getal(maximum)}."
        )
    return int(cijfer)


def keur_periode(periode: str) -> int:
    """The year of `2023`, `2023-K1` or `2023-05`. Raises `InvoerFout`."""
    if not re.fullmatch(r"\d{4}(-K[1-4]|-(0[1-9]|1[0-2]))?", periode):
        raise InvoerFout(
            f"Periode “{periode}” is onbekend.", raad="Schrijf een jaar (2023), kwartaal (2023-K1) of maand (2023-05)."
        )
    return int(periode[:4])


_TWEE_LEZINGEN = re.compile(r"[-+]?[1-9][0-9]{0,2}\.[0-9]{3}")


def keur_waarde(indicator: Indicator | None, waarde: str | Decimal) -> Decimal:
    """A figure that can be one of this indicator: a share between 0 and 100, a whole count. Raises `InvoerFout`.

    Typed as `1.234` it is a thousand of what is counted or paid; of anything else it could also be a little over one,
    and is refused.
    """
    cijfer = lees_getal(waarde) if isinstance(waarde, str) else waarde
    if indicator is None:
        return cijfer
    if (
        isinstance(waarde, str)
        and indicator.soort not in ("telling", "bedrag")
        and _TWEE_LEZINGEN.fullmatch(waarde.strip())
    ):
        heel, komma = waarde.strip().replace(".", ""), waarde.strip().replace(".", ",")
        raise InvoerFout(
            f"{indicator.naam}: {waarde.strip()} kan twee dingen betekenen.",
            raad=f"Schrijf {komma}." if indicator.soort == "percentage" else f"Schrijf {heel} of {komma}.",
        )
    if indicator.soort == "percentage" and not 0 <= cijfer <= 100:
        raise InvoerFout(f"{indicator.naam}: {getal(cijfer)} is geen percentage.", raad="Geef een getal van 0 tot 100.")
    if indicator.soort == "telling" and (cijfer < 0 or cijfer != cijfer.to_integral_value()):
        raise InvoerFout(f"{indicator.naam}: {getal(cijfer)} is geen telling.", raad="Geef een geheel getal vanaf 0.")
    if abs(cijfer) > Decimal(10) ** 12:
        raise InvoerFout(f"{indicator.naam}: {getal(cijfer)} is te groot.", raad="Kijk het aantal cijfers na.")
    return cijfer


def keur_voortgang(*, tekst: str, status: str | None, aantal: int | str | None, bewijs: str) -> Voortgang:
    """Progress that says something: a text, a status or a number; stopping needs its reason. Raises `InvoerFout`."""
    kaal = keur_tekst(tekst, "Tekst")
    gekozen = keur_keuze(status, "Status", STATUSSEN) if status else None
    if not kaal and gekozen is None and aantal is None:
        raise InvoerFout(
            "Er is niets om te loggen.",
            raad="Geef een tekst, een --status of een --aantal.",
            raad_app="Geef een tekst, een status of een aantal.",
        )
    if gekozen == "stopgezet" and not kaal:
        raise InvoerFout("Stopgezet vraagt een reden.", raad="Schrijf in de tekst waarom de maatregel stopt.")
    return Voortgang(
        tekst=kaal,
        status=gekozen,
        aantal=None if aantal is None else keur_geheel(aantal, "Aantal"),
        bewijs=keur_tekst(bewijs, "Bewijs", maximum=500),
    )
