"""The command that freezes a year: vaststellen."""

from __future__ import annotations

from typing import Annotated

import typer

from lama_zvp.cli.app import bureau
from lama_zvp.cli.schrijven import AlsJson

ENVELOP = ("volgnr", "id", "soort", "jaar", "datum", "auteur", "hash")
"""What is printed of the event: its documents are in the journal, and too long to read."""


def vaststellen(
    ctx: typer.Context,
    jaar: Annotated[int, typer.Argument(metavar="JAAR", help="Een jaar van het plan.")],
    toch: Annotated[bool, typer.Option("--toch", help="Ook als er nog iets ontbreekt.")] = False,
    proef: Annotated[bool, typer.Option("--proef", help="Toon alleen wat vastgesteld zou worden.")] = False,
    als_json: AlsJson = False,
) -> None:
    """Stel het stuurbord van een jaar vast: vanaf dan is het dat document."""
    from lama_zvp.cli.uitvoer import druk, druk_json

    with bureau(ctx).open() as werkruimte:
        vooruit = werkruimte.vooruitblik(jaar)
        if proef:
            if als_json:
                druk_json(vooruit)
            else:
                druk(_vooruitblik_tekst(vooruit.jaar, vooruit.versie, vooruit.ontbreekt, vooruit.wijzigingen))
            return
        gebeurtenis = werkruimte.stel_vast(jaar, toch=toch)
    if als_json:
        druk_json(
            {
                **{veld: getattr(gebeurtenis, veld) for veld in ENVELOP},
                "versie": vooruit.versie,
                "ontbreekt": vooruit.ontbreekt,
                "edities": vooruit.edities,
                "formaten": vooruit.formaten,
            }
        )
        return
    druk(
        f"Stuurbord {jaar} vastgesteld als versie {vooruit.versie} (#{gebeurtenis.volgnr}), "
        f"in {len(vooruit.edities)} edities en de vormen {', '.join(vooruit.formaten)}."
    )


def _vooruitblik_tekst(jaar: int, versie: int, ontbreekt: tuple[str, ...], wijzigingen: tuple[str, ...]) -> str:
    regels = [f"Stuurbord {jaar} zou versie {versie} worden."]
    regels += ["", "Wat ontbreekt:", *(f"  · {wat}" for wat in ontbreekt)] if ontbreekt else ["", "Er ontbreekt niets."]
    if wijzigingen:
        regels += ["", "Gewijzigd sinds de vorige versie:", *(f"  · {wat}" for wat in wijzigingen)]
    return "\n".join(regels)


COMMANDOS = {"vaststellen": vaststellen}
