"""Making a plan file: from answers, from the plan that ends, or from two zones; never over another file."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from lama_zvp.errors import Geweigerd, InvoerFout
from lama_zvp.plan.yaml_schrijf import Commentaar, Pad, schrijf_plan
from lama_zvp.workspace.plannen import ander_bureau

if TYPE_CHECKING:
    from lama_zvp.journal.events import Gebeurtenis
    from lama_zvp.plan.load import LoadedPlan
    from lama_zvp.plan.model import Cijfer, Periode, Plan
    from lama_zvp.plan.volgend import Raad
    from lama_zvp.workspace import Workspace

SCHEMABESTAND = "plan.schema.json"
EDITORREGEL = f"# yaml-language-server: $schema={SCHEMABESTAND}\n"
_PERIODE = re.compile(r"\s*(\d{4})\s*[-–:]\s*(\d{4})\s*")


@dataclass(frozen=True, slots=True)
class Nieuwplan:
    """A plan file that was made. `schema`: the schema beside it, when that had to be written too.

    `voorstellen`: how many promises are proposed to go on, be adjusted, be merged or be dropped.
    """

    bestand: Path
    schema: Path | None
    plan: Plan
    voorstellen: Mapping[str, int]


def bewaar_plan(werkruimte: Workspace, bestand: str, plan: Plan, commentaar: Commentaar | None = None) -> Nieuwplan:
    """Write a plan as a new file with the line for the editor, and the schema beside it where there is none.

    The text is read back first: what would not load is never written. Raises Geweigerd, InvoerFout or OpslagFout.
    """
    from lama_zvp.plan.load import parse_plan

    eis_ter_plaatse(werkruimte)
    pad = keur_bestand(bestand)
    tekst = EDITORREGEL + schrijf_plan(plan, commentaar)
    return _bewaar(pad, tekst, parse_plan(tekst.encode(), str(pad)))


def bewaar_tekst(werkruimte: Workspace, bestand: str, tekst: str) -> Nieuwplan:
    """The same for a text that is a plan file already."""
    from lama_zvp.plan.load import parse_plan

    eis_ter_plaatse(werkruimte)
    pad = keur_bestand(bestand)
    geheel = EDITORREGEL + tekst
    return _bewaar(pad, geheel, parse_plan(geheel.encode(), str(pad)))


def _bewaar(pad: Path, tekst: str, plan: Plan) -> Nieuwplan:
    from lama_zvp.files import schrijf_nieuw

    schrijf_nieuw(pad, tekst.encode(), modus=0o644)
    return Nieuwplan(pad, _schema_ernaast(pad), plan, Counter(_voorstellen(plan)))


def volgend_bestand(werkruimte: Workspace, bestand: str, periode: str) -> Nieuwplan:
    """Write the plan that follows the one at hand. Raises Geweigerd, InvoerFout or OpslagFout."""
    from lama_zvp.plan.volgend import volgend_plan

    eis_ter_plaatse(werkruimte)
    keur_bestand(bestand)
    geladen = werkruimte.geladen
    nieuw = lees_periode(periode)
    if nieuw.van <= geladen.plan.periode.van:
        oud = geladen.plan.periode
        raad = f"Dat plan loopt van {oud.van.year} tot en met {oud.einde.year}; kies een latere periode."
        raise InvoerFout(f"{periode} volgt niet op het plan {geladen.plan.sleutel}.", raad=raad)
    plan, commentaar = _vers(geladen)
    ontwerp = volgend_plan(
        plan,
        nieuw,
        _raad(werkruimte, plan),
        _cijfers(werkruimte, plan, nieuw.van.year - 1),
        commentaar,
        werkruimte.vandaag(),
    )
    return bewaar_plan(werkruimte, bestand, ontwerp.plan, ontwerp.commentaar)


def samengevoegd_bestand(werkruimte: Workspace, bestand: str, eerste: str, tweede: str) -> Nieuwplan:
    """Write one plan out of two zones' plans, each by name or file. Raises Geweigerd, NietGevonden or InvoerFout."""
    from lama_zvp.plan.samenvoegen import voeg_samen

    eis_ter_plaatse(werkruimte)
    keur_bestand(bestand)
    (a, over_a), (b, over_b) = plan_met_commentaar(werkruimte, eerste), plan_met_commentaar(werkruimte, tweede)
    if a.sleutel == b.sleutel:
        raise InvoerFout(
            f"De twee plannen dragen allebei de sleutel {a.sleutel}.",
            raad="`lama-zvp plan verschil` vergelijkt twee versies van één plan.",
        )
    ontwerp = voeg_samen(a, b, werkruimte.vandaag(), over_a, over_b)
    return bewaar_plan(werkruimte, bestand, ontwerp.plan, ontwerp.commentaar)


