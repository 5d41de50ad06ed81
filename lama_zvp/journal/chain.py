"""How an event is sealed: its text is hashed with salt, and its envelope is hashed onto the event before it.

`inhoud_hash = sha256(salt || canonical JSON)` and `hash = sha256(JSON list of HASHVELDEN)`. A JSON list in a fixed
order is unambiguous: no two different envelopes have the same bytes. The envelope holds `inhoud_hash` and not the text,
so text that must lawfully go can be blanked while the chain still verifies; the salt keeps a short text from being
guessed back out of its hash.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Final

from lama_zvp.journal.events import Concept, Gebeurtenis, Gewist, Inhoud

Waarde = str | int | None
"""A value of the envelope as it is stored: ISO text for dates, exact decimal text for figures."""

KETTINGVERSIE: Final = "lama_zvp/1"
"""Stands in every hash, so that a later way of hashing can never be mistaken for this one."""

HASHVELDEN: Final = (
    "volgnr",
    "id",
    "soort",
    "plan",
    "onderwerp",
    "jaar",
    "datum",
    "gemeente",
    "auteur",
    "rol",
    "vastgelegd_op",
    "status",
    "aantal",
    "waarde",
    "klasse",
    "vervangt",
    "betreft",
    "inhoud_hash",
    "vorige_hash",
)


def canonical(inhoud: Inhoud) -> bytes:
    """The one spelling of `inhoud`: JSON with sorted keys, no spaces, UTF-8, decimals as strings, dates as ISO text."""
    velden = inhoud.model_dump(mode="json")
    return json.dumps(velden, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


GEWIST: Final = canonical(Gewist()).decode()
"""What stands in the place of a redacted text."""


def inhoud_hash(zout: str, inhoud: bytes) -> str:
    """Lower-case sha256 hex of the salt followed by the canonical bytes."""
    return sha256(zout.encode() + inhoud).hexdigest()


def event_hash(envelop: Mapping[str, Waarde]) -> str:
    """Lower-case sha256 hex over the envelope; `envelop` holds at least HASHVELDEN, in their stored form."""
    return sha256(gehashte_bytes(envelop)).hexdigest()


def gehashte_bytes(envelop: Mapping[str, Waarde]) -> bytes:
    """What `event_hash` is the hash of: one JSON list, the version of the chain first."""
    lijst = [KETTINGVERSIE, *(envelop[veld] for veld in HASHVELDEN)]
    return json.dumps(lijst, separators=(",", ":"), ensure_ascii=False).encode()


def tijdstip(moment: datetime) -> str:
    """An instant in its stored form, UTC to the microsecond: `2024-03-01T09:30:00.000000Z`.

    Raises ValueError for an instant without a time zone.
    """
    if moment.tzinfo is None:
        raise ValueError("an instant of recording needs a time zone")
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def envelop(gebeurtenis: Gebeurtenis) -> dict[str, Waarde]:
    """Everything of an event but its text and salt, in stored form."""
    return {
        "volgnr": gebeurtenis.volgnr,
        "id": gebeurtenis.id,
        "soort": gebeurtenis.soort,
        "plan": gebeurtenis.plan,
        "onderwerp": gebeurtenis.onderwerp,
        "jaar": gebeurtenis.jaar,
        "datum": gebeurtenis.datum.isoformat(),
        "gemeente": gebeurtenis.gemeente,
        "auteur": gebeurtenis.auteur,
        "rol": gebeurtenis.rol,
        "vastgelegd_op": tijdstip(gebeurtenis.vastgelegd_op),
        "status": gebeurtenis.status,
        "aantal": gebeurtenis.aantal,
        "waarde": None if gebeurtenis.waarde is None else str(gebeurtenis.waarde),
        "klasse": gebeurtenis.klasse,
        "vervangt": gebeurtenis.vervangt,
        "betreft": gebeurtenis.betreft,
        "inhoud_hash": gebeurtenis.inhoud_hash,
        "vorige_hash": gebeurtenis.vorige_hash,
        "hash": gebeurtenis.hash,
    }


def seal(concept: Concept, volgnr: int, vorige_hash: str, zout: str, *, van_inhoud: str | None = None) -> Gebeurtenis:
    """The event that `concept` becomes as number `volgnr` after the event with `vorige_hash` ("" for the first).

    `van_inhoud` is the `inhoud_hash` when it was computed before, so that a long text is not hashed inside a
    transaction.
    """
    inhoud = concept.inhoud
    if isinstance(inhoud, Gewist):
        raise ValueError("a blanked text is not an event")
    open_einde = Gebeurtenis.model_construct(
        volgnr=volgnr,
        id=concept.id,
        soort=inhoud.soort,
        plan=concept.plan,
        onderwerp=concept.onderwerp,
        jaar=concept.jaar,
        datum=concept.datum,
        gemeente=concept.gemeente,
        auteur=concept.auteur,
        rol=concept.rol,
        vastgelegd_op=concept.vastgelegd_op.astimezone(UTC),
        status=concept.status,
        aantal=concept.aantal,
        waarde=concept.waarde,
        inhoud=inhoud,
        klasse=concept.klasse,
        vervangt=concept.vervangt,
        betreft=concept.betreft,
        zout=zout,
        inhoud_hash=van_inhoud or inhoud_hash(zout, canonical(inhoud)),
        vorige_hash=vorige_hash,
        hash="",
    )
    return open_einde.model_copy(update={"hash": event_hash(envelop(open_einde))})


def uuid7(now: datetime, random: bytes) -> str:
    """A UUID of version 7 (RFC 9562): 48 bits of milliseconds since 1970, 74 of `random` (at least 10 bytes).

    Raises ValueError when there is too little randomness.
    """
    if len(random) < 10:
        raise ValueError("uuid7 needs 10 bytes of randomness")
    milliseconden = int(now.timestamp() * 1000) & ((1 << 48) - 1)
    toeval = int.from_bytes(random[:10], "big")
    getal = milliseconden << 80 | 0x7 << 76 | (toeval >> 62 & 0xFFF) << 64 | 0b10 << 62 | toeval & ((1 << 62) - 1)
    hexa = f"{getal:032x}"
    return f"{hexa[:8]}-{hexa[8:12]}-{hexa[12:16]}-{hexa[16:20]}-{hexa[20:]}"
