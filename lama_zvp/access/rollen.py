"""What each role may do: one table, default deny, read by the workspace and printed in the docs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from lama_zvp.errors import Geweigerd
from lama_zvp.keuzelijsten import KLASSEN, ROLLEN, Klasse, Rol

Handeling = Literal[
    "lezen",
    "log",
    "meting",
    "corrigeer",
    "corrigeer-van-anderen",
    "intrekken",
    "intrekken-van-anderen",
    "beoordeel",
    "besluit",
    "vaststellen",
    "redigeer",
    "privacy-uitzondering",
    "controle",
    "backup",
    "samenvoegen",
    "toegang",
]

RECHTEN: dict[Handeling, tuple[Rol, ...]] = {
    "lezen": ("lezer", "medewerker", "korpsleiding", "beheerder"),
    "log": ("medewerker", "korpsleiding"),
    "meting": ("medewerker", "korpsleiding"),
    "corrigeer": ("medewerker", "korpsleiding"),
    "corrigeer-van-anderen": ("korpsleiding",),
    "intrekken": ("medewerker", "korpsleiding"),
    "intrekken-van-anderen": ("korpsleiding",),
    "beoordeel": ("korpsleiding",),
    "besluit": ("korpsleiding",),
    "vaststellen": ("korpsleiding",),
    "redigeer": ("korpsleiding",),
    "privacy-uitzondering": ("korpsleiding",),
    "controle": ("korpsleiding", "beheerder"),
    "backup": ("beheerder",),
    "samenvoegen": ("beheerder",),
    "toegang": ("beheerder",),
}
"""Act → the roles that may. An administrator runs the machine and does not write the zone's story."""

ZICHT: dict[Rol, Klasse] = {
    "lezer": "openbaar",
    "medewerker": "intern",
    "korpsleiding": "beperkt",
    "beheerder": "openbaar",
}
"""Role → the strictest class it may read."""


@dataclass(frozen=True, slots=True)
class Wie:
    """The person at the desk. `alleen`: no access file exists, so the account that runs the program has every right."""

    naam: str
    rol: Rol = "korpsleiding"
    alleen: bool = True
    vingerafdruk: str = ""
    bij_weigering: Callable[[str], None] | None = field(default=None, compare=False, repr=False)
    """Told which act was refused, before the refusal is raised."""

    def mag(self, handeling: Handeling) -> bool:
        """Whether this person may do `handeling`; an act outside the table is refused to everyone."""
        toegelaten = RECHTEN.get(handeling, ())
        return bool(toegelaten) and (self.alleen or self.rol in toegelaten)

    def eis(self, handeling: Handeling) -> None:
        """Raise `Geweigerd` unless this person may do `handeling`."""
        if not self.mag(handeling):
            if self.bij_weigering is not None:
                self.bij_weigering(handeling)
            wel = " of ".join(r for r in ROLLEN if r in RECHTEN.get(handeling, ()))
            raise Geweigerd(
                f"Uw rol ({self.rol}) mag dit niet: {handeling}.",
                raad=f"Vraag het aan iemand met de rol {wel}." if wel else "",
            )

    def zicht(self) -> Klasse:
        """The strictest class this person may read."""
        return "beperkt" if self.alleen else ZICHT[self.rol]

    def ziet(self, klasse: Klasse) -> bool:
        return KLASSEN.index(klasse) <= KLASSEN.index(self.zicht())


def rechtentabel() -> str:
    """The table of acts and roles, with what each role may read, in Markdown: as docs/access.md prints it."""
    regels = ["| | " + " | ".join(ROLLEN) + " |", "|---|" + ":---:|" * len(ROLLEN)]
    for handeling, rollen in RECHTEN.items():
        regels.append(f"| {handeling} | " + " | ".join("ja" if rol in rollen else "–" for rol in ROLLEN) + " |")
    regels.append("| leest tot en met klasse | " + " | ".join(ZICHT[rol] for rol in ROLLEN) + " |")
    return "\n".join(regels)
