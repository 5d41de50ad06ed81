"""What the document says about a year: from what is known, in the council's words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from lama_zvp.assess.jaar import beoordeel_jaar
from lama_zvp.journal.events import Beoordeling, Besluit, BesluitOpvolging, Gebeurtenis
from lama_zvp.journal.fold import jaarbeeld
from lama_zvp.plan.model import Plan
from lama_zvp.stuurbord.build import bouw_stuurbord
from lama_zvp.stuurbord.build.woorden import ingekort
from lama_zvp.stuurbord.model import Stuurbord
from lama_zvp.stuurbord.render.markdown import render
from lama_zvp.stuurbord.stukken import Maatregeldeel, Wijziging
from tests.unit.stuurbord_stof import JAAR, VANDAAG, Dagboek, bouw, editie, geleefd, plan, vorig_document, vorig_plan


def lived() -> Stuurbord:
    plan_ = plan()
    return bouw(plan_, geleefd(plan_), vorig=vorig_document(plan_))


def measure(document: Stuurbord, name: str) -> Maatregeldeel:
    parts = (*document.fiches, *document.hefbomen)
    return next(m for part in parts for layer in part.lagen for m in layer.maatregelen if m.naam == name)


# --- front -------------------------------------------------------------------------------------------------------


def test_the_plan_speaks_for_itself_with_the_figures_it_names_for_it() -> None:
    document = lived()
    assert document.speerpunt.speerpunt.tekst == plan().speerpunt.tekst
    assert [c.sleutel for c in document.speerpunt.cijfers] == ["tevreden", "vertrouwen"]
    assert document.speerpunt.cijfers[0].marge == Decimal("2.83")


@pytest.mark.parametrize(("version", "state"), [(None, "ontwerp"), (1, "vastgesteld"), (2, "vastgesteld")])
def test_a_document_is_a_draft_until_it_has_a_version(version: int | None, state: str) -> None:
    plan_ = plan()
    colofon = bouw(plan_, (), versie=version).colofon
    assert (colofon.toestand, colofon.versie) == (state, version)


def test_example_data_are_marked_at_both_ends() -> None:
    text = render(bouw(plan(), (), voorbeeld=True))
    assert text.count("VOORBEELDDATA") == 2
    assert "VOORBEELDDATA" not in render(bouw(plan(), ()))


# --- in one glance -----------------------------------------------------------------------------------------------


def test_each_fiche_has_one_row_with_its_key_figure_from_baseline_to_target() -> None:
    rows = lived().oogopslag.rijen
    assert [row.titel for row in rows] == ["Verkeer", "Drugs", "Radicalisme", "Milieu"]
    key = rows[0].kerncijfer
    assert key is not None
    assert key.nulmeting is not None
    assert key.vorig is not None
    assert key.nu is not None
    assert key.doel is not None
    figures = [key.nulmeting.waarde, key.vorig.waarde, key.nu.waarde, key.doel.waarde]
    assert figures == [Decimal(197), Decimal(171), Decimal(150), Decimal(150)]
    assert rows[2].kerncijfer is None


def test_three_go_well_and_three_ask_for_steering_one_per_subject() -> None:
    glance = lived().oogopslag
    assert len(glance.goed) == len(glance.bijsturen) == 3
    assert (glance.goed_tekort, glance.bijsturen_tekort) == ("", "")
    assert "Ongevallen met lichamelijk letsel" in glance.goed[0].tekst
    assert glance.bijsturen[0].tekst == "Beoordeeld als bijsturen."
    assert glance.bijsturen[0].grond == "Te weinig grenscontroles in het najaar."


def test_what_is_not_known_is_neither_good_nor_bad() -> None:
    glance = bouw(plan(), ()).oogopslag
    assert glance.goed == glance.bijsturen == ()
    assert "nog niets gemeld" in glance.goed_tekort
    assert "nog niets gemeld" in glance.bijsturen_tekort
    assert {row.uitvoering for row in glance.rijen} == {"onbekend"}


def test_fewer_than_three_are_said_to_be_fewer() -> None:
    plan_ = plan()
    book = Dagboek(plan_)
    book.log("milieu.reguleren.handhaving", "2024-11-11", "Klaar.", status="verankerd")
    glance = bouw(plan_, book.events()).oogopslag
    assert [signal.onderwerp for signal in glance.goed] == ["Milieu"]
    assert glance.goed_tekort == "Meer waarvan vaststaat dat het goed gaat, is er uit wat bekend is niet te noemen."
    assert glance.bijsturen_tekort == "Uit wat bekend is, volgt niets waarvan vaststaat dat het bijsturing vraagt."


def test_what_was_done_after_its_term_does_not_go_well() -> None:
    plan_ = plan()
    book = Dagboek(plan_)
    book.log("hefboom.communicatie.website", "2024-03-01", "Online.", status="uitgevoerd")
    assert bouw(plan_, book.events()).oogopslag.goed == ()


# --- what is asked -----------------------------------------------------------------------------------------------


def asked(events: Sequence[Gebeurtenis], plan_: Plan | None = None) -> list[tuple[str, str]]:
    document = bouw(plan_ or plan(), events)
    return [(punt.soort, punt.vraag) for punt in document.beslispunten.punten]


def test_only_what_was_reported_raises_a_question_apart_from_the_judgement_itself() -> None:
    assert asked(()) == [("oordeel", "Een oordeel uitspreken over 4 fiches, nog zonder beoordeling.")]


def test_a_proposed_change_of_course_is_put_to_the_council() -> None:
    points = {punt.soort: punt for punt in lived().beslispunten.punten if punt.onderwerpen == ("Drugs",)}
    assert points["bijsturing"].vraag == "Instemmen met de voorgestelde bijsturing voor Drugs."
    assert points["bijsturing"].toelichting == "Vast ritme: één controle per maand."
    assert "Extra grenscontroles in de zomer" in points["besluit"].vraag


def test_a_judgement_to_steer_without_a_proposal_asks_for_one() -> None:
    plan_ = plan()
    book = Dagboek(plan_)
    book.schrijf("milieu", "2025-02-01", Beoordeling(oordeel="bijsturen", toelichting="Te weinig."), jaar=JAAR)
    assert ("bijsturing", "Bepalen hoe Milieu bijgestuurd wordt.") in asked(book.events())


BLOCKED = "Beslissen hoe het verder moet met “Fietscontroles op school” (Verkeer)."
LATE = "Een nieuwe termijn bepalen voor “Trajectcontrole op de Steenweg” (Verkeer), of loslaten wat niet meer nodig is."
STOPPED = "Kennisnemen van de stopzetting van “Preventieacties tegen zwerfvuil” (Milieu), of ze herroepen."


@pytest.mark.parametrize(
    ("name", "status", "question"),
    [
        ("verkeer.raadgeven.scholen", "geblokkeerd", ("blokkade", BLOCKED)),
        ("verkeer.ontraden.trajectcontrole", "lopend", ("termijn", LATE)),
        ("milieu.raadgeven.preventie", "stopgezet", ("stopzetting", STOPPED)),
    ],
)
def test_a_measure_that_stands_still_is_put_to_the_council(name: str, status: str, question: tuple[str, str]) -> None:
    plan_ = plan()
    book = Dagboek(plan_)
    book.log(name, "2024-11-11", "Waarom.", status=status)
    assert question in asked(book.events())


def test_codes_in_the_rows_and_fiches_are_those_of_the_points() -> None:
    document = lived()
    codes = {punt.code: set(punt.onderwerpen) for punt in document.beslispunten.punten}
    assert list(codes) == [f"B{number}" for number in range(1, len(codes) + 1)]
    for row, fiche in zip(document.oogopslag.rijen, document.fiches, strict=True):
        assert row.gevraagd == fiche.gevraagd
        assert {code for code, about in codes.items() if row.titel in about} == set(row.gevraagd)


# --- decisions ---------------------------------------------------------------------------------------------------


def decided(*follow_ups: tuple[str, str], term: str | None = "2024-06-01") -> Stuurbord:
    plan_ = plan()
    book = Dagboek(plan_)
    decision = Besluit(
        titel="Meer toezicht", verantwoordelijke="Korpschef", termijn=date.fromisoformat(term) if term else None
    )
    taken = book.schrijf("milieu", "2024-01-10", decision)
    for day, state in follow_ups:
        book.schrijf("milieu", day, BesluitOpvolging(stand=state, tekst="Gezegd."), betreft=taken)
    return bouw(plan_, book.events())


def test_an_open_decision_returns_until_it_is_closed() -> None:
    assert [b.stand for b in decided().beslispunten.open_besluiten] == ["open"]
    assert [b.stand for b in decided(("2024-03-01", "lopend")).beslispunten.open_besluiten] == ["lopend"]
    closed = decided(("2024-03-01", "lopend"), ("2024-05-01", "uitgevoerd")).beslispunten
    assert closed.open_besluiten == ()
    assert [b.stand for b in closed.afgesloten_besluiten] == ["uitgevoerd"]


@pytest.mark.parametrize(
    ("follow_ups", "term", "late"),
    [
        ((), "2024-06-01", True),
        ((), "2026-01-01", False),
        ((), None, False),
        ((("2024-05-01", "vervallen"),), "2024-06-01", False),
    ],
)
def test_a_decision_is_late_when_its_term_passed_while_it_was_open(
    follow_ups: tuple[tuple[str, str], ...], term: str | None, late: bool
) -> None:
    document = decided(*follow_ups, term=term)
    assert document.oogopslag.besluiten_te_laat == int(late)


# --- measures ----------------------------------------------------------------------------------------------------


def test_a_measure_shows_what_was_done_against_what_was_planned_with_its_evidence() -> None:
    part = measure(lived(), "verkeer.ontraden.bob")
    assert part.gerealiseerd is not None
    assert (part.gerealiseerd.aantal, part.gepland) == (2, 2)
    assert [b.verwijzing for b in part.bewijzen] == ["Verslag BOB zomer 2024"]
    assert (part.status, part.status_datum) == ("uitgevoerd", date(2024, 12, 20))
    assert part.laatste is not None
    assert part.laatste.tekst == "Vijf controles."


def test_corrected_and_withdrawn_entries_leave_no_trace_in_the_numbers() -> None:
    document = lived()
    assert measure(document, "verkeer.ontraden.bob").stand.oordeel == "op-koers"
    assert measure(document, "verkeer.nazorg.slachtoffers").status == "lopend"


def test_a_derived_layer_is_marked_and_an_empty_one_named() -> None:
    fiche = lived().fiches[0]
    derived = {m.titel for layer in fiche.lagen for m in layer.maatregelen if m.afgeleid}
    assert derived == {"Controle op overdreven en onaangepaste snelheid", "Trajectcontrole op de Steenweg"}
    assert [layer.titel for layer in fiche.lagen] == ["Raadgeven", "Ontraden", "Reguleren", "Onderzoeken", "Nazorg"]
    assert fiche.leeg == "Het plan heeft geen maatregel in de laag Onderzoeken."


def test_the_program_s_proposal_stands_beside_a_judgement_that_differs() -> None:
    document = lived()
    assert document.fiches[0].beoordeling is not None
    assert (document.fiches[0].beoordeling.oordeel, document.fiches[0].voorstel) == ("op-koers", "aandacht")
    text = render(document)
    assert "**Beoordeling: ✓ op koers** (1 maart 2025, #39)" in text
    assert "Voorstel van het programma: ▲ aandacht." in text


@pytest.mark.parametrize(
    ("text", "length", "out"),
    [
        ("kort", 10, ("kort", False)),
        ("een twee drie vier", 13, ("een twee drie …", True)),
        ("een twee drie vier", 10, ("een twee …", True)),
        ("a" * 30, 10, ("a" * 10 + " …", True)),
        ("een\n\n\n\ntwee", 10, ("een\n\ntwee", False)),
    ],
)
def test_a_long_text_is_cut_between_words(text: str, length: int, out: tuple[str, bool]) -> None:
    assert ingekort(text, length) == out


# --- gemeenten, means, quality -----------------------------------------------------------------------------------


def test_entries_and_figures_are_told_per_gemeente() -> None:
    part = lived().per_gemeente
    traffic = part.meldingen[0]
    assert (traffic.fiche, [t.aantal for t in traffic.aantallen], traffic.zone.aantal) == ("Verkeer", [3, 1], 5)
    figure = part.cijfers[0]
    assert [point.waarde if point else None for point in figure.cijfers] == [3, 8]


def test_measures_that_count_on_the_federal_police_are_listed_by_partner() -> None:
    partners = {p.naam: [m.titel for m in p.maatregelen] for p in lived().middelen.federaal}
    assert partners == {
        "Federale politie": ["Selectieve controles aan de grens"],
        "Federale wegpolitie": ["Trajectcontrole op de Steenweg"],
    }


def test_sums_of_the_source_that_do_not_add_up_are_told() -> None:
    sentences = [b.tekst for b in lived().datakwaliteit.narekenen]
    assert any("153" in s and "154" in s for s in sentences)
    assert any("36,7\u00a0%" in s and "ruim 37 %" in s for s in sentences)


def test_the_account_names_only_methods_that_the_document_uses() -> None:
    used = {v.methode for f in lived().fiches for i in f.indicatoren for v in i.vergelijkingen}
    used |= {v.methode for i in lived().speerpunt.cijfers for v in i.vergelijkingen}
    account = lived().verantwoording
    assert {method.naam for method in account.methoden} == used
    assert all(method.uitleg for method in account.methoden)
    assert bouw(plan(), ()).verantwoording.methoden == ()
    assert [b.indicator for b in account.breuken] == ["Drugsmisdrijven"]


def test_every_office_of_the_plan_has_a_place_to_sign() -> None:
    signatures = [h.functie for h in lived().akkoord.handtekeningen]
    assert signatures == [o.functie for o in plan().ondertekenaars]


def test_a_measure_that_left_the_plan_is_named_as_such() -> None:
    plan_ = plan()
    book = Dagboek(plan_)
    book.log("verkeer.raadgeven.vroeger", "2024-02-02", "Toen nog.", status="lopend")
    assert bouw(plan_, book.events()).datakwaliteit.vervallen == ("verkeer.raadgeven.vroeger",)
    assert bouw(plan_, book.events(), "politiecollege").datakwaliteit.vervallen == ()


# --- what changed ------------------------------------------------------------------------------------------------


def changes(document: Stuurbord) -> dict[str, Wijziging]:
    return {w.soort: w for w in document.gewijzigd.wijzigingen}


def test_the_first_document_has_nothing_to_compare_with() -> None:
    assert bouw(plan(), ()).gewijzigd.vorig_jaar is None
    assert "Dit is het eerste stuurbord" in render(bouw(plan(), ()))


def test_the_same_plan_and_figures_a_year_later_show_no_change() -> None:
    plan_ = plan()
    before = bouw(plan_, (), jaar=2023, versie=1)
    assert bouw(plan_, (), vorig=before).gewijzigd.wijzigingen == ()


def test_terms_targets_measures_and_figures_that_moved_are_told() -> None:
    found = changes(lived())
    assert found["termijn-verschoven"].tekst == "Termijn verschoven van 31 december 2022 naar 30 juni 2023."
    assert found["termijn-gewijzigd"].tekst == "Hoe vaak: van 3 keer per jaar naar 2 keer per jaar."
    assert found["streefwaarde-verzacht"].tekst == "Streefwaarde voor 2025 verzacht van 140 naar 150."
    assert found["maatregel-vervallen"].onderwerp == "Verkeer: Jeugdverkeersfeest"
    assert found["cijfer-gecorrigeerd"].tekst == "Cijfer voor 2023 van 175 (toen voorlopig) naar 171."


def test_a_change_is_covered_only_by_a_decision_that_names_it() -> None:
    found = changes(lived())
    assert [b.titel for b in found["maatregel-nieuw"].besluiten] == ['Actie "dode hoek" opnemen in het plan']
    assert found["streefwaarde-verzacht"].besluiten == ()
    assert "verzacht van 140 naar 150. **Zonder besluit.**" in render(lived())


def test_a_whole_fiche_that_came_or_went_is_one_change() -> None:
    plan_ = plan()
    less = plan_.model_copy(update={"fiches": plan_.fiches[:-1]})
    went = bouw(less, (), vorig=bouw(plan_, (), jaar=2023)).gewijzigd.wijzigingen
    came = bouw(plan_, (), vorig=bouw(less, (), jaar=2023)).gewijzigd.wijzigingen
    assert [(w.soort, w.onderwerp) for w in went] == [("fiche-vervallen", "Milieucriminaliteit en -overlast")]
    assert [(w.soort, w.onderwerp) for w in came] == [("fiche-nieuw", "Milieucriminaliteit en -overlast")]


def test_a_decision_whose_term_moved_is_told() -> None:
    plan_ = plan()
    moved = []
    for term in ("2024-06-01", "2025-06-01"):
        book = Dagboek(plan_)
        decision = Besluit(titel="Meer toezicht", verantwoordelijke="Korpschef", termijn=date.fromisoformat(term))
        book.schrijf("milieu", "2023-05-10", decision)
        moved.append(book.events())
    before = bouw(plan_, moved[0], jaar=2023, vandaag=date(2024, 3, 10))
    after = bouw(plan_, moved[1], vorig=before)
    assert [(w.soort, w.onderwerp) for w in after.gewijzigd.wijzigingen] == [
        ("termijn-verschoven", "Besluit: Meer toezicht")
    ]


def test_a_second_version_lists_what_changed_since_the_first() -> None:
    plan_ = plan()
    events = geleefd(plan_)
    first = bouw(plan_, events, versie=1)
    later = Dagboek(plan_)
    later.meting("zwaargewonden", "2024", "12")
    entered = next(e.id for e in events if e.onderwerp == "zwaargewonden" and e.jaar == 2024 and not e.gemeente)
    correction = later.events()[0].model_copy(
        update={
            "volgnr": len(events) + 1,
            "id": "later",
            "vervangt": entered,
        }
    )
    second = bouw(plan_, (*events, correction), versie=2, vorige_versie=first)
    assert [(w.soort, w.tekst) for w in second.gewijzigd.sinds_versie] == [
        ("cijfer-gecorrigeerd", "Cijfer voor 2024 van 11 naar 12.")
    ]
    assert second.gewijzigd.vorig_jaar is None


def test_a_status_that_came_or_went_between_two_versions_is_said_in_plain_words() -> None:
    plan_ = plan()
    book = Dagboek(plan_)
    book.log("verkeer.raadgeven.scholen", "2024-05-10", status="lopend")
    with_, without = bouw(plan_, book.events(), versie=1), bouw(plan_, (), versie=1)
    went = bouw(plan_, (), versie=2, vorige_versie=with_).gewijzigd.sinds_versie
    came = bouw(plan_, book.events(), versie=2, vorige_versie=without).gewijzigd.sinds_versie
    assert [w.tekst for w in went] == ["Status: lopend (10 mei 2024) is ingetrokken zonder vervanging."]
    assert [w.tekst for w in came] == ["Status: nu lopend (10 mei 2024), toen nog niets."]


def test_a_target_that_was_sharpened_is_not_called_softened() -> None:
    plan_ = plan()
    sharper = changes(bouw(vorig_plan(plan_), (), vorig=bouw(plan_, (), jaar=2023)))
    assert sharper["streefwaarde-gewijzigd"].tekst == "Streefwaarde voor 2025 gewijzigd van 150 naar 140."


# --- purity ------------------------------------------------------------------------------------------------------


def test_building_changes_none_of_what_it_was_given() -> None:
    plan_ = plan()
    beeld = jaarbeeld(plan_.sleutel, JAAR, geleefd(plan_))
    oordeel = beoordeel_jaar(plan_, beeld, VANDAAG)
    before = (plan_.model_dump_json(), repr(beeld), repr(oordeel))
    for gekozen in plan_.edities:
        bouw_stuurbord(plan_, "", beeld, oordeel, VANDAAG, gekozen)
    assert (plan_.model_dump_json(), repr(beeld), repr(oordeel)) == before


def test_the_day_is_an_argument() -> None:
    plan_ = plan()
    beeld = replace(jaarbeeld(plan_.sleutel, JAAR, ()))
    day = date(2031, 1, 2)
    document = bouw_stuurbord(plan_, "", beeld, beoordeel_jaar(plan_, beeld, day), day, editie(plan_, "politieraad"))
    assert document.colofon.opgemaakt_op == day
