"""A year as the journal knows it: what counts after corrections and withdrawals, gathered per measure and indicator.

The store computes these values with index seeks; `fold.jaarbeeld` computes the same from a list of events and is the
definition. Judging them is the work of lama_zvp.assess.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from lama_zvp.journal.events import Gebeurtenis
from lama_zvp.plan.model import Klasse


@dataclass(frozen=True, slots=True)
class Maatregelbeeld:
    """One measure or commitment in one year, seen on a day.

    laatste_status: the last counting entry that carries a status, in this year or an earlier one.
    laatste: the last counting entry of any kind up to the end of the year.
    aantal: sum of the numbers entered with a date in the year; None when no entry of the year has a number.
    meldingen: how many counting entries are dated in the year.
    recent: the newest counting entries of the year, newest first, at most `RECENT`.
    "Last" is by date, then by order of recording.
    """

    onderwerp: str
    laatste_status: Gebeurtenis | None = None
    laatste: Gebeurtenis | None = None
    aantal: int | None = None
    meldingen: int = 0
    recent: tuple[Gebeurtenis, ...] = ()


RECENT = 5


@dataclass(frozen=True, slots=True)
class Jaarbeeld:
    """Everything about one year that the journal can say, up to and including `tot_volgnr`.

    maatregelen: per full dotted name; a name without any entry up to the year is absent.
    metingen: per indicator key the counting figures of all years up to the year, in order of period.
    beoordelingen: per fiche key the last counting judgement for this year.
    besluiten: every counting decision taken up to the end of the year, with its follow-ups in order.
    vervallen: names that have entries but are unknown to the plan are not decided here: see assess.
    laatste_hash: the chain's head at `tot_volgnr`, "" for an empty journal.
    """

    plan: str
    jaar: int
    maatregelen: dict[str, Maatregelbeeld] = field(default_factory=dict)
    metingen: dict[str, tuple[Gebeurtenis, ...]] = field(default_factory=dict)
    beoordelingen: dict[str, Gebeurtenis] = field(default_factory=dict)
    besluiten: tuple[tuple[Gebeurtenis, tuple[Gebeurtenis, ...]], ...] = ()
    per_gemeente: dict[tuple[str, str], int] = field(default_factory=dict)
    """Counting progress entries of the year per (fiche or `hefboom`, gemeente key or "")."""
    vaststelling: Gebeurtenis | None = None
    """The last freeze of this year."""
    vorige_vaststelling: Gebeurtenis | None = None
    """The last freeze of the latest earlier year that was frozen."""
    tot_volgnr: int = 0
    laatste_hash: str = ""
    laatste_datum: date | None = None
    """Day of the newest counting entry of the year."""
    tot_klasse: Klasse = "beperkt"
    """Nothing stricter than this class is counted in here, nor anything about a stricter subject."""
