"""The command that joins a journal kept elsewhere, and its report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lama_zvp.cli.app import bureau
from lama_zvp.cli.schrijven import AlsJson

if TYPE_CHECKING:
    from lama_zvp.workspace.samenvoegen import Botsing, Samenvoegregel, Samenvoegverslag

MEEST = 40
"""So many lines of a kind are printed; `--json` gives them all."""


def importeer_journaal(
    ctx: typer.Context,
    bestand: Annotated[Path, typer.Argument(metavar="BESTAND", help="Een reservekopie van het andere journaal.")],
    herkomst: Annotated[
        str, typer.Option("--herkomst", metavar="NAAM", help="Hoe het heet; standaard de naam van het bestand.")
    ] = "",
    proef: Annotated[bool, typer.Option("--proef", help="Toon alleen wat er zou veranderen.")] = False,
    als_json: AlsJson = False,
) -> None:
    """Voeg toe wat in een ander journaal vastgelegd is, bijvoorbeeld op een laptop zonder netwerk."""
    from lama_zvp.cli.uitvoer import druk, druk_json

    with bureau(ctx).open() as werkruimte:
        verslag = werkruimte.importeer_journaal(bestand, herkomst=herkomst, proef=proef)
    if als_json:
        druk_json(verslag)
    else:
        druk("\n".join(samenvoegtekst(verslag)))


def samenvoegtekst(verslag: Samenvoegverslag) -> Iterator[str]:
    """What was taken over, what was left out and why, and what both journals say something about."""
    from lama_zvp.typografie import getal

    tot = verslag.gemeenschappelijk
    yield f"Tot en met #{getal(tot)} zijn beide journalen gelijk." if tot else "De journalen hebben geen begin gemeen."
    if not (verslag.overgenomen or verslag.overgeslagen or verslag.aanwezig):
        yield f"Er is niets nieuws in “{verslag.herkomst}”; er is niets veranderd."
        return
    wat = "Zou overnemen" if verslag.proef else "Overgenomen"
    soorten = Counter(regel.soort for regel in verslag.overgenomen)
    delen = ", ".join(f"{getal(aantal)} {soort}" for soort, aantal in soorten.items())
    yield f"{wat} uit “{verslag.herkomst}”: {getal(len(verslag.overgenomen))}" + (f" ({delen})." if delen else ".")
    if verslag.overgenomen and not verslag.proef:
        yield f"Ze staan in het journaal als #{verslag.overgenomen[0].hier} tot en met #{verslag.overgenomen[-1].hier}."
    if verslag.auteurs:
        wie = ", ".join(f"{' '.join(naam.split())} ({getal(aantal)})" for naam, aantal in verslag.auteurs[:MEEST])
        yield f"Vastgelegd door, volgens dat bestand: {wie}."
    if verslag.aanwezig:
        yield f"Stond er al: {getal(verslag.aanwezig)}."
    if verslag.gewist:
        nummers = ", ".join(f"#{nummer}" for nummer in verslag.gewist)
        yield f"{'Zou ook hier wissen' if verslag.proef else 'Ook hier gewist'}, want daar geredigeerd: {nummers}."
    yield from _regels("Niet overgenomen", verslag.overgeslagen)
    yield from _regels("Anders dan hier", verslag.anders)
    yield from _botsingen(verslag.botsingen)
    if verslag.overgeslagen and not verslag.proef:
        yield "Bewaar het bestand: wat niet overgenomen is, staat alleen daar."
    if verslag.volgnr is not None:
        yield f"De samenvoeging zelf is #{verslag.volgnr}; `lama-zvp controle` kijkt ook de herkomst na."


def _regels(kop: str, regels: Sequence[Samenvoegregel]) -> Iterator[str]:
    if not regels:
        return
    yield f"{kop} ({len(regels)}):"
    for regel in regels[:MEEST]:
        yield _punt(f"#{regel.volgnr} daar, {_waarover(regel)}: {regel.reden}")
    yield from _rest(len(regels))


def _botsingen(botsingen: Sequence[Botsing]) -> Iterator[str]:
    if not botsingen:
        return
    yield f"Beide journalen zeggen iets over hetzelfde ({len(botsingen)}); kijk na wat moet gelden:"
    for een in botsingen[:MEEST]:
        telt = een.hier if een.geldt == "hier" else een.daar
        yield _punt(f"{_waarover(een)}: hier #{een.hier}, daar #{een.daar}. Nu geldt #{telt}; trek anders #{telt} in.")
    yield from _rest(len(botsingen))


def _waarover(een: Samenvoegregel | Botsing) -> str:
    delen = (een.soort, een.onderwerp, str(een.jaar) if een.jaar else "")
    return " ".join(deel for deel in delen if deel)


def _rest(aantal: int) -> Iterator[str]:
    if aantal > MEEST:
        yield f"  … en nog {aantal - MEEST} (met --json krijgt u ze alle)"


def _punt(tekst: str) -> str:
    from lama_zvp.cli.uitvoer import alinea

    return alinea(tekst, eerste="  · ", inspringing="    ")
