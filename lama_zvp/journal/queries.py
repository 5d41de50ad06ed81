"""Every statement on the journal, as expressions over its table; `compile.py` turns them into text per dialect.

Binds without a value (`:plan`) are filled in at run time; values of the program itself become literals, so that the
planner can match them with partial indexes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    CompoundSelect,
    Executable,
    FromClause,
    Integer,
    Select,
    bindparam,
    case,
    cast,
    except_,
    exists,
    func,
    insert,
    literal,
    literal_column,
    or_,
    select,
    true,
    union,
    update,
)

from lama_zvp.journal.beeld import RECENT
from lama_zvp.journal.chain import GEWIST
from lama_zvp.journal.fold import FEITEN, INVOER
from lama_zvp.journal.tables import GEBEURTENIS, TELLING
from lama_zvp.plan.model import KLASSEN

E: Final = GEBEURTENIS.alias("e")
K: Final = E.c
T: Final = TELLING.c


def _geldt(bron: FromClause, *, tot_volgnr: bool = True) -> ColumnElement[bool]:
    """No later event (up to `:tot_volgnr`) replaces this one."""
    latere = GEBEURTENIS.alias("v")
    vraag: Select[Any] = select(literal_column("1")).where(latere.c.vervangt == bron.c.id)
    if tot_volgnr:
        vraag = vraag.where(latere.c.volgnr <= bindparam("tot_volgnr"))
    return ~exists(vraag.correlate(bron))


def _telt(bron: FromClause, soort: str) -> list[ColumnElement[bool]]:
    """A counting event of one kind in the plan, up to `:tot_volgnr`; what people record also up to `:tot_klasse`."""
    voorwaarden: list[ColumnElement[bool]] = [bron.c.soort == soort]
    if soort != "voortgang":  # said in so many words, so that the planner sees that the partial index holds it
        voorwaarden.append(bron.c.soort != "voortgang")
    if soort in INVOER:
        voorwaarden.append(_mag(bron))
    return [*_in_beeld(bron), *voorwaarden]


def _in_beeld(bron: FromClause) -> list[ColumnElement[bool]]:
    """Of the plan, recorded up to `:tot_volgnr`, and not replaced by then."""
    return [bron.c.plan == bindparam("plan"), bron.c.volgnr <= bindparam("tot_volgnr"), _geldt(bron)]


def _voortgang(bron: FromClause) -> list[ColumnElement[bool]]:
    return _telt(bron, "voortgang")


def _met_status(bron: FromClause) -> list[ColumnElement[bool]]:
    """Only progress carries a status; naming the kind besides would lead the planner to the wider index."""
    return [*_in_beeld(bron), bron.c.status.is_not(None), _mag(bron)]


def _mag(bron: FromClause) -> ColumnElement[bool]:
    """Not stricter than `:tot_klasse`."""
    return or_(
        bindparam("tot_klasse") == KLASSEN[-1],
        bron.c.klasse == KLASSEN[0],
        bron.c.klasse == bindparam("tot_klasse"),
    )


def _in_jaar(bron: FromClause) -> ColumnElement[bool]:
    return bron.c.datum.between(bindparam("begin"), bindparam("einde"))


def _tot_einde(bron: FromClause) -> ColumnElement[bool]:
    return bron.c.datum <= bindparam("einde")


def _laatste(
    naam: FromClause, alias: str, limiet: int, welke: Callable[[FromClause], list[ColumnElement[bool]]]
) -> Select[Any]:
    """Numbers of the last `limiet` entries of the subject in `naam`, of those that `welke` asks for."""
    bron = GEBEURTENIS.alias(alias)
    vraag = (
        select(bron.c.volgnr)
        .where(*welke(bron), bron.c.onderwerp == naam.c.onderwerp)
        .order_by(bron.c.datum.desc(), bron.c.rang.desc())
        .limit(limiet)
        .correlate(naam)
        .subquery(f"{alias}_")
    )
    return select(vraag.c.volgnr)


def _nummers(naam: FromClause) -> CompoundSelect[Any]:
    return union(
        _laatste(naam, "r", RECENT, lambda bron: [*_voortgang(bron), _in_jaar(bron)]),
        _laatste(naam, "l", 1, lambda bron: [*_voortgang(bron), _tot_einde(bron)]),
        _laatste(naam, "s", 1, lambda bron: [*_met_status(bron), _tot_einde(bron)]),
    )


def _maatregelen() -> Select[Any]:
    """Per subject the events a `Maatregelbeeld` shows, by index seeks: the year's newest, the last, the last status."""
    naam = _NAMEN.cte("naam")
    bron = naam.join(E, K.volgnr.in_(_nummers(naam)))
    return select(*E.columns).select_from(bron).order_by(K.onderwerp, K.datum, K.rang)


