"""The kinds of events that the journal holds, as frozen values: one discriminated union.

An event has an envelope (who, when, about what, the typed figures that are added up) and an `inhoud`: one model per
kind. Text in it was typed by people and is data. `Decimal`s are exact. `datum` is the day it happened,
`vastgelegd_op` the instant (UTC) it was recorded.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import zlib
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field

from lama_zvp.keuzelijsten import OORDELEN as OORDELEN
from lama_zvp.keuzelijsten import ROLLEN as ROLLEN
from lama_zvp.keuzelijsten import STANDEN as STANDEN
from lama_zvp.keuzelijsten import STATUSSEN as STATUSSEN
from lama_zvp.keuzelijsten import Klasse
from lama_zvp.keuzelijsten import Oordeel as Oordeel
from lama_zvp.keuzelijsten import Rol as Rol
from lama_zvp.keuzelijsten import Stand as Stand
from lama_zvp.keuzelijsten import Status as Status

MAX_TEKST = 200_000
"""Longest free text of one field, in characters: long enough for a report, short enough to print."""


class Inhoud(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Daad(Inhoud):
    """What a person does. `met_sleutel`: fingerprint of the SSH key it was done with, "" at the machine itself."""

    met_sleutel: str = Field(default="", max_length=100)


class Voortgang(Daad):
    """Progress on a measure or commitment. `aantal` counts what was done; `bewijs` is a reference to a document."""

    soort: Literal["voortgang"] = "voortgang"
    tekst: str = Field(default="", max_length=MAX_TEKST)
    status: Status | None = None
    aantal: int | None = Field(default=None, ge=0, le=10_000_000)
    bewijs: str = Field(default="", max_length=500)


class Meting(Daad):
    """A figure of an indicator. `periode` is `2023`, `2023-K1` or `2023-05`; `n` the sample size of a share."""

    soort: Literal["meting"] = "meting"
    periode: str = Field(pattern=r"^\d{4}(-K[1-4]|-(0[1-9]|1[0-2]))?$")
    waarde: Decimal
    n: int | None = Field(default=None, ge=1)
    voorlopig: bool = False
    bron: str = Field(default="", max_length=500)
    opmerking: str = Field(default="", max_length=MAX_TEKST)


class Beoordeling(Daad):
    """A person's judgement of a fiche in a year, beside what the program proposes."""

    soort: Literal["beoordeling"] = "beoordeling"
    oordeel: Oordeel
    toelichting: str = Field(min_length=1, max_length=MAX_TEKST)
    bijsturing: str = Field(default="", max_length=MAX_TEKST)


class Besluit(Daad):
    """A decision of the council: what, which function carries it out, by when."""

    soort: Literal["besluit"] = "besluit"
    titel: str = Field(min_length=1, max_length=200)
    tekst: str = Field(default="", max_length=MAX_TEKST)
    verantwoordelijke: str = Field(min_length=1, max_length=200)
    termijn: date | None = None


class BesluitOpvolging(Daad):
    """What became of a decision; the event's `betreft` names it."""

    soort: Literal["besluit-opvolging"] = "besluit-opvolging"
    stand: Stand
    tekst: str = Field(default="", max_length=MAX_TEKST)


class Planversie(Inhoud):
    """The plan file was seen with this content: `tekst` is the whole file, so that an old year can be rebuilt."""

    soort: Literal["planversie"] = "planversie"
    sha256: str
    versie: str
    tekst: str


class Uitgave(Inhoud):
    """One frozen document: its bytes, compressed, in base64, and the sha256 of the bytes themselves."""

    editie: str
    formaat: str
    sha256: str
    zlib_base64: str

    @classmethod
    def van(cls, editie: str, formaat: str, document: bytes) -> Self:
        return cls(
            editie=editie,
            formaat=formaat,
            sha256=hashlib.sha256(document).hexdigest(),
            zlib_base64=base64.b64encode(zlib.compress(document, 9)).decode("ascii"),
        )

    def document(self) -> bytes | None:
        """The frozen bytes; None when what is stored is not what was frozen."""
        try:
            inhoud = zlib.decompress(base64.b64decode(self.zlib_base64, validate=True))
        except (binascii.Error, zlib.error):
            return None
        return inhoud if hashlib.sha256(inhoud).hexdigest() == self.sha256 else None


class Vaststelling(Daad):
    """A year's stuurbord is frozen: on which plan, up to which event, with every edition's bytes."""

    soort: Literal["vaststelling"] = "vaststelling"
    versie: int = Field(ge=1)
    programma: str = ""
    """Version of the program that made the documents: only the same version is held to make the same bytes."""
    plan_sha256: str
    tot_volgnr: int = Field(ge=0)
    tot_hash: str
    vandaag: date
    ontbreekt: tuple[str, ...] = ()
    wijzigingen: tuple[str, ...] = ()
    uitgaven: tuple[Uitgave, ...]


