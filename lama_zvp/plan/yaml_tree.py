"""From the bytes of a plan file to plain data with the place of every key and value: the strict reading of YAML.

A small, predictable part of YAML: mappings, lists and scalars, without tags. What YAML 1.1 would silently turn into
something else (`1_000`, `010`, `12:30`) is an error with advice; `ja` and `nee` stay text. The file comes from outside:
size, depth, aliases and the number of values are bounded, and nothing here recurses.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn, TypeAlias

import yaml

from lama_zvp.errors import Planfout, PlanOngeldig
from lama_zvp.plan.limits import MAX_ALIASES, MAX_BYTES, MAX_DEPTH, MAX_FOUTEN, MAX_NODES
from lama_zvp.plan.yaml_scalars import CONTROL_CHARACTERS, Scalar, ScalarTrap, read_scalar
from lama_zvp.plan.yaml_syntax import describe_syntax_error

_LINE_BREAK = re.compile(r"\r\n|\r|\n")

Waarde: TypeAlias = "dict[str | int, Waarde] | tuple[Waarde, ...] | Scalar"
Pad: TypeAlias = "Sequence[str | int]"


class Plek:
    """Where one value stands, and its key if it has one; line and column count from 1."""

    __slots__ = ("kinderen", "kolom", "regel", "sleutel")

    def __init__(self, regel: int, kolom: int, sleutel: tuple[int, int] | None = None) -> None:
        self.regel = regel
        self.kolom = kolom
        self.sleutel = sleutel
        self.kinderen: dict[str | int, Plek] | None = None

    def zoek(self, pad: Pad) -> Plek:
        """The place of the value at `pad`; steps that are not in the file are passed over, so the nearest known."""
        plek = self
        for stap in pad:
            volgende = plek.kinderen.get(stap) if plek.kinderen else None
            plek = volgende or plek
        return plek

    def bij_sleutel(self) -> tuple[int, int]:
        """The place of the key in front of the value, or of the value itself where it has none."""
        return self.sleutel or (self.regel, self.kolom)

    def bij_waarde(self) -> tuple[int, int]:
        return self.regel, self.kolom


@dataclass(frozen=True, slots=True)
class Boom:
    """What the file says. `fouten` are the defects that did not stop the reading; `waarde` is then a best effort."""

    waarde: Waarde
    plek: Plek
    fouten: tuple[Planfout, ...]


def parse_tree(data: bytes, bestand: str) -> Boom:
    """Read one YAML document; `bestand` is the name used in messages.

    Mappings become dicts in file order, lists become tuples, scalars see `read_scalar`.
    Raises PlanOngeldig when nothing sensible can be built (too large, not UTF-8, broken syntax, a bomb).
    """
    tekst = _decode(data, bestand)
    bouw = _Bouw(bestand)
    try:
        for event in yaml.parse(tekst, Loader=_loader()):
            bouw.neem(event)
    except yaml.MarkedYAMLError as fout:
        regel, kolom, wat, raad = describe_syntax_error(fout, tekst)
        bouw.stop(regel, kolom, wat, raad)
    except yaml.YAMLError:
        bouw.stop(0, 0, "het bestand is geen geldige YAML", "vergelijk het met een plan dat wel laadt")
    return bouw.boom()


def _loader() -> Any:
    """libyaml's loader, some nine times faster; the pure one where PyYAML was built without libyaml."""
    return getattr(yaml, "CLoader", yaml.SafeLoader)


def _decode(data: bytes, bestand: str) -> str:
    if len(data) > MAX_BYTES:
        raise _single(
            bestand, 0, 0, "het bestand is groter dan 2 MB", "een plan hoort veel kleiner te zijn; splits het"
        )
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise _single(bestand, 1, 1, "het bestand is UTF-16", "bewaar het als UTF-8")
    kaal = data.removeprefix(BOM_UTF8)
    try:
        tekst = kaal.decode()
    except UnicodeDecodeError as fout:
        ervoor = _LINE_BREAK.split(kaal[: fout.start].decode())
        wat = f"byte 0x{kaal[fout.start]:02X} op plaats {fout.start + len(data) - len(kaal)} is geen UTF-8"
        raise _single(bestand, len(ervoor), len(ervoor[-1]) + 1, wat, "bewaar het bestand als UTF-8") from None
    fouten = tuple(_control_characters(tekst, bestand))
    if fouten:
        raise PlanOngeldig(fouten)
    return tekst


