"""Commands on plans: lijst, toon, controleer, schema; those that compare and make plans stand beside this one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from lama_zvp.cli import plan_nieuw, plan_vergelijk
from lama_zvp.cli.app import bureau, groep
from lama_zvp.cli.dutch import Commando
from lama_zvp.cli.schrijven import AlsJson

if TYPE_CHECKING:
    from lama_zvp.plan.model import Plan
    from lama_zvp.workspace import Workspace

app = groep("Plannen: welke er zijn, wat erin staat en of ze kloppen.")


@app.command("lijst", cls=Commando)
def lijst(ctx: typer.Context, als_json: AlsJson = False) -> None:
    """Toon welke plannen er zijn."""
    from lama_zvp.cli.uitvoer import druk, druk_json, tabel

    with bureau(ctx).open() as werkruimte:
        namen = werkruimte.plannen()
        if not werkruimte.wie.alleen:
            druk_json([{"sleutel": naam} for naam in namen]) if als_json else druk("\n".join(namen))
        elif als_json:
            druk_json([{"sleutel": naam, "bestand": str(pad)} for naam, pad in namen.items()])
        else:
            druk(tabel(("Plan", "Bestand"), [(naam, pad) for naam, pad in namen.items()]))


@app.command("toon", cls=Commando)
def toon(
    ctx: typer.Context,
    naam: Annotated[str | None, typer.Argument(metavar="[PLAN]", help="Naam of bestand van het plan.")] = None,
    als_json: AlsJson = False,
) -> None:
    """Toon alles wat in een plan staat."""
    from lama_zvp.cli.uitvoer import druk, druk_json

    with bureau(ctx).open(plan=naam) as werkruimte:
        if als_json:
            druk_json(plan_vorm(werkruimte))
        else:
            from lama_zvp.cli.plan_tekst import plan_tekst

            druk(plan_tekst(werkruimte.plan))


@app.command("controleer", cls=Commando)
def controleer(
    ctx: typer.Context,
    naam: Annotated[str | None, typer.Argument(metavar="[PLAN]", help="Eén plan; zonder naam alle plannen.")] = None,
    als_json: AlsJson = False,
) -> None:
    """Kijk plannen na: fouten met hun plaats, leemten, en sommen die niet kloppen."""
    from lama_zvp.cli.uitvoer import druk, druk_json
    from lama_zvp.errors import PlanOngeldig

    opties = bureau(ctx)
    gekozen = naam or opties.plan
    with opties.open() as werkruimte:
        namen = [gekozen] if gekozen else list(werkruimte.plannen())
    verslagen: list[dict[str, Any]] = []
    for sleutel in namen:
        try:
            with opties.open(plan=sleutel) as werkruimte:
                plan, bevindingen = werkruimte.plan, werkruimte.bevindingen()
            verslagen.append({"plan": plan.sleutel, "fouten": [], "bevindingen": bevindingen})
            if not als_json:
                druk(_bevindingen_tekst(plan, bevindingen))
        except PlanOngeldig as fout:
            verslagen.append({"plan": sleutel, "fouten": fout.fouten, "bevindingen": []})
            if not als_json:
                druk(str(fout))
    if als_json:
        druk_json(verslagen)
    if any(verslag["fouten"] for verslag in verslagen):
        raise typer.Exit(3)


@app.command("schema", cls=Commando)
def schema() -> None:
    """Druk het JSON Schema af waarmee een editor een plan aanvult en controleert."""
    from lama_zvp.cli.uitvoer import druk_json
    from lama_zvp.plan.schema import json_schema

    druk_json(json_schema())


def plan_vorm(werkruimte: Workspace) -> dict[str, Any]:
    """The plan as an object, with the full dotted name and the effective class of every measure and commitment."""
    plan = werkruimte.plan
    vorm: dict[str, Any] = plan.model_dump()
    for fiche, uit in zip(plan.fiches, vorm["fiches"], strict=True):
        for maatregel, m_uit in zip(fiche.maatregelen, uit["maatregelen"], strict=True):
            _noem(werkruimte, m_uit, f"{fiche.sleutel}.{maatregel.laag}.{maatregel.sleutel}")
    for hefboom, uit in zip(plan.hefbomen, vorm["hefbomen"], strict=True):
        for toezegging, t_uit in zip(hefboom.toezeggingen, uit["toezeggingen"], strict=True):
            _noem(werkruimte, t_uit, f"hefboom.{hefboom.sleutel}.{toezegging.sleutel}")
    vorm["sha256"] = werkruimte.geladen.sha256
    return vorm


def _noem(werkruimte: Workspace, uit: dict[str, Any], naam: str) -> None:
    onderwerp = werkruimte.namen.maatregel(naam)
    uit["naam"] = naam
    uit["klasse"] = onderwerp.klasse if onderwerp else uit["klasse"]


def _bevindingen_tekst(plan: Plan, bevindingen: tuple[Any, ...]) -> str:
    from lama_zvp.cli.uitvoer import alinea

    regels = [f"{plan.sleutel}: laadt zonder fouten."]
    koppen = {"narekenen": "Sommen die niet kloppen", "planhiaat": "Planhiaten", "opmerking": "Opmerkingen"}
    for soort, kop in koppen.items():
        van_soort = [b for b in bevindingen if b.soort == soort]
        if van_soort:
            regels += ["", f"{kop} ({len(van_soort)})"]
            regels += [alinea(f"{b.plaats}: {b.tekst}", eerste="  · ", inspringing="    ") for b in van_soort]
    return "\n".join(regels) + "\n"


for _naam, _functie in (*plan_vergelijk.COMMANDOS.items(), *plan_nieuw.COMMANDOS.items()):
    app.command(_naam, cls=Commando)(_functie)
