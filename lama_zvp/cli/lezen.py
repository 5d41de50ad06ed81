"""Commands that look: overzicht, maatregelen, journaal, stuurbord."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lama_zvp.cli.app import bureau
from lama_zvp.cli.openen import toon_overzicht
from lama_zvp.cli.schrijven import AlsJson
from lama_zvp.keuzelijsten import STATUSSEN

VanJaar = Annotated[int | None, typer.Option("--jaar", metavar="JAAR", help="Een jaar van het plan.")]
VanFiche = Annotated[str | None, typer.Option("--fiche", metavar="FICHE", help="Alleen deze fiche of hefboom.")]


def overzicht(
    ctx: typer.Context,
    jaar: VanJaar = None,
    zones: Annotated[bool, typer.Option("--zones", help="Alle zones naast elkaar, op wat ze delen.")] = False,
    mappen: Annotated[
        list[Path] | None, typer.Option("--map", metavar="MAP", help="Bij --zones: de map van een zone; herhaalbaar.")
    ] = None,
    als_json: AlsJson = False,
) -> None:
    """Toon het jaar in één oogopslag."""
    from lama_zvp.cli.uitvoer import druk_json

    if zones or mappen:
        _zones(ctx, jaar, mappen or [], als_json)
        return
    with bureau(ctx).open() as werkruimte:
        if not als_json:
            toon_overzicht(werkruimte, jaar)
            return
        oordeel = werkruimte.overzicht(jaar)
        druk_json({"plan": werkruimte.plan.sleutel, "voorbeelddata": werkruimte.voorbeeld, **_velden(oordeel)})


def _zones(ctx: typer.Context, jaar: int | None, mappen: list[Path], als_json: bool) -> None:
    from lama_zvp.cli.uitvoer import druk, druk_json
    from lama_zvp.cli.zones_tekst import zones_tekst

    with bureau(ctx).open() as werkruimte:
        vergelijking = werkruimte.zones_naast_elkaar(jaar, mappen)
    if als_json:
        druk_json(vergelijking)
    else:
        druk(zones_tekst(vergelijking))


def maatregelen(
    ctx: typer.Context,
    fiche: Annotated[str | None, typer.Argument(metavar="[FICHE]", help="Alleen deze fiche of hefboom.")] = None,
    laag: Annotated[str | None, typer.Option("--laag", metavar="LAAG", help="Alleen deze laag.")] = None,
    status: Annotated[
        str | None, typer.Option("--status", metavar="STATUS", help="Laatste status: " + ", ".join(STATUSSEN) + ".")
    ] = None,
    zonder_voortgang: Annotated[
        bool, typer.Option("--zonder-voortgang", help="Alleen maatregelen zonder enige melding.")
    ] = False,
    jaar: VanJaar = None,
    als_json: AlsJson = False,
) -> None:
    """Toon de maatregelen met hun stand."""
    from lama_zvp.cli.overzicht_tekst import maatregelen_tekst
    from lama_zvp.cli.uitvoer import druk, druk_json

    with bureau(ctx).open() as werkruimte:
        gevonden = werkruimte.maatregelen(fiche, jaar=jaar, laag=laag, status=status, zonder_voortgang=zonder_voortgang)
        if als_json:
            druk_json(gevonden)
        else:
            druk(maatregelen_tekst(gevonden) if gevonden else "Geen maatregel voldoet aan deze vraag.")


def journaal(
    ctx: typer.Context,
    fiche: VanFiche = None,
    jaar: VanJaar = None,
    auteur: Annotated[str | None, typer.Option("--auteur", metavar="NAAM", help="Alleen van deze persoon.")] = None,
    zoek: Annotated[str | None, typer.Option("--zoek", metavar="TEKST", help="Alleen met deze tekst.")] = None,
    limiet: Annotated[
        int | None, typer.Option("--limiet", metavar="N", min=1, max=10**9, help="Alleen de laatste N.")
    ] = None,
    als_json: AlsJson = False,
) -> None:
    """Toon wat er vastgelegd is, met correcties en intrekkingen."""
    from lama_zvp.cli.overzicht_tekst import journaal_tekst
    from lama_zvp.cli.uitvoer import druk, druk_json
    from lama_zvp.workspace.lezen import Zoekvraag

    with bureau(ctx).open() as werkruimte:
        vraag = Zoekvraag(
            fiche=fiche, jaar=jaar, auteur=auteur, zoek=zoek, limiet=limiet, nieuwste_eerst=limiet is not None
        )
        gevonden = werkruimte.geschiedenis(vraag)
    if limiet is not None:
        gevonden = tuple(reversed(gevonden))
    if als_json:
        druk_json(gevonden)
    elif gevonden:
        druk(journaal_tekst(gevonden))
    else:
        druk("Nog niets vastgelegd." if vraag == Zoekvraag() else "Niets gevonden voor deze vraag.")


def stuurbord(
    ctx: typer.Context,
    jaar: Annotated[int, typer.Argument(metavar="JAAR", help="Een jaar van het plan.")],
    editie: Annotated[str | None, typer.Option("--editie", metavar="EDITIE", help="Voor wie het is.")] = None,
    formaat: Annotated[str, typer.Option("--formaat", metavar="FORMAAT", help="md, html, pdf of json.")] = "md",
    uit: Annotated[str, typer.Option("--uit", metavar="BESTAND", help="Waarheen; - is de uitvoer zelf.")] = "-",
) -> None:
    """Maak het stuurbord van een jaar."""
    with bureau(ctx).open() as werkruimte:
        inhoud = werkruimte.document(jaar, editie, formaat)
    _geef_uit(inhoud, uit)


def eindevaluatie(
    ctx: typer.Context,
    editie: Annotated[str | None, typer.Option("--editie", metavar="EDITIE", help="Voor wie het is.")] = None,
    formaat: Annotated[str, typer.Option("--formaat", metavar="FORMAAT", help="md, html, pdf of json.")] = "md",
    uit: Annotated[str, typer.Option("--uit", metavar="BESTAND", help="Waarheen; - is de uitvoer zelf.")] = "-",
) -> None:
    """Maak de eindevaluatie over de hele looptijd van het plan."""
    with bureau(ctx).open() as werkruimte:
        inhoud = werkruimte.eindevaluatie_document(editie, formaat)
    _geef_uit(inhoud, uit)


def _geef_uit(inhoud: bytes, uit: str) -> None:
    from lama_zvp.cli.uitvoer import druk_bytes, zeg
    from lama_zvp.files import schrijf_heel

    if uit == "-":
        druk_bytes(inhoud)
    else:
        schrijf_heel(Path(uit), inhoud)
        zeg(f"Geschreven: {uit}")


def _velden(waarde: object) -> dict[str, object]:
    from lama_zvp.cli.uitvoer import als_json

    velden = als_json(waarde)
    assert isinstance(velden, dict)
    return velden


COMMANDOS = {
    "overzicht": overzicht,
    "maatregelen": maatregelen,
    "journaal": journaal,
    "stuurbord": stuurbord,
    "eindevaluatie": eindevaluatie,
}
