"""Journals that were kept apart are joined: authorship and origin stay, twice is once, and the other chain verifies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lama_zvp.journal.chain import HASHVELDEN, envelop
from lama_zvp.journal.events import (
    Beoordeling,
    Besluit,
    BesluitOpvolging,
    Concept,
    Gebeurtenis,
    Gewist,
    Intrekking,
    Redactie,
    Samenvoeging,
    Schakel,
    Toegang,
    Voortgang,
)
from lama_zvp.journal.samenvoegen import Overname
from lama_zvp.journal.store import Journaal
from tests.storage.stof import PLAN, VERHALEN, Zet, maak, nummer_id, vertel

TRAAG = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
ELDERS = 500_000
"""Numbers from here on are drawn for what is recorded on the laptop."""


def niets(_: Gebeurtenis) -> str:
    return ""


@contextmanager
def twee(*gemeen: Concept) -> Iterator[tuple[Journaal, Journaal]]:
    """The journal of the station and the one of a laptop, equal so far."""
    with ExitStack() as open_:
        map_ = Path(open_.enter_context(TemporaryDirectory()))
        hier = open_.enter_context(Journaal.open(map_ / "hier.db", zoutbron=lambda: "00" * 16))
        daar = open_.enter_context(Journaal.open(map_ / "daar.db", zoutbron=lambda: "00" * 16))
        for journaal in (hier, daar):
            journaal.voeg_toe(*gemeen)
        yield hier, daar


def samen(hier: Journaal, daar: Journaal, nummer: int = 900_000) -> Overname:
    """Join, and give what was done; nothing is recorded when there is nothing to join."""
    overname = hier.bereid_voor(daar, niets)
    if overname.stappen:
        inhoud = Samenvoeging(
            herkomst="laptop", na_volgnr=overname.vanaf[0], na_hash=overname.vanaf[1], schakels=overname.schakels
        )
        assert hier.neem_over(overname, maak(nummer, inhoud, onderwerp="", klasse="beperkt")) is not None
    return overname


def uitkomsten(overname: Overname) -> list[tuple[str, str]]:
    return [(stap.uitkomst, stap.reden) for stap in overname.stappen]


def zonder_plaats(gebeurtenis: Gebeurtenis) -> dict[str, object]:
    """Everything of an event that has to come along."""
    velden = {naam: waarde for naam, waarde in envelop(gebeurtenis).items() if naam not in ("volgnr", "vorige_hash")}
    del velden["hash"]
    return {**velden, "zout": gebeurtenis.zout, "inhoud": gebeurtenis.inhoud}


# -- laws ------------------------------------------------------------------------------------------------------------


def takken(gemeen: Sequence[Zet], hier: Sequence[Zet], daar: Sequence[Zet]) -> tuple[list[Concept], ...]:
    """A shared beginning and what each of two journals recorded after it."""
    begin = list(vertel(gemeen))
    hier_erna = list(vertel([*gemeen, *hier]))[len(begin) :]
    daar_erna = list(vertel([*gemeen, *daar]))[len(begin) :]
    nieuw = {concept.id: nummer_id(ELDERS + plek) for plek, concept in enumerate(daar_erna)}
    verlegd = [
        concept.model_copy(
            update={
                "id": nieuw[concept.id],
                "auteur": "laptop",
                "vervangt": nieuw.get(concept.vervangt or "", concept.vervangt),
                "betreft": nieuw.get(concept.betreft or "", concept.betreft),
            }
        )
        for concept in daar_erna
    ]
    return begin, hier_erna, verlegd


@TRAAG
@given(VERHALEN, VERHALEN, VERHALEN)
def test_whatever_was_recorded_apart_joining_keeps_it_or_says_why_not_and_verifies(
    gemeen: Sequence[Zet], hier_erna: Sequence[Zet], daar_erna: Sequence[Zet]
) -> None:
    begin, van_hier, van_daar = takken(gemeen, hier_erna, daar_erna)
    with twee(*begin) as (hier, daar):
        hier.voeg_toe(*van_hier)
        daar.voeg_toe(*van_daar)
        eerst = tuple(hier.gebeurtenissen())
        overname = samen(hier, daar)
        nu = {gebeurtenis.id: gebeurtenis for gebeurtenis in hier.gebeurtenissen()}
        assert tuple(nu.values())[: len(eerst)] == eerst
        assert hier.controleer().bevindingen == ()
        for gebeurtenis, stap in zip(list(daar.gebeurtenissen())[len(begin) :], overname.stappen, strict=True):
            assert stap.gebeurtenis == gebeurtenis
            if stap.uitkomst == "overgenomen":
                assert zonder_plaats(nu[gebeurtenis.id]) == zonder_plaats(gebeurtenis)
            else:
                assert stap.uitkomst == "overgeslagen"
                assert stap.reden
                assert gebeurtenis.id not in nu
        assert [schakel.hash for schakel in overname.schakels] == [
            gebeurtenis.hash for gebeurtenis in list(daar.gebeurtenissen())[len(begin) :]
        ]


@TRAAG
@given(VERHALEN, VERHALEN, VERHALEN)
def test_joining_again_does_nothing_and_what_came_later_is_joined_alone(
    gemeen: Sequence[Zet], hier_erna: Sequence[Zet], daar_erna: Sequence[Zet]
) -> None:
    begin, van_hier, van_daar = takken(gemeen, hier_erna, daar_erna)
    with twee(*begin) as (hier, daar):
        hier.voeg_toe(*van_hier)
        daar.voeg_toe(*van_daar)
        samen(hier, daar)
        kop = hier.kop()
        assert samen(hier, daar).stappen == ()
        assert hier.kop() == kop
        daar.voeg_toe(maak(ELDERS + 9_000, onderwerp="jeugd"))
        later = samen(hier, daar, 900_001)
        assert [stap.gebeurtenis.id for stap in later.stappen] == [nummer_id(ELDERS + 9_000)]
        assert hier.controleer().bevindingen == ()


@TRAAG
@given(VERHALEN, VERHALEN)
def test_a_journal_that_stood_still_gets_the_very_chain_of_the_other(
    gemeen: Sequence[Zet], daar_erna: Sequence[Zet]
) -> None:
    begin, _, van_daar = takken(gemeen, [], [zet for zet in daar_erna if zet.soort not in ("vaststelling", "toegang")])
    with twee(*begin) as (hier, daar):
        daar.voeg_toe(*van_daar)
        samen(hier, daar)
        assert list(hier.gebeurtenissen())[: len(begin) + len(van_daar)] == list(daar.gebeurtenissen())


@TRAAG
@given(VERHALEN, VERHALEN, VERHALEN, st.booleans())
def test_going_back_and_forth_every_journal_verifies_and_ends_with_the_same_entries(
    gemeen: Sequence[Zet], hier_erna: Sequence[Zet], daar_erna: Sequence[Zet], nog_eens: bool
) -> None:
    begin, van_hier, van_daar = takken(gemeen, hier_erna, daar_erna)
    with twee(*begin) as (hier, daar):
        hier.voeg_toe(*van_hier)
        daar.voeg_toe(*van_daar)
        samen(hier, daar)
        samen(daar, hier, 900_001)
        if nog_eens:
            samen(hier, daar, 900_002)
        ids = [{gebeurtenis.id for gebeurtenis in journaal.gebeurtenissen()} for journaal in (hier, daar)]
        for journaal in (hier, daar):
            assert journaal.controleer().bevindingen == ()
        # What one of them did not take, such as a second correction of the same entry, is the only difference.
        geen_plaats = {stap.gebeurtenis.id for stap in hier.bereid_voor(daar, niets).stappen if stap.hier is None}
        assert (ids[0] ^ ids[1]) - geen_plaats <= {c.id for c in (*van_hier, *van_daar)} | {
            nummer_id(900_001),
            nummer_id(900_002),
        }


def test_a_third_journal_that_was_joined_elsewhere_first_still_verifies() -> None:
    with twee(maak(1)) as (hier, daar), twee(maak(1)) as (derde, _):
        derde.voeg_toe(maak(31, auteur="derde"))
        daar.voeg_toe(maak(21, auteur="tweede"))
        samen(daar, derde)
        hier.voeg_toe(maak(2))
        overname = samen(hier, daar, 900_001)
        assert uitkomsten(overname) == [("overgenomen", "")] * 3
        assert hier.controleer().bevindingen == ()
        assert [g.auteur for g in hier.gebeurtenissen()][:5] == ["dienst-verkeer"] * 2 + [
            "tweede",
            "derde",
            "dienst-verkeer",
        ]
        assert samen(hier, derde, 900_002).stappen == ()


# -- what has no place -----------------------------------------------------------------------------------------------


def test_the_second_correction_of_one_entry_is_left_out_and_so_is_what_rests_on_it() -> None:
    with twee(maak(1)) as (hier, daar):
        hier.voeg_toe(maak(2, vervangt=nummer_id(1)))
        daar.voeg_toe(maak(21, vervangt=nummer_id(1)), maak(22, vervangt=nummer_id(21)), maak(23))
        assert uitkomsten(samen(hier, daar)) == [
            ("overgeslagen", "#1 is hier al verbeterd of ingetrokken, met #2"),
            ("overgeslagen", "hoort bij #2 daar dat niet overgenomen is"),
            ("overgenomen", ""),
        ]
        assert hier.controleer().bevindingen == ()


def test_what_rests_on_something_that_an_earlier_joining_left_out_is_left_out_too() -> None:
    with twee(maak(1)) as (hier, daar):
        hier.voeg_toe(maak(2, vervangt=nummer_id(1)))
        daar.voeg_toe(maak(21, vervangt=nummer_id(1)))
        samen(hier, daar)
        daar.voeg_toe(maak(22, Intrekking(reden="toch niet"), vervangt=nummer_id(21)))
        assert uitkomsten(samen(hier, daar, 900_001)) == [
            ("overgeslagen", "hoort bij iets daar dat niet overgenomen is")
        ]
        assert hier.controleer().bevindingen == ()


def test_freezes_and_access_of_the_other_home_stay_there() -> None:
    with twee(maak(1)) as (hier, daar):
        zet = next(c for c in vertel([_vaststelling()]) if c.inhoud.soort == "vaststelling")
        daar.voeg_toe(
            zet.model_copy(update={"id": nummer_id(21)}),
            maak(22, Toegang(handeling="toegevoegd", naam="iemand"), onderwerp=""),
            maak(23),
            maak(24, Toegang(handeling="uitzondering", naam="iemand", tekst="reden"), betreft=nummer_id(23)),
        )
        assert [uitkomst for uitkomst, _ in uitkomsten(samen(hier, daar))] == [
            "overgeslagen",
            "overgeslagen",
            "overgenomen",
            "overgenomen",
        ]
        assert hier.controleer().bevindingen == ()


def _vaststelling() -> Zet:
    dag = date(2024, 1, 1)
    return Zet("vaststelling", PLAN, "", "", "beperkt", dag, 2023, None, None, "2023", 0)


def test_the_same_id_with_another_text_is_kept_apart_and_told() -> None:
    with twee() as (hier, daar):
        hier.voeg_toe(maak(1))
        daar.voeg_toe(maak(1, Voortgang(tekst="iets anders")))
        overname = samen(hier, daar)
        assert uitkomsten(overname) == [("aanwezig", "hier staat iets anders onder hetzelfde kenmerk (#1)")]
        assert next(g.inhoud for g in hier.gebeurtenissen()) == maak(1).inhoud
        assert hier.controleer().bevindingen == ()


def test_what_the_desk_refuses_stays_out_with_its_reason_and_the_chain_still_verifies() -> None:
    with twee(maak(1)) as (hier, daar):
        daar.voeg_toe(maak(21), maak(22, onderwerp="jeugd"), maak(23))
        overname = hier.bereid_voor(daar, lambda g: "jeugd niet" if g.onderwerp == "jeugd" else "")
        inhoud = Samenvoeging(herkomst="laptop", na_volgnr=1, na_hash=overname.vanaf[1], schakels=overname.schakels)
        assert hier.neem_over(overname, maak(900, inhoud)) is not None
        assert [schakel.reden for schakel in overname.schakels] == ["", "jeugd niet", ""]
        assert [bool(schakel.envelop) for schakel in overname.schakels] == [False, True, False]
        assert hier.controleer().bevindingen == ()


# -- redaction -------------------------------------------------------------------------------------------------------


def test_a_text_redacted_there_is_blanked_here_too() -> None:
    with twee(maak(1), maak(2)) as (hier, daar):
        daar.redigeer(maak(21, Redactie(reden="een naam"), betreft=nummer_id(1)))
        overname = samen(hier, daar)
        assert overname.wissen == (nummer_id(1),)
        assert isinstance(hier.gebeurtenis("1").inhoud, Gewist)
        assert isinstance(hier.gebeurtenis("2").inhoud, Voortgang)
        assert hier.controleer().bevindingen == ()


def test_what_was_recorded_and_redacted_there_comes_along_blank() -> None:
    with twee(maak(1)) as (hier, daar):
        daar.voeg_toe(maak(21))
        daar.redigeer(maak(22, Redactie(reden="een naam"), betreft=nummer_id(21)))
        samen(hier, daar)
        assert isinstance(hier.gebeurtenis(nummer_id(21)).inhoud, Gewist)
        assert hier.controleer().bevindingen == ()


def test_a_text_redacted_here_does_not_come_back_by_a_correction_made_there() -> None:
    with twee(maak(1)) as (hier, daar):
        hier.redigeer(maak(2, Redactie(reden="een naam"), betreft=nummer_id(1)))
        daar.voeg_toe(maak(21, vervangt=nummer_id(1)), maak(22, Intrekking(reden="weg"), vervangt=nummer_id(21)))
        overname = samen(hier, daar)
        assert overname.stappen[0].reden == "de tekst die het verbetert (#1), is hier gewist"
        assert [stap.hier for stap in overname.stappen] == [None, None]
        assert isinstance(hier.gebeurtenis("1").inhoud, Gewist)
        assert hier.controleer().bevindingen == ()


def test_a_follow_up_comes_along_with_its_decision() -> None:
    with twee() as (hier, daar):
        hier.voeg_toe(maak(1))
        besluit = Besluit(titel="Extra ploeg", verantwoordelijke="korpschef")
        daar.voeg_toe(
            maak(21, besluit), maak(22, BesluitOpvolging(stand="lopend", tekst="gevraagd"), betreft=nummer_id(21))
        )
        samen(hier, daar)
        ((gevonden, opvolgingen),) = hier.jaarbeeld(PLAN, 2024).besluiten
        assert (gevonden.inhoud, len(opvolgingen)) == (besluit, 1)


# -- recording -------------------------------------------------------------------------------------------------------


def test_a_joining_that_was_thought_out_before_someone_recorded_is_not_recorded() -> None:
    with twee(maak(1)) as (hier, daar):
        daar.voeg_toe(maak(21))
        overname = hier.bereid_voor(daar, niets)
        hier.voeg_toe(maak(2))
        inhoud = Samenvoeging(herkomst="laptop", na_volgnr=1, na_hash=overname.vanaf[1], schakels=overname.schakels)
        assert hier.neem_over(overname, maak(900, inhoud)) is None
        assert hier.kop()[0] == 2


@pytest.mark.parametrize("veld", ["id", "hash", "envelop", "na_hash", "volgorde"])
def test_a_joining_that_tells_something_else_than_what_stands_here_is_found(veld: str) -> None:
    with twee(maak(1)) as (hier, daar):
        daar.voeg_toe(maak(21), maak(22, Toegang(handeling="toegevoegd", naam="iemand"), onderwerp=""), maak(23))
        overname = hier.bereid_voor(daar, niets)
        schakels = list(overname.schakels)
        na_hash = overname.vanaf[1]
        if veld == "id":
            schakels[0] = schakels[0].model_copy(update={"id": nummer_id(1)})
        elif veld == "hash":
            schakels[2] = schakels[2].model_copy(update={"hash": "ab" * 32})
        elif veld == "envelop":
            schakels[1] = schakels[1].model_copy(update={"envelop": schakels[1].envelop.replace("2024", "2023")})
        elif veld == "na_hash":
            na_hash = "cd" * 32
        else:
            schakels[0], schakels[2] = schakels[2], schakels[0]
        inhoud = Samenvoeging(herkomst="laptop", na_volgnr=1, na_hash=na_hash, schakels=tuple(schakels))
        hier.neem_over(overname, maak(900, inhoud))
        bevindingen = hier.controleer().bevindingen
        assert bevindingen
        assert {volgnr for volgnr, _ in bevindingen} == {4}


def test_an_envelope_of_other_fields_is_found_and_not_a_crash() -> None:
    with twee(maak(1)) as (hier, _):
        for nummer, envelop_ in enumerate(('["lama_zvp/1"]', "geen json", "[]", '{"a": 1}'), start=900):
            schakel = Schakel(id=nummer_id(5), hash="ab" * 32, uitkomst="overgeslagen", envelop=envelop_)
            hier.voeg_toe(maak(nummer, Samenvoeging(herkomst="x", na_volgnr=0, na_hash="", schakels=(schakel,))))
        assert {volgnr for volgnr, _ in hier.controleer().bevindingen} == {2, 3, 4, 5}


def test_the_order_of_the_envelope_is_that_of_the_chain() -> None:
    """What a link keeps is read back by these names, so their order is part of the format."""
    assert HASHVELDEN[:4] == ("volgnr", "id", "soort", "plan")
    assert HASHVELDEN[-2:] == ("inhoud_hash", "vorige_hash")


def test_two_judgements_of_one_year_stand_both_in_the_history() -> None:
    with twee(maak(1)) as (hier, daar):
        hier.voeg_toe(maak(2, Beoordeling(oordeel="aandacht", toelichting="hier"), onderwerp="verkeer"))
        daar.voeg_toe(maak(21, Beoordeling(oordeel="bijsturen", toelichting="daar"), onderwerp="verkeer"))
        samen(hier, daar)
        inhoud = hier.jaarbeeld(PLAN, 2024).beoordelingen["verkeer"].inhoud
        assert isinstance(inhoud, Beoordeling)
        assert inhoud.toelichting == "daar"
        assert [g.soort for g in hier.gebeurtenissen()] == ["voortgang", "beoordeling", "beoordeling", "samenvoeging"]


def test_a_laptop_is_joined_with_a_journal_on_any_database(bron: Path | str, tmp_path: Path) -> None:
    with Journaal.open(bron) as hier, Journaal.open(tmp_path / "laptop.db") as daar:
        hier.voeg_toe(maak(1))
        daar.voeg_toe(maak(21), maak(22, Voortgang(tekst="beter", aantal=5), vervangt=nummer_id(21)))
        daar.voeg_toe(maak(23), maak(24, Toegang(handeling="toegevoegd", naam="gast"), onderwerp=""))
        daar.redigeer(maak(25, Redactie(reden="een naam"), betreft=nummer_id(23)))
        assert [uitkomst for uitkomst, _ in uitkomsten(samen(hier, daar))] == [
            "overgenomen",
            "overgenomen",
            "overgenomen",
            "overgeslagen",
            "overgenomen",
        ]
        assert samen(hier, daar).stappen == ()
        assert hier.controleer().bevindingen == ()
        assert hier.jaarbeeld(PLAN, 2024).maatregelen["verkeer.ontraden.slim"].aantal == 1 + 5 + 23