def _control_characters(tekst: str, bestand: str) -> Iterator[Planfout]:
    regel, begin = 1, 0
    for aantal, treffer in enumerate(CONTROL_CHARACTERS.finditer(tekst)):
        if aantal == MAX_FOUTEN:
            return
        for breuk in _LINE_BREAK.finditer(tekst, begin, treffer.start()):
            regel, begin = regel + 1, breuk.end()
        wat = f"stuurteken U+{ord(treffer[0]):04X} in het bestand"
        yield Planfout(bestand, regel, treffer.start() - begin + 1, wat, "verwijder het teken")


def _single(bestand: str, regel: int, kolom: int, wat: str, raad: str) -> PlanOngeldig:
    return PlanOngeldig((Planfout(bestand, regel, kolom, wat, raad),))


class _Weg:
    """Stands for a key whose value is read but thrown away (a double, or one that is no key at all)."""


_WEG = _Weg()


class _Kader:
    """A mapping or list that is still open."""

    __slots__ = ("anker", "lijst", "omvang", "paren", "plek", "sleutel", "sleutelplek")

    def __init__(self, *, is_mapping: bool, plek: Plek, anker: str | None) -> None:
        self.paren: dict[str | int, Waarde] | None = {} if is_mapping else None
        self.lijst: list[Waarde] = []
        self.plek = plek
        plek.kinderen = {}
        self.anker = anker
        self.omvang = 1
        self.sleutel: str | int | _Weg | None = None
        self.sleutelplek: tuple[int, int] = (0, 0)


