"""Long runs may break, and a character without a letter is named by its code; nothing else of a text changes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lama_zvp.stuurbord.render.pdf.letters import als_code, bijzondere, breekbaar, ontbrekende, overal


def test_ordinary_text_stays_as_it_is() -> None:
    for tekst in ("", "Verkeersveiligheid en -overlast", "1.234,5 − 12 % (2018)", "burgemeestersoverlegvergadering"):
        assert breekbaar(tekst) == tekst


def test_a_fingerprint_may_break_every_twelve_characters() -> None:
    assert breekbaar("sha256 " + "ab" * 32).split("\u200b") == ["sha256 abababababab", *["ab" * 6] * 4, "abab"]


@given(st.text())
def test_breaking_takes_nothing_away(tekst: str) -> None:
    assert breekbaar(tekst).replace("\u200b", "") == tekst.replace("\u200b", "")


@given(st.text(alphabet="x1.-/", min_size=25))
def test_no_run_is_left_that_could_not_fit_a_column(tekst: str) -> None:
    assert max(map(len, breekbaar(tekst).split("\u200b"))) <= 24


def test_what_the_text_font_has_is_not_asked_about() -> None:
    assert bijzondere(["Één café: 1.234 € – “ja” … ŵ", "x 😀", "◐ ж"]) == {"😀", "◐", "ж"}


@given(st.frozensets(st.characters(min_codepoint=0x250, max_codepoint=0x2E00, exclude_categories=["Cs"]), max_size=30))
def test_the_search_finds_exactly_what_cannot_be_set(tekens: frozenset[str]) -> None:
    slecht = {teken for teken in tekens if ord(teken) % 3 == 0}
    assert ontbrekende(tekens, lambda tekst: not slecht & set(tekst)) == slecht


def test_when_all_can_be_set_one_question_is_enough() -> None:
    vragen: list[str] = []

    def lukt(tekst: str) -> bool:
        vragen.append(tekst)
        return True

    assert ontbrekende(frozenset("жзи◐"), lukt) == frozenset()
    assert len(vragen) == 1


def test_scripts_without_a_font_are_not_tried_one_by_one() -> None:
    def lukt(tekst: str) -> bool:
        raise AssertionError(tekst)

    assert ontbrekende(frozenset("中文字😀"), lukt) == frozenset("中文字😀")


def test_a_flood_of_odd_characters_is_named_untried() -> None:
    vragen = 0

    def lukt(_tekst: str) -> bool:
        nonlocal vragen
        vragen += 1
        return False

    velen = frozenset(map(chr, range(0x1200, 0x1200 + 5000)))
    assert ontbrekende(velen, lukt) == velen
    assert vragen < 1000


def test_codes_replace_only_what_they_name() -> None:
    assert als_code(frozenset("😀é"))("a😀bé]") == "a[U+1F600]b[U+00E9]]"
    assert als_code(frozenset())("a😀") == "a😀"


def test_every_text_in_the_data_is_reached_and_nothing_else() -> None:
    gegevens = {"a": "x", "b": [1, True, None, "x", {"c": ("x", 2.5)}]}
    assert overal(gegevens, str.upper) == {"a": "X", "b": [1, True, None, "X", {"c": ["X", 2.5]}]}