class Intrekking(Daad):
    """An entry no longer counts; the event's `vervangt` names it."""

    soort: Literal["intrekking"] = "intrekking"
    reden: str = Field(min_length=1, max_length=MAX_TEKST)


class Redactie(Daad):
    """Text that had to go was blanked; the event's `betreft` names it. The hash of what it said stays in the chain."""

    soort: Literal["redactie"] = "redactie"
    reden: str = Field(min_length=1, max_length=MAX_TEKST)


class Toegang(Daad):
    """A change of access, or an act that was refused: who, with which key, and what."""

    soort: Literal["toegang"] = "toegang"
    handeling: Literal["toegevoegd", "ingetrokken", "geweigerd", "uitzondering"]
    naam: str = ""
    vingerafdruk: str = ""
    tekst: str = Field(default="", max_length=MAX_TEKST)


Schakeluitkomst = Literal["overgenomen", "aanwezig", "overgeslagen"]


class Schakel(Inhoud):
    """One event of a journal that was joined, in the order of that journal.

    `hash` is the hash it had there. `envelop` holds the bytes of which that is the sha256; it is empty where they
    follow from the event with this id here, which is the same but for its place. `reden` says why it was passed over.
    """

    id: str
    hash: str
    uitkomst: Schakeluitkomst
    reden: str = ""
    envelop: str = ""


class Samenvoeging(Daad):
    """What was recorded apart was joined: the other journal's chain from `na_volgnr` on, link by link.

    `na_hash` is the hash of its event `na_volgnr`, up to which nothing new stood there ("" and 0: from its beginning).
    `herkomst` is the name that the person gave to it.
    """

    soort: Literal["samenvoeging"] = "samenvoeging"
    herkomst: str = Field(min_length=1, max_length=200)
    na_volgnr: int = Field(ge=0)
    na_hash: str
    schakels: tuple[Schakel, ...] = Field(min_length=1)


class Gewist(Inhoud):
    """What stands where a redacted text stood."""

    soort: Literal["gewist"] = "gewist"


Feit = Annotated[
    Voortgang
    | Meting
    | Beoordeling
    | Besluit
    | BesluitOpvolging
    | Planversie
    | Vaststelling
    | Intrekking
    | Redactie
    | Toegang
    | Samenvoeging
    | Gewist,
    Field(discriminator="soort"),
]

Soort = Literal[
    "voortgang",
    "meting",
    "beoordeling",
    "besluit",
    "besluit-opvolging",
    "planversie",
    "vaststelling",
    "intrekking",
    "redactie",
    "toegang",
    "samenvoeging",
]


class Concept(BaseModel):
    """An event about to be appended: everything but its place in the chain.

    `onderwerp` is a full dotted name (`verkeer.ontraden.slim`), a fiche key, an indicator key, a year's key, or "".
    `vervangt`: id of the event that this one corrects or withdraws; an event can be replaced once, and only the last
    of a line of corrections counts. `betreft`: id of the event that a follow-up or redaction is about.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    plan: str
    onderwerp: str = ""
    jaar: int | None = None
    datum: date
    gemeente: str = ""
    auteur: str
    rol: Rol
    vastgelegd_op: datetime
    klasse: Klasse = "intern"
    vervangt: str | None = None
    betreft: str | None = None
    inhoud: Feit

    @property
    def status(self) -> Status | None:
        return self.inhoud.status if isinstance(self.inhoud, Voortgang) else None

    @property
    def aantal(self) -> int | None:
        return self.inhoud.aantal if isinstance(self.inhoud, Voortgang) else None

    @property
    def waarde(self) -> Decimal | None:
        return self.inhoud.waarde if isinstance(self.inhoud, Meting) else None


class Gebeurtenis(BaseModel):
    """An event as the journal holds it. `volgnr` counts from 1 without gaps; the hashes are lower-case sha256 hex.

    A redacted event keeps its typed columns and hashes; its `inhoud` is `Gewist` and its `zout` empty.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    volgnr: int
    id: str
    soort: Soort
    plan: str
    onderwerp: str
    jaar: int | None
    datum: date
    gemeente: str
    auteur: str
    rol: Rol
    vastgelegd_op: datetime
    status: Status | None
    aantal: int | None
    waarde: Decimal | None
    inhoud: Feit
    klasse: Klasse
    vervangt: str | None
    betreft: str | None
    zout: str
    inhoud_hash: str
    vorige_hash: str
    hash: str
