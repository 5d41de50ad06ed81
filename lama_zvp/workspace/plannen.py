"""Plans beside each other and beside higher plans, as far as the person at the desk may see them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from lama_zvp.errors import NietGevonden
from lama_zvp.keuzelijsten import KLASSEN
from lama_zvp.workspace.context import Context

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lama_zvp.plan.dekking import Dekking
    from lama_zvp.plan.model import Plan
    from lama_zvp.plan.verschil import Planverschil
    from lama_zvp.workspace import Workspace

_VERSIE = re.compile(r"[0-9a-f]{8,64}")
"""The beginning of a version's sha256."""


def vergelijk_plannen(werkruimte: Workspace, van: str, naar: str) -> Planverschil:
    """What the one plan says otherwise than the other.

    Each is the name or the file of a plan, or the first eight or more characters of the hash of a version that the
    journal of this home knows. Raises NietGevonden, PlanOngeldig, InvoerFout or Geweigerd.
    """
    from lama_zvp.plan.verschil import verschil

    werkruimte.wie.eis("lezen")
    return verschil(lees_plan(werkruimte, van), lees_plan(werkruimte, naar)).met_herkomst(van, naar)


def dekking_van(werkruimte: Workspace) -> Dekking:
    """How the plan at hand answers to the higher plans that it names. Raises Geweigerd or PlanOngeldig."""
    from lama_zvp.plan.dekking import dekking

    werkruimte.wie.eis("lezen")
    return dekking(werkruimte.plan)


def lees_plan(werkruimte: Workspace, naam: str) -> Plan:
    """A plan by name, file or version, as far as this person may see it. Raises NietGevonden or PlanOngeldig."""
    try:
        return ander_bureau(werkruimte, naam).plan
    except NietGevonden:
        versie = _versie(werkruimte, naam)
        if versie is None:
            raise
        return versie


def ander_bureau(werkruimte: Workspace, naam: str) -> Context:
    """The same desk, with the same person at it, on another plan."""
    return Context(replace(werkruimte.keuze, plan=naam), wie=lambda: werkruimte.wie, klok=werkruimte.klok)


def _versie(werkruimte: Workspace, naam: str) -> Plan | None:
    """A version out of the journal, for who sees everything: its own classes may be looser than those of today."""
    from lama_zvp.plan.load import parse_plan

    gezocht = naam.strip().lower()
    if not _VERSIE.fullmatch(gezocht) or not werkruimte.wie.ziet(KLASSEN[-1]):
        return None
    gevonden = {sha256: tekst for sha256, tekst in _planversies(werkruimte) if sha256.startswith(gezocht)}
    if len(gevonden) > 1:
        namen = tuple(sha256[:12] for sha256 in gevonden)
        raise NietGevonden(f"`{gezocht}` past op {len(namen)} versies van een plan.", suggesties=namen)
    for sha256, tekst in gevonden.items():
        return parse_plan(tekst.encode(), f"versie {sha256[:12]}")
    return None


def _planversies(werkruimte: Workspace) -> Iterator[tuple[str, str]]:
    """Every version of a plan that the journal holds: its hash and its text."""
    from lama_zvp.journal.events import Planversie
    from lama_zvp.journal.filter import Filter

    if not werkruimte.heeft_journaal():
        return
    for gebeurtenis in werkruimte.journaal.gebeurtenissen(Filter(soorten=("planversie",))):
        if isinstance(gebeurtenis.inhoud, Planversie):
            yield gebeurtenis.inhoud.sha256, gebeurtenis.inhoud.tekst
