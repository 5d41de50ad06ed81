"""Text is data: whatever goes into an element comes out of a reader as that text, and as nothing else."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from lama_zvp.stuurbord.render.html.elementen import Html, alineas, el, lijst, regels, samen
from lama_zvp.veilig import platte_tekst
from tests.unit.html_lezer import lees

EVIL = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style></title></svg><script>",
    "<!-- --> <![CDATA[ ]]> <?php ?>",
    "' onload='alert(1)",
    "&lt;b&gt; &#60;b&#62; &amp;",
    "\x00\x1b[31m\u202e\ud800 rood",
)
text = st.one_of(st.sampled_from(EVIL), st.text(max_size=60))


@given(text)
def test_content_reads_back_as_the_plain_text(tekst: str) -> None:
    (element,) = lees(el("p", tekst).encode()).kinderen
    assert element.kinderen == []
    assert element.tekst().strip() == platte_tekst(tekst)


@given(text)
def test_an_attribute_reads_back_as_the_plain_text_and_adds_no_other(tekst: str) -> None:
    (element,) = lees(el("p", "x", title=tekst, class_="a").encode()).kinderen
    assert element.attributen == {"title": platte_tekst(tekst), "class": "a"}


@given(st.lists(text, max_size=5))
def test_only_what_el_made_is_markup(teksten: list[str]) -> None:
    made = samen(teksten, el("b", teksten))
    assert [kind.naam for kind in lees(made.encode()).kinderen] == ["b"]


def test_markup_that_went_through_string_operations_is_text_again() -> None:
    glued = el("b", "x") + "<i>"
    assert not isinstance(glued, Html)
    assert el("p", glued) == "<p>&lt;b&gt;x&lt;/b&gt;&lt;i&gt;</p>\n"


def test_one_space_around_a_text_stays_and_a_no_break_space_too() -> None:
    assert el("b", "  a ", "\u00a0b\n", el("i", "c")) == "<b> a \u00a0b <i>c</i></b>"


def test_absent_attributes_are_left_out_and_true_ones_are_named() -> None:
    assert el("td", "x", class_=None, hidden=True, colspan=2, id=False) == '<td hidden="hidden" colspan="2">x</td>\n'


def test_elements_without_content_have_no_end_tag() -> None:
    assert samen("a", el("br"), "b") == "a<br>b"


@given(st.text(alphabet="ab\n ", max_size=30))
def test_lines_and_paragraphs_keep_every_word(tekst: str) -> None:
    class Words(HTMLParser):
        found = ""

        def handle_data(self, data: str) -> None:
            self.found += data + " "

    for made in (alineas(tekst), regels(tekst)):
        reader = Words()
        reader.feed(made)
        assert reader.found.split() == tekst.split()


def test_paragraphs_stand_apart_and_lines_break() -> None:
    assert alineas("een\ntwee\n\ndrie") == "<p>een<br>twee</p>\n<p>drie</p>\n"


def test_a_list_without_items_is_nothing() -> None:
    assert lijst([]) == ""
    assert lijst(["a", el("b", "c")]) == "<ul><li>a</li>\n<li><b>c</b></li>\n</ul>\n"


@given(text)
def test_no_character_reference_is_left_open(tekst: str) -> None:
    assert "&" not in el("p", tekst).replace("&lt;", "").replace("&gt;", "").replace("&amp;", "").replace(
        "&quot;", ""
    ).replace("&#x27;", "")
