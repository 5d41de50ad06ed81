"""Load a plan file: the only place of this room that reads; every defect in the file is reported at once."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from lama_zvp.errors import InvoerFout, NietGevonden, OpslagFout, Planfout, PlanOngeldig
from lama_zvp.plan.model import Plan
from lama_zvp.plan.yaml_tree import MAX_BYTES, parse_tree


@dataclass(frozen=True, slots=True)
class LoadedPlan:
    """A valid plan with the bytes it was read from and their sha256 in hex: the plan's version."""

    plan: Plan
    sha256: str
    bytes: bytes


def load_plan(path: Path, *, cache: Path | None = None) -> Plan:
    """The plan in `path`; see `read_plan`."""
    return read_plan(path, cache=cache).plan


def read_plan(path: Path, *, cache: Path | None = None) -> LoadedPlan:
    """Read and validate a plan file.

    Raises PlanOngeldig with every defect in order of place, NietGevonden when there is no such file, InvoerFout when
    it is no file, OpslagFout when it cannot be read.
    """
    data = _read_bytes(path)
    return LoadedPlan(parse_plan(data, str(path)), file_hash(data), data)


def file_hash(data: bytes) -> str:
    """sha256 in hex of the bytes of a plan file: what the journal calls the plan's version."""
    return hashlib.sha256(data).hexdigest()


def _read_bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as bestand:
            return bestand.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise NietGevonden(f"Er is geen planbestand {path}.") from None
    except IsADirectoryError:
        raise InvoerFout(f"{path} is een map, geen planbestand.") from None
    except OSError as fout:
        raise OpslagFout(f"Het planbestand {path} kan niet gelezen worden: {fout.strerror}.") from fout


def parse_plan(data: bytes, bestand: str) -> Plan:
    """Validate the bytes of a plan file; `bestand` is the name in messages. Raises PlanOngeldig."""
    boom = parse_tree(data, bestand)
    fouten = list(boom.fouten)
    plan: Plan | None = None
    try:
        plan = Plan.model_validate(boom.waarde)
    except ValidationError as fout:
        for detail in fout.errors(include_url=False):
            plek = boom.plek.zoek(detail["loc"])
            plaats = plek.bij_sleutel() if detail["type"] == "missing" else plek.bij_waarde()
            naam = ".".join(str(deel) for deel in detail["loc"])
            fouten.append(Planfout(bestand, *plaats, f"{naam}: {detail['msg']}"))
    if plan is None or fouten:
        raise PlanOngeldig(tuple(sorted(fouten, key=lambda f: (f.regel, f.kolom))))
    return plan
