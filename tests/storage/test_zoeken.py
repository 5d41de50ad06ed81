"""Searching the journal: exactly what holds the text, whatever its spelling, and nothing of what was blanked."""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lama_zvp.journal import lookup
from lama_zvp.settings import Keuze
from lama_zvp.workspace import Workspace
from lama_zvp.workspace.lezen import Zoekvraag
from tests.kleine_lama import leg_kleine_lama

TEKENS = st.sampled_from(list("abcABCéÉßçŒ☃ \"'\\{}:,%_＂＼ﬁK٣ñ̃\n"))


def vorm(tekst: str) -> str:
    """Text without accents and capitals, spelled out."""
    return "".join(c for c in unicodedata.normalize("NFKD", tekst) if not unicodedata.combining(c)).casefold()


@pytest.fixture(scope="module")
def gevuld(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    werkruimte = Workspace(Keuze(thuis=tmp_path_factory.mktemp("thuis"), vandaag=date(2025, 3, 14)))
    werkruimte.log("bob-winter", 'Café "De Zwaan" \\ {tekst}', bewijs="verslag 12", gemeente="lanaken")
    werkruimte.log("slim", "Straße, ＂tussen aanhaling＂ en ﬁets")
    werkruimte.meting("zwaargewonden", "2024", "13", bron="Verkeersbarometer")
    return werkruimte


@given(tekst=st.text(TEKENS, min_size=1, max_size=4))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_search_gives_what_reading_everything_gives(tekst: str, gevuld: Workspace) -> None:
    alles = gevuld.geschiedenis()
    gevonden = gevuld.geschiedenis(Zoekvraag(zoek=tekst))
    assert [g.volgnr for g in gevonden] == [g.volgnr for g in alles if vorm(tekst) in lookup.zoektekst(g)]


@given(tekst=st.text(max_size=30))
def test_the_form_for_searching_is_the_same_by_the_short_way(tekst: str) -> None:
    assert lookup.zoekvorm(tekst) == vorm(tekst)


@pytest.mark.parametrize("gezocht", ["cafe", "CAFÉ", '"de zwaan"', "\\ {tekst}", "verslag 12", "lanaken", "winter"])
def test_it_is_found_however_it_is_typed(gezocht: str, gevuld: Workspace) -> None:
    assert [g.volgnr for g in gevuld.geschiedenis(Zoekvraag(zoek=gezocht))] == [1]


def test_what_was_blanked_is_never_found(tmp_path: Path) -> None:
    with Workspace(Keuze(thuis=tmp_path, vandaag=date(2025, 3, 14))) as w:
        melding = w.log("bob-winter", "Geheimwoord hier")
        assert len(w.geschiedenis(Zoekvraag(zoek="geheimwoord"))) == 1
        w.redigeer(str(melding.volgnr), reden="Op vraag")
        assert w.geschiedenis(Zoekvraag(zoek="geheimwoord")) == ()


def test_a_frozen_document_is_not_searched(tmp_path: Path) -> None:
    leg_kleine_lama(tmp_path)
    with Workspace(Keuze(thuis=tmp_path, vandaag=date(2025, 3, 14))) as w:
        w.log("bob-winter", "Vlinderwoord", datum="2024-05-05")
        w.stel_vast(2024, toch=True)
        assert [g.soort for g in w.geschiedenis(Zoekvraag(zoek="vlinderwoord"))] == ["voortgang"]


def test_pages_of_a_search_follow_each_other_without_gap_or_repeat(
    gevuld: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lookup, "ZOEKPORTIE", 1)
    assert [g.volgnr for g in gevuld.geschiedenis(Zoekvraag(zoek="e", nieuwste_eerst=True))] == [3, 2, 1]
    assert [g.volgnr for g in gevuld.geschiedenis(Zoekvraag(zoek="e", limiet=2))] == [1, 2]
