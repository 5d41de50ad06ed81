"""The document in Markdown: valid, readable raw, and deaf to whatever people typed."""

from __future__ import annotations

import hashlib
import itertools
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from lama_zvp.journal.events import Beoordeling, Besluit, BesluitOpvolging, Gebeurtenis, Meting, Voortgang
from lama_zvp.plan.load import read_plan
from lama_zvp.plan.model import Plan, Toezegging
from lama_zvp.plan.names import Naamregister
from lama_zvp.stuurbord.render.markdown import render
from lama_zvp.stuurbord.render.md_vorm import MAX_KOLOM
from lama_zvp.veilig import breedte, platte_tekst
from tests.unit.stuurbord_stof import GOLDEN, Dagboek, bouw, documenten, geleefd, plan
from tests.unit.test_veilig import HOSTILE as ANY_HOSTILE

ROOT = Path(__file__).resolve().parents[2]
READER = MarkdownIt("commonmark").enable("table")
GITHUB = MarkdownIt("gfm-like")

# A lone surrogate cannot be entered: the journal and the plan hold valid Unicode only.
HOSTILE = [text for text in ANY_HOSTILE if not any("\ud800" <= char <= "\udfff" for char in text)]

BLOCKS = {
    *("heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "blockquote_open"),
    *("blockquote_close", "bullet_list_open", "bullet_list_close", "ordered_list_open", "ordered_list_close"),
    *("list_item_open", "list_item_close", "table_open", "table_close", "thead_open", "thead_close", "tbody_open"),
    *("tbody_close", "tr_open", "tr_close", "th_open", "th_close", "td_open", "td_close"),
}
INLINES = {"text", "strong_open", "strong_close", "em_open", "em_close", "softbreak"}


def inlines(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield from token.children or ()


def said(tokens: list[Token]) -> str:
    """All text of a document, block by block."""
    return "\n".join("".join(c.content for c in t.children or ()) for t in tokens if t.type == "inline")


@pytest.mark.parametrize("reader", [READER, GITHUB], ids=["commonmark", "github"])
def test_the_document_is_made_of_headings_paragraphs_lists_quotes_and_tables_only(reader: MarkdownIt) -> None:
    for _, document in documenten():
        tokens = reader.parse(render(document))
        assert {t.type for t in tokens} <= BLOCKS
        assert {t.type for t in inlines(tokens)} <= INLINES


def test_sections_stand_in_their_order_and_levels_are_not_skipped() -> None:
    for name, document in documenten():
        tokens = READER.parse(render(document))
        heads = [(int(t.tag[1]), tokens[i + 1].content) for i, t in enumerate(tokens) if t.type == "heading_open"]
        assert heads[0] == (1, "Stuurbord 2024")
        numbered = [text.split()[0] for level, text in heads if level == 2 and text[0].isdigit()]
        assert numbered == [str(number) for number in range(11)], name
        for (before, _), (after, _) in itertools.pairwise(heads):
            assert after <= before + 1


# --- hostile text ------------------------------------------------------------------------------------------------


def poisoned(plan_: Plan, text: str) -> Plan:
    """The plan with the same text wherever a person could have typed one."""

    def promise(value: Toezegging) -> Toezegging:
        return value.model_copy(update={"titel": text, "omschrijving": text, "bron": text})

    goal = plan_.speerpunt.model_copy(update={"tekst": text, "bron": text})
    fiches = tuple(
        f.model_copy(
            update={
                "titel": text,
                "korte_titel": text,
                "verantwoordelijke": text,
                "doelstellingen": (goal,),
                "maatregelen": tuple(map(promise, f.maatregelen)),
            }
        )
        for f in plan_.fiches
    )
    hefbomen = tuple(
        h.model_copy(
            update={"titel": text, "verantwoordelijke": text, "toezeggingen": tuple(map(promise, h.toezeggingen))}
        )
        for h in plan_.hefbomen
    )
    return plan_.model_copy(
        update={
            "titel": text,
            "speerpunt": goal,
            "lagen": tuple(laag.model_copy(update={"titel": text}) for laag in plan_.lagen),
            "fiches": fiches,
            "hefbomen": hefbomen,
            "indicatoren": tuple(
                i.model_copy(update={"naam": text, "eenheid": text, "bron": text}) for i in plan_.indicatoren
            ),
            "ondertekenaars": tuple(o.model_copy(update={"functie": text, "rol": text}) for o in plan_.ondertekenaars),
        }
    )


def poisoned_journal(plan_: Plan, text: str) -> tuple[Gebeurtenis, ...]:
    book = Dagboek(plan_)
    for number, subject in enumerate(Naamregister(plan_).maatregelen):
        status = ("geblokkeerd", "lopend", "stopgezet")[number % 3]
        content = Voortgang(tekst=text, status=status, bewijs=text)
        book.schrijf(subject.naam, "2024-10-01", content)
    for indicator in plan_.indicatoren:
        figure = Meting(periode="2024", waarde=Decimal(40), n=900, bron=text, opmerking=text)
        book.schrijf(indicator.sleutel, "2025-01-10", figure, jaar=2024)
    for fiche in plan_.fiches:
        judgement = Beoordeling(oordeel="bijsturen", toelichting=text or " ", bijsturing=text)
        book.schrijf(fiche.sleutel, "2025-01-10", judgement, jaar=2024)
        decision = Besluit(titel=text or " ", tekst=text, verantwoordelijke=text or " ", termijn=date(2024, 5, 1))
        taken = book.schrijf(fiche.sleutel, "2024-02-01", decision)
        book.schrijf(fiche.sleutel, "2024-04-01", BesluitOpvolging(stand="lopend", tekst=text), betreft=taken)
    return book.events()


def harmless(text: str) -> str:
    """A text of as many lines in which nothing could mean anything."""
    return "\n".join("woord." if line else "" for line in platte_tekst(text, eenregelig=False).split("\n"))


def tokens_with(text: str) -> list[Token]:
    plan_ = poisoned(plan(), text)
    return READER.parse(render(bouw(plan_, poisoned_journal(plan_, text), "korpsleiding")))


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_changes_no_block_of_the_document(text: str) -> None:
    assert [t.type for t in tokens_with(text)] == [t.type for t in tokens_with(harmless(text))]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_comes_out_as_the_plain_text_it_is(text: str) -> None:
    tokens = tokens_with(text)
    assert {t.type for t in inlines(tokens)} <= INLINES
    plain = platte_tekst(text)
    assert said(tokens).count(plain) > 30


def test_a_report_of_a_hundred_kilobytes_is_quoted_in_part_and_says_so() -> None:
    plan_ = plan()
    book = Dagboek(plan_)
    book.log("verkeer.raadgeven.scholen", "2024-10-01", "woord " * 17_000, status="lopend")
    document = bouw(plan_, book.events())
    entry = document.fiches[0].lagen[0].maatregelen[0].laatste
    assert entry is not None
    assert entry.ingekort
    assert entry.tekst.endswith("woord …")
    assert len(render(document)) < 40_000


# --- readable raw ------------------------------------------------------------------------------------------------


def tables(text: str) -> Iterator[list[str]]:
    table: list[str] = []
    for line in [*text.split("\n"), ""]:
        if line.startswith("|"):
            table.append(line)
        elif table:
            yield table
            table = []


def test_tables_are_aligned_in_the_raw_text_except_where_a_cell_sticks_out() -> None:
    for _, document in documenten():
        for table in tables(render(document)):
            width = breedte(table[0])
            assert breedte(table[1]) == width
            for row in table:
                cells = row.split(" | ")
                assert breedte(row) == width or max(map(breedte, cells)) > MAX_KOLOM, row


def real_plan() -> Plan:
    return read_plan(ROOT / "plans" / "lama-2020-2025.yaml").plan


def lived_in(plan_: Plan) -> tuple[Gebeurtenis, ...]:
    """Every measure reported on and every figure entered for five years."""
    book = Dagboek(plan_)
    for number, subject in enumerate(Naamregister(plan_).maatregelen):
        status = ("lopend", "geblokkeerd", "uitgevoerd", "stopgezet")[number % 4]
        content = Voortgang(tekst="Uitgevoerd met de partners.", status=status, aantal=2)
        book.schrijf(subject.naam, "2024-10-01", content, klasse=subject.klasse)
    for indicator in plan_.indicatoren:
        known = [c.waarde for _, c in sorted(indicator.nulmeting.items()) if c.waarde is not None]
        for year in range(2020, 2025):
            book.meting(indicator.sleutel, str(year), str((known or [Decimal(40)])[-1] + year - 2022), voorlopig=True)
    for fiche in plan_.fiches:
        judgement = Beoordeling(oordeel="bijsturen", toelichting="Te weinig.", bijsturing="Meer.")
        book.schrijf(fiche.sleutel, "2025-02-01", judgement, jaar=2024)
    return book.events()


@pytest.mark.parametrize("lived", [False, True])
def test_the_year_at_a_glance_of_the_real_plan_fits_in_about_120_columns(lived: bool) -> None:
    plan_ = real_plan()
    text = render(bouw(plan_, lived_in(plan_) if lived else ()))
    table = next(tables(text.partition("## 1 ")[2]))
    assert len(table) == 2 + len(plan_.fiches)
    # Each figure provisional and each short title long: it is never wider than this.
    assert max(map(breedte, table)) <= (134 if lived else 116)


def test_a_year_without_any_entry_is_a_useful_document_that_claims_nothing() -> None:
    plan_ = real_plan()
    text = render(bouw(plan_, ()))
    for known in ("✓", "▲", "■", "◆"):
        assert known not in text
    assert "Over 2024 is nog niets gemeld" in text
    for fiche in plan_.fiches:
        assert text.count(fiche.titel) >= 1
        for measure in fiche.maatregelen:
            assert platte_tekst(measure.titel) in text.replace("\\", "")
    assert len(text.split("\n")) < 600


# --- the same bytes ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [name for name, _ in documenten()])
def test_the_golden_documents_come_out_as_they_were_read(name: str) -> None:
    document = dict(documenten())[name]
    assert render(document) == (GOLDEN / f"{name}.md").read_text(encoding="utf-8")


def test_the_same_input_gives_the_same_bytes_in_another_process_with_another_hash_seed() -> None:
    code = (
        "import hashlib\n"
        "from tests.unit.stuurbord_stof import documenten\n"
        "from lama_zvp.stuurbord.render import render\n"
        "print(hashlib.sha256(b''.join(render(d, f) for _, d in documenten() for f in ('md', 'json'))).hexdigest())"
    )
    outcomes = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outcomes) == 1


def test_the_fingerprint_changes_with_any_text_and_is_the_same_in_every_form() -> None:
    plan_ = plan()
    events = geleefd(plan_)
    first, second = bouw(plan_, events), bouw(plan_, events[:-1])
    assert first.colofon.vingerafdruk != second.colofon.vingerafdruk
    assert len(first.colofon.vingerafdruk) == len(hashlib.sha256().hexdigest())
    assert first.colofon.vingerafdruk in render(first)
