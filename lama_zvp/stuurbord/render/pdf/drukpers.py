"""The typesetter itself, as a process of its own: data come in on standard input, the PDF goes out on standard output.

Data stand as one JSON file beside the templates, never as source: no text in them can be obeyed. The templates read no
other file, and the typesetter's root is the null device, under which no file can be.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, cast

from lama_zvp.stuurbord.render.pdf.letters import (
    als_code,
    bijzondere,
    breekbaar,
    lettertypen,
    ontbrekende,
    overal,
)

if TYPE_CHECKING:
    from typst import Fonts, PDFStandard

STANDAARDEN: Final[tuple[PDFStandard, ...]] = ("a-2a", "ua-1")
SJABLONEN: Final = ("huis.typ", "tekening.typ", "bouw.typ")
_PROEF: Final = b"""#set document(title: "-")
#set text(lang: "nl", font: ("Source Sans 3", "DejaVu Sans Mono"))
#sys.inputs.x"""


def druk(gegevens: dict[str, Any], dag: date) -> bytes:
    """The PDF of what the templates are given (`blad` and `inhoud`); `dag` is the day it says it was made.

    Raises typst.TypstError when templates and data do not fit each other.
    """
    pers = _Pers(lettertypen(), dag)
    klaar = overal(gegevens, breekbaar)
    return pers.poog(klaar) or pers.zonder_letterloze(klaar)


class _Pers:
    """One document's typesetter: its fonts, its templates and its moment."""

    def __init__(self, fonts: Fonts, dag: date) -> None:
        self.fonts = fonts
        self.moment = datetime.combine(dag, time(), UTC)
        map_ = files(__package__) / "sjabloon"
        self.bronnen = {naam: (map_ / naam).read_bytes() for naam in SJABLONEN}
        self.bronnen["main.typ"] = (map_ / "document.typ").read_bytes()

    def poog(self, gegevens: dict[str, Any]) -> bytes | None:
        """The PDF, or None when it cannot be made."""
        from typst import TypstError

        try:
            return self._maak(gegevens)
        except TypstError:
            return None

    def zonder_letterloze(self, gegevens: dict[str, Any]) -> bytes:
        """The PDF with every character that has no letter written as its code."""
        bijzonder = bijzondere(_teksten(gegevens))
        pdf = self.poog(overal(gegevens, als_code(ontbrekende(bijzonder, self._lukt)))) if bijzonder else None
        # Beyond that a character may have a letter and yet not one for where it stands.
        return pdf or self._maak(overal(gegevens, als_code(bijzonder)))

    def _lukt(self, tekst: str) -> bool:
        from typst import TypstError

        try:
            self._zet({"main.typ": _PROEF}, {"x": tekst})
        except TypstError:
            return False
        return True

    def _maak(self, gegevens: dict[str, Any]) -> bytes:
        inhoud = json.dumps(gegevens, ensure_ascii=False).encode()
        return self._zet({**self.bronnen, "gegevens.json": inhoud}, {})

    def _zet(self, bronnen: dict[str, bytes], invoer: dict[str, str]) -> bytes:
        import typst

        pdf: bytes = typst.compile(
            # The stubs do not know sources in memory.
            cast("Any", bronnen),
            format="pdf",
            root=os.devnull,
            package_path=os.devnull,
            package_cache_path=os.devnull,
            font_paths=self.fonts,
            ignore_system_fonts=True,
            sys_inputs=invoer,
            pdf_standards=list(STANDAARDEN),
            timestamp=self.moment,
        )
        return pdf


def _teksten(waarde: Any) -> Iterator[str]:
    """Every text in the data, keys not."""
    if isinstance(waarde, str):
        yield waarde
    elif isinstance(waarde, list):
        for deel in waarde:
            yield from _teksten(deel)
    elif isinstance(waarde, dict):
        for deel in waarde.values():
            yield from _teksten(deel)


def main() -> None:
    """Read `{"dag": …, "gegevens": …}`, write the PDF."""
    opdracht = json.load(sys.stdin.buffer)
    sys.stdout.buffer.write(druk(opdracht["gegevens"], date.fromisoformat(opdracht["dag"])))


if __name__ == "__main__":
    main()
