"""Commands that set a plan beside another: verschil, dekking."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

import typer

from lama_zvp.cli.app import bureau
from lama_zvp.cli.schrijven import AlsJson

Formaat = Annotated[str, typer.Option("--formaat", metavar="VORM", help="tekst of md (Markdown).")]


def verschil(
    ctx: typer.Context,
    van: Annotated[str, typer.Argument(metavar="VAN", help="Naam, bestand of vastgestelde versie (sha256).")],
    naar: Annotated[str, typer.Argument(metavar="NAAR", help="Waarmee vergeleken wordt.")],
    formaat: Formaat = "tekst",
    als_json: AlsJson = False,
) -> None:
    """Vergelijk twee plannen naar betekenis: wat erbij kwam, wegviel, verschoof of anders luidt."""
    from lama_zvp.cli.uitvoer import druk, druk_json
    from lama_zvp.workspace.plannen import vergelijk_plannen

    vorm = _vorm(formaat)
    with bureau(ctx).open(plan=naar) as werkruimte:
        uitkomst = vergelijk_plannen(werkruimte, van, naar)
    if als_json:
        druk_json(uitkomst)
    else:
        from lama_zvp.cli.verschil_tekst import verschil_md, verschil_tekst

        druk(verschil_md(uitkomst) if vorm == "md" else verschil_tekst(uitkomst))


def dekking(
    ctx: typer.Context,
    naam: Annotated[str | None, typer.Argument(metavar="[PLAN]", help="Naam of bestand van het plan.")] = None,
    formaat: Formaat = "tekst",
    als_json: AlsJson = False,
) -> None:
    """Leg het plan naast de hogere plannen: welke prioriteit geen maatregel heeft, en wat er geen dient."""
    from lama_zvp.cli.uitvoer import druk, druk_json
    from lama_zvp.workspace.plannen import dekking_van

    vorm = _vorm(formaat)
    with bureau(ctx).open(plan=naam) as werkruimte:
        uitkomst = dekking_van(werkruimte)
    if als_json:
        druk_json({**_velden(uitkomst), "ongedekt": [prioriteit.naam for prioriteit in uitkomst.ongedekt]})
    else:
        from lama_zvp.cli.dekking_tekst import dekking_md, dekking_tekst

        druk(dekking_md(uitkomst) if vorm == "md" else dekking_tekst(uitkomst))


def _velden(waarde: object) -> dict[str, object]:
    from lama_zvp.cli.uitvoer import als_json

    velden = als_json(waarde)
    assert isinstance(velden, dict)
    return velden


def _vorm(formaat: str) -> str:
    from lama_zvp.errors import GebruikFout

    vorm = formaat.strip().lower()
    if vorm not in ("tekst", "md"):
        raise GebruikFout(f"De vorm “{formaat}” bestaat niet.", raad="Kies tekst of md, of geef --json.")
    return vorm


COMMANDOS: dict[str, Callable[..., Any]] = {"verschil": verschil, "dekking": dekking}
