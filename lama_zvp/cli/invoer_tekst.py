"""The report of an import in words: what changes first, then what was refused, passed over and left alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from lama_zvp.typografie import getal

if TYPE_CHECKING:
    from lama_zvp.workspace.invoer import Importregel, Importverslag, Probleem

MAX_REGELS = 60
"""Lines of one kind that are printed; `--json` gives all."""
MAX_CELLEN = 12
"""Cells that are named in one breath for the same reason."""


def verslag_tekst(verslag: Importverslag) -> str:
    """The whole report; figures line up, and every refused cell is named."""
    from lama_zvp.cli.uitvoer import cel, tabel

    regels = [_kop(verslag), _gelezen(verslag)]
    if not (verslag.regels or verslag.afgekeurd):
        regels.append("Er stond geen enkele rij in om in te lezen.")
    veranderd = [regel for regel in verslag.regels if regel.uitkomst != "gelijk"]
    if veranderd:
        rijen = [_rij(regel) for regel in veranderd[:MAX_REGELS]]
        met_gemeente = any(regel.gemeente for regel in veranderd)
        koppen = ["", "cel", "onderwerp", "wanneer", *(["gemeente"] if met_gemeente else []), "was", "wordt", ""]
        rijen = rijen if met_gemeente else [[*rij[:4], *rij[5:]] for rij in rijen]
        regels += ["", tabel(koppen, rijen), *_rest(len(veranderd))]
    opvallend = [regel for regel in verslag.regels if regel.let_op and regel.uitkomst == "gelijk"]
    if opvallend:
        regels += ["", f"Gelijk aan het plan zelf, en daarom niet ingelezen: {getal(len(opvallend))}."]
    if verslag.vertaald:
        regels += ["", "Zo gelezen (met --naam zegt u het anders):"]
        regels += [f"  · “{cel(naam)[:60]}” is {sleutel}" for naam, sleutel in verslag.vertaald[:MAX_REGELS]]
    regels += _problemen("Afgekeurd", verslag.afgekeurd) + _problemen("Overgeslagen", verslag.overgeslagen)
    if verslag.verborgen:
        wat = "1 rij is" if verslag.verborgen == 1 else f"{getal(verslag.verborgen)} rijen zijn"
        regels.append(f"Let op: {wat} in Excel verborgen (een filter?) en toch gelezen.")
    if verslag.leeg:
        regels.append(f"Cellen zonder cijfer: {getal(verslag.leeg)}.")
    if verslag.ongelezen:
        regels.append(
            "Niet gelezen kolommen: " + ", ".join(f"“{titel[:40]}”" for titel in verslag.ongelezen[:20]) + "."
        )
    return "\n".join(regels)


def slotzin(verslag: Importverslag) -> str:
    """Why nothing was recorded, and what to do."""
    aantal = len(verslag.afgekeurd)
    cellen = "1 cel is" if aantal == 1 else f"{getal(aantal)} cellen zijn"
    raad = "Verbeter het bestand, of zeg hoe het te lezen, en probeer opnieuw."
    gedaan = "Zo zou er niets ingelezen worden" if verslag.proef else "Er is niets ingelezen"
    if any("staat niet in het plan" in probleem.reden for probleem in verslag.afgekeurd):
        raad += '\nHeet iets hier anders? --naam "NAAM IN HET BESTAND=SLEUTEL", en =- laat die rijen weg.'
        raad += " Met --alleen-bekende blijft alles weg wat het plan niet heeft."
    return f"{gedaan}: {cellen} afgekeurd.\n{raad}"


def _kop(verslag: Importverslag) -> str:
    gedaan = "Ingelezen" if verslag.geschreven or not (verslag.proef or verslag.afgekeurd) else "Zou inlezen"
    delen = f"{getal(verslag.aantal('nieuw'))} nieuw, {getal(verslag.aantal('gecorrigeerd'))} gecorrigeerd"
    return f"{gedaan}: {delen}; {getal(verslag.aantal('gelijk'))} gelijk aan wat er al staat."


def _gelezen(verslag: Importverslag) -> str:
    blad = f"Blad {verslag.blad}: " if verslag.blad else ""
    teken = f"; decimale {verslag.decimaal}" if verslag.decimaal else ""
    onthouden = " (zoals u eerder zei)" if verslag.onthouden else ""
    return f"{blad}{verslag.indeling}{teken}{onthouden}."


def _rij(regel: Importregel) -> list[str]:
    cel = regel.plaats.removeprefix("cel ").partition(" (")[0].rpartition("cel ")[2]
    teken = {"nieuw": "+", "gecorrigeerd": "~"}[regel.uitkomst]
    let_op = f"! {regel.let_op}" if regel.let_op else ""
    return [teken, cel, regel.onderwerp, regel.wanneer, regel.gemeente, regel.was, regel.wordt, let_op]


def _rest(aantal: int) -> list[str]:
    return [f"… en nog {getal(aantal - MAX_REGELS)}; --json toont alles."] if aantal > MAX_REGELS else []


def _problemen(kop: str, problemen: Sequence[Probleem]) -> list[str]:
    """The cells with what is wrong in them; those with the same fault together."""
    from lama_zvp.cli.uitvoer import alinea

    if not problemen:
        return []
    per_reden: dict[tuple[str, str], list[Probleem]] = defaultdict(list)
    for probleem in problemen:
        per_reden[probleem.reden, probleem.raad].append(probleem)
    regels = ["", f"{kop} ({getal(len(problemen))}):"]
    for (reden, raad), samen in list(per_reden.items())[:MAX_REGELS]:
        staart = f" {raad}" if raad else ""
        regels.append(alinea(f"{_cellen(samen)}: {reden}.{staart}", eerste="  · ", inspringing="    "))
    return [*regels, *_rest(len(per_reden))]


def _cellen(problemen: Iterable[Probleem]) -> str:
    alle = list(_per_cel(problemen))
    meer = f" en nog {getal(len(alle) - MAX_CELLEN)}" if len(alle) > MAX_CELLEN else ""
    return ", ".join(alle[:MAX_CELLEN]) + meer


def _per_cel(problemen: Iterable[Probleem]) -> Iterator[str]:
    """The first in full, the others by their cell alone."""
    for nummer, probleem in enumerate(problemen):
        yield str(probleem.plaats) if nummer == 0 else probleem.plaats.cel
