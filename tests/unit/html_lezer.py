"""A document seen as a reader sees it: its elements, and the same document with other texts in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

VOID = frozenset({"meta", "br"})


def met_teksten(waarde: Any, maak: Callable[[str], str]) -> Any:
    """The same value with every free text replaced; what comes from a fixed list of words stays."""
    if isinstance(waarde, BaseModel):
        nieuw = {}
        for naam, veld in type(waarde).model_fields.items():
            oud = getattr(waarde, naam)
            nieuw[naam] = oud if _vast(veld.annotation) else met_teksten(oud, maak)
        return type(waarde).model_validate(nieuw)
    if isinstance(waarde, tuple):
        return tuple(met_teksten(deel, maak) for deel in waarde)
    return maak(waarde) if isinstance(waarde, str) else waarde


def _vast(annotatie: Any) -> bool:
    return any(get_origin(deel) is Literal for deel in (annotatie, *get_args(annotatie)))


# --- what a browser makes of it ----------------------------------------------------------------------------------


@dataclass
class Element:
    naam: str
    attributen: dict[str, str | None]
    ouder: Element | None
    kinderen: list[Element] = field(default_factory=list)
    teksten: list[str] = field(default_factory=list)

    def alle(self, *namen: str) -> Iterator[Element]:
        for kind in self.kinderen:
            if not namen or kind.naam in namen:
                yield kind
            yield from kind.alle(*namen)

    def tekst(self) -> str:
        """All text in it, in order."""
        return "".join(self.teksten)

    def klassen(self) -> set[str]:
        return set((self.attributen.get("class") or "").split())


class _Lezer(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.wortel = Element("", {}, None)
        self.hier = self.wortel
        self.opmerkingen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs), self.hier)
        assert len(element.attributen) == len(attrs), f"attribute twice in {tag}"
        self.hier.kinderen.append(element)
        if tag not in VOID:
            self.hier = element

    def handle_endtag(self, tag: str) -> None:
        assert self.hier.naam == tag, f"</{tag}> closes <{self.hier.naam}>"
        assert self.hier.ouder is not None
        self.hier = self.hier.ouder

    def handle_data(self, data: str) -> None:
        element: Element | None = self.hier
        while element is not None:
            element.teksten.append(data)
            element = element.ouder

    def handle_comment(self, data: str) -> None:
        self.opmerkingen.append(data)


def lees(bytes_: bytes) -> Element:
    """The elements of a page. Every tag must be closed where it was opened, and there are no comments."""
    lezer = _Lezer()
    lezer.feed(bytes_.decode())
    lezer.close()
    assert lezer.hier is lezer.wortel
    assert lezer.opmerkingen == []
    return lezer.wortel
