"""A year as somebody may see it: what stands above their class is gone, from texts and from counts alike."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date

from lama_zvp.journal.beeld import Jaarbeeld, Maatregelbeeld
from lama_zvp.journal.events import Gebeurtenis, Vaststelling
from lama_zvp.journal.fold import geldend, groep, maatregelbeeld, rangen
from lama_zvp.plan.names import Naamregister

Ziet = Callable[[Gebeurtenis], bool]
Geschiedenis = Callable[[str], Sequence[Gebeurtenis]]


def gezien_jaar(
    beeld: Jaarbeeld,
    alles: Naamregister,
    zichtbaar: Naamregister,
    *,
    ziet: Ziet,
    met_verborgen: Collection[str],
    geschiedenis: Geschiedenis,
) -> Jaarbeeld:
    """`beeld` without what this person may not see.

    alles, zichtbaar: the names of the whole plan and of what this person sees of it. ziet: whether an event may be
    seen. met_verborgen: the subjects that have an entry this person may not see. geschiedenis: every event of one
    subject, in order of recording; asked only for those.
    """
    weg = _namen(alles) - _namen(zichtbaar)
    indicatoren_weg = {i.naam for i in alles.indicatoren} - {i.naam for i in zichtbaar.indicatoren}
    maatregelen = {}
    for naam, een in beeld.maatregelen.items():
        if naam not in weg:
            over = een if naam not in met_verborgen else _opnieuw(naam, geschiedenis(naam), beeld.jaar, ziet)
            if over is not None:
                maatregelen[naam] = over
    metingen = {
        naam: tuple(filter(ziet, gebeurtenissen))
        for naam, gebeurtenissen in beeld.metingen.items()
        if naam not in indicatoren_weg and any(map(ziet, gebeurtenissen))
    }
    besluiten = tuple((besluit, tuple(filter(ziet, gevolg))) for besluit, gevolg in beeld.besluiten if ziet(besluit))
    geraakt = {groep(naam) for naam in (*weg, *met_verborgen)}
    kaal = replace(
        beeld,
        maatregelen=maatregelen,
        metingen=metingen,
        beoordelingen={n: b for n, b in beeld.beoordelingen.items() if n not in weg and ziet(b)},
        besluiten=besluiten,
        per_gemeente={plek: aantal for plek, aantal in beeld.per_gemeente.items() if plek[0] not in geraakt},
        vaststelling=_zonder_inhoud(beeld.vaststelling),
        vorige_vaststelling=_zonder_inhoud(beeld.vorige_vaststelling),
    )
    return replace(kaal, laatste_datum=_laatste_datum(kaal))


def _namen(namen: Naamregister) -> set[str]:
    return {onderwerp.naam for onderwerp in (*namen.fiches, *namen.maatregelen)}


def _opnieuw(naam: str, verloop: Sequence[Gebeurtenis], jaar: int, ziet: Ziet) -> Maatregelbeeld | None:
    """The measure's view out of the entries that may be seen; None when none of them may.

    Which entries count is decided on all of them: a correction that may not be seen still replaces what it corrects.
    """
    rang = rangen(verloop)
    einde = date(jaar, 12, 31)
    tellen = [e for e in geldend(verloop) if e.soort == "voortgang" and e.datum <= einde and ziet(e)]
    if not tellen:
        return None
    oplopend = sorted(tellen, key=lambda e: (e.datum, rang[e.id]))
    van_jaar = [e for e in oplopend if e.datum.year == jaar]
    aantallen = [e.aantal for e in van_jaar if e.aantal is not None]
    return maatregelbeeld(naam, oplopend, jaar, aantal=sum(aantallen) if aantallen else None, meldingen=len(van_jaar))


def _zonder_inhoud(vaststelling: Gebeurtenis | None) -> Gebeurtenis | None:
    """That and when a year was frozen, without its documents and the lists that name things."""
    if vaststelling is None or not isinstance(vaststelling.inhoud, Vaststelling):
        return vaststelling
    leeg = vaststelling.inhoud.model_copy(update={"uitgaven": (), "wijzigingen": (), "ontbreekt": ()})
    return vaststelling.model_copy(update={"inhoud": leeg})


def _laatste_datum(beeld: Jaarbeeld) -> date | None:
    gebeurtenissen = [
        *(een.laatste for een in beeld.maatregelen.values() if een.laatste),
        *(meting for reeks in beeld.metingen.values() for meting in reeks),
        *beeld.beoordelingen.values(),
        *(een for besluit, gevolg in beeld.besluiten for een in (besluit, *gevolg)),
    ]
    return max((e.datum for e in gebeurtenissen if e.datum.year == beeld.jaar), default=None)
