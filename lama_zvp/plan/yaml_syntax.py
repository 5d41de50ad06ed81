"""The syntax errors of YAML in Dutch: what is wrong, and what to do about it."""

from __future__ import annotations

import re

import yaml

_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_INSPRINGEN = "kijk het inspringen na: wat bij elkaar hoort, staat recht onder elkaar"
_CITEER = "zet aanhalingstekens rond de hele tekst"
_OPEN_QUOTE = ("het aanhalingsteken dat hier opent, wordt niet gesloten", "sluit het of verdubbel het")
_STANDAARD = ("de opmaak van de YAML klopt hier niet", "kijk inspringen, `:` en aanhalingstekens na")

_MELDINGEN: tuple[tuple[str, str, str], ...] = (
    ("mapping values are not allowed", "hier mag geen `:` staan", f"{_CITEER} als er `: ` in staat, of {_INSPRINGEN}"),
    ("mapping keys are not allowed", "hier mag geen `?` staan", _CITEER),
    ("sequence entries are not allowed", "hier mag geen `-` staan", f"{_CITEER}, of {_INSPRINGEN}"),
    ("tab character", "hier staat een tab in plaats van spaties", "spring in met spaties"),
    ("could not find expected ':'", "na deze sleutel ontbreekt een `:`", "schrijf `sleutel: waarde`"),
    ("document separator", "midden in een tekst begint een regel met `---` of `...`", "spring die regel in"),
    ("document indicator", "midden in een tekst begint een regel met `---` of `...`", "spring die regel in"),
    ("escape character", "onbekend teken na `\\`", "schrijf `\\\\`, of gebruik enkele aanhalingstekens"),
    ("escape code", "dit teken bestaat niet", "verbeter de code na `\\`"),
    ("hexdecimal number", "na `\\x` of `\\u` hoort een code", "schrijf `\\\\`, of gebruik enkele aanhalingstekens"),
    ("hexadecimal number", "na `\\x` of `\\u` hoort een code", "schrijf `\\\\`, of gebruik enkele aanhalingstekens"),
    ("alphabetic or numeric character", "een tekst mag niet met `*` of `&` beginnen", _CITEER),
    (
        "comment or a line break",
        "na `|` of `>` hoort een nieuwe regel",
        "zet de tekst ingesprongen op de volgende regel",
    ),
    ("comment or line break", "na `|` of `>` hoort een nieuwe regel", "zet de tekst ingesprongen op de volgende regel"),
    ("flow sequence", "de lijst met `[`{} wordt niet goed gesloten", "zet komma's tussen de waarden en sluit met `]`"),
    ("flow mapping", "de groep met `{{`{} wordt niet goed gesloten", "zet komma's tussen de velden en sluit met `}`"),
    ("flow node", "de lijst of groep met `[` of `{{`{} wordt niet goed gesloten", "sluit ze met `]` of `}`"),
    ("'-' indicator", "in deze lijst hoort hier een `-`", _INSPRINGEN),
    ("block collection", "in deze lijst hoort hier een `-`", _INSPRINGEN),
    ("block mapping", "hier wordt een sleutel verwacht", _INSPRINGEN),
    ("document start", "na het einde van het plan staat nog iets", _INSPRINGEN),
    ("directive", "een regel mag niet met `%` beginnen", _CITEER),
    ("incompatible YAML", "een regel mag niet met `%` beginnen", "verwijder de regel"),
    ("tag", "een tekst mag niet met `!` beginnen", _CITEER),
)
"""Part of libyaml's or PyYAML's own problem or context, what to say, what to advise; the first that fits.

`{}` is where the thing began, when that is on another line.
"""


def describe_syntax_error(fout: yaml.MarkedYAMLError, tekst: str) -> tuple[int, int, str, str]:
    """Line and column (from 1; 0 if unknown), what is wrong, and what to do. `tekst` is the whole file."""
    regels = _LINE_BREAK.split(tekst)
    probleem, verband = str(fout.problem or ""), str(fout.context or "")
    einde, begin = _place(fout.problem_mark, regels), _place(fout.context_mark, regels)
    plaats = einde if einde != (0, 0) else begin
    if "cannot start any token" in probleem:
        return *plaats, *_wrong_start(regels, *plaats)
    if begin != (0, 0) and "quoted scalar" in verband and "end of stream" in probleem:
        return *begin, *_OPEN_QUOTE
    if begin != (0, 0) and "could not find expected ':'" in probleem:
        plaats = begin
    for bron in (probleem, verband):
        for deel, wat, raad in _MELDINGEN:
            if deel in bron:
                opening = f" van regel {begin[0]}" if begin[0] not in (0, plaats[0]) else ""
                return *plaats, wat.format(opening), raad
    return *plaats, *_STANDAARD


def _place(plek: yaml.Mark | None, regels: list[str]) -> tuple[int, int]:
    """Line and column from 1; what is missing after the end of the file is put at its last character."""
    if plek is None:
        return 0, 0
    if plek.line >= len(regels):
        return len(regels), len(regels[-1]) + 1
    return plek.line + 1, min(plek.column, len(regels[plek.line])) + 1


def _wrong_start(regels: list[str], regel: int, kolom: int) -> tuple[str, str]:
    teken = regels[regel - 1][kolom - 1 : kolom]
    if teken == "\t":
        return "hier staat een tab in plaats van spaties", "spring in met spaties"
    return f"een tekst mag niet beginnen met `{teken}`", _CITEER
