"""Examples of every kind of thing in a plan file, taken from one plan that loads: short, every field in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from lama_zvp.plan.model import Plan
from lama_zvp.plan.yaml_schrijf import schrijf_velden


def voorbeelden(plan: Plan) -> dict[str, tuple[str, ...]]:
    """Model → as few examples as show every field that `plan` uses of it, each as YAML; the plan itself is left out.

    Of a list of things in an example only the first stands there.
    """
    per: defaultdict[str, list[BaseModel]] = defaultdict(list)
    for deel in _delen(plan):
        if not isinstance(deel, Plan):
            per[type(deel).__name__].append(deel)
    return {naam: tuple(schrijf_velden(_kort(deel)) for deel in _dekkend(delen)) for naam, delen in sorted(per.items())}


def _delen(waarde: Any) -> Iterator[BaseModel]:
    if isinstance(waarde, BaseModel):
        yield waarde
        for veld in type(waarde).model_fields:
            if veld in waarde.model_fields_set:
                yield from _delen(getattr(waarde, veld))
    elif isinstance(waarde, tuple):
        for deel in waarde:
            yield from _delen(deel)
    elif isinstance(waarde, dict):
        for deel in waarde.values():
            yield from _delen(deel)


def _dekkend(delen: list[BaseModel]) -> Iterator[BaseModel]:
    """The fullest first, then whatever adds the most fields that were not shown yet."""
    getoond: set[str] = set()
    over = list(delen)
    while over:
        beste = max(over, key=lambda deel: len(deel.model_fields_set - getoond))
        if not beste.model_fields_set - getoond:
            return
        yield beste
        getoond |= beste.model_fields_set
        over.remove(beste)


def _kort(deel: BaseModel) -> BaseModel:
    """The same with one thing in every list of things, and one year in every row of years."""
    nieuw: dict[str, Any] = {}
    for veld in deel.model_fields_set:
        waarde = getattr(deel, veld)
        if isinstance(waarde, BaseModel):
            nieuw[veld] = _kort(waarde)
        elif isinstance(waarde, tuple) and waarde and isinstance(waarde[0], BaseModel):
            nieuw[veld] = (_kort(waarde[0]),)
        elif isinstance(waarde, dict):
            nieuw[veld] = dict(list(waarde.items())[:1])
    return deel.model_copy(update=nieuw)
