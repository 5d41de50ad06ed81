"""Sealing: the hashes cover everything, nothing can be read two ways, and ids sort by time."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from hashlib import sha256
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lama_zvp.journal.chain import (
    GEWIST,
    HASHVELDEN,
    canonical,
    envelop,
    event_hash,
    inhoud_hash,
    seal,
    tijdstip,
    uuid7,
)
from lama_zvp.journal.events import Gebeurtenis, Gewist, Inhoud, Voortgang
from tests.storage.stof import BEGIN, maak, verzegel

ZOUT = "a1" * 16


class Proef(Inhoud):
    soort: str = "proef"
    waarde: Decimal
    bron: str
    dag: date
    n: int | None = None


def test_the_canonical_form_has_sorted_keys_no_spaces_and_decimals_as_text() -> None:
    proef = Proef(waarde=Decimal("12.50"), bron='één “bron” & "meer"\n', dag=date(2024, 3, 1))
    assert canonical(proef).decode() == (
        r'{"bron":"één “bron” & \"meer\"\n","dag":"2024-03-01","n":null,"soort":"proef","waarde":"12.50"}'
    )


def test_the_blanked_form_is_what_the_triggers_allow() -> None:
    assert GEWIST == '{"soort":"gewist"}'


def test_the_hash_of_a_text_is_sha256_over_salt_and_canonical_bytes() -> None:
    tekst = canonical(Voortgang(tekst="controle"))
    assert inhoud_hash(ZOUT, tekst) == sha256(ZOUT.encode() + tekst).hexdigest()


def test_the_hash_of_an_event_is_sha256_over_a_json_list_anyone_can_rebuild() -> None:
    gebeurtenis = seal(maak(1), 1, "", ZOUT)
    met_de_hand = [
        "lama_zvp/1",
        1,
        gebeurtenis.id,
        "voortgang",
        "lama-2020-2025",
        "verkeer.ontraden.slim",
        2024,
        "2024-03-01",
        "",
        "dienst-verkeer",
        "medewerker",
        "2024-03-01T09:30:01.000000Z",
        "lopend",
        1,
        None,
        "intern",
        None,
        None,
        gebeurtenis.inhoud_hash,
        "",
    ]
    tekst = json.dumps(met_de_hand, separators=(",", ":"), ensure_ascii=False)
    assert gebeurtenis.hash == sha256(tekst.encode()).hexdigest()


_ANDERS: dict[str, Any] = {
    "volgnr": 2,
    "id": "x",
    "soort": "meting",
    "plan": "ander",
    "onderwerp": "drugs",
    "jaar": 2023,
    "datum": "2024-03-02",
    "gemeente": "lanaken",
    "auteur": "iemand",
    "rol": "lezer",
    "vastgelegd_op": "2024-03-01T09:30:02.000000Z",
    "status": None,
    "aantal": None,
    "waarde": "1",
    "klasse": "openbaar",
    "vervangt": "y",
    "betreft": "z",
    "inhoud_hash": "00",
    "vorige_hash": "00",
}


@pytest.mark.parametrize("veld", HASHVELDEN)
def test_every_field_of_the_envelope_is_in_the_hash(veld: str) -> None:
    omslag = envelop(seal(maak(1), 1, "", ZOUT))
    assert event_hash(omslag | {veld: _ANDERS[veld]}) != event_hash(omslag)


def test_an_event_has_no_field_outside_the_hash_but_its_text_and_salt() -> None:
    assert set(Gebeurtenis.model_fields) - set(HASHVELDEN) == {"inhoud", "zout", "hash"}


@given(st.text(st.characters(codec="utf-8")), st.text(st.characters(codec="utf-8")))
def test_shifting_text_between_two_fields_changes_the_hash(links: str, rechts: str) -> None:
    omslag = envelop(seal(maak(1), 1, "", ZOUT))
    een = event_hash(omslag | {"onderwerp": links + rechts, "gemeente": ""})
    ander = event_hash(omslag | {"onderwerp": links, "gemeente": rechts})
    assert (een == ander) == (rechts == "")


def test_sealed_events_form_a_chain() -> None:
    keten = verzegel([maak(nummer) for nummer in range(1, 5)])
    assert [g.volgnr for g in keten] == [1, 2, 3, 4]
    assert [g.vorige_hash for g in keten] == ["", *(g.hash for g in keten[:-1])]


def test_a_blanked_text_cannot_be_sealed_as_an_event() -> None:
    with pytest.raises(ValueError, match="blanked"):
        seal(maak(1, Gewist()), 1, "", ZOUT)


def test_an_instant_is_stored_in_utc_to_the_microsecond() -> None:
    brussel = timezone(timedelta(hours=1))
    assert tijdstip(datetime(2024, 3, 1, 10, 30, 0, 5, tzinfo=brussel)) == "2024-03-01T09:30:00.000005Z"


def test_an_instant_without_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        tijdstip(datetime(2024, 3, 1, 10, 30))


@given(st.datetimes(datetime(1971, 1, 1), datetime(2999, 1, 1)), st.binary(min_size=10, max_size=10))
def test_an_id_is_a_uuid_of_version_7_that_carries_its_millisecond(moment: datetime, toeval: bytes) -> None:
    moment = moment.replace(tzinfo=UTC)
    id_ = UUID(uuid7(moment, toeval))
    assert id_.version == 7
    assert id_.variant == "specified in RFC 4122"
    assert id_.int >> 80 == int(moment.timestamp() * 1000)


@given(st.binary(min_size=10, max_size=10), st.binary(min_size=10, max_size=10))
def test_ids_of_later_milliseconds_sort_later(een: bytes, ander: bytes) -> None:
    assert uuid7(BEGIN, een) < uuid7(BEGIN + timedelta(milliseconds=1), ander)


def test_too_little_randomness_is_refused() -> None:
    with pytest.raises(ValueError, match="randomness"):
        uuid7(BEGIN, b"kort")


def test_the_day_an_event_happened_and_the_instant_it_was_recorded_are_both_kept() -> None:
    gebeurtenis = seal(maak(1, datum=date(2023, 5, 4)), 1, "", ZOUT)
    assert (gebeurtenis.datum, gebeurtenis.vastgelegd_op) == (date(2023, 5, 4), BEGIN + timedelta(seconds=1))
