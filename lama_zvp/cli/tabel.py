"""The command that prints a plan's table again: as text, Markdown, CSV or JSON."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from lama_zvp.cli.app import bureau
from lama_zvp.cli.schrijven import AlsJson
from lama_zvp.errors import NietGevonden

if TYPE_CHECKING:
    from lama_zvp.cli.bureau import Bureau
    from lama_zvp.plan.tabelbeeld import Tabelbeeld

FORMATEN = ("tekst", "md", "csv")


def tabel(
    ctx: typer.Context,
    naam: Annotated[str | None, typer.Argument(metavar="[PLAN]", help="Naam of bestand van het plan.")] = None,
    jaren: Annotated[
        str | None, typer.Option("--jaren", metavar="VAN:TOT", help="Alleen deze jaren, zoals 2018:2023.")
    ] = None,
    sleutel: Annotated[
        str | None, typer.Option("--tabel", metavar="TABEL", help="Welke tabel; zonder naam die met jaarcijfers.")
    ] = None,
    formaat: Annotated[str, typer.Option("--formaat", metavar="FORMAAT", help=", ".join(FORMATEN) + ".")] = "tekst",
    als_json: AlsJson = False,
) -> None:
    """Druk een tabel van een plan opnieuw af, cel voor cel zoals in de bron."""
    from lama_zvp.cli.uitvoer import druk, druk_bytes, druk_json
    from lama_zvp.workspace.keuring import keur_keuze
    from lama_zvp.workspace.tabel import toon_tabel

    gekozen = keur_keuze(formaat, "Formaat", FORMATEN)
    with bureau(ctx).open(plan=naam) as werkruimte:
        try:
            beeld = toon_tabel(werkruimte, sleutel, jaren)
        except NietGevonden as fout:
            raise (fout if sleutel else _of_een_tabel(bureau(ctx), naam, fout)) from None
        plan = werkruimte.plan.sleutel
    if als_json:
        from lama_zvp.cli.uitvoer import als_json as waarde_als_json

        druk_json({"plan": plan, **waarde_als_json(beeld)})
    elif gekozen == "csv":
        druk_bytes(als_csv(beeld))
    elif gekozen == "md":
        druk(als_markdown(beeld))
    else:
        druk(als_tekst(beeld))


def _of_een_tabel(opties: Bureau, naam: str | None, fout: NietGevonden) -> NietGevonden:
    """The same miss, or one that says how to ask for it when the plan's name is that of a table."""
    if naam is None:
        return fout
    with opties.open() as werkruimte:
        if naam.strip().lower() not in {tabel.sleutel for tabel in werkruimte.plan.alle_tabellen()}:
            return fout
    return NietGevonden(fout.melding, raad=f"Bedoelt u de tabel? Schrijf dan --tabel {naam.strip().lower()}.")


def als_tekst(beeld: Tabelbeeld) -> str:
    """The table with aligned columns under its title; notes and source below it."""
    from lama_zvp.cli.uitvoer import alinea
    from lama_zvp.cli.uitvoer import tabel as uitgelijnd

    kop, rijen = rooster(beeld, rijteken=beeld.rijteken)
    eerste = len(kop) - len(beeld.koppen)
    if any(titel.groep for titel in beeld.koppen):
        kop, rijen = _groepskop(beeld, eerste), [[*[""] * eerste, *(k.titel for k in beeld.koppen)], *rijen]
    onder = [alinea(regel) for regel in (*beeld.noten, f"Uit: {beeld.bron}")]
    return "\n".join([beeld.titel, "", uitgelijnd(kop, rijen, rechts=range(eerste, len(kop))), "", *onder])


def _groepskop(beeld: Tabelbeeld, eerste: int) -> list[str]:
    """The headings that columns share, each above the first of them."""
    groepen = [kop.groep for kop in beeld.koppen]
    return [*[""] * eerste, *("" if n and groepen[n - 1] == groep else groep for n, groep in enumerate(groepen))]


def als_markdown(beeld: Tabelbeeld) -> str:
    """The table in Markdown: one pipe table under a heading, notes and source as paragraphs."""
    from lama_zvp.veilig import voor_markdown

    kop, rijen = rooster(beeld, rijteken=beeld.rijteken)
    eerste = len(kop) - len(beeld.koppen)

    def regel(cellen: Iterable[str]) -> str:
        return "| " + " | ".join(voor_markdown(cel, vooraan=False) for cel in cellen) + " |"

    streep = "|" + "|".join(" --- " if n < eerste else " ---: " for n in range(len(kop))) + "|"
    onder = [voor_markdown(tekst) for tekst in (*beeld.noten, f"Uit: {beeld.bron}")]
    delen = [
        f"## {voor_markdown(beeld.titel, vooraan=False)}",
        "\n".join([regel(kop), streep, *map(regel, rijen)]),
        *onder,
    ]
    return "\n\n".join(delen)


def als_csv(beeld: Tabelbeeld) -> bytes:
    """The cells alone, as Belgian Excel opens them on a double click: UTF-8 with BOM, `;`, CRLF."""
    from lama_zvp.veilig import voor_csv

    kop, rijen = rooster(beeld)
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerows([cel if cel == "-" else voor_csv(cel) for cel in rij] for rij in (kop, *rijen))
    return uit.getvalue().encode("utf-8-sig")


def rooster(beeld: Tabelbeeld, rijteken: str = "") -> tuple[list[str], list[list[str]]]:
    """The head and the rows as plain text; a heading row that stands first is the head.

    Labels in front of rows take a column of their own, and a heading shared by columns stands before each title.
    `rijteken` stands before the title of each row of figures: print, and no part of what the cell says.
    """
    met_groep = any(rij.groep for rij in beeld.rijen)
    rijen = [
        [
            *([rij.groep] if met_groep else []),
            (rijteken if rij.soort == "cijfers" else "") + rij.titel,
            *(cel.tekst for cel in rij.cellen),
        ]
        for rij in beeld.rijen
    ]
    if beeld.rijen and beeld.rijen[0].soort == "kop":
        return rijen[0], rijen[1:]
    titels = [f"{kop.groep}, {kop.titel}" if kop.groep else kop.titel for kop in beeld.koppen]
    return [*([""] if met_groep else []), "", *titels], rijen


COMMANDOS = {"tabel": tabel}
