"""Lines as values: never wider than asked, nothing lost in wrapping, nothing that a terminal could obey."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from lama_zvp.tui.beeld.document import column_widths, document_lines
from lama_zvp.tui.lines import Column, between, cut, fit, piece, row, text_of, width_of, wrap
from lama_zvp.tui.look import Look
from lama_zvp.veilig import platte_tekst

teksten = st.text(max_size=60)
regels = st.lists(st.tuples(teksten, st.sampled_from(["", "muted", "bad"])), max_size=6).map(
    lambda delen: tuple(piece(tekst, ink) for tekst, ink in delen)
)
breedtes = st.integers(min_value=0, max_value=70)


@given(regels, breedtes)
def test_a_cut_line_is_never_wider_than_asked(regel: tuple[tuple[str, str], ...], breed: int) -> None:
    assert width_of(cut(regel, breed)) <= breed


@given(regels, breedtes, st.booleans())
def test_a_fitted_line_is_exactly_as_wide_as_asked(
    regel: tuple[tuple[str, str], ...], breed: int, rechts: bool
) -> None:
    assert width_of(fit(regel, breed, right=rechts)) == breed


@given(regels, regels, st.integers(min_value=1, max_value=70))
def test_two_ends_of_a_line_stay_within_it(
    links: tuple[tuple[str, str], ...], rechts: tuple[tuple[str, str], ...], breed: int
) -> None:
    assert width_of(between(links, rechts, breed)) <= breed


@given(st.lists(regels, min_size=3, max_size=3), st.lists(st.integers(2, 20), min_size=3, max_size=3))
def test_a_row_lines_up_whatever_its_cells_say(cellen: list[tuple[tuple[str, str], ...]], maten: list[int]) -> None:
    assert width_of(row([Column("x", maat) for maat in maten], cellen)) == sum(maten)


@given(st.text(max_size=300), st.integers(min_value=6, max_value=50), st.integers(min_value=0, max_value=3))
def test_wrapping_loses_no_letter_and_keeps_its_width(tekst: str, breed: int, inspringing: int) -> None:
    lines = wrap(tekst, breed, indent=inspringing)
    assert all(width_of(line) <= breed for line in lines)
    joined = "".join(text_of(line) for line in lines)
    assert joined.replace(" ", "") == platte_tekst(tekst).replace(" ", "")


def test_a_wrapped_paragraph_breaks_between_words() -> None:
    assert [text_of(line) for line in wrap("een twee drie vier", 9)] == ["een twee", "drie vier"]
    assert [text_of(line) for line in wrap("een twee drie", 8, first=(("> ", ""),), indent=2)] == [
        "> een",
        "  twee",
        "  drie",
    ]


@given(
    st.integers(1, 6).flatmap(
        lambda n: st.lists(st.lists(st.integers(0, 80), min_size=n, max_size=n), min_size=1, max_size=5)
    ),
    st.integers(min_value=40, max_value=160),
)
def test_table_columns_fit_the_screen_and_are_no_wider_than_needed(maten: list[list[int]], breed: int) -> None:
    widths = column_widths(maten, breed)
    assert sum(widths) + 2 * (len(widths) - 1) <= breed
    assert all(width <= max(max(column), 1) for width, column in zip(widths, zip(*maten, strict=True), strict=True))


def test_a_markdown_table_lines_up_and_its_escapes_are_undone() -> None:
    markdown = "# Kop\n\n| Naam | Aantal |\n|---|---:|\n| a\\|b **vet** | 12 |\n| \\[red\\] | 3 |\n"
    lines = [text_of(line).rstrip() for line in document_lines(markdown, 60, Look())]
    assert " a|b vet      12" in lines
    assert " [red]         3" in lines
    assert " Naam     Aantal" in lines


def test_strong_text_in_a_document_is_strong_and_nothing_else_is() -> None:
    (line,) = document_lines("- **Zone:** \\*niet vet\\* en [geen link](x)", 70, Look())
    assert ("Zone:", "strong") in [(text.strip(), ink) for text, ink in line]
    assert "*niet vet* en [geen link](x)" in text_of(line)


@given(st.text(max_size=400), st.integers(min_value=24, max_value=100))
def test_any_document_stays_within_the_screen(markdown: str, breed: int) -> None:
    assert all(cell_len(text_of(line)) <= breed for line in document_lines(markdown, breed, Look()))
