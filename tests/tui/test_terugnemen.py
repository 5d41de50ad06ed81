"""What was typed in a box can be taken back and put again, whatever it was and however wide the box is."""

from __future__ import annotations

import random

import pytest
from textual.app import App, ComposeResult
from textual.events import Paste

from lama_zvp.tui.widgets.fields import TextBox

STUKKEN = ("a", "\n", "woord ", "é漢", "een\ntwee\ndrie\nvier\nvijf", "\n\n\n\n\n\n", "lang " * 30, "\t", "👩‍🚒")
GREPEN = (
    "undo",
    "undo",
    "undo",
    "redo",
    "delete_left",
    "delete_to_start_of_line",
    "delete_word_left",
    "select_all",
    "cut",
)


class Doos(App[None]):
    """One box of four lines on a screen."""

    CSS = "TextBox { height: 4; width: 24; }"

    def compose(self) -> ComposeResult:
        yield TextBox(id="tekst", limit=2_000)


async def test_taking_back_lines_that_made_the_box_scroll_leaves_it_as_it_was() -> None:
    async with Doos().run_test(size=(40, 10)) as pilot:
        doos = pilot.app.query_one(TextBox)
        doos.insert("een\ntwee\ndrie")
        doos.insert("\nvier\nvijf\nzes\nzeven")
        await pilot.pause()
        doos.undo()
        await pilot.pause()
        assert doos.text == "een\ntwee\ndrie"
        doos.redo()
        assert doos.text == "een\ntwee\ndrie\nvier\nvijf\nzes\nzeven"


@pytest.mark.parametrize("zaad", range(5))
async def test_any_editing_keeps_the_cursor_inside_the_text(zaad: int) -> None:
    kies = random.Random(zaad)
    async with Doos().run_test(size=(40, 10)) as pilot:
        doos = pilot.app.query_one(TextBox)
        for stap in range(150):
            if kies.random() < 0.5:
                doos.post_message(Paste(kies.choice(STUKKEN)))
            else:
                getattr(doos, f"action_{kies.choice(GREPEN)}")()
            if stap % 10 == 0:
                doos.styles.width = kies.randint(2, 40)
                doos.styles.height = kies.randint(1, 8)
            if kies.random() < 0.3:
                await pilot.pause()
            rij, kolom = doos.cursor_location
            assert 0 <= rij < doos.document.line_count
            assert 0 <= kolom <= len(doos.document[rij])
            assert len(doos.text) <= 2_000
