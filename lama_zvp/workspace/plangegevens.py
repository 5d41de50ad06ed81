"""The guard on plans: where the text of a plan looks like personal data; a plan names functions, never persons."""

from __future__ import annotations

from collections.abc import Iterator

from lama_zvp.access.privacy import vind_persoonsgegevens
from lama_zvp.plan.check import Bevinding
from lama_zvp.plan.model import Plan


def gegevens_in(plan: Plan) -> tuple[Bevinding, ...]:
    """A remark for every finding: of which kind, in which field and where in it; never what it says."""
    return tuple(
        Bevinding(
            "opmerking",
            plaats,
            f"Teken {vondst.begin + 1} tot en met {vondst.einde} lijkt een {vondst.soort}:"
            " laat het weg als het van een persoon is.",
        )
        for plaats, tekst in _teksten(plan.model_dump(), "")
        for vondst in vind_persoonsgegevens(tekst)
    )


def _teksten(waarde: object, plaats: str) -> Iterator[tuple[str, str]]:
    """Every text with its dotted place: parts that have a key go by that, the others by their number."""
    if isinstance(waarde, str):
        yield plaats or "plan", waarde
    elif isinstance(waarde, dict):
        for naam, deel in waarde.items():
            yield from _teksten(deel, f"{plaats}.{naam}".strip("."))
    elif isinstance(waarde, list | tuple):
        for nummer, deel in enumerate(waarde, 1):
            eigen = deel.get("sleutel", nummer) if isinstance(deel, dict) else nummer
            yield from _teksten(deel, f"{plaats}.{eigen}".strip("."))
