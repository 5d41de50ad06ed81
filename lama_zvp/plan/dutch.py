"""What does not fit the schema, said in Dutch: for every pydantic error where, what, and what to do."""

from __future__ import annotations

import re
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from itertools import islice
from typing import Any

from pydantic import BaseModel, ValidationError

from lama_zvp.errors import Planfout
from lama_zvp.plan.limits import MAX_FOUTEN, MAX_NAMEN
from lama_zvp.plan.model import Plan
from lama_zvp.plan.names import normaliseer
from lama_zvp.plan.yaml_tree import Boom, Pad, Waarde

_Detail = Mapping[str, Any]
_Zin = tuple[str, str]
"""What is wrong, what to do."""

_KORT = 40
_NO_PLACES = frozenset(("[key]", "ritme-doorlopend", "ritme-per-jaar", "ritme-eenmalig", "term-getal", "term-cel"))
"""Steps that pydantic adds to a path for the branches of a union (the tags of the model) and for the key itself."""


def schema_errors(fout: ValidationError, boom: Boom, bestand: str, model: type[BaseModel] = Plan) -> Iterator[Planfout]:
    """One Planfout for each defect, at most MAX_FOUTEN; a place where reading already found a defect is passed over.

    `model` is what the file as a whole should be.
    """
    al_gemeld = {(f.regel, f.kolom) for f in boom.fouten}
    aantal = 0
    for detail in fout.errors(include_url=False):
        if _is_echo(detail):
            continue
        plaats = _place(detail, boom)
        if plaats in al_gemeld and detail["type"] != "missing":
            continue
        wat, raad = describe({**detail, "model": model}, boom.waarde)
        yield Planfout(bestand, *plaats, wat, raad)
        aantal += 1
        if aantal == MAX_FOUTEN:
            yield Planfout(
                bestand, 0, 0, f"meer dan {MAX_FOUTEN} fouten; de rest is niet getoond", "herstel eerst deze"
            )
            return


def describe(detail: Any, wortel: Waarde) -> tuple[str, str]:
    """What is wrong and what to do, for one entry of `ValidationError.errors()` on the file `wortel`.

    The entry may carry the `model` of the whole file; without it, that is a plan.
    """
    pad: Pad = detail["loc"]
    zin = _ZINNEN.get(detail["type"], _other)
    wat, raad = zin(detail)
    naam, ouder = _field_and_parent(pad, wortel)
    waar = dotted(ouder, wortel)
    in_ouder = f" in {waar}" if waar else ""
    return f"`{naam}`{in_ouder}: {wat}" if naam else f"het plan: {wat}", raad


def dotted(pad: Pad, wortel: Waarde) -> str:
    """`fiches.verkeer.maatregelen.2`: keys, and for an item of a list its own sleutel or else its number from 1."""
    delen: list[str] = []
    waarde: Any = wortel
    for stap in pad:
        if isinstance(waarde, dict) and stap in waarde:
            delen.append(str(stap)[:_KORT])
        elif isinstance(waarde, tuple) and isinstance(stap, int) and stap < len(waarde):
            delen.append(_item_name(waarde[stap], stap))
        else:
            continue
        waarde = waarde[stap]
    return ".".join(delen)


def nearest(woord: str, mogelijk: Iterable[str]) -> str:
    """The nearest of the possible words, or nothing."""
    namen = list(islice(mogelijk, MAX_NAMEN))
    treffers = get_close_matches(woord[:80], namen, n=1, cutoff=0.6)
    treffers = treffers or [naam for naam in namen if len(woord) > 2 and _same_start(woord, naam)]
    return treffers[0] if treffers else ""


def _same_start(woord: str, naam: str) -> bool:
    """Whether one begins with the other, or they share a whole part: not `kost` in `afkomst`."""
    delen = [{deel for deel in re.split(r"[\s_.-]+", tekst) if len(deel) > 2} for tekst in (woord, naam)]
    return woord.startswith(naam) or naam.startswith(woord) or not delen[0].isdisjoint(delen[1])


def advise_nearest(woord: str, mogelijk: Iterable[str], anders: str) -> str:
    """`bedoelde u X?`, or all possibilities when they are few, or other advice."""
    namen = list(islice(mogelijk, MAX_NAMEN))
    beste = nearest(woord, namen)
    if beste:
        return f"bedoelde u `{beste}`?"
    return f"kies uit {', '.join(namen)}" if 0 < len(namen) <= 8 else anders


def _item_name(waarde: Any, nummer: int) -> str:
    sleutel = waarde.get("sleutel") if isinstance(waarde, dict) else None
    return sleutel[:_KORT] if isinstance(sleutel, str) and sleutel else str(nummer + 1)


