"""What is typed in: one line, several lines, or one choice of a few; pasted text loses what a terminal could obey."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.message import Message
from textual.widgets import Input, TextArea

from lama_zvp.tui.lines import Line, Piece, piece, width_of
from lama_zvp.tui.widgets.canvas import Canvas
from lama_zvp.veilig import ontsmet, platte_tekst, schone_cellen

if TYPE_CHECKING:
    from textual import events


class Field(Input):
    """One line. Up and down post `Stepped`, for fields whose value can be counted up and down."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(1)", show=False),
        Binding("down", "step(-1)", show=False),
    ]

    class Stepped(Message):
        """Up (1) or down (-1) was pressed in a field."""

        def __init__(self, field: Field, step: int) -> None:
            super().__init__()
            self.field = field
            self.step = step

        @property
        def control(self) -> Field:
            return self.field

    def __init__(
        self, value: str = "", *, id: str | None = None, placeholder: str = "", limit: int = 500, steps: bool = False
    ) -> None:
        super().__init__(
            value,
            id=id,
            placeholder=placeholder,
            compact=True,
            max_length=limit,
            select_on_focus=False,
            highlighter=None,
        )
        self.cursor_blink = False
        self.add_class("-typt")
        self._steps = steps

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self._steps if action == "step" else super().check_action(action, parameters)

    def action_step(self, step: int) -> None:
        self.post_message(self.Stepped(self, step))

    def restricted(self) -> None:
        """Too long: nothing rings."""

    def on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        room = (self.max_length or 500) - len(self.value) + len(self.selected_text)
        self.replace(platte_tekst(event.text[:10_000])[: max(room, 0)], *self.selection)


class TextBox(TextArea):
    """Several lines, up to `limit` characters; what would not fit is refused whole, with a message."""

    class TooLong(Message):
        """A paste was refused: `length` characters would have stood here."""

        def __init__(self, length: int) -> None:
            super().__init__()
            self.length = length

    def __init__(self, text: str = "", *, id: str | None = None, limit: int, placeholder: str = "") -> None:
        super().__init__(
            ontsmet(text),
            id=id,
            compact=True,
            soft_wrap=True,
            tab_behavior="focus",
            highlight_cursor_line=False,
            placeholder=placeholder,
        )
        self.cursor_blink = False
        self.add_class("-typt")
        self._limit = limit

    def on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        length = len(self.text) - len(self.selected_text) + len(event.text)
        if length > self._limit:
            self.post_message(self.TooLong(length))
            return
        result = self.replace(self.clean(event.text), *self.selection, maintain_selection_offset=False)
        self.move_cursor(result.end_location)

    def scroll_cursor_visible(self, center: bool = False, animate: bool = False) -> Offset:
        """While lines are undone, the cursor may stand below the last of them: it is placed right afterwards."""
        if self.cursor_location[0] >= self.document.line_count:
            return Offset(0, 0)
        return super().scroll_cursor_visible(center, animate)

    def clean(self, pasted: str) -> str:
        """What stays of a pasted text."""
        return ontsmet(pasted)


class CellBox(TextBox):
    """Cells of a spreadsheet as text: a row on each line, and the tabs between the cells kept."""

    def __init__(self, text: str = "", *, id: str | None = None, limit: int, placeholder: str = "") -> None:
        super().__init__("", id=id, limit=limit, placeholder=placeholder)
        self.soft_wrap = False
        self.indent_width = 12
        self.load_text(schone_cellen(text))

    def clean(self, pasted: str) -> str:
        return schone_cellen(pasted)

    def on_paste(self, event: events.Paste) -> None:
        """The headings stay in sight when the box was empty."""
        was_empty = not self.text
        super().on_paste(event)
        if was_empty:
            self.move_cursor((0, 0))


@dataclass(frozen=True, slots=True)
class Option:
    """One of the choices: the key that takes it, its words, its symbol with ink, and its value."""

    key: str
    label: str
    value: str
    symbol: str = ""
    ink: str = ""


class ChoiceRow(Canvas, can_focus=True):
    """One choice out of a few, by one key, by the arrows, or by a click.

    `optional`: the same key again takes it back, so that nothing is chosen.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "shift(-1)", show=False),
        Binding("right", "shift(1)", show=False),
        Binding("backspace,delete", "clear", show=False),
        Binding("enter", "done", show=False),
    ]

    class Changed(Message):
        """Another option was taken. `done`: by its own key, so that the next field may have the focus."""

        def __init__(self, row: ChoiceRow, value: str, *, done: bool) -> None:
            super().__init__()
            self.row = row
            self.value = value
            self.done = done

        @property
        def control(self) -> ChoiceRow:
            return self.row

    def __init__(
        self, options: Sequence[Option], *, value: str = "", optional: bool = False, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._optional = optional
        self.options = tuple(options)
        self.value = value
        self._places: list[tuple[int, int, int, Option]] = []
        self.show(self._layout)

    def take(self, value: str, *, done: bool = False) -> None:
        """Take the option with this value; "" takes none."""
        self.value = value
        self.show(self._layout)
        self.post_message(self.Changed(self, value, done=done))

    def _layout(self, width: int) -> list[Line]:
        lines: list[list[Piece]] = [[]]
        self._places = []
        used = 0
        for option in self.options:
            words = self._words(option)
            size = width_of(words)
            if used and used + size > width:
                lines.append([])
                used = 0
            self._places.append((len(lines) - 1, used, used + size, option))
            lines[-1] += [*words, (" ", "")]
            used += size + 1
        return [tuple(line) for line in lines]

    def _words(self, option: Option) -> Line:
        taken = option.value == self.value
        mark = f"{option.symbol} " if taken and option.symbol else ""
        ends = ("[", "]") if taken and not self.look.colour else (" ", " ")
        words = f"{mark}{piece(option.label)[0]}"
        if taken:
            return ((f"{ends[0]}{option.key} {words}{ends[1]}", "choice"),)
        return ((f" {option.key}", "key"), (f" {words} ", "" if self.has_focus else "muted"))

    def on_focus(self) -> None:
        self.show(self._layout)

    def on_blur(self) -> None:
        self.show(self._layout)

    def on_key(self, event: events.Key) -> None:
        for option in self.options:
            if event.character == option.key:
                event.stop()
                event.prevent_default()
                back = self._optional and option.value == self.value
                self.take("" if back else option.value, done=not back)

    def action_shift(self, step: int) -> None:
        values = [option.value for option in self.options]
        place = values.index(self.value) + step if self.value in values else (0 if step > 0 else len(values) - 1)
        self.take(values[min(max(place, 0), len(values) - 1)])

    def action_clear(self) -> None:
        if self._optional:
            self.take("")

    def action_done(self) -> None:
        self.post_message(self.Changed(self, self.value, done=True))

    def on_click(self, event: events.Click) -> None:
        for row, start, end, option in self._places:
            if row == event.y and start <= event.x < end:
                self.take(option.value)
