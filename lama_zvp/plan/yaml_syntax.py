"""The syntax errors of YAML in Dutch: what is wrong, and what to do about it."""

from __future__ import annotations

import yaml

_STANDAARD = ("de opmaak van de YAML klopt hier niet", "kijk inspringing, `:` en aanhalingstekens na")


def describe_syntax_error(fout: yaml.MarkedYAMLError) -> tuple[int, int, str, str]:
    """Line and column (from 1; 0 if unknown), what is wrong, and what to do."""
    plek = fout.problem_mark or fout.context_mark
    regel, kolom = (plek.line + 1, plek.column + 1) if plek else (0, 0)
    return regel, kolom, *_STANDAARD
