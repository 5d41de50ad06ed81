"""Progress on measures out of a sheet: one entry a row, every cell read or refused by name."""

from __future__ import annotations

from datetime import date

from lama_zvp.errors import InvoerFout
from lama_zvp.exchange.getallen import is_onbekend
from lama_zvp.exchange.koppen import Indeling, Rol
from lama_zvp.exchange.lezing import Leeswens, Lezing, Voortgangregel
from lama_zvp.exchange.perioden import lees_dag
from lama_zvp.exchange.rijen import Kennis, Rijlezer, geheel, gemeente_van
from lama_zvp.exchange.rooster import Celfout, Rooster, als_tekst, is_leeg


def lees_voortgang(rooster: Rooster, indeling: Indeling, wens: Leeswens, kennis: Kennis) -> Lezing[Voortgangregel]:
    """Every entry of a sheet. Nothing is raised: what cannot be read is in the answer, by its cell."""
    lezer = Rijlezer(rooster, indeling, wens, kennis, indeling.kolommen["maatregel"])
    regels = []
    for rij in range(indeling.kop + 1, len(rooster.rijen)):
        inhoud = tuple(
            rooster.cel(rij, kolom) for rol, kolom in indeling.kolommen.items() if rol not in ("maatregel", "id")
        )
        naam = lezer.onderwerp(rij, inhoud)
        if naam is not None and (regel := _regel(lezer, rij, naam)) is not None:
            regels.append(regel)
    return Lezing(rooster, indeling, tuple(regels), tuple(lezer.afgekeurd), tuple(lezer.overgeslagen), lezer.vertaald)


def _regel(lezer: Rijlezer, rij: int, naam: str) -> Voortgangregel | None:
    fouten = len(lezer.afgekeurd)
    dag = _dag(lezer, rij)
    aantal = _aantal(lezer, rij)
    kolom = lezer.indeling.kolommen.get("gemeente")
    tekst = "" if kolom is None else als_tekst(lezer.rooster.cel(rij, kolom))
    gemeente = gemeente_van(lezer, rij, kolom or 0, tekst)
    if dag is None or len(lezer.afgekeurd) > fouten:
        return None
    return Voortgangregel(
        rij=rij,
        plaats=lezer.plaats(rij, lezer.kolom),
        maatregel=naam,
        datum=dag,
        tekst=_tekst(lezer, rij, "tekst"),
        status=_tekst(lezer, rij, "status"),
        aantal=aantal,
        gemeente=gemeente,
        bewijs=_tekst(lezer, rij, "bewijs"),
        klasse=_tekst(lezer, rij, "klasse"),
        id=_tekst(lezer, rij, "id") or "",
    )


def _dag(lezer: Rijlezer, rij: int) -> date | None:
    kolom = lezer.indeling.kolommen["datum"]
    cel = lezer.rooster.cel(rij, kolom)
    if is_leeg(cel):
        lezer.keur_af(rij, kolom, "er staat geen dag bij deze melding")
        return None
    try:
        return lees_dag(cel)
    except InvoerFout as fout:
        lezer.keur_af(rij, kolom, fout)
        return None


def _aantal(lezer: Rijlezer, rij: int) -> int | None:
    kolom = lezer.indeling.kolommen.get("aantal")
    cel = "" if kolom is None else lezer.rooster.cel(rij, kolom)
    if kolom is None or (isinstance(cel, str) and is_onbekend(cel)):
        return None
    return geheel(lezer, rij, kolom, lezer.wens.decimaal)


def _tekst(lezer: Rijlezer, rij: int, rol: Rol) -> str | None:
    """What a cell says; None when it says nothing or there is no such column. A failed formula is refused."""
    kolom = lezer.indeling.kolommen.get(rol)
    if kolom is None:
        return None
    cel = lezer.rooster.cel(rij, kolom)
    if isinstance(cel, Celfout):
        lezer.keur_af(rij, kolom, cel.reden, cel.raad)
    return als_tekst(cel) or None
