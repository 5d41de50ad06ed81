"""A form as a value: its fields and the rules that speak while one types; one screen shows them all."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

from lama_zvp.errors import InvoerFout
from lama_zvp.tui.formulier import Oordeel
from lama_zvp.tui.lines import Line
from lama_zvp.tui.look import Look
from lama_zvp.tui.widgets.fields import Option

if TYPE_CHECKING:
    from lama_zvp.access.rollen import Handeling
    from lama_zvp.journal.events import Gebeurtenis
    from lama_zvp.workspace import Workspace

Waarden = Mapping[str, str]
GOED = Oordeel(True, "")


@dataclass(frozen=True, slots=True)
class Veld:
    """One field. `regel`: one line, `tekst`: several, `keuze`: one of `keuzen`.

    `breedte`: columns of a line, 0 for all there is; a remark stands beside a narrow field and under a wide one.
    `stap`: up and down change the value. `optioneel`: a choice can be taken back.
    """

    naam: str
    label: str
    soort: Literal["regel", "tekst", "keuze"] = "regel"
    waarde: str = ""
    keuzen: tuple[Option, ...] = ()
    breedte: int = 0
    stap: bool = False
    optioneel: bool = False
    plaats: str = ""
    limiet: int = 500
    regels: int = 3


class Invulling(ABC):
    """What can be filled in. `sleutel` names its draft; "" keeps none, for what is said in one line."""

    naam: ClassVar[str]
    uitleg: ClassVar[str]
    handeling: ClassVar[Handeling]
    knop: ClassVar[str] = "Opslaan"
    eerst: ClassVar[str] = ""
    """Name of the field that has the focus first; "" for the first one."""
    sleutel: str = ""
    titel: str = ""
    dicht: Mapping[int, int] = {}
    """The frozen years, as far as the screen knows by now."""

    @abstractmethod
    def kop(self, width: int, look: Look) -> Sequence[Line]:
        """What the form is about."""

    @abstractmethod
    def velden(self, look: Look) -> Sequence[Veld]:
        """The fields with their values as the form opens."""

    @abstractmethod
    def keur(self, waarden: Waarden) -> Mapping[str, Oordeel]:
        """What to say beside each field; one that is not good stops the form from being saved."""

    def terzijde(self, width: int, look: Look) -> Sequence[Line]:  # noqa: ARG002
        """What is good to know while filling in: beside the fields on a wide terminal, under them on a narrow one."""
        return ()

    def verschoven(self, veld: str, waarde: str, step: int) -> str:  # noqa: ARG002
        """The value of a field after a step up (1) or down (-1)."""
        return waarde


class Formulier(Invulling):
    """A form that is recorded as one event."""

    @abstractmethod
    def leg_vast(self, workspace: Workspace, waarden: Waarden) -> Gebeurtenis:
        """Record it. Raises what the workspace raises."""

    def gedaan(self, gebeurtenis: Gebeurtenis) -> str:
        """What to say once it is recorded."""
        return f"Bewaard als #{gebeurtenis.volgnr}."


def volgens(rule: Callable[[], str]) -> Oordeel:
    """What a rule of the workspace says of a field: its words, or its refusal."""
    try:
        return Oordeel(True, rule())
    except InvoerFout as fout:
        return Oordeel(False, fout.melding)


def verplicht(waarde: str, veld: str, maximum: int = 200_000) -> Oordeel:
    """For a text that must be there. An empty field asks, it does not scold."""
    from lama_zvp.workspace.keuring import keur_tekst

    def rule() -> str:
        keur_tekst(waarde, veld, verplicht=True, maximum=maximum)
        return ""

    return volgens(rule)
