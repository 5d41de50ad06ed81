"""What an edition may not show is in no byte of it: no text, no title, no count, no verdict."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lama_zvp.assess.jaar import beoordeel_jaar
from lama_zvp.journal.events import Beoordeling, Besluit, BesluitOpvolging, Gebeurtenis, Meting, Voortgang
from lama_zvp.journal.fold import jaarbeeld
from lama_zvp.plan.check import controleer
from lama_zvp.plan.model import KLASSEN, Actiefiche, Editie, Hefboom, Klasse, Plan, Toezegging
from lama_zvp.plan.names import Naamregister, strengste
from lama_zvp.stuurbord.build import bouw_stuurbord
from lama_zvp.stuurbord.edities import ziet_voor
from lama_zvp.stuurbord.model import Stuurbord
from lama_zvp.stuurbord.render import FORMATEN, beschikbare_formaten, render
from tests.unit.stuurbord_stof import JAAR, VANDAAG, Dagboek, bouw, editie, geleefd, plan, vorig_document

CANARY = re.compile(rb"KAN-(openbaar|intern|beperkt)-([a-z]+)-[0-9]+")
EDITIONS = [e.sleutel for e in plan().edities]
TEXTUAL = [formaat for formaat in FORMATEN if formaat != "pdf"]
"""Forms in which a word stands as it is; of the others equal bytes are asked."""


class Aviary:
    """Gives out canaries: words that say of which class the text is in which they stand."""

    def __init__(self) -> None:
        self.numbers = itertools.count(1)

    def word(self, klasse: Klasse, field: str) -> str:
        return f"KAN-{klasse}-{field}-{next(self.numbers)}"


def planted(plan_: Plan, birds: Aviary) -> Plan:
    """The plan with a canary in every text that a class covers."""

    def promise(value: Toezegging, klasse: Klasse) -> Toezegging:
        own = strengste(klasse, value.klasse)
        return value.model_copy(
            update={
                "titel": birds.word(own, "titel"),
                "omschrijving": birds.word(own, "omschrijving"),
                "partners": (f"Federale politie {birds.word(own, 'partner')}",),
                "onderdelen": (birds.word(own, "onderdeel"),),
                "bron": birds.word(own, "bron"),
            }
        )

    def fiche(value: Actiefiche) -> Actiefiche:
        goal = plan_.speerpunt.model_copy(update={"tekst": birds.word(value.klasse, "doel")})
        return value.model_copy(
            update={
                "titel": birds.word(value.klasse, "titel"),
                "korte_titel": birds.word(value.klasse, "kort"),
                "aanleiding": birds.word(value.klasse, "aanleiding"),
                "verantwoordelijke": birds.word(value.klasse, "wie"),
                "doelstellingen": (goal,),
                "bron": birds.word(value.klasse, "bron"),
                "maatregelen": tuple(promise(m, value.klasse) for m in value.maatregelen),
            }
        )

    def hefboom(value: Hefboom) -> Hefboom:
        return value.model_copy(
            update={
                "titel": birds.word(value.klasse, "titel"),
                "omschrijving": birds.word(value.klasse, "omschrijving"),
                "verantwoordelijke": birds.word(value.klasse, "wie"),
                "toezeggingen": tuple(promise(t, value.klasse) for t in value.toezeggingen),
            }
        )

    klassen = {"drugsfeiten": "intern", "te-hard": "beperkt"}
    indicatoren = tuple(
        i.model_copy(
            update={
                "klasse": klassen.get(i.sleutel, i.klasse),
                "naam": birds.word(klassen.get(i.sleutel, i.klasse), "cijfer"),  # type: ignore[arg-type]
                "bron": birds.word(klassen.get(i.sleutel, i.klasse), "bron"),  # type: ignore[arg-type]
            }
        )
        for i in plan_.indicatoren
    )
    tabellen = tuple(
        t.model_copy(update={"titel": birds.word(t.klasse, "tabel"), "bron": birds.word(t.klasse, "bron")})
        for t in plan_.middelen.tabellen
    )
    return plan_.model_copy(
        update={
            "fiches": tuple(map(fiche, plan_.fiches)),
            "hefbomen": tuple(map(hefboom, plan_.hefbomen)),
            "indicatoren": indicatoren,
            "middelen": plan_.middelen.model_copy(update={"tabellen": tabellen}),
        }
    )


def planted_journal(plan_: Plan, birds: Aviary) -> tuple[Gebeurtenis, ...]:
    """Every kind of entry, of every class, about everything; each with a canary in every text."""
    book = Dagboek(plan_)
    names = Naamregister(plan_)
    for klasse in reversed(KLASSEN):  # the least strict entry is the newest, and has to win
        day = f"2024-0{9 - KLASSEN.index(klasse)}-11"
        for subject in names.maatregelen:
            own = strengste(klasse, subject.klasse)
            for status in ("geblokkeerd", "lopend"):
                content = Voortgang(
                    tekst=birds.word(own, "melding"), status=status, aantal=3, bewijs=birds.word(own, "bewijs")
                )
                book.schrijf(subject.naam, day, content, klasse=klasse, gemeente="aalbeek")
        for indicator in plan_.indicatoren:
            own = strengste(klasse, indicator.klasse)
            figure = Meting(
                periode=f"{2021 + KLASSEN.index(klasse)}",
                waarde=Decimal(17),
                n=500,
                bron=birds.word(own, "meetbron"),
                opmerking=birds.word(own, "opmerking"),
            )
            book.schrijf(indicator.sleutel, day, figure, klasse=klasse, jaar=2021 + KLASSEN.index(klasse))
        for subject in names.fiches:
            own = strengste(klasse, subject.klasse)
            judgement = Beoordeling(
                oordeel="bijsturen",
                toelichting=birds.word(own, "toelichting"),
                bijsturing=birds.word(own, "bijsturing"),
            )
            book.schrijf(subject.naam, day, judgement, klasse=klasse)
            decision = Besluit(
                titel=birds.word(own, "besluit"),
                tekst=birds.word(own, "besluittekst"),
                verantwoordelijke=birds.word(own, "functie"),
                termijn=date(2024, 10, 1),
            )
            taken = book.schrijf(subject.naam, day, decision, klasse=klasse)
            for later in KLASSEN:
                follow = BesluitOpvolging(stand="lopend", tekst=birds.word(strengste(own, later), "opvolging"))
                book.schrijf(subject.naam, "2024-11-02", follow, klasse=later, betreft=taken)
    return book.events()


def classes_in(content: bytes) -> set[str]:
    return {match[0].decode() for match in CANARY.findall(content)}


def fields_in(content: bytes) -> set[str]:
    return {match[1].decode() for match in CANARY.findall(content)}


def stricter(than: Klasse) -> set[str]:
    return set(KLASSEN[KLASSEN.index(than) + 1 :])


@pytest.mark.parametrize("formaat", TEXTUAL)
@pytest.mark.parametrize("sleutel", EDITIONS)
def test_no_canary_sings_above_its_class(sleutel: str, formaat: str) -> None:
    birds = Aviary()
    plan_ = planted(plan(), birds)
    events = planted_journal(plan_, birds)
    content = render(bouw(plan_, events, sleutel, vorig=bouw(plan_, events, jaar=2023, versie=1)), formaat)
    klasse = editie(plan_, sleutel).klasse
    assert classes_in(content) == set(KLASSEN) - stricter(klasse)


def test_the_canaries_are_in_every_text_that_the_document_prints() -> None:
    birds = Aviary()
    plan_ = planted(plan(), birds)
    events = planted_journal(plan_, birds)
    sung = fields_in(render(bouw(plan_, events, "korpsleiding"), "json"))
    unprinted = {"omschrijving", "onderdeel", "aanleiding", "opmerking"}
    assert sung == {
        *("titel", "kort", "doel", "wie", "bron", "partner", "cijfer", "tabel", "melding", "bewijs", "meetbron"),
        *("toelichting", "bijsturing", "besluit", "besluittekst", "functie", "opvolging"),
    }
    assert not sung & unprinted


@pytest.mark.parametrize("formaat", TEXTUAL)
@pytest.mark.parametrize("sleutel", EDITIONS)
def test_nothing_leaks_when_the_year_was_asked_without_a_class(sleutel: str, formaat: str) -> None:
    birds = Aviary()
    plan_ = planted(plan(), birds)
    beeld = jaarbeeld(plan_.sleutel, JAAR, planted_journal(plan_, birds))
    document = bouw_stuurbord(
        plan_,
        "",
        beeld,
        beoordeel_jaar(plan_, beeld, VANDAAG),
        VANDAAG,
        editie(plan_, sleutel),
        bevindingen=controleer(plan_),
    )
    assert not classes_in(render(document, formaat)) & stricter(editie(plan_, sleutel).klasse)


def test_totals_that_may_count_hidden_entries_are_given_up() -> None:
    plan_ = plan()
    book = Dagboek(plan_)
    for number in range(7):
        book.log("verkeer.raadgeven.scholen", f"2024-03-{number + 1:02}", "Open.", status="lopend", aantal=2)
    book.log("verkeer.raadgeven.scholen", "2024-02-01", "Dicht.", "beperkt", aantal=1)
    events = book.events()
    public = editie(plan_, "politieraad")
    unasked = jaarbeeld(plan_.sleutel, JAAR, events)
    asked = jaarbeeld(plan_.sleutel, JAAR, events, tot_klasse="openbaar", ziet=ziet_voor(plan_, public))
    seen = {
        name: bouw_stuurbord(plan_, "", beeld, beoordeel_jaar(plan_, beeld, VANDAAG), VANDAAG, public)
        for name, beeld in (("unasked", unasked), ("asked", asked))
    }
    done = {name: document.fiches[0].lagen[0].maatregelen[0].gerealiseerd for name, document in seen.items()}
    assert done["unasked"] is None
    assert done["asked"] is not None
    assert done["asked"].aantal == 14
    assert seen["unasked"].per_gemeente.meldingen == ()
    assert seen["asked"].per_gemeente.meldingen != ()


def blank(document: Stuurbord) -> Stuurbord:
    """Without the two hashes that commit to the journal: they change with every entry and tell nothing of it."""
    colofon = document.colofon.model_copy(update={"journaal_hash": "", "vingerafdruk": ""})
    return document.model_copy(update={"colofon": colofon})


def hidden_from(klasse: Klasse, plan_: Plan) -> set[str]:
    names = Naamregister(plan_)
    return {o.naam for o in (*names.fiches, *names.maatregelen) if KLASSEN.index(o.klasse) > KLASSEN.index(klasse)}


def with_secrets(plan_: Plan) -> tuple[Gebeurtenis, ...]:
    """The lived year, and on top of it stricter entries about things that everyone may know of."""
    book = Dagboek(plan_)
    for name in ("verkeer.raadgeven.scholen", "verkeer.ontraden.bob", "milieu.reguleren.handhaving"):
        book.log(name, "2024-12-30", "Dicht.", "beperkt", status="geblokkeerd", aantal=40, gemeente="beekdorp")
        book.log(name, "2024-12-31", "Dicht.", "intern", status="stopgezet", bewijs="Dossier")
    secrets = book.events()
    return (*geleefd(plan_), *(e.model_copy(update={"id": f"x{e.id}", "volgnr": 900 + e.volgnr}) for e in secrets))


def is_hidden(event: Gebeurtenis, klasse: Klasse, names: set[str]) -> bool:
    return KLASSEN.index(event.klasse) > KLASSEN.index(klasse) or event.onderwerp in names


@pytest.mark.parametrize("sleutel", ["politiecollege", "politieraad"])
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_hidden_entries_change_nothing_that_an_edition_shows(sleutel: str, data: st.DataObject) -> None:
    plan_ = plan()
    klasse = editie(plan_, sleutel).klasse
    names = hidden_from(klasse, plan_)
    events = with_secrets(plan_)
    hidden = [e for e in events if is_hidden(e, klasse, names) and e.vervangt is None]
    gone = data.draw(st.sets(st.sampled_from([e.id for e in hidden])))
    rest = [e for e in events if e.id not in gone]
    before, after = (blank(bouw(plan_, some, sleutel)) for some in (events, rest))
    for formaat in TEXTUAL:
        assert render(before, formaat) == render(after, formaat)


@pytest.mark.parametrize("sleutel", ["politiecollege", "politieraad"])
def test_hidden_parts_of_the_plan_change_nothing_that_an_edition_shows(sleutel: str) -> None:
    plan_ = plan()
    names = hidden_from(editie(plan_, sleutel).klasse, plan_)

    def kept(fiche: Actiefiche) -> Actiefiche:
        measures = tuple(m for m in fiche.maatregelen if f"{fiche.sleutel}.{m.laag}.{m.sleutel}" not in names)
        return fiche.model_copy(update={"maatregelen": measures})

    def kept_hefboom(hefboom: Hefboom) -> Hefboom:
        promises = tuple(t for t in hefboom.toezeggingen if f"hefboom.{hefboom.sleutel}.{t.sleutel}" not in names)
        return hefboom.model_copy(update={"toezeggingen": promises})

    fiches = tuple(kept(f) for f in plan_.fiches if f.sleutel not in names)
    hefbomen = tuple(kept_hefboom(h) for h in plan_.hefbomen if f"hefboom.{h.sleutel}" not in names)
    used = {i for f in fiches for i in f.indicatoren} | {i for h in hefbomen for i in h.indicatoren}
    used |= set(plan_.speerpunt_indicatoren)
    smaller = plan_.model_copy(
        update={
            "fiches": fiches,
            "hefbomen": hefbomen,
            "indicatoren": tuple(i for i in plan_.indicatoren if i.sleutel in used),
        }
    )
    assert len(smaller.fiches) < len(plan_.fiches)
    events = geleefd(plan_)
    before, after = (blank(bouw(some, events, sleutel)) for some in (plan_, smaller))
    for formaat in beschikbare_formaten():
        assert render(before, formaat) == render(after, formaat)


def test_an_edition_that_shows_everything_gets_exactly_the_verdicts_it_was_given() -> None:
    plan_ = plan()
    beeld = jaarbeeld(plan_.sleutel, JAAR, geleefd(plan_))
    oordeel = beoordeel_jaar(plan_, beeld, VANDAAG)
    document = bouw_stuurbord(plan_, "", beeld, oordeel, VANDAAG, editie(plan_, "zonale-veiligheidsraad"))
    assert [f.uitvoering.redenen for f in document.fiches] == [f.uitvoering.redenen for f in oordeel.fiches]
    assert document.colofon.journaal_tot == beeld.tot_volgnr
    assert document.colofon.editie.weglating == ""


@pytest.mark.parametrize("sleutel", ["politiecollege", "politieraad"])
def test_an_edition_says_that_it_leaves_out_without_saying_what(sleutel: str) -> None:
    plan_ = plan()
    notices = {bouw(plan_, events, sleutel).colofon.editie.weglating for events in ((), geleefd(plan_))}
    assert len(notices) == 1
    assert "ontbreekt" in notices.pop()


def numbers(document: Stuurbord) -> Iterator[int | None]:
    yield document.colofon.journaal_tot
    for part in (*document.fiches, *document.hefbomen):
        yield part.beoordeling.nummer if part.beoordeling else None
        for layer in part.lagen:
            for measure in layer.maatregelen:
                yield from measure.nummers
                yield from (b.nummer for b in measure.bewijzen)
                yield measure.laatste.nummer if measure.laatste else None
    yield from (b.nummer for b in (*document.beslispunten.open_besluiten, *document.beslispunten.afgesloten_besluiten))


@pytest.mark.parametrize("sleutel", EDITIONS)
def test_numbers_of_entries_stand_only_where_gaps_in_them_tell_nothing(sleutel: str) -> None:
    plan_ = plan()
    shown = {number for number in numbers(bouw(plan_, geleefd(plan_), sleutel)) if number is not None}
    assert bool(shown) == (editie(plan_, sleutel).klasse == "beperkt")


def test_an_empty_layer_is_called_empty_only_by_an_edition_that_sees_everything() -> None:
    plan_ = plan()
    all_, public = (bouw(plan_, (), sleutel).fiches[0].leeg for sleutel in ("zonale-veiligheidsraad", "politieraad"))
    assert all_ == "Het plan heeft geen maatregel in de laag Onderzoeken."
    assert public == "Deze editie toont geen maatregel in de laag Onderzoeken."


@pytest.mark.parametrize("sleutel", ["politiecollege", "politieraad"])
def test_what_became_stricter_since_last_year_is_not_told_as_dropped(sleutel: str) -> None:
    plan_ = plan()
    before = vorig_document(plan_, sleutel)
    fiche = plan_.fiches[0]
    secret = tuple(
        m.model_copy(update={"klasse": "beperkt"}) if m.sleutel == "trajectcontrole" else m for m in fiche.maatregelen
    )
    now = plan_.model_copy(update={"fiches": (fiche.model_copy(update={"maatregelen": secret}), *plan_.fiches[1:])})
    content = render(bouw(now, geleefd(now), sleutel, vorig=before), "json").decode()
    assert "Jeugdverkeersfeest" in content
    assert "Trajectcontrole" not in content


def test_the_list_of_what_waits_for_whom_is_for_the_korpsleiding_alone() -> None:
    plan_ = plan()
    lists = {s: bouw(plan_, geleefd(plan_), s).datakwaliteit.werklijst for s in EDITIONS}
    assert [s for s, found in lists.items() if found] == ["korpsleiding"]
    assert [w.verantwoordelijke for w in lists["korpsleiding"]] == [
        "Diensthoofd interventie",
        "Diensthoofd verkeer",
        "Diensthoofd wijkwerking",
        "Directeur operaties",
        "",
    ]


def test_an_indicator_is_as_strict_as_the_least_strict_place_that_shows_it() -> None:
    plan_ = plan()
    fiche = plan_.fiches[2].model_copy(update={"indicatoren": ("drugsfeiten",)})
    drugs = plan_.fiches[1].model_copy(update={"indicatoren": ()})
    changed = plan_.model_copy(update={"fiches": (plan_.fiches[0], drugs, fiche, plan_.fiches[3])})
    college: Sequence[Editie] = [e for e in plan_.edities if e.klasse == "intern"]
    assert "Drugsmisdrijven" in render(bouw(plan_, (), college[0].sleutel), "json").decode()
    assert "Drugsmisdrijven" not in render(bouw(changed, (), college[0].sleutel), "json").decode()