def lees_periode(tekst: str) -> Periode:
    """`2026-2031`: whole calendar years. Raises `InvoerFout`."""
    from lama_zvp.plan.model import Periode

    gevonden = _PERIODE.fullmatch(tekst)
    if gevonden is None or not 1990 <= int(gevonden[1]) <= int(gevonden[2]) <= 2100:
        raise InvoerFout(f"“{tekst[:40]}” is geen periode.", raad="Schrijf bijvoorbeeld 2026-2031.")
    return Periode(van=date(int(gevonden[1]), 1, 1), tot=date(int(gevonden[2]), 12, 31))


def eis_ter_plaatse(werkruimte: Workspace) -> None:
    """A plan is made by who may read all of it: the journal's evidence goes into it. Raises `Geweigerd`."""
    werkruimte.wie.eis("lezen")
    if not werkruimte.wie.ziet("beperkt"):
        raise Geweigerd(
            f"Uw rol ({werkruimte.wie.rol}) mag geen plan maken.", raad="Vraag het aan iemand met de rol korpsleiding."
        )


def keur_bestand(bestand: str) -> Path:
    """A name for a new plan file, at which nothing stands yet. Raises `InvoerFout`."""
    pad = Path(bestand)
    if pad.suffix not in (".yaml", ".yml"):
        raise InvoerFout(f"{pad} is geen naam voor een plan.", raad=f"Laat ze eindigen op .yaml: {pad}.yaml.")
    if pad.exists() or pad.is_symlink():
        raise InvoerFout(f"{pad} bestaat al en blijft onaangeroerd.", raad="Kies een andere naam.")
    if not pad.parent.is_dir():
        raise InvoerFout(f"De map {pad.parent} bestaat niet.", raad="Maak ze eerst, of kies een andere.")
    return pad


def plan_met_commentaar(werkruimte: Workspace, naam: str) -> tuple[Plan, dict[Pad, tuple[str, ...]]]:
    """A plan by name or file, as its author wrote it, with its comments. Raises NietGevonden or PlanOngeldig."""
    return _vers(ander_bureau(werkruimte, naam).geladen)


def _vers(geladen: LoadedPlan) -> tuple[Plan, dict[Pad, tuple[str, ...]]]:
    """The plan read from its bytes, so that it is known what its author wrote and what he left out."""
    from lama_zvp.plan.commentaar import lees_commentaar
    from lama_zvp.plan.load import parse_plan
    from lama_zvp.plan.volgend import zonder_voorstellen
    from lama_zvp.plan.yaml_tree import parse_tree

    commentaar = lees_commentaar(geladen.bytes, parse_tree(geladen.bytes, "plan"))
    return parse_plan(geladen.bytes, "plan"), zonder_voorstellen(commentaar)


def _schema_ernaast(pad: Path) -> Path | None:
    from lama_zvp.files import schrijf_nieuw
    from lama_zvp.plan.schema import json_schema

    schema = pad.with_name(SCHEMABESTAND)
    if schema.exists():
        return None
    tekst = json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
    schrijf_nieuw(schema, tekst.encode(), modus=0o644)
    return schema


def _voorstellen(plan: Plan) -> Iterator[str]:
    for groep in plan.fiches:
        yield from (m.voorstel.soort for m in groep.maatregelen if m.voorstel)
    for hefboom in plan.hefbomen:
        yield from (t.voorstel.soort for t in hefboom.toezeggingen if t.voorstel)
    yield from ("vervallen" for _ in plan.vervallen)


# --- what the journal says ---------------------------------------------------------------------------------------


def _raad(werkruimte: Workspace, plan: Plan) -> dict[str, Raad]:
    from lama_zvp.assess.volgend import raad_voor

    jaren = plan.periode.jaren()
    jaar = min(max(werkruimte.vandaag().year, jaren[0]), jaren[-1])
    beoordelingen: dict[str, Gebeurtenis] = {}
    for eerder in range(jaren[0], jaar + 1):
        beoordelingen |= werkruimte.beoordelingen(eerder)
    return raad_voor(
        plan, werkruimte.overzicht(jaar), werkruimte.besluiten(jaar), beoordelingen, _meldingen(werkruimte)
    )


def _meldingen(werkruimte: Workspace) -> dict[str, set[tuple[date, str]]]:
    """Per measure the day and the words of every entry that counts."""
    from lama_zvp.journal.events import Voortgang
    from lama_zvp.journal.filter import Filter

    uit: defaultdict[str, set[tuple[date, str]]] = defaultdict(set)
    if werkruimte.heeft_journaal():
        vraag = Filter(plan=werkruimte.plan.sleutel, soorten=("voortgang",), alleen_geldend=True)
        for event in werkruimte.journaal.gebeurtenissen(vraag):
            if isinstance(event.inhoud, Voortgang) and (tekst := " ".join(event.inhoud.tekst.split()).casefold()):
                uit[event.onderwerp].add((event.datum, tekst))
    return uit


def _cijfers(werkruimte: Workspace, plan: Plan, tot_jaar: int) -> dict[str, dict[int, Cijfer]]:
    from lama_zvp.assess.volgend import jaarcijfers

    metingen = werkruimte.reeksen(tot_jaar)
    return {i.sleutel: jaarcijfers(plan, i, metingen.get(i.sleutel, ()), tot_jaar) for i in plan.indicatoren}