class _Bouw:
    """Builds the tree from YAML events with a stack of its own."""

    def __init__(self, bestand: str) -> None:
        self._bestand = bestand
        self._stapel: list[_Kader] = []
        self._fouten: list[Planfout] = []
        self._ankers: dict[str, tuple[Waarde, int] | None] = {}
        self._aliassen = 0
        self._knopen = 0
        self._documenten = 0
        self._wortel: tuple[Waarde, Plek] | None = None

    def boom(self) -> Boom:
        if self._wortel is None:
            self.stop(1, 1, "het bestand is leeg", "begin met `sleutel:` en `titel:` van het plan")
        waarde, plek = self._wortel
        return Boom(waarde, plek, tuple(self._fouten))

    def stop(self, regel: int, kolom: int, wat: str, raad: str) -> NoReturn:
        self._fouten.append(Planfout(self._bestand, regel, kolom, wat, raad))
        raise PlanOngeldig(tuple(self._fouten))

    def neem(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._open(event)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._sluit()
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._document(event)

    def _fout(self, plaats: tuple[int, int], wat: str, raad: str) -> None:
        self._fouten.append(Planfout(self._bestand, *plaats, wat, raad))
        if len(self._fouten) >= MAX_FOUTEN:
            self.stop(0, 0, f"meer dan {MAX_FOUTEN} fouten; het lezen is gestopt", "herstel eerst deze")

    def _tel(self, plaats: tuple[int, int], aantal: int) -> None:
        self._knopen += aantal
        if self._knopen > MAX_NODES:
            self.stop(*plaats, f"het plan telt meer dan {MAX_NODES} waarden", "een plan hoort veel kleiner te zijn")

    def _document(self, event: yaml.DocumentStartEvent) -> None:
        self._documenten += 1
        if self._documenten > 1:
            self.stop(
                *_place(event), "hier begint een tweede document", "één plan per bestand: verwijder de regel `---`"
            )

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        plaats = _place(event)
        self._tel(plaats, 1)
        self._check_tag(event, plaats)
        try:
            waarde: Scalar = read_scalar(event.value, plain=event.implicit[0])
        except ScalarTrap as val:
            self._fout(plaats, val.wat, val.raad)
            waarde = event.value
        if event.anchor is not None:
            self._ankers[event.anchor] = (waarde, 1)
        kader = self._stapel[-1] if self._stapel else None
        if kader is not None and kader.paren is not None and kader.sleutel is None:
            self._sleutel(kader, waarde, plaats)
        else:
            self._plaats(waarde, Plek(*plaats), 1)

    def _check_tag(self, event: Any, plaats: tuple[int, int]) -> None:
        if event.tag is not None:
            raad = "laat hem weg, en zet tekst die op een getal lijkt tussen aanhalingstekens"
            self._fout(plaats, f"de tag `{event.tag[:60]}` mag niet in een plan", raad)

    def _sleutel(self, kader: _Kader, waarde: Scalar, plaats: tuple[int, int]) -> None:
        kader.sleutelplek = plaats
        kader.sleutel = _WEG
        if waarde == "<<":
            self._fout(plaats, "samenvoegen met `<<` kan niet in een plan", "schrijf de velden voluit")
        elif isinstance(waarde, bool) or not isinstance(waarde, str | int):
            self._fout(plaats, "een sleutel is een woord of een jaartal", "zet er een woord of een jaartal voor de `:`")
        elif kader.plek.kinderen is not None and waarde in kader.plek.kinderen:
            eerst = kader.plek.kinderen[waarde].bij_sleutel()[0]
            wat = f"de sleutel `{str(waarde)[:60]}` staat hier een tweede keer (eerst op regel {eerst})"
            self._fout(plaats, wat, "voeg de twee samen of verwijder er één")
        else:
            kader.sleutel = waarde

    def _open(self, event: Any) -> None:
        plaats = _place(event)
        self._tel(plaats, 1)
        self._check_tag(event, plaats)
        if len(self._stapel) >= MAX_DEPTH:
            self.stop(*plaats, f"dieper dan {MAX_DEPTH} niveaus genest", "een plan heeft er geen tien nodig")
        if event.anchor is not None:
            self._ankers[event.anchor] = None
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        self._stapel.append(_Kader(is_mapping=is_mapping, plek=Plek(*plaats), anker=event.anchor))

    def _sluit(self) -> None:
        kader = self._stapel.pop()
        waarde: Waarde = tuple(kader.lijst) if kader.paren is None else kader.paren
        if kader.anker is not None:
            self._ankers[kader.anker] = (waarde, kader.omvang)
        self._plaats(waarde, kader.plek, kader.omvang)

    def _alias(self, event: yaml.AliasEvent) -> None:
        plaats = _place(event)
        naam = str(event.anchor)
        self._aliassen += 1
        if self._aliassen > MAX_ALIASES:
            self.stop(*plaats, f"meer dan {MAX_ALIASES} verwijzingen met `*`", "schrijf de waarden voluit")
        if naam not in self._ankers:
            self._fout(plaats, f"`*{naam[:60]}` verwijst naar niets", "zet eerst `&naam` bij de bedoelde waarde")
            self._plaats(None, Plek(*plaats), 1)
            return
        doel = self._ankers[naam]
        if doel is None:
            self.stop(*plaats, f"`*{naam[:60]}` verwijst naar zichzelf", "schrijf de waarde voluit")
        waarde, omvang = doel
        self._tel(plaats, omvang)
        self._plaats(waarde, Plek(*plaats), omvang)

    def _plaats(self, waarde: Waarde, plek: Plek, omvang: int) -> None:
        """Give a finished value its place in the container that is open."""
        if not self._stapel:
            self._wortel = (waarde, plek)
            return
        kader = self._stapel[-1]
        kader.omvang += omvang
        kinderen = kader.plek.kinderen
        if kinderen is None:  # pragma: no cover - a frame always has children
            return
        if kader.paren is None:
            kinderen[len(kader.lijst)] = plek
            kader.lijst.append(waarde)
            return
        sleutel, kader.sleutel = kader.sleutel, None
        if sleutel is None:
            plaats = plek.bij_waarde()
            self._fout(
                plaats, "een lijst of groep kan geen sleutel zijn", "zet er een woord of een jaartal voor de `:`"
            )
            kader.sleutel = _WEG
        elif not isinstance(sleutel, _Weg):
            plek.sleutel = kader.sleutelplek
            kinderen[sleutel] = plek
            kader.paren[sleutel] = waarde


def _place(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1
