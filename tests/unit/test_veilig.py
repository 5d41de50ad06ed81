"""Text from people comes out of every neutraliser as exactly the characters of its plain text."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Sequence
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from rich.markup import render as rich_render
from textual.content import Content

from lama_zvp.veilig import (
    VERVANGTEKEN,
    breedte,
    ontsmet,
    platte_tekst,
    voor_csv,
    voor_html,
    voor_markdown,
    voor_rich,
    voor_terminal,
)

HOSTILE = (
    "| a | b |\n|---|---|\n| c | d |",
    "<script>alert(1)</script>",
    "<!-- weg --> <b>vet</b> <a href='https://kwaad.example'>klik</a>",
    "[red]rood[/red] [@click=app.quit]klik[/] [1] [/]",
    "**vet** __vet__ *schuin* _schuin_ ~~weg~~ ~x~ `code` ``` hek",
    "# kop\n## kop ##\n- punt\n+ punt\n1. een\n2) twee\n> citaat\n---\n===",
    "    ingesprongen code",
    "[tekst](https://kwaad.example) ![beeld](x.png) [ref][1] [^1] [x]: y",
    "https://kwaad.example www.kwaad.example kwaad.example jan@kwaad.example //kwaad.example mailto:jan@kwaad.example",
    "&amp; &lt;b&gt; &#124; &#x41; &nbsp; &copy;",
    "=1+2 @SUM(A1) +cmd|' /C calc'!A0 -2+3",
    "\x1b[31mrood\x1b[0m \x9b2J \x1b]0;titel\x07 \x1bP1$q\x1b\\ \x1b(B \x07\x08\x00\x7f\x85",
    "\u202etxet\u202c \u2066x\u2069 \u200bnul\u200dbreed\ufeff \u00adzacht \u061c",
    "שלום עולם مرحبا",
    "👮‍♀️ 🚓 ❤️ 🇧🇪 日本語",
    "Z̶̧̢̨̛̛̛͓̬̙͙͚͛͛͋̂̀̀̚a̷l̵g̸o",
    "\ud800 los \udfff \ue000 \ufdd0 \U0010ffff",
    "$x^2$ $$y$$ \\ \\\\ \\| \\* \\",
    "einde met twee spaties  \n en een streep\\\nverder",
    "\u2028regel\u2029alinea\r\nwindows\rmac\x0bv\x0cf\x1c\x1d\x1e\x1f",
    "e\u0301 \ufb01 \u1100\u1161\u11a8",
    "",
    "   ",
    "\t\u00a0\u3000",
    "#",
    "-",
    "1.",
    "_",
    "\\",
    "|",
    ":-|-:",
)

SNIPPETS = st.sampled_from(
    [
        *"|<>[]()*_`~#-+=.:!&;$\\/@^'\" \n\t",
        "1.",
        "2)",
        "&#",
        "amp;",
        "www.",
        "http",
        "://",
        "be",
        "\x1b[",
        "\x9b",
        "]8;;",
    ]
)
TEXTS = st.one_of(
    st.text(),
    st.lists(st.one_of(SNIPPETS, st.text(alphabet="abzAZ09é", max_size=3)), max_size=25).map("".join),
    st.sampled_from(HOSTILE),
)


def inline_text(tokens: Sequence[Token]) -> str:
    """The text of inline tokens, of which none may be anything but text."""
    assert {token.type for token in tokens} <= {"text"}
    return "".join(token.content for token in tokens)


READERS = {
    "commonmark with tables": MarkdownIt("commonmark").enable("table"),
    "github with links": MarkdownIt("gfm-like"),
}


@pytest.mark.parametrize("reader", READERS)
@given(text=TEXTS)
def test_markdown_of_any_text_is_one_paragraph_of_exactly_that_text(reader: str, text: str) -> None:
    plain = platte_tekst(text)
    tokens = READERS[reader].parse(voor_markdown(text))
    if not plain:
        assert tokens == []
        return
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert inline_text(tokens[1].children or []) == plain


@pytest.mark.parametrize("reader", READERS)
@given(text=TEXTS)
def test_markdown_of_any_text_fills_one_cell_of_a_table(reader: str, text: str) -> None:
    tokens = READERS[reader].parse(f"| kop | kop |\n| --- | --- |\n| {voor_markdown(text)} | slot |\n")
    cells = [inline_text(token.children or []) for token in tokens if token.type == "inline"]
    assert cells == ["kop", "kop", platte_tekst(text), "slot"]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("frame", ["## {}", "- {}", "> {}", "1. {}", "**Kop:** {}", "tekst {} tekst"])
@given(text=TEXTS)
def test_markdown_of_any_text_stays_inside_what_surrounds_it(reader: str, frame: str, text: str) -> None:
    plain = platte_tekst(text)
    empty = READERS[reader].parse(frame.format("x"))
    tokens = READERS[reader].parse(frame.format(voor_markdown(text)))
    if not plain:
        return
    assert [token.type for token in tokens] == [token.type for token in empty]
    inline = next(token for token in tokens if token.type == "inline")
    assert "".join(child.content for child in inline.children or [] if child.type == "text").endswith(
        plain if not frame.endswith("tekst") else f"{plain} tekst"
    )


@given(text=TEXTS, multi=st.booleans())
def test_plain_text_is_stable_and_obeys_nobody(text: str, multi: bool) -> None:
    plain = platte_tekst(text, eenregelig=not multi)
    assert platte_tekst(plain, eenregelig=not multi) == plain
    assert unicodedata.normalize("NFC", plain) == plain
    assert not [c for c in plain if unicodedata.category(c) in ("Cc", "Cs", "Co") and c != "\n"]
    assert not [c for c in plain if unicodedata.bidirectional(c) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI")]
    assert multi or "\n" not in plain
    assert "\n\n\n" not in plain


@given(text=TEXTS)
def test_terminal_text_keeps_its_spacing_and_loses_every_control(text: str) -> None:
    safe = voor_terminal(text)
    assert not [c for c in safe if (ord(c) < 32 and c != "\n") or 127 <= ord(c) < 160]
    assert voor_terminal(safe) == safe == ontsmet(safe)


def test_terminal_text_keeps_columns_aligned() -> None:
    assert voor_terminal("  naam     12  ok\n\tx") == "  naam     12  ok\n x"


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("\x1b[31mrood\x1b[0m", "rood"),
        ("voor\x1b]0;titel\x07na", "voorna"),
        ("open\x1b]0;zonder einde", "open]0;zonder einde"),
        ("links\u202estcer\u202c", "linksstcer"),
        ("nul\u200bbreed", "nulbreed"),
        ("a\r\nb\u2028c\x85d", "a b c d"),
        ("e\u0301", "é"),
        ("\ud800", VERVANGTEKEN),
        ("👮‍♀️", "👮♀"),
        (" \u00a0 x \u00a0 ", "x"),
        ("36,7\u00a0%", "36,7\u00a0%"),
    ],
)
def test_plain_text_by_example(raw: str, plain: str) -> None:
    assert platte_tekst(raw) == plain


def test_paragraphs_stay_apart_when_asked() -> None:
    assert platte_tekst(" een \r\n twee\n\n\n\ndrie \n", eenregelig=False) == "een\ntwee\n\ndrie"


@pytest.mark.parametrize(
    "plain",
    ["Vijf controles, 412 bestuurders getest", "3.465 feiten (2016), − 12 %", "a-b/c: d; e? f! 'g' o.a. bv. 12.3"],
)
def test_markdown_leaves_ordinary_text_as_it_is(plain: str) -> None:
    assert voor_markdown(plain) == plain


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.parts += [value or "" for _, value in attrs]

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


@given(text=TEXTS)
def test_html_of_any_text_is_text_in_an_element_and_in_an_attribute(text: str) -> None:
    safe, plain = voor_html(text), platte_tekst(text)
    parser = _Text()
    parser.feed(f'<p title="{safe}">{safe}</p>')
    parser.close()
    assert parser.tags == ["p"]
    assert parser.parts[0] == plain
    assert "".join(parser.parts[1:]) == plain


@given(text=TEXTS)
def test_a_cell_for_a_spreadsheet_never_starts_a_formula(text: str) -> None:
    cell = voor_csv(text)
    assert not cell.startswith(tuple("=+-@|%\t\r\n＝＋－＠"))
    out = io.StringIO()
    csv.writer(out).writerow([cell, "slot"])
    assert next(csv.reader(io.StringIO(out.getvalue()))) == [cell, "slot"]
    assert cell.removeprefix("'") == platte_tekst(text).removeprefix("'") or cell == platte_tekst(text)


@given(text=TEXTS)
def test_console_markup_of_any_text_shows_that_text_and_lets_the_next_tag_work(text: str) -> None:
    rendered = rich_render(f"[bold]{voor_rich(text)}[/bold]!", emoji=False)
    assert rendered.plain in (f"{platte_tekst(text)}!", f"{platte_tekst(text)} !")
    assert [str(span.style) for span in rendered.spans] == ["bold"]


@given(text=TEXTS.filter(lambda text: "\\" not in text))
def test_content_markup_of_any_text_shows_that_text(text: str) -> None:
    assert Content.from_markup(f"[b]{voor_rich(text)}[/b]!").plain == f"{platte_tekst(text)}!"


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("abc", 3),
        ("é", 1),
        ("e\u0301", 1),
        ("日本", 4),
        ("🚓", 2),
        ("✓ ▲ ■ ○", 7),
        ("שלום", 4),
        ("−12\u00a0%", 5),
    ],
)
def test_width_in_columns(text: str, columns: int) -> None:
    assert breedte(text) == columns


def test_width_agrees_with_the_character_database_of_this_python() -> None:
    def known_and_printable(char: str) -> bool:
        return unicodedata.category(char) not in ("Cn", "Cc", "Cs", "Co", "Mn", "Me") and ontsmet(char) == char

    # Unicode 16 widened some old symbols; only what every supported Python agrees on is compared.
    widened_later = {*range(0x2630, 0x2638), *range(0x268A, 0x2690), *range(0x4DC0, 0x4E00), *range(0x1D300, 0x1D377)}
    chars = (chr(code) for code in range(0x20000) if code not in widened_later)
    wrong = [c for c in chars if known_and_printable(c) and breedte(c) != 1 + (unicodedata.east_asian_width(c) in "WF")]
    assert wrong == []