def _is_echo(detail: _Detail) -> bool:
    """Pydantic counts only the good items of a list, so a list of bad ones is also called too short."""
    return bool(detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"])


def _place(detail: _Detail, boom: Boom) -> tuple[int, int]:
    plek = boom.plek.zoek(detail["loc"])
    bij_sleutel = detail["type"] in ("missing", "extra_forbidden", "invalid_key") or detail["loc"][-1:] == ("[key]",)
    return plek.bij_sleutel() if bij_sleutel else plek.bij_waarde()


def _field_and_parent(pad: Pad, wortel: Waarde) -> tuple[str, Pad]:
    """The name that a reader knows the value by; an item of a list goes by the list and its number."""
    stappen = [stap for stap in pad if stap not in _NO_PLACES]
    if not stappen:
        return "", ()
    ouder: Any = wortel
    for stap in stappen[:-1]:
        ouder = _step(ouder, stap)
    laatste = stappen[-1]
    if isinstance(ouder, tuple) and isinstance(laatste, int) and len(stappen) > 1:
        return f"{stappen[-2]}, {laatste + 1}e", stappen[:-2]
    return str(laatste)[:_KORT], stappen[:-1]


def _step(waarde: Any, stap: str | int) -> Any:
    if isinstance(waarde, dict):
        return waarde.get(stap)
    return waarde[stap] if isinstance(waarde, tuple) and isinstance(stap, int) and stap < len(waarde) else None


# --- the value as the reader sees it -----------------------------------------------------------------------------


def _shown(waarde: Any) -> str:
    if waarde is None:
        return "niets"
    if isinstance(waarde, bool):
        return f"`{str(waarde).lower()}`"
    if isinstance(waarde, int | Decimal):
        return f"het getal {waarde}"
    if isinstance(waarde, date):
        return f"de datum {waarde.isoformat()}"
    if isinstance(waarde, str):
        kort = " ".join(waarde[:200].split())
        return f"de tekst `{kort if len(kort) <= _KORT else kort[:_KORT] + '…'}`"
    return "een groep velden" if isinstance(waarde, dict) else "een lijst"


def _quoted(waarde: Any) -> str:
    tekst = str(waarde).lower() if isinstance(waarde, bool) else str(waarde)
    return f'"{tekst}"'


# --- one sentence per kind of error ------------------------------------------------------------------------------


def _missing(_detail: _Detail) -> _Zin:
    return "ontbreekt", "voeg het veld toe"


def _extra(detail: _Detail) -> _Zin:
    velden = _fields(detail, detail["loc"][:-1])
    return "dit veld bestaat niet", advise_nearest(str(detail["loc"][-1]), velden, "verwijder het")


def _text(detail: _Detail) -> _Zin:
    waarde = detail["input"]
    wat = f"tekst verwacht, kreeg {_shown(waarde)}"
    if waarde is None:
        return wat, "vul de tekst in"
    if isinstance(waarde, dict):
        return wat, "staat er `: ` in de tekst, zet er dan aanhalingstekens rond"
    if isinstance(waarde, tuple):
        return wat, "schrijf één tekst, zonder `-`"
    return wat, f"zet er aanhalingstekens rond: {_quoted(waarde)}"


def _whole(detail: _Detail) -> _Zin:
    wat = "jaartal" if detail["loc"][-1:] == ("[key]",) else "geheel getal"
    return f"een {wat} verwacht, kreeg {_shown(detail['input'])}", "schrijf alleen cijfers, zonder aanhalingstekens"


def _decimal(detail: _Detail) -> _Zin:
    waarde = detail["input"]
    wat = f"een getal verwacht, kreeg {_shown(waarde)}"
    if waarde is None:
        return wat, "vul het getal in"
    if isinstance(waarde, str) and re.fullmatch(r"[-+]?[0-9]+,[0-9]+", waarde):
        return wat, f"schrijf in het planbestand een punt: {waarde.replace(',', '.')}"
    if "termen" in detail["loc"]:
        return wat, "schrijf een getal, of een cel als `tabel/rij/kolom`"
    return wat, "schrijf een getal zonder aanhalingstekens, met een punt voor de decimalen"


def _date(detail: _Detail) -> _Zin:
    wat = f"een datum verwacht, kreeg {_shown(detail['input'])}"
    return wat, "schrijf jaar-maand-dag zonder aanhalingstekens, zoals 2024-03-12"


def _yes_no(detail: _Detail) -> _Zin:
    return f"ja of nee verwacht, kreeg {_shown(detail['input'])}", "schrijf true of false"


def _literal(detail: _Detail) -> _Zin:
    verwacht = str(detail["ctx"]["expected"])
    woorden = re.findall(r"'([^']*)'", verwacht)
    if not woorden:
        return f"kreeg {_shown(detail['input'])}", f"schrijf {verwacht.lower()}"
    beste = nearest(str(detail["input"]), woorden)
    bedoeld = f"; bedoelde u `{beste}`?" if beste else ""
    return f"kreeg {_shown(detail['input'])}", f"kies uit {', '.join(woorden)}{bedoeld}"


def _pattern(detail: _Detail) -> _Zin:
    voorstel = re.sub(r"[^a-z0-9]+", "-", normaliseer(str(detail["input"])[:60])).strip("-")
    raad = "gebruik kleine letters, cijfers en koppeltekens"
    return f"{_shown(detail['input'])} is geen sleutel", f"{raad}: `{voorstel}`" if voorstel else raad


def _too_short_text(_detail: _Detail) -> _Zin:
    return "de tekst is leeg", "vul hem in of laat het veld weg"


def _too_long_text(detail: _Detail) -> _Zin:
    return f"de tekst is langer dan {detail['ctx']['max_length']} tekens", "kort hem in"


def _too_few(detail: _Detail) -> _Zin:
    minstens = detail["ctx"]["min_length"]
    return f"minstens {minstens} nodig, kreeg er {len(detail['input'])}", "vul de lijst aan"


def _too_low(detail: _Detail) -> _Zin:
    return f"kreeg {_shown(detail['input'])}", f"schrijf minstens {detail['ctx']['ge']}"


def _too_high(detail: _Detail) -> _Zin:
    return f"kreeg {_shown(detail['input'])}", f"schrijf hoogstens {detail['ctx']['le']}"


def _list(detail: _Detail) -> _Zin:
    raad = "zet elk onderdeel op een eigen regel met `- ` ervoor"
    return f"een lijst verwacht, kreeg {_shown(detail['input'])}", raad


def _group(detail: _Detail) -> _Zin:
    velden = _fields(detail, detail["loc"])
    raad = "zet de velden ingesprongen eronder"
    kreeg = detail["input"]
    if "waarde" in velden and isinstance(kreeg, int | Decimal) and not isinstance(kreeg, bool):
        raad = f"schrijf {{waarde: {kreeg}}}"
    elif velden:
        raad += ": " + ", ".join(velden[:6]) + (" …" if len(velden) > 6 else "")
    return f"een groep velden verwacht, kreeg {_shown(detail['input'])}", raad


def _rhythm(detail: _Detail) -> _Zin:
    raad = "schrijf `doorlopend`, `{per_jaar: 2}`, `{eenmalig: true}` of `{eenmalig: true, termijn: 2024-12-31}`"
    return f"kreeg {_shown(detail['input'])}", raad


def _key(detail: _Detail) -> _Zin:
    return "hier hoort de naam van een veld", advise_nearest(
        "", _fields(detail, detail["loc"][:-1]), "verwijder de regel"
    )


def _own(detail: _Detail) -> _Zin:
    return str(detail["ctx"]["error"]), "verbeter de waarde"


def _other(detail: _Detail) -> _Zin:
    return f"kreeg {_shown(detail['input'])}, dat past hier niet", "vergelijk met docs/plan-format.md"


_ZINNEN: dict[str, Callable[[_Detail], _Zin]] = {
    "missing": _missing,
    "extra_forbidden": _extra,
    "string_type": _text,
    "int_type": _whole,
    "is_instance_of": _decimal,
    "decimal_type": _decimal,
    "date_type": _date,
    "bool_type": _yes_no,
    "literal_error": _literal,
    "string_pattern_mismatch": _pattern,
    "string_too_short": _too_short_text,
    "string_too_long": _too_long_text,
    "too_short": _too_few,
    "greater_than_equal": _too_low,
    "less_than_equal": _too_high,
    "tuple_type": _list,
    "dict_type": _group,
    "model_type": _group,
    "union_tag_not_found": _rhythm,
    "invalid_key": _key,
    "value_error": _own,
}


# --- which fields the schema knows at a place --------------------------------------------------------------------


def _fields(detail: _Detail, pad: Pad) -> tuple[str, ...]:
    return fields_at(pad, detail.get("model", Plan))


def fields_at(pad: Pad, model: type[BaseModel] = Plan) -> tuple[str, ...]:
    """The field names of the schema of `model` at `pad`; empty where no group of fields belongs."""
    modellen: list[type[BaseModel]] = [model]
    for stap in pad:
        velden = [m.model_fields[stap].annotation for m in modellen if isinstance(stap, str) and stap in m.model_fields]
        if velden:
            modellen = [model for annotatie in velden for model in _models_in(annotatie)]
    return tuple(dict.fromkeys(naam for model in modellen for naam in model.model_fields))


def _models_in(annotatie: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotatie, type) and issubclass(annotatie, BaseModel):
        yield annotatie
    for deel in typing.get_args(annotatie):
        yield from _models_in(deel)
