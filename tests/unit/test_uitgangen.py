"""Any text through every way out: what comes out says the same, and nothing in it can be obeyed."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from html.parser import HTMLParser

import pikepdf
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from lama_zvp.cli.uitvoer import alinea, cel, json_tekst, tabel
from lama_zvp.stuurbord.render.pdf import bouwstenen
from lama_zvp.stuurbord.render.pdf.zetter import zet
from lama_zvp.veilig import platte_tekst, voor_csv, voor_html, voor_markdown, voor_terminal

TEXTS = st.text(max_size=80) | st.sampled_from(
    [
        "\x1b]0;titel\x07",
        "\x9b31m",
        "\u202eomgekeerd",
        "<script>",
        "| a |",
        "[red]",
        "=1+1",
        "@SUM(A1)",
        "#eval(1)",
        "\x00",
    ]
)
STEERS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")


@given(text=TEXTS)
def test_the_terminal_and_its_tables_get_nothing_to_obey(text: str) -> None:
    for out in (voor_terminal(text), cel(text), alinea(text), tabel(("Kop",), [(text,)])):
        assert not STEERS.search(out)


@given(text=TEXTS)
def test_json_keeps_the_text_and_shows_no_control_to_a_terminal(text: str) -> None:
    written = json_tekst({"tekst": text})
    assert not STEERS.search(written)
    assert json.loads(written) == {"tekst": text}


@given(text=TEXTS)
def test_markdown_and_html_hold_the_text_and_no_structure_of_it(text: str) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(f"- {voor_markdown(text)}\n")
    assert {t.type for t in tokens} <= {
        "bullet_list_open",
        "list_item_open",
        "paragraph_open",
        "inline",
        "paragraph_close",
        "list_item_close",
        "bullet_list_close",
    }
    seen: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: object) -> None:
            seen.append(tag)

    Reader().feed(f"<p>{voor_html(text)}</p>")
    assert seen == ["p"]


@given(text=TEXTS)
def test_a_csv_cell_is_one_cell_and_no_formula(text: str) -> None:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=";").writerow([voor_csv(text), "ernaast"])
    rows = list(csv.reader(io.StringIO(buffer.getvalue(), newline=""), delimiter=";"))
    assert len(rows) == 1
    assert rows[0][1] == "ernaast"
    assert not rows[0][0].startswith(("=", "+", "-", "@"))


@given(text=TEXTS)
@settings(max_examples=12, deadline=None)
def test_a_pdf_is_made_of_any_text_and_does_nothing(text: str) -> None:
    page = {
        "titel": f"Proef {platte_tekst(text)}",
        "auteur": "zone",
        "omschrijving": "proef",
        "trefwoorden": [],
        "datum": [2025, 3, 14],
        "merk": "",
        "kopregel": {"links": "zone", "rechts": "editie", "toestand": "proef", "kleur": "merk"},
        "voetregel": {"links": "klasse", "midden": ""},
    }
    raw = zet(
        {"blad": page, "inhoud": [bouwstenen.kop(1, "Proef"), bouwstenen.alinea(platte_tekst(text))]}, date(2025, 3, 14)
    )
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        assert len(pdf.pages) == 1
        assert not any(name in str(pdf.Root.keys()) for name in ("/OpenAction", "/AA", "/AcroForm"))
