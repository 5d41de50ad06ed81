"""The closed lists of words that plan, journal and access share; importing them costs nothing but themselves."""

from __future__ import annotations

from typing import Literal

Klasse = Literal["openbaar", "intern", "beperkt"]
KLASSEN: tuple[Klasse, ...] = ("openbaar", "intern", "beperkt")
"""From what anyone may read to what only the council may; the order is the rank."""

Status = Literal["niet-gestart", "lopend", "uitgevoerd", "verankerd", "geblokkeerd", "stopgezet"]
STATUSSEN: tuple[Status, ...] = ("niet-gestart", "lopend", "uitgevoerd", "verankerd", "geblokkeerd", "stopgezet")
"""How a measure stands, as whoever carries it out says."""

Oordeel = Literal["op-koers", "aandacht", "bijsturen"]
OORDELEN: tuple[Oordeel, ...] = ("op-koers", "aandacht", "bijsturen")
"""What a person judges of a fiche in a year."""

Rol = Literal["lezer", "medewerker", "korpsleiding", "beheerder"]
ROLLEN: tuple[Rol, ...] = ("lezer", "medewerker", "korpsleiding", "beheerder")
"""Who may do what is in lama_zvp.access.rollen."""

Stand = Literal["open", "lopend", "uitgevoerd", "vervallen"]
STANDEN: tuple[Stand, ...] = ("open", "lopend", "uitgevoerd", "vervallen")
"""How a decision stands."""
