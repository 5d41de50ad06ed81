"""Load a plan file: the only place of this room that reads one; every defect is told at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache as once
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import VERSION, ValidationError

from lama_zvp.errors import InvoerFout, NietGevonden, OpslagFout, Planfout, PlanOngeldig
from lama_zvp.files import maak_map, opslagfout, schrijf_heel
from lama_zvp.plan.limits import MAX_BYTES, MAX_FOUTEN
from lama_zvp.plan.model import Plan
from lama_zvp.plan.shipped import nearest_names, plan_lijst

if TYPE_CHECKING:
    from lama_zvp.plan.verantwoording import Verantwoording

_JUDGES = (
    "afkomst",
    "basis",
    "cijfers",
    "dutch",
    "knoop",
    "limits",
    "load",
    "model",
    "refs",
    "refs_tabellen",
    "ritme",
    "tabellen",
    "yaml_scalars",
    "yaml_tree",
)
"""The modules that decide whether a plan is valid; a kept plan is worth nothing once one of them changes."""
_KEPT = 8
_KEPT_BYTES = 16 * 1024 * 1024


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

    `cache` is a folder for validated plans, so that an unchanged file loads in a few milliseconds; whatever is wrong
    with it, the plan loads all the same.

    Raises PlanOngeldig with every defect in order of place, NietGevonden when there is no such file, InvoerFout when
    it is not a file, OpslagFout when it cannot be read.
    """
    data = _read_bytes(path)
    sha256 = file_hash(data)
    plan = _read_kept(cache, sha256) if cache else None
    if plan is None:
        plan = parse_plan(data, str(path))
        if cache:
            _keep(cache, sha256, plan)
    return LoadedPlan(plan, sha256, data)


def parse_plan(data: bytes, bestand: str) -> Plan:
    """Validate the bytes of a plan file; `bestand` is the name in messages. Raises PlanOngeldig."""
    from lama_zvp.plan.dutch import schema_errors
    from lama_zvp.plan.refs import reference_errors
    from lama_zvp.plan.yaml_tree import parse_tree

    boom = parse_tree(data, bestand)
    fouten = list(boom.fouten)
    plan: Plan | None = None
    try:
        plan = Plan.model_validate(boom.waarde)
    except ValidationError as fout:
        fouten += schema_errors(fout, boom, bestand)
    fouten += islice(reference_errors(boom, bestand), MAX_FOUTEN)
    if plan is None or fouten:
        raise PlanOngeldig(tuple(sorted(fouten, key=lambda f: (f.regel or 1_000_000_000, f.kolom))))
    return plan


def read_verantwoording(path: Path, plan: Plan) -> Verantwoording:
    """Read the earlier account of `plan` from a file and check it against that plan.

    Raises InvoerFout with every defect in order of place, NietGevonden, or OpslagFout.
    """
    return parse_verantwoording(_read_bytes(path), str(path), plan)


def parse_verantwoording(data: bytes, bestand: str, plan: Plan) -> Verantwoording:
    """Validate the bytes of an account; `bestand` is the name in messages. Raises InvoerFout."""
    from lama_zvp.plan.dutch import schema_errors
    from lama_zvp.plan.verantwoording import Verantwoording, account_errors
    from lama_zvp.plan.yaml_tree import parse_tree

    try:
        boom = parse_tree(data, bestand)
    except PlanOngeldig as fout:
        raise _defects(fout.fouten) from fout
    fouten = list(boom.fouten)
    verantwoording: Verantwoording | None = None
    try:
        verantwoording = Verantwoording.model_validate(boom.waarde)
    except ValidationError as fout:
        fouten += schema_errors(fout, boom, bestand, Verantwoording)
    fouten += islice(account_errors(boom, bestand, plan), MAX_FOUTEN)
    if verantwoording is None or fouten:
        raise _defects(sorted(fouten, key=lambda f: (f.regel or 1_000_000_000, f.kolom)))
    return verantwoording


def _defects(fouten: Iterable[Planfout]) -> InvoerFout:
    regels = [str(fout) for fout in fouten]
    aantal = "1 fout" if len(regels) == 1 else f"{len(regels)} fouten"
    return InvoerFout(f"De verantwoording laadt niet ({aantal}):\n" + "\n".join(regels))


def file_hash(data: bytes) -> str:
    """sha256 in hex of the bytes of a plan file: what the journal calls the plan's version."""
    return hashlib.sha256(data).hexdigest()


def _read_bytes(path: Path) -> bytes:
    """The bytes of the file, or one more than MAX_BYTES of them: enough to be refused."""
    try:
        if path.is_dir():
            raise InvoerFout(f"{path} is een map, geen planbestand.", raad="Noem het bestand zelf.")
        if path.exists() and not path.is_file():
            raise InvoerFout(f"{path} is geen gewoon bestand.", raad="Bewaar het plan eerst als bestand.")
        with path.open("rb") as bestand:
            return bestand.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise _no_such_file(path) from None
    except OSError as fout:
        raise opslagfout(f"Het planbestand {path} lezen", fout) from fout


def _no_such_file(path: Path) -> NietGevonden:
    buren = tuple(pad.name for pad in plan_lijst((path.parent,)).values())
    return NietGevonden(
        f"Er is geen planbestand {path}.",
        suggesties=nearest_names(path.name, buren),
        raad="" if buren else "Kijk het pad na; `lama-zvp plan lijst` toont de plannen die er zijn.",
    )


# --- validated plans kept as JSON --------------------------------------------------------------------------------
# A kept plan is known by the hash of the plan file and by a fingerprint of the code that judged it. Its first line is
# the sha256 of the rest, so that a damaged or edited one counts as absent. That guards against accidents: who may
# write in this folder may write the plan too.


def _read_kept(folder: Path, sha256: str) -> Plan | None:
    """The plan made of the file with this hash; None when none can be trusted."""
    try:
        with _kept_file(folder, sha256).open("rb") as bestand:
            som, _, json = bestand.read(_KEPT_BYTES).partition(b"\n")
        return Plan.model_validate_json(json) if som == _checksum(json) else None
    except (OSError, ValidationError):
        return None


def _keep(folder: Path, sha256: str, plan: Plan) -> None:
    """Keep the plan, whole or not at all, for this account alone; what the disk refuses is left undone."""
    json = plan.model_dump_json().encode()
    try:
        schrijf_heel(_kept_file(maak_map(folder), sha256), _checksum(json) + b"\n" + json)
        for oud in sorted(folder.glob("plan-*.json"), key=lambda pad: -pad.stat().st_mtime_ns)[_KEPT:]:
            oud.unlink(missing_ok=True)
    except (OpslagFout, OSError):
        return


def _checksum(json: bytes) -> bytes:
    return hashlib.sha256(json).hexdigest().encode()


def _kept_file(folder: Path, sha256: str) -> Path:
    return folder / f"plan-{sha256[:32]}-{_fingerprint()}.json"


@once
def _fingerprint() -> str:
    """16 hex digits for the code that judges a plan. Raises OSError where that code is not on disk as files."""
    som = hashlib.sha256(VERSION.encode())
    for naam in _JUDGES:
        som.update(Path(__file__).with_name(f"{naam}.py").read_bytes())
    return som.hexdigest()[:16]
