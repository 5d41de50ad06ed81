"""Finding events: by number, id or the beginning of an id, and the lists that a `Filter` asks for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final

from lama_zvp.errors import InvoerFout, NietGevonden
from lama_zvp.journal import statements
from lama_zvp.journal.events import Gebeurtenis, Planversie, Samenvoeging, Vaststelling
from lama_zvp.journal.filter import Filter
from lama_zvp.journal.opslag import Verbinding
from lama_zvp.journal.rows import onleesbaar, van_rij
from lama_zvp.plan.model import KLASSEN, Klasse

PORTIE: Final = 500
ZOEKPORTIE: Final = 2000
MINSTENS: Final = 8
"""Shortest beginning of an id that is looked up."""

_ACCENTEN: Final = re.compile("[\u0300-\u036f]")
_NUMMER: Final = re.compile(r"#?0*(\d{1,15})")
_ID: Final = re.compile(r"[0-9a-f-]{1,36}")

Portie = Callable[[str, dict[str, object]], Sequence[Sequence[Any]]]


def gebeurtenis(verbinding: Verbinding, verwijzing: str) -> Gebeurtenis:
    """The one event that `verwijzing` names. Raises `NietGevonden` or `InvoerFout`.

    Digits alone are a number, unless there are eight or more: then the number goes first and an id may follow.
    """
    gezocht = verwijzing.strip().lower()
    if nummer := _NUMMER.fullmatch(gezocht):
        rij = verbinding.execute(statements.OP_VOLGNR, {"volgnr": int(nummer[1])}).fetchone()
        if rij is not None:
            return van_rij(rij)
    if not _ID.fullmatch(gezocht) or (nummer and len(gezocht) < MINSTENS):
        raise _onbekend(verwijzing)
    if len(gezocht) < MINSTENS:
        raise InvoerFout(
            f"“{verwijzing}” is te kort om een gebeurtenis aan te wijzen.",
            raad=f"Geef het volgnummer, of minstens {MINSTENS} tekens van het id.",
        )
    rijen = verbinding.execute(statements.OP_ID_VANAF, {"vanaf": gezocht, "tot": f"{gezocht}~"}).fetchall()
    if not rijen:
        raise _onbekend(verwijzing)
    if len(rijen) > 1:
        # Not which: some of them may be above the class of whoever asks.
        raise InvoerFout(f"Meer dan één gebeurtenis begint met “{verwijzing}”.", raad="Geef het volgnummer.")
    return van_rij(rijen[0])


def _onbekend(verwijzing: str) -> NietGevonden:
    return NietGevonden(
        f"Er is geen gebeurtenis “{verwijzing}”.",
        raad="`lama-zvp journaal` toont de nummers van wat vastgelegd is.",
        raad_app="Het journaal toont de nummers van wat vastgelegd is.",
    )


def verhoogd(verbinding: Verbinding, ids: Iterable[str], tot_klasse: Klasse) -> frozenset[str]:
    """Those of `ids` of which a later correction is stricter than `tot_klasse`, by index seeks: however many there are
    in the whole journal, only these are looked at.
    """
    over, gevonden = iter(ids), set()
    while portie := list(islice(over, PORTIE)):
        binds = {f"ids_{plek}": id_ for plek, id_ in enumerate(portie)}
        sql = statements.VERHOOGD.replace("__[POSTCOMPILE_ids]", ", ".join(f":{bind}" for bind in binds))
        gevonden |= {id_ for (id_,) in verbinding.execute(sql, {**binds, "tot_klasse": tot_klasse})}
    return frozenset(gevonden)


def porties(haal: Portie, filter_: Filter) -> Iterator[list[Gebeurtenis]]:
    """The events of a filter in portions, each fetched by `haal` from where the one before ended."""
    over = filter_.limiet
    voorwaarden, waarden = _voorwaarden(filter_)
    richting = "aflopend" if filter_.nieuwste_eerst else "oplopend"
    grens = "voor" if filter_.nieuwste_eerst else "na"
    naald = zoekvorm(filter_.zoek) if filter_.zoek else ""
    waarden |= {"voor": 2**62, "na": filter_.na_volgnr}
    sql = _lijst(
        statements.ZOEKLIJST if naald else statements.LIJST,
        [*voorwaarden, statements.VOORWAARDEN["na"], statements.VOORWAARDEN["voor"]],
        richting,
    )
    while over is None or over > 0:
        portiegrootte = ZOEKPORTIE if naald else PORTIE if over is None else min(over, PORTIE)
        waarden["portie"] = portiegrootte
        rijen = haal(sql, waarden)
        portie = list(islice(_gevonden(haal, rijen, naald), over)) if naald else [van_rij(rij) for rij in rijen]
        over = None if over is None else over - len(portie)
        yield portie
        if len(rijen) < portiegrootte:
            return
        waarden[grens] = rijen[-1][0]


def _gevonden(haal: Portie, rijen: Sequence[Sequence[Any]], naald: str) -> Iterator[Gebeurtenis]:
    """The events of ZOEKLIJST's rows that hold `naald`.

    What is stored tells which may: making an event of every row takes thirty times longer. What has a form of its own
    in JSON is left to the event itself to tell.
    """
    letterlijk = not any(teken in '"\\' or teken < " " for teken in naald)
    for volgnr, *delen in rijen:
        try:
            opgeslagen = "\n".join(delen)
        except TypeError:
            raise onleesbaar(volgnr) from None
        if not letterlijk or naald in zoekvorm(opgeslagen):
            gevonden = haal(statements.OP_VOLGNR, {"volgnr": volgnr})
            if not gevonden:
                raise onleesbaar(volgnr)
            gebeurtenis = van_rij(gevonden[0])
            if naald in zoektekst(gebeurtenis):
                yield gebeurtenis


def zoekvorm(tekst: str) -> str:
    """Text as it is compared when searching: without accents or capitals."""
    if tekst.isascii():
        return tekst.lower()
    ontleed = unicodedata.normalize("NFKD", tekst)
    kaal = _ACCENTEN.sub("", ontleed)
    if kaal.isascii():
        return kaal.lower()
    return "".join(teken for teken in ontleed if not unicodedata.combining(teken)).casefold()


def zoektekst(event: Gebeurtenis) -> str:
    """Everything that people typed in an event, in the form for searching. Files kept whole are not searched."""
    delen = [event.onderwerp, event.auteur, event.gemeente]
    if not isinstance(event.inhoud, Planversie | Vaststelling | Samenvoeging):
        delen += [str(waarde) for naam, waarde in event.inhoud if naam != "soort" and waarde not in (None, "")]
    return zoekvorm("\n".join(delen))


def _lijst(wat: str, voorwaarden: Sequence[str], richting: str) -> str:
    waar = " AND ".join(f"({voorwaarde})" for voorwaarde in voorwaarden)
    return f"{wat} WHERE {waar} ORDER BY {statements.VOLGORDE[richting]} LIMIT :portie"


def _voorwaarden(filter_: Filter) -> tuple[list[str], dict[str, object]]:
    """The conditions and their values; a list of values becomes a bind for each."""
    waarden: dict[str, object] = {
        naam: waarde
        for naam in ("plan", "fiche", "onderwerp", "jaar", "auteur")
        if (waarde := getattr(filter_, naam)) is not None
    }
    namen = list(waarden)
    if filter_.fiche is not None:
        waarden |= {"fiche_van": f"{filter_.fiche}.", "fiche_tot": f"{filter_.fiche}/"}
    if filter_.alleen_geldend:
        namen.append("geldend")
    if not (filter_.fiche or filter_.onderwerp or filter_.soorten):
        namen = ["plan_op_volgorde" if naam == "plan" else naam for naam in namen]
    voorwaarden = [statements.VOORWAARDEN[naam] for naam in namen]
    klassen = KLASSEN[: KLASSEN.index(filter_.tot_klasse) + 1]
    for naam, keuzes in (("soorten", filter_.soorten), ("klassen", klassen if len(klassen) < len(KLASSEN) else ())):
        if keuzes:
            binds = {f"{naam}_{plek}": keuze for plek, keuze in enumerate(keuzes)}
            voorwaarden.append(
                statements.VOORWAARDEN[naam].replace(f"__[POSTCOMPILE_{naam}]", ", ".join(f":{bind}" for bind in binds))
            )
            waarden |= binds
    return voorwaarden, waarden
