"""The program's own errors: each says in Dutch where, what and what to do, and carries a stable exit code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


class LamaFout(Exception):
    """Base of everything the user may be told. `code` is the exit code of the command line (docs/architecture.md).

    Messages are plain text without markup; they may quote what the user typed, so every face neutralises them
    before they reach a terminal. `raad` speaks of commands and options; `raad_app`, where that would not help someone
    in the app, says the same in terms of its screens.
    """

    code: ClassVar[int] = 1

    def __init__(self, melding: str, *, raad: str = "", raad_app: str | None = None) -> None:
        super().__init__(melding)
        self.melding = melding
        self.raad = raad
        self.raad_app = raad if raad_app is None else raad_app

    def __str__(self) -> str:
        return f"{self.melding}\n{self.raad}" if self.raad else self.melding


class GebruikFout(LamaFout):
    """The command was called in a way it does not understand."""

    code = 2


class InvoerFout(LamaFout):
    """What was typed or read does not hold: a date outside the period, an empty text, a broken number."""

    code = 3


@dataclass(frozen=True, slots=True)
class Planfout:
    """One defect in a plan file. `regel` and `kolom` count from 1; 0 means the file as a whole."""

    bestand: str
    regel: int
    kolom: int
    wat: str
    raad: str = ""

    def __str__(self) -> str:
        staart = f"; {self.raad}" if self.raad else ""
        return f"{self.bestand}:{self.regel}:{self.kolom}: {self.wat}{staart}"


class PlanOngeldig(LamaFout):
    """A plan file that does not load; carries every defect found, in order of place."""

    code = 3

    def __init__(self, fouten: tuple[Planfout, ...]) -> None:
        aantal = "1 fout" if len(fouten) == 1 else f"{len(fouten)} fouten"
        super().__init__(f"Het plan laadt niet ({aantal}):\n" + "\n".join(str(f) for f in fouten))
        self.fouten = fouten


class NietGevonden(LamaFout):
    """A measure, fiche, indicator, event or plan that does not exist; `suggesties` are the nearest names."""

    code = 4

    def __init__(
        self, melding: str, *, suggesties: tuple[str, ...] = (), raad: str = "", raad_app: str | None = None
    ) -> None:
        if suggesties and not raad:
            raad = "Bedoelde u: " + ", ".join(suggesties) + "?"
        super().__init__(melding, raad=raad, raad_app=raad_app)
        self.suggesties = suggesties


class MeerDanEen(NietGevonden):
    """A name that fits several things; `suggesties` are all of them."""


class Geweigerd(LamaFout):
    """Refused: the role does not allow it, personal data were found, or the year is frozen."""

    code = 5


class Persoonsgegevens(Geweigerd):
    """Personal data were found in free text. `uitzondering_kan`: this person may record it with a reason."""

    def __init__(self, melding: str, *, uitzondering_kan: bool, raad: str, raad_app: str) -> None:
        super().__init__(melding, raad=raad, raad_app=raad_app)
        self.uitzondering_kan = uitzondering_kan


class OpslagFout(LamaFout):
    """The store is out of reach, full, locked, damaged or newer than this program."""

    code = 6