def _maatregelen_lateraal() -> Select[Any]:
    """The same for PostgreSQL, which would look through all events for every subject; SQLite knows no LATERAL."""
    naam = _NAMEN.cte("naam")
    nummers = _nummers(naam).lateral("nummer")
    bron = naam.join(nummers, true()).join(E, nummers.c.volgnr == K.volgnr)
    return select(*E.columns).select_from(bron).order_by(K.onderwerp, K.datum, K.rang)


def _tellingen_toen() -> Select[Any]:
    """The totals of the year at an earlier point: added up, subject by subject, over that year's entries only."""
    naam = _NAMEN.cte("naam")
    som = cast(func.coalesce(func.sum(K.aantal), 0), BigInteger)
    return (
        select(K.onderwerp, K.gemeente, func.count(), func.count(K.aantal), som)
        .select_from(naam.join(E, K.onderwerp == naam.c.onderwerp))
        .where(*_voortgang(E), _in_jaar(E))
        .group_by(K.onderwerp, K.gemeente)
    )


_NAMEN = select(T.onderwerp).where(T.plan == bindparam("plan"), T.jaar <= bindparam("jaar")).distinct()
"""Subjects that ever had progress up to the year; of those without any that counts, the seeks find nothing."""

_ZONDER_INDEX = K.onderwerp + ""
"""The subject as a value that no index is sorted by, so that grouping on it does not read a whole index in order."""

_DOEL = GEBEURTENIS.alias("doel")
_VORIG = GEBEURTENIS.alias("vorig")

_JAAR = cast(func.substr(K.datum, 1, 4), Integer)
_NAGETELD = (
    select(
        K.plan,
        _JAAR.label("jaar"),
        K.onderwerp,
        K.gemeente,
        K.klasse,
        func.count().label("meldingen"),
        func.count(K.aantal).label("met_aantal"),
        func.coalesce(func.sum(K.aantal), 0).label("som"),
    )
    .where(K.soort == "voortgang", _geldt(E, tot_volgnr=False))
    .group_by(K.plan, _JAAR, K.onderwerp, K.gemeente, K.klasse)
)
_BIJGEHOUDEN = select(*TELLING.columns).where(T.meldingen > 0)


def _verhoogd() -> Select[Any]:
    """Of `:ids` those that a later correction made stricter than `:tot_klasse`: forward along the line of each."""
    eerste = GEBEURTENIS.alias("eerste")
    later = GEBEURTENIS.alias("later")
    lijn = (
        select(eerste.c.vervangt.label("van"), eerste.c.id, eerste.c.klasse)
        .where(eerste.c.vervangt.in_(bindparam("ids", expanding=True)))
        .cte("lijn", recursive=True)
    )
    verder = select(lijn.c.van, later.c.id, later.c.klasse).join(lijn, later.c.vervangt == lijn.c.id)
    lijn = lijn.union(verder)
    return select(lijn.c.van).where(~_mag(lijn)).distinct()


def _verschil(links: Select[Any], rechts: Select[Any], naam: str) -> Select[Any]:
    over = except_(links, rechts).subquery(naam)
    return select(over.c.plan, over.c.jaar, over.c.onderwerp)


