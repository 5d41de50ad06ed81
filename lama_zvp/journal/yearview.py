"""A year out of the database by index seeks and running totals; `fold.jaarbeeld` is the definition it must equal."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import groupby
from typing import Any

from lama_zvp.journal import statements
from lama_zvp.journal.beeld import Jaarbeeld, Maatregelbeeld
from lama_zvp.journal.events import Gebeurtenis
from lama_zvp.journal.fold import Ziet, groep, maatregelbeeld, metingen_per_indicator
from lama_zvp.journal.opslag import Verbinding
from lama_zvp.journal.rows import ONDERWERP, RANG, van_rij
from lama_zvp.plan.model import Klasse

Telling = tuple[str, str, int, int, int]
"""Subject, gemeente, entries, entries with a number, sum of the numbers: of one year."""


def jaarbeeld(
    verbinding: Verbinding,
    plan: str,
    jaar: int,
    kop: tuple[int, str],
    tot_volgnr: int | None,
    tot_klasse: Klasse,
    ziet: Ziet | None,
) -> Jaarbeeld:
    """The year up to `tot_volgnr`; `kop` is the head of the chain. To be called inside one reading transaction."""
    tot, hash_ = kop
    bron = statements.TELLINGEN_NU
    if tot_volgnr is not None and tot_volgnr < tot:
        tot, bron = max(tot_volgnr, 0), statements.TELLINGEN_TOEN
        rij = verbinding.execute(statements.HASH_VAN, {"volgnr": tot}).fetchone()
        hash_ = rij[0] if rij else ""
    lezer = _Lezer(verbinding, plan, jaar, tot, tot_klasse, ziet)
    tellingen: list[Telling] = lezer.rijen(bron, onderwerp=0)
    maatregelen = _maatregelen(lezer.rijen(statements.MAATREGELEN), tellingen, jaar)
    return Jaarbeeld(
        plan=plan,
        jaar=jaar,
        maatregelen=maatregelen,
        metingen=metingen_per_indicator((rij[RANG], van_rij(rij)) for rij in lezer.rijen(statements.METINGEN)),
        beoordelingen={event.onderwerp: event for event in lezer.events(statements.BEOORDELINGEN)},
        besluiten=_besluiten(lezer),
        per_gemeente=_per_gemeente(tellingen),
        vaststelling=lezer.vaststelling(statements.VASTSTELLING),
        vorige_vaststelling=lezer.vaststelling(statements.VORIGE_VASTSTELLING),
        tot_volgnr=tot,
        laatste_hash=hash_,
        laatste_datum=_laatste_datum(lezer, maatregelen),
        tot_klasse=tot_klasse,
    )


class _Lezer:
    """Runs statements with the same values, and leaves out the subjects that may not be seen."""

    def __init__(
        self, verbinding: Verbinding, plan: str, jaar: int, tot: int, tot_klasse: Klasse, ziet: Ziet | None
    ) -> None:
        self._verbinding = verbinding
        self._ziet = ziet
        self._waarden = {
            "plan": plan,
            "jaar": jaar,
            "begin": f"{jaar:04}-01-01",
            "einde": f"{jaar:04}-12-31",
            "tot_volgnr": tot,
            "tot_klasse": tot_klasse,
        }

    def rijen(self, sql: str, onderwerp: int = ONDERWERP) -> list[Any]:
        """The rows about a visible subject, which stands in column `onderwerp`."""
        rijen, ziet = self._alle(sql), self._ziet
        return rijen if ziet is None else [rij for rij in rijen if not rij[onderwerp] or ziet(rij[onderwerp])]

    def events(self, sql: str) -> list[Gebeurtenis]:
        return [van_rij(rij) for rij in self.rijen(sql)]

    def vaststelling(self, sql: str) -> Gebeurtenis | None:
        """The freeze that `sql` finds; it is about the whole year, whoever looks."""
        return next((van_rij(rij) for rij in self._alle(sql)), None)

    def _alle(self, sql: str) -> list[Any]:
        return self._verbinding.execute(sql, self._waarden).fetchall()


def _maatregelen(rijen: list[Any], tellingen: list[Telling], jaar: int) -> dict[str, Maatregelbeeld]:
    """`rijen` are in order of subject, datum and rang."""
    meldingen: dict[str, int] = defaultdict(int)
    met_aantal: dict[str, int] = defaultdict(int)
    som: dict[str, int] = defaultdict(int)
    for onderwerp, _gemeente, *getallen in tellingen:
        for teller, getal in zip((meldingen, met_aantal, som), getallen, strict=True):
            teller[onderwerp] += getal
    return {
        onderwerp: maatregelbeeld(
            onderwerp,
            [van_rij(rij) for rij in groep_],
            jaar,
            aantal=som[onderwerp] if met_aantal[onderwerp] else None,
            meldingen=meldingen[onderwerp],
        )
        for onderwerp, groep_ in groupby(rijen, key=lambda rij: str(rij[ONDERWERP]))
    }


def _besluiten(lezer: _Lezer) -> tuple[tuple[Gebeurtenis, tuple[Gebeurtenis, ...]], ...]:
    per: dict[int, list[Gebeurtenis]] = defaultdict(list)
    for rij in lezer.rijen(statements.OPVOLGINGEN):
        per[rij[-1]].append(van_rij(rij))
    return tuple((van_rij(rij), tuple(per[rij[RANG]])) for rij in lezer.rijen(statements.BESLUITEN))


def _per_gemeente(tellingen: list[Telling]) -> dict[tuple[str, str], int]:
    per: dict[tuple[str, str], int] = defaultdict(int)
    for onderwerp, gemeente, meldingen, *_ in tellingen:
        per[groep(onderwerp), gemeente] += meldingen
    return dict(sorted(per.items()))


def _laatste_datum(lezer: _Lezer, maatregelen: dict[str, Maatregelbeeld]) -> date | None:
    dagen = [beeld.recent[0].datum for beeld in maatregelen.values() if beeld.recent]
    dagen += [date.fromisoformat(dag) for _, dag in lezer.rijen(statements.LAATSTE_DATA, onderwerp=0)]
    return max(dagen, default=None)
