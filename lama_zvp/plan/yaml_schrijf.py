"""A plan's values as the text of a plan file, as a person would write it: what reads it back finds the same values.

Written is what was set (`model_fields_set`), in the order of the schema; what is empty is left out. Comments go by the
name of what they stand above.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from lama_zvp.plan.refs_duizend import LIJKT_DUIZENDTAL
from lama_zvp.plan.yaml_scalars import CONTROL_CHARACTERS, ScalarTrap, read_scalar

Pad = tuple[str | int, ...]
"""Where something stands: fields, years, and for an item of a list its `sleutel` or else its number from 0."""

Commentaar = Mapping[Pad, tuple[str, ...]]
"""Lines of comment, without `#`, above what stands at a path; with EINDE as last step: under the last item there."""

EINDE = "\0einde"
"""A last step of a path that no field has."""

_BREEDTE = 118
_EERST = ("sleutel", "titel", "omschrijving", "laag", "laag_herkomst")
_RUIM = ("fiches", "hefbomen", "indicatoren", "tabellen", "overleg", "kaders")
"""Lists of the plan of which the items stand apart."""
_GEWOON = re.compile(r"""[^\W_][\w .,:()/%&+€°'"’“”«»–—…·;=?!*<>-]*""")
"""A text that needs no quotes on a line of its own, unless it reads as something else than text."""
_KAAL_IN_HAAKJES = re.compile(r"[\w .()/%+€°-]+")
_ONTSNAPT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def schrijf_plan(plan: BaseModel, commentaar: Commentaar | None = None) -> str:
    """The text of a plan file with these values; `commentaar` is written above what it belongs to."""
    return "\n".join(_Schrijver(commentaar or {}).plan(plan)).strip("\n") + "\n"


def schrijf_velden(deel: BaseModel) -> str:
    """The fields of one part of a plan, from column 0."""
    return "\n".join(_Schrijver({}).velden(deel, (), "")) + "\n"


def schrijf_deel(deel: BaseModel, commentaar: Commentaar | None = None, pad: Pad = ()) -> str:
    """One item of a list, as it stands in the file, from column 0."""
    return "\n".join(_Schrijver(commentaar or {}).item(deel, pad, "")) + "\n"


class _Schrijver:
    def __init__(self, commentaar: Commentaar) -> None:
        self._commentaar = commentaar

    def plan(self, plan: BaseModel) -> Iterator[str]:
        """The whole file, with an empty line around every part that takes more than one."""
        for naam in _gezet(plan):
            waarde, pad = getattr(plan, naam), (naam,)
            regels = [*self._veld(naam, waarde, pad, "")]
            yield from ("",) if len(regels) > 1 else ()
            if len(regels) > 1 and isinstance(waarde, tuple) and naam in _RUIM:
                yield from (*self._opmerkingen(pad, ""), f"{naam}:")
                for nummer, deel in enumerate(waarde):
                    yield from (*(("",) if nummer else ()), *self.item(deel, (naam, naam_van(deel, nummer)), "  "))
                yield from self._opmerkingen((naam, EINDE), "  ")
            else:
                yield from regels
        yield from self._opmerkingen((EINDE,), "")

    def velden(self, deel: BaseModel, pad: Pad, inspring: str) -> Iterator[str]:
        """Every field that has something to say, each from column `inspring`."""
        for naam in _gezet(deel):
            yield from self._veld(naam, getattr(deel, naam), (*pad, naam), inspring)
        yield from self._opmerkingen((*pad, EINDE), inspring)

    def item(self, waarde: Any, pad: Pad, inspring: str) -> Iterator[str]:
        """One item of a list."""
        yield from self._opmerkingen(pad, inspring)
        if not isinstance(waarde, BaseModel):
            yield f"{inspring}- {_scalar(waarde)}"
            return
        regel = self._op_een_regel(waarde, pad, len(inspring) + 2)
        if regel is not None:
            yield f"{inspring}- {regel}"
            return
        regels = [*self.velden(waarde, pad, inspring + "  ")]
        eerste = next(i for i, r in enumerate(regels) if not r.lstrip().startswith("#"))
        # A comment on the first field goes above the dash: between dash and field there is no room for it.
        yield from (f"{inspring}{r.lstrip()}" for r in regels[:eerste])
        yield f"{inspring}- {regels[eerste].removeprefix(inspring + '  ')}"
        yield from regels[eerste + 1 :]

    def _veld(self, naam: str | int, waarde: Any, pad: Pad, inspring: str) -> Iterator[str]:
        yield from self._opmerkingen(pad, inspring)
        kop = f"{inspring}{naam}:"
        kort = self._op_een_regel(waarde, pad, len(kop) + 1)
        if kort is not None:
            yield f"{kop} {kort}"
        elif isinstance(waarde, BaseModel):
            yield kop
            yield from self.velden(waarde, pad, inspring + "  ")
        elif isinstance(waarde, tuple):
            yield kop
            for nummer, deel in enumerate(waarde):
                yield from self.item(deel, (*pad, naam_van(deel, nummer)), inspring + "  ")
            yield from self._opmerkingen((*pad, EINDE), inspring + "  ")
        elif isinstance(waarde, dict):
            yield kop
            for jaar, deel in waarde.items():
                yield from self._veld(jaar, deel, (*pad, jaar), inspring + "  ")
            yield from self._opmerkingen((*pad, EINDE), inspring + "  ")
        elif "\n" in str(waarde):
            yield f"{kop} |-"
            yield from (f"{inspring}  {regel}" if regel else "" for regel in str(waarde).split("\n"))
        else:
            yield from _tekst(kop, str(waarde), inspring)

    def _opmerkingen(self, pad: Pad, inspring: str) -> Iterator[str]:
        for regel in self._commentaar.get(pad, ()):
            kaal = " ".join(CONTROL_CHARACTERS.sub(" ", regel).rstrip().splitlines())
            yield f"{inspring}# {kaal}" if kaal else f"{inspring}#"

    def _op_een_regel(self, waarde: Any, pad: Pad, kolom: int) -> str | None:
        """The value on the line of its name; None where it does not fit, or a comment has to stand within."""
        if isinstance(waarde, str):
            kaal = _kale_tekst(waarde)
            if _in_regels(waarde):
                return None
            return kaal if kolom + len(kaal) <= _BREEDTE or not _vouwbaar(waarde) else None
        if isinstance(waarde, tuple | dict | BaseModel):
            if any(sleutel[: len(pad)] == pad and len(sleutel) > len(pad) for sleutel in self._commentaar):
                return None
            kort = _haakjes(waarde)
            return kort if kort is not None and kolom + len(kort) <= _BREEDTE else None
        return _scalar(waarde)


def naam_van(deel: Any, nummer: int) -> str | int:
    """How an item of a list is called in a path."""
    sleutel = getattr(deel, "sleutel", None)
    return sleutel if isinstance(sleutel, str) else nummer


def _gezet(deel: BaseModel) -> Iterator[str]:
    """The fields to write: what a thing is called comes first, and where it stands in the source last."""
    velden = type(deel).model_fields
    laatst = ("bron",) if isinstance(getattr(deel, "bron", None), str) else ()
    eerst = tuple(naam for naam in _EERST if naam in velden) if "titel" in velden else ()
    for naam in (*eerst, *(n for n in velden if n not in (*eerst, *laatst)), *laatst):
        yield from _als_gezet(deel, naam)


def _als_gezet(deel: BaseModel, naam: str) -> Iterator[str]:
    waarde = getattr(deel, naam)
    leeg = waarde is None or (isinstance(waarde, tuple | dict) and not waarde)
    nodig = type(deel).model_fields[naam].is_required()
    if nodig or (naam in deel.model_fields_set and not leeg and not _niets_gezet(waarde)):
        yield naam


def _niets_gezet(waarde: Any) -> bool:
    return isinstance(waarde, BaseModel) and not list(_gezet(waarde))


def _haakjes(waarde: Any) -> str | None:
    """Short lists of words as `[a, b]`, and small groups of plain values as `{a: 1}`; None for anything larger."""
    if isinstance(waarde, tuple):
        if not waarde:
            return "[]"
        return f"[{', '.join(map(_in_haakjes, waarde))}]" if not any(map(_samengesteld, waarde)) else None
    if not isinstance(waarde, BaseModel):
        return None
    velden = [(naam, getattr(waarde, naam)) for naam in _gezet(waarde)]
    if not velden or any(_samengesteld(deel) for _, deel in velden):
        return None
    return "{" + ", ".join(f"{naam}: {_in_haakjes(deel)}" for naam, deel in velden) + "}"


def _samengesteld(waarde: Any) -> bool:
    return isinstance(waarde, tuple | dict | BaseModel)


def _in_haakjes(waarde: Any) -> str:
    if isinstance(waarde, str):
        return waarde if _KAAL_IN_HAAKJES.fullmatch(waarde) and _blijft_tekst(waarde) else _aangehaald(waarde)
    return _scalar(waarde)


def _scalar(waarde: Any) -> str:
    if isinstance(waarde, str):
        return _kale_tekst(waarde)
    if isinstance(waarde, bool):
        return "true" if waarde else "false"
    if isinstance(waarde, Decimal):
        tekst = f"{waarde:f}"
        # `1.287` would be refused as a thousand that somebody wrote with a point.
        return f"{tekst}0" if LIJKT_DUIZENDTAL.fullmatch(tekst) else tekst
    if isinstance(waarde, date):
        return waarde.isoformat()
    return "null" if waarde is None else str(waarde)


def _tekst(kop: str, tekst: str, inspring: str) -> Iterator[str]:
    """A long text, folded over lines as `>-`; reading it back joins the lines with one space."""
    yield f"{kop} >-"
    binnen = inspring + "  "
    yield from textwrap.wrap(
        tekst,
        width=max(_BREEDTE, len(binnen) + 40),
        initial_indent=binnen,
        subsequent_indent=binnen,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _vouwbaar(tekst: str) -> bool:
    """Whether folding gives back exactly this text."""
    return (
        " ".join(tekst.split(" ")) == " ".join(tekst.split()) == tekst
        and not CONTROL_CHARACTERS.search(tekst)
        and all(deel.isprintable() for deel in tekst.split(" "))
    )


def _in_regels(tekst: str) -> bool:
    """Whether a text of several lines can stand as it is, under `|-`."""
    regels = tekst.split("\n")
    return (
        len(regels) > 1
        and all(regel.isprintable() and regel == regel.rstrip() for regel in regels)
        and bool(regels[0] and regels[-1])
        and not regels[0].startswith(" ")
    )


def _kale_tekst(tekst: str) -> str:
    """A text on one line, in quotes where it needs them."""
    return tekst if _GEWOON.fullmatch(tekst) and _blijft_tekst(tekst) and tekst == tekst.strip() else _aangehaald(tekst)


def _blijft_tekst(tekst: str) -> bool:
    """Whether a reader takes these bare words for this text."""
    if tekst != tekst.strip() or not tekst[:1].isalnum() or tekst.endswith(":") or ": " in tekst or " #" in tekst:
        return False
    if set(tekst) <= set("0123456789.,-/"):
        return False
    try:
        return tekst.isprintable() and read_scalar(tekst, plain=True) == tekst and tekst.lower() not in _MISLEIDEND
    except ScalarTrap:
        return False


_MISLEIDEND = frozenset(("yes", "no", "on", "off", "y", "n", "true", "false", "null"))
"""Words that other readers of YAML take for something else."""


def _aangehaald(tekst: str) -> str:
    """In double quotes, with every sign that is not plainly visible written as an escape."""
    return '"' + "".join(map(_teken, tekst)) + '"'


def _teken(teken: str) -> str:
    if teken in _ONTSNAPT:
        return _ONTSNAPT[teken]
    if teken.isprintable():
        return teken
    nummer = ord(teken)
    return f"\\x{nummer:02x}" if nummer < 0x100 else f"\\u{nummer:04x}" if nummer < 0x10000 else f"\\U{nummer:08x}"