STATEMENTS: Final[dict[str, Executable]] = {
    # one event
    "KOP": select(K.volgnr, K.hash).order_by(K.volgnr.desc()).limit(1),
    "INVOEGEN": insert(GEBEURTENIS),
    "DOEL": select(K.volgnr, K.soort, K.plan, K.rang).where(K.id == bindparam("id")),
    "VERVANGER": select(K.volgnr).where(K.vervangt == bindparam("id")),
    "OP_VOLGNR": select(*E.columns).where(K.volgnr == bindparam("volgnr")),
    "OP_ID_VANAF": select(*E.columns)
    .where(K.id >= bindparam("vanaf"), K.id <= bindparam("tot"))
    .order_by(K.id)
    .limit(3),
    "WISSEN": update(GEBEURTENIS).where(GEBEURTENIS.c.id == bindparam("doel")).values(inhoud=GEWIST, zout=""),
    # a year
    "TELLINGEN_NU": select(T.onderwerp, T.gemeente, T.meldingen, T.met_aantal, T.som).where(
        T.plan == bindparam("plan"), T.jaar == bindparam("jaar"), T.meldingen > 0, _mag(TELLING)
    ),
    "TELLINGEN_TOEN": _tellingen_toen(),
    "MAATREGELEN": _maatregelen(),
    "MAATREGELEN_LATERAAL": _maatregelen_lateraal(),
    "METINGEN": select(*E.columns).where(*_telt(E, "meting"), K.jaar <= bindparam("jaar")),
    "BEOORDELINGEN": select(*E.columns)
    .where(*_telt(E, "beoordeling"), K.jaar == bindparam("jaar"))
    .order_by(K.datum, K.rang),
    "BESLUITEN": select(*E.columns).where(*_telt(E, "besluit"), _tot_einde(E)).order_by(K.datum, K.rang),
    "OPVOLGINGEN": select(*E.columns, _DOEL.c.rang)
    .select_from(E.join(_DOEL, _DOEL.c.id == K.betreft))
    .where(*_telt(E, "besluit-opvolging"))
    .order_by(K.datum, K.rang),
    "VASTSTELLING": select(*E.columns)
    .where(*_telt(E, "vaststelling"), K.jaar == bindparam("jaar"))
    .order_by(K.volgnr.desc())
    .limit(1),
    "VORIGE_VASTSTELLING": select(*E.columns)
    .where(
        *_telt(E, "vaststelling"),
        K.jaar
        == select(func.max(_VORIG.c.jaar))
        .where(*_telt(_VORIG, "vaststelling"), _VORIG.c.jaar < bindparam("jaar"))
        .scalar_subquery(),
    )
    .order_by(K.volgnr.desc())
    .limit(1),
    "LAATSTE_DATA": select(_ZONDER_INDEX, func.max(K.datum))
    .where(
        K.plan == bindparam("plan"),
        K.soort.in_([soort for soort in INVOER if soort != "voortgang"]),
        K.soort != "voortgang",
        _in_jaar(E),
        K.volgnr <= bindparam("tot_volgnr"),
        _mag(E),
        _geldt(E),
    )
    .group_by(_ZONDER_INDEX),
    # the whole
    "ONDERWERPEN": select(K.onderwerp, func.count())
    .where(K.plan == bindparam("plan"))
    .group_by(K.onderwerp)
    .order_by(K.onderwerp),
    "VERHOOGD": _verhoogd(),
    "HASH_VAN": select(K.hash).where(K.volgnr == bindparam("volgnr")),
    "REDACTIE_VAN": select(K.volgnr).where(K.betreft == bindparam("id"), K.soort == "redactie"),
    "TELLING_VERSCHIL": union(
        _verschil(_NAGETELD, _BIJGEHOUDEN, "te_weinig"), _verschil(_BIJGEHOUDEN, _NAGETELD, "te_veel")
    ),
    "LIJST": select(*E.columns),
    "ZOEKLIJST": select(
        K.volgnr,
        K.onderwerp,
        K.auteur,
        K.gemeente,
        case((K.soort.in_(["planversie", "vaststelling", "samenvoeging"]), literal("")), else_=K.inhoud),
    ),
}

VOORWAARDEN: Final[dict[str, ColumnElement[Any]]] = {
    "plan": K.plan == bindparam("plan"),
    "plan_op_volgorde": (K.plan + "") == bindparam("plan"),
    "fiche": (K.onderwerp == bindparam("fiche"))
    | ((K.onderwerp >= bindparam("fiche_van")) & (K.onderwerp < bindparam("fiche_tot"))),
    "onderwerp": K.onderwerp == bindparam("onderwerp"),
    "jaar": K.jaar == bindparam("jaar"),
    "auteur": K.auteur == bindparam("auteur"),
    "soorten": K.soort.in_(bindparam("soorten", expanding=True)),
    "klassen": K.klasse.in_(bindparam("klassen", expanding=True)),
    "geldend": K.soort.in_(FEITEN) & _geldt(E, tot_volgnr=False),
    "na": K.volgnr > bindparam("na"),
    "voor": K.volgnr < bindparam("voor"),
}
"""What a `Filter` can ask, each to be joined to LIJST with AND. `plan_op_volgorde` is `plan` as a value that no index
is sorted by, so that a list of the whole plan is read in the order of the numbers instead of sorted for every page."""

VOLGORDE: Final[dict[str, ColumnElement[Any]]] = {"oplopend": K.volgnr.asc(), "aflopend": K.volgnr.desc()}
