"""What a list of events comes down to: the definition that the store's queries must equal.

Three rules:
1. A fact counts unless a later event names it in `vervangt`. Corrections are facts themselves; withdrawals, redactions
   and acts of access are not. So of a line of corrections only the last counts, and after a withdrawal none.
2. "Last" is by `datum`, then by `rang`: the number of the first event of the line of corrections. A correction thus
   stands where the event stood that it corrects, and the outcome equals having recorded it right in the first place.
3. A follow-up belongs to the decision's whole line of corrections, whichever event of it `betreft` names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Final

from lama_zvp.journal.beeld import RECENT, Jaarbeeld, Maatregelbeeld
from lama_zvp.journal.events import Gebeurtenis, Meting, Soort
from lama_zvp.plan.model import KLASSEN, Klasse

INVOER: Final[tuple[Soort, ...]] = ("voortgang", "meting", "beoordeling", "besluit", "besluit-opvolging")
"""What people record, and can correct or withdraw."""

FEITEN: Final[tuple[Soort, ...]] = (*INVOER, "planversie", "vaststelling")
"""Events that say something about the zone; the others say something about events."""

Geordend = tuple[date, int]

Ziet = Callable[[str], bool]
"""Whether a subject may be seen. Not asked for entries about the zone as a whole (`onderwerp` "")."""


def rangen(events: Iterable[Gebeurtenis]) -> dict[str, int]:
    """Per event id the number of the first event of its line of corrections; `events` in order of volgnr."""
    rang: dict[str, int] = {}
    for event in events:
        rang[event.id] = event.volgnr if event.vervangt is None else rang.get(event.vervangt, event.volgnr)
    return rang


def geldend(events: Sequence[Gebeurtenis]) -> tuple[Gebeurtenis, ...]:
    """The facts that count, in order of volgnr."""
    vervangen = {event.vervangt for event in events}
    return tuple(event for event in events if event.soort in FEITEN and event.id not in vervangen)


def jaarbeeld(
    plan: str,
    jaar: int,
    events: Sequence[Gebeurtenis],
    *,
    tot_klasse: Klasse = KLASSEN[-1],
    ziet: Ziet | None = None,
) -> Jaarbeeld:
    """The year of a plan as the events tell it; `events` is the whole journal up to a point, in order of volgnr.

    Entries stricter than `tot_klasse`, or about a subject for which `ziet` is false, are in no part of it; they still
    take the place of what they correct, so that an older text does not come back. Freezes of a year are not entries.
    """
    rang = rangen(events)
    zichtbaar = zicht(tot_klasse, ziet)

    def plaats(event: Gebeurtenis) -> Geordend:
        return event.datum, rang[event.id]

    einde = date(jaar, 12, 31)
    tellen = sorted((e for e in geldend(events) if e.plan == plan and zichtbaar(e)), key=plaats)
    tot_einde = [e for e in tellen if e.datum <= einde]
    voortgang = [e for e in tot_einde if e.soort == "voortgang"]
    van_jaar = [e for e in voortgang if e.datum.year == jaar]
    bevroren = _vaststellingen(tellen)
    return Jaarbeeld(
        plan=plan,
        jaar=jaar,
        maatregelen=_maatregelen(voortgang, jaar),
        metingen=metingen_per_indicator(
            (rang[e.id], e) for e in tellen if e.soort == "meting" and e.jaar is not None and e.jaar <= jaar
        ),
        beoordelingen={e.onderwerp: e for e in tellen if e.soort == "beoordeling" and e.jaar == jaar},
        besluiten=_besluiten([e for e in tot_einde if e.soort == "besluit"], tellen, rang),
        per_gemeente=_per_gemeente(van_jaar),
        vaststelling=bevroren.get(jaar),
        vorige_vaststelling=bevroren.get(max((j for j in bevroren if j < jaar), default=0)),
        tot_volgnr=events[-1].volgnr if events else 0,
        laatste_hash=events[-1].hash if events else "",
        laatste_datum=max((e.datum for e in tot_einde if e.soort in INVOER and e.datum.year == jaar), default=None),
        tot_klasse=tot_klasse,
    )


def zicht(tot_klasse: Klasse, ziet: Ziet | None) -> Callable[[Gebeurtenis], bool]:
    """Whether an event may be seen by who sees up to `tot_klasse`, and only the subjects for which `ziet` holds."""
    klassen = KLASSEN[: KLASSEN.index(tot_klasse) + 1]

    def zichtbaar(event: Gebeurtenis) -> bool:
        if event.soort not in INVOER:
            return True
        return event.klasse in klassen and (ziet is None or not event.onderwerp or ziet(event.onderwerp))

    return zichtbaar


def groep(onderwerp: str) -> str:
    """The fiche (or `hefboom`) that a subject belongs to: the first part of its name."""
    return onderwerp.partition(".")[0]


def metingen_per_indicator(metingen: Iterable[tuple[int, Gebeurtenis]]) -> dict[str, tuple[Gebeurtenis, ...]]:
    """Figures with their rang, per indicator in order of period, gemeente, and rang.

    A redacted figure has lost its period and is left out.
    """
    per: dict[str, list[tuple[str, str, int, Gebeurtenis]]] = defaultdict(list)
    for rang, event in metingen:
        if isinstance(event.inhoud, Meting):
            per[event.onderwerp].append((event.inhoud.periode, event.gemeente, rang, event))
    return {
        naam: tuple(rij[3] for rij in sorted(rijen, key=lambda rij: rij[:3])) for naam, rijen in sorted(per.items())
    }


def maatregelbeeld(
    onderwerp: str, oplopend: Sequence[Gebeurtenis], jaar: int, *, aantal: int | None, meldingen: int
) -> Maatregelbeeld:
    """A measure's view out of its counting progress up to the year's end, oldest first.

    Only the last, the last with a status and the last RECENT of the year have to be among `oplopend`.
    """
    aflopend = oplopend[::-1]
    return Maatregelbeeld(
        onderwerp=onderwerp,
        laatste_status=next((e for e in aflopend if e.status is not None), None),
        laatste=aflopend[0],
        aantal=aantal,
        meldingen=meldingen,
        recent=tuple(e for e in aflopend if e.datum.year == jaar)[:RECENT],
    )


def _maatregelen(voortgang: Sequence[Gebeurtenis], jaar: int) -> dict[str, Maatregelbeeld]:
    per: dict[str, list[Gebeurtenis]] = defaultdict(list)
    for event in voortgang:
        per[event.onderwerp].append(event)
    beeld: dict[str, Maatregelbeeld] = {}
    for onderwerp, oplopend in sorted(per.items()):
        van_jaar = [e for e in oplopend if e.datum.year == jaar]
        aantallen = [e.aantal for e in van_jaar if e.aantal is not None]
        beeld[onderwerp] = maatregelbeeld(
            onderwerp, oplopend, jaar, aantal=sum(aantallen) if aantallen else None, meldingen=len(van_jaar)
        )
    return beeld


def _besluiten(
    besluiten: Sequence[Gebeurtenis], tellen: Sequence[Gebeurtenis], rang: dict[str, int]
) -> tuple[tuple[Gebeurtenis, tuple[Gebeurtenis, ...]], ...]:
    per: dict[int, list[Gebeurtenis]] = defaultdict(list)
    for event in tellen:
        if event.soort == "besluit-opvolging" and event.betreft in rang:
            per[rang[event.betreft]].append(event)
    return tuple((besluit, tuple(per[rang[besluit.id]])) for besluit in besluiten)


def _per_gemeente(van_jaar: Iterable[Gebeurtenis]) -> dict[tuple[str, str], int]:
    telling: dict[tuple[str, str], int] = defaultdict(int)
    for event in van_jaar:
        telling[groep(event.onderwerp), event.gemeente] += 1
    return dict(sorted(telling.items()))


def _vaststellingen(tellen: Iterable[Gebeurtenis]) -> dict[int, Gebeurtenis]:
    """Per year the freeze recorded last, whatever its date."""
    bevroren = sorted((e for e in tellen if e.soort == "vaststelling"), key=lambda e: e.volgnr)
    return {e.jaar: e for e in bevroren if e.jaar is not None}
