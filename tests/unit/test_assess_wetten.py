"""The laws of the verdicts, on generated plans and journals: what may change what, and what is never coloured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lama_zvp.assess.jaar import beoordeel_jaar
from lama_zvp.assess.model import FicheOordeel, Jaaroordeel, MaatregelOordeel
from lama_zvp.assess.uitvoering import houdbaar
from lama_zvp.journal.events import STATUSSEN, Concept, Meting, Voortgang
from lama_zvp.journal.fold import jaarbeeld
from lama_zvp.plan.model import Eenmalig, Indicator, PerJaar, Plan, Ritme
from tests.assess_stof import SLEUTEL, breuk, cijfers, fiche, hefboom, indicator, maatregel, plan, streef
from tests.storage.stof import maak, verzegel

JAREN = (2022, 2023, 2024)
DAGEN = st.dates(date(2021, 1, 1), date(2024, 12, 31))
VANDAAG = st.dates(date(2022, 1, 1), date(2026, 6, 30))


@dataclass(frozen=True)
class Boek:
    """A plan, the events about it, and from where the year is looked at."""

    plan: Plan
    concepten: tuple[Concept, ...]
    jaar: int
    vandaag: date

    def oordeel(self, concepten: Sequence[Concept] | None = None) -> Jaaroordeel:
        events = verzegel(self.concepten if concepten is None else concepten)
        return beoordeel_jaar(self.plan, jaarbeeld(SLEUTEL, self.jaar, events), self.vandaag)


# --- generated plans and journals --------------------------------------------------------------------------------

ritmes: st.SearchStrategy[Ritme | None] = st.one_of(
    st.just("doorlopend"),
    st.none(),
    st.builds(PerJaar, per_jaar=st.integers(1, 60)),
    st.builds(Eenmalig, termijn=st.one_of(st.none(), st.dates(date(2020, 1, 1), date(2025, 12, 31)))),
)
indicatoren: st.SearchStrategy[Indicator] = st.builds(
    indicator,
    st.just("cijfer"),
    soort=st.sampled_from(["telling", "percentage", "bedrag", "duur"]),
    aard=st.sampled_from(["fenomeen", "activiteit", "beleving"]),
    richting=st.sampled_from(["lager-beter", "hoger-beter", "neutraal"]),
    kernindicator=st.booleans(),
    door_politiewerk=st.booleans(),
    nulmeting=st.sampled_from([{}, cijfers(500, j2018=40), cijfers(j2016=40, j2017=70, j2018=55)]),
    streefwaarden=st.sampled_from([{}, streef(2023, 30)]),
    reeksbreuken=st.sampled_from([(), breuk(2023)]),
)


@st.composite
def plannen(draw: st.DrawFn) -> Plan:
    """Two or three fiches of one to five measures, a hefboom, and an indicator that belongs to the first fiche."""
    cijfer = draw(indicatoren)
    fiches = []
    for nummer in range(draw(st.integers(2, 3))):
        lagen = draw(st.lists(st.sampled_from(["raadgeven", "ontraden", "nazorg"]), min_size=1, max_size=5))
        maatregelen = [maatregel(f"m{n}", draw(ritmes), laag=laag) for n, laag in enumerate(lagen)]
        fiches.append(fiche(f"f{nummer}", maatregelen, (cijfer.sleutel,) if nummer == 0 else ()))
    return plan(*fiches, indicatoren=(cijfer,), hefbomen=(hefboom("h", "t1", "t2"),))


def namen(plan_: Plan) -> list[str]:
    eigen = [f"{f.sleutel}.{m.laag}.{m.sleutel}" for f in plan_.fiches for m in f.maatregelen]
    return [*eigen, *(f"hefboom.{h.sleutel}.{t.sleutel}" for h in plan_.hefbomen for t in h.toezeggingen)]


@st.composite
def voortgang(draw: st.DrawFn, nummer: int, onderwerpen: Sequence[str], **velden: Any) -> Concept:
    inhoud = Voortgang.model_validate(
        {
            "tekst": f"melding {nummer}",
            "status": draw(st.one_of(st.none(), st.sampled_from(STATUSSEN))),
            "aantal": draw(st.one_of(st.none(), st.integers(0, 60))),
        }
    )
    vast = {"onderwerp": draw(st.sampled_from(onderwerpen)), "datum": draw(DAGEN)}
    return maak(nummer, inhoud, plan=SLEUTEL, **vast | velden)


@st.composite
def metingen(draw: st.DrawFn, nummer: int) -> Concept:
    jaar = draw(st.sampled_from(JAREN))
    periode = f"{jaar}{draw(st.sampled_from(['', '-K1', '-K2', '-K3', '-K4', '-05']))}"
    inhoud = Meting(
        periode=periode,
        waarde=Decimal(draw(st.integers(0, 100))),
        n=draw(st.one_of(st.none(), st.integers(1, 2000))),
        voorlopig=draw(st.booleans()),
        bron=draw(st.sampled_from(["", "register"])),
    )
    ingevoerd = date(jaar, 1, 1) + timedelta(days=draw(st.integers(0, 500)))
    gemeente = draw(st.sampled_from(["", "", "lanaken"]))
    return maak(nummer, inhoud, plan=SLEUTEL, onderwerp="cijfer", datum=ingevoerd, jaar=jaar, gemeente=gemeente)


@st.composite
def boeken(draw: st.DrawFn) -> Boek:
    plan_ = draw(plannen())
    onderwerpen = namen(plan_)
    concepten = []
    for nummer in range(1, draw(st.integers(0, 14)) + 1):
        soort = draw(st.sampled_from(["voortgang", "voortgang", "voortgang", "meting"]))
        concepten.append(draw(metingen(nummer) if soort == "meting" else voortgang(nummer, onderwerpen)))
    return Boek(plan_, tuple(concepten), draw(st.sampled_from(JAREN)), draw(VANDAAG))


def alle(jaar: Jaaroordeel) -> tuple[FicheOordeel, ...]:
    return (*jaar.fiches, *jaar.hefbomen)


def alle_maatregelen(jaar: Jaaroordeel) -> list[MaatregelOordeel]:
    return [m for f in alle(jaar) for m in f.maatregelen]


# --- what may change what ----------------------------------------------------------------------------------------


@given(boek=boeken(), data=st.data())
def test_an_event_about_one_fiche_changes_no_other(boek: Boek, data: st.DataObject) -> None:
    erbij = data.draw(voortgang(len(boek.concepten) + 1, namen(boek.plan)))
    delen = erbij.onderwerp.split(".")
    eigen = ".".join(delen[:2]) if delen[0] == "hefboom" else delen[0]
    voor, na = boek.oordeel(), boek.oordeel([*boek.concepten, erbij])
    assert [f for f in alle(voor) if f.sleutel != eigen] == [f for f in alle(na) if f.sleutel != eigen]
    assert voor.indicatoren == na.indicatoren


@given(boek=boeken(), data=st.data())
def test_a_figure_changes_no_measure_and_no_execution(boek: Boek, data: st.DataObject) -> None:
    na = boek.oordeel([*boek.concepten, data.draw(metingen(len(boek.concepten) + 1))])
    voor = boek.oordeel()
    assert alle_maatregelen(voor) == alle_maatregelen(na)
    assert [f.uitvoering for f in alle(voor)] == [f.uitvoering for f in alle(na)]
    assert [f.actualiteit for f in alle(voor)] == [f.actualiteit for f in alle(na)]


@given(boek=boeken(), data=st.data())
def test_a_correction_equals_having_logged_it_right(boek: Boek, data: st.DataObject) -> None:
    assume(boek.concepten)
    welke = data.draw(st.integers(0, len(boek.concepten) - 1))
    fout = boek.concepten[welke]
    nieuw = len(boek.concepten) + 1
    soort = metingen(nieuw) if isinstance(fout.inhoud, Meting) else voortgang(nieuw, namen(boek.plan))
    goed = data.draw(soort)
    verbeterd = [*boek.concepten, goed.model_copy(update={"vervangt": fout.id})]
    meteen = [*boek.concepten[:welke], goed.model_copy(update={"id": fout.id}), *boek.concepten[welke + 1 :]]
    assert boek.oordeel(verbeterd) == boek.oordeel(meteen)


@given(boek=boeken(), data=st.data())
def test_the_order_of_entry_on_one_day_matters_for_nothing_but_the_last_status(boek: Boek, data: st.DataObject) -> None:
    """The entries of one day about one measure in another order that ends with the same status: the same year."""
    naam, dag = data.draw(st.sampled_from(namen(boek.plan))), data.draw(DAGEN)
    eerder = [c for c in boek.concepten if not (c.onderwerp == naam and c.datum == dag)]
    laatste = data.draw(st.sampled_from(STATUSSEN))
    andere = data.draw(st.lists(st.sampled_from([*STATUSSEN, 0, 1, 5, None]), max_size=4))
    stil = [x for x in andere if not isinstance(x, str)]

    def dagboek(volgorde: Sequence[str | int | None]) -> Jaaroordeel:
        begin = len(boek.concepten) + 1
        inhouden = [
            Voortgang.model_validate({"tekst": "x"} | ({"status": x} if isinstance(x, str) else {"aantal": x}))
            for x in volgorde
        ]
        erbij = [maak(begin + n, i, plan=SLEUTEL, onderwerp=naam, datum=dag) for n, i in enumerate(inhouden)]
        return boek.oordeel([*eerder, *erbij])

    # What carries no status may come after the last status too.
    achteraan = data.draw(st.integers(0, len(stil)))
    vooraan: list[str | int | None] = [*(x for x in andere if isinstance(x, str)), *stil[achteraan:]]
    assert dagboek([*andere, laatste]) == dagboek([*data.draw(st.permutations(vooraan)), laatste, *stil[:achteraan]])


@given(boek=boeken())
def test_judging_is_repeatable_and_changes_nothing(boek: Boek) -> None:
    beeld = jaarbeeld(SLEUTEL, boek.jaar, verzegel(boek.concepten))
    kopie = jaarbeeld(SLEUTEL, boek.jaar, verzegel(boek.concepten))
    assert beoordeel_jaar(boek.plan, beeld, boek.vandaag) == beoordeel_jaar(boek.plan, beeld, boek.vandaag)
    assert beeld == kopie


# --- what is never coloured --------------------------------------------------------------------------------------


@given(boek=boeken())
def test_a_stale_measure_is_never_on_course(boek: Boek) -> None:
    """But for what was done for good, and for a year whose number is reached: nothing more is due of those."""
    beloften = {f"{f.sleutel}.{m.laag}.{m.sleutel}": m for f in boek.plan.fiches for m in f.maatregelen}
    beloften |= {f"hefboom.{h.sleutel}.{t.sleutel}": t for h in boek.plan.hefbomen for t in h.toezeggingen}
    for m in alle_maatregelen(boek.oordeel()):
        ritme = beloften[m.naam].ritme
        klaar = isinstance(ritme, Eenmalig) and m.status in ("uitgevoerd", "verankerd")
        gehaald = isinstance(ritme, PerJaar) and (m.gerealiseerd or 0) >= ritme.per_jaar
        oud = m.dagen is None or m.dagen > houdbaar(ritme, m.status, boek.plan.drempels)
        if oud and not klaar and not gehaald:
            assert m.stand.oordeel != "op-koers"


@given(boek=boeken())
def test_what_is_unknown_is_never_coloured(boek: Boek) -> None:
    jaar = boek.oordeel()
    for m in alle_maatregelen(jaar):
        if m.laatste_datum is None:
            assert m.stand.oordeel == "onbekend"
    for f in alle(jaar):
        if all(m.stand.oordeel == "onbekend" for m in f.maatregelen):
            assert (f.uitvoering.oordeel, f.voorstel) == ("onbekend", None)
        if f.uitvoering.oordeel == "op-koers":
            goed = sum(m.stand.oordeel == "op-koers" for m in f.maatregelen)
            assert goed >= boek.plan.drempels.aandeel_op_koers * len(f.maatregelen)
    for i in jaar.indicatoren.values():
        if i.nu is None and i.regelkaart is None:
            assert (i.effect.oordeel, i.zekerheid.oordeel) == ("onvoldoende-gegevens", "onbekend")


@given(boek=boeken())
def test_every_verdict_has_reasons_that_are_sentences(boek: Boek) -> None:
    jaar = boek.oordeel()
    verdicts: list[tuple[str, ...]] = [m.stand.redenen for m in alle_maatregelen(jaar)]
    for f in alle(jaar):
        verdicts += [f.uitvoering.redenen, f.effect.redenen, f.zekerheid.redenen, f.actualiteit.redenen]
        verdicts += [f.voorstel_redenen, *(laag.uitvoering.redenen for laag in f.lagen)]
    for i in jaar.indicatoren.values():
        verdicts += [i.effect.redenen, i.zekerheid.redenen, *(t.effect.redenen for t in i.toetsen)]
    assert all(verdicts)
    for redenen in (*verdicts, [punt.tekst for punt in jaar.aandacht]):
        for zin in redenen:
            assert zin[0].isupper() or zin[0].isdigit(), zin
            assert zin.endswith("."), zin
            assert "  " not in zin, zin
            assert ".." not in zin, zin
            assert "None" not in zin, zin


@given(boek=boeken())
def test_no_verdict_speaks_of_a_cause(boek: Boek) -> None:
    oorzaken = ("dankzij", "doordat", "als gevolg", "omdat", "leidde tot", "veroorzaak", "heeft gewerkt")
    for i in boek.oordeel().indicatoren.values():
        for zin in (*i.effect.redenen, *(r for t in i.toetsen for r in t.effect.redenen)):
            assert not any(woord in zin.lower() for woord in oorzaken), zin


@given(boek=boeken())
def test_a_judged_difference_is_always_called_indicative(boek: Boek) -> None:
    for i in boek.oordeel().indicatoren.values():
        if i.effect.oordeel in ("gunstig", "ongunstig", "geen-aantoonbaar-verschil"):
            assert i.effect.redenen[-1].startswith("Indicatief:")


# --- time --------------------------------------------------------------------------------------------------------


@given(boek=boeken(), dagen=st.integers(0, 400))
def test_silence_never_improves_a_measure(boek: Boek, dagen: int) -> None:
    """Without new entries a measure only gets from on course to unknown, behind or late, never back."""
    later = replace(boek, vandaag=boek.vandaag + timedelta(days=dagen))
    for nu, straks in zip(alle_maatregelen(boek.oordeel()), alle_maatregelen(later.oordeel()), strict=True):
        if straks.stand.oordeel == "op-koers" and boek.vandaag >= date(boek.jaar, 1, 1):
            assert nu.stand.oordeel == "op-koers"
        assert straks.te_laat or not nu.te_laat


@given(boek=boeken())
def test_the_days_of_a_year_that_is_over_stand_still(boek: Boek) -> None:
    voorbij = replace(boek, vandaag=date(boek.jaar + 1, 1, 1))
    later = replace(boek, vandaag=date(boek.jaar + 1, 12, 31))
    assert alle_maatregelen(voorbij.oordeel()) == alle_maatregelen(later.oordeel())
    assert voorbij.oordeel().peildag == later.oordeel().peildag == date(boek.jaar, 12, 31)


# --- samples -----------------------------------------------------------------------------------------------------


@given(
    oud=st.integers(0, 100),
    nieuw=st.integers(0, 100),
    n=st.integers(1, 3000),
    meer=st.integers(0, 3000),
)
@settings(max_examples=60)
def test_a_bigger_sample_never_widens_the_margin_of_a_figure(oud: int, nieuw: int, n: int, meer: int) -> None:
    basis = indicator("cijfer", soort="percentage", nulmeting=cijfers(1000, j2018=oud))
    eigen = plan(fiche("f0", [maatregel("m0")], ("cijfer",)), indicatoren=(basis,))

    def marge(steekproef: int) -> Decimal:
        inhoud = Meting(periode="2024", waarde=Decimal(nieuw), n=steekproef)
        meting = maak(1, inhoud, plan=SLEUTEL, onderwerp="cijfer", datum=date(2025, 2, 3), jaar=2024)
        jaar = Boek(eigen, (meting,), 2024, date(2025, 3, 1)).oordeel()
        gevonden = jaar.indicatoren["cijfer"].marge
        assert gevonden is not None
        return gevonden

    assert marge(n + meer) <= marge(n)


# --- attention ---------------------------------------------------------------------------------------------------


@given(boek=boeken())
def test_attention_is_ordered_by_kind_and_names_only_what_the_plan_has(boek: Boek) -> None:
    jaar = boek.oordeel()
    volgorde = ["te-laat", "besluit", "geblokkeerd", "oordeel-ontbreekt", "verouderd", "zonder-melding"]
    rangen = [volgorde.index(p.soort) for p in jaar.aandacht if p.soort != "cijfer-ontbreekt"]
    assert all(een <= ander for een, ander in pairwise(rangen))
    bekend = {*namen(boek.plan), *(f.sleutel for f in alle(jaar)), *jaar.indicatoren, ""}
    assert {punt.onderwerp for punt in jaar.aandacht} <= bekend
    assert len(set(jaar.aandacht)) == len(jaar.aandacht)


@given(boek=boeken())
def test_every_late_or_blocked_measure_is_in_the_attention_list(boek: Boek) -> None:
    jaar = boek.oordeel()
    genoemd = {(punt.soort, punt.onderwerp) for punt in jaar.aandacht}
    for m in alle_maatregelen(jaar):
        assert (("te-laat", m.naam) in genoemd) == m.te_laat
        assert (("geblokkeerd", m.naam) in genoemd) == (m.stand.oordeel == "geblokkeerd")
