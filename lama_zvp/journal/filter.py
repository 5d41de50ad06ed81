"""Which part of the history is asked for, as a value."""

from __future__ import annotations

from dataclasses import dataclass

from lama_zvp.journal.events import Soort
from lama_zvp.plan.model import Klasse


@dataclass(frozen=True, slots=True)
class Filter:
    """Every field that is set narrows the answer; an empty filter is the whole journal, oldest first.

    fiche: the fiche or hefboom itself and everything under it (`verkeer` also gives `verkeer.ontraden.slim`).
    onderwerp: exactly this subject. jaar: the year the event belongs to. auteur: exactly this author.
    zoek: a piece of text, upper and lower case and accents alike, in subject, author or any text that was typed.
    soorten: only these kinds; empty means all. limiet: at most so many.
    na_volgnr: only what was recorded after this number.
    alleen_geldend: only facts that were not corrected or withdrawn later. tot_klasse: nothing stricter than this class.
    """

    plan: str | None = None
    fiche: str | None = None
    onderwerp: str | None = None
    jaar: int | None = None
    auteur: str | None = None
    zoek: str | None = None
    soorten: tuple[Soort, ...] = ()
    limiet: int | None = None
    na_volgnr: int = 0
    nieuwste_eerst: bool = False
    alleen_geldend: bool = False
    tot_klasse: Klasse = "beperkt"
